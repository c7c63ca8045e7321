"""The fields of an agreement that stand about its statement: day, place, purpose, money."""

from __future__ import annotations

import bisect
import re
from typing import TypeVar

from newsparse.extract.agreement_events import Event
from newsparse.extract.dates import dates as read_dates
from newsparse.extract.parties import Cast
from newsparse.model import Amount, Money, Timex
from newsparse.tokens import Doc

_Found = TypeVar("_Found", Timex, Amount)


_CURRENCIES = frozenset(["KRW", "USD", "EUR", "JPY", "CNY", "GBP", "HKD", "AUD", "CAD", "RUB", "INR", "VND"])


_SAID_AFTER = re.compile(r"\s?(?:밝혔|전했|말했|발표했|설명했)")


def told_between(facts: tuple[_Found, ...], start: int, end: int) -> tuple[_Found, ...]:
    """Those that begin in `[start, end)`; facts stand in order of the text, and a page may state a thousand agreements."""
    lo = bisect.bisect_left(facts, start, key=lambda fact: fact.start)
    return facts[lo : bisect.bisect_left(facts, end, lo=lo, key=lambda fact: fact.start)]


def signing_date(doc: Doc, event: Event, dates: tuple[Timex, ...]) -> str | None:
    """The day (or month) in the sentence before the term; `체결했다고 22일 밝혔다` dates the announcement."""
    if event.status == "ended":
        return None
    best = None
    for timex in told_between(dates, event.sentence.start, event.verb):
        if (
            timex.type in ("DATE", "TIME") and timex.value and re.match(r"\d{4}-\d\d(?:-\d\d)?(?:T|$)", timex.value)
        ) and (
            not _SAID_AFTER.match(doc.text, timex.end)
            and "따르면" not in doc.text[timex.end : min(timex.end + 30, event.start)]
        ):
            best = timex.value.split("T")[0]
    return best


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
    if match is None or _done_there(doc, match.end()):
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
        if len(place) >= 2 and not re.fullmatch(r"(?:이 자리|국내|해외|현지|현장|이곳|자리|가운데)", place)
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


_TRIM_FRONT = re.compile(
    r"^(?:[\s,‘'“\"]|(?:약\s?|총\s?)?[\d,.]+\s?[가-힣A-Za-z㎡]{0,8}(?:\([^()]{1,12}\))?\s?규모의?|이같은|이 같은|이러한|이를 위한|함께|최근|각각|공동으로|전략적|\d{1,2}일|지난달?|오는|이날|오전|오후|공식|‘|')+"
)


_TRIM_BACK = re.compile(
    r"(?:(?:에 협력하는|하는|되는)\s내용(?:의|을\s(?:주요\s?)?골자로(?:\s하는)?)|(?:을|를)\s?(?:위한|위해|위하여|골자로 한|골자로 하는|내용으로 하는|목표로 하는|주요 내용으로 하는)|에 (?:관한|대한|따른)|위한|관련|(?:을|를)? ?목표로 하는|하는|할|등)?"
    r"(?:[\s’'”\"]|상호\s?협력|상호협력|상호|전략적|공동|포괄적|공식|업무|\d자|글로벌)*$"
)


# `…의 상생을 위해 새론재단과 |협약을 맺고`: the purpose stands before the partner
_FOR_WITH = re.compile(r"(?:을|를)\s위해\s(?:[^\s]+\s){0,3}[^\s]+(?:와|과)\s*$")
_BEHIND_PARTY = re.compile(
    r"(?:\)|\s?\([^()]{1,30}\))?(?:\s?(?:등|측|자회사|계열사|본사))?(?:과|와|은|는|이|가|의|에|에게)(?:\s함께)?(?=[\s‘'“\"])"
)


def purpose_of(doc: Doc, cast: Cast, event: Event) -> str | None:
    """What stands between the parties and the term: `…와 [지역 인재 양성]을 위한 업무협약`."""
    start = event.sentence.start
    if event.kind in ("labor", "settlement") and (
        about := re.compile(
            r"(?:^|(?<=\s))(?P<what>(?:[가-힣]+\s){0,3}[가-힣]{2,12})에\s(?:대해|대한|관해|관한)\s"
        ).search(doc.text, start, event.start)
    ):
        return about["what"].split("에서 ")[-1]
    for named in cast.within(start, event.start):
        after = _BEHIND_PARTY.match(doc.text, named.end, event.start)
        if after and "위" not in doc.text[start : named.start][-3:]:
            start = max(start, after.end())
    for named_class in re.finditer(r"\d+(?:곳|개\s?[가-힣]{1,6})(?:과|와)\s", doc.text[start : event.start]):
        start += named_class.end()
        break
    segment = doc.text[start : event.start]
    if (place := re.search(r".*에서\s(?:열린\s)?", segment)) and len(segment) - place.end() > 8:
        start += place.end()
        segment = segment[place.end() :]
    quoted = re.search(r"[‘'“\"]", segment)
    if quoted and len(segment) - quoted.end() > 5:
        start += quoted.end()
        segment = segment[quoted.end() :]
    if partner := _FOR_WITH.search(segment):
        segment = segment[: partner.start()]
    if front := _TRIM_FRONT.match(segment):
        segment = segment[front.end() :]
    aim = re.match(r"(?P<aim>.{4,80}?)(?:을|를)\s?위한\s(?!.*(?:을|를)\s?위한)", segment)
    if aim and not quoted:  # what stands in marks is the name of the agreement, whole
        segment = aim["aim"]  # `[공장 운영 개선]을 위한 인공지능 설비 공급 계약`
    elif event.kind == "contract" and (goods := re.match(r"(?P<deal>.{2,6}?)\s?계약$", event.term)):
        segment = f"{segment.rstrip()} {goods['deal']}" if doc.text[event.start - 1].isspace() else segment
        start_of = doc.text.find(segment, event.sentence.start)
        segment = segment if start_of >= 0 else ""
    back = _TRIM_BACK.search(segment)
    segment = segment[: back.start()] if back else segment
    segment = re.sub(r"^.*?(?:필두로 한|비롯한)\s", "", segment)
    segment = segment.strip(" ‘’'“”\",·「」")
    if re.search(r"총액|\d억", segment):
        return None  # `4년 총액 60억 원에 FA 계약` says how much, not what for
    return segment if 4 <= len(segment) <= 90 else None


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
