"""Undertakings in prose: what a sentence binds whom to do (`A는 …을 제공하고, B는 …을 맡기로 했다`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsparse.extract.parties import GLOSS, Cast
from newsparse.extract.party_words import ANAPHORA
from newsparse.extract.predicates import Force, closing
from newsparse.tokens import Doc, Sentence


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Characters `[start, end)` that carry the content; `owing` is () where the sentence names no side."""

    start: int
    end: int
    owing: tuple[str, ...]
    force: Force
    subject: tuple[str, ...]  # of whom the sentence speaks: `owing` without the partner (`새론과 함께`)


def undertakings(
    doc: Doc, cast: Cast, parties: list[str], sentence: Sentence, *, after: int | None = None, anyone: bool = False
) -> list[Undertaking]:
    """What a sentence binds its sides to do; [] where it binds nobody, or somebody else.

    `after` leaves out what stands before that character: the statement of the agreement itself. With `anyone`, what
    binds somebody else counts too, since a later sentence says that the sides agreed on it.
    """
    begin = sentence.start if after is None else after
    close = closing(doc.text, begin, sentence.end)
    if close is None:
        return []
    force, end = close
    begin = _behind_lead(doc.text, begin, end)
    edges = list(subjects(doc, cast, parties, begin, end))
    if not edges or edges[0].start > begin + 3:
        stranger = _stranger(doc, begin, edges[0].start if edges else end)
        if stranger and not anyone and (not edges or edges[0].case != "nominative"):
            return []
    if not edges:
        return [Undertaking(lo, hi, (), force, ()) for lo, hi in _coordinates(doc.text, begin, end)]
    found = []
    for i, edge in enumerate(edges):
        if i + 1 < len(edges):
            hi = _without_joint(doc.text, edge.end, edges[i + 1].start)
        else:
            hi = _of_all(doc.text, edge.end, end) if i else end
        lo = begin if edge.case == "nominative" and edge.start > begin + 3 and not i else edge.end
        lo = _behind_lead(doc.text, lo, hi)
        for start, stop in _coordinates(doc.text, lo, hi):
            owing = _giver(doc, cast, parties, start, stop, end) or (
                *edge.owing,
                *_partners(doc, cast, parties, edge, start, stop),
            )
            found.append(Undertaking(start, stop, tuple(dict.fromkeys(owing)), force, edge.owing))
    return found


_LEAD = re.compile(
    r"(?:[\s,]|(?:이|해당)\s(?:회사|업체|기관|대학|병원|재단)(?:은|는)(?=\s)|(?:이에|이를 위해|이를 통해|이와 함께|이에 따라|이 밖에도?|이밖에도?|이외에도|이 자리에서|이날)(?=[\s,])|특히|또한|또(?=\s)|이어(?=[\s,])|우선|먼저|아울러|나아가|더불어|구체적으로는?|앞으로|향후(?=\s양)|서로(?=\s)|상호(?=\s(?!협력|교류|발전))|한편|"
    r"(?:구체적인\s)?(?:협력|세부)\s?(?:방안|내용|사항)(?:으로는|은)|"
    r"(?:이번|이날|해당|양해각서|이|본)?\s?(?:[가-힣]{0,6}\s?)?(?:협약식|협약서|협약|계약|협정|협력|합의|MOU|양해각서|양해각서\(MOU\))(?:의\s)?(?:체결)?\s?(?:(?:주요|핵심)\s)?"
    r"(?:(?:을|를|에|으로|로)?\s?(?:통해서?|따라서?|따르면|계기로|바탕으로|시작으로|체결로|기반으로|토대로)|으로|에는|에서는?|(?:내용|핵심|골자)(?:은|는|을 보면|에 따르면))(?=[\s,]))+\s*"
)


def _behind_lead(text: str, start: int, end: int) -> int:
    """`이번 협약에 따라 …`, `특히 …`: what is owed begins behind such words."""
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start


@dataclass(frozen=True, slots=True)
class _Subject:
    """A side as the subject: where its phrase begins, where what it is to do begins, who, and by which particle."""

    start: int
    end: int
    owing: tuple[str, ...]
    case: Literal["topic", "nominative"]


