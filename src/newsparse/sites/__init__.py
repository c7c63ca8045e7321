"""What is known of single papers and CMS families, one TOML each, and the one engine that reads them.

```
name = "한겨레"            # the outlet; a portal or a CMS has none
hosts = ["hani.co.kr"]     # and all below it
like = "ndsoft"            # takes over what this file does not say
mark = ["#article-view-content-div"]   # found on every page of the family: stands in for an unknown host
title = ["h3.heading"]     # selectors, the first that finds text; so are subtitle, outlet, date, byline and body
body = ["#article-view-content-div"]   # several elements may hold the body
caption = ["figure"]       # within the body; so are drop and subheading
drop = ["div.view-copyright"]

[[layout]]                 # how pages looked for a time: tried before the selectors above
until = 2023-12-31         # the day of the last article; from = the day of the first
body = ["div.article-text"]
```
A saved page keeps the looks of its day, and a paper may show an old article in a new layout: so `until` keeps a layout from
younger articles, `from` from older ones, the file's own selectors follow behind, and without a date behind come layouts.
Selectors are the part of CSS that the files need: `tag#id.class[attr=value][attr]`, and descent by a space.
"""

from __future__ import annotations

import datetime
import difflib
import functools
import re
import tomllib
import typing
from dataclasses import dataclass, fields, replace
from importlib import resources
from typing import Any

from lxml import etree

from newsparse.lexicon import sections


class SiteError(ValueError):
    """A site file that cannot be meant as it stands, or a name that no site has."""


Selectors = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Selectors that hold for the articles of a time, the days `from` and `until` among them."""

    selectors: dict[str, Selectors]
    first: str = ""
    last: str = "9999"

    def holds(self, day: str) -> bool:
        """Whether articles of that ISO day look so."""
        return self.first <= day[:10] <= self.last


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages of a paper or CMS hold what; `id` is the file's name."""

    id: str
    name: str | None = None
    hosts: tuple[str, ...] = ()
    mark: Selectors = ()
    title: Selectors = ()
    subtitle: Selectors = ()
    outlet: Selectors = ()
    date: Selectors = ()
    byline: Selectors = ()
    body: Selectors = ()
    caption: Selectors = ()
    subheading: Selectors = ()
    drop: Selectors = ()
    layout: tuple[Layout, ...] = ()

    def on(self, day: str | None) -> Site:
        """The site as its articles of an ISO day look; of an unknown day, as any of its layouts."""
        layouts = [layout for layout in self.layout if day is None or layout.holds(day)]
        if not layouts:
            return self
        own = {key: getattr(self, key) for key in _SELECTORS}
        dated = [layout.selectors for layout in layouts]
        order = [own, *dated] if day is None else [*dated, own]
        merged: dict[str, Any] = {key: tuple(s for part in order for s in part.get(key, ())) for key in own}
        return replace(self, layout=(), **merged)


def find_site(host: str) -> Site | None:
    """The site of a host name (`www.hani.co.kr`) or of a paper's Korean name (`한겨레`); None if none is known."""
    host = host.strip().lower().rstrip(".")
    by_host, by_name = _index()
    while host:
        if host in by_host:
            return by_host[host]
        if host in by_name:
            return by_name[host]
        host = host.partition(".")[2]
    return None


def site(id: str) -> Site:
    """The site of that file name; SiteError with the nearest names if there is none."""
    try:
        return load_sites()[id]
    except KeyError:
        near = difflib.get_close_matches(id, load_sites(), 3, 0.5)
        raise SiteError(f"no site {id!r}" + (f"; did you mean {', '.join(map(repr, near))}?" if near else "")) from None


def outlet_of(host: str) -> str | None:
    """The paper that publishes at a host: what its site file says, else data/outlet_hosts.txt."""
    known = sections("outlet_hosts")[""]
    found = find_site(host)
    while host:
        if host in known:
            return known[host]
        host = host.partition(".")[2]
    return found.name if found else None


@functools.cache
def load_sites() -> dict[str, Site]:
    """All sites by id, in the order of their names. SiteError names the file, and the line where there is one."""
    files = sorted(p.name for p in resources.files(__name__).iterdir() if p.name.endswith(".toml"))
    raw = {file[:-5]: resources.files(__name__).joinpath(file).read_text("utf-8") for file in files}
    return parse_sites(raw)


def parse_sites(raw: dict[str, str]) -> dict[str, Site]:
    """{id: TOML} as sites, `like` resolved."""
    tables: dict[str, dict[str, Any]] = {}
    for id, text in raw.items():
        try:
            tables[id] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise SiteError(f"{id}.toml: {error}") from error
    found: dict[str, Site] = {}

    def resolve(id: str, asked: tuple[str, ...]) -> Site:
        if id in asked:
            raise SiteError(
                f"{asked[-1]}.toml:{_line(raw[asked[-1]], 'like')}: {' → '.join((*asked, id))} goes in a ring"
            )
        if id not in found:
            table = dict(tables[id])
            like = table.pop("like", None)
            if like is not None and like not in tables:
                raise SiteError(f"{id}.toml:{_line(raw[id], 'like')}: there is no site {like!r} to be like")
            base = replace(resolve(like, (*asked, id)), id=id, name=None, hosts=(), mark=()) if like else Site(id)
            found[id] = replace(base, **{key: _value(id, raw[id], key, value) for key, value in table.items()})
        return found[id]

    for id in tables:
        resolve(id, ())
    return found


