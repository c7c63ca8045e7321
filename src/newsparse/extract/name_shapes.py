"""What a Korean name looks like: surname and syllables, and what Kiwi makes of the place where it stands."""

from __future__ import annotations

import functools

from newsparse.extract import words
from newsparse.lexicon import sections, wordset
from newsparse.tokens import Doc

_JOSA_LETTERS = frozenset("은는이가을를의에와과도로만")


_OFTEN = frozenset("김이박최정강조윤장임한오서신권황안송")


@functools.cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one syllable and of two."""
    parts = sections("surnames")
    return frozenset(parts["one"]), frozenset(parts["two"])


@functools.cache
def hanja_surnames() -> dict[str, str]:
    """尹 → 윤, 李 → 이."""
    return dict(sections("surnames")["hanja"])


def surname_of(name: str) -> str:
    """The surname of a Korean name: 남궁 of 남궁은, 이 of 이상철."""
    return name[:2] if len(name) > 2 and name[:2] in surnames()[1] else name[0]


@functools.lru_cache(words.KEPT)
def likeness(name: str) -> int:
    """How like a Korean name a string is: -1 not at all, else 0 to 4 by how usual its syllables are where they stand."""
    one, two = surnames()
    double = name[:2] in two and 3 <= len(name) <= 4
    if not double and not (2 <= len(name) <= 4 and name[0] in one):
        return -1
    if not name.isalpha() or not "가" <= min(name) <= max(name) <= "힣" or _is_other(name):
        return -1
    given = name[2:] if double else name[1:]
    if given in sections("given_names")["whole"]:
        return 4
    if len(given) == 1:
        return 4 if double else 2 * _weight("last", given) if given in sections("given_names")["last common"] else 0
    if len(given) == 3:  # `양이원영`: both parents' surnames
        return 3 if given[0] in _OFTEN and _weight("first", given[1]) + _weight("last", given[2]) >= 3 else 0
    score = _weight("first", given[0]) + _weight("last", given[1])
    return min(4, score + 1) if double and score else score


@functools.cache
def _weights(place: str) -> dict[str, int]:
    """Syllable → how usual it is in a given name, `first` or `last`: 2 or 1."""
    parts = sections("given_names")
    return {**dict.fromkeys(parts[place], 1), **dict.fromkeys(parts[f"{place} common"], 2)}


def _weight(place: str, syllable: str) -> int:
    return _weights(place).get(syllable, 0)


@functools.cache
def _others() -> frozenset[str]:
    """What the lists hold for something else than a name: a place, a title, a body, a noun."""
    nouns = wordset("not_names", "person") | wordset("not_names", "organization")
    return nouns.union(
        words.regions(), words.countries(), words.bodies(), wordset("titles"), wordset("title_words", "stray")
    )


_GIVEN_TOO = frozenset(("성우", "기수", "상인"))  # professions that are given names as often


def _is_other(name: str) -> bool:
    """Whether the lists hold a string for something else, or for a title with a letter before it."""
    title = words.known(name).title
    if title in _GIVEN_TOO and len(name) == 3:
        return False
    return name in _others() or (len(title) >= 2 and len(name) - len(title) < 2)


def reading(doc: Doc, start: int, end: int) -> str:
    """What Kiwi takes `[start, end)` for: `name` (one word, proper or unknown), `noun` (one of its dictionary), `parts`
    (several words), `particle` or `ending` (which closes it), `cut` (no word begins or ends here)."""
    i = doc.token_from(start)
    if i >= len(doc.starts) or doc.starts[i] != start:
        return "cut"
    if doc.ends[i] == end:
        if doc.tags[i] == "NNP" or (doc.oov[i] and doc.tags[i][0] == "N"):
            return "name"
        return "noun" if doc.tags[i][0] in "NM" else "particle"
    last = i
    while last + 1 < len(doc.starts) and doc.ends[last] < end:
        last += 1
    if doc.ends[last] > end:
        return "cut"
    if doc.tags[last][0] in "EV" or doc.tags[last] in ("XSV", "XSA", "XSN"):
        return "ending"
    return "particle" if doc.tags[last][0] in "JX" else "parts"


def plausible(doc: Doc, name: str, start: int, *, tied: bool = False) -> bool:
    """Whether a string may be a person's name where it stands beside a title; `tied` if a body and title vouch for it.

    김의겸 (김/NNP 의/JKG 겸/NNB) may, since its syllables are those of names; 방문한, 정부가 may not.
    """
    like = likeness(name)
    if like < 0:
        return False
    seen = reading(doc, start, start + len(name))
    if seen == "name":
        return len(name) == 2 or like > 0 or (tied and len(name) == 3)
    if seen == "noun":  # 오미자 is a fruit, but `오미자 새론대 교수` somebody
        return tied and like == 4 and (len(name) == 3 or _heads_clause(doc.text, start))
    if len(name) == 2:
        return seen == "parts" and tied and (like > 0 or doc.tags[doc.token_from(start)] == "NNP")
    if len(name) == 4:
        return like == 4 and seen == "parts"
    if seen == "parts":
        if _of_nouns(doc, start, start + len(name)):
            return like >= 3
        return like >= 2 or (tied and like >= 1)
    if name[:2] in surnames()[1]:
        return seen != "cut"  # 남궁은 (남궁/NNP 은/JX)
    if seen == "ending" or name[-1] in _JOSA_LETTERS or seen == "cut":
        if name[-1] in "만도로" and seen == "particle":
            return like >= 3
        return like >= 3 and name[-1] not in "한할된될인" and recurs(doc, name)
    return like >= 3


def _heads_clause(text: str, start: int) -> bool:
    return start == 0 or text[max(0, start - 2) : start].strip() in ("", ",", ".", "·", "/", "▲")


def _of_nouns(doc: Doc, start: int, end: int) -> bool:
    """Whether Kiwi knows each part for a common noun of two syllables or more."""
    i = doc.token_from(start)
    while i < len(doc.starts) and doc.starts[i] < end:
        if doc.tags[i] == "NNG" and doc.ends[i] - doc.starts[i] >= 2 and not doc.oov[i]:
            return True
        i += 1
    return False


def recurs(doc: Doc, name: str) -> bool:
    """Whether a name stands at least twice as a whole word, before different things."""
    text = doc.text
    followers: set[str] = set()
    at = text.find(name)
    while at >= 0 and len(followers) < 2:
        if at == 0 or not "가" <= text[at - 1] <= "힣":
            followers.add(text[at + len(name) : at + len(name) + 1].strip("\n"))
        at = text.find(name, at + len(name))
    return len(followers) > 1
