"""People and organisations of a document, read together: names, who belongs where, and every mention of each.

Steps: what is a body by itself → who is named beside a title → bodies that only their company shows → forms of one body →
what is said of each person → every mention, by the article's own memory.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from newsparse.extract import org_forms, titles, words
from newsparse.extract import organizations as orgs
from newsparse.extract.bodies import Bodies, Body
from newsparse.extract.body_company import bodies_by_company, bodies_in_lists
from newsparse.extract.body_finding import bodies_of_people, is_name, named_bodies
from newsparse.extract.chunks import Chunk, chunks
from newsparse.extract.glossed_names import glossed_bodies
from newsparse.extract.marked_bodies import marked_bodies
from newsparse.extract.memory import mentions_of_bodies, mentions_of_people
from newsparse.extract.name_shapes import likeness
from newsparse.extract.owners import before_name, party_before
from newsparse.extract.people import sightings
from newsparse.extract.sighting import Sighting
from newsparse.extract.user_dictionary import UserDictionary
from newsparse.lexicon import sections, wordset
from newsparse.model import Organization, Person
from newsparse.tokens import Doc

__all__ = ["NamedSpan", "UserDictionary", "find_entities"]


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name that something else than the rules has found: `[start, end)` of the text, and how sure it is (0 to 1)."""

    start: int
    end: int
    label: Literal["person", "organization"]
    score: float


def find_entities(
    doc: Doc, dictionary: UserDictionary | None = None, spans: Iterable[NamedSpan] = ()
) -> tuple[tuple[Person, ...], tuple[Organization, ...], tuple[str, ...]]:
    """People, organisations, and warnings where an article gives one person several titles.

    `spans` are names that a tagger proposes: a person where the rules find nobody, weight for a body beside theirs.
    """
    parts = chunks(doc, every=bool(dictionary))
    first = {chunk.text: chunk for chunk in reversed(parts)}
    bodies = Bodies(doc)
    if dictionary:
        bodies.add_dictionary(dictionary)
    named_bodies(doc, parts, bodies)
    seen = sightings(doc, parts, bodies.kinds.keys(), dictionary.titles if dictionary else frozenset())
    bodies_of_people(doc, parts, first, seen, bodies)
    _join(doc, spans, seen, bodies)
    names = {sighting.name for sighting in seen}
    bodies_by_company(doc, parts, names, bodies)
    bodies_in_lists(doc, parts, names, bodies)
    glossed_bodies(doc, names, bodies)
    marked_bodies(doc, parts, names, bodies)
    merged = bodies.merge(parts, first, names)
    facts = _facts(doc, first, seen, merged)
    forms: dict[str, str] = {}
    if dictionary:
        for form, (name, title, body) in dictionary.people.items():
            if form in doc.text:
                facts[name], forms[form] = [(title, body)], name
    said = {name: [title for title, _ in known if title] for name, known in facts.items()}
    mentions = mentions_of_people(doc, parts, said, forms)
    found = mentions_of_bodies(doc, parts, merged, [s for spans_ in mentions.values() for s in spans_], bodies)
    people, warnings = [], []
    for name, known in facts.items():
        if not mentions.get(name):
            continue
        person, doubt = _person(name, known, found)
        people.append(Person(name, *person, mentions[name]))
        warnings += doubt
    return tuple(people), found, tuple(warnings)


def _join(doc: Doc, spans: Iterable[NamedSpan], seen: list[Sighting], bodies: Bodies) -> None:
    """Takes in what a tagger proposes, where the rules have not spoken."""
    taken = {sighting.start for sighting in seen}
    for span in spans:
        form = doc.text[span.start : span.end]
        if span.label == "organization":
            bodies.add(form, "other", span.start, span.score)
        elif span.start not in taken and form not in bodies and span.score >= 0.5:
            seen.append(Sighting(form, span.start, span.end))


# -- what is said of a person ------------------------------------------------------------------------------------------

Fact = tuple[str | None, str | None]  # title, affiliation


