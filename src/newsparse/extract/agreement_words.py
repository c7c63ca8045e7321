"""The words of agreeing, and what a statement of an agreement is."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from newsparse.lexicon import alternation, sections
from newsparse.model import AgreementKind, AgreementStatus
from newsparse.tokens import Sentence


@dataclass(frozen=True, slots=True)
class Event:
    """One statement of an agreement: `[start, end)` is its term, `verb` where the verb begins.

    `rule` names what made it one. A `weak` event only points at an agreement (`이번 협약으로`): it makes one where
    nothing else does; a `bare` one is the verb `합의했다` alone. One that is `named` carries its `sides` in its name (`남북 군사합의`), and perhaps its `day`.
    """

    term: str
    kind: AgreementKind
    status: AgreementStatus
    start: int
    end: int
    verb: int
    sentence: Sentence
    rule: str
    weak: bool = False
    bare: bool = False
    named: bool = False
    sides: tuple[str, ...] = ()
    day: str | None = None


@functools.cache
def kinds() -> dict[str, AgreementKind]:
    """Term → the kind of agreement it names."""
    return {term: kind for kind, terms in sections("agreement_terms").items() for term in terms}  # type: ignore[misc]


@functools.cache
def terms() -> re.Pattern[str]:
    """What names an agreement, where the word ends there: `계약을`, not `계약금`, `협약안`."""
    return re.compile(
        rf"(?P<term>{alternation(kinds())})(?=식|서(?:[를에가의\s(’'”\"]|$)|[을를이가도은는에의만과와로까]|으로|체결|들|(?<=계약|합의)[했하한]|[^가-힣]|$)"
    )


@functools.cache
def verbs() -> dict[str, str]:
    """Lemma → its section."""
    return {verb: name for name, verbs in sections("agree_verbs").items() for verb in verbs}


def heads_agreement(text: str) -> re.Match[str] | None:
    """The term in a headline: `A-B, …업무협약 체결`, `…맞손`."""
    return terms().search(text) or re.search(r"(?P<term>맞손|손잡|협력)", text)
