"""Sides without a name of their own: those meant by `양사는`, a class (`10개 대학`), and masked firms (`A사`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from newsparse.lexicon import alternation, words
from newsparse.tokens import Doc

ANAPHORA = re.compile(
    rf"(?:양|두|세|네|각|이들(?:\s\d{{1,2}}개)?|3|4|5|6|\d{{1,2}}개)\s?(?:{alternation(words('party_words', 'counted'))})"
    r"(?:는|은|이|가|간|의|\s)|\d자(?:는|가|간)(?=\s)|(?<![가-힣])둘\s다(?=\s)"
)
_OF_SIDE = r"(?:와|과|은|는|이|가|\s함께|\s등)"


@functools.cache
def classes() -> re.Pattern[str]:
    """`20개 금융기관과`, `지역 병원 3곳은`, `A사와`: who agrees, told by number or letter."""
    kinds = alternation([*words("party_words", "class"), *words("party_words", "told by number")])
    return re.compile(
        rf"(?P<class>(?!\d+개사?\s중\s)(?:지역\s|주요\s)*[가-힣]{{0,6}}(?:{kinds})\s?\d{{1,3}}(?:곳|개사|개소)(?=와|과|은|는|이|가)|"
        rf"(?:국내(?:외)?\s)?\d{{1,3}}개\s?(?!사?\s중\s)[가-힣·\s]{{0,20}}?(?:{kinds}))(?={_OF_SIDE})|"
        rf"(?<![A-Za-z가-힣])(?P<masked>[A-Zㄱ-ㅎ]사)(?=와|과|은|는|이|가|,|·|에\s|의\s|로부터)"
    )


@functools.cache
def is_class() -> re.Pattern[str]:
    """What a noun phrase ends in that is a class of bodies: `글로벌 반도체 업체`."""
    return re.compile(rf"(?:{alternation([*words('party_words', 'class'), *words('party_words', 'people')])})$")


@functools.cache
def premises() -> re.Pattern[str]:
    """`새론 |본사를 화상으로 이어`: what stands before is a place, no side."""
    return re.compile(
        rf"(?:의)?(?:\s[가-힣A-Za-z]{{1,10}}){{0,2}}?\s?(?:{alternation(words('party_words', 'premises'))})[을를]\s"
    )


_LATIN = re.compile(
    r"(?P<name>[가-힣A-Za-z]+(?:\s[가-힣A-Za-z]+){0,2})\s?\((?P<latin>[A-Z][A-Za-z0-9 .,&'’-]{2,50})\)(?=(?:와|과|은|는|이|가)\s)"
)


@functools.cache
def _quoted() -> re.Pattern[str]:
    kinds = alternation([*words("party_words", "class"), "사", "그룹", "스타트업"])
    return re.compile(
        rf"[가-힣](?:{kinds})(?:인)?\s[‘'“\"](?P<name>[^’'”\"()]{{2,30}}?)(?:\s?\([^()]{{1,60}}\))?[’'”\"](?=(?:와|과|은|는|이|가|로부터)\s)"
    )


def glossed(doc: Doc, start: int, end: int) -> Iterator[re.Match[str]]:
    """Bodies by their Latin form or by marks behind what they are, where Kiwi's dictionary does not know the words."""
    yield from _quoted().finditer(doc.text, start, end)
    for match in _LATIN.finditer(doc.text, start, end):
        count = len(match["latin"].split(" "))
        for found in re.compile(rf"(?:^|(?<=\s))(?P<name>[^\s]+(?:\s[^\s]+){{{count - 1}}})\s?\([^()]*\)").finditer(
            doc.text, match.start(), match.end()
        ):
            if all(
                _strange(doc, *word.span()) for word in re.compile(r"[^\s]+").finditer(doc.text, *found.span("name"))
            ):
                yield found


def _strange(doc: Doc, start: int, end: int) -> bool:
    """Whether a word is no common noun: one that Kiwi does not know, or takes for syllables (요|턴)."""
    tokens = range(doc.token_from(start), doc.token_from(end))
    if any(doc.oov[i] or doc.tags[i] in ("NNP", "SL") for i in tokens):
        return True
    return len(tokens) > 1 and doc.ends[tokens[0]] - doc.starts[tokens[0]] == 1
