"""Direct speech: what stands in quotation marks, who said it, and the verb that says so.

Marks → which of them enclose speech (the particle behind tells: `"…"며`, `"…"라고 말했다`) → chains of one utterance →
cue and speaker of each chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsparse.lexicon import wordset
from newsparse.model import Organization, Passage, Person, Quote
from newsparse.tokens import Doc

_DOUBLE = re.compile(r"[“”\"＂〝〞]")
_SINGLE = re.compile(
    r"(?<![\w])[‘'](?P<said>[^‘’'“”\"\n]{6,300})[’'](?=(?:이?라)?(?:고|며|면서)\s|이?라는 (?:글|말|내용))"
)
# what joins speech to its sentence
_PARTICLE = re.compile(
    r"[.,]?\s?(?P<particle>(?:(?:이|하)?(?:라|다)?(?:면서도|면서|며)(?:도)?)|(?:이?라)?고(?:도|는)?(?=[\s,])|(?:이?라)?고(?=[가-힣]{2})|(?:이?라|다|자|냐|라)?는(?=\s)|(?:을|를|등을|등|이란|란)(?=\s))"
)
_TOLD = re.compile(
    r"발언|말|입장|의견|뜻|주장|지적|비판|당부|강조|주문|촉구|호소|설명|반응|목소리|답변|얘기|이야기|조언|글|메시지|소감|약속|취지|내용"
)
_SPOKEN_END = re.compile(r"(?:다|까|요|자|라|네|죠|지|나|야|해|돼|것|음|함|됨|길|처사|갑질|없도록|하도록)[.!?…~]*$")
_SENTENCE_BREAK = re.compile(r"[.!?]\s+(?=\S)|(?<=다)\.(?=[가-힣])|\n|,\s(?=,)")
_CARRY = re.compile(
    r"^(?:이어|이어서|또|또한|그러면서|아울러|이와 함께|특히|그는|그녀는|그가|그러나|하지만|다만|반면|한편|더불어|이에)?[\s,]*$"
)
_PRONOUN = re.compile(r"^(?:그|그녀|이들|그들|본인|자신)$")
_STAFF = re.compile(
    r"(?:관계자|측|대변인실|소식통|당국자|고위관계자|담당자|전문가|주민|시민|학생|상인|업계|일각|누리꾼|네티즌|회원|참석자|학부모|유족|목격자|직원|교사|의사|노조|위원|대변인|의원|씨|군|양)$"
)
_SUBJECT = ("은", "는", "이", "가", "도", "께서", "께서는")
REACH = 60  # tokens behind a quotation in which its verb is looked for


@dataclass(slots=True)
class _Said:
    """A stretch inside marks: `[start, end)` without them, `after` where the text behind the closing mark begins."""

    start: int
    end: int
    after: int
    passage: Passage
    joins: bool = False  # `"…"며 "…"고`: the next stretch belongs to the same utterance


def find_quotes(doc: Doc, people: tuple[Person, ...], organizations: tuple[Organization, ...]) -> tuple[Quote, ...]:
    """The quotations of an article in order of the text."""
    who = _Who(doc, people, organizations)
    found: list[Quote] = []
    previous: str | None = None
    previous_at = -1
    for chain in _chains(doc):
        first, last = chain[0], chain[-1]
        headline = first.passage.kind in ("title", "subtitle")
        cue = None if headline else _cue(doc, last)
        if headline:
            speaker = who.in_headline(first)
        else:
            near = previous if doc.text.count("\n", max(previous_at, 0), first.start) <= 4 else None
            speaker = who.said(first, last, cue, near)
            previous, previous_at = speaker, last.end
        for said in chain:
            own = cue if said is last or cue is None else _own_cue(doc, said) or cue
            found.append(Quote(doc.text[said.start : said.end], speaker, own[0] if own else None, said.start, said.end))
    return tuple(found)


# -- what is speech ----------------------------------------------------------------------------------------------------


def _chains(doc: Doc) -> Iterator[list[_Said]]:
    """Utterances, each as its stretches in order."""
    chain: list[_Said] = []
    for passage in doc.passages:
        for said in _speech(doc, passage):
            if chain and not (chain[-1].joins and chain[-1].passage is passage and _joined(doc, chain[-1], said)):
                yield chain
                chain = []
            chain.append(said)
        if chain:
            yield chain
            chain = []


def _joined(doc: Doc, one: _Said, two: _Said) -> bool:
    between = doc.text[one.after : two.start]
    return len(between) < 60 and not re.search(r"[다요]\.", between)


def _speech(doc: Doc, passage: Passage) -> list[_Said]:
    text = doc.text
    found = []
    for start, end in _pairs(text, passage):
        if end - start < 2:
            continue
        said = _Said(start, end, end + 1, passage)
        if _is_speech(text, said, passage):
            found.append(said)
    covered = [(s.start, s.end) for s in found]
    if passage.kind in ("paragraph", "caption"):
        for match in _SINGLE.finditer(text, passage.start, passage.end):
            start, end = match.span("said")
            if not any(lo <= start < hi for lo, hi in covered) and re.search(r"\s", match["said"]):
                found.append(_Said(start, end, end + 1, passage, _joins(text, end + 1)))
    return sorted(found, key=lambda s: s.start)


def _pairs(text: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """What stands between double marks; a mark that can only open ends one that lost its partner."""
    opened: int | None = None
    for match in _DOUBLE.finditer(text, passage.start, passage.end):
        at, mark = match.start(), match[0]
        before = text[at - 1] if at > passage.start else " "
        after = text[at + 1] if at + 1 < passage.end else " "
        can_open = mark in "“〝" or (mark != "”" and not after.isspace() and (before.isspace() or before in "([‘'·…,-"))
        if opened is None:
            if mark != "”":
                opened = at + 1
        elif (
            can_open and mark in '“"' and before.isspace() and not after.isspace() and not _PARTICLE.match(text, at + 1)
        ):
            lost = _recover(text, opened, at)
            if lost:
                yield lost
            opened = at + 1
        else:
            yield opened, at
            opened = None
    if opened is not None:
        lost = _recover(text, opened, passage.end)
        if lost:
            yield lost


def _recover(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The extent of speech whose closing mark is lost: up to `…다고 말했다`."""
    match = re.search(
        r"(?P<said>[다요까자라])(?:고|며)\s(?:[^.\n]{0,20})?(?:말했|밝혔|전했|강조했|덧붙)", text[start:end]
    )
    return (start, start + match.end("said")) if match else None


def _is_speech(text: str, said: _Said, passage: Passage) -> bool:
    content = text[said.start : said.end].strip()
    if passage.kind in ("title", "subtitle", "subheading"):
        return passage.kind != "subheading" and len(content) >= 6 and (" " in content or len(content) >= 10)
    if re.fullmatch(r"[\W\d]*", content):
        return False
    if said.start - 1 <= passage.start and said.after >= passage.end - 2:
        return len(content) > 20 and bool(_SPOKEN_END.search(content))  # an answer of an interview
    match = _PARTICLE.match(text, said.after)
    if match is None:
        return (
            said.after < passage.end
            and text[said.after - 2] in ".?!"
            and len(content) > 25
            and bool(
                re.match(r"\s?(?:$|[가-힣]{2,10}\s?(?:말|설명|얘기|반응|지적)|\n)", text[said.after : passage.end])
            )
        )
    particle = match["particle"]
    rest = text[match.end() : min(passage.end, match.end() + 40)]
    if particle.endswith(("며", "면서", "면서도", "며도")):
        said.joins = True
        return len(content) > 4
    if particle.endswith(("고", "고도", "고는")):
        said.joins = bool(re.match(r"[^.“\"]{0,20}(?:며|면서|했고|고)[,]?\s*[“\"]", rest))
        return len(content) > 3 or bool(re.match(r"\s?(?:말|밝|했|전|외|답)", rest))
    if particle in ("을", "를", "등을"):
        return (
            bool(_SPOKEN_END.search(content))
            and len(content) >= 8
            and bool(re.match(r"\s?(?:[가-힣]{1,4}\s)?(?:당부|주문|강조|촉구|호소|요구|약속)", rest))
        )
    return (
        len(content) > 14
        and bool(_SPOKEN_END.search(content))
        and bool(_TOLD.match(rest.strip()) or re.match(r"\s?식의", rest))
    )


