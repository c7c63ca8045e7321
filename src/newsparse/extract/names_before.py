"""The names that stand before a title: one, or several that share it (`김가람·이도윤 의원`)."""

from __future__ import annotations

import re
from collections.abc import Set

from newsparse.extract import words
from newsparse.extract.beside import FILLER, Word, bracket_after, front_of, run_in_name
from newsparse.extract.chunks import Chunk
from newsparse.extract.name_shapes import likeness, plausible, reading, recurs, surnames
from newsparse.extract.sighting import Sighting, nominal
from newsparse.tokens import Doc

_SEPARATOR = re.compile(r"[·ㆍ∙‧・/]")


def _names_in(word: Word) -> list[Word]:
    """The names that a word is made of: `김가람·이도윤` two, `김가람(왼쪽)` one, `한빛군` none."""
    if word.text.isalpha():
        return [word] if likeness(word.text) >= 0 else []
    found, offset = [], 0
    for part in _SEPARATOR.split(word.text):
        core = part.strip(FILLER).rstrip(",")
        if likeness(core) < 0:
            return []
        found.append(Word(core, word.start + offset + part.find(core)))
        offset += len(part) + 1
    return found


def left_names(doc: Doc, before: list[Word], title: str, bodies: Set[str]) -> list[Sighting]:
    """`이도윤 서울대 컴퓨터공학부 교수`, `박누리 의원`, `김가람·이도윤 의원`, `김가람, 이도윤 의원`."""
    best: tuple[int, list[Word]] | None = None
    for k, word in enumerate(before[:6]):
        if word.text.endswith(","):
            break
        names = _names_in(word)
        if k == 0 and title in ("교사", "교장", "교감") and word.text[-1] in "초중고":
            names = []  # `서누초 교사`
        if names and FILLER in word.text and _latin_gloss(doc, word):
            names = []  # `도라이(Dorai) 이사`: Latin behind a name is a body's or a foreigner's
        if (
            not names
            and k < 4
            and len(word.text) > 4
            and (tail := run_in_name(doc, word) or _behind_body(word, bodies))
        ):
            names = [tail]
        if names and _all_fit(doc, names, bodies, before[k - 1].text if k else ""):
            maybe_body = k == 0 and (
                (words.ending(names[-1].text) and likeness(names[-1].text) < 4) or _behind_name(doc, before, names[-1])
            )
            if not maybe_body or best is not None:
                best = (k, names)
                break
            best = (k, names)  # `최다연 가온대 총장`: what has the shape of a name may be the body of one before it
            continue
        if best is not None:
            break
        if not nominal(doc, word.start, word.start + len(word.text)) and words.known(word.text).grade != 3:
            break  # SK온 is a name, though Kiwi takes it for SK 오+ㄴ
    if best is None:
        return []
    k, names = best
    middle = " ".join(w.text for w in reversed(before[:k])).replace(FILLER, "")
    rest = before[k + 1 :]
    while rest and rest[0].text.endswith(",") and (more := _names_in(rest[0])):
        if not all(plausible(doc, name.text, name.start, tied=True) for name in more):
            break
        names, rest = [*more, *names], rest[1:]
    if k == 0 and len(names) == 1 and rest and _row_in_bracket(doc, rest, names[0]):
        names, rest = [*reversed(rest), *names], []
    phrase = f"{middle} {title}".strip()
    if len(names) == 1 and rest and names[0].start > before[k].start and "·" in before[k].text:
        body = before[k].text.partition("·")[0]  # `이도윤 외교부·김가람 국방부 장관`
        first = [name for name in _names_in(rest[0]) if body in bodies and _fits(doc, name, bodies, tied=True)]
        if len(first) == 1:
            one, two = first[0], names[0]
            return [
                Sighting(one.text, one.start, one.start + len(one.text), f"{body} {title}"),
                Sighting(two.text, two.start, two.start + len(two.text), phrase),
            ]
    front = front_of(doc, rest)
    bracket = bracket_after(doc, names[-1].start + len(names[-1].text)) if not middle else ""
    return [Sighting(name.text, name.start, name.start + len(name.text), phrase, front, bracket) for name in names]


