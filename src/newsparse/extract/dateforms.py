"""The forms of Korean time expressions, as one compiled expression over text; their words are data/dates.toml.

Each alternative is a group named for its form; `dates.py` reads what its parts mean.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

from newsparse.lexicon import alternation, toml


@dataclass(frozen=True, slots=True)
class Words:
    """The entries of a section of data/dates.toml, by word."""

    entries: dict[str, dict[str, Any]]

    @property
    def pattern(self) -> str:
        # a space in a word may be missing or doubled in print: 다음 달, 다음달
        plain = [word for word, entry in self.entries.items() if "followed" not in entry]
        bound = [re.escape(word) + entry["followed"] for word, entry in self.entries.items() if "followed" in entry]
        return "|".join([*bound, alternation(plain)]).replace(r"\ ", r"\s{1,2}")

    def __getitem__(self, word: str) -> dict[str, Any]:
        return self.entries[re.sub(r"\s+", " ", word)]


_SECTIONS = ("year", "month", "day", "week", "reference", "holiday", "set", "span", "month_name")


@functools.cache
def words(section: str) -> Words:
    return Words({word: entry for entry in toml("dates")[section] for word in entry["words"]})


@functools.cache
def forms() -> re.Pattern[str]:
    """The one expression. Longer forms stand before the shorter ones that they begin with."""
    year4 = r"(?P<@year>(?:1[5-9]|20|21)\d\d)\s?년(?:도)?(?!대|산|형|생|식|차)"
    year2 = (
        r"[’'‘`](?P<@year2>\d\d)\s?년(?:도)?|(?P<@year2b>\d\d)년(?=\s?(?:(?:1[0-2]|0?[1-9])월|[상하]반기|[1-4]분기))"
    )
    rel = rf"(?P<@yearword>{words('year').pattern})"
    month = rf"(?P<@month>1[0-2]|0?[1-9])\s?월(?!드)|(?P<@monthword>{words('month').pattern})|(?P<@monthname>{words('month_name').pattern})"
    day = r"(?P<@day>3[01]|[12]\d|0?[1-9])\s?일(?!\s?(?:간|동안|째|차|장|당|정상|치|여|만에|만\b|천하|\d))(?:\(현지\s?시[간각]\))?"
    weekday = r"(?:\s?\(?(?P<@weekday>[월화수목금토일])(?:요일\)?|\)))"
    halves = "오전|오후|새벽|아침|저녁|밤|낮"
    minute = r"(?:\s?(?P<@minute{n}>[0-5]?\d)\s?분)?"
    clock = (
        rf"(?P<@half>{halves})\s?(?P<@hour>1\d|2[0-4]|0?\d)\s?시(?!간)"
        + minute.replace("{n}", "")
        + r"|(?P<@hour2>1\d|2[0-4]|0?\d)\s?시(?!간|[가-힣])"
        + minute.replace("{n}", "2")
        + "|(?P<@noon>정오|자정)"
    )
    vague = rf"(?P<@vague>{halves})(?(@day)|(?(@dayword)|(?!)))"  # 오전 without an hour says something only of a day
    part = r"(?P<@part>\s?(?:말|초반|초|중순|중반|하순|상순|초순)(?=[\s,.)에까부의은는이과로쯤께경]|$))"
    about = r"(?P<@about>\s?(?:께|쯤|경|무렵))(?=[\s,.)에까부의은는]|$)"
    period = r"(?P<@period>상[·/]하반기|상반기|하반기|전반기|후반기|(?:[1-4]\s?[~∼·]\s?)?[1-4１-４]\s?분기)(?!\s?연속)"
    season = r"(?P<@season>봄|여름|가을|겨울)(?=[\s,.에은는이과의]|$)"
    prefix = r"(?P<@prefix>지난|오는|다가오는|돌아오는|이번|올)\s?"
    some = ""
    for name in ("year", "year2", "year2b", "yearword", "month", "monthword", "monthname", "day", "period", "season"):
        some += f"(?(@{name})|"
    some += "(?!)" + ")" * 10  # a prefix, a clock or `말` alone is no date
    point = (
        rf"(?=\S)(?:(?P<@dayword>{words('day').pattern})(?!신문|날)|"
        rf"(?:{prefix})?(?:{year4}|{year2}|{rel})?(?:\s{{0,2}}(?:{month}|{period}|{season}))?"
        rf"(?:\s{{0,2}}{day}{weekday}?)?{some})(?:\s{{0,2}}(?:{clock}|{vague}))?(?:{part})?(?:{about})?"
    )
    # the two ends of a range have the same parts under other names
    ends = [point.replace("@", name) for name in ("a_", "b_")]
    separator = r"\s?[~∼～\-–—]\s?"
    two = r"(?P<@>3[01]|[12]\d|0?[1-9])"
    number = r"(?!(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?일)(?:\d{1,3}(?:,\d{3})*(?:\.\d+)?|수십|수백|수|몇|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)"
    unit = r"(?:년|개월|달|주|일|시간|분기|분|초)"
    half = r"(?:\s반(?=[\s,.]|간|만|$))"
    after = r"(?:[\s,.()\[\]·\"”’'…]|$|에|부터|까지|의|과|보다|쯤|만|으로|이|은|면|처럼|인)"  # 전국, 후보 are no 전, 후
    alternatives = {
        "range": rf"{ends[0]}(?:(?P<rfrom>부터|에서)\s{{0,2}}|{separator})(?:{ends[1]})(?(rfrom)까지)|(?P<ra>(?:1[5-9]|20)\d\d)(?:년)?{separator}(?P<rb>(?:1[5-9]|20)\d\d)년",
        "months": rf"(?:(?P<mpre>지난|오는)\s?)?(?:(?:(?P<my>(?:19|20)\d\d)년|(?P<mw>{words('year').pattern}))\s?)?{two.replace('@', 'm1')}\s?월?{separator}(?P<m2>1[0-2]|0?[1-9])월(?!\s?\d)",
        "days": rf"(?:(?P<dpre>지난|오는)\s?)?(?:(?:(?P<dy>(?:19|20)\d\d)년|(?P<dyw>{words('year').pattern}))\s?)?(?:(?:(?P<dm>1[0-2]|0?[1-9])월|(?P<dmw>{words('month').pattern}))\s?)?{two.replace('@', 'd1')}일?{separator}(?P<d2>3[01]|[12]\d|0?[1-9])일(?!\s?(?:간|동안|째|차))",
        "numeric": r"(?P<ny>(?:19|20)\d\d)(?P<sep>[.\-/])\s?(?P<nm>1[0-2]|0?[1-9])(?P=sep)\s?(?P<nd>3[01]|[12]\d|0?[1-9])(?!\d)\.?(?:\s?\([월화수목금토일]\))?",
        "weekly": r"(?:매주|격주)\s?(?P<sw>[월화수목금토일](?:[·,]\s?[월화수목금토일])*)요일|(?P<times>하루)\s?(?:\d{1,2}|한|두|세)\s?(?:회|번|차례)|매[월달]\s?(?P<sd>3[01]|[12]\d|0?[1-9])일|매년\s?(?P<sm>1[0-2]|0?[1-9])월(?:\s?(?P<smd>3[01]|[12]\d|0?[1-9])일)?",
        "set": rf"{words('set').pattern}|(?P<every>{number})\s?(?P<everyunit>년|개월|달|주|일)\s?(?:단위|마다|주기)",
        "decade": r"(?P<dec>(?:1[5-9]|20)\d0|[’'‘]?[3-9]0)년대(?P<decpart>\s?(?:초반|중반|후반|초|말))?",
        "same": rf"(?P<sameyear>{words('year').pattern})?\s?(?:같은 기간|같은기간|동기(?=[\s대보]|$))",
        "ago": rf"(?:약\s?)?(?P<nlow>\d{{1,3}}\s?[~∼～]\s?)?(?P<n>{number})(?P<more>여)?\s?(?P<u>년|개월|달|주일|주|일)(?P<nhalf>{half})?\s?(?P<ago1>전|뒤|후)(?={after})(?!\s(?:세계|국))|(?P<nspan>{words('span').pattern})\s?(?P<ago2>전|뒤)(?=[\s,.에부까의]|$)",
        "duration": (
            rf"(?P<durpre>(?:지난|향후|앞으로|최근|총|약)\s)?(?P<dlow>\d{{1,3}}\s?[~∼～]\s?)?(?P<dn>{number})(?P<dmore>여)?\s?(?P<du>{unit})(?P<dmore2>여)?(?P<dhalf>{half})?(?:\s(?P<dn2>\d{{1,2}})(?P<du2>분|개월|초))?"
            rf"(?:\s?(?:간|동안|넘게|가까이)(?=[\s,.의에은이을만]|$)|\s?(?:만)(?=[\s,.에의]|$)|\s연속|\s?이상|\s?이내|\s?이하)"
            rf"|(?P<durpre2>(?:지난|향후|앞으로|총|약)\s)?(?P<dspan>{words('span').pattern})(?:가 넘는)?(?P<dtail>\s?(?:간|동안|만))?(?=[\s,.의에은이을도]|$)"
        ),
        "week": rf"(?P<weekword>{words('week').pattern})(?:\s?(?P<wd>[월화수목금토일])요일|\s?(?P<we>말|주말))?|(?P<wepre>지난|이번|다음|오는)\s?주말",
        "weekdayonly": r"(?P<wpre>지난|오는|이번)\s(?P<wonly>[월화수목금토일])요일",
        "holiday": rf"(?:(?P<hpre>지난|오는|올)\s?(?:해\s)?)?(?P<hyear>(?:{words('year').pattern})\s)?(?P<hword>{words('holiday').pattern})",
        "yearpart": r"(?P<yp>연말|연초|연내|연중)(?=[\s,.까부에의은이]|$)",
        "point": point.replace("@", "") + r"(?P<within>\s내(?=[\s,.에]|$))?",
        "clock": f"(?:{clock})(?:{about})?".replace("@", "c_"),
        "bare": rf"(?P<blow>\d{{1,3}}\s?[~∼～]\s?)?(?P<bn>\d{{1,3}}(?:,\d{{3}})*|수)(?P<bmore>여)?\s?(?P<bu>년|개월|시간|분)(?P<bmore2>여)?(?P<bhalf>{half})?"
        r"(?:\s(?P<bn2>\d{1,2})(?P<bu2>분|개월|초))?(?![가-힣]{0,1}(?:차|생|제|째|기|형|산|근|도|납|별|치|봉|대|물|속|래|의 1|당|\d))",
        "reference": rf"(?:{words('reference').pattern})(?=[\s,.의에는도와을들가까로부]|$)",
    }
    first = {word[0] for section in _SECTIONS for word in words(section).entries}
    first |= set("지오다돌이올총약최향앞수몇상하전후연매격같동두세네여일아한열새저밤낮정자봄가겨")
    begin = rf"(?=[\d’'‘`{''.join(sorted(first))}])"  # most places begin no form: one look at a character tells
    body = "|".join(f"(?P<{name}>{pattern})" for name, pattern in alternatives.items())
    return re.compile(rf"{begin}(?<![가-힣\d%-])(?<!\d[.,])(?:{body})")


FORMS = ("range", "months", "days", "numeric", "weekly", "set", "decade", "same", "ago", "duration", "week", "weekdayonly",
         "holiday", "yearpart", "point", "clock", "bare", "reference")  # fmt: skip
