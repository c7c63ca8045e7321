"""What an agreement is for: the words between its sides and its term, or those in front of the partner."""

from __future__ import annotations

import re
from dataclasses import replace

from newsparse.extract.agreement_words import Event
from newsparse.extract.parties import Cast
from newsparse.model import Timex
from newsparse.tokens import Doc

_MONEY = r"(?:약\s?|총\s?)*(?:수)?[\d,.조억만천백\s]*(?:[조억만]\s?)?(?:원|달러|유로|엔|위안)(?:\([^()]{1,16}\))?(?:대)?\s?(?:규모(?:의|로)?|상당의?|어치의?)"
_TRIM_FRONT = re.compile(
    rf"^(?:[\s,‘'“\"「『<《\[·]|(?:한편|또|또한|이어|이와 함께|이를 위해|먼저|앞서|특히|아울러|이르면|늦어도|내달|다음 달|다음달|이번\s?주|다음\s?주|이번\s?달|올해|연내|양사 간|양측 간|양 기관 간|두 차례(?:에)? 걸쳐|(?:부터|까지)(?=\s)|\d+년\s?(?:단위로|간)|지난\s\d{{1,2}}[월일]|같은 해(?:\s\d{{1,2}}월)?)(?=\s|$)|{_MONEY}|(?:이같은|이 같은|이러한|이런|다음과 같은)(?:\s내용의)?|이를 위한|함께|최근|각각|공동으로|상호(?=\s)|"
    r"(?:체계적이고|효율적이고|긴밀한)\s|\d{1,2}일|지난달|지난해|오는|이날|오전|오후|공식|추가로|잇따라|연이어|오늘|어제|전날|대규모|(?:측|등|간)(?=\s)|에야?(?=\s)|의(?=\s)|도(?=\s))+"
)
_TRIM_BACK = re.compile(
    r"(?:(?:에 협력하는|하는|되는|한다는|된다는)\s내용(?:의|을\s(?:주요\s?)?골자로(?:\s하는)?|을 담은)|(?:하|되)?기로\s(?:하고|합의하고|뜻을 모으고)|"
    r"(?:을|를|하기|기)?\s?(?:위한|위해|위하여|골자로 한|골자로 하는|내용으로 하는|목표로 하는|목표로 한|주요 내용으로 하는)|에\s?(?:관한|대한|따른)|위한|관련|(?:을|를)? ?목표로 하는|한다는|하는|할|등)?"
    r"(?:[\s’'”\"」』>》\]]|상호\s?협력|상호협력|상호|전략적|포괄적|공식|업무|\d자|글로벌|자발적|간)*$"
)
_OPEN = re.compile(r"(?<![가-힣A-Za-z0-9])[‘“「『<《\"']")
# `한빛대 연구팀과`, `새론 자회사와`, `가온의`: what may stand between a side and its particle
_OF_SIDE = re.compile(
    r"(?:\s(?:등|측)|\s?(?:자회사|계열사|본사|법인|그룹|(?:[가-힣]{1,8}\s){0,3}(?:교수|연구팀|교수팀|학과|대학|단과대학|본부|센터|지사|지부)){1,2})?(?:과|와|은|는|이|가|의|에|에게|로부터|으로부터)(?:\s함께)?(?=[\s‘'“\"])"
)
_WORD_IN_MARKS = re.compile(r"[‘'“\"][^’'”\"]{1,15}[’'”\"]\s?[가-힣]{2}")
_AIM = re.compile(r"(?P<aim>[^,.]{4,90}?)\s?(?:(?:을|를)\s위(?:해|하여)|기\s위(?:해|하여))\s")
_ABOUT = re.compile(r"(?:^|(?<=\s))(?P<what>(?:[가-힣]+\s){0,3}[가-힣]{2,12})에\s(?:대해|대한|관해|관한)\s")
_PARTICLES = ("은", "는", "이", "가", "와", "과", "도", "랑")


def purpose_of(doc: Doc, cast: Cast, event: Event, parties: list[str], dates: tuple[Timex, ...]) -> str | None:
    """What stands between the parties and the term: `…와 [지역 인재 양성]을 위한 업무협약`."""
    start = event.sentence.start
    if event.bare:
        return _agreed_on(doc, cast, event, parties, dates)
    if event.kind in ("labor", "settlement") and (about := _ABOUT.search(doc.text, start, event.start)):
        return about["what"].split("에서 ")[-1]
    edge = behind_sides(doc, cast, event, parties)
    side = doc.text[edge - 1 : edge] in ("와", "과", "랑", "께") or doc.text[edge - 2 : edge] == "과도"
    before = doc.text[start:edge]
    opened = _OPEN.search(doc.text[edge : event.start])
    if opened and _WORD_IN_MARKS.match(doc.text, edge + opened.start(), event.start):
        opened = None  # `전용 장비인 ‘새론 본더’ 공급 계약`
    if opened and event.start - edge - opened.end() > 5:
        edge += opened.end()
    segment = _sensible(_trimmed(doc, edge, event, dates, quoted=bool(opened)))
    aims = list(_AIM.finditer(before))
    if aims and side and len(segment or "") < 12:  # `…의 상생을 위해 새론재단과 |협약을 맺고`
        aim = aims[-1]
        lo = start + aim.start("aim")
        lo = max([lo, *(e for e in _edges(doc, cast, event, parties) if e <= start + aim.end("aim"))])
        told = doc.text[lo : start + aim.end("aim")].strip(" ,‘'“\"")
        told = _TRIM_FRONT.sub("", told)
        if len(told) <= 90 and (aim_told := _sensible(told)):
            return aim_told
    return segment or _told_apart(doc, event)


