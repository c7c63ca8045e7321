"""Who signed: those who put their names to an agreement, stood for a party at the signing, or hold the document in its photo."""

from __future__ import annotations

import re

from newsparse.extract.drafts import Draft
from newsparse.extract.parties import Cast, Named
from newsparse.extract.words import countries
from newsparse.model import Signatory
from newsparse.tokens import Doc, Sentence

_SIGNING = re.compile(r"협약|체결|각서|결연|조인|MOU|서명|합의서|의향서|계약(?:식|서|을)|제휴|파트너십|협정")
_CAME = re.compile(r"참석|서명|교환|체결(?:한|하|했)|자리했|함께했")
_POSES = re.compile(
    r"들고|기념\s?(?:사진|촬영)|사진\s?촬영|포즈|들어\s?보이|악수|왼쪽|오른쪽|가운데|교환|서명|체결|협약식|참석"
)
_PHOTO = re.compile(r"왼쪽|오른쪽|(?:기념|사진)\s?(?:사진|촬영)|찍고 있|포즈")
_THERE = re.compile(r"이날|이 자리|자리에는|행사에는|행사에|식에는")
_BRACKETED = re.compile(r"\((?:[가-힣·]{1,8}\s)+$")
_REACH = 5  # sentences behind a statement in which `이날 행사에는 …참석했다` speaks of its signing


def find_signatories(doc: Doc, cast: Cast, draft: Draft, *, main: bool) -> tuple[Signatory, ...]:
    """Those of the agreement's parties, in order of mention; the party is the body they stood for.

    For one told in passing only what stands beside its statement counts.
    """
    found: dict[str, str] = {}
    planned = draft.events[0].status == "planned"
    states = set(draft.parties) <= set(countries().values())  # a head of state who shakes hands has signed nothing
    told = [i for i, s in enumerate(doc.sentences) if any(e.sentence == s for e in draft.events)]
    for i, sentence in enumerate(doc.sentences):
        text, kind = doc.text[sentence.start : sentence.end], doc.passages[sentence.passage].kind
        if kind not in ("caption", "paragraph") or (states and "서명" not in text):
            continue
        if kind == "paragraph" and re.search(r"[“\"]", text):
            continue
        near = any(0 <= i - at <= _REACH for at in told)
        there = _of_parties(cast, sentence, draft.parties) if main or near else []
        if not there:
            continue
        photo = kind == "caption" or bool(_PHOTO.search(text))
        both = len({party for _, party in there}) > 1
        if photo:
            of_this = bool(_SIGNING.search(text))
            shown = (bool(_POSES.search(text)) and of_this) or (both and not planned and not _elsewhere(text))
        else:
            shown = (
                not planned
                and bool(_CAME.search(text))
                and ((bool(_SIGNING.search(text)) and (near or both)) or (near and bool(_THERE.search(text))))
            )
            there = _first_of_each(there)
        if shown:
            for person, party in there:
                found.setdefault(person, party)
    return tuple(Signatory(person, party) for person, party in found.items())


def _elsewhere(text: str) -> bool:
    """Whether a photo is of something else: `준공식에서 악수하는`."""
    return bool(re.search(r"(?:준공|착공|개소|개막|기공|시상|발대|취임|출범|수여)식|공장에서|회담|간담회|앞에서", text))


def _first_of_each(there: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of those who came for one party the first, who stands for it."""
    first: dict[str, str] = {}
    for person, party in there:
        first.setdefault(party, person)
    return [(person, party) for party, person in first.items()]


def _of_parties(cast: Cast, sentence: Sentence, parties: list[str]) -> list[tuple[str, str]]:
    """(person, party) of those in a sentence who belong to a party."""
    found: dict[str, str] = {}
    for named in cast.within(sentence.start, sentence.end):
        if _BRACKETED.search(cast.doc.text[max(sentence.start, named.start - 14) : named.start]):
            continue  # `한빛대(총장 김가람)는` says who heads it
        if named.person and (party := _party_of(cast, named, parties)):
            found.setdefault(named.name, party)
    return list(found.items())


def _party_of(cast: Cast, named: Named, parties: list[str]) -> str | None:
    """The party that a person belongs to: by affiliation, under either of its names (`농협생명`, `NH농협생명`)."""
    body = cast.people[named.name].affiliation
    if body is None:
        return named.name if named.name in parties else None
    if body in parties:
        return body
    key = _plain(body)
    return next((p for p in parties if (q := _plain(p)) == key or (len(key) > 3 and q.endswith(key))), None)


def _plain(name: str) -> str:
    return re.sub(r"㈜|\(주\)|주식회사|\s", "", name).replace("대학교", "대")
