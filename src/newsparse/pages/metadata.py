"""What the structured part of a page says: JSON-LD, then OpenGraph and `article:` meta elements, then older names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from newsparse.model import Reporter
from newsparse.pages import bylines
from newsparse.pages.decode import clean
from newsparse.pages.rows import Meta
from newsparse.pages.stamps import KST, stamps
from newsparse.sites import outlet_of

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:pubdate",
    "datepublished", "dc.date.issued",
    "sailthru.date", "pubdate", "article:created", "parsely-pub-date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "article:modified", "datemodified", "lastmod")
_AUTHOR = ("dable:author", "article:author", "og:article:author", "author", "byl")
_ARTICLE = re.compile(r"Article|NewsStory|BlogPosting|Report$")
# `… - 매일경제`, `… | 한국일보`, `…-정치ㅣ한국일보`, `대전일보 모바일 :: …`: what papers glue to the headline
_GLUE = re.compile(r"\s+[-–—|:<«]+\s+|\s*[|ㅣ｜]\s*|\s*::\s*")


def read_meta(root: etree._Element) -> Meta:
    """The metadata that a page states; what two sources say differently, the first of the module's order says."""
    named = _named(root)
    article = next((entry for entry in json_ld(root) if _is_article(entry)), {})
    meta = Meta()
    meta.url = _first(_text(article.get("url")), named.get("og:url"), _canonical(root))
    meta.outlet = _outlet(article, named)
    meta.title = _title(article, named, root, (meta.outlet, *_host_names(meta.url)))
    meta.outlet = meta.outlet or _glued_outlet(root)
    meta.published_at = moment(article.get("datePublished")) or _moment_of(named, _PUBLISHED)
    meta.modified_at = moment(article.get("dateModified")) or _moment_of(named, _MODIFIED)
    meta.section = _first(_text(article.get("articleSection")), named.get("article:section"), named.get("section"))
    meta.tags = _tags(article, named)
    meta.reporters = _reporters(article, named, root)
    return meta


def host_of(url: str | None) -> str:
    """The host of an address; '' for none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _named(root: etree._Element) -> dict[str, str]:
    named: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = clean(element.get("content") or "").strip()
        if key and content:
            named.setdefault(key, " ".join(content.split()))
    return named


def _canonical(root: etree._Element) -> str | None:
    return next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)


def json_ld(root: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those of a `@graph` or list one by one; what is no JSON is passed over."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        todo = [parse_json(script.text or "")]
        while todo:
            entry = todo.pop(0)
            if isinstance(entry, list):
                todo[:0] = entry
            elif isinstance(entry, dict):
                yield entry
                if isinstance(entry.get("@graph"), list):
                    todo[:0] = entry["@graph"]


def parse_json(text: str) -> Any:
    """JSON as pages hold it, line ends inside strings and a comma too many allowed; None if it is none."""
    for candidate in (text, re.sub(r",\s*(?=[}\]])", "", text)):
        try:
            return json.loads(candidate.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _is_article(entry: dict[str, Any]) -> bool:
    kinds = entry.get("@type")
    return any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return " ".join(clean(value).split()) or None if isinstance(value, str) else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


# -- the fields --------------------------------------------------------------------------------------------------------

# They are where the article is read, not who wrote it: `og:site_name` 네이버 뉴스, 다음뉴스, 네이트뉴스
_PORTAL = re.compile(r"네이버|다음\s?뉴스|^다음|Daum|NAVER|네이트|언론사 뷰|^v\.daum|줌\s?뉴스", re.IGNORECASE)


def _outlet(article: dict[str, Any], named: dict[str, str]) -> str | None:
    publisher = _text(article.get("publisher"))
    site, by = named.get("og:site_name"), (named.get("og:article:author") or "").split("|")[0].strip()
    if (site is None and named.get("og:article:author", "").endswith("| 네이버")) or (site and _PORTAL.search(site)):
        site = _first(named.get("nate:site_name"), by if not bylines.line(by) else None)
    for name in (site, publisher, named.get("twitter:creator"), named.get("nate:site_name")):
        if name and not _PORTAL.search(name) and not name.startswith(("@", "http")) and len(name) <= 30:
            return _GLUE.split(name)[0].strip()
    return None


def _title(
    article: dict[str, Any], named: dict[str, str], root: etree._Element, outlets: tuple[str | None, ...]
) -> str | None:
    """The first headline that is more than the paper's name, which some themes put into `og:title`."""
    names = (*outlets, named.get("og:site_name"))
    for said in (
        named.get("og:title"),
        _text(article.get("headline")),
        named.get("twitter:title"),
        named.get("title"),
        _head_title(root),
    ):
        title = strip_outlet(said or "", *names)
        if title and not _is_name(title, _bare(names)):
            return title
    return None


def _head_title(root: etree._Element) -> str | None:
    return next((" ".join(clean(element.text or "").split()) for element in root.iter("title")), None)


