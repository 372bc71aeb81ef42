"""Factiva exports: fields with two-letter codes (`HD`, `BY`, `PD`, `LP`, `TD`), each value behind or under its code.

The codes are in `data/common/exports.toml`. A code and its value on one line are cut in two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

import regex

from wirecleaner.data import load_table
from wirecleaner.document import Document, Line, Span
from wirecleaner.labels import Label
from wirecleaner.stamps import find_stamps
from wirecleaner.stamps.clock import find_clocks
from wirecleaner.wire.authors import read_byline
from wirecleaner.wire.filed_text import decide_text

_CODE = regex.compile(r"(?P<code>\p{Lu}{2,3})(?: +(?=\S)|$)")
_BY = regex.compile(r"(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Di|DI|Door|Av|Af) (?=\p{Lu})")


@dataclass(slots=True)
class _Field:
    kind: str
    code: Line
    values: list[Line] = field(default_factory=list)


def read_factiva(doc: Document) -> None:
    """Label the fields of a Factiva export and propose what they hold. Does nothing on any other page."""
    fields = _fields(doc)
    day: date | None = None
    for one in fields:
        label = _LABELS.get(one.kind, Label.FURNITURE)
        doc.decide(one.code, Label.FURNITURE, rule="export.code", score=0.98)
        if one.kind == "day":
            day = _propose_day(doc, one.values, day, None)
        if one.kind == "text":
            decide_text(doc, one.values, rule="export.text")
        elif one.kind != "copyright":  # the stage `notices` reads that
            for line in one.values:
                doc.decide(line, label, rule=f"export.{one.kind}", score=0.97)
        if one.kind in ("title", "publisher", "section") and one.values:
            span = Span(one.values[0].content.start, one.values[-1].content.end)
            doc.propose(one.kind, doc.value(span), span, rule=f"export.{one.kind}", score=0.97)
        elif one.kind == "time" and day is not None:
            _propose_day(doc, one.values, day, day)
        elif one.kind == "byline":
            _propose_authors(doc, one.values)


_LABELS = {
    "title": Label.TITLE, "section": Label.SECTION, "byline": Label.BYLINE, "length": Label.MEASURE, "day": Label.DATE,
    "time": Label.DATE, "caption": Label.CAPTION,
}  # fmt: skip


@cache
def _codes() -> dict[str, str]:
    """For each code what it holds."""
    table = load_table("common", "exports")["codes"]
    return {
        code: kind for kind, codes in table.items() if kind not in ("evidence", "proof") for code in codes
    }


def _fields(doc: Document) -> list[_Field]:
    """The fields in order, their values cut off the codes; nothing if the page does not prove to be an export."""
    codes = _codes()
    table = load_table("common", "exports")["codes"]
    found = {}
    for line in doc.lines:
        if (
            line.label is None
            and line.text[:2].isupper()
            and (code := _CODE.match(line.text))
            and code["code"] in codes
        ):
            found[line.start] = code
    seen = {code["code"] for code in found.values()}
    if len(seen.intersection(table["proof"])) < table["evidence"] or not seen.intersection(table["text"]):
        return []
    pieces = dict(_cut(doc, found))
    fields: list[_Field] = []
    for line in doc.lines:
        if line.start in pieces:
            fields.append(_Field(pieces[line.start], line))
        elif fields and line.label is None:
            fields[-1].values.append(line)
    return fields


def _cut(doc: Document, found: "dict[int, regex.Match[str]]") -> Iterator[tuple[int, str]]:
    """Cut values off their codes; where each code stands, with what it holds."""
    for line in list(doc.lines):
        code = found.get(line.start)
        if code is None:
            continue
        if code.end() < len(line.text):
            doc.split(line, [line.to_source(code.end(), code.end() + 1).start], rule="export.code")
        yield line.start, _codes()[code["code"]]


def _propose_day(doc: Document, values: list[Line], known: date | None, day: date | None) -> date | None:
    """Propose the day of `PD`, or the time of `ET` on it; the day."""
    for line in values[:1]:
        if day is None:
            stamps = find_stamps(line.text, language=doc.language, reference=doc.reference_date)
            value = stamps[0].value if stamps else None
            if value is None:
                return known
            doc.propose("published", value, line.content, rule="export.day", score=0.97)
            return value.date() if isinstance(value, datetime) else value
        for clock in find_clocks(line.text, 0, len(line.text))[:1]:
            moment = datetime(day.year, day.month, day.day, clock.hour, clock.minute)
            doc.propose("published", moment, line.content, rule="export.time", score=0.98)
    return known


def _propose_authors(doc: Document, values: list[Line]) -> None:
    for line in values[:1]:
        start = by.end() if (by := _BY.match(line.text)) else 0
        byline = read_byline(line.text[start:], doc.language)
        for named in byline.authors if byline else ():
            a, b = start + named.start, start + named.end
            beside = {
                name: line.printed[start + part[0] : start + part[1]]
                for name in ("role", "organization", "place")
                if (part := getattr(named, name)) and named.kind == "person"
            }
            span = line.to_source(a, b)
            value = {"name": line.printed[a:b], "kind": named.kind, "span": span, **beside}
            doc.propose("authors", value, span, rule="export.byline", score=0.97)
