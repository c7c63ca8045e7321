"""Where an article says that an agreement was made, is planned or ended: a term, the verb that governs it, its status."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace

from newsparse.extract.accords import accords, by_name, named_in
from newsparse.extract.agreed import agreed, agreement_of
from newsparse.extract.agreement_words import Event, kinds, terms, verbs
from newsparse.extract.mood import Mood, mood
from newsparse.model import AgreementStatus, Quote
from newsparse.tokens import Doc, Sentence

REACH = 18  # tokens behind a term in which its verb stands


def find_events(doc: Doc, quotes: tuple[Quote, ...]) -> list[Event]:
    """The statements of the body and captions, in order; what stands inside direct speech is nobody's report."""
    found: list[Event] = []
    starts = [q.start for q in quotes]
    known = accords(doc)
    for sentence in doc.sentences:
        if doc.passages[sentence.passage].kind not in ("paragraph", "caption"):
            continue
        for match in terms().finditer(doc.text, sentence.start, sentence.end):
            said = bisect.bisect_right(starts, match.start()) - 1
            if said >= 0 and match.start() < quotes[said].end:
                continue
            if _HOSTED.search(doc.text, sentence.start, match.start()):
                continue
            event = (
                _stated(doc, match, sentence)
                or agreed(doc, match, sentence)
                or agreement_of(doc, match, sentence)
                or _by_alliance(doc, match, sentence)
                or _gapped(doc, match, sentence)
                or _made_before(doc, match, sentence)
                or _pointed_at(doc, match, sentence)
            )
            if event and (accord := named_in(known, event.start, event.end)):
                event = replace(event, kind="treaty", term=accord.name, sides=accord.sides, day=accord.day)
            same = event and found and found[-1].verb == event.verb and found[-1].sentence == sentence
            if event and not same:  # `양해각서(MOU)를` are two words for one
                found.append(event)
    return [*found, *by_name(doc, known)]


# `A와 B가 주관하는 포럼·업무협약 체결식에`: hosts are no sides
_HOSTED = re.compile(r"(?:주관|주최)(?:하는|한)\s[^.,]{0,30}$")

# -- the verb ----------------------------------------------------------------------------------------------------------

# what may stand between a term and its particle: 협약식을, 협약서에, 협약 행사를, 계약 기간을, 협약 등을
_OF_TERM = frozenset(["식", "서", "행사", "기간", "등", "건", "들", "체결식", "조인식", "서명식", "협약식", "전달식"])
_STOPS = ("EF", "EC", "ETM", "ETN", "SF", "JKQ")
_DOCUMENTS = re.compile(r"합의(?:서|문)|협약|계약|임단협|잠정합의안|단협|각서|의향서|협정")


_AIMED = re.compile(r"[^\s]{1,4}는\s(?:게|것이)\s목표")  # `협약을 맺는 게 목표다`


def _stated(doc: Doc, match: re.Match[str], sentence: Sentence) -> Event | None:
    """The event of a term whose verb follows: `업무협약(MOU)을 6일 체결했다`, `협약 체결식을 가졌다`."""
    found = next(_governing(doc, match.end("term"), sentence), None)
    if found is None:
        return None
    i, lemma, nominal = found
    section = verbs()[lemma]
    between = doc.text[match.end("term") : doc.starts[i]]
    term = match["term"]
    ceremony = term.endswith("식") or bool(re.search(r"식|행사", between)) or lemma == "열리다"
    if section == "refused" or (section == "held" and not ceremony):
        return None
    if section in ("running", "planned") and not re.match(
        r"(?:식|서)?[’'”\"」]?(?:\s?\([^()]*\))?[을를이가]\s", between
    ):
        return None
    if lemma == "하다" and not re.search(r"[을를도](?:\s|$)", between):
        return None
    if lemma == "마련하다" and not term.endswith("합의안"):
        return None
    if term == "합의" and lemma not in ("체결하다", "서명하다"):
        return None  # `합의를 이뤘다` names no document
    if lemma == "합의하다" and not _DOCUMENTS.search(term):
        return None
    how = _nominal_mood(doc, i, sentence) if nominal else mood(doc, i, sentence)
    if how == "no" and _AIMED.match(doc.text, doc.starts[i], sentence.end):
        how = "planned"
    if how == "no" or (how == "joined" and re.search(r"수도\s있", doc.text[doc.ends[i] : sentence.end])):
        return None  # `계약을 맺어 전기를 살 수도 있다`
    verb = doc.starts[i] if nominal or not doc.tags[i].startswith("XS") else doc.starts[i - 1]
    status = _status(doc, section, how, verb, sentence)
    kind = kinds()[term]
    if kind == "contract" and re.match(r"\s?\(MOU\)", between):
        kind = "MOU"
    name = term.removesuffix("식") if term.endswith("협약식") else term
    return Event(name, kind, status, match.start("term"), match.end("term"), verb, sentence, f"{term}+{lemma}")


