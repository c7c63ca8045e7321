"""Markdown → the lines that it would show: marks of headings, emphasis, quotes, links and pictures taken off."""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:.*\n){0,60}?)---[ \t]*\n")
_FIELD = re.compile(r"^(?P<key>title|date|author)\s*:\s*[\"']?(?P<value>.*?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[(?P<text>[^\]\n]+)\]\((?:[^()\n]|\([^()\n]*\))*\)|<(?P<bare>https?://[^>\s]+)>")
_LINK_ALONE = re.compile(r"^[ \t]*(?:[-*+][ \t]+)?\[[^\]\n]+\]\([^)\n]*\)[ \t]*$", re.MULTILINE)
_EMPHASIS = re.compile(
    r"(?P<mark>\*\*\*|\*\*|__|(?<![\w*])[*_](?=\S)|`)(?P<text>[^\n]+?)(?<!\s)(?P=mark)(?!\w(?<=_\w))"
)
_LINE_START = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+)", re.MULTILINE)
_RULE = re.compile(r"^[ \t]{0,3}(?:[-*_=][ \t]*){3,}$|[ \t]#+[ \t]*$", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


def plain(text: str) -> str:
    """The text that Markdown shows; a front matter's title, author and date become its first lines."""
    head = ""
    if front := _FRONT_MATTER.match(text):
        fields = {field["key"].lower(): field["value"] for field in _FIELD.finditer(front["fields"])}
        head = "\n".join(value for key in ("title", "author", "date") if (value := fields.get(key)))
        text = text[front.end() :]
    text = _LINK_ALONE.sub("", _PICTURE.sub("", text))  # a line that is a link leads to another page
    text = _LINK.sub(lambda link: link["text"] or link["bare"], text)
    text = _RULE.sub("", _LINE_START.sub("", text))
    for _ in range(2):  # `***` holds two
        text = _EMPHASIS.sub(lambda span: span["text"], text)
    return _ESCAPE.sub(r"\1", f"{head}\n{text}" if head else text)
