"""Parties that no list and no ending knows: the noun phrase that stands as subject or partner, as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.extract.agreement_words import Event
from newsparse.extract.parties import Cast, Named
from newsparse.extract.party_words import is_class
from newsparse.extract.side_names import plain_name
from newsparse.extract.words import countries, is_latin, is_region, regions, title_of
from newsparse.lexicon import wordset
from newsparse.tokens import Doc

_PHRASE = frozenset(["NNG", "NNP", "SL", "SN", "XSN", "XPN", "XR", "SH", "NR", "NNB"])
_VEILED = re.compile(r"(?:^|\s)[A-Z]{1,2}\s?(?:업체|사|씨|회사|기업|대표|은행|병원)$")  # `B업체와`: nobody is named


def written_partner(doc: Doc, cast: Cast, event: Event) -> str | None:
    """The partner of a statement that the cast lacks: `산업용 가스 업체인 [가온화학]과`, `[글로벌 반도체 업체]와 …계약을`."""
    for i in range(doc.token_from(event.sentence.start), doc.token_from(event.start)):
        if doc.tags[i] == "NNP" and doc.oov[i] and doc.forms[i][-1] in "와과" and i and doc.tags[i - 1] == "ETM":
            return doc.forms[i][:-1]  # `가스 업체인 가온화학과`: one word for Kiwi
        if doc.forms[i] not in ("와", "과") or doc.tags[i] not in ("JKB", "JC"):
            continue
        if found := _phrase(doc, cast, i, event.sentence.first):
            return found
    return None


def with_unknown(doc: Doc, cast: Cast, event: Event, parties: list[str], start: int) -> list[str]:
    """The parties with those that stand in a list beside one of them: `한빛재단과 ㈜[가온비엔텍], 새론은`."""
    merged = list(parties)
    units = {n.start: n for n in cast.units(start, event.start)}
    for run in _runs(doc, doc.token_from(start), doc.token_from(event.start)):
        names = [_name_of(doc, cast, units, lo, hi, classes=len(run) > 2) for lo, hi in run]
        sides = sum(known and name in parties for name, known in names)
        listed = len(run) > 2 and sum(known for _, known in names) > 1
        listed = (listed or all(known for _, known in names)) and (sides > 1 or _with(doc, run[-1][1]))
        ends = [name for name, _ in (names[0], names[-1])]
        listed = listed or (event.bare and len(run) > 2 and any(name in parties for name in ends) and all(ends))
        if len(run) < 2 or not (listed or any(known and name in parties for name, known in names)):
            continue
        names = _joined(doc, run, names)
        at = min((merged.index(name) for name, known in names if known and name in parties), default=len(merged))
        for name, known in names:
            if known and name in merged:
                at = merged.index(name) + 1
            elif name and name not in merged and (listed or not known or name not in {*cast.bodies, *cast.people}):
                merged.insert(at, name)
                at += 1
    return merged


def _with(doc: Doc, i: int) -> bool:
    """Whether a list closes in the particle of a partner: `A, B와`, `A, B 등과`."""
    return doc.forms[i + (doc.forms[i] == "등")] in ("와", "과")


def _joined(doc: Doc, run: list[tuple[int, int]], names: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """`한빛·가온군 주민대표`: two members of a list that are one class."""
    kept = list(names)
    for i in range(len(run) - 1, 0, -1):
        begin, end = doc.starts[run[i - 1][0]], doc.ends[run[i - 1][1] - 1]
        region = doc.text[begin:end] in regions()
        if region and is_class().search(names[i][0]) and doc.text[end : doc.starts[run[i][0]]] == "·":
            kept[i] = (doc.text[begin : doc.ends[run[i][1] - 1]], False)
            kept[i - 1] = ("", False)
    return kept


def _runs(doc: Doc, first: int, last: int) -> Iterator[list[tuple[int, int]]]:
    """Lists of noun phrases (tokens `[lo, hi)`) that close in a particle of a side: `A와 B, C는`, `A, B 등과`."""
    run: list[tuple[int, int]] = []
    closed = 0  # members up to the last particle of a side
    lo = first
    i = first
    depth = 0
    while i < last:
        tag, form = doc.tags[i], doc.forms[i]
        depth += (tag == "SSO" and form in "([") - (tag == "SSC" and form in ")]")
        if depth > 0 or tag in _PHRASE - {"NNB"} or (tag in ("SSC", "SW") and form in ")]㈜"):
            i += 1
            continue
        side = (tag in ("JX", "JKS") and form in ("은", "는", "이", "가")) or (
            tag in ("JKB", "JC") and form in ("와", "과")
        )
        joint = (tag == "SP" and form in ",·") or (tag == "MAJ" and form == "그리고") or form in ("및", "·")
        if lo < i and (side or joint or form == "등"):
            run.append((lo, i))
        if side or form == "등":
            closed = len(run)
        if not (joint or (side and form in ("와", "과"))):
            if closed:
                yield run[:closed]
            run, closed = [], 0
        lo = i + 1
        i += 1


def _name_of(doc: Doc, cast: Cast, units: dict[int, Named], lo: int, hi: int, *, classes: bool) -> tuple[str, bool]:
    """(name, whether the cast knows it) of a member of a list; ('', False) where it can be nobody's name."""
    start, end = doc.starts[lo], doc.ends[hi - 1]
    for at, named in units.items():
        if start <= at < end and not (named.name in countries() and named.end + 1 < end):  # `일본 가온이`
            return cast.party(named), True
    text = plain_name(re.sub(r"\s?\([^()]*\)", "", doc.text[start:end]).strip())
    words = text.split(" ")
    apart = not any(named.start < end and start < named.end for named in units.values())
    if apart and text[-1:] in "시군구도" and is_region(text):
        return text, True
    if (
        (classes or text in wordset("party_words", "people"))
        and apart
        and len(words) < 4
        and is_class().search(text)
        and not _VEILED.search(text)
    ):
        return text, False  # `정부와 지방자치단체, 유관기관은`
    while len(words) > 1 and (words[0] in countries() or is_class().search(words[0])):
        words.pop(0)
    name = " ".join(words)
    strange = any(
        doc.oov[j] or doc.tags[j] == "NNP" or (doc.tags[j] == "SL" and is_latin(doc.forms[j]))
        for j in range(lo, hi)
        if doc.starts[j] >= end - len(words[-1])
    )
    if (
        len(words) > 3
        or len(name) < 2
        or _VEILED.search(name)
        or name in wordset("not_names", "organization")
        or title_of(words[-1])
    ):
        return "", False
    return (name, False) if strange or "㈜" in name else ("", False)