def _made_before(doc: Doc, match: re.Match[str], sentence: Sentence) -> Event | None:
    """`A가 B와 체결한 (기술 교류를 위한) 업무협약이 …`: the verb stands before its term; so `verb` is before `start`."""
    start = match.start("term")
    for j in range(doc.token_from(start) - 1, max(sentence.first, doc.token_from(start) - 16), -1):
        if doc.tags[j] in ("EF", "EC", "SP"):
            return None
        if doc.tags[j] == "ETM" and doc.forms[j] in ("ᆫ", "은", "던"):
            i = j - 1 if doc.tags[j - 1] != "EP" else j - 2
            if re.search(r"\d개국이\s$", doc.text[sentence.start : doc.starts[i - 1]]):
                return None  # `197개국이 합의한 협정`: not of those told of
            if verbs().get(doc.lemmas[i]) == "made" and doc.lemmas[i] != "하다":
                verb = doc.starts[i - 1] if doc.tags[i].startswith("XS") else doc.starts[i]
                term, kind = match["term"], kinds()[match["term"]]
                return Event(term, kind, "signed", start, match.end("term"), verb, sentence, f"{doc.lemmas[i]}+{term}")
    return None


_THROUGH = re.compile(r"(?:을|를)\s통해\s")


def _by_alliance(doc: Doc, match: re.Match[str], sentence: Sentence) -> Event | None:
    """`A와 B가 전략적 제휴를 통해 합작 설립했다`: an alliance by what came of it; both sides must be named there."""
    term = match["term"]
    through = _THROUGH.match(doc.text, match.end("term"))
    if kinds()[term] != "other" or through is None:
        return None
    for i in range(doc.token_from(through.end()), min(sentence.last, doc.token_from(through.end()) + 10)):
        if doc.lemmas[i] and doc.tags[i] != "VX":
            if mood(doc, i, sentence) != "done" or doc.tags[i + 1 : i + 2] != ["EP"]:
                return None
            start, end = match.start("term"), match.end("term")
            return Event(term, "other", "signed", start, end, through.end(), sentence, f"{term}+통해")
    return None


def _gapped(doc: Doc, match: re.Match[str], sentence: Sentence) -> Event | None:
    """`A는 B와 양해각서를, C는 D와 업무협약을 체결했다`: the verb that two share stands behind the second."""
    joint = re.compile(r"(?:\s?\([^()]{1,10}\))?[’'”]?[을를],?\s(?=[^.]*[은는이가]\s)").match(
        doc.text, match.end(), sentence.end
    )
    later = terms().search(doc.text, joint.end(), sentence.end) if joint else None
    if joint is None or later is None:
        return None
    event = _stated(doc, later, sentence)
    between = range(doc.token_from(joint.end()), doc.token_from(later.start()))
    if event is None or any(doc.tags[i] in ("EC", "EF") for i in between):
        return None
    term = match["term"]
    return replace(event, term=term, kind=kinds()[term], start=match.start(), end=match.end(), verb=joint.end())


