"""What a text has spoken of so far: what `이날`, `그해`, `같은 달`, `같은 기간` refer to."""

from __future__ import annotations

import re
from datetime import date

from newsparse.extract.dates import calendar as cal
from newsparse.extract.dates.calendar import Anchor
from newsparse.extract.dates.values import Value

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_PERIOD = re.compile(r"\d{4}(?:-(?:\d\d|[QH]\d))?(?:/\d{4}(?:-\d\d|-[QH]\d)?)?|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?(?=[\s가-힣“\"]|$)|\n")
# 13일자 1면, 11월 30일 이후, 6일보다: a day that only helps to tell something else
_ASIDE = re.compile(r"자[\s).]|\s?(?:이후|이래|대비)|보다|(?:\s?\([^)]*\))\s?(?:이후|대비)")
COMPARED = re.compile(r"(?:와|과|에)?\s?(?:보다|대비|비해|비교)")  # 3분기는 2분기 대비: the text goes on with the third
_HELD = re.compile(r"이날\s(?:법정|재판|공판|브리핑|기자회견|기자간담회|간담회|인터뷰|방송에|국감|국정감사)")
_FAR = 1000  # characters after which no sentence goes on
_LEAD = 60  # days before publication within which the day of the report lies


class Scene:
    """The year, month, day and period last spoken of; at first those of publication."""

    def __init__(self, anchor: Anchor | None) -> None:
        self.today = anchor.exact if anchor else None
        self.year = anchor.year if anchor else None
        self.month = (anchor.year, anchor.month) if anchor and anchor.month else None
        self.day = self.today
        self.period: str | None = None
        self.last: str | None = None  # the last point in time: 2024, 2024-03, 2024-03-06
        self._past = self.today  # the last day spoken of that is not after the day of publication
        self._report: date | None = None  # the day that the article reports of
        self._day_ends = -1  # where the last day spoken of ends

    def this_day(self, text: str, pos: int, ahead: bool | None, *, last: bool = False) -> date | None:
        """The day of `이날`: that of the sentence or of the one before, else the day that the article reports of.

        `오는 4일 시작한다. 이날 회의를 열었다` is not the coming one. `last`: 그날 and 이튿날 go on from the last day.
        """
        gap = text[self._day_ends : pos] if self._day_ends >= 0 and pos - self._day_ends <= _FAR else None
        near = gap is not None and _sentences(gap) <= (3 if last else 1)
        if last and not near and self._day_ends >= 0:
            return None  # 같은 날 집행된 내역: of no day
        if near and not last and self.day and self._report and (self._report - self.day).days > _LEAD:
            # `2021년 4월 28일 돈을 건넨 혐의다. 검찰은 이날 법정에서 …`
            near = not (_SENTENCE_END.search(gap or "") and _HELD.match(text, pos))
        day = self.day if near or last else self._report or self.today or self.day
        coming = day and self.today and day > self.today
        return self._past if coming and ahead is False else day

    def remember(self, value: Value, text: str, end: int, *, said: bool) -> None:
        """What a value that stands for itself leaves for later expressions; `said`: it only dates the announcement."""
        if value.type not in ("DATE", "TIME") or not value.value or not value.value[0].isdigit():
            return
        last = value.value.split("/")[-1].split("T")[0]
        point = _POINT.match(last)
        if point:
            self.year = int(point[1])
        if point and point.end() == len(last):
            self.last = last
            self.month = (int(point[1]), int(point[2])) if point[2] else self.month
        if _PERIOD.fullmatch(value.value):
            if not COMPARED.match(text, end):
                self.period = value.value
        elif point and point[3] and not _aside(text, end):
            self._remember_day(date.fromisoformat(last), end, said)

    def _remember_day(self, day: date, end: int, said: bool) -> None:
        self.day, self._day_ends = day, end
        if self.today is None:
            if self._report is None or 0 < (day - self._report).days <= 3:
                self._report = day
        elif day <= self.today:
            self._past = day
            recent = (self.today - day).days <= _LEAD
            if recent and (self._report is None or (day > self._report and not said)):
                self._report = day

    def quarter(self, offset: int) -> tuple[int, str] | None:
        """The quarter `offset` quarters after the one last spoken of, else after that of publication."""
        if self.period and (match := re.search(r"(\d{4})-Q(\d)$", self.period)):
            index = int(match[1]) * 4 + int(match[2]) - 1
        elif self.today:
            index = self.today.year * 4 + (self.today.month - 1) // 3
        else:
            return None
        year, number = divmod(index + offset, 4)
        return (year, f"Q{number + 1}") if 1 <= year <= 9999 else None

    def trading_day_before(self, day: date) -> str | None:
        """The last day before that is neither Saturday nor Sunday."""
        return cal.shift(day, -{0: 3, 6: 2}.get(day.weekday(), 1), "D")


def _sentences(gap: str) -> int:
    """How many ends of sentences lie in a gap; an empty line is one."""
    return len(_SENTENCE_END.findall(re.sub(r"\s*\n\s*", "\n", re.sub(r"([.!?][”\"’']?)\s*\n", r"\1 ", gap))))


def _aside(text: str, end: int) -> bool:
    line = text.rfind("\n", 0, end) + 1
    return bool(_ASIDE.match(text, end)) or text.rfind("(", line, end) > text.rfind(")", line, end)
