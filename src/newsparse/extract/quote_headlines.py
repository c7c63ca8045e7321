"""Quotations in headlines and decks: who stands at the marks, or who says the like in the body."""

from __future__ import annotations

import re

from newsparse.extract.name_shapes import hanja_surnames, surname_of
from newsparse.extract.quote_marks import Said
from newsparse.extract.speaker_phrases import Phrases, is_role
from newsparse.model import Person, Quote
from newsparse.tokens import Doc

_ALIKE = 0.55  # share of a headline's letter pairs that a quotation of the body must hold
_HANJA = re.compile(r"(?:^|[^一-龥])(?P<sign>[一-龥])\s?(?:측\s?)?$")
_WHO = re.compile(r"(?:^|[…,·\s\]”’\"'])(?P<who>[가-힣A-Za-z0-9+&]{2,14}(?:\s[가-힣]{1,6})?)\s?$")
_SIDES = {"與": "與", "野": "野", "靑": "靑", "檢": "檢", "警": "警"}
_NO_SUBJECT = re.compile(
    r"(?:은|는|을|를|에|서|로|고|한|된|도|만|위해|추진|향해|겨냥해|논란|발언|주장|촉구|비판|결국|이유|속)$"
)


def headline_speaker(
    doc: Doc, said: Said, phrases: Phrases, people: tuple[Person, ...], body: list[Quote]
) -> str | None:
    """`김가람 “…”`, `“…”…한빛군`: who stands at the marks; else who says the like below; else the only one who speaks."""
    text, low, high = doc.text, said.passage.start, said.passage.end
    mark = said.start - 1
    front = text[low:mark]
    before = [m for m in phrases.between(low, mark) if mark - m.end <= 2]
    if before and not front.endswith(("'", "’")):
        return before[-1].name
    if found := _by_hanja(front, people, body):
        return found
    end = low + len(front.rstrip())
    if end > low and (voice := phrases.at(max(low, end - 24), end)) and voice.kind == "person":
        return voice.name
    if found := _alike(text[said.start : said.end], body):
        return found
    match = _WHO.search(front)
    if match and is_role(match["who"]) and not _NO_SUBJECT.search(match["who"]):
        token = doc.forms[doc.token_from(end) - 1]  # decks run together: `…개정정부 “`
        return match["who"] if " " in match["who"] or not is_role(token) else token
    after = [m for m in phrases.between(said.after, high) if m.start - said.after <= 2]
    if (
        after
        and text[said.after : said.after + 1] in "…·, "
        and not re.match(r"[을를]|에게|에\s", text[after[0].end : after[0].end + 3])
    ):
        return after[0].name
    speakers = {quote.speaker for quote in body}
    if len(speakers) == 1:
        return next(iter(speakers))
    named = {m.name for m in phrases.between(low, high) if m.person}
    return next(iter(named)) if len(named) == 1 and next(iter(named)) in speakers | {None} else None


def _by_hanja(front: str, people: tuple[Person, ...], body: list[Quote]) -> str | None:
    """`尹 “…”`: the one of that surname who speaks below, else the only one of it; `與 “…”` as printed."""
    match = _HANJA.search(front)
    if match is None:
        return None
    surname = hanja_surnames().get(match["sign"])
    if surname is None:
        return _SIDES.get(match["sign"])
    named = [p.name for p in people if surname_of(p.name) == surname]
    speaking = [name for name in named if any(q.speaker == name for q in body)]
    fits = speaking or named
    return fits[0] if len(fits) == 1 else None


def _alike(headline: str, body: list[Quote]) -> str | None:
    """The speaker of the body's quotation that holds most of a headline's letter pairs."""
    wanted = _pairs(headline)
    if len(wanted) < 4:
        return None
    best, speaker = _ALIKE, None
    for quote in body:
        share = len(wanted & _pairs(quote.text)) / len(wanted)
        if share >= best and quote.speaker:
            best, speaker = share, quote.speaker
    return speaker


def _pairs(text: str) -> set[str]:
    letters = re.sub(r"[\W_]+", "", text)
    return {letters[i : i + 2] for i in range(len(letters) - 1)}
