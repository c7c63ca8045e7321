"""`python -m benchmarks.dates`: newsparse beside dateparser and Recognizers-Text on the gold dates of ../shared/eval.

Every engine reads the same paragraphs with the same day of publication. An expression of the gold is right where the engine
finds one that overlaps it and means it, wrong where it finds one that means another time, missed where it finds none.
newsparse must give the very value; the peers need only a day that lies in the period, as they know no values of TIMEX3.
`extra` counts what an engine finds where the gold has nothing. Peers: benchmarks/dates-requirements.txt.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import newsparse

ROUNDS = 4  # the first warms up; the fastest counts, for every engine
EVAL = Path(__file__).resolve().parents[2] / "shared" / "eval"


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at `[start, end)`: its value in TIMEX3, or first and last day, as the engine says it."""

    start: int
    end: int
    value: str | None
    days: tuple[date, date] | None


@dataclass(slots=True)
class Score:
    right: int = 0
    wrong: int = 0
    missed: int = 0
    extra: int = 0
    seconds: float = 0.0


Engine = Callable[[str, datetime | None], list[Found]]


def by_newsparse(text: str, anchor: datetime | None) -> list[Found]:
    return [Found(d.start, d.end, d.value, None) for d in newsparse.dates(text, anchor.isoformat() if anchor else None)]


def by_dateparser() -> Engine:
    search = import_module("dateparser.search").search_dates

    def read(text: str, anchor: datetime | None) -> list[Found]:
        settings = {"RELATIVE_BASE": anchor, "PREFER_DATES_FROM": "past"} if anchor else {}
        found, pos = [], 0
        for printed, moment in search(text, languages=["ko"], settings=settings) or []:
            at = text.find(printed, pos)
            if at >= 0:
                pos = at + len(printed)
                found.append(Found(at, pos, None, (moment.date(), moment.date())))
        return found

    return read


def by_recognizers() -> Engine:
    recognize = import_module("recognizers_date_time").recognize_datetime
    culture = import_module("recognizers_text").Culture.Korean

    def read(text: str, anchor: datetime | None) -> list[Found]:
        found = []
        for result in recognize(text, culture, reference=anchor):
            values = (result.resolution or {}).get("values") or [{}]
            found.append(Found(result.start, result.end + 1, values[-1].get("timex"), _days(values[0])))
        return found

    return read


def _days(value: dict[str, Any]) -> tuple[date, date] | None:
    ends = (
        [str(value.get(key) or "")[:10] for key in ("start", "end")]
        if "start" in value
        else [str(value.get("value") or "")[:10]] * 2
    )
    try:
        return date.fromisoformat(ends[0]), date.fromisoformat(ends[-1])
    except ValueError:
        return None


def means(found: Found, gold: dict[str, Any]) -> bool:
    """Whether what an engine found is the time of the gold."""
    if found.value == gold["value"]:
        return True
    if found.days is None or not gold.get("begin") or not gold.get("until"):
        return False
    return date.fromisoformat(gold["begin"]) <= found.days[0] and found.days[1] <= date.fromisoformat(gold["until"])


def judge(engine: Engine, articles: list[dict[str, Any]]) -> Score:
    score = Score()
    for gold in articles:
        moment = gold["article"].get("published_at")
        anchor = (
            datetime.fromisoformat(moment if len(moment) > 7 else f"{moment}-01").replace(tzinfo=None)
            if moment
            else None
        )
        text = "\n".join(gold["article"]["paragraphs"])
        start = time.process_time()
        found = engine(text, anchor)
        score.seconds += time.process_time() - start
        pos, used = 0, set()
        for wanted in gold["dates"]:
            at = text.find(wanted["text"], pos)
            if at < 0:
                continue
            pos = at + len(wanted["text"])
            over = [i for i, f in enumerate(found) if f.start < pos and f.end > at]
            used.update(over)
            if any(means(found[i], wanted) for i in over):
                score.right += 1
            elif over:
                score.wrong += 1
            else:
                score.missed += 1
        score.extra += len(found) - len(used)
    return score


def main() -> int:
    warnings.simplefilter("ignore")
    if not EVAL.exists():
        print(f"no gold at {EVAL}")
        return 1
    articles = [json.loads(path.read_text("utf-8")) for path in sorted((EVAL / "gold").glob("*.json"))]
    makers: dict[str, Callable[[], Engine]] = {
        "newsparse": lambda: by_newsparse,
        "dateparser": by_dateparser,
        "recognizers-text": by_recognizers,
    }
    print(f"{len(articles)} articles, {sum(len(gold['dates']) for gold in articles)} dates\n")
    print(f"{'engine':18} {'right':>6} {'wrong':>6} {'missed':>7} {'extra':>6} {'us/article':>11} {'x newsparse':>12}")
    base = 0.0
    for name, make in makers.items():
        try:
            engine = make()
        except ImportError as error:
            print(f"{name:18} not installed ({error}); see benchmarks/dates-requirements.txt")
            continue
        engine("2024년 3월 6일 체결했다.", datetime(2024, 3, 6))  # patterns compile before the clock runs
        rounds = [judge(engine, articles) for _ in range(ROUNDS)]
        score = rounds[-1]
        cost = min(one.seconds for one in rounds) / len(articles) * 1e6
        base = base or cost
        print(
            f"{name:18} {score.right:6} {score.wrong:6} {score.missed:7} {score.extra:6} {cost:11,.0f} {cost / base:11.1f}x"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
