"""Korean numbers: `1조 2천억`, `3억5천만`, `1만2000`, `수십억`. Digits and 조·억·만·천·백·십 mix freely in print."""

from __future__ import annotations

import re

_GREAT = {"경": 10**16, "조": 10**12, "억": 10**8, "만": 10**4}
_SMALL = {"천": 1000, "백": 100, "십": 10}
_NATIVE = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# one step of a number: 1조, 2천억, 5000만, 3백
NUMBER = rf"(?:{_DIGITS})(?:\s?[경조억만천백십]{{1,2}}(?:\s?(?:{_DIGITS})(?=\s?[조억만천백십]|\d))?){{0,8}}(?:\s?\d{{1,4}}(?=[가-힣%㎡a-zA-Z]))?"
_STEP = re.compile(rf"\s*(?P<digits>{_DIGITS})?\s?(?P<units>[경조억만천백십]*)")
# numbers in words, only where a unit shows them to be numbers: 천만 원, 세 곳, 다섯 명
WORDS = r"(?:[천백십]+[만억]?|만|억)(?=\s?(?:원|달러|명))|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?=\s(?:명|곳|건|개|대|마리|그루|채|척|차례)(?![가-힣]{2}))"
VAGUE = r"(?:수|몇)\s?[십백천만억조]{1,3}"


def parse(text: str) -> int | float | None:
    """The value of a number as printed: `1조 2천억` → 1200000000000; None where it is none."""
    if text in _NATIVE:
        return _NATIVE[text]
    total: float = 0  # what 조, 억 and 만 have closed
    section: float = 0  # what stands before the next of them
    pos, seen = 0, False
    while pos < len(text):
        match = _STEP.match(text, pos)
        if not match or match.end() == pos:
            return None
        pos = match.end()
        digits, units = match["digits"], match["units"]
        if digits is None and not units:
            continue
        seen = True
        current: float = float(digits.replace(",", "")) if digits else 1
        if not units:
            section += current
            continue
        great = 1
        for unit in units:
            if unit in _SMALL:
                current *= _SMALL[unit]
            else:
                great = _GREAT[unit]
        section += current
        if great > 1:
            total += section * great
            section = 0
    value = total + section
    if not seen:
        return None
    return int(value) if value == int(value) else round(value, 6)


def between(low: str, high: str) -> tuple[int | float, int | float] | None:
    """`3`, `5억` → 3억 and 5억: a first number without 조, 억 or 만 shares that of the second; None where they fall."""
    first, second = parse(low), parse(high)
    tail = re.search(r"[경조억만천백십]+$", high.strip())
    if first is not None and second is not None and tail and re.fullmatch(_DIGITS, low.strip()):
        scaled = parse(low.strip() + tail[0])
        if scaled is not None and scaled < second:
            first = scaled
    return (first, second) if first is not None and second is not None and first < second else None


def vague(text: str) -> tuple[int, int] | None:
    """The bounds of `수십억`: (2000000000, 9900000000), as 수 and 몇 speak of two to nine."""
    match = re.fullmatch(r"(?:수|몇)\s?([십백천만억조]{1,3})", text.strip())
    if not match:
        return None
    unit = 1
    for letter in match[1]:
        unit *= _SMALL.get(letter) or _GREAT[letter]
    return 2 * unit, 10 * unit - 1
