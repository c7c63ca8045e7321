"""Records and articles as HTML for notebooks and reports, and as text for the terminal. `format_…` returns; nothing prints."""

from __future__ import annotations

import html
import itertools
import unicodedata
from collections.abc import Iterable, Sequence

from newsparse.lexicon import sections
from newsparse.model import Agreement, Article, Record

KINDS = {"person": "인물", "organization": "기관", "date": "날짜", "clause": "조항", "quote": "인용"}
_STYLE = """
<style>
.np{font-family:system-ui,'Noto Sans KR','Apple SD Gothic Neo','Malgun Gothic',sans-serif;line-height:1.75;max-width:60em}
.np h3{margin:.2em 0}.np .np-meta,.np .np-cap{opacity:.75;font-size:.9em}.np p{margin:.5em 0}
.np mark{color:inherit;background:none;border-radius:.2em;padding:.05em .1em}
.np .np-person{background:#8ab4f855;border-bottom:2px solid #4285f4}.np .np-organization{background:#81c99555;border-bottom:2px solid #1e8e3e}
.np .np-date{background:#fdd66355;border-bottom:2px solid #e8a200}.np .np-clause{background:#d7aefb55}
.np .np-quote{background:#f28b8233}.np table{border-collapse:collapse;margin:.4em 0;font-size:.92em}
.np th,.np td{text-align:left;vertical-align:top;padding:.2em .7em .2em 0;border-bottom:1px solid #8884}
.np details{opacity:.75;font-size:.9em}.np summary{cursor:pointer}
</style>
"""

_Mark = tuple[int, int, str, str]


def label(section: str, code: str) -> str:
    """What a reader is shown for a code of the record: `label("organization", "company")` is 기업."""
    return sections("labels")[section].get(code, code)


# -- HTML --------------------------------------------------------------------------------------------------------------


def format_article(article: Article) -> str:
    """The article as HTML: headline, decks, metadata, captions, paragraphs, and what was judged no article, folded."""
    return f"{_STYLE}<div class='np'>{_body(article, [])}{_boilerplate(article)}</div>"


def format_record(record: Record) -> str:
    """The article with its facts marked, and the facts as tables below it. Everything is escaped; nothing is fetched."""
    legend = " ".join(f"<mark class='np-{kind}'>{name}</mark>" for kind, name in KINDS.items())
    parts = [
        _STYLE, "<div class='np'>", _body(record.article, _marks(record)), f"<p class='np-meta'>{legend}</p>",
        _table("인물", ("이름", "직함", "소속", "언급"),
               [(p.name, p.title, p.affiliation, len(p.mentions)) for p in record.people]),
        _table("기관", ("이름", "종류", "다른 이름", "언급"),
               [(o.name, label("organization", o.kind), ", ".join(o.aliases), len(o.mentions)) for o in record.organizations]),
        *(_agreement(a) for a in record.agreements),
        _table("인용", ("말한 이", "인용", "동사"), [(q.speaker, q.text, q.cue) for q in record.quotes]),
        _boilerplate(record.article),
        "".join(f"<p class='np-meta'>⚠ {html.escape(w)}</p>" for w in record.warnings), "</div>",
    ]  # fmt: skip
    return "".join(parts)


def _marks(record: Record) -> list[_Mark]:
    marks: list[_Mark] = []
    for person in record.people:
        note = " ".join(filter(None, (person.name, person.affiliation, person.title)))
        marks += [(m.start, m.end, "person", note) for m in person.mentions]
    for body in record.organizations:
        marks += [
            (m.start, m.end, "organization", f"{body.name} ({label('organization', body.kind)})") for m in body.mentions
        ]
    marks += [(d.start, d.end, "date", d.value or "?") for d in record.dates]
    marks += [(c.start, c.end, "clause", ", ".join(c.parties)) for a in record.agreements for c in a.clauses]
    marks += [(q.start, q.end, "quote", q.speaker or "?") for q in record.quotes]
    return marks


