"""Who wrote it: `[한빛일보=김가람 기자]`, `(서울=연합뉴스) 김철수 기자 =`, `…말했다./홍길동기자`, `이름 기자 mail@…`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from newsparse.lexicon import sections, words, wordset
from newsparse.model import Dateline, Reporter

EMAIL = r"[A-Za-z0-9][\w.+-]*@[\w-]+(?:\.[\w-]+)+"
_BEATS = "선임|전문|수습|인턴|객원|시민|명예|대학생|사진|편집|논설|환경|의학|의료|미디어|법조|부동산|자동차|군사|경제|산업|정치|사회|문화|스포츠|연예|과학|국제"
ROLE = (
    rf"(?:(?:{_BEATS})\s?){{0,2}}"
    r"(?:대기자|기자|특파원|논설위원|편집위원|에디터|통신원|리포터|아나운서|앵커|PD|피디)"
)
_NAME = r"[가-힣]{2,4}"
_NAMES = rf"{_NAME}(?:\s?{ROLE})?(?:\s?[·ㆍ‧・,]\s?{_NAME}(?:\s?{ROLE})?){{0,4}}"
# `류가온 김다온 기자 =`: in datelines a space parts names too
_SPACED = rf"{_NAMES}(?:\s{_NAME}(?:\s?{ROLE})?){{0,3}}"
_PERSON = re.compile(rf"({_NAME})(?<!기자)(?=\s{{0,3}}(?:{ROLE}|[·ㆍ‧・,]|$)|\s{_NAME}(?![가-힣]))")
_BEAT = re.compile(rf"(?:{_BEATS}){{1,2}}")  # `김가람 문화전문기자`
# 기자 stands after these too, and then nobody is named: `취재 기자`, `본지 기자`.
_NOBODY = frozenset(
    [
        "기자",
        "사진",
        "글",
        "취재",
        "정리",
        "영상",
        "편집",
        "본지",
        "현장",
        "여러",
        "일부",
        "담당",
        "선임",
        "전문",
        "수습",
        "인턴",
        "객원",
        "시민",
        "명예",
        "논설",
        "특파원",
        "제공",
        "자료",
        "디지털뉴스",
        "편집위원",
        "온라인뉴스",
        "미디어",
        "의료",
        "의학",
        "법조",
        "부동산",
        "자동차",
        "군사",
    ]
)
_OUTLET_END = re.compile(
    r"(?:일보|신문|뉴스|뉴스\d+|경제|타임스|타임즈|투데이|방송|닷컴|저널|미디어|통신|매일|데일리|코리아|헤럴드|포스트|리뷰|프레스|워치|TV|TALK)$"
)


@dataclass(slots=True)
class Byline:
    """What a byline says, and the characters `[start, end)` it takes up in the string that was searched."""

    start: int
    end: int
    reporters: list[Reporter] = field(default_factory=list)
    outlet: str | None = None
    dateline: Dateline | None = None


def reporters(names: str, email: str | None = None) -> list[Reporter]:
    """`홍길동·김철수 기자` and an e-mail address, which is the first one's."""
    found = [
        name
        for name in _PERSON.findall(names)
        if name not in _NOBODY and not name.endswith("기자") and not _BEAT.fullmatch(name)
    ]
    return [Reporter(name, email if i == 0 else None) for i, name in enumerate(dict.fromkeys(found))]


def is_outlet(name: str) -> bool:
    """Whether a name is that of a news medium: a known one, or one that ends like one."""
    return name in wordset("outlets") or bool(_OUTLET_END.search(name))


# `[내포=한빛일보 박누리기자]`, `[한빛경제 이도윤 기자]`, `(서울=연합뉴스) 최다온 기자 =`, `[서울경제]`
_HEAD = re.compile(
    r"[\[【［〔](?P<box>[^\[\]【】\n]{2,40})[\]】］〕]\s*"
    rf"(?:(?P<names>{_NAMES}\s?{ROLE}|{_SPACED}\s?{ROLE}(?=\s*[=＝]))(?:\s*\(?{EMAIL}\)?)?\s*[=＝:]?\s*)?[=＝]?\s*"
    r"|[(（](?P<round>[^()（）\n]{1,20}(?:\([^()\n]{1,10}\))?\s?[=＝]\s?[^()（）\n]{2,20})[)）]\s*"
    rf"(?:(?P<names2>{_NAMES}\s?{ROLE}|{_SPACED}\s?{ROLE}(?=\s*[=＝]))(?:\s*\(?{EMAIL}\)?)?\s*[=＝]?\s*)?[=＝]?\s*"
)
# `한빛일보=김가람 기자 | 한빛군은 …`
_BARE_HEAD = re.compile(rf"(?P<outlet>[가-힣A-Za-z\d]{{2,10}})\s?[=＝]\s?(?P<names>{_NAMES}\s?{ROLE})\s?[|｜ㅣ]\s?")
# `김가람 특파원 = …`: its box stands in the line above
_UNBOXED_HEAD = re.compile(rf"(?P<names>{_NAMES}\s{ROLE})\s[=＝]\s")
_SPLIT = re.compile(r"\s*[=＝ㅣ|｜/:]\s*")
_ROLED = re.compile(rf"^(?P<before>.*?)\s*(?P<names>{_NAMES}\s?{ROLE})$")