_NAMED = frozenset(("name", "parts"))


def _row_in_bracket(doc: Doc, rest: list[Word], last: Word) -> bool:
    """`한빛지법 형사3부(김가람 이도윤 박누리 부장판사)`: whether nothing but names stands between the bracket and the last."""
    return (
        doc.text[rest[-1].start - 1] == "("
        and len(last.text) == 3
        and all(
            len(word.text) == 3
            and (
                likeness(word.text) > 2
                or (likeness(word.text) > 0 and reading(doc, word.start, word.start + 3) in _NAMED)
            )
            for word in rest
        )
    )


def _behind_name(doc: Doc, before: list[Word], name: Word) -> bool:
    """`박누리 인진 대표`: whether what may be a name stands behind one that is more like one."""
    if len(before) < 2 or len(before[1].text) != 3 or before[0].text != name.text:
        return False
    like = likeness(before[1].text)
    less = len(name.text) == 2 or likeness(name.text) < min(like, 3)
    return like >= 2 and less and plausible(doc, before[1].text, before[1].start)


def _behind_body(word: Word, bodies: Set[str]) -> Word | None:
    """`외교부·김가람`: the second of two heads, behind the body of the first."""
    body, dot, name = word.text.partition("·")
    if not dot or likeness(name) < 2 or not (body in bodies or words.known(body).grade >= 2):
        return None
    return Word(name, word.start + len(body) + 1)


def _all_fit(doc: Doc, names: list[Word], bodies: Set[str], behind: str) -> bool:
    """Whether all may be somebody's names; other names and a body behind vouch for them."""
    tied = len(names) > 1 or (behind != "" and (behind in bodies or _is_body_word(behind)))
    fit = [_fits(doc, name, bodies, tied=tied) for name in names]
    if any(fit) and len(fit) > 1:  # `김정곤·이도윤`: Kiwi reads an ending
        return all(
            ok or (likeness(name.text) == 4 and len(name.text) == 3) for ok, name in zip(fit, names, strict=True)
        )
    return all(fit)


def _fits(doc: Doc, name: Word, bodies: Set[str], *, tied: bool) -> bool:
    if name.text in bodies:
        return False
    return plausible(doc, name.text, name.start, tied=tied) or _anonymous(doc, name)


def _anonymous(doc: Doc, name: Word) -> bool:
    """`채모 상병`: a surname alone, as the paper gives it."""
    some = len(name.text) == 2 and name.text[1] == "모" and name.text[0] in surnames()[0]
    return some and reading(doc, name.start, name.start + 2) == "parts"


def _is_body_word(word: str) -> bool:
    known = words.known(word)
    return known.grade >= 2 or words.is_region(word) or (known.grade == 1 and len(word) > 2)


def glued_name(doc: Doc, chunk: Chunk, head: str, bodies: Set[str]) -> Sighting | None:
    """`김가람의원`, `이도윤위원장`: a name and a bare title without a space."""
    name = chunk.text[: -len(head)]
    if len(name) != 3 or len(head) < 2 or chunk.text[:-1] in bodies or words.known(chunk.text[:-1]).grade >= 2:
        return None
    like = likeness(name)
    if like < 2 or (like < 4 and reading(doc, chunk.start, chunk.start + 3) != "name"):
        return None
    if reading(doc, chunk.start, chunk.start + 3) in ("noun", "cut") and not recurs(doc, name):
        return None
    return Sighting(name, chunk.start, chunk.start + 3, head)


_LATIN_GLOSS = re.compile(r"\s?\([A-Z][A-Za-z]+\)")


def _latin_gloss(doc: Doc, word: Word) -> bool:
    at = word.start + word.text.find(FILLER)
    return bool(_LATIN_GLOSS.match(doc.text, at))
