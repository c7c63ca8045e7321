"""Agreements of an article: each statement of one → its parties, day, place, purpose, amount, clauses; told twice is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from newsparse.extract.agreement_events import Event, find_events, heads_agreement, terms
from newsparse.extract.agreement_fields import (
    amount_of,
    caption_date,
    purpose_of,
    signing_date,
    signing_place,
    told_between,
)
from newsparse.extract.clauses import find_clauses
from newsparse.extract.parties import ANAPHORA, Cast
from newsparse.extract.words import countries
from newsparse.model import Agreement, Amount, Clause, Organization, Person, Quote, Signatory, Timex
from newsparse.tokens import Doc, Sentence

_ATTEND = re.compile(
    r"참석|서명|협약서를|들고|기념\s?(?:사진|촬영)|교환|체결(?:한|식| 후)|들어\s?보이|악수|협약식|협약을 체결"
)
_OF_SIGNING = re.compile(r"협약|체결|계약|각서|기념|결연|조인|MOU")


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
        lead = _lead(doc, draft)
        clauses = (
            [] if lead.status == "ended" else find_clauses(doc, cast, draft.parties, lead, stop, quotes, main=i == 0)
        )
        found.append(_agreement(doc, cast, draft, dates, amounts, clauses, main=i == 0))
    return tuple(found)


def _lead(doc: Doc, draft: _Draft) -> Event:
    """The first statement in the body, else in a caption."""
    return next((e for e in draft.events if doc.passages[e.sentence.passage].kind == "paragraph"), draft.events[0])


# presidents sign these for states
_OF_BODIES = frozenset(["MOU", "investment", "sisterhood", "treaty"])
_NOUN = re.compile(r"체결(?:과|와|,|및|\s|에|이|을|의)")


def _drafts(doc: Doc, cast: Cast, events: list[Event]) -> list[_Draft]:
    """Events grouped into agreements: by overlapping parties, or by words that point back (`양사는 이번 협약…`)."""
    drafts: list[_Draft] = []
    pending: list[tuple[Event, list[str]]] = []
    headline = _headline_parties(doc, cast)
    for before, event in zip([None, *events], events, strict=False):
        # `A와 B의 양해각서 체결과 A와 C의 양해각서 체결`: each statement of a sentence has its own sides
        noun = before is not None and before.sentence == event.sentence and bool(_NOUN.match(doc.text, before.verb))
        parties = cast.parties(
            event.sentence,
            event.start,
            start=before.verb if before and noun else None,
            to=event.kind == "contract" and event.status != "ended",
        )
        if event.kind in _OF_BODIES:
            parties = [name for name in parties if name not in cast.people]
        if event.kind in ("labor", "settlement") and (sides := cast.labor(event.sentence.start, event.start)):
            event, parties = replace(event, kind="labor"), sides
        if len(parties) < 2 and (behind := cast.head_behind(event.verb)) and behind not in parties:
            parties = [*parties, behind]
        head = doc.text[event.sentence.start : event.start]
        points_back = bool(ANAPHORA.search(head)) or bool(re.search(r"이번\s?$", head))
        home = next((d for d in drafts if _same(d, event, parties) or _same_name(doc, d, event, parties)), None)
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
        elif parties and event.kind == "contract" and (buyer := cast.receiver(_after(doc, event, 3), parties[0])):
            drafts.append(_Draft([event], [*parties, buyer]))
    drafts.sort(key=lambda d: _leads(doc, d))
    if drafts:
        joining = _joining(doc, cast)
        if len(joining) > 2:  # named now: `기업 7곳과` says no more
            drafts[0].parties = [name for name in drafts[0].parties if not re.search(r"\d(?:곳|개)", name)]
        more = [*joining, *_and_others(doc, cast, drafts[0])]
        drafts[0].parties += [name for name in dict.fromkeys(more) if name not in drafts[0].parties]
    return drafts


def _and_others(doc: Doc, cast: Cast, draft: _Draft) -> list[str]:
    """Who `B 등과` leaves out: `A는 B 등과 협약을 맺었다` where another sentence lists `A와 B, C, D 등 4개 기업이`."""
    event = _lead(doc, draft)
    if not re.search(r"\s등(?:과|\s\d)", doc.text[event.sentence.start : event.start]):
        return []
    for sentence in doc.sentences:
        listed = cast.parties(sentence, sentence.end)
        if len(listed) > len(draft.parties) and set(draft.parties) <= set(listed):
            return listed
    return []


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
            if event.kind in _OF_BODIES:
                pair = [name for name in pair if name not in cast.people]
            if len(pair) > 1:
                return pair
    return []


def _leads(doc: Doc, draft: _Draft) -> tuple[int, int]:
    """The agreement of the article first: a body statement without `앞서` before one that looks back."""
    event = draft.events[0]
    back = _earlier(doc.text[event.sentence.start : event.start])
    return int(back), event.start


def _after(doc: Doc, event: Event, count: int) -> list[Sentence]:
    """The sentences behind a statement."""
    here = doc.sentences.index(event.sentence) + 1
    return doc.sentences[here : here + count]


def _topic(doc: Doc, cast: Cast, event: Event, parties: list[str]) -> str | None:
    """Who a sentence without a subject speaks of: the body that was the subject of the sentence before."""
    topic = re.compile(r"(?:\([^()]{1,30}\))?[은는이가]\s")
    if any(topic.match(doc.text, n.end) for n in cast.within(event.sentence.start, event.start)):
        return None  # it has a subject of its own
    before = [n for n in cast.named if n.end <= event.sentence.start and not n.person]
    for named in reversed(before):
        if re.match(r"(?:은|는)\s", doc.text[named.end : named.end + 2]) and named.name not in parties:
            return named.name
    return None


def _looks_back(doc: Doc, event: Event, lead: Event) -> bool:
    """Whether a later statement speaks of another, earlier one: `앞서 7월 …계약을 맺은 데 이어`."""
    return event is not lead and _earlier(doc.text[event.sentence.start : event.start])


def _earlier(text: str) -> bool:
    return bool(re.search(r"앞서|지난해|지난\s\d{4}년|\d{4}년|지난\s?\d{1,2}월|지난달|작년|바 있", text))


def _same(draft: _Draft, event: Event, parties: list[str]) -> bool:
    if len(parties) < 2:
        return False
    shared = set(draft.parties) & set(parties)
    return len(shared) >= 2 or (len(shared) == 1 and len(parties) == 1)


def _same_name(doc: Doc, draft: _Draft, event: Event, parties: list[str]) -> bool:
    """Whether two statements call the agreement by one name: `‘지역 상생을 위한 업무협약’` with a party in common."""
    before = [doc.text[max(e.sentence.start, e.start - 16) : e.start] for e in (draft.events[0], event)]
    return before[0] == before[1] and len(before[0]) == 16 and bool(set(parties) & set(draft.parties))


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
        date=next((day for e in told if not _looks_back(doc, e, lead) and (day := signing_date(doc, e, dates))), None)
        or (caption_date(doc) if main else None),
        place=next((place for e in told if (place := signing_place(doc, cast, e))), None),
        purpose=next((purpose for e in told if (purpose := purpose_of(doc, cast, e))), None),
        amount=next((money for e in told if (money := amount_of(doc, e, amounts))), None),
        duration=next(
            (
                t.value
                for e in told
                for t in told_between(dates, e.sentence.start, e.verb)
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


def _signatories(doc: Doc, cast: Cast, draft: _Draft) -> tuple[Signatory, ...]:
    """Those who signed, attended the signing or hold the document in its photo, and belong to a party."""
    found: dict[str, str] = {}
    states = set(draft.parties) <= set(countries().values())  # a head of state who shakes hands has signed nothing
    for sentence in doc.sentences:
        text, kind = doc.text[sentence.start : sentence.end], doc.passages[sentence.passage].kind
        if states and "서명" not in text:
            continue
        if kind not in ("caption", "paragraph") or re.search(r"[“\"]", text):
            continue
        there = cast.signatories(sentence.start, sentence.end, draft.parties)
        attend = bool(_ATTEND.search(text))
        if kind == "caption" and draft.events[0].status == "planned":
            shown = attend and bool(_OF_SIGNING.search(text))  # else a photo of another day
        elif kind == "caption":
            # both sides in one photo: `김가람 한빛군수(왼쪽)와 이도윤 새론 대표`
            shown = attend or len({party for _, party in there}) > 1
        else:
            heads = any(n.person and n.start - sentence.start < 4 for n in cast.within(sentence.start, sentence.end))
            came = bool(re.search(r"참석|서명|교환", text)) or (heads and attend)
            shown = came and bool(_OF_SIGNING.search(text))
        if shown:
            for person, party in there:
                found.setdefault(person, party)
    return tuple(Signatory(person, party) for person, party in found.items())
