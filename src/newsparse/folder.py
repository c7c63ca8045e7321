"""Many pages: walking a folder, one record a page, workers, and what could not be read. One page never costs the others."""

from __future__ import annotations

import multiprocessing
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from newsparse.metadata_file import read_metadata
from newsparse.model import Record
from newsparse.pages import Given, PageError, read_page
from newsparse.pages.metadata import host_of
from newsparse.pages.recurring import MIN_PAGES, NOTHING, Learned, Recurrence
from newsparse.pipeline import Analyzer
from newsparse.tokens import kiwi

# Of each outlet, the pages that are looked at before reading, and how long one may be.
_SAMPLE = 40
_TOO_LONG = 2_000_000
SUFFIXES = frozenset((".txt", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".mht"))


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no record: `stage` is where it failed, `reason` what the reader should know."""

    path: str
    stage: Literal["read", "parse", "analyze", "metadata"]
    reason: str


class Folder:
    """The articles of a folder, read in order of their paths; iterate for records, then look at `failures`.

    `metadata` is a CSV or XLSX with a `file` column (see `read_metadata`). `workers` above 1 reads in processes.
    `learn` looks at the pages of each outlet together first: lines that recur across them are furniture.
    Records are made one at a time: memory does not grow with the folder. Raises NotADirectoryError and MetadataError.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        metadata: str | Path | None = None,
        workers: int = 1,
        analyzer: Analyzer | None = None,
        learn: bool = True,
    ) -> None:
        self.path = Path(path)
        if not self.path.is_dir():
            raise NotADirectoryError(f"{self.path}: 폴더가 아님")
        self.workers = workers
        self.learn = learn
        self.analyzer = analyzer or Analyzer()
        self.files, self.skipped = _walk(self.path, Path(metadata) if metadata else None)
        given, problems = read_metadata(Path(metadata)) if metadata else ({}, [])
        self.given = {_nfc(file): known for file, known in given.items()}
        self.failures: list[Failure] = []
        self.notes = problems + self._unused({_nfc(file) for file in self.files})

    def _unused(self, files: set[str]) -> list[str]:
        names = {Path(file).name for file in files}
        return [
            f"메타데이터의 {name}: 그런 파일이 없음" for name in self.given if name not in files and name not in names
        ]

    def given_for(self, file: str) -> Given:
        """What the metadata says of a file, by its path in the folder or by its name alone."""
        file = _nfc(file)
        return self.given.get(file) or self.given.get(Path(file).name) or Given()

    def _learned(self, skip: frozenset[str]) -> dict[str, Learned]:
        """What the pages of each outlet teach; a sample of each, by what the metadata says of whose they are; none of whom all are in `skip`."""
        groups: dict[str, list[str]] = {}
        for file in self.files:
            groups.setdefault(_group(self.given_for(file)), []).append(file)
        learned = {}
        for group, files in groups.items():
            if len(files) < MIN_PAGES or skip.issuperset(files):
                continue
            seen = Recurrence()
            for file in files[:: max(1, len(files) // _SAMPLE)][:_SAMPLE]:
                path = self.path / file
                try:
                    if path.is_file() and path.stat().st_size <= _TOO_LONG:
                        seen.add(read_page(path, self.given_for(file)))
                except Exception:  # its failure is reported where it is read
                    continue
            learned[group] = seen.learned()
        return learned

    def __len__(self) -> int:
        return len(self.files)

    def __iter__(self) -> Iterator[Record]:
        self.failures.clear()
        for result in self.results():
            if isinstance(result, Failure):
                self.failures.append(result)
            else:
                yield result

    def results(self, skip: frozenset[str] = frozenset()) -> Iterator[Record | Failure]:
        """A record or a failure for each file, in order; files in `skip` are left out."""
        learned = self._learned(skip) if self.learn and len(self.files) >= MIN_PAGES else {}
        jobs = [
            (self.path, file, given, learned.get(_group(given), NOTHING))
            for file in self.files
            if file not in skip
            for given in [self.given_for(file)]
        ]
        if self.workers <= 1 or len(jobs) < 2:
            for job in jobs:
                yield _read(job, self.analyzer)
            return
        # forked workers share Kiwi's 500 MB, if it is there before they are made
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        if method == "fork":
            kiwi()
        with multiprocessing.get_context(method).Pool(self.workers, _start_worker, (self.analyzer,)) as pool:
            yield from pool.imap(_work, jobs, chunksize=4)


def read_folder(
    path: str | Path,
    *,
    metadata: str | Path | None = None,
    workers: int = 1,
    analyzer: Analyzer | None = None,
    learn: bool = True,
    on_error: Callable[[Failure], object] | None = None,
) -> Iterator[Record]:
    """The records of a folder's articles, one at a time; `on_error` is called with each failure. See `Folder`."""
    folder = Folder(path, metadata=metadata, workers=workers, analyzer=analyzer, learn=learn)
    for result in folder.results():
        if isinstance(result, Failure):
            if on_error:
                on_error(result)
        else:
            yield result


def _walk(root: Path, metadata: Path | None) -> tuple[list[str], list[str]]:
    """(files to read, files left aside), as posix paths below the root; hidden ones and `_files` folders belong to neither."""
    files, others = [], []
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        if any(part.startswith(".") for part in parts) or any(
            part.endswith(("_files", ".files")) for part in parts[:-1]
        ):
            continue
        wanted = path.suffix.lower() in SUFFIXES
        if path.is_dir() and not wanted:
            continue
        if metadata and path.exists() and metadata.exists() and path.samefile(metadata):
            continue
        name = "/".join(parts)
        if wanted and not (path.is_dir() and any(path.iterdir())):
            files.append(name)
        elif not path.is_dir():
            others.append(name)
    return sorted(files, key=_nfc), sorted(others, key=_nfc)


def _nfc(name: str) -> str:
    """A name as it is typed: macOS archives spell 한빛.txt in separate letters (NFD)."""
    return unicodedata.normalize("NFC", name)


def _group(given: Given) -> str:
    """Whose page it is, as far as it is known before it is read: the outlet, else the host, else one for all."""
    return given.outlet or host_of(given.url)


_Job = tuple[Path, str, Given, Learned]


def _read(job: _Job, analyzer: Analyzer) -> Record | Failure:
    root, file, given, learned = job
    stage: Literal["read", "parse", "analyze"] = "parse"
    try:
        if (root / file).exists() and not (
            root / file
        ).is_file():  # a folder, or a pipe that would be waited on for ever
            return Failure(_nfc(file), "read", "파일이 아님")
        article = read_page(root / file, given, learned=learned)
        article = replace(article, source=replace(article.source, path=_nfc(file)))
        stage = "analyze"
        return analyzer.analyze(article)
    except PageError as error:
        return Failure(_nfc(file), stage, str(error))
    except OSError as error:
        return Failure(_nfc(file), "read", error.strerror or str(error))
    except Exception as error:  # whatever one page brings up, the others are read
        return Failure(_nfc(file), stage, f"{type(error).__name__}: {error}")


_worker_analyzer: Analyzer | None = None


def _start_worker(analyzer: Analyzer) -> None:
    global _worker_analyzer
    _worker_analyzer = analyzer


def _work(job: _Job) -> Record | Failure:
    assert _worker_analyzer is not None
    return _read(job, _worker_analyzer)
