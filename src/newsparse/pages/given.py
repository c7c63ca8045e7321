"""What a page is read with: the caller's knowledge, and the error for what is no page."""

from __future__ import annotations

import re
from dataclasses import dataclass


class PageError(ValueError):
    """There is nothing to read; the message says why."""


_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:[T ](?P<time>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?P<second>:[0-5]\d)?(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows of a page; what the page itself says wins.

    `published_at` is ISO 8601: a month, a day or a moment; without a zone it is Korean time. ValueError otherwise.
    """

    title: str | None = None
    outlet: str | None = None
    published_at: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.published_at is None:
            return
        match = _ISO.fullmatch(self.published_at.strip())
        if not match:
            raise ValueError(
                f"published_at {self.published_at!r} is no ISO date such as 2024-03-06 or 2024-03-06T14:23"
            )
        if match["time"] and not match["zone"]:
            day, moment = match[0][:10], match[0][11:]
            object.__setattr__(self, "published_at", f"{day}T{moment if match['second'] else moment + ':00'}+09:00")
