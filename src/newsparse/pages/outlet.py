"""Whose page it is."""

from __future__ import annotations

import re

from newsparse.lexicon import wordset
from newsparse.model import Caption
from newsparse.pages.given import Given
from newsparse.pages.metadata import host_of
from newsparse.pages.rows import Found
from newsparse.sites import outlet_of

# `▷ 카카오톡 : 'KBS제보' 검색`
_TIP_OFF = re.compile(r"[‘'\"“](?P<outlet>KBS|MBC|SBS|YTN|JTBC|MBN)\s?제보[’'\"”]")
_STOCK = re.compile(r"(?P<outlet>\S{2,10})\s?DB")


def outlet_of_page(found: Found, given: Given, text: str, captions: tuple[Caption, ...]) -> str | None:
    """What the page says, then what the caller knows; an agency in a dateline is only where the text comes from."""
    known = given.outlet or found.copyright_outlet or outlet_of(host_of(given.url))
    agencies = wordset("outlets", "agency")
    if found.outlet in agencies and known and known not in agencies:
        return known
    return found.outlet or known or _own_words(text, captions, agencies)


def _own_words(text: str, captions: tuple[Caption, ...], agencies: frozenset[str] | set[str]) -> str | None:
    """The station that asks for tips, or the paper whose own stock the photos come from: `한빛일보 DB`."""
    if tip := _TIP_OFF.search(text):
        return tip["outlet"]
    stocks = {match["outlet"] for caption in captions if (match := _STOCK.fullmatch(caption.credit or ""))}
    papers = {name for name in stocks if name in wordset("outlets") and name not in agencies}
    return papers.pop() if len(papers) == 1 else None
