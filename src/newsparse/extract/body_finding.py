"""Where bodies are found: by name, beside people, and by the company they keep."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Set

from newsparse.extract import org_forms, words
from newsparse.extract import organizations as orgs
from newsparse.extract.bodies import Bodies
from newsparse.extract.chunks import Chunk, is_spaced
from newsparse.extract.name_shapes import likeness
from newsparse.extract.sighting import Sighting
from newsparse.extract.titles import split
from newsparse.lexicon import words as entries
from newsparse.lexicon import wordset
from newsparse.model import OrganizationKind
from newsparse.tokens import Doc

# -- by name -----------------------------------------------------------------------------------------------------------


@functools.cache
def _in_several_words() -> dict[str, tuple[str, ...]]:
    """Names that hold a space, or that Kiwi takes apart (국민의힘 into 국민/의/힘, LG엔솔 into LG/에/ㄴ/솔), by two letters."""
    apart = re.compile(r" |의힘|의당|[A-Z](?:온|엔|은|는)|[A-Z]-|들$")
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form in words.bodies():
        if apart.search(form):
            found[form[:2]].append(form)
    return {head: tuple(forms) for head, forms in found.items()}


_AFFIX = re.compile(r"㈜\s?|\(주\)\s?|주식회사\s")
_FOREIGN_LEADERS = frozenset(("바이든", "트럼프", "오바마", "부시", "클린턴", "레이건", "아베", "스가", "기시다", "이시바", "시진핑", "푸틴"))


def named_bodies(doc: Doc, parts: list[Chunk], bodies: Bodies) -> None:
    """What is a body by lexicon or ending, with what is joined to it, and what a bracket glosses."""
    text = doc.text
    several = _in_several_words()
    regions, countries = words.regions(), words.countries()
    company = "㈜" in text or "(주)" in text
    pair = -1  # where the second word of a pair stood
    for i, chunk in enumerate(parts):
        word = chunk.text
        after = parts[i + 1] if i + 1 < len(parts) else None
        for form in several.get(text[chunk.start : chunk.start + 2], ()):
            if text.startswith(form, chunk.start):
                bodies.add(form, words.bodies()[form][1], chunk.start)
        said = chunk.known
        closes = after is not None and after.known.closes
        if not (said.grade or said.place or said.opens or closes or company):
            continue
        near = after is not None and not chunk.josa and after.start == chunk.end + 1 and text[chunk.end] == " "
        kind = orgs.of_chunk(doc, chunk) if said.grade or said.place else None
        if near and after is not None and (said.opens or closes) and (joined := _pair(doc, chunk, after, kind)):
            whole = text[chunk.start : after.end]
            bodies.add(whole, joined, chunk.start)
            if word in countries:
                bodies.add(word, joined, chunk.start)
                bodies.glosses.append((whole, word))
            _gloss(doc, whole, after.end, bodies, joined)
            pair = i + 1
            continue
        if pair == i:
            continue
        if word in regions and len(word) > 2 and not chunk.josa and _SUPPORT.match(text, chunk.end):
            bodies.add(word, "local_government", chunk.start)  # `서울특별시 지원을 받아`
        if word in regions and word[-1] in "시군구도" and after is not None and _lists_bodies(doc, chunk, after):
            bodies.add(word, "local_government", chunk.start)  # `경상북도, 한빛군과`, `한빛군, 새론산업은`
        if kind is None and word in countries and orgs.acting_country(doc, chunk):
            kind = "government"
        if kind:
            start = chunk.start
            while start > 0 and text[start - 1] == "㈜":
                start -= 1
            bodies.add(text[start : chunk.end], kind, start)
            _gloss(doc, word, chunk.end, bodies, kind)
        elif company and _incorporated(text, chunk):
            bodies.add(word, "company", chunk.start)


_SUPPORT = re.compile(r"\s(?:지원을|지원으로|관계자|측|공무원|조례|예산으로|후원으로|보조금|제공)|·")


def _incorporated(text: str, chunk: Chunk) -> bool:
    before, behind = text[max(0, chunk.start - 4) : chunk.start], text[chunk.end : chunk.end + 3]
    return before.rstrip().endswith(("㈜", "(주)")) or behind.startswith("㈜") or behind == "(주)"


def _lists_bodies(doc: Doc, chunk: Chunk, after: Chunk) -> bool:
    if doc.text[chunk.end : after.start].strip() not in (",", "·", "․", "및", "∙") or chunk.josa:
        return False
    return orgs.of_chunk(doc, after) is not None and (after.josa in orgs.SUBJECT or after.josa in ("와", "과"))


def _pair(doc: Doc, chunk: Chunk, after: Chunk, kind: OrganizationKind | None) -> OrganizationKind | None:
    """The kind of a body named by two words: `중국 정부`, `새론 AI연구원`, `법무법인 새론`, `새론은행 노조`, `서울시 한빛구`."""
    word, next_ = chunk.text, after.text
    if next_ in wordset("org_words", "last of two"):
        if next_ == "정부":
            leader = likeness(word) >= 2 and chunk.proper
            return "government" if word in words.countries() or leader or word in _FOREIGN_LEADERS else None
        if next_ in ("노조", "노동조합"):
            named = kind in ("company", "public_institution") or (chunk.proper and not words.known(word).title)
            return "association" if named and word not in words.regions() else None
        if next_ == "캠퍼스":
            return None
        return "company" if next_ == "컨소시엄" and kind and not after.josa.startswith("에") else None
    if word in wordset("org_words", "first of two"):
        if word == "국회":
            return "government" if next_.endswith("위원회") else None
        if after.proper or len(next_) <= 4:
            return "other" if word in ("학교법인", "의료법인") else "company"
        return None
    if next_.endswith(("대사관", "영사관")) and word.startswith("주") and len(word) <= 6:
        return "government"
    if next_.endswith("캠퍼스") and kind == "university":
        return "university"
    if kind in ("public_institution", "association", "university", "party") and next_.endswith(
        entries("org_words", "part")
    ):
        return kind if words.known(next_).title == "" or next_.endswith("지사") else None
    if kind == "company" and words.is_latin(word) and re.fullmatch(r"[A-Z]{1,4}(?:연구원|연구소)", next_):
        return "company"
    quoted = doc.text[max(0, chunk.start - 1) : chunk.start] in ("‘", "'", "“", '"')  # a product's name
    if next_ in wordset("org_words", "second word") and chunk.proper and is_spaced(doc, chunk) and not quoted:
        free = word not in words.regions() and word not in words.countries() and not words.known(word).title
        return "company" if free and word not in wordset("org_words", "technical") and not chunk.common else None
    if word[-1] == "시" and next_[-1] == "구" and word in words.regions() and next_ in words.regions():
        return "local_government" if after.josa in ("은", "는", "이", "가", "와", "과") else None
    return None


_GLOSS = re.compile(
    r"\s?\((?:이하\s?|약칭\s?)?['‘\"“]?(?P<form>[A-Z][A-Za-z&+\- ]{1,24}|[가-힣]{2,8}|[A-Z가-힣]{2,8})['’\"”]?(?:[,·:]\s?[^()]{1,30})?\)"
)


_FORMERLY = re.compile(r"\s?\((?:옛|구|舊|당시)\s([^()]{2,20})\)")  # `새론은행(옛 한빛은행)`


def _gloss(doc: Doc, name: str, end: int, bodies: Bodies, kind: OrganizationKind) -> None:
    """`한빛정보공사(HIC)`, `새론재단(이하 '재단')`: another form of the name before the bracket."""
    text = doc.text
    if text[end : end + 1] != "(" and text[end : end + 2] != " (":
        return
    if former := _FORMERLY.match(text, end):
        bodies.add(former[1], kind, former.start(1))
        bodies.glosses.append((name, former[1]))
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


def bodies_of_people(doc: Doc, parts: list[Chunk], seen: list[Sighting], bodies: Bodies) -> None:
    """The bodies that people head or belong to: `김가람 새론 이사장`, `새론(대표 김가람)`, `한빛군수`."""
    first: dict[str, Chunk] = {}
    for chunk in parts:
        first.setdefault(chunk.text, chunk)
    for sighting in seen:
        body = split(sighting.phrase, bodies.__contains__)[0] if sighting.phrase else None
        if body and body not in bodies:
            kind = orgs.kind_beside_title(body)
            if kind and _names_one(doc, body, kind, first):
                bodies.add(body, kind, max(0, doc.text.find(body, max(0, sighting.start - 60))))
        if sighting.bracket_of is not None:
            _body_before_bracket(doc, parts, sighting, bodies)
        if sighting.before and not body:
            front = sighting.before.split(" ")
            for word in dict.fromkeys((front[-1], *front[-2:-1], front[0])):
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


def _is_place_alone(word: str) -> bool:
    """`서울 강남구 김가람 의원`: where, not for whom."""
    return word in words.regions()


def _names_one(doc: Doc, body: str, kind: OrganizationKind, first: dict[str, Chunk]) -> bool:
    """Whether a body that nothing but its place beside a title shows has a name: `대선 후보`, `정책위 의장` name none."""
    if kind != "company" or words.known(body).grade:
        return True
    return is_name(doc, body, first)


def is_name(doc: Doc, body: str, first: dict[str, Chunk]) -> bool:
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


# -- by the company they keep ------------------------------------------------------------------------------------------


@functools.cache
def _pattern(section: str, shape: str) -> re.Pattern[str]:
    return re.compile(shape % "|".join(entries("org_words", section)))


_MADE = re.compile(
    r"[^.]{0,90}?(?:협약|계약|양해각서|MOU|협정|결연|제휴|파트너십|의향서)[^.]{0,16}?(?:체결|맺|서명|교환)"
)
_ROLE = frozenset(("와", "과", "은", "는", "이", "가"))


def bodies_by_company(doc: Doc, parts: list[Chunk], people: Set[str], bodies: Bodies) -> None:
    """Names that no ending gives away: `새론 관계자는`, or a party among parties where the article speaks of a deal."""
    text, known, kinds = doc.text, words.known, bodies.kinds
    count = Counter([chunk.text for chunk in parts])
    headline = " ".join(doc.article.passage_texts("title"))
    deal = _pattern("party term", "%s")
    for chunk in parts:
        word = chunk.text
        role = chunk.josa in _ROLE
        if not chunk.proper and not role:
            continue
        if chunk.common or word in kinds or word in people or len(word) < 2:
            continue
        if not is_spaced(doc, chunk):
            if role and (name := _phrase_name(doc, chunk)) and name not in kinds:
                sentence = doc.sentence_at(chunk.start)
                if sentence and deal.search(text, sentence.start, sentence.end):
                    bodies.add(name, "company", chunk.end - len(name))
            continue
        if not _may_be_body(word):
            continue
        kind = orgs.weak_kind(word) if known(word).grade == 1 else None
        if chunk.proper:
            _by_neighbours(doc, chunk, bodies, kind or "company")
        if kind and role and (count[word] > 2 or word in headline):
            bodies.add(word, kind, chunk.start)
            continue
        if not (role or text[chunk.end : chunk.end + 1] in ",·") or _LONG_LATIN.search(word):
            continue
        sentence = doc.sentence_at(chunk.start)
        if sentence is None:
            continue
        namelike = len(word) == 3 and likeness(word) >= 2
        if deal.search(text, sentence.start, sentence.end):
            partner = chunk.josa in ("와", "과") and _MADE.match(text, chunk.end, sentence.end)
            if (partner and not word.endswith(entries("org_words", "class"))) or (
                chunk.proper and not namelike and count[word] > 1
            ):
                bodies.add(word, kind or "company", chunk.start)
                continue
        if chunk.proper and not namelike and chunk.josa in ("은", "는") and _announces(doc, sentence.end):
            bodies.add(word, kind or "company", chunk.start, 0.5)
            if headline.startswith((f"{word},", f"{word} ,")):
                bodies.add(word, kind or "company", chunk.start, 0.5)


_LONG_LATIN = re.compile(r"[a-z]{6,}")


_JOINT = re.compile(r"\s?[,·∙ㆍ‧・]\s?|\s")
_AND_OTHERS = re.compile(r"\s등\s(?:\d+\s?)?(?:개\s)?(?:[가-힣]{1,5}\s)?(?:기업|회사|업체|은행|대학|기관|단체|개사|\d+개?사|\d+곳)")


def bodies_in_lists(doc: Doc, parts: list[Chunk], people: Set[str], bodies: Bodies) -> None:
    """Names in a list with known bodies, or that a class closes: `새론전자, 고운, 한빛화학 등 7개 기업`."""
    text = doc.text
    joints = frozenset(",·∙ㆍ‧・")
    body = max([p.end for p in doc.passages if p.kind == "title"], default=0)
    group: list[Chunk] = []
    for chunk, after in zip(parts, [*parts[1:], None], strict=False):
        if not group and chunk.josa not in ("와", "과") and text[chunk.end : chunk.end + 1] not in joints:
            continue
        group.append(chunk)
        if after is not None and after.start - chunk.end <= 3:
            gap = text[chunk.end : after.start]
            if gap.strip() and _JOINT.fullmatch(gap) and not chunk.josa:
                continue
            if chunk.josa in ("와", "과") and gap == chunk.josa + " ":
                continue
        if len(group) > 1 and group[0].start >= body:
            _weigh_list(doc, group, people, bodies)
        group = []


def _weigh_list(doc: Doc, group: list[Chunk], people: Set[str], bodies: Bodies) -> None:
    known = [bodies.kinds[chunk.text] for chunk in group if chunk.text in bodies]
    companies = known.count("company")
    closed = _AND_OTHERS.match(doc.text, group[-1].end) is not None
    if not closed and not (companies and companies * 2 >= len(group)):
        return
    for chunk in group:
        free = chunk.text not in bodies and chunk.text not in people and is_spaced(doc, chunk) and len(chunk.text) > 1 and not chunk.text[-1].isdigit()
        if free and chunk.proper and not chunk.common and _may_be_body(chunk.text):
            if not (len(chunk.text) == 3 and likeness(chunk.text) >= 3) and not _LONG_LATIN.search(chunk.text):
                found = words.ending(chunk.text)
                bodies.add(chunk.text, found[2] if found else "company", chunk.start)


def _by_neighbours(doc: Doc, chunk: Chunk, bodies: Bodies, kind: OrganizationKind) -> None:
    """`새론 관계자`, `에너지 업체인 새론과`, `스타트업 새론(대표 김가람)은`."""
    text = doc.text
    if not chunk.josa and _pattern("staff", r"(?:\([A-Za-z .&]+\))?\s?(?:%s)").match(text, chunk.end):
        bodies.add(chunk.text, kind, chunk.start)
    elif chunk.josa in _ROLE or chunk.josa == "의" or text[chunk.end : chunk.end + 1] in ("(", ","):
        before = text[max(0, chunk.start - 12) : chunk.start]
        head, _, country = before.rstrip().rpartition(" ")
        if country in words.countries():
            before = head + " "  # `수소 기업인 미국 새론파워`
        if before.endswith(" ") and before.rstrip().endswith(entries("org_words", "described")):
            bodies.add(chunk.text, kind, chunk.start)


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


@functools.lru_cache(words.KEPT)
def _may_be_body(word: str) -> bool:
    """Whether nothing says that a noun names a place, a title, a technique or a number."""
    if words.is_region(word) or word in words.countries() or word in wordset("not_names") or words.title_of(word):
        return False
    return not (
        _ANONYMOUS.fullmatch(word)
        or word.upper() in wordset("org_words", "technical")
        or word.endswith(("측", "시위", "집회", "세대", "시대"))
        or (word[0].isdigit() and not re.match(r"\d+[A-Za-z가-힣]{2,}", word))
        or bool(re.fullmatch(r"\d+(?:[A-Za-z]{1,4}|[가-힣]{1,3})", word))
    )
