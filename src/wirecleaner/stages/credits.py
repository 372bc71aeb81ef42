"""Stage `credits`: photo credits, and captions that their words or their credit prove.

What only the neighbours could tell is left alone: a caption whose credit stands on another line, a bare name.
"""

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.wire.caption_places import CaptionPlaces
from wirecleaner.wire.captions import LONGEST_CAPTION, reader_of
from wirecleaner.wire.picture_lines import Around


@stage("credits", provides=["credits", "captions"])
def credits(doc: Document) -> None:
    """Label photo credits and captions, and propose who made and who distributed each picture.

    A caption is proposed with its credit if that stands on the same line, else with none.
    """
    reader, page = reader_of(doc.language), Around(doc)
    for line in doc.undecided():
        if line.label is None and len(line.text) <= LONGEST_CAPTION and (seen := reader.look(line, page)):
            seen.propose(doc, line)
    _repeated(doc)
    for line, seen, rule in list(CaptionPlaces(doc, reader, page).captions()):
        if line.label is None:
            seen.propose_values(doc, line)
            doc.decide(line, Label.CAPTION, rule=rule, score=0.75)


def propose_credit(doc: Document, line: Line, *, rule: str, score: float = 0.7) -> None:
    """Propose the credit that a line is. For stages that know by other means that it is one; its label is theirs.

    The words that announce a credit are left out; who made and who distributed the picture is read as far as it can.
    """
    seen = reader_of(doc.language).known_credit(line, Around(doc))
    if (value := seen.credit_value(line)) is not None:
        doc.propose("credits", value, line.content, rule=rule, score=score)


def propose_caption(doc: Document, line: Line, *, rule: str, score: float = 0.7) -> None:
    """Propose the caption that a line is, with the credit at its end. For stages that know by other means."""
    seen = reader_of(doc.language).known_caption(line, Around(doc))
    doc.propose("captions", seen.caption_value(line), line.content, rule=rule, score=score)


def _repeated(doc: Document) -> None:
    """Label lines that print again, alone, what a caption on the page has as its credit."""
    known = {candidate.value["line"]: candidate for candidate in doc.proposed("credits")}
    if not known:
        return
    for line in doc.undecided():
        if (candidate := known.get(line.printed)) is not None:
            value = {**candidate.value, "span": line.content}
            doc.decide(line, Label.CREDIT, rule="credit.repeated", score=0.85)
            doc.propose("credits", value, line.content, rule="credit.repeated", score=0.85)
