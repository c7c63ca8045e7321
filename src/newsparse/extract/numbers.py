"""Korean numbers: `1조 2천억`, `3억5천만`, `1만2000`, `삼백이십억`, `수십억`, `두세`. Digits and 조·억·만·천·백·십 mix freely."""

from __future__ import annotations

import re

_GREAT = {"경": 10**16, "조": 10**12, "억": 10**8, "만": 10**4}
_SMALL = {"천": 1000, "백": 100, "십": 10}
_SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_TENS = {"열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
# before some units another form stands: 석 달, 넉 달, 서 말, 스무 명
_NATIVE = (
    _ONES | _TENS | {"석": 3, "넉": 4, "스무": 20} | {t + o: n + m for t, n in _TENS.items() for o, m in _ONES.items()}
)
_ABOUT = {"한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "너댓": (4, 5), "네댓": (4, 5), "너덧": (4, 5),
          "네다섯": (4, 5), "대여섯": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8), "여남은": (11, 14)}  # fmt: skip

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WHOLE = r"(?:\d{1,3},\d{3}|\d{1,4})"  # what may follow 만 or 억: 1만 1,274
# one step is 1조, 2천억, 5000만 or 3백; the last may lack its 만 or 천: 1만 1274, 2천500
NUMBER = rf"{_DIGITS}(?:\s?[경조억만천백십]{{1,2}}(?:\s?{_DIGITS}(?=\s?[경조억만천백십]))?){{0,8}}(?:(?<=[경조억만천백십])\s?{_WHOLE})?"
SINO = r"[일이삼사오육륙칠팔구십백천만억조]*[십백천만억조]"
NATIVE = "|".join(sorted(_NATIVE, key=len, reverse=True))
ABOUT = "|".join(sorted(_ABOUT, key=len, reverse=True))
VAGUE = r"(?:수|몇)\s?[십백천만억조]{1,3}|십수"
_STEP = re.compile(rf"\s*(?P<digits>{_DIGITS})?\s?(?P<units>[경조억만천백십]*)")


def parse(text: str) -> int | float | None:
    """The value of a number as printed: `1조 2천억` → 1200000000000, `스물두` → 22; None where it is none."""
    if text in _NATIVE:
        return _NATIVE[text]
    if text and all(letter in _SINO or letter in _SMALL or letter in _GREAT for letter in text):
        return _sino(text)
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
        great = 1
        for unit in units:
            if unit in _SMALL:
                current *= _SMALL[unit]
            else:
                great *= _GREAT[unit]
        section += current
        if great > 1:
            total += section * great
            section = 0
    return plain(total + section) if seen else None


def plain(value: float) -> int | float:
    """A whole number where it is one; else without the tail that binary fractions leave."""
    return int(value) if value == int(value) else round(value, 6)


def _sino(text: str) -> int:
    """`삼백이십억` → 32000000000."""
    total = section = digit = 0
    for letter in text:
        if letter in _SINO:
            digit = _SINO[letter]
        elif letter in _SMALL:
            section, digit = section + (digit or 1) * _SMALL[letter], 0
        else:
            total, section, digit = total + (section + digit or 1) * _GREAT[letter], 0, 0
    return total + section + digit


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
    """The bounds of `수십억` (2000000000, 9999999999), `두세` (2, 3): 수 and 몇 speak of two to nine."""
    if text in _ABOUT:
        return _ABOUT[text]
    if text in ("수", "몇"):
        return 2, 9
    if text == "십수":
        return 11, 19
    match = re.fullmatch(r"(?:수|몇)\s?([십백천만억조]{1,3})", text.strip())
    if not match:
        return None
    unit = 1
    for letter in match[1]:
        unit *= _SMALL.get(letter) or _GREAT[letter]
    return 2 * unit, 10 * unit - 1


def next_round(value: int) -> int:
    """The last number that `20여` may mean: 29, fewer than one more in the last place that is not zero."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return value + step - 1
