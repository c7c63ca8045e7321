"""What `합의했다` reports by itself: `A와 B는 …에 합의했다`, with the sides named in the same sentence or meant by `양사는`."""

from __future__ import annotations

import re

from newsparse.extract.agreement_words import Event
from newsparse.extract.mood import mood
from newsparse.extract.parties import Cast
from newsparse.extract.words import countries
from newsparse.model import AgreementKind
from newsparse.tokens import Doc, Sentence

# `합의했다고 주장했다`, `합의했다는 의혹`: somebody says so
_CLAIMED = re.compile(r"합의(?:했|하였)다(?:고\s주장|는\s(?:주장|의혹|취지|소문|관측|설|이유|식|전제))")
# `합의해야`, `합의하고 …해야 한다`: no report
_WISH = re.compile(r"(?:해|돼|되어|하여)야\s|(?:ㄹ|할|될)\s(?:것|수|필요)|바란다|촉구|요구")
_DISPUTE = re.compile(r"소송|분쟁|갈등|배상|화해|고소|고발|취하|보상|위자료|이혼|파업|중재|조정")


def agreed(doc: Doc, match: re.Match[str], sentence: Sentence) -> Event | None:
    """The event of `합의` that is its own verb, where it is told as done."""
    if match["term"] != "합의":
        return None
    i = doc.token_from(match.end("term"))
    if i >= sentence.last or doc.lemmas[i] != "합의하다" or doc.starts[i] != match.end("term"):
        return None
    how = mood(doc, i, sentence)
    rest = doc.text[match.end() : sentence.end]
    if how not in ("done", "joined") or _CLAIMED.match(doc.text, match.start()):
        return None
    if how == "joined" and (not re.match(r"(?:하고|하며|하면서)[,\s]", rest) or _WISH.search(rest)):
        return None
    if re.match(r"(?:하는|했던|한)\s(?!데\s|뒤\s|뒤,|후\s|바\s?있)", rest):
        return None  # `합의하는 경우`, `합의한 조건`, `합의한 바 없다`
    if re.search(r"(?:선언|성명)(?:문)?(?:에|을)\s$", doc.text[sentence.start : match.start()]):
        return None  # a declaration binds nobody
    start = match.start("term")
    return Event("합의", "settlement", "signed", start, match.end("term"), start, sentence, "합의하다", bare=True)


# `A와 B의 극적 합의에`, `소송 종료 합의에 맞춰`, `노사 합의로`: one that is known of
_OF_SIDES = re.compile(
    r"(?:와|과|·)\s?[^\s,.]{2,14}(?:의|\s간|\s간의)\s(?:[가-힣]{1,4}\s)?$|(?:소송|분쟁|갈등|파업)\s?[가-힣]{0,4}\s?$"
)
_CAME = re.compile(
    r"(?:로|으로|에\s(?:맞춰|따라|이르렀|도달했|성공)|[를을]\s(?:이끌어냈|이뤘|이뤄|두고)|의\s(?:배경|결과)|[에은는]\s(?!이르지|실패|대한|대해|관한|난항|필요|앞서))"
)


def agreement_of(doc: Doc, match: re.Match[str], sentence: Sentence) -> Event | None:
    """A weak event of `합의` as a noun that says whose it is or what it ended."""
    start, end = match.span("term")
    if (
        match["term"] != "합의"
        or not _CAME.match(doc.text, end)
        or not _OF_SIDES.search(doc.text, sentence.start, start)
    ):
        return None
    if re.search(r"못|않|불발|무산|실패|결렬|난항|촉구|요구|필요", doc.text[end : sentence.end]):
        return None
    return Event("합의", "settlement", "signed", start, end, start, sentence, "합의", weak=True, bare=True)


_HEADS = frozenset(["대통령", "총리", "국무위원장", "주석", "국왕", "수상"])


def kind_of(doc: Doc, cast: Cast, event: Event, sides: list[str]) -> AgreementKind:
    """What kind of agreement a word like 합의 tells of: between states or their heads a treaty, of a dispute a settlement."""
    states = {*countries(), *countries().values()}
    heads = [name for name in sides if name in cast.people and (cast.people[name].title or "").split(" ")[-1] in _HEADS]
    if sides and all(name in states or name in heads for name in sides):
        return "treaty"
    if not event.bare or _DISPUTE.search(doc.text, event.sentence.start, event.sentence.end):
        return event.kind
    return "other"


def agreed_on(doc: Doc, end: int, event: Event) -> bool:
    """Whether `…에 합의했다` closes a noun at `end` (`공동 연구`): what the agreement is for, no clause."""
    return bool(re.compile(r"에\s(?:[가-힣]{2,4}\s)?").fullmatch(doc.text, end, event.start))


_WITH = re.compile(r"(?:\([^()]{1,30}\))?(?:와|과|은|는|이|가|도)(?:\s함께)?[,\s]+(?:\d{1,2}일\s)?")


def behind_names(doc: Doc, cast: Cast, parties: list[str], start: int, end: int) -> int:
    """`A와 B가 6일 |소송을 끝내기로 합의했다`: what is agreed on begins behind the sides."""
    for named in cast.units(start, end):
        if cast.party(named) in parties and (after := _WITH.match(doc.text, named.end, end)):
            start = after.end()
    for name in parties:  # those that the cast lacks
        at = doc.text.find(name, start, end)
        if at >= 0 and (after := _WITH.match(doc.text, at + len(name), end)):
            start = after.end()
    day = re.compile(r"\d{1,2}일\s").match(doc.text, start, end)
    return day.end() if day else start
