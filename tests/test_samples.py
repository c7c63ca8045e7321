"""Every sample against its record as a person reads it (tests/pages/samples/NAME.json).

`known` names the parts that newsparse does not yet read so, strictly: a part that is right now must leave the list.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import newsparse
from newsparse.folder import Folder
from newsparse.model import Record
from newsparse.schema import record_schema

ROOT = Path(__file__).resolve().parents[1]
EXPECTED = Path(__file__).parent / "pages" / "samples"
PARTS = ("article", "people", "organizations", "dates", "agreements", "quotes")
CASES = [(path.stem, part) for path in sorted(EXPECTED.glob("*.json")) for part in PARTS]


@functools.cache
def records() -> dict[str, Record]:
    folder = Folder(ROOT / "samples", metadata=ROOT / "samples" / "index.csv")
    found = {record.id: record for record in folder}
    assert not folder.failures
    return found


def facts(record: Record) -> dict[str, Any]:
    """What an expected record holds: the facts without their offsets."""
    data = record.to_dict()
    article = data["article"]
    keep = ("title", "subtitles", "outlet", "reporters", "published_at", "modified_at", "paragraphs")
    return {
        "article": {key: article[key] for key in keep}
        | {"captions": [{"text": c["text"], "credit": c["credit"]} for c in article["captions"]]},
        "people": [{key: p[key] for key in ("name", "title", "affiliation")} for p in data["people"]],
        "organizations": [{key: o[key] for key in ("name", "kind", "aliases")} for o in data["organizations"]],
        "dates": [{key: d[key] for key in ("text", "value")} for d in data["dates"]],
        "agreements": [
            {key: value for key, value in a.items() if key not in ("evidence", "grounds", "clauses")}
            | {"clauses": [{"text": c["text"], "parties": c["parties"]} for c in a["clauses"]]}
            for a in data["agreements"]
        ],
        "quotes": [{key: q[key] for key in ("text", "speaker", "cue")} for q in data["quotes"]],
    }


@pytest.mark.parametrize(("name", "part"), CASES, ids=[f"{name}-{part}" for name, part in CASES])
def test_a_sample_is_read_as_a_person_reads_it(name: str, part: str) -> None:
    expected = json.loads((EXPECTED / f"{name}.json").read_text("utf-8"))
    found = facts(records()[expected["file"]])[part]
    if part in expected["known"]:
        assert found != expected[part], f"{name}: {part} is right now: take it out of `known`"
    else:
        assert found == expected[part]


def test_every_sample_has_a_record_read_by_a_person() -> None:
    expected = {json.loads(path.read_text("utf-8"))["file"] for path in EXPECTED.glob("*.json")}
    assert expected == set(records())


def test_sample_records_fit_the_schema_and_come_back_from_json() -> None:
    for record in records().values():
        jsonschema.validate(record.to_dict(), record_schema())
        assert Record.from_json(record.to_json()) == record


def test_no_furniture_in_any_body() -> None:
    for record in records().values():
        body = record.article.body
        assert not any(word in body for word in ("저작권자", "무단전재", "댓글", "구독", "상태바", "기자 정보", "AD\n"))


def test_the_page_without_an_article_says_so() -> None:
    record = newsparse.analyze(ROOT / "samples" / "login_page.html")
    assert record.article.paragraphs == ()
    assert any("본문" in warning for warning in record.warnings)
