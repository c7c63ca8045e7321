"""People by what stands beside their names: a title behind or before, 씨, an age, a gloss in Hanja or Latin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsparse.extract import name_shapes as shapes
from newsparse.extract import titles
from newsparse.lexicon import sections, wordset
from newsparse.tokens import Doc


@dataclass(slots=True)
class Sighting:
    """One place where a name stands with what says that it is a person's.

    `phrase` is the words of title and affiliation beside it, `before` the words in front that may name a body.
    """

    name: str
    start: int
    end: int
    phrase: str = ""
    before: str = ""
    bracket_of: int | None = None  # where the bracket `(군수 강한결)` opens, behind a body


_FOREIGN_TITLES = frozenset(
    [
        "대통령",
        "총리",
        "국왕",
        "국가주석",
        "주석",
        "왕세자",
        "왕세제",
        "총통",
        "총서기",
        "국무장관",
        "외무장관",
        "재무장관",
        "국방장관",
        "외교부장",
        "사무총장",
        "CEO",
        "최고경영자",
        "총재",
        "감독",
        "부통령",
        "왕이",
        "교황",
        "상원의원",
        "하원의원",
    ]
)


def sightings(doc: Doc, bodies: frozenset[str]) -> list[Sighting]:
    """The places where someone is named for certain; `bodies` are names that are no person's."""
    found: list[Sighting] = []
    taken: set[int] = set()

    def keep(seen: Sighting) -> None:
        if seen.start not in taken:
            taken.add(seen.start)
            found.append(seen)

    for passage in doc.passages:
        for match in shapes.title().finditer(doc.text, passage.start, passage.end):
            for seen in _beside(doc, match, passage.start, passage.end, bodies):
                keep(seen)
        for match in shapes.AGED.finditer(doc.text, passage.start, passage.end):
            if all(
                _unknown(doc, part, match.start() + match["name"].find(part), bodies)
                for part in match["name"].split(" ")
            ):
                keep(Sighting(match["name"], match.start(), match.end("name")))
        for match in shapes.addressed().finditer(doc.text, passage.start, passage.end):
            name = match["name"]
            if (name.endswith("모") and len(name) == 2) or plausible(doc, name, match.start(), bodies):
                keep(Sighting(name, match.start(), match.start() + len(name)))
    found.sort(key=lambda seen: seen.start)
    # `다 코스타` where the article also has `안토니오 다 코스타`
    tails = {" ".join(seen.name.split(" ")[n:]) for seen in found for n in range(1, seen.name.count(" ") + 1)}
    return [seen for seen in found if seen.name not in tails]


def _beside(doc: Doc, match: re.Match[str], low: int, high: int, bodies: frozenset[str]) -> list[Sighting]:
    text = doc.text
    start = match.start()
    while start > low and re.match(shapes.WORD, text[start - 1]):
        start -= 1
    end = match.end("head")
    if later := shapes.NOT_YET.match(text, match.end(), high):
        end = later.end()
    word = text[start:end]
    if (
        not later
        and word != match["head"]
        and (match["head"] in _BARE or (match["head"] == "시장" and not _city_head(word, bodies)))
    ):
        return []  # `물류시장`, `사업모델`
    glued = _glued_name(doc, word, match["head"], start, bodies)
    if glued:
        return [glued]
    window_start = max(low, start - 70)
    window = text[window_start:start]
    foreign = None
    if match["head"] in _FOREIGN_TITLES:
        foreign = _foreign_name(doc, window, window_start, word, start, bodies)
    if foreign and " " in foreign.name and foreign.phrase != word:
        return [foreign]  # `마틴 존스 미국 대통령`: no 마틴 of a body called 존스
    seen = _left_names(doc, window, window_start, word, start, bodies)
    if seen:
        return seen
    if after := _right_name(doc, match, start, word, low, high, bodies):
        return [after]
    if match["head"] in _FOREIGN_TITLES and (foreign := _foreign_name(doc, window, window_start, word, start, bodies)):
        return [foreign]
    return []


# titles that are common words too: only standing alone do they name somebody
_BARE = frozenset(
    [
        "모델",
        "경위",
        "의사",
        "공사",
        "영사",
        "기수",
        "주장",
        "프로",
        "리더",
        "감사",
        "대장",
        "경사",
        "경장",
        "고문",
        "매니저",
        "주임",
        "원로",
        "여사",
        "신부",
        "상사",
        "원사",
        "하사",
        "장로",
        "장군",
        "상인",
        "명인",
        "장인",
        "기자",
        "수석",
        "작가",
        "강사",
        "투수",
        "타자",
        "포수",
    ]
)


