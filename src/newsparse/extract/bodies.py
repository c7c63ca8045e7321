"""The bodies of an article in the making: the forms found so far, and which of them are one body."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from newsparse.extract import org_forms, words
from newsparse.extract.chunks import Chunk
from newsparse.extract.user_dictionary import UserDictionary
from newsparse.lexicon import wordset
from newsparse.model import OrganizationKind
from newsparse.tokens import Doc

_SHARED = frozenset(("정부", "노조", "노동조합"))  # last words that many names share
# nouns that are the one court, police station or prosecution that an article speaks of
_GENERIC = {"법원": ("지법", "지방법원", "고법", "고등법원"), "검찰": ("지검", "지방검찰청"), "경찰": ("경찰서",)}
ENOUGH = 1.0  # the weight at which what speaks for a form makes it a body


@dataclass(slots=True)
class Body:
    """An organisation: its forms in order of first mention."""

    name: str
    kind: OrganizationKind
    first: int
    forms: list[str] = field(default_factory=list)


class Bodies:
    """The forms found so far, in order of first mention, and what is known of each."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.kinds: dict[str, OrganizationKind] = {}
        self.first: dict[str, int] = {}
        self.names: dict[str, str] = {}  # form → name, by the user's dictionary
        self.glosses: list[tuple[str, str]] = []
        self.run_in: set[int] = set()  # where a name begins in the middle of a word
        self._weights: defaultdict[str, float] = defaultdict(float)

    def __contains__(self, form: object) -> bool:
        return form in self.kinds

    def add(self, form: str, kind: OrganizationKind, at: int, weight: float = ENOUGH) -> None:
        """Speaks for a form at a place; once the weights of all that speaks for it are ENOUGH, it is a body."""
        form = form.strip()
        if form in self.kinds:
            self.first[form] = min(at, self.first[form])
            return
        if len(form) < 2 or form in wordset("not_names", "organization"):
            return
        self._weights[form] += weight
        self.first[form] = min(at, self.first.get(form, at))
        if self._weights[form] >= ENOUGH:
            self.kinds.setdefault(form, kind)

    def add_dictionary(self, dictionary: UserDictionary) -> None:
        text = self.doc.text
        for form, (name, kind) in dictionary.organizations.items():
            if (at := text.find(form)) >= 0:
                self.kinds[form], self.names[form] = kind, name
                self.first[form] = at
                if form != name:
                    self.glosses.append((name, form))

    def merge(self, parts: list[Chunk], first: Mapping[str, Chunk], people: Set[str]) -> list[Body]:
        """The forms grouped into bodies, in order of first mention; the fullest form names the body. `first`: the first
        chunk of each text."""
        for person in people:
            if person not in self.names:
                self.kinds.pop(person, None)
        self._unglue()
        forms = sorted(self.kinds, key=lambda f: (self.first[f], -len(f)))
        groups = _Groups(forms)
        texts = dict(first)
        for person in people:
            texts.pop(person, None)
        self._unite_spellings(groups, forms, texts, parts)
        self._unite_glosses(groups)
        self._unite_clipped(groups, forms, texts)
        self._unite_known(groups, forms)
        # `새별(SEB)`, `미국`, whose government is `바이든 행정부`
        short = {
            form for name, form in self.glosses if name in groups and (form.isascii() or name in words.countries())
        }
        bodies = []
        for members in groups.members(self.first):
            name = max(members, key=lambda f: (f in self.names, f not in short, _fullness(f), -self.first[f]))
            bodies.append(Body(self.names.get(name, name), self.kinds[name], self.first[members[0]], members))
        return sorted(bodies, key=lambda body: body.first)

    def _join(self, groups: _Groups, form: str, home: str, at: int) -> None:
        """`form` is one more form of the body that `home` names."""
        if form not in groups:
            groups.add(form)
            self.kinds[form], self.first[form] = self.kinds[home], at
        groups.unite(home, form)

    def _unglue(self) -> None:
        """`추진한빛자동차그룹`, `사진새론테크`: what a page runs into a name that stands by itself elsewhere, and often."""
        known = words.bodies()
        for form in [f for f in self.kinds if len(f) > 4 and f not in known]:
            for cut in range(2, len(form) - 2):
                tail = form[cut:]
                if tail in self.kinds or (tail in known and len(tail) > 3):
                    glued = wordset("not_names", "glued") & {form[:cut], form[cut - 2 : cut]}
                    if not org_forms.short_for(tail, form) and (glued or self._glued_once(form, tail)):
                        self.run_in.add(self.first[form] + cut)
                        self.add(tail, self.kinds.get(tail) or known[tail][1], self.first[form] + cut)
                        del self.kinds[form]
                    break

    def _glued_once(self, form: str, tail: str) -> bool:
        """Whether a form stands but once, and its end, a longer name, again and again."""
        text = self.doc.text
        return len(tail) > 4 and text.count(form) == 1 and text.count(tail) > 3

    def _unite_spellings(self, groups: _Groups, forms: list[str], texts: dict[str, Chunk], parts: list[Chunk]) -> None:
        """KT새론 and 케이티 새론; 케이티 where the article has KT."""
        by_key: dict[str, str] = {}
        respelled = False
        for form in forms:
            spelling = org_forms.key(form)
            respelled |= spelling != form
            groups.unite(by_key.setdefault(spelling, form), form)
        heads = {spelling[:2] for spelling in by_key} | {form[:2] for form in forms}
        for text in [t for t in texts if t in by_key or not t.isalpha() or t[0] <= "Z"]:  # most texts are their own key
            if len(text) > 2 and text not in groups and (home := by_key.get(org_forms.key(text))):
                self._join(groups, text, home, texts[text].start)
        if not respelled:
            return
        for chunk, after in itertools.pairwise(parts):
            if after.start == chunk.end + 1 and not chunk.josa and chunk.text[:2] in heads:
                form = self.doc.text[chunk.start : after.end]
                if home := by_key.get(org_forms.key(form)):
                    self._join(groups, form, home, chunk.start)

    def _unite_glosses(self, groups: _Groups) -> None:
        """`한빛정보공사(HIC)`."""
        for name, form in self.glosses:
            if name in groups:
                self._join(groups, form, name, self.first.get(form, self.doc.text.find(form)))

    def _unite_clipped(self, groups: _Groups, forms: list[str], texts: dict[str, Chunk]) -> None:
        """고용부 for 고용노동부, and 금빛구 for 서울시 금빛구."""
        begins: defaultdict[str, list[str]] = defaultdict(list)
        ends: defaultdict[str, list[str]] = defaultdict(list)
        long = [form for form in forms if len(form) >= 4]
        heads = {form[0] for form in long} | {form.rpartition(" ")[2][0] for form in long}
        tails = {form[-1] for form in long}
        for text in [t for t in texts if (t[0] in heads or t[-1] in tails) and 2 <= len(t) <= 9]:
            if len(text) < 4 and texts[text].common and text not in groups:
                continue
            begins[text[0]].append(text)
            ends[text[-1]].append(text)
        for full in forms:
            last = full.rpartition(" ")[2]
            if last != full and last in groups and last not in _SHARED and self.kinds[last] == self.kinds[full]:
                groups.unite(full, last)
            if len(full) < 4:
                continue
            for text in dict.fromkeys([*begins[full[0]], *begins[last[0]], *ends[full[-1]]]):
                if len(text) >= len(full) or not _agrees(text, full, groups):
                    continue
                # 법사위 of 국회 법제사법위원회
                if not org_forms.short_for(text, full) and not (last != full and org_forms.short_for(text, last)):
                    continue
                if text not in groups:
                    if text in wordset("not_names") or text in words.regions() or text in words.titles():
                        continue
                    if len(text) < 4 and (texts[text].common or self._begins_common(text)):
                        continue
                self._join(groups, text, full, texts[text].start)

    def _begins_common(self, text: str) -> bool:
        """Whether a text is one noun of the dictionary where it stands first, which no chunk may hold."""
        doc, at = self.doc, self.doc.text.find(text)
        i = doc.token_from(at)
        one = i < len(doc.starts) and doc.starts[i] == at and doc.ends[i] == at + len(text)
        return one and doc.tags[i] == "NNG" and not doc.oov[i]

    def _unite_known(self, groups: _Groups, forms: list[str]) -> None:
        """Forms that the lexicon holds for one body."""
        for noun, endings in _GENERIC.items():
            if noun not in groups:
                continue
            fits = [form for form in forms if form.endswith(endings) and form != noun]
            if fits and len({groups.root(form) for form in fits}) == 1:
                groups.unite(fits[0], noun)
        homes: dict[str, str] = {}
        for own in ("한국 정부", "우리 정부", "대한민국 정부"):
            if own in groups and "정부" in groups:
                groups.unite(own, "정부")
        for form in forms:
            whole, _, part = form.rpartition(" ")
            name = words.bodies().get(form.replace(" 그룹", "그룹"), (form, ""))[0]
            if whole in words.bodies() and name == form:
                name = f"{words.bodies()[whole][0]} {part}"  # 한은 노조, 한국은행 노조
            if name == form:
                name = words.regions().get(form) or words.countries().get(form, form)  # 강원자치도, 강원특별자치도
            home = homes.setdefault(name, name if name in groups else form)
            if home != form:
                groups.unite(home, form)


