"""Points in time and ranges of them: year, month, day and clock as printed → a TIMEX3 value, by the anchor and the context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newsparse.extract import calendar as cal
from newsparse.extract.calendar import Anchor
from newsparse.extract.dateforms import words
from newsparse.model import TimexMod, TimexType

_SEASONS = {"봄": 3, "여름": 6, "가을": 9, "겨울": 12}
_VAGUE = {"오전": "MO", "오후": "AF", "새벽": "MO", "아침": "MO", "저녁": "EV", "밤": "NI", "낮": "MI"}


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved expression; `bounds` where the value alone does not give them."""

    type: TimexType
    value: str | None
    mod: TimexMod | None = None
    bounds: tuple[str | None, str | None] | None = None


class Points:
    """Reads points and ranges, and remembers what `이날`, `그해`, `같은 기간` refer to.

    Each method `_FORM` takes the match of that form and the rest of its sentence, and gives its value, or None for what
    is no time here.
    """

    def __init__(self, anchor: Anchor | None) -> None:
        self.anchor = anchor
        self.year: int | None = anchor.year if anchor else None
        self.month: tuple[int, int] | None = (anchor.year, anchor.month) if anchor and anchor.month else None
        self.day: date | None = anchor.exact if anchor else None
        self.past = self.day  # the last day spoken of that is not after the day of publication
        self.period: str | None = None

    def _remember(self, value: Value) -> None:
        if value.type not in ("DATE", "TIME") or not value.value or not value.value[0].isdigit():
            return
        last = value.value.split("/")[-1].split("T")[0]
        if re.fullmatch(r"\d{4}(-.*)?", last):
            self.year = int(last[:4])
        if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", last):
            self.month = int(last[:4]), int(last[5:7])
        if re.fullmatch(r"\d{4}-\d\d-\d\d", last):
            self.day = date.fromisoformat(last)
            if self.anchor and self.anchor.exact and self.day <= self.anchor.exact:
                self.past = self.day
        elif re.fullmatch(r"\d{4}(?:-(?:\d\d|[QH]\d))?(?:/\d{4}(?:-\d\d)?)?", value.value):
            self.period = value.value

    # -- points ------------------------------------------------------------------------------------------------------

    def _point(self, m: re.Match[str], rest: str, prefix: str = "") -> Value | None:
        day = self._grain(m, rest, prefix)
        if day is None:
            return None
        mod = self._mod(m, prefix)
        if time := self._time(m, prefix):
            return Value("TIME", f"{day}T{time}", mod)
        return Value("DATE", day, mod)

    def _grain(self, m: re.Match[str], rest: str, p: str) -> str | None:
        """The value of year, month and day parts."""
        if word := m[f"{p}dayword"]:
            return self._word_day(words("day")[word], rest)
        year = self._year(m, p)
        prefix = m[f"{p}prefix"]
        month, day = self._month(m, p), m[f"{p}day"]
        if period := m[f"{p}period"]:
            letters = re.findall("[상하전후]|[1-4１-４]", period)
            codes = [{"상": "H1", "하": "H2", "전": "H1", "후": "H2"}.get(c) or f"Q{int(c)}" for c in letters]
            if len(codes) > 1 and codes[0] >= codes[-1]:
                return None
            first = self._year_of(codes[0], year, rest, prefix)
            return f"{first}/{first[:5]}{codes[-1]}" if first and len(codes) > 1 else first
        if season := m[f"{p}season"]:
            if year is None and prefix not in ("올", "지난", "이번", "오는"):
                return None
            code = {"봄": "SP", "여름": "SU", "가을": "FA", "겨울": "WI"}[season]
            base = year if year is not None else self.anchor.year if self.anchor else None
            if year is None and prefix == "지난" and self.anchor and _SEASONS[season] > (self.anchor.month or 12):
                base = self.anchor.year - 1
            return f"{base}-{code}" if base else None
        if isinstance(month, tuple):
            return cal.day_of(*month, int(day)) if day else f"{month[0]:04d}-{month[1]:02d}"
        if month is None and day:
            return self._bare_day(int(day), rest, prefix, year)
        if month is None:
            return f"{year:04d}" if year is not None else None
        return self._bare_month(month, int(day) if day else None, year, rest, prefix)

    def _year(self, m: re.Match[str], p: str) -> int | None:
        if m[f"{p}year"]:
            return int(m[f"{p}year"])
        if short := m[f"{p}year2"] or m[f"{p}year2b"]:
            now = self.anchor.year if self.anchor else 2000
            return min((int(short) + century for century in (1900, 2000)), key=lambda y: abs(y - now))
        if word := m[f"{p}yearword"]:
            return self._word_year(words("year")[word])
        if m[f"{p}prefix"] == "올" and not m[f"{p}season"]:
            return self.anchor.year if self.anchor else None
        return None

    def _word_year(self, entry: dict[str, object]) -> int | None:
        base = self.year if entry.get("context") else self.anchor.year if self.anchor else None
        return base + int(str(entry["offset"])) if base is not None else None

    def _word_day(self, entry: dict[str, object], rest: str) -> str | None:
        base = self._scene(rest) if entry.get("context") else self.anchor.exact if self.anchor else None
        return cal.shift(base, int(str(entry["offset"])), "D") if base else None

    def _scene(self, rest: str) -> date | None:
        """The day that goes on: `오는 4일 시작한다. 이날 회의를 열었다` is not the coming one."""
        ahead = self.day and self.anchor and self.anchor.exact and self.day > self.anchor.exact
        return self.past if ahead and cal.looks_ahead(rest) is False else self.day

    def _month(self, m: re.Match[str], p: str) -> int | tuple[int, int] | None:
        """A month number, or (year, month) where the word says both."""
        if m[f"{p}month"]:
            return int(m[f"{p}month"])
        if name := m[f"{p}monthname"]:
            return int(words("month_name")[name]["month"])
        if word := m[f"{p}monthword"]:
            entry = words("month")[word]
            base = self.month
            if not entry.get("context"):
                base = (self.anchor.year, self.anchor.month) if self.anchor and self.anchor.month else None
            return cal.add_months(*base, int(entry["offset"])) if base else None
        return None

    def _bare_month(self, month: int, day: int | None, year: int | None, rest: str, prefix: str | None) -> str | None:
        if year is None:
            if self.anchor is None:
                return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
            year = self._which_year(month, day, rest, prefix)
        return cal.day_of(year, month, day) if day else f"{year:04d}-{month:02d}"

    def _which_year(self, month: int, day: int | None, rest: str, prefix: str | None) -> int:
        """`12월`: of this year, unless 지난, 오는 or the verb says otherwise."""
        assert self.anchor is not None
        now = self.anchor
        here = (month, day or 0), (now.month or 12, (now.day or 31) if day else 0)
        if prefix == "지난":
            return now.year if here[0] <= here[1] else now.year - 1
        if prefix in ("오는", "다가오는", "돌아오는"):
            return now.year if here[0] >= here[1] else now.year + 1
        ahead = cal.looks_ahead(rest)
        if here[0] > here[1] and ahead is False and not rest.startswith(("까지", " 말까지")):
            return now.year - 1
        if ahead and month < (now.month or 1) - 3:
            return now.year + 1
        return now.year

    def _bare_day(self, day: int, rest: str, prefix: str | None, year: int | None) -> str | None:
        """`6일`: the nearest past 6th, unless 오는 or the verb looks ahead."""
        if self.anchor is None or self.anchor.month is None:
            return f"XXXX-XX-{day:02d}"
        now = self.anchor.year, self.anchor.month
        today = self.anchor.day
        if today is None:
            return cal.day_of(*now, day)
        if prefix in ("오는", "다가오는", "돌아오는"):
            offset = 0 if day >= today else 1
        elif day <= today:
            # `28일 … 5일 개최한다`: next month's, where nothing of the past stands between
            ahead = day < today - 14 and prefix != "지난" and cal.looks_ahead(rest)
            offset = 1 if ahead else 0
        else:
            ahead = prefix != "지난" and cal.looks_ahead(rest)
            offset = 0 if ahead or (ahead is None and day <= today + 3) else -1
        step = -1 if offset < 0 else 1  # 31일, said in March of the past: of January
        value = cal.day_of(*cal.add_months(*now, offset), day)
        return value or cal.day_of(*cal.add_months(*now, offset + step), day)

    def _year_of(self, code: str, year: int | None, rest: str, prefix: str | None) -> str | None:
        if year is None:
            if self.anchor is None:
                return None
            first = cal.QUARTERS[code][0]
            past = first > (self.anchor.month or 12) and (prefix == "지난" or cal.looks_ahead(rest) is False)
            year = self.anchor.year - 1 if past else self.anchor.year
        return f"{year:04d}-{code}"

    def _mod(self, m: re.Match[str], p: str) -> TimexMod | None:
        part = (m[f"{p}part"] or "").strip()
        if part:
            return "END" if part in ("말", "하순") else "MID" if part.startswith("중") else "START"
        return "APPROX" if m[f"{p}about"] else None

    def _time(self, m: re.Match[str], p: str) -> str | None:
        if m[f"{p}noon"]:
            return "12:00" if m[f"{p}noon"] == "정오" else "00:00"
        hour, half = m[f"{p}hour"] or m[f"{p}hour2"], m[f"{p}half"]
        if hour is None:
            return _VAGUE[m[f"{p}vague"]] if not p.startswith("c") and m[f"{p}vague"] else None
        number = int(hour)
        if half in ("오후", "저녁", "밤", "낮") and number < 12 and not (half == "밤" and number < 5):
            number += 12
        if half in ("오전", "새벽", "밤") and number == 12:
            number = 0
        return f"{number:02d}:{int(m[f'{p}minute'] or m[f'{p}minute2'] or 0):02d}"

    def _clock(self, m: re.Match[str], rest: str) -> Value | None:
        time = self._time(m, "c_")
        if time is None:
            return None
        scene = self._scene(rest)
        day = scene.isoformat() if scene else "XXXX-XX-XX"
        return Value("TIME", f"{day}T{time}", "APPROX" if m["c_about"] else None)

    # -- ranges ------------------------------------------------------------------------------------------------------

    def _range(self, m: re.Match[str], rest: str) -> Value | None:
        if m["ra"]:
            return Value("DATE", f"{m['ra']}/{m['rb']}") if m["ra"] < m["rb"] else None
        first = self._point(m, rest, "a_")
        if first is None or first.value is None:
            return None
        self._remember(first)
        second = self._point(m, rest, "b_")
        if second is None or second.value is None:
            return None
        one, two = first.value, second.value
        if any(m[f"b_{part}"] for part in ("year", "year2", "year2b", "yearword", "monthword", "dayword")):
            pass  # it says itself where it lies: 24일부터 다음 달 3일까지
        elif m["b_day"] and not m["b_month"] and re.match(r"\d{4}-\d\d-\d\d", one):
            later = int(m["b_day"]) < int(one[8:10])  # 3월 6일부터 8일까지; 20일부터 5일까지
            day = cal.day_of(*cal.add_months(int(one[:4]), int(one[5:7]), int(later)), int(m["b_day"]))
            two = (day or "") + two[10:]
        elif m["b_month"] and re.match(r"\d{4}-\d\d", one) and two[:1] != "X":
            two = f"{int(one[:4]) + (two[5:7] < one[5:7])}{two[4:]}"  # 2022년 12월부터 2월까지
        begin, until = cal.bounds(one)[0], cal.bounds(two)[1]
        if not two or (begin and until and begin > until):
            return Value("DATE", None)
        return Value("DATE", f"{one}/{two}") if "T" not in one + two else Value("TIME", f"{one}/{two}")

    def _months(self, m: re.Match[str], rest: str) -> Value | None:
        year = int(m["my"]) if m["my"] else self._word_year(words("year")[m["mw"]]) if m["mw"] else None
        first, last = int(m["m1"]), int(m["m2"])
        if first > 12 or first >= last:
            return None
        if year is None:
            if self.anchor is None:
                return Value("DATE", f"XXXX-{first:02d}/XXXX-{last:02d}")
            year = self._which_year(first, None, rest, m["mpre"])
        return Value("DATE", f"{year}-{first:02d}/{year}-{last:02d}")

    def _days(self, m: re.Match[str], rest: str) -> Value | None:
        first, last = int(m["d1"]), int(m["d2"])
        year = int(m["dy"]) if m["dy"] else self._word_year(words("year")[m["dyw"]]) if m["dyw"] else None
        if m["dmw"]:
            entry = words("month")[m["dmw"]]
            base = self.month if self.anchor and self.anchor.month else None
            if base is None or self.anchor is None or self.anchor.month is None:
                return None
            month: tuple[int, int] = cal.add_months(self.anchor.year, self.anchor.month, int(entry["offset"]))
            one = cal.day_of(*month, first)
        elif m["dm"]:
            one = self._bare_month(int(m["dm"]), first, year, rest, m["dpre"])
        else:
            one = self._bare_day(first, rest, m["dpre"], None)
        if one is None:
            return None
        two = f"{one[:-2]}{last:02d}"
        if one[0] != "X" and (last < first or cal.day_of(int(one[:4]), int(one[5:7]), last) is None):
            return None
        return Value("DATE", f"{one}/{two}")

    def _numeric(self, m: re.Match[str], rest: str) -> Value | None:
        value = cal.day_of(int(m["ny"]), int(m["nm"]), int(m["nd"]))
        return Value("DATE", value) if value else None
