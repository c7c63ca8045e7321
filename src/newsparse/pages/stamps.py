"""Times as Korean pages print them: `승인 2024.03.06 14:23`, `입력 2017.04.20. 오후 3:53`, `2016/09/17 11:35 송고`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

KST = timezone(timedelta(hours=9))

_PUBLISHED = "기사입력|최초입력|최초등록|최초작성|입력|승인|등록|송고시간|송고|게재|발행|작성|기사전송|전송|보도"
_MODIFIED = "기사수정|최종수정|최종편집|최종|수정|업데이트|갱신"
_LABEL = rf"(?P<label>(?:{_PUBLISHED}|{_MODIFIED})(?:일시|시간|일|날짜)?)"
_DATE = (
    r"(?P<year>(?:19|20)\d\d)\s?[.\-/년]\s?(?P<month>0?[1-9]|1[0-2])\s?[.\-/월]\s?(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)[.일]?"
    r"(?:\s?\(?[월화수목금토일](?:요일)?\)?)?"
    r"(?:[\sT,]{0,3}(?P<half>오전|오후|AM|PM|am|pm)?\s?(?P<hour>[01]?\d|2[0-4])\s?[:시]\s?(?P<minute>[0-5]\d)분?"
    r"(?::(?P<second>[0-5]\d))?)?"
)
STAMP = re.compile(rf"(?:{_LABEL}\s*[:：|ㅣ]?\s*)?{_DATE}(?:\s*(?P<after>송고|입력|수정|승인|등록))?")
_REST = re.compile(r"[\s•·|ㅣ/,:：\-~()\[\]]*(?:댓글\s*\d*|조회수?\s*[\d,]*|호수\s*\d*|지면\s*\S*|\d+면)?[\s•·|ㅣ/]*")


@dataclass(frozen=True, slots=True)
class Stamp:
    """One printed time: ISO 8601 with +09:00, or a day where the page has no time."""

    value: str
    modified: bool
    labelled: bool


def iso(year: int, month: int, day: int, hour: int | None = None, minute: int = 0, second: int = 0) -> str | None:
    """`2024-03-06T14:23:00+09:00`, or `2024-03-06` without an hour; None for a day that no calendar has."""
    try:
        moment = datetime(year, month, day, 0 if hour in (None, 24) else hour or 0, minute, second, tzinfo=KST)
    except ValueError:
        return None
    return moment.isoformat() if hour is not None else moment.date().isoformat()


def stamps(text: str) -> list[Stamp]:
    """The times printed in a line, in order."""
    found = []
    for match in STAMP.finditer(text):
        label = (match["label"] or "") + (match["after"] or "")
        hour = int(match["hour"]) if match["hour"] else None
        if hour is not None and match["half"] in ("오후", "PM", "pm") and hour < 12:
            hour += 12
        elif hour == 12 and match["half"] in ("오전", "AM", "am"):
            hour = 0
        value = iso(int(match["year"]), int(match["month"]), int(match["day"]), hour, int(match["minute"] or 0),
                    int(match["second"] or 0))  # fmt: skip
        if value:
            found.append(Stamp(value, bool(re.match(_MODIFIED, label)), bool(label)))
    return found


def is_stamp_line(text: str) -> bool:
    """Whether a line says nothing but times (`• 승인 2024.03.06 14:23`, `입력 … | 수정 …`)."""
    return len(text) < 120 and bool(STAMP.search(text)) and not _REST.sub("", STAMP.sub("", text))
