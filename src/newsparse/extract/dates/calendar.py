"""Days and periods: what TIMEX3 values mean on the calendar. Pure arithmetic, no Korean."""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = "월화수목금토일"
QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time from which a text is read: as much of it as is known (`2018-05`: no day)."""

    year: int
    month: int | None = None
    day: int | None = None
    clock: str | None = None  # 14:23

    @classmethod
    def of(cls, published_at: str | None) -> Anchor | None:
        """The anchor of an ISO 8601 time, or None."""
        match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d))?)?)?", published_at or "")
        if not match:
            return None
        anchor = cls(int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None, match[4])
        try:
            anchor.latest()
        except ValueError:
            return None
        return anchor

    def latest(self) -> date:
        """The last day that the anchor may be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None


@functools.lru_cache(10_000)
def bounds(value: str) -> tuple[str | None, str | None]:
    """First and last day of a TIMEX3 value: `2024-Q1` → 2024-01-01, 2024-03-31; (None, None) where it has none."""
    if "/" in value:
        begin, until = value.split("/")
        return bounds(begin)[0], bounds(until)[1]
    value = value.split("T")[0]
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return value, value
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return span(int(match[1]), int(match[2]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-([QH]\d)", value):
        return span(int(match[1]), *QUARTERS[match[2]])
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[match[2]]
        year = int(match[1])
        return span(year, first, first + 2) if first < 12 else (f"{year}-12-01", _last(year + 1, 2))
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(5 if match[3] else 0)).isoformat(), (monday + timedelta(6)).isoformat()
    if re.fullmatch(r"\d{4}", value):
        return span(int(value), 1, 12)
    if re.fullmatch(r"\d\d", value):
        return f"{value}00-01-01", f"{value}99-12-31"
    if re.fullmatch(r"\d{3}X", value):
        return f"{value[:3]}0-01-01", f"{value[:3]}9-12-31"
    return None, None


def span(year: int, first: int, last: int) -> tuple[str, str]:
    """First and last day of the months `first` to `last` of a year."""
    return f"{year:04d}-{first:02d}-01", _last(year, last)


def _last(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def add_months(year: int, month: int, offset: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + offset
    return index // 12, index % 12 + 1


def day_of(year: int, month: int, day: int) -> str | None:
    """`2024-02-29`, or None for a day that the month does not have."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def shift(day: date, count: int, unit: str) -> str | None:
    """A day `count` units (Y, M, W, D) later; with years and months the value keeps that grain."""
    try:
        if unit == "Y":
            return f"{day.year + count:04d}" if 1 <= day.year + count <= 9999 else None
        if unit == "M":
            year, month = add_months(day.year, day.month, count)
            return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else None
        return (day + timedelta(days=count * (7 if unit == "W" else 1))).isoformat()
    except OverflowError:
        return None


def week_of_month(year: int, month: int, nth: int) -> str:
    """`2024-W11` for the second week of March: a week belongs to the month of its Thursday; nth -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        thursday = first + timedelta(days=(3 - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        last = date(year, month, calendar.monthrange(year, month)[1])
        thursday = last - timedelta(days=(last.weekday() - 3) % 7)
    iso = thursday.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def weekday_of_month(year: int, month: int, weekday: int, nth: int) -> str | None:
    """The nth Saturday of a month (Monday is 0), nth -1 the last; None where the month has no fifth."""
    length = calendar.monthrange(year, month)[1]
    if nth > 0:
        day = 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (nth - 1)
    else:
        day = length - (date(year, month, length).weekday() - weekday) % 7
    return day_of(year, month, day) if day <= length else None


def last_day_within(year: int, month: int, day: int) -> date:
    """The day of a month, or the last that it has: 31 in June is the 30th."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
