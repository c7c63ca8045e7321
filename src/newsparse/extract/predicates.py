"""The force of a predicate: which endings bind somebody to do something (`하기로 했다`), and where what they close ends."""

from __future__ import annotations

import re
from typing import Literal

# How firmly a predicate binds: `하기로 했다`, `할 계획이다`, `한다는 내용이다`; `진행한다` does so where the talk is of it,
# and the plain `된다` or `이어간다` only with words that tie it to the agreement.
Force = Literal["firm", "plan", "told", "becomes", "does", "plain"]


def _ending_in(final: int) -> str:
    """All syllables with one final consonant, by its place among the 28: for `할 예정`, `이어갈 계획` the ㄹ counts."""
    return "".join(chr(code) for code in range(0xAC00 + final, 0xD7A4, 28))


_N, _L = f"[{_ending_in(4)}]", f"[{_ending_in(8)}]"
# the light verb that goes with the closing words: `제공|하기로 했다`, `운영|해 나갈 계획이다`, `공동 연구|에 나설 예정이다`
_DO = r"(?:(?:토록\s?)?하|(?:을|를)\s(?:하|진행하|추진하)|해\s?나가|에\s나서|(?:을|를)\s펼치)"
_DO_L = r"(?:(?:을|를)?\s맡을|할|될|해\s?나갈|에\s나설|(?:을|를)\s(?:할|펼칠)|하게\s될)"
_PLAN = r"\s(?:예정|계획|방침|전략|구상|복안|작정)(?:이다|이며|이고|이라고|이라며|이라는|임|입니다|으로|을\s(?:밝|세|갖|발표)|도\s(?:밝|세|갖|발표))"
_MIND = r"(?:뜻을\s(?:모으|모았|같이|함께)|의견을\s(?:모으|모았)|합의(?:했|하고|하며|한\s)|약속(?:했|하고|하며)|다짐(?:했|하고|하며)|의기투합)"
_ACTS = (
    "추진", "진행", "제공", "지원", "운영", "구축", "개발", "실시", "협력", "확대", "강화", "공급", "마련", "조성", "발굴", "공유", "활용", "시행", "개최", "설치", "도입",
    "생산", "투자", "점검", "관리", "홍보", "판매", "연구", "배치", "선발", "채용", "납품", "인수", "파견", "교류", "수행", "담당", "건립", "건설", "설립", "출연", "기부", "후원", "보급", "육성",
)  # fmt: skip
_SAID = r"(?:이다|입니다|이며|이고|이라고|으로|[을도]\s(?:담|밝|세|발표))"
# the firmer first: of two that end and begin alike it counts
_ENDINGS: tuple[tuple[Force, str], ...] = (
    (
        "firm",
        rf"(?:{_DO}|(?<=[가-힣]기))(?:기로|키로|로)\s?(?:했|하였|하고|하며|한\s|결정|협의|{_MIND})|키로\s?(?:했|하였|{_MIND})|기로\s(?:계약|협약)(?:했|하고)",
    ),
    (
        "firm",
        rf"(?:하자는\s?데|하는\s?데(?:에도|에|도)?|는\s데(?:에도|에|도)?|(?:을|를)|에)\s?(?:서로\s|상호\s|최종\s)?{_MIND}",
    ),
    ("plan", rf"(?:{_DO_L}|(?<={_L})){_PLAN}|하게\s(?:된다|됩니다)"),
    ("plan", rf"(?:한다|된다|(?<={_N})다|는다)는\s?(?:구상|계획|방침|전략|복안|뜻){_SAID}"),
    (
        "plan",
        r"(?:을|를|의 역할을|\s역할을|하는 (?:역할|구실|일)을)?\s?(?:맡는다|맡습니다|맡았다|맡았습니다|맡게\s된다|담당한다|담당합니다|책임진다)",
    ),
    ("plan", r"하는\s(?:역할|구실)을\s(?:한다|합니다)"),
    (
        "told",
        rf"(?:한다|된다|하는|되는|(?<={_N})다|는다)(?:는)?\s?(?:(?:내용|방식|조건){_SAID}|것(?:이다|입니다|이며|이고|이라고))",
    ),
    (
        "told",
        rf"(?:한다|된다|하는|되는|(?<={_N})다|는다)(?:는)?\s?(?:내용|것)(?:을\s(?:주요|골자)|이\s(?:골자|핵심|주요|담))",
    ),
    ("told", r"(?:하기로\s한다는|한다는|하는)\s(?:게|것이)\s(?:골자|핵심|주요)"),
    ("becomes", r"(?<!수\s있)게\s(?:된다|됩니다)"),
    ("does", rf"(?<=(?:{'|'.join(_ACTS)}))(?:한|합니)다(?=[.\s]*$)"),
    ("does", r"(?:에|에도|도)\s(?:본격\s|본격적으로\s|적극\s|함께\s)?나(?:선다|섭니다)(?=[.\s]*$)"),
    # what a side says it does: `…을 공급한다고 6일 밝혔다`
    (
        "does",
        rf"(?:에\s나선|(?<=(?:{'|'.join(_ACTS)}))한)다고\s(?:\d{{1,2}}일\s|이날\s)?(?:밝혔|전했|설명했|발표했|공시했)(?:다|습니다)(?=[.\s]*$)",
    ),
    ("plain", r"(?:할\s수\s있)?게\s(?:됐|되었|된|됩니|됐습니)다|(?:한|합니|됩니)다(?=[.\s]|$)"),
    ("plain", rf"(?<={_N})다(?=[.\s]*$)|는다(?=[.\s]*$)"),
)
_CLOSINGS = tuple((force, re.compile(pattern)) for force, pattern in _ENDINGS)
# what is hoped for, seen or done is not owed
_HOPED = re.compile(
    r"기대|전망|바란|바람|보인다|알려졌|예상|관측|추정|바\s?있|목표|(?:의미|뜻|말|해당|차지|예상|기록|필요|전망)(?:한|이)다|고\s(?:분석|평가|지적|강조|설명|주장)(?:한|이)다"
)
# `협약에는 10개 기업이 참여한다`, `…것으로 본다`: a plain present that states a fact
_SEEN = re.compile(r"(?:참여|참석|것으로\s?\S?|에|위치|이르|속|따르)$")


def closing(text: str, start: int, end: int) -> tuple[Force, int] | None:
    """The force of the last predicate and where what it closes ends; None where the sentence binds nobody."""
    found = [
        (match.end(), -match.start(), -rank)
        for rank, (_, pattern) in enumerate(_CLOSINGS)
        for match in pattern.finditer(text, start, end)
    ]
    if not found:
        return None
    stop, back, rank = max(found)
    force = _CLOSINGS[-rank][0]
    if _HOPED.search(text, max(start, -back - 4), end):
        return None
    if force == "plain" and _SEEN.search(text, start, -back):
        return None
    tail = text[stop:end]
    if len(tail) > 45 or (force in ("plain", "does", "becomes") and len(tail.strip(" .")) > 1):
        return None
    return force, -back
