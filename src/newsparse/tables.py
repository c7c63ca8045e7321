"""Records → pandas tables and files; the only module that imports pandas.

Every table has `article_id` (`Record.id`). Lists become one string, joined by ` · `, as they end in Excel; amounts of
money and counts are numbers; times are ISO 8601 strings (Excel refuses times with a zone).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from newsparse.model import Record

JOIN = " · "
COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": (
        "article_id", "title", "subtitles", "outlet", "reporters", "published_at", "modified_at", "section", "url",
        "tags", "body", "captions", "people", "organizations", "agreements", "quotes", "format", "encoding", "warnings",
    ),
    "people": ("article_id", "name", "title", "affiliation", "mentions"),
    "organizations": ("article_id", "name", "kind", "aliases", "mentions"),
    "dates": ("article_id", "text", "type", "value", "begin", "until", "mod", "start", "end"),
    "amounts": ("article_id", "text", "value", "unit", "low", "high", "mod", "start", "end"),
    "agreements": (
        "article_id", "agreement_id", "kind", "term", "status", "parties", "signatories", "date", "place", "purpose",
        "amount", "currency", "amount_text", "duration", "clauses", "evidence",
    ),
    "clauses": ("article_id", "agreement_id", "clause", "text", "parties", "start", "end"),
    "quotes": ("article_id", "text", "speaker", "cue", "start", "end"),
}  # fmt: skip
_INTEGERS = frozenset(("start", "end", "clause"))
_COUNTS = {
    "articles": ("people", "organizations", "agreements", "quotes"),
    "people": ("mentions",),
    "organizations": ("mentions",),
    "agreements": ("clauses",),
}
_FLOATS = frozenset(("value", "low", "high", "amount"))


class Tables:
    """Gathers the rows of records one at a time; `frames()` gives the DataFrames."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}

    def add(self, record: Record) -> None:
        """The rows of one record."""
        key, article = record.id, record.article
        self.rows["articles"].append(
            (
                key, article.title, JOIN.join(article.subtitles), article.outlet,
                JOIN.join(f"{r.name} <{r.email}>" if r.email else r.name for r in article.reporters),
                article.published_at, article.modified_at, article.section, article.url, JOIN.join(article.tags),
                article.body, "\n".join(f"{c.text} ({c.credit})" if c.credit else c.text for c in article.captions),
                len(record.people), len(record.organizations), len(record.agreements), len(record.quotes),
                record.source.format, record.source.encoding, JOIN.join(record.warnings),
            )
        )  # fmt: skip
        self.rows["people"] += [(key, p.name, p.title, p.affiliation, len(p.mentions)) for p in record.people]
        self.rows["organizations"] += [
            (key, o.name, o.kind, JOIN.join(o.aliases), len(o.mentions)) for o in record.organizations
        ]
        self.rows["dates"] += [
            (key, d.text, d.type, d.value, d.begin, d.until, d.mod, d.start, d.end) for d in record.dates
        ]
        self.rows["amounts"] += [
            (key, a.text, a.value, a.unit, a.low, a.high, a.mod, a.start, a.end) for a in record.amounts
        ]
        for n, a in enumerate(record.agreements, 1):
            agreement = f"{key}#{n}"
            signed = (f"{s.person} ({s.party})" if s.party else s.person for s in a.signatories)
            money = (a.amount.value, a.amount.currency, a.amount.text) if a.amount else (None, None, None)
            self.rows["agreements"].append(
                (
                    key, agreement, a.kind, a.term, a.status, JOIN.join(a.parties), JOIN.join(signed), a.date, a.place,
                    a.purpose, *money, a.duration, len(a.clauses), "\n".join(span.text for span in a.evidence),
                )
            )  # fmt: skip
            self.rows["clauses"] += [
                (key, agreement, i, c.text, JOIN.join(c.parties), c.start, c.end) for i, c in enumerate(a.clauses, 1)
            ]
        self.rows["quotes"] += [(key, q.text, q.speaker, q.cue, q.start, q.end) for q in record.quotes]

    def frames(self) -> dict[str, pd.DataFrame]:
        """Table name → DataFrame, with all columns and types also where it is empty."""
        return {name: _frame(name, rows) for name, rows in self.rows.items()}


def to_frames(records: Iterable[Record]) -> dict[str, pd.DataFrame]:
    """DataFrames `articles, people, organizations, dates, amounts, agreements, clauses, quotes`, joined by `article_id`.

    Text columns are `string`, counts and offsets `Int64`, money and quantities `Float64`; what is unknown is `<NA>`.
    """
    tables = Tables()
    for record in records:
        tables.add(record)
    return tables.frames()


def _frame(name: str, rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(COLUMNS[name]), dtype="object")
    types = {}
    for column in COLUMNS[name]:
        if column in _INTEGERS or column in _COUNTS.get(name, ()):
            types[column] = "Int64"
        elif column in _FLOATS and not (name == "dates" and column == "value"):
            types[column] = "Float64"
        else:
            types[column] = "string"
    return frame.astype(types)


# -- files -------------------------------------------------------------------------------------------------------------

FORMATS = ("csv", "xlsx", "parquet")
CELL = 32_767  # characters that Excel keeps in a cell
_CUT = "…(잘림)"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_WIDTHS = {
    "title": 50,
    "body": 60,
    "text": 60,
    "evidence": 60,
    "purpose": 40,
    "parties": 40,
    "clauses": 10,
    "article_id": 24,
}


def write_tables(frames: dict[str, pd.DataFrame], out: str | Path, formats: Sequence[str] = ("csv",)) -> list[Path]:
    """Writes the tables below `out` and returns the files: `NAME.csv` (UTF-8 with BOM, as Excel wants it), one
    `newsparse.xlsx` with a sheet a table (extra `excel`), `NAME.parquet` (extra `parquet`). ValueError for another format.
    """
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for form in formats:
        if form not in FORMATS:
            raise ValueError(f"{form!r} 형식은 없음; 있는 것: {', '.join(FORMATS)}")
        if form == "xlsx":
            written.append(_write_xlsx(frames, out / "newsparse.xlsx"))
            continue
        for name, frame in frames.items():
            path = out / f"{name}.{form}"
            if form == "csv":
                _safe(frame, cut=False).to_csv(path, index=False, encoding="utf-8-sig")
            else:
                frame.to_parquet(path, index=False)
            written.append(path)
    return written


def _safe(frame: pd.DataFrame, *, cut: bool) -> pd.DataFrame:
    """Text that a spreadsheet shows as it is: no control characters, no formula, no cell longer than it keeps."""

    def clean(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        value = _CONTROL.sub("", value)
        if _FORMULA.match(value):
            value = "'" + value
        return value[: CELL - len(_CUT)] + _CUT if cut and len(value) > CELL else value

    return frame.assign(**{name: frame[name].map(clean) for name in frame.columns if frame[name].dtype == "string"})


def _write_xlsx(frames: dict[str, pd.DataFrame], path: Path) -> Path:
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        for name, frame in frames.items():
            _safe(frame, cut=True).to_excel(writer, sheet_name=name, index=False)
            sheet = writer.sheets[name]
            sheet.freeze_panes = "A2"
            sheet.auto_filter.ref = sheet.dimensions
            for cell in sheet[1]:
                sheet.column_dimensions[cell.column_letter].width = _WIDTHS.get(str(cell.value), 18)
    return path
