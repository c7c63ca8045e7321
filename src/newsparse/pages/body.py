"""The body: what is left of a page's lines, without what is glued before and behind its paragraphs."""

from __future__ import annotations

import re

from newsparse.model import Reporter
from newsparse.pages import bylines, captions, furniture
from newsparse.pages.article_words import Words
from newsparse.pages.fronts import read_front, read_later
from newsparse.pages.glue import body_seam
from newsparse.pages.inner_decks import inner_decks
from newsparse.pages.recurring import NOTHING, Learned
from newsparse.pages.rows import COPYRIGHT_OUTLET, JOINED, LEAD_IN, Found, Row, deck, unlabelled
from newsparse.pages.run_in import run_in


def read_body(rows: list[Row], found: Found, learned: Learned = NOTHING) -> None:
    """What is left: paragraphs, without the byline, caption or deck glued before and the byline or copyright behind."""
    todo = unlabelled(rows)
    first, article = True, Words([row.content for row in rows], found.known_title or found.title)
    for i, row in enumerate(todo):
        hi, signed = _cut_end(row, found, learned, last=i >= len(todo) - 3)
        lo = read_front(row, hi, found, article) if first else read_later(row, hi, found, article)
        lo = min(_take_inline_heading(row, lo), hi)
        found.reporters += signed
        text = row.text[lo:hi].strip()
        if not text:
            if row.passages:
                row.mark(row.passages[0][0], "glued")  # a caption or headline, and nothing behind it but a byline
            else:
                row.mark("byline", "byline:foot")
            continue
        if not first and _is_subheading(text, todo, i):
            row.mark("subheading", "subheading")
            row.hold("subheading", lo, hi)
            continue
        row.mark("paragraph", "body")
        lo = _take_inner_decks(row, lo, hi, article) if first else lo
        first = first and not furniture.is_prose(text)
        row.hold("paragraph", _take_captions(row, lo, hi, article), hi)
    _drop_headlines(rows)


# `…했다.▶관련기사7면인사·예산 등 …`: a page number, and the next paragraph glued to it
# `…말했다.그래픽=김가람 기자 kim@news.example하지만 …`: who drew what stood there
_POINTER = re.compile(
    r"\s?[▶☞]\s?관련\s?기사\s?\d{1,2}면\s?"
    r"|(?<=[다요][.])\s?(?:그래픽|일러스트)\s?=\s?[가-힣]{2,4}\s?기자(?:\s?[A-Za-z\d._+-]+@[a-z\d-]+(?:\.[a-z]{2,8})+)?\s?(?=[가-힣A-Z\d“\"])"
)


_PHOTO_OF = re.compile(r"\s(?:캡처|캡쳐|갈무리|제공|사진|모습|전경)$")
_LISTED = re.compile(r"[-·△▲▷▶◇◆■□○●①-⑳*\d(<\[]")


def _drop_headlines(rows: list[Row]) -> None:
    """Lines behind the last sentence that are none themselves: headlines of other articles, what a photo shows (`국회`)."""
    body = [row for row in rows if row.kind == "paragraph" and row.hint != "body"]
    prose = [
        i
        for i, row in enumerate(body)
        if len(row.content) > 110 or captions.SENTENCE.search(row.content) or furniture.is_prose(row.content)
    ]
    enough = len(prose) >= 3 or sum(len(body[i].content) for i in prose) > 400
    behind = body[prose[-1] + 1 :] if enough else []
    if len(prose) < 3:
        behind = behind if len(behind) == 1 else []
    if len(behind) == 1 and _PHOTO_OF.search(behind[0].content):
        behind[0].passages = [("caption", start, end) for _, start, end in behind[0].passages]
        behind[0].mark("caption", "caption:last")  # `한빛방송 생방송 화면 캡처`
        return
    label = len(behind) == 1 and len(behind[0].content) <= 15 and not re.search(r"\d|[.?!…”\"]$", behind[0].content)
    if (label or len(behind) >= 2) and not any(_LISTED.match(row.content) for row in behind):
        for row in behind:
            row.passages.clear()
            row.mark("boilerplate", "tail:headline")


