"""A page as the evidence sees it: its lines with text, their shapes, where its story is."""

from dataclasses import dataclass, field

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.scoring.shape import Shape, shape_of
from wirecleaner.scoring.weights import Weights

CONTENT = frozenset({Label.BODY, Label.LIST_ITEM})
STAMPS = frozenset({Label.DATE, Label.BYLINE})
# From this score on a line counts as running text: a lone short sentence has 0.5.
PROSE = 0.4


@dataclass(slots=True)
class Page:
    """The lines with text, their shapes, and what was found so far: the story from `start` to `end`, the title."""

    doc: Document
    weights: Weights
    lines: list[Line]
    shapes: dict[int, Shape] = field(default_factory=dict)
    start: int = 0
    end: int = 0
    title: int | None = None
    page_titles: frozenset[str] = frozenset()

    @classmethod
    def of(cls, doc: Document, weights: Weights) -> "Page":
        """The page of a document; places in it count lines with text."""
        lines = [line for line in doc.lines if line.label is not Label.BLANK]
        titles = frozenset(candidate.value for candidate in doc.proposed("page_title"))
        return cls(doc, weights, lines, page_titles=titles)

    def shape(self, here: int) -> Shape:
        """The shape of a line, looked at once."""
        found = self.shapes.get(here)
        if found is None:
            found = self.shapes[here] = shape_of(self.lines[here])
        return found

    def adjoins(self, here: int, there: int) -> bool:
        """Whether two lines stand under each other with no blank line between."""
        return (
            0 <= here < len(self.lines)
            and 0 <= there < len(self.lines)
            and abs(self.lines[here].index - self.lines[there].index) == 1
        )

    def undecided(self, here: int) -> bool:
        """Whether there is such a line and no stage has labelled it."""
        return 0 <= here < len(self.lines) and self.lines[here].label is None

    def next_prose(self, here: int) -> int:
        """The next line of running text inside the story, from here on; the story's end if there is none."""
        while here < self.end and not (
            self.lines[here].label in CONTENT or (self.undecided(here) and self.shape(here).prose >= PROSE)
        ):
            here += 1
        return here


def is_item(line: Line) -> bool:
    """Whether a line is an item of a list."""
    return line.markup is not None and line.markup.list_item
