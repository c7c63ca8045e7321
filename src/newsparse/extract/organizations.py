"""Organisations by themselves: what of a noun chunk names a body, by the lists, its ending, and the role it plays."""

from __future__ import annotations

import functools
import re

from newsparse.extract import words
from newsparse.extract.chunks import Chunk
from newsparse.extract.name_shapes import likeness
from newsparse.lexicon import sections, wordset
from newsparse.lexicon import words as entries
from newsparse.model import OrganizationKind
from newsparse.tokens import Doc

SUBJECT = frozenset(("은", "는", "이", "가", "도", "께서"))
_ACT = SUBJECT | {"과", "와"}
_ADDRESSED = _ACT | {"에", "에게", "의", "까지", "뿐", "로부터", "으로부터"}
# `국회 본회의를 통과한`, `국회를 통과했다`: what it has decided
_PASSED = re.compile(r"를?\s(?:본회의(?:[를에]|에서)?\s)?(?:통과|의결|가결|부결|비준|보고(?!서))")
_TOLD = re.compile(r"에\s(?:보고|신고|건의|요구|요청|제출|신청|항의|통보|문의|기부|기탁)[하한해했된돼됐할]")
_SIDE = re.compile(r"\s?(?:측|관계자|당국자|대변인|고위)")


def of_chunk(doc: Doc, chunk: Chunk) -> OrganizationKind | None:
    """The kind of body that a noun chunk names by itself, or None."""
    text = chunk.text
    kind, grade = chunk.known.kind, chunk.known.grade
    if kind and is_scene(doc.text, text, chunk.end):
        return None
    if grade == 3:
        if text not in _of_two_minds():
            return kind
        if text in wordset("org_words", "ambiguous") and chunk.common:
            return None
        if text == "한화" and _SUM.match(doc.text, chunk.end):
            return None  # `2500억엔(한화 3조원)`: the currency
        if text in wordset("org_words", "acting") and not acts(doc, chunk):
            return None
        if text in wordset("org_words", "platform") and chunk.josa not in SUBJECT:
            return None
        if text.isascii() and _INDEX.match(doc.text, doc.text.find(f"{text}(") + len(text)):
            return None  # `BSI(기업경기실사지수)`
        return kind
    if grade == 2:
        if chunk.common or text[0].isdigit():
            return None
        found = words.ending(text)
        if found and found[1][-2:] == "의회" and found[0] in words.regions():
            return kind  # `한빛도의회에 냈다`
        if not chunk.proper and found and len(found[0]) <= 3 and chunk.last - chunk.first == 2:
            return kind if chunk.josa in _ACT else None  # `기술교육원에서`: any, not one
        return kind
    if grade == 1:
        return kind if _named(doc, chunk) else None
    return _place_kind(doc, chunk)


_INDEX = re.compile(r"\([가-힣 ]{3,14}(?:지수|비율)[)·,]")
_NEAR = re.compile(r"\s(?:앞|인근|주변|건너편|맞은편)")
_VICTIMS = re.compile(r"\s?[‘'“\"]?(?:성\s?노예|위안부)")


def is_scene(text: str, name: str, end: int) -> bool:
    """Whether a mission is where something happens, an army what victims are called by: `새나라대사관 앞에서`,
    `새나라군 ‘위안부’ 피해자`."""
    if name.endswith(("대사관", "영사관")):
        return bool(_NEAR.match(text, end))
    return name.endswith("군") and bool(_VICTIMS.match(text, end))


_SUM = re.compile(r"\s?(?:약\s)?\d")


def is_told(text: str, end: int) -> bool:
    """`한빛군에 보고하지 않았다`: whether a place or house that ends at `end` is addressed, not stood in."""
    return bool(_TOLD.match(text, end))


@functools.cache
def _of_two_minds() -> frozenset[str]:
    """Names that are not always a body's."""
    return wordset("org_words", "ambiguous").union(
        wordset("org_words", "acting"), wordset("org_words", "platform"), ["한화"]
    )


