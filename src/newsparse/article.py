"""The nouns of a page, read: metadata, passages, and every line accounted for. Frozen and plain.

All positions are code-point offsets `[start, end)` into `Article.text`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from newsparse.plain import to_plain

BlockKind = Literal["title", "subtitle", "meta", "byline", "paragraph", "subheading", "caption", "table", "boilerplate"]
PassageKind = Literal["title", "subtitle", "caption", "paragraph", "subheading"]

# control, zero-width and bidirectional characters, lone surrogates: on them Kiwi stumbles or raises
UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `Article.text`: `text == article.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where the page came from. `replaced` counts characters that could not be decoded and became U+FFFD."""

    path: str | None = None
    format: str = "text"
    encoding: str = "utf-8"
    sha256: str = ""
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of the page and what they are; `rule` names the rule that judged them. Blocks tile `Article.text`."""

    kind: BlockKind
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that is read for facts: the headline, a deck, a caption, a paragraph without its byline or credit."""

    kind: PassageKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reporter:
    name: str
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """`(서울=연합뉴스)`: place 서울, agency 연합뉴스."""

    place: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Caption:
    text: str
    credit: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A page, read: metadata, the passages that make up the article, and every line accounted for by a block."""

    title: str | None
    outlet: str | None
    reporters: tuple[Reporter, ...]
    published_at: str | None
    modified_at: str | None
    section: str | None
    url: str | None
    tags: tuple[str, ...]
    dateline: Dateline | None
    captions: tuple[Caption, ...]
    text: str
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    source: Source = Source()
    warnings: tuple[str, ...] = field(default=(), compare=False)  # said once more, and kept, by the record

    @classmethod
    def of_text(cls, text: str, published_at: str | None = None) -> Self:
        """A text whose every line is a paragraph: for sentences that stand on no page.

        Its offsets are those of `text` in NFC: what no analyser can read becomes a space each.
        """
        text = UNREADABLE.sub(" ", unicodedata.normalize("NFC", text))
        parts = [m.span() for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]
        blocks = (Block("paragraph", 0, len(text), "text"),) if text else ()
        passages = tuple(Passage("paragraph", start, end) for start, end in parts)
        return cls(None, None, (), published_at, None, None, None, (), None, (), text, blocks, passages)

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)`: the one way in which extractors make spans, so that they quote by construction."""
        return Span(start, end, self.text[start:end])

    def passage_texts(self, kind: PassageKind) -> tuple[str, ...]:
        return tuple(self.text[p.start : p.end] for p in self.passages if p.kind == kind)

    @property
    def subtitles(self) -> tuple[str, ...]:
        return self.passage_texts("subtitle")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body in reading order, one string a paragraph."""
        return self.passage_texts("paragraph")

    @property
    def body(self) -> str:
        return "\n".join(self.paragraphs)

    def to_dict(self) -> dict[str, Any]:
        """The contract's `article`, with `passages` added; `source` and `warnings` belong to the record."""
        data: dict[str, Any] = to_plain(self)
        del data["source"], data["warnings"]
        data["subtitles"] = list(self.subtitles)
        data["paragraphs"] = list(self.paragraphs)
        return {key: data[key] for key in _ARTICLE_ORDER}

    def _repr_html_(self) -> str:
        from newsparse.display import format_article

        return format_article(self)


_ARTICLE_ORDER = (
    "title", "subtitles", "outlet", "reporters", "published_at", "modified_at", "section", "url", "tags", "dateline",
    "captions", "paragraphs", "text", "blocks", "passages",
)  # fmt: skip
