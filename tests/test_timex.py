"""The Korean cases of Microsoft's Recognizers-Text (MIT), where they lie beside the repository: the share read as they say.

What a newspaper cannot print, what they themselves get wrong and where their conventions differ is told apart in
tests/tables/timex_theirs.txt, each with its reason. A range of years or months ends for them where its last one begins.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.model import Timex

TIMEX = Path(__file__).parents[2] / "shared" / "timex"
FILES = ("DateParser", "DatePeriodParser", "DurationParser", "TimeParser")
LEAST = 0.85


def _lines() -> dict[str, str]:
    lines = (Path(__file__).parent / "tables" / "timex_theirs.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" => ") for line in lines if line.strip() and not line.startswith("#"))
    return {text.strip(): reason.strip() for text, reason in pairs}


THEIRS = _lines()


def _cases(name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for case in json.loads((TIMEX / f"{name}.json").read_text("utf-8-sig")):
        anchor = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
        for result in case["Results"]:
            yield case["Input"].strip(), anchor, result["Value"]


def _length(value: str) -> tuple[float, ...] | None:
    """Months, days and seconds of a duration: PT1.5H and PT1H30M are one."""
    pattern = (
        r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
    )
    match = re.fullmatch(pattern, value)
    years, months, weeks, days, hours, minutes, seconds = (
        (float(part or 0) for part in match.groups()) if match else [-1] * 7
    )
    return (years * 12 + months, weeks * 7 + days, hours * 3600 + minutes * 60 + seconds) if match else None


def _agrees(found: Timex, wanted: dict[str, Any]) -> bool:
    timex, ways = wanted["Timex"], [wanted.get("PastResolution") or {}, wanted.get("FutureResolution") or {}]
    if found.value is None:
        return False
    if found.value == timex or (_length(found.value) is not None and _length(found.value) == _length(timex)):
        return True
    if found.type == "DURATION":
        return timex.endswith(f",{found.value})")
    if "T" in found.value and any("time" in way for way in ways):
        return (found.value.split("T")[1] + ":00:00")[:8] == ways[0]["time"]
    if found.begin is None or found.until is None:
        return False
    for way in ways:
        if "startDate" in way and "endDate" in way and found.begin == way["startDate"]:
            last = date.fromisoformat(way["endDate"])
            begins = found.value.split("/")[-1].ljust(10, "?").replace("-??", "-01").replace("?", "-01-01"[-6:])[:10]
            if found.until in (way["endDate"], (last - timedelta(days=1)).isoformat()) or last.isoformat() == begins:
                return True
        if way.get("date") and found.begin <= way["date"] <= found.until:
            return True
    return False


@pytest.mark.skipif(not TIMEX.exists(), reason="the cases of Recognizers-Text are not beside the repository")
@pytest.mark.parametrize("name", FILES)
def test_the_share_of_a_file_that_is_read_as_they_say(name: str) -> None:
    right, wrong = 0, []
    for text, anchor, wanted in _cases(name):
        if any(_agrees(found, wanted) for found in newsparse.dates(text, anchor)):
            right += 1
        elif text not in THEIRS and f"{text} @{anchor}" not in THEIRS:
            wrong.append(f"{text} ({anchor}) wants {wanted['Timex']}")
    assert right / (right + len(wrong)) >= LEAST, "\n".join(wrong)


@pytest.mark.skipif(not TIMEX.exists(), reason="the cases of Recognizers-Text are not beside the repository")
def test_each_difference_is_still_one() -> None:
    seen = {key for name in FILES for text, anchor, _ in _cases(name) for key in (text, f"{text} @{anchor}")}
    assert set(THEIRS) <= seen
    agreed = {
        key
        for name in FILES
        for text, anchor, wanted in _cases(name)
        for key in (text, f"{text} @{anchor}")
        if any(_agrees(found, wanted) for found in newsparse.dates(text, anchor))
    }
    assert not agreed & set(THEIRS)
