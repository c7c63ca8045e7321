"""Names from abroad that a bracket gives in Latin: `하르스타 마리네(Harsta Marine)와 협약을 맺었다`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from newsparse.extract import words
from newsparse.extract.bodies import Bodies
from newsparse.extract.name_shapes import likeness
from newsparse.extract.sighting import nominal
from newsparse.lexicon import words as entries
from newsparse.lexicon import wordset
from newsparse.tokens import Doc

_GLOSSED = re.compile(
    r"(?<![가-힣])(?P<read>[가-힣]{2,9}(?: [가-힣]{2,9})?)\s?\((?P<latin>[A-Z][A-Za-z.&-]{2,}(?: [A-Z][A-Za-z.&-]+){0,2})\)[과와은는이가의]"
)
_SOUNDS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"  # initials in order of code points
_CLASSES = {
    "ㄱ": "k",
    "ㄲ": "k",
    "ㅋ": "k",
    "ㄴ": "n",
    "ㄷ": "t",
    "ㄸ": "t",
    "ㅌ": "t",
    "ㄹ": "l",
    "ㅁ": "m",
    "ㅂ": "p",
    "ㅃ": "p",
    "ㅍ": "p",
}
_CLASSES |= {"ㅅ": "s", "ㅆ": "s", "ㅈ": "s", "ㅉ": "s", "ㅊ": "s", "ㅎ": "h", "ㅇ": ""}
_LATIN = {**dict.fromkeys("kcgq", "k"), "n": "n", **dict.fromkeys("td", "t"), **dict.fromkeys("lr", "l"), "m": "m"}
_LATIN |= {**dict.fromkeys("pbfv", "p"), **dict.fromkeys("szjx", "s"), "h": "h"}


def glossed_bodies(doc: Doc, people: Set[str], bodies: Bodies) -> None:
    """Adds firms whose letters sound like what stands before them, where the sentence speaks of a deal."""
    if "(" not in doc.text:
        return
    deal = re.compile("|".join(entries("org_words", "party term")))
    for name, latin, at in _glossed(doc):
        sentence = doc.sentence_at(at)
        if name in people or name in bodies or sentence is None:
            continue
        if deal.search(doc.text, sentence.start, sentence.end):
            bodies.add(name, "company", at)
            bodies.glosses.append((name, latin))


def _glossed(doc: Doc) -> Iterator[tuple[str, str, int]]:
    for match in _GLOSSED.finditer(doc.text):
        latin, name, at = match["latin"], match["read"], match.start()
        if " " in name and " " not in latin:
            name = name.partition(" ")[2]
            at = match.start() + len(match["read"]) - len(name)
        last = name.rpartition(" ")[2]
        free = last not in words.countries() and not words.is_region(last) and last not in wordset("not_names")
        person = likeness(name) > 1 or words.title_of(last)
        lettered = latin.upper() not in wordset("org_words", "technical") and _sounds_like(name, latin)
        if free and not person and lettered and nominal(doc, at, at + len(name.partition(" ")[0])):
            yield name, latin, at


def _sounds_like(name: str, latin: str) -> bool:
    """Whether the consonants of a name stand in its letters in order, but for one in three: 하르스타, Harsta."""
    sounds = [_CLASSES[_SOUNDS[(ord(c) - 0xAC00) // 588]] for c in name if c != " "]
    sounds = [sound for sound in sounds if sound]
    letters = [_LATIN[c] for c in latin.lower() if c in _LATIN]
    at = hits = 0
    for sound in sounds:
        if sound in letters[at:]:
            at += letters[at:].index(sound) + 1
            hits += 1
    return len(sounds) > 1 and hits * 3 >= len(sounds) * 2 and len(letters) <= len(sounds) * 3