def _joins(text: str, after: int) -> bool:
    return bool(re.match(r"(?:이?라)?(?:며|면서)", text[after : after + 6]))


# -- the verb ----------------------------------------------------------------------------------------------------------


def _cue(doc: Doc, said: _Said) -> tuple[str, int, int] | None:
    """(surface, start, end) of the verb that reports the speech: `말했다`, `덧붙혔다`, and `이라며` where nothing follows."""
    if said.passage.end - said.after < 3:
        return None
    sentence_end = _sentence_end(doc.text, said)
    verbs = wordset("say_verbs")
    i = doc.token_from(said.after)
    stop = min(len(doc.forms), i + REACH)
    particle = _PARTICLE.match(doc.text, said.after)
    while i < stop and doc.starts[i] < sentence_end:
        lemma = doc.lemmas[i]
        if lemma in verbs and (lemma != "하다" or doc.starts[i] - said.after < 8):
            return _surface(doc, i)
        if doc.forms[i] in ('"', "“") and doc.starts[i] > said.after:
            break
        i += 1
    if particle:
        told = re.match(
            r"\s?(?:식의\s)?(?P<told>[가-힣]+(?:을|를)?\s(?:했|하|내놓|내|보였|남겼|쏟아냈)[가-힣]*)",
            doc.text[particle.end() : sentence_end],
        )
        if told and particle["particle"].endswith("는"):
            return told["told"], particle.end() + told.start("told"), particle.end() + told.end("told")
        word = re.match(r"[가-힣]+", doc.text[said.after : sentence_end])
        if word and len(word[0]) > 2 and word[0].endswith(("며", "면서")):
            return word[0], said.after, said.after + word.end()
    return None


def _own_cue(doc: Doc, said: _Said) -> tuple[str, int, int] | None:
    """The verb of a stretch in the middle of a chain: `"…"고 지시하며 "…"고 밝혔다`."""
    match = _PARTICLE.match(doc.text, said.after)
    if match is None or not match["particle"].endswith("고"):
        return None
    i = doc.token_from(match.end())
    for j in range(i, min(len(doc.forms), i + 8)):
        if doc.lemmas[j] in wordset("say_verbs"):
            return _surface(doc, j)
    return None


def _surface(doc: Doc, i: int) -> tuple[str, int, int]:
    """The printed word of the verb at token `i`, from its stem to its ending."""
    start = doc.starts[i - 1] if doc.tags[i].startswith("XS") and i else doc.starts[i]
    match = re.compile(r"[가-힣]+").match(doc.text, start)
    end = match.end() if match else doc.ends[i]
    return doc.text[start:end], start, end


def _sentence_end(text: str, said: _Said) -> int:
    match = re.compile(r"(?<=[다요])\.|\n").search(text, said.after, said.passage.end)
    return match.end() if match else said.passage.end


# -- the speaker -------------------------------------------------------------------------------------------------------


