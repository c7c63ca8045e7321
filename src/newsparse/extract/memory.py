"""What an article has named once serves all of it: every mention of a person or body, `이 군수`, `군수는` and `군은` included."""

from __future__ import annotations

import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsparse.extract import org_forms, words
from newsparse.extract import organizations as orgs
from newsparse.extract.bodies import Bodies, Body
from newsparse.extract.chunks import Chunk, is_spaced
from newsparse.extract.name_shapes import hanja_surnames, surname_of
from newsparse.extract.names_listed import label_lines
from newsparse.extract.titles import END, JOSA
from newsparse.lexicon import wordset
from newsparse.model import Organization, Span
from newsparse.tokens import Doc

_HANGUL_NAME = re.compile(r"[가-힣]{2,5}")
_RUNS_ON = re.compile(r"[가-힣]{3}")
_ENDS = re.compile(END)
_WORD_ENDS = re.compile(rf"(?![A-Za-z])(?:(?![가-힣])|(?={JOSA}))")
# the head's title speaks of the government: 한빛군수, 금빛구청장, 새빛시장
_HEAD_OF_PLACE = re.compile(rf"(?:수|청장|장|지사){END}")
_SUBJECT = frozenset(("은", "는", "이", "가", "도", "의", "에게", "께서", "과", "와", "을", "를"))


def _occurrences(text: str, form: str) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + len(form))


_BEYOND = 1 << 60  # behind the end of any text


