"""`python -m benchmarks.pages [--install] [--repeat N]`: newsparse beside general extractors on the gold pages.

One run, one table over `../shared/pages`: body words P/R/F1, paragraphs exact, captions found and leaked into the body,
title, reporters, time to the minute, pages a CPU second. "newsparse, no sites" is the general method alone, as on a page
of a paper never seen. Peers run in `benchmarks/.peers`, which `--install` makes; they get text that is decoded already
and are not charged for it, newsparse reads bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.accuracy import ROOT, SHARED, scorer
from newsparse.model import Article
from newsparse.pages import read_page
from newsparse.pages.decode import decode

PEERS = ("trafilatura", "newspaper4k", "readability-lxml", "resiliparse", "goose3", "jusText")
ENVIRONMENT = ROOT / "benchmarks" / ".peers"
PYTHON = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin") / "python"

Found = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """What one extractor found on each page, by file name, and the CPU seconds that it took."""

    name: str
    pages: dict[str, Found]
    seconds: float


def gold() -> dict[str, Found]:
    """File name → gold of each page."""
    entries = [json.loads(path.read_text("utf-8")) for path in sorted((SHARED / "pages" / "gold").glob("*.json"))]
    return {entry["file"]: entry for entry in entries}


def run_newsparse(files: list[Path], *, sites: bool, repeat: int) -> Run:
    """newsparse over the files, from bytes."""
    pages = {path.name: path.read_bytes() for path in files}
    read_page(next(iter(pages.values())), sites=sites)  # data files are loaded before the clock runs
    began = time.process_time()
    for _ in range(repeat):
        articles = {name: read_page(page, sites=sites) for name, page in pages.items()}
    seconds = (time.process_time() - began) / repeat
    found = {name: _found(article) for name, article in articles.items()}
    return Run("newsparse" if sites else "newsparse, no sites", found, seconds)


def _found(article: Article) -> Found:
    return {
        "title": article.title,
        "reporters": [reporter.name for reporter in article.reporters],
        "published_at": article.published_at,
        "paragraphs": list(article.paragraphs),
        "captions": [caption.text for caption in article.captions],
    }


def run_peer(name: str, files: list[Path]) -> Run:
    """A peer over the files, in its own environment, on decoded text."""
    with tempfile.TemporaryDirectory() as folder:
        decoded = {}
        for path in files:
            copy = Path(folder) / path.name
            copy.write_text(decode(path.read_bytes()).text, "utf-8")
            decoded[str(copy)] = path.name
        script = ROOT / "benchmarks" / "pages_peers.py"
        done = subprocess.run(
            [PYTHON, script, name], input="\n".join(decoded), capture_output=True, text=True, encoding="utf-8"
        )
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr.strip().splitlines()[-1]}")
    answer = json.loads(done.stdout)
    return Run(name, {decoded[path]: found for path, found in answer["pages"].items()}, answer["seconds"])


def row(run: Run, wanted: dict[str, Found]) -> str:
    """A line of the table."""
    score = scorer()
    hit = missed = invented = 0
    exact = lines = captions = found_captions = leaked = titles = reporters = times = errors = 0
    for file, entry in wanted.items():
        article, got = entry["article"], run.pages.get(file, {})
        free = {score.squash(line) for line in entry.get("optional") or []}
        kept = [line for line in got.get("paragraphs") or [] if score.squash(line) not in free]
        want, have = score.words(article["paragraphs"]), score.words(kept)
        have -= (have - want) & score.words(entry.get("optional") or [])
        hit, missed, invented = (
            hit + sum((want & have).values()), missed + sum((want - have).values()), invented + sum((have - want).values()),
        )  # fmt: skip
        squashed = [score.squash(line) for line in kept]
        lines += len(article["paragraphs"])
        exact += sum(score.squash(line) in squashed for line in article["paragraphs"])
        body = "".join(squashed)
        for caption in article.get("captions") or []:
            captions += 1
            found_captions += any(score.dice(caption["text"], text) >= 0.9 for text in got.get("captions") or [])
            leaked += score.squash(caption["text"]) in body
        titles += score.squash(article.get("title")) == score.squash(got.get("title"))
        names = {reporter["name"] for reporter in article.get("reporters") or []}
        reporters += names == {_name(name) for name in got.get("reporters") or []}
        times += score.same_time(article.get("published_at"), got.get("published_at"))
        errors += "error" in got
    p, r = hit / (hit + invented or 1), hit / (hit + missed or 1)
    pages = len(wanted)
    return (
        f"{run.name:20} {p:6.3f} {r:6.3f} {2 * p * r / (p + r or 1):6.3f} {exact / lines:6.3f} {found_captions / captions:6.3f}"
        f" {leaked:3}/{captions:<3} {titles / pages:6.3f} {reporters / pages:6.3f} {times / pages:6.3f}"
        f" {pages / run.seconds:8.1f} {errors:4}"
    )


def _name(text: str) -> str:
    """A peer's author as a name: 기자, addresses and what stands before `=` taken off."""
    return re.sub(r"\s?(?:선임|수습)?\s?기자.*$|\s*\S+@\S+", "", text).split("=")[-1].strip()


HEAD = (
    f"{'':20} {'P':>6} {'R':>6} {'F1':>6} {'paras':>6} {'capt.':>6} {'leaked':>7} {'title':>6} {'report':>6}"
    f" {'minute':>6} {'pages/s':>8} {'err.':>4}"
)


def install() -> None:
    """The peers' environment."""
    venv.create(ENVIRONMENT, with_pip=True)
    for line in (ROOT / "benchmarks" / "peers.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):  # one by one: together pip trips over two spellings of an extra of lxml's
            subprocess.run([PYTHON, "-m", "pip", "install", "-q", line], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--install", action="store_true", help="make the peers' environment first")
    parser.add_argument("--repeat", type=int, default=3, help="rounds of newsparse that are timed (default 3)")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print(f"no gold: {SHARED} is not there", file=sys.stderr)
        return 2
    if args.install:
        install()
    wanted = gold()
    files = [SHARED / "pages" / "html" / file for file in wanted]
    runs = [run_newsparse(files, sites=sites, repeat=args.repeat) for sites in (True, False)]
    if PYTHON.exists():
        runs += [run_peer(name, files) for name in PEERS]
    else:
        print("peers are left out: --install makes their environment", file=sys.stderr)
    print(f"{len(wanted)} pages", HEAD, *(row(run, wanted) for run in runs), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
