"""Reads data/: word lists, sectioned lists and TOML. Knows no Korean itself; refuses what nobody meant to write.

A list holds one entry a line; `#` begins a comment; `[name]` on a line of its own opens a section; a tab separates an
entry from its value. An entry that stands twice in one section is refused with file and line.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any


class LexiconError(ValueError):
    """A data file that cannot be meant as it stands; the message begins with file and line."""


def parse_sections(lines: Iterable[str], where: str) -> dict[str, dict[str, str]]:
    """{section: {entry: value}} in order; entries before the first `[section]` belong to ''. Values default to ''."""
    sections: dict[str, dict[str, str]] = {"": {}}
    current = sections[""]
    for number, line in enumerate(lines, 1):
        line = re.sub(r"(^|\s)#.*", "", line).strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1].strip()
            if name in sections:
                raise LexiconError(f"{where}:{number}: section [{name}] stands twice")
            current = sections[name] = {}
            continue
        entry, _, value = line.partition("\t")
        entry = entry.strip()
        if entry in current:
            raise LexiconError(f"{where}:{number}: {entry!r} stands twice")
        current[entry] = value.strip()
    return {name: entries for name, entries in sections.items() if name or entries}


@functools.cache
def sections(name: str) -> dict[str, dict[str, str]]:
    """data/NAME.txt as {section: {entry: value}}."""
    return parse_sections(_read(f"{name}.txt").splitlines(), f"{name}.txt")


@functools.cache
def words(name: str, section: str | None = None) -> tuple[str, ...]:
    """The entries of data/NAME.txt in order: of one section, or of all."""
    parts = sections(name)
    if section is not None:
        return tuple(parts[section])
    return tuple(dict.fromkeys(entry for part in parts.values() for entry in part))


@functools.cache
def wordset(name: str, section: str | None = None) -> frozenset[str]:
    """The same as a set, for asking whether a word is in it."""
    return frozenset(words(name, section))


@functools.cache
def toml(name: str) -> dict[str, Any]:
    """data/NAME.toml."""
    try:
        return tomllib.loads(_read(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}.toml: {error}") from error


def alternation(entries: Iterable[str]) -> str:
    """A regular expression that matches any of the entries, the longest first."""
    return "|".join(re.escape(entry) for entry in sorted(set(entries), key=lambda e: (-len(e), e)))


def names() -> Iterator[str]:
    """The files in data/."""
    return (path.name for path in resources.files("newsparse.data").iterdir() if path.name.endswith((".txt", ".toml")))


def _read(file: str) -> str:
    return resources.files("newsparse.data").joinpath(file).read_text("utf-8")