def written_subject(doc: Doc, cast: Cast, event: Event) -> str | None:
    """The subject at the head of the sentence: `[인더텍](대표 김가람)이 한빛대와 …`."""
    first = doc.token_from(event.sentence.start)
    for i in range(first, min(first + 14, doc.token_from(event.start))):
        if doc.tags[i] in ("JX", "JKS") and doc.forms[i] in ("은", "는", "이", "가"):
            return _phrase(doc, cast, i, first, named=True)
        if doc.tags[i] in ("EC", "ETM", "EF", "JKO", "JKB"):
            return None
    return None


def _phrase(doc: Doc, cast: Cast, particle: int, first: int, *, named: bool = False) -> str | None:
    """The noun phrase before a particle, if it can be somebody's name or a class of bodies."""
    i = particle - 1
    bracket = ""
    if doc.tags[i] == "SSC":  # `인더텍(대표 김가람)이`
        while i > first and doc.tags[i] != "SSO":
            i -= 1
        bracket = doc.text[doc.ends[i] : doc.starts[particle] - 1]
        i -= 1
    end = doc.ends[i]
    near = cast.within(doc.starts[max(first, i - 3)], end)
    if doc.ends[i] > doc.starts[particle] or any(doc.text[n.end : n.end + 2] not in ("은 ", "는 ") for n in near):
        return None
    last = i
    while i >= first and doc.tags[i] in _PHRASE and (i == last or doc.starts[i + 1] - doc.ends[i] <= 1):
        i -= 1
    begin = doc.starts[i + 1] if i < last else end
    words = doc.text[begin:end].split(" ")
    described = i > first and doc.tags[i] == "ETM" and doc.tags[i - 1] == "VCP"  # `가스 업체인 가온화학`
    if not words or not words[-1]:
        return None
    if not named and is_class().search(words[-1]):
        whole = doc.text[_class_start(doc, i + 1, first) : end]
        known = cast.within(doc.starts[first], end) if len(whole) > 2 else []
        if any(doc.text.find(doc.text[n.start : n.end], end - len(whole), end) >= 0 for n in known):
            return None  # `새론 등 유관기관과`
        if re.search(r"\s(?:유한|주식)회사$", whole):
            return plain_name(whole)  # `식품 소재 전문기업 [가온 코리아 유한회사]`
        return whole if len(whole) > 2 and not _VEILED.search(whole) else None
    name = words[-1] if not described else " ".join(words)
    if len(name) < 2 or name in wordset("not_names", "organization") or re.fullmatch(r"[\d\W]+", name):
        return None
    tokens = [j for j in range(i + 1, last + 1) if doc.starts[j] >= end - len(name)]
    strange = any(
        doc.oov[j] or doc.tags[j] == "NNP" or (doc.tags[j] == "SL" and is_latin(doc.forms[j])) for j in tokens
    )
    told = re.match(r"(?:대표|회장|사장|원장|총장|이사장|군수|시장|청장|센터장|본부장)", bracket)
    proper = len(words) == 1 and len(tokens) == 1 and doc.tags[tokens[0]] == "NNP" and doc.oov[tokens[0]]
    return name if described or told or (strange and named and len(words) == 1) or (proper and len(name) > 2) else None


def _class_start(doc: Doc, start: int, first: int) -> int:
    """Where a class begins, what it is of included: `호주의 수소 생산 연구기관 및 기업`."""
    i = start - 1
    while i >= first and (doc.tags[i] in _PHRASE or doc.tags[i] == "JKG" or doc.forms[i] == "및"):
        i -= 1
    while doc.forms[i + 1] in ("최근", "지난달", "지난해", "올해", "이날"):
        i += 1
    return doc.starts[i + 1]