_ON = re.compile(r"에\s(?:최종\s|전격\s|극적으로\s|공식\s|잠정\s)?$")


def _agreed_on(doc: Doc, cast: Cast, event: Event, parties: list[str], dates: tuple[Timex, ...]) -> str | None:
    """`…와 [공동 연구]에 합의했다`; what stands before `하기로 합의했다` is a clause."""
    edge = behind_sides(doc, cast, event, parties)
    on = _ON.search(doc.text, edge, event.start)
    if on is None:
        return None
    told = _sensible(_trimmed(doc, edge, replace(event, start=on.start()), dates, quoted=False))
    return told if told and not re.search(r"(?:을|를|하는|하기로|[가-힣]+면)\s", told) else None


# what no purpose begins or ends with: a connective, a partner, a count of papers, a verb of the signing itself
_NO_AIM = re.compile(
    r"^(?:한편|또한?|이어|이를|이날|이에|그러나|하지만|앞서|이르면|보고서에|업계에|따르면|체결한|맺은|부터|까지|에서|으로|로|와|과|은|는|이|가|을|를|의)(?=\s|$)|"
    r"에 따르면|^[^\s]{1,3}\s(?:이번|다음)\s?주$|(?:기업|업체|기관|단체|회사|대학|은행)(?:들)?(?:과|와)(?:의)?$|(?<=[가-힣])(?:과|와)의$|"
    r"(?:총|모두)\s\d+[건개](?:의)?$|지만,|고려하면|방식으로$|(?:내년|올해|다음 달)\s?(?:초|말)?$|간에\s|체결했던|주관하는|주최하는|(?:대표|회장|사장|장관)(?:이|가)\s|서명한|^들어\s|^[\d.,]+[A-Za-z]+\s규모$|(?<![가-힣])이번(?:\s[가-힣]+)?$|^㈜|\($|받는$|\d월$"
)
_PARTNER_FIRST = re.compile(
    r"^(?:[가-힣A-Za-z]+\s){0,3}[가-힣]*(?:기업|업체|기관|단체|회사|은행|자회사|계열사)(?:들)?(?:과|와)\s(?!관련)"
)
_LOOSE_END = re.compile(
    r"(?:(?:과|와)\s관련한|(?:을|를)\s추가로|(?:을|를)?\s(?:위한|위해)(?:\s(?:공동|민·관|민관|과제|주주|사업|상호))?|(?:하|되)기로|(?<=[가-힣])(?:하기|하)|\s등|(?:을|를))$"
)
_AIM_FIRST = re.compile(r"^(?P<aim>[^,]{4,60}?)(?:을|를)\s위해\s.*(?:기관|기업|업체|단체|[건개]의?)$")
_CLAUSE_FIRST = re.compile(r"^.*(?:[했됐]고,?|원을\s투자해|을\s연계해|를\s연계해)\s(?=.{4})")


def says_what_for(doc: Doc, event: Event) -> bool:
    """Whether a statement tells its aim in so many words or names the agreement: a later one without says nothing."""
    return bool(re.search(r"위한|위해|목적|관한|대한|내용|골자|[‘“'\"]", doc.text[event.sentence.start : event.start]))


def _sensible(told: str | None) -> str | None:
    """The words of a purpose without a partner before them and loose ends behind, or nothing where they are none."""
    if told is None:
        return None
    if aim := _AIM_FIRST.match(told):
        told = aim["aim"]
    told = _TRIM_FRONT.sub("", _CLAUSE_FIRST.sub("", _PARTNER_FIRST.sub("", told)))
    told = _LOOSE_END.sub("", told).strip()
    if (lost := re.match(r"[^‘’“”'\"]{1,15}(?P<mark>[’”])", told)) and len(told) > lost.end():
        told = {"’": "‘", "”": "“"}[lost["mark"]] + told  # `[‘]RE100’ 달성`
    return told if len(told) >= 4 and not _NO_AIM.search(told) else None


