"""The text of an archive export or a feed: its lines are running text because of where they stand between fields.

A short text of an export has too little around it for the shape of its lines to say so; the fields prove it.
"""

from collections.abc import Iterable

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.scoring.shape import shape_of

# A heading between paragraphs has no stop and is shorter than this.
_HEADING = 60


def decide_text(doc: Document, lines: Iterable[Line], *, rule: str) -> None:
    """Label the paragraphs among the lines of a text field; what may be a heading or a name stays open."""
    for line in lines:
        if line.label is None and reads_as_text(line):
            doc.decide(line, Label.BODY, rule=rule, score=0.95)


def reads_as_text(line: Line) -> bool:
    """Whether a line of a text field is a paragraph."""
    shape = shape_of(line)
    return shape.stops or shape.length >= _HEADING
