"""Money and quantities: `1조 2천억 원`, `20여 명`, `약 500만 달러`, `3만㎡`, `4.5%`, with value, unit and bounds.

Found on the text. Units are data/units.txt, the words that say how sure a number is data/amount_words.txt.
"""

from __future__ import annotations

import functools
import re

from newsparse.extract import numbers
from newsparse.lexicon import alternation, sections, words
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


def _read(text: str, start: int, end: int) -> list[Amount]:
    found = []
    for match in _pattern().finditer(text, start, end):
        if not _counts(match, text):
            continue
        unit = _unit(match)
        low, value, high, mod = _bounds(match, text[match.end() : min(end, match.end() + 8)])
        if value is None and low is None:
            continue
        lo = match.start("about") if mod == "APPROX" and match["about"] else match.start("head")
        if match["minus"]:
            lo = match.start("minus")
        if match["yearly"] and unit == "%":  # 연 4.5%
            lo = match.start("yearly")
        if match["low"] and value is not None:  # 20%~10%: two values, no bounds
            lo = match.start("number")
        hi = match.end("bound") if match["bound"] else match.end("head")
        found.append(Amount(text[lo:hi], lo, hi, value, unit, low, high, mod))
    return found


# -- finding -----------------------------------------------------------------------------------------------------------

_FIRST = "0-9" + "일이삼사오육칠팔구십백천만억한두세네다여일아열스서너대예수몇마쉰흔석넉" + "$＄€£¥￥₩￦U"
# what a unit may carry: 명은, 원대의, 원짜리, 명이었으나; 1명당 and 2대표 hold none
_CARRIES = (
    r"(?:(?:씩|대|어치|짜리|급|규모|상당|가량|정도|안팎|내외|이상|이하|미만|초과|쯤|남짓|선|들|만|까지)*"
    r"(?:이|가|을|를|은|는|의|에|와|과|도|로|으로|만|부터|보다|나|이나|라도|에서|에게|에는|에도|로는|으로는|까지의|이자|이나마|뿐|임|인|일|입니다|인데"
    r"|(?:이(?:었|라|며|고|지|란|던|어|므|기|었|다|든)|였|다|라|며|고|지만|란|이니)[가-힣]{0,4})?)(?![가-힣])"
)


@functools.cache
def _units() -> dict[str, str]:
    """Each unit as printed, without spaces → the unit that an Amount carries."""
    parts = sections("units").values()
    return {unit.replace(" ", ""): value or unit.replace(" ", "") for part in parts for unit, value in part.items()}


@functools.cache
def _pattern() -> re.Pattern[str]:
    """One expression: what stands before, a number or two, a unit and what it carries, what stands behind."""

    def either(section: str) -> str:
        return alternation(words("units", section)).replace(r"\ ", r"\s?")

    def said(*names: str) -> str:
        return alternation(word for name in names for word in words("amount_words", name))

    before = (
        r"(?:(?P<yearly>연)\s(?=\d))?"
        + f"(?:(?P<about>{said('approximately before', 'at least before', 'at most before')})"
        + r"\s?)?"
    )
    minus = (
        rf"(?:(?P<minus>(?:(?<=[\s(])|(?<=^))[−-](?=\d)|마이너스\s?)|(?P<lead>{alternation(_leads())})(?:은|이)?\s?)?"
    )
    coin = rf"(?:(?P<coin>{either('money before')})\s?)?"
    wholes = r"명|곳|개|건|가구|세대|원|달러|유로|엔|위안|배|톤|마리|그루|병|권|장|채|척|차례|가지|병상|%"
    coins = "원|달러|유로|엔|위안"
    words_ = rf"(?:{numbers.SINO})(?:(?<=조)(?=\s?(?:{coins}))|(?<!조)(?=여?\s?(?:{coins}|{wholes}|평)))"
    native = rf"(?P<native>{numbers.NATIVE}|{numbers.ABOUT})(?=\s(?:{either('native')})(?![가-힣]{{2}}))"
    vague = (
        rf"(?:{numbers.VAGUE})(?=\s?(?:{wholes})|(?<=[억조]))|[수몇](?=\s(?:명|곳|건|개|가지|차례|배)(?![가-힣]{{2}}))"
    )
    number = rf"(?P<number>{vague}|{numbers.NUMBER}|{native}|{words_})"
    named = "|".join(either(name) for name in sections("units") if name not in ("money before", "native"))
    low = rf"(?:(?P<low>{numbers.NUMBER})\s?(?P<lowunit>{named})?\s?[~∼～〜–-]\s?)?"
    # the longest unit that carries only particles: 원 in 원어치, 개국 before 개
    unit = rf"(?:(?P<unit>{named})(?:(?<=[^가-힣A-Za-z])|(?={_CARRIES})(?![A-Za-z])))"
    # 6000억 규모, 1,200억에 달하는: money without its 원
    bare = rf"(?P<bare>(?<=[억조])(?=(?:{_CARRIES})\s?(?:\(|{said('sums')}|[을의에로이가와과]|[.,·)”’\"']|$)|(?:을|의|에|에서|이|가|은|는|로|으로|대의?|여)[\s,.]))"
    behind = rf"(?P<bound>\s?(?:{said('approximately behind', 'more behind', 'less behind')}))?"
    more = r"(?:\s?(?P<more>여|남짓)\s?)?"
    return re.compile(
        rf"(?=[{_FIRST}약대어줄최적많−마연영섭기지높-])(?<![\d.,A-Za-z가-힣])(?<!\d[–:/-])(?<!제\s)"
        rf"{before}{minus}(?P<head>{coin}{low}{number}{more}(?:\s?(?!(?<=[억조])대)(?:{unit})|{bare}|(?(coin)(?![가-힣]{{0,2}}달러)|(?!)))){behind}"
    )


