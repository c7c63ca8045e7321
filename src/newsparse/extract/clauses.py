"""What was agreed, and by whom it is owed: listed items (`▲…▲…`) and undertakings in prose (`A는 …을 제공하고, B는 …하기로 했다`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.extract.parties import ANAPHORA, Cast
from newsparse.model import Clause, Quote
from newsparse.tokens import Doc, Sentence

_MARK = re.compile(
    r"[▲△▶▷◆◇●○■□◈①②③④⑤⑥⑦⑧⑨⑩]|(?<=[\s:])(?:[1-9]\.|[1-9]\)|·(?=\s?[가-힣]))\s?(?=[가-힣A-Z])|^\s*[-·]\s?(?=[가-힣A-Z])"
)
# the closing words of a list: `…협력이다`, `…등을 추진한다`, `…에 협력하기로 했다`
_LIST_END = re.compile(
    r"\s?(?:등(?=\s|을|이|의|에|도|으로|,|\.|입니다)|이다(?=[.\s]|$)|입니다|이라고\s|(?:을|를|에|에서|에 대해|의)\s(?:위해|대해|추진|협력|상호|공동|약속|합의|담|골자|주요|내용|포함|진행|순차|적극|함께)[^▲△]{0,60}$|(?:하|키)기로[^▲△]{0,20}$).*$"
)
# the closing words of an undertaking, from its bare verb on: `…을 제공하기로 했다` keeps `…을 제공`
_UNDERTAKES = re.compile(
    r"(?P<close>(?:하|토록 하|해 나가|해나가)기로\s?(?:했|하고|하며|합의|약속|뜻|의견|협의)|키로\s?(?:했|합의|하고|하며)|(?<=기)로\s?(?:했|하고|합의|약속|뜻)|"
    r"(?:한다|하게 된다|할 수 있게 된다|게 된다)(?:는\s?(?:계획|방침|구상|전략|것|복안|목표|내용))?|(?:할|될|갈|나갈|을)\s(?:계획|예정|방침|전략|구상|복안)|할\s것이다|(?:하|되)게\s?된다)"
)
_AND = re.compile(r"(?P<close>(?:하|되)고|(?:하|되)며|고|며),?\s")
_LEAD = re.compile(
    r"^(?:,|\s|(?:협약|계약|합의)의?\s(?:주요\s|핵심\s)?(?:내용|핵심|골자)은|이에 따라|이에|특히|또한|또|이어|우선|먼저|아울러|이와 함께|이를 통해|이번\s?(?:업무\s?)?(?:협약|계약|협정|협력|합의)(?:식)?(?:을|를|에|으로|로)?\s?(?:통해|따라|계기로|체결로|바탕으로)?(?:서)?|"
    r"(?:업무\s?)?(?:협약|계약|합의)(?:을|를|에|으로|로)\s?(?:통해|따라|따르면|계기로|바탕으로)?|앞으로|향후(?=\s양)|각각|서로|상호|한편|구체적으로|,)+\s*"
)
_ABOUT = re.compile(r"협약|계약|협력|양해각서|MOU|합의|양 ?사|양 ?기관|양측|두 ?기관|양국|3사|공급|투자")
REACH = 14  # sentences behind the statement of the main agreement in which its undertakings are told
ASIDE = 2  # the same for one told in passing


def find_clauses(
    doc: Doc, cast: Cast, parties: list[str], first: Sentence, stop: int, quotes: tuple[Quote, ...], reach: int
) -> list[Clause]:
    """The clauses told from the sentence `first` on, before character `stop`; parties default to all."""
    spoken = [(q.start, q.end) for q in quotes]
    found: list[Clause] = []
    index = doc.sentences.index(first)
    sentences = [
        s
        for s in doc.sentences[index : index + reach + 1]
        if s.start < stop and doc.passages[s.passage].kind == "paragraph"
    ]
    listed = _listed_paragraphs(doc, first, stop)
    for start, end in listed:
        if not any(lo <= start < hi for lo, hi in spoken):
            found += _items(doc, cast, parties, start, end)
    for sentence in sentences:
        if not any(lo < sentence.end and sentence.start < hi for lo, hi in [(c.start, c.end) for c in found]):
            found += _contents(doc, parties, sentence)
    covered = [(c.start, c.end) for c in found]
    last = _owing(doc, cast, parties, first.start, first.end) or parties
    for n, sentence in enumerate(sentences):
        if any(lo < sentence.end and sentence.start < hi for lo, hi in covered + spoken):
            continue
        goes_on = n > 0 and (_subjectless(doc, sentence) or bool(_MOREOVER.match(doc.text, sentence.start)))
        if n and not goes_on and not _concerns(doc, cast, parties, sentence):
            continue
        told = _prose(
            doc, cast, parties, sentence, states=n == 0 or reach == ASIDE, default=last if goes_on else parties
        )
        found += told
        last = list(told[-1].parties) if told else last
    found.sort(key=lambda c: c.start)
    return found


def _listed_paragraphs(doc: Doc, first: Sentence, stop: int) -> Iterator[tuple[int, int]]:
    """Stretches with list marks from `first` on: one sentence with two marks, or lines that each begin with one."""
    for sentence in doc.sentences:
        if sentence.start < first.start or sentence.start >= stop:
            continue
        passage = doc.passages[sentence.passage]
        if passage.kind != "paragraph":
            continue
        marks = list(_MARK.finditer(doc.text, sentence.start, sentence.end))
        alone = len(marks) == 1 and marks[0].start() - passage.start < 2 and sentence.start - first.start < 1200
        if len(marks) >= 2 or alone:
            yield sentence.start, sentence.end


def _items(doc: Doc, cast: Cast, parties: list[str], start: int, end: int) -> list[Clause]:
    text = doc.text
    marks = list(_MARK.finditer(text, start, end))
    lead = text[start : marks[0].start()]
    if lead.strip() and not _ABOUT.search(lead) and not re.search(r"내용|골자|분야|은|는", lead):
        return []
    owing = _owing(doc, cast, parties, start, marks[0].start()) or parties
    found = []
    for i, mark in enumerate(marks):
        lo, hi = mark.end(), marks[i + 1].start() if i + 1 < len(marks) else end
        piece = text[lo:hi]
        if i + 1 == len(marks):
            cut = _LIST_END.search(piece)
            piece = piece[: cut.start()] if cut else piece
        clause = _clause(doc, lo, lo + len(piece), owing)
        if clause and len(clause.text) >= 4:
            found.append(clause)
    return found


# `주요 내용은 인력 양성과 채용 확대, 교육과정 개발 등이다`: a list without marks
_CONTENTS = re.compile(
    r"(?:협약|계약|합의)?(?:의|\s)?\s?(?:주요|핵심)\s내용은\s(?P<list>[^▲△◆◇.\"“]{8,300}?)\s?(?:등)?이다\."
)


def _contents(doc: Doc, parties: list[str], sentence: Sentence) -> list[Clause]:
    match = _CONTENTS.search(doc.text, sentence.start, sentence.end)
    if match is None:
        return []
    found, at = [], match.start("list")
    for item in match["list"].split(", "):
        if clause := _clause(doc, at, at + len(item), parties):
            found.append(clause)
        at += len(item) + 2
    return found


def _clause(doc: Doc, lo: int, hi: int, owing: list[str]) -> Clause | None:
    piece = doc.text[lo:hi]
    lo += len(piece) - len(piece.lstrip(" ,·:\n"))
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


# `이와 함께 …에 나서기로 했다`: the same sides undertake one thing more
_MOREOVER = re.compile(r"(?:이와 함께|아울러|이 밖에|이밖에|이를 위해|이를 통해|이외에도)\s")


def _subjectless(doc: Doc, sentence: Sentence) -> bool:
    """`물량을 순차적으로 공급할 계획이다`: a sentence without a topic goes on about the one before."""
    tags, forms = doc.tags[sentence.first : sentence.last], doc.forms[sentence.first : sentence.last]
    topic = any(
        tag in ("JX", "JKS") and form in ("은", "는", "이", "가") for tag, form in zip(tags, forms, strict=True)
    )
    return not topic and doc.text[sentence.start] not in "“\"‘'"


def _concerns(doc: Doc, cast: Cast, parties: list[str], sentence: Sentence) -> bool:
    """Whether a sentence goes on about the agreement: it has a party or both as subject, or names it."""
    head = doc.text[sentence.start : sentence.start + 60]
    if re.match(r"앞서|한편|지난해", head) or "바 있다" in doc.text[sentence.end - 12 : sentence.end]:
        return False
    if re.search(r"(?:협약|계약|협정|합의)의?\s(?:주요\s|핵심\s)?(?:내용|핵심|골자)은", head):
        return True
    if ANAPHORA.search(head) or re.search(
        r"(?:협약|계약|협정|합의)(?:에 따라|을 통해|를 통해|으로|의|에 따르면)", head
    ):
        return True
    return any(
        cast.party(n) in parties and re.match(r"(?:\([^()]{1,20}\))?(?:은|는)\s", doc.text[n.end : n.end + 24])
        for n in cast.within(sentence.start, min(sentence.end, sentence.start + 50))
    )


def _prose(
    doc: Doc, cast: Cast, parties: list[str], sentence: Sentence, *, states: bool, default: list[str]
) -> list[Clause]:
    """The undertakings of one sentence, each with the side that owes it."""
    text = doc.text[sentence.start : sentence.end]
    if re.search(r"고 (?:\d{1,2}일 )?(?:밝혔|말했|전했|설명했|덧붙)", text) and not re.search(
        r"기로 했다고|키로 했다고|할 계획이라고|예정이라고", text
    ):
        return []
    closes = list(_UNDERTAKES.finditer(text))
    if not closes:
        return []
    close = closes[-1]
    if states and not re.search(r"기로|키로", close[0]):
        return []
    plain = re.match(r"(?:한다|게 된다|하게 된다)(?!는\s?(?:내용|계획|방침|구상|것))|할 수|(?:하|되)게", close[0])
    bound = ANAPHORA.search(text[:40]) or re.search(r"협약|계약|협정|합의", text[:40])
    if plain and (not bound or re.search(r"(?:의미|뜻|말|해당|차지|예상|분석|평가|기록)$", text[: close.start()])):
        return []
    if _other_topic(doc, cast, parties, sentence):
        return []
    if re.search(r"기대|전망|바란|보인다|알려졌", text[close.start() :]) or re.search(
        r"기대(?:한다|된다)|전망(?:이다|된다)|평가(?:한다|된다)", text[max(0, close.start() - 4) :]
    ):
        return []
    edges = _subjects(doc, cast, parties, sentence.start, sentence.start + close.start())
    found = []
    if not edges:
        edges = [(sentence.start, sentence.start, default)]
    for i, (_, lo, owing) in enumerate(edges):
        hi = edges[i + 1][0] if i + 1 < len(edges) else sentence.start + close.start()
        piece = doc.text[lo:hi]
        if i + 1 < len(edges):
            joints = list(_AND.finditer(piece + " "))
            piece = piece[: joints[-1].start()] if joints else piece
        elif re.search(r"\s등(?:을|의|에)\s", piece) and len(edges) > 1:
            piece = piece[: re.search(r"\s등(?:을|의|에)\s", piece).start()]  # type: ignore[union-attr]
        lead = _LEAD.match(piece)
        lo += lead.end() if lead else 0
        for start, end in _split(doc.text, lo, lo + len(piece) - (lead.end() if lead else 0)):
            clause = _clause(doc, start, end, owing)
            if clause and len(clause.text) >= 6:
                found.append(clause)
    return found


def _other_topic(doc: Doc, cast: Cast, parties: list[str], sentence: Sentence) -> bool:
    """Whether somebody who is no party is what the sentence speaks of."""
    return any(
        cast.party(n) not in parties and re.match(r"(?:은|는)\s", doc.text[n.end : n.end + 2])
        for n in cast.within(sentence.start, min(sentence.end, sentence.start + 50))
    )


_SPLIT = re.compile(r"(?<=[가-힣])(?:하고|하며|하고,|하며,|(?:하|에 나서)?기로\s?(?:합의)?(?:했고|하고),)\s")


def _split(text: str, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """`…을 공유하고, …을 추진`: two undertakings of one side."""
    at = lo
    for match in _SPLIT.finditer(text, lo, hi):
        if match.start() - at > 14 and hi - match.end() > 10 and match[0].rstrip().endswith(","):
            yield at, match.start()
            at = match.end()
    yield at, hi


# `참여 기업은 …을 제공하고, 대학은 …을 맡는다`: sides by what they are
_ROLES = re.compile(
    r"(?:^|(?<=[\s,]))(?:협약\s)?(?:참여\s?|각\s)?(?P<kind>기업|대학|병원|지자체|학교)(?:들)?(?:은|는)\s"
)
_KINDS = {
    "기업": "company", "대학": "university", "병원": "hospital", "지자체": "local_government", "학교": "school",
}  # fmt: skip


def _subjects(doc: Doc, cast: Cast, parties: list[str], start: int, end: int) -> list[tuple[int, int, list[str]]]:
    """(where a subject begins, where what it undertakes begins, who) for each party as topic of the sentence."""
    text = doc.text
    found: list[tuple[int, int, list[str]]] = []
    listed: list[tuple[int, str]] = []
    for named in cast.within(start, end):
        name = cast.party(named)
        if name not in parties:
            continue
        topic = re.compile(r"(?:\s?측)?(?:\([^()]{1,20}\))?(?:은|는)(?=[\s,])").match(text, named.end, end)
        subject = re.compile(r"(?:이|가)\s").match(text, named.end, end)
        if topic or (subject and named.start - start < 30 and not found):
            end_of = (topic or subject).end()  # type: ignore[union-attr]
            group = [n for at, n in listed if named.start - at < 40]
            begin = listed[0][0] if group else named.start
            found.append((begin, end_of, list(dict.fromkeys([*group, name]))))
            listed = []
        elif re.match(r"\s?(?:와|과|·|,|및)\s?", text[named.end : named.end + 3]):
            listed.append((named.start, name))
        elif case := re.compile(r"의 경우(?=[\s,])").match(text, named.end, end):
            found.append((named.start, case.end(), [name]))
    for role in _ROLES.finditer(text, start, end):
        if role["kind"] and (owing := cast.of_kind(parties, _KINDS[role["kind"]])):
            found.append((role.start(), role.end(), owing))
    found.sort(key=lambda edge: edge[0])
    both = ANAPHORA.search(text, start, min(end, start + 40))
    if both and not found:
        match = re.compile(r"(?:는|은|이|가)?\s?").match(text, both.end() - 1)
        found.append((start, both.end() if match is None else max(both.end(), match.end()), parties))
    return found
