"""Where a page glues words together: decks run into one another and into the body, credits run into the next sentence.

`…사업모델 검증 추진건설현장 전기료 절감 기대새론테크가 …`: nothing but the words tell. A seam is believed where the piece
before it ends as decks do and the word behind it begins a sentence and stands elsewhere in the article too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from newsparse.lexicon import alternation, sections, words, wordset
from newsparse.pages.article_words import PARTICLES, Words

_STEM = re.compile(r"[가-힣A-Za-z\d]+")
_PARTICLE = re.compile(rf"(?:{PARTICLES})$")
# Who acts begins a sentence; whom it concerns (을, 를, 에, 으로) seldom does.
_SUBJECT = re.compile(r"(?:은|는|이|가|도|의|과|와|에서|에선|에서는|께서|측은|[A-Za-z\d])$")
SENTENCE_END = re.compile(r"[가-힣](?:다|요|죠)(?:[.?!](?!\d)|[\"”](?=[며고라는면]))|다[\"”]$")
_CLOSED = "”’\"'」』》>?!"
# `…파우치형LG에너지솔루션이`: Latin letters behind Hangul, and a particle behind them
_LATIN = re.compile(r"[가-힣][A-Z]{2,}[A-Za-z]*[가-힣\d]*(?:은|는|이|가|와|과)\s")
_VERBAL = re.compile(
    r"(?:하[는고며면여기지던]|되[는고며면어기지던]|했|됐|받[은는고아]|하였|되었|해[서야온왔]|돼[서야온왔]|한다|된다|할|될|이[라란])"
)
TOPIC = re.compile(r"[가-힣](?:은|는|이|가)\s")
_OPENING = re.compile(r"[“‘\"'「『《<]?(?=[가-힣A-Za-z\d])")


_HUNG_ON = ("", "도", "만", "까지", "나", "키로", "하기로")
_DID_TOO = re.compile(r"[받하되나오보이]기도$")


def _last_word(piece: str) -> bool:
    """Whether a piece ends with a deck's last word: looked up, as a pattern of a thousand words took as long as all else."""
    ends, last_letters = _deck_ends()
    for more in _HUNG_ON:
        if piece.endswith(more):
            stem = piece[: len(piece) - len(more)]
            if stem[-1:] in last_letters and not ends.isdisjoint([stem[-n:] for n in range(1, 8)]):
                return True
    return bool(_DID_TOO.search(piece))


@functools.cache
def _deck_ends() -> tuple[frozenset[str], frozenset[str]]:
    """The last words of decks, and their last letters."""
    ends = wordset("deck_ends")
    return ends, frozenset(word[-1] for word in ends)


@functools.cache
def _opener() -> re.Pattern[str]:
    """Words that begin first sentences of news: places, days, 정부, and a name before its office (`김한빛 군수는`)."""
    places = [form for section in ("province", "city", "county") if section in sections("places")
              for name, forms in sections("places")[section].items() for form in (name, *forms.split(", ")) if form]  # fmt: skip
    offices = [title for title in sections("titles")["office"] if len(title) > 1]
    return re.compile(
        rf"(?:{alternation([*words('openers'), *places])})(?=[\s의이가은는도군시에]|부터|까지|$)"
        r"|(?:지난|오는)?\s?\d{1,2}일(?=\s|\()"
        rf"|(?:{alternation(words('surnames'))})[가-힣]{{1,2}}\s(?:[가-힣·]{{1,14}}\s){{0,3}}(?:{alternation(offices)})(?:은|는|이|가|의|와|과|\()"
    )


@functools.cache
def whole_end() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(words('deck_ends'))})$")


# Last words of decks that no compound begins with: a noun glued to one begins the next deck.
_SURE_END = re.compile(
    r"\s(?:[가-힣]{0,2}(?:[려져워쳐춰혀]|돼야|해야|않아|많아|높아|낮아|없어|들어|늘어|줄어|받아|남아|나서)|뚜렷|당부|강조|촉구|다짐|눈길|가시화|본격화|[가-힣]{1,3}키로|[가-힣]{1,2}[일할될갈올낼볼날질]\s?듯)$"
)