def _city_head(word: str, bodies: frozenset[str]) -> bool:
    return word[:-1] in bodies or word[:-1] in titles.places() or word in ("부시장", "시장")


def _glued_name(doc: Doc, word: str, head: str, start: int, bodies: frozenset[str]) -> Sighting | None:
    """`김가람의원`, `이도윤위원장`: a name and a bare title without a space."""
    name = word[: -len(head)]
    if word[:-1] in bodies:
        return None  # `기타노시장`: the mayor of 기타노시
    if (
        len(name) == 3
        and len(head) >= 2
        and shapes.name_shape().fullmatch(name)
        and plausible(doc, name, start, bodies)
    ):
        first = doc.token_from(start)
        if first < len(doc.tags) and doc.starts[first] == start and doc.tags[first] == "NNP":
            return Sighting(name, start, start + 3, head)
    return None


def _left_names(doc: Doc, window: str, offset: int, word: str, start: int, bodies: frozenset[str]) -> list[Sighting]:
    best: list[Sighting] = []
    pos = 0
    while match := shapes.left().search(window, pos):
        pos = match.start() + 1
        middle_start = offset + match.start("middle")
        if not _nominal(doc, middle_start, start):
            continue
        middle = match["middle"]
        names = [
            (m[0], offset + match.start("names") + m.start())
            for m in re.finditer(r"[가-힣]+", re.sub(r"\([^()]*\)", lambda b: " " * len(b[0]), match["names"]))
        ]
        tied = bool(middle) and middle.split(" ")[0] in bodies
        good = [(name, at) for name, at in names if plausible(doc, name, at, bodies, tied=tied)]
        if re.search(r"\([A-Z][A-Za-z]+\)", match["names"]):
            continue  # `도라이(Dorai) 이사`: Latin behind a name is a body's
        if not good or len(good) < len(names):
            continue
        before = re.search(rf"((?:{shapes.WORD}|[()])+(?:\s{shapes.WORD}+)?)\s$", window[: match.start()])
        found = [
            Sighting(name, at, at + len(name), (middle + word).strip(), before[1] if before and not middle else "")
            for name, at in good
        ]
        if not middle:
            # `최다연 가온대 총장`: what has the shape of a name may be the body of the name before it
            return best if best and shapes.BODY_END.search(good[-1][0]) else found
        best = best or found
    return best or _after_particle(doc, window, offset, word, start, bodies)


def _after_particle(
    doc: Doc, window: str, offset: int, word: str, start: int, bodies: frozenset[str]
) -> list[Sighting]:
    """`협약식은김가람 한빛군수`: the space before the name is lost, but Kiwi sees where it begins."""
    match = re.search(rf"(?<=[가-힣])({shapes.name()})\s$", window)
    for at in range(match.start(), match.end() - 2) if match else ():
        name = window[at:].strip()
        i = doc.token_from(offset + at)
        if (
            shapes.name_shape().fullmatch(name)
            and i < len(doc.starts)
            and doc.starts[i] == offset + at
            and (doc.tags[i] == "NNP" or doc.oov[i])
            and doc.ends[i] == offset + at + len(name)
            and i
            and doc.tags[i - 1][0] == "J"
            and plausible(doc, name, offset + at, bodies)
        ):
            return [Sighting(name, offset + at, offset + at + len(name), word)]
    return []


def _nominal(doc: Doc, start: int, end: int) -> bool:
    """Whether all between a name and its title are nouns: `이도윤 서울대 교수` yes, `이도윤가 만난 교수` no."""
    i = doc.token_from(start)
    while i < len(doc.starts) and doc.starts[i] < end:
        tag = doc.tags[i]
        if tag[0] in "JEVM" and tag not in ("MM", "MAJ") and doc.forms[i] not in ("전", "현", "겸"):
            return False
        i += 1
    return True


def _right_name(
    doc: Doc, match: re.Match[str], start: int, word: str, low: int, high: int, bodies: frozenset[str]
) -> Sighting | None:
    """`군수 강한결`, `(대표이사 김영섭)`, `최고운영책임자(COO) 김가람는`."""
    after = shapes.right().match(doc.text, match.end(), high)
    if after is None:
        return None
    name, at = after["name"], after.start("name")
    bracket = doc.text[start - 1] == "(" if start > low else False
    spaced = doc.text[match.end()] == " "
    if not spaced or not plausible(doc, name, at, bodies):
        return None
    named = _proper(doc, at, at + len(name)) or doc.text.count(name) > 1
    if not bracket and (len(name) < 3 or not named or shapes.title().match(doc.text, after.end())):
        return None
    if bracket:
        return Sighting(name, at, at + len(name), word, bracket_of=start - 1)
    before = re.search(rf"((?:{shapes.WORD})+(?:\s{shapes.WORD}+){{0,2}})\s$", doc.text[max(low, start - 50) : start])
    front = before[1] if before and _nominal(doc, start - len(before[0]), start) else ""
    return Sighting(name, at, at + len(name), f"{front} {word}".strip())