def _within(passages: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the passages, in order, holds all of `[start, end)`."""
    i = bisect.bisect_right(passages, (start, _BEYOND)) - 1
    return i >= 0 and end <= passages[i][1]


def _free(text: str, at: int) -> bool:
    """Whether no letter stands before: a form begins a word."""
    return at == 0 or not text[at - 1].isalpha() or "一" <= text[at - 1] <= "鿿"


# -- people ------------------------------------------------------------------------------------------------------------


def mentions_of_people(
    doc: Doc, parts: list[Chunk], said: Mapping[str, Sequence[str]], forms: Mapping[str, str] | None = None
) -> dict[str, tuple[Span, ...]]:
    """Name → mentions: the full name anywhere; the surname with a title of theirs or 씨, and the title alone, where
    one person fits. `said` holds the titles of each name, `forms` further forms that the user's dictionary knows."""
    if not said:
        return {}
    text, taken = doc.text, bytearray(len(doc.text))
    found: dict[str, list[Span]] = {name: [] for name in said}
    passages = sorted([(p.start, p.end) for p in doc.passages] + label_lines(doc))

    def keep(name: str, start: int, end: int) -> None:
        if _within(passages, start, end) and taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            found[name].append(doc.article.span(start, end))

    full = {**{name: name for name in said}, **(forms or {})}
    for form in sorted(full, key=len, reverse=True):
        for at in _occurrences(text, form):
            end = at + len(form)
            if _begins_name(doc, at) and (
                not _RUNS_ON.match(text, end) or _ENDS.match(text, end) or _titled(text, end)
            ):
                keep(full[form], at, end)
    first = {name: min((span.start for span in spans), default=len(text)) for name, spans in found.items()}
    for form, names in [item for item in _short_forms(said, text).items() if item[0] in text]:
        for at in _occurrences(text, form):
            if _free(text, at) and _ENDS.match(text, at + len(form)):
                who = [name for name in names if first[name] < at] if len(names) > 1 else names
                if len(who) == 1:
                    keep(who[0], at, at + len(form))
    bearers = _bearers(said)
    for chunk in [chunk for chunk in parts if chunk.text in bearers] if bearers else ():
        name = bearers[chunk.text]
        if chunk.josa in _SUBJECT and chunk.start > first[name] and _stands_free(doc, chunk):
            keep(name, chunk.start, chunk.end)
    return {name: tuple(sorted(spans, key=lambda s: s.start)) for name, spans in found.items()}


def _titled(text: str, end: int) -> bool:
    """`김가람의원`: whether a title follows a name at once."""
    return any(text[end : end + size] in words.titles() for size in range(2, 6))


def _begins_name(doc: Doc, at: int) -> bool:
    """Whether a name may begin here: at a word's head, or where Kiwi sees a word begin in a run-in line."""
    if _free(doc.text, at):
        return True
    i = doc.token_from(at)
    return i < len(doc.starts) and doc.starts[i] == at and (i == 0 or doc.tags[i - 1][0] in "JES")


_HANJA = re.compile(r"[一-龥]")


def _short_forms(said: Mapping[str, Sequence[str]], text: str) -> dict[str, list[str]]:
    """`이 군수`, `이군수`, `李 군수`, `이 전 군수`, `이 씨`, `이씨` and `바이든` → the names they may stand for."""
    short: defaultdict[str, list[str]] = defaultdict(list)
    hanja: defaultdict[str, list[str]] = defaultdict(list)
    for letter, sound in hanja_surnames().items() if _HANJA.search(text) else ():
        hanja[sound].append(letter)
    for name, given in said.items():
        if not _HANGUL_NAME.fullmatch(name) and name[1:] != " 모":
            parts = name.split(" ")
            for i in range(1, len(parts)):
                if len(tail := " ".join(parts[i:])) > 1:
                    short[tail].append(name)
            continue
        surname = surname_of(name)
        heads = {head for title in given for head in _heads(title)}
        for sign in (surname, *hanja[surname]):
            spaced = f"{sign} " in text
            for title in heads:
                if spaced:
                    short[f"{sign} {title}"].append(name)
                    short[f"{sign} 전 {title}"].append(name)
                if len(title) > 1:
                    short[f"{sign}{title}"].append(name)
        short[f"{surname} 씨"].append(name)
        short[f"{surname}씨"].append(name)
        if name.endswith("모") and len(name) == 2:
            short[f"{name}씨"].append(name)
    return dict(sorted(short.items(), key=lambda item: -len(item[0])))


@functools.lru_cache(words.KEPT)
def _heads(title: str) -> frozenset[str]:
    """A title and the shorter ones it ends in: 도지사 and 지사; `전 대표` and 대표."""
    last = title.removesuffix(" 후보자").rpartition(" ")[2]
    found = {last, words.title_of(title) or last}
    for head in tuple(found):
        found |= {head[n:] for n in range(1, len(head) - 1) if head[n:] in words.titles()}
        if head == "대표이사":
            found.add("대표")
    return frozenset(head for head in found if head)


def _bearers(said: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Title → the one person of the article who bears it."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name, given in said.items():
        for title in given:
            if not title.startswith("전 "):
                for head in _heads(title):
                    bearers[head].add(name)
    office = wordset("titles", "office")
    return {title: next(iter(names)) for title, names in bearers.items() if len(names) == 1 and title in office}


def _stands_free(doc: Doc, chunk: Chunk) -> bool:
    """`군수는 …`, not `다른 군수는` or `새론 대표는`: nothing before qualifies the title."""
    if not is_spaced(doc, chunk):
        return False
    before = doc.token_from(chunk.start) - 1
    if before < 0 or doc.ends[before] < chunk.start - 1 or "\n" in doc.text[doc.ends[before] : chunk.start]:
        return True
    return doc.tags[before][0] in "S" or doc.tags[before] in ("JX", "JKS", "EC", "MAJ") or doc.tags[before] == "MAG"


# -- bodies ------------------------------------------------------------------------------------------------------------


def mentions_of_bodies(
    doc: Doc, parts: list[Chunk], merged: list[Body], people: Iterable[Span], bodies: Bodies
) -> tuple[Organization, ...]:
    """Organisations with every mention: by the longest form at each place, and by the common noun that stands for one.

    What stands inside a person's name is no body's.
    """
    owner = {form: i for i, body in enumerate(merged) for form in body.forms}
    text, taken = doc.text, bytearray(len(doc.text))
    for span in people:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    spans: list[list[Span]] = [[] for _ in merged]
    chunk_at = {chunk.start: chunk for chunk in parts}
    passages = [(p.start, p.end) for p in doc.passages]
    for form in sorted(owner, key=len, reverse=True):
        body, size = merged[owner[form]], len(form)
        named = form.endswith((" 정부", " 행정부"))  # `윤가람 정부` holds a name
        for at in _occurrences(text, form):
            end = at + size
            if (taken[at] and not named) or taken[end - 1] or not (_free(text, at) or at in bodies.run_in):
                continue
            if not _within(passages, at, end) or not _ends(text, end, body):
                continue
            taken[at:end] = b"\1" * size
            if _in_credit(text, at, end) or (body.kind == "media" and _alone(text, at, end)):
                continue
            if form in bodies.names or _whole(doc, at, end, chunk_at.get(at), body):
                spans[owner[form]].append(doc.article.span(at, end))
    acting = wordset("org_words", "acting")
    for i, body in enumerate(merged):
        if (
            spans[i]
            and body.name.endswith(orgs.venues())
            and body.name not in acting
            and all(_is_place_of(text, s) for s in spans[i])
        ):
            spans[i] = []  # `새솔호텔에서 열린`: where, not who
        elif spans[i] and all(_HALL.match(text, s.end) for s in spans[i]):
            spans[i] = []  # `국회 기획위원회 소회의실에서`
    _by_common_nouns(doc, parts, merged, spans)
    return tuple(sorted(_organizations(merged, spans), key=lambda body: body.mentions[0].start))


_CREDITED = re.compile(
    r"=(?:연합뉴스|뉴시스|뉴스1|로이터)|\s?(?:유튜브|페이스북|인스타그램|카카오톡|카톡|채널|홈페이지|앱|구독|제보|검색해|뉴스는\s24시간|무단|\(www)|\s?(?:제공|DB|자료사진|캡처|캡쳐|홈페이지 캡)(?![가-힣])|(?:뉴스)?\s(?:뉴스\s)?[가-힣]{3}(?:입니다|\s(?:선임|전문|사진)?기자(?![가-힣]))"
)


def _in_credit(text: str, start: int, end: int) -> bool:
    """`(사진=새론텔레콤 제공)`, `2021.8.31/한빛뉴스`, `한빛뉴스 김가람입니다`: who took a picture or reports is not who acts."""
    return text[max(0, start - 1) : start] in ("/", "=", "©", "ⓒ") or bool(_CREDITED.match(text, end))


def _alone(text: str, start: int, end: int) -> bool:
    """`[한빛뉴스]`, `… 발언하고 있다. 한빛뉴스.`: an outlet by itself says whose a picture or text is."""
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        return True
    before = text[max(0, start - 2) : start].rstrip(" ")
    return (not before or before[-1] in "\n.]") and (end >= len(text) or text[end] in "\n.")


def _ends(text: str, end: int, body: Body) -> bool:
    if end >= len(text) or not text[end].isalnum():
        return True
    if _WORD_ENDS.match(text, end) or (text[end] == "장" and _ENDS.match(text, end + 1)):
        return True  # 한빛도서관장 heads 한빛도서관
    return body.kind == "local_government" and bool(_HEAD_OF_PLACE.match(text, end))


def _organizations(merged: list[Body], spans: list[list[Span]]) -> Iterator[Organization]:
    for body, mentions in zip(merged, spans, strict=True):
        if not mentions:
            continue
        printed = {m.text for m in mentions}
        if body.name not in printed:
            body.name = max((form for form in body.forms if form in printed), key=len)
        aliases = tuple(form for form in body.forms if form != body.name and form in printed)
        yield Organization(body.name, body.kind, aliases, tuple(sorted(mentions, key=lambda s: s.start)))


_PLACE_OF = re.compile(
    r"(?:에서|에|으로|로|의|을|를)?\s?(?:[가-힣]{2,6}\s?)?(?:에서|앞|인근|내|안|옆)|에(?!게)|에서|(?:[,·]\s?[가-힣]{2,8}){1,5}\s앞"
)


_HALL = re.compile(r"\s(?:[소대중]?회의실|회의장|영빈관|대?강당|로비)(?:에서|에\s|\s등|\s앞)")


def _is_place_of(text: str, span: Span) -> bool:
    return bool(_PLACE_OF.match(text, span.end, span.end + 40)) and not orgs.is_told(text, span.end)


def _whole(doc: Doc, start: int, end: int, chunk: Chunk | None, body: Body) -> bool:
    """Whether a form is the whole word here and, for a place, the government: `한빛군에서` is where, not who."""
    if chunk is None:
        i = doc.token_from(start)  # `미국인`: a noun that no chunk holds
        return not (i < len(doc.starts) and doc.starts[i] == start and doc.ends[i] > end and doc.tags[i] == "NNG")
    rest = chunk.text[end - start :]
    if rest and not rest.startswith(("㈜", "+", "·", "-", "(")):
        if rest in ("측", "들"):
            return True
        return (
            rest == "장"
            or bool(words.title_of(rest))
            or (body.kind == "local_government" and rest in ("수", "장", "청장", "지사"))
        )
    form = doc.text[start:end]
    if body.kind == "local_government" and form in words.regions():
        return chunk.josa not in ("에서", "에", "으로", "로") or orgs.is_told(doc.text, end)
    return not (form in wordset("org_words", "acting") and chunk.josa == "에서")


def _by_common_nouns(doc: Doc, parts: list[Chunk], merged: list[Body], spans: list[list[Span]]) -> None:
    common = org_forms.common_bodies(merged, lambda i: bool(spans[i]))
    if not common:
        return
    for chunk in [chunk for chunk in parts if chunk.text in common]:
        i = common[chunk.text]
        if chunk.josa not in org_forms.COMMON_JOSA or chunk.start <= merged[i].first:
            continue
        if is_spaced(doc, chunk) and _stands_alone(doc, chunk):
            if chunk.text not in merged[i].forms:
                merged[i].forms.append(chunk.text)
            spans[i].append(doc.article.span(chunk.start, chunk.end))


_TOPIC = frozenset(("은", "는", "이", "가", "과", "와", "도"))
_COUNTED = ("각 ", "두 ", "세 ", "개 ", "타 ", "해당 ", "·", "다른 ", "여러 ", "이들 ", "양 ", "전 ")


def _stands_alone(doc: Doc, chunk: Chunk) -> bool:
    """`군은 …` yes; `관할 구와`, `우리 군` yes; `두 시는`, `10개 시·군이` no; `서비스 센터` no."""
    before = doc.text[max(0, chunk.start - 4) : chunk.start]
    if any(c.isdigit() for c in before) or before.endswith(_COUNTED):
        return False
    if len(chunk.text) == 1:
        return chunk.josa not in ("에", "에서")
    i = chunk.first - 1
    if i >= 0 and doc.tags[i][:2] == "NN" and doc.ends[i] == chunk.start - 1 and doc.forms[i] not in ("관할", "우리"):
        return False
    if chunk.text in wordset("org_words", "also any"):
        return chunk.josa in _TOPIC  # `대학의 역량`: of any
    return chunk.josa not in ("에", "에서")
