"""What the statement of an agreement itself says is to be done: `[공장을 신설]한다는 업무협약을`, `[장비 120대 공급] 계약을`."""

from __future__ import annotations

import re

from newsparse.extract.agreement_words import Event
from newsparse.extract.clause_lists import clause_at
from newsparse.extract.drafts import Draft
from newsparse.extract.parties import Cast
from newsparse.extract.purposes import behind_sides
from newsparse.extract.undertakings import subjects
from newsparse.model import Clause
from newsparse.tokens import Doc

# what the statement itself says is to be done: `[공장을 신설]한다는 업무협약을`, `[장비를 공급]하기로 계약을`
_DEAL = re.compile(
    r"(?P<deal>[^,.“”]{8,90}?)(?:한다는|하는|된다는|되는)\s(?:(?:내용의|조건의|것을 골자로 한)\s)?(?:[가-힣]{1,6}\s){0,2}$|(?P<act>[^.“”]{8,90}?)(?:하기로|키로|(?<=기)로)\s(?:하고\s|합의하고\s|하는\s(?:내용의\s)?)?(?:[^\s]{1,8}\s){0,2}$"
)
_GOODS = re.compile(
    r"\d[\d,.]*\s?(?:만\s?|천\s?|억\s?)?(?:GWh|MWh|MW|GW|기가와트시|메가와트|t\b|톤|대|개|기|척|만|%|㎡|배럴|명\s?분|도즈|회분)"
)


_RECEIVED = re.compile(
    r".*(?:로부터|에게서|에서)\s(?P<what>[^.]{4,}?받)는\s*$"
)  # `새론으로부터 장비를 공급받는 계약을`


def deal_of(doc: Doc, cast: Cast, draft: Draft, event: Event, told: list[Clause], *, main: bool) -> Clause | None:
    """What the statement of an agreement says is to be done, which no other clause tells.

    Of a contract that is what one side gives: the goods with their number, owed by the subject.
    """
    edge = behind_sides(doc, cast, event, draft.parties)
    for timex_end in re.finditer(r"^[\s‘'“\"]+", doc.text[edge : event.start]):
        edge += timex_end.end()
    match = _DEAL.match(doc.text[edge : event.start])
    group = match.lastgroup if match else None
    if match and group:
        lo, hi = edge + match.start(group), edge + match.end(group)
    elif main and event.kind == "contract" and _GOODS.search(doc.text, edge, event.start):
        goods = re.match(r"(?P<deal>공급|판매|수출|매매)\s?계약", event.term)
        lo, hi = edge, event.start + (goods.end("deal") if goods else 0)
    else:
        return None
    received = _RECEIVED.match(doc.text, lo, hi)
    if received:
        lo, hi = received.span("what")
    words = doc.text[lo:hi]
    taken = any(c.start < hi and lo < c.end for c in told)
    past = "바 있" in doc.text[event.verb : event.sentence.end]
    if (
        taken
        or past
        or re.search(r"(?:목표|골자|내용으)로\s?$", words)
        or re.match(r"\s*(?:이같은|이 같은|이러한)", words)
    ):
        return None
    speaks = [s.owing for s in subjects(doc, cast, draft.parties, event.sentence.start, event.start)]
    owing = list(speaks[-1]) if speaks and event.kind == "contract" else draft.parties
    if received:  # what one side receives the other owes
        owing = [name for name in draft.parties if name not in owing[:1]]
    return clause_at(doc, lo, hi, owing[:1] if event.kind == "contract" else owing)
