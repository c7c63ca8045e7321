"""Who else is in an agreement: those that another sentence lists (`협약에는 A를 비롯해 B, C 등 7개 기업이 참여한다`)."""

from __future__ import annotations

import re

from newsparse.extract.agreement_words import Event
from newsparse.extract.parties import Cast
from newsparse.tokens import Doc


def completed(doc: Doc, cast: Cast, parties: list[str], event: Event) -> list[str]:
    """The parties of the main agreement with those that another sentence lists."""
    joining = _joining(doc, cast)
    if len(joining) > 2:  # named now: `기업 7곳과` says no more
        parties = [name for name in parties if not re.search(r"\d(?:곳|개)", name)]
    more = [*joining, *_and_others(doc, cast, parties, event)]
    return list(dict.fromkeys([*parties, *more]))


def _and_others(doc: Doc, cast: Cast, parties: list[str], event: Event) -> list[str]:
    """Who `B 등과` leaves out: `A는 B 등과 협약을 맺었다` where another sentence lists `A와 B, C, D 등 4개 기업이`."""
    if not re.search(r"\s등(?:과|\s\d)", doc.text[event.sentence.start : event.start]):
        return []
    for sentence in doc.sentences:
        listed = cast.parties(sentence, sentence.end)
        if len(listed) > len(parties) and set(parties) <= set(listed):
            return listed
    return []


_JOINING = re.compile(r"협약(?:식)?에(?:는|도)?\s[^.]*?(?:참여|동참)(?:한다|했다|하는|하며|하고)")


def _joining(doc: Doc, cast: Cast) -> list[str]:
    """`협약에는 A를 비롯해 B, C 등 7개 기업이 참여한다`: who joins an agreement told of before."""
    for match in _JOINING.finditer(doc.text):
        named = cast.within(match.start(), match.end())
        if len(named) > 1 and doc.passage_at(match.start()):
            return list(dict.fromkeys(n.name for n in named if not n.person))
    return []
