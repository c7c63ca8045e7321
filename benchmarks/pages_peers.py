"""Runs one general extractor over pages; in the peers' environment, so it imports nothing of newsparse.

`python pages_peers.py NAME < files.txt` reads UTF-8 pages, one path a line, and prints {"seconds", "pages": {path: found}}.
Each gets what it needs for Korean: newspaper4k its language and a tokenizer without downloads, goose3 and jusText their
Korean stop words. A page on which one raises counts as empty.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Found = dict[str, Any]


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").split("\n") if line.strip()]


def trafilatura(page: str) -> Found:
    import trafilatura

    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None:
        return {}
    data = found.as_dict()
    return {
        "title": data.get("title"),
        "reporters": [name.strip() for name in (data.get("author") or "").split(";") if name.strip()],
        "published_at": data.get("date"),
        "paragraphs": _lines(data.get("text")),
    }


def newspaper4k(page: str) -> Found:
    import newspaper
    import newspaper.languages.ko
    import nltk

    # the tokenizer splits sentences first, with a model that would be downloaded; words are all that it is asked for
    words = nltk.tokenize.NLTKWordTokenizer()
    nltk.word_tokenize = nltk.tokenize.word_tokenize = lambda text, *_, **__: words.tokenize(text)
    article = newspaper.Article("https://news.example/", language="ko", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    when = article.publish_date
    return {
        "title": article.title,
        "reporters": list(article.authors),
        "published_at": when.isoformat() if when else None,
        "paragraphs": _lines(article.text),
    }


def readability(page: str) -> Found:
    from lxml import html
    from readability import Document

    document = Document(page)
    body = html.fromstring(document.summary())
    for line_break in body.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    for block in body.iter("p", "div", "li", "h1", "h2", "h3", "td"):
        block.tail = "\n" + (block.tail or "")
    return {"title": document.short_title(), "paragraphs": _lines("".join(map(str, body.itertext())))}


def resiliparse(page: str) -> Found:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(page)
    return {"title": tree.title, "paragraphs": _lines(extract_plain_text(tree, main_content=True))}


def goose3(page: str) -> Found:
    import goose3
    from goose3.text import StopWordsKorean

    article = goose3.Goose({"stopwords_class": StopWordsKorean, "enable_image_fetching": False}).extract(raw_html=page)
    return {
        "title": article.title,
        "reporters": list(article.authors or []),
        "published_at": article.publish_datetime_utc.isoformat() if article.publish_datetime_utc else None,
        "paragraphs": _lines(article.cleaned_text),
    }


def justext(page: str) -> Found:
    import justext

    stoplist = justext.get_stoplist("Korean")
    return {"paragraphs": [p.text for p in justext.justext(page, stoplist) if not p.is_boilerplate]}


PEERS: dict[str, Callable[[str], Found]] = {
    "trafilatura": trafilatura, "newspaper4k": newspaper4k, "readability-lxml": readability,
    "resiliparse": resiliparse, "goose3": goose3, "jusText": justext,
}  # fmt: skip


def main() -> None:
    peer = PEERS[sys.argv[1]]
    pages = {path: Path(path).read_text("utf-8") for path in sys.stdin.read().splitlines()}
    _tried(peer, next(iter(pages.values())))  # imports and models are loaded before the clock runs
    began = time.process_time()
    found = {path: _tried(peer, page) for path, page in pages.items()}
    json.dump({"seconds": time.process_time() - began, "pages": found}, sys.stdout, ensure_ascii=False)


def _tried(peer: Callable[[str], Found], page: str) -> Found:
    try:
        return peer(page)
    except Exception as error:  # whatever a page brings up, the others are read
        return {"error": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    main()
