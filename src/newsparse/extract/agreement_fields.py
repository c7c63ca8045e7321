"""The fields of an agreement that stand about its statement: day, place, money."""

from __future__ import annotations

import bisect
import re
from typing import TypeVar

from newsparse.extract.agreement_words import Event
from newsparse.extract.dates import dates as read_dates
from newsparse.extract.parties import Cast
from newsparse.model import Amount, Money, Timex
from newsparse.tokens import Doc

_Found = TypeVar("_Found", Timex, Amount)


_CURRENCIES = frozenset(["KRW", "USD", "EUR", "JPY", "CNY", "GBP", "HKD", "AUD", "CAD", "RUB", "INR", "VND"])


_SAID_AFTER = re.compile(r"\s?(?:밝혔|전했|말했|발표했|설명했|공시|보도)")
_TOLD_OF = re.compile(r"[가-힣]{1,4}다는\s(?:소식|공시|보도|발표)")  # `이날 강세는 …체결했다는 소식에`
# `이날 새론은 …체결했다고 공시했다` dates what is told
_TOLD_THEN = re.compile(r"[가-힣\s]{1,6}다고\s(?:공시|밝히기도|발표)")
# a clause about something else: `지난 7월 선정된 새론과`; these do not take the day with them
_OTHER_DEED = re.compile(
    r"[^.,\d]{0,24}?(?:(?:선정|지정|출범|설립|개원|출시|개발|인수|준공|수주|발표|합병|상장|도입|취임|개통|창업|창립)[한된]|(?:회담|회의|행사|방문|방한|방미)에 맞춰)\s"
)


def told_between(facts: tuple[_Found, ...], start: int, end: int) -> tuple[_Found, ...]:
    """Those that begin in `[start, end)`; facts stand in order of the text, and a page may state a thousand agreements."""
    lo = bisect.bisect_left(facts, start, key=lambda fact: fact.start)
    return facts[lo : bisect.bisect_left(facts, end, lo=lo, key=lambda fact: fact.start)]


def signing_date(doc: Doc, event: Event, dates: tuple[Timex, ...]) -> str | None:
    """The day (or month) in the sentence before the term; `체결했다고 22일 밝혔다` dates the announcement."""
    if event.status == "ended":
        return None
    best = None
    if _TOLD_OF.match(doc.text, event.verb):
        return None
    for timex in told_between(dates, event.sentence.start, event.verb):
        if (
            timex.type in ("DATE", "TIME")
            and timex.value
            and (re.match(r"\d{4}-\d\d(?:-\d\d)?(?:T|$)", timex.value) or _in_year(doc, timex, best))
        ) and (
            not _SAID_AFTER.match(doc.text, timex.end)
            and not (timex.text in ("이날", "같은 날") and _TOLD_THEN.match(doc.text, event.verb))
            and not _of_announcement(doc, event, timex)
            and not _OTHER_DEED.match(doc.text, timex.end, event.start)
            and not re.match(r"\s?일?자?\s?[^()]{0,8}(?:보도|지면)[^()]{0,6}\)", doc.text[timex.end : timex.end + 20])
            and "따르면" not in doc.text[timex.end : min(timex.end + 30, event.start)]
        ):
            best = timex.value.split("T")[0]
    return best


_SUBJECT_INSIDE = re.compile(r"(?![^.“”]*(?:에서|한\s가운데)\s)[^.“”]{2,80}?[가-힣)](?:이|가)\s")
_REPORTED = re.compile(r"[^\s.]{0,6}다고\s(?:밝혔|전했|말했|설명했|발표했)")


def _of_announcement(doc: Doc, event: Event, timex: Timex) -> bool:
    """`한빛부는 13일 새론과 가온이 …에 합의했다고 밝혔다`: the day on which somebody else told it."""
    topic = doc.text[timex.start - 2 : timex.start]
    return (
        topic in ("은 ", "는 ")
        and bool(_REPORTED.match(doc.text, event.verb))
        and bool(_SUBJECT_INSIDE.match(doc.text, timex.end, event.start))
    )


