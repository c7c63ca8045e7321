"""Photo captions and their credits, by the words alone: `▲…하고 있다./한빛군 제공`, `[사진=한빛군]`, `(왼쪽부터)`."""

from __future__ import annotations

import re

from newsparse.lexicon import alternation, words, wordset

_SOURCE = r"(?:사진\s?출처|이미지\s?출처|사진\s?제공|자료\s?제공|이미지\s?제공|사진|자료|자료사진|사진제공|자료제공|인포그래픽|그래픽|이미지|이미지제공|출처|제공|캡처|영상|포토|그림|일러스트)"
_KNOWN = alternation([*words("credits", "source"), *words("outlets")])
_NO_RESALE = r"(?:[.·\s]*\*?\s*재판매 및 DB ?금지\.?)?"
# The order is that of trust; each leaves the credit in group 1.
_CREDITS = tuple(
    re.compile(pattern + r"\s*$")
    for pattern in (
        rf"\s*[\[(<〈【［]\s*{_SOURCE}\s*(?:제공)?\s*[=:：ㅣ|/│·]\s*([^\[\]()<>]{{1,50}}(?:\([^()]{{1,20}}\))?[^\[\]()<>]{{0,20}}?){_NO_RESALE}\s*[\])>〉】］]\.?{_NO_RESALE}",
        rf"\s*[\[(<〈【［]\s*([^\[\]()<>=]{{1,30}}(?:제공|캡처|캡쳐|갈무리|DB|뉴스|기자|자료\s?사진|페이스북|인스타그램)(?:\s?=\s?[^\[\]()<>]{{1,20}})?){_NO_RESALE}\s*[\])>〉】］]\.?{_NO_RESALE}",
        rf"\s*[\[［]\s*((?:[A-Za-z]{{2,4}}|[가-힣]{{2,4}})\s?[=/]\s?(?:{_KNOWN}|연합)(?:\s?자료\s?사진)?){_NO_RESALE}\s*[\]］]",
        r"\s*[\[［]\s*([가-힣A-Za-z0-9·]{2,12})\s*[\]］]",
        rf"(?<=\S)\s*[|ㅣ│]\s*{_SOURCE}\s*[-=:]\s*([^|\n]{{2,24}})",
        rf"\s*[\[(<〈【［]?\s*[ⓒ©]\s?([^\[\]()<>\n]{{1,30}}?)\s*[\])>〉】］]?{_NO_RESALE}",
        r"\s*(?:그래픽|일러스트|인포그래픽)\s?[=:/]\s?([가-힣]{2,4}(?:\s(?:기자|디자이너))?)(?:\s[\w.+-]+@[\w.-]+)?",
        rf"(?:(?<=[.다음)])\s|\s?[/／ⓒ]\s?)((?:{_KNOWN}|연합)(?:\s?(?:DB|제공|자료\s?사진))?)",
        rf"\s*[/／]\s*{_SOURCE}\s?(?:제공)?\s?[=:/]?\s?([^/\n]{{1,30}}?){_NO_RESALE}",
        rf"\s*[/／]\s*([^/\n.]{{1,30}}?(?:제공|캡처|캡쳐|갈무리|DB|기자|뉴스\d?|연합|자료사진)(?:\s?[a-z0-9_.]+@[\w.]*)?){_NO_RESALE}\.?",
        rf"(?<=[.다음습])\s+{_SOURCE}(?!은\s)\s?[=:]?\s?([^\s.][^.\n]{{0,24}}?){_NO_RESALE}\.?",
        r"(?<=[.])\s*([가-힣A-Za-z\d&·() ]{2,24}(?:제공|캡처|캡쳐|갈무리))\.?",
        rf"(?<=[.다])\s*([가-힣]{{2,10}}(?:사진기자단|공동취재단|사진공동취재단|사진취재단)){_NO_RESALE}",
        r"\s*\*\s*재판매 및 DB ?금지\.?",
        r"(?<=[.)\]])\s*\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?\s*[\w.+-]+@[\w.-]+",
        r"(?<=[)\]])\s*\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?",
        r"(?<=[.)\]])\s*photo@newsis\.com",
    )
)
CREDIT_ONLY = re.compile(
    rf"^\s*[\[(<〈【［/]?\s*(?:{_SOURCE}\s*[=:：ㅣ|/]\s*(?P<a>[^\[\]()]{{1,50}}?(?:\([^()\n]{{1,20}}\))?)|(?P<b>[^\[\]()=.ⓒ©\n]{{1,30}}\s(?:제공|캡처|캡쳐|갈무리|DB|자료\s?사진|일러스트|그래픽))|[ⓒ©]\s?(?P<c>\S[^\n]{{0,24}})|(?P<d>[^\[\]()=\n]{{1,20}}\s제작(?=\])))(?:\]\s?(?:사진합성)?[·\s]?(?:일러스트|그래픽)?)?"
    rf"{_NO_RESALE}\s*[\])>〉】］]?\s*$"
)
_STAMPED = re.compile(r"\s*\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?(?:\s*[\w.+-]+@[\w.-]+)?\s*$|\s+[\w.+-]+@[\w.-]+\s*$")
MARK = re.compile(r"^\s*[▲△▶▷◀◁▼▽◆◇■□●◎☞►◈◐△*]+\s*…?\s*")
POSITION = re.compile(
    r"[(（]\s?(?:사진\s)?(?:맨\s?)?(?:왼쪽|오른쪽|가운데|앞줄|뒷줄|윗줄|좌측|우측|오른편|왼편|중앙|(?:좌|우|왼|오른)(?=에서|부터|[)\s,·\d]))"
    r"(?:에서|부터|\s|[가-힣]{1,3}번째|\d|,|·|두|세|네|다섯|여섯|일곱|첫)*[^()（）]{0,12}[)）]"
)
# `왼쪽부터 김한빛 군수, …`, `…하고 있다. 〈왼쪽부터 …〉`
LEFT = re.compile(r"(?:^|[(\[〈<【]\s?|사진\s)(?:맨\s?)?왼쪽\s?(?:[가-힣]{1,3}\s?번째\s?)?(?:부터|에서)")
_DOING = (
    "발언|질의|답변|인사말을|인사|설명을|설명|발표|발표를|간담회를|점검|브리핑|기자회견을|기자회견|입장|출석|이동|참석|대화|악수를|악수|축사를|축사|서명|경례|묵념|헌화|분향|"
    "투표를|투표|유세를|유세|시위를|시위|연설|작업|구호를 외치|포즈를 취|박수를 치|손을 흔들|들어 보이|들어보이|들어서|나서|나오|앉아|지나|걸어가|바라보|지켜보|살펴보|둘러보|"
    "시승|시연|견학|관람|전시|환담|면담|조문|합창|공연|연습|훈련|보|듣|웃|타|고르|작성|소개|기념촬영을|기념촬영|건네|전달|주재|협의를|논의|선서를|선서"
)
PHOTO_END = re.compile(
    r"(?:기념\s?(?:사진|촬영)[을를]?\s?(?:을\s|를\s)?(?:촬영|찍|하고|했|위해|갖|하였)|포즈를 취하|들어\s?보이|들고 (?:있|기념|포즈)|"
    r"악수를? ?(?:하|나누)|단체\s?촬영|손을 (?:맞잡|잡고|흔들)|파이팅을 (?:외치|하)|박수를? (?:치|보내)|"
    rf"(?:{_DOING})[을를]?\s?(?:하)?고 있)"
)
# Where and when a photo was taken: `6일 오전 서울 여의도 국회에서`
TAKEN = re.compile(r"\d{1,2}일(?:\(현지시간\))?\s[^.]{0,80}(?:에서|에 열린|을 찾아|를 찾아|방문해|앞에서)\s")
STILL_WORDS = "모습|전경|조감도|현장|장면|이미지|포스터|로고|사진|사옥|일부|본사|투시도|개요도|예상도|안내문|홍보물|전시장|내부|외관"
STILL = re.compile(rf"(?:{STILL_WORDS})\.?$")
# Also where the page glues sentences: `…협약을 맺었다.새론테크는 …`
SENTENCE = re.compile(r"[다요음]\.(?=\s|$|[가-힣\"“‘])")


_HOUSE = re.compile(rf"(?:{_KNOWN})\s?(?:이미지\s?그래픽|그래픽|DB|자료\s?사진|일러스트|포토)")


def is_source(text: str) -> bool:
    """A line that names a photo's source and nothing else: `연합뉴스`, `게티이미지뱅크`."""
    return text in wordset("credits", "source") or bool(_HOUSE.fullmatch(text))


def split_credit(text: str) -> tuple[int, str | None]:
    """Where the caption proper ends, and its credit: `…촬영을 했다./한빛군 제공` → (len of `…촬영을 했다.`, 한빛군 제공)."""
    end, credit = len(text.rstrip()), None
    for _ in range(4):
        window = max(0, end - 160)
        tail = text[window:end]
        for pattern in (*_CREDITS, *((_STAMPED,) if end < len(text.rstrip()) else ())):
            match = pattern.search(tail)
            if match:
                end = window + match.start()
                credit = (match[1] if pattern.groups else "").strip(" .") or credit
                break
        else:
            break
    return len(text[:end].rstrip()), credit


# `…를 촉구하는 목소리가 나오고 있다.`, `…을 건넸다고 보고 있다.`: no photo shows what is said or held
_VOICED = re.compile(
    r"(?:목소리|지적|의견|전망|우려|주장|비판|분석|반응|요구|관측|평가|해석|얘기|이야기|말)[이가도은는]?\s(?:[가-힣]{1,4}\s)?(?:나오|나서|들어서)고 있|(?:[다라자]고|것으로)\s보고 있"
)
_REPORT = re.compile(
    rf"^(?:{_KNOWN}|(?:19|20)\d\d\.)|기자 =|[가-힣]+(?:밝혔|말했|전했|맺었|강조했|설명했|덧붙였|주장했)다|다고 "
)