def _governing(doc: Doc, end: int, sentence: Sentence) -> Iterator[tuple[int, str, bool]]:
    """(token, lemma, whether it is a noun: `체결`) of what governs the term that ends at `end`."""
    known = verbs()
    own = joint = False  # whether the particle of the term itself, or `및`, has passed
    first = doc.token_from(end)
    i = first
    stop = first + REACH
    while i < min(sentence.last, stop):
        tag, form, lemma = doc.tags[i], doc.forms[i], doc.lemmas[i]
        if tag == "SSO" and form in "([" and (close := _closing(doc, i, sentence.last)):
            i, stop = close, stop + close - i  # `협약(본보 3일 자 보도)을 체결하고`
            continue
        if known.get(lemma) == "between":
            i += 2  # `협약을 잇달아 맺었다`
            continue
        if lemma in known:
            yield i, lemma, False
            return
        if tag == "NNG" and form + "하다" in known and not (i + 1 < sentence.last and doc.tags[i + 1].startswith("XS")):
            after = doc.forms[i + 1] if i + 1 < sentence.last else ""
            if not (own is False and after in ("내용", "기간", "과정")):
                yield i, form + "하다", True
            return
        if (tag in _STOPS or lemma) and not tag.startswith("XS"):
            return
        if tag in ("JKO", "JKS", "JX") or (tag == "JKB" and not own):
            if own and tag == "JKO":
                return  # another object: `협약을 바탕으로 …을 추진`
            own = True
        joint = joint or form == "및"
        if tag[:2] == "NN" and not own and not joint and form not in _OF_TERM and form + "하다" not in known:
            return  # `업무협약 내용을 발표했다`
        i += 1


def _closing(doc: Doc, i: int, last: int) -> int:
    """The token behind the bracket that opens at `i`; 0 where it does not close."""
    return next((j + 1 for j in range(i, min(last, i + 20)) if doc.tags[j] == "SSC"), 0)


def _nominal_mood(doc: Doc, i: int, sentence: Sentence) -> Mood:
    """What becomes of `체결`: of `체결을 앞두고` planned, of `체결을 촉구` and `체결 여부` nothing."""
    tail = doc.text[doc.ends[i] : sentence.end]
    if re.match(r"을\s위한\s(?:협상|협의|논의|실무)", tail):
        return "no"
    if re.match(
        r"\s?(?:여부|전(?:까지|에)?(?=[\s,])|률|촉구|요구|거부|불발|무산|가능|시\s|시에|이\s(?:무산|불발|결렬|필요|시급)|을\s(?:위해선|못))",
        tail,
    ):
        return "no"
    if re.match(r"(?:키로|\s?(?:예정|추진|계획|준비|임박))", tail):
        return "planned"
    for j in range(i + 1, min(sentence.last, i + 10)):
        lemma = doc.lemmas[j]
        section = verbs().get(lemma)
        if section == "refused":
            return "no"
        if section == "planned" or lemma in ("위하다", "나서다"):
            return "planned"
        if section == "held" or lemma == "하다":
            return mood(doc, j, sentence)
        if doc.tags[j] == "SP":
            return "done"  # `체결, 통신망 확충에 나선다`
        if lemma:
            return "done"
    return "done"


# -- the status --------------------------------------------------------------------------------------------------------

_FUTURE_END = re.compile(r"(?:할|될|을|갈|칠)\s(?:예정|계획|방침|전망)(?:이다|이라고|이며|임)?|앞두고 있다")
_RUNNING = re.compile(r"(?:진행|시행|운영|추진|이행|적용|유지)(?:하고 있|해 오고| 중이)")


def _status(doc: Doc, section: str, how: Mood, verb: int, sentence: Sentence) -> AgreementStatus:
    rest = doc.text[verb : sentence.end]
    if section == "ended":
        return "ended"
    if section == "running":
        return "in_force"
    if section == "planned" or how == "planned":
        return "planned"
    if how == "joined":
        if re.match(r"체결하고", rest) and _FUTURE_END.search(rest) and not re.search(r"[했됐]다", rest):
            return "planned"
        if _RUNNING.search(rest) and re.match(r"(?:체결하고|맺고)", rest):
            return "in_force"
    return "signed"


# -- an agreement only pointed at ---------------------------------------------------------------------------------------

_POINTS = re.compile(r"(?<![가-힣])(?:이번|이날|해당|본)\s(?:[가-힣]{1,8}\s){0,2}$")
_POINTED = re.compile(
    r"(?:식|서)?(?:\([^()]{1,10}\))?(?:에\s따라|을\s통해|를\s통해|으로|로|은|는|에는|에서|을\s계기로|를\s계기로|의)(?=[\s,])"
)


def _pointed_at(doc: Doc, match: re.Match[str], sentence: Sentence) -> Event | None:
    """`이번 협약에 따라`: that there is one, where nothing else says so."""
    start, end = match.span("term")
    if not _POINTED.match(doc.text, end) or not _POINTS.search(doc.text, sentence.start, start):
        return None
    term = match["term"]
    return Event(term, kinds()[term], "signed", start, end, end, sentence, "이번+" + term, weak=True)
