"""What an expression means: the value that becomes a Timex."""

from __future__ import annotations

from dataclasses import dataclass

from newsparse.model import TimexMod, TimexType


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved expression; `bounds` where the value alone does not give them, `doubt` where something contradicts it."""

    type: TimexType
    value: str | None
    mod: TimexMod | None = None
    bounds: tuple[str | None, str | None] | None = None
    doubt: str | None = None


UNKNOWN = Value("DATE", None)
