"""An HTML tree as lines of text: one a block or `<br>`, each with what the markup around it says it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from lxml import etree

from newsparse.pages import captions
from newsparse.pages.decode import clean
from newsparse.pages.furniture import furniture, is_prose
from newsparse.pages.roles import BLOCKS, UNSEEN, role
from newsparse.pages.rows import Line

_STRONG = frozenset(("strong", "b"))
# Of a body's text, the share that no caption, box of related links or heading takes up.
_TOO_MUCH = 0.45
Mark = tuple[str, str]


@dataclass(slots=True)
class _Part:
    text: str
    strong: bool
    link: bool


@dataclass(slots=True)
class Renderer:
    """Renders one tree. `marks` say what single elements are; `bodies` hold the article, and what is within is read
    by its roles; all else is boilerplate, which later steps may know better."""

    marks: dict[etree._Element, Mark]
    bodies: set[etree._Element]
    lines: list[Line] = field(default_factory=list)
    _behind_image: bool = False
    _parts: list[_Part] = field(default_factory=list)

    def render(self, root: etree._Element) -> list[Line]:
        sizes = {element: size for body in self.bodies for element, size in _sizes(body).items()}
        whole = sum(sizes[body] for body in self.bodies)
        outside: Mark = ("boilerplate", "outside")
        said: list[Mark] = [outside]
        strong = link = unseen = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag
            if event == "start":
                if unseen or tag in UNSEEN:
                    unseen += 1
                    continue
                if tag == "img":
                    self._behind_image = True
                if tag == "br":
                    self._flush(said[-1], soft=True)
                    said.append(said[-1])
                    continue
                mark = self._mark(element, said[-1], sizes, whole)
                if tag in BLOCKS or mark != said[-1]:
                    self._flush(said[-1])
                said.append(mark)
                strong += tag in _STRONG
                link += tag == "a"
                if element.text:
                    self._parts.append(_Part(element.text, strong > 0, link > 0))
                continue
            if unseen:
                unseen -= 1
            else:
                mark = said.pop()
                if tag in BLOCKS or mark != said[-1]:
                    self._flush(mark)
                strong -= tag in _STRONG
                link -= tag == "a"
            if not unseen and element.tail and element is not root:
                self._parts.append(_Part(element.tail, strong > 0, link > 0))
        self._flush(said[-1])
        return self.lines

    def _mark(self, element: etree._Element, around: Mark, sizes: dict[etree._Element, int], whole: int) -> Mark:
        if element in self.bodies:
            return ("body", "body") if around[0] == "boilerplate" else around
        if element in self.marks:
            return self.marks[element]
        if around[0] != "body" or element not in sizes:
            return around
        kind = role(element)
        if kind is None or sizes[element] > _TOO_MUCH * whole:
            return around
        if element.tag in BLOCKS or (kind[0] == "caption" and element.tag != "a"):
            return kind
        return around

    def _flush(self, mark: Mark, *, soft: bool = False) -> None:
        """Ends the line; `soft` ends no paragraph: a second `<br>` does."""
        parts, self._parts = self._parts, []
        if not parts and mark[0] != "body":
            return
        text = _one_line("".join([part.text for part in parts]))
        if soft and mark[0] == "title" and text:
            self._parts = [*parts, _Part(" ", False, False)]
            return
        body = mark[0] == "body"
        if not text:
            if body and self.lines and self.lines[-1].text and self.lines[-1].hint != "boilerplate":
                self.lines.append(Line(""))
            return
        self.lines.append(Line(text, *_of_line(mark, text, parts, behind_image=self._behind_image)))
        self._behind_image = False
        if body and not soft:
            self.lines.append(Line(""))


# `$$ARTICLEAD$$`, `1`, `·`: places for advertisements and numbers of slides
_NO_WORDS = re.compile(r"[^가-힣A-Za-z]*|\$\$\w+\$\$")
_ENLARGE = re.compile(r"(?:이미지|사진)?\s?(?:확대|크게|원본)\s?(?:보기)?")
_MARKED = re.compile(r"[▲△◀▶◁▷▼]")
# `▼ “2년 뒤 공장 연다” ▼`, `◆ 새 공장 ◆`
_FRAMED = re.compile(r"([▼▲◆■●▶◀])\s*[^▼▲◆■●▶◀]+\1")


def _of_line(mark: Mark, text: str, parts: list[_Part], *, behind_image: bool) -> Mark:
    if mark[0] not in ("body", "caption"):
        return mark
    seen = [part for part in parts if any(map(str.isalnum, part.text))]
    if _NO_WORDS.fullmatch(text) and len(text) < 40:
        return "boilerplate", "no words"
    if all(part.link for part in seen) and not is_prose(text):
        return "boilerplate", "link"
    if mark[0] == "caption":
        rule = "enlarge" if _ENLARGE.fullmatch(text) else furniture(text)
        return ("boilerplate", rule) if rule else mark
    if _FRAMED.fullmatch(text):
        return "subheading", "framed"
    if behind_image and len(text) < 300 and (_MARKED.match(text) or captions.split_credit(text)[1]):
        return "caption", "behind image"
    if all(part.strong for part in seen) and len(text) <= 60 and not is_prose(text):
        return "subheading", "strong"
    return mark


def _one_line(text: str) -> str:
    """A text without white space at the ends and with single spaces, clean of what character references brought in."""
    text = " ".join(text.split())
    if not (text.isprintable() and unicodedata.is_normalized("NFC", text)):
        text = " ".join(clean(text).split())
    return text


def _sizes(body: etree._Element) -> dict[etree._Element, int]:
    """How many characters each element below holds."""
    sizes: dict[etree._Element, int] = {}
    for _, element in etree.iterwalk(body, events=("end",)):
        size = 0 if element.tag in UNSEEN else len(element.text or "")
        for child in element:
            size += sizes.get(child, 0) + len((child.tail or "").strip())
        sizes[element] = size
    return sizes


def heading_text(element: etree._Element) -> str:
    """An element's text on one line."""
    return _one_line(" ".join([str(piece) for piece in element.itertext()]))
