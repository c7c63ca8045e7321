"""직함: which part of `한빛군수` or `KT고객본부장` names the body, and what of it is the title.

Rules of the split: the title stands without the organisation (한빛군수 → 군수 of 한빛군); who heads a unit of a named body keeps
the unit (전남전북고객본부장 of KT), professors and ranks drop it; who heads a body that the word itself names does not
(금융감독원장 → 원장 of 금융감독원).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from newsparse.extract import words
from newsparse.lexicon import wordset

IsBody = Callable[[str], bool]
Split = tuple[str | None, str]

JOSA = (
    r"(?:은|는|이|가|을|를|의|에|에게|에게는|에게도|께는|님은|님이|님께|님|으로부터|로부터|으로서|로서|에서|와|과|도|로|으로|만|께서|께|이나|나|부터|까지|에게서|이라|라며|라고|이라며|이라고|이며|이고|이다|인|이었|였|"
    r"이자|측|등|들|님|입니다|보다|처럼|한테|랑|이랑|이란|조차|마저|씨)"
)
END = rf"(?=[^가-힣A-Za-z0-9]|$|{JOSA}(?![가-힣])|{JOSA}(?=[\s,.]|에|의|도|만))"

# Heads of governments by place: the word itself names the body. `한빛구청장` → (한빛구, 구청장)
_PLACE_HEADS: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = (
    (re.compile(r"([가-힣]{1,6}구)((?:부)?청장)$"), {"청장": "구청장", "부청장": "부구청장"}),
    (re.compile(r"([가-힣]{1,6}?)(부?군수)$"), {}),
    (re.compile(r"([가-힣]{1,8}?)((?:부|경제부|정무부|행정부)?시장)$"), {}),
    (re.compile(r"([가-힣]{2,6}도)((?:경제부|정무부|행정부|부)?지사)$"), {"지사": "도지사"}),
)
_CHAIR = re.compile(r"([가-힣·]{2,12})((?:부|공동)?위원장|상임위원)$")
_SUPERINTENDENT = re.compile(r"([가-힣]{2,8})(부?교육감)$")
# who heads a body whose name the word begins with, and what is then left as title: 협회+장 → 회장, 하나은행+장 → 행장
_HEADED = re.compile(
    r"([가-힣A-Za-z0-9·&]{2,30}?(?:청|원|회|소|서|관|국회|법원|학교|공사|은행|조합|병원|재단|센터|학회|대학교))(장)$"
)
_CHAIRED = re.compile(
    r"([가-힣A-Za-z0-9·&]{3,30}?(?:공사|재단|공단|대|대학교|협회|중앙회|조합|그룹))((?:이사|총|사|회)장)$"
)
_LAST = {
    "고검": "고검장",
    "지검": "지검장",
    "지청": "지청장",
    "대법원": "대법원장",
    "은행": "행장",
    "센터": "센터장",
    "세관": "세관장",
    "조합": "조합장",
    "법원": "법원장",
    "학교": "교장",
    "대학교": "총장",
    "재단": "이사장",
    "공사": "사장",
}
_GLOSS = re.compile(r"\((?:[A-Za-z&. ]{2,20}|[一-龥]{2,6}|직무대행|대행|겸임)\)")
OF_A_CHAPTER = ("지역위원장", "당협위원장", "조직위원장")  # of a party's chapter in a place, which is no body
_FORMER = ("전", "前", "전직", "옛")


def split(phrase: str, is_body: IsBody, is_noun: IsBody = lambda word: False) -> Split:
    """(organisation, title) of what stands beside a name; `is_body` knows the bodies of this article, `is_noun` the common
    nouns that stand for one of them (`시 에너지팀장`).

    `충남도지사` → (충남도, 도지사); `서울대 컴퓨터공학부 교수` → (서울대, 교수); `전 해양수산부 장관` → (해양수산부, 전 장관).
    """
    parts, former, tail, second = _cleared(phrase)
    if len(parts) > 1 and is_noun(parts[0]):
        return parts[0], f"{former}{' '.join(parts[1:])}{tail}"
    body, title = _split_word(parts[0], is_body) if len(parts) == 1 else _split_words([*parts], is_body)
    if body is None and second:
        body = split(second, is_body, is_noun)[0]  # `부총리 겸 기획재정부 장관`
    return body, f"{former}{title}{tail}"


@functools.lru_cache(words.KEPT)
def _cleared(phrase: str) -> tuple[tuple[str, ...], str, str, str]:
    """The words of a phrase without what belongs to no name or title, what says that the title is a former one, a
    successor's word behind it, and what stands behind 겸."""
    phrase = " ".join(phrase.split())
    if "(" in phrase:
        phrase = _GLOSS.sub("", phrase).strip()
    parts = phrase.split(" ")
    stray = wordset("title_words", "stray")
    while len(parts) > 1 and parts[0] in stray:
        parts = parts[1:]
    former = ""
    if parts[0] in _FORMER and len(parts) > 1:
        former, parts = "전 ", parts[1:]
    for i in range(len(parts) - 1, 0, -1):
        if parts[i] in _FORMER and i < len(parts) - 1:
            former, parts = "전 ", [*parts[:i], *parts[i + 1 :]]
        elif parts[i] in stray and len(parts) > 1 and i < len(parts) - 1:
            parts = [*parts[:i], *parts[i + 1 :]]
    second = ""
    if "겸" in parts[1:-1]:
        at = parts.index("겸")
        parts, second = parts[:at], " ".join(parts[at + 1 :])
    tail = ""
    if len(parts) > 1 and parts[-1] in wordset("title_words", "successor") and words.title_of(parts[-2]):
        tail, parts = f" {parts[-1]}", parts[:-1]
    return tuple(parts), former, tail, second


