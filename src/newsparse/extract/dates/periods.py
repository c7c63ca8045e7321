"""Holidays, weeks, weekdays, quarters, halves and seasons that points name."""

from __future__ import annotations

from datetime import date, timedelta

from newsparse.extract.dates import calendar as cal
from newsparse.extract.dates import holidays
from newsparse.extract.dates.days import COMING, Days
from newsparse.extract.dates.direction import looks_ahead
from newsparse.extract.dates.forms import words
from newsparse.extract.dates.points import Point
from newsparse.extract.dates.values import UNKNOWN, Value

_SOON = 30  # days within which a holiday is the one that people speak of
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_NTH = {"첫": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다": 5, "마": -1}


class Periods(Days):
    """What a point means by itself; `resolve.Resolver` puts points together."""

    def _holiday(self, p: Point, rest: str) -> Value:
        """`추석`: of the year named, else the last or the next, as prefix and verb say; the nearest where nothing does."""
        entry = words("holiday")[p["holiday_word"]]
        year, now = self._year(p), self.anchor.latest() if self.anchor else None
        if year is None and now is None:
            return Value("DATE", f"XXXX-{entry['day']}" if "day" in entry else None)
        years = [year] if year is not None else list(range(now.year - 1, now.year + 2)) if now else []
        spans = [span for y in years if 1 <= y <= 9999 and (span := holidays.days(entry, y))]
        prefix = p.get("prefix")
        ahead = True if prefix in COMING else False if prefix in ("지난", "저번") else looks_ahead(rest)
        if year is None and now is not None:
            if prefix == "이번":
                ahead = None
            side = [span for span in spans if ahead is None or (span[1] >= now if ahead else span[0] <= now)]
            near = min(spans, key=lambda span: abs((span[0] - now).days), default=None)
            if not prefix and near and abs((near[0] - now).days) <= _SOON and (near[1] >= now or not ahead):
                side = [near]  # 추석 장을 봤다, said a week before
            spans = sorted(side, key=lambda span: abs((span[0] - now).days))
        if not spans:
            return UNKNOWN
        first, last = (day.isoformat() for day in spans[0])
        return Value("DATE", first if first == last else f"{first}/{last}")

    def _week(self, p: Point, rest: str) -> Value:
        if self.today is None:
            return UNKNOWN
        if "weekend" in p:
            said = {"지난": -1, "저번": -1, "이번": 0, "다음": 1, "다다음": 2, "오는": 0, "그": 0}.get(
                p.get("prefix") or ""
            )
            offset = said if said is not None else -1 if looks_ahead(rest) is False and self.today.weekday() < 5 else 0
        else:
            offset = int(words("week")[p["week_word"]]["offset"])
        try:
            monday = self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=offset)
            if "weekday" in p:
                return Value("DATE", (monday + timedelta(days=cal.WEEKDAYS.index(p["weekday"]))).isoformat())
        except OverflowError:
            return UNKNOWN
        year, week, _ = monday.isocalendar()
        return Value("DATE", f"{year:04d}-W{week:02d}" + ("-WE" if "weekend" in p else ""))

    def _weekday(self, p: Point, rest: str) -> Value:
        """`지난 금요일`, `월요일`: of this week, before or after, as prefix and verb say."""
        if self.today is None:
            return UNKNOWN
        away = cal.WEEKDAYS.index(p["weekday"]) - self.today.weekday()
        prefix = p.get("prefix")
        if prefix == "다음":
            away += 7
        elif prefix in COMING:
            away = away % 7 or 7
        elif prefix in ("지난", "저번"):
            away = away % 7 - 7
        elif prefix != "이번":
            away = away % 7 if looks_ahead(rest) else away % 7 - 7 if away else 0
        return Value("DATE", cal.shift(self.today, away, "D"))

    def _nth(self, p: Point, rest: str) -> Value | None:
        """`3월 둘째 주`, `다음 달 셋째 토요일`."""
        nth = int(p["nth"][0]) if p["nth"][0].isdigit() else _NTH[p["nth"][0]]
        if not p.says("month", "month_word"):
            year = self._year(p)
            if year is None or "weekday" in p:
                return None
            weeks = date(year, 12, 28).isocalendar().week  # the 28th lies in the last week of any year
            return Value("DATE", f"{year:04d}-W{nth if nth > 0 else weeks:02d}")
        month = self._month(p, rest)
        if month is None or month.value is None or month.value[0] == "X" or "/" in month.value:
            return UNKNOWN
        base = int(month.value[:4]), int(month.value[5:7])
        if "weekday" in p:
            return Value("DATE", cal.weekday_of_month(*base, cal.WEEKDAYS.index(p["weekday"]), nth))
        return Value("DATE", cal.week_of_month(*base, nth))

    def _period(self, p: Point, rest: str) -> Value | None:
        if word := p.get("quarter_word"):
            found = self.scene.quarter(int(words("quarter")[word]["offset"]))
            return Value("DATE", f"{found[0]:04d}-{found[1]}") if found else UNKNOWN
        if "periods" in p:
            codes = ["H1", "H2"]
        elif "period" in p:
            codes = ["H1" if p["period"][0] in "상전" else "H2"]
        else:
            codes = [f"Q{int(n)}" for n in (p.get("low_quarter"), p["quarter"]) if n]
        if len(codes) > 1 and codes[0] >= codes[-1]:
            return None
        year = self._year(p)
        if year is None:
            if self._says_year(p) or self.anchor is None:
                return UNKNOWN
            year = self._year_of_period(cal.QUARTERS[codes[0]][0], rest, p.get("prefix"))
        return Value("DATE", "/".join(f"{year:04d}-{code}" for code in codes))

    def _year_of_period(self, first: int, rest: str, prefix: str | None) -> int:
        """`4분기`, said in February of what was: of last year."""
        assert self.anchor is not None
        month, ahead = self.anchor.month or 12, looks_ahead(rest)
        if first > month and (prefix == "지난" or ahead is False or (ahead is None and first > month + 6)):
            return self.anchor.year - 1
        return self.anchor.year + 1 if prefix in COMING and first < month else self.anchor.year

    def _season(self, p: Point) -> Value | None:
        """`올봄`, `지난여름`, `2023년 가을`; 봄 alone is none."""
        code = words("season")[p["season_word"]]["code"]
        year, prefix = self._year(p), p.get("prefix")
        if year is None and not prefix:
            return None
        if year is None and self.anchor:
            month = self.anchor.month or 12
            late = prefix in ("지난", "저번") and _SEASONS[code] >= month - (code == "WI")
            early = (prefix in COMING and _SEASONS[code] < month) or prefix == "다음"
            year = self.anchor.year - late + early
        return Value("DATE", f"{year:04d}-{code}") if year is not None else UNKNOWN
