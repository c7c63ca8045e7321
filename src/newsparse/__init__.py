"""newsparse: Korean news in, structured records out."""

from newsparse.model import Article, Record
from newsparse.pipeline import Analyzer, analyze, parse

__version__ = "0.1.0"
__all__ = ["Analyzer", "Article", "Record", "analyze", "parse"]
