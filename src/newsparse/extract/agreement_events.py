"""Where an article says that an agreement was made, is planned or ended: term, verb and what they say of its status."""

from __future__ import annotations

import bisect
import functools
import re
from dataclasses import dataclass

from newsparse.lexicon import alternation, sections
from newsparse.model import AgreementKind, AgreementStatus, Quote
from newsparse.tokens import Doc, Sentence

# `(MOU)’을` may stand between term and verb, and an adverb: 업무협약을 최근 체결했다
_BETWEEN = r"(?P<gloss>\s?\([^()]{1,16}\))?[’'”\"]?(?:\s?\([^()]{1,16}\))?(?:을|를|에|이|의|도|까지|식을|식이|식은|서에|서를|\s행사를|)?\s{0,2}(?:(?:지난\s)?\d{1,2}일\s|이날\s|지난달\s|최근\s|잇달아\s|잇따라\s|각각\s|공동으로\s|정식으로\s|공식\s|최종\s|전격\s)?"
_MADE = r"했(?=다|고|으며)|체결|맺|서명|조인|교환|합의|성사|이뤄|갱신|연장|따냈|따낸"
_HELD = r"개최|열(?:고|었|렸|린)|가졌|갖고|진행"
_ENDED = r"해지|파기|종료|철회|취소"
# a wish, a demand or a failure is no agreement
_NOT = re.compile(
    r"(?:체결|맺)(?:하|을|되)?(?:지\s?(?:못|않|말)|해야|라고|하라|할\s수|하려면|하면|하자고|하는 것이|하지|돼야|될 경우|할 경우)|체결을?\s?(?:촉구|요구|강요|거부|압박|반대)|"
    r"불발|무산|결렬|맺지|체결 여부|체결 전|미체결|체결률"
)
_PLANNED = re.compile(
    r"^(?:체결|서명|조인|교환|합의)?(?:한다|할|된다|될|하는 방안|을 추진|을 앞두|을 위해|키로|하기로|에 나선)|^맺(?:는다|을|기로)|^(?:을|를)?\s?(?:추진|앞두|준비|검토)"
)
_FUTURE_END = re.compile(r"(?:할|될|을)\s(?:예정|계획|방침|전망)(?:이다|이라고|이며|임)?|앞두고 있다")
_RUNNING = re.compile(r"(?:진행|시행|운영|추진|이행|적용|유지)(?:하고 있|해 오고| 중이)")


@dataclass(frozen=True, slots=True)
class Event:
    """One statement of an agreement: `[start, end)` is its term, `verb` where the verb begins."""

    term: str
    kind: AgreementKind
    status: AgreementStatus
    start: int
    end: int
    verb: int
    sentence: Sentence


@functools.cache
def _kinds() -> dict[str, AgreementKind]:
    return {term: kind for kind, terms in sections("agreement_terms").items() for term in terms}  # type: ignore[misc]


@functools.cache
def terms() -> re.Pattern[str]:
    return re.compile(rf"(?P<term>{alternation(_kinds())})")


@functools.cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"{terms().pattern}{_BETWEEN}(?P<verb>{_MADE}|{_HELD}|{_ENDED})")


def find_events(doc: Doc, quotes: tuple[Quote, ...]) -> list[Event]:
    """The statements of the body and captions, in order; what stands inside direct speech is nobody's report."""
    found: list[Event] = []
    starts = [q.start for q in quotes]
    for sentence in doc.sentences:
        if doc.passages[sentence.passage].kind not in ("paragraph", "caption"):
            continue
        for match in _event().finditer(doc.text, sentence.start, min(sentence.end + 30, len(doc.text))):
            said = bisect.bisect_right(starts, match.start()) - 1
            if match.start() >= sentence.end or (said >= 0 and match.start() < quotes[said].end):
                continue
            event = _judge(doc, match, sentence)
            if event:
                found.append(event)
    return found


def _judge(doc: Doc, match: re.Match[str], sentence: Sentence) -> Event | None:
    text = doc.text
    term, verb = match["term"], match["verb"]
    held = bool(re.match(_HELD, verb))
    if held and not (term.endswith("식") or re.search(r"식|행사", text[match.end("term") : match.start("verb")])):
        return None
    if term == "합의" and verb not in ("체결", "서명"):
        return None  # `합의를 이뤘다` names no document
    if verb == "합의" and term not in (
        "합의서",
        "합의문",
        "협약",
        "계약",
        "단체협약",
        "임금협약",
        "임단협",
        "잠정합의안",
    ):
        return None
    rest = text[match.start("verb") : sentence.end]
    if verb == "했" and not text[: match.start("verb")].rstrip().endswith(("을", "를")):
        return None
    if _NOT.match(rest) or _NOT.search(rest[:24]):
        return None
    kind = _kinds()[term]
    gloss = match["gloss"] or ""
    if kind == "contract" and "MOU" in gloss:
        kind = "MOU"
    name = term.removesuffix("식") if term.endswith("협약식") else term
    return Event(
        name,
        kind,
        _status(text, match, rest, sentence),
        match.start("term"),
        match.end("term"),
        match.start("verb"),
        sentence,
    )


def _status(text: str, match: re.Match[str], rest: str, sentence: Sentence) -> AgreementStatus:
    if re.match(_ENDED, match["verb"]):
        return "ended"
    if _PLANNED.match(rest) and not re.match(r"(?:체결|합의)(?:한 |했|하고|된)", rest):
        return "planned"
    if re.match(r"체결하고", rest) and _FUTURE_END.search(rest) and not re.search(r"[했됐]다", rest):
        return "planned"
    if _RUNNING.search(rest) and re.match(r"(?:체결하고|맺고)", rest):
        return "in_force"
    return "signed"


def heads_agreement(text: str) -> re.Match[str] | None:
    """The term in a headline: `A-B, …업무협약 체결`, `…맞손`."""
    return terms().search(text) or re.search(r"(?P<term>맞손|손잡|협력)", text)
