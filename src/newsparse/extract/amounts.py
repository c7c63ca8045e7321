"""Money and quantities: `1조 2천억 원`, `20여 명`, `약 500만 달러`, `3만㎡`, `4.5%`, with value, unit and bounds."""

from __future__ import annotations

import functools
import re

from newsparse.extract import numbers
from newsparse.lexicon import alternation, sections
from newsparse.model import Amount, AmountMod
from newsparse.tokens import Doc


def find_amounts(doc: Doc) -> tuple[Amount, ...]:
    """The amounts of the body paragraphs, in order."""
    found: list[Amount] = []
    for passage in doc.passages:
        if passage.kind == "paragraph":
            found += _read(doc.text, passage.start, passage.end)
    return tuple(found)


def amounts(text: str) -> list[Amount]:
    """The amounts of any text. Needs no Kiwi."""
    return _read(text, 0, len(text))


@functools.cache
def _units() -> dict[str, str]:
    return {unit: value or unit for part in sections("units").values() for unit, value in part.items()}


@functools.cache
def _pattern() -> re.Pattern[str]:
    """One expression; the unit must end there: `3개월`, `2대표`, `1명당` hold none."""
    money = alternation(sections("units")["money"])
    share = alternation(sections("units")["share"])
    quantity = alternation(sections("units")["quantity"])
    before = r"(?P<about>약|대략|총|최대|최소|최고|최저|연간|연|각|각각|모두|전체|무려)?\s?"
    number = rf"(?P<number>{numbers.VAGUE}|{numbers.NUMBER}|{numbers.WORDS})"
    low = rf"(?:(?P<low>{numbers.NUMBER})\s?(?:{money}|{share}|{quantity})?\s?[~∼～]\s?)?"  # 3억~5억원
    bare = r"(?<=[억조])(?=(?:을|의|에|대)?(?:\s(?:규모|투자|지원|손실|매출|적자|흑자|돌파)|[.,)]))"  # 6000억 규모
    more = r"\s?(?P<more>여|남짓)?\s?"
    end = r"(?![가-힣A-Za-z])|(?=(?:이|가|을|를|은|는|의|에|와|과|도|로|으로|씩|당|대|까지|부터|보다|가량|정도|안팎|이상|이하|미만|초과|내외|규모|어치|상당|짜리|짜|만|선|급|나|이나|인|이다|이며|이고|에서|에게|쯤|다|다고|입니다)(?![가-힣]{3}))"
    after = r"(?P<bound>\s?(?:가량|정도|안팎|내외|이상|이하|미만|초과|남짓|쯤))?"
    return re.compile(
        rf"(?<![\d.,A-Za-z가-힣])(?:{before})(?P<head>{low}{number}{more}(?P<unit>(?:{money})(?:{end})|{bare}|(?:{share})|(?:{quantity})(?:{end}))){after}"
    )


def _read(text: str, start: int, end: int) -> list[Amount]:
    found = []
    for match in _pattern().finditer(text, start, end):
        bounds = numbers.vague(match["number"])
        value = None if bounds else numbers.parse(match["number"])
        if match["unit"] == "대" and _AGE_GROUP.match(text, match.start("number"), end):
            continue
        if value is None and bounds is None:
            continue
        low: float | int | None
        high: float | int | None
        low, high = bounds or (None, None)
        if match["low"] and value is not None:
            low, high = numbers.between(match["low"], match["number"]) or (None, None)
            value = value if low is None else None
        mod = _mod(match["about"], match["more"], match["bound"])
        if match["more"] and value is not None:
            low, high, mod = int(value), _next_round(int(value)), "APPROX"
        elif mod == "MORE_THAN" and value is not None:
            low = value
        elif mod == "LESS_THAN" and value is not None:
            high = value
        lo = match.start("about") if mod == "APPROX" and match["about"] == "약" else match.start("head")
        if match["low"] and value is not None:  # 20%~10%: two values, no bounds
            lo = match.start("number")
        hi = match.end("bound") if match["bound"] else match.end("head")
        found.append(
            Amount(text[lo:hi], lo, hi, value, _units()[match["unit"] or "원"], low, high, "APPROX" if bounds else mod)
        )
    return found


_AGE_GROUP = re.compile(r"[1-9]0대\s?(?:남|여|청|노인|부부|초반|중반|후반|직장인|주부|이상|이하|의|가|는|와|$)")


def _mod(about: str | None, more: str | None, bound: str | None) -> AmountMod | None:
    bound = (bound or "").strip()
    if bound in ("이상", "초과") or about == "최소":
        return "MORE_THAN"
    if bound in ("이하", "미만") or about == "최대":
        return "LESS_THAN"
    return "APPROX" if bound or more or about in ("약", "대략") else None


def _next_round(value: int) -> int:
    """20여 명 is fewer than 30: one more in the last place that is not zero, less one."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return value + step - 1