_LAST = 12  # no last word of a deck is longer: a search from the beginning of the piece took three times the rest


def _ends_deck(piece: str) -> bool:
    piece = piece.rstrip()
    return len(piece) >= 4 and (piece[-1] in _CLOSED or _last_word(piece[-_LAST:]))


def reads_as_deck(line: str) -> bool:
    """Whether a line of its own ends as decks do and photos' captions do not: with a verbal noun, or what somebody said."""
    return bool(whole_end().search(line.rstrip()) or line.rstrip().endswith(("”", '"')))


def begins_sentence(text: str, at: int, known: Words) -> bool:
    """Whether what stands at `at` begins a sentence: a word of the article that acts, or one that opens news."""
    if re.match(r"[려져아어여해]", text[at - 1]) and _AUXILIARY.match(text, at):
        return False  # `…으로 내려|오는 길은 …`
    at = _skip_mark(text, at)
    if _VERBAL.match(text, at):
        return False  # `…을 번복|하고 …`
    if _opener().match(text, at):
        return True
    run = _STEM.match(text, at)
    if run is None or _VERBAL.match(run[0]) or run[0][0].isdigit():
        return False
    word = run[0]
    stem = _PARTICLE.sub("", word) if len(word) > 2 else word
    acts = stem != word and bool(_SUBJECT.search(word))
    if stem in wordset("titles") or (not acts and stem != word):
        return False
    if len(stem) > 2 and text.startswith(("㈜", "(주)"), run.end()):
        return True
    if not known.known(stem):
        # 현대자동차그룹 where the rest of the article says 현대차: behind a deck's last word, its first syllables do
        return (
            len(stem) >= 4
            and acts
            and known.known(stem[:2])
            and bool(whole_end().search(text[max(0, at - _LAST) : at]))
        )
    # two syllables behind two are a compound (기대심리가), unless the headline has them too
    if len(stem) < 3 and not stem.isascii():
        return _nominative(word) and (text[at - 1] in _CLOSED or (known.titled(stem) and not TOPIC.search(text[:at])))
    if acts and (text[at - 1] not in _CLOSED or _nominative(word)):
        return True
    # `새론테크 대표는 …`, `새론테크(대표 김한빛)가 …`, `새론테크·다온전자가 …`: the particle comes a few words on
    clause = re.split(r"[,.]", text[run.end() : run.end() + 40])[0]
    follows = re.search(r"[가-힣A-Za-z\d)](?:은|는|이|가|와|과)(?=\s)", clause)
    return bool(follows and re.match(r"[\s(·]", text[run.end() :]) and not TOPIC.search(text[max(0, at - 60) : at]))


def opens(text: str, at: int, known: Words) -> bool:
    """Whether a word of the article, or one that opens news, stands at `at`: enough behind a credit."""
    run = _STEM.match(text, at)
    stem = _PARTICLE.sub("", run[0]) if run and len(run[0]) > 2 else ""
    return bool(_opener().match(text, at)) or (len(stem) > 1 and known.whole(stem))


def _nominative(word: str) -> bool:
    return word[-1] in "은는이가"


def _skip_mark(text: str, at: int) -> int:
    match = _OPENING.match(text, at)
    return match.end() if match else at


def _seams(text: str) -> Iterator[int]:
    """Positions inside glued stretches where one piece may end and the next begin."""
    for at in range(4, len(text) - 4):
        before, after = text[at - 1], text[at]
        if _SPEAKER.match(text, at):
            yield at
            continue
        if before.isspace() or not (after in "“‘「『《<\"'" or _LETTER.match(after)):
            continue
        if after in "\"'" and not _opens(text, at):
            continue
        if before in "\"'" and (_opens(text, at - 1) or _BOUND.match(text, at)):
            continue
        if (before in _CLOSED and not (before in "”’」』》>]" and _bound(text, at))) or (
            _LETTER.match(before) and not text.startswith(("이라는", "이라고", "이라며"), at)
        ):
            yield at


