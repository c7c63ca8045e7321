"""Days and periods: what TIMEX3 values mean on the calendar. Pure arithmetic, no Korean but the tense of a sentence."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time from which a text is read: as much of it as is known (`2018-05`: no day)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, published_at: str | None) -> Anchor | None:
        """The anchor of an ISO 8601 time, or None."""
        match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", published_at or "")
        if not match:
            return None
        anchor = cls(int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None)
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


# -- which way a bare `6일` looks --------------------------------------------------------------------------------------

_PAST = re.compile(
    r"[가-힣]*[았었했됐였렸혔졌났왔갔섰냈쳤켰봤뒀겼꼈폈렀웠쳤](?:다|고|으|는데|던|지만|음|습니다)|(?:열린|된|치러진|벌어진|발생한|체결한|발표한)\s"
)
# 연다, 한다, 열린다, 짓는다: every syllable that ends in ㄴ
_PRESENT = "".join(chr(code) for code in range(ord("간"), ord("힣"), 28))
_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")  # 6일 “곧 착공한다”고 밝혔다: the tense of the quotation is another
_FUTURE = re.compile(
    r"예정|(?:할|될|릴|질|칠|낼|설|갈|올) (?:계획|방침|것|전망|수)|계획이|방침이|앞두고|앞둔|열리는|열릴|"
    rf"[가-힣]*[{_PRESENT}]다(?=[.고며”\"\s]|$)|까지\b|[겠]다|할 계획|하기로"
)


def looks_ahead(rest: str) -> bool | None:
    """Whether what follows a date in its sentence looks ahead (`개최한다`, `열릴 예정`); None where nothing tells."""
    rest = _QUOTED.sub("", rest)
    future, past = _FUTURE.search(rest), _PAST.search(rest)
    if future and (not past or future.start() < past.start()):
        return True
    return False if past else None
