"""Lines → Article: what each line of a page is, by the hints of its markup or, in pasted text, by the lines alone.

`build` reads as the steps of its job. Each step labels lines that no step before it has labelled; what is left is body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsparse.model import Article, Block, BlockKind, Caption, Dateline, Passage, PassageKind, Reporter, Source
from newsparse.pages import bylines, captions, furniture
from newsparse.pages.given import Given
from newsparse.pages.stamps import is_stamp_line, stamps

SHORT_BODY = 80


@dataclass(slots=True)
class Line:
    """One line of a page. `hint` is what its markup says it is (a block kind or `body`), None in pasted text."""

    text: str
    hint: str | None = None
    rule: str = ""


@dataclass(slots=True)
class Meta:
    """What the structured part of a page (JSON-LD, OpenGraph, …) says."""

    title: str | None = None
    outlet: str | None = None
    reporters: list[Reporter] = field(default_factory=list)
    published_at: str | None = None
    modified_at: str | None = None
    section: str | None = None
    url: str | None = None
    tags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A line with what is known of it; `lo`/`hi` bound its content without white space at the ends."""

    text: str
    start: int
    lo: int
    hi: int
    hint: str | None
    kind: BlockKind | None = None
    rule: str = ""
    passages: list[tuple[PassageKind, int, int]] = field(default_factory=list)

    @property
    def content(self) -> str:
        return self.text[self.lo : self.hi]

    def mark(self, kind: BlockKind, rule: str) -> None:
        self.kind, self.rule = kind, rule

    def hold(self, kind: PassageKind, lo: int, hi: int) -> None:
        """Keeps characters `[lo, hi)` of the line as a passage, white space and an empty one left out."""
        piece = self.text[lo:hi]
        lo, hi = lo + len(piece) - len(piece.lstrip()), lo + len(piece.rstrip())
        if lo < hi:
            self.passages.append((kind, self.start + lo, self.start + hi))


@dataclass(slots=True)
class _Found:
    """What the page's own lines say of the article."""

    title: str | None = None
    outlet: str | None = None
    copyright_outlet: str | None = None
    dateline: Dateline | None = None
    reporters: list[Reporter] = field(default_factory=list)
    published_at: str | None = None
    modified_at: str | None = None
    tags: list[str] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)


def read_text(text: str, given: Given, source: Source, warnings: list[str]) -> Article:
    """A pasted page, or the text of an article alone."""
    return build([Line(line) for line in text.split("\n")], Meta(), given, source, warnings)


def build(lines: list[Line], meta: Meta, given: Given, source: Source, warnings: list[str]) -> Article:
    """The Article of a page's lines; its text is the lines joined by new lines."""
    rows, found = _rows(lines), _Found()
    _label_hinted(rows, found)
    _label_furniture(rows)
    _label_meta(rows, found)
    _label_title(rows, found, meta.title or given.title)
    _label_tail(rows, found)
    _label_bylines(rows, found)
    _label_captions(rows)
    _label_decks(rows)
    _read_body(rows, found)
    _join_wrapped(rows)
    text = "\n".join(line.text for line in lines)
    passages = _passages(rows)
    if not any(p.kind in ("paragraph", "caption") and p.end - p.start > 15 for p in passages):
        passages = tuple(p for p in passages if p.kind == "title")  # a log-in page: no body, no decks
    title = found.title or meta.title or given.title
    published = found.published_at if not meta.published_at else meta.published_at
    outlet = meta.outlet or found.outlet or given.outlet or found.copyright_outlet
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


def _rows(lines: list[Line]) -> list[_Row]:
    rows, at = [], 0
    for line in lines:
        stripped = line.text.strip()
        lo = line.text.find(stripped) if stripped else 0
        row = _Row(line.text, at, lo, lo + len(stripped), line.hint, rule=line.rule)
        if not stripped:
            row.mark("boilerplate", "blank")
        rows.append(row)
        at += len(line.text) + 1
    return rows


def _open(rows: list[_Row]) -> list[_Row]:
    return [row for row in rows if row.kind is None]


# -- the steps ---------------------------------------------------------------------------------------------------------

