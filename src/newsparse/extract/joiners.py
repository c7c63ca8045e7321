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


_OWN = re.compile(r"(?:\s?\([^()]{1,30}\))?(?:와|과)\s각각\s|\s?각각\s")
_TOPIC = re.compile(r"(?:\s?\([^()]{1,30}\))?[은는]\s")
_BETWEEN = re.compile(r"(?:\s?\([^()]{1,30}\))?(?:와|과)?\s?[,·]?\s?")


def each_its_own(cast: Cast, event: Event) -> list[list[str]]:
    """`A는 B, C는 D와 각각 협약을 맺었다`: the sides of each; none where the statement is not of that form."""
    text = cast.doc.text
    units = cast.units(event.sentence.start, event.start)
    topics = [i for i, n in enumerate(units) if _TOPIC.match(text, n.end)]
    if len(topics) < 2 or not units or not _OWN.search(text, units[topics[-1]].end, event.start + 40):
        return []
    pairs = []
    for i, j in zip(topics, [*topics[1:], len(units)], strict=True):
        others = []
        for k in range(i + 1, j):
            stop = units[k + 1].start if k + 1 < len(units) else min(units[k].end + 2, event.start)
            if k > i + 1 and not _BETWEEN.fullmatch(text, units[k - 1].end, units[k].start):
                break
            if (k + 1 < j or j < len(units)) and not _BETWEEN.match(text, units[k].end, stop):
                break
            others.append(cast.party(units[k]))
        if not others or units[i + 1].start - units[i].end > 30:
            return []
        pairs.append([cast.party(units[i]), *others])
    return pairs
