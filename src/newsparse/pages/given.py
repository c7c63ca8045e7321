"""What a page is read with: the caller's knowledge, and the error for what is no page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsparse.pages.stamps import stamps


class PageError(ValueError):
    """There is nothing to read; the message says why."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows of a page; what the page itself says wins.

    `published_at` is a month, a day or a moment, in ISO 8601 or as papers and BIGKinds write it (`2024.03.06 14:23`,
    `20240306`); it is kept as ISO 8601, without a zone as Korean time. ValueError for what is no time.
    """

    title: str | None = None
    outlet: str | None = None
    published_at: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.published_at is not None and not self.published_at.strip():
            object.__setattr__(self, "published_at", None)
        elif self.published_at is not None:
            object.__setattr__(self, "published_at", iso_time(self.published_at))


_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:[T ](?P<time>(?:[01]\d|2[0-3]):[0-5]\d)(?P<second>:[0-5]\d)?(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)


def iso_time(text: str) -> str:
    """A printed or ISO time as ISO 8601: `2024-03`, `2024-03-06`, `2024-03-06T14:23:00+09:00`."""
    given, text = text, re.sub(r"\s*\([^()]*\)$", "", text.strip())  # `2018-05 (approx.)`
    if match := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        text = "-".join(match.groups())
    if match := re.fullmatch(r"(\d{4})[./](\d{1,2})\.?", text):
        text = f"{match[1]}-{int(match[2]):02d}"
    if match := _ISO.fullmatch(text):
        if match["time"] and not match["zone"]:
            return f"{text[:10]}T{match['time']}{match['second'] or ':00'}+09:00"
        return text
    found = stamps(text)
    if not found:
        raise ValueError(f"{given!r} 은(는) 날짜가 아님: 2024-03-06 이나 2024-03-06T14:23 처럼")
    return found[0].value
