"""Bodies that no list and no ending gives away, by the company they keep: their staff, a deal, a list, what they announce."""

from __future__ import annotations

import functools
import re
from collections.abc import Set

from newsparse.extract import organizations as orgs
from newsparse.extract import words
from newsparse.extract.bodies import Bodies
from newsparse.extract.chunks import Chunk, is_spaced
from newsparse.extract.name_shapes import likeness
from newsparse.lexicon import words as entries
from newsparse.lexicon import wordset
from newsparse.model import OrganizationKind
from newsparse.tokens import Doc


@functools.cache
def _pattern(section: str, shape: str) -> re.Pattern[str]:
    return re.compile(shape % "|".join(entries("org_words", section)))


_MADE = re.compile(
    r"[^.]{0,90}?(?:협약|계약|양해각서|MOU|협정|결연|제휴|파트너십|의향서)[^.]{0,16}?(?:체결|맺|서명|교환)"
)
_ROLE = frozenset(("와", "과", "은", "는", "이", "가"))


def bodies_by_company(doc: Doc, parts: list[Chunk], people: Set[str], bodies: Bodies) -> None:
    """Names that no ending gives away: `새론 관계자는`, or a party among parties where the article speaks of a deal."""
    text, kinds = doc.text, bodies.kinds
    headline = " ".join(doc.article.passage_texts("title"))
    deal = _pattern("party term", "%s")
    for chunk in [c for c in parts if not c.common and (c.proper or c.josa in _ROLE)]:
        word = chunk.text
        role = chunk.josa in _ROLE
        if word in kinds or word in people or len(word) < 2:
            continue
        if not is_spaced(doc, chunk):
            if role and (name := _phrase_name(doc, chunk)) and name not in kinds:
                sentence = doc.sentence_at(chunk.start)
                if sentence and deal.search(text, sentence.start, sentence.end):
                    bodies.add(name, "company", chunk.end - len(name))
            continue
        if not _may_be_body(word):
            continue
        if chunk.proper and "A" <= word[0] <= "Z" and _of_house(doc, chunk):
            bodies.add(word, "company", chunk.start)
            continue
        kind = orgs.weak_kind(word) if chunk.known.grade == 1 else None
        if chunk.proper:
            _by_neighbours(doc, chunk, bodies, kind or "company")
        if kind and role and (word in headline or _count(parts, word) > 2):
            bodies.add(word, kind, chunk.start)
            continue
        if not (role or chunk.josa == "에" or text[chunk.end : chunk.end + 1] in ",·") or _LONG_LATIN.search(word):
            continue
        sentence = doc.sentence_at(chunk.start)
        if sentence is None:
            continue
        namelike = len(word) == 3 and likeness(word) >= 2
        if deal.search(text, sentence.start, sentence.end):
            reach = sentence.end if chunk.proper else min(sentence.end, chunk.end + 40)
            partner = chunk.josa in ("와", "과") and _MADE.match(text, chunk.end, reach)
            owned = text[chunk.start - 2 : chunk.start] == "의 "  # `새론제약의 한빛로나는`: a product
            if (partner and not word.endswith(entries("org_words", "class"))) or (
                role and _unknown(doc, chunk) and not namelike and not owned and _count(parts, word) > 1
            ):
                bodies.add(word, kind or _abroad(text, chunk) or "company", chunk.start)
                continue
        if chunk.josa in ("와", "과") and not namelike and _partner(doc, chunk, bodies):
            bodies.add(word, kind or "company", chunk.start)
            continue
        if chunk.proper and not namelike and len(word) > 2 and text.startswith("에 따르면", chunk.end):
            bodies.add(word, kind or "company", chunk.start)
            continue
        if chunk.proper and not namelike and chunk.josa in ("은", "는") and _announces(doc, sentence.end):
            bodies.add(word, kind or "company", chunk.start, 0.5)
            if headline.startswith((f"{word},", f"{word} ,")):
                bodies.add(word, kind or "company", chunk.start, 0.5)


_HOUSE = re.compile(r"(?P<house>[A-Z]{2,5})(?P<rest>[가-힣]{2,7})")
_NEAR_BODY = frozenset(("은", "는", "이", "가", "와", "과", "의"))


