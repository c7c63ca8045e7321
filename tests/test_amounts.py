"""Every unit and every word around a number is alive, and numbers hold for any text."""

from __future__ import annotations

import random

import pytest

import newsparse
from newsparse.extract import numbers
from newsparse.lexicon import sections

UNITS = [(section, unit) for section, units in sections("units").items() for unit in units]
WORDS = [(section, word) for section, words in sections("amount_words").items() for word in words]


@pytest.mark.parametrize(("section", "unit"), UNITS, ids=[f"{section}-{unit}" for section, unit in UNITS])
def test_a_unit_is_read(section: str, unit: str) -> None:
    lead, number = "", "300"
    if section == "money before":
        unit, number = "", unit + number
    elif section == "native":
        number = "세 "
    elif section.startswith("behind"):
        lead = section.split()[1] + " "
    for text in (number + unit, f"{number}{unit}의"):
        assert [found.text for found in newsparse.amounts(lead + text)] == [number + unit]


@pytest.mark.parametrize(("section", "word"), WORDS, ids=[f"{section}-{word}" for section, word in WORDS])
def test_a_word_around_a_number_is_read(section: str, word: str) -> None:
    if section == "sums":
        assert [(found.text, found.unit) for found in newsparse.amounts(f"300억 {word}")] == [("300억", "KRW")]
        return
    text = (
        f"{word} 300명"
        if section.endswith("before")
        else f"300명 {word}"
        if section.endswith("behind")
        else f"300명에 {word}"
    )
    mods = {"ap": "APPROX", "at least": "MORE_THAN", "at most": "LESS_THAN", "more": "MORE_THAN", "less": "LESS_THAN",
            "pass": "MORE_THAN", "fall": "LESS_THAN"}  # fmt: skip
    [found] = newsparse.amounts(text)
    assert found.mod == next(mod for start, mod in mods.items() if section.startswith(start))


def test_numbers_as_printed_come_back() -> None:
    draw = random.Random(6)
    for _ in range(2000):
        value = draw.randrange(1, 10 ** draw.randrange(1, 16))
        great = [(10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")]
        parts = [f"{value // size % 10_000}{name}" for size, name in great if value // size % 10_000]
        assert numbers.parse("".join(parts)) == numbers.parse(" ".join(parts)) == numbers.parse(f"{value:,}") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("삼백이십억", 32 * 10**9), ("천이백", 1200), ("만", 10**4), ("이천만", 2 * 10**7), ("스물두", 22), ("2천500", 2500),
     ("3백50만", 3_500_000), ("1.5조", 15 * 10**11), ("", None), ("가", None)],
)  # fmt: skip
def test_numbers_in_words(text: str, value: int | None) -> None:
    assert numbers.parse(text) == value
