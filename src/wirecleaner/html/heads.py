"""The head of a page's article: the deck and the section that elements and metadata say are shown at the headline."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirecleaner.document import Document, Line
from wirecleaner.html.boxes import IMAGE, Box, words_for
from wirecleaner.html.story import is_beside
from wirecleaner.html.titles import letters
from wirecleaner.wire.datelines import opens_with_dateline

# A head is so many lines at most; a deck has so many characters, and more than three lines are a list of something.
_HEAD, _SHORTEST, _LONGEST, _MOST = 25, 25, 600, 3
# A longer line that is nothing else yet is the story's first.
_PARAGRAPH = 120
# From a line to the element that says what it is.
_NEAR = 4
_LINKED = 0.6
# Descriptions are cut off; one that is so long and stands at a line's beginning means that line.
_CUT = 60
_HEADINGS = frozenset(["h1", "h2", "h3", "h4"])


class Deck(NamedTuple):
    """The line that is the deck, and what says so."""

    line: Line
    rule: str
    score: float


def deck_of(doc: Document, title: Line) -> Deck | None:
    """The line behind a headline that an element calls the deck, or that the page gives as its description.

    A description that is the first paragraph, in the form of those that follow, is none.
    """
    assert doc.page is not None
    lines = doc.written
    start = next(here for here, line in enumerate(lines) if line is title) + 1
    head = list(_head(lines[start : start + _HEAD], {letters(one.text) for one in doc.page.of("title")}))
    for line in head:
        if (box := _named(line, words_for("deck"))) is not None and _is_alone(lines, start, box):
            return Deck(line, "markup.deck-element", 0.92)
    said = [letters(one.text) for one in doc.page.of("deck")]
    for line in head:
        is_said = _is_said(letters(line.text), said) and not opens_with_dateline(line.text, doc.language)
        if is_said and not _is_at_picture(line) and not _is_first_of_the_story(line, lines[start:]):
            return Deck(line, "markup.description-under-the-headline", 0.85)
    return None


def _head(lines: Sequence[Line], titles: set[str]) -> Iterator[Line]:
    """The lines up to the story's first paragraph that may be the deck."""
    for line in lines:
        mark = line.markup
        if line.label is not None or mark is None or mark.box is None or mark.box.nature & IMAGE:
            continue
        fits = _SHORTEST <= len(line.text) <= _LONGEST and (mark.link_share or 0.0) <= _LINKED
        if fits and letters(line.text) not in titles:
            yield line
        if len(line.text) >= _PARAGRAPH:
            # A deck may be as long, so it has been given; behind it the story has begun.
            return


def _named(line: Line, words: frozenset[str]) -> Box | None:
    """The element close around a line that has one of these words."""
    assert line.markup is not None
    assert line.markup.box is not None
    for distance, box in enumerate(line.markup.box.chain()):
        if distance == _NEAR or box.name in ("article", "main", "body"):
            return None
        if box.is_for(words) or (box.name in _HEADINGS and {"sub", "headline"} <= box.words):
            return box
    return None


def _is_alone(lines: Sequence[Line], start: int, box: Box) -> bool:
    """Whether an element holds a line or a few, and no heading of another story stands in it."""
    inside = [
        line
        for line in lines[start : start + _HEAD]
        if line.markup is not None and line.markup.box is not None and _is_in(line.markup.box, box)
    ]
    return len(inside) <= _MOST


def _is_at_picture(line: Line) -> bool:
    """Whether an element close around a line is a picture's: descriptions are captions too."""
    assert line.markup is not None
    assert line.markup.box is not None
    return _named(line, words_for("picture")) is not None


def _is_in(box: Box, around: Box) -> bool:
    while box.depth > around.depth and box.parent is not None:
        box = box.parent
    return box is around


def _is_said(text: str, said: Sequence[str]) -> bool:
    return any(text == one or (len(one) >= _CUT and text.startswith(one)) for one in said)


def _is_first_of_the_story(line: Line, lines: Sequence[Line]) -> bool:
    """Whether lines like it follow right beside it."""
    return any(other is not line and is_beside(other, line) for other in lines)