def _proper(doc: Doc, start: int, end: int) -> bool:
    i = doc.token_from(start)
    return i < len(doc.starts) and doc.starts[i] == start and (doc.tags[i] == "NNP" or doc.oov[i])


def _foreign_name(doc: Doc, window: str, offset: int, word: str, start: int, bodies: frozenset[str]) -> Sighting | None:
    """The longest run of words before a head of state's title that may be a name: no noun of the dictionary, no body."""
    match = shapes.foreign().search(window)
    if match is None:
        return None
    name, at, middle = match["name"], offset + match.start("name"), match["middle"]
    if not middle and name.split(" ")[-1] in shapes.countries():
        name, _, country = name.rpartition(" ")
        middle = country + " "
    if name.endswith(" 전"):
        name, middle = name.removesuffix(" 전"), "전 " + middle
    while name:
        first = name.split(" ")[0]
        parts = name.split(" ")
        long_enough = max(map(len, parts)) > 2 or (middle and min(map(len, parts)) > 1)
        vouched = long_enough and (_nominal(doc, at, start) or (len(parts) > 2 and middle))
        if vouched and all(
            _unknown(doc, part, at + name.find(part), bodies, later=n > 0 and len(parts) > 2)
            for n, part in enumerate(parts)
        ):
            return Sighting(name, at, at + len(name), (middle + word).strip())
        at += len(first) + 1
        name = name[len(first) + 1 :]
    return None


def _unknown(doc: Doc, part: str, at: int, bodies: frozenset[str], *, later: bool = False) -> bool:
    """Whether a word may be part of a foreign name: 빈, 살만; not 신임, 미국, 한빛그룹."""
    if (
        part in bodies
        or part in titles.places()
        or part in shapes.countries()
        or part in wordset("not_names", "person")
    ):
        return False
    if titles.is_title(part) or part in wordset("titles") or part in wordset("not_names", "organization"):
        return False
    if len(part) == 1:
        return True
    i, proper = doc.token_from(at), False
    if later:  # Kiwi makes anything of 코스타 in `안토니오 다 코스타`
        known = i < len(doc.starts) and doc.ends[i] == at + len(part) and doc.tags[i] == "NNG" and not doc.oov[i]
        return not known
    while i < len(doc.starts) and doc.starts[i] < at + len(part):
        if doc.tags[i][0] not in "NX":
            return False  # `자던 김모(43)씨`, `추정되는 윤모(35)씨`
        proper |= doc.tags[i] == "NNP" or doc.oov[i]
        i += 1
    return proper and not re.fullmatch(r"[가-힣]모", part)


def plausible(doc: Doc, name: str, start: int, bodies: frozenset[str], *, tied: bool = False) -> bool:
    """Whether a name-shaped string may be a name here: no common noun, no place, no body, no title.

    A name of two syllables must be one that Kiwi holds for proper, unless a body and a title behind it vouch (`tied`).
    """
    if not 2 <= len(name) <= 4 or name in bodies or name in titles.places() or name in wordset("not_names", "person"):
        return False
    if name in wordset("titles") or name in wordset("not_names", "organization") or name in shapes.countries():
        return False
    if titles.head_of(name) and len(titles.head_of(name) or "") >= 2:
        return False
    end = start + len(name)
    i = doc.token_from(start)
    if i >= len(doc.starts) or doc.starts[i] != start:
        return False
    if doc.ends[i] == end and doc.tags[i] in ("NNG", "MAG", "MM", "NR", "NP", "MAJ") and not doc.oov[i]:
        return False
    double = name[:2] in sections("surnames")["two"]
    while i < len(doc.starts) and doc.starts[i] < end and not double:
        if doc.tags[i][0] == "J" or doc.tags[i] in ("XSA", "XSV", "ETM", "XSN"):
            return False  # `정확한`, `방문한`: 하/XSV + ㄴ/ETM
        i += 1
    if len(name) == 4:
        return double
    return len(name) == 3 or tied or _proper(doc, start, end)
