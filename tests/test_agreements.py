"""Agreements beyond single sentences: labelled articles, the grounds of each field, the verbs, the short cut."""

from __future__ import annotations

import csv
import gzip
import json
from typing import Any

import pytest

import newsparse
from benchmarks import accuracy
from newsparse import lexicon
from newsparse.model import Article
from newsparse.tokens import tokenize

LABELS = accuracy.SHARED / "eval" / "agreement_labels.csv"
CORPUS = accuracy.SHARED / "corpus" / "news.jsonl.gz"
# Labelled as without an agreement by title and lead; further down each of them tells of one with named sides.
MENDED = {"a01072", "a10418", "b00189", "b01706", "d00581", "f175", "f269"}

TEXT = (
    "한빛시는 6일 시청에서 가온대학교와 인재 양성을 위한 업무협약을 맺었다. 이번 협약에 따라 가온대학교는 교육과정을 운영하고, "
    "한빛시는 실습실을 제공하기로 했다. 협약식에는 김가람 한빛시장이 참석했다."
)


@pytest.mark.skipif(not LABELS.exists(), reason="../shared (labels and corpus) is not there")
def test_articles_with_and_without_agreements_are_told_apart() -> None:
    rows = csv.DictReader(LABELS.read_text("utf-8").splitlines())
    labels = {row["corpus_id"]: row["reports_agreement"] == "1" for row in rows}
    labels |= dict.fromkeys(MENDED, True)
    found: dict[str, bool] = {}
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            page: dict[str, Any] = json.loads(line)
            if page["id"] in labels:
                given = {key: page[key] or None for key in ("title", "outlet", "published_at")}
                found[page["id"]] = bool(newsparse.analyze(page["text"], **given).agreements)
    missed = [name for name, reports in labels.items() if reports and not found[name]]
    invented = [name for name, reports in labels.items() if not reports and found[name]]
    assert len(missed) <= 3, missed
    assert len(invented) <= 2, invented


def test_an_agreement_explains_each_of_its_fields() -> None:
    (agreement,) = newsparse.agreements(TEXT, "2024-03-06")
    fields = {ground.field for ground in agreement.grounds}
    assert {"term", "status", "parties", "signatories", "date", "place", "purpose", "clauses"} <= fields
    for ground in agreement.grounds:
        assert TEXT[ground.start : ground.end] == ground.text
    told = agreement.explain()
    assert "  date\t2024-03-06\t" in told
    assert "한빛시는 [6일] 시청에서" in told


def test_the_short_cut_reads_what_the_article_reads() -> None:
    whole = newsparse.analyze(Article.of_text(TEXT, "2024-03-06"))
    assert newsparse.agreements(TEXT, "2024-03-06") == whole.agreements
    assert newsparse.agreements("") == ()
    assert newsparse.agreements("\n \n협약\n") == ()
    harmed = "\ufeff" + TEXT.replace(" ", " \ud800\x00", 1) + "\u200b\r\n"
    assert [a.parties for a in newsparse.agreements(harmed, "2024-03-06")] == [a.parties for a in whole.agreements]


def test_every_verb_of_agreeing_is_one_that_kiwi_produces() -> None:
    dead = []
    for verb in lexicon.words("agree_verbs"):
        text = (
            f"새 협약을 {verb[:-1]}였다. 새 협약을 {verb}. 협약이 {verb[:-1]}고 있다. 새 협약을 {verb[:-1]}는 곳이다."
        )
        if verb not in tokenize(Article.of_text(text)).lemmas:
            dead.append(verb)
    assert dead == []


def test_every_term_is_read_as_itself() -> None:
    for kind, terms in lexicon.sections("agreement_terms").items():
        for term in terms:
            batchim = (ord(term[-1]) - 0xAC00) % 28 if "가" <= term[-1] <= "힣" else 0
            said = f"{term}{'을' if batchim else '를'} 체결했다" if term[-1] != "식" else f"{term}을 열었다"
            text = f"한빛시와 가온대학교는 6일 {said}."
            found = newsparse.agreements(text)
            assert [a.parties for a in found] == [("한빛시", "가온대학교")], term
            assert found[0].kind == kind, term
