"""Parts of a dump: a stretch is read as a source of its own, and what was found in it is moved to where it stands.

Stages know nothing of it: they see a document. Only its offsets change, when all of them have spoken.
"""

from collections.abc import Sequence
from copy import copy
from typing import Any

from pydantic import BaseModel

from wirecleaner.document import Candidate, Document, Line, Span
from wirecleaner.passages import Passage
from wirecleaner.readers.text import read_text


def read_part(doc: Document, start: int, end: int, *, width: int) -> Document:
    """A stretch of a document's source as a document of its own, before any stage has run.

    `width` is the column at which the whole is wrapped: a short stretch has too few lines to show it.
    """
    part = doc.reading.part(start, end)
    return read_text(
        part.source,
        url=doc.url,
        reference_date=doc.reference_date,
        language=doc.language,
        reading=part,
        width=width,
    )


def cut_part(doc: Document, lines: Sequence[Line], candidates: Sequence[Candidate]) -> Document:
    """Some lines of a document as a document of their own, with the labels that they have and what was proposed for them."""
    start, end = lines[0].start, lines[-1].end
    copies = []
    for index, line in enumerate(lines):
        own = copy(line)
        own.move(-start)
        own.index = index
        copies.append(own)
    part = doc.reading.part(start, end)
    cut = Document(
        part.source, part, copies, url=doc.url, reference_date=doc.reference_date, language=doc.language
    )
    cut.candidates += [_moved_candidate(candidate, -start) for candidate in candidates]
    return cut


def place(part: Document, whole: Document, start: int) -> Document:
    """The document of a part as a stretch of the whole source, from `start` on: every span points into the whole."""
    lines = list(part.lines)
    known = set(map(id, lines))
    for candidate in part.candidates:
        if isinstance(candidate.value, Passage):
            # A line that was cut after the paragraph was made is in no document any more.
            lines += (line for line in candidate.value.lines if id(line) not in known)
            known.update(map(id, candidate.value.lines))
    for line in lines:
        line.move(start)
    placed = Document(
        whole.source, whole.reading, list(part.lines), url=part.url, reference_date=part.reference_date,
        language=part.language,
    )  # fmt: skip
    placed.candidates += [_moved_candidate(candidate, start) for candidate in part.candidates]
    return placed


def _moved_candidate(candidate: Candidate, by: int) -> Candidate:
    span = None if candidate.span is None else Span(candidate.span[0] + by, candidate.span[1] + by)
    return candidate._replace(value=_moved(candidate.value, by), span=span)


def _moved(value: Any, by: int) -> Any:
    """A value with every span in it moved. The lines of a passage are moved with their document."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, dict):
        return {key: _moved(item, by) for key, item in value.items()}
    if isinstance(value, (list, set, frozenset)):
        return type(value)(_moved(item, by) for item in value)
    if isinstance(value, tuple):
        items = (_moved(item, by) for item in value)
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: _moved(item, by) for name, item in value})
    return value