def _facts(doc: Doc, first: Mapping[str, Chunk], seen: list[Sighting], merged: list[Body]) -> dict[str, list[Fact]]:
    """Name → what each sighting says, affiliations by their canonical names."""
    canon = {form: body.name for body in merged for form in body.forms}
    canon |= {
        org_forms.INNER_GLOSS.sub(gap, form): canon[form] for form in list(canon) if "(" in form for gap in ("", " ")
    }
    is_body = canon.__contains__
    nouns = {noun: merged[i].name for noun, i in org_forms.common_bodies(merged).items() if noun not in canon}
    facts: dict[str, list[Fact]] = {}
    shared = _shared_bodies(doc, seen, canon)
    parties = {form: body.name for body in merged if body.kind == "party" for form in body.forms}
    heads = [body for body in merged if body.kind in ("party", "company", "association", "other")]
    only_party = heads[0].name if len(heads) == 1 and heads[0].kind == "party" else None
    for sighting in seen:
        body, title = titles.split(sighting.phrase, is_body, nouns.__contains__) if sighting.phrase else (None, "")
        if titles.unit_head(sighting.phrase) and (firm := _last_body(sighting.before, canon)):
            body, title = firm, sighting.phrase
        body = nouns.get(body or "", body)
        if body and body not in canon and not _may_be_body(doc, body, first):
            body, title = None, _plain(sighting.phrase)  # `영장전담 부장판사`: what stands there is no body
        if title in wordset("titles", "address"):
            title = ""
        if body and words.is_region(body) and (title.endswith(titles.OF_A_CHAPTER) or sighting.phrase.endswith("후보")):
            body = None  # `새솔구청장 후보`: of no government yet
        if body is None and sighting.before:
            body = _last_body(sighting.before, canon) or nouns.get(sighting.before.rpartition(" ")[2])
        if sighting.after and (behind := _first_body(sighting.after, canon)):
            body = body or behind
        if body is None and sighting.bracket_of is not None:
            body = _last_body(doc.text[max(0, sighting.bracket_of - 40) : sighting.bracket_of], canon)
        body = body or shared.get(sighting.start) or before_name(doc, sighting, title, canon)
        if body and title.endswith("의원") and body.endswith(("위원회", "특위", "위원회 소속")):
            words_ = f"{sighting.before} {sighting.phrase}".split(" ")  # of the assembly, not of its committee
            body = next(
                (word for word in words_ if word in canon and word.endswith(("의회", "국회", "당", "힘"))), body
            )
        if body and body.endswith(_OFFICES) and " " in body and words.is_region(body.partition(" ")[0]):
            body, _, unit = body.partition(" ")  # `해솔군 농업기술센터 소장`: of the county, whose unit it is
            title = f"{unit} {title}"
        if body is None and likeness(sighting.name) > 1:
            body, title = titles.clipped_office(title)  # `김가람 법무장관`
        if body is None and title.removesuffix(" 후보") in wordset("title_words", "of a party"):
            body = party_before(doc, sighting.start, parties)
        if body in _HOUSES and title in ("의원", "원내대표"):  # whose seat is there, but who is of a party
            side = f"{sighting.phrase} {sighting.before} {sighting.after}".split(" ")
            party = next((canon[word] for word in side if words.known(canon.get(word, "")).kind == "party"), None)
            body, title = party or body, f"{body} {title}" if title == "원내대표" else title
        whole = body == "검찰" and title.endswith(
            "총장"
        )  # of no one office, though 검찰 is short for one in the article
        facts.setdefault(sighting.name, []).append(
            (title or None, body if whole or body is None else canon.get(body, body))
        )
    if only_party and not any((title, only_party) in known for known in facts.values() for title in _LEADERS):
        for known in facts.values():  # `송가람 전 대표`, where the article speaks of one party and of no firm
            known[:] = [(said, body or only_party) if said in _LEADERS else (said, body) for said, body in known]
    return facts


_LEADERS = ("대표", "전 대표")
_HOUSES = ("하원", "상원")
_OFFICES = ("농업기술센터", "농업기술원", "보건소", "보건의료원", "보건환경연구원", "사업소", "사업본부")
_BEHIND_LIST = re.compile(r"\s?등\s([^\s,.]{2,20})(?:\s[^\s,.]{2,12})?")


def _shared_bodies(doc: Doc, seen: list[Sighting], canon: dict[str, str]) -> dict[int, str]:
    """Bodies that a list of people shares: `한빛일보 김가람 대표, 이도윤 전무`, `김가람 대표, 이도윤 전무 등 한빛일보 측`."""
    shared: dict[int, str] = {}
    group: list[Sighting] = []
    for one, after in zip(seen, [*seen[1:], None], strict=False):
        group.append(one)
        if after and one.stop and doc.text[one.stop : after.start] in (", ", ",", "·", " · "):
            continue
        body = None
        if len(group) > 1:
            behind = _BEHIND_LIST.match(doc.text, group[-1].stop)
            if behind:
                body = _tail_body(behind[1].removesuffix("측").rstrip("의은는이가"), canon)
            if body is None and group[0].before:
                body = _last_body(group[0].before, canon)
        if body:
            shared |= {other.start: body for other in group}
        group = []
    return shared


def _may_be_body(doc: Doc, body: str, first: Mapping[str, Chunk]) -> bool:
    if words.known(body).grade:
        return True
    kind = orgs.kind_beside_title(body)
    return kind == "local_government" or (kind is not None and is_name(doc, body, first))