_OF_STATE = frozenset(("하원의장", "상원의장", "국회의장", "국회부의장", "검찰총장"))


def _split_word(word: str, is_body: IsBody) -> Split:
    head = words.title_of(word)
    if chair := _chair(word):
        return chair
    if word in _OF_STATE:
        return word[:2], word[2:]
    for stem, short, whole in _of_place(word):
        if body := _government(stem, short, is_body):
            return body, whole
    if word.endswith("지사") and word[:-2] in words.regions() and 4 <= len(word) <= 6:
        return word[:-2], "지사"
    if word[-1] == "장" and (words.known(word[:-1]).grade == 3 or is_body(word[:-1])):
        end = next((end for end in _LAST if word[:-1].endswith(end)), "")
        return word[:-1], _LAST.get(end, word[-2:])
    if word[-2:] in ("장관", "차관") and words.known(word[:-2]).grade == 3:
        return word[:-2], word[-2:]  # 국방부장관: 부장관 is a title as well
    if prefix := _known_prefix(word, is_body):
        return prefix, word[len(prefix) :]
    if word in words.titles() and not is_body(word[:-1]):
        return None, word
    for pattern in (_CHAIRED, _HEADED):
        match = pattern.match(word)
        if match and _names_body(match[1], is_body):
            end = next((end for end in _LAST if match[1].endswith(end)), "")
            if match[2] == "장":
                return match[1], _LAST.get(end, match[1][-1] + "장")
            return match[1], match[2]
    if head and len(stem := word[: -len(head)]) > 1 and (is_body(stem) or words.known(stem).grade == 3):
        return stem, head
    return None, word


@functools.lru_cache(words.KEPT)
def _chair(word: str) -> Split | None:
    """`공정거래위원장`: the committee is 공정거래위원회; `한빛교육감`: the office is 한빛교육청."""
    match = _CHAIR.match(word)
    if match and (body := words.bodies().get(match[1] + "위원회") or words.bodies().get(match[1] + "위")):
        return body[0], match[2]
    if (board := _SUPERINTENDENT.match(word)) and words.is_region(board[1]):
        return board[1] + "교육청", board[2]
    return None


@functools.lru_cache(words.KEPT)
def _of_place(word: str) -> tuple[tuple[str, str, str], ...]:
    """(place, its title, the whole title) of what may head a government: 한빛구청장 → 한빛구, 청장, 구청장."""
    matches = [(pattern.match(word), whole) for pattern, whole in _PLACE_HEADS]
    return tuple((match[1], match[2], whole.get(match[2], match[2])) for match, whole in matches if match)


def _government(stem: str, title: str, is_body: IsBody) -> str | None:
    """The government that `한빛군수` or `해솔시장` heads: its last letter may be the title's first."""
    if title.endswith(("청장", "지사")):
        return stem if words.is_region(stem) or is_body(stem) else None
    last = title[-2]
    place = stem + last if not stem.endswith(last) else stem
    if words.is_region(place) or is_body(place):
        return place
    if title.endswith("시장") and (stem in words.regions() or _may_be_city(stem)):
        return stem if stem in words.regions() else place
    return None


def _may_be_city(stem: str) -> bool:
    """`도담시장` beside a name: a city that no list has."""
    return 2 <= len(stem) <= 3 and stem not in wordset("not_names", "person") and not words.is_generic(stem)


def _known_prefix(word: str, is_body: IsBody) -> str | None:
    """The longest body of this article that a word begins with, a title behind it."""
    for size in range(len(word) - 2, 1, -1):
        rest = word[size:]
        if is_body(word[:size]) and (head := words.title_of(rest)) and (head == rest or len(rest) - len(head) > 1):
            return word[:size]
    return None


def _names_body(body: str, is_body: IsBody) -> bool:
    if is_body(body):
        return True
    known = words.known(body)
    return known.grade >= 2 or (known.grade == 1 and body.endswith(("센터", "병원", "은행", "조합")) and len(body) > 3)


