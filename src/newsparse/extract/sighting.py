"""One place where somebody is named."""

from __future__ import annotations

from dataclasses import dataclass

from newsparse.tokens import Doc


@dataclass(slots=True)
class Sighting:
    """One place where a name stands with what says that it is a person's.

    `phrase` is the words of title and affiliation beside it, `before` the words in front that may name a body, `after`
    what a bracket behind says (`(더불어민주당·해솔을)`). `bracket_of` is where the bracket `(군수 강한결)` opens, behind a body.
    """

    name: str
    start: int
    end: int
    phrase: str = ""
    before: str = ""
    after: str = ""
    stop: int = 0  # where the title behind the name ends
    bracket_of: int | None = None
    sure: bool = True  # False: the name alone, which more of the article must bear out


def nominal(doc: Doc, start: int, end: int) -> bool:
    """Whether a word between a name and its title closes as a noun does: `서울대`, `우아한새들` yes, `만난`, `이도윤가` no."""
    i = doc.token_from(end) - 1
    if i < 0 or doc.starts[i] < start:
        return True
    while doc.starts[i] >= start and doc.tags[i][0] in "S" and doc.tags[i] not in ("SL", "SN", "SH") and i:
        i -= 1
    tag = doc.tags[i]
    return (
        (tag[0] in "NSX" and tag not in ("XSV", "XSA"))
        or tag in ("MM", "MAJ")
        or doc.forms[i] in ("전", "현", "겸")
        or doc.oov[i]
    )
