"""Direct speech: what stands in quotation marks, who said it, and the verb that says so.

Marks → which of them enclose speech (the particle behind tells: `"…"며`, `"…"라고 말했다`) → chains of one utterance →
cue and speaker of each chain. Headlines come last: they quote what the body says in full.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from newsparse.extract.entities import UserDictionary, find_entities
from newsparse.extract.quote_headlines import headline_speaker
from newsparse.extract.quote_marks import HEADLINES, Said, particle_behind, speech
from newsparse.extract.speakers import Cue, Speakers
from newsparse.lexicon import words, wordset
from newsparse.model import Article, Organization, Person, Quote
from newsparse.tokens import Doc, tokenize

_REACH = 60  # tokens behind a quotation in which its verb is looked for


def find_quotes(doc: Doc, people: tuple[Person, ...], organizations: tuple[Organization, ...]) -> tuple[Quote, ...]:
    """The quotations of an article in order of the text."""
    said = [stretch for passage in doc.passages for stretch in speech(doc.text, passage)]
    who = Speakers(doc, people, organizations, said)
    body = [quote for chain in _chains(doc, said) for quote in _quotes(doc, chain, who)]
    heads = [
        Quote(doc.text[s.start : s.end], headline_speaker(doc, s, who.phrases, people, body), None, s.start, s.end)
        for s in said
        if s.passage.kind in HEADLINES
    ]
    return tuple(sorted(heads + body, key=lambda quote: quote.start))


def quotes(text: str, *, dictionary: UserDictionary | None = None) -> list[Quote]:
    """The quotations of any text, each line a paragraph; for whole pages, with headlines apart, see `analyze`."""
    text = unicodedata.normalize("NFC", text)
    doc = tokenize(Article.of_text(text))
    people, organizations, _ = find_entities(doc, dictionary)
    found = find_quotes(doc, people, organizations)
    return [Quote(text[q.start : q.end], q.speaker, q.cue, q.start, q.end) for q in found]


def _quotes(doc: Doc, chain: list[Said], who: Speakers) -> Iterator[Quote]:
    """The stretches of one utterance: one speaker, and the verb of each or of the last."""
    last = chain[-1]
    cue = None if last.label else _cue(doc, last)
    speaker = who.said(chain[0], last, cue)
    for said in chain:
        own = cue if said is last or cue is None else _own_cue(doc, said) or cue
        yield Quote(doc.text[said.start : said.end], speaker, own.text if own else None, said.start, said.end)


def _chains(doc: Doc, found: list[Said]) -> Iterator[list[Said]]:
    """Utterances of the body, each as its stretches in order."""
    chain: list[Said] = []
    for said in found:
        if said.passage.kind in HEADLINES:
            continue
        if chain and not (chain[-1].joins and chain[-1].passage is said.passage and _joined(doc, chain[-1], said)):
            yield chain
            chain = []
        chain.append(said)
    if chain:
        yield chain


def _joined(doc: Doc, one: Said, two: Said) -> bool:
    between = doc.text[one.after : two.start]
    if len(between) >= 60 or re.search(r"[다요]\.", between) or two.label:
        return False
    return not re.search(r"[가-힣](?:은|는)\s[“\"‘']$", between[2:])  # `"…"라며 B 의원은 "…"`: another speaks


# -- the verb ----------------------------------------------------------------------------------------------------------


@functools.cache
def _idioms() -> dict[str, frozenset[str]]:
    """The verb of each idiom → the nouns that it says something with: 높이다 → 목소리."""
    nouns: defaultdict[str, set[str]] = defaultdict(set)
    for idiom in words("say_verbs", "idiom"):
        noun, _, verb = idiom.partition(" ")
        nouns[verb].add(noun[:-1])
    return {verb: frozenset(found) for verb, found in nouns.items()}


def _cue(doc: Doc, said: Said) -> Cue | None:
    """The verb that reports the speech: `말했다`, `목소리를 높였다`; and `이라며` where nothing follows."""
    if said.passage.end - said.after < 3:
        return None
    particle = particle_behind(doc.text, said)
    ends = _sentence_end(doc.text, said)
    found = list(_verbs(doc, said, ends))
    joined = bool(particle and particle["particle"].endswith(("며", "면서", "면서도")))
    for i, start in found:
        cue = _surface(doc, i, start)
        if not (joined and doc.tags[doc.token_from(cue.end) - 1] == "ETM"):
            return cue
    if particle is None:
        return None
    told = re.compile(
        r"\s?(?:식의\s)?(?P<told>[가-힣]+(?:을|를)?\s(?:했|하|내놓|내|보였|남겼|쏟아냈|냈)[가-힣]*)"
    ).match(doc.text, particle.end(), ends)
    if told and particle["particle"].endswith("는"):
        return Cue(told["told"], told.start("told"), told.end("told"), doc.token_from(told.start("told")))
    word = re.compile(r"[가-힣]+").match(doc.text, said.after, ends)
    if word and len(word[0]) > 2 and word[0].endswith(("며", "면서")):
        return Cue(word[0], said.after, word.end(), doc.token_from(said.after))
    return None


def _verbs(doc: Doc, said: Said, ends: int) -> Iterator[tuple[int, int]]:
    """The verbs of saying between a quotation and the end of its sentence: token, and where the word or idiom begins."""
    verbs = wordset("say_verbs", "say")
    i = doc.token_from(said.after)
    stop = min(len(doc.forms), i + _REACH)
    while i < stop and doc.starts[i] < ends:
        lemma = doc.lemmas[i]
        if lemma in verbs and (lemma != "하다" or doc.starts[i] - said.after < 8):
            yield i, doc.starts[i - 1] if doc.tags[i].startswith("XS") and i else doc.starts[i]
        elif lemma in _idioms():
            for j in range(max(0, i - 3), i):
                if doc.forms[j] in _idioms()[lemma] and doc.starts[j] >= said.after:
                    yield i, doc.starts[j]
                    break
        if doc.forms[i] in ('"', "“") and doc.starts[i] > said.after:
            return
        i += 1


def _own_cue(doc: Doc, said: Said) -> Cue | None:
    """The verb of a stretch in the middle of a chain: `"…"고 지시하며 "…"고 밝혔다`."""
    match = particle_behind(doc.text, said)
    if match is None or not match["particle"].endswith("고"):
        return None
    i = doc.token_from(match.end())
    for j in range(i, min(len(doc.forms), i + 8)):
        if doc.lemmas[j] in wordset("say_verbs", "say"):
            return _surface(doc, j, doc.starts[j - 1] if doc.tags[j].startswith("XS") else doc.starts[j])
    return None


def _surface(doc: Doc, i: int, start: int) -> Cue:
    """The printed word of the verb at token `i`, from `start` to its ending."""
    match = re.compile(r"[가-힣]+").match(doc.text, doc.starts[i])
    end = match.end() if match else doc.ends[i]
    return Cue(doc.text[start:end], start, end, i)


def _sentence_end(text: str, said: Said) -> int:
    match = re.compile(r"(?<=[다요])\.|\n").search(text, said.after, said.passage.end)
    return match.end() if match else said.passage.end