class _Groups:
    """Disjoint sets of forms."""

    def __init__(self, forms: list[str]) -> None:
        self.parent = {form: form for form in forms}

    def __contains__(self, form: str) -> bool:
        return form in self.parent

    def add(self, form: str) -> None:
        self.parent[form] = form

    def root(self, form: str) -> str:
        while self.parent[form] != form:
            form = self.parent[form]
        return form

    def unite(self, one: str, other: str) -> None:
        one, other = self.root(one), self.root(other)
        if one != other:
            self.parent[other] = one

    def members(self, first: dict[str, int]) -> list[list[str]]:
        """The sets, each in order of first mention."""
        found: dict[str, list[str]] = {}
        for form in sorted(self.parent, key=lambda f: first[f]):
            found.setdefault(self.root(form), []).append(form)
        return list(found.values())


def _agrees(short: str, full: str, groups: _Groups) -> bool:
    """Whether the lexicon does not hold the short form for another body of this article (한빛대 is 한빛대학교's own)."""
    known = words.bodies()
    name = known[short][0] if short in known else short
    return name in (short, known.get(full, (full, ""))[0]) or name not in groups


_LATIN = re.compile(r"[A-Za-z&.\- ]+")


def _fullness(form: str) -> int:
    if form.endswith(("시청", "군청", "구청", "도청")):
        form = form[:-2]  # the office is not fuller than the government: 한빛군, not 한빛군청
    if form.isascii() and _LATIN.fullmatch(form) and org_forms.key(form) == form:
        return 2  # Saeron is no fuller than 새론; KT, read 케이티, is as full
    return len(org_forms.key(form))
