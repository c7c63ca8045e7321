"""Bytes → clean text: the encoding a Korean page is in, whatever it declares, without characters that no text needs."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from newsparse.pages.given import PageError

_MAGIC = {
    b"%PDF": "PDF", b"PK\x03\x04": "ZIP이나 오피스 문서", b"\x89PNG": "PNG 그림",
    b"\xff\xd8\xff": "JPEG 그림", b"GIF8": "GIF 그림", b"\xd0\xcf\x11\xe0": "옛 오피스나 한글(HWP) 문서",
    b"\x1f\x8b": "gzip 압축", b"\x7fELF": "실행 파일",
}  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# Of the characters that are not ASCII, the share that may be broken in a page that is UTF-8 all the same.
_UTF8_DAMAGE = 0.02
# The share of characters lost above which bytes are no text in any encoding.
_NO_TEXT = 0.3


@dataclass(frozen=True, slots=True)
class Decoded:
    """Clean text; `replaced` counts the characters that no encoding could read and that became U+FFFD."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes) -> Decoded:
    """The text of a page's bytes: BOM, strict UTF-8, strict CP949, else the encoding with the fewest U+FFFD.

    What a page declares is not asked: pages that say euc-kr are UTF-8, or hold syllables that only CP949 has (똠, 펲).
    Half a character at the very end, where a download broke off, is dropped. PageError for empty or binary bytes.
    """
    if not data.strip():
        raise PageError("빈 글")
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise PageError(f"기사가 아니라 {kind}")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _replacing(data[len(bom) :], encoding)
    if nuls := data[:4096].count(0):
        return _replacing(data, _utf16(data[:4096], nuls))
    for encoding in ("utf-8", "cp949"):
        if (text := _strict(data, encoding)) is not None:
            return Decoded(clean(text), encoding)
        if encoding == "utf-8":
            broken = _replacing(data, "utf-8")
            if broken.replaced <= _UTF8_DAMAGE * sum(map(len, re.findall(r"[^\x00-\x7f]+", broken.text))):
                return broken
    best = min(broken, _replacing(data, "cp949"), key=lambda decoded: decoded.replaced)
    if best.replaced > _NO_TEXT * len(best.text):
        raise PageError("글이 아닌 이진 자료")
    return best


def clean(text: str) -> str:
    """NFC text with `\\n` ends of lines, without control and zero-width characters; a lone surrogate becomes U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    if _RARE.search(text):
        text = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", _NEWLINE.sub("\n", text)))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_UNSEEN = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_NEWLINE = re.compile(f"[{_LINE_ENDS}]")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_RARE = re.compile(f"[{_LINE_ENDS}{_UNSEEN}\ud800-\udfff]")


def _utf16(head: bytes, nuls: int) -> str:
    """Which UTF-16 bytes without a BOM are in: their ASCII has a NUL on one side. PageError where they are no text."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if nuls < len(head) * 0.02:
        return "utf-8"
    if max(even, odd) > 9 * min(even, odd) and max(even, odd) > len(head) * 0.05:
        return "utf-16-be" if even > odd else "utf-16-le"
    raise PageError("글이 아닌 이진 자료")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < max(len(data) - 3, 1) or not data[: error.start].strip():
            return None
        return _strict(data[: error.start], encoding)


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(clean(text), encoding, text.count("\ufffd"))
