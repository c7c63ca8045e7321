"""What was agreed, and by whom it is owed: listed items (`▲…▲…`) and undertakings in prose (`A는 …을 제공하고, B는 …하기로 했다`)."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from newsparse.extract.agreed import agreed_on, behind_names
from newsparse.extract.agreement_words import Event
from newsparse.extract.clause_lists import clause_at, contents, items, listed
from newsparse.extract.deals import deal_of
from newsparse.extract.drafts import Draft
from newsparse.extract.parties import Cast
from newsparse.extract.party_words import ANAPHORA
from newsparse.extract.undertakings import Undertaking, subjects, undertakings
from newsparse.model import Clause, Quote
from newsparse.tokens import Doc, Sentence

REACH = 14  # sentences behind the statement of the main agreement in which its undertakings are told
LAPSE, LAPSE_OF_CONTRACT = 3, 1  # after more sentences that tell nothing of it, a plan of one side is its own
ASIDE = 2  # the same for one told in passing


def find_clauses(
    doc: Doc, cast: Cast, draft: Draft, event: Event, stop: int, quotes: tuple[Quote, ...], *, main: bool
) -> list[Clause]:
    """The clauses of an agreement that `event` states, told before character `stop`; without a side, all owe one.

    Those of the article's main agreement may stand before its statement too, in the lead.
    """
    first, parties = event.sentence, draft.parties
    spoken = [(q.start, q.end) for q in quotes]
    found: list[Clause] = []
    for start, end in listed(doc, first, stop):
        if not _overlaps(start, start + 1, spoken):
            listed_here = items(doc, cast, parties, start, end)
            found += [c for c in listed_here if not any(c.start <= e.start < c.end + 9 for e in draft.events)]
    paragraphs = [
        piece
        for s in doc.sentences
        if doc.passages[s.passage].kind == "paragraph" and s.start < stop
        for piece in _unglued(doc, s)
    ]
    here = next((i for i, s in enumerate(paragraphs) if s.end > event.start), len(paragraphs))
    reach = paragraphs[here : here + (REACH if main else ASIDE) + 1]
    for sentence in reach:
        if not _overlaps(sentence.start, sentence.end, [(c.start, c.end) for c in found]):
            found += contents(doc, parties, sentence)
    taken = [(c.start, c.end) for c in found] + spoken
    if main:
        found += _told(doc, cast, draft, event, paragraphs[:here], taken, before=True)
    found += _told(doc, cast, draft, event, reach, taken, before=False)
    if deal := deal_of(doc, cast, draft, event, found, main=main):
        found.append(deal)
    kept: list[Clause] = []
    for clause in sorted(found, key=lambda c: c.start):
        if all(clause.text != other.text for other in kept):  # a page that prints its deck again
            kept.append(clause)
    return kept


def _unglued(doc: Doc, sentence: Sentence) -> list[Sentence]:
    """`…라고 설명했다.새론은 …`: Kiwi sees no boundary where a page lost its line break."""
    cuts = [m.end() for m in re.compile(r"다\.(?=[가-힣A-Z])").finditer(doc.text, sentence.start, sentence.end)]
    edges = [sentence.start, *cuts, sentence.end]
    return [replace(sentence, start=lo, end=hi) for lo, hi in itertools.pairwise(edges)]


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(lo < end and start < hi for lo, hi in taken)


# the words that tie a sentence to the agreement: `이번 협약에 따라 …`, `양사는 …`
_BOUND = re.compile(
    r"이번\s(?:[가-힣]{1,6}\s)?(?:협력|사업|프로젝트|제휴|투자|파트너십|업무제휴)(?:에 따라|을 통해|를 통해|으로|에서|의 일환)|"
    r"(?:협약|계약|협정|합의|양해각서|MOU\)?)(?:식|서)?\s?(?:에 따라|을 통해|를 통해|으로|로|\s?체결로|의|에 따르면|을 계기로|를 계기로|에는|에서는?|을 시작으로|기간|(?:주요\s|핵심\s)?(?:내용|핵심|골자))"
)
# `배터리 3사 중 최초로` means nobody here
_BOTH = re.compile(rf"(?:{ANAPHORA.pattern})(?<=[는은이가간의])")
_BACKGROUND = re.compile(r"\s?(?:앞서|한편|지난해|최근|올해 초|올해초|지난\s\d+년|지난\s?\d+월|지난달|그동안|지금까지)")


# `우리 노사는 이같은 내용의 합의서에 서명했다`: what was agreed on stands before
_LIKE_THIS = re.compile(
    r"(?:이|이와|이런|이러한|다음과)\s?같은\s[^.]{0,30}$|이(?:런|러한)\s(?:내용|합의|조건)[^.]{0,30}$"
)


# `한빛시는 협약에서 경험을 공유하고 …을 공동 추진키로 했다`: what is shared two owe
_SHARED = re.compile(r"공동|상호|공유|교류")
_BINDING = ("firm", "plan", "told", "becomes")
_THEREFORE = re.compile(r"이를 위해|이에 따라|이에\s")


# `2026년까지 공장을 짓는다`: a present that speaks of what is to come
_AHEAD = re.compile(r"\d{4}년(?:까지|부터|에)|내년|오는|올해 말|연말까지|향후|다음 달")


def _told(
    doc: Doc,
    cast: Cast,
    draft: Draft,
    event: Event,
    sentences: list[Sentence],
    taken: list[tuple[int, int]],
    *,
    before: bool,
) -> list[Clause]:
    """The undertakings in prose, sentence by sentence: a sentence counts as long as the talk is of the agreement."""
    found: list[Clause] = []
    parties = draft.parties
    last: tuple[str, ...] = ()
    points_back = before and bool(_LIKE_THIS.search(doc.text, event.sentence.start, event.start))
    goes_on = False  # whether a sentence without a subject says more of what the one before said
    passage = -1
    patience = LAPSE_OF_CONTRACT if event.kind == "contract" else LAPSE
    lapse = 0  # sentences since one that told of the agreement
    away = False  # whether the article has turned to something else (`한편 …`) and not come back
    for sentence in sentences:
        statement = next(
            (e for e in draft.events if not e.weak and sentence.start <= e.start < sentence.end),
            event if sentence.start <= event.start < sentence.end else None,
        )
        stated = statement is not None
        head = doc.text[sentence.start : min(sentence.end, sentence.start + 70)]
        past = bool(_BACKGROUND.match(head)) and "이번" not in head
        bound = not past and bool(_BOUND.search(head) or _BOTH.search(head[:40]))
        away = not stated and not bound and (away or past)
        if _overlaps(sentence.start, sentence.end, taken):
            goes_on, lapse = stated, 0
            continue
        told = undertakings(
            doc,
            cast,
            parties,
            sentence,
            after=_behind(doc, statement) if statement and not statement.bare else None,
            anyone=points_back,
        )
        if stated:
            speaks = [edge.owing for edge in subjects(doc, cast, parties, sentence.start, event.start)]
            last = speaks[-1] if speaks and event.kind == "contract" else tuple(parties)
        if before:
            wanted = [u for u in told if _agreed(u, bound) or (points_back and u.force not in ("does", "plain"))]
        else:
            tied = bound or bool(_BOUND.search(doc.text, sentence.start, sentence.end))
            wanted = [
                u
                for u in told
                if not (away and (past or not u.owing or _alone(doc, cast, parties, u)))
                and not _if_only(doc, sentence, u)
                and not _OWN.search(doc.text, u.start, u.end)
                and not (lapse > patience and not tied and _alone(doc, cast, parties, u))
                and (
                    (stated and u.force != "plain")
                    or bound
                    or (bool(u.owing) and (tied or u.force in _BINDING or (goes_on and _THEREFORE.match(head))))
                    or (len(u.owing) > 1 and u.force == "does")
                    or (u.force in ("firm", "plan") and not u.owing and _names_all(doc, parties, u))
                    or (
                        u.force == "does"
                        and bool(u.owing and _AHEAD.search(doc.text, u.start, u.end))
                        and not _alone(doc, cast, parties, u)
                    )
                    or (goes_on and bool(u.owing) and u.force == "does")
                    or (
                        goes_on
                        and bool(u.owing)
                        and u.force == "plain"
                        and bool(_AHEAD.search(doc.text, u.start, u.end))
                    )
                    or (goes_on and not u.owing and u.force not in ("becomes", "plain", "does"))
                    or (goes_on and not u.owing and u.force == "does" and _adds(doc, sentence, u))
                )
            ]
        for u in wanted:
            follows = goes_on and (not bound or sentence.passage == passage)
            given = follows or (stated and event.kind == "contract")  # `운송 계약을 맺고 … 운송에 나선다`
            owing = u.owing or (last if given else ()) or parties
            if statement and statement.bare and len({other.owing for other in wanted}) == 1:
                owing = parties  # `A와 …를 연 B는 …하기로 합의했다`
            if len(parties) == 2 and bound and _SHARED.search(doc.text, u.start, u.end):
                owing = parties
            if statement and statement.bare and agreed_on(doc, u.end, statement):
                continue
            inner = list(_THROUGH.finditer(doc.text, u.start, u.end - 8))
            start = inner[-1].end() if inner else u.start
            if statement and statement.bare:
                start = behind_names(doc, cast, parties, start, u.end)
            if (clause := clause_at(doc, start, u.end, list(owing))) and len(clause.text) >= 4:
                found.append(clause)
                last = u.subject or tuple(owing)
        goes_on, passage = stated or bool(wanted), sentence.passage
        lapse = 0 if goes_on or bound else lapse + 1
    return found


# `관련 내용을 위원회에서 발표할 계획이다`, `위원을 맡았다`: news of a side, not what it owes
_OWN = re.compile(
    r"(?:발표|공시|공개|상장|위원|위원장|의장|회장|대표|대표이사|사장|단장)(?:을|를)?$|컨퍼런스콜|콘퍼런스콜|실적\s?발표"
)


# `합작법인이 설립되면 새론은 …을 마련하게 된다`: what follows from it
_IF = re.compile(r"[되하]면,?\s")


def _if_only(doc: Doc, sentence: Sentence, undertaking: Undertaking) -> bool:
    """Whether something is only said to come about once something else has."""
    closes = re.compile(r"\s?(?:하|되)?게\s(?:된|됩)").match(doc.text, undertaking.end, sentence.end)
    return bool(closes and _IF.search(doc.text, sentence.start, undertaking.start))


def _names_all(doc: Doc, parties: list[str], undertaking: Undertaking) -> bool:
    """`새론의 설계 기술과 해솔의 공정 기술을 활용해 …할 계획이다`."""
    words = doc.text[undertaking.start : undertaking.end]
    return len(parties) > 1 and all(name in words for name in parties)


def _alone(doc: Doc, cast: Cast, parties: list[str], undertaking: Undertaking) -> bool:
    """Whether an undertaking is of one side and names no other (`새론은 2030년까지 공장 네 곳을 더 지을 계획이다`)."""
    named = {cast.party(n) for n in cast.within(undertaking.start, undertaking.end)} & set(parties)
    named |= {name for name in parties if name in doc.text[undertaking.start : undertaking.end]}
    return len(named.union(undertaking.owing)) < 2


# `또 강사 교육도 진행한다`: a sentence without a subject that adds to what was told
_ADDS = re.compile(
    r"\s?(?:또|또한|이어|아울러|특히|이와 함께|이\s?외에도|이\s?밖에도?|구체적으로는?|우선|먼저|향후|앞으로|내년|오는|\d{4}년)"
)
_ALSO = re.compile(r"도\s(?:[가-힣]{1,4}\s)?(?:[가-힣]{2})?$")


def _adds(doc: Doc, sentence: Sentence, undertaking: Undertaking) -> bool:
    """Whether a plain present without a subject goes on with the undertakings before it."""
    return bool(_ALSO.search(doc.text, undertaking.start, undertaking.end) or _ADDS.match(doc.text, sentence.start))


# `새론은 비영리 재단으로 이번 업무협약을 통해 |교육을 강화`
_THROUGH = re.compile(
    r"(?:이번|이날|해당)\s(?:[^\s,.]+\s){0,2}[^\s,.]*(?:협약|계약|협력|양해각서|MOU|제휴)(?:\([^()]{1,12}\))?(?:을|를)\s(?:통해|계기로|바탕으로)\s"
)


def _agreed(undertaking: Undertaking, bound: bool) -> bool:
    """Whether the lead tells this of the agreement: firmly, of both sides (`A와 B가 …하기로 했다`)."""
    if undertaking.force == "firm":
        return len(undertaking.owing) > 1 or bound
    return (undertaking.force == "told" and bool(undertaking.owing)) or (undertaking.force == "plan" and bound)


def _behind(doc: Doc, event: Event) -> int:
    """Where the statement of an agreement ends: `업무협약을 체결하고| …하기로 했다`."""
    joint = re.compile(r"[^\s.]{0,8}(?:고|며|어|아|로),?\s").match(doc.text, event.verb, event.sentence.end)
    return joint.end() if joint else event.sentence.end
