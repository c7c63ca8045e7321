"""The folder's own knowledge: a CSV or XLSX with a `file` column and any of title, outlet, published_at, url."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import BadZipFile

from newsparse.pages import Given
from newsparse.pages.decode import decode

_COLUMNS = {
    "file": "file", "파일": "file", "파일명": "file", "path": "file", "filename": "file",
    "title": "title", "제목": "title", "outlet": "outlet", "언론사": "outlet", "매체": "outlet", "media": "outlet",
    "published_at": "published_at", "일시": "published_at", "일자": "published_at", "작성일": "published_at",
    "발행일": "published_at", "date": "published_at", "url": "url", "링크": "url", "link": "url",
}  # fmt: skip


class MetadataError(ValueError):
    """A metadata file that cannot be used; the message names it and says why."""


def read_metadata(path: Path) -> tuple[dict[str, Given], list[str]]:
    """{file: what is given} and the rows that could not be used, each with its number and the reason.

    CSV or TSV in UTF-8 (with or without BOM) or CP949, or XLSX (extra `excel`). Raises MetadataError where the file
    itself is of no use: not there, no `file` column.
    """
    try:
        rows = list(_xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path))
    except OSError as error:
        raise MetadataError(f"{path}: {error.strerror or error}") from error
    except csv.Error as error:  # a quotation mark that never closes swallows the rest as one field
        raise MetadataError(f"{path}: CSV로 읽을 수 없음 ({error})") from error
    if not rows:
        raise MetadataError(f"{path}: 비어 있음")
    names = [_COLUMNS.get(re.sub(r"\s+", "_", str(cell).strip().lower()), "") for cell in rows[0]]
    if "file" not in names:
        raise MetadataError(f"{path}: 'file' 열이 없음 (있는 열: {', '.join(map(str, rows[0]))})")
    found: dict[str, Given] = {}
    problems = []
    for number, row in enumerate(rows[1:], 2):
        values = {name: cell.strip() for name, cell in zip(names, row, strict=False) if name and cell.strip()}
        file = values.pop("file", "").replace("\\", "/")
        if not file:
            if values:
                problems.append(f"{path.name}:{number}: file 칸이 비어 있음")
            continue
        try:
            found[file] = Given(**values)
        except ValueError as error:
            problems.append(f"{path.name}:{number}: {file}: {error}")
            found[file] = Given(**{**values, "published_at": None})
    return found, problems


def _csv(path: Path) -> Iterable[Sequence[str]]:
    text = decode(path.read_bytes()).text
    head = text.split("\n", 1)[0]
    return csv.reader(io.StringIO(text), delimiter="\t" if head.count("\t") > head.count(",") else ",")


def _xlsx(path: Path) -> Iterable[Sequence[str]]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise MetadataError(f"{path}: XLSX를 읽으려면 pip install 'newsparse[excel]'") from error
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (KeyError, ValueError, OSError, BadZipFile) as error:
        raise MetadataError(f"{path}: XLSX로 읽을 수 없음 ({error})") from error
    try:
        sheet = book.active
        return (
            [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            if sheet
            else []
        )
    finally:
        book.close()
