"""Stage `credits`: photo credits, and captions that their words or their credit prove.

What only the neighbours could tell is left alone: a caption whose credit stands on another line, a bare name.
"""

from bisect import bisect_left
from functools import cache
from itertools import pairwise

from wirecleaner.data import base_language, load_table
from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules.phrases import key_of
from wirecleaner.wire.caption_places import CaptionPlaces
from wirecleaner.wire.captions import LONGEST_CAPTION, Reader, reader_of
from wirecleaner.wire.chains import LONGEST_CREDIT
from wirecleaner.wire.makers import read_makers
from wirecleaner.wire.picture_lines import Around, Seen

# Blanks in a text that stands for a picture.
_FEWEST, _MOST = 3, 30
# A shorter line begins many others.
_SHORTEST = 25


@stage("credits", provides=["credits", "captions"])
def credits(doc: Document) -> None:
    """Label photo credits and captions, and propose who made and who distributed each picture.

    A caption is proposed with its credit if that stands on the same line, else with none.
    """
    reader, page = reader_of(doc.language), Around(doc)
    _take_doubled(doc)
    for line in doc.undecided():
        if line.label is None and len(line.text) <= LONGEST_CAPTION and (seen := reader.look(line, page)):
            seen.propose(doc, line)
    _repeated(doc)
    _leave_alternative_texts(doc, reader)
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


def _take_doubled(doc: Document) -> None:
    """A caption that stands alone and then again with its credit: "Wick at dusk." over "Wick at dusk. Ann Roe/AP"."""
    lines = doc.undecided()
    for above, line in pairwise(lines):
        start = len(above.text) + 1
        tail = line.text[start:]
        if (
            above.label is None
            and _SHORTEST <= len(above.text) <= LONGEST_CAPTION
            and 0 < len(tail) <= LONGEST_CREDIT
            and line.text.startswith(f"{above.text} ")
            and tail[0].isupper()
            and tail[-1] not in ".!?"
            and (makers := read_makers(line.text, start)).pieces
        ):
            doc.decide(above, Label.FURNITURE, rule="credits.caption-printed-before", score=0.8)
            rule = "caption.printed-again-with-credit"
            Seen(rule, 0.85, (0, len(above.text)), (start, len(line.text)), makers).propose(doc, line)


def _leave_alternative_texts(doc: Document, reader: Reader) -> None:
    """Label the text that stands for a picture, right over a caption with its credit: "A clock tower at dusk"."""
    starts = _alternative_starts(doc.language)
    signed = sorted([candidate.span[0] for candidate in doc.proposed("credits") if candidate.span])
    if not starts or not signed:
        return
    lines = doc.lines
    for line in doc.labelled(Label.CAPTION):
        above = lines[line.index - 1] if line.index else line
        at = bisect_left(signed, line.start)
        if above.label is not None or at == len(signed) or signed[at] >= line.end:
            continue
        # With a full stop it may be a paragraph, unless the two stand apart from all others.
        before = lines[line.index - 2] if line.index > 1 else None
        is_apart = before is None or before.label is not None or key_of(before) in reader.openers
        may_be = above.text.partition(" ")[0] in starts and _FEWEST <= above.text.count(" ") <= _MOST
        if may_be and (is_apart or above.text[-1] not in '.!?"”'):
            doc.decide(above, Label.FURNITURE, rule="credits.alternative-text", score=0.8)


@cache
def _alternative_starts(language: str | None) -> frozenset[str]:
    """The words that a text for a picture begins with in a language."""
    return frozenset(load_table(base_language(language) or "en", "credits").get("alternative_starts", ()))
