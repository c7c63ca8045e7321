"""Which forms are one body: spellings in Latin and Hangul, clipped forms, and the nouns that stand for a body."""

from __future__ import annotations

import functools
import re

_LETTERS = dict(
    zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        ["에이", "비", "씨", "디", "이", "에프", "지", "에이치", "아이", "제이", "케이", "엘", "엠", "엔", "오", "피", "큐", "알", "에스", "티", "유", "브이", "더블유", "엑스", "와이", "제트"],
        strict=True)
)  # fmt: skip


_FORM_NOISE = re.compile(r"㈜|\(주\)|주식회사|\(사\)|\(재\)|사단법인|재단법인|\s|·|&|\?")


@functools.cache
def key(form: str) -> str:
    """One key for the spellings of a name: KT새론, 케이티 새론 and ㈜케이티새론."""
    bare = _FORM_NOISE.sub("", form)
    return re.sub(r"[A-Z]", lambda m: _LETTERS[m[0]], bare) if re.match(r"[A-Z&]{2,}", bare) else bare


# The endings that a short form may lack or change: 한빛고 / 한빛고등학교, 한빛시 / 한빛광역시, 새론 / 새론그룹.
_TAILS = (
    ("등학교", ""), ("고등학교", "고"), ("중학교", "중"), ("초등학교", "초"), ("대학교", "대"), ("여자대학교", "여대"), ("학교", ""),
    ("그룹", ""), ("광역시", "시"), ("특별시", "시"), ("특별자치시", "시"), ("특별자치도", "도"), ("㈜", ""), ("(주)", ""),
    ("지주회사", ""), ("지주회사(주)", ""), ("금융지주", "금융"), ("신문사", ""), ("경제신문사", "경제"), ("경제신문", "경제"), ("구청", "구"), ("군청", "군"),
    ("시청", "시"), ("도청", "도"), ("네트웍스", ""), ("홀딩스", ""),
)  # fmt: skip


_HEADS = ("한국", "대한", "국립", "재단법인", "사단법인", "학교법인", "㈜", "주식회사", "대한민국", "(주)")


_BODY_TAIL = re.compile(
    r"(?:부|위원회|원|공사|공단|재단|청|처|진흥원|연구원|협회|연합회|연맹|센터|그룹|솔루션|건설|은행|플랜트|자동차|중공업|화학|전자|대학교|고등학교)$"
)


def short_for(short: str, full: str) -> bool:
    """Whether `short` is a clipped form of `full` that newspapers use: 고용부/고용노동부, 한빛엔솔/한빛에너지솔루션, 도로공사/한국도로공사."""
    if len(short) < 2 or len(short) >= len(full) or short == full:
        return False
    a, b = key(short), key(full)
    if a == b:
        return False
    for tail, replacement in _TAILS:
        if b.endswith(tail) and a == b[: len(b) - len(tail)] + replacement and len(a) >= 2:
            return True
    for head in _HEADS:
        if b.startswith(head) and a == b[len(head) :] and len(a) >= 4:
            return True
    if not _BODY_TAIL.search(b) or len(a) > 6:
        return False
    if a[:1] != b[:1]:
        return False
    return len(a) >= 3 and a[-1] in "부위원청처공단사은연협차솔설그룹룹에코" and _clipped(a, b)


def _clipped(short: str, full: str) -> bool:
    """Whether the letters of `short` stand in `full` in order, its last among the first letters of the last word part."""
    at = 0
    for letter in short:
        at = full.find(letter, at) + 1
        if at == 0:
            return False
    return not full.startswith(short) or full[len(short) :] in ("원회", "플랜트", "에너빌리티", "루션", "업")


# `군은`, `시는`, `재단의`: nouns that stand for the one body of their kind
COMMON = {
    "군": ("군",), "시": ("시", "광역시", "특별시"), "도": ("도",), "구": ("구",), "재단": ("재단",), "공단": ("공단",), "공사": ("공사",),
    "협회": ("협회",), "연맹": ("연맹",), "진흥원": ("진흥원",), "연구원": ("연구원",), "조합": ("조합",), "구청": ("구청", "구"), "군청": ("군청",), "도의회": ("도의회",),
    "시의회": ("시의회",), "군의회": ("군의회",), "교육청": ("교육청",), "위원회": ("위원회",), "센터": ("센터",), "은행": ("은행",),
}  # fmt: skip


COMMON_JOSA = ("은", "는", "이", "가", "와", "과", "의", "도", "을", "를", "에")
