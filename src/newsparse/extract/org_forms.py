"""Which forms are one body: spellings in Latin and Hangul, clipped forms, and the nouns that stand for a body."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Protocol

from newsparse.extract.words import KEPT, forms
from newsparse.lexicon import sections, words

_NOISE = re.compile(r"㈜|\(주\)|주식회사|\(사\)|\(재\)|사단법인|재단법인|\s|·|&|\?")
INNER_GLOSS = re.compile(r"\([A-Z]{2,4}\)(?=[가-힣])")  # 엘지(LG)전자, beside a name `엘지 전자`
COMMON_JOSA = ("은", "는", "이", "가", "와", "과", "의", "도", "을", "를", "에", "에서")


@functools.lru_cache(KEPT)
def key(form: str) -> str:
    """One key for the spellings of a name: KT새론, 케이티 새론 and ㈜케이티새론."""
    if form.isalpha() and form[0] >= "가" and "법인" not in form and "주식회사" not in form:
        return form  # most forms
    bare = INNER_GLOSS.sub("", _NOISE.sub("", form))
    if not bare[:2].isascii() or not re.match(r"[A-Z]{2}", bare):
        return bare
    letters = sections("org_forms")["letter"]
    return re.sub(r"^[A-Z]+", lambda m: "".join(letters[c] for c in m[0]), bare)


@functools.lru_cache(KEPT)
def short_for(short: str, full: str) -> bool:
    """Whether `short` is a clipped form of `full` that newspapers use: 고용부/고용노동부, 한빛엔솔/한빛에너지솔루션, 도로공사/한국도로공사."""
    if len(short) < 2 or len(short) >= len(full):
        return False
    a, b = key(short), key(full)
    if a == b or len(a) < 2 or len(b) < 2:
        return False
    if " " in short and " " in full and short.rpartition(" ")[2] == full.rpartition(" ")[2]:
        return short_for(short.rpartition(" ")[0], full.rpartition(" ")[0])
    return a in _cut_forms(b) or (a[0] == b[0] and 3 <= len(a) <= 6 and _clipped(a, b))


@functools.lru_cache(KEPT)
def _cut_forms(full: str) -> frozenset[str]:
    """What a full form leaves without its usual head, or with its tail cut or changed."""
    found = {full[2:]} if full.startswith(("서울중앙지법", "서울중앙지검")) else set()  # 중앙지법
    for tail, instead in _tails().items():
        if full.endswith(tail):
            stem = full[: len(full) - len(tail)]
            found |= {stem + rest for rest in instead if rest or len(stem) > 2 or tail in ("그룹", "코리아")}
    for head in words("org_forms", "head"):
        if full.startswith(head) and len(full) - len(head) >= 4:
            found.add(full[len(head) :])
    return frozenset(found)


@functools.cache
def _tails() -> dict[str, tuple[str, ...]]:
    """End of a full form → what may stand for it in a short one."""
    tails = sections("org_forms")["tail"].items()
    return {tail: tuple("" if form == "-" else form for form in forms(value)) for tail, value in tails}


def _clipped(short: str, full: str) -> bool:
    """Whether `short` closes as `full` does and its letters stand in `full` in order, its last at the head of the end."""
    if full.startswith(short) and len(full) - len(short) > 3:
        return False
    for end in _clip_ends(full):
        stem = full[: len(full) - len(end)]
        for size in range(1, len(end) + 1):
            body, last = short[:-size], short[-size:]
            fits = 2 <= len(body) < len(stem) + (size < len(end))
            if fits and last[0] == end[0] and _in_order(last, end) and _in_order(body, stem):
                return True
    return False


@functools.lru_cache(KEPT)
def _clip_ends(full: str) -> tuple[str, ...]:
    ends = tuple(end for end in words("org_forms", "clip end") if full.endswith(end))
    return ("지청",) if full.endswith("지청") else ends  # 서울청 is no 서울서부지청


def _in_order(letters: str, text: str) -> bool:
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if at == 0:
            return False
    return letters[0] == text[0] if letters else True


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...


def common_bodies(bodies: Sequence[_Named], counts: Callable[[int], bool] = lambda i: True) -> dict[str, int]:
    """Noun → the number of the one body that it can stand for, of those that count."""
    fits: defaultdict[str, list[int]] = defaultdict(list)
    for i, body in enumerate(bodies):
        if counts(i):
            for noun in _nouns_of(body.name):
                if len(noun) > 1 or body.kind == "local_government":
                    fits[noun].append(i)
    return {noun: numbers[0] for noun, numbers in fits.items() if len(numbers) == 1}


@functools.lru_cache(KEPT)
def _nouns_of(name: str) -> tuple[str, ...]:
    return tuple(noun for noun, endings in common().items() if name.endswith(endings) and name != noun)


@functools.cache
def common() -> dict[str, tuple[str, ...]]:
    """Noun → endings of the bodies that it can stand for."""
    return {noun: tuple(forms(value)) for noun, value in sections("org_forms")["common"].items()}
