"""Who speaks: the noun phrase before a quotation, behind it, or carried over from the one before."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from newsparse.model import Organization, Passage, Person
from newsparse.tokens import Doc

_SENTENCE_BREAK = re.compile(r"[.!?]\s+(?=\S)|(?<=다)\.(?=[가-힣])|\n|,\s(?=,)")


_CARRY = re.compile(
    r"^(?:이어|이어서|또|또한|그러면서|아울러|이와 함께|특히|그는|그녀는|그가|그러나|하지만|다만|반면|한편|더불어|이에)?[\s,]*$"
)


_PRONOUN = re.compile(r"^(?:그|그녀|이들|그들|본인|자신)$")


_STAFF = re.compile(
    r"(?:관계자|측|대변인실|소식통|당국자|고위관계자|담당자|전문가|주민|시민|학생|상인|업계|일각|누리꾼|네티즌|회원|참석자|학부모|유족|목격자|직원|교사|의사|노조|위원|대변인|의원|씨|군|양)$"
)


_PHRASE = frozenset(("SL", "SN", "XSN", "XPN", "XR", "SSO", "SSC", "SH", "SP", "SW", "SO", "XSM"))
_FAR = 400  # characters before a quotation in which its sentence begins
_SUBJECT = ("은", "는", "이", "가", "도", "께서", "께서는")


@dataclass(slots=True)
class Said:
    """A stretch inside marks: `[start, end)` without them, `after` where the text behind the closing mark begins."""

    start: int
    end: int
    after: int
    passage: Passage
    joins: bool = False  # `"…"며 "…"고`: the next stretch belongs to the same utterance


class Speakers:
    """Finds speakers: people and organisations by their mentions, others as they are written."""

    def __init__(self, doc: Doc, people: tuple[Person, ...], organizations: tuple[Organization, ...]) -> None:
        self.doc = doc
        spans = [(m.start, m.end, p.name, True) for p in people for m in p.mentions]
        spans += [(m.start, m.end, o.name, False) for o in organizations for m in o.mentions]
        self.mentions = sorted(spans)
        self.starts = [span[0] for span in self.mentions]
        self.titles = {p.title: p.name for p in people if p.title and sum(q.title == p.title for q in people) == 1}

    def between(self, start: int, end: int) -> list[tuple[int, int, str, bool]]:
        first, last = bisect.bisect_left(self.starts, start), bisect.bisect_right(self.starts, end)
        return [m for m in self.mentions[first:last] if m[1] <= end]

    def said(self, first: Said, last: Said, cue: tuple[str, int, int] | None, previous: str | None) -> str | None:
        """The speaker before the speech, behind it, or carried over."""
        text = self.doc.text
        start = self._clause_start(first)
        front = text[start : first.start - 1]
        if found := self._subject(start, first.start - 1):
            return previous if _PRONOUN.match(found) else found
        if cue and cue[1] > last.after and (found := self._subject(last.after, cue[1])):
            return previous if _PRONOUN.match(found) else found
        if _CARRY.match(front.strip()) or previous:
            return previous
        return None

    def _clause_start(self, said: Said) -> int:
        """Where the sentence of a quotation begins, quotations before it stepped over."""
        start = max(said.passage.start, said.start - _FAR)
        for match in _SENTENCE_BREAK.finditer(self.doc.text, start, said.start - 1):
            start = match.end()
        return start

    def _subject(self, start: int, end: int) -> str | None:
        """Who the last noun with a subject particle in `[start, end)` is: 은/는 before 이/가."""
        doc = self.doc
        best: tuple[int, int, int] | None = None
        i = doc.token_from(start)
        while i < len(doc.starts) and doc.starts[i] < end:
            if doc.tags[i] in ("JX", "JKS") and doc.forms[i] in _SUBJECT and i and doc.ends[i - 1] == doc.starts[i]:
                rank = (2 if doc.forms[i] in ("은", "는") else 1, doc.starts[i])
                if best is None or rank >= (best[0], best[1]):
                    person = self._phrase(start, doc.starts[i])
                    if person:
                        best = (*rank, i)
            i += 1
        return self._phrase(start, best[1]) if best else None

    def _phrase(self, start: int, end: int) -> str | None:
        """The noun phrase that ends at `end`: a known person or body, or what is written."""
        doc = self.doc
        i = doc.token_from(end) - 1
        first = i
        while first >= 0 and doc.starts[first] >= start and (doc.tags[first][0] == "N" or doc.tags[first] in _PHRASE):
            first -= 1
        first += 1
        if first > i:
            return None
        lo = doc.starts[first]
        known = self.between(lo, end)
        # the name may stand before what Kiwi took apart: `이가람 금융원장은`
        near = [m for m in self.between(start, end) if m[3] and lo - 2 <= m[1]]
        people = near or [m for m in known if m[3]]
        if people:
            return people[-1][2]
        written = doc.text[lo:end].strip(" ,·")
        last = re.split(r"\s", written)[-1]
        if last in self.titles:
            return self.titles[last]
        if _STAFF.search(written):
            return _tidy(written)
        if doc.text[max(start, lo - 2) : lo] == "한 ":
            return f"한 {written}"  # `서초동의 한 변호사는`
        bodies = [m for m in known if m[1] >= end - 1]
        if bodies:
            return bodies[-1][2]
        return (
            last
            if last
            in (
                "양국",
                "양측",
                "양사",
                "정부",
                "업계",
                "경찰",
                "검찰",
                "그",
                "그녀",
                "이들",
                "재판부",
                "유족",
                "야당",
                "여당",
            )
            else None
        )

    def in_headline(self, said: Said) -> str | None:
        """`김가람 “…”`, `“…”…한빛군`: who stands at the marks; else the one person that the headline names."""
        text = self.doc.text
        low, high = said.passage.start, said.passage.end
        before = [m for m in self.between(low, said.start) if said.start - 1 - m[1] <= 2]
        if before:
            return before[-1][2]
        match = re.search(r"(?:^|[…,·\s\]])(?P<who>[가-힣A-Za-z+]{2,12})\s$", text[low : said.start - 1])
        if match and not re.search(r"(?:은|는|이|가|을|를|에|서|고|한|된|위해|추진)$", match["who"]):
            return match["who"]
        after = [m for m in self.between(said.after, high) if m[0] - said.after <= 2]
        if after and text[said.after : said.after + 1] in "…·, ":
            return after[0][2]
        people = {m[2] for m in self.mentions if m[3] and self.doc.passages and m[0] < high}
        return next(iter(people)) if len(people) == 1 else None


def _tidy(written: str) -> str:
    """`이날 새론테크 관계자` → `새론테크 관계자`."""
    written = re.sub(r"^(?:이날|이에 대해|이와 관련|한편|그러나|다만|이에|앞서|또|당시|현재|최근|인부)\s+", "", written)
    return re.sub(r"\(\d{1,3}\)", "", written)
