"""What in a written name is the name of a side: not the day, not what describes it, not a unit of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.tokens import Doc, Sentence

if TYPE_CHECKING:
    from newsparse.extract.parties import Cast

_WHEN = re.compile(r"^(?:(?:지난달|지난해|최근|오늘|이날|오는|\d{1,2}일)\s)+(?=\S{2})")
# `글로벌 식품 소재 전문기업 |새론 코리아 유한회사`: what describes a name is no part of it
_WHAT_IT_IS = re.compile(
    r"^(?:[^\s]+\s){0,5}?[^\s]*(?:기업|업체|제조사|개발사|운영사|전문사|스타트업|전문회사|자회사|계열사|벤처)(?:인)?\s(?=\S{2})"
)
_TWICE = re.compile(r"^(?P<name>.{3,})(?P=name)$")  # a page runs the photo's credit into the lead
# `한빛대 |기계공학과와`: the unit of a body, which is the side
_UNIT = re.compile(r"(?:학과|학부|(?<![가-힣]대)대학|본부|지부|지사|지회|지점)$")
_COURT = re.compile(r"(?:법원|재판부|경찰|경찰청|경찰서|검찰)$")
_KIN = re.compile(r"(?:기업|업체|회사|제조사)인\s(?P<first>[가-힣]{2,6})\s$")  # `에너지 기업인 |베이커 새론과`


def plain_name(name: str) -> str:
    """A name without the day before it, what describes it, or its own double."""
    name = _WHAT_IT_IS.sub("", _WHEN.sub("", name))
    twice = _TWICE.match(name)
    return twice["name"] if twice else name


def is_unit(name: str) -> bool:
    """Whether a name is that of a part of the body before it: 기계공학과, 경북본부."""
    return bool(_UNIT.search(name))


def first_word(text: str, start: int, name: str) -> str:
    """The word that an entity of one word lacks, with its space: `[베이커 ]새론` behind `기업인`."""
    kin = _KIN.search(text[max(0, start - 30) : start])
    return f"{kin['first']} " if kin and text.startswith(name, start) else ""


def is_court(name: str) -> bool:
    """Whether a body judges or polices contracts: it is no side of one."""
    return bool(_COURT.search(name))


# nobody is named: 최모, 안모 씨, and what is left of a name whose first word was lost
_NOBODY = re.compile(
    r"^(?:[가-힣]모(?:\s?씨)?|[A-Z가-힣]{1,2}씨|[가-힣]{2}(?:계약|협약)|유한회사|주식회사|코리아|코리아 유한회사|호실적)$"
)


def settled(doc: Doc, cast: Cast, parties: list[str], sentences: list[Sentence]) -> list[str]:
    """The sides of an agreement, each once and by one name, without those that are nobody or a piece of another."""
    names = list(dict.fromkeys(plain_name(name) for name in parties if not _NOBODY.match(name)))
    alias = {short: body.name for body in cast.bodies.values() for short in body.aliases}
    names = [name for name in names if alias.get(name, name) == name or alias[name] not in names]
    told = " ".join(doc.text[s.start : s.end] for s in dict.fromkeys(sentences))
    for name in list(names):
        longer = [other for other in names if other != name and name in other and other in told]
        left = told
        for other in longer:
            left = left.replace(other, "")
        if longer and name in told and name not in left and len(names) > 2:
            names.remove(name)  # 새론 is read only inside `새론클라우드`
    return names