def _glued_outlet(root: etree._Element) -> str | None:
    """The paper that `<title>` ends with (`한빛군, 협약 체결 - 가온일보`), where nothing else names it."""
    name = _GLUE.split(_head_title(root) or "")[-1].strip()
    return name if 0 < len(name) <= 15 and bylines.is_outlet(name) else None


def _host_names(url: str | None) -> tuple[str | None, ...]:
    """What a page's title may call its paper: the name of the host's paper, and the host's own (`arte365`)."""
    host = host_of(url)
    labels = [label for label in host.split(".") if label not in ("www", "m", "news", "co", "kr", "com", "net", "or")]
    return outlet_of(host), *labels


def _bare(names: tuple[str | None, ...]) -> set[str]:
    return {re.sub(r"\W", "", name) for name in names if name}


def strip_outlet(title: str, *outlets: str | None) -> str:
    """A headline without the paper's and the section's name that a page's title adds."""
    names = _bare(outlets)
    for _ in range(3):
        cuts = list(_GLUE.finditer(title))
        if not cuts:
            break
        before, after = title[: cuts[0].start()], title[cuts[-1].end() :]
        if _is_name(after, names):
            title = title[: cuts[-1].start()]
        elif _is_name(before, names):
            title = title[cuts[0].end() :]
        else:
            break
        title = re.sub(
            r"-(?:정치|경제|사회|국제|문화|스포츠|오피니언|라이프|연예|지역|전국|산업|IT|사람|기획)$", "", title
        )
    return title.strip()


def _is_name(part: str, names: set[str]) -> bool:
    bare = re.sub(r"\W", "", part)
    known = any(name and (bare == name or (bare.startswith(name) and len(bare) < len(name) + 6)) for name in names)
    medium = len(part) <= 15 and bylines.is_outlet(part.strip())
    return known or medium or (len(part) < 20 and bool(_PORTAL.search(part)))


def moment(value: Any) -> str | None:
    """An ISO 8601 (or printed) time as Korean time: `2024-03-06T05:23:00Z` is `2024-03-06T14:23:00+09:00`."""
    if not isinstance(value, str) or not value.strip():
        return None
    value = value.strip()
    match = _ISO.match(value)
    if match is None:
        found = stamps(value)
        return found[0].value if found else None
    date, time, zone = match["date"], match["time"], match["zone"]
    if not time:
        return date
    second = match["second"] or ""
    try:
        at = datetime.fromisoformat(f"{date}T{time}{second}" + ("+00:00" if zone in ("Z", "z") else _zone(zone)))
    except ValueError:
        return None
    return at.astimezone(KST).isoformat()


_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ]+(?P<time>\d\d:\d\d)(?P<second>:\d\d)?(?:[.,]\d+)?\s*"
    r"(?P<zone>[Zz]|[+-]\d\d:?\d\d)?)?"
)


def _zone(zone: str | None) -> str:
    return f"{zone[:3]}:{zone[-2:]}" if zone else "+09:00"


def _moment_of(named: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((found for key in keys if (found := moment(named.get(key)))), None)


def _tags(article: dict[str, Any], named: dict[str, str]) -> list[str]:
    words = article.get("keywords")
    if isinstance(words, str):
        words = words.split(",")
    if not isinstance(words, list):
        words = (named.get("article:tag") or named.get("news_keywords") or "").split(",")
    return list(dict.fromkeys(text for word in words if (text := clean(str(word)).strip(" #"))))


# 편집위원 and 디지털뉴스팀 write too, and are nobody's names.
_NAME = re.compile(r"(?!\w*(?:위원|기자|팀|편집부|취재부)$)[가-힣]{2,4}")


def _reporters(article: dict[str, Any], named: dict[str, str], root: etree._Element) -> list[Reporter]:
    authors = article.get("author")
    said = [_text(author) for author in (authors if isinstance(authors, list) else [authors])]
    said += [
        clean(e.get("content") or "") for e in root.iter("meta") if (e.get("name") or e.get("property")) in _AUTHOR
    ]
    for text in said:
        if not text or text.startswith(("http", "@")):
            continue
        found = [r for entry in said[: len(authors) if isinstance(authors, list) else 1] for r in people(entry)]
        return found or people(text) or _later(said)
    return []


def _later(said: list[str | None]) -> list[Reporter]:
    return next((found for text in said if (found := people(text))), [])


def people(text: str | None) -> list[Reporter]:
    """`스포츠한빛=김가람 기자`, `한빛, 다온 김가람 기자 kim@…`, `김가람`; the paper itself is nobody."""
    if not text or bylines.is_outlet(text.strip()):
        return []
    if byline := bylines.line(text) or bylines.signed(text) or bylines.foot(text):
        return byline.reporters
    names = [part.strip() for part in re.split(r"[,·/]", text)]
    return [Reporter(name) for name in names if _NAME.fullmatch(name) and not bylines.is_outlet(name)]
