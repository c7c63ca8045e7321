"""The page that the project began with: each field of its gold record is right, without a miss or an invention."""

import functools
import json
from typing import Any

import pytest

import newsparse
from benchmarks import accuracy

GOLD = accuracy.SHARED / "eval" / "gold" / "seed.json"
# What may still differ, and why.
LOOSE: dict[str, str] = {}

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="../shared (gold) is not there")


@functools.cache
def tallies() -> Any:
    module = accuracy.scorer()
    tallies = {field: module.Tally() for field in module.FIELDS}
    record = newsparse.analyze(accuracy.SHARED / "eval" / "articles" / "seed.txt").to_dict()
    gold = json.loads(GOLD.read_text("utf-8"))
    for part in (module.score_article, module.score_entities, module.score_agreements, module.score_quotes):
        part(gold, record, tallies, "seed")
    module.score_grounding(record, tallies, "seed")
    return tallies


@pytest.mark.parametrize("field", accuracy.scorer().FIELDS if GOLD.exists() else [])
def test_the_seed_article_is_read_as_a_person_reads_it(field: str) -> None:
    if field in LOOSE:
        assert tallies()[field].log, f"{field} is right now: take it out of LOOSE"
    else:
        assert tallies()[field].log == []
