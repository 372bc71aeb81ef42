"""News databases that name their fields in words (ProQuest, EBSCO): "Full text: …", "Publication date: …".

The names are in `data/common/exports.toml`. A value stands behind its name or on the lines under it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import regex

from wirecleaner.data import load_table
from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.stamps import find_stamps
from wirecleaner.wire.authors import read_byline
from wirecleaner.wire.filed_text import decide_text
from wirecleaner.wire.titles import letters

_NAME = regex.compile(r"(?P<name>\p{Lu}[\p{L}/ -]{2,40}?) ?:(?: +|$)")
# "Carrow, Jane": as catalogues turn names.
_TURNED = regex.compile(r"(?P<family>\p{Lu}[^,;]{1,40}), (?P<given>\p{Lu}[^,;]{1,40})")
_BETWEEN = regex.compile(r" *;+ *")
# "Harbour Ledger. 11/6/2025, pA1."
_STOP = regex.compile(r"[.,] ")
_LABELS = {"section": Label.SECTION, "author": Label.BYLINE, "day": Label.DATE, "length": Label.MEASURE}


@dataclass(slots=True)
class _Field:
    """A named field: its line, where the value begins on it, and the lines under it up to the next field."""

    kind: str
    line: Line
    start: int
    under: list[Line] = field(default_factory=list)

    @property
    def value(self) -> tuple[Line, int] | None:
        """The line that has the value, and where it begins there."""
        if self.start < len(self.line.text):
            return self.line, self.start
        return (self.under[0], 0) if self.under else None


def read_database(doc: Document) -> None:
    """Label the fields of a database's export and propose what they hold. Does nothing on any other page."""
    before, fields = _fields(doc)
    if not fields:
        return
    title = next((one.value for one in fields if one.kind == "title" and one.value), None)
    text = _text(doc, fields)
    if text and title and letters(text[0].text) == letters(title[0].text[title[1] :]):
        text = text[1:]
    decide_text(doc, [line for line in text if not line.text.startswith("Copyright ")], rule="export.text")
    shown = _propose_title(doc, title, before) if title else None
    for one in fields:
        _take(doc, one)
    in_text = {line.start for line in text}
    for line in (*before, *(line for one in fields for line in (one.line, *one.under))):
        if line.label is None and line.start not in in_text and line is not shown:
            doc.decide(line, Label.FURNITURE, rule="export.database", score=0.97)


def _fields(doc: Document) -> tuple[list[Line], list[_Field]]:
    """The lines over the first field and the fields in order; no fields if the page does not prove to be an export."""
    kinds, table = _kinds(), load_table("common", "exports")["database"]
    before: list[Line] = []
    fields: list[_Field] = []
    names: set[str] = set()
    for line in doc.lines:
        if line.label is not None:
            continue
        found = _NAME.match(line.text)
        if found and found["name"] in kinds:
            names.add(found["name"])
            fields.append(_Field(kinds[found["name"]], line, found.end()))
        elif fields:
            fields[-1].under.append(line)
        else:
            before.append(line)
    return (before, fields) if len(names.intersection(table["proof"])) >= table["evidence"] else ([], [])


@cache
def _kinds() -> dict[str, str]:
    """For each field's name what it holds."""
    table = load_table("common", "exports")["database"]
    return {
        name: kind for kind, names in table.items() if kind not in ("evidence", "proof") for name in names
    }


def _text(doc: Document, fields: list[_Field]) -> list[Line]:
    """The lines of the text: behind "Full text:", or else what stands under the value of the last field."""
    for one in fields:
        if one.kind == "text":
            if one.start >= len(one.line.text):
                return one.under
            if not one.start:
                return [one.line, *one.under]
            pieces = doc.split(
                one.line, [one.line.to_source(one.start, one.start + 1).start], rule="export.text"
            )
            one.line, one.start = pieces[0], len(pieces[0].text)
            return [*pieces[1:], *one.under]
    last = fields[-1]
    return last.under[last.start >= len(last.line.text) :]


def _propose_title(doc: Document, value: tuple[Line, int], before: list[Line]) -> Line | None:
    """Propose the title; the line over the fields that prints it, which is the headline of the article."""
    line, start = value
    text = line.printed[start:].strip()
    doc.propose("title", text, line.to_source(start, len(line.text)), rule="export.title", score=0.97)
    shown = next((other for other in before if other.text == text), line)
    doc.decide(shown, Label.TITLE, rule="export.title", score=0.97)
    return shown


def _take(doc: Document, one: _Field) -> None:
    """Propose what a field holds and label its line."""
    if one.value is None:
        return
    line, start = one.value
    text = line.printed[start:].strip()
    if one.kind == "author":
        _propose_authors(doc, line, start)
    elif one.kind in ("day", "source"):
        stamps = find_stamps(text, language=doc.language, reference=doc.reference_date)
        if stamps and stamps[0].value is not None:
            span = line.to_source(start, len(line.text))
            doc.propose("published", stamps[0].value, span, rule="export.day", score=0.97)
    if one.kind in ("publisher", "section", "source"):
        name = (_STOP if one.kind == "source" else _BETWEEN).split(text)[0]
        span = line.to_source(start, start + len(name))
        wanted = "publisher" if one.kind == "source" else one.kind
        doc.propose(wanted, name, span, rule=f"export.{one.kind}", score=0.98)
    if one.kind in _LABELS and line.label is None:
        doc.decide(line, _LABELS[one.kind], rule=f"export.{one.kind}", score=0.97)


def _propose_authors(doc: Document, line: Line, start: int) -> None:
    for begin, end, value in _authors(line, start, doc.language):
        span = line.to_source(begin, end)
        doc.propose("authors", {**value, "span": span}, span, rule="export.author", score=0.97)


def _authors(line: Line, start: int, language: str | None) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Where each author of a field stands, and who that is; turned names are turned back."""
    cuts = [found.span() for found in _BETWEEN.finditer(line.text, start)]
    ends = [*(cut[0] for cut in cuts), len(line.text)]
    for begin, end in zip([start, *(cut[1] for cut in cuts)], ends, strict=True):
        printed = line.printed[begin:end].rstrip(" .")
        if turned := _TURNED.fullmatch(printed):
            yield (
                begin,
                begin + len(printed),
                {"name": f"{turned['given']} {turned['family']}", "kind": "person"},
            )
        elif byline := read_byline(printed, language):
            for named in byline.authors:
                a, b = begin + named.start, begin + named.end
                yield a, b, {"name": line.printed[a:b], "kind": named.kind}
