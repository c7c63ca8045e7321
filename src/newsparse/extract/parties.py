"""Who agrees: the bodies and people that stand in party position of a sentence, and who stood for them."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from newsparse.extract.party_words import classes, glossed, premises
from newsparse.extract.side_names import first_word, is_unit, plain_name
from newsparse.extract.words import countries
from newsparse.model import Organization, Person
from newsparse.tokens import Doc, Sentence

_SUBJECT = re.compile(
    r"(?:\s?측|\s양사|\s양측|\s양\s기관|\s두\s기관|\s두\s회사|\s3사)?(?:은|는|이|가|도|\s역시)(?=[\s,.“\"‘']|$)"
)
# `한빛재단 남부지역본부(본부장 김가람)와`: a unit, or a bracket, may stand before the particle
_PARTNER = re.compile(
    r"(?:\s?[가-힣]{0,8}(?:측|회사|자회사|계열사|본사|법인|본부|지부|지사|지회|센터|사업부|연구소|연구팀|학과|컨소시엄))?(?:\([^()]{1,30}\)){0,2}(?:와|과|랑|\s간)(?=[\s,.“\"‘']|는|의|도|$)"
)
_LIST = re.compile(r"\s?(?:,|·|ㆍ|및|그리고|-|–|∙|‧|・|와|과)\s?")
_JOINED = re.compile(rf"{_LIST.pattern}(?:[가-힣A-Za-z&]{{2,20}}\s?,\s?)?")
# `A, B 등 3개 기업은`, `A, B 등 생명공학 분야의 선도기업과`: words without a particle of their own, then the one that counts
_ET_AL = re.compile(
    r"(?:\s?[,·]\s?[가-힣A-Za-z&]{2,12}){0,3}\s?등\s?(?:(?![^\s]*(?:을|를|에서|에|으로|로|며|고|해|한|된|할)\s)[^\s,.“‘]+\s){0,8}?"
    r"[^\s,.“‘]*?(?:은|는|이|가|와|과|도|\s간)(?=[\s,“\"‘'])"
)
GLOSS = re.compile(r"(?:\s?\([^()]{1,40}\)){1,2}")
_TOPIC = re.compile(r"(?:\s?\([^()]{1,30}\))?[은는]\s")
_JOINS = re.compile(r"(?:\s?\([^()]{1,30}\))?(?:와|과|,|·)")
_REPORTS = re.compile(r"(?:다고|다며)\s(?:\d{1,2}일\s)?(?:밝혔|전했|말했|설명했|발표했)")
# `A, 배송을 전담하는 B와`: what describes the next name stands between them
_DESCRIBED = re.compile(r"[^.]{4,40}[하되](?:는|던)\s|[^.]{4,40}[한된인]\s")
# `…라고 한빛통신은 설명했다`: it tells
_TELLS = re.compile(r"(?:은|는|이|가)\s(?:설명|보도|전했|밝혔|말했|분석|지적)")
_HOSTS = re.compile(r"(?:이|가)\s?(?:주관|주최|운영|추진|개발|보유|위치|발주|지원|만든|건설)")
_CONSULTED = re.compile(r"(?:와|과)(?:의)?\s(?:협의|논의|상의|면담|간담회)")
# `한빛부와 민간이 참여하는 사업`: who is inside a relative clause
_WITH_ANOTHER = re.compile(
    r"(?:와|과)\s[가-힣]{2,8}(?:이|가)\s(?!체결|서명|조인|합의)[가-힣]{1,6}(?:하는|되는|한|된)\s"
)
_WITH = re.compile(r"(?:\s?\([^()]{1,30}\))?(?:와|과)\s")
_TOLD_BY = re.compile(r"(?:\([^()]{1,30}\))?[은는]\s(?:\d{1,2}일\s)?")
_OWN = re.compile(r"(?:의|간)\s")
_RECEIVER = re.compile(
    r"(?:\([^()]{1,30}\))?(?:\s?(?:계열사|자회사))?(?:(?:에|에게|측에)\s(?!따르면|대한|대해|의해|의하면|위치|있|관한|비해|이어)|(?:을|를)\s상대로\s|(?:으로부터|로부터)\s|의\s(?:지분|주식|경영권|보통주))"
)
# `김가람 의원실이 입수한 자료에 따르면 한빛전력은 …`: who is behind the source agrees to nothing
_SOURCE = re.compile(r"(?:에|의하면|에게)\s따르면,?\s")
_ATTENDED = re.compile(r"[^.]*?참석한 가운데\s?")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention that may be a party: its characters, and the canonical name of the body or person."""

    start: int
    end: int
    name: str
    person: bool


