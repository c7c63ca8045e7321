"""Noun chunks: runs of nominal morphemes that are printed without a space, and the particle behind them.

What people and organisations are looked for in. Kiwi is a witness here: where a chunk ends it knows well, what it is, badly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsparse.tokens import Doc

_NOMINAL = frozenset(("NNG", "NNP", "NNB", "NR", "SL", "SN", "SH", "XPN", "XSN", "XR", "MM", "NP", "W_SERIAL"))
_INNER = frozenset("&-+.")

# Kiwi reads the end of a body and its particle as one noun: 한빛항공|청과 (fruit), 가온|구의
_RUN_IN = re.compile(r"[가-힣]{2,}(?:청과|시의|군의|구의)")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Characters `[start, end)`; `proper` if Kiwi holds a part of it for a name, unknown or Latin; `common` if it is
    one noun of its dictionary.

    `josa` is the particle that follows at once ('' if none), `spaced` whether white space stands before the chunk.
    """

    text: str
    start: int
    end: int
    josa: str
    proper: bool
    common: bool
    spaced: bool
    first: int


def chunks(doc: Doc) -> list[Chunk]:
    """The noun chunks of a document in order."""
    found: list[Chunk] = []
    forms, tags, starts, ends, text = doc.forms, doc.tags, doc.starts, doc.ends, doc.text
    i, total = 0, len(forms)
    while i < total:
        tag = tags[i]
        if tag not in _NOMINAL or (tag == "SN" and (i + 1 >= total or starts[i + 1] != ends[i])):
            i += 1
            continue
        first, end = i, ends[i]
        j = i + 1
        while j < total and starts[j] == end:
            if tags[j] in _NOMINAL:
                end = ends[j]
            elif (
                forms[j] in _INNER
                and j + 1 < total
                and starts[j + 1] == ends[j]
                and tags[j + 1] in ("SL", "SN")
                and (forms[j] != "-" or (tags[j - 1] == "SL" and len(forms[j - 1]) == 1))
            ):
                end = ends[j]  # KT&G, S-OIL
            elif tags[j] == "SW" and forms[j] in ("㈜", "+"):
                end = ends[j]
            else:
                break
            j += 1
        josa = forms[j] if j < total and starts[j] == end and tags[j][0] == "J" else ""
        kinds = tags[first:j]
        start = starts[first]
        if not josa and _RUN_IN.fullmatch(text, start, end):
            end, josa = end - 1, text[end - 1]
        found.append(
            Chunk(
                text[start:end],
                start,
                end,
                josa,
                any(kind in ("NNP", "SL", "SH") for kind in kinds) or any(doc.oov[first:j]),
                len(kinds) == 1 and kinds[0] in ("NNG", "NP", "NR", "NNB", "MM", "SN") and not doc.oov[first],
                start == 0 or not text[start - 1].isalnum(),
                first,
            )
        )
        i = j
    return found
