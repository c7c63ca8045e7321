"""Article → Doc: morphemes and sentences of what is read for facts. The only module that imports kiwipiepy.

Kiwi is made once, on first use, and shared by all; nothing changes its dictionary, since each change costs a second.
"""

from __future__ import annotations

import bisect
import functools
import operator
import re
import threading
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from newsparse.article import UNREADABLE
from newsparse.model import Article, Passage

# Kiwi's time grows with (full stops x length) above 50,000 characters: longer passages are cut at white space.
PIECE = 20_000
# No article is as long (the longest of 15,812 has 26,374 characters): what comes later is left unread, with a warning.
LIMIT = 300_000

# Kiwi tags full-width letters SW; one to one, so that offsets stay.
FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

_START = operator.attrgetter("start")
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters `[start, end)` of the text, tokens `[first, last)` of the Doc, and the passage it stands in."""

    start: int
    end: int
    first: int
    last: int
    passage: int


@dataclass(slots=True)
class Doc:
    """An article with its tokens as parallel columns: `forms`, `tags` (Sejong), `starts`, `ends`, `lemmas`, `oov`.

    Offsets are into `text`. Starts never go back, but contracted morphemes overlap: 밝혔다 is 밝히[+2] 었[+1] 다.
    `oov` says that Kiwi's dictionary lacks the word: it tags unknown names NNG as often as NNP.
    A lemma is the dictionary form of a verb or adjective (밝히다; 강조하다 at the 하 of 강조/NNG 하/XSV), else ''.
    """

    article: Article
    passages: tuple[Passage, ...]
    forms: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    oov: list[bool] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    text: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.text = self.article.text

    def token_from(self, offset: int) -> int:
        """The index of the first token that starts at or after `offset`."""
        return bisect.bisect_left(self.starts, offset)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that `offset` stands in or next after; None outside all passages."""
        i = bisect.bisect_right(self.sentences, offset, key=_START) - 1
        if i < 0 or offset >= self.sentences[i].end:
            return None
        return self.sentences[i]

    def passage_at(self, offset: int) -> Passage | None:
        i = bisect.bisect_right(self.passages, offset, key=_START) - 1
        return self.passages[i] if i >= 0 and offset < self.passages[i].end else None


@functools.cache
def _make_kiwi() -> Any:
    from kiwipiepy import Kiwi

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # num_workers=0 is what makes forked workers safe and small
        kiwi = Kiwi(num_workers=0)
    kiwi.tokenize("")  # builds now, so that workers forked after this share the model
    return kiwi


def kiwi() -> Any:
    """The shared Kiwi, made on first use (about 3 s, 500 MB)."""
    with _lock:
        return _make_kiwi()


def kiwi_tags() -> frozenset[str]:
    """The tags that the installed Kiwi gives to a text of all kinds of words: what reads tags by name can check them."""
    return frozenset(morphemes(_ALL_KINDS).tags)


_ALL_KINDS = (
    "우리 김가람 군수는 새 학교에서 아주 예쁜 꽃 세 송이를 사 왔지만, 그러나 아! 도와 덥지 않다(學校 KT 3). "
    "“첫째” ‘책’과 풋사과·먹이가 깨끗하여라… 높이 부르니 벗이여 a@b.kr https://a.kr #말 2024. 3. 6. ① + - 이다 되었겠다."
)


class Morphemes(NamedTuple):
    """The morphemes of a text as parallel columns; offsets are into the text as it was given."""

    forms: tuple[str, ...]
    tags: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def morphemes(text: str) -> Morphemes:
    """Kiwi's morphemes of any string: decomposed Hangul, zero-width and control characters do no harm."""
    plain, places = _readable(text[:LIMIT])
    rows = []
    for start, end in _cuts(plain, 0, len(plain)):
        for t in kiwi().tokenize(plain[start:end].translate(FOLD)):
            first, last = start + t.start, start + t.start + t.len
            if places is not None:
                first, last = places[first], places[last] if t.len else places[first]
            rows.append((t.form, t.tag, first, last))
    return Morphemes(*zip(*rows, strict=True)) if rows else Morphemes((), (), (), ())


