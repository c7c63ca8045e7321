"""The JSON Schema of a record, made from the dataclasses that records are made of, so that neither can drift."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any

from newsparse.model import SCHEMA, Article, Record, Source
from newsparse.plain import hints

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def record_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `Record.to_dict()`. Further properties are allowed: a later version may add fields."""
    article = _object(Article)
    for name in ("source", "warnings"):
        del article["properties"][name]
    article["properties"]["subtitles"] = article["properties"]["paragraphs"] = {
        "type": "array",
        "items": {"type": "string"},
    }
    article["required"] = sorted(article["properties"])
    record = _object(Record)
    record["properties"] |= {"schema": {"const": SCHEMA}, "source": _object(Source), "article": article}
    record["required"] = sorted(record["properties"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **record}


def _object(cls: type) -> dict[str, Any]:
    properties = {name: _type(hints(cls)[name]) for name in (f.name for f in dataclasses.fields(cls))}
    return {"type": "object", "properties": properties, "required": sorted(properties)}


def _type(kind: Any) -> dict[str, Any]:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _object(kind)
    if origin is tuple:
        return {"type": "array", "items": _type(args[0])}
    if origin is typing.Literal:
        return {"enum": list(args)}
    if origin in (types.UnionType, typing.Union):
        parts = [{"type": "null"} if arg is type(None) else _type(arg) for arg in args]
        return {"anyOf": parts}
    return {"type": _PLAIN[kind]}