def _listed_before(text: str, named: list[Named], i: int) -> bool:
    """Whether another name is joined to this one: `A와 B가`, `A와 가온사업단, 새론대 연구원이`."""
    if i == 0:
        return False
    gap = GLOSS.sub("", text[named[i - 1].end : named[i].start])
    words = gap.split(" ")
    if len(words) > 2 and words[-2] in countries():
        gap = " ".join([*words[:-2], ""])  # `가온전자와 일본 새론이`
    return bool(_JOINED.fullmatch(gap)) or (gap == " " and _listed_before(text, named, i - 1))


class Cast:
    """The bodies and people of an article by their mentions."""

    def __init__(self, doc: Doc, people: tuple[Person, ...], organizations: tuple[Organization, ...]) -> None:
        self.doc = doc
        self.people = {person.name: person for person in people}
        self.bodies = {body.name: body for body in organizations}
        self.forms = frozenset(form for body in organizations for form in (body.name, *body.aliases))
        named = [Named(m.start, m.end, o.name, False) for o in organizations for m in o.mentions]
        named += [Named(m.start, m.end, p.name, True) for p in people for m in p.mentions]
        self.named = sorted(named, key=lambda n: n.start)
        self.starts = [n.start for n in self.named]

    def within(self, start: int, end: int) -> list[Named]:
        first, last = bisect.bisect_left(self.starts, start), bisect.bisect_right(self.starts, end)
        return [n for n in self.named[first:last] if n.end <= end]

    def parties(self, sentence: Sentence, term: int, *, start: int | None = None, to: bool = False) -> list[str]:
        """Canonical names in party position between `start` and the term, in order of mention.

        With `to`, the body to which something goes counts: `A가 B에 …를 공급하는 계약`.
        """
        text = self.doc.text
        start = sentence.start if start is None else start
        if source := list(_SOURCE.finditer(text, start, term)):
            start = source[-1].end()
        attended = _ATTENDED.match(text, start, term)
        inside = attended.span() if attended else (0, 0)
        named = [n for n in self.within(start, term) if not (inside[0] <= n.start < inside[1]) or n.start - start < 12]
        units = self._units(named)
        units += [n for n in self._glossed(start, term) if not any(u.start < n.end and n.start < u.end for u in units)]
        named = sorted([*units, *self._classes(start, term)], key=lambda n: n.start)
        roles = self._roles(named, term)
        if to and sum(roles) == 1:
            roles = [role or bool(_RECEIVER.match(text, n.end)) for n, role in zip(named, roles, strict=True)]
        found = [self.party(n) for n, role in zip(named, roles, strict=True) if role]
        if attended:
            head = next((n for n in self.within(start, inside[1]) if _SUBJECT.match(text, n.end)), None)
            if head and self.party(head) not in found:
                found.insert(0, self.party(head))
        return list(dict.fromkeys(name for name in found if name))

    def topic(self, start: int, end: int) -> str | None:
        """The body that a stretch speaks of first: `[한빛시]는 …`."""
        for named in self._units(self.within(start, end)):
            if _TOPIC.match(self.doc.text, named.end):
                return self.party(named)
        return None

    def units(self, start: int, end: int) -> list[Named]:
        """Those named in a stretch, each with its title and brackets."""
        return self._units(self.within(start, end))

    def _units(self, named: list[Named]) -> list[Named]:
        """Each side as one stretch: a person with title and body, a body with what brackets say of it."""
        text = self.doc.text
        units: list[Named] = []
        for n in named:
            if units and n.start < units[-1].end:
                continue  # in the bracket or title of the one before: `한빛대(총장 김가람)`, `김가람 한빛시장`
            start, end = n.start, n.end
            if n.person:
                end = self._behind_title(n)
                last = units[-1] if units else None
                near = last and not last.person and self.people[n.name].affiliation == last.name
                if (
                    last
                    and near
                    and re.fullmatch(r"\s?[^.,“”을를]{0,24}", text[last.end : start])
                    and not _PARTNER.match(text, last.end)
                ):
                    units.pop()
            elif text[end - 1] in "와과" and any(text[start : end - 1] == form for form in self.forms):
                end -= 1
            if text[end : end + 1] == ")" and "(" in text[max(start - 40, 0) : start].rpartition(")")[2]:
                end += 1  # `Saeron(새론)과`, `해솔앱(새론, 가온)과`
            if mark := re.compile(r"㈜|\(주\)").match(text, end):
                end = mark.end()
            if gloss := GLOSS.match(text, end):
                end = gloss.end()
            last = units[-1] if units else None
            beside = last and not n.person and not last.person and text[last.end : start] == " "
            if last and beside and is_unit(n.name) and not n.name.startswith(last.name):
                units[-1] = Named(last.start, end, last.name, False)
                continue
            units.append(Named(start, end, n.name, n.person))
        return units

    def _behind_title(self, named: Named) -> int:
        """Where the title behind a name ends: `김가람(가운데) 한빛건설 기술연구원장|과`."""
        title = (self.people[named.name].title or "").split(" ")[-1]
        if not title:
            return named.end
        reach = re.compile(r"[^,.“”\n]{0,40}").match(self.doc.text, named.end)
        at = self.doc.text.find(title, named.end, reach.end() if reach else named.end)
        return at + len(title) if at >= 0 else named.end

    def head_behind(self, verb: int) -> str | None:
        """`계약을 체결한 새론은 …`: the body that a statement in a relative clause is told of."""
        relative = re.compile(r"(?:체결|조인|교환|서명)(?:한|하는|했던)\s|맺(?:은|는|었던)\s").match(
            self.doc.text, verb
        )
        if relative is None:
            return None
        for named in self.within(relative.end(), relative.end() + 40):
            after = re.compile(r"(?:\([^()]{1,30}\))?(?:\s[^\s]{1,8}){0,3}?(?:은|는|이|가)\s").match(
                self.doc.text, named.end
            )
            gap = self.doc.text[relative.end() : named.start].rstrip()
            if not gap and named.name in countries() and self.doc.text[named.end : named.end + 1] == " ":
                continue  # `계약을 맺은 일본 |새론은`
            return self.party(named) if (len(gap) < 3 or gap in countries()) and after else None
        return None

    def receiver(self, sentences: list[Sentence], giver: str) -> str | None:
        """`A는 공급계약을 체결했다. A는 B에 설비를 납품한다`: whom the sentences behind name as the other side."""
        text = self.doc.text
        for sentence in sentences:
            there = self.within(sentence.start, sentence.end)
            if not any(self.party(n) == giver and _TOPIC.match(text, n.end) for n in there):
                continue
            for named in there:
                to = re.compile(
                    r"(?:에|에게)\s[^.]{2,60}?(?:공급|납품|수출|판매|제공|인도)(?=[하한할해]|\s?계획)"
                ).match(text, named.end, sentence.end)
                if to and self.party(named) != giver and not named.person:
                    return self.party(named)
        return None

    def _classes(self, start: int, end: int) -> list[Named]:
        """`20개 금융기관과`: sides that are told by their number; `A, B 등 6개 기업은` only counts those named."""
        found = []
        for m in classes().finditer(self.doc.text, start, end):
            before = self.doc.text[max(start, m.start() - 3) : m.start()].rstrip()
            counted = before.endswith("등") and any(n.end > m.start() - 5 for n in self.within(start, m.start()))
            if not counted and not before.endswith("이들"):
                found.append(Named(m.start(), m.end(), m[0], False))
        return found

    def _glossed(self, start: int, end: int) -> list[Named]:
        """`요른드(Jornd)와`, `자회사인 ‘새론 로지스틱’과`: names that no list knows, by their Latin form or their marks."""
        return [Named(m.start("name"), m.end(), m["name"], False) for m in glossed(self.doc, start, end)]

    def _roles(self, named: list[Named], term: int) -> list[bool]:
        """From right to left: a subject or partner is a party, and so is what is listed before one."""
        text = self.doc.text
        roles = [False] * len(named)
        hosts: set[int] = set()
        for i in range(len(named) - 1, -1, -1):
            end = named[i].end
            if named[i].person:
                title = re.compile(r"(?:\s?[가-힣A-Za-z]{1,12}){0,3}?(?=(?:은|는|이|가|와|과)\s)").match(text, end)
                end = title.end() if title else end
            after = named[i + 1] if i + 1 < len(named) else None
            listed = _LIST.match(text, end)
            if (
                listed
                and after is not None
                and after.start - listed.end() <= (40 if text[: after.start].rstrip().endswith(",") else 16)
                and "다" not in text[listed.end() : after.start]
            ) or (listed and after is not None and _DESCRIBED.fullmatch(text, listed.end(), after.start)):
                glued = text[listed.end() : after.start]
                if roles[i + 1] and (_DESCRIBED.fullmatch(glued) or not re.search(r"[은는이가을를에]\s", glued)):
                    roles[i] = True
                    continue
            before = named[i - 1] if i else None
            if (
                before
                and _OWN.match(text, end)
                and re.fullmatch(r"(?:와|과)\s[^.]{0,16}", text[before.end : named[i].start])
            ):
                roles[i] = True  # `한빛시와 새론의 … 양해각서 체결`
                continue
            if re.compile(r"[이가]\s").match(text, end) and not _listed_before(text, named, i):
                topics = [j for j in range(i) if _TOPIC.match(text, named[j].end)]
                joined = any(_WITH.match(text, named[j].end) for j in range(topics[-1] + 1, i)) if topics else False
                if topics and not (joined and _REPORTS.search(text, term, term + 60)):
                    continue  # `한빛시는 박물관이 문을 여는 날 …`: the sentence speaks of the first
            if _HOSTS.match(text, end) or (after and i + 1 in hosts and listed and after.start == listed.end()):
                hosts.add(i)  # `한빛공사가 주관하고 새론과 가온이 지원하는 사업`
                continue
            if _CONSULTED.match(text, end) or _WITH_ANOTHER.match(text, end):
                continue
            if listed and after is not None and after.start - listed.end() <= 12 and premises().match(text, after.end):
                continue  # `양산공장과 새론의 본사를 화상으로 이어 …`
            if _SUBJECT.match(text, end) or _PARTNER.match(text, end) or _ET_AL.match(text, end):
                roles[i] = not _TELLS.match(text, end)
        if _REPORTS.search(text, term, term + 60):
            group = next((i for i, n in enumerate(named) if roles[i] and _JOINS.match(text, n.end)), None)
            if (
                group
                and _TOPIC.match(text, named[0].end)
                and any(
                    roles[i] and re.compile(r"[이가]\s").match(text, n.end) for i, n in enumerate(named[group:], group)
                )
            ):
                roles[0] = False  # `한빛시는 A와 B, C가 업무협약을 체결했다고 밝혔다`: it tells, they agree
            told = _TOLD_BY.match(text, named[0].end) if len(named) > 2 and roles[0] else None
            if told and told.end() == named[1].start and re.compile(r"[이가]\s").match(text, named[1].end):
                roles[0], roles[1] = False, True  # `새론은 가온그룹이 한빛은행과 …체결했다고 밝혔다`
        self._of_last_clause(named, roles, term)
        return roles

    def _of_last_clause(self, named: list[Named], roles: list[bool], term: int) -> None:
        """`A는 공장을 짓고, B는 C와 계약을 맺었다`: who is the topic of a clause before has no part in it."""
        text = self.doc.text
        topics = [i for i, n in enumerate(named) if _TOPIC.match(text, n.end)]
        if len(topics) < 2:
            return
        last = topics[-1]
        partner = re.compile(r"[가-힣\s]{0,20}(?:업체|기업|회사)(?:와|과)\s").search(text, named[last].end, term)
        listed = any(roles[i] and _PARTNER.match(text, named[i].end) for i in range(last + 1, len(named)))
        edge = re.compile(r"[^\s]{1,12}(?:고|며|지만|는데|으나),\s(?:[가-힣]+\s)?$").search(
            text, named[topics[-2]].end, named[last].start
        )
        if edge and (partner or listed):
            for i in range(last):
                roles[i] = roles[i] and named[i].start >= edge.end()

    def party(self, named: Named) -> str:
        """The body that agrees; for a person who signs as its head, their body."""
        if not named.person:
            text = self.doc.text
            return first_word(text, named.start, named.name) + plain_name(named.name)
        person = self.people[named.name]
        body = self.bodies.get(person.affiliation or "")
        if body is None or (body.kind == "party" and (person.title or "").endswith("의원")):
            return named.name  # a member of parliament does not agree for the party
        return body.name

    def of_kind(self, parties: list[str], kind: str) -> list[str]:
        """Those of the parties that are bodies of a kind: the companies among them."""
        return [name for name in parties if name in self.bodies and self.bodies[name].kind == kind]

    def of_headline(self, start: int, end: int) -> list[str]:
        """Bodies that a headline lists: `A-B, …`, `A, B와 …`, `A·B·C`."""
        text = self.doc.text
        found = []
        for named in self.within(start, end):
            if named.person:
                continue
            if (
                re.match(r"\s?(?:-|–|,|·|ㆍ|와|과|은|는|이|가|↔|/|\s)", text[named.end : named.end + 2])
                or named.end == end
            ):
                found.append(named.name)
        return list(dict.fromkeys(found))
