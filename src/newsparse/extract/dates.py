"""Dates, times, durations and recurring times of the body, as TIMEX3, read from the day of publication.

Found on the text, not on tokens (Kiwi reads `2024. 3. 6. 14:23` as one serial number). What can't be resolved keeps
what is known (`XXXX-XX-06`) or has value None.
"""

from __future__ import annotations

import re
from datetime import timedelta

from newsparse.extract import calendar as cal
from newsparse.extract.calendar import Anchor
from newsparse.extract.date_points import Points, Value
from newsparse.extract.dateforms import FORMS, forms, words
from newsparse.model import Timex, TimexMod
from newsparse.tokens import Doc

_SENTENCE_END = re.compile(r"[.!?](?=[\s\"”'’가-힣]|$)|\n")
_NUMBERS = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_AHEAD = 400  # characters of its sentence that tell which way a date looks; a line without end must not cost more
_GAME = 6  # characters that _NOT_BEFORE may need
_UNITS = {"년": "Y", "개월": "M", "달": "M", "주": "W", "주일": "W", "일": "D"}
_CLOCK_UNITS = {"시간": "H", "분": "M", "초": "S"}
_WEEKDAYS = "월화수목금토일"
# clocks of games, and what begins with a number as a name does
# (전반 23분, 제3일), of stays and weeks (1박 2일, 주 5일; but 다음 주 5일)
_NOT_BEFORE = re.compile(r"(?:전반|후반|연장|제|쿼터|\d박|(?:^|[^번음난\s]\s)주)\s?$")


def find_dates(doc: Doc) -> tuple[Timex, ...]:
    """The time expressions of the body paragraphs, in order, repeats included."""
    reader = _Reader(Anchor.of(doc.article.published_at))
    found: list[Timex] = []
    for passage in doc.passages:
        if passage.kind == "paragraph":
            found += reader.read(doc.text, passage.start, passage.end)
    return tuple(found)


def dates(text: str, anchor: str | None = None) -> list[Timex]:
    """The time expressions of any text, resolved against `anchor` (ISO 8601: a month, a day or a moment). Needs no Kiwi."""
    return _Reader(Anchor.of(anchor)).read(text, 0, len(text))