def acts(doc: Doc, chunk: Chunk) -> bool:
    """`정부는`, `정부에 요구`, `정부 측`; not `정부 예산`, `국회에서`."""
    if chunk.text == "국회" and _PASSED.match(doc.text, chunk.end):
        return True
    if chunk.josa:
        return chunk.josa in _ADDRESSED
    return bool(_SIDE.match(doc.text, chunk.end)) or doc.text[chunk.end : chunk.end + 1] in ",·"


_ANY = frozenset(("한국", "대한", "조선", "국제", "기업", "미래", "우리", "국민", "중앙"))  # of houses, and plain words


def _named(doc: Doc, chunk: Chunk) -> bool:
    """Whether a weak ending has a name before it: KB은행, 현대전자; 지역은행 has none."""
    found = words.ending(chunk.text)
    if found is None or chunk.common:
        return False
    stem = found[0]
    if found[1] == "대표팀" and stem.removeprefix("여자").removeprefix("남자") in wordset("org_words", "sport"):
        return True
    if found[1].endswith("센터") and len(stem) >= 4:
        return chunk.josa in _ACT
    if len(stem) < 2 and not words.is_latin(stem):
        return False
    if re.match(r"[A-Za-z]", stem):
        return words.is_latin(stem) and found[1] not in wordset("org_words", "commodity")
    if found[1] == "대" and chunk.text[-2:] in wordset("not_names", "organization"):
        return False  # MZ세대
    if stem in _ANY and found[1] in wordset("org_words", "commodity"):
        return False  # `한국산업`, `조선산업`
    if stem in words.bodies() or stem in wordset("org_words", "house name"):
        return True
    if stem in words.regions() or stem in words.countries():
        return found[1] in wordset("org_words", "with a place")
    if stem in wordset("not_names", "person") or not chunk.proper or found[1] in wordset("org_words", "commodity"):
        return False
    i = chunk.first
    return doc.tags[i] in ("NNP", "SL") or doc.oov[i]


def _place_kind(doc: Doc, chunk: Chunk) -> OrganizationKind | None:
    """A place that acts: `한빛군은 …`, `서울시와`; a place alone, `한빛군에서`, is none."""
    text = chunk.text
    if text == "대구" or text[-1] not in "시군구도" or len(text) < 2:
        return None
    if text in words.regions() and len(text) > 2 and is_told(doc.text, chunk.end):
        return "local_government"
    if chunk.josa not in _ACT:
        return None
    if text in words.regions():
        return None if _in_weather(doc, chunk) else "local_government"
    if (text[-1] == "시" and len(text) > 3 and chunk.last - chunk.first == 1) or likeness(text) > 1:
        return None  # `매킨토시`; 강가구, somebody
    if len(text) > 2 and text[-1] in "군구시" and chunk.proper and text not in wordset("not_names", "place"):
        plain = text in wordset("not_names", "organization") or text.endswith(words_of_place())
        return "local_government" if len(text) <= 5 and not plain else None
    return None


_WEATHER = re.compile(r"강수|기온|구름|흐리|맑겠|눈이 |비가 |적설|미세먼지|한파|기압|㎜|강풍|풍랑")


def _in_weather(doc: Doc, chunk: Chunk) -> bool:
    """`제주도는 구름이 많겠다`: a place."""
    sentence = doc.sentence_at(chunk.start)
    return bool(sentence and _WEATHER.search(doc.text, sentence.start, sentence.end))


@functools.cache
def words_of_place() -> tuple[str, ...]:
    """Words that end as places do: 뉴욕증시 is no city."""
    return entries("not_names", "place")


@functools.cache
def _state_acts() -> re.Pattern[str]:
    return re.compile("|".join(entries("org_words", "act of state")))


