"""Statements of agreements grouped: whom each binds, and which of them tell of one and the same agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsparse.extract.accords import states_in
from newsparse.extract.agreed import kind_of
from newsparse.extract.agreement_fields import signing_date
from newsparse.extract.agreement_words import Event, heads_agreement
from newsparse.extract.joiners import completed, each_its_own
from newsparse.extract.labor import labor_sides
from newsparse.extract.meant import OF_BODIES, meant, pair_before
from newsparse.extract.parties import Cast
from newsparse.extract.party_words import ANAPHORA
from newsparse.extract.side_names import is_court, settled
from newsparse.extract.words import countries
from newsparse.extract.written import with_unknown, written_partner, written_subject
from newsparse.model import Timex
from newsparse.tokens import Doc, Sentence

_APART = re.compile(
    r"체결(?:과|와|,|및|\s|에|이|을|의)|(?:체결|서명|조인|교환)한\s(?:데|뒤|후)\s|(?:체결|서명|조인|교환)?(?:했|하)(?:고|으며|며)[,\s]|맺(?:고|었고|었으며|은)[,\s]"
)
_EARLIER = re.compile(r"앞서|지난해|지난\s\d{4}년|\d{4}년|지난\s?\d{1,2}월|지난달|작년|바 있|올해 초|올초")
_LONG_AGO = re.compile(r"앞서|지난해|지난\s\d{4}년|(?<!\d)(?:19|20)\d\d년|작년|바 있|올해 초|올초")
# `일본을 방문하는 중국 총리는 …양해각서를 체결한다`: the state that is visited
_VISITED = re.compile(r"(?P<state>[가-힣]{2,8})(?:을|를)\s(?:국빈\s|공식\s)?방문(?:하는|한|할|\s중인|해)\s")


_ASIDE = re.compile(r"\s*(?:한편|앞서|이에\s앞서|지난해|작년)")


@dataclass(slots=True)
class Draft:
    """An agreement in the making: the events that tell of it, the first of them leading."""

    events: list[Event]
    parties: list[str]
    rule: str  # what gave the parties


def lead(doc: Doc, draft: Draft) -> Event:
    """The first statement in the body, else in a caption."""
    return next((e for e in draft.events if doc.passages[e.sentence.passage].kind == "paragraph"), draft.events[0])


def looks_back(text: str) -> bool:
    """Whether words speak of an earlier time: `앞서 7월 …`, `지난해 …`."""
    return bool(_EARLIER.search(text))


def find_drafts(doc: Doc, cast: Cast, events: list[Event], dates: tuple[Timex, ...]) -> list[Draft]:
    """Events grouped into agreements: by overlapping parties, or by words that point back (`양사는 이번 협약…`)."""
    drafts: list[Draft] = []
    pending: list[tuple[Event, list[str]]] = []
    firm = [e for e in events if not e.weak and not e.named]
    firm.sort(key=lambda e: doc.passages[e.sentence.passage].kind == "caption")  # a photo shows what the body tells
    for event, parties in _statements(doc, cast, firm):
        if (event.verb < event.start or event.rule.endswith("통해")) and len(parties) < 2:
            continue
        head = doc.text[event.sentence.start : event.start]
        anaphora = bool(ANAPHORA.search(head))
        points_back = anaphora or bool(re.search(r"(?:이번|이날|이|해당)\s?$", head))
        if event.bare and len(parties) < 2 and not anaphora:
            continue  # who agrees is not said
        home = next(
            (d for d in drafts if _same(doc, d, event, parties, dates) or _same_name(doc, d, event, parties)), None
        )
        if doc.passages[event.sentence.passage].kind == "caption" or event.rule.endswith("참석하다"):
            home = home or next((d for d in drafts if set(d.parties) & set(parties)), None)
        if home is None and anaphora and len(parties) < 2 and (pair := meant(doc, cast, event, head)):
            home = next((d for d in drafts if _same(doc, d, event, pair, dates)), None)
            if home is None and (not drafts or not parties or "와" in head or "과" in head):
                drafts.append(Draft([event], list(dict.fromkeys([*pair, *parties])), "앞에서 말한 당사자"))
                continue
        if home is None and drafts and (points_back or len(parties) < 2) and not looks_back(head):
            home = drafts[0]
        if home and event.status == "ended" and len(parties) < 2 and not points_back:
            continue  # `계약 종료로 나간 20명`: some contract or other
        if home:
            home.events.append(event)
            if home.events[0].kind == event.kind or event.kind == "MOU":
                extra = [p for p in parties if p not in home.parties]
                if extra and len(parties) >= 2 and not points_back and set(home.parties) & set(parties):
                    home.parties += extra
            continue
        if (len(set(parties)) >= 2 or event.sides) and not (drafts and event.rule.endswith("참석하다")):
            drafts.append(Draft([event], list(dict.fromkeys(parties)), "협약 문장의 주어·상대"))
        else:
            pending.append((event, parties))
    _place_pending(doc, cast, drafts, pending)
    if not drafts:
        _place_weak(doc, cast, drafts, [e for e in events if e.weak])
    drafts.sort(key=lambda d: _order(doc, d))
    if drafts:
        drafts[0].parties = completed(doc, cast, drafts[0].parties, lead(doc, drafts[0]))
    for draft in drafts:
        draft.parties = settled(doc, cast, draft.parties, [e.sentence for e in draft.events])
    drafts = [draft for draft in drafts if len(draft.parties) > 1 or draft.events[0].sides]
    told = [(draft.events[0].term, draft.parties) for draft in drafts]
    named = [e for e in events if e.named and (e.term, list(e.sides)) not in told]
    return [*drafts, *(Draft([e], list(e.sides), "이름에 담긴 나라") for e in named)]


def _statements(doc: Doc, cast: Cast, events: list[Event]) -> Iterator[tuple[Event, list[str]]]:
    """Each statement with its sides: more than one where `A는 B, C는 D와 각각 …` tells of several."""
    for before, event in zip([None, *events], events, strict=False):
        if pairs := each_its_own(cast, event):
            for pair in pairs:
                yield event, pair
        else:
            yield _sides(doc, cast, before, event)


def _sides(doc: Doc, cast: Cast, before: Event | None, event: Event) -> tuple[Event, list[str]]:
    """The parties that the sentence of a statement names, and the statement (of labour, where both sides are)."""
    if event.sides:
        return event, list(event.sides)
    # `A와 B의 양해각서 체결과 A와 C의 양해각서 체결`: each statement of a sentence has its own sides
    same = before is not None and before.sentence == event.sentence
    cut = before.verb if before and same and (before.verb < event.start) else None
    own = cut is not None and bool(_APART.match(doc.text, cut) or doc.text[cut - 2 : cut] == ", ")
    to = event.kind == "contract" and event.status != "ended"
    parties = cast.parties(event.sentence, min(event.start, event.verb), start=cut if own else None, to=to)
    if event.kind in ("contract", "investment"):  # a court that lets a firm be sold is no side of the sale
        parties = [name for name in parties if not is_court(name)]
    if event.verb < event.start:
        if re.search(r"\s간(?:에)?\s$", doc.text[event.sentence.start : event.verb]):
            near = {cast.party(n) for n in cast.units(max(event.sentence.start, event.verb - 30), event.verb)}
            parties = [name for name in parties if name in near]  # `A는 B와 C 간에 체결했던 약정이 …라고 밝혔다`
        return event, parties  # `A와 B가 체결한 협약`: all sides stand before the verb
    if event.kind in ("MOU", "treaty") and len(parties) == 1:
        visit = _VISITED.search(doc.text, event.sentence.start, event.start)
        if visit and visit["state"] in countries() and visit["state"] not in parties:
            return event, [*parties, visit["state"]]
    if own and len(parties) == 1 and (topic := cast.topic(event.sentence.start, event.start)):
        parties = list(dict.fromkeys([topic, *parties]))  # `A는 지난해 B와 맺은 데 이어 C와도 맺었다`
    if event.kind in OF_BODIES:
        parties = [name for name in parties if name not in cast.people]
    if event.kind in ("labor", "settlement") and (sides := labor_sides(doc, cast, event)):
        event, parties = replace(event, kind="labor"), sides
    if event.bare:
        if parties:
            parties = with_unknown(doc, cast, event, parties, event.sentence.start)
        if len(parties) < 2 and (states := states_in(doc, event)):
            parties = list(states)
        return replace(event, kind=event.kind if event.kind == "labor" else kind_of(doc, cast, event, parties)), parties
    if len(parties) < 2 and event.verb > event.end + 2:  # `업무협약을 새론과 체결했다`
        behind = cast.parties(event.sentence, event.verb, start=event.end)
        parties = list(dict.fromkeys([*parties, *behind]))
    if len(parties) < 2 and (behind_verb := cast.head_behind(event.verb)) and behind_verb not in parties:
        parties = [*parties, behind_verb]
    if parties:
        listed = with_unknown(doc, cast, event, parties, event.sentence.start if not own or cut is None else cut)
        parties = [name for name in listed if name in parties or event.kind not in OF_BODIES or name not in cast.people]
    if event.rule.endswith("통해") and len(parties) > 2:  # `새론은 A와 B가 제휴를 통해 세웠다`: what they founded
        parties = [name for name in parties if name != cast.topic(event.sentence.start, event.start)]
    if len(parties) == 1 and not ANAPHORA.search(doc.text, event.sentence.start, event.start):
        if partner := written_partner(doc, cast, event):
            parties = [*parties, partner]
        elif subject := written_subject(doc, cast, event):
            parties = [subject, *parties]
    elif parties and all(re.fullmatch(r"[A-Z]사", name) for name in parties):
        subject = written_subject(doc, cast, event)
        parties = [subject, *parties] if subject and subject not in parties else parties
    elif not parties and (partner := written_partner(doc, cast, event)):
        parties = [name for name in (written_subject(doc, cast, event), partner) if name]
    return event, parties


def _place_pending(doc: Doc, cast: Cast, drafts: list[Draft], pending: list[tuple[Event, list[str]]]) -> None:
    """Statements that name one side or none: the other stands in the headline, before, or behind."""
    headline = _headline_parties(doc, cast)
    for event, parties in pending:
        named = list(dict.fromkeys([*parties, *headline]))
        if not drafts and len(parties) < 2 and (pair := pair_before(doc, cast, event)):
            drafts.append(Draft([event], list(dict.fromkeys([*parties, *pair])), "앞에서 말한 당사자"))
        elif not drafts and len(named) >= 2 and (parties or len(headline) >= 2):
            drafts.append(Draft([event], named, "제목의 당사자"))
        elif event.status == "ended" and not parties:
            continue
        elif drafts and not parties:
            drafts[0].events.append(event)
        elif ANAPHORA.search(doc.text, event.sentence.start, event.start):
            continue  # `둘 다 A와 계약했다`, of whom nothing is said
        elif parties and (subject := _topic(doc, cast, event, parties)):
            drafts.append(Draft([event], [subject, *parties], "앞 문장의 주어"))
        elif parties and event.kind == "contract" and (buyer := cast.receiver(_after(doc, event, 3), parties[0])):
            drafts.append(Draft([event], [*parties, buyer], "뒤 문장의 상대"))


def _place_weak(doc: Doc, cast: Cast, drafts: list[Draft], weak: list[Event]) -> None:
    """`이번 협약에 따라 A와 B는 …`: an agreement that no verb states."""
    headline = _headline_parties(doc, cast)
    for event in weak:
        named = cast.parties(event.sentence, event.sentence.end if not event.bare else event.start)
        if event.bare:
            event = replace(event, kind=kind_of(doc, cast, event, named))
        if event.kind in OF_BODIES:
            named = [name for name in named if name not in cast.people]
        if drafts:
            drafts[0].events.append(event)
        elif len(headline) >= 2 and (not named or set(named) & set(headline)):
            drafts.append(Draft([event], headline, "제목의 당사자"))
        elif len(named) >= 2 and event.kind != "contract":
            drafts.append(Draft([event], named, "협약 문장의 주어·상대"))


def _order(doc: Doc, draft: Draft) -> tuple[int, int]:
    """The agreement of the article first: a body statement without `앞서` before one that looks back."""
    event = draft.events[0]
    return int(bool(_LONG_AGO.search(doc.text[event.sentence.start : event.start]))), event.start


def _after(doc: Doc, event: Event, count: int) -> list[Sentence]:
    """The sentences behind a statement."""
    here = doc.sentences.index(event.sentence) + 1
    return doc.sentences[here : here + count]


def _topic(doc: Doc, cast: Cast, event: Event, parties: list[str]) -> str | None:
    """Who a sentence without a subject speaks of: the body that was the subject of the sentence before."""
    topic = re.compile(r"(?:\([^()]{1,30}\))?[은는이가도]\s")
    if any(topic.match(doc.text, n.end) for n in cast.within(event.sentence.start, event.start)):
        return None  # it has a subject of its own
    if _has_subject(doc, event):
        return None
    before = [n for n in cast.named if n.end <= event.sentence.start and not n.person]
    for named in reversed(before):
        if re.match(r"(?:은|는)\s", doc.text[named.end : named.end + 2]) and named.name not in parties:
            return named.name
    return None


def _has_subject(doc: Doc, event: Event) -> bool:
    """Whether a statement has a topic or subject, of whatever name: `새론(Saeron)이 …체결했다`."""
    last = doc.token_from(event.start)
    for i in range(event.sentence.first + 1, last):
        form, tag = doc.forms[i], doc.tags[i]
        when = doc.tags[i - 1][0] == "J" or doc.forms[i - 1] in ("때", "날", "올해", "지난해", "이번", "최근")
        if tag == "JX" and form in ("은", "는") and not when:
            return True
        if tag == "JKS" and not any(doc.tags[j] in ("ETM", "EC") for j in range(i, last)):
            return True
    return False


def _same(doc: Doc, draft: Draft, event: Event, parties: list[str], dates: tuple[Timex, ...]) -> bool:
    """Whether a statement shares its sides with an agreement, and no date of its own speaks against that."""
    if len(set(draft.parties) & set(parties)) < 2 and not (event.sides and list(event.sides) == draft.parties):
        return False
    if event.sides:
        return draft.events[0].term == event.term
    if event.bare and _ASIDE.match(doc.text, event.sentence.start) and not draft.events[0].bare:
        return False  # `한편 양사는 지난해 …에 합의했다`: another one of the same sides
    one, two = signing_date(doc, draft.events[0], dates), signing_date(doc, event, dates)
    if one and two and one[:7] != two[:7]:
        return False
    narrower = set(parties) < set(draft.parties) and event.sentence != draft.events[0].sentence
    return not (narrower and two and looks_back(doc.text[event.sentence.start : event.start]))


def _same_name(doc: Doc, draft: Draft, event: Event, parties: list[str]) -> bool:
    """Whether two statements call the agreement by one name: `‘지역 상생을 위한 업무협약’` with a party in common."""
    before = [doc.text[max(e.sentence.start, e.start - 16) : e.start] for e in (draft.events[0], event)]
    return before[0] == before[1] and len(before[0]) == 16 and bool(set(parties) & set(draft.parties))


def _headline_parties(doc: Doc, cast: Cast) -> list[str]:
    for passage in doc.passages:
        if passage.kind == "title" and heads_agreement(doc.text[passage.start : passage.end]):
            return cast.of_headline(passage.start, passage.end)
    return []