def mark_up(text: str, start: int, end: int, marks: Sequence[_Mark]) -> str:
    """Characters `[start, end)` of a text, escaped, with the marks round them; overlapping ones are cut so that they nest."""
    inside = [(max(lo, start), min(hi, end), kind, note) for lo, hi, kind, note in marks if lo < end and hi > start]
    edges = sorted({start, end, *(lo for lo, *_ in inside), *(hi for _, hi, *_ in inside)})
    out = []
    for lo, hi in itertools.pairwise(edges):
        piece = html.escape(text[lo:hi]).replace("\n", "<br>")
        over = sorted((m for m in inside if m[0] <= lo and hi <= m[1]), key=lambda m: m[1] - m[0])
        for _, _, kind, note in over:
            piece = f"<mark class='np-{kind}' title='{html.escape(note, quote=True)}'>{piece}</mark>"
        out.append(piece)
    return "".join(out)


def _body(article: Article, marks: Sequence[_Mark]) -> str:
    tags = {"title": "h3", "subtitle": "p", "caption": "p", "paragraph": "p", "subheading": "h4"}
    parts = []
    if article.title and not article.passage_texts("title"):
        parts.append(f"<h3>{html.escape(article.title)}</h3>")
    meta = _meta(article)
    for passage in sorted(article.passages, key=lambda p: (p.kind != "title", p.start)):
        inner = mark_up(article.text, passage.start, passage.end, marks)
        if passage.kind in ("caption", "subtitle"):
            inner = f"<span class='np-cap'>{'▲ ' if passage.kind == 'caption' else ''}{inner}</span>"
        parts.append(f"<{tags[passage.kind]}>{inner}</{tags[passage.kind]}>")
    at = 1 if parts and parts[0].startswith("<h3>") else 0
    parts.insert(at, f"<p class='np-meta'>{html.escape(meta)}</p>")
    return "".join(parts)


def _meta(article: Article) -> str:
    names = ", ".join(r.name for r in article.reporters)
    return " · ".join(filter(None, (article.outlet, f"{names} 기자" if names else None, article.published_at)))


def _boilerplate(article: Article) -> str:
    rest = [(b.rule, article.text[b.start : b.end].strip()) for b in article.blocks if b.kind == "boilerplate"]
    rows = [(rule, text[:300]) for rule, text in rest if text]
    if not rows:
        return ""
    return f"<details><summary>기사가 아닌 줄 {len(rows)}개</summary>{_table('', ('규칙', '글'), rows)}</details>"


def _agreement(agreement: Agreement) -> str:
    rows = [(name, value) for name, value in _agreement_rows(agreement) if value]
    clauses = [(clause.text, ", ".join(clause.parties)) for clause in agreement.clauses]
    return _table(f"협약 · {agreement.term}", ("", ""), rows) + _table("", ("조항", "이행할 쪽"), clauses)


def _agreement_rows(a: Agreement) -> list[tuple[str, str]]:
    signed = ", ".join(f"{s.person} ({s.party})" if s.party else s.person for s in a.signatories)
    return [
        ("당사자", ", ".join(a.parties)), ("종류", f"{label('agreement', a.kind)} · {label('status', a.status)}"), ("날짜", a.date or ""),
        ("장소", a.place or ""), ("목적", a.purpose or ""), ("금액", a.amount.text if a.amount else ""),
        ("기간", a.duration or ""), ("서명·참석", signed),
    ]  # fmt: skip


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    cells = [[html.escape("" if cell is None else str(cell)) for cell in row] for row in rows]
    if not cells:
        return ""
    title = f"<b>{html.escape(caption)}</b>" if caption else ""
    top = "".join(f"<th>{html.escape(name)}</th>" for name in head) if any(head) else ""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    return f"{title}<table><tr>{top}</tr>{body}</table>"


# -- the terminal ------------------------------------------------------------------------------------------------------