def _in_year(doc: Doc, timex: Timex, best: str | None) -> bool:
    """`2009년 맺은 협약`: a year that has passed, where no month is told."""
    published = (doc.article.published_at or "")[:4]
    value = timex.value or ""
    past = bool(re.fullmatch(r"\d{4}", value)) and value < published and best is None
    return past and bool(re.match(r"(?:에는?|엔)?\s", doc.text[timex.end : timex.end + 3]))


def caption_date(doc: Doc) -> str | None:
    """The day that the photo of the signing gives: `8일 …에서 업무협약을 맺고 기념촬영을 하고 있다`."""
    for caption in doc.article.captions:
        if re.search(r"협약|체결|서명|계약|결연", caption.text):
            for timex in read_dates(caption.text, doc.article.published_at):
                if timex.type in ("DATE", "TIME") and timex.begin and timex.begin == timex.until:
                    return timex.begin
    return None


_PLACE = re.compile(
    r"(?P<place>(?:[가-힣A-Za-z0-9·&()]+\s){0,5}[가-힣A-Za-z0-9·&()]+)에서(?:\s열린|\s개최된|\s가진|\s진행된)?(?=\s)"
)


def signing_place(doc: Doc, cast: Cast, event: Event) -> str | None:
    """`6일 한빛군청에서` → 한빛군청; `…에서 열린 ‘포럼’에서` keeps the first."""
    match = _PLACE.search(doc.text, event.sentence.start, event.start)
    if match is None or _done_there(doc, match.end()) or re.search(r"왼쪽|오른쪽|가운데", match["place"]):
        return None
    kept: list[str] = []
    for word in reversed(match["place"].split(" ")):
        if re.search(r"(?:은|는|이|가|을|를|와|과|의|일|월|서|고|며|한|된|날)$", word) and not re.search(
            r"(?:시청|도청|군청|구청|서울|위치한)$", word
        ):
            break
        kept.insert(0, word)
    place = " ".join(kept)
    return (
        place
        if len(place) >= 2
        and not re.fullmatch(
            r"(?:이 자리|각 기관|각자|소송|법원|간담회|회의|국내|해외|현지|현장|이곳|자리|가운데)", place
        )
        else None
    )


def _done_there(doc: Doc, offset: int) -> bool:
    """`공장에서 직접 만든 전기로 …`: where something else was done, not the signing."""
    first = doc.token_from(offset)
    for i in range(first, min(first + 6, len(doc.tags))):
        if doc.tags[i] == "ETM":
            return not re.search(r"(?:열린|개최된|가진|진행된|열릴)\s?$", doc.text[offset : doc.ends[i]])
        if doc.tags[i][0] == "J" or doc.tags[i] == "EF":
            return False
    return False


_TOTAL = re.compile(r"(?:계약|투자|협약|인수|총)\s?(?:금액|규모|금|액)(?:은|는|이)?\s*(?:모두\s|총\s|약\s)?$")


def amount_of(doc: Doc, event: Event, amounts: tuple[Amount, ...]) -> Money | None:
    """Money that is said to be the deal's: `100억 원 규모의 투자협약`, `계약 금액은 3200만 달러다`."""
    for amount in told_between(amounts, event.sentence.start, event.sentence.end + 300):
        if amount.unit not in _CURRENCIES:
            continue
        sized = re.match(r"\s?(?:규모|을 투자|를 투자|상당|어치|에 달하는|의)", doc.text[amount.end : amount.end + 8])
        named = event.kind in ("contract", "investment") and _TOTAL.search(
            doc.text[max(0, amount.start - 14) : amount.start]
        )
        if (sized and amount.start < event.start) or named:
            return Money(amount.text, amount.value, amount.unit)
    return None
