"""A saved HTML page → Article: the whole page as lines, hinted by its markup, and what its metadata says."""

from __future__ import annotations

import re

from lxml import etree

from newsparse.model import Article, Source
from newsparse.pages import bylines
from newsparse.pages.furniture import is_prose
from newsparse.pages.given import Given
from newsparse.pages.layout import build
from newsparse.pages.locate import find_bodies, find_title, parse_html, site_of_page, squash
from newsparse.pages.metadata import host_of, moment, people, read_meta
from newsparse.pages.recurring import NOTHING, Learned
from newsparse.pages.render import Mark, Renderer, heading_text
from newsparse.pages.roles import role
from newsparse.pages.rows import Line, Meta
from newsparse.pages.script_bodies import ScriptBody
from newsparse.pages.stamps import Stamp, stamps
from newsparse.sites import Site, outlet_of, select, select_all

_HTML = re.compile(r"<(?:html|!doctype\s+html|head|body|meta)\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|br|span|article|section|table|td|h[1-6]|figure|a|img|strong|ul|li)\b[^<>]*>", re.IGNORECASE
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")


def is_html(text: str) -> bool:
    """Whether a string is HTML: it declares so near its beginning, or holds several tags, one that opens among them."""
    if _HTML.search(text, 0, 2000):
        return True
    tags = _TAG.findall(text, 0, 20_000)
    return len(tags) >= 4 and any(not tag.startswith("</") for tag in tags)  # end tags alone make no element


def read_html(
    text: str,
    given: Given,
    source: Source,
    warnings: list[str],
    *,
    sites: bool = True,
    learned: Learned = NOTHING,
) -> Article:
    """The Article of an HTML page, `sites=False` without site files. Raises PageError where it holds no element."""
    root = parse_html(text)
    meta = read_meta(root)
    saved = _SAVED_FROM.search(text, 0, 3000)
    site = site_of_page(root, given.url, meta.url, saved[1] if saved else None) if sites else None
    meta.url = given.url or meta.url or (saved[1] if saved else None)
    day = meta.published_at or given.published_at or _day_in(meta.url)
    site = site.on(day) if site else None
    bodies, script = find_bodies(root, site, day, warnings, families=sites)
    title = find_title(root, site, meta.title)
    lines = _render(root, site, bodies, title)
    if script:
        lines += _script_lines(script, meta)
    if title is None and meta.title:
        lines.insert(0, Line(meta.title, "title", "metadata"))
    _fix_lines(lines)
    if not bodies and not script:
        _leave_to_text_rules(lines)
    meta.outlet = _outlet(root, site, meta)
    if not meta.reporters and site:
        found = [r for element in select(root, site.byline) for r in people(heading_text(element))]
        meta.reporters = [reporter for reporter in found if reporter.name != meta.outlet]
    _fix_dates(root, site, lines, meta)
    return build(lines, meta, given, source, warnings, learned)


# `/2016/09/17/`, `/20160918/`, `/v/20240513125214547`
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/.-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])")


def _day_in(url: str | None) -> str | None:
    """The day that an address tells, as many papers' do."""
    match = _URL_DAY.search(url or "")
    return f"{match[1]}-{match[3]}-{match[4]}" if match else None


# -- lines -------------------------------------------------------------------------------------------------------------


def _render(
    root: etree._Element, site: Site | None, bodies: list[etree._Element], title: etree._Element | None
) -> list[Line]:
    marks: dict[etree._Element, Mark] = {}
    if site:
        for element in select_all(root, site.subtitle):
            marks[element] = "subtitle", f"site:{site.id}:subtitle"
        for body in bodies:
            for kind, selectors in (
                ("subheading", site.subheading),
                ("caption", site.caption),
                ("boilerplate", site.drop),
            ):
                for element in select_all(body, selectors):
                    marks[element] = kind, f"site:{site.id}"
    for element in root.iter("h2", "h3", "h4", "div", "p", "ul"):
        if element not in marks and (said := role(element)) and said[0] == "subtitle" and _size_ok(element):
            marks[element] = said
    if title is not None:
        marks[title] = "title", "headline"
    return Renderer(marks, set(bodies)).render(root)


def _size_ok(element: etree._Element) -> bool:
    return 4 < sum(len(piece) for piece in element.itertext()) < 400


def _script_lines(script: ScriptBody, meta: Meta) -> list[Line]:
    body = parse_html(f"<div>{script.html}</div>")
    lines = Renderer({}, {body}).render(body)
    for line in lines:
        line.rule = f"{script.rule}:{line.rule}" if line.hint == "body" else line.rule
    meta.title = meta.title or script.title
    meta.published_at = meta.published_at or moment(script.published_at)
    meta.reporters = meta.reporters or script.reporters
    meta.section = meta.section or script.section
    meta.tags = meta.tags or script.tags
    return [*(Line(deck, "subtitle", script.rule) for deck in script.subtitles), *lines]


def _leave_to_text_rules(lines: list[Line]) -> None:
    """A page whose body nothing shows is read as if it had been pasted."""
    for line in lines:
        if line.hint == "boilerplate" and line.rule == "outside":
            line.hint, line.rule = None, ""


_BYLINE_REACH = 25
# As many marked lines without a verb are headings of a digest (`▲한빛 증시 상승 출발`), no captions.
_LISTED = 5


def _fix_lines(lines: list[Line]) -> None:
    """What only the order of lines tells: doubles, the byline and times between headline and body, decks before it."""
    body = [i for i, line in enumerate(lines) if line.hint == "body"]
    first, last = (body[0], body[-1]) if body else (len(lines), -1)
    titles = [i for i, line in enumerate(lines) if line.hint == "title"]
    head = titles[0] if titles and titles[0] < first else max(0, first - 40)
    title = squash(lines[titles[0]].text) if titles else ""
    marked = [
        line for line in lines if line.hint == "body" and re.match("[▲△■◆◇]", line.text) and not is_prose(line.text)
    ]
    if len(marked) >= _LISTED:
        for line in marked:
            line.hint, line.rule = "subheading", "listed"
    seen: set[str] = set()
    for i, line in enumerate(lines):
        key = squash(line.text) if line.hint in ("body", "caption", "subheading", "subtitle") else ""
        if len(key) > 5 and (key == title or key in seen):
            line.hint, line.rule = "boilerplate", "again"
        elif line.hint == "subtitle" and (i > last >= 0 or i < head):
            line.hint, line.rule = "boilerplate", "outside"
        elif line.hint == "subheading" and line.rule == "strong" and i < first:
            line.hint = "subtitle"
        elif line.hint == "boilerplate" and head <= i <= last + _BYLINE_REACH:
            if (byline := bylines.line(line.text)) and byline.reporters:
                line.hint, line.rule = "byline", "byline:line"
            elif i < first and len(line.text) < 120 and stamps(line.text):
                line.hint, line.rule = "meta", "stamp"
        if line.hint in ("body", "caption", "subtitle") and len(key) > 15:
            seen.add(key)


# -- what the visible page adds to the metadata ------------------------------------------------------------------------


def _outlet(root: etree._Element, site: Site | None, meta: Meta) -> str | None:
    """Who publishes: the site's name, the host's, what the metadata says (which may be a slogan), what the page shows."""
    if site and site.name:
        return site.name
    if named := outlet_of(host_of(meta.url)) or meta.outlet:
        return named
    for element in select(root, site.outlet) if site else ():
        if name := (element.get("title") or element.get("alt") or heading_text(element)).strip():
            return name
    return None


def _fix_dates(root: etree._Element, site: Site | None, lines: list[Line], meta: Meta) -> None:
    """First publication: metadata; a printed time where that has none, or only the day of it."""
    printed: list[Stamp] = []
    if site:
        for element in select(root, site.date):
            printed += stamps(element.get("data-date-time") or heading_text(element))
    for line in lines:
        if line.hint in ("meta", "byline"):
            printed += stamps(line.text)
    for element in root.iter("time"):
        if value := moment(element.get("datetime")):
            printed.append(Stamp(value, False, False))
            break
    if not printed:
        printed = [
            s for line in lines if len(line.text) < 120 and line.hint != "body" for s in stamps(line.text) if s.labelled
        ]
    published = [stamp.value for stamp in printed if not stamp.modified]
    changed = [stamp.value for stamp in printed if stamp.modified]
    if meta.published_at is None:
        meta.published_at = next(iter(published), None)
    elif len(meta.published_at) == 10:
        meta.published_at = next((v for v in published if v.startswith(meta.published_at)), meta.published_at)
    meta.modified_at = meta.modified_at or next(iter(changed), None)