class _Reader(Points):
    """Reads expressions in the order of the text."""

    def read(self, text: str, start: int, end: int) -> list[Timex]:
        found = []
        for match in forms().finditer(text, start, end):
            form = next(name for name in FORMS if match[name] is not None)
            if _NOT_BEFORE.search(text, max(start, match.start() - _GAME), match.start()):
                continue
            far = min(end, match.end() + _AHEAD)
            stop = _SENTENCE_END.search(text, match.end(), far)
            rest = text[match.end() : stop.start() + 1 if stop else far]
            value: Value | None = getattr(self, f"_{form}")(match, rest)
            if value is None:
                continue
            begin, until = value.bounds or (
                cal.bounds(value.value) if value.value and value.type in ("DATE", "TIME") else (None, None)
            )
            lo, hi = match.span()
            while text[hi - 1].isspace():
                hi -= 1
            found.append(Timex(text[lo:hi], lo, hi, value.type, value.value, begin, until, value.mod))
            if not self._compares(match):
                self._remember(value)
        return found

    def _compares(self, m: re.Match[str]) -> bool:
        """Whether it only measures against a time (`전년 대비`): what follows does not go on from there."""
        if m["n"] or m["nspan"]:
            return True  # 1년 전보다 늘었다. 같은 기간: not that year
        return any(m[f"{part}word"] and words(part)[m[f"{part}word"]].get("compares") for part in ("year", "day"))

    # -- what refers to other times ----------------------------------------------------------------------------------

    def _same(self, m: re.Match[str], rest: str) -> Value | None:
        """`지난해 같은 기간`: the period last spoken of, in that year."""
        if self.period is None:
            return Value("DATE", None)
        if not m["sameyear"]:
            return Value("DATE", self.period) if "동기" not in m[0] else None
        entry = words("year")[m["sameyear"]]
        if entry.get("context"):
            offset = int(entry["offset"])
        else:
            year = self._word_year(entry)
            offset = (year - int(self.period[:4])) if year is not None else 0
        moved = re.sub(r"\d{4}(?=-|/|$)", lambda y: str(int(y[0]) + offset), self.period)
        if any(
            re.fullmatch(r"\d{4}-\d\d-\d\d", end) and cal.day_of(*map(int, end.split("-"))) is None
            for end in moved.split("/")
        ):
            return Value("DATE", None)
        return Value("DATE", moved)

    def _ago(self, m: re.Match[str], rest: str) -> Value | None:
        if m["nspan"]:
            iso = words("span")[m["nspan"]]["value"]
            unit, number, direction = iso[-1], int(iso[1:-1]), m["ago2"]
        else:
            count = _count(m["n"])
            if count is None or m["nlow"]:
                return Value("DATE", "PAST_REF" if m["ago1"] == "전" else "FUTURE_REF")
            unit, number, direction = _UNITS[m["u"]], count, m["ago1"]
        base = self.anchor.exact if self.anchor else None
        if base is None or rest.startswith("인"):  # 30일 뒤인 2월 19일: from a day of its own
            return Value("DATE", None)
        if m["nhalf"] and unit in "YM":
            unit, number = ("M", number * 12 + 6) if unit == "Y" else ("D", number * 30 + 15)
        sign = -1 if direction == "전" else 1
        return Value("DATE", cal.shift(base, sign * number, unit), "APPROX" if m["more"] else None)

    def _week(self, m: re.Match[str], rest: str) -> Value | None:
        base = self.anchor.exact if self.anchor else None
        if base is None:
            return Value("DATE", None)
        if m["wepre"]:
            offset, weekend = {"지난": -1, "이번": 0, "다음": 1, "오는": 0}[m["wepre"]], True
        else:
            offset, weekend = int(words("week")[m["weekword"]]["offset"]), bool(m["we"])
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=offset)
        if m["wd"]:
            return Value("DATE", (monday + timedelta(days=_WEEKDAYS.index(m["wd"]))).isoformat())
        year, week, _ = monday.isocalendar()
        return Value("DATE", f"{year:04d}-W{week:02d}" + ("-WE" if weekend else ""))

    def _weekdayonly(self, m: re.Match[str], rest: str) -> Value | None:
        base = self.anchor.exact if self.anchor else None
        if base is None:
            return Value("DATE", None)
        if m["wpre"] == "이번":
            return Value("DATE", (base + timedelta(days=_WEEKDAYS.index(m["wonly"]) - base.weekday())).isoformat())
        away = (_WEEKDAYS.index(m["wonly"]) - base.weekday()) % 7
        away = away - 7 if m["wpre"] == "지난" else away or 7
        return Value("DATE", (base + timedelta(days=away)).isoformat())

    def _holiday(self, m: re.Match[str], rest: str) -> Value | None:
        day = words("holiday")[m["hword"]].get("day")
        if day is None or self.anchor is None:
            return Value("DATE", None)
        month, number = int(day[:2]), int(day[3:])
        year = self._word_year(words("year")[m["hyear"].strip()]) if m["hyear"] else None
        prefix = None if m["hpre"] == "올" else m["hpre"]
        return Value("DATE", self._bare_month(month, number, year, rest, prefix))

    def _yearpart(self, m: re.Match[str], rest: str) -> Value | None:
        if self.anchor is None:
            return Value("DATE", None)
        mods: dict[str, TimexMod | None] = {"연말": "END", "연초": "START", "연내": None, "연중": None}
        return Value("DATE", f"{self.anchor.year:04d}", mods[m["yp"]])

    def _decade(self, m: re.Match[str], rest: str) -> Value | None:
        part = (m["decpart"] or "").strip()
        mod: TimexMod | None = None
        if part:
            mod = "START" if part[0] == "초" else "MID" if part[0] == "중" else "END"
        decade = m["dec"] if len(m["dec"]) == 4 else f"19{m['dec'][-2:]}"
        return Value("DATE", f"{decade[:3]}X", mod)

    def _reference(self, m: re.Match[str], rest: str) -> Value | None:
        return Value("DATE", words("reference")[m[0]]["value"])

    # -- durations and sets ------------------------------------------------------------------------------------------

    def _duration(self, m: re.Match[str], rest: str) -> Value | None:
        if m["dspan"]:
            return Value("DURATION", words("span")[m["dspan"]]["value"])
        more: TimexMod | None = "APPROX" if m["dmore"] or m["dmore2"] else None
        value = _span_of(m["dlow"], m["dn"], m["du"], m["dn2"], m["du2"], m["dhalf"])
        return Value("DURATION", value, more)

    def _bare(self, m: re.Match[str], rest: str) -> Value | None:
        if m["bn"] == "0":
            return None
        value = _span_of(m["blow"], m["bn"], m["bu"], m["bn2"], m["bu2"], m["bhalf"])
        return Value("DURATION", value, "APPROX" if m["bmore"] or m["bmore2"] else None)

    def _set(self, m: re.Match[str], rest: str) -> Value | None:
        if m["every"]:
            return Value("SET", _period(m["every"], m["everyunit"]))
        return Value("SET", words("set")[m[0]]["value"])

    def _weekly(self, m: re.Match[str], rest: str) -> Value | None:
        if m["sw"]:
            if len(m["sw"]) > 1:
                return Value("SET", "P1W")  # 매주 화·목요일
            return Value("SET", f"XXXX-WXX-{_WEEKDAYS.index(m['sw']) + 1}")
        if m["times"]:
            return Value("SET", "P1D")
        if m["sd"]:
            return Value("SET", f"XXXX-XX-{int(m['sd']):02d}")
        return Value("SET", f"XXXX-{int(m['sm']):02d}" + (f"-{int(m['smd']):02d}" if m["smd"] else ""))


