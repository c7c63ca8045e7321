"""data/date_forms.toml as compiled expressions: forms tried in order, one regular expression for each set of kinds."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsparse.lexicon import toml


class Form:
    """A line of the data: `pattern` captures what its slots are called."""

    def __init__(self, kind: str, line: Mapping[str, str]) -> None:
        self.kind = kind
        self.source = line["form"] if "unless" not in line else f"(?:{line['form']})(?!{line['unless']})"
        self.units = frozenset(line.get("units", "").split())  # where not empty, the only units that it is said with

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(_expand(self.source, capture=True))  # most forms stand in few texts: compiled when met


@functools.cache
def _forms(kind: str) -> tuple[Form, ...]:
    return tuple(Form(kind, line) for line in toml("date_forms")["forms"][kind])


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
        self.forms = [form for kind in kinds for form in _forms(kind)]
        # an empty group behind each form tells which it was; one around it would hide its first character from the search
        self._one = re.compile("|".join(f"{_expand(form.source, capture=False)}()" for form in self.forms))

    def match(self, text: str, pos: int, end: int) -> tuple[Form, re.Match[str]] | None:
        found = self._one.match(text, pos, end)
        if found is None or found.lastindex is None:
            return None
        for form in self.forms[found.lastindex - 1 :]:
            match = form.pattern.match(text, pos, end)
            if match and (not form.units or match["unit"] in form.units):
                return form, match
        return None


@functools.cache
def matcher(*kinds: str) -> Matcher:
    return Matcher(*kinds)


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
    """Where a form may begin: most words of a text, and most numbers, begin none.

    The search skips from one possible first character to the next, as long as the expression opens with the set of them.
    """
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
    pairs: dict[str, set[str]] = {}  # second syllables by the first
    alone: dict[str, set[str]] = {}
    for word in (word for word in known if "가" <= word[0] <= "힣"):
        if "가" <= word[1:2] <= "힣":
            pairs.setdefault(word[0], set()).add(word[1])
        else:
            alone.setdefault(word[0], set()).add(_alone(word))
    first = "".join(sorted(pairs.keys() | alone.keys()))
    second = "".join(sorted(set().union(*pairs.values())))
    both = "|".join(f"{one}[{''.join(sorted(two))}]" for one, two in sorted(pairs.items()))
    single = "|".join(f"(?<={one})(?:{'|'.join(sorted(behind))})" for one, behind in sorted(alone.items()))
    number = rf"\d{{3}}\.\s?\d|\d{{0,3}}+(?:[,.]\d+)*+\s{{0,2}}+{data['starts']['behind']}"
    return re.compile(
        rf"[\d’'‘`{first}](?<![가-힣\dA-Za-z%-].)(?<!\d[.,].)"
        rf"(?:[{second}](?<={both})|(?<=\d)(?:{number})|(?<=[’'‘`])\d|(?![가-힣])(?:{single}))"
    )


def _alone(word: str) -> str:
    """What stands behind a first syllable by itself: the next where a word says it (이 주, 전 분기), else no other (설, 제3)."""
    return r"\s{1,2}" + word[2] if len(word) > 2 and word[1] == " " and word[2] >= "가" else "(?![가-힣])"
