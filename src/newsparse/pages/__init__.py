"""bytes → page text, blocks, passages: an Article. (interim: every line is a paragraph)"""
from __future__ import annotations
from dataclasses import dataclass
from pathlib import Path
from newsparse.model import Article, Block, Passage, Source

class PageError(ValueError):
    """There is no article to read; the message says why."""

@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows of a page; what the page says wins."""
    title: str | None = None
    outlet: str | None = None
    published_at: str | None = None
    url: str | None = None

def read_page(source: str | bytes | Path, given: Given = Given()) -> Article:
    path = None
    if isinstance(source, Path):
        path, source = str(source), source.read_bytes()
    text = source if isinstance(source, str) else source.decode("utf-8")
    blocks, passages, at = [], [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        start = at + line.find(body)
        blocks.append(Block("paragraph" if body else "boilerplate", at, at + len(line), "interim"))
        if body:
            passages.append(Passage("paragraph", start, start + len(body)))
        at += len(line)
    return Article(given.title, given.outlet, (), given.published_at, None, None, given.url, (), None, (), text, tuple(blocks), tuple(passages), Source(path=path))