# Where a script begins: `[앵커]`, `◀ 앵커 ▶`
_SPEAKER = re.compile(
    r"[\[◀<]\s?(?:앵커|리포트|기자|아나운서)\s?(?:멘트)?\s?[\]▶>]|속보\s?=|\[[가-힣]{2,4}\](?=[가-힣])"
)
_LETTER = re.compile(r"[가-힣A-Za-z\d一-龥]")
# What hangs on a quotation: `'한빛사랑'이라는`, `“…”고`
_BOUND = re.compile(
    r"(?:은|는|이|가|을|를|의|에|도|와|과|로|으로|등|며|고|라[고는며면]|이[란라다며고]|이라[고는며면]|[만식])(?![가-힣]{3})"
)


def _bound(text: str, at: int) -> bool:
    """Whether what stands at `at` hangs on a quotation; 이 of `”이한빛 대표는` does not."""
    return bool(_BOUND.match(text, at)) and not _opener().match(text, at)


def _opens(text: str, at: int) -> bool:
    """Whether a straight quotation mark at `at` opens one."""
    return text.count(text[at], 0, at) % 2 == 0


def body_seam(text: str, known: Words) -> int | None:
    """Where the body begins in a first paragraph that decks are glued to; None where nothing is glued.

    >>> body_seam("상용차 배터리 공급계약 체결새론테크가 6일 …밝혔다.", …)  # the 새 of 새론테크
    """
    end = SENTENCE_END.search(text)
    first = text[: end.end() if end else min(len(text), 400)]
    return max(
        (at for at in (_glued_seam(text, first, known), _comma_seam(text, first, known)) if at is not None),
        default=_doubled(first),
    )


def _glued_seam(text: str, first: str, known: Words) -> int | None:
    for at in reversed(list(_seams(first))):
        left = first[:at]
        if len(first) - at < 18 or not 7 < len(left) < 260 or text[at - 1] == text[at]:
            continue
        if _SPEAKER.match(text, at) or (text[at - 1] in '”"' and text[at] in '“"' and _opens(text, at)):
            return at
        if _inside_word(text, at, known) or not begins_sentence(text, at, known):
            continue
        if _ends_deck(left) or (_LATIN.match(text, at - 1) and len(left) < 60):
            return at
    return None


def _comma_seam(text: str, first: str, known: Words) -> int | None:
    """BIGKinds joins what stood on lines of its own with commas: `수소 생산 계획, 새론테크가 …`."""
    if " , " not in text:
        return None
    for comma in reversed(list(re.finditer(r"(?<=[가-힣\d”’])\s?,\s{1,2}(?=\S)", first))):
        left = first[: comma.start()]
        if _ends_deck(left) and (begins_sentence(text, comma.end(), known) or len(split_decks(left, known)) > 1):
            return comma.end()
    return None


def _doubled(first: str) -> int | None:
    """`협약식 모습협약식 모습새론테크가 …`: what stands twice is no part of the sentence."""
    twice = re.match(r"(?P<deck>.{4,40}?)(?P=deck)(?=\S)", first)
    return twice.end() if twice else None


def caption_seam(text: str, known: Words) -> int | None:
    """Where a later paragraph begins that a short caption is glued to: `한빛전자 새 배터리LG새론은 …`, `부문부문KCC새론은 …`."""
    for match in _LATIN.finditer(text, 0, 80):
        at = match.start() + 1
        if 3 < at <= 45 and not TOPIC.search(text[:at]) and begins_sentence(text, at, known):
            return at
    return None


def marked_seam(text: str, known: Words) -> int | None:
    """Where the body begins behind a marked caption without a credit: `▲ 한빛군 새 청사한빛군은 …`."""
    if not re.match(r"[▲△▼]", text):
        return None
    seams = (at for at in _seams(text[:110]) if at > 5 and not _inside_word(text, at, known))
    return next((at for at in seams if begins_sentence(text, at, known)), None)


_LEFT = re.compile(r"[가-힣A-Za-z\d]+$")


