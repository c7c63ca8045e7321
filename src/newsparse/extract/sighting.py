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
    bracket_of: int | None = None
    sure: bool = True  # False: the name alone, which more of the article must bear out


def nominal(doc: Doc, start: int, end: int) -> bool:
    """Whether all between a name and its title are nouns: `이도윤 서울대 교수` yes, `이도윤가 만난 교수` no."""
    i = doc.token_from(start)
    while i < len(doc.starts) and doc.starts[i] < end:
        tag = doc.tags[i]
        if tag[0] in "JEVM" and tag not in ("MM", "MAJ") and doc.forms[i] not in ("전", "현", "겸"):
            return False
        i += 1
    return True
