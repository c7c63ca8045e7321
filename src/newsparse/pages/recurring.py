"""What several pages of one outlet teach: lines, and ends of bodies, that recur across its articles are furniture."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from newsparse.model import Article

# So many articles of an outlet, at least, hold what is furniture, and so large a share of them.
MIN_PAGES = 3
MIN_SHARE = 0.2
_SHORT, _LONG = 4, 200
# An end of a body begins behind a sentence, a mark or a bracket, and is no article's last sentence.
_BOUNDARY = re.compile(
    r"(?<=[.!?…])[”\"’)\]]?\s*(?=[^\s고며라는면])|(?<=[\])>])\s*(?=\S)|\s+(?=[▶☞※■◆▷*ⓒ©(<\[])|(?<=[.])(?=[-=_*]{3})"
)
_REACH = 320


@dataclass(frozen=True, slots=True)
class Learned:
    """The lines and ends of bodies that recur in an outlet's articles, each with the number of them and of all."""

    lines: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)

    def end_of(self, text: str) -> int | None:
        """Where an end that recurs begins in a body's text; None if it has none."""
        starts = [len(text) - len(end) for end in self.ends if text.endswith(end) and len(end) < len(text)]
        return min(starts, default=None)


NOTHING = Learned()


class Recurrence:
    """Collects the articles of one outlet. Two versions of a story count once: they share their first paragraph."""

    def __init__(self) -> None:
        self._stories: set[str] = set()
        self._lines: defaultdict[str, set[str]] = defaultdict(set)
        self._ends: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, article: Article) -> None:
        """Takes the lines that newsparse's own rules leave in an article."""
        paragraphs = article.paragraphs
        if not paragraphs:
            return
        story = paragraphs[0][:40]
        self._stories.add(story)
        for block in article.blocks:
            if block.kind in ("paragraph", "subtitle", "subheading", "caption"):
                for line in article.text[block.start : block.end].split("\n"):
                    if _SHORT <= len(line.strip()) <= _LONG:
                        self._lines[line.strip()].add(story)
        tail = paragraphs[-1][-_REACH:]
        for boundary in _BOUNDARY.finditer(tail):
            if end := tail[boundary.end() :].strip():
                self._ends[end].add(story)

    def learned(self) -> Learned:
        """What recurs so far."""
        least = max(MIN_PAGES, MIN_SHARE * len(self._stories))
        of = len(self._stories)
        lines = {line: f"{len(found)}/{of}" for line, found in self._lines.items() if len(found) >= least}
        ends = {
            end: f"{len(found)}/{of}" for end, found in self._ends.items() if len(found) >= least and len(end) >= 10
        }
        return Learned(lines, ends)
