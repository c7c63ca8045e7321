"""What an article has named once serves all of it: every mention of a person or body, `이 군수` and `군은` included."""

from __future__ import annotations

import re
from collections.abc import Set

from newsparse.extract import org_forms, titles
from newsparse.extract import organizations as orgs
from newsparse.extract.chunks import Chunk
from newsparse.extract.organizations import Body
from newsparse.lexicon import alternation
from newsparse.model import Organization, Span
from newsparse.tokens import Doc

# Patterns of an article are bare alternations, quick to compile; what must stand round a form is asked of these.
_RUNS_ON = re.compile(r"[가-힣]{3}")
_ENDS = re.compile(titles.END)
_WORD_ENDS = re.compile(rf"(?![A-Za-z])(?:(?={titles.JOSA})|(?![가-힣]))")

# the head's title speaks of the government: 한빛군수, 금빛구청장, 새빛시장
_HEAD_OF_PLACE = re.compile(rf"(?:수|청장|장|지사){titles.END}")


def _free(text: str, at: int) -> bool:
    """Whether no letter stands before: a form begins a word."""
    return at == 0 or not text[at - 1].isalpha() or "一" <= text[at - 1] <= "鿿"


def mentions_of_people(doc: Doc, said: dict[str, list[str]]) -> dict[str, tuple[Span, ...]]:
    """Name → mentions: the full name anywhere, the surname with one of the person's titles or 씨, where one person fits."""
    if not said:
        return {}
    found: dict[str, list[Span]] = {name: [] for name in said}
    full = re.compile(alternation(said))
    short: dict[str, list[str]] = {}
    for name, given in said.items():
        if not re.fullmatch(r"[가-힣]{2,4}", name):
            parts = name.split(" ")
            for i in range(1, len(parts)):
                if len(tail := " ".join(parts[i:])) > 1:
                    short.setdefault(tail, []).append(name)
            continue
        surname = name[:2] if name[:2] in ("남궁", "황보", "제갈", "선우", "사공", "서문", "독고") else name[0]
        heads = {titles.head_of(t) or t for t in given}
        heads |= {short for head in heads for short in titles.shorter(head)}
        for title in heads | {"씨"}:
            short.setdefault(f"{surname} {title}", []).append(name)
            if title != "씨":
                short.setdefault(f"{surname} 전 {title}", []).append(name)
            if len(title) > 1:
                short.setdefault(f"{surname}{title}", []).append(name)
    unique = {form: names[0] for form, names in short.items() if len(names) == 1}
    clipped = re.compile(alternation(unique)) if unique else None
    for passage in doc.passages:
        taken = []
        for match in full.finditer(doc.text, passage.start, passage.end):
            if _RUNS_ON.match(doc.text, match.end()):
                continue
            found[match[0]].append(doc.article.span(*match.span()))
            taken.append(match.span())
        for match in clipped.finditer(doc.text, passage.start, passage.end) if clipped else ():
            if not _free(doc.text, match.start()) or not _ENDS.match(doc.text, match.end()):
                continue
            if not any(lo < match.end() and match.start() < hi for lo, hi in taken):
                found[unique[match[0]]].append(doc.article.span(*match.span()))
    return {name: tuple(sorted(spans, key=lambda s: s.start)) for name, spans in found.items()}


def mentions_of_bodies(
    doc: Doc, parts: list[Chunk], bodies: list[Body], people: set[str], run_in: Set[int] = frozenset()
) -> tuple[Organization, ...]:
    """Organisations with every mention: by the longest form at each place, and by the common noun that stands for one.

    `run_in` holds where a name begins inside a word, since the page lost a line break there.
    """
    owner = {form: i for i, body in enumerate(bodies) for form in body.forms if form not in people}
    if not owner:
        return ()
    spans: list[list[Span]] = [[] for _ in bodies]
    pattern = re.compile(alternation(owner))
    for passage in doc.passages:
        for match in pattern.finditer(doc.text, passage.start, passage.end):
            body = bodies[owner[match[0]]]
            whole = _WORD_ENDS.match(doc.text, match.end()) or (
                body.kind == "local_government" and _HEAD_OF_PLACE.match(doc.text, match.end())
            )
            if whole and (match.start() in run_in or _free(doc.text, match.start())):
                spans[owner[match[0]]].append(doc.article.span(*match.span()))
    ends = {c.start: c for c in parts}
    for i, body in enumerate(bodies):
        spans[i] = [s for s in spans[i] if _whole(doc, s, ends, body)]
        if orgs.VENUE.search(body.name) and spans[i] and all(_is_place_of(doc, s) for s in spans[i]):
            spans[i] = []  # `새솔호텔에서 열린`: where, not who
    common = _common(bodies)
    for chunk in parts:
        if chunk.text in common and chunk.josa in org_forms.COMMON_JOSA and chunk.spaced and _stands_alone(doc, chunk):
            i = common[chunk.text]
            if chunk.start > bodies[i].first:
                spans[i].append(doc.article.span(chunk.start, chunk.end))
                if chunk.text not in bodies[i].forms:
                    bodies[i].forms.append(chunk.text)
    found = []
    for body, mentions in zip(bodies, spans, strict=True):
        if mentions:
            printed = {m.text for m in mentions}
            if body.name not in printed:
                body.name = max((form for form in body.forms if form in printed), key=len)
            aliases = tuple(form for form in body.forms if form != body.name and form in printed)
            found.append(Organization(body.name, body.kind, aliases, tuple(sorted(mentions, key=lambda s: s.start))))
    return tuple(found)


def _is_place_of(doc: Doc, span: Span) -> bool:
    return bool(re.match(r"(?:에서|에|\s?(?:[가-힣]{2,6}\s?)?(?:에서|앞|인근))", doc.text[span.end : span.end + 12]))


def _whole(doc: Doc, span: Span, chunk_at: dict[int, Chunk], body: Body) -> bool:
    """Whether a form is the whole word here and, for a place, the government: `한빛군에서` is where, not who."""
    chunk = chunk_at.get(span.start)
    if chunk is None:
        return True
    if chunk.end > span.end and not chunk.text[span.end - span.start :].startswith(("㈜", "+", "·", "-")):
        rest = chunk.text[span.end - span.start :]
        return titles.is_title(rest) or (body.kind == "local_government" and rest in ("수", "장", "청장", "지사"))
    if body.kind == "local_government" and span.text in titles.places():
        return chunk.josa not in ("에서", "에", "으로", "로")
    return True


def _common(bodies: list[Body]) -> dict[str, int]:
    """Common noun → the one body that it can stand for."""
    found: dict[str, int] = {}
    for noun, endings in org_forms.COMMON.items():
        fits = [i for i, body in enumerate(bodies) if body.name.endswith(endings) and body.name != noun]
        if len(noun) == 1:
            fits = [i for i in fits if bodies[i].kind == "local_government"]
        if len(fits) == 1:
            found[noun] = fits[0]
    return found


def _stands_alone(doc: Doc, chunk: Chunk) -> bool:
    """`군은 …` yes; `관할 구와`, `우리 군` yes; `두 시는`, `10개 시·군이` no."""
    before = doc.text[max(0, chunk.start - 4) : chunk.start]
    return not any(c.isdigit() for c in before) and not before.endswith(
        ("각 ", "두 ", "세 ", "개 ", "타 ", "해당 ", "·")
    )
