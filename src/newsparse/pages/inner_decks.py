"""Decks that stand inside a text, below its first paragraph and glued to it on both sides."""

from __future__ import annotations

import functools
import itertools
import re

from newsparse.lexicon import alternation, words
from newsparse.pages.article_words import Words
from newsparse.pages.glue import SENTENCE_END, TOPIC, begins_sentence, split_decks, whole_end

# `…주장이 나온다.인수 업체 두 곳 고평가한빛당 “배경 의심”한빛군 “미래 가치 보고 계약” 국회 산업위 …`
_JOINT = re.compile(r"(?<=[다요])\.(?=[가-힣A-Z\d“\"‘'][^\s])")


@functools.cache
def _glued_end() -> re.Pattern[str]:
    return re.compile(rf"(?:\s(?:{alternation(words('deck_ends'))})|[”\"])(?=[가-힣A-Z\d“\"‘])")


def inner_decks(text: str, known: Words) -> tuple[int, list[tuple[int, int]], int] | None:
    """Decks that a page prints below its first paragraph: where that ends, each deck, where the text goes on; None if none."""
    for joint in itertools.islice(_JOINT.finditer(text, 0, 700), 3):
        start = joint.end()
        sentence = SENTENCE_END.search(text, start, start + 400)
        stop = min(sentence.start() if sentence else start, start + 160)
        if not _glued_end().search(text, start, stop):
            continue
        *whole, (lo, hi) = split_decks(text[start:stop], known)
        pieces = [text[start + one : start + two] for one, two in whole]
        if (
            not whole
            or max(map(len, pieces)) > 60
            or not all(_closes(piece) and not TOPIC.search(piece) for piece in pieces)
        ):
            continue
        for space in re.finditer(r"\s+(?=\S)", text[start + lo + 8 : start + min(hi, lo + 50)]):
            end, begin = start + lo + 8 + space.start(), start + lo + 8 + space.end()
            if _closes(text[start + lo : end]) and begins_sentence(text, begin, known):
                return start, [(start + one, start + two) for one, two in [*whole, (lo, end - start)]], begin
    return None


def _closes(piece: str) -> bool:
    """Whether a deck is whole: it ends with a noun or mark that decks end with, and its quotations are closed."""
    quoted = piece.count("“") != piece.count("”") or piece.count('"') % 2
    return not quoted and (
        piece[-1] in "”\"’'" or bool(whole_end().search(piece[-12:]) and not re.search(r"[려져워해아어여]$", piece))
    )
