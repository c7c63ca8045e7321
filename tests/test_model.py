"""Records: grounded when made, the same after JSON, clear about what is wrong with data that is none."""

import copy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse import lexicon
from newsparse.extract.entities import UserDictionary
from newsparse.model import GroundingError, Record

TEXT = "한빛군 소식\n\n한빛군은 6일 새론텔레콤과 업무협약을 체결했다.\n김가람 한빛군수는 “기쁘다”고 말했다.\n"


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(newsparse.analyze(TEXT, published_at="2024-03-06").to_dict())


def test_a_record_comes_back_from_its_dict(data: dict[str, Any]) -> None:
    assert Record.from_dict(data).to_dict() == data


def test_a_span_that_lies_is_refused_by_path(data: dict[str, Any]) -> None:
    data["people"][0]["mentions"][0]["start"] += 1
    with pytest.raises(GroundingError, match=r"record\.people\[0\]\.mentions\[0\]"):
        Record.from_dict(data)


def test_a_missing_field_is_named(data: dict[str, Any]) -> None:
    del data["quotes"][0]["speaker"]
    with pytest.raises(ValueError, match=r"record\.quotes\[0\]\.speaker is missing"):
        Record.from_dict(data)


def test_another_schema_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="newsparse/0"):
        Record.from_dict({**data, "schema": "newsparse/0"})


def test_further_keys_are_left_aside(data: dict[str, Any]) -> None:
    assert Record.from_dict({**data, "note": "mine"}).to_dict() == data


@pytest.mark.parametrize("published_at", ["어제", "2024-13-01", "2024-02-30T25:00"])
def test_a_time_that_is_none_is_refused(published_at: str) -> None:
    with pytest.raises(ValueError, match="날짜가 아님"):
        newsparse.parse(TEXT, published_at=published_at)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no\.txt"):
        newsparse.analyze(tmp_path / "no.txt")
    with pytest.raises(FileNotFoundError, match=r"no\.txt"):
        newsparse.analyze("no.txt")


def test_import_is_light() -> None:
    code = "import sys, newsparse; print([m for m in ('kiwipiepy', 'sklearn', 'pandas', 'lxml') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_public_names_are_there() -> None:
    assert all(hasattr(newsparse, name) for name in newsparse.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = newsparse.nothing


def test_ones_own_dictionary() -> None:
    rows = [
        {"\ufeffname": "달보드레", "type": "organization", "kind": "company", "aliases": "달보"},
        {"name": " 고은새 ", "type": "person", "title": "작가", "affiliation": "달보드레"},
        {"name": "가", "type": "person"},
    ]
    dictionary = UserDictionary.from_rows(rows)
    assert len(dictionary.unusable) == 1
    record = newsparse.Analyzer(dictionary).analyze("달보드레의 새 책이다.\n고은새의 글과 달보의 그림을 실었다.\n")
    assert [(o.name, o.kind, o.aliases) for o in record.organizations] == [("달보드레", "company", ("달보",))]
    assert [(p.name, p.title, p.affiliation) for p in record.people] == [("고은새", "작가", "달보드레")]


def test_every_data_file_is_read_and_has_no_double() -> None:
    for name in lexicon.names():
        stem, _, suffix = name.rpartition(".")
        assert lexicon.sections(stem) if suffix == "txt" else lexicon.toml(stem)
    with pytest.raises(lexicon.LexiconError, match=r"x\.txt:2: '가' stands twice"):
        lexicon.parse_sections(["가", "가"], "x.txt")
    with pytest.raises(lexicon.LexiconError, match=r"x\.txt:3: section \[b\]"):
        lexicon.parse_sections(["[b]", "가", "[b]"], "x.txt")


def test_every_verb_of_saying_is_one_that_kiwi_produces() -> None:
    from newsparse.model import Article, Block, Passage
    from newsparse.tokens import tokenize

    dead = []
    for verb in lexicon.words("say_verbs", "say"):
        text = f"그는 “좋다”고 {verb[:-1]}였다. 그는 “좋다”고 {verb}. 그는 “좋다”고 {verb[:-1]}고 떠났다."
        article = Article(None, None, (), None, None, None, None, (), None, (), text, (Block("paragraph", 0, len(text), "t"),),
                          (Passage("paragraph", 0, len(text)),))  # fmt: skip
        if verb not in tokenize(article).lemmas:
            dead.append(verb)
    assert dead == []
