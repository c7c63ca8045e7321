"""Lines → Article: what each line of a page is, by the hints of its markup or, in pasted text, by the lines alone.

`build` reads as the steps of its job. Each step labels lines that no step before it has labelled; what is left is body.
"""

from __future__ import annotations

import re

from newsparse.model import Article, BlockKind, Reporter, Source
from newsparse.pages import bylines, captions, furniture
from newsparse.pages.assemble import blocks_of, captions_of, passages_of, with_warnings
from newsparse.pages.body import join_wrapped, read_body
from newsparse.pages.decode import clean
from newsparse.pages.given import Given
from newsparse.pages.heading import label_decks, label_title
from newsparse.pages.outlet import outlet_of_page
from newsparse.pages.photos import label_captions, read_photo_page
from newsparse.pages.recurring import NOTHING, Learned
from newsparse.pages.rows import (
    COPYRIGHT_OUTLET,
    Found,
    Line,
    Meta,
    Row,
    deck,
    hold_caption,
    to_rows,
    unlabelled,
)
from newsparse.pages.stamps import is_stamp_line, stamps


def read_text(text: str, given: Given, source: Source, warnings: list[str], *, learned: Learned = NOTHING) -> Article:
    """A pasted page, or the text of an article alone."""
    return build([Line(line) for line in text.split("\n")], Meta(), given, source, warnings, learned)


def build(
    lines: list[Line], meta: Meta, given: Given, source: Source, warnings: list[str], learned: Learned = NOTHING
) -> Article:
    """The Article of a page's lines; its text is the lines joined by new lines."""
    rows, found = to_rows(lines), Found(known_title=meta.title or (clean(given.title) if given.title else None))
    _label_recurring(rows, learned)
    _label_hinted(rows, found)
    _label_furniture(rows, found)
    _label_meta(rows, found)
    label_title(rows, found, found.known_title)
    _label_tail(rows, found)
    _label_bylines(rows, found)
    label_captions(rows)
    label_decks(rows, found)
    read_body(rows, found, learned)
    join_wrapped(rows)
    read_photo_page(rows, found)
    text = "\n".join(line.text for line in lines)
    passages = passages_of(rows)
    if not any(p.kind in ("paragraph", "caption") and p.end - p.start > 15 for p in passages):
        passages = tuple(p for p in passages if p.kind == "title")  # a log-in page: no body, no decks
    title = found.title or meta.title or given.title
    published = found.published_at if not meta.published_at else meta.published_at
    photos = captions_of(rows, text, passages)
    article = Article(
        title=title,
        outlet=meta.outlet or outlet_of_page(found, given, text, photos),
        reporters=bylines.merge([*found.reporters, *([] if found.reporters else meta.reporters)]),
        published_at=published or given.published_at,
        modified_at=meta.modified_at or found.modified_at,
        section=meta.section,
        url=meta.url or given.url,
        tags=tuple(dict.fromkeys([*meta.tags, *found.tags])),
        dateline=found.dateline,
        captions=photos,
        text=text,
        blocks=blocks_of(rows),
        passages=passages,
        source=source,
    )
    return with_warnings(article, warnings)


# -- the steps ---------------------------------------------------------------------------------------------------------


def _label_recurring(rows: list[Row], learned: Learned) -> None:
    """What other pages of the outlet hold too; the rule says in how many of them."""
    for row in unlabelled(rows) if learned.lines else ():
        if row.hint in (None, "body", "caption", "subheading", "subtitle") and (
            count := learned.lines.get(row.content)
        ):
            row.mark("boilerplate", f"recurs:{count}")


_HINT_KINDS: dict[str, BlockKind] = {
    "title": "title", "subtitle": "subtitle", "meta": "meta", "byline": "byline", "caption": "caption",
    "subheading": "subheading", "table": "table", "boilerplate": "boilerplate",
}  # fmt: skip


def _label_hinted(rows: list[Row], found: Found) -> None:
    for row in unlabelled(rows):
        kind = _HINT_KINDS.get(row.hint or "")
        if kind is None:
            continue
        row.mark(kind, row.rule or "markup")
        if kind == "title":
            if found.title:
                row.mark("boilerplate", "title:again")
            else:
                found.title = row.content
                row.hold("title", row.lo, row.hi)
        elif kind == "subtitle":
            row.hold("subtitle", *deck(row))
        elif kind == "subheading":
            row.hold("subheading", row.lo, row.hi)
        elif kind == "caption":
            hold_caption(row)
        elif kind == "byline":
            byline = bylines.line(row.content) or bylines.head(row.content) or bylines.foot(row.content)
            found.reporters += byline.reporters if byline else []
        elif kind == "meta":
            _read_stamps(row.content, found)
            if signed := _SIGNED_META.search(row.content):
                found.reporters += bylines.reporters(signed["by"])


# `등록 2024-09-03 11:20 | 김가람 기자`
_SIGNED_META = re.compile(r"[|ㅣ·/]\s*(?P<by>[가-힣·]{2,12}\s?기자)\s*$")


def _label_furniture(rows: list[Row], found: Found) -> None:
    for row in unlabelled(rows):
        byline = bylines.head(row.content)
        if byline and byline.end == len(row.content) and byline.outlet and not byline.reporters:
            found.outlet = found.outlet or byline.outlet  # `[뉴스데스크]`, `[KBS 한빛]` on a line of its own
            row.mark("meta", "outlet")
        elif rule := furniture.furniture(row.content):
            row.mark("boilerplate", rule)


