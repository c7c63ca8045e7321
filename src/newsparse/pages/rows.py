"""Lines of a page with what is known of each: the state that the steps of `layout.build` share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsparse.model import BlockKind, Caption, Dateline, PassageKind, Reporter
from newsparse.pages import bylines, captions


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
class Row:
    """A line with what is known of it; `lo`/`hi` bound its content without white space at the ends."""

    text: str
    start: int
    lo: int
    hi: int
    hint: str | None
    kind: BlockKind | None = None
    rule: str = ""
    passages: list[tuple[PassageKind, int, int]] = field(default_factory=list)
    credits: dict[int, str] = field(default_factory=dict)

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

    def hold_caption(self, lo: int, hi: int, credit: str | None) -> None:
        """Keeps a caption, without the mark before it, and its credit."""
        mark = captions.MARK.match(self.text[lo:hi]) or _WIRE_PHOTO.match(self.text[lo:hi])
        before = len(self.passages)
        self.hold("caption", lo + (mark.end() if mark else 0), hi)
        if credit and len(self.passages) > before:
            self.credits[self.passages[-1][1]] = credit


# `새 공장 둘러보는 김한빛 군수<YONHAP NO-1234>`: what an agency's photo is called, before its caption
_WIRE_PHOTO = re.compile(r"[^<\n]{0,80}<YONHAP NO-\d+>\d?\s*")


@dataclass(slots=True)
class Found:
    """What the page's own lines say of the article."""

    title: str | None = None
    known_title: str | None = None
    decks: bool = False
    outlet: str | None = None
    copyright_outlet: str | None = None
    dateline: Dateline | None = None
    reporters: list[Reporter] = field(default_factory=list)
    published_at: str | None = None
    modified_at: str | None = None
    tags: list[str] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)


def to_rows(lines: list[Line]) -> list[Row]:
    rows, at = [], 0
    for line in lines:
        stripped = line.text.strip()
        lo = line.text.find(stripped) if stripped else 0
        row = Row(line.text, at, lo, lo + len(stripped), line.hint, rule=line.rule)
        if not stripped:
            row.mark("boilerplate", "blank")
        rows.append(row)
        at += len(line.text) + 1
    return rows


def unlabelled(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.kind is None]


COPYRIGHT_OUTLET = re.compile(r"[ⓒ©Ⓒ]\s*(?:['‘\"][^'’\"]{1,30}['’\"]\s*)?(?P<outlet>[가-힣A-Za-z\d]{2,14})")


LEAD_IN = re.compile(r"(?:다음과 같다|아래와 같다|내용은|:|：)[.\s]*$")


def hold_caption(row: Row) -> None:
    mark = captions.MARK.match(row.content)
    lo = row.lo + (mark.end() if mark else 0)
    byline = bylines.head(row.text, lo)
    lo = byline.end if byline else lo
    end, _ = captions.split_credit(row.text[lo : row.hi])
    row.hold("caption", lo, lo + end)


_DECK_MARKS = "-–―·‧•■□◆◇▲△▶▷●○∙…=＝*, "


def deck(row: Row, lo: int | None = None, hi: int | None = None) -> tuple[int, int]:
    """The bounds of a deck (the line, or `[lo, hi)` of it) without the marks at its ends: `- 통신망 함께 놓기로 -`."""
    lo, hi = row.lo if lo is None else lo, row.hi if hi is None else hi
    while lo < hi and row.text[lo] in _DECK_MARKS:
        lo += 1
    while hi > lo and row.text[hi - 1] in _DECK_MARKS.replace("…", ""):
        hi -= 1
    return lo, hi


JOINED = "body:joined"
