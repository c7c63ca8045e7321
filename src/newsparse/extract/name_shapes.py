"""The shapes in which Korean news names people, as expressions over text; `people.py` judges what they match."""

from __future__ import annotations

import functools
import re

from newsparse.extract import titles
from newsparse.lexicon import alternation, sections


@functools.cache
def name() -> str:
    one, two = "".join(sections("surnames")["one"]), "|".join(sections("surnames")["two"])
    # three syllables first: 김가람는 is 김가람 + 는, 정다은 no 정다 + 은
    return rf"(?:(?:{two})[가-힣]{{1,2}}|[{one}](?:[가-힣]{{2}}|[가-힣]|[가-힣]{{3}}))"


@functools.cache
def title() -> re.Pattern[str]:
    """A title, or what a unit's head is called; one look at a letter tells where none begins."""
    units = "부장|과장|팀장|실장|국장|처장|단장|센터장|소장|원장|관장|총장|청장|서장|위원장|지점장|부문장|본부장|그룹장|책임자|담당|PD"
    heads = f"{titles.heads()}|{units}"
    first = "".join(sorted({head[0] for head in heads.split("|")}))
    return re.compile(
        rf"(?=[{first}])(?P<head>{heads})(?P<gloss>\((?:[A-Z][A-Za-z]{{1,4}}|직무대행|대행)\))?{titles.END}"
    )


WORD = r"[가-힣A-Za-z0-9&·㈜+\-/一-龥]"


_BRACKET = r"(?:\s?\([^()\n]{1,24}\))?"


@functools.cache
def left() -> re.Pattern[str]:
    """What stands left of a title's word: `이도윤 서울대 컴퓨터공학부 `, `박누리 `, `김가람·이도윤 `."""
    names = rf"{name()}{_BRACKET}(?:\s?[·ㆍ,]\s?{name()}{_BRACKET}){{0,6}}"
    return re.compile(
        rf"(?<![가-힣A-Za-z])(?P<names>{names})\s(?P<middle>(?:(?:{WORD}|\([^()\s]{{1,12}}\))+\s){{0,4}})$"
    )


@functools.cache
def name_shape() -> re.Pattern[str]:
    return re.compile(name())


@functools.cache
def right() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<name>{name()}){_BRACKET}{titles.END}")


@functools.cache
def addressed() -> re.Pattern[str]:
    """`홍길동(34)씨`, `김모(43)씨`, `김가람 씨`, `김가람(34)`."""
    one = "".join(sections("surnames")["one"])
    age = r"\(\s?(?:[남여]\s?[·,]\s?)?\d{1,3}(?:세)?(?:\s?[·,]\s?[^()\d]{1,10})?\)"
    return re.compile(
        rf"(?<![가-힣A-Za-z])(?P<name>[{one}]모|{name()})(?:\s?{age}\s?(?:씨(?!족)|군(?!수)|양(?!측)|옹|대표|변호사|교수)?|\s씨(?=[는가의를에와도,.\s])|(?<=모)\s?씨|씨(?=[는가의를에와도,.\s]))"
    )


@functools.cache
def foreign() -> re.Pattern[str]:
    """`천밍위(陳明宇) 중국 총리`, `안토니오 다 코스타 포르투갈 총리`, `조 바이든 대통령`: what stands before the title."""
    country = alternation(countries())
    return re.compile(
        rf"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣]{{1,6}}(?:\s[가-힣]{{1,6}}){{0,3}})"
        rf"(?:\s?\((?:[A-Z][A-Za-z.\s\-]{{2,30}}|[一-龥]{{2,5}})\))?\s(?P<middle>(?:전\s)?(?:(?:{country})\s(?:전\s)?)?)$"
    )


@functools.cache
def countries() -> frozenset[str]:
    return frozenset(
        form for name, value in sections("places")["country"].items() for form in (name, *value.split(", ")) if form
    )


# `레온 그리그(29)`: two words and an age
AGED = re.compile(r"(?<![가-힣])(?P<name>[가-힣]{2,5}\s[가-힣]{2,5})\((?:[남여]\s?[·,]\s?)?[1-9]\d\)")


# `장관 후보자`, `회장 내정자`, `사장 직무대행`: part of the title
NOT_YET = re.compile(r"\s(?:후보자|내정자|지명자|당선인|당선자|직무대행|권한대행|대행)(?![가-힣]{3})")


BODY_END = re.compile(r"(?:대|고|부|청|원|회|사|구|시|군|과|국|단|당)$")