def _unit(match: re.Match[str]) -> str:
    if printed := match["unit"]:
        return _units()[re.sub(r"\s", "", printed)]
    return _units()[match["coin"]] if match["coin"] else "KRW"


@functools.cache
def _leads() -> frozenset[str]:
    """What must stand before some units: 영하 3도, 지상 5층."""
    return frozenset(word for name in sections("units") if name.startswith("behind ") for word in name.split()[1:])


@functools.cache
def _terms(unit: str) -> tuple[frozenset[str], int]:
    """What must stand before a unit, and the least number that it counts."""
    for name, entries in sections("units").items():
        kind, *rest = name.split()
        if unit in entries and kind == "behind":
            return frozenset(rest), 0
        if unit in entries and kind == "from":
            return frozenset(), int(rest[0])
    return frozenset(), 0


def _counts(match: re.Match[str], text: str) -> bool:
    """Whether the number counts: not 2주 뒤, 10대 청소년, 1인 가구, 1층 로비."""
    leads, least = _terms(match["unit"] or "")
    if match["lead"]:
        return match["lead"] in leads
    if leads:
        return False
    value = None if match["native"] else numbers.parse(match["number"])
    if not least or value is None or value >= least:
        return True
    # 차량 10대: what is counted stands before
    return match["unit"] == "대" and bool(_MACHINES.search(text, max(0, match.start() - 12), match.start("head")))


_MACHINES = re.compile(
    r"(?:차|차량|버스|택시|트럭|대|기|기기|로봇|드론|헬기|장비|카메라|컴퓨터|PC|충전기|[가-힣]+차|[가-힣]+기)(?:\s(?:총|약|등))?\s$"
)


# -- reading -----------------------------------------------------------------------------------------------------------

Number = int | float


def _bounds(match: re.Match[str], rest: str) -> tuple[Number | None, Number | None, Number | None, AmountMod | None]:
    """(low, value, high, mod): a range or a vague number has bounds and no value."""
    mod = _mod(match["about"], match["more"], match["bound"], rest)
    if about := numbers.vague(match["number"]):
        return about[0], None, about[1], "APPROX"
    value = numbers.parse(match["number"])
    if value is None:
        return None, None, None, None
    if match["minus"] or match["lead"] == "영하":
        value = -value
    if match["low"] and (pair := numbers.between(match["low"], match["number"])):
        return pair[0], None, pair[1], mod
    if match["more"]:
        return value, value, numbers.next_round(int(value)) if value == int(value) else None, "APPROX"
    return (value if mod == "MORE_THAN" else None), value, (value if mod == "LESS_THAN" else None), mod


@functools.cache
def _mods() -> dict[str, AmountMod]:
    kinds: dict[str, AmountMod] = {"approximately": "APPROX", "at least": "MORE_THAN", "at most": "LESS_THAN",
                                   "more": "MORE_THAN", "less": "LESS_THAN"}  # fmt: skip
    return {
        word: kind
        for section, entries in sections("amount_words").items()
        for start, kind in kinds.items()
        if section.startswith(start)
        for word in entries
    }


@functools.cache
def _passing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    particle = r"(?:을|를|이|가|에|선을|대를)?\s?"
    return tuple(
        re.compile(particle + f"(?:{alternation(words('amount_words', name))})")
        for name in ("passing", "falling short")
    )  # type: ignore[return-value]


def _mod(about: str | None, more: str | None, bound: str | None, rest: str) -> AmountMod | None:
    said = [_mods()[word.strip()] for word in (bound, about) if word]
    if strict := [mod for mod in said if mod != "APPROX"]:
        return strict[0]
    above, below = _passing()
    if not said and above.match(rest):
        return "MORE_THAN"  # 100명이 넘는
    if not said and below.match(rest):
        return "LESS_THAN"
    return "APPROX" if said or more else None