def _of_house(doc: Doc, chunk: Chunk) -> bool:
    """`GS새봄은`, `SK가온과`: a house's letters before a word that no dictionary holds; not `KB부동산`, `LG누리타워`."""
    shape = _HOUSE.fullmatch(chunk.text)
    if not shape or shape["house"] not in wordset("org_words", "house letters"):
        return False
    if chunk.josa not in _NEAR_BODY and doc.text[chunk.end : chunk.end + 1] not in ",·":
        return False
    if shape["rest"].endswith(entries("org_words", "of a house")):
        return False
    rest = range(chunk.first + (chunk.last - chunk.first > 1), chunk.last)
    return any(doc.oov[i] or doc.tags[i] == "NNP" for i in rest)


def _abroad(text: str, chunk: Chunk) -> OrganizationKind | None:
    """`베트남 호아빈현과 우호교류협약을 맺었다`: behind a country, a province or city that no list has."""
    country = text[max(0, chunk.start - 12) : chunk.start].rpartition(" ")[0].rpartition(" ")[2]
    place = country in words.countries() and re.fullmatch(r"[가-힣]{2,}[시군구현성주]", chunk.text)
    return "local_government" if place else None


def _count(parts: list[Chunk], word: str) -> int:
    return [chunk.text for chunk in parts].count(word)


_LONG_LATIN = re.compile(r"[a-z]{6,}")
# `새론과 함께 개발한다`, `고운과 손잡고`
_WITH = re.compile(
    r"[와과]\s(?:함께\s(?:[가-힣]+\s){0,4}(?:개발|추진|출시|진행|구축|운영|생산|제작|투자|설립|개최)|손잡|손을\s잡|협력|협업|공동|제휴|업무협약|MOU|합작|파트너십|전략적)"
)


def _partner(doc: Doc, chunk: Chunk, bodies: Bodies) -> bool:
    """`새론과 함께 개발한다`; not `새론텔레콤 누리봇X와 협력`, which is a product of the firm before it."""
    if not _unknown(doc, chunk) or not _WITH.match(doc.text, chunk.end):
        return False
    begin = doc.text.rfind(" ", 0, max(0, chunk.start - 1)) + 1
    return doc.text[begin : chunk.start - 1] not in bodies


def _unknown(doc: Doc, chunk: Chunk) -> bool:
    """Whether no dictionary holds a word, or Latin stands in it."""
    return any(doc.oov[chunk.first : chunk.last]) or any(tag == "SL" for tag in doc.tags[chunk.first : chunk.last])


_JOINT = re.compile(r"\s?[,·∙ㆍ‧・]\s?|\s")
_AND_OTHERS = re.compile(
    r"\s등\s(?:(?:\d+\s?)?(?:개\s)?(?:[가-힣]{1,5}\s)?|(?:[가-힣]{1,6}\s){0,3}[가-힣]{1,4}(?:하는|한|된)\s)"
    r"(?:기업|회사|업체|은행|대학|기관|단체|개사|\d+개?사|\d+곳)"
)


def bodies_in_lists(doc: Doc, parts: list[Chunk], people: Set[str], bodies: Bodies) -> None:
    """Names in a list with known bodies, or that a class closes: `새론전자, 고운, 한빛화학 등 7개 기업`."""
    if "company" not in bodies.kinds.values() and not _AND_OTHERS.search(doc.text):
        return
    text = doc.text + " "
    body = max([p.end for p in doc.passages if p.kind == "title"], default=0)
    done = 0
    for first in [n for n, chunk in enumerate(parts) if chunk.josa in _AND or text[chunk.end] in _JOINTS]:
        if first < done:
            continue
        done = first + 1
        while done < len(parts) and _joined(text, parts[done - 1], parts[done]):
            done += 1
        if done - first > 1 and parts[first].start >= body:
            _weigh_list(doc, parts[first:done], people, bodies)


_AND = frozenset(("와", "과"))
_JOINTS = frozenset(",·∙ㆍ‧・")


def _joined(text: str, chunk: Chunk, after: Chunk) -> bool:
    """Whether a list goes on from one chunk to the one after it."""
    if after.start - chunk.end > 3:
        return False
    gap = text[chunk.end : after.start]
    if chunk.josa:
        return chunk.josa in _AND and gap == chunk.josa + " "
    return bool(gap.strip() and _JOINT.fullmatch(gap))