_TOPIC = re.compile(r"(?:\s?측)?(?:에서)?(?:은|는|도)(?=[\s,])|의\s경우(?:에는|는|엔)?(?=[\s,])")
_NOMINATIVE = re.compile(r"(?:\s?측)?(?:이|가|에서)(?=\s)")
_ET_AL = re.compile(r"\s?등\s?(?:\d+\s?(?:개\s?)?[가-힣]{1,6}|[가-힣]{2,4})?(?=은|는|이|가)")
# `새론대 김가람 교수 연구팀은`: what stands between a name and the particle
_UNIT = re.compile(r"\s[가-힣]{0,6}(?:측|팀|본부|지부|지사|센터|사업부|연구소|학과|컨소시엄)(?=은|는|이|가)")
_HOLDER = re.compile(r"(?:\s[가-힣]{1,10}){1,3}?(?=(?:은|는|이|가)\s)")
_JOINT = re.compile(r"\s?(?:,|·|ㆍ|및|와|과|그리고)\s?(?:함께\s)?")
# `새론화확과 해솔대는 …`: of two sides the one that is not known by this name
_BESIDE = re.compile(r"(?<![가-힣A-Za-z&])[가-힣A-Za-z&]{2,12}(?:와|과)\s$")
_ROLE = re.compile(
    r"(?:(?<=[\s,])|^)(?P<all>(?:협약\s?|참여\s?|각\s?|협력\s?|컨소시엄\s?)*)(?P<role>기업|업체|대학|학교|병원|지자체|회사|구단|노조|사측|노사|기관|군|시|도|구|재단|공단|공사|협회|은행|정부|[가-힣]{2,6}기관)들?(?=(?:은|는)\s)"
)
_KINDS = {"기업": ("company",), "업체": ("company",), "회사": ("company",), "대학": ("university",), "병원": ("hospital",),
          "지자체": ("local_government",), "학교": ("school", "university"), "구단": ("team",), "정부": ("government",)}  # fmt: skip


def subjects(doc: Doc, cast: Cast, parties: list[str], start: int, end: int) -> Iterator[_Subject]:
    """The sides that stand as subject of `[start, end)`, in order; what is listed before one belongs to it."""
    text = doc.text
    found: list[_Subject] = []
    listed: list[tuple[int, int, tuple[str, ...]]] = []
    sides = _sides(doc, cast, parties, start, end)
    for i, (lo, hi, who) in enumerate(sides):
        later = sides[i + 1][0] if i + 1 < len(sides) else end
        if listed and not _JOINT.fullmatch(GLOSS.sub("", text[listed[-1][1] : lo])):
            listed = []
        listed.append((lo, hi, who))
        all_of = _ET_AL.match(text, hi, end)
        stop = all_of.end() if all_of else hi
        topic, nominative = _TOPIC.match(text, stop, end), _NOMINATIVE.match(text, stop, end)
        edge = topic or (nominative if nominative and not _relative(doc, nominative.end(), later) else None)
        if edge:
            owing = tuple(dict.fromkeys(name for _, _, names in listed for name in names))
            if len(parties) == 2 and _BESIDE.search(text, start, listed[0][0]):
                owing = tuple(parties)
            found.append(
                _Subject(
                    listed[0][0], edge.end(), tuple(parties) if all_of else owing, "topic" if topic else "nominative"
                )
            )
            listed = []
    reach = start
    for subject in found:
        if subject.start >= reach:
            yield subject
            reach = subject.end


def _sides(doc: Doc, cast: Cast, parties: list[str], start: int, end: int) -> list[tuple[int, int, tuple[str, ...]]]:
    """What names sides in `[start, end)`, in order: their mentions, roles (`대학`), and what means all (`양사`)."""
    text = doc.text
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for named in cast.within(start, end):
        if cast.party(named) in parties:
            inner = text[named.end : named.end + 1] == ")" and text[named.start - 1 : named.start] == "("
            stop = named.end + inner  # `택시 사업자(새론모빌리티)는`
            gloss = GLOSS.match(text, stop, end)
            stop = gloss.end() if gloss else stop
            unit = (_HOLDER if named.person else _UNIT).match(text, stop, end)
            found.append((named.start, unit.end() if unit else stop, (cast.party(named),)))
    for role in _ROLE.finditer(text, start, end):
        if owing := _of_role(cast, parties, role):
            found.append((role.start(), role.end(), owing))
    for both in ANAPHORA.finditer(text, start, end):
        found.append((both.start(), both.end() - 1, tuple(parties)))
    found.sort(key=lambda side: side[0])
    kept: list[tuple[int, int, tuple[str, ...]]] = []
    for lo, hi, who in found:
        if kept and lo - kept[-1][1] <= 1 and who == kept[-1][2]:
            kept[-1] = kept[-1][0], hi, who  # `새론대 김가람 교수 연구팀은` names one side twice
        elif not kept or lo >= kept[-1][1]:
            kept.append((lo, hi, who))
    return kept


def _of_role(cast: Cast, parties: list[str], role: re.Match[str]) -> tuple[str, ...]:
    """`대학은 …을 맡는다`: the parties that are of the kind a word names, or whose name ends in it.

    `참여 기업들은` means all where none is of another kind.
    """
    word, kinds = role["role"], _KINDS.get(role["role"], ())
    fitting = tuple(p for p in parties if p.endswith(word) or (p in cast.bodies and cast.bodies[p].kind in kinds))
    if (
        role["all"]
        and fitting
        and not any(cast.of_kind(parties, kind) for kind in ("university", "local_government", "government"))
    ):
        return tuple(parties)
    return fitting


