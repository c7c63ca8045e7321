"""The words that stand before a title or behind one, with brackets filled so that offsets hold."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.extract import words
from newsparse.extract.name_shapes import likeness, reading
from newsparse.extract.sighting import nominal
from newsparse.tokens import Doc

_REACH = 70  # characters before a title in which its bearer is looked for
_BRACKET = re.compile(r"\s?\([^()\n]{1,30}\)|\s?\[[^\[\]\n]{1,12}\]")
FILLER = "\0"  # stands for a bracket, so that offsets hold
_STOP = re.compile(r"[.?!…”’\"'」』>\]:;|=~*▲△◇■□●○◆▶(“‘→]")


_HANGUL = re.compile(r"[가-힣]+")
_OWNERS = frozenset(("company", "university", "association", "public_institution", "hospital", "party", "team"))


class Word(NamedTuple):
    """A word before a title and where it begins; brackets in it are filled with `_FILLER`."""

    text: str
    start: int


def words_before(doc: Doc, low: int, start: int) -> list[Word]:
    """Up to six words before a title, the nearest first, as far as nothing ends the sentence or quotation."""
    if start <= low or doc.text[start - 1] not in " )":
        return []
    first = max(low, start - _REACH)
    window = doc.text[first : start - (doc.text[start - 1] == " ")]
    filled = "(" in window or "[" in window
    if filled:
        window = _BRACKET.sub(lambda m: FILLER * len(m[0]), window)
    found: list[Word] = []
    end = len(window)
    stop = _STOP.search(window[::-1])
    bound = end - stop.start() if stop else 0  # where a sentence, quotation or bracket before this ends or begins
    make = tuple.__new__
    for word in reversed(window[bound:].split(" ")):
        begin = end - len(word)
        end = begin - 1
        if not word:
            continue  # two spaces
        if len(found) > 5:
            break
        if begin == 0 and first > low and doc.text[first - 1] != " ":
            break
        if filled and (at := word.rfind(FILLER) + 1) and at < len(word) and word[at].isalnum():
            found.append(Word(word[at:], first + begin + at))  # `이도윤(57)전 한빛연구원장`
            word = word[:at]
        found.append(make(Word, (word, first + begin)))
    return found


def front_of(doc: Doc, rest: list[Word]) -> str:
    """The nouns in front of a name, which may name its body: `새론텔레콤 호남본부` of `새론텔레콤 호남본부 김가람 본부장`."""
    front: list[str] = []
    for n, word in enumerate(rest[:5]):
        if not front and word.text[-1:] == "의" and words.known(word.text[:-1]).kind in _OWNERS:
            front.insert(0, word.text[:-1])  # `새론텔레콤의 김가람 사장`
            break
        role = not front and word.text.endswith("인") and words.title_of(word.text[:-1])
        if word.text.endswith(",") or not (role or nominal(doc, word.start, word.start + len(word.text))):
            # `새나라부 미래정책과 김가람 사무관`: Kiwi reads a particle
            section = word.text[-1:] == "과" and len(word.text) > 3 and n + 1 < len(rest)
            if not section or words.known(rest[n + 1].text).grade < 2:
                break
        front.insert(0, word.text.replace(FILLER, ""))
    return " ".join(front)


def bracket_after(doc: Doc, end: int) -> str:
    """What a bracket says behind a name or title: `더불어민주당·해솔을`."""
    if doc.text[end : end + 1] != "(" and doc.text[end : end + 2] != " (":
        return ""
    match = _BRACKET.match(doc.text, end)
    return match[0].strip(" ()[]") if match else ""


def run_in_name(doc: Doc, word: Word) -> Word | None:
    """`협약식은김가람 한빛군수`, `기자김가람 군수`: the space before the name is lost, but Kiwi sees where it begins."""
    text = word.text.rstrip(FILLER)
    if len(text) < 5 or not _HANGUL.fullmatch(text) or likeness(text[-3:]) < 2:
        return None
    at = word.start + len(text) - 3
    i = doc.token_from(at)
    if not 0 < i < len(doc.starts) or doc.starts[i] != at or reading(doc, at, at + 3) not in ("name", "parts"):
        return None
    before = text[:-3]
    if doc.tags[i - 1][0] in "JE" or (
        likeness(text[-3:]) >= 3
        and (
            words.title_of(before)
            or before.endswith(("기자", "캡처", "캡쳐", "갈무리"))
            or words.known(before).grade == 3
        )
    ):
        return Word(text[-3:], at)
    return None
