"""The two sides of a labour accord: the employer, and the union as the article writes it."""

from __future__ import annotations

import re

from newsparse.extract.agreement_words import Event
from newsparse.extract.parties import Cast
from newsparse.extract.words import known, title_of
from newsparse.tokens import Doc

_BOTH = re.compile(r"(?P<name>[가-힣A-Za-z&·]{2,14})\s?노사(?:는|가|도|\s|,)")
_UNION = re.compile(
    r"(?P<union>[가-힣A-Za-z·]{0,12}(?:노조|노동조합))(?=(?:\([^()]{1,20}\))?\s?(?:는|은|이|가|와|과|도|측|\s간))"
)
# whose 노사: not a firm's
_NO_NAME = re.compile(r"(?:양측|해당|우리|이들|양|올해|회사|전체|일부|다른|대기업|중소기업|업계)$")


def labor_sides(doc: Doc, cast: Cast, event: Event) -> list[str]:
    """Both sides that a statement names (`새론은행 노사는`, `새론은행은 노조와`), or none."""
    start, end = event.sentence.start, max(event.end, event.verb)
    if both := _both(doc, cast, start, end):
        return [both, _union(doc, cast, both) or "노조"]
    union = _UNION.search(doc.text, start, end)
    if union is None and event.kind != "labor":
        return []
    employers = [
        name
        for name in cast.parties(event.sentence, event.start)
        if name in cast.bodies and cast.bodies[name].kind not in ("association", "party") and "노조" not in name
    ]
    if len(employers) != 1:
        return []
    if union is None:
        other = _union(doc, cast, employers[0])
        return [employers[0], other] if other else []
    named = next((n for n in cast.within(start, end) if n.start < union.end() and n.end > union.start("union")), None)
    name = cast.party(named) if named and named.name not in employers else union["union"]
    sides = [(doc.text.find(name, start), name), (cast.within(start, end)[0].start, employers[0])]
    return [side for _, side in sorted(sides)] if union["union"] not in employers else []


def _both(doc: Doc, cast: Cast, start: int, end: int) -> str | None:
    """The firm whose two sides a sentence speaks of: `새론은행 노사는`."""
    for match in _BOTH.finditer(doc.text, start, end + 1):
        lo, hi = match.span("name")
        for named in cast.within(max(start, lo - 12), hi):
            if named.end == hi and not named.person:
                return cast.party(named)
        tokens = range(doc.token_from(lo), doc.token_from(hi))
        strange = known(match["name"]).grade > 0 or any(doc.oov[i] or doc.tags[i] == "NNP" for i in tokens)
        if strange and not _NO_NAME.search(match["name"]) and not title_of(match["name"]):
            return match["name"]
    return None


def _union(doc: Doc, cast: Cast, employer: str) -> str | None:
    """The union as the article calls it."""
    body = next((n for n in cast.bodies if n.endswith(("노조", "노동조합")) and n != employer), None)
    written = re.search(r"(?<![가-힣])(?:노조|노동조합)", doc.text)
    return body or (written[0] if written else None)
