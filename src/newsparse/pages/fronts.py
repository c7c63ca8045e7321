"""What stands before the body in its first line: bylines, captions and decks that the page runs together with it."""

from __future__ import annotations

import re

from newsparse.pages import bylines, captions, furniture
from newsparse.pages.article_words import Words
from newsparse.pages.glue import (
    begins_sentence,
    body_seam,
    caption_seam,
    marked_seam,
    reads_as_deck,
    split_decks,
)
from newsparse.pages.rows import Found, Row, deck
from newsparse.pages.run_in import lone_credit, run_in


def read_front(row: Row, hi: int, found: Found, article: Words) -> int:
    """Takes what is glued before the first paragraph, which ends at `hi`; where it begins."""
    lo = row.lo
    heads = []
    while byline := bylines.head(row.text, lo):
        heads.append(byline)
        lo = byline.end
    while (byline := bylines.inside(row.text[lo:hi])) and not _in_sentence(row.text[lo:hi], byline):
        front = row.text[lo : lo + byline.start]
        if not row.text[lo + byline.end : hi].strip():
            break  # `…말했다. [김가람 기자]`: with nothing behind it, a byline is that of the foot
        again = bylines.inside(row.text[lo + byline.end : hi], 400)
        if again and not _in_sentence(row.text[lo + byline.end : hi], again) and len(front) < 60:
            pass  # `새 공장 둘러보는 김한빛 군수(한빛=새소식) 김가람 기자 = …`: a photo's title; its caption comes first
        elif not _hold_before(
            row, lo, front, article, pictured=bool(heads) or (found.decks and not reads_as_deck(front))
        ):
            heads.clear()  # `[한빛=새소식] 김가람 기자 = …하고 있다.[한빛=새소식] 이도윤 기자 = …`: the first took the photo
        heads.append(byline)
        lo += byline.end
        while more := bylines.head(row.text, lo):
            heads.append(more)
            lo = more.end
    signer = None if heads else _GLUED_HEAD.match(row.text, lo, hi)
    if signer and bylines.foot(row.text[lo:].rstrip()) and row.text.count(signer["name"], signer.end()):
        lo = signer.end()
    caption = run_in(row.text[lo:hi], article, front=True) if row.hint != "body" else None
    for head in heads:
        # `(한빛=새소식) 이도윤 기자 = …하고 있다. 2024.3.6/새소식  한빛당이 …`: who took a photo that another paper prints
        if not (caption and caption.start == 0 and head.outlet and head.outlet == caption.credit):
            note(head, found)
    if row.hint == "body":
        return lo
    glued = False
    while caption := run_in(row.text[lo:hi], article, front=True):
        if caption.start:
            break
        start = body_seam(row.text[lo : lo + caption.end], article) or 0
        for deck_lo, deck_hi in split_decks(row.text[lo : lo + start], article):
            row.hold("subtitle", *deck(row, lo + deck_lo, lo + deck_hi))
        row.hold_caption(lo + start, lo + caption.end, caption.credit)
        lo, glued = take_head(row, lo + caption.resume, found), True
    if credit := lone_credit(row.text[lo:hi], article):
        lo, glued = lo + credit, True
    elif not glued and (seam := marked_seam(row.text[lo:hi], article)):
        row.hold_caption(lo, lo + seam, None)
        return lo + seam
    elif not glued and (shown := _shown(row.text[lo:hi], article)):
        row.hold_caption(lo, lo + shown, None)
        return lo + shown
    elif not glued and (nominal := _NOMINAL.match(row.text, lo, hi)):
        row.hold_caption(lo, nominal.end(), None)
        return nominal.end()
    elif not glued and (still := _STILL.match(row.text, lo, hi)):
        if reads_as_deck(still["caption"]):
            row.hold("subtitle", *deck(row, lo, still.end("caption")))
        elif not captions.CREDIT_ONLY.match(still["caption"]):
            row.hold_caption(lo, still.end("caption"), None)
        lo = still.end()
    return lo if heads or (glued and found.decks) else _take_decks(row, lo, hi, found, article)


