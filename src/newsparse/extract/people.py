"""People by the title beside their names, behind or before; those without one are for `names_alone.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from newsparse.extract import words
from newsparse.extract.beside import FILLER, Word, bracket_after, front_of, run_in_name, words_before
from newsparse.extract.chunks import Chunk
from newsparse.extract.foreign_names import foreign_name
from newsparse.extract.name_shapes import likeness, plausible, reading, recurs, surnames
from newsparse.extract.names_alone import addressed, by_themselves, in_rosters, unnamed
from newsparse.extract.names_behind import right_names
from newsparse.extract.names_listed import in_bracket_behind, in_labels, in_lists, with_body, with_place
from newsparse.extract.sighting import Sighting, nominal
from newsparse.lexicon import wordset
from newsparse.tokens import Doc

_SEPARATOR = re.compile(r"[·ㆍ∙‧・/]")
_HANGUL = re.compile(r"[가-힣]+")


def sightings(doc: Doc, parts: list[Chunk], bodies: Set[str], own: Set[str] = frozenset()) -> list[Sighting]:
    """The places where someone is named for certain; `bodies` are names that are no person's, `own` titles besides."""
    found: dict[tuple[int, str], Sighting] = {}
    taken: set[int] = set()
    for seen in (
        *_titled(doc, parts, bodies, own),
        *addressed(doc, bodies),
        *unnamed(doc),
        *in_rosters(doc),
        *in_labels(doc),
        *with_body(doc, bodies),
        *with_place(doc, bodies),
        *in_lists(doc, bodies),
        *by_themselves(doc, parts, bodies),
    ):
        if seen.phrase or seen.start not in taken:  # `이도윤(새론협회장) 한빛군수` bears two titles
            taken.add(seen.start)
            found.setdefault((seen.start, seen.phrase), seen)
    ordered = sorted(found.values(), key=lambda seen: seen.start)
    # `다 코스타` where the article also has `안토니오 다 코스타`
    tails = {" ".join(seen.name.split(" ")[n:]) for seen in ordered for n in range(1, seen.name.count(" ") + 1)}
    return [seen for seen in ordered if seen.name not in tails]


# -- beside a title ----------------------------------------------------------------------------------------------------


def _titled(doc: Doc, parts: list[Chunk], bodies: Set[str], own: Set[str]) -> Iterator[Sighting]:
    passages, at = doc.passages, 0
    for n in [n for n, chunk in enumerate(parts) if own or chunk.known.title or chunk.text[-1] in "님실"]:
        chunk = parts[n]
        head = chunk.known.title
        if own:
            head = next((title for title in own if chunk.text.endswith(title)), head)
        if not head:
            if chunk.text[-1] != "님" and not chunk.text.endswith("의원실"):
                continue
            if not (head := words.known(chunk.text[:-1]).title):
                continue
            chunk = chunk._replace(text=chunk.text[:-1], end=chunk.end - 1, josa=chunk.text[-1])
        after = parts[n + 1] if n + 1 < len(parts) else None
        if chunk.known.grade >= 2 and after and after.known.title and after.start == chunk.end + 1:
            continue  # `이도윤 농촌경제연구원 연구위원`
        while passages[at].end <= chunk.start:
            at += 1
        if _IN_CHARGE.match(doc.text, chunk.end):
            continue  # `새론청 감독·조사 담당 대변인`
        if after and head in _DUTY and after.known.title and after.start == chunk.end + 1 and not chunk.josa:
            continue  # `새론텔레콤 미래사업총괄 부사장`
        if _is_title(chunk, head, bodies) or (head in _DUTY and n and _runs_unit(parts[n - 1], chunk, bodies)):
            yield from _beside(doc, parts, n, chunk, head, passages[at].start, bodies)


_SURNAME_ALONE = re.compile(r"\W?[김이박최정강조윤장임한오서신권황안송]\s")
_AIDES = frozenset(("보좌관", "비서관", "비서", "측근"))
_IN_CHARGE = re.compile(r"·[가-힣]{2,4} 담당 ")
_DUTY = frozenset(("담당", "총괄"))
_NUMBERED = re.compile(r"제?\d{1,2}")


def _runs_unit(before: Chunk, chunk: Chunk, bodies: Set[str]) -> bool:
    """`새론텔레콤 혁신사업담당`: who is in charge of something at a body."""
    named = before.text in bodies or before.known.grade == 3
    return named and not before.josa and before.end + 1 == chunk.start and len(chunk.text) > 3


