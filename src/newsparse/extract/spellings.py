"""Other ways in which newspapers write a firm's name: letters read or read back, the house set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.lexicon import sections

_LETTERED = re.compile(r"([A-Z]{2,4})([가-힣]{2,})")
_HOUSES = re.compile(r"(삼성|현대|롯데|한화|포스코|두산|효성|신세계)([가-힣]{2,})")


def spellings(form: str) -> Iterator[str]:
    """Other ways to write a firm: 에스케이하이닉스, `SK 하이닉스`, `에스케이 하이닉스`; OB맥주 for 오비맥주; `현대 자동차`."""
    reading = sections("org_forms")["letter"]
    if lettered := _LETTERED.fullmatch(form):
        head = "".join(reading[letter] for letter in lettered[1])
        yield from (head + lettered[2], f"{lettered[1]} {lettered[2]}", f"{head} {lettered[2]}")
    elif house := _HOUSES.fullmatch(form):
        yield f"{house[1]} {house[2]}"
    elif re.fullmatch(r"[가-힣]{4,}", form):
        letters, rest = "", form
        while (head := max((read for read in reading.values() if rest.startswith(read)), key=len, default="")) and len(
            rest
        ) - len(head) > 1:
            letters += next(letter for letter, read in reading.items() if read == head)
            rest = rest[len(head) :]
        if len(letters) == 2:
            yield letters + rest
