"""The headline, once, and the decks (부제) below it."""

from __future__ import annotations

import re

from newsparse.pages import bylines, captions, furniture
from newsparse.pages.article_words import Words
from newsparse.pages.rows import Found, Row, deck, unlabelled
from newsparse.pages.run_in import run_in

# `-한빛공고 학생 옥상서 추락   9일 오전 …`: papers whose articles came as one line, three spaces behind the headline
_ONE_LINE = re.compile(
    r"^(?P<title>[^\n]{6,70}?)\s{3,40}(?=\S.{60})|^(?P<short>(?:(?!다[.\s])[^\n.]){6,45}?(?<![은는이가을를의에와과도로며고]))\s{2}(?=[가-힣A-Z\d]\S*.{60})"
)


def label_title(rows: list[Row], found: Found, known: str | None) -> None:
    """The headline, once: the line that equals the known one, else the first line if it reads like one."""
    if found.title:
        _drop_doubles(rows, found.title)
        return
    todo = unlabelled(rows)
    if not todo or any(row.hint == "body" for row in todo):
        return
    if known:
        match = next((row for row in todo[:12] if _same(row.content, known)), None)
        if match:
            found.title = match.content
            above = todo[: next(i for i, row in enumerate(todo) if row is match)]
            if not any(furniture.is_prose(row.content) for row in above):
                for row in above:
                    row.mark("boilerplate", "above")  # menus, the section's name
            _take_title(rows, match)
        elif todo[0].content.startswith(known) and len(known) > 5:
            _split_title(todo[0], found, len(known))
        return
    # above the headline a portal prints the paper's name: `누리경제`
    while len(todo) > 2 and _is_masthead(todo[0].content, todo[1].content):
        todo[0].mark("meta", "outlet")
        found.outlet = found.outlet or todo[0].content
        todo = todo[1:]
    first = todo[0]
    glued = _ONE_LINE.match(first.content)
    if glued and not furniture.is_prose(head := glued["title"] or glued["short"]) and not bylines.head(first.content):
        _split_title(first, found, len(head))
    elif _reads_like_title(first) and len(todo) > 1:
        found.title = first.content
        _take_title(rows, first)


def _is_masthead(text: str, following: str) -> bool:
    return len(text) <= 12 and " " not in text and bylines.is_outlet(text) and len(following) > len(text)


def _split_title(row: Row, found: Found, length: int) -> None:
    lo, hi = row.lo, row.lo + length
    while lo < hi and row.text[lo] in "-–·■◆▲ ":
        lo += 1
    found.title = row.text[lo:hi].strip()
    row.hold("title", lo, hi)
    row.lo = hi


def _reads_like_title(row: Row) -> bool:
    text = row.content
    return (
        len(text) <= 110
        and not re.search(r"^[○△]|[^.]\.$", text)
        and not re.search(r"(?:다|요)\.[\"”’']?$", text)
        and not re.search(r"[가-힣]다\.\s?[가-힣]", text)
        and bylines.head(text) is None
        and bylines.line(text) is None
        and not captions.MARK.match(text)
    )


def _take_title(rows: list[Row], row: Row) -> None:
    row.mark("title", "headline")
    row.hold("title", row.lo, row.hi)
    _drop_doubles(rows, row.content)


def _drop_doubles(rows: list[Row], title: str) -> None:
    for row in unlabelled(rows):
        if _same(row.content, title):
            row.mark("boilerplate", "title:again")


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a) == re.sub(r"\W+", "", b) != ""


# `[새론테크 '전자 문서' 도입 (사진제공=새론테크)]`
_BOXED_PHOTO = re.compile(
    r"\[[^\[\]]{4,120}?(?P<credit>\s?\((?:사진\s?)?(?:제공|출처|사진)?\s?[=:]\s?(?P<by>[^()]{2,24})\))\]"
)


def label_decks(rows: list[Row], found: Found) -> None:
    """부제: the lines between the headline and the first sentence that end as no sentence does."""
    if not (found.title or found.known_title) or any(row.hint == "body" for row in rows):
        return
    article = Words([row.content for row in rows], found.known_title or found.title)
    for row in unlabelled(rows):
        text = row.content
        glued = bylines.inside(text) or run_in(text, article, front=True)
        if row.passages or furniture.is_prose(text) or glued or bylines.head(text) or len(text) > 200:
            return
        if re.search(r"[가-힣](?:다|요|죠)\.(?!\d)|[^.]\.$", text) or bylines.foot(text):
            return
        if re.fullmatch(r"\[[^\[\]]{2,12}\]", text):
            row.mark("meta", "section")  # `[the300]`
            continue
        if boxed := _BOXED_PHOTO.fullmatch(text):
            row.mark("caption", "caption:boxed")
            row.hold_caption(row.lo + 1, row.lo + boxed.start("credit"), boxed["by"])
            continue
        row.mark("subtitle", "deck")
        found.decks = True
        row.hold("subtitle", *deck(row))
