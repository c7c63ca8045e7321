"""The body: what is left of a page's lines, without what is glued before and behind its paragraphs."""

from __future__ import annotations

import re

from newsparse.model import PassageKind
from newsparse.pages import bylines, captions, furniture
from newsparse.pages.rows import COPYRIGHT_OUTLET, JOINED, LEAD_IN, Found, Row, unlabelled


def read_body(rows: list[Row], found: Found) -> None:
    """What is left: paragraphs, without the byline, caption or deck glued before and the byline or copyright behind."""
    todo = unlabelled(rows)
    first = True
    for i, row in enumerate(todo):
        lo, hi = row.lo, row.hi
        lo = _read_front(row, lo, found) if first else _take_glued(row, _take_head(row, lo, found), front=False)
        lo = _take_inline_heading(row, lo)
        hi = _cut_end(row, lo, hi, found, last=i >= len(todo) - 3)
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
        first = first and not furniture.is_prose(text)
        row.mark("paragraph", "body")
        row.hold("paragraph", lo, hi)


def _take_head(row: Row, lo: int, found: Found) -> int:
    byline = bylines.head(row.text, lo)
    if byline is None:
        return lo
    _note(byline, found)
    return byline.end


def _note(byline: bylines.Byline, found: Found) -> None:
    found.reporters += byline.reporters
    found.outlet = found.outlet or byline.outlet
    found.dateline = found.dateline or byline.dateline


def _read_front(row: Row, lo: int, found: Found) -> int:
    """The front of the first paragraph: byline at once, or behind a glued caption or deck."""
    while (after := _take_head(row, lo, found)) != lo:
        lo = after
    text = row.text[lo : row.hi]
    byline = bylines.inside(text)
    # `…말했다. [김가람 기자]`: with nothing behind it, a byline is that of the foot
    if byline and text[byline.end :].strip():
        front = text[: byline.start]
        end, credit = captions.split_credit(front)
        kind: PassageKind = (
            "caption" if credit or end < len(front.rstrip()) or furniture.is_prose(front) else "subtitle"
        )
        mark = captions.MARK.match(front)
        row.hold(kind, lo + (mark.end() if mark else 0), lo + end)
        _note(byline, found)
        return lo + byline.end
    return _take_head(row, _take_glued(row, lo, front=True), found)


def _take_glued(row: Row, lo: int, *, front: bool) -> int:
    """A caption glued before the paragraph becomes one of its own; where markup speaks, nothing is glued."""
    glued = captions.glued(row.text[lo : row.hi], front=front) if row.hint != "body" else None
    if glued is None:
        return lo
    mark = captions.MARK.match(row.text[lo : row.hi])
    row.hold("caption", lo + (mark.end() if mark else 0), lo + glued[0])
    return lo + glued[1]


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


def _cut_end(row: Row, lo: int, hi: int, found: Found, *, last: bool) -> int:
    """The end of a paragraph without copyright, byline and credit: `…말했다./한빛=김가람 기자 kim@… 저작권자 ©…`."""
    cut = furniture.COPYRIGHT.search(row.text, lo, hi)
    if cut and (last or hi - cut.start() < 200):
        outlet = COPYRIGHT_OUTLET.search(row.text, cut.start(), hi)
        if outlet and bylines.is_outlet(outlet["outlet"]):
            found.copyright_outlet = found.copyright_outlet or outlet["outlet"]
        hi = cut.start()
    if related := _RELATED.search(row.text, max(lo, hi - 400), hi):
        if behind := bylines.signed(row.text[lo:hi].rstrip()):
            found.reporters += behind.reporters
        hi = related.start()
    for _ in range(3):
        text = row.text[lo:hi].rstrip()
        byline = bylines.foot(text)
        if byline:
            found.reporters += byline.reporters
            hi = lo + byline.start
            continue
        end, credit = captions.split_credit(text)
        if end < len(text) and (credit is not None and end > 0) and re.match(r"\s*[\[(<〈【]", text[end:]):
            hi = lo + end
            continue
        break
    return hi


_SUBHEADING_MARK = re.compile(r"^[■□◆◇▶▷●◎※]\s?\S")


def _is_subheading(text: str, todo: list[Row], i: int) -> bool:
    if len(text) > 60 or furniture.is_prose(text) or text[-1:] in ".,:”\"'’?!다" or i == len(todo) - 1:
        return False
    if LEAD_IN.search(todo[i - 1].content) or re.match(r"[-·△▲○①-⑳\d(]", text):
        return False
    if re.match(r"[\"“‘'(\[<]", text) and not _SUBHEADING_MARK.match(text):
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
