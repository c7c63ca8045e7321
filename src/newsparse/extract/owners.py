"""For whom somebody is, where a particle, a mark or a bracket stands between the body and the name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsparse.extract import words
from newsparse.extract.sighting import Sighting
from newsparse.tokens import Doc

_REACH = 26
_TOPIC = re.compile(r"(?:^|[.,”\"\n]\s?)([^\s,.]{2,15})[은는]\s$")
_OWNER = re.compile(r"([^,.“”\"()]{2,24})의\s$")
_QUOTED = re.compile(r"[‘'“\"]([^‘’'“”\"]{2,20})[’'”\"](?:의)?\s$")
_CHAMBER = re.compile(r"([가-힣]{2,8}(?:법원|지법|고법|지원))\s제?[가-힣\d-]{2,12}부?\((?:재판장\s)?$")
_HEADS = ("회장", "대표", "대표이사", "사장", "창업자", "이사장")
_JOSA = re.compile(r"(?:은|는|이|가|도|께서)(?![가-힣])")


def before_name(doc: Doc, sighting: Sighting, title: str, canon: Mapping[str, str]) -> str | None:
    """The body of a person whom nothing else says one of; `canon` holds the bodies of the article."""
    before = doc.text[max(0, sighting.start - _REACH) : sighting.start]
    if court := _CHAMBER.search(before):
        return court[1] if court[1] in canon else None  # `한빛지법 형사2부(재판장 김가람 부장판사)`
    if sighting.bracket_of is not None or not sighting.phrase:
        return None
    if quoted := quoted_before(doc, sighting):
        return quoted if quoted in canon else None
    if topic := _TOPIC.search(before):
        heads = title.removeprefix("전 ").endswith(_HEADS)  # `새론은 김가람 회장 취임 이후`
        return topic[1] if heads and topic[1] in canon else None
    owner = _OWNER.search(before)
    said = f" {sighting.phrase}"
    if not owner or not doc.text.startswith(said, sighting.end) or not _JOSA.match(doc.text, sighting.end + len(said)):
        return None  # `검찰의 김가람 대표 수사`
    return _tail(owner[1], canon)


def quoted_before(doc: Doc, sighting: Sighting) -> str:
    """새론에너지 of `‘새론에너지’ 김가람 대표`, '' where no name in marks stands before somebody."""
    quoted = _QUOTED.search(doc.text[max(0, sighting.start - _REACH) : sighting.start])
    return quoted[1] if quoted else ""


def _tail(text: str, canon: Mapping[str, str]) -> str | None:
    """`… 새론 CNS의 김가람 박사가`: the longest body that words close in, no country."""
    for at in [0, *(m.end() for m in re.finditer(r"\s", text))]:
        form = text[at:]
        if form in canon and form not in words.countries() and not words.is_region(form):
            return form
    return None


_AS_TOPIC = re.compile(r"(?:[은는이가]|(?:\s?[쪽측])?에서(?:는|도)?)\s")
# `김가람 새론당 대표는 웃었다. 이도윤 최고위원도 …`
_BY_OFFICER = re.compile(r"(?:^|[.\n\])=])\s?[가-힣]{3}\s$")
_OFFICER = re.compile(r"\s[가-힣]{2,8}[은는]\s")
_TOPICS = 500  # characters before an officer in which the party spoken of is looked for


def party_before(doc: Doc, at: int, parties: Mapping[str, str]) -> str | None:
    """The party of an officer whom nothing says one of: the only one, else the last that a sentence opened with.

    `새론당은 반발했다. 김가람 원내대표는 …`; `parties`: each form of a party of the article, and its name.
    """
    if len(set(parties.values())) == 1:
        return next(iter(parties.values()))
    last, found = -1, None
    for form, name in parties.items():
        begin = doc.text.rfind(form, max(0, at - _TOPICS), at)
        while begin >= 0:
            opens = begin == 0 or doc.text[:begin].rstrip(" ")[-1:] in (".", "\n", "]", ")", "=")
            headed = not opens and _BY_OFFICER.search(doc.text, max(0, begin - 8), begin)
            topic = _OFFICER if headed else _AS_TOPIC
            if (opens or headed) and begin > last and topic.match(doc.text, begin + len(form)):
                last, found = begin, name
            begin = doc.text.rfind(form, max(0, at - _TOPICS), begin)
    return found