def _inside_word(text: str, at: int, known: Words) -> bool:
    """Whether the glued word stands elsewhere as it is: `기업투자유치를` is no seam where 기업투자유치 is a word."""
    left = _LEFT.search(text[max(0, at - 4) : at])
    run = _STEM.match(text, at)
    if not (left and run):
        return False
    seam = left[0] + run[0][:2]
    return text.count(seam) > 1 or known.count(seam) > 1


# `…해외 사례와 비교해도 미미"금지행위 위반 시 …`: a closed quotation with no particle behind, an opened one with no space before
_CLOSED_QUOTE = re.compile(r"[가-힣.…?!](?:[”\"](?=[가-힣A-Z\d一-龥“\"][^”\"]{5})|[’'](?=[“\"]))")
_OPENED_QUOTE = re.compile(r"[가-힣\d%↑↓][“\"](?=[^”\"]{5})")


# `…탄핵 발의|하고`, `9개월 조사|에도`, `내려|오는 길`, `설치|확대…`
_ENDING = re.compile(rf"(?:{PARTICLES})(?:\s|$)")
_AUXILIARY = re.compile(
    r"오[는고며던]|온[다\s]|왔|가[는고며던]|간[다\s]|갔|지[는고며던]|진[다\s]|질\s|졌|보[는고며]|봤|주[는고며]|줬|놓[는고은]|두[는고]|있[는다어고었]|버[린렸]|내[는고며]"
)


@functools.cache
def _second_half() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('deck_ends'))})(?:[…,·]|$)")


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on at `at`: a verb's ending, a particle, an auxiliary verb, a noun's second half."""
    if _VERBAL.match(text, at) or _ENDING.match(text, at) or _second_half().match(text, at):
        return True
    return bool(re.match(r"[려져아어여해]", text[at - 1]) and _AUXILIARY.match(text, at))


_HANGUL_PAIR = re.compile(r"[가-힣]{2}")
_TWO_LETTERS = re.compile(r"[가-힣]{2}|[A-Z]{2}")
_COUNTED = re.compile(r"\d{1,4}[가-힣]|첫\s|[一-龥]")


def _divides(text: str, at: int) -> bool:
    """Whether quotation marks alone, or a number or 美 behind a deck's last word, show that a deck begins at `at`."""
    if _CLOSED_QUOTE.match(text, at - 2) and (text[at - 1] in "”’'" or not _opens(text, at - 1)):
        return not _bound(text, at)
    if _OPENED_QUOTE.match(text, at - 1) and (text[at] == "“" or _opens(text, at)):
        return True
    if text[at - 1] == "에" and text[at].isdigit() and _HANGUL_PAIR.match(text, at - 3):
        return True  # `…앞바다에2.4GW급 …`
    if _TWO_LETTERS.match(text, at) and _SURE_END.search(text[max(0, at - _LAST) : at]) and not _goes_on(text, at):
        return True
    return bool(_COUNTED.match(text, at) and whole_end().search(text[max(0, at - _LAST) : at]))


def split_decks(text: str, known: Words) -> list[tuple[int, int]]:
    """The decks in what stands before the body, each without marks at its ends."""
    cuts = [0]
    for at in _seams(text):
        piece = text[cuts[-1] : at]
        if len(piece) < 8 or len(text) - at < 8:
            continue
        if _divides(text, at):
            cuts.append(at)
            continue
        if not _ends_deck(piece) or _goes_on(text, at):
            continue
        run = _STEM.match(text, _skip_mark(text, at))
        word = run[0] if run else ""
        stem = _PARTICLE.sub("", word) if len(word) > 2 else word
        again = known.known(stem) and (
            len(stem) > 2 or stem.isascii() or known.titled(stem) or bool(whole_end().search(piece[-_LAST:]))
        )
        if (text[at] in "“‘\"'" or again or _opener().match(text, at)) and not _inside_word(text, at, known):
            cuts.append(at)
    return [(lo, hi) for lo, hi in zip(cuts, [*cuts[1:], len(text)], strict=True) if text[lo:hi].strip()]