_KEYS = {f.name for f in fields(Site)} - {"id"}
_SELECTORS = _KEYS - {"name", "hosts", "mark", "layout"}


def _value(id: str, text: str, key: str, value: object) -> Any:
    if key == "layout":
        return _layouts(id, text, value)
    where = f"{id}.toml:{_line(text, key)}"
    if key not in _KEYS:
        raise SiteError(f"{where}: {key!r} is no key; there are {', '.join(sorted(_KEYS))} and like")
    if key == "name":
        if not isinstance(value, str):
            raise SiteError(f"{where}: name must be a string")
        return value
    return _strings(where, key, value)


def _strings(where: str, key: str, value: object) -> Selectors:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise SiteError(f"{where}: {key} must be a list of strings")
    if key != "hosts":
        for entry in value:
            try:
                xpath(entry)
            except SiteError as error:
                raise SiteError(f"{where}: {error}") from error
    return tuple(value)


def _layouts(id: str, text: str, value: object) -> tuple[Layout, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise SiteError(f"{id}.toml:{_line(text, 'layout')}: layouts are tables, each below [[layout]]")
    heads = [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*layout\s*\]\]", line)]
    found = []
    for head, table in zip(heads or [1] * len(value), value, strict=True):
        days: dict[str, str] = {}
        selectors: dict[str, Selectors] = {}
        for key, entry in table.items():
            where = f"{id}.toml:{_line(text, key, head)}"
            if key in ("from", "until"):
                if type(entry) is not datetime.date:
                    raise SiteError(f"{where}: {key} must be a day, as {key} = 2020-12-31")
                days[key] = entry.isoformat()
            elif key in _SELECTORS:
                selectors[key] = _strings(where, key, entry)
            else:
                raise SiteError(
                    f"{where}: {key!r} is no key of a layout; there are from, until, {', '.join(sorted(_SELECTORS))}"
                )
        layout = Layout(selectors, days.get("from", ""), days.get("until", "9999"))
        if not days or not selectors or layout.first > layout.last:
            raise SiteError(f"{id}.toml:{head}: a layout has from or until, in that order, and selectors")
        found.append(layout)
    return tuple(found)


def _line(text: str, key: str, head: int = 0) -> int:
    """The line of the file that sets a key, below line `head`; else 1."""
    lines = enumerate(text.splitlines()[head:], head + 1)
    return next((n for n, line in lines if re.match(rf"\s*{re.escape(key)}\s*=", line)), 1)


@functools.cache
def _index() -> tuple[dict[str, Site], dict[str, Site]]:
    by_host: dict[str, Site] = {}
    by_name: dict[str, Site] = {}
    for entry in load_sites().values():
        for host in entry.hosts:
            if host in by_host:
                raise SiteError(f"{entry.id}.toml: {host} belongs to {by_host[host].id}.toml")
            by_host[host] = entry
        if entry.name:
            by_name.setdefault(entry.name.lower(), entry)
    return by_host, by_name


# -- selectors ---------------------------------------------------------------------------------------------------------

_STEP = re.compile(r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<rest>(?:#[\w-]+|\.[\w-]+|\[[\w:-]+(?:=[^\]\s]+)?\])*)")
_PART = re.compile(r"#(?P<id>[\w-]+)|\.(?P<cls>[\w-]+)|\[(?P<attr>[\w:-]+)(?:=(?P<value>[^\]\s]+))?\]")


@functools.cache
def xpath(selector: str) -> etree.XPath:
    """A selector as a compiled XPath; SiteError if it uses more of CSS than sites may."""
    path = ""
    for step in selector.split():
        match = _STEP.fullmatch(step)
        if not match or not step:
            raise SiteError(f"selector {selector!r}: {step!r} is not tag#id.class[attr=value]")
        path += f"//{match['tag'] or '*'}"
        for part in _PART.finditer(match["rest"]):
            if part["id"]:
                path += f"[@id='{part['id']}']"
            elif part["cls"]:
                path += f"[contains(concat(' ',normalize-space(@class),' '),' {part['cls']} ')]"
            else:
                path += f"[@{part['attr']}" + (f"='{part['value'].strip(chr(34))}'" if part["value"] else "") + "]"
    if not path:
        raise SiteError("an empty selector")
    return etree.XPath(path)


def select(root: etree._Element, selectors: Selectors) -> list[etree._Element]:
    """The elements that the first selector with a match finds, in the order of the page."""
    for selector in selectors:
        if found := _elements(root, selector):
            return found
    return []


def select_all(root: etree._Element, selectors: Selectors) -> list[etree._Element]:
    """The elements that any of the selectors finds."""
    return [element for selector in selectors for element in _elements(root, selector)]


@functools.cache
def _wanted(selector: str) -> frozenset[str]:
    """The ids and classes that a page must hold for the selector to find anything."""
    return frozenset(part["id"] or part["cls"] for part in _PART.finditer(selector) if part["id"] or part["cls"])


@functools.lru_cache(maxsize=1)  # of the page that is being read: most selectors look for what it has not
def _names(root: etree._Element) -> frozenset[str]:
    said = typing.cast("list[str]", _ATTRIBUTES(root))
    return frozenset(name for value in set(said) for name in value.split())


_ATTRIBUTES = etree.XPath("//@id | //@class")


def _elements(root: etree._Element, selector: str) -> list[etree._Element]:
    if not _wanted(selector) <= _names(root.getroottree().getroot()):
        return []
    return typing.cast("list[etree._Element]", xpath(selector)(root))
