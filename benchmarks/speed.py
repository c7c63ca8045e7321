"""`python -m benchmarks.speed [--gate 1.6] [--count N]`: what the whole pipeline costs beside Kiwi alone, on one core.

Articles are read twice over, once by newsparse (page → record → JSON) and once by bare `kiwi.tokenize` on the same
passages, turn about, in processor time, so that other load falls on both. Each stage is timed in the same run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from newsparse.extract.agreements import find_agreements
from newsparse.extract.amounts import find_amounts
from newsparse.extract.dates import find_dates
from newsparse.extract.entities import find_entities
from newsparse.extract.quotes import find_quotes
from newsparse.model import Article, Record
from newsparse.pages import Given, read_page
from newsparse.tokens import FOLD, kiwi, tokenize

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "news.jsonl.gz"
T = TypeVar("T")


def sources(count: int) -> list[tuple[str, Given]]:
    """`count` articles spread over the corpus, or, where it is not there, the samples."""
    if not CORPUS.exists():
        return [
            (p.read_text("utf-8"), Given()) for p in sorted((ROOT / "samples").glob("*.txt")) if "cp949" not in p.name
        ]
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = list(lines)
    picked = [json.loads(row) for row in rows[:: max(1, len(rows) // count)][:count]]
    return [("\n" + row["text"], Given(title=row["title"] or None)) for row in picked]


class Clock:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        try:
            return work()
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - start


def bare(article: Article) -> int:
    """Kiwi alone over the passages, tokens left as they come."""
    return sum(len(kiwi().tokenize(article.text[p.start : p.end].translate(FOLD))) for p in article.passages)


def whole(text: str, given: Given, clock: Clock) -> Record:
    """The pipeline, stage by stage."""
    article = clock("pages", lambda: read_page(text, given))
    doc = clock("tokens", lambda: tokenize(article))
    dates, _ = clock("dates", lambda: find_dates(doc))
    amounts = clock("amounts", lambda: find_amounts(doc))
    people, bodies, doubts = clock("entities", lambda: find_entities(doc))
    quotes = clock("quotes", lambda: find_quotes(doc, people, bodies))
    agreements = clock("agreements", lambda: find_agreements(doc, people, bodies, dates, amounts, quotes))
    facts: dict[str, Any] = {"people": people, "organizations": bodies, "dates": dates, "amounts": amounts}
    record = clock("record", lambda: Record(article, quotes=quotes, agreements=agreements, warnings=doubts, **facts))
    clock("json", record.to_json)
    return record


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--gate", type=float, help="exit with 1 if the ratio is above")
    args = parser.parse_args()
    work = sources(args.count)
    for text, given in work[:5]:
        whole(text, given, Clock())  # patterns compile and Kiwi loads before the clock runs
    clock, alone, tokens = Clock(), Clock(), 0
    for text, given in work:
        record = whole(text, given, clock)
        tokens += alone("kiwi", lambda article=record.article: bare(article))  # type: ignore[misc]
    total, kiwi_alone = sum(clock.seconds.values()), alone.seconds["kiwi"]
    print(f"{len(work)} articles, {tokens:,} tokens, one core: {len(work) / total:.1f} articles a processor second")
    print(f"\n{'stage':12} {'seconds':>8} {'us/token':>9} {'of Kiwi':>8}")
    for stage, seconds in [("bare Kiwi", kiwi_alone), *clock.seconds.items(), ("all", total)]:
        print(f"{stage:12} {seconds:8.2f} {seconds / tokens * 1e6:9.2f} {seconds / kiwi_alone:8.3f}")
    entities = clock.seconds["entities"]
    print(f"\npeople and organisations: {entities / tokens * 1e6:.2f} us a token, {entities / kiwi_alone:.3f} of Kiwi")
    print(f"ratio {total / kiwi_alone:.2f}")
    return int(args.gate is not None and total / kiwi_alone > args.gate)


if __name__ == "__main__":
    sys.exit(main())
