"""Where bodies are found: by name, beside people, and by the company they keep."""

from __future__ import annotations

import functools
import re
from collections import Counter

from newsparse.extract import name_shapes as shapes
from newsparse.extract import org_forms, titles
from newsparse.extract import organizations as orgs
from newsparse.extract.bodies import Bodies
from newsparse.extract.chunks import Chunk
from newsparse.extract.sighting import Sighting
from newsparse.lexicon import alternation, wordset
from newsparse.model import OrganizationKind
from newsparse.tokens import Doc


@functools.cache
def _whole_names() -> re.Pattern[str]:
    """Names that Kiwi takes apart (국민의힘 into 국민/의/힘) or that hold a space."""
    broken = [form for form in orgs.lexicon() if " " in form or "의힘" in form or "의당" in form]
    return re.compile(rf"(?<![가-힣A-Za-z])(?:{alternation(broken)})(?![A-Za-z])")


_AFFIX = re.compile(r"㈜\s?|\(주\)\s?|주식회사\s")


def named_bodies(doc: Doc, parts: list[Chunk], bodies: Bodies) -> None:
    """What is a body by lexicon or ending, with what is joined to it, and what a bracket glosses."""
    text = doc.text
    for match in _whole_names().finditer(text):
        bodies.add(match[0], orgs.lexicon()[match[0]][1], match.start())
    for i, chunk in enumerate(parts):
        after = parts[i + 1] if i + 1 < len(parts) else None
        if (
            after is not None
            and chunk.text in titles.places()
            and text[chunk.end : after.start].strip() in (",", "·", "․", "및")
            and orgs.of_chunk(after) == "local_government"
        ):
            bodies.add(chunk.text, "local_government", chunk.start)  # `경상북도, 한빛군과`
        joined = after is not None and not chunk.josa and after.start == chunk.end + 1 and text[chunk.end] == " "
        kind = orgs.of_chunk(chunk)
        if joined and after is not None and (pair := _pair(chunk, after, kind)):
            bodies.add(text[chunk.start : after.end], pair, chunk.start)
            if chunk.text in orgs.countries():
                bodies.add(chunk.text, pair, chunk.start)
                bodies.glosses.append((text[chunk.start : after.end], chunk.text))
            continue
        if kind is None and orgs.acting_country(doc, chunk):
            kind = "government"
        if kind:
            start = chunk.start
            while start > 0 and text[start - 1] == "㈜":
                start -= 1
            bodies.add(text[start : chunk.end], kind, start)
            _gloss(doc, chunk, bodies, kind)
        elif (
            (chunk.start and (text[chunk.start - 1] == "㈜" or text[max(0, chunk.start - 3) : chunk.start] == "(주)"))
            or text[chunk.end : chunk.end + 1] == "㈜"
            or text[chunk.end : chunk.end + 3] == "(주)"
        ):
            bodies.add(chunk.text, "company", chunk.start)


def _pair(chunk: Chunk, after: Chunk, kind: OrganizationKind | None) -> OrganizationKind | None:
    """The kind of a body named by two words: `중국 정부`, `새론 AI연구원`, `법무법인 새론`, `새론은행 노조`, `서울시 한빛구`."""
    if re.fullmatch(r"주[한미일중영독러]", chunk.text) and after.text.endswith(("대사관", "영사관")):
        return "government"
    if chunk.text == "국회" and after.text.endswith("위원회"):
        return "government"
    if after.text == "정부" and chunk.text in orgs.countries():
        return "government"
    if chunk.text in ("법무법인", "회계법인", "학교법인", "의료법인") and after.proper | (len(after.text) <= 4):
        return "company" if chunk.text.endswith(("무법인", "계법인")) else "other"
    if (kind in ("company", "public_institution") or chunk.proper) and after.text in ("노조", "노동조합"):
        return "association"
    if (
        kind == "company"
        and re.fullmatch(r"[A-Z]{1,4}(?:연구원|연구소|센터|재단)?", after.text)
        and re.search(r"[A-Z]", chunk.text)
    ):
        return (
            "company"
            if (chunk.text + " " + after.text) in orgs.lexicon() or after.text.endswith(("원", "소"))
            else None
        )
    if chunk.text in titles.places() and chunk.text.endswith("시") and re.fullmatch(r"[가-힣]{1,4}구", after.text):
        return (
            "local_government"
            if after.text in titles.places() and after.josa in ("은", "는", "이", "가", "와", "과")
            else None
        )
    return None


_GLOSS = re.compile(
    r"\s?\((?:이하\s?)?['‘\"“]?(?P<form>[A-Z][A-Za-z&+\- ]{1,14}|[가-힣]{2,8}|[A-Z가-힣]{2,8})['’\"”]?(?:[,·]\s?[^()]{1,20})?\)"
)


