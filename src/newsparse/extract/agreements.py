"""Agreements of an article: each statement of one → its parties, day, place, purpose, amount, clauses; told twice is one."""

from __future__ import annotations

from dataclasses import replace

from newsparse.extract.accords import accords
from newsparse.extract.agreement_events import find_events
from newsparse.extract.agreement_fields import (
    amount_of,
    caption_date,
    signing_date,
    signing_place,
    told_between,
)
from newsparse.extract.agreement_words import Event, terms
from newsparse.extract.clauses import find_clauses
from newsparse.extract.drafts import Draft, find_drafts, lead, looks_back
from newsparse.extract.grounds import grounds_of
from newsparse.extract.parties import Cast
from newsparse.extract.purposes import purpose_of, says_what_for
from newsparse.extract.signatories import find_signatories
from newsparse.model import Agreement, Amount, Clause, Organization, Person, Quote, Timex
from newsparse.tokens import Doc


def find_agreements(
    doc: Doc,
    people: tuple[Person, ...],
    organizations: tuple[Organization, ...],
    dates: tuple[Timex, ...],
    amounts: tuple[Amount, ...],
    quotes: tuple[Quote, ...],
) -> tuple[Agreement, ...]:
    """The agreements that the article reports, in order of their first statement."""
    if not terms().search(doc.text) and not accords(doc):
        return ()
    cast = Cast(doc, people, organizations)
    drafts = find_drafts(doc, cast, find_events(doc, quotes), dates)
    leads = [lead(doc, draft).sentence for draft in drafts if not draft.events[0].named]
    found = []
    for i, draft in enumerate(drafts):
        event = lead(doc, draft)
        if event.named:
            found.append(_by_name(doc, cast, draft, dates))
            continue
        stop = min((s.start for s in leads if s.start > leads[i].start), default=len(doc.text))
        clauses = [] if event.status == "ended" else find_clauses(doc, cast, draft, event, stop, quotes, main=i == 0)
        found.append(_agreement(doc, cast, draft, dates, amounts, clauses, main=i == 0))
    return tuple(found)


def _agreement(
    doc: Doc,
    cast: Cast,
    draft: Draft,
    dates: tuple[Timex, ...],
    amounts: tuple[Amount, ...],
    clauses: list[Clause],
    *,
    main: bool,
) -> Agreement:
    event = draft.events[0]
    told = [e for e in draft.events if doc.passages[e.sentence.passage].kind == "paragraph"] or draft.events
    first = told[0]
    firm = [e for e in [*told, *draft.events] if not e.weak]
    statuses = [e.status for e in told]
    status = "ended" if "ended" in statuses else first.status
    evidence = list(dict.fromkeys((e.sentence.start, e.sentence.end) for e in draft.events))
    evidence += [s for s in dict.fromkeys(_sentence_of(doc, c) for c in clauses) if s not in evidence]
    agreement = Agreement(
        kind=event.kind if event.kind != "MOU" else next((e.kind for e in told if e.kind != "contract"), event.kind),
        term=first.term,
        status=status,
        parties=tuple(draft.parties),
        signatories=find_signatories(doc, cast, draft, main=main),
        date=event.day
        or next((day for e in told if not _looks_back(doc, e, first) and (day := signing_date(doc, e, dates))), None)
        or (caption_date(doc) if main else None),
        place=next((place for e in firm if not e.bare and (place := signing_place(doc, cast, e))), None),
        purpose=next(
            (
                purpose
                for e in firm
                if not e.sides
                and (e is firm[0] or says_what_for(doc, e))
                and (purpose := purpose_of(doc, cast, e, draft.parties, dates))
            ),
            None,
        ),
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
    return replace(agreement, grounds=grounds_of(doc, cast, draft, first, agreement, dates))


def _by_name(doc: Doc, cast: Cast, draft: Draft, dates: tuple[Timex, ...]) -> Agreement:
    """One that is only mentioned by its name: whom it binds, its day, whether it runs."""
    event = draft.events[0]
    agreement = Agreement(
        kind=event.kind,
        term=event.term,
        status=event.status,
        parties=tuple(draft.parties),
        signatories=(),
        date=event.day,
        place=None,
        purpose=None,
        amount=None,
        duration=None,
        clauses=(),
        evidence=(doc.article.span(event.sentence.start, event.sentence.end),),
    )
    return replace(agreement, grounds=grounds_of(doc, cast, draft, event, agreement, dates))


def _looks_back(doc: Doc, event: Event, first: Event) -> bool:
    """Whether a later statement speaks of another, earlier one: `앞서 7월 …계약을 맺은 데 이어`."""
    return event is not first and looks_back(doc.text[event.sentence.start : event.start])


def _sentence_of(doc: Doc, clause: Clause) -> tuple[int, int]:
    sentence = doc.sentence_at(clause.start)
    return (sentence.start, sentence.end) if sentence else (clause.start, clause.end)
