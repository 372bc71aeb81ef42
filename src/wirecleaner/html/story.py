"""Where in the tree of a page its story stands: the element around most of it, and the form its paragraphs have there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wirecleaner.document import Line
from wirecleaner.labels import Label

if TYPE_CHECKING:
    from wirecleaner.html.boxes import Box

# Lines this long are paragraphs; shorter ones have any form.
_PARAGRAPH = 80
# The element around the story holds this share of its paragraphs; a first one may stand apart, in the head.
_MOST = 0.75
# A form that so much of the story has is the story's; one that less has may be a box's.
_OFTEN = 0.2
# A line with more of it in links is a link.
_LINKED = 0.6
# What is nested deeper in the story's element is something else.
_DEEPEST = 24
_NOT_AROUND = frozenset(
    "p li h1 h2 h3 h4 h5 h6 blockquote span a b strong em i ul ol dl dd dt cite q td tr font".split()
)
Form = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Story:
    """The element around a page's story, the forms of its paragraphs, the elements right around those."""

    around: "Box"
    forms: frozenset[Form]
    parents: frozenset[int]
    _known: dict[int, Form | None] = field(default_factory=dict)

    def form(self, line: Line) -> Form | None:
        """The elements from a line's own up to the story's, with their classes; None for a line outside."""
        if line.markup is None or line.markup.box is None:
            return None
        key = id(line.markup.box)
        if key not in self._known:
            self._known[key] = form_in(line.markup.box, self.around)
        return self._known[key]

    def is_of_its_form(self, line: Line) -> bool:
        """Whether a line has the form of the story's paragraphs."""
        return (form := self.form(line)) is not None and form in self.forms


def story_of(lines: Sequence[Line]) -> Story | None:
    """Where the story stands that has been found so far; None if no paragraph has."""
    paragraphs = [
        (line, line.markup.box)
        for line in lines
        if line.label is Label.BODY and len(line.text) >= _PARAGRAPH and line.markup and line.markup.box
    ]
    whole = sum(len(line.text) for line, _ in paragraphs)
    mass = _mass(paragraphs)
    wide = [box for box, share in mass.items() if share >= _MOST * whole and box.name not in _NOT_AROUND]
    if not wide:
        return None
    around = max(wide, key=lambda box: box.depth)
    often: Counter[Form] = Counter()
    for line, box in paragraphs:
        if (form := form_in(box, around)) is not None:
            often[form] += len(line.text)
    forms = frozenset(form for form, share in often.items() if share >= _OFTEN * whole)
    parents = frozenset(
        id(box.parent) for _, box in paragraphs if box.parent is not None and form_in(box, around) in forms
    )
    return Story(around, forms, parents)


def is_beside(line: Line, paragraph: Line) -> bool:
    """Whether a line of words that are no link stands in an element like a paragraph's, right beside it.

    False for a line without markup.
    """
    mark, other = line.markup, paragraph.markup
    if mark is None or other is None or mark.box is None or other.box is None or mark.heading:
        return False
    box, twin = mark.box, other.box
    if not _are_alike(box, twin) or is_link(line):
        return False
    if box.parent is twin.parent:
        return box.parent is not None
    # Some sites put each paragraph into an element of its own.
    return (
        box.parent is not None
        and twin.parent is not None
        and box.parent.parent is twin.parent.parent
        and _are_alike(box.parent, twin.parent)
    )


def is_link(line: Line) -> bool:
    """Whether most of a line is links. False for a line without markup."""
    return line.markup is not None and (line.markup.link_share or 0.0) > _LINKED


def _are_alike(one: "Box", other: "Box") -> bool:
    return one.name == other.name and one.attributes.get("class") == other.attributes.get("class")


def _mass(paragraphs: Sequence[tuple[Line, "Box"]]) -> "dict[Box, int]":
    """How much of the paragraphs stands in each element around any of them."""
    mass: dict[Box, int] = {}
    for line, box in paragraphs:
        for outer in box.chain():
            if outer in mass:
                break
            mass[outer] = 0
        mass[box] += len(line.text)
    for box in sorted(mass, key=lambda box: -box.depth):
        if box.parent is not None:
            mass[box.parent] += mass[box]
    return mass


def form_in(box: "Box", around: "Box") -> Form | None:
    """The names and classes of the elements from one up to another that is around it; None if it is not, or far out."""
    found: list[tuple[str, str]] = []
    for outer in box.chain():
        if outer is around:
            return tuple(found)
        if len(found) == _DEEPEST:
            break
        found.append((outer.name, outer.attributes.get("class", "")))
    return None
