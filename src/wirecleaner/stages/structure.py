"""Stage `structure`: what stands in the story's own element in the form of its paragraphs is the story's; boxes are not.

Runs on pages of HTML, once the lines have been judged by their words. A document of plain text is left alone.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wirecleaner.document import Document, Line
from wirecleaner.html.boxes import words_for
from wirecleaner.html.story import Story, is_link, story_of
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.wire.titles import letters

if TYPE_CHECKING:
    from wirecleaner.html.boxes import Box

_TEXT = frozenset({Label.BODY, Label.LIST_ITEM, Label.SUBHEADING, Label.DECK})
# Labels that stages give by a line's neighbours alone.
_LEFT_OVER = frozenset({None, Label.FURNITURE})
_RELATED, _REPEATED = "related", "repeats"
_HEADING = 150
# Shorter lines stand word for word in many a text.
_SAID = 40
_ENDS = frozenset(".!?…\"'”’»)]。！？」』")
_TAG = re.compile(r"<[^<>]*>")
# So many characters, and this share of what was taken for the story, are a story without its boxes.
_LEAST, _SHARE = 600, 0.25


@stage("structure", provides=[])
def structure(doc: Document) -> None:
    """Take boxes and links to other stories out of the body, and what has the form of the story's paragraphs into it."""
    if doc.page is None:
        return
    _take_in_said(doc, letters(_TAG.sub(" ", doc.page.body)))
    if (story := story_of(doc.written)) is not None:
        _take_out(doc, story)
        _take_in(doc, story)


def _take_in_said(doc: Document, said: str) -> None:
    """Take in what the metadata say is the article's text, word for word, if they speak of the story that was found.

    They are believed in what they have, not in what they lack: many pages give the first paragraphs only.
    """
    if not said:
        return
    found = [line for line in doc.labelled(Label.BODY) if len(line.text) >= _SAID]
    known = [line for line in found if letters(line.text) in said]
    if 2 * _length(known) < _length(found):
        return
    judged = _judged(doc, _RELATED)
    for line in doc.written:
        may_be = _is_left_over(line, judged) and len(line.text) >= _SAID and line.text[-1] in _ENDS
        if may_be and letters(line.text) in said:
            doc.revise(line, Label.BODY, rule="structure.said-to-be-the-text", score=0.9)


def _is_left_over(line: Line, judged: frozenset[int]) -> bool:
    """Whether a line is open or was left out for its neighbours, and is no link."""
    if line.label not in _LEFT_OVER or (line.label is not None and line.start not in judged):
        return False
    return line.markup is not None and not is_link(line)


def _judged(doc: Document, *stages: str) -> frozenset[int]:
    """Where the lines start that these stages labelled, by their neighbours alone."""
    return frozenset([decision.start for decision in doc.decisions if decision.stage in stages])


def _take_out(doc: Document, story: Story) -> None:
    boxed: dict[str, list[Line]] = {}
    rest = 0
    for line in doc.labelled(*_TEXT):
        rest += len(line.text)
        if line.markup is None or line.markup.box is None or (form := story.form(line)) is None:
            continue
        if sign := _sign_of_box(line.markup.box, story):
            boxed.setdefault(sign, []).append(line)
        elif is_link(line) and form not in story.forms:
            doc.revise(line, Label.RELATED, rule="structure.link-in-the-story", score=0.8)
    # A site may call anything a widget: boxes are left out, the smaller first, while a story is left.
    least = max(_LEAST, _SHARE * rest)
    for lines in sorted(boxed.values(), key=_length):
        if (left := rest - _length(lines)) < least:
            return
        rest = left
        for line in lines:
            doc.revise(line, Label.FURNITURE, rule="structure.box-in-the-story", score=0.8)


def _length(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _sign_of_box(box: "Box", story: Story) -> str:
    """The word or element that says of a line in the story's element that it stands in a box; "" if none does."""
    sign = ""
    quote, boxes, elements = words_for("quote"), words_for("box"), words_for("box_elements")
    for outer in box.chain():
        if outer is story.around:
            break
        if outer.is_for(quote):
            return ""
        if outer.name in elements:
            sign = outer.name
        elif outer.is_for(boxes):
            sign = min(outer.words & boxes)
    return sign


def _take_in(doc: Document, story: Story) -> None:
    """Take in what has the form of the story's paragraphs, then the headings and lists among all of them."""
    lines = doc.written
    judged = _judged(doc, _RELATED, _REPEATED)
    text = _text_in(lines, story)
    if not text:
        return
    for line in lines[text[0] :]:
        if line.label is Label.BODY and _is_heading(line):
            doc.revise(line, Label.SUBHEADING, rule="structure.heading-element", score=0.9)
        if _may_be_story(line, story, judged) and story.is_of_its_form(line):
            doc.revise(line, Label.BODY, rule="structure.form-of-the-story", score=0.7)
    text = _text_in(lines, story)
    for line in lines[text[0] : text[-1]]:
        if _may_be_story(line, story, judged) and (found := _beside_paragraphs(line, story)) is not None:
            doc.revise(line, found[0], rule=found[1], score=0.7)


def _text_in(lines: Sequence[Line], story: Story) -> list[int]:
    """Which lines in the story's element are its text."""
    return [here for here, line in enumerate(lines) if line.label in _TEXT and story.form(line) is not None]


def _may_be_story(line: Line, story: Story, judged: frozenset[int]) -> bool:
    """Whether a line in the story's element was left over and stands in no box."""
    return (
        _is_left_over(line, judged)
        and line.markup is not None
        and line.markup.box is not None
        and story.form(line) is not None
        and not _sign_of_box(line.markup.box, story)
    )


def _is_heading(line: Line) -> bool:
    """Whether a line stands in the element of a heading; some pages print whole paragraphs in one."""
    return line.markup is not None and line.markup.heading > 1 and len(line.text) < _HEADING


def _beside_paragraphs(line: Line, story: Story) -> tuple[Label, str] | None:
    """What a heading or an item is that stands in an element right beside the story's paragraphs."""
    assert line.markup is not None
    parents = _parents(line, "h1 h2 h3 h4 h5 h6".split() if line.markup.heading else ["li"])
    if not any(parent in story.parents for parent in parents):
        return None
    if line.markup.heading > 1:
        return Label.SUBHEADING, "structure.heading-in-the-story"
    if line.markup.list_item:
        return Label.LIST_ITEM, "structure.list-in-the-story"
    return None


def _parents(line: Line, names: Sequence[str]) -> list[int]:
    """The elements right around a heading, or around the list of an item."""
    assert line.markup is not None
    assert line.markup.box is not None
    for box in line.markup.box.chain():
        if box.name in names and box.parent is not None:
            outer = box.parent
            if box.name == "li" and outer.parent is not None:
                outer = outer.parent
            return [id(outer)]
    return []
