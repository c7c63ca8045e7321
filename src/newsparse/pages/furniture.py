"""The furniture of Korean news pages: lines that CMSs print round an article, judged by data/furniture.txt."""

from __future__ import annotations

import functools
import re

from newsparse.lexicon import alternation, sections

_COUNT = re.compile(r"(?<![\s:(\[])[\s:(\[]*\d[\d,]*[\s)\]건개]*$")
_PROSE_END = re.compile(r"(?:다|요|음|까|죠)[.?!][\"”'’)]?\s*$")
_BARE_URL = re.compile(r"^(?:[<\[(]?[가-힣\s]{0,12}[:：]?\s?https?://\S+|www\.\S+)$")  # `<원문 참고: https://…`
# `▷ 전화 : 02-123-4567`, `▷ 이메일 : news@…`, `[제보] 카카오톡 '한빛뉴스' 검색 후 채널 추가`
_CONTACT = re.compile(
    r"[▷▶►☎✉◇*\[\s-]{0,4}(?:전화|이메일|메일|e메일|카카오톡|카톡|뉴스홈페이지|홈페이지|팩스|제보)[\]\s]{0,2}[:：]?\s?"
    r"(?:[\w.+-]+@\S+|https?://\S+|[\d-]{7,}[\d,\s-]*|.{0,50}(?:검색|채널 추가|구독해\s?주세요)[!.]?)"
    r"|(?:네이버|유튜브|페이스북|카카오톡).{0,30}구독해\s?(?:주세요|주십시오)[!.]?"
)
_LURE = re.compile(
    r"^[▶☞◆■▷※\[]?.{2,60}(?:보러\s?가기|바로\s?가기|클릭!?|구독하기|신청하기|확인하세요|하러\s?가기)[\])!]?$"
)
# Who speaks in a broadcast's script: `◀ 앵커 ▶`, `[리포트]`, `[노래방 사장]`, `<김가람 시사평론가>`
_SPEAKER = re.compile(
    r"[\[◀<]\s?(?:앵커|기자|리포트|리포터|아나운서|앵커멘트|스튜디오|인터뷰)\s?[\]▶>]|<[가-힣]{2,4}\s[가-힣\s]{2,12}>|\[(?![^\]]*(?:사진|제공|캡처|뉴스|연합|제작))[가-힣\s/·]{2,16}\]"
)
# `[영상취재 김가람 이도윤 영상편집 박누리]`, `촬영기자:김가람/영상편집:이도윤`
_CREW = re.compile(
    r"[\[(]?\s?(?:영상\s?(?:취재|편집)|촬영\s?(?:기자)?|취재\s?작가|그래픽|화면\s?(?:제공|출처)|사진_)[\s:_]\s?[가-힣\s/:·,]{2,70}[\])]?"
)
# `▲ 위 사진은 기사 내용과 관련이 없습니다.`
_UNRELATED = re.compile(
    r"[▲△※*\s]{0,3}(?:위\s)?사진은\s(?:해당\s)?(?:기사|본문)\s?(?:의\s)?(?:내용)?[과와]\s?(?:관련|관계|무관)[^.]{0,12}[.]?"
)
_HOUSE = re.compile(r"[가-힣]{2,6}(?:일보|신문|매일)\s?TV")  # `한빛일보TV`
# `지금까지 한빛에서 전해드렸습니다.`: a studio's last words
_HANDOVER = re.compile(r"지금까지 [가-힣\s]{2,12}에서 (?:KBS 뉴스 |MBC 뉴스 )?전해\s?드렸습니다\.")
# `▶ 김가람 : 네, 안녕하세요.`: a talk, though the mark often begins promotion
_SPOKEN = re.compile(r"[▶▷◎●■◆]\s?[가-힣]{2,4}(?:\s[가-힣]{2,4})?\s?:\s")
_PHONE = re.compile(r"(?:☎|T\.|전화)?\s?0?\d{1,4}[-)]\d{3,4}(?:-\d{4})?")
_TAGS = re.compile(r"^(?:#[^\s#]+[\s,]*)+$|^#\s?[^#\n.]{1,24}$")
# What no other line holds: cuts a line where it begins, and everything below.
COPYRIGHT = re.compile(
    r"\s{0,4}[-<＜\[(〈]{0,4}\s{0,4}(?:저작권자\s?[ⓒ©Ⓒⓒ(:]|저작권자\(c\)|Copyright|COPYRIGHT|ⓒ\s?(?=[^\n]{0,40}무단)|[ⓒ©Ⓒ]\s?(?=['‘]?[^\n.]{2,40}(?:무단|금지|reserved|All [Rr]ights))|무단\s?전재\s?(?:및|[-·,&])\s?(?:재배포|복사|배포|수집)|"
    r"[▶■]\s?제보)"
)


# `…All rights reserved. 무단 전재 및 재배포 금지.한빛군은 …`: a photo's, and the article behind it
NOTICE = re.compile(
    r"\s*(?:Copyright\s?\(C\)|저작권자\s?[ⓒ©]|[ⓒ©])[^\n]{2,60}?(?:무단\s?전재\s?(?:및|[-·,&])\s?재배포\s?금지)[\]>)]?[.]?\s*(?=[가-힣“\"'‘A-Z][^\n]{10,300}?다\.)"
)


