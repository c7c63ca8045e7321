"""What stands before the body in its first line: bylines, captions and decks that the page runs together with it."""

from __future__ import annotations

from newsparse.pages import bylines, captions, furniture
from newsparse.pages.glue import Words, body_seam, split_decks
from newsparse.pages.rows import Found, Row, deck
from newsparse.pages.run_in import lone_credit, run_in


def read_front(row: Row, hi: int, found: Found, article: Words) -> int:
    """Takes what is glued before the first paragraph, which ends at `hi`; where it begins."""
    lo = row.lo
    heads = []
    while byline := bylines.head(row.text, lo):
        heads.append(byline)
        lo = byline.end
    text = row.text[lo:hi]
    byline = bylines.inside(text)
    # `…말했다. [김가람 기자]`: with nothing behind it, a byline is that of the foot
    if byline and text[byline.end :].strip() and not _in_sentence(text, byline):
        if not _hold_before(row, lo, text[: byline.start]):
            heads.clear()  # `[한빛=새소식] 김가람 기자 = …하고 있다.[한빛=새소식] 이도윤 기자 = …`: the first took the photo
        heads.append(byline)
        lo += byline.end
        while more := bylines.head(row.text, lo):
            heads.append(more)
            lo = more.end
    for head in heads:
        note(head, found)
    if row.hint == "body":
        return lo
    glued = False
    while caption := run_in(row.text[lo:hi], front=True):
        if caption.start:
            break
        row.hold_caption(lo, lo + caption.end, caption.credit)
        lo, glued = take_head(row, lo + caption.resume, found), True
    if credit := lone_credit(row.text[lo:hi]):
        lo, glued = lo + credit, True
    return lo if glued or heads else _take_decks(row, lo, hi, found, article)


def _in_sentence(text: str, byline: bylines.Byline) -> bool:
    """Whether a bracket stands inside running text of the article: three sentences on, a byline begins no body."""
    return len(captions.SENTENCE.findall(text, 0, byline.start)) > 3


def _hold_before(row: Row, lo: int, front: str) -> bool:
    """Keeps what stands before a byline as decks or a caption; whether it was decks."""
    end, credit = captions.split_credit(front)
    if not (credit or end < len(front.rstrip()) or furniture.is_prose(front)):
        row.hold("subtitle", *deck(row, lo, lo + end))
        return True
    if caption := run_in(front, front=True):  # two captions, or a caption behind decks
        end, credit = caption.end, caption.credit
        if caption.resume < len(front) and caption.start == 0:
            row.hold_caption(lo, lo + end, credit)
            return _hold_before(row, lo + caption.resume, front[caption.resume :])
    row.hold_caption(lo, lo + end, credit)
    return False


def _take_decks(row: Row, lo: int, hi: int, found: Found, article: Words) -> int:
    """Decks glued to the body: `…협약 체결새론테크가 …`; the first is the headline where the page has none else."""
    text = row.text[lo:hi]
    body = body_seam(text, article)
    if body is None:
        return lo
    for n, (start, end) in enumerate(split_decks(text[:body], article)):
        if n == 0 and found.title is None and not found.known_title:
            found.title = text[start:end].strip()
            row.hold("title", lo + start, lo + end)
        elif found.decks or captions.STILL.search(text[start:end]):
            row.hold_caption(lo + start, lo + end, None)  # `한빛전자 새 배터리` below the decks is a photo's
        else:
            row.hold("subtitle", *deck(row, lo + start, lo + end))
    return lo + body


def take_head(row: Row, lo: int, found: Found) -> int:
    """A byline that begins at `lo`; where the text behind it begins."""
    byline = bylines.head(row.text, lo)
    if byline is None:
        return lo
    note(byline, found)
    return byline.end


def note(byline: bylines.Byline, found: Found) -> None:
    """Keeps what a byline says, its outlet and dateline where no other said so before."""
    found.reporters += byline.reporters
    found.outlet = found.outlet or byline.outlet
    found.dateline = found.dateline or byline.dateline
