"""The time of day: `오후 2시 30분` → 14:30, `정오` → 12:00, `오전` → MO, `오후 2~4시` → 14:00/16:00."""

from __future__ import annotations

from newsparse.extract.dates.points import Point

_VAGUE = {
    "오전": "MO",
    "오후": "AF",
    "새벽": "MO",
    "아침": "MO",
    "저녁": "EV",
    "밤": "NI",
    "낮": "MI",
    "점심": "MI",
    "한밤중": "NI",
}
_SECOND_HALF = ("오후", "저녁", "밤", "낮", "점심")


def time(p: Point) -> str | None:
    """The time that a point says; None where it says none."""
    if noon := p.get("noon"):
        return "12:00" if noon == "정오" else "00:00"
    if "hour" not in p:
        return _VAGUE[p["vague"]] if "vague" in p else None
    half = (
        p.get("half") or p.get("vague") or ("밤" if "night_word" in p else None)
    )  # 오늘 밤(6일) 11시, 어젯밤 11시 40분
    last = f"{_hour(int(p['hour']), half):02d}:{30 if 'half_hour' in p else int(p.get('minute') or 0):02d}"
    if "second" in p:
        last += f":{int(p['second']):02d}"
    if low := p.get("low_hour"):
        return f"{_hour(int(low), half):02d}:00/{last}"
    return last


def _hour(number: int, half: str | None) -> int:
    if (
        half in _SECOND_HALF
        and number < 12
        and not (half == "밤" and number < 5)
        and not (half in ("낮", "점심") and number > 8)
    ):
        return number + 12
    return 0 if half in ("오전", "새벽", "밤", "한밤중") and number == 12 else number
