"""직함: what a title is, where one ends, and which part of `한빛군수` or `KT고객본부장` names the body."""

from __future__ import annotations

import functools
import re

from newsparse.lexicon import alternation, sections, words, wordset

JOSA = (
    r"(?:은|는|이|가|을|를|의|에|에게|에게는|에게도|께는|님은|님이|님께|님|으로부터|로부터|으로서|로서|에서|와|과|도|로|으로|만|께서|께|이나|나|부터|까지|에게서|이라|라며|라고|이라며|이라고|이며|이고|이다|인|이었|였|"
    r"이자|측|등|들|님|입니다|보다|처럼|한테|랑|이랑|이란|조차|마저|씨)"
)
END = rf"(?={JOSA}(?![가-힣])|{JOSA}(?=[\s,.]|에|의|도|만)|[^가-힣A-Za-z0-9]|$)"
# heads that name a person's standing and never a body's head: no organisation is read off before them
_ACTING = ("대행", "직무대행", "권한대행", "내정자", "후보자", "후보", "당선인", "당선자", "예비후보", "지명자")


@functools.cache
def heads() -> str:
    """Alternation of all titles but forms of address."""
    parts = sections("titles")
    return alternation([*parts["office"], *parts["profession"]])


@functools.cache
def _ends_in_title() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{heads()}|[가-힣]{{1,8}}(?:부장|과장|팀장|실장|국장|처장|단장|센터장|소장|원장|관장|총장|청장|서장|위원장|지점장|부문장|본부장|그룹장|학과장|담당|책임자|PD))$"
    )


def head_of(phrase: str) -> str | None:
    """The title that a phrase ends in: `KT전남전북고객본부장` → 본부장 (the longest that the lists hold)."""
    match = re.search(rf"(?:{heads()})$", phrase)
    return match[0] if match else None


@functools.cache
def shorter(head: str) -> frozenset[str]:
    """The titles that a title ends in or begins with: 도지사 → 지사, 대표이사 → 대표."""
    known = words("titles")
    return frozenset(
        t for t in known if t != head and len(t) > 1 and (head.endswith(t) or (head == "대표이사" and t == "대표"))
    )


def is_unit(phrase: str) -> bool:
    """Whether words name a part of a body: `식품영양학과`, `컴퓨터공학부 교수팀`."""
    return all(_DEPARTMENT.search(word) for word in phrase.split())


def is_title(phrase: str) -> bool:
    return bool(_ends_in_title().search(phrase))


# Heads of governments by place: the word itself names the body. `한빛구청장` → (한빛구, 구청장)
_PLACE_HEADS = (
    re.compile(r"(?P<body>[가-힣]{1,6}구)(?P<title>(?:부)?청장)$"),
    re.compile(r"(?P<body>[가-힣]{1,6}군)(?P<title>수)$"),
    re.compile(r"(?P<body>[가-힣]{1,8}시)(?P<title>장)$"),
    re.compile(r"(?P<body>[가-힣]{2,6}도)(?P<title>지사)$"),
)
# `공정거래위원장`: the committee is 공정거래위원회
_CHAIR = re.compile(r"(?P<body>[가-힣]{2,12})(?P<title>부?위원장|상임위원)$")
_JOINED_BODY = re.compile(
    r"(?P<body>[가-힣A-Za-z0-9·&]{2,30}(?:청|원|회|소|서|관|단|처|국회|법원|학교|대학|공사|은행|조합|병원|협회|재단|센터))(?P<title>장)$"
)
# a unit's head keeps the unit in the title: 센터장, 대학원장, 병원장 …
_UNIT_HEADS = (
    "센터장",
    "병원장",
    "대학원장",
    "지원장",
    "위원장",
    "의장",
    "단장",
    "학장",
    "이사장",
    "사업단장",
)


def split(phrase: str, is_body: re.Pattern[str] | None) -> tuple[str | None, str]:
    """(organisation, title) of what stands beside a name: `충남도지사` → (충남도, 도지사).

    `is_body` matches names of bodies known in this article at the beginning of a phrase.
    """
    phrase = re.sub(r"\s+", " ", phrase.strip())
    phrase = re.sub(r"\((?:[A-Za-z&. ]{2,20}|[一-龥]{2,6})\)(?=\s|[가-힣])", "", phrase)
    phrase = re.sub(r"\((?:[A-Z][A-Za-z]{1,5}|직무대행|대행|겸임)\)$", "", phrase).strip()
    words_ = phrase.split(" ")
    if len(words_) > 1:
        return _split_words(words_, is_body)
    if (chair := _CHAIR.match(phrase)) and chair["body"] + "위원회" in _agencies():
        return chair["body"] + "위원회", chair["title"]
    for pattern in _PLACE_HEADS:
        match = pattern.match(phrase)
        if match and (_is_place(match["body"]) or (is_body and is_body.fullmatch(match["body"]))):
            whole = {"수": "군수", "장": "시장", "지사": "도지사"}.get(match["title"], "구" + match["title"])
            return match["body"], whole
    if (match := re.match(r"(?P<body>[가-힣]{2,4})지사$", phrase)) and _is_place(match["body"]):
        return match["body"], "지사"
    if is_body is not None and (known := is_body.match(phrase)):
        rest = phrase[known.end() :]
        if rest and is_title(rest):
            return known[0], rest
    if phrase.endswith("병원장") and len(phrase) > 4:
        return phrase[:-1], "병원장"
    if phrase in wordset("titles"):
        return None, phrase
    if (joined := _JOINED_BODY.match(phrase)) and not phrase.endswith(_UNIT_HEADS) and _is_agency(joined["body"]):
        return joined["body"], joined["body"][-1] + "장"
    return None, phrase