def _predicate(doc: Doc, start: int, end: int) -> tuple[str, str]:
    """Tag and form of the first ending behind a character: ('ETM', '는') means that a relative clause ends there."""
    for i in range(doc.token_from(start), len(doc.tags)):
        if doc.starts[i] >= end:
            break
        if doc.tags[i] in ("ETM", "EC", "EF", "ETN") and not (i + 1 < len(doc.tags) and doc.tags[i + 1] == "VX"):
            return doc.tags[i], doc.forms[i]
    return "", ""


def _relative(doc: Doc, start: int, end: int) -> bool:
    """Whether a subject belongs to an inner clause: `새론이 보유한 …`, `주민이 쉽게 쓸 수 있도록 …`."""
    tag, form = _predicate(doc, start, end)
    return tag == "ETM" or (tag == "EC" and form in ("도록", "게", "면", "으면", "지만", "ᆯ지", "는지"))


_TIMELY = re.compile(r"(?:올해|내년|오늘|이번|이번 협약|앞|우선|향후|현재|[가-힣]*(?:내용|핵심|골자|방안|분야))$")


def _stranger(doc: Doc, start: int, end: int) -> bool:
    """Whether `[start, end)` has a topic or opens with a subject: somebody who is no side (`이용자들은 …할 수 있게 된다`)."""
    first = doc.token_from(start)
    for i in range(first, len(doc.tags)):
        if doc.starts[i] >= end:
            break
        if i == first or doc.tags[i - 1][:2] not in ("NN", "XS", "SL", "SN", "NP", "SS", "NR", "SH", "W_"):
            continue
        if doc.tags[i] == "JX" and doc.forms[i] in ("은", "는") and not _TIMELY.search(doc.text[start : doc.starts[i]]):
            return True
        if doc.tags[i] == "JKS" and doc.starts[i] - start < 14 and not _relative(doc, doc.ends[i], end):
            return True
    return False


def _partners(doc: Doc, cast: Cast, parties: list[str], edge: _Subject, start: int, end: int) -> tuple[str, ...]:
    """`A는 B와 (함께) …을 구축하기로 했다`: both owe it."""
    inside = [n for n in cast.within(start, end) if cast.party(n) in parties and cast.party(n) not in edge.owing]
    return tuple(
        cast.party(n)
        for i, n in enumerate(inside)
        if re.compile(r"(?:와|과)\s").match(doc.text, n.end, end)
        and not (i + 1 < len(inside) and inside[i + 1].start - n.end < 4)
    )


def _giver(doc: Doc, cast: Cast, parties: list[str], start: int, stop: int, end: int) -> tuple[str, ...]:
    """`A는 …을 B에서 공급받을 예정이다`: what A receives B owes."""
    if not re.search(r"(?:공급|제공|지원|전수|이전|기술을)\s?받[을기는]?$", doc.text[start:stop]):
        return ()
    return tuple(
        cast.party(n)
        for n in cast.within(start, stop)
        if cast.party(n) in parties and re.compile(r"(?:에서|로부터|으로부터|에게서?)").match(doc.text, n.end, end)
    )[:1]


_JOINT_END = re.compile(
    r"(?:하고|하며|하면서|되고|되며|(?:을|를)?\s?(?:맡고|맡으며|담당하고|담당하며)|(?<=[가-힣])(?:고|며)|)(?:,|\s)*$"
)


def _without_joint(text: str, start: int, end: int) -> int:
    """Where a member ends that another subject follows: `장비를 제공|하고, `."""
    found = _JOINT_END.search(text, start, end)
    return found.start() if found else end


def _of_all(text: str, start: int, end: int) -> int:
    """`A는 설계, B는 시공| 등을 주요 분야로 …`: what closes the last member closes them all."""
    found = re.compile(r"\s등(?:을|의|에)\s").search(text, start, end)
    return found.start() if found else end


_AND = re.compile(
    r"(?:하고|하며|하는 한편|(?:하|에 나서)?(?:기|키)로\s?(?:합의)?(?:했고|했으며|하고)|하고\s또)(?:,\s|(?=\s(?:향후|앞으로|또|아울러|이후|이를)\s))\s?"
)


# `…을 개발하고, 전문가가 강의해 인재를 양성`: somebody else in the second half makes it one undertaking
_NEW_SUBJECT = re.compile(r"[가-힣]{2,8}(?:이|가|은|는)\s")


def _coordinates(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`…을 공유하고, …을 추진`: two undertakings of one side."""
    at = start
    for match in _AND.finditer(text, start, end):
        if match.start() - at > 9 and end - match.end() > 9 and not _NEW_SUBJECT.match(text, match.end(), end):
            yield at, match.start()
            at = match.end()
    yield at, end
