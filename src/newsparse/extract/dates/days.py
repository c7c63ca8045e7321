"""Years, months and days that points name, on the calendar: which year `12월` and which month `6일` is of."""

from __future__ import annotations

from datetime import date

from newsparse.extract import numbers
from newsparse.extract.dates import calendar as cal
from newsparse.extract.dates.calendar import Anchor
from newsparse.extract.dates.direction import is_said, looks_ahead
from newsparse.extract.dates.forms import words
from newsparse.extract.dates.points import Point
from newsparse.extract.dates.scene import Scene
from newsparse.extract.dates.values import UNKNOWN, Value

COMING = ("오는", "다가오는", "돌아오는")
_SINO_MONTHS = {"정": 1, "유": 6, "시": 10}


class Days:
    """Points of years, months and days; `periods.Periods` adds weeks, holidays and parts of years."""

    def __init__(self, anchor: Anchor | None) -> None:
        self.anchor = anchor
        self.scene = Scene(anchor)
        self.here = "", 0  # the text and where in it the expression begins

    @property
    def today(self) -> date | None:
        return self.anchor.exact if self.anchor else None

    # -- years and months --------------------------------------------------------------------------------------------

    def _says_year(self, p: Point) -> bool:
        return p.says("year", "yy", "year_word", "this_year", "in_year") or p.get("prefix") == "올"

    def _year(self, p: Point) -> int | None:
        """The year that a point names; None where it names none or nobody knows."""
        if said := p.get("year") or p.get("in_year"):
            return int(said)
        now = self.anchor.year if self.anchor else None
        if short := p.get("yy"):
            return min((int(short) + century for century in (1900, 2000)), key=lambda y: abs(y - (now or 2000)))
        if word := p.get("year_word"):
            entry = words("year")[word]
            base = self.scene.year if entry.get("context") else now
            if "until_month" in entry and self.anchor and (self.anchor.month or 12) <= entry["until_month"]:
                return base
            return base + int(entry["offset"]) if base is not None else None
        return now if "this_year" in p or p.get("prefix") == "올" else None

    @staticmethod
    def _four(year: int | None) -> str | None:
        return f"{year:04d}" if year is not None else None

    def _year_around(self, p: Point, rest: str) -> int | None:
        """`연말`, said in January of what was: of last year; `연초`, said in December of what comes: of the next."""
        if self.anchor is None:
            return None
        month = self.anchor.month or 6
        if p["year_end"] == "연말연시":
            return self.anchor.year - (month <= 6)
        if p["year_end"] in ("연말", "세밑") and (
            p.get("prefix") == "지난" or (month <= 2 and looks_ahead(rest) is False)
        ):
            return self.anchor.year - 1
        if p["year_end"] == "연초" and month >= 11 and looks_ahead(rest):
            return self.anchor.year + 1
        return self.anchor.year

    def _month(self, p: Point, rest: str) -> Value | None:
        if word := p.get("month_word"):
            base = self._word_month(word)
            return Value("DATE", f"{base[0]:04d}-{base[1]:02d}") if base else UNKNOWN
        month = self._month_number(p)
        if "low_month" not in p:
            return Value("DATE", self._bare_month(month, None, self._year(p), rest, p))
        first = int(p["low_month"])
        one = self._bare_month(first, None, self._year(p), rest, p)
        if one is None:
            return UNKNOWN
        two = f"{int(one[:4]) + (month < first):04d}" if one[0] != "X" else "XXXX"
        return Value("DATE", f"{one}/{two}-{month:02d}") if month != first else None

    def _word_month(self, word: str) -> tuple[int, int] | None:
        entry = words("month")[word]
        base = self.scene.month
        if not entry.get("context"):
            base = (self.anchor.year, self.anchor.month) if self.anchor and self.anchor.month else None
        return cal.add_months(*base, int(entry["offset"])) if base else None

    @staticmethod
    def _month_number(p: Point) -> int:
        if name := p.get("month_name_word"):
            return int(words("month_name")[name]["month"])
        if sino := p.get("month_sino"):
            return _SINO_MONTHS.get(sino) or int(numbers.parse(sino) or 1)
        return int(p["month"])

    def _bare_month(self, month: int, day: int | None, year: int | None, rest: str, p: Point) -> str | None:
        if year is None:
            if self._says_year(p):
                return None
            if self.anchor is None:
                return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
            year = self._which_year(month, day, rest, p.get("prefix"))
            if day and (weekday := weekday_of(p)) is not None:
                near = [y for y in (year, year - 1, year + 1) if falls(y, month, day) == weekday]
                year = near[0] if near else year
        return cal.day_of(year, month, day) if day else f"{year:04d}-{month:02d}"

    def _which_year(self, month: int, day: int | None, rest: str, prefix: str | None) -> int:
        """`12월`: of this year, unless 지난, 오는 or the verb says otherwise."""
        assert self.anchor is not None
        now = self.anchor
        here = (month, day or 0), (now.month or 12, (now.day or 31) if day else 0)
        if prefix in ("지난", "저번"):
            return now.year if here[0] <= here[1] else now.year - 1
        if prefix in COMING or prefix == "다음":
            return now.year if here[0] >= here[1] else now.year + 1
        ahead = looks_ahead(rest.removeprefix("까지"))  # 7월까지 줄었다: no sign of what comes
        if here[0] > here[1] and ahead is False and not rest.startswith(("까지", " 말까지")):
            return now.year - 1
        return now.year + 1 if ahead and month < (now.month or 1) - 3 else now.year

    # -- days --------------------------------------------------------------------------------------------------------

    def _day(self, p: Point, rest: str) -> Value | None:
        last = int(p["day"]) if "day" in p else int(numbers.parse(p["day_sino"]) or 0)
        first = int(p["low_day"]) if "low_day" in p else last
        one = self._day_in(p, first, rest)
        if one is None or not 1 <= last <= 31:
            return None if "year" not in p or "month" not in p else UNKNOWN
        if "low_day" not in p:
            return Value("DATE", one, doubt=contradiction(one, p))
        if one[0] == "X":
            return Value("DATE", f"{one}/{one[:-2]}{last:02d}") if first < last else None
        month = cal.add_months(int(one[:4]), int(one[5:7]), int(last < first))
        two = cal.day_of(*month, last)
        return Value("DATE", f"{one}/{two}") if two and first != last else None

    def _day_in(self, p: Point, day: int, rest: str) -> str | None:
        """`day` in the month that the point names, or in the one that a reader takes it for."""
        if within := p.get("in_month"):
            return cal.day_of(int(within[:4]), int(within[5:7]), day)
        if word := p.get("month_word"):
            base = self._word_month(word)
            return cal.day_of(*base, day) if base else f"XXXX-XX-{day:02d}"
        if p.says("month", "month_name_word", "month_sino"):
            return self._bare_month(self._month_number(p), day, self._year(p), rest, p)
        return self._bare_day(day, rest, p)

    def _bare_day(self, day: int, rest: str, p: Point) -> str | None:
        """`6일`: the nearest past 6th, unless 오는, the verb or the weekday says another."""
        if self.anchor is None or self.anchor.month is None:
            return f"XXXX-XX-{day:02d}"
        now, today = (self.anchor.year, self.anchor.month), self.anchor.day
        if today is None:
            return cal.day_of(*now, day)
        offset = self._which_month(day, today, rest, p.get("prefix"))
        if (weekday := weekday_of(p)) is not None:
            around = sorted((offset, -1, 0, 1), key=lambda o: (o != offset, abs(o)))
            offset = next((o for o in around if falls(*cal.add_months(*now, o), day) == weekday), offset)
        step = -1 if offset < 0 else 1  # 31일, said in March of the past: of January
        value = cal.day_of(*cal.add_months(*now, offset), day)
        return value or cal.day_of(*cal.add_months(*now, offset + step), day)

    @staticmethod
    def _which_month(day: int, today: int, rest: str, prefix: str | None) -> int:
        """How many months after this one the day lies that a reader takes `6일` for."""
        if prefix in COMING:
            return 0 if day >= today else 1
        past = prefix == "지난" or is_said(rest)
        if day <= today:
            # `28일 … 5일 개최한다`: next month's, where nothing of the past stands between
            return 1 if day < today - 14 and not past and looks_ahead(rest) else 0
        ahead = False if past else looks_ahead(rest)
        if day <= today + 2 and prefix != "지난":
            return 0  # a paper dated the 5th tells on the web of what was on the 6th
        return 0 if ahead or (ahead is None and day <= today + 3) else -1

    def _word_day(self, p: Point, rest: str) -> Value:
        section = "day" if "day_word" in p else "night"
        entry = words(section)[p[f"{section}_word"]]
        base = self.today
        if entry.get("context"):
            base = self.scene.this_day(*self.here, looks_ahead(rest), last=entry.get("last", False))
        if entry.get("trading") and base:
            return Value("DATE", self.scene.trading_day_before(base))
        day = cal.shift(base, int(entry["offset"]), "D") if base else None
        return (
            Value("TIME", f"{day}TNI" if day else None)
            if section == "night"
            else Value("DATE", day, doubt=contradiction(day, p))
        )


def weekday_of(p: Point) -> int | None:
    """The weekday printed beside a day: `6일(수)`, `6일(水)`."""
    if hanja := p.get("weekday_hanja"):
        return "月火水木金土日".index(hanja)
    return cal.WEEKDAYS.index(p["weekday"]) if "weekday" in p else None


def falls(year: int, month: int, day: int) -> int | None:
    """The weekday of a day; None for a day that the month does not have."""
    iso = cal.day_of(year, month, day)
    return date.fromisoformat(iso).weekday() if iso else None


def contradiction(value: str | None, p: Point) -> str | None:
    printed = weekday_of(p)
    if printed is None or value is None or value[0] == "X":
        return None
    real = date.fromisoformat(value).weekday()
    return None if real == printed else f"{value}은 {cal.WEEKDAYS[real]}요일"