@functools.cache
def _agencies() -> frozenset[str]:
    return frozenset(
        form
        for part in sections("organizations").values()
        for name, alias in part.items()
        for form in (name, *_forms(alias))
    )


def _forms(value: str) -> list[str]:
    return [form.strip() for form in value.split(",") if form.strip()]


def _is_agency(body: str) -> bool:
    strong = alternation(e for name, part in sections("org_suffixes").items() if name.endswith("strong") for e in part)
    return body in _agencies() or bool(
        re.search(rf"[가-힣A-Za-z]{{2,}}(?:{strong})$", body) and body not in wordset("not_names", "organization")
    )


@functools.cache
def places() -> frozenset[str]:
    """Names of provinces, cities, counties and districts, full and short, without countries."""
    parts = sections("places")
    names = [
        form
        for section in ("province", "city", "county", "district")
        for name, value in parts[section].items()
        for form in (name, *_forms(value))
    ]
    return frozenset(names) | frozenset(n[:-1] for n in names if len(n) > 2 and n[-1] in "시군")


def _is_place(body: str) -> bool:
    """Whether a word names a Korean place; an unknown county is believed (`한빛군`), an unknown city is not (`도매시`)."""
    if body in places():
        return True
    return (len(body) >= 3 and body[-1] in "군구") or (body[-1] == "시" and len(body) >= 3 and body[:-1] in places())


_DEPARTMENT = re.compile(
    r"(?:학과|학부|대학원|대학|연구실|교실|전공|전문대학원|과|부|팀|실|국|단|처|센터|본부|사업부|부문|연구소|지점|위원회|분과)$"
)


# who heads a whole body, so that all words before the title are its name
_HEADS_OF_ALL = frozenset(
    [
        "대표",
        "대표이사",
        "공동대표",
        "사장",
        "회장",
        "부회장",
        "부사장",
        "이사장",
        "CEO",
        "최고경영자",
        "창업자",
        "총장",
    ]
)


# what may stand between a name and a title and belongs to neither: `당시 대선 후보`, `두 전직 장관`
_STRAY = frozenset(
    [
        "당시",
        "현",
        "두",
        "세",
        "네",
        "그",
        "이",
        "각",
        "이번",
        "차기",
        "초대",
        "신임",
        "역대",
        "여야",
        "국내",
        "해외",
        "전체",
        "같은",
        "해당",
        "모든",
    ]
)
# ranks, which say nothing of the unit before them: `새론그룹 미래본부 상무`
_RANKS = frozenset(
    [
        "상무",
        "전무",
        "부사장",
        "사장",
        "부회장",
        "수석",
        "선임",
        "책임",
        "연구원",
        "책임연구원",
        "선임연구원",
        "수석연구원",
        "연구위원",
    ]
)


def _split_words(words_: list[str], is_body: re.Pattern[str] | None) -> tuple[str | None, str]:
    """`서울대 컴퓨터공학부 교수` → (서울대, 교수); `새론대 AI 대학원 원장` → (포스텍, AI 대학원 원장)."""
    former = ""
    while len(words_) > 1 and words_[0] in _STRAY:
        words_ = words_[1:]
    if words_[0] in ("전", "前", "현", "전직"):
        former, words_ = ("전 " if words_[0] in ("전", "前", "전직") else ""), words_[1:]
    last = words_[-1]
    if len(words_) == 1:
        body, title = split(last, is_body)
        return body, former + title
    if words_[-2] in ("전", "前", "겸") and len(words_) > 2:
        if words_[-2] == "겸":
            body, title = split(" ".join(words_[:-2]), is_body)
            return body, former + title
        former, words_ = "전 ", [*words_[:-2], last]
    elif words_[-2] in ("전", "前"):
        return None, "전 " + last
    phrase = " ".join(words_)
    cut = None
    known = is_body.match(phrase) if is_body else None
    if known and (phrase[known.end() :][:1] in ("", " ") or is_title(phrase[known.end() :].split(" ")[0])):
        cut = known[0]
        rest = phrase[known.end() :].strip()
    else:
        cut, rest = words_[0], " ".join(words_[1:])
    if not rest:
        return None, former + phrase
    tokens = rest.split(" ")
    if tokens[-1] in _HEADS_OF_ALL and len(tokens) > 1 and not any(_DEPARTMENT.search(token) for token in tokens[:-1]):
        return f"{cut} {' '.join(tokens[:-1])}", former + tokens[-1]  # `새론 배터리 대표`: a name of two words
    if tokens[-1] in _RANKS or tokens[-1].endswith(("교수", "강사")):
        return cut, former + tokens[-1]
    nested, title = split(tokens[-1], is_body) if len(tokens) == 1 else (None, rest)
    if nested and nested != cut:
        return f"{cut} {nested}" if nested in places() else nested, former + title
    return cut, former + (title if len(tokens) == 1 else rest)
