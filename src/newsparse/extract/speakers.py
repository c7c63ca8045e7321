"""Who speaks: by the syntax of the sentence around a quotation, else carried over from what was said before."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import NamedTuple

from newsparse.extract import words as words_of
from newsparse.extract.quote_marks import Said, explained_behind, told_behind
from newsparse.extract.speaker_phrases import Phrases, Voice
from newsparse.lexicon import words, wordset
from newsparse.model import Organization, Passage, Person
from newsparse.tokens import Doc

_BREAK = re.compile(r"[.!?]\s+(?=\S)|(?<=[다요까])\.|\n|,\s(?=,)|\s[▲△■◆◇○●▶]\s?")
_SUBJECT = frozenset(("은", "는", "이", "가", "도", "께서", "께서는", "에서"))
_TOPIC = frozenset(("은", "는", "도"))
_JOSA = re.compile(r"(?:은|는|이|가|도|께서는|께서)(?![가-힣])")
_TOO = re.compile(r"(?<=\S)\s(?:역시|또한)\s")  # `이 장관 역시 "…"`
_FAR = 500  # characters before a quotation in which its sentence begins
_NEAR = 2  # paragraphs over which a speaker is carried
# connective endings behind which another one acts: `A가 묻자 "…"`, `A가 반대하지만 "…"`
_SWITCH = re.compile(
    r"(?:자|자마자|[으]?니|니까|는데|ㄴ데|은데|지만|면|도록|므로|[다라냐자]고|[다라냐]며|다는|아도|어도|[다라]면서)$"
)
_PARTICLES = frozenset(("대하", "관하", "위하", "인하", "의하", "따르", "통하", "향하"))
_DAY = re.compile(r"\S{1,2}\s(?:\d{1,2}일|이날|오늘|어제|전날|지난\s\S)")
_THING = frozenset(("것", "데", "점", "데다"))  # `…고 밝힌 것에 대해`
_SAME_AFTER = frozenset(("뒤", "후", "자리", "채", "직후"))
_ACCORDING = re.compile(r"(?:에|에게)\s(?:따르면|의하면)|(?:이|가)\s?(?:밝힌|공개한|전한|설명한)\s바에 따르면")
_ASKED = re.compile(
    r"에게\s(?:이유를\s|까닭을\s)?(?:묻자|물었더니|물으니|물어보니|문의하자|문의했더니|질문하자)\s?,?\s*$"
)
_IN_PAPER = re.compile(r"(?:에는|에도|에)\s$")  # `보고서에는 "…"라는 내용이 담겼다`
_FROM_MANY = re.compile(r"\s?등의\s(?:[가-힣]{1,4}\s)?(?:반응|댓글|의견|말)")
_FROM = re.compile(r"(?:에게서|에게|로부터|으로부터|한테|한테서)\s*$")


class Cue(NamedTuple):
    """The verb that reports speech, as printed, and its first token."""

    text: str
    start: int
    end: int
    token: int


@dataclass(slots=True)
class _Subject:
    voice: Voice
    topic: bool
    weak: bool  # of a clause inside: `A가 제안한 B에 대해 "…"`
    immediate: bool  # no predicate between it and the speech


class Speakers:
    """Finds the speaker of each quotation; to be asked in the order of the text."""

    def __init__(
        self, doc: Doc, people: tuple[Person, ...], organizations: tuple[Organization, ...], saids: list[Said]
    ) -> None:
        self.doc = doc
        self.phrases = Phrases(doc, people, organizations)
        letters = list(doc.text)
        for said in saids:
            low, high = said.start - 1, min(said.after, len(letters))
            letters[low:high] = "\x01" * (high - low)
        self.masked = "".join(letters)
        self.numbers = {p.start: i for i, p in enumerate(p for p in doc.passages if p.kind == "paragraph")}
        self.spoken: list[tuple[int, int, Voice]] = []  # (end, paragraph, speaker) of what was quoted so far

    def said(self, first: Said, last: Said, cue: Cue | None) -> str | None:
        """The speaker of one utterance; None where the text does not say."""
        voice = self._voice(first, last, cue)
        if voice is not None and not self._embedded(cue):
            self.spoken.append((last.end, self._number(first.passage), voice))
        return voice.name if voice else None

    def _embedded(self, cue: Cue | None) -> bool:
        """`…“…”고 밝힌 것에 대해`: words of somebody whom the sentence only refers to; not `밝힌 바 있다`, `말한 A는`."""
        if cue is None:
            return False
        token = self.doc.token_from(cue.end) - 1
        behind = self.doc.forms[token + 1] if token + 1 < len(self.doc.forms) else ""
        return self.doc.tags[token] == "ETM" and behind in _THING

    def _voice(self, first: Said, last: Said, cue: Cue | None) -> Voice | None:
        if first.label:
            return self._labelled(first)
        low, high = self._sentence_start(first), first.start - 1
        found = (
            _pick(self._subjects(low, high), self.masked) or self._framed(low, first, last) or self._behind(last, cue)
        )
        if found is not None and found.kind != "pronoun":
            return found
        if found is None and self._is_rumour(last):
            return None
        return self._carried(first, low, found)

    # -- the sentence ------------------------------------------------------------------------------------------------

    def _sentence_start(self, said: Said) -> int:
        """Where the sentence of a quotation begins; full stops inside quotations are none."""
        start = max(said.passage.start, said.start - _FAR)
        for match in _BREAK.finditer(self.masked, start, said.start - 1):
            start = match.end()
        return start

    def _subjects(self, low: int, high: int, told: bool = False) -> list[_Subject]:
        """Phrases with a subject's or topic's particle in `[low, high)` that may speak, in order."""
        doc, found, at = self.doc, [], set()
        i = doc.token_from(low)
        while i < len(doc.starts) and doc.starts[i] < high:
            form, start = doc.forms[i], doc.starts[i]
            if (
                doc.tags[i] in ("JX", "JKS")
                and form in _SUBJECT
                and i
                and doc.ends[i - 1] == start
                and self.masked[start] != "\x01"
            ):
                end = doc.starts[i - 1] if doc.forms[i - 1] == "에서" else start
                voice = self.phrases.at(low, end) if end == start or form in _TOPIC else None
                if voice and (end == start or voice.kind != "person"):
                    found.append(self._subject(voice, form in _TOPIC, i, high))
                    at.add(start)
            i += 1
        for mention in self.phrases.between(low, high):
            match = _JOSA.match(self.masked, mention.end, high)
            if match and match.start() not in at and (voice := self.phrases.at(low, mention.end)):
                found.append(self._subject(voice, match[0] in _TOPIC, doc.token_from(match.end()) - 1, high))
        for match in _TOO.finditer(self.masked, low, high):
            if voice := self.phrases.at(low, match.start()):
                found.append(_Subject(voice, True, False, True))
        found.sort(key=lambda s: s.voice.end)
        if not found and (voice := self._unknown_topic(low, high, told)):
            found.append(_Subject(voice, True, False, True))
        return found

    def _subject(self, voice: Voice, topic: bool, token: int, high: int) -> _Subject:
        ending, after = self._predicate(token + 1, high)
        weak = (
            not topic
            and not self._dated(token)
            and ((ending == "ETM" and after not in _SAME_AFTER) or ending == "ETN" or bool(_SWITCH.search(ending)))
        )
        return _Subject(voice, topic, weak, not ending)

    def _dated(self, token: int) -> bool:
        """`A 대표가 2일 …`, `A 대표가 이날 …`: a day behind a subject is that of the sentence's own verb."""
        return bool(_DAY.match(self.masked, self.doc.starts[token]))

    def _predicate(self, i: int, high: int) -> tuple[str, str]:
        """The ending of the first predicate from token `i` (its tag, or the form of a connective), and the word behind."""
        doc = self.doc
        while i < len(doc.starts) and doc.starts[i] < high:
            if self.masked[doc.starts[i]] != "\x01" and (doc.tags[i][0] == "V" or doc.tags[i] in ("XSV", "XSA")):
                verb = doc.forms[i - 1] + doc.forms[i] if doc.tags[i] == "XSV" else doc.forms[i]
                i += 1
                while i < len(doc.starts) and doc.tags[i] == "EP":
                    i += 1
                if verb in _PARTICLES and i < len(doc.starts) and doc.tags[i] in ("ETM", "EC"):
                    continue  # `…에 대한`, `…를 위해`: no verb of anybody
                if i >= len(doc.starts) or doc.starts[i] >= high:
                    return "", ""
                after = doc.forms[i + 1] if i + 1 < len(doc.starts) else ""
                return (doc.tags[i] if doc.tags[i] in ("ETM", "ETN") else doc.forms[i]), after
            i += 1
        return "", ""

    def _unknown_topic(self, low: int, high: int, told: bool) -> Voice | None:
        """`새론은 "…"`: a name that nothing else knows, right before the mark; with a verb of saying any noun: `고시는 "…"`."""
        match = re.search(r"(?P<who>[가-힣A-Za-z0-9&]{2,20})(?:은|는)\s?$", self.masked[low:high])
        if match is None:
            return None
        start, end = low + match.start("who"), low + match.end("who")
        i, j = self.doc.token_from(start), self.doc.token_from(end)
        if i >= j or self.doc.starts[i] != start or not {"NNP", "NNG", "SL", "SN", "XSN"} >= set(self.doc.tags[i:j]):
            return None
        named = "NNP" in self.doc.tags[i:j] or "SL" in self.doc.tags[i:j] or any(self.doc.oov[i:j])
        told = (
            told
            and not match["who"].endswith(words("speaker_words", "what is said"))
            and match["who"] not in wordset("speaker_words", "time")
        )
        return Voice(match["who"], "body", start, end) if named or told else None

    # -- other places in the sentence --------------------------------------------------------------------------------

    def _labelled(self, said: Said) -> Voice | None:
        """`[김가람/한빛군수] "…"`, `김가람 군수: "…"`."""
        at = self.doc.text.rfind(said.label, 0, said.start)
        people = [m for m in self.phrases.between(at, at + len(said.label)) if m.person]
        name = people[0].name if people else re.split(r"\s?[/:]", said.label)[0].strip(" ·")
        return Voice(name, "person" if people else "role", at, at + len(said.label)) if len(name) > 1 else None

    def _framed(self, low: int, first: Said, last: Said) -> Voice | None:
        """`A에 따르면 "…"`, `A의 "…"라는 말`, `A에게서 "…"라는 말을 들었다`."""
        high = first.start - 1
        front = self.masked[low:high]
        told = self._told(last)
        if told:
            if front.rstrip().endswith("의") and (voice := self.phrases.at(low, low + len(front.rstrip()) - 1)):
                return voice
            heard = re.match(r"[을를]\s(?:들|전해|받|접)", self.masked[told.end() : told.end() + 6])
            if heard and (match := _FROM.search(front)) and (voice := self.phrases.at(low, low + match.start())):
                return voice
        if (match := _ASKED.search(front)) and (voice := self.phrases.at(low, low + match.start())):
            return voice
        paper = words("speaker_words", "paper")
        match = _IN_PAPER.search(front)
        if match and front[: match.start()].endswith(paper) and (voice := self.phrases.at(low, low + match.start())):
            return voice
        for match in reversed(list(_ACCORDING.finditer(front))):
            voice = self.phrases.at(low, low + match.start())
            if voice and voice.kind != "pronoun":
                return voice
        return None

    def _told(self, last: Said) -> re.Match[str] | None:
        """The noun of speech behind a quotation: `"…"라는 지적`."""
        match = re.compile(r"(?:이?라|다|냐|자)?는\s(?:게|것이|것은|건)?\s?").match(
            self.masked, last.after, last.passage.end
        )
        return told_behind(self.masked, match.end(), last.passage.end) if match else None

    def _behind(self, last: Said, cue: Cue | None) -> Voice | None:
        """`"…"고 A는 말했다`, `"…"라는 게 A의 설명이다`, `"…"라고 말한 A는`."""
        low, end = last.after, last.passage.end
        stop = _BREAK.search(self.masked, low, end)
        high = stop.start() if stop else end
        if mark := self.masked.find("\x01", low + 1, high) + 1:
            high = mark - 1
        if match := explained_behind(self.masked, last):
            return self.phrases.at(match.start("who"), match.end("who"))
        if cue is None or not low <= cue.start < high:
            return None
        subjects = self._subjects(low, cue.start)
        direct = [s for s in subjects if s.immediate]
        if direct:
            return direct[-1].voice
        token = self.doc.token_from(cue.end) - 1
        if self.doc.tags[token] == "ETM":
            after = [s for s in self._subjects(cue.end, min(high, cue.end + 40)) if s.voice.start - cue.end <= 2]
            if after and after[0].voice.kind != "body":
                return after[0].voice
            at_once = [m for m in self.phrases.between(cue.end, min(high, cue.end + 24)) if m.start - cue.end <= 2]
            if at_once and at_once[0].person:  # `"…"라고 말한 김가람 의원을 겨냥해`
                return Voice(at_once[0].name, "person", at_once[0].start, at_once[0].end)
        return None

    def _is_rumour(self, last: Said) -> bool:
        """`"…"는 지적이 나온다`: nobody in particular says it."""
        if _FROM_MANY.match(self.masked, last.after):
            return True  # `"…요" "…네요" 등의 말이 나온다`
        told = self._told(last)
        if told is None or not re.match(r"[이가도]\s|\s[가-힣]+[이가도]\s", self.masked[told.end() : told.end() + 8]):
            return False
        i = self.doc.token_from(told.end())
        verbs = [lemma for lemma in self.doc.lemmas[i : i + 6] if lemma]
        return bool(verbs) and verbs[0] in wordset("speaker_words", "rumour")

    # -- carried over ------------------------------------------------------------------------------------------------

    def _carried(self, first: Said, low: int, pronoun: Voice | None) -> Voice | None:
        """Who spoke or was spoken of last: the previous speaker, unless a sentence between tells of another person."""
        number = self._number(first.passage)
        # `진행자가 '…'라고 말하자 "…"라고 답했다`: not who said what is answered
        asks = {s.voice.name for s in self._subjects(low, first.start - 1) if s.weak and not s.topic}
        answers = [spoken for spoken in self.spoken[-6:] if spoken[2].name not in asks]
        previous = answers[-1] if answers and number - answers[-1][1] <= _NEAR else None
        after = previous[0] if previous else -1
        topic = self._topic_before(first, low, after)
        if pronoun is not None and pronoun.name in wordset("speaker_words", "they"):
            return topic if topic and topic.kind != "person" else (previous[2] if previous else None)
        bare = low >= first.start - 1 and not self._told(first)  # a line of speech alone: not of those told of before
        if pronoun is not None and pronoun.name not in wordset("speaker_words", "he"):  # `이 관계자는`, `이 매체는`
            who = [v for v in (previous and previous[2], topic) if v and self._may_be(v, pronoun)]
            return who[0] if who else None
        if topic is None or (bare and topic.kind != "person"):
            return previous[2] if previous else None
        if previous is None or topic.kind == "person":
            return topic
        if pronoun is not None and previous[2].kind == "person":
            return previous[2]
        opening = self.masked[low : first.start - 1].strip(" ,")
        return previous[2] if opening.startswith(words("speaker_words", "aside")) or not opening else topic

    def _may_be(self, voice: Voice, pronoun: Voice) -> bool:
        """Whether `이 관계자`, `이 매체` may mean somebody: a person only by a title."""
        return voice.kind != "person" or bool(words_of.title_of(pronoun.name))

    def _topic_before(self, said: Said, low: int, after: int) -> Voice | None:
        """Who the sentences between `after` and the quotation's own speak of, the nearest first."""
        floor = max(after, said.passage.start)
        number = self._number(said.passage)
        if after < said.passage.start and number > 0:
            floor = max(after, next((p for p, n in self.numbers.items() if n == number - 1), said.passage.start))
        cuts = [floor, *(m.end() for m in _BREAK.finditer(self.masked, max(floor, low - 3 * _FAR), low)), low]
        for start, end in reversed(list(itertools.pairwise(cuts))):
            if end - start > 5:
                voice = _pick([s for s in self._subjects(start, end) if not s.weak], self.masked)
                if voice and voice.kind != "pronoun":
                    return voice
        return None

    def _number(self, passage: Passage) -> int:
        """Which paragraph a passage is; captions count as the paragraph before them."""
        if passage.start in self.numbers:
            return self.numbers[passage.start]
        return sum(start < passage.start for start in self.numbers) - 1


def _pick(subjects: list[_Subject], masked: str) -> Voice | None:
    """Of the subjects before a quotation the one who speaks."""
    strong = [s for s in subjects if not s.weak]
    if not strong:
        return None
    last = strong[-1]
    if last.topic or last.immediate:
        named = [s for s in strong[:-1] if s.topic and s.voice.kind in ("person", "role")]
        if (
            last.voice.kind == "body"
            and named
            and not re.search(r"[고며만자서데]\s|,", masked[named[-1].voice.end + 2 : last.voice.start])
        ):
            return named[-1].voice
        return last.voice
    topics = [s for s in strong if s.topic]
    return (topics or strong)[-1].voice
