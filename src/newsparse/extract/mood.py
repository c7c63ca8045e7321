"""What the endings of a verb say: that something was done, is to be done, or is only wished, asked or denied."""

from __future__ import annotations

from typing import Literal

from newsparse.tokens import Doc, Sentence

# `joined` has no tense of its own: 체결하고, 맺으며
Mood = Literal["done", "joined", "planned", "no"]

_DENIED = frozenset(["못", "않", "말", "못하"])
_IF = frozenset(
    ["어야", "아야", "여야", "면", "으면", "려면", "으려면", "자고", "라고", "으라고", "라며", "자며", "자는", "라는", "어도", "더라도", "거나", "든지", "ᆯ지", "을지", "는지"]
)  # fmt: skip
_TO = frozenset(["려고", "으려고", "고자", "려", "으려", "러", "도록", "게"])
_NOT_YET = frozenset(["수", "경우", "때", "필요", "가능성", "여부", "듯"])
_A_PLAN = frozenset(["방안", "계획", "안", "쪽", "방향", "구상", "방침"])
_PRESENT = ("ᆫ다", "는다", "ᆸ니다", "습니다", "ᆫ단", "는단")


def mood(doc: Doc, verb: int, sentence: Sentence) -> Mood:
    """The mood of the verb at token `verb` (its stem, or the 하 of a derived one) by the endings behind it."""
    past = False
    for j in range(verb + 1, min(sentence.last, verb + 8)):
        tag, form = doc.tags[j], doc.forms[j]
        if tag == "EP":
            past = past or form in ("었", "았", "였")
            continue
        if tag == "VX" or (tag == "EC" and form in ("어", "아", "여") and _next(doc, j, sentence)[0] == "VX"):
            continue  # 맺어 왔다
        if tag == "ETM":
            return _before_noun(form, _next(doc, j, sentence)[1])
        if tag == "ETN":
            after = [doc.forms[k] for k in range(j + 1, min(j + 3, sentence.last))]
            if after == ["도", "하"]:
                return "done"  # 체결하기도 했다
            return "planned" if after[:1] == ["로"] or "위하" in after or "전" in after else "no"
        if tag == "EC":
            return _before_clause(form, [doc.forms[k] for k in range(j + 1, min(j + 4, sentence.last))], past)
        if tag == "EF":
            if form.startswith(("자", "라", "어라", "아라")):
                return "no"
            return "done" if past or not form.startswith(_PRESENT) else "planned"
        if tag in ("NNB", "NNG") and form in ("중", "키"):
            return "planned" if form == "키" else "done"
        return "joined"
    return "done" if past else "joined"


def _next(doc: Doc, i: int, sentence: Sentence) -> tuple[str, str]:
    return (doc.tags[i + 1], doc.forms[i + 1]) if i + 1 < sentence.last else ("", "")


def _before_noun(form: str, noun: str) -> Mood:
    """`체결할 예정`, `체결할 수`, `체결한 새론`, `체결하는 방안`."""
    if form in ("ᆯ", "을"):
        if noun == "당시":
            return "done"  # 계약을 맺을 당시
        return "no" if noun in _NOT_YET else "planned"
    if form == "는":
        return "planned" if noun in _A_PLAN else "no" if noun == "것" else "done"
    if form.startswith(("자", "라", "으라")):
        return "no"
    return "planned" if form in ("ᆫ다는", "는다는") else "done"


def _before_clause(form: str, after: list[str], past: bool) -> Mood:
    """`체결하고`, `체결하지 못하고`, `체결하면`, `체결한다고`."""
    if form in ("지", "질") and _DENIED & set(after):
        return "no"
    if form in _IF:
        return "no"
    if form in _TO:
        return "planned"
    if form.startswith(("ᆫ다", "는다", "ᆫ대", "는대")):
        return "planned"
    return "done" if past else "joined"