# `김가람 환경전문기자한빛군에서 …` above a text that `김가람 환경전문기자` signs
_GLUED_HEAD = re.compile(
    rf"(?P<name>[가-힣]{{2,4}})\s{bylines.ROLE}(?=[가-힣“\"])(?!(?:들?[은는이가의]|와|를|도|에게|입니다|님)[\s,.])"
)


# `한빛전자 새 배터리           한빛전자가 …`: a caption without a credit, far from the text
_STILL = re.compile(r"(?P<caption>(?:(?!다\.)[^\n]){2,60}?)[ \u3000\t]{4,}(?=\S)")


# `새론테크 공장 전경. 새론테크는 …`
_NOMINAL = re.compile(rf"(?:(?!다[.\s])[^\n.]){{2,120}}(?<=[가-힣])\s?(?:{captions.STILL_WORDS})\.\s?(?=\S{{2}})")


# `한빛군에 있는 새론테크 본사 전경|새론테크는 …`
_VIEW = re.compile(r"(?:(?!다[.\s])[^\n.,“\"]){4,60}\s(?:전경|조감도|투시도|모습)(?=[가-힣A-Z]\S)")


def _shown(text: str, article: Words) -> int:
    """Where a view ends that the first sentence is glued to; 0 for none."""
    view = _VIEW.match(text)
    return view.end() if view and begins_sentence(text, view.end(), article) else 0


def read_later(row: Row, hi: int, found: Found, article: Words) -> int:
    """The front of any later paragraph: a byline, or a caption or credit that the page runs together with it."""
    byline = bylines.head(row.text, row.lo)
    lo = byline.end if byline else row.lo
    caption = None if row.hint == "body" else run_in(row.text[lo:hi], article, front=byline is not None)
    if byline and not (caption and caption.start == 0 and (found.reporters or byline.outlet == caption.credit)):
        note(byline, found)  # else `[한빛=새소식] 이도윤 기자 = …하고 있다. 2024.3.6 …`: who took a photo
    if row.hint == "body":
        return lo
    while (caption := run_in(row.text[lo:hi], article, front=False)) and caption.start == 0:
        row.hold_caption(lo, lo + caption.end, caption.credit)
        lo = take_head(row, lo + caption.resume, found)
    if not row.passages:
        still = _NOMINAL.match(row.text, lo, hi)
        seam = still.end() - lo if still else caption_seam(row.text[lo:hi], article)
        if seam:
            row.hold_caption(lo, lo + seam, None)
            return lo + seam
    return lo + lone_credit(row.text[lo:hi], article)


def _in_sentence(text: str, byline: bylines.Byline) -> bool:
    """Whether a bracket stands inside running text of the article: three sentences on, a byline begins no body."""
    return len(captions.SENTENCE.findall(text, 0, byline.start)) > 3


def _hold_before(row: Row, lo: int, front: str, article: Words, *, pictured: bool = False) -> bool:
    """Keeps what stands before a byline as decks or a caption; whether it was decks.

    `pictured`: the decks stood above, or a byline before it says whose photo it is (`[한빛=새소식]김한빛 의원[한빛=새소식]이도윤 기자 =`).
    """
    if (credit_only := captions.CREDIT_ONLY.match(front)) and credit_only["a"]:
        return False  # `사진|한빛군[한빛일보 | 김가람기자] …`
    end, credit = captions.split_credit(front)
    said = furniture.is_prose(front) or captions.SENTENCE.search(front) or front.rstrip().endswith(".")
    if not (credit or end < len(front.rstrip()) or said or pictured):
        row.hold("subtitle", *deck(row, lo, lo + end))
        return True
    if caption := run_in(front, article, front=True):  # two captions, or a caption behind decks
        end, credit = caption.end, caption.credit
        if caption.resume < len(front) and caption.start == 0:
            row.hold_caption(lo, lo + end, credit)
            return _hold_before(row, lo + caption.resume, front[caption.resume :], article)
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
