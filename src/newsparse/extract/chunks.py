"""Noun chunks: runs of nominal morphemes that are printed without a space, and the particle behind them.

What people and organisations are looked for in. Kiwi is a witness here: where a chunk ends it knows well, what it is, badly.
Tags become a string of one letter a token, small where the token follows the one before it at once, and one expression
over that string finds the chunks.
"""

from __future__ import annotations

import itertools
import operator
import re
from typing import NamedTuple

from newsparse.extract import org_forms, words
from newsparse.extract.words import Known
from newsparse.tokens import Doc

_COMMON = ("NNG", "NNB", "NR", "XPN", "XSN", "XR", "MM", "NP", "W_SERIAL")


class _Letters(dict[str, int]):
    """Tag → the code of its letter; x for what no chunk holds."""

    def __missing__(self, tag: str) -> int:
        self[tag] = ord("x")
        return ord("x")


_LETTERS = _Letters.fromkeys(_COMMON, ord("n"))
_LETTERS.update(dict.fromkeys(("NNP", "SH"), ord("p")))
_LETTERS.update({"SL": ord("l"), "SN": ord("d")})
_LETTERS.update(dict.fromkeys(("JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ", "JX", "JC"), ord("j")))
_LETTERS.update(dict.fromkeys(("SW", "SO", "SP", "SF"), ord("s")))  # what may stand inside a name: KT&G, S-OIL, ㈜
_CHUNK = re.compile(r"[NPLDnpld](?:[npld]|s(?=[npld]))*(?:s(?=[^npldj]|$))?j?")
_SMALL = 32  # between a small letter and its capital
_INNER = frozenset("&-+.")
_AFFIXED = frozenset(("㈜", "+"))

# Kiwi reads the end of a body and its particle as one noun: 한빛항공|청과 (fruit), 가온|구의
_RUN_IN = re.compile(r"[가-힣]{2,}(?:청과|시의|군의|구의)")


_JOSA = frozenset("은는이가을를의와과도에")


def _is_known(word: str) -> bool:
    """Whether a body known by name and a particle are what Kiwi took for one word: 한빛제철|도."""
    return words.known(word).grade == 0 and words.known(word[:-1]).grade == 3


class Chunk(NamedTuple):
    """Characters `[start, end)` and tokens `[first, last)`; `josa` is the particle that follows at once ('' if none).

    `proper`: Kiwi holds a part of it for a name, for unknown, or for Latin. `common`: it is one noun of its dictionary.
    `known` is what the lists say of it.
    """

    text: str
    start: int
    end: int
    josa: str
    first: int
    last: int
    proper: bool
    common: bool
    known: Known


def chunks(doc: Doc) -> list[Chunk]:
    """The noun chunks of a document in order."""
    starts, ends, forms, text = doc.starts, doc.ends, doc.forms, doc.text
    code = _code(doc)
    found: list[Chunk] = []
    keep, make, known, shape_of = found.append, tuple.__new__, words.known, _SHAPES.__getitem__
    for match in _CHUNK.finditer(code):
        first, last = match.span()
        particle, proper, common, signs = shape_of(match[0])
        josa = ""
        if particle:
            last -= 1
            josa = forms[last]
        elif last - first > 1 and forms[last - 1] == "이" and doc.tags[last - 1] in ("MM", "NP"):
            last, josa = last - 1, "이"  # `한빛군이 협약을`: Kiwi reads `이 협약`
        if signs:
            found += _around_signs(doc, first, last, josa, code)
            continue
        start, end = starts[first], ends[last - 1]
        word = text[start:end]
        if not josa and end - start > 2 and word[-1] in _JOSA and (_RUN_IN.fullmatch(word) or _is_known(word)):
            word, end, josa = word[:-1], end - 1, word[-1]
        keep(make(Chunk, (word, start, end, josa, first, last, proper, common, known(word))))
    return _around_glosses(doc, found) if _GLOSSED.search(text) else found


# `새론은 엘지(LG)전자와`: some papers write how a name's letters are read, and the letters in a bracket
_GLOSSED = re.compile(r"(?P<read>[가-힣]{2,8})\((?P<letters>[A-Z]{2,4})\)(?=[가-힣]{2})")


