"""Noun phrases that may speak: a person of the article, a body, or somebody as written (`새론테크 관계자`, `한 시민`)."""

from __future__ import annotations

import bisect
import functools
import re
from typing import Literal, NamedTuple

from newsparse.extract import words
from newsparse.extract.name_shapes import likeness, surname_of, surnames
from newsparse.lexicon import wordset
from newsparse.model import Organization, Person
from newsparse.tokens import Doc

Kind = Literal["person", "body", "role", "pronoun"]


class Voice(NamedTuple):
    """Who may speak, as the record names them; `[start, end)` is where the phrase is printed."""

    name: str
    kind: Kind
    start: int
    end: int


class Mention(NamedTuple):
    start: int
    end: int
    name: str
    person: bool


_PHRASE = frozenset(("SL", "SN", "XSN", "XPN", "XR", "SH", "SW", "SO", "W_SERIAL"))
_INNER = frozenset(("·", "&", "-", "㈜", "+", "‧", "ㆍ", "/", "."))
_BEFORE_NOUN = frozenset(("한", "현", "새", "전", "옛", "각", "다른", "모든", "여러", "어느", "첫", "두", "세", "양"))
_CLOCK = frozenset(("일", "월", "년", "시", "분"))
_APART = re.compile(r"\n|\s\s")
_BRACKET = re.compile(r"\s?[(（][^()（）\n]{0,60}[)）]")
_ONLY_BRACKET = re.compile(r"\s?(?:[(（][^()（）\n]{0,30}[)）])?\s?")
_PLACEHOLDER = re.compile(
    r"(?:^|\s)(?P<who>[A-Z]{1,2}\s?(?:씨|군|양|사|의원|교수|대표|변호사|교사|업체|병원|학교)(?:\s?측)?)$"
)
_SHORT = re.compile(r"(?P<surname>[가-힣]{1,2})\s?(?P<title>(?:전\s)?[가-힣]{2,8})")
_HONORIFIC = re.compile(r"^(?:전\s|현\s|고\s)?(?:씨|님|군|양|옹|선생|선생님|여사|할머니|할아버지|학생|어린이|본인|등)$")
_AFTER_NAME = frozenset(("기자", "선수", "작가", "씨", "학생", "할머니", "할아버지", "어르신", "양", "군"))
_DIVISION = re.compile(r"(?:민사|형사|행정|특별|가사)(?:항소|합의)?\s?\d+(?:-\d+)?(?:단독|부)$")
_LONG = 60
_JUST = 150  # characters before, within which the one named last is meant


@functools.cache
def _roles() -> tuple[str, ...]:
    return tuple(sorted(wordset("speaker_words", "role"), key=len, reverse=True))


def is_role(word: str) -> bool:
    """Whether a word ends as one that speaks without a name: 관계자, 노조원들, 회사측."""
    word = _singular(word)
    if word.endswith("측") and word not in wordset("speaker_words", "role"):
        return word[:-1].endswith(_roles()) or words.known(word[:-1]).grade > 0  # 회사측; not 관측
    return word.endswith(_roles())


def _singular(word: str) -> str:
    return word if word in wordset("speaker_words", "other") else word.removesuffix("들")


