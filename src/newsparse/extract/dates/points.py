"""Points in time as they are printed: pieces of falling size (`지난해` `6월` `3일` `오전 10시`), read one after the other."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from newsparse.extract.dates.forms import Matcher, matcher
from newsparse.lexicon import toml

# which pieces may follow a piece, and which may open a point: no month after a day
_FOLLOWS = {
    "": ("day", "year", "month", "period", "season", "year_end", "week", "holiday", "same", "weekday", "time"),
    "year": ("month", "period", "season", "year_end", "nth", "holiday", "same", "part", "about"),
    "month": ("nth", "day", "holiday", "part", "about"),
    "period": ("same", "part", "about"),
    "season": ("part", "about"),
    "year_end": (),
    "week": ("weekday", "vague", "part", "about"),
    "nth": ("weekday",),
    "day": ("gloss", "weekday", "place", "time", "vague", "about"),
    "holiday": ("gloss", "weekday", "time", "vague", "about"),
    "gloss": ("weekday", "place", "time", "vague", "about"),
    "weekday": ("gloss", "place", "time", "vague", "about"),
    "place": ("weekday", "time", "vague", "about"),
    "time": ("place", "about"),
    "vague": ("gloss", "place", "time", "about"),
    "part": ("about",),
    "about": (),
    "same": (),
}


class Point(dict[str, str]):
    """What a point says: the slots of its pieces by name, and where it stands."""

    __slots__ = ("end", "kinds", "start")

    def __init__(self, start: int, end: int, said: Mapping[str, str], kinds: list[str]) -> None:
        super().__init__(said)
        self.start = start
        self.end = end
        self.kinds = kinds

    def says(self, *parts: str) -> bool:
        return not self.keys().isdisjoint(parts)


@functools.cache
def _prefixes() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """What may stand before a point, and before which pieces."""
    lines = toml("date_forms")["forms"]["prefix"]
    kinds = {word: tuple(line["before"].split()) for line in lines for word in line["form"].split("|")}
    return re.compile(f"({'|'.join(kinds)})" + r"\s{0,2}"), kinds


@functools.cache
def _behind(kind: str) -> Matcher:
    return matcher(*_FOLLOWS[kind])


def point_at(text: str, pos: int, end: int) -> Point | None:
    """The point that begins at `pos`, with all the pieces that go on from there."""
    point = Point(pos, pos, {}, [])
    if not _add(point, text, pos, end, _behind("")):
        pattern, kinds_behind = _prefixes()
        match = pattern.match(text, pos, end)
        if not match or not _add(point, text, match.end(), end, matcher(*kinds_behind[match[1]])):
            return None
        point["prefix"] = match[1]
    before = point.end
    while _FOLLOWS[point.kinds[-1]]:
        before = point.end if point.kinds[-1] != "place" else before
        gap = _GAP.match(text, point.end, end)
        if not _add(point, text, gap.end() if gap else point.end, end, _behind(point.kinds[-1])):
            break
    if point.kinds[-1] == "place":  # 12일(현지시간): says where, not when
        point.end = before
    return point


_GAP = re.compile(r"\s{0,2}")


def _add(point: Point, text: str, pos: int, end: int, pieces: Matcher) -> bool:
    found = pieces.match(text, pos, end)
    if found is None:
        return False
    form, match = found
    point.end = match.end()
    point.kinds.append(form.kind)
    point |= {name: said for name, said in match.groupdict().items() if said is not None}
    return True


# -- two points with what makes them one expression --------------------------------------------------------------------

_FROM = re.compile(r"(?:부터|에서)\s{0,2}")
_UNTIL = re.compile(r"\s?까지|\s?사이")
_AMID = re.compile(r"\s?사이")
_BETWEEN = re.compile(r"(?:과|와)\s{1,2}")
_DASH = re.compile(r"\s?[~∼～〜\-–—]\s?")


def range_at(text: str, first: Point, end: int) -> Point | None:
    """The second point of `6일부터 8일까지`, `3월 6일~4월 8일`, `4일과 8일 사이`; its end is the end of the whole."""
    for joint, closed in ((_FROM, _UNTIL), (_BETWEEN, _AMID), (_DASH, None)):
        between = joint.match(text, first.end, end)
        second = point_at(text, between.end(), end) if between else None
        if second is None:
            continue
        if close := closed.match(text, second.end, end) if closed else None:
            second.end = close.end()
            return second
        if closed is None or (closed is _UNTIL and _closes_itself(first, second)):
            return second
    return None


def _closes_itself(first: Point, second: Point) -> bool:
    """`2028년 1월 1일부터 2038년 12월 31일이다`: two whole points are a range without 까지."""
    return (first.kinds == second.kinds and len(first.kinds) > 1 and first.kinds[0] == "year") or (
        first.kinds[-1] == second.kinds[-1] == "time" and first.says("half") and second.says("half")
    )


# -- several points in one ---------------------------------------------------------------------------------------------


def listed(text: str, p: Point) -> Iterator[tuple[int, int, Point]]:
    """The points of a list: `3월 6·13일` is `3월 6` and `13일`."""
    if not p.says("list_day", "list_month", "list_year"):
        yield p.start, p.end, p
        return
    unit = next(unit for unit in ("day", "month", "year") if f"list_{unit}" in p)
    printed = p.pop(f"list_{unit}")
    at = text.index(printed, p.start)
    lo = p.start
    for number in re.finditer(r"\d+", printed):
        hi = at + number.end() + (text[at + number.end()] in "일월년")
        yield lo, hi, Point(lo, hi, {**p, unit: number[0]}, [kind for kind in p.kinds if kind != "about"])
        lo = at + number.end() + 1
        while text[lo] in "·, ‧ㆍ일월년":
            lo += 1
    yield lo, p.end, Point(lo, p.end, p, p.kinds)
