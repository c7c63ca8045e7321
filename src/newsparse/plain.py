"""Frozen dataclasses to and from plain data, by their type hints. Knows nothing of news."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


def to_plain(node: Any) -> Any:
    """Dataclasses as dicts, tuples as lists, all else as it is."""
    if dataclasses.is_dataclass(node):
        return {f.name: to_plain(getattr(node, f.name)) for f in dataclasses.fields(node)}
    if isinstance(node, tuple):
        return [to_plain(item) for item in node]
    return node


@functools.cache
def hints(cls: type) -> dict[str, Any]:
    """Field name → resolved type of a dataclass; the JSON Schema is made from the same."""
    return typing.get_type_hints(cls)


def from_plain(kind: Any, data: Any, path: str) -> Any:
    """The value of type `kind` that `to_plain` gave as `data`; `path` is what a ValueError names."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(data, Mapping):
            raise ValueError(f"{path}: expected an object, got {data!r}")
        values = {}
        for f in dataclasses.fields(kind):
            if f.name in data:
                values[f.name] = from_plain(hints(kind)[f.name], data[f.name], f"{path}.{f.name}")
            elif f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING:
                raise ValueError(f"{path}.{f.name} is missing")
        return kind(**values)
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return tuple(from_plain(args[0], item, f"{path}[{i}]") for i, item in enumerate(data))
    if origin in (types.UnionType, typing.Union):
        inner = [arg for arg in args if arg is not type(None)]
        return None if data is None else from_plain(inner[0], data, path) if len(inner) == 1 else data
    return data


def quoting(node: Any, path: str) -> Iterator[tuple[str, int, int, str]]:
    """Every (path, start, end, text) of the nodes below that have these three fields."""
    if isinstance(node, tuple):
        for i, item in enumerate(node):
            yield from quoting(item, f"{path}[{i}]")
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        names = _nested(type(node))
        if names.quotes:
            yield path, node.start, node.end, node.text  # type: ignore[attr-defined]
        for name in names.inner:
            yield from quoting(getattr(node, name), f"{path}.{name}")


class _Names(NamedTuple):
    quotes: bool
    inner: tuple[str, ...]


@functools.cache
def _nested(cls: Any) -> _Names:
    """Whether a dataclass quotes text, and which of its fields may hold dataclasses."""
    fields = {f.name for f in dataclasses.fields(cls)}
    inner = tuple(name for name, kind in hints(cls).items() if _holds_dataclass(kind))
    return _Names({"start", "end", "text"} <= fields, inner)


def _holds_dataclass(kind: Any) -> bool:
    return dataclasses.is_dataclass(kind) or any(_holds_dataclass(arg) for arg in typing.get_args(kind))