def _split_words(parts: list[str], is_body: IsBody) -> Split:
    if len(parts) > 2 and parts[0] in words.countries() and not words.title_of(parts[1]):
        parts = parts[1:]  # `일본 새론전자 이사`: a country only says whence
    phrase, last = " ".join(parts), parts[-1]
    cut = 0
    for n in range(len(parts), 0, -1):
        if is_body(" ".join(parts[:n])):
            cut = n
            break
    if cut == len(parts):
        return None, phrase
    if cut == 0:
        prefix = _known_prefix(parts[0], is_body) if len(parts) == 1 else None
        if prefix:
            return prefix, phrase[len(prefix) :].strip()
        cut = 1
    body, rest = " ".join(parts[:cut]), parts[cut:]
    if words.title_of(parts[0]) and cut == 1 and not is_body(parts[0]) and not words.known(parts[0]).grade:
        owner, title = _split_word(parts[0], is_body)
        return owner, f"{title} {' '.join(rest)}"  # `CJ대한통운본부 …`, `수석부의장 겸 …`
    if (
        last in wordset("title_words", "head of all")
        and len(rest) > 1
        and not any(word.endswith(tuple(wordset("title_words", "unit"))) or is_body(word) for word in rest[:-1])
    ):
        return f"{body} {' '.join(rest[:-1])}", last  # `새론 배터리 대표`: a name of two words
    if last in wordset("title_words", "rank") or last.endswith(("교수", "강사", "연구원")):
        inner = next((word for word in reversed(rest[:-1]) if is_body(word) or words.known(word).grade == 3), None)
        return inner or body, last
    if len(rest) == 2 and last in ("교사", "교장", "교감") and rest[0][-1] in "초중고":
        return rest[0], last  # `한빛 누리중 교사`
    if len(rest) == 2 and words.known(body).kind in (None, "company") and _is_unit_of_firm(rest[0]):
        return body, " ".join(rest)  # `새론텔레콤 반도체연구소 소장`
    if len(rest) == 1 and (owner := _headed_owner(body, last, is_body)):
        return owner, last
    if len(rest) == 1:
        nested, title = _split_word(last, is_body)
        if nested and nested != body:
            whole = (nested in words.regions() and body in words.regions()) or _is_part(body, nested)
            return (f"{body} {nested}" if whole else nested), title
        return body, last if nested is None or title == last else (title if nested == body else last)
    if not is_body(body) and rest[:-1] and words.known(rest[0]).grade == 3 and words.known(body) == words.known(""):
        return rest[0], " ".join(rest[1:])  # `… 샘스 백악관 대변인`
    if any(is_body(word) and words.known(word).grade >= 2 for word in rest[:-1]):
        at = max(i for i, word in enumerate(rest[:-1]) if is_body(word))
        if body != "국회" and words.known(body).grade == words.known(rest[at]).grade == 3:
            return rest[at], " ".join(rest[at + 1 :])  # `보건복지부 중앙사고수습본부 반장`
        return " ".join([body, *rest[: at + 1]]), " ".join(rest[at + 1 :])
    return body, " ".join(rest)


def _is_unit_of_firm(word: str) -> bool:
    return word.endswith(("연구소", "연구원", "센터", "아카데미", "사업단")) and words.known(word).grade < 3


def unit_head(phrase: str) -> bool:
    """Whether one word names who heads a unit: `테크센터장` of the firm that stands before the name."""
    return " " not in phrase and phrase[-1:] == "장" and _is_unit_of_firm(phrase[:-1])


def _headed_owner(body: str, title: str, is_body: IsBody) -> str | None:
    """`한빛경제자유구역 청장`: the body whose last syllable the title has taken."""
    if title not in words.titles() or len(title) != 2 or title[1] != "장" or words.known(body).grade:
        return None
    owner = body + title[0]
    found = words.ending(owner)
    if found and found[3] and len(found[1]) > 1 and (not is_body(body) or is_body(owner)):
        return owner
    return None


def _is_part(body: str, nested: str) -> bool:
    """`국회 법제사법위원장`: of the committee of parliament; `대한적십자사 봉사회장`: of its volunteers."""
    return body == "국회" and nested.endswith("위원회")


_MINISTER = re.compile(r"(전 )?([가-힣]{2,6})((?:장|차)관(?: 후보자?| 내정자)?)")


def clipped_office(title: str) -> Split:
    """`법무장관`: the 장관 of 법무부, of which only the head of the name is said."""
    match = _MINISTER.fullmatch(title)
    if match is None or words.known(match[2] + "부").grade < 3:
        return None, title
    return match[2] + "부", (match[1] or "") + match[3]


def fits(title: str, said: str) -> bool:
    """Whether two titles are one: 도지사 and 지사, 대표이사 and 대표."""
    return (
        title == said or title.endswith(said) or said.endswith(title) or {title, said} <= {"대표이사", "대표", "사장"}
    )
