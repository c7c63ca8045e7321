"""Noun chunks: runs of nominal morphemes that are printed without a space, and the particle behind them.

What people and organisations are looked for in. Kiwi is a witness here: where a chunk ends it knows well, what it is, badly.
Tags become a string of one letter a token, small where the token follows the one before it at once, and one expression
over that string finds the chunks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.tokens import Doc

_LETTERS = dict.fromkeys(("NNG", "NNP", "NNB", "NR", "SH", "XPN", "XSN", "XR", "MM", "NP", "W_SERIAL"), "n")
_LETTERS |= dict.fromkeys(("SL", "SN"), "l")
_LETTERS |= dict.fromkeys(("JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ", "JX", "JC"), "j")
_LETTERS |= dict.fromkeys(("SW", "SO", "SP", "SF"), "s")  # what may stand inside a name: KT&G, S-OIL, ㈜
_JOINED = {tag: letter for tag, letter in _LETTERS.items()}
_APART = {tag: letter.upper() for tag, letter in _LETTERS.items()}
_CHUNK = re.compile(r"[NnLl](?:[nl]|s(?=l))*(?:s(?=[^nlj]|$))?(j?)")
_INNER = frozenset("&-+.")
_AFFIXED = frozenset(("㈜", "+"))

# Kiwi reads the end of a body and its particle as one noun: 한빛항공|청과 (fruit), 가온|구의
_RUN_IN = re.compile(r"[가-힣]{2,}(?:청과|시의|군의|구의)")


class Chunk(NamedTuple):
    """Characters `[start, end)` and tokens `[first, last)`; `josa` is the particle that follows at once ('' if none)."""

    text: str
    start: int
    end: int
    josa: str
    first: int
    last: int


def chunks(doc: Doc) -> list[Chunk]:
    """The noun chunks of a document in order."""
    tags, starts, ends, forms, text = doc.tags, doc.starts, doc.ends, doc.forms, doc.text
    before = [-1, *ends]
    code = "".join(
        [
            (_JOINED if start == end else _APART).get(tag, "x")
            for tag, start, end in zip(tags, starts, before, strict=False)
        ]
    )
    found: list[Chunk] = []
    for match in _CHUNK.finditer(code):
        first, last = match.span()
        josa = ""
        if match[1]:
            last -= 1
            josa = forms[last]
        if "s" in match[0]:
            found += _around_signs(doc, first, last, josa)
            continue
        start, end = starts[first], ends[last - 1]
        word = text[start:end]
        if not josa and _RUN_IN.fullmatch(word):
            word, end, josa = word[:-1], end - 1, word[-1]
        found.append(Chunk(word, start, end, josa, first, last))
    return found


def _around_signs(doc: Doc, first: int, last: int, josa: str) -> list[Chunk]:
    """A run with signs in it, whole where the sign belongs to a name, else in parts: S-OIL; `한빛군-KT` is two."""
    parts, begin = [], first
    for i in range(first, last):
        if doc.tags[i][0] != "S" or doc.tags[i] in ("SL", "SN", "SH"):
            continue
        form = doc.forms[i]
        inner = form in _INNER and i + 1 < last and i > begin and (form != "-" or _letter(doc, i - 1))
        if not inner and not (form in _AFFIXED and i > begin):
            if i > begin:
                parts.append((begin, i, ""))
            begin = i + 1
    if begin < last:
        parts.append((begin, last, josa))
    return [
        Chunk(doc.text[doc.starts[a] : doc.ends[b - 1]], doc.starts[a], doc.ends[b - 1], j, a, b) for a, b, j in parts
    ]


def _letter(doc: Doc, i: int) -> bool:
    return doc.tags[i] == "SL" and len(doc.forms[i]) == 1


def is_proper(doc: Doc, chunk: Chunk) -> bool:
    """Whether Kiwi holds a part of a chunk for a name, for unknown, or for Latin."""
    tags = doc.tags[chunk.first : chunk.last]
    return "NNP" in tags or "SL" in tags or "SH" in tags or any(doc.oov[chunk.first : chunk.last])


def is_common(doc: Doc, chunk: Chunk) -> bool:
    """Whether a chunk is one noun of Kiwi's dictionary."""
    return (
        chunk.last - chunk.first == 1
        and doc.tags[chunk.first] in ("NNG", "NP", "NR", "NNB", "MM", "SN")
        and not doc.oov[chunk.first]
    )


def is_spaced(doc: Doc, chunk: Chunk) -> bool:
    """Whether a chunk begins a word."""
    return chunk.start == 0 or not doc.text[chunk.start - 1].isalnum()
