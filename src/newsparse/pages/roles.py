"""What an element's tag, class and id say of its text: `figcaption`, `class="article_relation"`, `id="snsShare"`."""

from __future__ import annotations

import functools
import re

from lxml import etree

from newsparse.lexicon import sections

# Their text is no text of the page.
UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "title",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "datalist",
        "textarea",
    ]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
        "video",
        "audio",
        "canvas",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TAGS = {
    "caption": "boilerplate", "figure": "caption", "figcaption": "caption", "nav": "boilerplate",
    "aside": "boilerplate", "footer": "boilerplate",
    "form": "boilerplate", "button": "boilerplate", "h2": "subheading", "h3": "subheading", "h4": "subheading",
    "h5": "subheading", "h6": "subheading",
}  # fmt: skip
_WORD = re.compile(r"(?<=[a-z\d])(?=[A-Z])|[^A-Za-z\d]+")


def role(element: etree._Element) -> tuple[str, str] | None:
    """(kind of line, rule) that the element's markup stands for within a body, None if it says nothing."""
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    named = _named(name) if name != " " else None
    if named is not None:
        return named
    kind = _TAGS.get(element.tag)
    return (kind, f"tag:{element.tag}") if kind else None


@functools.lru_cache(maxsize=4096)
def _named(name: str) -> tuple[str, str] | None:
    # A space before each word: `articlePhotoC sns-share` → ` article photo c sns share`
    spaced = " " + " ".join(word.lower() for word in _WORD.split(name) if word)
    whole = name.lower()
    for kind in ("caption", "subtitle", "subheading", "boilerplate"):
        match = _pattern(kind).search(f"{spaced}\n{whole}")
        if match:
            return kind, f"name:{match[0].strip()}"
    return None


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    parts = []
    for entry in sections("markup")[kind]:
        anywhere = entry.endswith("~")
        entry = entry.rstrip("~")
        if anywhere or re.search(r"[-_]", entry):
            parts.append(re.escape(entry))
        else:
            parts.append(rf"(?<= ){re.escape(entry)}\d*(?=[ \n])")
    return re.compile("|".join(parts))