def _take_inner_decks(row: Row, lo: int, hi: int, article: Words) -> int:
    """Decks that stand below the first paragraph, glued to it on both sides, and that paragraph; where the text goes on."""
    found = inner_decks(row.text[lo:hi], article) if row.hint != "body" else None
    if found is None:
        return lo
    end, decks, begin = found
    row.hold("paragraph", lo, lo + end)
    for one, two in decks:
        row.hold("subtitle", *deck(row, lo + one, lo + two))
    return lo + begin


def _take_captions(row: Row, lo: int, hi: int, article: Words) -> int:
    """Captions inside a paragraph are set apart, and it in two; where markup speaks, nothing is glued. Where it goes on."""
    if row.hint == "body":
        return lo
    while pointer := _POINTER.search(row.text, lo, hi):
        row.hold("paragraph", _take_captions(row, lo, pointer.start(), article), pointer.start())
        lo = pointer.end()
    while caption := run_in(row.text[lo:hi], article, front=False):
        row.hold("paragraph", lo, lo + caption.start)
        begin = lo + caption.start
        if seam := body_seam(row.text[begin : lo + caption.end], article):
            row.hold("subheading", begin, begin + seam)  # `…소재 개발새론테크 연구원이 시료를 보고 있다. 새론테크 제공`
            begin += seam
        row.hold_caption(begin, lo + caption.end, caption.credit)
        lo += caption.resume
    return lo


# `◆상생형 대출로 시작한 인연 = 한빛시는 …`: a heading that runs into its paragraph
_INLINE_HEADING = re.compile(r"[◆■◇▶●○▲]\s?(?P<heading>[^\n=.]{2,50}?)\s?=\s")


def _take_inline_heading(row: Row, lo: int) -> int:
    match = _INLINE_HEADING.match(row.text, lo, row.hi)
    if match is None:
        return lo
    row.hold("subheading", *match.span("heading"))
    return match.end()


# `…목표다.관련기사새론테크, 한빛에 공장`: headlines of other articles behind the last sentence
_RELATED = re.compile(r"(?<=[.\"”)a-z])\s*\[?관련\s?기사\]?(?=[^\s은는이가을를에의]).*$")


def _cut_end(row: Row, found: Found, learned: Learned, *, last: bool) -> tuple[int, list[Reporter]]:
    """The end of a paragraph without copyright, byline and credit, and who signs: `…말했다./한빛=김가람 기자 kim@… 저작권자 ©…`."""
    lo, hi, signed = row.lo, row.hi, []
    if last and (end := learned.end_of(row.content)) is not None:
        hi = lo + end
    cut = furniture.cut(row.text, lo, hi, last=last)
    if cut is not None:
        outlet = COPYRIGHT_OUTLET.search(row.text, cut, hi)
        if outlet and bylines.is_outlet(outlet["outlet"]):
            found.copyright_outlet = found.copyright_outlet or outlet["outlet"]
        hi = cut
    if related := _RELATED.search(row.text, max(lo, hi - 400), hi):
        if behind := bylines.signed(row.text[lo:hi].rstrip()):
            signed += behind.reporters
        hi = related.start()
    for _ in range(3):
        text = row.text[lo:hi].rstrip()
        byline = bylines.foot(text) or bylines.sign_off(text) or bylines.tagged(text)
        if byline:
            signed += byline.reporters
            hi = lo + byline.start
            continue
        if trailer := _CREW.search(text) or _DESK.search(text):
            signed += [Reporter(name) for name in _WROTE.findall(trailer[0])]
            hi = lo + trailer.start()
            continue
        if photos := _PHOTOS_BY.search(text):
            hi = lo + photos.start()
            continue
        boxed = _BOXED.search(text)
        if boxed and boxed.start() and captions.split_credit("." + boxed[0])[1]:
            hi = lo + boxed.start()
            continue
        break
    return hi, signed


