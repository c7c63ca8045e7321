"""newsparse: Korean news in, structured records out.

    >>> import newsparse
    >>> record = newsparse.analyze("article.txt")
    >>> frames = newsparse.to_frames(newsparse.read_folder("articles"))

Importing loads neither Kiwi nor pandas nor scikit-learn; each loads on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsparse.extract.amounts import amounts
    from newsparse.extract.dates import dates
    from newsparse.extract.entities import UserDictionary
    from newsparse.extract.quotes import quotes
    from newsparse.folder import Failure, Folder, read_folder
    from newsparse.model import Article, Record
    from newsparse.pages import PageError
    from newsparse.pipeline import Analyzer, agreements, analyze, parse
    from newsparse.tables import to_frames, write_tables
    from newsparse.tagger import Entity, TaggerError, tag

__version__ = "0.1.0"
__all__ = [
    "Analyzer", "Article", "Entity", "Failure", "Folder", "PageError", "Record", "TaggerError", "UserDictionary",
    "agreements", "amounts", "analyze", "dates", "parse", "quotes", "read_folder", "tag", "to_frames", "write_tables",
]  # fmt: skip

_HOMES = {
    "Analyzer": "pipeline", "Article": "model", "Entity": "tagger", "Failure": "folder", "Folder": "folder",
    "PageError": "pages", "Record": "model", "TaggerError": "tagger", "UserDictionary": "extract.entities",
    "agreements": "pipeline", "amounts": "extract.amounts", "analyze": "pipeline", "dates": "extract.dates",
    "parse": "pipeline", "quotes": "extract.quotes", "read_folder": "folder", "tag": "tagger", "to_frames": "tables",
    "write_tables": "tables",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'newsparse' has no attribute {name!r}")
    return getattr(import_module(f"newsparse.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
