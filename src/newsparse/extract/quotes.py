"""Direct speech: what stands in quotation marks, who said it, and the verb that says so.

Marks → which of them enclose speech (the particle behind tells: `"…"며`, `"…"라고 말했다`) → chains of one utterance →
cue and speaker of each chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.extract.speakers import Said, Speakers
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
REACH = 60  # tokens behind a quotation in which its verb is looked for


def find_quotes(doc: Doc, people: tuple[Person, ...], organizations: tuple[Organization, ...]) -> tuple[Quote, ...]:
    """The quotations of an article in order of the text."""
    who = Speakers(doc, people, organizations)
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


def _chains(doc: Doc) -> Iterator[list[Said]]:
    """Utterances, each as its stretches in order."""
    chain: list[Said] = []
    for passage in doc.passages:
        for said in _speech(doc, passage):
            if chain and not (chain[-1].joins and chain[-1].passage is passage and _joined(doc, chain[-1], said)):
                yield chain
                chain = []
            chain.append(said)
        if chain:
            yield chain
            chain = []


def _joined(doc: Doc, one: Said, two: Said) -> bool:
    between = doc.text[one.after : two.start]
    return len(between) < 60 and not re.search(r"[다요]\.", between)


def _speech(doc: Doc, passage: Passage) -> list[Said]:
    text = doc.text
    found = []
    for start, end in _pairs(text, passage):
        if end - start < 2:
            continue
        said = Said(start, end, end + 1, passage)
        if _is_speech(text, said, passage):
            found.append(said)
    covered = [(s.start, s.end) for s in found]
    if passage.kind in ("paragraph", "caption"):
        for match in _SINGLE.finditer(text, passage.start, passage.end):
            start, end = match.span("said")
            if not any(lo <= start < hi for lo, hi in covered) and re.search(r"\s", match["said"]):
                found.append(Said(start, end, end + 1, passage, _joins(text, end + 1)))
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


def _is_speech(text: str, said: Said, passage: Passage) -> bool:
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


def _cue(doc: Doc, said: Said) -> tuple[str, int, int] | None:
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


def _own_cue(doc: Doc, said: Said) -> tuple[str, int, int] | None:
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


def _sentence_end(text: str, said: Said) -> int:
    match = re.compile(r"(?<=[다요])\.|\n").search(text, said.after, said.passage.end)
    return match.end() if match else said.passage.end


# -- the speaker -------------------------------------------------------------------------------------------------------