def head(text: str, pos: int = 0) -> Byline | None:
    """The byline that begins at `pos`, if one does."""
    match = _HEAD.match(text, pos)
    if not match:
        if parted := _UNBOXED_HEAD.match(text, pos):
            return Byline(*parted.span(), reporters(parted["names"]))
        unboxed = _BARE_HEAD.match(text, pos)
        if unboxed is None or not is_outlet(unboxed["outlet"]):
            return None
        return Byline(*unboxed.span(), reporters(unboxed["names"]), unboxed["outlet"])
    box, named = match["box"] or match["round"], match["names"] or match["names2"]
    if _CREDIT.match(box):
        return None
    found = Byline(match.start(), match.end())
    if match["box"] and not named and (alone := _alone(box)):
        found.outlet, found.dateline = alone
        return found
    if named:
        found.reporters = reporters(named)
    places = []
    for part in _SPLIT.split(box):
        roled = _ROLED.match(part)
        if roled:
            found.reporters = reporters(roled["names"])
            part = roled["before"]
        if not part:
            continue
        if is_outlet(bare := re.sub(r"\([가-힣]{2,4}\)$", "", part)):
            found.outlet = bare  # `헤럴드경제(인천)`
        else:
            places.append(part)
    divided = bool(_SPLIT.search(box))
    if match["round"] and named and found.outlet is None and len(places) == 2:
        found.outlet = places.pop()  # `(한빛=새소식통신) 김가람 기자 =`: an agency that no list knows
    if not (found.reporters or (found.outlet and (divided or box == found.outlet))):
        return None
    if divided and (places or match["round"]):
        found.dateline = Dateline(places[0] if places else None, found.outlet)
    if divided and not found.outlet and len(places) == 1 and not match["round"] and not named:
        found.outlet, found.dateline = places[0], None  # `[한빛소식=김가람 기자]`: a medium that no list knows
    return found


_CREDIT = re.compile(r"(?:사진|자료|그래픽|이미지|출처|제공|영상|캡처|일러스트)")
_STATION = re.compile(r"(?P<outlet>KBS|MBC|SBS|TBC|KNN)\s(?P<place>[가-힣]{2,4})")


def _alone(box: str) -> tuple[str | None, Dateline | None] | None:
    """(outlet, dateline) of a box without a reporter: `[KBS 제주]`, `[뉴스데스크]`, `[예산]`; None for any other."""
    if station := _STATION.fullmatch(box):
        return station["outlet"], Dateline(station["place"], station["outlet"])
    if box in words("programmes"):
        return sections("programmes")[""][box], None
    return (None, Dateline(box, None)) if box in _places() else None


@functools.cache
def _places() -> frozenset[str]:
    """Provinces, cities and counties with and without 시, 군: 예산 of 예산군."""
    places = sections("places")
    entries = [entry for part in ("province", "city", "county") for pair in places[part].items() for entry in pair]
    forms = {form for entry in entries for form in entry.split(", ") if form}
    return frozenset(forms | {form[:-1] for form in forms if len(form) > 2 and form[-1] in "시군"})


# A byline further in, where a caption or a deck is glued before it. Only forms that nothing else has.
_INSIDE = re.compile(
    r"[\[【(（](?=[^\[\]()\n]{2,40}(?:\([^()\n]{1,10}\))?[^\[\]()\n]{0,20}[\]】)）])(?=[^\])）】\n]*(?:[=＝]|기자|[가-힣A-Z\d]))"
)


