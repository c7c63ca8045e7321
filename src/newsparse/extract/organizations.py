"""Organisations: names by lexicon, by ending, and by the company they keep; their kinds; which forms are one body."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from newsparse.extract.chunks import Chunk
from newsparse.extract.titles import places
from newsparse.lexicon import alternation, sections, words, wordset
from newsparse.model import OrganizationKind
from newsparse.tokens import Doc


@dataclass(slots=True)
class Body:
    """An organisation in the making: its forms in order of first mention, and what kind each way of finding it says."""

    name: str
    kind: OrganizationKind
    first: int
    forms: list[str] = field(default_factory=list)
    fixed: bool = False  # from the user's dictionary: name and kind stay


@functools.cache
def lexicon() -> dict[str, tuple[str, OrganizationKind]]:
    """Form → (canonical name, kind) of bodies known by name."""
    known: dict[str, tuple[str, OrganizationKind]] = {}
    for kind, entries in sections("organizations").items():
        for name, value in entries.items():
            for form in (name, *(f.strip() for f in value.split(",") if f.strip())):
                known.setdefault(form, (name, kind))  # type: ignore[arg-type]
    return known


@functools.cache
def suffix() -> re.Pattern[str]:
    return re.compile(rf"^(?P<stem>.+?)(?P<suffix>{alternation(words('org_suffixes'))})$")


@functools.cache
def suffixes() -> dict[str, tuple[OrganizationKind, bool]]:
    """Ending → (kind, whether it is strong)."""
    table: dict[str, tuple[OrganizationKind, bool]] = {}
    for section, entries in sections("org_suffixes").items():
        kind, strength = section.split(" ")
        for entry in entries:
            table[entry] = kind, strength == "strong"  # type: ignore[assignment]
    return table


@functools.cache
def _last_letters() -> frozenset[str]:
    """What an ending ends in: most nouns do not, and one look tells."""
    return frozenset(entry[-1] for entry in words("org_suffixes"))


_LATIN = re.compile(r"[A-Z][A-Za-z0-9&]*")
_ACT = ("은", "는", "이", "가", "과", "와", "도", "께서")
_GENERIC_STEM = re.compile(
    r"^(?:국립|도립|시립|군립|공립|사립|해당|관련|각|타|동|본|당|현|신규|일반|종합|대형|소형|중형|국내|해외|글로벌|지역|온라인|공동|상급|그린|제로|친환경|청정|수소|신재생|재생|미래|차세대|첨단|전문|특수|민간|공공|산하|소속|국책|외국계|시중|지방|인터넷|스마트)+$"
)
_FACILITY = re.compile(
    r"(?:물류|데이터|콜|고객|서비스|쇼핑|컨벤션|전시|주민|행정|행정복지|스포츠|체육|문화|복지|아트|플라자|헬스|충전|관제|고객지원)센터$"
)


def of_chunk(chunk: Chunk) -> OrganizationKind | None:
    """The kind of body that a noun chunk names by itself, or None."""
    text = chunk.text
    if text in wordset("not_names", "organization") or len(text) < 2:
        return None
    if text in lexicon():
        return lexicon()[text][1] if _means_body(chunk) else None
    if chunk.common:
        return None
    if text in wordset("titles"):
        return None
    match = suffix().match(text) if text[-1] in _last_letters() else None
    if match is None:
        return _place_kind(chunk)
    kind, strong = suffixes()[match["suffix"]]
    stem = match["stem"]
    if text in places() or _GENERIC_STEM.match(stem) or _FACILITY.search(text):
        return None
    if kind == "court" and len(match["suffix"]) == 2 and not any(stem.startswith(place) for place in places()):
        return None  # `산업입지법`, `방지법` end in 지법 and are laws
    if strong:
        return kind if len(stem) >= 2 or kind == "local_government" else None
    if match["suffix"] == "위원회" and len(stem) >= 4:
        return "government"
    if not chunk.proper or (len(stem) < 2 and not _LATIN.match(stem)):
        return None
    return kind if _name_like(chunk, stem) else None


def weak_kind(text: str) -> OrganizationKind | None:
    """The kind that a weak ending says, for a name that the article itself bears out: `누리병원`, `해솔자동차`."""
    match = suffix().match(text) if text[-1] in _last_letters() else None
    if match is None or len(match["stem"]) < 2 or text in wordset("not_names", "organization") or text in places():
        return None
    kind, strong = suffixes()[match["suffix"]]
    return (
        None
        if strong or _GENERIC_STEM.match(match["stem"]) or _FACILITY.search(text) or len(match["suffix"]) < 2
        else kind
    )


def _name_like(chunk: Chunk, stem: str) -> bool:
    if re.match(r"[A-Z0-9]*[A-Z]", stem) and stem.upper() not in TECHNICAL:
        return True
    if stem in lexicon() or stem in ("한국", "대한", "현대", "삼성", "롯데", "한화", "서울", "금호", "동양"):
        return True
    return chunk.proper and stem not in places() and stem not in wordset("not_names", "person")


# Latin that names things, not bodies
TECHNICAL = frozenset(
    [
        "AI",
        "ICT",
        "IT",
        "IOT",
        "MOU",
        "LOI",
        "ESG",
        "CCTV",
        "ESS",
        "EV",
        "PHEV",
        "LNG",
        "LPG",
        "CO2",
        "GDP",
        "TV",
        "PC",
        "APP",
        "SNS",
        "OTT",
        "DB",
        "SW",
        "HW",
        "UAM",
        "UAM",
        "MICE",
        "PM",
        "R&D",
        "CEO",
        "CFO",
        "COO",
        "CTO",
        "VR",
        "AR",
        "XR",
        "5G",
        "6G",
        "4G",
        "LED",
        "OLED",
        "LCD",
        "NFT",
        "DX",
        "DT",
        "API",
        "GPS",
        "PCR",
        "DNA",
        "RNA",
        "VIP",
        "FTA",
        "ODA",
        "SOC",
        "PF",
        "PB",
        "M&A",
        "IPO",
        "ETF",
        "ELS",
        "GTX",
        "KTX",
        "SRT",
        "BRT",
        "FA",
        "MVP",
        "BTS",
        "URL",
        "QR",
        "NGO",
        "DM",
        "ID",
        "TF",
        "T/F",
        "PT",
        "PR",
        "OEM",
        "ODM",
        "B2B",
        "B2C",
        "D램",
        "CCS",
        "GW",
        "MW",
        "KW",
        "RE100",
        "MZ",
        "UN",
    ]
) - {"UN"}


def _means_body(chunk: Chunk) -> bool:
    """Whether a lexicon word stands for the body here: `메타` and `기아` are words of their own."""
    if chunk.text in (
        "메타",
        "기아",
        "토스",
        "하이브",
        "두산",
        "삼성",
        "토요타",
        "소니",
        "AP",
        "컬리",
        "한진",
        "효성",
        "대검",
        "육사",
        "신보",
        "기보",
        "예보",
        "피파",
    ):
        return not chunk.common
    return chunk.text not in ("경찰", "검찰", "법원", "정부", "국회") or chunk.josa != "에서" or chunk.text != "국회"


def _place_kind(chunk: Chunk) -> OrganizationKind | None:
    """A place that acts: `한빛군은 …`, `서울시와`; a place alone, `한빛군에서`, is none."""
    if chunk.josa not in _ACT:
        return None
    text = chunk.text
    if text in places() and text[-1] in "시군구도":
        return "local_government"
    if re.fullmatch(r"[가-힣]{2,4}(?:군|구)", text) and chunk.proper:
        return "local_government"
    if re.fullmatch(r"[가-힣]{2,6}(?:시)", text) and chunk.proper and text not in wordset("not_names"):
        return "local_government"
    return None


@functools.cache
def countries() -> dict[str, str]:
    """Form of a country's name → its name."""
    return {
        form: name
        for name, value in sections("places")["country"].items()
        for form in (name, *(f.strip() for f in value.split(",") if f.strip()))
    }


_STATE_VERBS = re.compile(
    r"합의|협정|정상회담|체결|밝혔|발표|제재|공격|비난|규탄|요구|반발|주장|파병|방침|추진|협상|외교|조약|선언|수출 규제|침공|경고|기증|수교|긴장|관계|충돌|회담"
)


def acting_country(doc: Doc, chunk: Chunk) -> bool:
    """`미국은 합의했다`, `미국과 이란 간`: a country in a sentence that speaks of what states do."""
    if chunk.text not in countries() or chunk.josa not in ("은", "는", "이", "가", "과", "와") or len(chunk.text) < 2:
        return False
    sentence = doc.sentence_at(chunk.start)
    return bool(sentence and _STATE_VERBS.search(doc.text, chunk.end, sentence.end))


VENUE = re.compile(r"(?:호텔|리조트|백화점|센터|도서관|박물관|미술관|문화원|청와대|테크노파크|시청|군청|구청|도청)$")

# -- which forms are one body ------------------------------------------------------------------------------------------
