"""Clauses in lists: items behind marks (`▲…▲…`), and contents told without them (`주요 내용은 …, … 등이다`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.extract.parties import Cast
from newsparse.model import Clause
from newsparse.tokens import Doc, Sentence

_MARK = re.compile(
    r"[▲△▶▷◆◇●○■□◈①②③④⑤⑥⑦⑧⑨⑩]|(?<=[\s:])(?:[1-9]\.|[1-9]\)|·(?=\s?[가-힣]))\s?(?=[가-힣A-Z])|^\s*[-·]\s?(?=[가-힣A-Z])"
)
# the closing words of a list: `…협력이다`, `…등을 추진한다`, `…에 협력하기로 했다`
_LIST_END = re.compile(
    r"(?:하는)?\s?(?:등(?=\s|을|이|의|에|도|으로|,|\.|입니다)|이다(?=[.\s]|$)|입니다|이라고\s|(?:을|를|에|에서|에 대해)\s(?:위해|대해|추진|협력|상호|공동|약속|합의|담|골자|주요|내용|포함|진행|순차|적극|함께)[^▲△]{0,60}$|(?:하|키)기로[^▲△]{0,20}$|(?:을|를)\s(?:각각\s)?맡[^▲△]{0,12}$|에\s(?:힘을|뜻을|머리를)\s?[모맞][^▲△]{0,20}$|(?:을|를)\s[가-힣]{2,5}(?:한다|했다|할\s계획|할\s예정)[^▲△]{0,20}$).*$"
)
_ABOUT = re.compile(r"협약|계약|협력|양해각서|MOU|합의|양 ?사|양 ?기관|양측|두 ?기관|양국|\d사|\d자")
_HEAD = re.compile(r"내용|골자|조건|역할")
_BINDS = re.compile(r"하기로|키로|기로\s|협력|추진|맡|담당|지원|제공|할\s(?:계획|예정|방침)|공동|합의|교류|공급")
# `내분비 4위`, `태양전지(1900억원)`: what is ranked or counted is not agreed on
_FIGURE = re.compile(r"(?:\d위|[\d,.]+\s?[조억만천]*\s?(?:원|달러)|\d%|\d(?:점|명|곳|건))(?:씩|\))*$")


# `-- 당부하고 싶은 말은.`, then `▲ …`: the answer in an interview
_ASKED = re.compile(r"(?:\n\s*(?:--|―|-\s|Q[.\s]|문[.:])[^\n]*|\?)\s*$")


def listed(doc: Doc, first: Sentence, stop: int) -> Iterator[tuple[int, int]]:
    """Stretches with list marks from `first` on: one sentence with two marks, or lines that each begin with one."""
    for sentence in doc.sentences:
        if sentence.start < first.start or sentence.start >= stop:
            continue
        passage = doc.passages[sentence.passage]
        if passage.kind != "paragraph":
            continue
        marks = list(_MARK.finditer(doc.text, sentence.start, sentence.end))
        alone = len(marks) == 1 and marks[0].start() - passage.start < 2 and sentence.start - first.start < 1200
        if len(marks) >= 2 or (alone and not _ASKED.search(doc.text, max(0, sentence.start - 200), sentence.start)):
            yield sentence.start, sentence.end


def items(doc: Doc, cast: Cast, parties: list[str], start: int, end: int) -> list[Clause]:
    """The items of one listed stretch, each with the side that the words before it name."""
    text = doc.text
    marks = list(_MARK.finditer(text, start, end))
    lead = text[start : marks[0].start()]
    named = _owing(doc, cast, parties, start, marks[0].start())
    if lead.strip() and not _heads(lead, text[marks[-1].end() : end], bool(named)):
        return []
    bounds = [*(mark.start() for mark in marks[1:]), end]
    pieces = [text[mark.end() : hi].strip(" ,·\n") for mark, hi in zip(marks, bounds, strict=True)]
    if len(pieces) > 1 and all(_FIGURE.search(piece) for piece in pieces[:-1]):
        return []
    owing = named or parties
    found = []
    for i, mark in enumerate(marks):
        lo, hi = mark.end(), marks[i + 1].start() if i + 1 < len(marks) else end
        mine = owing
        if i + 1 < len(marks) and (turn := re.compile(r"(?:을|를)?,\s").search(text, lo, hi)):
            owing = _owing(doc, cast, parties, turn.end(), hi) or owing  # `▲설치를, 새론은 ▲점검을 맡는다`
            hi = turn.start() if owing != mine else hi
        piece = text[lo:hi]
        if i + 1 == len(marks):
            cut = _LIST_END.search(piece)
            piece = piece[: cut.start()] if cut else piece
        joint = re.search(r"(?:하고|하며|하는|되고|되며)[,\s]*$", piece)  # `▲기술을 교류|하고 ▲…`
        clause = clause_at(doc, lo, lo + (joint.start() if joint else len(piece)), mine)
        if clause and len(clause.text) >= 4 and not re.search(r"[했였었]다\b", clause.text):
            found.append(clause)
    return found


def _heads(lead: str, last: str, named: bool) -> bool:
    """Whether the words before a list, or those that close it, say that it lists what was agreed."""
    if _ABOUT.search(lead) or _HEAD.search(lead):
        return True
    return (named or "분야" in lead) and bool(_BINDS.search(last) or _BINDS.search(lead))


# `주요 내용은 인력 양성과 채용 확대, 교육과정 개발 등이다`: a list without marks
_CONTENTS = re.compile(
    r"(?:(?:협약|계약|합의)?(?:의|\s)?\s?(?:주요(?:한)?|핵심)\s내용은\s(?P<list>[^▲△◆◇.\"“]{8,300}?)\s?(?:등)?이다\.|"
    r"(?:협약|계약|합의서?)(?:에는|에서는|은|는)\s(?P<held>[^▲△◆◇.\"“]{8,300}?)\s?등?(?:을|의)\s(?:주요\s|핵심\s)?내용(?:으로|을|이)\s(?:담|포함))"
)


def contents(doc: Doc, parties: list[str], sentence: Sentence) -> list[Clause]:
    """The contents that a sentence tells as a list without marks; all sides owe them."""
    match = _CONTENTS.search(doc.text, sentence.start, sentence.end)
    if match is None:
        return []
    group = match.lastgroup or "list"
    found, at = [], match.start(group)
    for item in match[group].split(", "):
        if clause := clause_at(doc, at, at + len(item), parties):
            found.append(clause)
        at += len(item) + 2
    return found


# `사업개발|을 각각 담당한다`, `인프라 구축|을 위해 적극 나서기로`: closing words that carry nothing
_EMPTY_END = re.compile(
    r"(?:(?:을|를)\s(?:위해\s(?:적극\s|공동으로\s)?(?:나서|노력하|힘쓰|협력하|앞장서)기?|각각)|\s각각|(?<![마가노고\s])(?:을|를))\s*,?\s*$"
)


def clause_at(doc: Doc, lo: int, hi: int, owing: list[str]) -> Clause | None:
    """The clause of characters `[lo, hi)` without marks and closing words; None where nothing is left."""
    if empty := _EMPTY_END.search(doc.text, lo, hi):
        hi = empty.start()
    piece = doc.text[lo:hi]
    lo += len(piece) - len(re.sub(r"^(?:간(?=\s)|[ ,·:\n])+", "", piece))  # `두 회사 |간 기술을 교류`
    hi = lo + len(doc.text[lo:hi].rstrip(" ,.;·\n"))
    return Clause(doc.text[lo:hi], tuple(owing), lo, hi) if hi > lo else None


def _owing(doc: Doc, cast: Cast, parties: list[str], start: int, end: int) -> list[str]:
    """The parties that stand as subject in a stretch; [] where it has none or speaks of both."""
    text = doc.text
    found = []
    for named in cast.within(start, end):
        name = cast.party(named)
        if (
            name in parties
            and re.match(r"(?:\s?측)?(?:\([^()]{1,20}\))?(?:은|는|이|가)(?=[\s,])", text[named.end : named.end + 26])
        ) or (name in parties and re.match(r"\s?(?:와|과|·|,|및)\s?", text[named.end : named.end + 3])):
            found.append(name)
    subjects = list(dict.fromkeys(found))
    last = cast.within(start, end)
    if subjects and last and not re.search(r"(?:은|는|이|가)[\s,]", text[start:end]):
        return []
    return subjects
