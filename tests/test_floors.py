"""The gold floors: no field of ../shared/eval or ../shared/pages falls below floors.toml, which only rises."""

import functools
import tomllib
from pathlib import Path

import pytest

from benchmarks import accuracy

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not accuracy.SHARED.is_dir(), reason="../shared (gold) is not there")


@functools.cache
def scores(name: str) -> accuracy.Scores:
    return accuracy.measure(name)[0]


@pytest.mark.parametrize(("name", "field"), [(name, field) for name in FLOORS for field in FLOORS[name]])
def test_no_field_below_its_floor(name: str, field: str) -> None:
    assert scores(name)[field]["f1"] >= FLOORS[name][field]


@pytest.mark.parametrize("name", FLOORS)
def test_every_scored_field_has_a_floor(name: str) -> None:
    assert set(scores(name)) == set(FLOORS[name])
