"""Each line of tests/tables is a test: a sentence of news, and behind the arrow what a reader finds in it.

`?` begins a known failure, strict: the day it works, the suite says so. `@2024-06-01` sets another day of publication.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import newsparse
from newsparse.model import Article, Block, Passage, Record

TABLES = Path(__file__).parent / "tables"
ANCHOR = "2024-03-06"


@functools.cache
def read(sentence: str, anchor: str | None) -> Record:
    """The record of a sentence as the one paragraph of an article."""
    parts = (Passage("paragraph", 0, len(sentence)),)
    blocks = (Block("paragraph", 0, len(sentence), "test"),)
    article = Article(None, None, (), anchor, None, None, None, (), None, (), sentence, blocks, parts)
    return newsparse.analyze(article)


def people(record: Record) -> list[str]:
    return [f"{p.name}|{p.title or '-'}|{p.affiliation or '-'}" for p in record.people]


def organizations(record: Record) -> list[str]:
    return [f"{o.name}<{o.kind}>" + (f"[{', '.join(o.aliases)}]" if o.aliases else "") for o in record.organizations]


def dates(record: Record) -> list[str]:
    return [f"{d.text}={d.value}" + (f"[{d.mod}]" if d.mod else "") for d in record.dates]


def amounts(record: Record) -> list[str]:
    found = []
    for a in record.amounts:
        low, high = ("" if bound is None else str(bound) for bound in (a.low, a.high))
        text = f"{a.text}={'?' if a.value is None else a.value} {a.unit}"
        found.append(text + (f" {low}..{high}" if low or high else "") + (f" ({a.mod})" if a.mod else ""))
    return found


def quotes(record: Record) -> list[str]:
    return [f"{q.speaker or '-'} ({q.cue or '-'}): {q.text}" for q in record.quotes]


def agreements(record: Record) -> list[str]:
    return [f"{a.kind}/{a.term}/{a.status}/{a.date or '-'}: {', '.join(a.parties)}" for a in record.agreements]


def clauses(record: Record) -> list[str]:
    return [f"{c.text} [{', '.join(c.parties)}]" for a in record.agreements for c in a.clauses]


FACTS: dict[str, Callable[[Record], list[str]]] = {
    f.__name__: f for f in (people, organizations, dates, amounts, quotes, agreements, clauses)
}


def lines() -> Iterator[object]:
    for fact in FACTS:
        for number, line in enumerate((TABLES / f"{fact}.txt").read_text("utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            known = line.startswith("?")
            sentence, _, wanted = line.lstrip("? ").partition(" ->")
            marks = [pytest.mark.xfail(strict=True, reason="known failure")] if known else []
            yield pytest.param(fact, sentence, wanted.strip(), id=f"{fact}:{number}", marks=marks)


@pytest.mark.parametrize(("fact", "sentence", "wanted"), list(lines()))
def test_a_line_of_the_language(fact: str, sentence: str, wanted: str) -> None:
    anchor: str | None = ANCHOR
    if match := re.match(r"@(\S+) ", sentence):
        anchor, sentence = (None if match[1] == "none" else match[1]), sentence[match.end() :]
    assert FACTS[fact](read(sentence, anchor)) == ([part.strip() for part in wanted.split("; ")] if wanted else [])
