"""What the labelled lines of a page add up to: passages, captions, blocks, and warnings where something is missing."""

from __future__ import annotations

import re

from newsparse.model import Article, Block, Caption, Passage
from newsparse.pages import captions
from newsparse.pages.rows import JOINED, Row

SHORT_BODY = 80


def passages_of(rows: list[Row]) -> tuple[Passage, ...]:
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


def captions_of(rows: list[Row], text: str, passages: tuple[Passage, ...]) -> tuple[Caption, ...]:
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
        return (only["a"] or only["b"] or only["c"] or only["d"] or "").strip(" .") or None
    glued = re.match(r"\s*[\[(/]?\s*([^\[\]()/]{2,30}?\s?제공)", text)
    return captions.split_credit("." + text)[1] or (glued[1] if glued else None)


def blocks_of(rows: list[Row]) -> tuple[Block, ...]:
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


def with_warnings(article: Article, warnings: list[str]) -> Article:
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