def _plain(phrase: str) -> str:
    """A title of several words that name no body, without what belongs to none of them: `여당 간사` → 간사."""
    kept = [word for word in phrase.split(" ") if word not in wordset("title_words", "stray")]
    title = [word for word in kept if word not in ("전", "前")]
    former = "전 " if len(title) < len(kept) else ""
    return former + (title[-1] if title[-1].endswith(("교수", "강사")) else " ".join(title))


def _last_body(text: str, canon: dict[str, str]) -> str | None:
    """The body that words before a name close in, a unit of it allowed behind: `새론텔레콤 호남본부`."""
    parts = text.strip(" (").split(" ")
    if parts[-1].endswith("인") and words.title_of(parts[-1][:-1]):
        parts[-1] = parts[-1][:-1]  # `국회 법사위원회 간사인 김가람 의원`
        if body := titles.split(" ".join(parts), canon.__contains__)[0]:
            return body if body in canon else None
    end = len(parts)
    while end > 0:
        for start in range(max(0, end - 4), end):
            form = " ".join(parts[start:end]).strip(",")
            if form in canon:
                return form
        if not words.is_unit(parts[end - 1]) and not _CHAMBER.fullmatch(parts[end - 1]):
            return _tail_body(parts[end - 1], canon)
        end -= 1
    return None


# `춘천지법 형사 3단독 김가람 판사`: of the court
_CHAMBER = re.compile(
    r"제?(?:\d+-?)*(?:형사|민사|행정|가사|특별)(?:항소|합의|수석)?\d*(?:-\d+)?(?:단독|부)?|제?\d+(?:-\d+)?(?:단독|부)"
)


def _tail_body(word: str, canon: dict[str, str]) -> str | None:
    for size in range(len(word), 1, -1):
        if word[-size:] in canon and not word[: len(word) - size][-1:].isalpha():
            return word[-size:]
    return None


def _first_body(bracket: str, canon: dict[str, str]) -> str | None:
    """`더불어민주당·해솔을` → 더불어민주당."""
    form = re.split(r"[·,/]|\s", bracket)[0]
    return bracket if bracket in canon else form if form in canon else None


def _person(name: str, known: list[Fact], found: Sequence[Organization]) -> tuple[Fact, list[str]]:
    """The best supported title and affiliation of a person, and a warning if titles differ."""
    if len(known) == 1 and known[0][1]:
        return known[0], []
    said = list(dict.fromkeys(title for title, _ in known if title))
    best = _best([t for t, _ in known if t])
    affiliation = _most([body for title, body in known if body and _goes_with(title, best)])
    if affiliation is None and best not in ("대통령", "전 대통령"):
        affiliation = _most([body for _, body in known if body])
    if best and affiliation is None:
        affiliation = _only_body(best, found)
        if best == "대통령" and likeness(name) >= 0:  # Korea, where the article speaks of it as of a state
            affiliation = next((o.name for o in found if {"대한민국", "한국"} & {o.name, *o.aliases}), None)
    heads = {words.title_of(title) or title for title in said} if len(said) > 1 else ()
    doubts = [f"{name}의 직함이 여럿: {', '.join(said)}"] if len(heads) > 1 and _differ(said) else []
    return (best, affiliation), doubts


def _goes_with(title: str | None, best: str | None) -> bool:
    """Whether the body said with one title is that of the other: `검찰총장` says nothing of a 대통령."""
    return title is None or best is None or titles.fits(title.removeprefix("전 "), best.removeprefix("전 "))


def _differ(said: list[str]) -> bool:
    return any(not titles.fits(one, other) for one in said for other in said)


def _best(said: list[str]) -> str | None:
    """The title printed with the name first, unless another is said much more often."""
    most = _most(said)
    return most if most and said.count(most) > said.count(said[0]) + 1 else next(iter(said), None)


def _most(values: list[str]) -> str | None:
    """The commonest value, of several the first; None of none."""
    if len(values) < 2:
        return values[0] if values else None
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], -values.index(value)))


def _only_body(title: str, found: Sequence[Organization]) -> str | None:
    """The one body of the article that somebody with this title can head: `이 군수` of 한빛군, where no other county acts."""
    wanted = sections("title_words")["head of kind"].get(title.removeprefix("전 "))
    if not wanted and not title.startswith("전 "):
        wanted = sections("title_words")["of a unit"].get(words.title_of(title))
    if not wanted:
        return None
    if title == "대표" and any(body.kind == "party" for body in found):
        return None  # of a firm or of a party
    names = words.forms(wanted)
    fits = [body.name for body in found if body.kind in names or body.name.endswith(tuple(names))]
    if wanted == "부":
        fits = [name for name in fits if words.known(name).grade == 3]
    return fits[0] if len(fits) == 1 else None
