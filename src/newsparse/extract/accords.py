"""Agreements between states that carry their sides in their name: `남북 군사합의`, `한일청구권협정`, `한미 FTA`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsparse.extract.agreement_words import Event
from newsparse.extract.words import forms
from newsparse.lexicon import alternation, sections, wordset
from newsparse.model import AgreementStatus
from newsparse.tokens import Doc


@dataclass(frozen=True, slots=True)
class Accord:
    """An agreement known by name, where the article writes it: `sides`, its `name` without them, its day if told."""

    start: int
    end: int
    name: str
    sides: tuple[str, ...]
    day: str | None


_DAY = r"(?:(?P<month>\d{1,2})[·.ㆍ](?P<date>\d{1,2})\s?)?"


@functools.cache
def _states() -> dict[str, tuple[str, ...]]:
    return {short: tuple(forms(sides)) for short, sides in sections("accords")["states"].items()}


@functools.cache
def _named() -> re.Pattern[str]:
    """`9·19 남북 군사합의`, `한·일 청구권협정`: the sides with or without points between, words, and the head."""
    states = "|".join("[·ㆍ-]?".join(short) for short in sorted(_states(), key=len, reverse=True))
    heads = alternation(sections("accords")["heads"])
    return re.compile(
        rf"(?<![가-힣A-Za-z\d])[‘'“\"]?{_DAY}(?P<states>{states})\s?(?P<name>(?:[가-힣A-Za-z]{{1,10}}\s?){{0,3}}?(?P<head>{heads}))"
        r"(?=[을를이가도은는에의만과와로]|\s|[^가-힣A-Za-z]|탓|때문|$)"
    )


def states_in(doc: Doc, event: Event) -> tuple[str, ...]:
    """`한미는 …에 합의했다`: the states that stand as subject under their short name."""
    states = "|".join("[·ㆍ-]?".join(short) for short in sorted(_states(), key=len, reverse=True))
    subject = re.compile(
        rf"(?<![가-힣A-Za-z])(?P<states>{states})(?:\s?(?:양국|두 나라|정부|정상|당국))?(?:은|는|이|가)\s"
    )
    found = subject.search(doc.text, event.sentence.start, event.start)
    return _states()[re.sub(r"[·ㆍ-]", "", found["states"])] if found else ()


# `한미 FTA 재협상`, `북미 평화협정 체결 추진`: talked about, not made
_TALKED_OF = re.compile(
    r"[’'”\"]?(?:\s?\([^()]{1,24}\))?(?:을|를|의|에|이|가)?\s?(?:체결|재체결|개정|갱신)?(?:을|를|이|가|의)?\s?"
    r"(?:위한\s)?(?:협상|재협상|논의|추진|촉구|요구|필요|제안|도출|불발|무산|결렬|가능성|초안|구상|맺자|맺어야|체결해야)"
)


def accords(doc: Doc) -> list[Accord]:
    """Where the article names such an agreement, in order; once named whole, a shorter form counts too (`군사합의`)."""
    found: list[Accord] = []
    for passage in doc.passages:
        for match in _named().finditer(doc.text, passage.start, passage.end):
            if _is_name(doc, match):
                found.append(
                    Accord(
                        match.start("states"), match.end("name"), match["name"], _sides(doc, match), _day(doc, match)
                    )
                )
    if not found:
        return []
    whole = {accord.name.replace(" ", ""): accord for accord in reversed(found)}
    taken = {accord.end for accord in found}
    for name, accord in whole.items():
        day = next((a.day for a in found if a.day and a.name.replace(" ", "") == name), None)
        found = [replace(a, day=day) if a.name.replace(" ", "") == name else a for a in found]
        for match in re.finditer(_DAY + r"\s?".join(name), doc.text):
            if match.end() not in taken and len(name) > 3:
                taken.add(match.end())
                found.append(replace(accord, start=match.start(), end=match.end(), day=day or _day(doc, match)))
    return sorted(found, key=lambda a: a.start)


def _is_name(doc: Doc, match: re.Match[str]) -> bool:
    """Whether what stands between the sides and the head belongs to the name (`남북 간 합의` has none)."""
    name = match["name"].replace(" ", "")
    if name in wordset("accords", "unsigned") or name.endswith(tuple(wordset("accords", "unsigned"))):
        return False
    between = match["name"][: -len(match["head"])].strip()
    if match["head"] in ("합의", "합의서", "조약") and len(between) < 2 and not match["month"]:
        return False
    if _TALKED_OF.match(doc.text, match.end()):
        return False
    return not (between and _PHRASE.search(between + " "))


# `남북 간의 합의`, `한일 공동 합의`: no name
_PHRASE = re.compile(r"(?:[을를은는의에와과간이가도로한된할]|공동|관련)\s")


def _sides(doc: Doc, match: re.Match[str]) -> tuple[str, ...]:
    """The states as the article calls them: 남북한 where it writes that."""
    short = re.sub(r"[·ㆍ-]", "", match["states"])
    if short == "남북" and "남북한" in doc.text:
        return ("남북한",)
    return _states()[short]


# `2015년 12월 28일 발표한 한일 위안부 합의`, `2016년 한일 군사정보보호협정`
_TOLD = re.compile(
    r"(?<!\d)((?:19|20)\d\d)년(?:\s?(\d{1,2})월)?(?:\s?(\d{1,2})일)?\s(?:(?:체결|발표|서명|타결|합의)[한된]\s|맺은\s)?[‘'“\"]?$"
)

_JUBILEE = re.compile(r"[’'”\"]?\s?(?:체결\s|발효\s|서명\s)?(?P<years>\d{1,3})주년")  # `한중 어업협정 체결 20주년`


def _day(doc: Doc, match: re.Match[str]) -> str | None:
    """The day of a name that tells it (`9·19`), where the article tells the year."""
    published = doc.article.published_at
    if not match["month"]:
        jubilee = _JUBILEE.match(doc.text, match.end())
        if jubilee and published:
            return str(int(published[:4]) - int(jubilee["years"]))
        told = _TOLD.search(doc.text, max(0, match.start() - 60), match.start())
        return "-".join(part.zfill(2) for part in told.groups() if part) if told else None
    month, date = int(match["month"]), int(match["date"])
    if not (1 <= month <= 12 and 1 <= date <= 31):
        return None
    full = re.search(rf"(?P<year>(?:19|20)\d\d)년\s?{month}월\s?{date}일", doc.text) or re.search(
        rf"(?P<year>(?:19|20)\d\d)년(?:\s[가-힣\s]{{0,14}}(?:체결[된한]|맺은))?\s?[‘'“\"]?{month}[·.ㆍ]{date}(?!\d)",
        doc.text,
    )
    if full:
        return f"{full['year']}-{month:02}-{date:02}"
    jubilee = re.search(rf"(?<!\d){month}[·.ㆍ]{date}\s[가-힣\s]{{2,12}}?(?P<years>\d{{1,3}})주년", doc.text)
    if jubilee and published:
        year = int(published[:4]) - int(jubilee["years"])
        return f"{year}-{month:02}-{date:02}"
    return None


def named_in(found: list[Accord], start: int, end: int) -> Accord | None:
    """The named accord whose name ends with the term `[start, end)`."""
    return next((a for a in found if a.start <= start and end <= a.end), None)


_ENDED = re.compile(
    r"(?:[을를이가])?\s?(?:전면\s|일방적으로\s|사실상\s)?(?:폐기|파기|탈퇴|종료)(?:를\s선언|했|됐|한\s|된|하고|되고|되면서|하면서)"
)
_RUNS = re.compile(
    r"효력|폐기|파기|준수|지키|이행|유지|정지|위반|흔들|재검토|역할을\s하고|제한(?:되|받|하)|따른|따라|존중|무력화"
)


def by_name(doc: Doc, found: list[Accord]) -> Iterator[Event]:
    """One event for each named accord, at its first mention in the body; what is told of it anywhere gives its status."""
    seen: dict[tuple[str, ...], list[Accord]] = {}
    for accord in found:
        passage = doc.passage_at(accord.start)
        if passage and passage.kind in ("paragraph", "caption"):
            seen.setdefault((*accord.sides, accord.name.replace(" ", "")), []).append(accord)
    for mentions in seen.values():
        first = mentions[0]
        sentence = doc.sentence_at(first.start)
        if sentence is None:
            continue
        status: AgreementStatus = "signed"
        if any(_ENDED.match(doc.text, a.end) for a in mentions):
            status = "ended"
        elif any(_RUNS.search(doc.text, a.end, a.end + 30) for a in mentions):
            status = "in_force"
        yield Event(
            first.name, "treaty", status, first.start, first.end, first.start, sentence, "이름",
            named=True, sides=first.sides, day=first.day,
        )  # fmt: skip
