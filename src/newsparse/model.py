"""The nouns of a record: what one article becomes. Frozen, plain, in the order of the record contract ("newsparse/1").

All positions are code-point offsets `[start, end)` into `Article.text`; whatever carries `text`, `start` and `end`
quotes that text exactly, which `Record` checks once, when it is made.
"""

from __future__ import annotations

import json
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from newsparse.article import Article, Block, BlockKind, Caption, Dateline, Passage, PassageKind, Reporter, Source, Span
from newsparse.plain import from_plain, quoting, to_plain

__all__ = [
    "SCHEMA",
    "Agreement",
    "AgreementKind",
    "AgreementStatus",
    "Amount",
    "AmountMod",
    "Article",
    "Block",
    "BlockKind",
    "Caption",
    "Clause",
    "Dateline",
    "Ground",
    "GroundingError",
    "Money",
    "Organization",
    "OrganizationKind",
    "Passage",
    "PassageKind",
    "Person",
    "Quote",
    "Record",
    "Reporter",
    "Signatory",
    "Source",
    "Span",
    "Timex",
    "TimexMod",
    "TimexType",
]  # fmt: skip

SCHEMA = "newsparse/1"

OrganizationKind = Literal[
    "government", "local_government", "public_institution", "company", "university", "school", "hospital",
    "association", "party", "court", "military", "media", "team", "international", "other",
]  # fmt: skip
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexMod = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER"]
AgreementKind = Literal["MOU", "investment", "contract", "sisterhood", "treaty", "labor", "settlement", "other"]
AgreementStatus = Literal["planned", "signed", "in_force", "ended", "unknown"]
AmountMod = Literal["APPROX", "MORE_THAN", "LESS_THAN"]


class GroundingError(ValueError):
    """A fact does not quote the text it points at."""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    title: str | None
    affiliation: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    name: str
    kind: OrganizationKind
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Timex:
    """A date or time expression in TIMEX3 terms; `begin` and `until` are the first and last day covered, ISO."""

    text: str
    start: int
    end: int
    type: TimexType
    value: str | None
    begin: str | None = None
    until: str | None = None
    mod: TimexMod | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """Money or a quantity: 1조 2천억 원 is value 1200000000000, unit KRW; `low`/`high` bound what is approximate."""

    text: str
    start: int
    end: int
    value: float | int | None
    unit: str
    low: float | int | None = None
    high: float | int | None = None
    mod: AmountMod | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """The total that an agreement is worth; `currency` is an ISO 4217 code."""

    text: str
    value: float | int | None
    currency: str


@dataclass(frozen=True, slots=True)
class Signatory:
    person: str
    party: str | None


@dataclass(frozen=True, slots=True)
class Clause:
    """One undertaking; `parties` are those who owe it."""

    text: str
    parties: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a field of an agreement has a value: the words `[start, end)` that gave it, and the rule that read them."""

    field: str
    value: str
    rule: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Agreement:
    kind: AgreementKind
    term: str
    status: AgreementStatus
    parties: tuple[str, ...]
    signatories: tuple[Signatory, ...] = ()
    date: str | None = None
    place: str | None = None
    purpose: str | None = None
    amount: Money | None = None
    duration: str | None = None
    clauses: tuple[Clause, ...] = ()
    evidence: tuple[Span, ...] = ()
    grounds: tuple[Ground, ...] = ()

    def explain(self) -> str:
        """Each field with its value, the rule that read it, and the sentence, one line a value, to be printed."""
        lines = [f"{self.term} ({self.kind}, {self.status}): {', '.join(self.parties)}"]
        for ground in self.grounds:
            around = next((s for s in self.evidence if s.start <= ground.start and ground.end <= s.end), None)
            sentence = ground.text
            if around:
                lo, hi = ground.start - around.start, ground.end - around.start
                sentence = f"{around.text[:lo]}[{around.text[lo:hi]}]{around.text[hi:]}"
            lines.append(f"  {ground.field}\t{ground.value}\t{ground.rule}\t{' '.join(sentence.split())}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech: `text` is what stands inside the marks."""

    text: str
    speaker: str | None
    cue: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """One article's facts. Making one checks that each span quotes the text: `GroundingError` names what does not."""

    article: Article
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    dates: tuple[Timex, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    quotes: tuple[Quote, ...] = ()
    amounts: tuple[Amount, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    schema: str = SCHEMA

    def __post_init__(self) -> None:
        text = self.article.text
        for path, start, end, quoted in quoting(self, "record"):
            if not 0 <= start < end <= len(text) or text[start:end] != quoted:
                raise GroundingError(f"{path} says {quoted!r} at {start}:{end}, where the text has {text[start:end]!r}")

    @property
    def source(self) -> Source:
        return self.article.source

    @property
    def id(self) -> str:
        """What joins the tables: the path as given, else the first 12 hex digits of the page's SHA-256."""
        return self.source.path or self.source.sha256[:12]

    def to_dict(self) -> dict[str, Any]:
        """The record as the contract has it: dicts, lists, strings and numbers."""
        data: dict[str, Any] = {
            "schema": self.schema,
            "source": to_plain(self.source),
            "article": self.article.to_dict(),
        }
        for name in ("people", "organizations", "dates", "agreements", "quotes", "amounts", "warnings"):
            data[name] = to_plain(getattr(self, name))
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of `to_dict`. Unknown keys are left aside; a missing one raises ValueError with its path."""
        if data.get("schema") != SCHEMA:
            raise ValueError(f"schema {data.get('schema')!r} is not {SCHEMA!r}")
        article = {**data["article"], "source": data["source"]}
        return typing.cast(Self, from_plain(cls, {**data, "article": article}, "record"))

    def to_json(self) -> str:
        """One line of JSON, Hangul as it is."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> Self:
        return cls.from_dict(json.loads(line))

    def _repr_html_(self) -> str:
        from newsparse.display import format_record

        return format_record(self)
