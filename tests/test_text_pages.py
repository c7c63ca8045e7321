"""Pasted pages: each line of tables/fronts.txt is what a page runs together, and what is read from it; and properties."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.model import Article
from newsparse.pages import Given, read_page

TABLE = Path(__file__).parent / "tables" / "fronts.txt"


def lines() -> Iterator[object]:
    for number, line in enumerate(TABLE.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        known = line.startswith("?")
        page, _, wanted = line.lstrip("? ").partition(" ->")
        marks = [pytest.mark.xfail(strict=True, reason="known failure")] if known else []
        yield pytest.param(page, [part.strip() for part in wanted.split("; ")], id=f"fronts:{number}", marks=marks)


def said(article: Article) -> list[str]:
    """What was read, in the table's words: the headline, then passages, reporters and outlet where the body begins."""
    credits = {caption.start: caption.credit for caption in article.captions}
    found = [f"title: {article.title}"] if article.passage_texts("title") else []
    names = [f"by: {reporter.name}" for reporter in article.reporters]
    names += [f"out: {article.outlet}"] if article.outlet else []
    for passage in article.passages:
        text = article.text[passage.start : passage.end]
        if passage.kind == "subtitle":
            found.append(f"sub: {text}")
        elif passage.kind == "caption":
            found.append(f"cap: {text} [{credits.get(passage.start) or '-'}]")
        elif passage.kind == "paragraph":
            found += [*names, f"p: {text}"]
            names = []
    return found


@pytest.mark.parametrize(("page", "wanted"), list(lines()))
def test_what_a_page_runs_together(page: str, wanted: list[str]) -> None:
    title = None if page.startswith("@none ") else "한빛군과 새론테크, 업무협약"
    got = said(read_page(page.removeprefix("@none ").replace("|", "\n"), Given(title=title)))
    assert len(got) == len(wanted), got
    for piece, expected in zip(got, wanted, strict=True):
        begins = expected.startswith("p: ") and not expected.endswith("$")
        assert piece.startswith(expected) if begins else piece == expected.removesuffix("$"), got


_PIECES = st.sampled_from(
    [
        "한빛군은 6일 새론테크와 업무협약을 체결했다고 밝혔다.", "통신망 함께 놓기로 협약 체결", "연합뉴스", "/사진=한빛군",
        "김한빛 군수(왼쪽)가 기념촬영을 하고 있다.", "[한빛=뉴시스] 김가람 기자 = ", "kim@news.example", "ⓒ한빛일보 무단전재",
        "#한빛군 #협약", "▶관련기사7면", " , ", "◀ 앵커 ▶", "“기쁘다”고", "2024.3.6/뉴스1 ⓒ News1", "\n", "\n\n", "  ", "\u3000",
        "댓글삭제", "주요기사", "승인 2024.03.06 14:23", "KBS 뉴스 김가람입니다.", "사진 새론테크", "[새론테크 제공]",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(_PIECES, min_size=1, max_size=14), st.sampled_from([None, "한빛군과 새론테크, 업무협약"]))
def test_every_line_lies_in_one_block_and_no_passage_overlaps(pieces: list[str], title: str | None) -> None:
    page = "".join(pieces)
    if not page.strip():
        return
    article = read_page(page, Given(title=title))
    assert [block.start for block in article.blocks] == [0, *(block.end for block in article.blocks[:-1])]
    assert article.blocks[-1].end == len(article.text)
    bounds = sorted((passage.start, passage.end) for passage in article.passages)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(bounds))
    assert all(article.text[start:end].strip() == article.text[start:end] != "" for start, end in bounds)
