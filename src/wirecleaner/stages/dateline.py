"""Stage `dateline`: from where, when and by which agency the story was filed."""

from collections.abc import Iterator
from datetime import date, datetime

import regex

from wirecleaner.document import Document, Line, Span
from wirecleaner.labels import Label
from wirecleaner.passages import Passage
from wirecleaner.pipeline import stage
from wirecleaner.wire.agencies import find_agencies, wire_name
from wirecleaner.wire.datelines import Found, day_of, find_dateline, is_filing_place

# A deck, a summary or a programme note that was taken for body may stand before the first paragraph; three of them
# were the most on the pages of the catalogue. None had more characters than this.
_FIRST = 4
_DECK = 320
_FIELD = regex.compile(r"(?i:dateline)\s*:\s*")
_IN = r"(?:in|aus|nach|bei|from|near|of|to|at|em|no|na|do|da|de|di|a|en|à|v|в|из)"
_CAPITALS = regex.compile(r"\p{Lu}[\p{Lu}\p{M}'. -]{2,40}(?:, \p{L}[\p{L}. ]{1,20})?")


@stage("dateline", requires=["body"], provides=["dateline", "agencies", "published", "authors"])
def dateline(doc: Document) -> None:
    """Propose the dateline of the first paragraph, or one that stands on a line of its own before the body."""
    passages = [
        c.value for c in doc.proposed("body") if isinstance(c.value, Passage) and c.value.kind == "paragraph"
    ]
    for number, passage in enumerate(passages[:_FIRST]):
        found = find_dateline(passage.text, doc.language)
        if found and _holds(doc, found, passage, number):
            _propose(doc, found, passage)
            return
        if len(passage.text) > _DECK:
            break
    if passages:
        _stand_alone(doc, passages[0])


def _holds(doc: Document, found: Found, passage: Passage, number: int) -> bool:
    """Whether a form that is no proof by itself is borne out by the page."""
    if not found.needs_evidence:
        return True
    if number and found.rule == "dateline.capitals-alone":
        return False
    return all(_is_place(doc, passage.text[a:b]) for a, b in found.places)


def _is_place(doc: Document, name: str) -> bool:
    """Whether the page shows elsewhere that this is a place: it is a known city, or something happened in it."""
    if is_filing_place(name):
        return True
    printed = regex.escape(name.title() if name.isupper() else name)
    return regex.search(rf"\b{_IN} {printed}\b", doc.source) is not None


def _propose(doc: Document, found: Found, passage: Passage) -> None:
    span = Span(passage.to_source(0, 1)[0].start, passage.to_source(0, found.end)[-1].end)
    agency = passage.text[slice(*found.agency)].strip() if found.agency else None
    day = day_of(found, _near(doc))
    value = {
        "places": [passage.text[a:b] for a, b in found.places],
        "agency": agency,
        "date": day,
        "span": span,
    }
    doc.propose("dateline", value, span, rule=found.rule)
    if agency and found.agency:
        for name, (a, b) in _wires(agency):
            start = found.agency[0]
            doc.propose("agencies", name, passage.to_source(start + a, start + b)[0], rule=found.rule)
    if day is not None and not doc.proposed("published"):
        doc.propose("published", day, span, rule="dateline.day", score=0.5)
    if found.reporters and not doc.proposed("authors"):
        for a, b in found.reporters:
            place = passage.to_source(a, b)[0]
            author = {"name": passage.text[a:b], "kind": "person", "span": place}
            doc.propose("authors", author, place, rule="dateline.reporter", score=0.8)


def _wires(agency: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The wire services that a dateline names, with where their names stand in it."""
    if name := wire_name(agency):
        yield name, (0, len(agency))
        return
    for mention in find_agencies(agency, vague=True):
        if mention.agency.kind == "wire":
            yield mention.agency.name, (mention.start, mention.end)


def _near(doc: Document) -> date | None:
    """The day by which a dateline without a year is read: of the stamp, else of the caller."""
    for field in ("published", "updated"):
        stamps = doc.proposed(field)
        if stamps:
            return _day(max(stamps, key=lambda candidate: candidate.score).value)
    return _day(doc.reference_date)


def _day(moment: datetime | date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _stand_alone(doc: Document, first: Passage) -> None:
    """A place on its own line: labelled by an earlier stage, or in capitals right before the first paragraph."""
    for line in doc.labelled(Label.DATELINE):
        _propose_line(doc, line)
        return
    before = _line_before(doc, first.lines[0])
    if before is None or before.label not in (None, Label.FURNITURE, Label.SECTION, Label.KICKER):
        return
    if is_filing_place(before.text) or (
        _CAPITALS.fullmatch(before.text) and _is_place(doc, before.printed.partition(",")[0])
    ):
        doc.revise(before, Label.DATELINE, rule="dateline.place-alone", score=0.8)
        _propose_line(doc, before)


def _line_before(doc: Document, line: Line) -> Line | None:
    lines = doc.lines
    for at in range(line.index - 1, max(-1, line.index - 4), -1):
        if lines[at].label is not Label.BLANK:
            return lines[at]
    return None


def _propose_line(doc: Document, line: Line) -> None:
    marker = _FIELD.match(line.text)
    start = marker.end() if marker else 0
    place = line.printed[start:].strip(" .,")
    span = line.to_source(start, start + len(place))
    if place:
        value = {"places": [place], "agency": None, "date": None, "span": span}
        doc.propose("dateline", value, span, rule="dateline.line", score=0.9)
