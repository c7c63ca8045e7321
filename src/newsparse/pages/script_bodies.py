"""Articles that stand in script data alone: Arc's `Fusion.globalContent`, Next.js data, JSON-LD's `articleBody`."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from newsparse.model import Reporter
from newsparse.pages.metadata import json_ld

_ARC = re.compile(r"Fusion\.globalContent\s*=\s*(?=\{)")
_FLIGHT = re.compile(r"self\.__next_f\.push\(\s*(?=\[)")
_BODY_KEYS = (
    "contentHtml",
    "content_html",
    "articleBody",
    "bodyHtml",
    "article_body",
    "newsContent",
    "contents",
    "content",
    "body",
)
_DECK_KEYS = ("subTitle", "subtitle", "sub_title", "subheadline")
_DATE_KEYS = (
    "datePublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "deployDt",
    "firstPublishDate",
    "regDate",
    "createdAt",
)
_MIN_BODY = 80


@dataclass(slots=True)
class ScriptBody:
    """A body as HTML, and what stands beside it in the data."""

    html: str
    rule: str
    title: str | None = None
    subtitles: list[str] = field(default_factory=list)
    published_at: str | None = None
    reporters: list[Reporter] = field(default_factory=list)
    section: str | None = None
    tags: list[str] = field(default_factory=list)


def script_bodies(root: etree._Element) -> Iterator[ScriptBody]:
    """The bodies found in the page's scripts, those of the most exact form first."""
    flight: list[str] = []
    for script in root.iter("script"):
        text = script.text or ""
        if arc := _ARC.search(text):
            yield from _arc(_decode_at(text, arc.end()))
        elif script.get("id") == "__NEXT_DATA__":
            yield from _search(_loads(text), "script:next")
        elif _FLIGHT.search(text):
            for match in _FLIGHT.finditer(text):
                pushed = _decode_at(text, match.end())
                if isinstance(pushed, list) and len(pushed) > 1 and isinstance(pushed[1], str):
                    flight.append(pushed[1])
    if flight:
        yield from _flight("".join(flight))
    for entry in json_ld(root):
        body = entry.get("articleBody")
        if isinstance(body, str) and len(body) >= _MIN_BODY:
            yield ScriptBody(_paragraphs(body), "script:articleBody", _string(entry.get("headline")))


