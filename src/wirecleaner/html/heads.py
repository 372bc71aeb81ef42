"""The head of a page's article: the deck and the section that elements and metadata say are shown at the headline."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from wirecleaner.document import Document, Line
from wirecleaner.html.boxes import IMAGE, Box, words_for
from wirecleaner.html.story import is_beside, is_link
from wirecleaner.wire.datelines import opens_with_dateline
from wirecleaner.wire.section_names import may_be_section
from wirecleaner.wire.titles import letters

# A head is so many lines at most; a deck has so many characters, and more than three lines are a list of something.
_HEAD, _SHORTEST, _LONGEST, _MOST = 25, 25, 600, 3
# A longer line that is nothing else yet is the story's first.
_PARAGRAPH = 120
# From a line to the element that says what it is.
_NEAR = 4
# Descriptions are cut off; one that is so long and stands at a line's beginning means that line.
_CUT = 60
# Breadcrumbs stand so many lines from the headline at most, a link to the section so many over it. The words of
# either are few.
_CRUMBS, _OVER, _NAME, _BLANKS, _LINK, _PATH = 15, 5, 40, 4, 0.9, 6
_BETWEEN = " /|>›»•·-–:"
_HEADINGS = frozenset(["h1", "h2", "h3", "h4"])


class Shown(NamedTuple):
    """The line that shows a value of the head, and what says so; from where to where in the line the value stands."""

    line: Line
    rule: str
    score: float
    start: int
    end: int

    @classmethod
    def whole(cls, line: Line, rule: str, score: float) -> "Shown":
        """The whole line is the value."""
        return cls(line, rule, score, 0, len(line.text))


def deck_of(doc: Document, title: Line) -> Shown | None:
    """The line behind a headline that an element calls the deck, or that the page gives as its description.

    A description that is the first paragraph, in the form of those that follow, is none.
    """
    assert doc.page is not None
    lines = doc.written
    start = next(here for here, line in enumerate(lines) if line is title) + 1
    head = list(_head(lines[start : start + _HEAD], {letters(one.text) for one in doc.page.of("title")}))
    for line in head:
        box = _named(line, words_for("deck")) or _second_headline(line)
        if box is not None and _is_alone(lines, start, box) and not is_at_picture(line):
            return Shown.whole(line, "markup.deck-element", 0.92)
    said = [letters(one.text) for one in doc.page.of("deck")]
    for line in head:
        is_said = _is_said(letters(line.text), said) and not opens_with_dateline(line.text, doc.language)
        if is_said and not is_at_picture(line) and not _is_first_of_the_story(line, lines[start:]):
            return Shown.whole(line, "markup.description-under-the-headline", 0.85)
    return None


def section_of(doc: Document, title: Line) -> Shown | None:
    """The part of the paper that the page names at a headline: in its breadcrumb, or as a link over the headline."""
    assert doc.page is not None
    lines = doc.written
    at = next(here for here, line in enumerate(lines) if line is title)
    for line in reversed(lines[max(0, at - _CRUMBS) : at + _CRUMBS]):
        found = _last_crumb(line, letters(title.text)) if line.label is None else None
        if found is not None and _may_be_section(doc, line.text[slice(*found)]):
            return Shown(line, "markup.breadcrumb", 0.75, *found)
    said = {letters(one.text) for one in doc.page.of("section")}
    for line in reversed(lines[max(0, at - _OVER) : at]):
        if not _is_label(line) or _is_in_menu(line) or not _may_be_section(doc, line.text):
            continue
        if letters(line.text) in said:
            return Shown.whole(line, "markup.section-over-the-headline", 0.72)
        if _named(line, words_for("kicker")) is not None:
            return Shown.whole(line, "markup.link-in-kicker", 0.65)
    return None


def _may_be_section(doc: Document, text: str) -> bool:
    return may_be_section(text, doc.language) and not is_site(doc, text)


def is_site(doc: Document, text: str) -> bool:
    """Whether a page of HTML says that this is its publisher's name."""
    said = doc.page.of("publisher") if doc.page is not None else []
    return any(one.text.casefold() == text.casefold() for one in said)


