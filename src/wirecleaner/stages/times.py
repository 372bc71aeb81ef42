"""Stage `times`: what the elements for times under the headline of a page of HTML say.

A document of plain text has no markup, and nothing is done.
"""

from datetime import date, datetime

from wirecleaner.document import Document, Line
from wirecleaner.html.boxes import Box, words_for
from wirecleaner.html.moments import moment_of
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage

# Lines between a headline and the time under it: a deck, a byline, buttons.
_HEAD = 14
# A longer line holds a time among other things.
_LONGEST = 80


@stage("times", provides=["published", "updated"])
def times(doc: Document) -> None:
    """Propose the times that stand in elements of times under the headline, and label what no date was read in."""
    title = next((line.index for line in doc.labelled(Label.TITLE)), None)
    if doc.page is None or title is None:
        return
    for line in doc.written:
        mark = line.markup
        if not title - _HEAD <= line.index <= title + _HEAD or mark is None or mark.box is None:
            continue
        inner = [mark.box, *(box for _, box in mark.parts)]
        around = dict.fromkeys(outer for box in inner for outer in (box, box.parent) if outer is not None)
        for box in around:
            if box.name == "time" and (moment := moment_of(box.attributes.get("datetime", ""))) is not None:
                _say_time(doc, line, box, moment)


def _say_time(doc: Document, line: Line, box: Box, moment: datetime | date) -> None:
    is_update = box.is_for(words_for("updated"))
    doc.propose(
        "updated" if is_update else "published",
        moment,
        line.content,
        rule="markup.time-element",
        score=0.6,
        via="meta",
    )
    inside = line.markup is not None and line.markup.box is not None and box in line.markup.box.chain()
    if line.label is None and inside and len(line.text) < _LONGEST:
        doc.decide(line, Label.DATE, rule="markup.time-element", score=0.8)
