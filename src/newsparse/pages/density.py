"""Where the article stands on a page of a paper never seen: the element whose own text reads most like prose."""

from __future__ import annotations

import re

from lxml import etree

from newsparse.pages.roles import BLOCKS, UNSEEN, role

_HANGUL = re.compile("[가-힣]")
_SENTENCE = re.compile(r"(?:다|요|까|죠|음)[.?!]")
# What schema.org and most Korean CMSs call the body, whoever's page it is.
STANDARD = ("[itemprop=articleBody]", "#article-view-content-div", "#articleBody", "#article_body", "#articletxt")
# A body holds at least this many syllables; a photo page or a flash may hold fewer and then needs a site file.
MIN_PROSE = 60


def prose(text: str) -> int:
    """How much of a text is Korean prose: its syllables, counted double where sentences end."""
    syllables = len(_HANGUL.findall(text))
    return syllables * (2 if _SENTENCE.search(text) else 1) if syllables >= 12 else 0


def find_body(root: etree._Element) -> etree._Element | None:
    """The element that holds the article's text, or None where no element holds `MIN_PROSE` syllables of prose.

    Each block's own text (without links and without its inner blocks) counts for the block, for its parent, and nearly
    so for its grandparent, so that `<p>` in `<div>` and `<br>` in `<div>` both lead to the `<div>`.
    """
    own = _own_prose(root)
    near: dict[etree._Element, float] = {}
    for element, amount in own.items():
        share, holder = 1.0, element
        for _ in range(4):
            near[holder] = near.get(holder, 0) + amount * share
            share *= 1.0 if share == 1.0 and holder is element else 0.85
            parent = holder.getparent()
            if parent is None:
                break
            holder = parent
    best = max(near, key=lambda element: near[element], default=None)
    return best if best is not None and near[best] >= 2 * MIN_PROSE else None


def _own_prose(root: etree._Element) -> dict[etree._Element, int]:
    texts: dict[etree._Element, list[str]] = {}
    stack: list[etree._Element] = []
    muted = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in UNSEEN or tag == "a" or _is_aside(element):
                muted += 1
            if tag in BLOCKS or not stack:
                stack.append(element)
            if not muted and element.text:
                texts.setdefault(stack[-1], []).append(element.text)
            continue
        if tag in UNSEEN or tag == "a" or _is_aside(element):
            muted -= 1
        if stack and stack[-1] is element:
            stack.pop()
        if not muted and stack and element.tail:
            texts.setdefault(stack[-1], []).append(element.tail)
    return {element: amount for element, parts in texts.items() if (amount := prose("".join(parts)))}


def _is_aside(element: etree._Element) -> bool:
    if element.tag not in BLOCKS:
        return False
    said = role(element)
    return said is not None and said[0] == "boilerplate" and element.tag not in ("body", "html")
