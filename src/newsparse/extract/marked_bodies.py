"""Bodies that marks show: a name in quotation marks behind what it is, a name with the change of its share in brackets."""

from __future__ import annotations

import functools
import re
from collections.abc import Set

from newsparse.extract import words
from newsparse.extract.bodies import Bodies
from newsparse.extract.chunks import Chunk
from newsparse.lexicon import words as entries
from newsparse.lexicon import wordset
from newsparse.model import OrganizationKind
from newsparse.tokens import Doc


def marked_bodies(doc: Doc, parts: list[Chunk], people: Set[str], bodies: Bodies) -> None:
    """`컨설팅업체 ‘새론고양이’에`, `‘고운회’ 소속 김가람 의원`, `새론로봇(2.15%)`."""
    text = doc.text
    for found in _QUOTED.finditer(text):
        name = found["name"].strip()
        if name in bodies or name in people or name[0].isdigit() or name in wordset("not_names"):
            continue
        if kind := _kind_in_marks(text, found):
            bodies.add(name, kind, found.start("name"))
    if "%)" in text and any(word in text for word in _MARKET):
        _quoted_shares(doc, parts, people, bodies)


# `‘고운연구소(고연)’이`: the name alone
_QUOTED = re.compile(r"[‘'](?P<name>[가-힣A-Z][가-힣A-Za-z0-9& ]{1,15})(?:\([^()\n]{1,12}\))?[’'](?P<rest>[^\n]{0,8})")
_MEMBERS = re.compile(r"\s(?:소속|회원|회장)(?=\s)|의\s(?:창립|회원|멤버|소속)")
_CHARGED = re.compile(
    r"[은는이가와과](?=\s)|에(?:게|서|도)?\s|의\s(?:대표|사장|회장|관계자|이사|직원|창업)|\s(?:대표|관계자|사장|회장|측)"
)


def _kind_in_marks(text: str, found: re.Match[str]) -> OrganizationKind | None:
    """What kind of body a name in quotation marks is, by the words beside it."""
    name = found["name"]
    if _MEMBERS.match(found["rest"]) and " " not in name.strip() and not words.title_of(name):
        return "association"
    if not _CHARGED.match(found["rest"]):
        return None
    before = text[max(0, found.start() - 12) : found.start()].rstrip()
    kind = next((kind for ends, kind in _callings() if before.endswith(ends)), None)
    return None if kind == "company" and " " in name else kind  # `게임사 ‘새론 랜드’`: as often a product


@functools.cache
def _callings() -> tuple[tuple[tuple[str, ...], OrganizationKind], ...]:
    """What a body is called before its name → its kind."""
    return (
        (entries("org_words", "described circle"), "association"),
        (entries("org_words", "described paper"), "media"),
        (("업체", "업체인", "회사", "회사인", "제조사", "운영사", "스타트업", "스타트업인"), "company"),
    )


_MARKET = ("코스피", "코스닥", "유가증권시장", "뉴욕증시", "나스닥")
_CHANGE = re.compile(r"\((?:[-+]|[▲▼△▽]\s?)?\d{1,2}\.\d{1,2}%\)")
_SHARE = re.compile(r"(?:[A-Z]{2,4} Ent\.|(?<![A-Za-z가-힣])[A-Za-z가-힣&]{2,14})$")


_NO_FIRM = ("지수", "선물", "종합", "달러", "금값", "유가")


def _is_preferred(name: str) -> bool:
    """`삼성전자우`: shares without a vote, not a firm."""
    return name[-1] == "우" and words.known(name[:-1]).grade == 3


def _quoted_shares(doc: Doc, parts: list[Chunk], people: Set[str], bodies: Bodies) -> None:
    """`새론전자(-0.58%), 고운로봇(2.15%)`: names in a row of shares, of which one is a known company's; not `기계(-0.5%)`."""
    text = doc.text
    at_end = {chunk.end: chunk for chunk in parts}
    for passage in doc.passages:
        row: list[tuple[str, int]] = []
        known = False
        for change in _CHANGE.finditer(text, passage.start, passage.end):
            name = _SHARE.search(text, max(passage.start, change.start() - 16), change.start())
            chunk = at_end.get(change.start())
            if name is None or name[0].endswith(_NO_FIRM) or _is_preferred(name[0]):
                continue
            lists = words.known(name[0])
            known |= lists.grade == 3 and lists.kind == "company"
            full = name[0].endswith("Ent.") or (chunk is not None and chunk.proper and not chunk.common)
            if full or (lists.grade == 3 and lists.kind == "company"):
                row.append((name[0], name.start()))
        for form, begin in row if known and len(row) > 1 else ():
            if form not in people and form not in words.countries() and form not in words.regions():
                bodies.add(form, "company", begin)