_HINT_KINDS: dict[str, BlockKind] = {
    "title": "title", "subtitle": "subtitle", "meta": "meta", "byline": "byline", "caption": "caption",
    "subheading": "subheading", "table": "table", "boilerplate": "boilerplate",
}  # fmt: skip


def _label_hinted(rows: list[_Row], found: _Found) -> None:
    for row in _open(rows):
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
            row.hold("subtitle", *_deck(row))
        elif kind == "subheading":
            row.hold("subheading", row.lo, row.hi)
        elif kind == "caption":
            _hold_caption(row)
        elif kind == "byline":
            byline = bylines.line(row.content) or bylines.head(row.content) or bylines.foot(row.content)
            found.reporters += byline.reporters if byline else []
        elif kind == "meta":
            _read_stamps(row.content, found)
            if signed := _SIGNED_META.search(row.content):
                found.reporters += bylines.reporters(signed["by"])


# `등록 2024-09-03 11:20 | 김가람 기자`
_SIGNED_META = re.compile(r"[|ㅣ·/]\s*(?P<by>[가-힣·]{2,12}\s?기자)\s*$")


def _label_furniture(rows: list[_Row]) -> None:
    for row in _open(rows):
        if rule := furniture.furniture(row.content):
            row.mark("boilerplate", rule)


def _label_meta(rows: list[_Row], found: _Found) -> None:
    for row in _open(rows):
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


def _read_stamps(text: str, found: _Found) -> None:
    for stamp in stamps(text):
        if stamp.modified:
            found.modified_at = found.modified_at or stamp.value
        elif found.published_at is None:
            found.published_at = stamp.value


_BRACKETED_SITE = re.compile(r"^[<\[]?[^\s]{2,12}[>\]]?$")
# `-한빛공고 학생 옥상서 추락   9일 오전 …`: papers whose articles came as one line, three spaces behind the headline
_ONE_LINE = re.compile(r"^(?P<title>[^\n]{6,70}?)\s{3,}(?=\S.{60,})")


def _label_title(rows: list[_Row], found: _Found, known: str | None) -> None:
    """The headline, once: the line that equals the known one, else the first line if it reads like one."""
    if found.title:
        _drop_doubles(rows, found.title)
        return
    todo = _open(rows)
    if not todo or any(row.hint == "body" for row in todo):
        return
    if known:
        match = next((row for row in todo[:12] if _same(row.content, known)), None)
        if match:
            found.title = match.content
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
    if glued and not furniture.is_prose(glued["title"]) and not bylines.head(first.content):
        _split_title(first, found, glued.end("title"))
    elif _reads_like_title(first) and len(todo) > 1:
        found.title = first.content
        _take_title(rows, first)


def _is_masthead(text: str, following: str) -> bool:
    return len(text) <= 12 and " " not in text and bylines.is_outlet(text) and len(following) > len(text)


def _split_title(row: _Row, found: _Found, length: int) -> None:
    lo, hi = row.lo, row.lo + length
    while lo < hi and row.text[lo] in "-–·■◆▲ ":
        lo += 1
    found.title = row.text[lo:hi].strip()
    row.hold("title", lo, hi)
    row.lo = hi


def _reads_like_title(row: _Row) -> bool:
    text = row.content
    return (
        len(text) <= 110
        and not re.search(r"(?:다|요)\.[\"”’']?$", text)
        and not re.search(r"[가-힣]다\.\s?[가-힣]", text)
        and bylines.head(text) is None
        and bylines.line(text) is None
        and not captions.MARK.match(text)
    )


def _take_title(rows: list[_Row], row: _Row) -> None:
    row.mark("title", "headline")
    row.hold("title", row.lo, row.hi)
    _drop_doubles(rows, row.content)


def _drop_doubles(rows: list[_Row], title: str) -> None:
    for row in _open(rows):
        if _same(row.content, title):
            row.mark("boilerplate", "title:again")


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a) == re.sub(r"\W+", "", b) != ""


_COPYRIGHT_OUTLET = re.compile(r"[ⓒ©Ⓒ]\s*(?:['‘\"][^'’\"]{1,30}['’\"]\s*)?(?P<outlet>[가-힣A-Za-z\d]{2,14})")


def _label_tail(rows: list[_Row], found: _Found) -> None:
    """From the first line that ends the article on, all is boilerplate but bylines, and the copyright names the outlet."""
    todo = _open(rows)
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
        outlet = _COPYRIGHT_OUTLET.search(row.content) if rule == "tail:copyright" else None
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
            _hold_caption(row)
        else:
            row.mark("boilerplate", rule or "tail")
        named = row.content in ("기자 정보", "기자정보", "기자")


def _label_bylines(rows: list[_Row], found: _Found) -> None:
    todo = _open(rows)
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


_LEAD_IN = re.compile(r"(?:다음과 같다|아래와 같다|내용은|:|：)[.\s]*$")


def _label_captions(rows: list[_Row]) -> None:
    """Photo captions among lines without markup; a nominal line above a line that is only a credit is one too."""
    todo = _open(rows)
    before_body, previous = True, ""
    for i, row in enumerate(todo):
        text = row.content
        head = bylines.head(text)
        following = todo[i + 1].content if i + 1 < len(todo) else ""
        if captions.CREDIT_ONLY.match(text):
            row.mark("boilerplate", "credit")
        elif _LEAD_IN.search(previous) and captions.MARK.match(text):
            pass
        elif captions.CREDIT_ONLY.match(following) and len(text) < 200 and not head:
            row.mark("caption", "caption:credited")
            _hold_caption(row)
        elif row.hint != "body" or captions.MARK.match(text) or captions.POSITION.search(text):
            if captions.is_caption(text, before_body=before_body):
                row.mark("caption", "caption:line")
                _hold_caption(row)
            elif furniture.is_prose(text) or len(text) > 120:
                before_body = False
        previous = text


def _hold_caption(row: _Row) -> None:
    mark = captions.MARK.match(row.content)
    lo = row.lo + (mark.end() if mark else 0)
    byline = bylines.head(row.text, lo)
    lo = byline.end if byline else lo
    end, _ = captions.split_credit(row.text[lo : row.hi])
    row.hold("caption", lo, lo + end)


def _deck(row: _Row) -> tuple[int, int]:
    lo = row.lo
    while lo < row.hi and row.text[lo] in "-–―·■□◆◇▲△▶▷●○ ":
        lo += 1
    return lo, row.hi


def _label_decks(rows: list[_Row]) -> None:
    """부제: the lines between the headline and the first sentence that end as no sentence does."""
    if not any(row.kind == "title" or row.passages for row in rows) or any(row.hint == "body" for row in rows):
        return
    for row in _open(rows):
        text = row.content
        glued = bylines.inside(text) or captions.glued(text)
        if row.passages or furniture.is_prose(text) or glued or bylines.head(text) or len(text) > 200:
            return
        if re.search(r"[가-힣]다\.\s?[가-힣\"“]", text) or bylines.foot(text):
            return
        row.mark("subtitle", "deck")
        row.hold("subtitle", *_deck(row))


def _read_body(rows: list[_Row], found: _Found) -> None:
    """What is left: paragraphs, without the byline, caption or deck glued before and the byline or copyright behind."""
    todo = _open(rows)
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


def _take_head(row: _Row, lo: int, found: _Found) -> int:
    byline = bylines.head(row.text, lo)
    if byline is None:
        return lo
    _note(byline, found)
    return byline.end


def _note(byline: bylines.Byline, found: _Found) -> None:
    found.reporters += byline.reporters
    found.outlet = found.outlet or byline.outlet
    found.dateline = found.dateline or byline.dateline


def _read_front(row: _Row, lo: int, found: _Found) -> int:
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


def _take_glued(row: _Row, lo: int, *, front: bool) -> int:
    """A caption glued before the paragraph becomes one of its own; where markup speaks, nothing is glued."""
    glued = captions.glued(row.text[lo : row.hi], front=front) if row.hint != "body" else None
    if glued is None:
        return lo
    mark = captions.MARK.match(row.text[lo : row.hi])
    row.hold("caption", lo + (mark.end() if mark else 0), lo + glued[0])
    return lo + glued[1]


