"""Properties of dates and amounts: they hold for any text and any day of publication, and each word of the data reads."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

import pytest

import newsparse
from newsparse.lexicon import toml

ANCHOR = "2024-03-06"
SECTIONS = toml("dates")
ENTRIES = [(section, entry) for section, entries in SECTIONS.items() for entry in entries]
PIECES = [word for _, entry in ENTRIES for word in entry["words"]]
MORE = """6일 31일 29일 2월 12월 2023년 2024년 ’24년 1500년 ~ - · 부터 까지 에서 1~3월 30~31일 전 후 말 초 중순 경 반 연속
오전 10시 24시 오후 12시 30분 정오 3년 999년 9999개월 수백 여 간 이상 만 분기 4분기 상반기 (수) 금요일 지난 오는 올 이번 봄 겨울
년대 2020년대 주말 같은 기간 동기 내 2024.2.30. 매월 한다 했다 예정 . “ ” 😀 1조 2천억 원 수십억 약 20여 명 % ( ) 3억~5억원"""
PIECES += re.split(r"\s+", MORE)


@pytest.mark.parametrize(("section", "entry"), ENTRIES, ids=[entry["words"][0] for _, entry in ENTRIES])
def test_an_entry_reads_its_example(section: str, entry: dict[str, str]) -> None:
    assert newsparse.dates(entry["example"], ANCHOR)[-1].value == entry.get("value")


@pytest.mark.parametrize(
    ("section", "word"), [(s, w) for s, e in ENTRIES if "followed" not in e for w in e["words"]], ids=lambda x: str(x)
)
def test_no_earlier_form_shadows_a_word(section: str, word: str) -> None:
    assert [found.text for found in newsparse.dates(word + " ", ANCHOR)] == [word]


def test_any_text_at_any_anchor() -> None:
    draw = random.Random(6)
    for _ in range(4000):
        day = (date(1990, 1, 1) + timedelta(days=draw.randrange(46 * 365))).isoformat()
        anchor = draw.choice(
            [day, day[:7], day[:4], None, f"{day[:4]}-12-31T23:59:00+09:00", "2024-02-29", "1993-01-01"]
        )
        text = "".join(draw.choice(PIECES) + draw.choice(["", " "]) for _ in range(draw.randrange(9)))
        found = newsparse.dates(text, anchor)
        assert found == newsparse.dates(text, anchor)
        end = 0
        for timex in found:
            assert timex.text == text[timex.start : timex.end] != "" and timex.start >= end, text
            end = timex.end
            assert not timex.begin or not timex.until or timex.begin <= timex.until, (text, anchor, timex)
            for bound in (timex.begin, timex.until):
                assert bound is None or date.fromisoformat(bound)
        for amount in newsparse.amounts(text):
            assert amount.text == text[amount.start : amount.end] != "", text
            assert amount.low is None or amount.high is None or amount.low <= amount.high, (text, amount)
