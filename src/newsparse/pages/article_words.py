"""The words of one article, by which a piece of a glued word is known."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

PARTICLES = "에서는|에서도|으로|에서|에게|에는|까지|부터|보다|이나|은|는|이|가|도|와|과|의|에|을|를|로"
_RUN = re.compile(r"[가-힣A-Za-z\d]{2,}")
_LETTER = re.compile(r"[가-힣A-Za-z\d]")
_WORD_END = re.compile(rf"(?:{PARTICLES}|등)?(?![가-힣A-Za-z\d])")


def _alone(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself, a particle at most behind it: a pattern for each word took longer to make than to use."""
    at = text.find(word)
    while at >= 0:
        if not (at and _LETTER.match(text, at - 1)) and _WORD_END.match(text, at + len(word)):
            yield at
        at = text.find(word, at + 1)


class Words:
    """The beginnings of an article's words, for asking whether a piece of a glued word stands elsewhere by itself."""

    def __init__(self, texts: list[str], title: str | None) -> None:
        self._text = "\n".join(texts)
        self._title = set(_RUN.findall(title or ""))

    @functools.cached_property
    def _starts(self) -> set[str]:
        runs = {run[:9] for run in _RUN.findall(self._text)}
        return {run[:n] for run in runs for n in range(2, len(run) + 1)}

    def known(self, stem: str) -> bool:
        """Whether a word of the article begins with `stem`."""
        return len(stem) >= 2 and stem[:9] in self._starts

    def whole(self, word: str, times: int = 1) -> bool:
        """Whether it stands in the article by itself, or with a particle, so many times."""
        return sum(1 for _ in _alone(self._text, word)) >= times

    def count(self, piece: str) -> int:
        """How often it stands in the article, be it inside a word."""
        return self._text.count(piece)

    def titled(self, stem: str) -> bool:
        """Whether a word of the headline does."""
        return any(word.startswith(stem) for word in self._title)
