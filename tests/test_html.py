"""Saved HTML pages: layouts that papers use, with invented content; what each field must read was written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsparse.model import Article
from newsparse.pages import Given, PageError, read_page
from newsparse.pages.html import is_html
from newsparse.pages.metadata import moment, strip_outlet

PAGES = Path(__file__).parent / "pages" / "html"


def tiles(article: Article) -> None:
    assert [block.start for block in article.blocks] == [0, *(block.end for block in article.blocks[:-1])]
    assert article.blocks[-1].end == len(article.text)


def test_page_of_a_cms_family() -> None:
    article = read_page(PAGES / "ndsoft.html")
    assert article.title == "한빛군, 새론테크와 업무협약"
    assert article.subtitles == ("통신망 함께 놓기로", "3년 동안 이어져")
    assert article.outlet == "가온일보"
    assert [reporter.name for reporter in article.reporters] == ["김가람"]
    assert article.published_at == "2024-03-06T14:23:00+09:00"
    assert article.modified_at == "2024-03-06T15:01:00+09:00"
    assert article.section == "지역"
    assert article.paragraphs == (
        "한빛군은 6일 새론테크와 업무협약을 체결했다고 밝혔다.",
        "두 기관은 통신망을 함께 놓고 인공지능 기반 행정을 넓히기로 했다.",
        "김한빛 군수는 “군민이 체감하는 변화를 만들겠다”고 말했다.",
    )
    assert article.passage_texts("subheading") == ("통신망부터 놓는다",)
    assert [(c.text, c.credit) for c in article.captions] == [
        ("김한빛 군수(왼쪽)가 6일 군청에서 기념촬영을 하고 있다.", "한빛군 제공")
    ]
    assert "나오면 안 되는 글" not in article.text
    assert "다른 마을 축제 열려" in article.text
    tiles(article)


def test_paper_never_seen_with_line_breaks() -> None:
    article = read_page(PAGES / "breaks.html")
    assert article.title == "새론테크, 다온시에 공장 짓는다"
    assert article.published_at == "2019-07-02T15:05:00+09:00"
    assert [(reporter.name, reporter.email) for reporter in article.reporters] == [("윤새봄", "spring@news.example")]
    assert article.paragraphs == (
        "새론테크는 2일 다온시와 투자협약을 체결했다고 밝혔다.",
        "투자 금액은 모두 500억 원이며 일자리 120개가 생긴다고 회사는 설명했다.",
        '이도담 대표는 "다온시와 함께 자라겠다"고 말했다.',
    )
    tiles(article)


def test_body_in_script_data() -> None:
    article = read_page(PAGES / "arc.html")
    assert article.title == "도담대, 새론테크와 손잡다"
    assert article.subtitles == ("연구소 함께 세운다",)
    assert article.published_at == "2022-12-01T07:10:00+09:00"
    assert len(article.paragraphs) == 2
    assert article.paragraphs[1].startswith('최누리 총장은 "학생에게')
    assert [caption.text for caption in article.captions] == ["도담대 본관 전경."]
    tiles(article)


def test_mhtml_is_read_as_its_page() -> None:
    page = (PAGES / "breaks.html").read_bytes()
    data = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n------x\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page + b"\r\n------x--\r\n"
    )
    article = read_page(data)
    assert article.source.format == "mhtml"
    assert article.paragraphs == read_page(page).paragraphs


SENTENCE = "한빛군은 새론테크와 업무협약을 체결했다고 밝혔다. "


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><div>{SENTENCE * 60000}</div></body></html>",
        "<html><body>" + "<div>" * 30000 + SENTENCE * 10,
        "<html><body><div itemprop=articleBody>" + "<div class=photo>" * 20000 + SENTENCE * 10,
        "<html><body><p>" + "<span>" * 20000 + SENTENCE * 10,
    ],
    ids=["one line", "deep", "deep photo", "open spans"],
)
def test_pathological_pages_are_read(page: str) -> None:
    article = read_page(page)
    assert "업무협약을 체결했다고" in article.body


@pytest.mark.parametrize("cut", range(200, 2400, 150))
def test_truncated_page_raises_nothing(cut: int) -> None:
    article = read_page((PAGES / "ndsoft.html").read_bytes()[:cut])
    assert article.title is None or article.title.startswith("한빛군")


def test_missing_file_and_empty_page() -> None:
    with pytest.raises(FileNotFoundError):
        read_page("없는_기사.html")
    for nothing in ("", " \n ", b""):
        with pytest.raises(PageError, match="빈 글"):
            read_page(nothing)


def test_a_line_of_text_is_no_file() -> None:
    assert read_page("한빛군은 6일 새론테크와 협약을 맺었다.").source.format == "text"
    assert not is_html("부등호 3 < 5 와 <한빛신문> 은 HTML이 아니다")
    assert not is_html("</div></div></div></div>"), "end tags alone hold no element"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2024-03-06T05:23:00Z", "2024-03-06T14:23:00+09:00"),
        ("2024-03-06T14:23:00.000+0900", "2024-03-06T14:23:00+09:00"),
        ("2024-03-06 14:23", "2024-03-06T14:23:00+09:00"),
        ("2024-03-06", "2024-03-06"),
        ("2024.03.06 14:23", "2024-03-06T14:23:00+09:00"),
        ("어제", None),
        ("2024-13-41T99:99", None),
        (None, None),
    ],
)
def test_moment(said: str | None, meant: str | None) -> None:
    assert moment(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("한빛군, 협약 체결 - 가온일보", "한빛군, 협약 체결"),
        ("한빛군, 협약 체결-정치ㅣ가온일보", "한빛군, 협약 체결"),
        ("가온일보 모바일 :: 한빛군, 협약 체결", "한빛군, 협약 체결"),
        ("한빛군 - 새론테크, 협약 체결", "한빛군 - 새론테크, 협약 체결"),
    ],
)
def test_strip_outlet(said: str, meant: str) -> None:
    assert strip_outlet(said, "가온일보") == meant


@pytest.mark.parametrize(
    ("meta", "url", "paragraphs"),
    [
        ("2016-05-01T09:00:00+09:00", "donga.com/news/article/1", 1),
        ("2025-05-01T09:00:00+09:00", "donga.com/news/article/1", 2),
        ("", "news.donga.com/List/3/all/20160501/1/1", 1),
        ("", "donga.com/news/Society/article/all/20250501/1/1", 2),
    ],
)
def test_a_layout_is_read_in_its_time_only(meta: str, url: str, paragraphs: int) -> None:
    page = (
        f'<html><meta property="article:published_time" content="{meta}"><body><h1>한빛군 협약</h1>'
        '<div class="article_txt"><p>한빛군은 6일 새론테크와 업무협약을 맺었다고 밝혔다.</p>'
        '<div class="etc">두 곳은 통신망을 놓는다.</div></div></body></html>'
    )
    assert len(read_page(page, Given(url=f"https://www.{url}")).paragraphs) == paragraphs