def display_width(text: str) -> int:
    """Columns that a text takes in a terminal: two for each Hangul syllable, none for combining marks."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def clip(text: str, width: int) -> str:
    """A text cut to `width` columns, with … where it was longer."""
    if display_width(text) <= width:
        return text
    kept, used = [], 0
    for c in text:
        used += display_width(c)
        if used > width - 1:
            break
        kept.append(c)
    return "".join(kept) + "…"


def pad(text: str, width: int) -> str:
    """A text filled or cut to exactly `width` columns."""
    text = clip(text, width)
    return text + " " * (width - display_width(text))


def format_rows(head: Sequence[str], rows: Sequence[Sequence[str]], *, width: int = 100, indent: str = "  ") -> str:
    """Rows as aligned columns; the widest columns are cut until a line fits into `width`."""
    table = [[" ".join(cell.split()) for cell in row] for row in (head, *rows)]
    widths = [max(display_width(row[i]) for row in table) for i in range(len(head))]
    room = width - display_width(indent) - 2 * (len(head) - 1)
    while sum(widths) > room and max(widths) > 4:
        widths[widths.index(max(widths))] -= 1
    lines = [indent + "  ".join(pad(cell, w) for cell, w in zip(row, widths, strict=True)) for row in table]
    return "\n".join(line.rstrip() for line in lines)


def wrap(text: str, width: int, indent: str) -> str:
    """A text broken into lines of at most `width` columns, at spaces where there are any."""
    lines, line = [], ""
    for word in text.split():
        while display_width(word) > width:
            head = clip(word, width)[:-1] or word[0]
            lines += [line, head] if line else [head]
            line, word = "", word[len(head) :]
        if line and display_width(line) + 1 + display_width(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return ("\n" + indent).join([*lines, line])


def format_terminal(record: Record, *, width: int = 100) -> str:
    """One record to read in a terminal: the article's head, then people, organisations, dates, agreements, quotes."""
    article = record.article
    out = [wrap(article.title or "(제목 없음)", width, "")]
    out += [wrap("  " + deck, width, "  ") for deck in article.subtitles]
    out.append(_meta(article) or "(언론사·기자·일시 없음)")
    out.append(
        f"본문 {len(article.paragraphs)}문단 {sum(map(len, article.paragraphs)):,}자 · 사진 설명 {len(article.captions)}건 · "
        f"기사가 아닌 줄 {sum(b.kind == 'boilerplate' and b.rule != 'blank' for b in article.blocks)}곳"
    )
    _section(out, "인물", ("이름", "직함", "소속", "언급"),
             [(p.name, p.title or "-", p.affiliation or "-", str(len(p.mentions))) for p in record.people], width)  # fmt: skip
    _section(out, "기관", ("이름", "종류", "다른 이름", "언급"),
             [(o.name, label("organization", o.kind), ", ".join(o.aliases) or "-", str(len(o.mentions)))
              for o in record.organizations], width)  # fmt: skip
    _section(out, "날짜", ("표현", "값", "종류"),
             [(d.text, d.value or "?", label("timex", d.type)) for d in record.dates], width)  # fmt: skip
    for agreement in record.agreements:
        out.append(f"\n협약 · {agreement.term}")
        for name, value in _agreement_rows(agreement):
            if value:
                out.append(f"  {pad(name, 10)}{wrap(value, width - 12, ' ' * 12)}")
        for clause in agreement.clauses:
            who = "모두" if clause.parties == agreement.parties else ", ".join(clause.parties)
            out.append(f"    · {wrap(f'{clause.text}  [{who}]', width - 6, ' ' * 6)}")
    if record.quotes:
        out.append("\n인용")
        for quote in record.quotes:
            out.append(f"  {quote.speaker or '?'} ({quote.cue or '-'})")
            out.append(f"    “{wrap(quote.text, width - 6, ' ' * 5)}”")
    _section(out, "금액·수량", ("표현", "값", "단위"),
             [(a.text, "" if a.value is None else f"{a.value:,}", a.unit) for a in record.amounts], width)  # fmt: skip
    if record.warnings:
        out.append("\n경고")
        out += [f"  {wrap(warning, width - 2, '  ')}" for warning in record.warnings]
    return "\n".join(out)


def _section(out: list[str], name: str, head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> None:
    if rows:
        out += [f"\n{name}", format_rows(head, rows, width=width)]