# `◆상생형 대출로 시작한 인연 = 한빛시는 …`: a heading that runs into its paragraph
_INLINE_HEADING = re.compile(r"[◆■◇▶●○▲]\s?(?P<heading>[^\n=.]{2,50}?)\s?=\s")


def _take_inline_heading(row: _Row, lo: int) -> int:
    match = _INLINE_HEADING.match(row.text, lo, row.hi)
    if match is None:
        return lo
    row.hold("subheading", *match.span("heading"))
    return match.end()


# `…목표다.관련기사새론테크, 한빛에 공장`: headlines of other articles behind the last sentence
_RELATED = re.compile(r"(?<=[.\"”)a-z])\s*\[?관련\s?기사\]?(?=[^\s은는이가을를에의]).*$")


def _cut_end(row: _Row, lo: int, hi: int, found: _Found, *, last: bool) -> int:
    """The end of a paragraph without copyright, byline and credit: `…말했다./한빛=김가람 기자 kim@… 저작권자 ©…`."""
    cut = furniture.COPYRIGHT.search(row.text, lo, hi)
    if cut and (last or hi - cut.start() < 200):
        outlet = _COPYRIGHT_OUTLET.search(row.text, cut.start(), hi)
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


def _is_subheading(text: str, todo: list[_Row], i: int) -> bool:
    if len(text) > 60 or furniture.is_prose(text) or text[-1:] in ".,:”\"'’?!다" or i == len(todo) - 1:
        return False
    if _LEAD_IN.search(todo[i - 1].content) or re.match(r"[-·△▲○①-⑳\d(]", text):
        return False
    if re.match(r"[\"“‘'(\[<]", text) and not _SUBHEADING_MARK.match(text):
        return False
    neighbours = todo[i - 1].content, todo[i + 1].content
    return all(len(t) > 60 or furniture.is_prose(t) for t in neighbours) and furniture.is_prose(neighbours[0])


_JOINED = "body:joined"


def _join_wrapped(rows: list[_Row]) -> None:
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
            two.mark("paragraph", _JOINED)


# -- what the rows add up to -------------------------------------------------------------------------------------------


def _passages(rows: list[_Row]) -> tuple[Passage, ...]:
    kept = []
    for i, row in enumerate(rows):
        for kind, start, end in row.passages:
            if kind == "caption" and _is_alt(rows, i):
                continue
            kept.append(Passage(kind, start, end))
    return tuple(kept)


def _is_alt(rows: list[_Row], i: int) -> bool:
    """Whether a caption is the alt text that the page prints again, as ▲ caption, in the next line."""
    if captions.MARK.match(rows[i].content):
        return False
    after = next((row for row in rows[i + 1 : i + 3] if row.kind is not None and row.rule != "blank"), None)
    return bool(after and after.kind == "caption" and captions.MARK.match(after.content) and after.content[0] in "▲△")


def _captions(rows: list[_Row], text: str, passages: tuple[Passage, ...]) -> tuple[Caption, ...]:
    """Each photo's caption once, with its credit: of a doubled one the longer, at its first place."""
    credits = {}
    for i, row in enumerate(rows):
        for kind, start, end in row.passages:
            if kind == "caption":
                rest = row.text[end - row.start : row.hi]
                following = rows[i + 1].content if i + 1 < len(rows) and rows[i + 1].rule == "credit" else ""
                credits[start] = _credit(rest) or _credit(following)
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


def _blocks(rows: list[_Row]) -> tuple[Block, ...]:
    """Neighbouring lines of one kind and rule share a block; blank lines go to the block before them."""
    blocks: list[Block] = []
    total = rows[-1].start + len(rows[-1].text) if rows else 0
    for row in rows:
        end = min(row.start + len(row.text) + 1, total)
        kind, rule = row.kind or "paragraph", row.rule
        last = blocks[-1] if blocks else None
        if last and (rule in ("blank", _JOINED) or ((last.kind, last.rule) == (kind, rule) and kind == "boilerplate")):
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
