"""Agreements of an article: each statement of one → its parties, day, place, purpose, amount, clauses; told twice is one."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from typing import TypeVar

from newsparse.extract.agreement_events import Event, find_events, heads_agreement, terms
from newsparse.extract.clauses import ASIDE, REACH, find_clauses
from newsparse.extract.dates import dates as read_dates
from newsparse.extract.parties import ANAPHORA, Cast
from newsparse.model import Agreement, Amount, Clause, Money, Organization, Person, Quote, Signatory, Timex
from newsparse.tokens import Doc, Sentence

_Found = TypeVar("_Found", Timex, Amount)
_CURRENCIES = frozenset(["KRW", "USD", "EUR", "JPY", "CNY", "GBP", "HKD", "AUD", "CAD", "RUB", "INR", "VND"])
_ATTEND = re.compile(
    r"참석|서명|협약서를|들고|기념\s?(?:사진|촬영)|교환|체결(?:한|식| 후)|들어\s?보이|악수|협약식|협약을 체결"
)
_SAID_AFTER = re.compile(r"\s?(?:밝혔|전했|말했|발표했|설명했)")


@dataclass(slots=True)
class _Draft:
    """An agreement in the making: the events that tell of it, the first of them leading."""

    events: list[Event]
    parties: list[str]
    sentences: list[Sentence] = field(default_factory=list)


def find_agreements(
    doc: Doc,
    people: tuple[Person, ...],
    organizations: tuple[Organization, ...],
    dates: tuple[Timex, ...],
    amounts: tuple[Amount, ...],
    quotes: tuple[Quote, ...],
) -> tuple[Agreement, ...]:
    """The agreements that the article reports, in order of their first statement."""
    if not terms().search(doc.text):
        return ()
    cast = Cast(doc, people, organizations)
    drafts = _drafts(doc, cast, find_events(doc, quotes))
    leads = [_lead(doc, draft).sentence for draft in drafts]
    found = []
    for i, draft in enumerate(drafts):
        stop = min((s.start for s in leads if s.start > leads[i].start), default=len(doc.text))
        reach = REACH if i == 0 else ASIDE
        clauses = (
            []
            if _lead(doc, draft).status == "ended"
            else find_clauses(doc, cast, draft.parties, leads[i], stop, quotes, reach)
        )
        found.append(_agreement(doc, cast, draft, dates, amounts, clauses, main=i == 0))
    return tuple(found)


def _lead(doc: Doc, draft: _Draft) -> Event:
    """The first statement in the body, else in a caption."""
    return next((e for e in draft.events if doc.passages[e.sentence.passage].kind == "paragraph"), draft.events[0])


def _drafts(doc: Doc, cast: Cast, events: list[Event]) -> list[_Draft]:
    """Events grouped into agreements: by overlapping parties, or by words that point back (`양사는 이번 협약…`)."""
    drafts: list[_Draft] = []
    pending: list[tuple[Event, list[str]]] = []
    headline = _headline_parties(doc, cast)
    for event in events:
        parties = cast.parties(event.sentence, event.start)
        if event.kind not in ("contract", "labor", "settlement", "other"):
            parties = [name for name in parties if name not in cast.people]  # presidents sign for states
        head = doc.text[event.sentence.start : event.start]
        points_back = bool(ANAPHORA.search(head)) or bool(re.search(r"이번\s?$", head))
        home = next((d for d in drafts if _same(d, event, parties)), None)
        if home is None and drafts and (points_back or len(parties) < 2) and not _earlier(head):
            home = drafts[0]
        if home:
            home.events.append(event)
            if home.events[0].kind == event.kind or event.kind == "MOU":
                extra = [p for p in parties if p not in home.parties]
                if extra and len(parties) >= 2 and not points_back and set(home.parties) & set(parties):
                    home.parties += extra
            continue
        if len(parties) >= 2:
            drafts.append(_Draft([event], parties))
        else:
            pending.append((event, parties))
    for event, parties in pending:
        if not drafts and len(parties) < 2 and (pair := _pair_before(doc, cast, event)):
            drafts.append(_Draft([event], list(dict.fromkeys([*parties, *pair]))))
        elif (
            not drafts
            and len(named := list(dict.fromkeys([*parties, *headline]))) >= 2
            and (parties or len(headline) >= 2)
        ):
            drafts.append(_Draft([event], named))
        elif drafts and not parties:
            drafts[0].events.append(event)
        elif parties and (subject := _topic(doc, cast, event, parties)):
            drafts.append(_Draft([event], [subject, *parties]))
    drafts.sort(key=lambda d: _leads(doc, d))
    if drafts:
        drafts[0].parties += [name for name in _joining(doc, cast) if name not in drafts[0].parties]
    return drafts


_JOINING = re.compile(r"협약(?:식)?에(?:는|도)?\s[^.]*?(?:참여|동참)(?:한다|했다|하는|하며|하고)")


def _joining(doc: Doc, cast: Cast) -> list[str]:
    """`협약에는 A를 비롯해 B, C 등 7개 기업이 참여한다`: who joins an agreement told of before."""
    for match in _JOINING.finditer(doc.text):
        named = cast.within(match.start(), match.end())
        if len(named) > 1 and doc.passage_at(match.start()):
            return list(dict.fromkeys(n.name for n in named if not n.person))
    return []


def _pair_before(doc: Doc, cast: Cast, event: Event) -> list[str]:
    """Whom `양 기관은 … 체결했다` means: the first sentence, deck or headline that has two bodies in party position."""
    if not ANAPHORA.search(doc.text, event.sentence.start, event.start):
        return []
    for sentence in doc.sentences:
        if sentence.start < event.sentence.start:
            pair = cast.parties(sentence, sentence.end)
            if len(pair) > 1:
                return pair
    return []


def _leads(doc: Doc, draft: _Draft) -> tuple[int, int]:
    """The agreement of the article first: a body statement without `앞서` before one that looks back."""
    event = draft.events[0]
    back = _earlier(doc.text[event.sentence.start : event.start])
    return int(back), event.start


def _topic(doc: Doc, cast: Cast, event: Event, parties: list[str]) -> str | None:
    """Who a sentence without a subject speaks of: the body that was the subject of the sentence before."""
    before = [n for n in cast.named if n.end <= event.sentence.start and not n.person]
    for named in reversed(before):
        if re.match(r"(?:은|는)\s", doc.text[named.end : named.end + 2]) and named.name not in parties:
            return named.name
    return None


def _earlier(text: str) -> bool:
    return bool(re.search(r"앞서|지난해|지난\s\d{4}년|\d{4}년|지난\s?\d{1,2}월|지난달|작년|바 있", text))


def _same(draft: _Draft, event: Event, parties: list[str]) -> bool:
    if len(parties) < 2:
        return False
    shared = set(draft.parties) & set(parties)
    return len(shared) >= 2 or (len(shared) == 1 and len(parties) == 1)


def _headline_parties(doc: Doc, cast: Cast) -> list[str]:
    for passage in doc.passages:
        if passage.kind == "title" and heads_agreement(doc.text[passage.start : passage.end]):
            return cast.of_headline(passage.start, passage.end)
    return []


def _agreement(
    doc: Doc,
    cast: Cast,
    draft: _Draft,
    dates: tuple[Timex, ...],
    amounts: tuple[Amount, ...],
    clauses: list[Clause],
    *,
    main: bool,
) -> Agreement:
    event = draft.events[0]
    told = [e for e in draft.events if doc.passages[e.sentence.passage].kind == "paragraph"] or draft.events
    lead = told[0]
    statuses = [e.status for e in told]
    status = "ended" if "ended" in statuses else lead.status
    evidence = list(dict.fromkeys((e.sentence.start, e.sentence.end) for e in draft.events))
    evidence += [s for s in dict.fromkeys(_sentence_of(doc, c) for c in clauses) if s not in evidence]
    return Agreement(
        kind=event.kind if event.kind != "MOU" else next((e.kind for e in told if e.kind != "contract"), event.kind),
        term=lead.term,
        status=status,
        parties=tuple(draft.parties),
        signatories=_signatories(doc, cast, draft) if main else (),
        date=next((day for e in told if (day := _date(doc, e, dates))), None) or (_caption_date(doc) if main else None),
        place=next((place for e in told if (place := _place(doc, cast, e))), None),
        purpose=next((purpose for e in told if (purpose := _purpose(doc, cast, e))), None),
        amount=next((money for e in told if (money := _amount(doc, e, amounts))), None),
        duration=next(
            (
                t.value
                for e in told
                for t in _told(dates, e.sentence.start, e.verb)
                if t.type == "DURATION" and ("간" in t.text or doc.text[t.end : t.end + 3] == " 총액")
            ),
            None,
        ),
        clauses=tuple(clauses),
        evidence=tuple(doc.article.span(start, end) for start, end in sorted(evidence)),
    )


def _sentence_of(doc: Doc, clause: Clause) -> tuple[int, int]:
    sentence = doc.sentence_at(clause.start)
    return (sentence.start, sentence.end) if sentence else (clause.start, clause.end)


def _told(facts: tuple[_Found, ...], start: int, end: int) -> tuple[_Found, ...]:
    """Those that begin in `[start, end)`; facts stand in order of the text, and a page may state a thousand agreements."""
    lo = bisect.bisect_left(facts, start, key=lambda fact: fact.start)
    return facts[lo : bisect.bisect_left(facts, end, lo=lo, key=lambda fact: fact.start)]


def _signatories(doc: Doc, cast: Cast, draft: _Draft) -> tuple[Signatory, ...]:
    """Those who signed, attended the signing or hold the document in its photo, and belong to a party."""
    found: dict[str, str] = {}
    for sentence in doc.sentences:
        text, kind = doc.text[sentence.start : sentence.end], doc.passages[sentence.passage].kind
        if kind not in ("caption", "paragraph") or re.search(r"[“\"]", text):
            continue
        there = cast.signatories(sentence.start, sentence.end, draft.parties)
        attend = bool(_ATTEND.search(text))
        if kind == "caption":
            # both sides in one photo: `김가람 한빛군수(왼쪽)와 이도윤 새론 대표`
            shown = attend or len({party for _, party in there}) > 1
        else:
            heads = any(n.person and n.start - sentence.start < 4 for n in cast.within(sentence.start, sentence.end))
            came = bool(re.search(r"참석|서명|교환", text)) or (heads and attend)
            shown = came and bool(re.search(r"협약|체결|계약|각서|기념", text))
        if shown:
            for person, party in there:
                found.setdefault(person, party)
    return tuple(Signatory(person, party) for person, party in found.items())


def _date(doc: Doc, event: Event, dates: tuple[Timex, ...]) -> str | None:
    """The day (or month) in the sentence before the term; `체결했다고 22일 밝혔다` dates the announcement."""
    if event.status == "ended":
        return None
    best = None
    for timex in _told(dates, event.sentence.start, event.verb):
        if (
            timex.type in ("DATE", "TIME") and timex.value and re.match(r"\d{4}-\d\d(?:-\d\d)?(?:T|$)", timex.value)
        ) and (
            not _SAID_AFTER.match(doc.text, timex.end)
            and "따르면" not in doc.text[timex.end : min(timex.end + 30, event.start)]
        ):
            best = timex.value.split("T")[0]
    return best


def _caption_date(doc: Doc) -> str | None:
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


def _place(doc: Doc, cast: Cast, event: Event) -> str | None:
    """`6일 한빛군청에서` → 한빛군청; `…에서 열린 ‘포럼’에서` keeps the first."""
    match = _PLACE.search(doc.text, event.sentence.start, event.start)
    if match is None:
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


_TRIM_FRONT = re.compile(
    r"^(?:[\s,‘'“\"]|(?:약\s?|총\s?)?[\d,.]+(?:조|억|만|천)?\s?(?:원|달러|GWh|MW|유로)?\s?규모의?|이같은|이 같은|이러한|이를 위한|함께|최근|각각|공동으로|전략적|\d{1,2}일|지난달?|오는|이날|오전|오후|공식|‘|')+"
)
_TRIM_BACK = re.compile(
    r"(?:(?:을|를)\s?(?:위한|위해|위하여|골자로 한|골자로 하는|내용으로 하는|목표로 하는|주요 내용으로 하는)|에 (?:관한|대한|따른)|위한|관련|(?:을|를)? ?목표로 하는|하는|할|등)?"
    r"(?:[\s’'”\"]|상호\s?협력|상호협력|상호|전략적|공동|포괄적|공식|업무|\d자|글로벌)*$"
)


def _purpose(doc: Doc, cast: Cast, event: Event) -> str | None:
    """What stands between the parties and the term: `…와 [지역 인재 양성]을 위한 업무협약`."""
    start = event.sentence.start
    for named in cast.within(start, event.start):
        after = re.compile(r"(?:\s?\([^()]{1,30}\))?(?:\s?등)?(?:과|와|은|는|이|가|의)(?:\s함께)?(?=[\s‘'“\"])").match(
            doc.text, named.end, event.start
        )
        if after and "위" not in doc.text[start : named.start][-3:]:
            start = max(start, after.end())
    segment = doc.text[start : event.start]
    if (place := re.search(r".*에서\s(?:열린\s)?", segment)) and len(segment) - place.end() > 8:
        start += place.end()
        segment = segment[place.end() :]
    if (quoted := re.search(r"[‘'“\"]", segment)) and len(segment) - quoted.end() > 5:
        start += quoted.end()
        segment = segment[quoted.end() :]
    if front := _TRIM_FRONT.match(segment):
        segment = segment[front.end() :]
    if aim := re.match(r"(?P<aim>.{4,80}?)(?:을|를)\s?위한\s(?!.*(?:을|를)\s?위한)", segment):
        segment = aim["aim"]  # `[공장 운영 개선]을 위한 인공지능 설비 공급 계약`
    elif event.kind == "contract" and (goods := re.match(r"(?P<deal>.{2,6}?)\s?계약$", event.term)):
        segment = f"{segment.rstrip()} {goods['deal']}" if doc.text[event.start - 1].isspace() else segment
        start_of = doc.text.find(segment, event.sentence.start)
        segment = segment if start_of >= 0 else ""
    back = _TRIM_BACK.search(segment)
    segment = segment[: back.start()] if back else segment
    segment = re.sub(r"^.*?(?:필두로 한|비롯한)\s", "", segment)
    segment = segment.strip(" ‘'“\",·")
    if re.search(r"총액|\d억", segment):
        return None  # `4년 총액 60억 원에 FA 계약` says how much, not what for
    return segment if 4 <= len(segment) <= 90 else None


_TOTAL = re.compile(r"(?:계약|투자|협약|인수|총)\s?(?:금액|규모|금|액)(?:은|는|이)?\s*(?:모두\s|총\s|약\s)?$")


def _amount(doc: Doc, event: Event, amounts: tuple[Amount, ...]) -> Money | None:
    """Money that is said to be the deal's: `100억 원 규모의 투자협약`, `계약 금액은 3200만 달러다`."""
    for amount in _told(amounts, event.sentence.start, event.sentence.end + 300):
        if amount.unit not in _CURRENCIES:
            continue
        sized = re.match(r"\s?(?:규모|을 투자|를 투자|상당|어치|에 달하는|의)", doc.text[amount.end : amount.end + 8])
        named = event.kind in ("contract", "investment") and _TOTAL.search(
            doc.text[max(0, amount.start - 14) : amount.start]
        )
        if (sized and amount.start < event.start) or named:
            return Money(amount.text, amount.value, amount.unit)
    return None