def _around_glosses(doc: Doc, found: list[Chunk]) -> list[Chunk]:
    """The chunks with names whole that have a reading of their letters inside: 엘지(LG)전자."""
    numbers = {chunk.start: i for i, chunk in enumerate(found)}
    spans: dict[
        int, tuple[Chunk, Known]
    ] = {}  # where such a name begins → its last chunk, and what the lists say of it
    for match in _GLOSSED.finditer(doc.text):
        read = org_forms.key(match["letters"])
        i = numbers.get(match.end())
        if i is None or not match["read"].endswith(read):
            continue
        known = max((words.known(head + found[i].text) for head in (match["letters"], read)), key=lambda k: k.grade)
        if known.grade:
            spans[match.end("read") - len(read)] = found[i], known
    joined: list[Chunk] = []
    end = 0
    for chunk in found:
        if chunk.start >= end and chunk.start in spans:
            last, known = spans[chunk.start]
            end = last.end
            name = doc.text[chunk.start : end]
            joined.append(Chunk(name, chunk.start, end, last.josa, chunk.first, last.last, True, False, known))
        elif chunk.start >= end:
            joined.append(chunk)
    return joined


def _code(doc: Doc) -> str:
    """One letter a token, a capital where it does not follow the one before it at once."""
    letters = bytearray(map(_LETTERS.__getitem__, doc.tags))
    for i in itertools.compress(range(len(letters)), doc.oov):
        if letters[i] == _PLAIN:
            letters[i] = _PROPER
    if "배우 " in doc.text:  # `배우 김가람`: Kiwi reads the verb
        for i, form in enumerate(doc.forms):
            if form == "배우" and doc.text[doc.ends[i] : doc.ends[i] + 1] == " ":
                letters[i] = _PLAIN
    apart = bytes(map(operator.ne, doc.starts, [-1, *doc.ends]))
    size = len(letters)  # all at once: a number whose bytes are the letters, less 32 where the token stands apart
    whole = int.from_bytes(letters, "big") - _SMALL * int.from_bytes(apart, "big")
    return whole.to_bytes(size, "big").decode("ascii")


_PLAIN, _PROPER = ord("n"), ord("p")


class _Shapes(dict[str, tuple[bool, bool, bool, bool]]):
    """Letters of a chunk → (with a particle, proper, common, with signs)."""

    def __missing__(self, letters: str) -> tuple[bool, bool, bool, bool]:
        small = letters.lower().removesuffix("j")
        shape = letters[-1] == "j", "p" in small or "l" in small, small in ("n", "d"), "s" in small
        if len(letters) < 8:  # longer ones are rare and endless
            self[letters] = shape
        return shape


_SHAPES = _Shapes()


def _around_signs(doc: Doc, first: int, last: int, josa: str, code: str) -> list[Chunk]:
    """A run with signs in it, whole where the sign belongs to a name, else in parts: S-OIL; `한빛군-KT` is two."""
    parts, begin = [], first
    for i in range(first, last):
        if code[i] not in "sS":
            continue
        form = doc.forms[i]
        inner = i > begin and i + 1 < last and _joins(doc, i, form)
        if not inner and not (form in _AFFIXED and i > begin):
            if i > begin:
                parts.append((begin, i, ""))
            begin = i + 1
    if begin < last:
        if last - begin > 2 and doc.forms[last - 2] == "㈜" and doc.forms[last - 1] in _JOSA:
            last, josa = last - 2, doc.forms[last - 1]  # `한빛정밀㈜이`
        parts.append((begin, last, josa))
    return [
        Chunk(
            doc.text[doc.starts[a] : doc.ends[b - 1]],
            doc.starts[a],
            doc.ends[b - 1],
            particle,
            a,
            b,
            *_SHAPES[code[a:b]][1:3],
            words.known(doc.text[doc.starts[a] : doc.ends[b - 1]]),
        )
        for a, b, particle in parts
    ]


def _joins(doc: Doc, i: int, form: str) -> bool:
    """`S-OIL`, `KT&G`, `윤리&기술협회`, `S.O.S`; not `3.5`, `군-읍`."""
    if form == "&":
        return True
    latin = doc.tags[i + 1] in ("SL", "SN")
    return form in _INNER and latin and (form != "-" or (doc.tags[i - 1] == "SL" and len(doc.forms[i - 1]) == 1))


def is_spaced(doc: Doc, chunk: Chunk) -> bool:
    """Whether a chunk begins a word."""
    return chunk.start == 0 or not doc.text[chunk.start - 1].isalnum()