def _count(word: str) -> int | None:
    """`3`, `1,200`, `두` → a number; 수 and 몇 are none."""
    if word in _NUMBERS:
        return _NUMBERS[word]
    digits = word.replace(",", "")
    return int(digits) if digits.isdigit() else None


def _span_of(low: str | None, number: str, unit: str, number2: str | None, unit2: str | None, half: str | None) -> str:
    """A length as printed: `1년 반` → P1Y6M, `2~3년` → P2Y/P3Y."""
    halves = {"년": ("6", "개월"), "시간": ("30", "분")}
    if half and unit in halves:
        number2, unit2 = halves[unit]
    elif half and number.isdigit():
        number += ".5"  # 5개월 반
    value = _period(number, unit, number2, unit2)
    return f"{_period(low.rstrip(' ~∼～'), unit)}/{value}" if low else value


def _period(number: str, unit: str, rest: str | None = None, rest_unit: str | None = None) -> str:
    """`3`, `년` → P3Y; `1`, `시간`, `30`, `분` → PT1H30M; `수`, `년` → PXY."""
    count = _count(number)
    digits = "X" if count is None else str(count)
    if re.fullmatch(r"\d+\.\d+", number):
        digits = number
    if unit == "분기":
        return f"P{count * 3}M" if count else "PXM"
    first = f"PT{digits}{_CLOCK_UNITS[unit]}" if unit in _CLOCK_UNITS else f"P{digits}{_UNITS[unit]}"
    if rest and rest_unit and (rest_unit in _CLOCK_UNITS) == (unit in _CLOCK_UNITS):
        return f"{first}{rest}{_CLOCK_UNITS.get(rest_unit) or _UNITS[rest_unit]}"
    return first
