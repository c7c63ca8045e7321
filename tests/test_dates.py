"""Properties of dates: they hold for any text and any day of publication, and each line of the data reads its example."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from datetime import date, timedelta

import pytest

import newsparse
from newsparse.extract.dates.forms import matcher, words
from newsparse.lexicon import toml

ANCHOR = "2024-03-06"
FORMS = [(kind, line) for kind, lines in toml("date_forms")["forms"].items() for line in lines]
SECTIONS = {name: entries for name, entries in toml("dates").items() if name not in ("direction", "names")}
ENTRIES = [(section, entry) for section, entries in SECTIONS.items() for entry in entries]
PIECES = [word for _, entry in ENTRIES for word in entry["words"]] + [line["example"] for _, line in FORMS]
MORE = """6일 31일 29일 2월 12월 2023년 2024년 ’24년 1500년 ~ - · 부터 까지 에서 과 1~3월 30~31일 전 후 말 초 중순 경 반 연속 사이
오전 10시 24시 오후 12시 30분 정오 3년 999년 9999개월 수백 여 간 이상 만 분기 4분기 상반기 (수) 금요일 지난 오는 올 이번 봄 겨울 둘째 주
년대 2020년대 주말 같은 기간 동기 내 2024.2.30. 매월 한다 했다 예정 . “ ” " 😀 1조 2천억 원 수십억 약 20여 명 % ( ) 3억~5억원"""
PIECES += re.split(r"\s+", MORE)


@pytest.mark.parametrize(("kind", "line"), FORMS, ids=[f"{kind}-{line['example']}" for kind, line in FORMS])
def test_a_form_reads_its_example(kind: str, line: dict[str, str]) -> None:
    found = newsparse.dates(line.get("text", line["example"]), ANCHOR)
    if kind == "none":
        assert found == []
    else:
        assert found and found[-1].value == line["value"]
        assert line["example"].endswith(found[-1].text)


@pytest.mark.parametrize(("kind", "line"), FORMS, ids=[f"{kind}-{line['example']}" for kind, line in FORMS])
def test_no_earlier_form_takes_an_example(kind: str, line: dict[str, str]) -> None:
    """Among the forms of its kind, the line itself reads its example first."""
    if kind == "prefix":
        return
    text = line.get("text", line["example"])
    lines = toml("date_forms")["forms"][kind]
    for start in range(len(text)):
        found = matcher(kind).match(text, start, len(text))
        if found and lines[matcher(kind).forms.index(found[0])] == line:
            return
    raise AssertionError(f"{line['form']!r} never reads {text!r}")


@pytest.mark.parametrize(("section", "entry"), ENTRIES, ids=[f"{s}-{e['words'][0]}" for s, e in ENTRIES])
def test_an_entry_reads_its_example(section: str, entry: dict[str, str]) -> None:
    found = newsparse.dates(entry["example"], ANCHOR)[-1]
    assert found.value == entry["value"]
    assert any(word in found.text for word in entry["words"])


WORDS = [(s, w) for s, e in ENTRIES if "followed" not in e and s not in ("season", "month_name") for w in e["words"]]


@pytest.mark.parametrize(("section", "word"), WORDS, ids=[f"{section}-{word}" for section, word in WORDS])
def test_no_other_form_takes_a_word(section: str, word: str) -> None:
    assert [found.text for found in newsparse.dates(word + " ", ANCHOR)] == [word]
    assert words(section)[word]


def test_any_text_at_any_anchor() -> None:
    draw = random.Random(6)
    for _ in range(6000):
        day = (date(1990, 1, 1) + timedelta(days=draw.randrange(46 * 365))).isoformat()
        special = [f"{day[:4]}-12-31T23:59:00+09:00", f"{day[:4]}-01-01", "2024-02-29", "2000-02-29", "1993-01-01"]
        anchor = draw.choice([day, day[:7], day[:4], None, *special])
        text = "".join(draw.choice(PIECES) + draw.choice(["", " "]) for _ in range(draw.randrange(9)))
        found = newsparse.dates(text, anchor)
        assert found == newsparse.dates(text, anchor)
        end = 0
        for timex in found:
            assert timex.text == text[timex.start : timex.end] != "" and timex.start >= end, (text, anchor)
            end = timex.end
            assert timex.value != "", (text, anchor)
            assert not timex.begin or not timex.until or timex.begin <= timex.until, (text, anchor, timex)
            for bound in (timex.begin, timex.until):
                assert bound is None or date.fromisoformat(bound)
            if timex.value and re.fullmatch(r"\d{4}-\d\d-\d\d(T[^/]*)?", timex.value):
                assert timex.begin == timex.until == timex.value[:10], (text, anchor, timex)
            elif timex.value and re.match(r"\d{4}", timex.value) and timex.begin and timex.until:
                assert timex.begin[:4] >= "0001" and _agrees(timex.value, timex.begin, timex.until), (
                    text,
                    anchor,
                    timex,
                )
        for amount in newsparse.amounts(text):
            assert amount.text == text[amount.start : amount.end] != "", text
            assert amount.low is None or amount.high is None or amount.low <= amount.high, (text, amount)


def _agrees(value: str, begin: str, until: str) -> bool:
    """Whether the bounds lie where the value says: those of a range by its ends."""
    first, last = value.split("/")[0], value.split("/")[-1]
    weeks = re.search(r"-W", value) is not None
    return (begin.startswith(first[:4]) or weeks) and (until[:4] >= last[:4] or weeks)


def test_every_anchor_reads_every_form() -> None:
    """Each day of five years and both ends of every month from 1990 to 2035."""
    text = "6일 31일 2월 29일 지난 30일 오는 31일 이달 31일 지난달 29일 내달 30일 지난 주말 다음 금요일 추석 설 연휴 1분기 연말 지난 겨울 3년 전 사흘 뒤"
    days = [date(2019, 12, 25) + timedelta(days=n) for n in range(0, 1900, 3)]
    days += [date(y, m, d) for y in range(1990, 2036) for m in (1, 2, 6, 12) for d in (1, 28)]
    for day in days:
        for timex in newsparse.dates(text, day.isoformat()):
            assert not timex.begin or not timex.until or timex.begin <= timex.until, (day, timex)


@pytest.mark.parametrize("noun", toml("dates")["names"]["ends"])
def test_a_year_that_opens_the_name_of_an_event_is_no_date(noun: str) -> None:
    assert newsparse.dates(f"‘2024년 한빛 {noun}’에 갔다.", ANCHOR) == []


def test_a_weekday_that_contradicts_is_doubted() -> None:
    record = newsparse.analyze(
        "한빛군은 2024년 3월 6일(금) 청사에서 협약식을 열고 사업을 함께 추진하기로 했다고 밝혔다.", published_at=ANCHOR
    )
    assert "‘2024년 3월 6일(금)’: 2024-03-06은 수요일" in record.warnings


def test_dates_and_amounts_need_no_kiwi() -> None:
    code = "import sys, newsparse; newsparse.dates('추석 6일', anchor='2024-03-06'); newsparse.amounts('3억 원'); "
    code += "sys.exit('kiwipiepy' in sys.modules or 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
