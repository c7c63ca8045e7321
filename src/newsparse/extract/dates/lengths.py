"""Lengths of time and what comes again: `3년간`, `1시간 30분`, `사흘 전`, `매주 월요일`, `하루 2회`, as TIMEX3 values."""

from __future__ import annotations

import re
from datetime import date

from newsparse.extract import numbers
from newsparse.extract.dates import calendar as cal
from newsparse.extract.dates.forms import words
from newsparse.extract.dates.values import UNKNOWN, Value
from newsparse.model import TimexMod

_UNITS = {"세기": (100, "Y"), "년": (1, "Y"), "해": (1, "Y"), "분기": (3, "M"), "개월": (1, "M"), "달": (1, "M"),
          "주일": (1, "W"), "주": (1, "W"), "일": (1, "D"), "시간": (1, "H"), "분": (1, "M"), "초": (1, "S")}  # fmt: skip
_CLOCK = {"시간", "분", "초"}
_HALVES = {
    "년": ("6", "개월"),
    "해": ("6", "개월"),
    "개월": ("15", "일"),
    "달": ("15", "일"),
    "시간": ("30", "분"),
    "분": ("30", "초"),
}
_RATES = {
    "하루": "P1D",
    "매일": "P1D",
    "일주일": "P1W",
    "주": "P1W",
    "매주": "P1W",
    "한 달": "P1M",
    "월": "P1M",
    "매월": "P1M",
}

Match = re.Match[str]


def duration(m: Match) -> Value | None:
    """`지난 3년 동안` → P3Y, `2년여` → P2Y about, `1년 반` → P1Y6M, `2~3년` → P2Y/P3Y."""
    parts = m.groupdict()
    if span := parts.get("span_word"):
        return Value("DURATION", words("span")[span]["value"])
    if m["n"] == "0":
        return None
    return Value(
        "DURATION", _length(m), "APPROX" if m["more"] or m["more2"] or m["more3"] or parts.get("lead") == "약" else None
    )


def _length(m: Match) -> str:
    half = m["half_more"] or m["half_more2"]
    steps = [(m["n"], m["unit"]), (m["n2"], m["unit2"]), (m["n3"], m["unit3"])]
    if half and m["unit"] in _HALVES:
        steps[1] = _HALVES[m["unit"]]
    elif half and m["n"].isdigit():  # 2주 반
        steps[0] = f"{m['n']}.5", m["unit"]
    value = _iso([(number, unit) for number, unit in steps if number])
    return f"{_iso([(m['low'], m['unit'])])}/{value}" if m["low"] else value


def _iso(steps: list[tuple[str, str]]) -> str:
    """[("1", "시간"), ("30", "분")] → PT1H30M; a number that nobody knows is X."""
    days = times = ""
    for number, unit in steps:
        size, letter = _UNITS[unit]
        if times and letter == "M" and unit not in _CLOCK:
            continue
        amount = _number(number, size)
        if unit in _CLOCK:
            times += amount + letter
        else:
            days += amount + letter
    return f"P{days}" + (f"T{times}" if times else "")


def _number(printed: str, size: int) -> str:
    if about := numbers.vague(printed):
        return str(about[0]) if printed in ("한두", "두세", "서너", "너댓", "대여섯") and size == 1 else "X"
    count = numbers.parse(printed)
    return "X" if count is None else f"{count * size:g}" if count < 10**6 else str(count * size)


def ago(m: Match, base: str | None, rest: str) -> Value:
    """`3년 전`, `사흘 뒤`, `1개월 21일 전`: from `base` (a day or a month), in the grain of the smallest unit said."""
    sign = -1 if m["way"] == "전" else 1
    vague = Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    parts = m.groupdict()
    span = parts.get("span_word")
    value = words("span")[span]["value"] if span else _length(m)
    if "T" in value:  # 3시간 전: within the day
        return Value("TIME", None)
    if half := re.fullmatch(r"P(\d+)\.5W", value):
        value = f"P{int(half[1]) * 7 + 4}D"
    steps = re.findall(r"(\d+)([YMWD])", value)
    if "/" in value or "X" in value or "." in value or not steps:
        return vague
    finest = {"Y": 4, "M": 7}.get(steps[-1][1], 10)
    if base is None or len(base) < finest or rest.startswith("인"):  # 30일 뒤인 2월 19일: from a day of its own
        return UNKNOWN
    mod: TimexMod | None = "APPROX" if not span and (m["more"] or m["more2"]) else None
    return Value("DATE", _move(date.fromisoformat(f"{base}-01-01"[:10]), steps, sign), mod)


def _move(base: date, steps: list[tuple[str, str]], sign: int) -> str | None:
    """The day, month or year that lies so far away."""
    if len(steps) == 1:
        return cal.shift(base, sign * int(steps[0][0]), steps[0][1])
    months = sum(int(n) * {"Y": 12, "M": 1}.get(unit, 0) for n, unit in steps)
    days = sum(int(n) * {"W": 7, "D": 1}.get(unit, 0) for n, unit in steps)
    year, month = cal.add_months(base.year, base.month, sign * months)
    if not 1 <= year <= 9999:
        return None
    if not days:
        return f"{year:04d}-{month:02d}"
    day = cal.last_day_within(year, month, base.day)
    return cal.shift(day, sign * days, "D")


def recurring(m: Match) -> Value:
    """What comes again: `매주 월요일`, `매월 15일`, `매년 3월 1일`, `3년마다`, `하루 2회`, `분기마다`."""
    parts = {name: said for name, said in m.groupdict().items() if said}
    if word := parts.get("set_word"):
        return Value("SET", words("set")[word]["value"])
    if weekday := parts.get("weekday"):
        # 매주 화·목요일: no one day
        return Value("SET", "P1W" if "list_weekday" in parts else f"XXXX-WXX-{cal.WEEKDAYS.index(weekday) + 1}")
    if "nth" in parts:
        return Value("SET", "P1M")
    if rate := parts.get("rate"):
        return Value("SET", _RATES.get(re.sub(r"\s+", " ", rate), "P1Y"))
    if "n" in parts:
        return Value("SET", _iso([(parts["n"], parts["unit"])]))
    day = f"-{int(parts['day']):02d}" if "day" in parts else ""
    return Value("SET", f"XXXX-{int(parts['month']):02d}{day}" if "month" in parts else f"XXXX-XX{day}")
