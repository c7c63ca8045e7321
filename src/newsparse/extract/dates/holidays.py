"""Days of the statutes and of custom, solar and lunar, in any year."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any


def days(entry: Mapping[str, Any], year: int) -> tuple[date, date] | None:
    """First and last day of a holiday of data/dates.toml in a year; None outside the lunar tables (1391 to 2050)."""
    if "day" in entry:
        day: date | None = date(year, int(entry["day"][:2]), int(entry["day"][3:]))
    else:
        day = _lunar(year, int(entry["lunar"][:2]), int(entry["lunar"][3:]))
    if day is None:
        return None
    around = timedelta(days=entry.get("around", 0))
    return day - around, day + around


@functools.cache
def _lunar(year: int, month: int, day: int) -> date | None:
    from korean_lunar_calendar import KoreanLunarCalendar  # read only where a lunar day is named

    calendar = KoreanLunarCalendar()
    if not calendar.setLunarDate(year, month, day, False):
        return None
    return date.fromisoformat(calendar.SolarIsoFormat())