def inside(text: str, limit: int = 600) -> Byline | None:
    """The first byline within the first `limit` characters, not at 0: `…하고 있다. (한빛시 제공)(서울=뉴스1) 김가람 기자 = `."""
    for match in _INSIDE.finditer(text, 1, limit):
        found = head(text, match.start())
        if found and (found.reporters or text[match.start()] in "[【"):
            return found
    return None


_SENTENCE_END = r"(?<=[.!?…”\"’'」』)\]】>〉])"
_FOOT = re.compile(
    rf"(?:{_SENTENCE_END}|^|(?<=\s\s)|(?=[/／]))\s*[/／=\[(]?\s*"
    rf"(?:(?P<desk>[가-힣A-Za-z·]{{2,12}})\s?[=/／]\s?|(?P<outlet>[가-힣A-Za-z\d]{{2,8}}(?:닷컴|일보|신문|뉴스|경제|데일리|코리아))\s)?"
    rf"(?:(?:글|사진|정리|취재|글·사진)\s?[=:]\s?)?(?P<names>{_NAMES}\s?{ROLE})\s?[,/]?\s*[\[(<〈]?\s?(?P<email>{EMAIL})?\s?[\])>〉]?\s*$"
)
_FOOT_MAIL = re.compile(
    rf"(?:{_SENTENCE_END}|^)\s*[/(\[<]?\s*(?:(?P<name>{_NAME})\s+)?(?P<email>{EMAIL})\s*[)\]>]?\s*$"
)
_AGENCY_FOOT = re.compile(
    rf"{_SENTENCE_END}\s?(?:[가-힣]{{2,6}}\s?|[A-Z]{{2,4}})?[/／]\s?(?:[가-힣A-Z]{{2,6}}\s?)?(?:연합(?:뉴스)?|특약)\s*$"
)


def foot(text: str) -> Byline | None:
    """The byline at the end of a line; None where 기자 belongs to a sentence (`…만난 사람은 김가람 기자`)."""
    if not text:
        return None
    tail = max(0, len(text) - 160)
    window = text[tail:]
    match = _FOOT.search(window)
    if match and not _CREDIT.match((match["desk"] or "") + match["names"]):
        named = reporters(match["names"], match["email"])
        if named:
            return Byline(tail + match.start(), len(text), named)
    match = _FOOT_MAIL.search(window)
    if match:
        return Byline(tail + match.start(), len(text), [Reporter(match["name"] or "", match["email"])])
    match = _AGENCY_FOOT.search(window)
    return Byline(tail + match.start(), len(text)) if match else None


# `…전했습니다. KBS 뉴스 김가람입니다. 촬영기자:이도윤/영상편집:박누리`
_SIGN_OFF = re.compile(
    r"(?:^|(?<=[.?!”\"]))\s*(?:[가-힣 ]{2,20}에서\s)?(?:지금까지\s)?(?:KBS|MBC|SBS|YTN|JTBC|MBN|OBS|TV조선|채널A|연합뉴스TV|SBS Biz|TBC|KNN|TJB|CJB|JIBS|G1|JTV|TBS|CBS|[가-힣]{2,4}MBC)\s?"
    rf"(?:뉴스|NEWS)?,?\s(?P<name>{_NAME})(?:\s?기자)?입니다[.]?(?P<rest>.{{0,200}})$"
)
_CREW = re.compile(r"\s*[\[(<]?\s*(?:촬영|영상|취재|편집|그래픽|화면|구성|자막|디자인|기자|\()[^다]{0,190}$")


def sign_off(text: str) -> Byline | None:
    """Who signs off a broadcast at the end of a text, with the crew behind."""
    tail = max(0, len(text) - 260)
    match = _SIGN_OFF.search(text[tail:])
    if match and (not match["rest"].strip() or _CREW.match(match["rest"])):
        return Byline(tail + match.start(), len(text), [Reporter(match["name"])])
    return None


def announced(text: str) -> Byline | None:
    """`김가람 기자입니다.`, `김가람 기자가 보도합니다.`: an anchor's last line."""
    match = _ANNOUNCED.fullmatch(text)
    return Byline(0, len(text), [Reporter(match["name"])]) if match else None


_ANNOUNCED = re.compile(rf"(?P<name>{_NAME})\s기자(?:입니다|가 (?:보도|취재|전해|설명)[^.]{{2,10}})[.]")