# `이번 협약은 …을 위해 마련됐다`, `협약 내용은 …를 목표로 …`, `…하기 위해서다.`
_APART = re.compile(
    r"(?:(?:이번\s)?[가-힣]{0,4}(?:협약|계약|양해각서|MOU|협력)(?:의\s목적)?\s?(?:은|는|내용은|목적은)\s(?:[가-힣A-Za-z]{2,12}(?:이|가)\s)?(?P<aim>[^.“”]{4,80}?)\s?(?:(?:을|를)\s?(?:위해|위한|목표로|목적으로)|하기\s위해)|"
    r"(?P<why>[^.“”]{6,80}?)(?:(?:을|를)|하기)\s위해서(?:다|이다)\.)"
)


def _told_apart(doc: Doc, event: Event) -> str | None:
    """What the two sentences behind a statement say it is for."""
    here = doc.sentences.index(event.sentence) + 1
    for sentence in doc.sentences[here : here + 2]:
        if match := _APART.match(doc.text, sentence.start, sentence.end):
            return (match["aim"] or match["why"]).strip(" ‘’'“”\",")
    return None


def _edges(doc: Doc, cast: Cast, event: Event, parties: list[str]) -> list[int]:
    """Where what names the sides, the place or the occasion ends, before the term."""
    found = [event.sentence.start]
    named = cast.units(event.sentence.start, event.start)
    units = {n.end for n in named}
    for n in named:
        if cast.party(n) in parties and (after := _OF_SIDE.match(doc.text, n.end, event.start)):
            found.append(after.end())
    for name in parties:  # those that the cast lacks
        at = doc.text.find(name, event.sentence.start, event.start)
        if at >= 0 and (after := _OF_SIDE.match(doc.text, at + len(name), event.start)):
            found.append(after.end())
    first, last = event.sentence.first, doc.token_from(event.start)
    text = doc.text
    for i in range(first, last):
        tag, form = doc.tags[i], doc.forms[i]
        end = doc.ends[i]
        if tag == "JX" and form in ("은", "는") and text[end : end + 1] in " ,‘'“\"":
            found.append(end)
        elif form in _PARTICLES and tag in ("JKS", "JKB", "JC", "JX"):
            noun = text[max(event.sentence.start, doc.starts[i] - 24) : doc.starts[i]]
            side = (
                doc.starts[i] in units
                or noun.endswith((*parties, "등", "노사"))
                or bool(
                    re.search(
                        r"\d(?:곳|개사|사|자)$|등\s[^.,]{1,20}$|(?:㈜|\)|\)[가-힣]{1,4}|본부|센터|대학|지사|지부|측)$",
                        noun,
                    )
                )
            )
            if side and (form not in ("이", "가") or text[end : end + 1] == " "):
                found.append(end)
        elif (
            (tag == "JKB" and form == "에서" and text[end : end + 1] == " ")
            or (tag == "MAG" and form == "함께")
            or (form == "가운데" and i and doc.tags[i - 1] == "ETM")
        ):
            found.append(end)
    return found


def behind_sides(doc: Doc, cast: Cast, event: Event, parties: list[str]) -> int:
    """Where what a statement says of the sides, the place and the occasion ends: what follows says what for."""
    return max(_edges(doc, cast, event, parties))


def _trimmed(doc: Doc, edge: int, event: Event, dates: tuple[Timex, ...], *, quoted: bool) -> str | None:
    """`[6일 100억 원 규모의 ]공장 운영 개선[을 위한 ]`: the words themselves."""
    for timex in dates:
        if edge <= timex.start <= edge + 2 and timex.end < event.start and timex.type in ("DATE", "TIME"):
            edge = timex.end
    segment = doc.text[edge : event.start]
    if front := _TRIM_FRONT.match(segment):
        segment = segment[front.end() :]
    aim = re.match(r"(?P<aim>.{4,80}?)(?:을|를)\s?위한\s(?!.*(?:을|를)\s?위한)", segment)
    if aim and not quoted:  # what stands in marks is the name of the agreement, whole
        segment = aim["aim"]  # `[공장 운영 개선]을 위한 인공지능 설비 공급 계약`
    elif event.kind == "contract" and (goods := re.match(r"(?P<deal>.{2,6}?)\s?계약$", event.term)):
        joint = " " if doc.text[event.start - 1].isspace() else ""
        whole = f"{segment.rstrip()}{joint}{goods['deal']}" if segment.strip() else ""
        segment = whole if whole in doc.text else segment
    back = _TRIM_BACK.search(segment)
    segment = segment[: back.start()] if back else segment
    segment = re.sub(r"^.*?(?:필두로 한|비롯한)\s", "", segment)
    segment = re.sub(r"\s?[가-힣A-Za-z·]+[-–][가-힣A-Za-z·]+$", "", segment) if quoted else segment
    segment = segment.strip(" ‘’'“”\",·「」『』<>《》")
    if re.search(r"총액|\d억|^\d+[건차년]", segment) and not re.search(r"[가-힣](?:을|를)\s", segment):
        return None  # `4년 총액 60억 원에 FA 계약` says how much, not what for
    return segment if 4 <= len(segment) <= 90 else None
