"""page → Article → Doc → Record, on one screen."""

from __future__ import annotations

from pathlib import Path

from newsparse.extract.agreements import find_agreements
from newsparse.extract.amounts import find_amounts
from newsparse.extract.dates import find_dates
from newsparse.extract.entities import NamedSpan, UserDictionary, find_entities
from newsparse.extract.quotes import find_quotes
from newsparse.model import Agreement, Article, Record
from newsparse.pages import Given, read_page
from newsparse.tokens import Doc, tokenize

Source = str | bytes | Path


def parse(
    source: Source,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published_at: str | None = None,
    url: str | None = None,
) -> Article:
    """A page as an Article. Loads no Kiwi.

    `source` is the text or HTML of a page, its bytes, or a path (a `Path`, or a one-line string that names a file).
    The keywords say what the page may lack; what the page says wins. `published_at` is ISO 8601, a day or a moment;
    a moment without a zone is Korean time. Raises `PageError` where there is nothing to read (empty or binary bytes),
    OSError for a file that cannot be read, ValueError for a `published_at` that is no ISO date.
    """
    return read_page(source, Given(title=title, outlet=outlet, published_at=published_at, url=url))


class Analyzer:
    """Reads articles into records, with one's own names known beside newsparse's. Kiwi is shared by all Analyzers.

    `dictionary` holds people, organisations and titles that the texts may name (see `UserDictionary`). `tagger` lets
    `newsparse.tag` propose people that the rules miss; they come without title or affiliation.
    """

    def __init__(self, dictionary: UserDictionary | None = None, *, tagger: bool = False) -> None:
        self.dictionary = dictionary
        self.tagger = tagger

    def analyze(
        self,
        source: Source | Article,
        *,
        title: str | None = None,
        outlet: str | None = None,
        published_at: str | None = None,
        url: str | None = None,
    ) -> Record:
        """The record of one article; `source` and keywords as for `parse`."""
        if isinstance(source, Article):
            article = source
        else:
            article = parse(source, title=title, outlet=outlet, published_at=published_at, url=url)
        doc = tokenize(article)
        dates, unsure = find_dates(doc)
        amounts = find_amounts(doc)
        people, organizations, doubts = find_entities(doc, self.dictionary, _proposed(doc) if self.tagger else ())
        quotes = find_quotes(doc, people, organizations)
        agreements = find_agreements(doc, people, organizations, dates, amounts, quotes)
        return Record(
            article=article,
            people=people,
            organizations=organizations,
            dates=dates,
            agreements=agreements,
            quotes=quotes,
            amounts=amounts,
            warnings=(*article.warnings, *doubts, *unsure, *_unread(doc)),
        )


SURE = 0.99  # below, the tagger brings as many wrong people as right ones that the rules miss


def _proposed(doc: Doc) -> list[NamedSpan]:
    """People as the tagger sees them. Its organisations add nothing to those of the rules."""
    from newsparse.tagger import tag_doc  # numpy and the weights, for those who ask for them

    return [
        NamedSpan(e.start, e.end, "person", e.score)
        for e in tag_doc(doc)
        if e.label == "PS" and e.score >= SURE and e.end - e.start > 1
    ]


def _unread(doc: Doc) -> list[str]:
    whole = sum(p.end - p.start for p in doc.article.passages)
    read = sum(p.end - p.start for p in doc.passages)
    return [f"글이 너무 길어 {whole:,}자 가운데 {read:,}자까지만 분석함"] if read < whole else []


_default = Analyzer()
analyze = _default.analyze


def agreements(text: str, published_at: str | None = None) -> tuple[Agreement, ...]:
    """The agreements that a text reports, read as the article it is; `published_at` anchors its dates.

    >>> newsparse.agreements("새론시는 6일 가온대와 인재 양성을 위한 업무협약을 맺었다.", "2024-03-06")[0].parties
    ('새론시', '가온대')
    """
    return _default.analyze(Article.of_text(text, published_at)).agreements
