"""Which way a date looks: whether what follows it in its sentence speaks of what was or of what comes."""

from __future__ import annotations

import functools
import re

from newsparse.lexicon import toml

_AHEAD = 400  # characters of its sentence that tell which way a date looks; a line without end must not cost more
_SENTENCE_END = re.compile(r"[.!?](?=[\s\"”'’가-힣]|$)|\n")
_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")  # 6일 “곧 착공한다”고 밝혔다: the tense of the quotation is another


def rest_of_sentence(text: str, start: int, pos: int, end: int) -> str:
    """What follows `pos` in its sentence, quotations left out; where `pos` stands in one, to the end of that."""
    far = min(end, pos + _AHEAD)
    stop = _SENTENCE_END.search(text, pos, far)
    rest = text[pos : stop.start() + 1 if stop else far]
    close, open_ = rest.find("”"), rest.find("“")
    if close >= 0 and (open_ < 0 or close < open_):
        return rest[:close]
    if '"' in rest and text.count('"', max(start, pos - _AHEAD), pos) % 2:
        return rest[: rest.find('"')]
    return _QUOTED.sub("", rest)


# every syllable that ends in ㅆ with a past ending behind it: 열렸다, 밝혔으며, 했던
_PAST = "".join(chr(code) for code in range(ord("갔"), ord("힣") + 1, 28))
# every syllable that ends in ㄴ: 연다, 한다, 열린다, 짓는다
_PRESENT = "".join(chr(code) for code in range(ord("간"), ord("힣"), 28))


@functools.cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = toml("dates")["direction"]
    past = re.compile(rf"[{_PAST}](?<![있겠])(?:다|고|으|는데|던|지만|음|습니다|기|을)|{'|'.join(data['past'])}")
    ahead = re.compile(rf"[가-힣]*[{_PRESENT}]다(?=[.고며”\"\s]|$)|{'|'.join(data['ahead'])}")
    return past, ahead


@functools.lru_cache(256)
def looks_ahead(rest: str) -> bool | None:
    """Whether what follows a date looks ahead (`개최한다`, `열릴 예정`); None where nothing tells."""
    past, ahead = (cue.search(rest) for cue in _cues())
    if ahead and (not past or ahead.start() < past.start()):
        return True
    return False if past else None


@functools.cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"(?:(?!고\s)[^.]){{0,14}}?(?:{'|'.join(toml('dates')['direction']['said'])})")


@functools.lru_cache(256)
def is_said(rest: str) -> bool:
    """Whether a verb of saying follows at once: 체결했다고 6일 밝혔다 dates the announcement."""
    return bool(_said().match(rest))
