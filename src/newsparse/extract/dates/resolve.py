"""Points and ranges of time → TIMEX3 values, by the day of publication and by what the text has spoken of so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from newsparse.extract.dates import calendar as cal
from newsparse.extract.dates import clock, lengths
from newsparse.extract.dates.calendar import Anchor
from newsparse.extract.dates.direction import is_said, looks_ahead
from newsparse.extract.dates.forms import words
from newsparse.extract.dates.periods import Periods
from newsparse.extract.dates.points import Point, listed
from newsparse.extract.dates.scene import COMPARED
from newsparse.extract.dates.values import UNKNOWN, Value
from newsparse.lexicon import toml
from newsparse.model import TimexMod

_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_TIGHT = re.compile(r"\s?(?:과|와|,|·|및|또는|이나|나|에 이어|에서)?\s?")  # 6월 3일과 9일
_OPENS = {"‘": "’", "'": "'", "「": "」", "『": "』", "《": "》", "〈": "〉", "<": ">"}
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_FAR = 150  # characters within which a sentence goes on from a month


class Resolver(Periods):
    """Values of points in the order of the text."""

    def __init__(self, anchor: Anchor | None) -> None:
        super().__init__(anchor)
        self._last: tuple[Point, str] | None = None

    def new_passage(self) -> None:
        self._last = None

    def points(self, text: str, point: Point, rest: str) -> Iterator[tuple[int, int, Value | None]]:
        """(start, end, value) of a point; of each, where it is a list (`6·13일`)."""
        self.here = text, point.start
        self._carry(text, point, rest)
        for lo, hi, one in listed(text, point):
            value = None if _named(text, one) else self.value(one, rest)
            if value is not None:
                self._keep(one, value, rest)
            yield lo, hi, value

    def span(self, text: str, first: Point, second: Point, rest: str) -> Value | None:
        """`6일부터 8일까지`: one range, each end saying what the other leaves out; None where the two are no range."""
        if (_of_clock(second) and "time" not in first.kinds) or any(
            p.says("list_day", "list_month", "list_year") for p in (first, second)
        ):
            return None
        self.here = text, first.start
        self._carry(text, first, rest)
        self._fill_first(first, second, rest)
        one = self.value(first, rest)
        if one is None or one.value is None:
            return one
        self._fill_second(one.value, first, second)
        two = self.value(second, rest)
        if two is None or two.value is None:
            return two
        begin, until = one.value.split("/")[0], two.value.split("/")[-1]
        earliest, latest = cal.bounds(begin)[0], cal.bounds(until)[1]
        if begin[0] not in "12X" or (earliest and latest and earliest > latest):
            return UNKNOWN
        whole = Value(
            "TIME" if "T" in begin + until else "DATE", f"{begin}/{until}", two.mod if two.mod != "APPROX" else None
        )
        self._keep(second, whole, rest)
        return whole

    def ago(self, m: re.Match[str], rest: str) -> Value:
        """`3년 전` from publication; `한 달 후 중단됐다` and `지난해 매출은 1년 전과 비교해` from what was spoken of."""
        base = self.today.isoformat() if self.today else None
        if m["way"] == "전" and COMPARED.match(rest):
            base = self._period_measured(m) or base
        if m["way"] != "전" and (m.string[max(0, m.start() - 2) : m.start()] == "지 " or looks_ahead(rest) is False):
            base = self.scene.last
        return lengths.ago(m, base, rest)

    def _period_measured(self, m: re.Match[str]) -> str | None:
        """The year or month that the sentence measures against an earlier one: 지난해 매출, not 2019년 설립된."""
        if self._last is None or not self._last[0].says("year_word", "month_word", "quarter", "period"):
            return None
        gap = m.string[self._last[0].end : m.start()]
        if len(gap) > _FAR or _SENTENCE_END.search(gap):
            return None
        value = self._last[1]
        if _DATE.fullmatch(value):
            return value
        return value[:4] if m.groupdict().get("unit") == "년" else None

    def decade(self, m: re.Match[str]) -> Value:
        """`1990년대 초반` → 199X at its start; `19세기` → 18."""
        parts = m.groupdict()
        mod = part_of(parts["part"]) if parts["part"] else None
        if parts.get("century"):
            return Value("DATE", f"{int(parts['century']) - 1:02d}", mod)
        decade = parts["decade"] if len(parts["decade"]) == 4 else f"19{parts['decade']}"
        return Value("DATE", f"{decade[:3]}X", mod)

    # -- one point ---------------------------------------------------------------------------------------------------

    def value(self, p: Point, rest: str) -> Value | None:
        """The value of a point; None where it is no time."""
        found = self._calendar(p, rest)
        if found is None:
            return None
        if "gloss" in p and "day" not in p and not (found.value or "").endswith(f"-{int(p['gloss']):02d}"):
            found = Value("DATE", self._bare_day(int(p["gloss"]), rest, p))  # 지난 금요일(1일)
        if time := clock.time(p):
            days = found.value.split("T")[0] if found.value else None
            if days and self._not_yet(p, days, time) and looks_ahead(rest) is False:
                days = cal.shift(date.fromisoformat(days), -1, "D")
            found = replace(
                found, type="TIME", value="/".join(f"{days}T{t}" for t in time.split("/")) if days else None
            )
        mod = part_of(p["part"]) if "part" in p else _YEAR_ENDS.get(p.get("year_end") or "")
        mod = mod or ("APPROX" if "about" in p else None)
        return replace(found, mod=mod) if mod else found

    def _not_yet(self, p: Point, day: str, time: str) -> bool:
        """`이날 오후 11시`, published at half past midnight: of the day before."""
        if self.anchor is None or self.anchor.clock is None or not self.today or day != self.today.isoformat():
            return False
        follows = _of_clock(p) or ("day_word" in p and words("day")[p["day_word"]].get("context", False))
        return follows and time[0].isdigit() and self.anchor.clock < "09:00" and time[:5] > self.anchor.clock

    def _calendar(self, p: Point, rest: str) -> Value | None:
        if "in_day" in p:
            return Value("DATE", p["in_day"])
        if "same" in p:
            return self._same(p)
        if p.says("day_word", "night_word"):
            return self._word_day(p, rest)
        if p.says("week_word", "weekend"):
            return self._week(p, rest)
        if "nth" in p:
            return self._nth(p, rest)
        if "holiday_word" in p:
            return self._holiday(p, rest)
        if p.says("periods", "period", "quarter", "quarter_word"):
            return self._period(p, rest)
        if "season_word" in p:
            return self._season(p)
        if "year_end" in p:
            year = self._year(p) if self._says_year(p) else self._year_around(p, rest)
            if p["year_end"] == "연말연시":
                return Value("DATE", f"{year:04d}-12/{year + 1:04d}-01" if year else None)
            return Value("DATE", self._four(year))
        if p.says("day", "day_sino"):
            return self._day(p, rest)
        if p.says("month", "month_word", "month_name_word"):
            return self._month(p, rest)
        if "low_year" in p:
            last = self._year(p)
            return Value("DATE", f"{p['low_year']}/{last}") if last and int(p["low_year"]) < last else None
        if "weekday" in p:
            return self._weekday(p, rest)
        if p.says("year", "yy", "year_word", "this_year"):
            return Value("DATE", self._four(self._year(p)))
        return self._clock_alone(p, rest)

    def _clock_alone(self, p: Point, rest: str) -> Value | None:
        """`오후 3시`: of the day that goes on. 3:2 without 오전 or 오후 is a score."""
        if "colon" in p and "half" not in p:
            return None
        day = self.scene.this_day(*self.here, looks_ahead(rest))
        return Value("DATE", day.isoformat() if day else "XXXX-XX-XX")

    def _same(self, p: Point) -> Value | None:
        """`지난해 같은 기간`: the period last spoken of, in that year."""
        period = self.scene.period
        if not p.says("year", "year_word", "yy"):
            return (Value("DATE", period) if period else UNKNOWN) if "기간" in p["same"] else None
        if period is None:
            return UNKNOWN
        entry = words("year")[p["year_word"]] if "year_word" in p else {}
        if entry.get("context"):
            offset = int(entry["offset"])
        else:
            year = self._year(p)
            offset = year - int(period[:4]) if year is not None else 0
        moved = re.sub(r"\d{4}(?=-|/|$)", lambda y: f"{max(1, int(y[0]) + offset):04d}", period)
        days = (end.split("-") for end in moved.split("/") if re.fullmatch(r"\d{4}-\d\d-\d\d", end))
        return UNKNOWN if any(cal.day_of(*map(int, day)) is None for day in days) else Value("DATE", moved)

    # -- what the points of a text say for each other ----------------------------------------------------------------

    def _keep(self, p: Point, value: Value, rest: str) -> None:
        if not _only_compared(p) and "same" not in p:
            self.scene.remember(value, self.here[0], p.end, said=is_said(rest))
            if value.value and value.value[:4].isdigit():
                self._last = p, value.value.split("/")[-1].split("T")[0]

    def _carry(self, text: str, p: Point, rest: str) -> None:
        """`지난해 6월 3일과 9일`, `2019년 3월 시작해 5월 마쳤다`: a month or year said before in the sentence goes on."""
        if self._last is None or p.says("prefix", "year", "yy", "year_word", "this_year"):
            return
        said, value = self._last
        gap = text[said.end : p.start]
        if len(gap) > _FAR or _SENTENCE_END.search(gap):
            return
        if p.kinds[0] == "day" and "day" in p and "month" not in p and _TIGHT.fullmatch(gap):
            if said.says("month", "month_word", "in_month") and len(value) == 10 and int(p["day"]) > int(value[8:]):
                p["in_month"] = value[:7]
        elif p.kinds[0] == "month" and "month" in p and said.says("month") and self._says_year(said):
            if not re.match(r"\d{4}-\d\d", value):  # a week of that month
                return
            later = int(p["month"]) >= int(value[5:7])
            if later and not (looks_ahead(rest) and self.anchor and int(value[:4]) < self.anchor.year):
                p["in_year"] = value[:4]

    def _fill_first(self, first: Point, second: Point, rest: str) -> None:
        """`12월~2025년 2월`, `28일부터 3월 2일까지`: the first end lies before the second."""
        if "month" in first and not self._says_year(first) and "month" in second and (year := self._year(second)):
            first["in_year"] = str(year - (int(first["month"]) > int(second["month"])))
        elif _bare_day(first) and "day" in second and "month" in second:
            two = self._day(second, rest)
            if two and two.value and two.value[0] != "X":
                back = int(first["day"]) > int(second["day"])
                year, month = cal.add_months(int(two.value[:4]), int(two.value[5:7]), -back)
                first["in_month"] = f"{year:04d}-{month:02d}"

    def _fill_second(self, begin: str, first: Point, second: Point) -> None:
        """`3월 6일부터 8일까지`, `20일부터 5일까지`, `2022년 12월부터 2월까지`, `6일 10시부터 17시까지`."""
        half = first.get("half")
        goes_on = half in ("오전", "새벽", "아침") or not _of_a_later_day(second)
        if half and goes_on and "hour" in second and "half" not in second and int(second["hour"]) <= 12:
            second["half"] = half  # 오후 5시부터 9시까지
        begin = begin.split("/")[0].split("T")[0]
        word = second.get("day_word")
        if (
            word
            and re.fullmatch(r"\d{4}-\d\d-\d\d", begin)  # `밤 9시부터 다음날 8시` of no day that is known
            and words("day")[word].get("last")
            and (offset := int(words("day")[word]["offset"]))
        ):
            second["in_day"] = cal.shift(date.fromisoformat(begin), offset, "D") or begin  # 밤 9시부터 다음날 8시
        if not re.match(r"\d{4}", begin) or second.says("prefix", "month_word", "day_word") or self._says_year(second):
            return
        if _of_clock(second) and len(begin) == 10:
            second["in_day"] = begin
        elif _bare_day(second) and len(begin) == 10:
            year, month = cal.add_months(int(begin[:4]), int(begin[5:7]), int(second["day"]) < int(begin[8:]))
            second["in_month"] = f"{year:04d}-{month:02d}"
        elif "month" in second and re.match(r"\d{4}-\d\d", begin):
            second["in_year"] = str(int(begin[:4]) + (int(second["month"]) < int(begin[5:7])))
        elif second.says("quarter", "period", "month"):
            second["in_year"] = begin[:4]
        elif second.kinds[0] == "weekday" and len(begin) == 10:
            day = date.fromisoformat(begin)
            away = (cal.WEEKDAYS.index(second["weekday"]) - day.weekday()) % 7
            second["in_day"] = (day + timedelta(days=away)).isoformat()


_YEAR_ENDS: dict[str, TimexMod] = {"연말": "END", "세밑": "END", "연초": "START"}


def part_of(word: str) -> TimexMod:
    """말 → END, 중순 → MID, 초 → START."""
    if word in ("말", "하순", "후반", "중하순"):
        return "END"
    return "MID" if word in ("중순", "중반") else "START"


def _named(text: str, p: Point) -> bool:
    """Whether a year opens a name: ‘2024년 한빛 박람회’, 《2023년의 기록》."""
    if p.kinds[0] != "year" or len(p.kinds) > 1 or p.start == 0 or text[p.start - 1] not in _OPENS:
        return False
    opened = text[p.start - 1]
    ends = f"(?:{'|'.join(toml('dates')['names']['ends'])})" if opened in "‘'" else ""
    return bool(re.match(rf"[^.?!\n]{{2,40}}?{ends}{_OPENS[opened]}", text[p.end : p.end + 45]))


def _only_compared(p: Point) -> bool:
    """Whether a point is only measured against: 전년, 전날, 전 분기."""
    said = [part for part in ("year", "day", "quarter") if f"{part}_word" in p]
    return any(words(part)[p[f"{part}_word"]].get("compares") for part in said)


def _bare_day(p: Point) -> bool:
    return "day" in p and not p.says("month", "month_word", "month_name_word", "month_sino", "year", "yy", "in_month")


def _of_clock(p: Point) -> bool:
    return bool(p.kinds) and all(kind in ("time", "about", "place") for kind in p.kinds)


def _of_a_later_day(second: Point) -> bool:
    """Whether a range of hours ends on another day: from 밤 9시 to 다음날 8시 is less than a day, so to the morning."""
    word = second.get("day_word")
    return "day" in second or (word is not None and int(words("day")[word]["offset"]) > 0)