def _weigh_list(doc: Doc, group: list[Chunk], people: Set[str], bodies: Bodies) -> None:
    known = [bodies.kinds[chunk.text] for chunk in group if chunk.text in bodies]
    companies = known.count("company")
    closed = _AND_OTHERS.match(doc.text, group[-1].end) is not None
    if not closed and not (companies and companies * 2 >= len(group)):
        return
    for chunk in group:
        word = chunk.text
        if word in bodies or word in people or not chunk.proper or chunk.common or not is_spaced(doc, chunk):
            continue
        if len(word) < 2 or word[-1].isdigit() or not _may_be_body(word) or _LONG_LATIN.search(word):
            continue
        if len(word) != 3 or likeness(word) < 3:
            found = words.ending(word)
            bodies.add(word, found[2] if found else "company", chunk.start)


_OTHER_SCRIPT = re.compile(r"\((?:([가-힣]{2,10})|([A-Z][A-Za-z .&]{1,24}))\)")
_LATIN_GLOSS = re.compile(r"\(([A-Za-z .&]{2,24})\)")


_CHARGED = re.compile(r"[(,]|에\s(?:의뢰|투자|매각|납품|공급|따르면)|를?을?\s(?:인수|통해)")


def _by_neighbours(doc: Doc, chunk: Chunk, bodies: Bodies, kind: OrganizationKind) -> None:
    """`새론 관계자`, `에너지 업체인 새론과`, `스타트업 새론(대표 김가람)은`."""
    text = doc.text
    if not chunk.josa and _pattern("staff", r"(?:\([A-Za-z .&]+\))?\s?(?:%s)").match(text, chunk.end):
        bodies.add(chunk.text, kind, chunk.start)
        if gloss := _LATIN_GLOSS.match(text, chunk.end):
            bodies.glosses.append((chunk.text, gloss[1]))
    elif chunk.josa in _ROLE or chunk.josa == "의" or _CHARGED.match(text, chunk.end):
        before = text[max(0, chunk.start - 12) : chunk.start]
        head, _, country = before.rstrip().rpartition(" ")
        if country in words.countries():
            before = head + " "  # `수소 기업인 미국 새론파워`
        if before.endswith(" ") and before.rstrip().endswith(entries("org_words", "described")):
            bodies.add(chunk.text, kind, chunk.start)
            gloss = _OTHER_SCRIPT.match(text, chunk.end)
            if gloss and words.is_latin(chunk.text) == (gloss[1] is not None):
                bodies.glosses.append((chunk.text, gloss[1] or gloss[2]))  # `핀란드 기업인 Saeron(새론)과`


def _announces(doc: Doc, end: int) -> bool:
    return doc.text[max(0, end - 8) : end].rstrip(" .\n").endswith(entries("org_words", "announces"))


def _phrase_name(doc: Doc, chunk: Chunk) -> str | None:
    """`고운형제들은`, `산의친구와`: a phrase that is printed as one word, again and again, is a name."""
    start = doc.text.rfind(" ", 0, chunk.start) + 1
    name = doc.text[start : chunk.end]
    if not 5 <= len(name) <= 10 or not re.fullmatch(r"[가-힣]+", name):
        return None
    first = doc.token_from(start)
    if not {"ETM", "JKG"} & set(doc.tags[first : chunk.first]):
        return None
    return name if len(re.findall(rf"(?<![가-힣]){name}", doc.text)) > 1 else None


# `B업체와 계약을 맺고`: somebody whom the paper does not name
_ANONYMOUS = re.compile(r"[A-Z](?:업체|사|기업|회사|병원|대학|학교|은행|씨|군|양)")


_NUMBERED = re.compile(r"\d+[A-Za-z가-힣]{2,}")  # 3가온, not 5
_COUNTED = re.compile(r"\d+(?:[A-Za-z]{1,4}|[가-힣]{1,3})")  # 30여명


@functools.lru_cache(words.KEPT)
def _may_be_body(word: str) -> bool:
    """Whether nothing says that a noun names a place, a title, a technique or a number."""
    if word in wordset("not_names") or word in words.countries() or words.is_region(word) or words.known(word).title:
        return False
    return not (
        _ANONYMOUS.fullmatch(word)
        or word.upper() in wordset("org_words", "technical")
        or word.endswith(("측", "시위", "집회", "세대", "시대"))
        or (word[0].isdigit() and (not _NUMBERED.match(word) or bool(_COUNTED.fullmatch(word))))
    )
