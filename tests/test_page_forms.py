"""The forms in which pages are saved: AMP and print views, Markdown, .mhtml, copies that a browser wrote, script data."""

from __future__ import annotations

import json
import quopri
from pathlib import Path

import pytest

from newsparse.model import Article
from newsparse.pages import read_page

LEAD = "한빛군은 6일 새론테크와 업무협약을 체결했다고 밝혔다."
MORE = "두 기관은 통신망을 함께 놓고 인공지능 기반 행정을 넓히기로 했으며, 올해 안에 마을 스무 곳에서 먼저 시험한 뒤 해마다 열 곳씩 늘려 갈 계획이라고 설명했다."
QUOTE = "김한빛 군수는 “군민이 체감하는 변화를 만들겠다”고 말했다."
TITLE = "한빛군, 새론테크와 업무협약"
BODY = (LEAD, MORE, QUOTE)
META = (
    f"<title>{TITLE} - 한빛소식</title><meta property='og:title' content='{TITLE}'>"
    "<meta property='og:site_name' content='한빛소식'>"
    "<meta property='article:published_time' content='2024-03-06T14:23:00+09:00'>"
)
FURNITURE = "<ul class='rank'><li><a href='/1'>다른 마을 축제 열려</a></li><li><a href='/2'>장마 끝나</a></li></ul>"


def check(article: Article) -> None:
    assert article.title == TITLE
    assert article.paragraphs == BODY
    assert article.published_at == "2024-03-06T14:23:00+09:00"
    assert [reporter.name for reporter in article.reporters] == ["김가람"]


AMP = f"""<!doctype html><html amp lang="ko"><head><meta charset="utf-8">{META}<style amp-boilerplate>body{{}}</style></head><body>
<amp-sidebar id="menu"><ul><li><a href="/">정치</a></li><li><a href="/">경제</a></li></ul></amp-sidebar>
<article><h1>{TITLE}</h1><p class="byline">김가람 기자</p><amp-img src="a.jpg" width="1" height="1"></amp-img>
<div class="article-body"><p>{LEAD}</p><amp-ad width="1" height="1" type="x"></amp-ad><p>{MORE}</p><p>{QUOTE}</p></div></article>
<amp-social-share type="twitter">공유</amp-social-share>{FURNITURE}<footer>저작권자 ⓒ 한빛소식 무단전재 및 재배포 금지</footer></body></html>"""

PRINT = f"""<html><head>{META}</head><body onload="window.print()"><table width="600"><tr><td><b>{TITLE}</b></td></tr>
<tr><td>기사입력 2024.03.06 14:23</td></tr><tr><td id="printBody">{LEAD}<br><br>{MORE}<br><br>{QUOTE}<br><br>김가람 기자 kim@news.example</td></tr>
<tr><td>Copyright ⓒ 한빛소식. All rights reserved.</td></tr></table></body></html>"""

DIVS = f"""<html><head>{META}</head><body><div class="gnb"><a href="/">정치</a><a href="/">경제</a></div><div class="wrap"><div class="top"><h2>{TITLE}</h2>
<span>김가람 기자</span><span>입력 2024.03.06 14:23</span></div><div class="cont"><div>{LEAD}</div><div>{MORE}</div><div>{QUOTE}</div></div>
<div class="side">{FURNITURE}</div><div class="reply"><p>댓글 3</p><p>정말 잘된 일입니다. 앞으로가 기대됩니다.</p></div></div></body></html>"""

FLIGHT = "<html><head>{meta}</head><body><h1>{title}</h1><p>김가람 기자</p><div id='root'></div><script>self.__next_f.push([1,{data}])</script></body></html>".format(
    meta=META, title=TITLE,
    data=json.dumps("1:" + json.dumps({"article": {"title": TITLE, "contentHtml": "".join(f"<p>{p}</p>" for p in BODY)}}) + "\n"),
)  # fmt: skip


@pytest.mark.parametrize("page", [AMP, PRINT, DIVS, FLIGHT], ids=["amp", "print", "divs", "flight"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_views_of_one_article_agree(page: str, encoding: str) -> None:
    check(read_page(page.encode(encoding)))


@pytest.mark.parametrize("page", [AMP, PRINT, DIVS], ids=["amp", "print", "divs"])
def test_a_copy_that_a_browser_wrote_agrees(page: str) -> None:
    copy = page.replace("<html", "<!-- saved from url=(0036)https://news.example/articleView?id=1 -->\n<html", 1)
    copy = copy.replace("<body", "<body style='margin:0' data-scripts-run='1'", 1).replace(
        'src="a.jpg"', 'src="./기사_files/a.jpg"'
    )
    copy = copy.replace(
        "</body>",
        "<iframe src='./기사_files/ad.html'></iframe><div id='floatAd' style='display:none'>광고</div></body>",
    )
    check(read_page(copy))
    assert read_page(copy).url == "https://news.example/articleView?id=1"


def test_mhtml_in_quoted_printable() -> None:
    part = quopri.encodestring(AMP.encode("utf-8")).decode("ascii")
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/1\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n------b\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{part}\r\n------b\r\nContent-Type: image/jpeg\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n/9j/\r\n------b--\r\n"
    ).encode("ascii")
    article = read_page(data)
    check(article)
    assert article.source.format == "mhtml"


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "기사.md"
    path.write_text(
        f"# {TITLE}\n\n**김가람 기자** | 입력 2024.03.06 14:23\n\n![군청](a.jpg)\n\n{LEAD}\n\n{MORE}\n\n> {QUOTE}\n\n[한빛소식](https://news.example)\n",
        "utf-8",
    )
    article = read_page(path)
    check(article)
    assert article.source.format == "markdown"


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "기사.md"
    path.write_text(
        f'---\ntitle: "{TITLE}"\ndate: 2024-03-06 14:23\nauthor: 김가람 기자\n---\n\n{LEAD}\n\n## 통신망부터\n\n{MORE}\n\n{QUOTE}\n',
        "utf-8",
    )
    article = read_page(path)
    check(article)
    assert article.passage_texts("subheading") == ("통신망부터",)
