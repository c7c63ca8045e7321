"""The tagger: lines of the language, offsets, what may never happen, and its score on KLUE-NER."""

from __future__ import annotations

import itertools
import unicodedata
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from benchmarks.tagger import KLUE
from newsparse import lexicon, tagger
from newsparse.model import Article, Block, Passage
from newsparse.tagger import Entity
from newsparse.tagger.decode import decode
from newsparse.tagger.features import CHARS, Vocabulary, shape
from newsparse.tagger.network import Network
from newsparse.tagger.offices import end_without_office, is_body
from newsparse.tagger.units import units
from newsparse.tokens import morphemes, tokenize
from training import klue

DATA = Path(tagger.__file__).parents[1] / "data"
LINES = Path(__file__).parent / "tables" / "entities.txt"
SENTENCE = "새론텔레콤은 15일 부산에서 직원 300명을 만났다."


def shown(sentence: str, found: list[Entity]) -> list[str]:
    return [f"{sentence[e.start : e.end]}/{e.label}" for e in found]


def lines() -> list[object]:
    rows = []
    for number, line in enumerate(LINES.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            sentence, _, wanted = line.lstrip("? ").partition(" ->")
            marks = [pytest.mark.xfail(strict=True, reason="known failure")] if line.startswith("?") else []
            rows.append(pytest.param(sentence, wanted.strip(), id=str(number), marks=marks))
    return rows


@pytest.mark.parametrize(("sentence", "wanted"), lines())
def test_a_line_of_the_language(sentence: str, wanted: str) -> None:
    assert shown(sentence, newsparse.tag([sentence])[0]) == ([w.strip() for w in wanted.split("; ")] if wanted else [])


# -- what it gives -----------------------------------------------------------------------------------------------------


def test_each_sentence_has_its_list() -> None:
    assert newsparse.tag([]) == []
    assert [len(found) for found in newsparse.tag(["", " ", "비가 온다.", SENTENCE])] == [0, 0, 0, 4]
    assert newsparse.tag(SENTENCE) == newsparse.tag([SENTENCE])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=[])) | st.sampled_from([SENTENCE, "㈜새론·한빛 1", "ㅋㅋ 12"]), max_size=4))  # fmt: skip
def test_any_text_gives_spans_in_order(sentences: list[str]) -> None:
    found = newsparse.tag(sentences)
    assert len(found) == len(sentences)
    for sentence, entities in zip(sentences, found, strict=True):
        end = 0
        for e in entities:
            assert end <= e.start < e.end <= len(sentence)
            assert e.label in get_args(tagger.Label)
            assert 0 <= e.score <= 1
            end = e.end


def test_a_sentence_reads_the_same_alone_and_among_others() -> None:
    others = ["한빛군은 6일 축제를 열었다.", "", "비가 온다. " * 200, SENTENCE, "이도윤 씨는 두 번 웃었다."]
    together = newsparse.tag(others)
    alone = [newsparse.tag([sentence])[0] for sentence in others]
    assert [[(e.start, e.end, e.label) for e in f] for f in together] == [
        [(e.start, e.end, e.label) for e in f] for f in alone
    ]
    assert newsparse.tag(others) == together


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("extra", ["", "\u200b", "\u00ad", "\x00"])
def test_offsets_are_into_the_sentence_as_given(form: str, extra: str) -> None:
    sentence = unicodedata.normalize(form, SENTENCE.replace("새론", "새" + extra + "론"))
    found = newsparse.tag([sentence])[0]
    plain = [unicodedata.normalize("NFC", sentence[e.start : e.end]).replace(extra, "") for e in found]
    assert plain == [SENTENCE[e.start : e.end] for e in newsparse.tag([SENTENCE])[0]]


def test_an_article_has_offsets_of_its_text() -> None:
    text = "새론, 공장 연다\n" + SENTENCE
    block = (Block("title", 0, 8, "test"), Block("paragraph", 9, len(text), "test"))
    parts = (Passage("title", 0, 8), Passage("paragraph", 9, len(text)))
    article = Article(None, None, (), None, None, None, None, (), None, (), text, block, parts)
    found = [f"{text[e.start : e.end]}/{e.label}" for e in tagger.tag_doc(tokenize(article))]
    assert found[-4:] == shown(SENTENCE, newsparse.tag([SENTENCE])[0])


def test_an_analyzer_takes_people_from_the_tagger() -> None:
    text = "정하루는 결승골을 넣었다."
    block, part = Block("paragraph", 0, len(text), "test"), Passage("paragraph", 0, len(text))
    article = Article(None, None, (), None, None, None, None, (), None, (), text, (block,), (part,))
    assert newsparse.analyze(article).people == ()
    assert [p.name for p in newsparse.Analyzer(tagger=True).analyze(article).people] == ["정하루"]


def test_a_kiwi_with_other_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    tagger._network.cache_clear()
    monkeypatch.setattr(tagger, "kiwi_tags", lambda: frozenset({"NNG", "NOUN"}))
    try:
        with pytest.raises(newsparse.TaggerError, match=r"do not know NOUN, .* made with kiwipiepy 0"):
            newsparse.tag([SENTENCE])
    finally:
        tagger._network.cache_clear()


