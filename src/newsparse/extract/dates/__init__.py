"""Dates, times, durations and recurring times of the body, as TIMEX3, read from the day of publication.

Found on the text, not on tokens (Kiwi reads `2024. 3. 6. 14:23` as one serial number). What can't be resolved keeps
what is known (`XXXX-XX-06`) or has value None. Finding (`forms`, `points`) and resolving (`resolve`, `lengths`) are apart:
the forms are data/date_forms.toml, the words data/dates.toml.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from newsparse.extract.dates import calendar as cal
from newsparse.extract.dates import lengths
from newsparse.extract.dates.calendar import Anchor
from newsparse.extract.dates.direction import rest_of_sentence
from newsparse.extract.dates.forms import Matcher, beginning, matcher, words
from newsparse.extract.dates.points import point_at, range_at
from newsparse.extract.dates.resolve import Resolver
from newsparse.extract.dates.values import Value
from newsparse.model import Timex
from newsparse.tokens import Doc


# Forms that take in what a point would take apart (3년 전, 하루 2회), and those that take what is left.
@functools.cache
def _before_points() -> Matcher:
    return matcher("none", "set", "decade", "ago", "duration")


@functools.cache
def _after_points() -> Matcher:
    return matcher("bare", "reference")


def find_dates(doc: Doc) -> tuple[tuple[Timex, ...], tuple[str, ...]]:
    """The time expressions of the body paragraphs, in order, repeats included; and doubts, for the record's warnings."""
    reader = _Reader(Anchor.of(doc.article.published_at))
    found: list[Timex] = []
    for passage in doc.passages:
        if passage.kind == "paragraph":
            found += reader.read(doc.text, passage.start, passage.end)
    return tuple(found), tuple(dict.fromkeys(reader.doubts)) + _unresolved(found, reader.resolver)


def dates(text: str, anchor: str | None = None) -> list[Timex]:
    """The time expressions of any text, resolved against `anchor` (ISO 8601: a month, a day or a moment). Needs no Kiwi."""
    return _Reader(Anchor.of(anchor)).read(text, 0, len(text))


def _unresolved(found: list[Timex], resolver: Resolver) -> tuple[str, ...]:
    """One warning for all that has no value, and why."""
    names = dict.fromkeys(timex.text for timex in found if timex.value is None)
    why = "발행한 날을 모름" if resolver.today is None else "가리키는 때가 글에 없음"
    return (f"때를 정하지 못함({why}): {', '.join(names)}",) if names else ()


class _Reader:
    """Reads expressions in the order of the text, so that later ones may refer to earlier ones."""

    def __init__(self, anchor: Anchor | None) -> None:
        self.resolver = Resolver(anchor)
        self.doubts: list[str] = []

    def read(self, text: str, start: int, end: int) -> list[Timex]:
        found: list[Timex] = []
        self.resolver.new_passage()
        pos = start
        while match := beginning().search(text, pos, end):
            pos = match.start() + 1
            for lo, hi, value in self._expression(text, match.start(), start, end):
                pos = max(pos, hi)
                if value is not None:
                    found.append(self._timex(text, lo, hi, value))
        return found

    def _timex(self, text: str, lo: int, hi: int, value: Value) -> Timex:
        while text[hi - 1].isspace():
            hi -= 1
        if value.doubt:
            self.doubts.append(f"‘{text[lo:hi]}’: {value.doubt}")
        begin, until = value.bounds or (None, None)
        if not value.bounds and value.value and value.type in ("DATE", "TIME"):
            begin, until = cal.bounds(value.value)
        return Timex(text[lo:hi], lo, hi, value.type, value.value, begin, until, value.mod)

    def _expression(self, text: str, lo: int, start: int, end: int) -> Iterator[tuple[int, int, Value | None]]:
        """(start, end, value) of what begins at `lo`: nothing, one expression, or those of a list; None where it is no time."""
        if whole := self._whole(_before_points(), text, lo, start, end):
            yield whole
        elif (point := point_at(text, lo, end)) is not None:
            second = range_at(text, point, end)
            rest = rest_of_sentence(text, start, point.end if second is None else second.end, end)
            if second is not None and (value := self.resolver.span(text, point, second, rest)):
                yield lo, second.end, value
            else:
                yield from self.resolver.points(text, point, rest)
        elif whole := self._whole(_after_points(), text, lo, start, end):
            yield whole

    def _whole(self, forms: Matcher, text: str, lo: int, start: int, end: int) -> tuple[int, int, Value | None] | None:
        found = forms.match(text, lo, end)
        if found is None:
            return None
        form, m = found
        rest = rest_of_sentence(text, start, m.end(), end) if form.kind == "ago" else ""
        return lo, m.end(), self._value(form.kind, m, rest)

    def _value(self, kind: str, m: re.Match[str], rest: str) -> Value | None:
        match kind:
            case "none":
                return None
            case "set":
                return lengths.recurring(m)
            case "decade":
                return self.resolver.decade(m)
            case "ago":
                self.resolver.here = m.string, m.start()
                return self.resolver.ago(m, rest)
            case "reference":
                return Value("DATE", words("reference")[m["reference_word"]]["value"])
        return lengths.duration(m)


__all__ = ["dates", "find_dates"]