# `…말했다.김가람 기자 kim@…#협약#새론테크 김가람 기자한빛일보 사회부kim@…`,
# `…김가람 기자 (kim@…)#협약`
_TAGGED = re.compile(
    rf"{_SENTENCE_END}\s*(?:[가-힣]{{2,4}}=)?(?P<names>{_NAMES}\s?{ROLE})\s*[\[(<]?(?P<email>{EMAIL})?[\])>]?\s*"
    rf"(?=#[^\s#]|{_NAME}\s?기자\s?[가-힣A-Za-z]{{2,10}}(?:일보|신문|뉴스|경제)\s[가-힣\d]{{2,10}}[부팀]).*$"
)


# Not where a quotation closes behind them. `…만들 것이다. 김한빛 한빛시장#협약#통신망#한빛시 기고다온시에 바란다`
_TAGS_BEHIND = re.compile(
    rf"{_SENTENCE_END}\s?(?:{_NAME}\s[가-힣\s·]{{2,20}})?(?=#[^\s#]{{2,}}[^#\n]{{0,20}}#[^\s#]{{2,}})[^\"”’]*$"
)


def tagged(text: str) -> Byline | None:
    """A byline with tags or a card of its reporter behind it, and all that follows."""
    tail = max(0, len(text) - 300)
    match = _TAGGED.search(text[tail:])
    if match:
        return Byline(tail + match.start(), len(text), reporters(match["names"], match["email"]))
    behind = _TAGS_BEHIND.search(text[tail:])
    return Byline(tail + behind.start(), len(text)) if behind else None


_LINE = re.compile(
    rf"^[•·\-=/▶■<〈\s]*(?!그래픽|사진|일러스트|디자인)(?:by\s|글\s?[=:]?\s?|취재\s?[=:]?\s?|정리\s?[=:]?\s?)?(?:[가-힣A-Za-z\d]{{2,12}}\s?[=/]\s?|[가-힣A-Za-z\d]{{2,10}}(?:닷컴|일보|신문|뉴스|경제)\s|(?<=/)[가-힣]{{2,4}}\s)?"
    rf"(?P<names>{_NAMES}\s{{0,3}}{ROLE})[\s,|/]*[\[(<]?(?P<email>{EMAIL})?[\])>]?(?P<rest>.{{0,60}})$"
)
_MAIL_LINE = re.compile(rf"^[\s(\[<]*(?P<email>{EMAIL})[\s)\]>]*$")
NAME_LINE = re.compile(rf"^{_NAME}$")


_GLUED_NAME = re.compile(rf"[가-힣]{{4}}\s?{ROLE}")
_SIGNED = re.compile(rf"(?P<names>{_NAMES}\s?{ROLE})\s*(?P<email>{EMAIL})\s*$")


def signed(text: str) -> Byline | None:
    """A byline with its address at the end, whatever stands before: `관련기사… 김가람 기자 kim@…`."""
    match = _SIGNED.search(text, max(0, len(text) - 120))
    if not match:
        return None
    names = match["names"]
    if _GLUED_NAME.match(names) and not {names[0], names[:2]} & wordset("surnames"):
        names = names[1:]  # `…판매 신기록김가람 기자 kim@…`
    return Byline(match.start(), len(text), reporters(names, match["email"]))


def line(text: str) -> Byline | None:
    """A line that is nothing but a byline: `• 김가람 기자`, `/한빛=김가람 기자 kim@…`, `kim@…`."""
    if len(text) > 120:
        return None
    match = _MAIL_LINE.match(text)
    if match:
        return Byline(0, len(text), [Reporter("", match["email"])])
    match = _LINE.match(text)
    if match and (
        not match["rest"].strip(" .|·=>〉")
        or re.fullmatch(r"[\s|·]*(?:구독|다른 ?기사|기자 ?구독|응원|입력|[\d.:\s-]+).*", match["rest"])
    ):
        named = reporters(match["names"], match["email"])
        return Byline(0, len(text), named) if named else None
    return None


def merge(found: list[Reporter]) -> tuple[Reporter, ...]:
    """Each reporter once, in order of first mention; an address without a name goes to one who has none."""
    emails: dict[str, str | None] = {}
    loose = []
    for reporter in found:
        if reporter.name:
            emails[reporter.name] = emails.get(reporter.name) or reporter.email
        elif reporter.email:
            loose.append(reporter.email)
    for email in dict.fromkeys(loose):
        if email not in emails.values():
            name = next((name for name, has in emails.items() if has is None), None)
            if name:
                emails[name] = email
    return tuple(Reporter(name, email) for name, email in emails.items())