# -- its parts ---------------------------------------------------------------------------------------------------------


def test_the_weights_are_small_and_hold_no_code() -> None:
    assert sum((DATA / name).stat().st_size for name in ("tagger.npz", "tagger.json")) <= 12_000_000
    with np.load(DATA / "tagger.npz", allow_pickle=False) as kept:
        assert all(kept[name].dtype.kind in "iuf" for name in kept.files)


def test_the_cache_of_units_stays_small() -> None:
    network = Network()
    for start in range(0, 16_000, 2_000):
        sentence = " ".join(f"가{i}나" for i in range(start, start + 2_000))
        network.emissions([units(*morphemes(sentence))])
    assert network._kept.nbytes < 40_000_000


def test_every_split_is_a_word_that_kiwi_keeps_whole() -> None:
    for word, parts in lexicon.sections("tagger_splits")[""].items():
        read = morphemes(f"{word} 관계를 말했다.")
        assert read.forms[0] == word
        assert units(*read).forms[: len(parts.split())] == tuple(parts.split())
        assert "".join(parts.split()) == word


def test_units_are_cut_where_a_name_ends() -> None:
    assert units(["김모", "씨"], ["NNP", "NNB"], [0, 2], [2, 3]).forms == ("김", "모", "씨")
    assert units(["이모", "가"], ["NNG", "JKS"], [0, 2], [2, 3]).forms == ("이모", "가")
    assert units(["2024. 3. 6.", "ㄴ"], ["W_SERIAL", "ETM"], [0, 3], [11, 3]).ends == (10, 11)


def test_an_office_is_no_part_of_a_name() -> None:
    words = units(["한도윤", "해솔군수"], ["NNP", "NNP"], [0, 4], [3, 8])
    assert end_without_office(words, 0, 2, "PS") == 3
    assert end_without_office(words, 1, 2, "OG") == 7
    assert end_without_office(words, 1, 2, "LC") == 8
    alone = units(["군수", "가온구", "청장", "이군수"], ["NNG", "NNP", "NNG", "NNP"], [0, 3, 6, 9], [2, 6, 8, 12])
    assert end_without_office(alone, 0, 1, "OG") is None
    assert end_without_office(alone, 1, 3, "OG") == 6
    assert end_without_office(alone, 3, 4, "PS") == 12
    short = units(["김", "지사", "는", "사장"], ["NNP", "NNG", "JX", "NNG"], [0, 2, 4, 6], [1, 4, 5, 8])
    assert end_without_office(short, 0, 2, "PS") == 1
    assert end_without_office(short, 0, 2, "OG") == 4
    assert end_without_office(short, 3, 4, "PS") == 8  # a title alone is not for this rule


def test_a_listed_body_is_nobody() -> None:
    read = units(["국민", "은행", "이", "김가람"], ["NNG", "NNG", "JKS", "NNP"], [0, 2, 4, 6], [2, 4, 5, 9])
    assert is_body(read, 0, 2)
    assert not is_body(read, 3, 4)
    assert not is_body(read, 0, 1)
    assert is_body(units(["누리", "병원"], ["NNG", "NNG"], [0, 2], [2, 4]), 0, 2)


def test_features_of_a_form() -> None:
    words = Vocabulary(tags={"VV": 1}, forms={}, shapes={}, chars={"가": 2, "나": 3})
    assert words.tag("VV-I") == 1
    assert words.tag("XX") == 0
    assert words.char_row("가다나") == [2, 1, 3] + [0] * (CHARS - 3)
    assert words.edge_row("가") == [2, 0, 0, 2]
    assert shape("KT3사李.") == "AdHKp"


def test_decoding_finds_the_best_of_all_paths() -> None:
    random = np.random.default_rng(0)
    steps = random.normal(size=(3, 3)).astype(np.float32)
    for size in (1, 2, 5):
        emissions = random.normal(size=(size + 2, 3)).astype(np.float32) * 2
        inside = np.array([False] + [True] * size + [False])
        paths = list(itertools.product(range(3), repeat=size))
        scores = np.array([_score(emissions[1:-1], steps, path) for path in paths])
        labels, certainty = decode(emissions, steps, inside)
        best = paths[int(scores.argmax())]
        assert tuple(labels[1:-1]) == best
        weights = np.exp(scores - scores.max())
        for i, label in enumerate(best):
            share = sum(w for w, path in zip(weights, paths, strict=True) if path[i] == label) / weights.sum()
            assert certainty[i + 1] == pytest.approx(share, abs=1e-4)


def _score(emissions: np.ndarray, steps: np.ndarray, path: tuple[int, ...]) -> float:
    around = [0, *path, 0]
    along = sum(steps[a, b] for a, b in itertools.pairwise(around))
    return float(along + sum(row[label] for row, label in zip(emissions, path, strict=True)))


# -- how well it reads -------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not KLUE.exists(), reason="../shared/ner (KLUE-NER) is not there")
def test_its_score_on_klue_does_not_fall() -> None:
    sentences = klue.read(KLUE)[::4]
    found = [[(e.start, e.end, e.label) for e in row] for row in newsparse.tag(s.text for s in sentences)]
    scores = klue.score([s.spans for s in sentences], found)
    assert scores["micro"].f1 >= 83.8