def _gloss(doc: Doc, chunk: Chunk, bodies: Bodies, kind: OrganizationKind) -> None:
    """`한빛정보공사(HIC)`, `새론재단(이하 '재단')`: another form of the name before the bracket."""
    match = _GLOSS.match(doc.text, chunk.end)
    if not match:
        return
    form = match["form"].strip()
    hangul = re.fullmatch(r"[가-힣]+", form)
    if hangul and not (
        doc.text[match.start() : match.end()].find("이하") >= 0 or org_forms.short_for(form, chunk.text)
    ):
        return
    if titles.is_title(form) or form in wordset("not_names") or form in titles.places():
        return
    bodies.add(form, kind, match.start("form"))
    bodies.glosses.append((chunk.text, form))


def bodies_of_people(doc: Doc, parts: list[Chunk], seen: list[Sighting], bodies: Bodies) -> None:
    """The bodies that people head or belong to: `김가람 새론 이사장`, `새론(대표 김가람)`, `한빛군수`."""
    by_text = {chunk.text: chunk for chunk in reversed(parts)}
    for sighting in seen:
        pattern = bodies.pattern()
        body, _ = titles.split(sighting.phrase, pattern) if sighting.phrase else (None, "")
        if body and body not in bodies.kinds and (kind := _kind_of(body)) and _names_one(body, kind, by_text):
            bodies.add(body, kind, max(0, doc.text.find(body, sighting.start)))
        if sighting.bracket_of is not None:
            _body_before_bracket(doc, parts, sighting.bracket_of, bodies, sighting.phrase)
        if sighting.before and not body:
            word = _AFFIX.sub("", sighting.before.split(" ")[-1])
            first = _AFFIX.sub("", sighting.before.split(" ")[0])
            for candidate in dict.fromkeys((first, word)):
                chunk = by_text.get(candidate)
                kind = _kind_of(candidate) if chunk and not chunk.josa and not chunk.common else None
                if candidate not in bodies.kinds and chunk and kind and (chunk.proper or kind != "company"):
                    bodies.add(candidate, kind, chunk.start)


def _names_one(body: str, kind: OrganizationKind, by_text: dict[str, Chunk]) -> bool:
    """Whether a body that nothing but its place beside a title shows has a name: `대선 후보`, `정책위 의장` name none."""
    return kind != "company" or orgs.suffix().match(body) is not None or is_name(body, by_text)


def is_name(body: str, by_text: dict[str, Chunk]) -> bool:
    """Whether the first word of a body's name is no noun of the dictionary."""
    first = by_text.get(body.split(" ")[0])
    return first is not None and (first.proper or (" " in body and not first.common))


def _kind_of(body: str) -> OrganizationKind | None:
    """The kind of a body that stands beside a title, where the name alone says little: a company."""
    if body in orgs.lexicon():
        return orgs.lexicon()[body][1]
    if body in orgs.countries():
        return "government"
    if body in titles.places() or re.fullmatch(r"[가-힣]{2,6}[시군구]", body):
        return "local_government"
    if body in wordset("not_names") or body in wordset("titles") or titles.is_title(body):
        return None
    match = orgs.suffix().match(body)
    if match:
        return orgs.suffixes()[match["suffix"]][0]
    if re.fullmatch(r"[가-힣]{2,8}당", body):
        return "party"
    if re.fullmatch(r"[가-힣]{3,8}[주현]", body):
        return "local_government"  # `플로리다주`, `나가노현`
    if re.fullmatch(r"[가-힣A-Z]{2,6}대", body):
        return "university"
    if re.fullmatch(r"[가-힣]{2,6}고", body):
        return "school"
    if re.search(r"(?:학과|학부|과|팀|실|국|부문|본부|사업부|담당|총괄|겸|전|현|마을|아파트|동|리|읍|면)$", body):
        return None
    return "company"


def _body_before_bracket(doc: Doc, parts: list[Chunk], bracket: int, bodies: Bodies, phrase: str) -> None:
    before = next((c for c in reversed(parts) if c.end <= bracket), None)
    if before is None or bracket - before.end > 1 or before.text in bodies.kinds:
        return
    kind = _kind_of(before.text)
    if "총장" in phrase and before.text.endswith(("대", "대학교")):
        kind = "university"
    if kind and (before.proper or kind != "company" or not before.common):
        bodies.add(before.text, kind, before.start)


