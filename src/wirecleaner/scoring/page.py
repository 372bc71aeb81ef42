"""A page as the stage `roles` reads its head: the lines with text, where the story is, where the title."""

from collections.abc import Sequence
from dataclasses import dataclass

from wirecleaner.document import Document, Line
from wirecleaner.scoring.shape import Shape
from wirecleaner.scoring.sheet import Sheet

# From this score on a line counts as running text: a lone short sentence has 0.5.
PROSE = 0.4


@dataclass(slots=True)
class Page:
    """The lines with text, their shapes, and what was found so far: the story from `start` to `end`, the title."""

    doc: Document
    lines: Sequence[Line]
    shapes: list[Shape]
    start: int = 0
    end: int = 0
    title: int | None = None

    @classmethod
    def of(cls, doc: Document, sheet: Sheet) -> "Page":
        """The page of a sheet; places in it count lines with text."""
        return cls(doc, sheet.lines, sheet.shapes)

    def shape(self, here: int) -> Shape:
        """The shape of a line."""
        return self.shapes[here]

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


def is_item(line: Line) -> bool:
    """Whether a line is an item of a list."""
    return line.markup is not None and line.markup.list_item