def _loads(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _decode_at(text: str, at: int) -> Any:
    """The JSON value that begins at `at`; None if none does."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, at)[0]
    except (ValueError, RecursionError):
        return None


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _arc(content: Any) -> Iterator[ScriptBody]:
    if not isinstance(content, dict):
        return
    parts = []
    for element in content.get("content_elements") or []:
        kind, text = element.get("type"), element.get("content") or ""
        if kind == "text":
            parts.append(f"<p>{text}</p>")
        elif kind == "header":
            parts.append(f"<h3>{text}</h3>")
        elif kind == "image" and (caption := element.get("caption")):
            owners = (element.get("credits") or {}).get("affiliation") or []
            owner = _string(owners[0].get("name")) if owners and isinstance(owners[0], dict) else None
            credit = f" /{owner}" if owner else ""
            parts.append(f"<figure>{html.escape(caption)}{html.escape(credit)}</figure>")
    if parts:
        heads = content.get("headlines") or {}
        deck = _string((content.get("subheadlines") or {}).get("basic"))
        published = _string(content.get("display_date")) or _string(content.get("first_publish_date"))
        taxonomy = content.get("taxonomy") or {}
        yield ScriptBody(
            "".join(parts),
            "script:arc",
            _string(heads.get("basic")),
            _decks(deck),
            published,
            _arc_reporters(content),
            _string((taxonomy.get("primary_section") or {}).get("name")),
            [
                tag
                for entry in taxonomy.get("tags") or []
                if isinstance(entry, dict) and (tag := _string(entry.get("text")))
            ],
        )


def _arc_reporters(content: dict[str, Any]) -> list[Reporter]:
    """`credits.by`: the byline as printed, since Arc turns Korean names round (`가람 김`)."""
    found = []
    for author in (content.get("credits") or {}).get("by") or []:
        if not isinstance(author, dict):
            continue
        original = (author.get("additional_properties") or {}).get("original") or {}
        printed = _string(original.get("byline")) or _string(author.get("name")) or ""
        if match := re.search(r"[가-힣]{2,4}(?=\s?기자|\s*$)", printed):
            found.append(Reporter(match[0], _string(original.get("email"))))
    return found


def _decks(deck: str | None) -> list[str]:
    lines = re.split(r"\n|<br\s*/?>", deck or "")
    return [" ".join(html.unescape(re.sub(r"<[^>]*>", "", line)).split()) for line in lines if line.strip()]


def _search(data: Any, rule: str) -> Iterator[ScriptBody]:
    """Objects anywhere in the data that hold a long Korean string under a name that bodies have; the longest first."""
    found: list[tuple[int, ScriptBody]] = []
    todo = [data]
    while todo:
        entry = todo.pop()
        if isinstance(entry, list):
            todo += entry
        elif isinstance(entry, dict):
            todo += entry.values()
            for key in _BODY_KEYS:
                body = entry.get(key)
                if isinstance(body, str) and len(re.findall("[가-힣]", body)) >= _MIN_BODY:
                    title = next((t for k in ("title", "headline", "newsTitle") if (t := _string(entry.get(k)))), None)
                    deck = next((t for k in _DECK_KEYS if (t := _string(entry.get(k)))), None)
                    published = next((t for k in _DATE_KEYS if (t := _string(entry.get(k)))), None)
                    found.append(
                        (len(body), ScriptBody(_paragraphs(body), f"{rule}:{key}", title, _decks(deck), published))
                    )
                    break
    yield from (body for _, body in sorted(found, key=lambda pair: (pair[1].title is None, -pair[0])))


_ROW = re.compile(r"(?P<id>[0-9a-f]*):(?:T(?P<bytes>[0-9a-f]{1,8}),|[A-Z]*)")


def _flight(stream: str) -> Iterator[ScriptBody]:
    """React's flight rows: `1a:{json}` to the end of the line, or `1a:Tlen,text`, a text that other rows call `$1a`.

    The length counts UTF-8 bytes, and the next row follows the text without a new line.
    """
    texts: dict[str, str] = {}
    values = []
    at = 0
    while at < len(stream):
        row = _ROW.match(stream, at)
        if row and row["bytes"]:
            size = int(row["bytes"], 16)
            text = stream[row.end() : row.end() + size].encode()[:size].decode("utf-8", "ignore")
            texts["$" + row["id"]] = text
            at = row.end() + max(len(text), 1)
            continue
        if row:
            values.append(_decode_at(stream, row.end()))
        at = (stream.find("\n", at) + 1) or len(stream)
    yield from _search(_fill(values, texts), "script:flight")


def _fill(values: list[Any], texts: dict[str, str]) -> list[Any]:
    """`values` with each reference to a text row replaced; texts that nobody refers to stand beside them."""
    todo: list[Any] = [values]
    while todo:
        entry = todo.pop()
        items = enumerate(entry) if isinstance(entry, list) else entry.items()
        for key, value in list(items):
            if isinstance(value, str) and value in texts:
                entry[key] = texts[value]
            elif isinstance(value, list | dict):
                todo.append(value)
    return [values, *({"contentHtml": text} for text in texts.values())]


def _paragraphs(body: str) -> str:
    """A body as HTML: plain text gets a paragraph a line."""
    if re.search(r"<(?:p|br|div|figure)\b", body, re.IGNORECASE):
        return body
    return "".join(
        f"<p>{html.escape(html.unescape(line), quote=False)}</p>" for line in body.split("\n") if line.strip()
    )
