"""Where a page holds what: its tree, the site it belongs to, the elements of the body, the headline."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from newsparse import sites
from newsparse.pages.density import STANDARD, find_body, prose
from newsparse.pages.given import PageError
from newsparse.pages.metadata import host_of
from newsparse.pages.render import heading_text
from newsparse.pages.roles import HEADINGS
from newsparse.pages.script_bodies import ScriptBody, script_bodies
from newsparse.sites import Site, select

# A body in the page's markup this long needs no look into its scripts.
_ENOUGH = 400
_HANGUL = re.compile("[가-힣]")


def parse_html(text: str) -> etree._Element:
    """The tree of a page as libxml2 mends it, however deep; comments and processing instructions are left out."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise PageError(f"HTML에 요소가 없음: {error}") from error
    if root is None:
        raise PageError("HTML에 요소가 없음")
    if any("depth" in entry.message for entry in parser.error_log) and _NESTING.search(text):
        return parse_html(_NESTING.sub("<br>", text))
    return root


# libxml2 gives up below some depth: there a page keeps its lines and loses what nests them.
_NESTING = re.compile(
    r"</?(?:div|span|section|article|table|tbody|tr|td|font|b|strong|ul|li|blockquote|center)\b[^>]*>", re.I
)


def site_of_page(root: etree._Element, *urls: str | None) -> Site | None:
    for url in urls:
        if url and (found := sites.find_site(host_of(url))):
            return found
    families = (site for site in sites.load_sites().values() if site.mark and select(root, site.mark))
    return next(families, None) or _linked_site(root)


_LINKS = 5


def _linked_site(root: etree._Element) -> Site | None:
    """The paper that a page without an address links to most: its own."""
    hosts = Counter(host_of(a.get("href")) for a in root.iter("a") if (a.get("href") or "").startswith("http"))
    for host, count in hosts.most_common(3):
        found = sites.find_site(host)
        if found and found.name and count >= _LINKS:
            return found
    return None


def find_bodies(
    root: etree._Element, site: Site | None, day: str | None, warnings: list[str], *, families: bool = True
) -> tuple[list[etree._Element], ScriptBody | None]:
    """The elements that hold the article of a `day`, or the script that does: site file, schema.org, scripts, density."""
    marked: list[Site | None] = [s.on(day) for s in sites.load_sites().values() if s.mark] if families else []
    for entry in [site, *marked]:
        for selector in entry.body if entry else ():
            found = _outermost([e for e in select(root, (selector,)) if _letters(e) >= 20])
            if found and (entry is site or select(root, entry.mark if entry else ())):
                if sum(map(_letters, found)) < _ENOUGH and (script := _best_script(root, found)):
                    return [], script
                return found, None
    standard = max((e for s in STANDARD for e in select(root, (s,))), key=_letters, default=None)
    body = standard if standard is not None and _letters(standard) >= _ENOUGH / 4 else find_body(root)
    found = [body] if body is not None else []
    if script := _best_script(root, found):
        return [], script
    if not found:
        warnings.append("본문 영역을 찾지 못함")
    return found, None


def _best_script(root: etree._Element, found: list[etree._Element]) -> ScriptBody | None:
    have = sum(prose(str(piece)) for e in found for piece in e.itertext())
    for script in script_bodies(root):
        holds = sum(prose(str(piece)) for piece in parse_html(f"<div>{script.html}</div>").itertext())
        if holds > 1.25 * have + 60:
            return script
    return None


def _letters(element: etree._Element) -> int:
    return len(_HANGUL.findall("".join([str(piece) for piece in element.itertext()])))


def _outermost(elements: list[etree._Element]) -> list[etree._Element]:
    known = set(elements)
    return [e for e in elements if not any(above in known for above in e.iterancestors())]


_NO_LETTERS = re.compile(r"[\W_]+")


def squash(text: str) -> str:
    return _NO_LETTERS.sub("", text)


def find_title(root: etree._Element, site: Site | None, known: str | None) -> etree._Element | None:
    """The headline on the page: where the site has it, else the heading that says what the metadata says."""
    if site:
        for element in select(root, site.title):
            text = squash(heading_text(element))
            if text and (not known or text == squash(known) or (len(text) > 8 and text in squash(known))):
                return element
    if not known:
        return next((e for e in root.iter("h1", "h2") if len(heading_text(e)) > 8), None)
    wanted = squash(known)
    near = None
    for element in root.iter(*HEADINGS, "p", "strong", "div", "span", "td", "font", "b", "em", "a", "dt", "li"):
        if element.tag not in HEADINGS and (len(element) > 3 or not 0 < len(element.text or "") < 300):
            continue
        if not len(element) and len(element.text or "") < 0.6 * len(wanted):
            continue
        text = squash(heading_text(element))
        if text == wanted:
            return element
        if (
            element.tag in HEADINGS
            and near is None
            and len(text) > 8
            and text in wanted
            and len(text) > 0.6 * len(wanted)
        ):
            near = element
    return near
