"""Bodies that several words name: `중국 정부`, `법무법인 새론`, `해솔군 농업기술센터`, `해솔 해상풍력 추진위원회`."""

from __future__ import annotations

import functools
import re

from newsparse.extract import organizations as orgs
from newsparse.extract import words
from newsparse.extract.chunks import Chunk, is_spaced
from newsparse.extract.name_shapes import likeness
from newsparse.extract.sighting import nominal
from newsparse.lexicon import sections, wordset
from newsparse.lexicon import words as entries
from newsparse.model import OrganizationKind
from newsparse.tokens import Doc


def pair(doc: Doc, chunk: Chunk, after: Chunk, kind: OrganizationKind | None) -> OrganizationKind | None:
    """The kind of a body named by two words: `중국 정부`, `새론 AI연구원`, `법무법인 새론`, `새론은행 노조`, `서울시 한빛구`."""
    word, next_ = chunk.text, after.text
    if next_ in wordset("org_words", "last of two"):
        if next_ in ("정부", "행정부"):
            leader = next_ == "정부" and likeness(word) >= 2 and chunk.proper
            abroad = word in words.countries() or word in sections("org_words")["leader"]
            return "government" if leader or abroad else None
        if next_ in ("노조", "노동조합"):
            known = words.known(word)
            if word[0] == "제" and word[1:2].isdigit():
                return None  # `제4대 노조 위원장`
            named = kind in ("company", "public_institution") or (
                (chunk.proper or known.grade == 1) and not known.title
            )
            return "association" if named and word not in words.regions() else None
        if next_ == "캠퍼스":
            return None
        return "company" if next_ == "컨소시엄" and kind and not after.josa.startswith("에") else None
    if word in wordset("org_words", "first of two"):
        if word == "국회":
            return "government" if next_.endswith("위원회") else None
        if after.proper or len(next_) <= 4:
            if word in ("재단법인", "사단법인"):
                return words.known(next_).kind or ("association" if after.proper else None)
            return "other" if word in ("학교법인", "의료법인") else "company"
        return None
    if next_.endswith(("대사관", "영사관")) and word.startswith("주") and len(word) <= 6:
        return "government"
    if next_.endswith("캠퍼스") and kind == "university":
        return "university"
    if _governs(word) and (next_ == "의회" or next_.endswith(entries("org_words", "bureau"))):
        return words.known(next_).kind or "local_government"
    if next_[-1] == "팀" and (kind or words.known(word).place) and _sports_team().fullmatch(next_):
        return "team"
    if word == "한국" and words.known(next_).grade == 2 and words.known(next_).kind in _STATE_FIRMS:
        return words.known(next_).kind  # `한국 로봇산업진흥원`
    if kind in ("public_institution", "association", "university") and next_.endswith("위원회"):
        return kind
    if kind in ("public_institution", "association", "university", "party") and next_.endswith(
        entries("org_words", "part")
    ):
        return kind if words.known(next_).title == "" or next_.endswith("지사") else None
    if kind == "company" and words.is_latin(word) and re.fullmatch(r"[A-Z]{1,4}(?:연구원|연구소)", next_):
        return "company"
    if word in words.countries() and words.known(next_).grade < 3 and _ministry().fullmatch(next_):
        return "government" if next_[-1] in "부성" else "public_institution"
    quoted = doc.text[max(0, chunk.start - 1) : chunk.start] in ("‘", "'", "“", '"')  # a product's name
    if next_ == "그룹" and not re.fullmatch(r"[가-힣]{2,}", word) and kind != "company":
        return None  # `K팝 그룹`
    if next_ in wordset("org_words", "second word") and chunk.proper and is_spaced(doc, chunk) and not quoted:
        free = word not in words.regions() and word not in words.countries() and not words.known(word).title
        return "company" if free and word not in wordset("org_words", "technical") and not chunk.common else None
    if word[-1] == "시" and next_[-1] == "구" and word in words.regions() and next_ in words.regions():
        return "local_government" if after.josa in ("은", "는", "이", "가", "와", "과") else None
    return None


_STATE_FIRMS = ("public_institution", "association")


@functools.cache
def _sports_team() -> re.Pattern[str]:
    """`핸드볼팀`, `여자배구대표팀`: whose it is stands before."""
    return re.compile(rf"(?:여자|남자)?(?:{'|'.join(entries('org_words', 'sport'))})?(?:대표|국가대표)?팀")


def _governs(word: str) -> bool:
    """Whether a word is a county's or city's full name: 해솔군, not 해솔."""
    return word[-1] in "시군구도" and len(word) > 2 and word.isalpha() and words.is_region(word) and likeness(word) < 2


@functools.cache
def _ministry() -> re.Pattern[str]:
    """`새나라 산업무역부`, `새나라 전력공사`: not named without the country."""
    fields = "|".join(entries("org_words", "field of state"))
    return re.compile(rf"(?:{fields}){{1,3}}(?:부|성|공사)")


_ALONE = frozenset(
    ("이날", "지난", "이번", "당시", "현재", "최근", "특히", "한편", "또", "또한", "그", "각", "등", "및", "여야", "당")
)


def of_a_cause(doc: Doc, chunk: Chunk) -> int | None:
    """Where `해솔 해상풍력 추진위원회` begins: the nouns before what people join in for a cause; None where it is none."""
    if chunk.text not in wordset("org_words", "of a cause") or not (
        orgs.acts(doc, chunk) or _AND_MORE.match(doc.text, chunk.end)
    ):
        return None
    start = chunk.start
    for word in reversed(_WORDS.search(doc.text[max(0, start - 40) : start])[0].split()):  # type: ignore[index]
        begin = start - len(word) - 1
        free = word not in _ALONE and not words.title_of(word) and not word[-1].isdigit()
        if not free or not nominal(doc, begin, begin + len(word)):
            break
        start = begin
    return start if start < chunk.start and len(doc.text[start : chunk.start]) > 3 else None


_WORDS = re.compile(r"(?:(?<![^\s])[가-힣A-Za-z0-9·]{2,} ){0,3}$")
_AND_MORE = re.compile(r"\s(?:등|및|소속|회원|위원장|측)")
