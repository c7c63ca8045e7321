"""Why an agreement says what it says: for each value of a field the words that gave it and the rule that read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.extract.agreement_words import Event
from newsparse.extract.drafts import Draft
from newsparse.extract.parties import Cast
from newsparse.model import Agreement, Ground, Timex
from newsparse.tokens import Doc


def grounds_of(
    doc: Doc, cast: Cast, draft: Draft, event: Event, agreement: Agreement, dates: tuple[Timex, ...]
) -> tuple[Ground, ...]:
    """The grounds of an agreement whose first statement is `event`, in the order of its fields."""
    return tuple(_grounds(doc, cast, draft, event, agreement, dates))


def _grounds(
    doc: Doc, cast: Cast, draft: Draft, event: Event, a: Agreement, dates: tuple[Timex, ...]
) -> Iterator[Ground]:
    sentences = [(e.sentence.start, e.sentence.end) for e in [event, *draft.events]]

    def ground(field: str, value: str, rule: str, start: int, end: int) -> Ground:
        return Ground(field, value, rule, start, end, doc.text[start:end])

    word = re.compile(r"[^\s.,]+").match(doc.text, event.verb, event.sentence.end)
    end = word.end() if word and event.verb > event.start else event.end
    for field, value in (("term", a.term), ("kind", a.kind), ("status", a.status)):
        yield ground(field, value, event.rule, event.start, end)
    for name in a.parties:
        if span := _mention(doc, cast, name, sentences):
            yield ground("parties", name, draft.rule, *span)
    for s in a.signatories:
        if span := _mention(doc, cast, s.person, [(e.start, e.end) for e in a.evidence]):
            yield ground("signatories", f"{s.person} ({s.party})", "서명·참석·사진", *span)
    if a.date:
        for timex in dates:
            told = any(lo <= timex.start < hi for lo, hi in sentences)
            if told and timex.value and timex.value.startswith(a.date):
                yield ground("date", a.date, "협약 문장의 날짜", timex.start, timex.end)
                break
    for field, found in (("place", a.place), ("purpose", a.purpose), ("amount", a.amount and a.amount.text)):
        if found and (span := _written(doc, found, sentences)):
            yield ground(
                field, found, {"place": "…에서", "purpose": "당사자와 협약 사이"}.get(field, "규모·금액"), *span
            )
    if a.duration:
        for timex in dates:
            if timex.value == a.duration and any(lo <= timex.start < hi for lo, hi in sentences):
                yield ground("duration", a.duration, "기간", timex.start, timex.end)
                break
    for clause in a.clauses:
        yield ground("clauses", ", ".join(clause.parties), "조항", clause.start, clause.end)


def _mention(doc: Doc, cast: Cast, name: str, stretches: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where a party or person is named: in one of the stretches, else first in the article."""
    for lo, hi in stretches:
        for named in cast.within(lo, hi):
            if cast.party(named) == name or named.name == name:
                return named.start, named.end
    return _written(doc, name, stretches) or next(((n.start, n.end) for n in cast.named if n.name == name), None)


def _written(doc: Doc, words: str, stretches: list[tuple[int, int]]) -> tuple[int, int] | None:
    for lo, hi in stretches:
        at = doc.text.find(words, lo, hi)
        if at >= 0:
            return at, at + len(words)
    return None
