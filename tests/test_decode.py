"""Bytes of Korean pages in every encoding they come in, whole and damaged."""

from __future__ import annotations

import pytest

from newsparse.pages.decode import clean, decode
from newsparse.pages.given import PageError

TEXT = "한빛군은 6일 새론테크와 업무협약을 체결했다고 밝혔다. 똠방각하 펲시"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp949", "cp949"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_encodings(encoding: str, named: str) -> None:
    text = f"<html><body class='a'>{TEXT}</body></html>"
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.replaced) == (text, named, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_half_a_character_at_the_end_is_dropped(encoding: str) -> None:
    decoded = decode((TEXT + "군").encode(encoding)[:-1])
    assert (decoded.text, decoded.encoding, decoded.replaced) == (TEXT, encoding, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_damage_inside_is_counted(encoding: str) -> None:
    data = (TEXT * 20).encode(encoding)
    decoded = decode(data + b"\xff\xff. " + data)
    assert decoded.encoding == encoding
    assert decoded.replaced == 2
    assert decoded.text.count("\ufffd") == 2
    assert decoded.text.startswith(TEXT)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "빈 글"),
        (b" \r\n ", "빈 글"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (bytes(range(256)) * 8 + bytes(400), "이진 자료"),
    ],
)
def test_what_is_no_page(data: bytes, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        decode(data)


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("한\u200b빛\ufeff군", "한빛군"),
        ("가\r\n나\r다\u2028라", "가\n나\n다\n라"),
        ("한빛\x00\x08\x7f군", "한빛군"),
        ("\u1112\u1161\u11ab빛", "한빛"),
        ("한\ud800빛", "한\ufffd빛"),
        ("한\xa0빛\t군", "한 빛\t군"),
        ("한빛군 ‘협약’ ㈜새론", "한빛군 ‘협약’ ㈜새론"),
    ],
)
def test_clean(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy
