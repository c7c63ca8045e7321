"""bytes → page text, blocks, passages: an Article."""

from __future__ import annotations

import email
import hashlib
import re
from email import policy
from pathlib import Path

from newsparse.model import Article, Source
from newsparse.pages.decode import Decoded, clean, decode
from newsparse.pages.given import Given, PageError
from newsparse.pages.html import is_html, read_html
from newsparse.pages.layout import read_text
from newsparse.pages.markdown import plain
from newsparse.pages.recurring import NOTHING, Learned

__all__ = ["Given", "PageError", "read_page"]

_NO_GIVEN = Given()
_MHTML = re.compile(rb"(?im)\A(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?Content-Type:\s*multipart/related")
# A string that ends like this, and is one line, means a file.
_FILE = re.compile(r"\S.{0,250}\.(?:txt|html?|xhtml|mht|mhtml|md)", re.IGNORECASE)


def read_page(
    source: str | bytes | Path, given: Given = _NO_GIVEN, *, sites: bool = True, learned: Learned = NOTHING
) -> Article:
    """The Article of a page: its file, its bytes, or its text or HTML.

    `sites=False` reads HTML by the general method alone, as a page of a paper never seen; `learned` is what
    other pages of the outlet taught. Raises PageError for what is no page, OSError for a file that cannot be read.
    """
    path = source if isinstance(source, Path) else _named_file(source)
    if path is not None:
        return _read_bytes(path.read_bytes(), given, path, sites=sites, learned=learned)
    if isinstance(source, bytes):
        return _read_bytes(source, given, None, sites=sites, learned=learned)
    text = clean(str(source))
    if not text.strip():
        raise PageError("빈 글")
    data = str(source).encode("utf-8", "surrogatepass")
    return _read(Decoded(text, "utf-8"), data, given, None, sites=sites, learned=learned)


def _named_file(source: str | bytes | Path) -> Path | None:
    """The path that a one-line string means; FileNotFoundError (on reading) where it looks like one that is missing."""
    if not isinstance(source, str) or len(source) > 1024 or not source.strip() or re.search(r"[\n\r\0<>]", source):
        return None
    if _FILE.fullmatch(source.strip()) and "://" not in source:
        return Path(source.strip())
    try:
        return Path(source) if Path(source).is_file() else None
    except (OSError, ValueError):
        return None  # a line of text too long for a file's name


def _read_bytes(data: bytes, given: Given, path: Path | None, *, sites: bool, learned: Learned) -> Article:
    if _MHTML.match(data[:4000]):
        return _read(decode(_mhtml_page(data)), data, given, path, "mhtml", sites=sites, learned=learned)
    return _read(decode(data), data, given, path, sites=sites, learned=learned)


def _mhtml_page(data: bytes) -> bytes:
    """The bytes of the first HTML part of a page saved as .mhtml."""
    for part in email.message_from_bytes(data, policy=policy.default).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return payload
    raise PageError("MHTML에 HTML이 없음")


def _read(
    page: Decoded,
    data: bytes,
    given: Given,
    path: Path | None,
    form: str | None = None,
    *,
    sites: bool,
    learned: Learned,
) -> Article:
    warnings = [f"읽을 수 없는 글자 {page.replaced}개 ({page.encoding})"] if page.replaced else []
    if form is None:
        form = "html" if is_html(page.text) else "markdown" if path and path.suffix.lower() == ".md" else "text"
    source = Source(str(path) if path else None, form, page.encoding, hashlib.sha256(data).hexdigest(), page.replaced)
    if form in ("html", "mhtml"):
        return read_html(page.text, given, source, warnings, sites=sites, learned=learned)
    return read_text(plain(page.text) if form == "markdown" else page.text, given, source, warnings, learned=learned)