class Phrases:
    """Reads noun phrases of one article, with its people and bodies known by their mentions."""

    def __init__(self, doc: Doc, people: tuple[Person, ...], organizations: tuple[Organization, ...]) -> None:
        self.doc, self.people = doc, people
        spans = [Mention(m.start, m.end, p.name, True) for p in people for m in p.mentions]
        spans += [Mention(m.start, m.end, o.name, False) for o in organizations for m in o.mentions]
        self.mentions = sorted(spans)
        self.starts = [span.start for span in self.mentions]
        self.titles = {p.title: p.name for p in people if p.title and sum(q.title == p.title for q in people) == 1}

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in `[start, end)`."""
        first, last = bisect.bisect_left(self.starts, start), bisect.bisect_right(self.starts, end)
        return [m for m in self.mentions[first:last] if m.end <= end]

    def at(self, low: int, end: int) -> Voice | None:
        """The phrase that ends at `end` and does not begin before `low`, if it may speak."""
        text = self.doc.text
        end = _before_brackets(text, low, end)
        if end <= low:
            return None
        start, joint = self._start(low, end)
        if start >= end:
            return None
        if text[start:end].endswith(" 등"):
            end -= 2
        return self._known(start, end, joint) or self._written(start, end, joint)

    def _start(self, low: int, end: int) -> tuple[int, bool]:
        """Where the phrase begins, and whether `와`, `과` or a point joins several in it."""
        doc = self.doc
        i = doc.token_from(end) - 1
        start, joint, many = end, False, doc.text[low:end].endswith("등")
        while i >= 0 and doc.starts[i] >= low:
            form, tag = doc.forms[i], doc.tags[i]
            if form in (")", "）"):
                while i >= 0 and doc.forms[i] not in ("(", "（") and doc.starts[i] > low:
                    i -= 1
                i -= 1
                continue
            if doc.ends[i] < start and _APART.search(doc.text, doc.ends[i], start):
                break
            if tag in ("JC", "JKB") and form in ("와", "과") and start < end:
                joint = True
            elif tag == "JKG" and start < end:
                if not is_role(doc.text[start:end].rpartition(" ")[2]):
                    break
            elif tag == "SP" and form in ",·":
                if form == "," and not many:
                    break
                joint = joint or form == "," or bool(self.between(doc.starts[i] - 12, doc.starts[i]))
            elif tag[0] == "N":
                if (tag == "NP" and start < end) or (form in _CLOCK and i and doc.tags[i - 1] == "SN"):
                    break
                if form in wordset("speaker_words", "time") and doc.ends[i] < start:
                    break
                start = doc.starts[i]
            elif (tag == "MM" and form in _BEFORE_NOUN and start < end) or (
                form == "또" and doc.text[doc.ends[i] : start] == " " and doc.text.startswith("다른", start)
            ):
                start = doc.starts[i]
            elif form in wordset("speaker_words", "named") and start < end and doc.ends[i] == start - 1:
                start = doc.starts[i]
                break
            elif tag in _PHRASE and (tag not in ("SW", "SO") or form in _INNER):
                start = doc.starts[i]
            else:
                break
            i -= 1
        for mention in reversed(self.between(max(low, start - 40), end)):  # a name that Kiwi took apart
            if mention.start < start < mention.end or (
                mention.person and _ONLY_BRACKET.fullmatch(doc.text, mention.end, start)
            ):
                start = mention.start
        while (  # `이가람`: Kiwi reads `이 가람`
            low < start < end
            and "가" <= doc.text[start - 1] <= "힣"
            and (i := doc.token_from(start) - 1) >= 0
            and doc.ends[i] == start
            and doc.tags[i] in ("MM", "NP", "NR", "MAG", "IC")
        ):
            start = doc.starts[i]
        for mention in self.between(start + 1, end):  # decks and captions run into the sentence: `…업무협약새론 관계자`
            if (
                not mention.person
                and mention.end < end
                and doc.text[mention.start - 1].isalnum()
                and " " in doc.text[start : mention.start]
            ):
                start = mention.start
        return start, joint

    def _known(self, start: int, end: int, joint: bool) -> Voice | None:
        """A person or body of the article whom the whole phrase means."""
        text = self.doc.text
        inside = [m for m in self.between(start, end) if not _in_brackets(text, start, m.start)]
        people = [m for m in inside if m.person]
        if people:
            last = people[-1]
            first = text[start:end].partition(" ")[0]
            if not joint and last.start > start + 3 and _is_name(first) and words.title_of(text[start:end]):
                return Voice(first, "person", start, end)  # `이가람 새론 대표`, 새론 misread for a person
            rest = _BRACKET.sub("", text[last.end : end]).strip()
            if _names_same(rest):
                if joint and (len(people) > 1 or any(m.end < people[0].start for m in inside if _joins(text, m.end))):
                    return self._as_written(start, end)
                return Voice(last.name, "person", start, end)
            other = _singular(rest.rpartition(" ")[2]) in wordset("speaker_words", "other")
            return self._as_written(start, end) if other else None
        if not joint and (name := self._meant(_BRACKET.sub("", text[start:end]), start)):
            return Voice(name, "person", start, end)
        bodies = [m for m in inside if m.end >= end - 1]
        if bodies and not (joint and len(inside) > 1):
            return Voice(text[bodies[-1].start : bodies[-1].end], "body", start, end)  # as written, like any other
        return None

    def _meant(self, written: str, at: int) -> str | None:
        """`박 전 대통령`, where two of the article might be meant; `이가람 새론 대표`, whom the record does not list."""
        first, _, rest = written.partition(" ")
        title = words.title_of(written)
        if (not title and rest.rpartition(" ")[2] not in _AFTER_NAME) or written == title:
            return None
        if match := _SHORT.fullmatch(written):
            fits = [p for p in self.people if surname_of(p.name) == match["surname"] and _bears(p, match["title"])]
            exact = [p for p in fits if p.title == match["title"]]
            return self._likeliest(exact or fits, at) or (
                None if fits else self._introduced(match["surname"], match["title"], at)
            )
        if rest and _is_name(first):
            return first
        name, _, title = written.rpartition(" ")
        name = name.rpartition(" ")[2]  # `‘한빛신문’의 이가람 기자`
        return name if title in _AFTER_NAME and _is_name(name) else None

    def _introduced(self, surname: str, title: str, at: int) -> str | None:
        """`이 단장` for `이가람 새론청 사업추진단장`, who stands before and whom the record does not list."""
        pattern = rf"(?<![가-힣])({surname}[가-힣]{{2}})\s(?:[^\s.,“”\"]{{1,20}}\s){{0,3}}[^\s.,“”\"]{{0,20}}?{title}(?:[은는이가도의을를]|\s|\()"
        found = [m[1] for m in re.finditer(pattern, self.doc.text[:at]) if _is_name(m[1])]
        return found[-1] if found else None

    def _likeliest(self, fits: list[Person], at: int) -> str | None:
        """Of several people of one surname and title the one who is named much more often, else named last."""
        if len(fits) < 2:
            return fits[0].name if fits else None
        before = sorted((max((m.start for m in p.mentions if m.start < at), default=-1), p.name) for p in fits)
        near = self.doc.text[max(0, before[-2][0]) : max(0, before[-1][0])]
        listed = before[-2][0] >= 0 and not re.search(r"[다요]\.|\n", near)
        if before[-1][0] >= 0 and at - before[-1][0] < _JUST and not listed:
            return before[-1][1]
        often = sorted(fits, key=lambda p: -len(p.mentions))
        if len(often[0].mentions) >= 2 * len(often[1].mentions):
            return often[0].name
        return None if before[-1][0] < 0 or listed else before[-1][1]

    def _written(self, start: int, end: int, joint: bool) -> Voice | None:
        text = self.doc.text
        written = _BRACKET.sub("", text[start:end]).strip(" ,·")
        if not written:
            return None
        last = _singular(written.rpartition(" ")[2])
        if written in wordset("speaker_words", "he") or written in wordset("speaker_words", "they"):
            return Voice(written, "pronoun", start, end)
        if (
            " " in written
            and written.partition(" ")[0] in wordset("speaker_words", "named")
            and (is_role(last) or words.known(last).grade)
        ):
            return Voice(written, "pronoun", start, end)
        if len(written) == 2 and written[1] == "씨" and written[0] in surnames()[0]:
            return Voice(written, "role", start, end)  # one of several of the article
        if written in self.titles:
            return Voice(self.titles[written], "person", start, end)
        if match := _PLACEHOLDER.search(written):
            return Voice(match["who"], "role", start, end)
        if is_role(last) or _DIVISION.search(written):
            return self._as_written(start, end)
        if (
            len(last) > 1
            and words.title_of(last)
            and not _is_market(written)
            and (" " in written or last == words.title_of(last) or text[max(0, start - 2) : start] == "한 ")
        ):
            return self._as_written(start, end)
        if words.known(last).grade >= 2 or last in words.countries() or (joint and any(self.between(start, end))):
            return self._as_written(start, end, "body")
        return None

    def _as_written(self, start: int, end: int, kind: Kind = "role") -> Voice | None:
        """`서울 한빛경찰서(서장 김가람) 관계자` → without what stands in brackets."""
        text = self.doc.text
        written = re.sub(r"\s+", " ", _BRACKET.sub("", text[start:end])).strip(" ,·")
        written = re.sub(r"^한 (?=\S+ \S)", "", written)  # `한 새론테크 관계자`; `한 시민` keeps it
        return Voice(written, kind, start, end) if 1 < len(written) <= _LONG else None


def _is_market(written: str) -> bool:
    """`해외 시장도 마찬가지다`: no mayor; `한빛 시장` is."""
    where, _, last = written.rpartition(" ")
    return last == "시장" and len(where) > 1 and not words.is_region(where.rpartition(" ")[2])


def _is_name(word: str) -> bool:
    return (
        len(word) == 3 and likeness(word) >= 2
        and not (words.title_of(word) or is_role(word) or words.is_region(word) or words.known(word).grade)
    )  # fmt: skip


def _names_same(rest: str) -> bool:
    """Whether what follows a name in its phrase is said of the same person: a title, 씨; not `변호인`, `정부`."""
    if not rest:
        return True
    last = _singular(rest.rpartition(" ")[2])
    if last in wordset("speaker_words", "other") or (
        " " in rest and last.endswith(tuple(wordset("speaker_words", "other")))
    ):
        # `조아람 새론당 상근부대변인` speaks; `조아람 의원 대변인` is another
        own = " " not in rest or not words.title_of(rest.partition(" ")[0])
        return own and last.endswith(("대변인", "비서관", "비서", "보좌관"))
    return bool(words.title_of(last)) or bool(_HONORIFIC.match(last)) or is_role(last)


def _bears(person: Person, title: str) -> bool:
    """Whether a title may be short for a person's: 단장 for 산학협력단장, `전 대통령` for itself."""
    own = person.title or ""
    return bool(own) and (own.endswith(title) or title.removeprefix("전 ") == own.rpartition(" ")[2])


def _joins(text: str, at: int) -> bool:
    return bool(re.match(r"[^,(]{0,12}?(?:와|과)\s|\s?[·]", text[at : at + 16]))


def _before_brackets(text: str, low: int, end: int) -> int:
    """Before a bracket that closes at `end`, and before white space."""
    while end > low:
        if text[end - 1] in ")）":
            opened = max(text.rfind("(", low, end), text.rfind("（", low, end))
            if opened < 0:
                return end - 1
            end = opened
        elif text[end - 1].isspace():
            end -= 1
        else:
            break
    return end


def _in_brackets(text: str, low: int, at: int) -> bool:
    return text.count("(", low, at) > text.count(")", low, at)