def _is_label(line: Line) -> bool:
    """Whether an open line is a link of a word or a few."""
    mark = line.markup
    return (
        line.label is None
        and mark is not None
        and (mark.link_share or 0.0) > _LINK
        and not mark.parts
        and _is_name(line.text, "")
    )


def _is_name(text: str, title: str) -> bool:
    """Whether a text may be a section's name: short, not the headline again."""
    return (
        2 <= len(text) <= _NAME
        and text.count(" ") <= _BLANKS
        and any(map(str.isalpha, text))
        and not (title and title.startswith(letters(text)))
    )


def _is_in_menu(line: Line) -> bool:
    assert line.markup is not None
    assert line.markup.box is not None
    menu = words_for("menu")
    return any(box.name in ("nav", "menu") or box.is_for(menu) for box in line.markup.box.chain())


def _last_crumb(line: Line, title: str) -> tuple[int, int] | None:
    """Where the last link of the path from the front page to the article stands in a line of it; None if in no such line."""
    mark = line.markup
    if mark is None or mark.box is None or not mark.link_share or not _is_path(mark.box):
        return None
    parts = mark.parts or ((0, mark.box),)
    ends = [at for at, _ in parts[1:]] + [len(line.text)]
    for (start, box), end in zip(reversed(parts), reversed(ends), strict=True):
        text = line.text[start:end].strip(_BETWEEN)
        if _is_in_link(box) and _is_name(text, title):
            at = line.text.index(text, start)
            return None if text.lower() in words_for("home") else (at, at + len(text))
    return None


def _is_in_link(box: Box) -> bool:
    return any(outer.name == "a" for outer in _near(box))


def _near(box: Box) -> Iterator[Box]:
    """The elements close around a line, from the inside out."""
    return islice(box.chain(), _NEAR)


def _is_path(box: Box) -> bool:
    """Whether an element is, or stands in, the path from the front page to the article."""
    words = words_for("breadcrumb")
    for outer in islice(box.chain(), _PATH):
        if outer.name in ("article", "main", "body"):
            return False
        if outer.is_for(words):
            return True
        if outer.name == "nav" and outer.attributes.get("aria-label", "").lower() in words:
            return True
    return False


def is_control(line: Line) -> bool:
    """Whether a line stands in an element that readers press: a button, what shares the page."""
    mark = line.markup
    if mark is None or mark.box is None:
        return False
    share = words_for("share")
    return any(box.name == "button" or box.is_for(share) for box in _near(mark.box))


def _head(lines: Sequence[Line], titles: set[str]) -> Iterator[Line]:
    """The lines up to the story's first paragraph that may be the deck."""
    for line in lines:
        mark = line.markup
        if line.label is not None or mark is None or mark.box is None or mark.box.nature & IMAGE:
            continue
        fits = _SHORTEST <= len(line.text) <= _LONGEST and not is_link(line)
        if fits and letters(line.text) not in titles:
            yield line
        if len(line.text) >= _PARAGRAPH:
            # A deck may be as long, so it has been given; behind it the story has begun.
            return


def _named(line: Line, words: frozenset[str]) -> Box | None:
    """The element close around a line that has one of these words."""
    assert line.markup is not None
    assert line.markup.box is not None
    for box in _near(line.markup.box):
        if box.name in ("article", "main", "body"):
            return None
        if box.is_for(words):
            return box
    return None


def _second_headline(line: Line) -> Box | None:
    """The heading around a line that is called "sub-headline" in two words."""
    assert line.markup is not None
    assert line.markup.box is not None
    boxes = _near(line.markup.box)
    return next((box for box in boxes if box.name in _HEADINGS and box.words >= {"sub", "headline"}), None)


def _is_alone(lines: Sequence[Line], start: int, box: Box) -> bool:
    """Whether an element holds a line or a few, and no heading of another story stands in it."""
    inside = [
        line
        for line in lines[start : start + _HEAD]
        if line.markup is not None and line.markup.box is not None and _is_in(line.markup.box, box)
    ]
    return len(inside) <= _MOST


def is_at_picture(line: Line) -> bool:
    """Whether an element close around a line is a picture's: descriptions are captions too. False without markup."""
    if line.markup is None or line.markup.box is None:
        return False
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
