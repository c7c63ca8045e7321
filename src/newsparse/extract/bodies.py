"""The bodies of an article in the making: the forms found so far, and which of them are one body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.extract import org_forms
from newsparse.extract import organizations as orgs
from newsparse.extract.chunks import Chunk
from newsparse.extract.organizations import Body
from newsparse.lexicon import alternation, wordset
from newsparse.model import OrganizationKind
from newsparse.tokens import Doc

if TYPE_CHECKING:
    from newsparse.extract.entities import UserDictionary


class Bodies:
    """The forms found so far, in order of first mention."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.kinds: dict[str, OrganizationKind] = {}
        self.first: dict[str, int] = {}
        self.glosses: list[tuple[str, str]] = []
        self.run_in: set[int] = set()  # where a name begins in the middle of a word
        self._compiled: tuple[int, re.Pattern[str] | None] = (0, None)

    def add_dictionary(self, dictionary: UserDictionary) -> None:
        for form, (name, kind) in dictionary.organizations.items():
            at = self.doc.text.find(form)
            if at >= 0:
                self.add(form, kind, at)
                if form != name:
                    self.glosses.append((name, form))

    def add(self, form: str, kind: OrganizationKind, at: int) -> None:
        form = form.strip()
        if len(form) < 2 or form in wordset("not_names", "organization"):
            return
        self.kinds.setdefault(form, kind)
        self.first[form] = min(at, self.first.get(form, at))

    def pattern(self) -> re.Pattern[str] | None:
        """Matches the longest form at a place; made anew only when a form has come since."""
        if self.kinds and len(self.kinds) != self._compiled[0]:
            self._compiled = len(self.kinds), re.compile(alternation(self.kinds))
        return self._compiled[1]

    def merge(self, parts: list[Chunk], people: set[str]) -> list[Body]:
        """The forms grouped into bodies, in order of first mention; the fullest form names the body."""
        for person in people:
            self.kinds.pop(person, None)
        self._unglue()
        forms = sorted(self.kinds, key=lambda f: (self.first[f], -len(f)))
        groups = _Groups(forms)
        texts = {chunk.text: chunk for chunk in reversed(parts) if chunk.text not in people}
        self._unite_spellings(groups, forms, texts)
        self._unite_glosses(groups)
        self._unite_clipped(groups, forms, texts)
        self._unite_known(groups, forms)
        bodies = []
        for members in groups.members(self.first):
            name = max(members, key=lambda f: (_fullness(f), -self.first[f]))
            bodies.append(Body(name, self.kinds[name], self.first[members[0]], members))
        return sorted(bodies, key=lambda body: body.first)

    def _join(self, groups: _Groups, form: str, home: str, at: int) -> None:
        """`form` is one more form of the body that `home` names."""
        if form not in groups:
            groups.add(form)
            self.kinds[form], self.first[form] = self.kinds[home], at
        groups.unite(home, form)

    def _unglue(self) -> None:
        """`추진한빛자동차그룹`, `사진새론테크`: what a page runs into a name that stands by itself elsewhere, and often."""
        known = orgs.lexicon()
        for form in list(self.kinds):
            for cut in range(2, len(form) - 2):
                tail = form[cut:]
                if tail in self.kinds or (tail in known and len(tail) > 3):
                    words = wordset("not_names", "glued") & {form[:cut], form[cut - 2 : cut]}
                    if not org_forms.short_for(tail, form) and (words or self._glued_once(form, tail)):
                        self.run_in.add(self.first[form] + cut)
                        self.add(tail, self.kinds.get(tail) or known[tail][1], self.first[form] + cut)
                        del self.kinds[form]
                    break

    def _glued_once(self, form: str, tail: str) -> bool:
        """Whether a form stands but once, and its end, a longer name, again and again."""
        text = self.doc.text
        return len(tail) > 4 and form not in orgs.lexicon() and text.count(form) == 1 and text.count(tail) > 3

    def _unite_spellings(self, groups: _Groups, forms: list[str], texts: dict[str, Chunk]) -> None:
        """KT새론 and 케이티 새론; 케이티 where the article has KT."""
        by_key: dict[str, str] = {}
        for form in forms:
            groups.unite(by_key.setdefault(org_forms.key(form), form), form)
        for text, chunk in texts.items():
            if text not in groups and len(text) > 2 and (home := by_key.get(org_forms.key(text))):
                self._join(groups, text, home, chunk.start)

    def _unite_glosses(self, groups: _Groups) -> None:
        """`한빛정보공사(HIC)`."""
        for name, form in self.glosses:
            if name in groups:
                self._join(groups, form, name, self.first.get(form, self.doc.text.find(form)))

    def _unite_clipped(self, groups: _Groups, forms: list[str], texts: dict[str, Chunk]) -> None:
        """고용부 for 고용노동부, and 금빛구 for 서울시 금빛구."""
        begins: dict[str, list[str]] = {}
        for text in texts:
            begins.setdefault(text[0], []).append(text)
        ends: dict[str, list[str]] = {}
        for text in texts:
            ends.setdefault(text[-1], []).append(text)
        for full in forms:
            if " " in full and (last := full.rpartition(" ")[2]) in groups and self.kinds[last] == self.kinds[full]:
                groups.unite(full, last)
            if len(full) < 4:
                continue
            for text in dict.fromkeys([*begins.get(full[0], ()), *ends.get(full[-1], ())]):
                if text not in groups and ((texts[text].common and len(text) < 3) or text in wordset("not_names")):
                    continue
                if org_forms.short_for(text, full) and _agrees(text, full, groups):
                    self._join(groups, text, full, texts[text].start)

    def _unite_known(self, groups: _Groups, forms: list[str]) -> None:
        """Forms that the lexicon holds for one body."""
        for form in forms:
            name = orgs.lexicon().get(form, (form, ""))[0]
            if name != form and name in groups:
                groups.unite(name, form)


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
    known = orgs.lexicon()
    name = known[short][0] if short in known else short
    return name in (short, known.get(full, (full, ""))[0]) or name not in groups


def _fullness(form: str) -> int:
    if form.endswith(("시청", "군청", "구청", "도청")):
        form = form[:-2]  # the office is not fuller than the government: 한빛군, not 한빛군청
    if re.fullmatch(r"[A-Za-z&.\- ]+", form) and org_forms.key(form) == form:
        return 2  # Saeron is no fuller than 새론; KT, read 케이티, is as full
    return len(org_forms.key(form))
