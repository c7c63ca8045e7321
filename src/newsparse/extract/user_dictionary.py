"""One's own names: people, titles and organisations that the texts may name, from rows, a CSV, a workbook or a DataFrame."""

from __future__ import annotations

import csv
import re
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from newsparse.model import OrganizationKind

_KINDS = frozenset(typing.get_args(OrganizationKind))
_COLUMNS = {
    "이름": "name", "명칭": "name", "기관명": "name", "성명": "name", "유형": "type", "구분": "type", "종류": "kind", "직함": "title", "직위": "title",
    "소속": "affiliation", "별칭": "aliases", "약칭": "aliases", "alias": "aliases", "org": "affiliation", "organization": "affiliation",
}  # fmt: skip
_SORTS = {
    "person": "person", "people": "person", "인물": "person", "사람": "person", "organization": "organization", "organisation": "organization",
    "org": "organization", "기관": "organization", "조직": "organization", "단체": "organization", "title": "title", "직함": "title", "직위": "title",
}  # fmt: skip
_FINDABLE = re.compile(r"[가-힣A-Za-z一-龥]")


@dataclass(frozen=True, slots=True)
class UserDictionary:
    """People: form → (name, title, affiliation); organisations: form → (name, kind); titles beside those of the lists.

    `unusable` says row by row, in Korean, what can never match or cannot be meant.
    """

    people: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)
    organizations: dict[str, tuple[str, OrganizationKind]] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()
    unusable: tuple[str, ...] = ()

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, Any] | str]) -> Self:
        """From rows with `name`, `type` (person, organization or title; organization if it has none) and any of `kind`,
        `title`, `affiliation`, `aliases` (by `;` or `,`); a bare string is an organisation's name. Korean column names
        (이름, 유형, 종류, 직함, 소속, 별칭) do too; BOM, tabs and spaces round names and values are no part of them.
        """
        people: dict[str, tuple[str, str | None, str | None]] = {}
        bodies: dict[str, tuple[str, OrganizationKind]] = {}
        titles: set[str] = set()
        unusable: list[str] = []
        for number, row in enumerate(rows, 1):
            clean = _clean({"name": row} if isinstance(row, str) else row)
            name, said = clean.get("name", ""), clean.get("type", "").lower()
            sort = _SORTS.get(said or "organization")
            aliases = [alias for part in re.split(r"[;,|]", clean.get("aliases", "")) if (alias := _tidy(part))]
            for form in [f for f in (name, *aliases) if not _can_match(f)]:
                unusable.append(f"{number}: {form!r} 은(는) 찾을 수 없는 이름")
            usable = [form for form in dict.fromkeys((name, *aliases)) if _can_match(form)]
            if sort is None:
                unusable.append(f"{number}: 종류 {said!r} 은(는) person 도 organization 도 title 도 아님")
                continue
            if not usable or not _can_match(name):
                continue
            if sort == "title":
                titles.update(usable)
                continue
            taken = [form for form in usable if form in people or form in bodies]
            unusable += [f"{number}: {form!r} 은(는) 앞줄에 이미 있음" for form in taken]
            usable = [form for form in usable if form not in taken]
            if sort == "person":
                people |= {
                    form: (name, clean.get("title") or None, clean.get("affiliation") or None) for form in usable
                }
                continue
            kind = clean.get("kind") or "other"
            if kind not in _KINDS:
                unusable.append(f"{number}: 기관 종류 {kind!r} 은(는) 없는 종류라 other 로 읽음")
                kind = "other"
            bodies |= {form: (name, typing.cast(OrganizationKind, kind)) for form in usable}
        return cls(people, bodies, frozenset(titles), tuple(unusable))

    @classmethod
    def read(cls, source: Any) -> Self:
        """From a CSV or TSV file, a workbook (.xlsx) or a DataFrame. A file without a `name` column is a list, a name a line.

        Raises OSError for a file that cannot be read, ValueError for one that is no text.
        """
        if hasattr(source, "to_dict") and hasattr(source, "columns"):
            return cls.from_rows(source.astype(object).where(source.notna(), None).to_dict("records"))
        path = Path(source)
        if path.suffix.lower() in (".xlsx", ".xlsm"):
            return cls.from_rows(_table(_sheet(path)))
        text = _decode(path.read_bytes(), path)
        lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
        delimiter = "\t" if lines and "\t" in lines[0] else ","
        return cls.from_rows(_table(list(csv.reader(lines, delimiter=delimiter))))


def _table(rows: list[list[str]]) -> list[Mapping[str, Any] | str]:
    """Rows by the names in the first; without a `name` among them, the first cell of each is a name."""
    header = [_column(cell) for cell in rows[0]] if rows else []
    if "name" not in header:
        return [cell for row in rows for cell in row[:1] if cell.strip()]
    return [dict(zip(header, row, strict=False)) for row in rows[1:]]


def _sheet(path: Path) -> list[list[str]]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise ValueError(f"{path.name}: XLSX를 읽으려면 pip install 'newsparse[excel]'") from error
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        sheet = book.active
        rows = sheet.iter_rows(values_only=True) if sheet else ()
        return [["" if cell is None else str(cell) for cell in row] for row in rows if any(row)]
    finally:
        book.close()


def _decode(data: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError(f"{path.name}: UTF-8 도 CP949 도 아닌 글자")


def _clean(row: Mapping[str, Any]) -> dict[str, str]:
    return {_column(str(key)): _tidy("" if value is None else str(value)) for key, value in row.items() if key}


def _column(name: str) -> str:
    name = _tidy(name).lower()
    return _COLUMNS.get(name, name)


def _tidy(value: str) -> str:
    return re.sub(r"[\s\ufeff\u200b]+", " ", value).strip()


def _can_match(name: str) -> bool:
    return len(name) >= 2 and bool(_FINDABLE.search(name)) and "\n" not in name
