"""Where bodies are found: by name and ending, and beside people; `body_company.py` finds the others."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

from newsparse.extract import org_forms, words
from newsparse.extract import organizations as orgs
from newsparse.extract.bodies import Bodies
from newsparse.extract.body_pairs import of_a_cause
from newsparse.extract.body_pairs import pair as pair_of
from newsparse.extract.chunks import Chunk
from newsparse.extract.name_shapes import likeness
from newsparse.extract.owners import quoted_before
from newsparse.extract.sighting import Sighting
from newsparse.extract.titles import OF_A_CHAPTER, split, unit_head
from newsparse.lexicon import sections, wordset
from newsparse.model import OrganizationKind
from newsparse.tokens import Doc

# -- by name -----------------------------------------------------------------------------------------------------------


_AFFIX = re.compile(r"㈜\s?|\(주\)\s?|주식회사\s")


def named_bodies(doc: Doc, parts: list[Chunk], bodies: Bodies) -> None:
    """What is a body by lexicon or ending, with what is joined to it, and what a bracket glosses."""
    text = doc.text
    several = words.apart()
    regions, countries = words.regions(), words.countries()
    company = "㈜" in text or "(주)" in text
    pair = -1  # where the second word of a pair stood
    leaders: dict[str, str] = {}  # country → who leads it in this article
    for i in _spoken_for(parts) if not company else range(len(parts)):
        chunk = parts[i]
        word, said = chunk.text, chunk.known
        after = parts[i + 1] if i + 1 < len(parts) else None
        if said.begins:
            forms = several.get(text[chunk.start : chunk.start + 2], ())
            if forms and text.startswith(forms, chunk.start):
                for form in forms:
                    if text.startswith(form, chunk.start) and _speaks_of(text, form, chunk.start):
                        bodies.add(form, words.bodies()[form][1], chunk.start)
        closes = after is not None and after.known.closes
        cause = word in wordset("org_words", "of a cause")
        if not (said.grade or said.place or said.opens or closes or company or cause):
            continue
        near = after is not None and not chunk.josa and after.start == chunk.end + 1 and text[chunk.end] == " "
        kind = orgs.of_chunk(doc, chunk) if said.grade or said.place else None
        if (
            near
            and after is not None
            and (said.opens or closes or word in countries)
            and (joined := pair_of(doc, chunk, after, kind))
            and not orgs.is_scene(text, after.text, after.end)
        ):
            whole = text[chunk.start : after.end]
            bodies.add(whole, joined, chunk.start)
            if word in countries and after.text in ("정부", "행정부"):
                bodies.add(word, joined, chunk.start)
                bodies.glosses.append((whole, word))
            if (country := sections("org_words")["leader"].get(word)) and leaders.setdefault(country, word) == word:
                bodies.glosses.append((country, whole))  # `바이든 행정부` where the article has 미국
            _gloss(doc, whole, after.end, bodies, joined)
            if limited := _LIMITED.match(text, after.end):
                bodies.add(whole + limited[0], joined, chunk.start)  # `새론 코리아 유한회사`
                bodies.glosses.append((whole + limited[0], whole))
            pair = i + 1
            continue
        if pair == i:
            continue
        if cause and (begin := of_a_cause(doc, chunk)) is not None:
            bodies.add(text[begin : chunk.end], "association", begin)
            continue
        if word in regions and len(word) > 2 and not chunk.josa and _SUPPORT.match(text, chunk.end):
            bodies.add(word, "local_government", chunk.start)  # `서울특별시 지원을 받아`
        if word in regions and word[-1] in "시군구도" and _lists_bodies(doc, parts, i):
            bodies.add(word, "local_government", chunk.start)  # `경상북도, 한빛군과`, `한빛군, 새론산업은`
        if kind is None and word in countries and orgs.acting_country(doc, chunk):
            kind = "government"
        if kind and (_is_unit(parts, i, bodies) or (near and _describes(chunk, after))):
            continue
        if kind:
            start = chunk.start
            while start > 0 and text[start - 1] == "㈜":
                start -= 1
            bodies.add(text[start : chunk.end], kind, start)
            _gloss(doc, word, chunk.end, bodies, kind)
        elif company and _incorporated(text, chunk):
            bodies.add(word, "company", chunk.start)
    for listed in _TICKER.finditer(text):
        if words.known(listed[1].removesuffix("우")).grade != 3 or listed[1] in words.bodies():
            bodies.add(listed[1], "company", listed.start(1))  # `새론전자(005000)`, but not its 우선주


_TICKER = re.compile(
    r"(?<![A-Za-z가-힣])([A-Z]{2,4} Ent\.|[A-Z가-힣][A-Za-z가-힣&]{1,14})\s?\((?:코스[피닥]\s?|종목코드\s?)?\d{6}\)"
)
_LIMITED = re.compile(r"\s유한(?:책임)?회사")
_ACTS = re.compile(r"[은는이가과와도에의]|\s(?:측|관계자|고위)")


def _speaks_of(text: str, form: str, at: int) -> bool:
    """`금융 당국은`; not `금융 당국 규제`."""
    name = words.bodies()[form][0]
    return name not in wordset("org_words", "acting") or bool(_ACTS.match(text, at + len(form)))


def _describes(chunk: Chunk, after: Chunk | None) -> bool:
    """`기업분석연구소 새론인덱스`: what a body is, before its name."""
    if after is None or chunk.proper or not chunk.text.endswith(("연구소", "기관")) or chunk.known.grade == 3:
        return False
    return after.proper and not after.known.title and likeness(after.text) < 0


def _is_unit(parts: list[Chunk], i: int, bodies: Bodies) -> bool:
    """Whether a body is but part of the firm or assembly named before it: `새론제약 원료연구센터`, `한빛도의회 기획위원회`."""
    chunk, before = parts[i], parts[i - 1]
    if not i or before.josa or before.end + 1 != chunk.start or chunk.known.grade == 3:
        return False
    if not _is_part(before.text, chunk.text, firm=bodies.kinds.get(before.text) == "company"):
        return False
    if before.text.endswith("의회"):
        bodies.add(before.text, "local_government", before.start)
    return True


_UNIT_OF_FIRM = ("연구소", "연구원", "센터", "교육원", "연수원", "기술원", "아카데미", "사업단")


def _is_part(whole: str, part: str, *, firm: bool = False) -> bool:
    if part.endswith("위원회") and whole.endswith("의회"):
        return True
    return (firm or words.known(whole).kind == "company") and part.endswith(_UNIT_OF_FIRM)


def _spoken_for(parts: list[Chunk]) -> list[int]:
    """The numbers of the chunks that may name a body or begin its name, and of those before one that closes it."""
    nothing, causes = words.NOTHING, wordset("org_words", "of a cause")
    found: list[int] = []
    for i in [i for i, chunk in enumerate(parts) if chunk.known is not nothing]:
        said = parts[i].known
        if said.closes and i and found[-1:] != [i - 1]:
            found.append(i - 1)
        if said.grade or said.place or said.opens or said.begins or (said.closes and parts[i].text in causes):
            found.append(i)
    return found


_SUPPORT = re.compile(
    r"\s(?:지원을|지원으로|관계자|측|공무원(?=[은는이가들과도])|조례|예산으로|후원으로|보조금|제공)|·"
)


def _incorporated(text: str, chunk: Chunk) -> bool:
    before, behind = text[max(0, chunk.start - 5) : chunk.start], text[chunk.end : chunk.end + 3]
    if re.search(r"\w\(주\) $", before):
        return behind.startswith("㈜") or behind == "(주)"  # `새론(주) 우선주`: of the name before
    return before.rstrip().endswith(("㈜", "(주)")) or behind.startswith("㈜") or behind == "(주)"


def _lists_bodies(doc: Doc, parts: list[Chunk], i: int) -> bool:
    """Whether a list goes on from a place to a body: `해솔도, 한빛군, 새솔군, 한국전력공사와`."""
    for chunk, after in itertools.pairwise(parts[i : i + 8]):
        if doc.text[chunk.end : after.start].strip() not in (",", "·", "․", "및", "∙") or chunk.josa:
            return False
        acts = after.josa in orgs.SUBJECT or after.josa in ("와", "과") or after.known.grade > 1
        if acts and orgs.of_chunk(doc, after) is not None:
            return True
        if after.text not in words.regions() or after.text[-1] not in "시군구도":
            return False
    return False


_GLOSS = re.compile(
    r"\s?\((?:이하\s?|약칭\s?)?['‘\"“]?(?P<form>[A-Z][A-Za-z&+\- ]{1,24}|[가-힣]{2,8}|[A-Z가-힣]{2,8})['’\"”]?(?:[,·:]\s?[^()]{1,30})?\)"
)


# `새론은행(옛 한빛은행)`, `새론은행(현 한빛은행)`
_FORMERLY = re.compile(r"\s?\((?:(?:옛|구|舊|당시)\s([^()]{2,20})|현\s([^() ]{4,16}))\)")


def _gloss(doc: Doc, name: str, end: int, bodies: Bodies, kind: OrganizationKind) -> None:
    """`한빛정보공사(HIC)`, `새론재단(이하 '재단')`: another form of the name before the bracket."""
    text = doc.text
    if text[end : end + 1] != "(" and text[end : end + 2] != " (":
        return
    if former := _FORMERLY.match(text, end):
        other = former[1] or former[2]
        if former[1] or (kind == "company" and not words.title_of(other) and words.known(other).grade):
            bodies.add(other, kind, former.start(former.lastindex or 1))
            bodies.glosses.append((name, other))
        return
    match = _GLOSS.match(text, end)
    if not match:
        return
    form = match["form"].strip()
    if words.known(form).grade >= 2 and words.known(form).kind == kind:
        bodies.add(form, kind, match.start("form"))  # `새론텍(한빛기술교육대학교)`
        bodies.glosses.append((name, form))
        return
    said = "이하" in match[0] or "약칭" in match[0]
    if re.fullmatch(r"[가-힣]+", form) and not (said or org_forms.short_for(form, name)):
        return
    if words.title_of(form) or form in wordset("not_names", "person") or form in words.regions():
        return
    if form.upper() in wordset("org_words", "technical"):
        return
    if form not in wordset("not_names", "organization"):
        bodies.add(form, kind, match.start("form"))
    bodies.glosses.append((name, form))


# -- beside people -----------------------------------------------------------------------------------------------------


def bodies_of_people(
    doc: Doc, parts: list[Chunk], first: Mapping[str, Chunk], seen: list[Sighting], bodies: Bodies
) -> None:
    """The bodies that people head or belong to: `김가람 새론 이사장`, `새론(대표 김가람)`, `한빛군수`; `first` is the first chunk
    of each text."""
    whole = {org_forms.key(form) for form in bodies.kinds if "(" in form}  # 엘지(LG)전자, beside a name `엘지 전자`
    for sighting in seen:
        body = split(sighting.phrase, bodies.__contains__)[0] if sighting.phrase else None
        if body and whole and org_forms.key(body) in whole:
            continue
        if body and sighting.before and unit_head(sighting.phrase):
            body = None
        if body in words.regions() and sighting.phrase.endswith(OF_A_CHAPTER):
            continue  # of a party's chapter there
        if body and body not in bodies:
            kind = orgs.kind_beside_title(body)
            if kind and _names_one(doc, body, kind, first):
                bodies.add(body, kind, max(0, doc.text.find(body, max(0, sighting.start - 60))))
        if sighting.bracket_of is not None:
            _body_before_bracket(doc, parts, sighting, bodies)
        if not body and not sighting.before and sighting.phrase in _OF_A_FIRM:
            at = first.get(quoted_before(doc, sighting))
            if at is not None and at.proper and at.text not in bodies and orgs.kind_beside_title(at.text):
                bodies.add(at.text, orgs.kind_beside_title(at.text) or "company", at.start)
        if sighting.before and not body:
            front = sighting.before.split(" ")
            for word in dict.fromkeys((front[-1], *front[-2:-1], front[0])):
                if word == front[-1] != front[0] and _is_part(front[-2], word):
                    continue
                candidate = _AFFIX.sub("", word)
                at = first.get(candidate)
                if at is None or candidate in bodies or at.josa or at.common:
                    continue
                kind = orgs.kind_beside_title(candidate)
                if kind and (at.proper or kind != "company") and not _is_place_alone(candidate):
                    bodies.add(candidate, kind, at.start)
                    break
        if sighting.after:
            party = re.split(r"[·,\s]", sighting.after)[0]
            if words.known(party).grade == 3:
                bodies.add(party, words.bodies()[party][1], doc.text.find(party))


_OF_A_FIRM = ("대표", "대표이사", "사장", "회장", "창업자", "최고경영자", "공동대표")


def _is_place_alone(word: str) -> bool:
    """`서울 강남구 김가람 의원`: where, not for whom."""
    return word in words.regions()


def _names_one(doc: Doc, body: str, kind: OrganizationKind, first: Mapping[str, Chunk]) -> bool:
    """Whether a body that nothing but its place beside a title shows has a name: `대선 후보`, `정책위 의장` name none."""
    if kind != "company" or words.known(body).grade:
        return True
    return is_name(doc, body, first)


def is_name(doc: Doc, body: str, first: Mapping[str, Chunk]) -> bool:
    """Whether the first word of a body's name is no noun of the dictionary."""
    chunk = first.get(_AFFIX.sub("", body).split(" ")[0])
    return chunk is not None and (chunk.proper or (" " in body and not chunk.common))


def _body_before_bracket(doc: Doc, parts: list[Chunk], sighting: Sighting, bodies: Bodies) -> None:
    bracket = sighting.bracket_of or 0
    before = next((c for c in reversed(parts) if c.end <= bracket), None)
    if before is None or bracket - before.end > 1 or before.text in bodies:
        return
    kind = orgs.kind_beside_title(before.text)
    if "총장" in sighting.phrase and before.text.endswith(("대", "대학교")):
        kind = "university"
    if kind and (before.proper or kind != "company" or not before.common):
        bodies.add(before.text, kind, before.start)
