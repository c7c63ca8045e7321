"""`python -m benchmarks.entities [--show gold|pairs|bigkinds] [--count N]`: people and organisations against three measures.

Outside the repository, in `../shared`: the gold of `eval` (people, titles, affiliations, organisations, kinds, aliases);
person, title and organisation of sentences in `ner/person-title-affiliation-a.tsv`; and the columns that BIGKinds gives
with the corpus' articles, which are no gold but what newsrooms use: agreement, and with `--show` where the two differ.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from typing import Any

import newsparse
from benchmarks.accuracy import SHARED, measure, table
from newsparse.model import Article, Block, Passage, Record

PAIRS = SHARED / "ner" / "person-title-affiliation-a.tsv"
CORPUS = SHARED / "corpus" / "news.jsonl.gz"
FIELDS = ("people", "person title", "person affiliation", "organizations", "organization kind", "organization aliases")


def sentence(text: str) -> Record:
    """The record of one sentence, as the only paragraph of an article."""
    passages, blocks = (Passage("paragraph", 0, len(text)),), (Block("paragraph", 0, len(text), "benchmark"),)
    return newsparse.analyze(Article(None, None, (), None, None, None, None, (), None, (), text, blocks, passages))


def on_gold() -> str:
    scores, _ = measure("eval")
    return table({field: scores[field] for field in FIELDS if field in scores}, {})


def on_pairs(show: bool) -> str:
    """Share of the people found where a title tells them, and of their titles and organisations, in single sentences."""
    asked: dict[str, list[int]] = {"person with a title": [0, 0], "its title": [0, 0], "its organisation": [0, 0]}
    log: list[str] = []
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        for _, text, person, _, titles, bodies, _ in rows:
            name, title, body = (value.rpartition(":")[2].split("|")[0] for value in (person, titles, bodies))
            if title == "-" or len(name) < 2:
                continue  # nothing but the name, or a surname that only an article explains
            found = {p.name: p for p in sentence(text).people}
            hit = found.get(name) or next((p for n, p in found.items() if n.endswith(" " + name)), None)
            asked["person with a title"][1] += 1
            asked["person with a title"][0] += hit is not None
            if hit is None:
                log.append(f"- {name} ({title}): {text}")
                continue
            asked["its title"][1] += 1
            said = (hit.title or "").removeprefix("전 ")
            right = bool(said) and (said.endswith(title) or title.endswith(said))
            asked["its title"][0] += right
            if not right:
                log.append(f"title {title} got {hit.title}: {text}")
            if body != "-":
                asked["its organisation"][1] += 1
                ours, theirs = _key(hit.affiliation), _key(body)
                right = bool(ours) and (ours in theirs or theirs in ours)
                asked["its organisation"][0] += right
                if not right:
                    log.append(f"organisation {body} got {hit.affiliation}: {text}")
    lines_ = [f"{what:22} {right:5} of {all_:5} {right / max(all_, 1):6.3f}" for what, (right, all_) in asked.items()]
    return "\n".join([*lines_, *(log if show else [])])


def _key(name: str | None) -> str:
    return re.sub(r"[\s·]|㈜|\(주\)|주식회사", "", name or "").lower()


def on_bigkinds(count: int, show: bool) -> str:
    """Agreement with BIGKinds' columns over seeded articles: neither side is gold."""
    agree: dict[str, list[int]] = {"people": [0, 0, 0], "organizations": [0, 0, 0]}
    log: list[str] = []
    for row in _with_columns(count):
        record = newsparse.analyze(f"{row['title']}\n\n{row['text']}\n", title=row["title"])
        text = record.article.text
        ours = {
            "people": [{_key(p.name)} for p in record.people],
            "organizations": [{_key(form) for form in (o.name, *o.aliases)} for o in record.organizations],
        }
        for what, mine in ours.items():
            theirs = {_key(name) for name in (row["bigkinds"].get(what) or "").split(",") if _key(name)}
            both = sum(bool(forms & theirs) for forms in mine)
            known = set().union(*mine) if mine else set()
            alone = theirs - known
            agree[what] = [a + b for a, b in zip(agree[what], (both, len(mine) - both, len(alone)), strict=True)]
            log += [f"{row['id']} {what} newsparse: {_context(text, forms)}" for forms in mine if not forms & theirs]
            log += [f"{row['id']} {what} BIGKinds: {name}" for name in sorted(alone)]
    lines = [f"{'':14} {'both':>6} {'newsparse':>10} {'BIGKinds':>9}   (only)"]
    lines += [f"{what:14} {both:6} {mine:10} {theirs:9}" for what, (both, mine, theirs) in agree.items()]
    random.Random(7).shuffle(log)
    return "\n".join([*lines, *(log[:100] if show else [])])


def _context(text: str, forms: set[str]) -> str:
    for form in forms:
        if (at := text.find(form)) >= 0:
            return f"{text[max(0, at - 20) : at]}[{form}]{text[at + len(form) : at + len(form) + 20]}".replace(
                "\n", " "
            )
    return "/".join(sorted(forms))


def _with_columns(count: int) -> Iterator[dict[str, Any]]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = [row for line in lines if (row := json.loads(line)).get("bigkinds")]
    yield from random.Random(4).sample(rows, min(count, len(rows)))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.entities", description=__doc__)
    parser.add_argument("--show", choices=("pairs", "bigkinds"), help="list where the answers differ")
    parser.add_argument("--count", type=int, default=200, help="articles with BIGKinds' columns that are read")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print(f"no gold: {SHARED} is not there", file=sys.stderr)
        return 2
    print(f"eval\n{on_gold()}")
    print(f"\npairs of single sentences\n{on_pairs(args.show == 'pairs')}")
    print(f"\nBIGKinds, {args.count} articles\n{on_bigkinds(args.count, args.show == 'bigkinds')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
