"""The lists of names and titles are alive; memory over an article; one's own dictionary; spans from elsewhere."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import newsparse
from newsparse.extract import org_forms, words
from newsparse.extract.entities import NamedSpan, UserDictionary, find_entities
from newsparse.extract.name_shapes import likeness
from newsparse.lexicon import sections
from newsparse.lexicon import words as entries
from newsparse.model import Article, Block, Passage, Record
from newsparse.tokens import tokenize


def article(text: str) -> Article:
    passages, blocks = (Passage("paragraph", 0, len(text)),), (Block("paragraph", 0, len(text), "test"),)
    return Article(None, None, (), "2024-03-06", None, None, None, (), None, (), text, blocks, passages)


def read(text: str, dictionary: UserDictionary | None = None) -> Record:
    return newsparse.Analyzer(dictionary).analyze(article(text))


def mentions(record: Record, name: str) -> list[str]:
    return [m.text for p in record.people if p.name == name for m in p.mentions]


# -- lists -------------------------------------------------------------------------------------------------------------


def test_every_title_is_found_at_the_end_of_a_word() -> None:
    assert [t for t in words.titles() if words.title_of(f"한빛{t}")[-len(t) :] != t] == []
    assert len(words.titles()) > 1000


def test_every_ending_leaves_a_stem() -> None:
    endings = entries("org_suffixes")
    assert [e for e in endings if (found := words.ending(f"가온{e}")) is None or not found[1].endswith(e)] == []


def test_every_known_body_is_known_by_each_of_its_forms() -> None:
    dead = [form for form in words.bodies() if words.known(form).grade != 3]
    assert dead == []


def test_every_place_is_a_region() -> None:
    parts = sections("places")
    named = [name for level in ("province", "city", "county", "district") for name in parts[level]]
    assert [name for name in named if not words.is_region(name)] == []
    assert len(parts["province"]) == 17


def test_every_surname_begins_a_name_and_every_syllable_stands_in_one() -> None:
    parts = sections("surnames")
    assert [s for s in parts["one"] if likeness(f"{s}영호") < 0 and likeness(f"{s}은숙") < 0] == []
    assert [s for s in parts["two"] if likeness(f"{s}영호") < 0] == []
    given = sections("given_names")
    first = [s for part in ("first common", "first") for s in given[part] if likeness(f"최{s}호") < 1]
    last = [s for part in ("last common", "last") for s in given[part] if likeness(f"최영{s}") < 1]
    assert (first, last) == ([], [])


def test_every_tail_of_a_full_form_gives_a_short_one() -> None:
    for tail, instead in sections("org_forms")["tail"].items():
        for rest in words.forms(instead):
            assert org_forms.short_for("가온누" + ("" if rest == "-" else rest), f"가온누{tail}"), tail


# -- memory ------------------------------------------------------------------------------------------------------------


def test_a_name_serves_the_whole_article() -> None:
    record = read("한도윤 해솔군수는 말했다. 이어 한 군수는 웃었다. 군수는 자리를 떴다. 한 씨는 없다. 한도윤은 갔다.")
    assert mentions(record, "한도윤") == ["한도윤", "한 군수", "군수", "한 씨", "한도윤"]


def test_a_later_fuller_form_serves_what_stood_before() -> None:
    record = read("한 군수는 웃었다. 해솔군(군수 한도윤)은 축제를 연다. 韓 군수도 왔다.")
    assert mentions(record, "한도윤") == ["한 군수", "한도윤", "韓 군수"]


def test_two_of_one_surname_and_title_stay_apart() -> None:
    record = read("김가람 의원이 물었다. 김 의원은 웃었다. 김도윤 의원이 답했다. 김 의원은 떠났다.")
    assert mentions(record, "김가람") == ["김가람", "김 의원"]
    assert mentions(record, "김도윤") == ["김도윤"]


def test_titles_that_differ_are_said() -> None:
    record = read("유창길 새론텔레콤 사업부문장은 말했다. 유창길 새론텔레콤 공장장은 웃었다.")
    assert record.warnings == ("유창길의 직함이 여럿: 사업부문장, 공장장",)
    assert not read("이도윤 충남도지사가 왔다. 이도윤 지사는 웃었다.").warnings


def test_who_a_broadcast_names_in_a_line_of_its_own() -> None:
    text = '상인들은 불을 껐습니다.\n\n[강다올/새론시장 상인회장]\n\n"너무 힘듭니다."\n\n강 회장은 고개를 저었습니다.\n'
    record = newsparse.analyze(f"상인들 소등 시위\n\n{text}", title="상인들 소등 시위")
    assert [p.name for p in record.people] == ["강다올"]


# -- one's own dictionary ----------------------------------------------------------------------------------------------

ROWS = "\ufeff이름\t유형\t종류\t직함\t소속\t별칭\n 달보드레 \t기관\tmedia\t\t\t달보; 달보드\n솔방울\t인물\t\t사육사\t달보드레\t방울\n"


def check(dictionary: UserDictionary) -> None:
    record = read("달보는 솔방울의 글을 실었다. 방울은 웃었다. 달보드레의 책이다.", dictionary)
    assert [(o.name, o.kind, o.aliases) for o in record.organizations] == [("달보드레", "media", ("달보",))]
    assert [(p.name, p.title, p.affiliation) for p in record.people] == [("솔방울", "사육사", "달보드레")]
    assert mentions(record, "솔방울") == ["솔방울", "방울"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
@pytest.mark.parametrize("separator", ["\t", ","])
def test_a_dictionary_from_a_file(tmp_path: Path, encoding: str, separator: str) -> None:
    text = ROWS.replace("\t", separator).replace("; ", ";")
    path = tmp_path / "names.csv"
    path.write_text(text if encoding == "utf-8" else text.removeprefix("\ufeff"), encoding)
    check(UserDictionary.read(path))


def test_a_dictionary_from_a_workbook_and_a_frame(tmp_path: Path) -> None:
    table = [line.split("\t") for line in ROWS.removeprefix("\ufeff").splitlines()]
    book = openpyxl.Workbook()
    for row in table:
        book.active.append([cell or None for cell in row])
    book.save(tmp_path / "names.xlsx")
    check(UserDictionary.read(tmp_path / "names.xlsx"))
    check(UserDictionary.read(pd.DataFrame(table[1:], columns=table[0]).replace("", None)))


def test_a_dictionary_from_a_list(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("달보드레\n\n# 주석\n고은새글방 \n", "utf-8")
    for dictionary in (
        UserDictionary.read(tmp_path / "names.txt"),
        UserDictionary.from_rows(["달보드레", " 고은새글방"]),
    ):
        assert set(dictionary.organizations) == {"달보드레", "고은새글방"}


def test_a_title_of_ones_own() -> None:
    text = "한도윤 해솔군 꿀벌지기는 웃었다."
    assert read(text).people == ()
    record = read(text, UserDictionary.from_rows([{"name": "꿀벌지기", "type": "title"}]))
    assert [(p.name, p.title, p.affiliation) for p in record.people] == [("한도윤", "꿀벌지기", "해솔군")]


def test_what_can_never_match_is_said() -> None:
    rows = [
        {"name": "강"},
        {"name": "1234"},
        {"name": "새별", "type": "동물"},
        {"name": "달보", "kind": "회사"},
        {"name": "달보"},
    ]
    said = UserDictionary.from_rows(rows).unusable
    assert [line.split(":")[0] for line in said] == ["1", "2", "3", "4", "5"]


# -- spans from elsewhere ----------------------------------------------------------------------------------------------


def test_spans_of_a_tagger_join_the_rules() -> None:
    doc = tokenize(article("나무별이 새론누리에서 노래했다. 새론누리는 컸다."))
    assert find_entities(doc)[:2] == ((), ())
    people, bodies, _ = find_entities(
        doc,
        spans=[
            NamedSpan(0, 3, "person", 0.9),
            NamedSpan(5, 9, "organization", 0.6),
            NamedSpan(18, 22, "organization", 0.6),
        ],
    )
    assert [p.name for p in people] == ["나무별"]
    assert [(o.name, len(o.mentions)) for o in bodies] == [("새론누리", 2)]
