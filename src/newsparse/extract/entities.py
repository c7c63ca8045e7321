"""People and organisations of a document, read together: names, who belongs where, and every mention of each.

Steps: what is a body by itself → who is named beside a title → bodies that only their company shows → forms of one body →
every mention, by the article's own memory.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsparse.extract import people as persons
from newsparse.extract import titles
from newsparse.extract.bodies import Bodies
from newsparse.extract.body_finding import bodies_by_company, bodies_of_people, is_name, named_bodies
from newsparse.extract.chunks import Chunk, chunks
from newsparse.extract.memory import mentions_of_bodies, mentions_of_people
from newsparse.extract.sighting import Sighting
from newsparse.lexicon import wordset
from newsparse.model import Organization, OrganizationKind, Person
from newsparse.tokens import Doc


@dataclass(frozen=True, slots=True)
class UserDictionary:
    """One's own names: person → (title, affiliation), organisation form → (name, kind). `unusable` says what can't match."""

    people: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    organizations: dict[str, tuple[str, OrganizationKind]] = field(default_factory=dict)
    unusable: tuple[str, ...] = ()

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str | None]]) -> UserDictionary:
        """From rows with `name`, `type` (person or organization), and any of `kind`, `title`, `affiliation`, `aliases` (; or ,)."""
        people: dict[str, tuple[str | None, str | None]] = {}
        bodies: dict[str, tuple[str, OrganizationKind]] = {}
        unusable = []
        for number, row in enumerate(rows, 1):
            clean = {k.strip().lstrip("\ufeff").lower(): (v or "").strip() for k, v in row.items() if k}
            name, sort = clean.get("name", ""), clean.get("type", "organization").lower()
            if len(name) < 2 or not re.search(r"[가-힣A-Za-z]", name):
                unusable.append(f"{number}: {name!r} 은(는) 찾을 수 없는 이름")
            elif sort in ("person", "인물"):
                people[name] = clean.get("title") or None, clean.get("affiliation") or None
            elif sort in ("organization", "기관", "조직"):
                kind: OrganizationKind = clean.get("kind") or "other"  # type: ignore[assignment]
                for form in (name, *re.split(r"[;,]\s*", clean.get("aliases", ""))):
                    if form:
                        bodies[form] = name, kind
            else:
                unusable.append(f"{number}: 종류 {sort!r} 은(는) person 도 organization 도 아님")
        return cls(people, bodies, tuple(unusable))


def find_entities(
    doc: Doc, dictionary: UserDictionary | None = None
) -> tuple[tuple[Person, ...], tuple[Organization, ...], tuple[str, ...]]:
    """People, organisations, and warnings where an article gives one person several titles."""
    parts = chunks(doc)
    bodies = Bodies(doc)
    if dictionary:
        bodies.add_dictionary(dictionary)
    named_bodies(doc, parts, bodies)
    seen = persons.sightings(doc, frozenset(bodies.kinds))
    bodies_of_people(doc, parts, seen, bodies)
    bodies_by_company(doc, parts, seen, bodies)
    names = {sighting.name for sighting in seen}
    merged = bodies.merge(parts, names)
    found = mentions_of_bodies(doc, parts, merged, names, bodies.run_in)
    canon = {form: body.name for body in merged for form in body.forms}
    people, warnings = _people(doc, parts, seen, bodies.pattern(), canon, dictionary)
    return people, found, warnings


def _people(
    doc: Doc,
    parts: list[Chunk],
    seen: list[Sighting],
    pattern: re.Pattern[str] | None,
    canon: dict[str, str],
    dictionary: UserDictionary | None,
) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """One person a name, with the best supported title and affiliation."""
    by_text = {chunk.text: chunk for chunk in reversed(parts)}
    facts: dict[str, list[tuple[str | None, str | None]]] = {}
    for sighting in seen:
        body, title = titles.split(sighting.phrase, pattern) if sighting.phrase else (None, "")
        if body and body not in canon and not is_name(body, by_text):
            body, title = None, title or sighting.phrase  # `대선 후보`: what stands there is no body
        if title and title in wordset("titles", "address"):
            title = ""
        if body is None and sighting.before:
            body = _last_body(sighting.before, pattern)
        if body is None and sighting.bracket_of is not None:
            body = _last_body(doc.text[max(0, sighting.bracket_of - 40) : sighting.bracket_of], pattern)
        facts.setdefault(sighting.name, []).append((title or None, canon.get(body, body) if body else None))
    if dictionary:
        for name, fact in dictionary.people.items():
            if name in doc.text:
                facts[name] = [fact]
    mentions = mentions_of_people(doc, {name: [t for t, _ in known if t] for name, known in facts.items()})
    people, warnings = [], []
    for name, known in facts.items():
        said = list(dict.fromkeys(title for title, _ in known if title))
        affiliation = _most([body for _, body in known if body])
        best = _most([t for t, body in known if t and body]) or _most([t for t, _ in known if t])
        if len({titles.head_of(t) or t for t in said}) > 1:
            warnings.append(f"{name}의 직함이 여럿: {', '.join(said)}")
        if mentions.get(name):
            people.append(Person(name, best, affiliation, mentions[name]))
    return tuple(people), tuple(warnings)


def _most(values: list[str]) -> str | None:
    """The commonest value, of several the first; None of none."""
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], -values.index(value))) if values else None


def _last_body(text: str, pattern: re.Pattern[str] | None) -> str | None:
    if pattern is None:
        return None
    found = list(pattern.finditer(text))
    if not found:
        return None
    between = text[found[-1].end() :].strip(" (")
    return found[-1][0] if not between or titles.is_unit(between) else None
