"""Archive exports (LexisNexis, Nexis Uni): a head of printed fields, the text, a tail of fields.

The names of the fields are in `data/common/exports.toml`. The lines between the counter ("3 of 500 DOCUMENTS") and
the first field are the paper, the day, the edition and the headline, in this order.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import regex

from wirecleaner.data import load_table
from wirecleaner.document import Document, Line, Span
from wirecleaner.labels import Label
from wirecleaner.wire.filed_text import decide_text

_COUNTER = regex.compile(
    r"(?:Document |Dokument )?\d{1,5} (?:of|von|de|di|van) \d{1,5}(?: (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|Documents?|Dokumenten?))?"
)
_FIELD = regex.compile(r"(?P<name>\p{Lu}[\p{L}-]{2,20}(?: [\p{Lu}]\p{L}{2,12})?):(?= |$)")
_EDITION = regex.compile(
    r"(?:\p{L}+ ){0,4}(?:Edition|EDITION|edition|Ausgabe|Édition|Edición)(?: \d)?|\d{1,2} (?:Edition|EDITION)"
)
_PAGE = regex.compile(r"[;,] ?(?:Pg|Page|Pag|S|Seite|P|Section)\b.*$|; .*$")
_PICTURE_KIND = regex.compile(r"(?:PHOTOS?|PHOTO \d|PICTURES?|IMAGE|Photos?|Pictures?)[:,;] ?(?=\S)")
# The credit behind a caption: in brackets, or after a word that says "picture by".
_CREDIT = regex.compile(
    r"[ ;]?\(?(?P<line>(?:(?i:photograph|photo|picture|pic|image|foto|bild)s?(?i: by| credit)?:?|(?i:credit):) ?(?P<creator>[\p{Lu}][^();]{2,80}?))\)?\.?$"
)
# Nexis Uni prints it over the text.
_TEXT_MARKS = frozenset({"Body", "Textkörper", "Corps", "Cuerpo"})
# A head has the paper, the day, the edition and a headline of up to two lines.
_HEAD_LINES = 8
# Fields whose value may go on in the lines right under them.
_LONG_FIELDS = frozenset({"title", "deck", "section", "dateline", "picture", "correction"})
_END = regex.compile(r"End of Document|Copyright (?:©|\(c\)|\d{4}).*", regex.IGNORECASE)


def read_export(doc: Document) -> None:
    """Label the fields of an archive export and propose what they hold. Does nothing on any other page."""
    source = doc.source
    if (
        "DOCUMENT" not in source
        and "LENGTH:" not in source
        and "LOAD-DATE:" not in source
        and "Load-Date:" not in source
        and "LÄNGE:" not in source
    ):
        return
    lines = doc.written
    known = _names()
    fields = {
        line.index: (known[found["name"]], found.end())
        for line in lines
        if (found := _FIELD.match(line.text)) and found["name"] in known
    }
    counter = next(
        (line for line in lines[:_HEAD_LINES] if line.label is None and _COUNTER.fullmatch(line.text)), None
    )
    if len({kind for kind, _ in fields.values()}) < (1 if counter else _evidence()):
        return
    _read_head(doc, lines, fields, counter)
    for line in lines:
        if line.index in fields:
            _read_field(doc, line, *fields[line.index])
    decide_text(doc, _text_field(lines, fields), rule="export.text")


def _text_field(lines: Sequence[Line], fields: dict[int, tuple[str, int]]) -> list[Line]:
    """The lines of the first text, between the fields of its head and those behind it; none if nothing ends it."""
    first = next(at for at, line in enumerate(lines) if line.index in fields)
    text: list[Line] = []
    goes_on = -1
    for line in lines[first:]:
        kind = fields[line.index][0] if line.index in fields else None
        if text and (kind or _COUNTER.fullmatch(line.text) or _END.fullmatch(line.text)):
            return text
        if kind in _LONG_FIELDS or (not kind and line.index == goes_on):
            goes_on = line.index + 1
        elif not kind and (text or line.label is None):
            text.append(line)
    return []


def _read_head(
    doc: Document, lines: Sequence[Line], fields: dict[int, tuple[str, int]], counter: Line | None
) -> None:
    """The counter, the paper, the edition, and the headline that stands last before the first field."""
    if counter is None:
        _read_bare_head(doc, lines, fields)
        return
    doc.decide(counter, Label.FURNITURE, rule="export.counter", score=0.99)
    head: list[Line] = []
    for line in lines[lines.index(counter) + 1 :]:
        if line.index in fields or len(head) == _HEAD_LINES:
            break
        head.append(line)
    dated = next((at for at, line in enumerate(head) if line.label is Label.DATE), None)
    if dated is None:
        return
    for line in head[:dated]:
        if line.label is None:
            doc.decide(line, Label.FURNITURE, rule="export.paper", score=0.95)
            doc.propose("publisher", line.printed, line.content, rule="export.paper", score=0.95)
    rest = [line for line in head[dated + 1 :] if line.label is None]
    for line in rest:
        if _EDITION.fullmatch(line.text):
            doc.decide(line, Label.FURNITURE, rule="export.edition", score=0.95)
    titles = [line for line in rest if line.label is None]
    if titles and len(head) < _HEAD_LINES:
        doc.decide(titles[0], Label.TITLE, rule="export.headline", score=0.95)
        doc.propose(
            "title", titles[0].printed.rstrip("; "), titles[0].content, rule="export.headline", score=0.95
        )


def _read_bare_head(doc: Document, lines: Sequence[Line], fields: dict[int, tuple[str, int]]) -> None:
    """The head of Nexis Uni, which has no counter: the headline, the paper, the day, in this order."""
    head: list[Line] = []
    for line in lines:
        if line.index in fields or len(head) == _HEAD_LINES:
            break
        head.append(line)
    dated = next((at for at, line in enumerate(head) if line.label is Label.DATE), 0)
    if dated < 2 or any(line.label is not None for line in head[dated - 2 : dated]):
        return
    title, paper = head[dated - 2 : dated]
    doc.decide(paper, Label.FURNITURE, rule="export.paper", score=0.95)
    doc.propose("publisher", paper.printed, paper.content, rule="export.paper", score=0.95)
    doc.decide(title, Label.TITLE, rule="export.headline", score=0.9)
    doc.propose("title", title.printed, title.content, rule="export.headline", score=0.9)
    for line in lines:
        if line.text in _TEXT_MARKS and line.label is None:
            doc.decide(line, Label.FURNITURE, rule="export.text-begins", score=0.95)


def _read_field(doc: Document, line: Line, kind: str, end: int) -> None:
    rule = f"export.{kind}"
    value = line.printed[end:].strip()
    if kind == "name_of_byline" or (line.label is not None and kind not in ("other", "correction")):
        return
    label = {
        "section": Label.SECTION, "deck": Label.DECK, "length": Label.MEASURE, "picture": Label.CAPTION,
        "correction": Label.NOTICE, "dateline": Label.DATELINE, "title": Label.TITLE,
    }.get(kind, Label.FURNITURE)  # fmt: skip
    (doc.decide if line.label is None else doc.revise)(line, label, rule=rule, score=0.97)
    if not value:
        return
    start = len(line.printed) - len(line.printed[end:].lstrip())
    span = line.to_source(start, len(line.printed))
    if kind in ("deck", "title"):
        doc.propose(kind, value, span, rule=rule, score=0.95)
    elif kind == "section":
        name = _PAGE.sub("", value).strip()
        if name:
            doc.propose("section", name, line.to_source(start, start + len(name)), rule=rule, score=0.95)
    elif kind == "correction" and "DATE" not in line.text[:end].upper():
        doc.propose(
            "notices", {"kind": "correction", "text": value, "span": span}, span, rule=rule, score=0.97
        )
    elif kind == "picture":
        _read_picture(doc, line, start)


def _read_picture(doc: Document, line: Line, start: int) -> None:
    """Propose the caption of a `GRAPHIC:` field with the credit behind it."""
    text = line.printed
    if found := _PICTURE_KIND.match(text, start):
        start = found.end()
    credit: dict[str, Any] | None = None
    end = len(text)
    if found := _CREDIT.search(text, start):
        span = line.to_source(*found.span("line"))
        credit = {"line": found["line"], "creator": found["creator"].strip(), "agency": None, "span": span}
        end = found.start()
    caption = text[start:end].strip() or None
    caption_span: Span | None = line.to_source(start, start + len(caption)) if caption else None
    value = {"caption": caption, "caption_span": caption_span, "credit": credit}
    doc.propose("captions", value, line.to_source(start, len(text)), rule="export.picture", score=0.95)


@cache
def _names() -> dict[str, str]:
    """For each field's name what it holds."""
    fields: dict[str, list[str]] = load_table("common", "exports")["fields"]
    return {name: kind for kind, names in fields.items() for name in names}


def _evidence() -> int:
    count: int = load_table("common", "exports")["evidence"]
    return count