_CLUSTER = re.compile(r"\r\n|.[\u0300-\u036f\u1160-\u11ff\u3099\u309a]*", re.DOTALL)


def _readable(text: str) -> tuple[str, list[int] | None]:
    """The text in NFC without what Kiwi stumbles over, and the place of each of its characters and of its end; None where nothing moved."""
    if not UNREADABLE.search(text) and unicodedata.is_normalized("NFC", text):
        return text, None
    chars, places = [], []
    for cluster in _CLUSTER.finditer(text):
        kept = unicodedata.normalize("NFC", UNREADABLE.sub("", cluster[0])) or ""
        chars.append(kept)
        places += [cluster.start()] * len(kept)
    return "".join(chars), [*places, len(text)]


def tokenize(article: Article) -> Doc:
    """The article's passages, in order of the text, as one Doc."""
    doc = Doc(article, _within_limit(article))
    analyse = kiwi().tokenize
    for number, passage in enumerate(doc.passages):
        for start, end in _cuts(article.text, passage.start, passage.end):
            _append(doc, analyse(article.text[start:end].translate(FOLD)), start, number)
    return doc


def _within_limit(article: Article) -> tuple[Passage, ...]:
    """The passages in order of the text, as far as LIMIT characters reach."""
    kept: list[Passage] = []
    room = LIMIT
    for passage in sorted(article.passages, key=_START):
        if passage.end - passage.start > room:
            cut = article.text.rfind(" ", passage.start, passage.start + room)
            return (*kept, Passage(passage.kind, passage.start, cut)) if cut > passage.start else tuple(kept)
        room -= passage.end - passage.start
        kept.append(passage)
    return tuple(kept)


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > PIECE:
        cut = text.rfind(" ", start + 1, start + PIECE)
        cut = cut if cut > start else start + PIECE
        yield start, cut
        start = cut
    yield start, end


def _append(doc: Doc, tokens: list[Any], offset: int, passage: int) -> None:
    base = len(doc.forms)
    doc.forms += (forms := [t.form for t in tokens])
    doc.tags += (tags := [t.tag for t in tokens])
    doc.starts += (starts := [t.start + offset for t in tokens])
    doc.ends += (ends := [t.end + offset for t in tokens])
    doc.lemmas += _lemmas(forms, tags)
    doc.oov += [t.oov for t in tokens]
    first = 0
    sentence_of = [t.sent_position for t in tokens]
    quoted = 0  # marks opened and not closed since the sentence began
    for i in range(1, len(tokens) + 1):
        quoted += forms[i - 1] == "“"
        quoted -= forms[i - 1] == "”" and quoted > 0
        quoted = 1 - quoted if forms[i - 1] == '"' and quoted < 2 else quoted
        glued = not quoted and 1 < i < len(tokens) and ends[i - 1] == starts[i] and tags[i - 2 : i] == ["EF", "SF"]
        glued = glued and tags[i][0] in "NMVSX" and tags[i] not in ("SSC", "SF", "SP", "SE")
        if i == len(tokens) or sentence_of[i] != sentence_of[first] or glued:
            doc.sentences.append(Sentence(starts[first], max(ends[first:i]), base + first, base + i, passage))
            first, quoted = i, 0


_DERIVED = re.compile(r"XS[VA]")


def _lemmas(forms: list[str], tags: list[str]) -> list[str]:
    """밝히/VV → 밝히다; 강조/NNG 하/XSV → 강조하다, at the XSV: lists may be written as a dictionary writes them."""
    lemmas = []
    for i, tag in enumerate(tags):
        if tag[0] == "V":
            lemmas.append(forms[i] + "다")
        elif _DERIVED.match(tag):
            stem = forms[i - 1] if i and tags[i - 1][:2] in ("NN", "XR", "MA", "SL", "SH") else ""
            lemmas.append(stem + forms[i] + "다")
        else:
            lemmas.append("")
    return lemmas