# `■ 방송 : 한빛라디오 뉴스쇼`, `■ 진행 : 김가람 앵커`: what a talk's script states before it
_PROGRAMME = re.compile(r"[■□▶◎●◆*-]\s?(?:방송|일시|진행|출연|패널|대담|날짜|시간)(?:\s?일시)?\s?[:：=]")


# `김가람 kim@news.example  2024. 3. 6. 14:23`: a portal's line below the headline
_POSTED = re.compile(
    rf"(?P<name>[가-힣]{{2,4}})(?:\s(?P<email>{bylines.EMAIL}))?\s{{1,4}}(?P<stamp>(?:19|20)\d\d[\d.: -]+)"
)


def _label_meta(rows: list[Row], found: Found) -> None:
    for row in unlabelled(rows):
        if len(row.content) < 60 and _PROGRAMME.match(row.content):
            row.mark("meta", "programme")
        elif is_stamp_line(row.content):
            row.mark("meta", "stamp")
            _read_stamps(row.content, found)
        elif (
            dated := re.match(r"(?P<stamp>.{6,40}?)\s*[|ㅣ·/]\s*(?P<by>[가-힣·]{2,12}\s?기자)$", row.content)
        ) and is_stamp_line(dated["stamp"]):
            row.mark("meta", "stamp")
            _read_stamps(dated["stamp"], found)
            found.reporters += bylines.reporters(dated["by"])
        elif (posted := _POSTED.fullmatch(row.content)) and is_stamp_line(posted["stamp"]):
            row.mark("byline", "byline:stamp")
            _read_stamps(posted["stamp"], found)
            found.reporters.append(Reporter(posted["name"], posted["email"]))
        elif furniture.is_tags(row.content):
            row.mark("meta", "tags")
            found.tags += [tag for tag in re.split(r"[#\s,]+", row.content) if tag]


def _read_stamps(text: str, found: Found) -> None:
    for stamp in stamps(text):
        if stamp.modified:
            found.modified_at = found.modified_at or stamp.value
        elif found.published_at is None:
            found.published_at = stamp.value


def _label_tail(rows: list[Row], found: Found) -> None:
    """From the first line that ends the article on, all is boilerplate but bylines, and the copyright names the outlet."""
    todo = unlabelled(rows)
    bodies = [i for i, row in enumerate(todo) if furniture.is_prose(row.content) and len(row.content) > 25]
    cut = None
    for i, row in enumerate(todo):
        if not bodies or i <= bodies[0]:
            continue
        rule = furniture.tail(row.content)
        strong = rule in ("tail:copyright", "tail:댓글삭제")
        if rule and (strong or sum(1 for b in bodies if b > i) < 2):
            cut = i
            break
    if cut is None:
        return
    named = False
    for row in todo[cut:]:
        rule = furniture.tail(row.content)
        outlet = COPYRIGHT_OUTLET.search(row.content) if rule == "tail:copyright" else None
        if outlet and bylines.is_outlet(outlet["outlet"]):
            found.copyright_outlet = found.copyright_outlet or outlet["outlet"]
        byline = bylines.line(row.content)
        if byline:
            found.reporters += byline.reporters
            row.mark("byline", "byline:tail")
        elif named and bylines.NAME_LINE.match(row.content) and not found.reporters:
            found.reporters += [Reporter(row.content)]
            row.mark("byline", "byline:tail")
        elif captions.POSITION.search(row.content) and captions.is_caption(row.content, before_body=False):
            row.mark("caption", "caption:tail")
            hold_caption(row)
        else:
            row.mark("boilerplate", rule or "tail")
        named = row.content in ("기자 정보", "기자정보", "기자")


def _label_bylines(rows: list[Row], found: Found) -> None:
    todo = unlabelled(rows)
    for i, row in enumerate(todo):
        byline = bylines.line(row.content)
        named = i + 1 < len(todo) and bylines.NAME_LINE.match(row.content) and _mail_only(todo[i + 1].content)
        following = todo[i + 1].content if i + 1 < len(todo) else ""
        desk = bylines.NAME_LINE.match(row.content) and _DESK_LINE.fullmatch(following)
        byline = byline or bylines.announced(row.content)
        if byline or (byline := bylines.sign_off(row.content) if len(row.content) < 60 else None):
            found.reporters += byline.reporters
            _read_stamps(row.content, found)  # `김가람 기자 | 입력 2024.03.06 14:23`
            row.mark("byline", "byline:line")
        elif desk:  # `김가람` above `한빛일보 사회부`
            found.reporters.append(Reporter(row.content))
            row.mark("byline", "byline:line")
            todo[i + 1].mark("byline", "byline:desk")
        elif row.kind is None and named:
            found.reporters.append(Reporter(row.content))
            row.mark("byline", "byline:line")


_DESK_LINE = re.compile(r"(?:[가-힣A-Za-z\d]{2,10}\s)?[가-힣\d]{1,8}(?:부|팀|국|본부)(?:\s기자)?")


def _mail_only(text: str) -> bool:
    byline = bylines.line(text)
    return bool(byline and byline.reporters and not byline.reporters[0].name)
