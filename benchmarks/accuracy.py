"""`python -m benchmarks.accuracy [--save]`: newsparse against hand-made gold, beside the last committed run.

Two sets, both outside the repository in `../shared`: `eval` (pasted articles with whole records) and `pages` (saved
HTML, article fields alone). The scorer is theirs (`../shared/eval/score.py`); `--save` writes
`benchmarks/accuracy.json`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import newsparse

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
COMMITTED = ROOT / "benchmarks" / "accuracy.json"
SETS = {"eval": ("eval/articles", "eval/gold", "eval/index.csv"), "pages": ("pages/html", "pages/gold", None)}

Scores = dict[str, dict[str, float]]


def scorer() -> ModuleType:
    """The gold's own score.py as a module."""
    spec = importlib.util.spec_from_file_location("newsparse_score", SHARED / "eval" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "eval" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(name: str) -> dict[str, dict[str, Any]]:
    """File name → record of each article of a set; a failure to read one raises, since each of them can be read."""
    folder, gold, index = SETS[name]
    wanted = {json.loads(path.read_text("utf-8"))["file"] for path in (SHARED / gold).glob("*.json")}
    metadata = SHARED / index if index else None
    found: dict[str, dict[str, Any]] = {}
    failures: list[Any] = []
    for record in newsparse.read_folder(SHARED / folder, metadata=metadata, on_error=failures.append):
        path = Path(record.source.path or "")
        if path.name in wanted:
            found[path.name] = record.to_dict()
    if failures:
        raise RuntimeError(f"{len(failures)} articles of {name} failed, the first: {failures[0]}")
    return found


def measure(name: str) -> tuple[Scores, Any]:
    """Field → precision, recall, F1 and gold count of a set, 'HEADLINE' among them, and the scorer's tallies."""
    module = scorer()
    tallies = module.score(SHARED / SETS[name][1], records(name))
    rows = {field: tallies[field].row for field in module.FIELDS}
    scores = {
        field: {"p": round(p, 4), "r": round(r, 4), "f1": round(f, 4), "n": n}
        for field, (p, r, f, n) in rows.items()
        if n or tallies[field].invented
    }
    if name == "eval":
        heads = [scores[field]["f1"] for field in module.HEADLINE if field in scores]
        scores["HEADLINE"] = {"f1": round(sum(heads) / len(heads), 4)}
    return scores, tallies


def table(scores: Scores, before: Scores) -> str:
    """A line a field: P, R, F1, the committed F1 and the difference."""
    lines = [f"{'field':22} {'P':>6} {'R':>6} {'F1':>6} {'before':>7} {'change':>7} {'gold':>6}"]
    for field, row in scores.items():
        old = before.get(field, {}).get("f1")
        change = "" if old is None else f"{row['f1'] - old:+.3f}" if abs(row["f1"] - old) >= 0.0005 else "="
        p, r = (f"{row[key]:.3f}" if key in row else "" for key in "pr")
        was = "" if old is None else f"{old:.3f}"
        lines.append(f"{field:22} {p:>6} {r:>6} {row['f1']:6.3f} {was:>7} {change:>7} {row.get('n', ''):>6}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--save", action="store_true", help="write benchmarks/accuracy.json")
    parser.add_argument("--set", choices=SETS, action="append", help="one set only; again for more")
    parser.add_argument("--show", metavar="FIELD", help="list what was missed (-) and invented (+) in a field")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print(f"no gold: {SHARED} is not there", file=sys.stderr)
        return 2
    committed = json.loads(COMMITTED.read_text("utf-8")) if COMMITTED.exists() else {}
    fell = False
    for name in args.set or SETS:
        scores, tallies = measure(name)
        before = committed.get(name, {})
        print(f"\n{name}\n{table(scores, before)}")
        if args.show:
            print(*tallies[args.show].log, sep="\n")
        fell |= any(scores.get(field, {"f1": 0})["f1"] < row["f1"] - 0.0005 for field, row in before.items())
        committed[name] = scores
    if args.save:
        COMMITTED.write_text(json.dumps(committed, ensure_ascii=False, indent=1) + "\n", "utf-8")
    elif fell:
        print("\na field fell below the committed run", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
