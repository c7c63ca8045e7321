"""`python -m benchmarks.tagger [--count N] [--klue FILE]`: what the tagger costs beside Kiwi, and how well it reads KLUE-NER.

Articles are read by Kiwi and then by the tagger, in processor time, on one core. The score is strict: a span counts where
both ends and the label are those of the gold.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy loads: one core for both

import argparse
import resource
import sys
import time
from pathlib import Path

from benchmarks.speed import ROOT, bare, sources
from newsparse.pages import read_page
from newsparse.tagger import tag, tag_doc
from newsparse.tokens import tokenize
from training import klue

KLUE = ROOT.parent / "shared" / "ner" / "klue-ner-dev-a.tsv"


def cost(count: int) -> None:
    """Prints time and memory."""
    docs = [tokenize(read_page(text, given)) for text, given in sources(count)]
    before, start = peak(), time.process_time()
    tag_doc(docs[0])
    print(f"first call {time.process_time() - start:.2f} s")
    tagger = alone = 0.0
    for doc in docs:
        start = time.process_time()
        bare(doc.article)
        middle = time.process_time()
        tag_doc(doc)
        tagger += time.process_time() - middle
        alone += middle - start
    tokens = sum(len(doc.forms) for doc in docs)
    print(f"{len(docs)} articles, {tokens:,} tokens: Kiwi {alone / tokens * 1e6:.1f} us a token, ", end="")
    print(f"tagger {tagger / tokens * 1e6:.1f}, ratio {tagger / alone:.3f}; {peak() - before:.0f} MB over Kiwi")


def peak() -> float:
    """The most memory that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def accuracy(path: Path) -> None:
    """Prints the score on a file of KLUE-NER, whole and news alone."""
    sentences = klue.read(path)
    found = [[(e.start, e.end, e.label) for e in entities] for entities in tag(s.text for s in sentences)]
    news = [i for i, s in enumerate(sentences) if s.is_news]
    print(klue.line("all", klue.score([s.spans for s in sentences], found)))
    print(klue.line("news", klue.score([sentences[i].spans for i in news], [found[i] for i in news])))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tagger", description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--klue", type=Path, default=KLUE)
    args = parser.parse_args()
    cost(args.count)
    if args.klue.exists():
        accuracy(args.klue)
    return 0


if __name__ == "__main__":
    sys.exit(main())
