"""Lines that are photos': captions among lines without markup, and pages where a photo and its caption are the article."""

from __future__ import annotations

import re
from collections import Counter

from newsparse.pages import bylines, captions, furniture
from newsparse.pages.rows import LEAD_IN, Found, Row, hold_caption, unlabelled

# `(한빛=새소식) 6일 새론테크 공장에서 …하는 모습 2024.3.6`, with what the photo is called in the line above
_WIRE_PHOTO = re.compile(
    r"\([^()\n]{2,24}=[^()\n]{2,14}\)\s[^\n]{8,300}(?P<stamp>\s(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.?(?:\s\S+@\S+|\s\[[^\]]{2,24}\])?)$"
)


def label_captions(rows: list[Row]) -> None:
    """Photo captions among lines without markup; a nominal line above a line that is only a credit is one too."""
    todo = unlabelled(rows)
    before_body, previous = True, ""
    counts = Counter(row.content for row in todo)
    for i, row in enumerate(todo):
        text = row.content
        head = bylines.head(text)
        following = todo[i + 1].content if i + 1 < len(todo) else ""
        if _take_wire_photo(todo, i, head):
            pass
        elif captions.CREDIT_ONLY.match(text) and not furniture.is_prose(text):
            row.mark("boilerplate", "credit")
        elif LEAD_IN.search(previous) and captions.MARK.match(text):
            pass
        elif captions.is_source(text):
            row.mark("boilerplate", "credit")
        elif (
            captions.CREDIT_ONLY.match(following)
            and len(text) < 200
            and not head
            and (not furniture.is_prose(text) or captions.PHOTO_END.search(text))
        ):
            row.mark("caption", "caption:credited")
            hold_caption(row)
        elif row.hint != "body" or captions.MARK.match(text) or captions.POSITION.search(text):
            twice = counts[text] > 1 and bool(captions.MARK.match(text))
            signed = bylines.head(following) if before_body and furniture.is_prose(text) and len(text) < 400 else None
            above = signed is not None and bool(signed.outlet and signed.reporters) and head is None
            if captions.is_sourced(text) and not any(furniture.is_prose(row.content) for row in todo[i + 1 :]):
                pass  # the body's last sentence
            elif head and head.reporters and captions.is_reported(text):
                before_body = False  # `(한빛=새소식) 김가람 기자 = 한빛군이 반등에 나서고 있다.`
            elif twice or above or captions.is_caption(text, before_body=before_body):
                row.mark("caption", "caption:line")
                hold_caption(row)
            elif furniture.is_prose(text) or len(text) > 120:
                before_body = False
        previous = text


def _take_wire_photo(todo: list[Row], i: int, head: bylines.Byline | None) -> bool:
    """Marks an agency's photo that stands above the byline of the text, and its name in the line before."""
    row, wire = todo[i], _WIRE_PHOTO.match(todo[i].content)
    below = [bylines.head(row.content) for row in todo[i + 1 : i + 5]]
    if not wire or not head or not any(more and (more.reporters or not head.reporters) for more in below):
        return False
    row.mark("caption", "caption:wire")
    row.hold("caption", row.lo + head.end, row.lo + wire.start("stamp"))
    above = todo[i - 1] if i else None
    if above and above.kind is None and not furniture.is_prose(above.content):
        above.mark("caption", "caption:wire")
        hold_caption(above)
    return True


def read_photo_page(rows: list[Row], found: Found) -> None:
    """Where a photo and its caption are the article, the caption is its text, and who took the photo signs it."""
    if any(row.hint for row in rows) or any(kind == "paragraph" for row in rows for kind, _, _ in row.passages):
        return
    for row in rows:
        if row.rule.startswith("caption:") and row.passages and len(row.content) > 30:
            row.mark("paragraph", "photo")
            row.passages = [("paragraph", start, end) for _, start, end in row.passages]
            if byline := bylines.head(row.content):
                found.reporters += byline.reporters
                found.outlet, found.dateline = found.outlet or byline.outlet, found.dateline or byline.dateline