def _is_title(chunk: Chunk, head: str, bodies: Set[str]) -> bool:
    """`물류시장`, `사업모델` are no titles, `한빛시장` is."""
    word = chunk.text
    if word == head:
        return True
    stem = word[: -len(head)]
    if _NUMBERED.fullmatch(stem):
        return True  # `제1차장`
    if head == "시장":
        return chunk.proper or words.is_region(word[:-1]) or word[:-1] in bodies or likeness(stem) > 2
    if head == "지사":
        return words.is_region(stem) or words.is_region(word[:-2] + "도") or likeness(stem) > 2
    return head not in wordset("title_words", "bare") or likeness(stem) > 2


def _beside(
    doc: Doc, parts: list[Chunk], n: int, chunk: Chunk, head: str, low: int, bodies: Set[str]
) -> Iterator[Sighting]:
    title, start, end = chunk.text, chunk.start, chunk.end
    if (
        chunk.josa
        and start > low + 1
        and doc.text[start - 1] == " "
        and _SURNAME_ALONE.match(doc.text, max(0, start - 3))
    ):
        return  # `김 의원은`: somebody whom another place names
    if doc.text[end : end + 1] == ")" and (inside := _in_bracket(doc, low, start, title)):
        yield inside
        return
    if start - 1 > low and doc.text[start - 1] in "·-&" and (whole := _whole_title(doc, low, start)) < start:
        start, title = whole, doc.text[whole:end]
    follows = parts[n + 1] if n + 1 < len(parts) and not chunk.josa else None
    if follows and follows.start == end + 1 and follows.text in wordset("title_words", "successor"):
        title, end = f"{title} {follows.text}", follows.end
    if glued := _glued_name(doc, chunk, head, bodies):
        yield glued
        return
    before = words_before(doc, low, start)
    seen = _left_names(doc, before, title, bodies)
    if seen and doc.text[seen[0].start - 1 : seen[0].start] == "(" and seen[0].phrase == title:
        for one in seen:
            one.bracket_of = seen[0].start - 1  # `충남도(김가람 지사)`
    foreign = None
    if not seen or not before or seen[0].start < before[0].start or len(seen[0].name) == 2:
        foreign = foreign_name(doc, before, title, head, bodies)
    if foreign and seen and foreign.start == seen[0].start and len(seen[0].name) == 3 and likeness(seen[0].name) > 2:
        foreign = None  # `박누리 인진 대표`
    if foreign and (not seen or foreign.start <= seen[0].start):
        seen = [foreign]
    if seen and head in _AIDES and doc.text.startswith((" 출신", "을 지낸", "이었던"), end):
        return  # `김가람 보좌관 출신`: somebody else
    if seen:
        for one in seen:
            one.after = one.after or bracket_after(doc, end)
            one.stop = end
            yield one
        return
    if listed := in_bracket_behind(doc, title, end):
        for one in listed:
            one.before = front_of(doc, before[:4])
            yield one
        return
    yield from right_names(doc, parts, n, title, end, before, low, bodies)


def _whole_title(doc: Doc, low: int, start: int) -> int:
    """Where a title begins that a sign divides: `5·18유족회장`, `산업가스·수소사업부장`; not `시장·군수`, `김가람·이도윤의원`."""
    begin = max(low, doc.text.rfind(" ", low, start) + 1)
    first = doc.text[begin : start - 1]
    if first[-1:].isdigit():
        return begin
    noun = _HANGUL.fullmatch(first) and 2 <= len(first) <= 8 and likeness(first) < 0 and doc.text[start - 1] == "·"
    return begin if noun and not words.title_of(first) and words.known(first).grade < 2 else start


_NAME_AND_BRACKET = re.compile(r"([가-힣]{2,4})\s?\(([^()]{0,24}\s|[^()]{0,8}[,·]\s?)?$")


def _in_bracket(doc: Doc, low: int, start: int, title: str) -> Sighting | None:
    """`김가람(당시 대통령)`, `이도윤(43·새론 대표)`: a name, and its title in a bracket behind."""
    match = _NAME_AND_BRACKET.search(doc.text, max(low, start - 32), start)
    if match is None or likeness(match[1]) < 2 or not plausible(doc, match[1], match.start(1)):
        return None
    inside = re.sub(r"^\d+세?[,·]?\s?", "", match[2] or "")
    return Sighting(match[1], match.start(1), match.end(1), f"{inside}{title}".strip())


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


def _left_names(doc: Doc, before: list[Word], title: str, bodies: Set[str]) -> list[Sighting]:
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


def _glued_name(doc: Doc, chunk: Chunk, head: str, bodies: Set[str]) -> Sighting | None:
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