# Without one of these neither of both is there to look for: most paragraphs hold none.
_LEGAL_SIGN = re.compile(r"저작권자|C(?:opyright|OPYRIGHT)|[ⓒ©Ⓒ]|무단|[▶■]\s?제보")


_BEFORE_CUT = r"\s*[※▶☞*\[(\s]*"


@functools.cache
def _cuts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An appeal, what may stand before it, and both: what begins with white space is slow to look for."""
    appeal = alternation(sections("furniture")["cut"])
    return re.compile(appeal), re.compile(rf"{_BEFORE_CUT}$"), re.compile(rf"{_BEFORE_CUT}(?:{appeal})")


# `◎ 한빛경제 홈페이지 바로가기: https://…`, `▶다른기사보기`: what a page links to behind a byline
_LINKED = re.compile(
    r"[◎▶☞■]\s?[^\n.]{2,24}바로\s?가기\s?:?\s?https?://|[▶☞]\s?(?:이 기자의\s)?다른\s?기사\s?(?:더\s?)?보기\s*$"
)


def cut(text: str, lo: int, hi: int, *, last: bool) -> int | None:
    """Where copyright or an appeal to readers begins behind a paragraph's text; None where none does."""
    found = []
    if _LEGAL_SIGN.search(text, lo, hi):
        notice = NOTICE.search(text, lo, hi)
        legal = COPYRIGHT.search(text, notice.end() if notice else lo, hi)
        found += [legal.start()] if legal and (last or hi - legal.start() < 200) else []
    if linked := _LINKED.search(text, lo, hi):
        at = len(text[lo : linked.start()].rstrip()) + lo
        found += [at] if hi - at < 300 else []
    appeals, marks, _ = _cuts()
    if appeal := appeals.search(text, lo, hi):
        before = marks.search(text[max(lo, appeal.start() - 20) : appeal.start()])
        at = appeal.start() - (len(before[0]) if before else 0)
        if hi - at < 500:
            # `…말했다. 한빛일보는 24시간 여러분의 제보를 기다립니다`: from the sentence's beginning
            begun = max(text.rfind(mark, lo, at) + len(mark) for mark in ("다.", "요.", "\n", "”", '"'))
            if begun <= lo + 2 and at - lo < 30 and hi - lo < 80:
                found.append(lo)  # the line is nothing else
            else:
                found.append(begun if 0 < at - begun < 30 and begun > lo + 2 else at)
    return min(found, default=None)


@functools.cache
def _entries(section: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """(whole lines, beginnings of lines) of a section."""
    words = sections("furniture")[section]
    return frozenset(w for w in words if not w.endswith("~")), tuple(w[:-1] for w in words if w.endswith("~"))


def _in(section: str, text: str) -> str | None:
    whole, begins = _entries(section)
    bare = _COUNT.sub("", text).strip(" :·•|") if len(text) < 60 else text
    if text in whole or bare in whole:
        return bare or text
    if len(text) < 160 and not (_PROSE_END.search(text) and len(text) > 60):
        return next((begin.strip() for begin in begins if text.startswith(begin)), None)
    return None


def furniture(text: str) -> str | None:
    """The rule by which a line is furniture wherever it stands: `furniture:상태바`; None if none."""
    if _BARE_URL.match(text):
        return "furniture:url"
    if _HOUSE.fullmatch(text):
        return "furniture:channel"
    if _UNRELATED.fullmatch(text):
        return "furniture:unrelated"
    if _HANDOVER.fullmatch(text):
        return "furniture:handover"
    if len(text) < 80 and _CREW.fullmatch(text):
        return "furniture:crew"
    if _SPEAKER.fullmatch(text):
        return "furniture:speaker"
    if len(text) < 90 and _CONTACT.fullmatch(text):
        return "furniture:contact"
    if _SPOKEN.match(text):
        return None
    if _PHONE.fullmatch(text):
        return "furniture:phone"
    if _LURE.match(text) and not is_prose(text):
        return "promotion:lure"
    if text in _entries("tail")[0]:
        return None  # `관련기사` by itself: what stands below goes with it
    for section in ("furniture", "promotion"):
        if entry := _in(section, text):
            return f"{section}:{entry}"
    return None


def tail(text: str) -> str | None:
    """The rule by which a line ends the article: `tail:주요기사`, `tail:copyright`; None if none."""
    if len(text) < 400 and COPYRIGHT.match(text):
        return "tail:copyright"
    if len(text) < 400 and _cuts()[2].match(text):
        return "tail:appeal"
    entry = _in("tail", text)
    return f"tail:{entry}" if entry else None


def is_tags(text: str) -> bool:
    """`#한빛군 #업무협약`."""
    return bool(_TAGS.match(text))


def is_prose(text: str) -> bool:
    """Whether a line ends as a Korean sentence does."""
    return bool(_PROSE_END.search(text))
