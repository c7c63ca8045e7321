"""Lines → Article: what each line of a page is, by the hints of its markup or, in pasted text, by the lines alone.

`build` reads as the steps of its job. Each step labels lines that no step before it has labelled; what is left is body.
"""

from __future__ import annotations

import re

from newsparse.model import Article, Block, BlockKind, Caption, Passage, Reporter, Source
from newsparse.pages import bylines, captions, furniture
from newsparse.pages.body import join_wrapped, read_body
from newsparse.pages.given import Given
from newsparse.pages.heading import label_decks, label_title
from newsparse.pages.metadata import host_of
from newsparse.pages.rows import (
    COPYRIGHT_OUTLET,
    JOINED,
    LEAD_IN,
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
from newsparse.sites import outlet_of

SHORT_BODY = 80


def read_text(text: str, given: Given, source: Source, warnings: list[str]) -> Article:
    """A pasted page, or the text of an article alone."""
    return build([Line(line) for line in text.split("\n")], Meta(), given, source, warnings)


def build(lines: list[Line], meta: Meta, given: Given, source: Source, warnings: list[str]) -> Article:
    """The Article of a page's lines; its text is the lines joined by new lines."""
    rows, found = to_rows(lines), Found(known_title=meta.title or given.title)
    _label_hinted(rows, found)
    _label_furniture(rows)
    _label_meta(rows, found)
    label_title(rows, found, meta.title or given.title)
    _label_tail(rows, found)
    _label_bylines(rows, found)
    _label_captions(rows)
    label_decks(rows, found)
    read_body(rows, found)
    join_wrapped(rows)
    text = "\n".join(line.text for line in lines)
    passages = _passages(rows)
    if not any(p.kind in ("paragraph", "caption") and p.end - p.start > 15 for p in passages):
        passages = tuple(p for p in passages if p.kind == "title")  # a log-in page: no body, no decks
    title = found.title or meta.title or given.title
    published = found.published_at if not meta.published_at else meta.published_at
    outlet = meta.outlet or found.outlet or given.outlet or found.copyright_outlet or outlet_of(host_of(given.url))
    article = Article(
        title=title,
        outlet=outlet,
        reporters=bylines.merge([*found.reporters, *([] if found.reporters else meta.reporters)]),
        published_at=published or given.published_at,
        modified_at=meta.modified_at or found.modified_at,
        section=meta.section,
        url=meta.url or given.url,
        tags=tuple(dict.fromkeys([*meta.tags, *found.tags])),
        dateline=found.dateline,
        captions=_captions(rows, text, passages),
        text=text,
        blocks=_blocks(rows),
        passages=passages,
        source=source,
    )
    return _with_warnings(article, warnings)


# -- the steps ---------------------------------------------------------------------------------------------------------

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


def _label_furniture(rows: list[Row]) -> None:
    for row in unlabelled(rows):
        if rule := furniture.furniture(row.content):
            row.mark("boilerplate", rule)


def _label_meta(rows: list[Row], found: Found) -> None:
    for row in unlabelled(rows):
        if is_stamp_line(row.content):
            row.mark("meta", "stamp")
            _read_stamps(row.content, found)
        elif (
            dated := re.match(r"(?P<stamp>.{6,40}?)\s*[|ㅣ·/]\s*(?P<by>[가-힣·]{2,12}\s?기자)$", row.content)
        ) and is_stamp_line(dated["stamp"]):
            row.mark("meta", "stamp")
            _read_stamps(dated["stamp"], found)
            found.reporters += bylines.reporters(dated["by"])
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
    bodies = [i for i, row in enumerate(todo) if furniture.is_prose(row.content) and len(row.content) > 40]
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
        if byline:
            found.reporters += byline.reporters
            row.mark("byline", "byline:line")
        elif named:
            found.reporters.append(Reporter(row.content))
            row.mark("byline", "byline:line")


def _mail_only(text: str) -> bool:
    byline = bylines.line(text)
    return bool(byline and byline.reporters and not byline.reporters[0].name)


def _label_captions(rows: list[Row]) -> None:
    """Photo captions among lines without markup; a nominal line above a line that is only a credit is one too."""
    todo = unlabelled(rows)
    before_body, previous = True, ""
    for i, row in enumerate(todo):
        text = row.content
        head = bylines.head(text)
        following = todo[i + 1].content if i + 1 < len(todo) else ""
        if captions.CREDIT_ONLY.match(text):
            row.mark("boilerplate", "credit")
        elif LEAD_IN.search(previous) and captions.MARK.match(text):
            pass
        elif captions.CREDIT_ONLY.match(following) and len(text) < 200 and not head:
            row.mark("caption", "caption:credited")
            hold_caption(row)
        elif row.hint != "body" or captions.MARK.match(text) or captions.POSITION.search(text):
            if captions.is_caption(text, before_body=before_body):
                row.mark("caption", "caption:line")
                hold_caption(row)
            elif furniture.is_prose(text) or len(text) > 120:
                before_body = False
        previous = text


# -- what the rows add up to -------------------------------------------------------------------------------------------


def _passages(rows: list[Row]) -> tuple[Passage, ...]:
    kept = []
    for i, row in enumerate(rows):
        for kind, start, end in row.passages:
            if kind == "caption" and _is_alt(rows, i):
                continue
            kept.append(Passage(kind, start, end))
    return tuple(kept)


def _is_alt(rows: list[Row], i: int) -> bool:
    """Whether a caption is the alt text that the page prints again, as ▲ caption, in the next line."""
    if captions.MARK.match(rows[i].content):
        return False
    after = next((row for row in rows[i + 1 : i + 3] if row.kind is not None and row.rule != "blank"), None)
    return bool(after and after.kind == "caption" and captions.MARK.match(after.content) and after.content[0] in "▲△")


def _captions(rows: list[Row], text: str, passages: tuple[Passage, ...]) -> tuple[Caption, ...]:
    """Each photo's caption once, with its credit: of a doubled one the longer, at its first place."""
    credits: dict[int, str | None] = {}
    for i, row in enumerate(rows):
        for kind, start, end in row.passages:
            if kind == "caption":
                rest = row.text[end - row.start : row.hi]
                following = rows[i + 1].content if i + 1 < len(rows) and rows[i + 1].rule == "credit" else ""
                credits[start] = row.credits.get(start) or _credit(rest) or _credit(following)
    found: dict[str, Caption] = {}
    for passage in passages:
        if passage.kind == "caption":
            quoted = text[passage.start : passage.end]
            key = re.sub(r"\W+", "", quoted)
            found.setdefault(key, Caption(quoted, credits.get(passage.start), passage.start, passage.end))
    return tuple(found.values())


def _credit(text: str) -> str | None:
    if only := captions.CREDIT_ONLY.match(text):
        return (only["a"] or only["b"] or only["c"] or "").strip(" .") or None
    glued = re.match(r"\s*[\[(/]?\s*([^\[\]()/]{2,30}?\s?제공)", text)
    return captions.split_credit("." + text)[1] or (glued[1] if glued else None)


def _blocks(rows: list[Row]) -> tuple[Block, ...]:
    """Neighbouring lines of one kind and rule share a block; blank lines go to the block before them."""
    blocks: list[Block] = []
    total = rows[-1].start + len(rows[-1].text) if rows else 0
    for row in rows:
        end = min(row.start + len(row.text) + 1, total)
        kind, rule = row.kind or "paragraph", row.rule
        last = blocks[-1] if blocks else None
        if last and (rule in ("blank", JOINED) or ((last.kind, last.rule) == (kind, rule) and kind == "boilerplate")):
            blocks[-1] = Block(last.kind, last.start, end, last.rule)
        elif end > row.start:
            blocks.append(Block(kind, row.start, end, rule))
    return tuple(blocks)


def _with_warnings(article: Article, warnings: list[str]) -> Article:
    body = sum(map(len, article.paragraphs))
    if not body:
        warnings.append("기사 본문을 찾지 못함")
    elif body < SHORT_BODY:
        warnings.append(f"본문이 {SHORT_BODY}자보다 짧음 ({body}자)")
    if article.title is None:
        warnings.append("제목 없음")
    elif not article.passage_texts("title"):
        warnings.append("제목이 글 안에 없어 제목의 정보는 뽑지 않음")
    if article.published_at is None:
        warnings.append("발행일 없음: 날짜를 달력에 맞추지 못함")
    values = {name: getattr(article, name) for name in Article.__dataclass_fields__}
    return Article(**{**values, "warnings": tuple(warnings)})
