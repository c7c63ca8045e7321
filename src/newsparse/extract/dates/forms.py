"""data/date_forms.toml as compiled expressions: forms tried in order, one regular expression for each set of kinds."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsparse.lexicon import toml


@dataclass(frozen=True, slots=True)
class Form:
    """A line of the data: `pattern` captures what its slots are called."""

    kind: str
    source: str
    pattern: re.Pattern[str]
    units: frozenset[str]  # where not empty, the only units that the form is said with


@dataclass(frozen=True, slots=True)
class Words:
    """The entries of a section of data/dates.toml, by word."""

    entries: dict[str, dict[str, Any]]

    @property
    def pattern(self) -> str:
        # a space in a word may be missing or doubled in print: 다음 달, 다음달
        longest = sorted(self.entries.items(), key=lambda item: -len(item[0]))
        return "|".join(_loosely(word, entry) + entry.get("followed", "") for word, entry in longest)

    def __getitem__(self, word: str) -> dict[str, Any]:
        return self.entries[word] if word in self.entries else self._squashed(word)

    def _squashed(self, word: str) -> dict[str, Any]:
        bare = re.sub(r"\s", "", word)
        return next(entry for known, entry in self.entries.items() if known.replace(" ", "") == bare)


def _loosely(word: str, entry: dict[str, Any]) -> str:
    gap = r"\s" if entry.get("spaced") else r"\s{0,2}"  # 이 주, but 이주 is another word
    return re.escape(word).replace(r"\ ", gap)


@functools.cache
def words(section: str) -> Words:
    """The words of a section of data/dates.toml. A word that stands twice is refused."""
    entries: dict[str, dict[str, Any]] = {}
    for entry in toml("dates")[section]:
        for word in entry["words"]:
            if word in entries:
                raise ValueError(f"dates.toml: {word!r} stands twice in [[{section}]]")
            entries[word] = entry
    return Words(entries)


class Matcher:
    """The forms of some kinds as one expression; which form it was is asked of its own expression."""

    def __init__(self, *kinds: str) -> None:
        lines = toml("date_forms")["forms"]
        self.forms = [_form(kind, line) for kind in kinds for line in lines[kind]]
        sources = [_expand(form.source, capture=False) for form in self.forms]
        self._one = re.compile("|".join(f"(?P<f{number}>{source})" for number, source in enumerate(sources)))

    def match(self, text: str, pos: int, end: int) -> tuple[Form, re.Match[str]] | None:
        found = self._one.match(text, pos, end)
        if found is None:
            return None
        number = int(str(found.lastgroup)[1:])
        for form in self.forms[number:]:
            match = form.pattern.match(text, pos, end)
            if match and (not form.units or match["unit"] in form.units):
                return form, match
        return None


@functools.cache
def matcher(*kinds: str) -> Matcher:
    return Matcher(*kinds)


def _form(kind: str, line: Mapping[str, str]) -> Form:
    source = line["form"] if "unless" not in line else f"(?:{line['form']})(?!{line['unless']})"
    pattern = re.compile(_expand(source, capture=True))
    return Form(kind, source, pattern, frozenset(line.get("units", "").split()))


_SLOT = re.compile(r"<([a-z_0-9]+)(?::([^>]*))?>|\{([a-z_0-9]+)\}")


def _expand(source: str, *, capture: bool) -> str:
    """A form as a regular expression: <name> and {name} become their slots, a space up to two of them."""

    def slot(match: re.Match[str]) -> str:
        name = match[1] or match[3]
        inner = _expand(_slot(name if match[2] is None else match[2]), capture=capture)
        return f"(?P<{match[1]}>{inner})" if match[1] and capture else f"(?:{inner})"

    return _SLOT.sub(slot, source.replace(" ", r"\s{0,2}"))


def _slot(name: str) -> str:
    """What a slot stands for; what is no slot is an expression itself."""
    slots = toml("date_forms")["slots"]
    if name in slots:
        return str(slots[name])
    return words(name.removesuffix("_word")).pattern if name.endswith("_word") else name


@functools.cache
def beginning() -> re.Pattern[str]:
    """Where a form may begin: most words of a text, and most numbers, begin none."""
    data = toml("date_forms")
    known = [word.replace("_", " ") for word in data["starts"]["pairs"].split()]
    known += [line["example"] for lines in data["forms"].values() for line in lines]
    known += [
        word
        for entries in toml("dates").values()
        if isinstance(entries, list)
        for entry in entries
        for word in entry["words"]
    ]
    pairs = {
        re.escape(word[:2]) if "가" <= word[1:2] <= "힣" else _alone(word) for word in known if "가" <= word[0] <= "힣"
    }
    first = "".join(sorted({word[0] for word in pairs}))
    number = rf"\d{{4}}\.\s?\d|\d{{1,4}}+(?:[,.]\d+)*+\s{{0,2}}+{data['starts']['behind']}"
    return re.compile(
        rf"(?<![가-힣\dA-Za-z%-])(?<!\d[.,])(?=[\d’'‘`{first}])(?:{number}|[’'‘`]\d|{'|'.join(sorted(pairs))})"
    )


def _alone(word: str) -> str:
    """A first syllable by itself: with the next where a word says it (이 주, 전 분기), else before no other (설, 제3)."""
    return word[0] + (r"\s{1,2}" + word[2] if len(word) > 2 and word[1] == " " and word[2] >= "가" else "(?![가-힣])")
