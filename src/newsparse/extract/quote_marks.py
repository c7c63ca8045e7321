"""Quotation marks: what stands between them, lost ones made good, and whether it is speech or a name in marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsparse.lexicon import alternation, words, wordset
from newsparse.model import Passage

_DOUBLE = re.compile(r"[“”\"＂〝〞]")
_SINGLE = re.compile(r"(?<![\w])[‘'](?P<said>[^‘’'“”\"\n]{6,300})[’']")
_OPENS_BEHIND = "([‘'·…,-:=]"

HEADLINES = ("title", "subtitle", "subheading")

# what joins speech to its sentence
_PARTICLE = re.compile(
    r"[.,]?\s?(?P<particle>(?:(?:이|하)?(?:라|다)?(?:면서도|면서|며)(?:도)?)|(?:이?라)?고(?:도|는|만)?(?=[\s,.])|(?:이?라)?고(?=[가-힣]{2})"
    r"|이?라(?=\s(?:말|발언|밝|주장|했|평|답|강조|비판))|(?:이?라|다|자|냐|라)?는(?=\s)|(?:을|를|등을|등|이란|란)(?=\s))"
)
_SPOKEN_END = re.compile(
    r"(?:다|까|요|자|라|네|죠|지|나|야|해|돼|것|음|함|됨|길|처사|갑질|없도록|하도록|냐|니|걸|데|군|구나|고)[.!?…~]*$"
)
# `"…"고 불리는`, `"…"라고 적힌`: a name or an inscription
_CALLED = re.compile(
    r"\s?(?:불리|불린|불렀|부르|부른|불러|이름|일컫|일컬|칭하|명명|적힌|쓰인|써진|쓰여|적혀|새겨|새긴|표기|표시|읽|하는\s(?:[가-힣]+\s)?(?:이름|제목|구호)|이름)"
)
# `"…"라고 한다`, `"…"고 하는`: speech only where the words are a sentence
_CALLED_SO = re.compile(r"\s?(?:한다|하는|하며|하기도|할|합니다|해도|하더라도|이름)")


@dataclass(slots=True)
class Said:
    """A stretch inside marks: `[start, end)` without them, `after` where the text behind the closing mark begins."""

    start: int
    end: int
    after: int
    passage: Passage
    joins: bool = False  # `"…"며 "…"고`: the next stretch belongs to the same utterance
    label: str = ""  # `[김가람/한빛군수] "…"`: what stands in front as a label


def speech(text: str, passage: Passage) -> list[Said]:
    """The stretches of a passage that enclose speech, in order."""
    pairs = [pair for pair in _pairs(text, passage) if pair[1] - pair[0] >= 2 or text[pair[0]] in "네예응왜"]
    found: list[Said] = []
    for start, end, after in reversed(pairs):
        said = Said(start, end, after, passage, label=_label(text, passage, start - 1))
        if _is_speech(text, said) or _listed(text, said, found):
            found.append(said)
    found.reverse()
    if passage.kind in ("paragraph", "caption"):
        covered = [(s.start, s.end) for s in found]
        for match in _SINGLE.finditer(text, passage.start, passage.end):
            start, end = match.span("said")
            said = Said(start, end, end + 1, passage)
            if not any(lo <= start < hi for lo, hi in covered) and _is_single_speech(text, said):
                found.append(said)
    return sorted(found, key=lambda s: s.start)


def particle_behind(text: str, said: Said) -> re.Match[str] | None:
    """The particle that joins a stretch to its sentence: 고, 라며, 는."""
    return _PARTICLE.match(text, said.after, said.passage.end)


# -- marks -------------------------------------------------------------------------------------------------------------


def _pairs(text: str, passage: Passage) -> Iterator[tuple[int, int, int]]:
    """What stands between double marks, and where the text behind them begins; a mark that can only open ends one that lost its partner."""
    opened: int | None = None
    for match in _DOUBLE.finditer(text, passage.start, passage.end):
        at, mark = match.start(), match[0]
        before = text[at - 1] if at > passage.start else " "
        after = text[at + 1] if at + 1 < passage.end else " "
        can_open = mark in "“〝" or (
            mark != "”" and not after.isspace() and (before.isspace() or before in _OPENS_BEHIND)
        )
        if opened is None:
            if mark != "”" or (before.isspace() and not after.isspace()):  # `”…“`: marks turned round
                opened = at + 1
        elif (
            can_open and mark in '“"' and before.isspace() and not after.isspace() and not _PARTICLE.match(text, at + 1)
        ):
            lost = _recover(text, opened, at)
            if lost:
                yield lost
            opened = at + 1
        else:
            yield opened, at, at + 1
            opened = None
    if opened is not None:
        lost = _recover(text, opened, passage.end)
        if lost:
            yield lost


@functools.cache
def _told_stems() -> str:
    return alternation(verb[:-2] if verb.endswith("하다") and len(verb) > 2 else verb[:-1] for verb in _plain_verbs())


def _plain_verbs() -> list[str]:
    return [verb for verb in words("say_verbs", "say") if len(verb) > 2]


def _recover(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """The extent of speech whose closing mark is lost, up to `…다고 말했다`, or is another: `“…'라고 말했다`."""
    if match := re.match(r"[^'’‘\n“”\"]{2,200}(?=['’](?:이?라)?(?:고|며)\s)", text[start:end]):
        return start, start + match.end(), start + match.end() + 1
    match = re.search(
        rf"(?P<said>[다요까자라])(?:고|며)\s(?:[^.\n]{{0,20}})?(?:밝혔|덧붙|{_told_stems()})", text[start:end]
    )
    return (start, start + match.end("said"), start + match.end("said")) if match else None


# -- speech or not -----------------------------------------------------------------------------------------------------

_LABELLED = re.compile(
    r"(?:[\[【<〈](?P<closed>[^\[\]【】<>\n\"“”]{2,40})[\]】>〉]|[\[【<〈](?P<open>[^\[\]【】<>\n\"“”:]{2,40})\s?:"
    r"|(?:^|[.\n\"”▶:])\s*(?P<plain>[가-힣A-Za-z·]{2,12}(?:[\s/]+[가-힣A-Za-z0-9·()]{1,14}){0,4})\s?[-–:：=])\s*$"
)


def _label(text: str, passage: Passage, mark: int) -> str:
    """`[김가람/한빛군수] "`, `[김가람 : "`, `김가람 군수: "` → what is printed before the sign."""
    low = max(0, mark - 60) if mark == passage.start else max(passage.start, mark - 60)
    match = _LABELLED.search(text[low:mark])
    if match is None:
        return ""
    label: str = match[match.lastgroup or 0].strip()
    return "" if re.search(r"[다요까][.!?]?$|기자$|앵커$|사진|뉴스|^\d", label) else label


@functools.cache
def _told() -> re.Pattern[str]:
    return re.compile(
        rf"\s?(?:식의|등의?|이)?\s?(?:[가-힣]{{1,4}}\s)?(?P<noun>{alternation(words('say_verbs', 'told'))})(?![가-힣]{{3}})"
    )


def told_behind(text: str, at: int, end: int) -> re.Match[str] | None:
    """`…는 입장`, `…는 등의 답변`: the noun of speech that stands at `at`."""
    return _told().match(text, at, end)


@functools.cache
def _explained() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:이?라|다|냐|자)?는\s?(?:게|것이|것은|건|것도)\s|\s(?=[가-힣A-Z]))(?P<who>[^.“”\"\n]{{2,40}}?)(?:의\s|\s)(?P<noun>{alternation(words('say_verbs', 'told'))})"
        r"(?=이다|이었|였|입니다|이라|다\.|이에요|$)"
    )


def explained_behind(text: str, said: Said) -> re.Match[str] | None:
    """`"…"라는 게 업계 관계자의 설명이다`: `who` is he that explains."""
    return _explained().match(text, said.after, said.passage.end)


def _listed(text: str, said: Said, behind: list[Said]) -> bool:
    """`"…", "…"라고 말했다`: what is listed with speech is speech."""
    if (
        not behind
        or said.end - said.start < 3
        or not re.fullmatch(r"[,·/]?\s?[“\"]", text[said.after : behind[-1].start])
    ):
        return False
    if said.passage.kind in HEADLINES:
        return False
    said.joins = bool(_SPOKEN_END.search(text[said.start : said.end].strip()))
    return said.joins


def _is_speech(text: str, said: Said) -> bool:
    content = text[said.start : said.end].strip()
    end = said.passage.end
    if said.passage.kind in HEADLINES:
        return len(content) >= 6 and (" " in content or len(content) >= 10)
    if re.fullmatch(r"[\W\d]*", content):
        return False
    opens = re.fullmatch(r"[\s#\d.▲△○●·-]*", text[said.passage.start : said.start - 1])  # `# 1. "…"`
    alone = bool(opens) and said.after >= end - 2
    if alone or (said.label and len(content) > 8):
        return len(content) > (8 if said.label else 20) and bool(_SPOKEN_END.search(content) or said.label)
    match, spoken = particle_behind(text, said), bool(_SPOKEN_END.search(content))
    if match is None:
        if spoken and len(content) > 4 and _RESPONSES.match(text, said.after, end):
            return True
        if spoken and _is_sentence(text, said, content):
            return True
        if spoken and len(content) > 8 and explained_behind(text, said):
            return True  # `“…요.” 조아람 씨의 말이다`
        return (
            said.after < end
            and text[said.after - 2] in ".?!"
            and len(content) > 25
            and bool(
                re.match(
                    r"\s?(?:$|[가-힣]{2,10}(?:의|\s)\s?(?:말|설명|얘기|반응|지적)|[가-힣]{2,10}\s?(?:말|설명|얘기|반응|지적)|\n)",
                    text[said.after : end],
                )
            )
        )
    return _joined_by(text, said, content, match)


# `"…요" "…네요" 등의 반응을 보였다`
_RESPONSES = re.compile(r"\s?등(?:의|\s)\s?(?:[가-힣]{1,4}\s)?(?:반응|댓글|의견|글|말)")


def _is_sentence(text: str, said: Said, content: str) -> bool:
    """`수치를 들었다. “…. ….” “….”`: whole sentences in marks, where a sentence might begin."""
    if content[-1] not in ".?!" or len(content) < 30 or said.passage.kind != "paragraph":
        return False
    before = text[said.passage.start : said.start - 1].rstrip()
    return not before or before[-1] in '.”"'


def _joined_by(text: str, said: Said, content: str, match: re.Match[str]) -> bool:
    """Whether what stands in marks before a particle is speech."""
    particle, end = match["particle"], said.passage.end
    rest = text[match.end() : min(end, match.end() + 40)]
    spoken = bool(_SPOKEN_END.search(content))
    if particle.endswith(("며", "면서", "면서도", "며도")):
        said.joins = True
        return len(content) > (2 if spoken else 4)
    if particle.endswith(("고", "고도", "고는", "고만")) or particle in ("라", "이라"):
        if _CALLED.match(rest) or (not spoken and len(content) < 15 and _CALLED_SO.match(rest)):
            return False
        said.joins = bool(re.match(r"[^.“\"]{0,20}(?:며|면서|했고|고)[,]?\s*[“\"]", rest))
        return len(content) > (2 if spoken else 3) or bool(re.match(r"\s?(?:말|밝|했|전|외|답)", rest))
    if particle in ("을", "를", "등을"):
        return (
            spoken
            and len(content) >= 8
            and bool(re.match(r"\s?(?:[가-힣]{1,4}\s)?(?:당부|주문|강조|촉구|호소|요구|약속)", rest))
        )
    told = told_behind(text, match.end(), end) or explained_behind(text, said)
    phrase = len(content) >= 8 and " " in content and told and told["noun"] not in wordset("say_verbs", "told loosely")
    if told and not phrase and " " in content:  # `“…감옥뿐”이라는 글을 올렸다`
        phrase = bool(re.match(r"[을를]\s?(?:올|남|썼|써|쓰|게시|했|하|들|받)", text[told.end() : told.end() + 8]))
    if told is None or not (spoken or phrase) or (len(content) <= 14 and particle in ("등", "이란", "란")):
        return False
    if told["noun"] == "뜻":
        return bool(re.match(r"뜻(?:을|도|이라고)\s?(?:밝|전|내비|표|분명|드러|보)", text[told.start("noun") :]))
    if len(content) > 14 or told["noun"] not in wordset("say_verbs", "told loosely"):
        return len(content) > 4
    return bool(re.match(r"[을를]\s?(?:했|들|건|하|남|전|내|쏟|되|올|썼|써|받)", text[told.end() : told.end() + 8]))


def _is_single_speech(text: str, said: Said) -> bool:
    """Single marks name works and programmes as often as they quote: speech has a verb of saying at once behind."""
    content = text[said.start : said.end].strip()
    match = re.compile(
        r"(?:이?라)?(?P<how>고|며|면서)\s|이?라는 (?:글|말|내용)|는 (?:식의 )?(?:말|입장|주장|지적|반응|글|비난|비판)"
    ).match(text, said.after)
    if match is None or not re.search(r"\s", content):
        return False
    if match["how"] == "고" and _CALLED.match(text, match.end() - 1):
        return False
    said.joins = match["how"] in ("며", "면서")
    return True