class _Who:
    """Finds speakers: people and organisations by their mentions, others as they are written."""

    def __init__(self, doc: Doc, people: tuple[Person, ...], organizations: tuple[Organization, ...]) -> None:
        self.doc = doc
        spans = [(m.start, m.end, p.name, True) for p in people for m in p.mentions]
        spans += [(m.start, m.end, o.name, False) for o in organizations for m in o.mentions]
        self.mentions = sorted(spans)
        self.titles = {p.title: p.name for p in people if p.title and sum(q.title == p.title for q in people) == 1}

    def between(self, start: int, end: int) -> list[tuple[int, int, str, bool]]:
        return [m for m in self.mentions if start <= m[0] and m[1] <= end]

    def said(self, first: _Said, last: _Said, cue: tuple[str, int, int] | None, previous: str | None) -> str | None:
        """The speaker before the speech, behind it, or carried over."""
        text = self.doc.text
        start = self._clause_start(first)
        front = text[start : first.start - 1]
        if found := self._subject(start, first.start - 1):
            return previous if _PRONOUN.match(found) else found
        if cue and cue[1] > last.after and (found := self._subject(last.after, cue[1])):
            return previous if _PRONOUN.match(found) else found
        if _CARRY.match(front.strip()) or previous:
            return previous
        return None

    def _clause_start(self, said: _Said) -> int:
        """Where the sentence of a quotation begins, quotations before it stepped over."""
        start = said.passage.start
        for match in _SENTENCE_BREAK.finditer(self.doc.text, said.passage.start, said.start - 1):
            start = match.end()
        return start

    def _subject(self, start: int, end: int) -> str | None:
        """Who the last noun with a subject particle in `[start, end)` is: 은/는 before 이/가."""
        doc = self.doc
        best: tuple[int, int, int] | None = None
        i = doc.token_from(start)
        while i < len(doc.starts) and doc.starts[i] < end:
            if doc.tags[i] in ("JX", "JKS") and doc.forms[i] in _SUBJECT and i and doc.ends[i - 1] == doc.starts[i]:
                rank = (2 if doc.forms[i] in ("은", "는") else 1, doc.starts[i])
                if best is None or rank >= (best[0], best[1]):
                    person = self._phrase(start, doc.starts[i])
                    if person:
                        best = (*rank, i)
            i += 1
        return self._phrase(start, best[1]) if best else None

    def _phrase(self, start: int, end: int) -> str | None:
        """The noun phrase that ends at `end`: a known person or body, or what is written."""
        doc = self.doc
        i = doc.token_from(end) - 1
        first = i
        while (
            first >= 0
            and doc.starts[first] >= start
            and (
                doc.tags[first][0] == "N"
                or doc.tags[first] in ("SL", "SN", "XSN", "XPN", "XR", "SSO", "SSC", "SH", "SP", "SW", "XSM")
            )
        ):
            first -= 1
        first += 1
        if first > i:
            return None
        lo = doc.starts[first]
        known = self.between(lo, end)
        # the name may stand before what Kiwi took apart: `이가람 금융원장은`
        near = [m for m in self.mentions if m[3] and start <= m[0] and lo - 2 <= m[1] <= end]
        people = near or [m for m in known if m[3]]
        if people:
            return people[-1][2]
        written = doc.text[lo:end].strip(" ,·")
        last = re.split(r"\s", written)[-1]
        if last in self.titles:
            return self.titles[last]
        if _STAFF.search(written):
            return _tidy(written)
        bodies = [m for m in known if m[1] >= end - 1]
        if bodies:
            return bodies[-1][2]
        return (
            last
            if last
            in (
                "양국",
                "양측",
                "양사",
                "정부",
                "업계",
                "경찰",
                "검찰",
                "그",
                "그녀",
                "이들",
                "재판부",
                "유족",
                "야당",
                "여당",
            )
            else None
        )

    def in_headline(self, said: _Said) -> str | None:
        """`김가람 “…”`, `“…”…한빛군`: who stands at the marks; else the one person that the headline names."""
        text = self.doc.text
        low, high = said.passage.start, said.passage.end
        before = [m for m in self.between(low, said.start) if said.start - 1 - m[1] <= 2]
        if before:
            return before[-1][2]
        match = re.search(r"(?:^|[…,·\s\]])(?P<who>[가-힣A-Za-z+]{2,12})\s$", text[low : said.start - 1])
        if match and not re.search(r"(?:은|는|이|가|을|를|에|서|고|한|된|위해|추진)$", match["who"]):
            return match["who"]
        after = [m for m in self.between(said.after, high) if m[0] - said.after <= 2]
        if after and text[said.after : said.after + 1] in "…·, ":
            return after[0][2]
        people = {m[2] for m in self.mentions if m[3] and self.doc.passages and m[0] < high}
        return next(iter(people)) if len(people) == 1 else None


def _tidy(written: str) -> str:
    """`이날 새론테크 관계자` → `새론테크 관계자`."""
    written = re.sub(r"^(?:이날|이에 대해|이와 관련|한편|그러나|다만|이에|앞서|또|당시|현재|최근|인부)\s+", "", written)
    return re.sub(r"\(\d{1,3}\)", "", written)