_PARTY_TERMS = re.compile(
    r"협약|계약|양해각서|MOU|제휴|합작|인수|합병|맞손|협력[하한키]|파트너십|손잡|손을 잡|자매결연|나서기로"
)
_MADE = re.compile(
    r"[^.]{0,90}?(?:협약|계약|양해각서|MOU|협정|결연|제휴|파트너십|의향서)[^.]{0,16}?(?:체결|맺|서명|교환)"
)
_STAFF = re.compile(r"\s?(?:관계자|측은|측이|본사|임직원|이사회|경영진|노사|주가는|주식)")
_CLASS_END = re.compile(
    r"(?:기관|기업|업체|단체|대학|학교|병원|회사|조합|주민|농가|시민|업계|측|들|자|국|협력사|계열사|자회사|구단|선수|정부|당국|지자체|팀|사|협조|협력|지원|구축|개발|관리|운영|확대|교류|조성|발전)$"
)


def bodies_by_company(doc: Doc, parts: list[Chunk], seen: list[Sighting], bodies: Bodies) -> None:
    """Names that no ending gives away: `새론 관계자는`, or a party among parties where the article speaks of a deal."""
    people = {sighting.name for sighting in seen}
    count = Counter(chunk.text for chunk in parts)
    headline = " ".join(doc.article.passage_texts("title"))
    for chunk in parts:
        text = chunk.text
        if not chunk.spaced and (name := _phrase_name(doc, chunk)) and name not in bodies.kinds:
            sentence = doc.sentence_at(chunk.start)
            if sentence and _PARTY_TERMS.search(doc.text, sentence.start, sentence.end):
                bodies.add(name, "company", chunk.end - len(name))
            continue
        if chunk.common or text in bodies.kinds or text in people or len(text) < 2 or not _may_be_body(text):
            continue
        if _STAFF.match(doc.text, chunk.end) and not chunk.josa and chunk.proper:
            bodies.add(text, "company", chunk.start)
            continue
        if chunk.proper and chunk.spaced and _described(doc, chunk):
            bodies.add(text, "company", chunk.start)
            continue
        kind = orgs.weak_kind(text)
        if kind and chunk.josa in _ROLE_JOSA and (count[text] > 2 or text in headline):
            bodies.add(text, kind, chunk.start)
            continue
        if not chunk.spaced or re.search(r"[a-z]{6,}", text):
            continue
        sentence = doc.sentence_at(chunk.start)
        if sentence is None or not _PARTY_TERMS.search(doc.text, sentence.start, sentence.end):
            continue
        namelike = shapes.name_shape().fullmatch(text) and len(text) == 3
        partner = chunk.josa in ("와", "과") and _MADE.match(doc.text, chunk.end, sentence.end)
        if (partner and not _CLASS_END.search(text)) or (
            chunk.proper
            and not namelike
            and count[text] > 1
            and (chunk.josa in _ROLE_JOSA or doc.text[chunk.end : chunk.end + 1] in ",·")
        ):
            bodies.add(text, "company", chunk.start)


# `에너지 업체인 새론과`, `스타트업 새론(대표 김가람)은`: the noun before says what it is
_DESCRIBED = re.compile(
    r"(?:(?:업체|회사|자회사|계열사|운영사|제조사|개발사|운용사|시공사)인|업체|자회사|계열사|스타트업|운영사|제조사|개발사|전문기업)\s$"
)


def _described(doc: Doc, chunk: Chunk) -> bool:
    follows = chunk.josa in _ROLE_JOSA or chunk.josa == "의" or doc.text[chunk.end : chunk.end + 1] == "("
    return follows and bool(_DESCRIBED.search(doc.text[max(0, chunk.start - 8) : chunk.start]))


def _phrase_name(doc: Doc, chunk: Chunk) -> str | None:
    """`고운형제들은`, `산의친구와`: a phrase that is printed as one word, again and again, is a name."""
    if chunk.josa not in _ROLE_JOSA:
        return None
    start = doc.text.rfind(" ", 0, chunk.start) + 1
    first = doc.token_from(start)
    name = doc.text[start : chunk.end]
    if not re.fullmatch(r"[가-힣]{5,10}", name) or not {"ETM", "JKG"} & set(doc.tags[first : chunk.first]):
        return None
    return name if len(re.findall(rf"(?<![가-힣]){name}", doc.text)) > 1 else None


_ROLE_JOSA = ("와", "과", "은", "는", "이", "가")


# `B업체와 계약을 맺고`: somebody whom the paper does not name
_ANONYMOUS = re.compile(r"[A-Z](?:업체|사|기업|회사|병원|대학|학교|은행|씨|군|양)")


def _may_be_body(text: str) -> bool:
    """Whether nothing says that a noun names a place, a title, a technique or a number."""
    if text in titles.places() or text in orgs.countries() or text in wordset("not_names") or titles.is_title(text):
        return False
    return not (
        _ANONYMOUS.fullmatch(text)
        or text.upper() in orgs.TECHNICAL
        or (re.match(r"\d", text) and not re.match(r"\d+[A-Za-z가-힣]{2,}", text))
    )