# `…전했습니다.  영상취재 : 김가람 기자  영상편집 : 이도윤`
_CREW = re.compile(
    r"(?:(?<=[.?!\"”])|\s{2})\s*[\[(<]?\s?(?:영상\s?(?:취재|편집)|촬영\s?기자|취재\s?작가|그래픽|취재|구성|기획)\s?[:：](?:(?!다\.)[^\n]){2,160}$"
)
# `(구성 : 김가람 / 편집 : 이도윤 / 제작 : 디지털뉴스제작부)`: who wrote a clip's text
_WROTE = re.compile(r"\((?:취재|구성)\s?[:：]\s?([가-힣]{2,4})(?=\s?[/)])")
# `…말했다.온라인 중앙일보`, `…밝혔다. / 디지털뉴스팀`: a desk signs
_DESK = re.compile(
    r"(?<=[.])\s?,?\s?공동\s?(?:기획|취재)\s?[:：=]\s?[^.\n]{2,30}$|"
    r"(?<=[.?!”\"])\s*[/\[(<]?\s?(?:연합뉴스|연합|뉴시스|\([가-힣]{2,4}=연합뉴스\)|/\s?[가-힣A-Za-z\d ]{2,14}\s?제공|온라인\s?(?:중앙일보|뉴스[팀부]|이슈팀|편집[부팀])|디지털\s?(?:뉴스|콘텐츠|미디어|이슈)?[팀부국]|인터넷\s?뉴스[팀부]|편집국|디지털뉴스편집부|뉴미디어[팀부]|.{0,6}취재[팀부]|[가-힣]{2,8}닷컴)"
    r"\s?[\])>]?\s*$"
)
# `…김가람 기자 kim@news.example, 사진 한빛군 제공`
_PHOTOS_BY = re.compile(r"(?<=[a-z자]),\s?사진\s?[=:]?\s?[^.,\n]{2,30}(?:,\s?[^.,\n]{2,20})?$")
# `…말했다. (사진=한빛군)`
_BOXED = re.compile(r"\s*[\[(<〈【][^\[\]()<>]{2,60}[\])>〉】]\s*$")
# `네. 한빛전자는 공장을 없애고`: a script's lines break inside sentences
_UNFINISHED = re.compile(r"(?:[어아여해]서|[하되이며]며|[하되없있애]고|는데|지만|면서|을|를|도록|때문에)$")
_SUBHEADING_MARK = re.compile(r"^[■□◆◇▶▷●◎※]\s?\S")


def _is_subheading(text: str, todo: list[Row], i: int) -> bool:
    quoted = text[-1:] in "”\"'’" and len(text) <= 45 and re.search(r"[“\"'‘]", text[:-1])
    if len(text) > 60 or furniture.is_prose(text) or (text[-1:] in ".,:”\"'’?!다" and not quoted) or i == len(todo) - 1:
        return False
    if LEAD_IN.search(todo[i - 1].content) or _UNFINISHED.search(text) or re.match(r"[-·△▲○①-⑳\d(]", text):
        return False
    if re.match(r"[\"“‘'(\[<]", text) and not quoted and not _SUBHEADING_MARK.match(text):
        return False
    neighbours = todo[i - 1].content, todo[i + 1].content
    return all(len(t) > 60 or furniture.is_prose(t) for t in neighbours) and furniture.is_prose(neighbours[0])


def join_wrapped(rows: list[Row]) -> None:
    """Where the page breaks lines inside sentences, a paragraph is what blank lines set apart."""
    body = [i for i, row in enumerate(rows) if row.kind == "paragraph"]
    inner = [i for i in body if i + 1 < len(rows) and rows[i + 1].kind == "paragraph"]
    broken = [i for i in inner if not re.search(r"[.?!\"”’')\]:]\s*$", rows[i].content)]
    if len(inner) < 4 or len(broken) < len(inner) * 0.5:
        return
    if sorted(len(rows[i].content) for i in body)[len(body) // 2] > 90:
        return
    for i in reversed(inner):
        one, two = rows[i], rows[i + 1]
        if one.passages and two.passages and two.passages[0][0] == "paragraph":
            one.passages[-1] = ("paragraph", one.passages[-1][1], two.passages[0][2])
            del two.passages[0]
            two.mark("paragraph", JOINED)
