"""Words of speech are alive; speakers over paragraphs, in headlines and in broadcast scripts; the short cut."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.extract.quotes import find_quotes
from newsparse.lexicon import words
from newsparse.model import Article, Block, Passage, PassageKind, Record


def article(*parts: tuple[PassageKind, str]) -> Article:
    text, passages, blocks = "", [], []
    for kind, line in parts:
        passages.append(Passage(kind, len(text), len(text) + len(line)))
        blocks.append(Block(kind, len(text), len(text) + len(line), "test"))
        text += line + "\n"
    return Article(
        None, None, (), "2024-03-06", None, None, None, (), None, (), text, tuple(blocks), tuple(passages)
    )  # fmt: skip


def speakers(*parts: tuple[PassageKind, str]) -> list[str | None]:
    record: Record = newsparse.analyze(article(*parts))
    return [quote.speaker for quote in record.quotes]


def topic(word: str) -> str:
    return "은" if (ord(word[-1]) - 0xAC00) % 28 else "는"


# -- lists -------------------------------------------------------------------------------------------------------------


def test_every_role_speaks() -> None:
    dead = []
    for role in words("speaker_words", "role"):
        found = newsparse.quotes(f"동네 {role}{topic(role)} “아직 정하지 못했다”고 말했다.")
        if not (found and (found[0].speaker or "").endswith(role)):
            dead.append(role)
    assert dead == []


def test_every_other_is_somebody_else() -> None:
    dead = []
    for other in words("speaker_words", "other"):
        found = newsparse.quotes(
            f"조아람 의원은 웃었다. 조아람 의원 {other}{topic(other)} “아직 정하지 못했다”고 말했다."
        )
        if found[0].speaker == "조아람" and other not in ("대변인", "비서", "비서관", "보좌관"):
            dead.append(other)
    assert dead == []


def test_every_noun_of_speech_closes_a_quotation() -> None:
    sentence = "조아람 대표는 “이번 일을 무겁게 받아들인다”는 {}을 했다. 조아람 대표는 “이번 일을 무겁게 받아들인다”는 {}을 밝혔다."
    dead = [noun for noun in words("say_verbs", "told") if not newsparse.quotes(sentence.format(noun, noun))]
    assert dead == []
    assert set(words("say_verbs", "told loosely")) <= set(words("say_verbs", "told"))


def test_every_idiom_is_a_cue() -> None:
    dead = []
    for idiom in words("say_verbs", "idiom"):
        found = newsparse.quotes(f"조아람 의원은 “이제 시작이다”라며 {idiom[:-1]}고 자리를 떴다.")
        found += newsparse.quotes(f"조아람 의원은 “이제 시작이다”라며 {idiom}.")
        if not any(quote.cue and quote.cue.startswith(idiom.split()[0]) for quote in found):
            dead.append(idiom)
    assert dead == []


@pytest.mark.parametrize("aside", words("speaker_words", "aside"))
def test_an_aside_goes_on_with_the_same_speaker(aside: str) -> None:
    found = newsparse.quotes(f"조아람 대표는 “고맙다”고 말했다. {aside} “더 잘하겠다”고 했다.")
    assert [quote.speaker for quote in found] == ["조아람", "조아람"]


# -- over paragraphs ---------------------------------------------------------------------------------------------------


def test_a_speaker_is_carried_into_the_next_paragraph() -> None:
    assert speakers(
        ("paragraph", "조아람 새론전자 대표는 “올해가 고비”라고 말했다."),
        ("paragraph", "또 “사람을 더 뽑겠다”고 덧붙였다."),
    ) == ["조아람", "조아람"]  # fmt: skip


def test_another_person_between_takes_over() -> None:
    assert speakers(
        ("paragraph", "조아람 새론전자 대표는 “올해가 고비”라고 말했다."),
        ("paragraph", "박도윤 노조위원장은 마이크를 잡았다. 이어 “회사가 먼저 답하라”고 외쳤다."),
    ) == ["조아람", "박도윤"]  # fmt: skip


def test_nobody_is_carried_far() -> None:
    far = [("paragraph", f"{n}번째 공장은 아직 비어 있다.") for n in "일이삼사"]
    assert speakers(
        ("paragraph", "조아람 새론전자 대표는 “올해가 고비”라고 말했다."),
        *far,  # type: ignore[arg-type]
        ("paragraph", "“올 사람이 없을 것 같다”고 했다."),
    ) == ["조아람", None]  # fmt: skip


def test_of_two_with_one_surname_the_one_named_last_is_meant() -> None:
    assert speakers(
        ("paragraph", "김가람 의원은 “예산이 줄었다”고 지적했다."),
        ("paragraph", "김도윤 의원은 보고서를 들어 보였다. 김 의원은 “숫자가 맞지 않는다”고 말했다."),
    ) == ["김가람", "김도윤"]  # fmt: skip


# -- headlines and scripts ---------------------------------------------------------------------------------------------

SAID = "조아람 새론전자 대표는 7일 “올해가 회사의 가장 큰 고비가 될 것”이라고 말했다."


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("조아람 “올해가 가장 큰 고비”", "조아람"),
        ("조아람 대표 “올해가 가장 큰 고비”", "조아람"),
        ("“올해가 회사의 가장 큰 고비”…인력 줄인다", "조아람"),
        ("“올해가 가장 큰 고비” 조아람 새론전자 대표", "조아람"),
        ("趙 “올해가 가장 큰 고비”", "조아람"),
    ],
)
def test_a_headline_quotes_who_stands_there_or_says_it_below(headline: str, speaker: str) -> None:
    assert speakers(("title", headline), ("paragraph", SAID)) == [speaker, "조아람"]


def test_a_label_of_a_script_names_the_speaker() -> None:
    assert speakers(
        ("paragraph", "상인들은 울상입니다."),
        ("paragraph", "[조아람/한빛시장 상인]"),
        ("paragraph", "“손님이 반으로 줄었어요. 버틸 수가 없어요.”"),
    ) == ["조아람"]  # fmt: skip


# -- the short cut -----------------------------------------------------------------------------------------------------


def test_quotes_of_any_text() -> None:
    text = "조아람 군수는 “기쁘다”고 말했다.\n\n또 “고맙다”고 했다."
    assert [(q.text, q.speaker, q.cue) for q in newsparse.quotes(text)] == [
        ("기쁘다", "조아람", "말했다"),
        ("고맙다", "조아람", "했다"),
    ]
    assert all(text[q.start : q.end] == q.text for q in newsparse.quotes(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“",
        "”고 말했다",
        "“”고 말했다.",
        "\ud800“가”고 말했다",
        "[: “가나다라마”",
        "“ “ ” ”며",
        "\u200b“가나”고\x00 말했다",
    ],
)
def test_no_text_raises(text: str) -> None:
    assert all(text[q.start : q.end] == q.text for q in newsparse.quotes(text))


def test_no_people_no_names() -> None:
    from newsparse.tokens import tokenize

    doc = tokenize(article(("paragraph", SAID)))
    assert [quote.speaker for quote in find_quotes(doc, (), ())] == ["조아람"]
