"""The command: `newsparse run`, `show`, `schema`, `sites`. Exit codes: 0 all read, 1 some articles failed, 2 usage."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsparse import __version__
from newsparse.display import format_rows, format_terminal, label

if TYPE_CHECKING:
    from newsparse.folder import Folder
    from newsparse.model import Record
    from newsparse.tables import Tables

OK, SOME_FAILED, USAGE, STOPPED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    args = _parser().parse_args(argv)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # `newsparse schema | head`: the reader has what it wants
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (OSError, ValueError, ImportError) as error:
        print(f"newsparse: {_reason(error)}", file=sys.stderr)
        return USAGE


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsparse", description="한국어 뉴스 기사에서 인물·기관·날짜·협약·인용을 뽑는다."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="폴더의 기사를 모두 읽어 기록과 표로 쓴다")
    run.add_argument("folder", type=Path)
    run.add_argument("--out", type=Path, required=True, help="결과를 쓸 폴더")
    run.add_argument("--metadata", type=Path, help="file 열이 있는 CSV나 XLSX (title, outlet, published_at, url)")
    run.add_argument("--workers", type=int, default=1, help="함께 일할 프로세스 수 (기본 1)")
    run.add_argument("--format", default="csv", help="표의 형식: csv, xlsx, parquet (쉼표로 여럿), 표 없이 jsonl")
    run.add_argument("--quiet", action="store_true", help="진행 막대를 그리지 않는다")
    run.set_defaults(run=_run)

    show = commands.add_parser("show", help="기사 한 편의 기록을 보여 준다")
    show.add_argument("file", type=Path)
    show.add_argument("--json", action="store_true", help="기록을 JSON으로")
    for name in ("title", "outlet", "published-at", "url"):
        show.add_argument(f"--{name}", help="기사에 없을 때 쓸 값")
    show.set_defaults(run=_show)

    schema = commands.add_parser("schema", help="기록의 JSON Schema")
    schema.set_defaults(run=_schema)
    sites = commands.add_parser("sites", help="알고 있는 언론사와 CMS")
    sites.set_defaults(run=_sites)
    return parser


# -- run ---------------------------------------------------------------------------------------------------------------


def _run(args: argparse.Namespace) -> int:
    from newsparse.folder import Folder
    from newsparse.tables import FORMATS, Tables, write_tables

    # records.jsonl is always written: `--format jsonl` asks for no tables
    formats = [form for part in args.format.split(",") if (form := part.strip()) and form != "jsonl"]
    if unknown := [form for form in formats if form not in FORMATS]:
        raise ValueError(f"--format {unknown[0]}: 없는 형식; 있는 것: {', '.join(FORMATS)}")
    if args.workers < 1:
        raise ValueError(f"--workers {args.workers}: 1 이상이어야 함")
    if args.out.exists() and not args.out.is_dir():
        raise ValueError(f"--out {args.out}: 폴더가 아님")
    folder = Folder(args.folder, metadata=args.metadata, workers=args.workers)
    if not folder.files:
        raise ValueError(f"{args.folder}: 읽을 기사 파일이 없음 (.txt .md .html .htm .mhtml)")
    args.out.mkdir(parents=True, exist_ok=True)
    tables, started = Tables(), time.monotonic()
    agreements: list[list[str]] = []
    stopped = False
    try:
        _read_all(folder, args.out, tables, agreements, quiet=args.quiet)
    except KeyboardInterrupt:
        stopped = True
        print("\n멈춤: 여기까지 읽은 것을 씀", file=sys.stderr)
    written = write_tables(tables.frames(), args.out, formats)
    print(_summary(folder, tables, agreements, time.monotonic() - started))
    print(f"\n{args.out}: {', '.join(['records.jsonl', 'errors.jsonl', *(path.name for path in written)])}")
    return STOPPED if stopped else SOME_FAILED if folder.failures else OK


def _read_all(folder: Folder, out: Path, tables: Tables, agreements: list[list[str]], *, quiet: bool) -> None:
    from tqdm import tqdm

    from newsparse.folder import Failure

    with (
        # a line at a time: what a run that is killed has read stays
        open(out / "records.jsonl", "w", encoding="utf-8", buffering=1) as records,
        open(out / "errors.jsonl", "w", encoding="utf-8", buffering=1) as errors,
        tqdm(total=len(folder), unit="건", disable=quiet, file=sys.stderr) as bar,
    ):
        for result in folder.results():
            if isinstance(result, Failure):
                folder.failures.append(result)
                row = {"path": result.path, "stage": result.stage, "reason": result.reason}
                errors.write(json.dumps(row, ensure_ascii=False) + "\n")
                bar.set_postfix_str(f"실패 {len(folder.failures)}")
            else:
                records.write(result.to_json() + "\n")
                tables.add(result)
                agreements += _agreement_rows(result)
            bar.update()


def _agreement_rows(record: Record) -> list[list[str]]:
    return [
        [a.date or "-", a.term, label("status", a.status), ", ".join(a.parties), str(len(a.clauses)), record.id]
        for a in record.agreements
    ]


def _summary(folder: Folder, tables: Tables, agreements: list[list[str]], seconds: float) -> str:
    """What a run gave: counts, the agreements, what failed, what was left aside."""
    rows = tables.rows
    read = len(rows["articles"])
    names = {"기사": read, "인물": len(rows["people"]), "기관": len(rows["organizations"]), "날짜": len(rows["dates"]),
             "협약": len(rows["agreements"]), "인용": len(rows["quotes"]), "실패": len(folder.failures)}  # fmt: skip
    width = min(shutil.get_terminal_size((100, 24)).columns, 140)
    lines = ["  ".join(f"{name} {count:,}" for name, count in names.items()) + f"  ({seconds:.1f}초)"]
    if agreements:
        shown = agreements[:20]
        lines += ["\n협약", format_rows(("날짜", "이름", "상태", "당사자", "조항", "기사"), shown, width=width)]
        if len(agreements) > len(shown):
            lines.append(f"  … 모두 {len(agreements)}건은 agreements 표에")
    if folder.failures:
        lines += ["\n실패", *(f"  {f.path}: {f.reason} ({f.stage})" for f in folder.failures[:20])]
    if folder.notes:
        lines += ["\n메타데이터", *(f"  {note}" for note in folder.notes[:10])]
    if folder.skipped:
        more = " …" if len(folder.skipped) > 5 else ""
        lines.append(f"\n기사 파일이 아니어서 읽지 않음 {len(folder.skipped)}개: {', '.join(folder.skipped[:5])}{more}")
    return "\n".join(lines)


# -- show, schema, sites -----------------------------------------------------------------------------------------------


def _show(args: argparse.Namespace) -> int:
    from newsparse.pages import PageError
    from newsparse.pipeline import analyze

    try:
        record = analyze(args.file, title=args.title, outlet=args.outlet, published_at=args.published_at, url=args.url)
    except PageError as error:
        print(f"newsparse: {args.file}: {error}", file=sys.stderr)
        return SOME_FAILED
    if args.json:
        print(json.dumps(record.to_dict(), ensure_ascii=False, indent=1))
    else:
        print(format_terminal(record, width=min(shutil.get_terminal_size((100, 24)).columns, 120)))
    return OK


def _schema(args: argparse.Namespace) -> int:
    from newsparse.schema import record_schema

    print(json.dumps(record_schema(), ensure_ascii=False, indent=1))
    return OK


def _sites(args: argparse.Namespace) -> int:
    from newsparse.sites import load_sites

    rows = [(site.id, site.name or "(CMS)", ", ".join(site.hosts)) for site in load_sites().values()]
    print(format_rows(("이름", "언론사", "호스트"), rows, width=120, indent=""))
    return OK
