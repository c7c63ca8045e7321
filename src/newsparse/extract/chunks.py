"""Noun chunks: runs of nominal morphemes that are printed without a space, and the particle behind them.

What people and organisations are looked for in. Kiwi is a witness here: where a chunk ends it knows well, what it is, badly.
Tokens become a string of one letter each, a capital where the token does not follow the one before it at once, and one
expression over that string finds the chunks. More than half of all are one common noun that no list speaks of (문제, 사람):
the expression passes them over, so that no step is spent on them.
"""

from __future__ import annotations

import itertools
import operator
import re
from typing import NamedTuple

from newsparse.extract import org_forms, words
from newsparse.extract.words import Known
from newsparse.tokens import Doc

_KINDS = {
    "n": "NNG NNB NR XPN XSN XR MM NP W_SERIAL",
    "p": "NNP SH",  # proper or unknown
    "l": "SL",
    "d": "SN",
    "j": "JKS JKC JKG JKO JKB JKV JKQ JX",
    "c": "JC",  # a particle that joins
    "s": "SW SO",  # what may stand inside a name: KT&G, S-OIL, ㈜
    "f": "SF",  # inside S.O.S
    "t": "SP",  # between names
}
_PLAIN, _LISTED, _PROPER = map(ord, "nkp")  # n is k where the lists speak of the word
_IS_PLAIN = bytes(code == _PLAIN for code in range(256))


class _Letters(dict[str, int]):
    """Tag → the code of its letter; x for what no chunk holds."""

    def __missing__(self, tag: str) -> int:
        self[tag] = ord("x")
        return ord("x")


_LETTERS = _Letters((tag, ord(letter)) for letter, tags in _KINDS.items() for tag in tags.split())


_REST = r"(?:[nkpld]|s(?=[nkpld])|f(?=[ld]))*(?:s(?=[^nkpldjc]|$))?[jc]?"
_EVERY = re.compile(rf"[NKPLDnkpld]{_REST}")
# No common noun of no list by itself, nor a number before one, unless a sign or such a particle joins it to something, or
# it stands behind what may be a name or title: `법무법인 새벽`, `군수 후보`.
_CHUNK = re.compile(
    rf"[NKPLDnkpld](?:(?<=[^NDnd])|(?<=[KPLSTkplst].)|(?=[kpldsct])|(?<=[Nn])(?=n)|(?=n[nkpldsct])){_REST}"
)
_SMALL = 32  # between a small letter and its capital
_INNER = frozenset("&-+.")
_AFFIXED = frozenset(("㈜", "+"))

_RUN_IN = re.compile(rf"[가-힣]{{2,}}(?:{'|'.join(words.RUN_IN)})")


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


def chunks(doc: Doc, *, every: bool = False) -> list[Chunk]:
    """The noun chunks of a document in order, without the common nouns that no list speaks of unless `every`."""
    starts, ends, forms, text = doc.starts, doc.ends, doc.forms, doc.text
    code = _code(doc)
    found: list[Chunk] = []
    keep, make, known, shape_of = found.append, tuple.__new__, words.known, _SHAPES.__getitem__
    glossed = bool(_LETTERS_GLOSSED.search(text))
    for match in (_EVERY if every or glossed else _CHUNK).finditer(code):
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
        if not josa and end - start > 2 and word[-1] in words.JOSA and (_RUN_IN.fullmatch(word) or _is_known(word)):
            word, end, josa = word[:-1], end - 1, word[-1]
        keep(make(Chunk, (word, start, end, josa, first, last, proper, common, known(word))))
    return _around_glosses(doc, found) if glossed else found


# `새론은 엘지(LG)전자와`: some papers write how a name's letters are read, and the letters in a bracket
_GLOSSED = re.compile(r"(?P<read>[가-힣]{2,8})\((?P<letters>[A-Z]{2,4})\)(?=[가-힣]{2})")


_LETTERS_GLOSSED = re.compile(r"\([A-Z]{2,4}\)(?=[가-힣]{2})")  # much faster to look for, since it begins with a sign


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
    forms, size = doc.forms, len(doc.forms)
    letters = bytearray(map(_LETTERS.__getitem__, doc.tags))
    for i in itertools.compress(range(size), doc.oov):
        if letters[i] == _PLAIN:
            letters[i] = _PROPER
    if "배우 " in doc.text:  # `배우 김가람`: Kiwi reads the verb
        for i, form in enumerate(forms):
            if form == "배우" and doc.text[doc.ends[i] : doc.ends[i] + 1] == " ":
                letters[i] = _PLAIN
    nouns = list(itertools.compress(range(size), letters.translate(_IS_PLAIN)))
    said = map(words.known, map(forms.__getitem__, nouns))
    for i in itertools.compress(nouns, map(operator.is_not, said, itertools.repeat(words.NOTHING))):
        letters[i] = _LISTED
    apart = bytes(map(operator.ne, doc.starts, [-1, *doc.ends]))
    # all at once: a number whose bytes are the letters, less 32 where the token stands apart
    whole = int.from_bytes(letters, "big") - _SMALL * int.from_bytes(apart, "big")
    return whole.to_bytes(size, "big").decode("ascii")


class _Shapes(dict[str, tuple[bool, bool, bool, bool]]):
    """Letters of a chunk → (with a particle, proper, common, with signs)."""

    def __missing__(self, letters: str) -> tuple[bool, bool, bool, bool]:
        particle = letters[-1] in "jc"
        small = letters[:-1].lower() if particle else letters.lower()
        shape = particle, "p" in small or "l" in small, small in ("n", "k", "d"), "s" in small or "f" in small
        if len(letters) < 8:  # longer ones are rare and endless
            self[letters] = shape
        return shape


_SHAPES = _Shapes()


def _around_signs(doc: Doc, first: int, last: int, josa: str, code: str) -> list[Chunk]:
    """A run with signs in it, whole where the sign belongs to a name, else in parts: S-OIL; `한빛군-KT` is two."""
    parts, begin = [], first
    for i in range(first, last):
        if code[i] not in "sSfF":
            continue
        form = doc.forms[i]
        inner = i > begin and i + 1 < last and _joins(doc, i, form)
        if not inner and not (form in _AFFIXED and i > begin):
            if i > begin:
                parts.append((begin, i, ""))
            begin = i + 1
    if begin < last:
        if last - begin > 2 and doc.forms[last - 2] == "㈜" and doc.forms[last - 1] in words.JOSA:
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