# `…까닭을 조사하고 있다. 연합뉴스`: a sentence, and where it comes from
_SOURCED = re.compile(
    rf"다\.\s?(?:\([^()]{{2,30}}\)\s?)?(?:(?:\d{{4}}\.\s?\d{{1,2}}\.\s?\d{{1,2}}\.?\s?/\s?|[A-Z]{{2,4}}\s?/\s?)?(?:{_KNOWN}|연합)|/\s?[가-힣]{{2,4}}\s?기자)$"
)


def is_reported(text: str) -> bool:
    """A sentence with a byline before it that says of no photo who took it, where or who stands in it."""
    return not (TAKEN.search(text) or POSITION.search(text) or split_credit(text)[0] < len(text.rstrip()))


def is_sourced(text: str) -> bool:
    """A sentence of a body with the text's source behind it, unless it says when or where a photo was taken."""
    return bool(
        _SOURCED.search(text)
        and not (MARK.match(text) or PHOTO_END.search(text) or TAKEN.search(text) or POSITION.search(text))
    )


def is_caption(text: str, *, before_body: bool) -> bool:
    """Whether a line that no page markup speaks for is a photo caption."""
    if len(text) > 500:
        return False
    sentences = len(SENTENCE.findall(text))
    if sentences > 3:
        return False
    end, credit = split_credit(text)
    marked = MARK.match(text)
    if (
        end < len(text.rstrip())
        and end > 0
        and (sentences < 3 or text.rstrip()[-1] in "])>〉" or POSITION.search(text) or PHOTO_END.search(text))
    ):
        return credit is None or not text.startswith(("“", '"')) or bool(POSITION.search(text))
    if LEFT.match(text) or (LEFT.search(text) and sentences <= 2):
        return True
    if POSITION.search(text) and sentences <= 2 and "”고" not in text and '"고' not in text:
        return True
    if sentences == 1 and text.rstrip().endswith((".", "다")) and len(text) <= 220 and PHOTO_END.search(text[-40:]):
        if _VOICED.search(text[-40:]):
            return False
        return before_body or bool(marked) or bool(TAKEN.search(text))
    first, _, rest = text.partition(". ")
    if (
        before_body
        and sentences in (2, 3)
        and TAKEN.search(first)
        and PHOTO_END.search(first[-24:])
        and len(text) <= 320
    ):
        return not _REPORT.search(rest)  # else the body is glued to it
    if marked and before_body and not text.rstrip().endswith(("다.", "?")):
        return len(text) < 160
    return before_body and sentences == 0 and len(text) < 60 and bool(STILL.search(text.rstrip()))
