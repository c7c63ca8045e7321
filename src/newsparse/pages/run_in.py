"""Captions run into a paragraph, told by the credit behind them: `…발언하고 있다. 연합뉴스한빛군은 …`, `…전경. /사진=한빛군 …`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsparse.lexicon import alternation, words, wordset
from newsparse.pages import captions
from newsparse.pages.article_words import Words
from newsparse.pages.glue import opens

MIN_REST = 25
_LABELLED = re.compile(r"\s*[\[(<〈]\s?(?:사진|이미지|자료)|\s*○")
_SENTENCES = re.compile(r"(?<=[다요음됨함])[.](?!\d)\s*|(?<=다)(?=[가-힣A-Z“])(?<=니다)")
# `…있다. [한빛군 제공]`: what a caption may add behind its credit
_BEHIND = re.compile(
    r"(?:[.\s]*\*?\s*(?:재판매 및 DB ?금지|DB ?금지)\.?|\s*\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?(?:\s?/\s?(?:뉴스1|뉴시스|연합뉴스))?"
    r"|\s*Copyright \(C\) [^\n]{2,40}무단 전재 및 재배포 금지\.?|\s*[A-Za-z\d][A-Za-z\d._+-]*@(?:[A-Za-z\d-]+(?:\.[a-z]{2,4})+)?|\s?(?:[가-힣]{2,4}\s)?(?:사진|디자인|선임|인턴|수습)?\s?기자(?![가-힣]{0,2}[은는이가]))*"
)


@dataclass(frozen=True, slots=True)
class RunIn:
    """A caption in a string: its text `[start, end)`, where the text behind it goes on, and its credit."""

    start: int
    end: int
    resume: int
    credit: str | None


# Without one of these no credit is there to look for.
_SIGNS = re.compile(
    r"사진|제공|[ⓒ©]|DB|뉴스|뉴시스|연합|캡처|갈무리|취재|출처|대통령실|청와대|로이터|News1|게티|자료|그래픽|이미지|일러스트"
    r"|기자|재판매|\.\s/|[./]\s?(?:19|20)\d\d\.|(?:일보|신문|타임스|투데이|비즈|경제|픽사베이|이데일리|더팩트|코리아|스톡)"
)


@functools.cache
def _credit() -> re.Pattern[str]:
    alone = alternation([*words("credits", "source"), *words("outlets")])
    known = rf"(?:{alternation([*words('credits'), *words('outlets')])})(?:\s?(?:DB|자료사진|제공|캡처|사진))?(?:\s?=\s?[가-힣]{{2,4}}\s?기자)?"
    label = r"(?:사진\s?출처|사진\s?제공|자료\s?제공|자료\s?사진|이미지\s?(?:제공|출처)|사진|자료|그래픽|이미지|출처|제공|캡처|영상|일러스트)"
    next_word = r"(?!(?:은|는|이|가|을|를|의|와|과|에|에서|에는|도|로|측|측은|기자|취재진)[\s,])(?=\s{0,40}[가-힣一-龥A-Z“\"‘'\d\[])"
    return re.compile(
        rf"\s*[\[(<〈【［]\s*{label}\s*[=:：ㅣ|/│]\s*(?P<boxed>[^\[\]()<>]{{1,40}}(?:\([^()]*\))?[^\[\]()<>]{{0,20}})[\])>〉】］]"
        r"|\s*[\[(<〈【［]\s*(?P<given>[^\[\]()<>=\n]{1,30}?(?:\s?제공|\s?캡처|\s?캡쳐|\s?갈무리|DB|자료\s?사진|기자단|공동취재단?|공동취재사진|취재단))[^\[\]()<>]{0,24}[\])>〉】］]"
        r"|\s*[\[(](?P<agency>(?:[A-Za-z]{2,4}|로이터|신화|타스|교도|연합뉴스|뉴시스|뉴스1)[^\[\]()\n]{0,16}(?:연합뉴스|뉴시스|뉴스1|자료사진|DB|사진)[^\[\]()\n]{0,24})[\])]"
        rf"|\s*[/▲]?\s?(?<![가-힣]){label}\s?[=:ㅣ]\s?(?P<named>[^\s.,=\[\]]{{2,16}}(?:\s[^\s.,\[\]]{{2,8}}){{0,2}}\s(?:갈무리|캡처|캡쳐)(?=\s)|{known}|[^\s.,\[\]]{{2,24}}(?:\sDB)?)"
        rf"|\s*[\[(]?\s?[ⓒ©]\s?(?P<marked>{known}(?:·{known})?|[^\s.,\[\]()]{{2,14}}(?=[\s\])]))[\])]?(?:\s[가-힣]{{2,4}}\s?기자|\s국회사진취재단)?"
        rf"|(?<=[다.음습])\.?\s?/?\s?\d{{4}}\.\s?\d{{1,2}}\.\s?\d{{1,2}}\.?\s?/?\s?(?P<dated>{known})?(?:\s?[ⓒ©]\s?News1\s?(?:[가-힣]{{2,4}}\s?기자|국회사진취재단)?)?"
        rf"|(?:(?<=[.다음)])\s?|(?<=[가-힣])\s?/\s?|(?<=[.)다음])\s{{0,4}}/?\s?)(?P<plain>(?:[가-힣]{{2,6}}=)?(?:{alone})(?:\s?(?:DB|자료사진|제공))?)\.?{next_word}"
        r"|(?<=[.)])\s?/?\s?(?P<offered>각\s?사\s?제공|[가-힣A-Za-z\d&·]{2,16}(?:\s[가-힣A-Za-z\d&·]{2,10})?\s?제공(?:\s?=\s?(?:연합뉴스|뉴시스|뉴스1))?)(?!하[는고며여였면지기던도]|한다|한\s|할\s|해|했|받|을|은\s|이\s|도\s|에|의|으로|량|자|업|기|되[는고며어었면지]|된|될|중|측|키|함|과)(?=\s|[가-힣A-Z“\"‘'\d])"
        rf"|(?<=[.)다])\s{{1,4}}(?:사진|자료|그래픽|photo|PHOTO)\s(?P<shot>{known}|[가-힣A-Za-z\d&·]{{2,24}})"
        r"|(?<=[.다])\s{0,4}/\s?(?P<slashed>[가-힣]{2,4}\s?(?:인턴|선임|사진|수습)?\s?기자)(?!(?:들?[은는이가의]|와|를|도|에게|들에게)[\s,]|입니다|님)"
        r"|(?<=[.다])\s{0,2}/\s?(?P<house>[^\n./]{2,30}?\s?(?:갈무리|캡처|캡쳐)(?=[가-힣])|(?P<twice>[^\s./]{2,20})(?=(?P=twice)))"
        rf"|\s*[\[(](?P<source>{known}|연합|로이터|대통령실)[\])]"
        r"|(?<=\.)\s(?P<taken>[가-힣]{2,4}\s(?:선임|사진|수습|전문|환경전문|사진전문)?기자)(?=\s|,|[가-힣A-Z“\"‘'\d])(?!(?:들?[은는이가의]|와|를|도|에게|들에게)[\s,]|입니다|님)"
        r"|\s*\*\s*재판매 및 DB ?금지"
    )


def _named(match: re.Match[str]) -> str | None:
    found = next((match[name] for name in ("boxed", "given", "agency", "named", "marked", "dated", "plain", "offered", "shot", "taken", "slashed", "house", "source") if match[name]), None)  # fmt: skip
    return re.split(r"\.\s|\s?재판매", found)[0].strip(" ./") if found else None


def run_in(text: str, article: Words, *, front: bool) -> RunIn | None:
    """The first caption that the paragraph `text` runs on from; `front`: it may be whatever stands before the credit."""
    for match in _credits(text):
        credit, resume = _resume(text, match, article)
        if len(text) - resume < MIN_REST or match.start() < 4:
            continue
        end = match.start() + text.startswith(".", match.start())
        start = _start(text, end, front=front or match["slashed"] is not None)
        if start is None:
            continue
        glued = start > 0 and not text[start - 1].isspace(), resume < len(text) and not text[resume - 1].isspace()
        if not _believed(text[start:end], match, whole=start == 0, front=front, glued=glued):
            continue
        return RunIn(start, end, resume, credit)
    return _uncredited(text, front=front)


# Where a credit may begin: behind a sentence, at a bracket or mark, at a label. `_credit` tried at every letter takes a third
# of all the time that a page takes.
_OPENING = re.compile(
    r"(?<=[.다음습)])|(?<=[가-힣])(?=\s?/)|[\[(<〈【［/▲ⓒ©*]|\s+(?=[\[(<〈【［/▲ⓒ©*사자그이출제캡영일])|(?<![가-힣])(?=[사자그이출제캡영일])"
)


def _credits(text: str) -> Iterator[re.Match[str]]:
    """Where credits may stand: looked for only round the words that they hold."""
    at = 0
    for sign in _SIGNS.finditer(text):
        while match := _next_credit(text, max(at, sign.start() - 40), sign.end()):
            yield match
            at = max(match.end(), match.start() + 1)
            if at >= sign.end():
                break


def _next_credit(text: str, start: int, last: int) -> re.Match[str] | None:
    """The first credit that begins at `start` or behind it and not behind `last`."""
    for opening in _OPENING.finditer(text, start, last + 1):
        if opening.start() <= last and (match := _credit().match(text, opening.start(), last + 100)):
            return match
    return None


def _resume(text: str, match: re.Match[str], article: Words) -> tuple[str | None, int]:
    """The credit, and where the text goes on behind it, its date, address and a second credit: `2024.3.6 [한빛군 제공]`."""
    credit, at = _named(match), match.end()
    group = "named" if match["named"] else "shot" if match["shot"] else "marked"
    if match[group] and (end := _source_end(text, match.start(group), match.end(group), article)) != match.end(group):
        credit, at = text[match.start(group) : end], end
    for _ in range(3):
        behind = _BEHIND.match(text, at)
        at = behind.end() if behind else at
        more = _credit().match(text, at)
        if more is None or more.end() == at or (more["plain"] and text[at] != "/") or more["taken"] or more["offered"]:
            break
        credit, at = credit or _named(more), more.end()
    return credit, at + len(text[at:]) - len(text[at:].lstrip(" .,　"))


def _source_end(text: str, start: int, end: int, article: Words) -> int:
    """Where a source ends that the next word is glued to: `현대차|정의선 회장과`, `새론테크|새론테크는`."""
    name = text[start:end]
    for n in range(len(name) // 2, 1, -1):
        if name[:n] == name[n : 2 * n]:
            return start + n
    if name.endswith(("갈무리", "캡처", "캡쳐")) or name in wordset("credits", "source") or name in wordset("outlets"):
        return end
    if (again := name.find(name[:3], 3)) > 0:
        return start + again  # `다온위원회|다온위는`: what it is called for short
    if text[end : end + 1].isspace() and (text[end:].lstrip().startswith(name) or article.whole(name, 2)):
        return end
    wholes = [at for at in range(end - 1, start + 1, -1) if text[at].isalnum() and article.whole(text[start:at])]
    return next((at for at in wholes if opens(text, at, article)), wholes[0] if wholes else end)


def _believed(
    caption: str, match: re.Match[str], *, whole: bool, front: bool, glued: tuple[bool, bool] = (False, False)
) -> bool:
    """Whether what stands before a credit is a caption; `whole`: nothing stands before it; `glued`: to what, on which side."""
    if _LABELLED.match(caption) or (re.search("그래픽|일러스트", match[0]) and re.search(r"[가-힣]다\.?\s*$", caption)):
        return False  # `…말했다.그래픽=김가람 기자`: what stood behind the sentence
    if _pictured(caption):
        return True
    if front and whole and (match["slashed"] or match["dated"]):
        return True  # up to three sentences, and who took the photo: the body goes on behind
    first = caption.split(". ")[0]
    if front and whole and match["plain"] and captions.TAKEN.search(first) and captions.PHOTO_END.search(first[-40:]):
        return True  # `…국회에 도착하고 있다. 이 의원은 택시를 탔다. 연합뉴스한빛당은 …`
    offered = match["offered"] and len(caption) < 200 and len(captions.SENTENCE.findall(caption)) < 2
    if whole and front:
        if offered and match.end() < len(match.string) and not match.string[match.end()].isspace():
            return True  # `새론테크가 협약을 맺었다. 새론테크 제공한빛군은 …`
        sure = not (match["plain"] or match["offered"] or match["given"] or match["dated"] or match["taken"])
        return sure or (
            len(caption) < (220 if match["offered"] or match["given"] else 90)
            and not re.search(r"다\.?$", caption.rstrip())
        )
    nominal = len(caption) < 100 and not re.search(r"[다요]\.?$", caption.rstrip())
    sure = bool(match["boxed"] or match["agency"] or match["marked"] or match["source"] or "재판매" in match[0])
    credited = match["plain"] or match["offered"] or match["taken"] or match["named"]
    if glued[0] and credited and (nominal or (match["taken"] and glued[1])):
        return True  # `…밝혔다.새론테크 공장. AFP=연합뉴스한빛군은 …`, `….작은 상자가 측정소다. 김가람 기자한빛시는 …`
    if whole and glued[1] and len(caption) < 300 and (match["boxed"] or match["house"]):
        return True  # a line of its own: `…요구했다. [사진=김가람 기자]이날 김 의원은 …`
    if whole or match["named"] or match["shot"]:
        return nominal and bool(sure or match["given"] or match["named"] or match["shot"] or match["plain"])
    return sure and len(caption) < 160 and not re.search(r"[고며] [가-힣]+다\.?$|습니다\.?$", caption.rstrip())


# `…김한빛 군수(왼쪽)가 협약서를 들어 보이고 있다.한빛군은 …`: who stands where, and no credit
_PLACED = re.compile(
    rf"[^\n.]{{4,200}}?{captions.POSITION.pattern}[^\n.]{{2,200}}(?:있다|있는 모습|했다)\.\s?(?=[가-힣A-Z]\S)"
)


# `김한빛 장관이 6일 한빛회관에서 열린 협약식에서 인사말을 하고 있다. 한빛군은 …`
_POSED = re.compile(
    rf"[^\n.]{{4,160}}?\d{{1,2}}일[^\n.]{{2,160}}에서[^\n.]{{2,160}}(?:{captions.PHOTO_END.pattern}|(?:촉구|요구|규탄|호소|항의)하고 있)[^\n.]{{0,6}}다\.\s?(?=[가-힣A-Z]\S)"
)


def _uncredited(text: str, *, front: bool) -> RunIn | None:
    match = _PLACED.match(text) if front or "있다." in text[:320] else None
    if match is None and front:
        match = _POSED.match(text)
    if match is None or len(text) - match.end() < MIN_REST:
        return None
    return RunIn(0, len(match[0].rstrip()), match.end(), None)


def lone_credit(text: str, article: Words) -> int:
    """How far a credit without a caption reaches at the beginning of a paragraph: `사진=한빛군한빛군은 …`; 0 for none."""
    if slashed := _slashed().match(text):
        return slashed.end()
    mark = _MARKS.match(text)
    match = _credit().match(text, mark.end() if mark else 0)
    if match is None:
        known = _alone().match(text) or _NOTICE.match(text)
        if known is None and (stock := re.match(r"자료\s?사진", text)) and opens(text, stock.end(), article):
            known = stock
        return known.end() if known else 0
    at = _resume(text, match, article)[1]
    return (
        at
        if len(text) - at >= MIN_REST and (match["boxed"] or match["given"] or match["named"] or match["marked"])
        else 0
    )


# `※ 이미지를 누르면 크게 볼 수 있습니다.`, `새론일보 제공.   한빛군은 …`
_NOTICE = re.compile(
    r"※\s?(?:이미지|그래픽|사진|표)[을를]\s[^.\n]{2,20}(?:볼 수 있습니다|확대됩니다)\.?\s?|[가-힣A-Za-z\d]{2,12}\s제공\.\s{2,}(?=\S)"
)
_MARKS = re.compile(r"(?:[◆◇▲■□△]?…?|사진\s설명)\s?")


@functools.cache
def _slashed() -> re.Pattern[str]:
    """`/연합뉴스서울 한빛구에서 …`: a photo without a caption."""
    return re.compile(rf"/\s?(?:{alternation(words('credits', 'source'))})\s?(?=[가-힣A-Z\d“\"]\S)")


@functools.cache
def _alone() -> re.Pattern[str]:
    """`연합뉴스새론테크는 …`, `게티이미지뱅크새론테크 등 …`: a source, and glued to it who acts; a stock of pictures never does."""
    return re.compile(
        r"(?:게티이미지(?:뱅크|코리아)|클립아트코리아|이미지투데이|셔터스톡|픽사베이|언스플래시)\s?(?=[가-힣A-Z]{2})(?!(?:은|는|이|가|의|에|에서|와|과|도|를|을)\s)|"
        rf"(?:{alternation(words('credits', 'source'))})\s?(?=[가-힣A-Z][가-힣A-Za-z\d]{{2,9}}(?:은|는|이|가)\s)"
    )


def _start(text: str, end: int, *, front: bool) -> int | None:
    """Where the caption that ends at `end` begins: behind the sentence before its last one; None if it would be too long."""
    ends = [m.end() for m in _SENTENCES.finditer(text, 0, end) if m.end() < end - 3]
    start = ends[-1] if ends else 0
    # `…체결했다. (왼쪽부터) 김한빛 군수 …`, `…협약식 모습. 사진은 …`: two sentences are one caption
    if start and re.match(r"(?:사진은|\(?왼쪽|오른쪽|앞줄)", text[start:]) and end - start < 300:
        start = ends[-2] if len(ends) > 1 else 0
    elif front and len(ends) < 4 and all(text[at - 1] == " " for at in ends) and end < 320:
        start = 0  # two sentences with a space between, and the body glued behind them
    return start if 4 <= end - start <= 320 else None


def _pictured(text: str) -> bool:
    text = text.rstrip()
    return bool(captions.POSITION.search(text) or captions.LEFT.search(text) or captions.PHOTO_END.search(text[-40:]) or captions.STILL.search(text)
                or re.search(r"(?:고|어|아|져|워|려|혀|쳐) ?있다\.?$|(?:사진은|사진이다|모습이다|장면이다|제공한 사진)", text))  # fmt: skip
