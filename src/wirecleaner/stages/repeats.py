"""Stage `repeats`: a line that the page prints twice in a row counts once."""

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage

# A caption printed as alternative text and again as caption has at most its credit and a blank between.
_NEAR = 3
# One word is printed twice for many reasons ("Advertisement", a score); a sentence is not.
_SHORTEST = 20


@stage("repeats")
def repeats(doc: Document) -> None:
    """Take the second of two equal lines that stand close together for the furniture that it is."""
    last: dict[str, tuple[int, Line]] = {}
    for place, line in enumerate(line for line in doc.lines if line.label is not Label.BLANK):
        if len(line.text) < _SHORTEST:
            continue
        seen = last.get(line.text)
        if seen and place - seen[0] <= _NEAR and seen[1].label is None is line.label:
            doc.decide(line, Label.FURNITURE, rule="repeats.printed-twice", score=0.9)
            continue
        last[line.text] = place, line
