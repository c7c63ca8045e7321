"""bytes → page text, blocks, passages: an Article."""

from __future__ import annotations

from pathlib import Path

from newsparse.model import Article, Source
from newsparse.pages.given import Given, PageError
from newsparse.pages.layout import read_text

__all__ = ["Given", "PageError", "read_page"]


def read_page(source: str | bytes | Path, given: Given = Given()) -> Article:
    path = None
    if isinstance(source, Path):
        path, source = str(source), source.read_bytes()
    text = source if isinstance(source, str) else source.decode("utf-8")
    return read_text(text, given, Source(path=path), [])