def acting_country(doc: Doc, chunk: Chunk) -> bool:
    """`미국은 합의했다`, `미국과 이란 간`: a country in a sentence that speaks of what states do."""
    if not chunk.josa and doc.text[chunk.end : chunk.end + 3] in (" 간 ", " 간의", "간 긴"):
        return True
    if chunk.josa not in _ACT or len(chunk.text) < 2:
        return False
    if chunk.text == "오만" and re.match(r"[과와]\s[가-힣]{2}", doc.text[chunk.end : chunk.end + 4]):
        return doc.text[chunk.end + 2 : chunk.end + 4] not in ("독선", "불통", "편견", "무능", "방자", "무례", "폭주")
    sentence = doc.sentence_at(chunk.start)
    return bool(sentence and _state_acts().search(doc.text, chunk.end, sentence.end))


@functools.cache
def venues() -> tuple[str, ...]:
    """Endings of bodies that are as often places: 호텔, 박물관."""
    return tuple(sections("org_words")["venue"])


def weak_kind(text: str) -> OrganizationKind | None:
    """The kind that a weak ending says, for a name that the article itself bears out: `누리병원`, `해솔자동차`."""
    found = words.ending(text)
    if found is None or words.known(text).grade != 1 or len(found[0]) < 2 or len(found[1]) < 2:
        return None
    if found[1] in wordset("org_words", "commodity"):
        return None
    return found[2]


def kind_beside_title(body: str) -> OrganizationKind | None:
    """The kind of a body that stands beside a title, where the name alone says little: a company."""
    if words.known(body).grade:
        return words.known(body).kind
    if body in words.countries():
        return "government"
    if words.is_region(body):
        return "local_government"
    if not re.fullmatch(r"[\w·&㈜()\-.+ ]+", body) or (len(body) == 3 and likeness(body) >= 2):
        return None
    if re.match(r"(?:선임|전문|사진)?기자[가-힣]", body):
        return None  # a byline runs into the text
    last = body.rpartition(" ")[2]
    if last in wordset("titles") or last in wordset("title_words"):
        return None
    if " " not in body and last in wordset("not_names"):
        return None
    if " " in body:
        return words.known(last).kind or (
            "company" if not last.endswith(tuple(entries("title_words", "unit"))) else None
        )
    if (_DIVISION.search(body) and not _UNIT_OF_ARMS.fullmatch(body)) or _constituency(body):
        return None
    if words.title_of(body) or (body.endswith(tuple(entries("org_words", "no body"))) and len(body) > 1):
        return None
    if re.fullmatch(r"[가-힣]{2,4}[시군구현성주]", body) and likeness(body) < 2 and not body.endswith(words_of_place()):
        return "local_government"  # beside a title, also a place that no list has
    for pattern, found in _SHAPES:
        if pattern.fullmatch(body):
            return found
    return "company"


_UNIT_OF_ARMS = re.compile(r"제?\d{1,3}(?:군|군단|사단|여단|함대|연대|대대|전투비행단)")
_DIVISION = re.compile(r"\d+(?:부|과|팀|실|국|계|반|단독)$|^\d|(?:공장|점)$")  # `형사합의33부`


def _constituency(word: str) -> bool:
    """`한빛서구을`: a place and a letter of the electoral roll."""
    return len(word) > 3 and word[-1] in "갑을병정" and (words.is_region(word[:-1]) or words.is_region(word[2:-1]))


_SHAPES: tuple[tuple[re.Pattern[str], OrganizationKind], ...] = (
    (re.compile(r"[가-힣]{2,8}당"), "party"),
    (re.compile(r"[가-힣]{2,6}청"), "government"),  # `서울청 감독관`: of a ministry's office there
    (re.compile(r"[가-힣]{3,8}[주현]"), "local_government"),  # `플로리다주`, `나가노현`
    (re.compile(r"[가-힣A-Z]{2,6}대"), "university"),
    (re.compile(r"[가-힣]{2,6}[초중고]"), "school"),
    (_UNIT_OF_ARMS, "military"),
)
