"""What people see: HTML that escapes everything, rows that line up although a Hangul syllable is two columns wide."""

import re
import typing

import newsparse
from newsparse import model
from newsparse.display import (
    clip,
    display_width,
    format_article,
    format_record,
    format_rows,
    format_terminal,
    label,
    mark_up,
    pad,
    wrap,
)

TEXT = (
    "<script>alert('한빛군')</script> 소식\n\n한빛군은 6일 군청 대회의실에서 새론텔레콤과 농촌 통신망 확충을 위한 업무협약을 체결했다.\n"
    "김가람 한빛군수는 “꺾쇠 <괄호>도 좋다”고 말했다.\n\n저작권자 © 한들일보 무단전재 및 재배포 금지\n"
)


def test_html_is_escaped() -> None:
    record = newsparse.analyze(TEXT, published_at="2024-03-06")
    for page in (format_record(record), format_article(record.article), record._repr_html_()):
        assert "<script>" not in page and "<괄호>" not in page
        assert "&lt;script&gt;" in page
        assert page.count("<mark") == page.count("</mark>")
        assert "무단전재" in page  # folded away, not lost


def test_marks_that_overlap_are_cut_to_nest() -> None:
    marked = mark_up("가나다라마", 0, 5, [(0, 3, "person", "a"), (2, 5, "quote", "b")])
    assert re.sub(r"<[^>]+>", "", marked) == "가나다라마"
    assert marked.count("np-person") == 2 and marked.count("np-quote") == 2


def test_widths_of_hangul() -> None:
    assert [display_width(text) for text in ("가나", "ab", "가a", "e\u0301")] == [4, 2, 3, 1]
    assert [display_width(pad(text, 7)) for text in ("가", "가나다라마", "abcdefghij", "")] == [7] * 4
    assert clip("가나다", 5) == "가나…" and clip("가나다", 4) == "가…"


def test_rows_line_up() -> None:
    table = format_rows(("이름", "a"), [("김가람", "1"), ("x", "2"), ("아주 긴 이름을 가진 사람", "3")], width=24)
    columns = {display_width(line[: line.rindex(last)]) for line, last in zip(table.splitlines(), "a123", strict=True)}
    assert len(columns) == 1
    assert all(display_width(line) <= 24 for line in table.splitlines())


def test_wrapping_keeps_every_letter() -> None:
    text = "한빛군은 새론텔레콤과 업무협약을 체결했다 " + "가" * 50
    wrapped = wrap(text, 20, "  ")
    assert re.sub(r"\s", "", wrapped) == re.sub(r"\s", "", text)
    assert all(display_width(line.strip()) <= 20 for line in wrapped.splitlines())


def test_the_terminal_shows_each_kind_of_fact() -> None:
    shown = format_terminal(newsparse.analyze(TEXT, published_at="2024-03-06"), width=80)
    for word in ("인물", "기관", "날짜", "협약", "인용", "2024-03-06", "새론텔레콤"):
        assert word in shown
    assert all(display_width(line) <= 84 for line in shown.splitlines())


def test_each_code_of_a_record_has_words_for_readers() -> None:
    codes = {
        "organization": model.OrganizationKind,
        "agreement": model.AgreementKind,
        "status": model.AgreementStatus,
        "timex": model.TimexType,
    }
    for section, literal in codes.items():
        for code in typing.get_args(literal):
            assert re.search(r"[가-힣]", label(section, code)), (section, code)
