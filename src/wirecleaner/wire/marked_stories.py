"""The stories that a marker announces ("Read also").

Headlines stand under it, inside the story up to the next paragraph, after it up to other furniture.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

from wirecleaner.document import Document, Line
from wirecleaner.html.story import is_beside
from wirecleaner.labels import Label
from wirecleaner.scoring.shape import shape_of

_CONTENT = frozenset({Label.BODY, Label.LIST_ITEM})
_SURE_HEADING = 0.5
_OPENS_SPEECH = ("", '"', "“", "'", "‘")
_OF_ANOTHER_STORY = frozenset(
    {
        None, Label.RELATED, Label.DATE, Label.BYLINE, Label.CREDIT, Label.CAPTION, Label.MEASURE, Label.SECTION,
        Label.FURNITURE, Label.EMBED,
    }
)  # fmt: skip
_OPEN = frozenset({None, Label.CAPTION, Label.CREDIT, Label.BYLINE})
_NAME = regex.compile(
    r"(?:\p{Lu}[\p{L}'.-]*)(?: (?:\p{Lu}[\p{L}'.-]*|de|da|do|del|della|van|von|der|den|bin|al|la|le)){1,3}"
)
_INNER_STOP = regex.compile(r"\p{Ll}\. \p{Lu}")
# Headlines of other stories seen: 20 to 140 characters. A list of more than a dozen is a site's, not a story's.
_SHORTEST, _LONGEST = 16, 200
_MOST = 12


@dataclass(slots=True)
class _Box:
    """The box that a marker opened."""

    kind: str = ""  # "story": a headline or a few follow; "list": many; "": the lines are in no box
    in_block: bool = False  # whether the line under the marker adjoins it
    taken: int = 0
    before: Line | None = None  # the line of the box that was taken last


class MarkedStories:
    """Walks the lines of a page once and labels what stands in the boxes that markers open.

    `kind_of` tells from a marker's rule which kind of box it opens.
    """

    def __init__(
        self, doc: Document, lines: Sequence[Line], last: int, kind_of: Callable[[str], str | None]
    ) -> None:
        self._doc = doc
        self._lines = lines
        self._last = last  # the last line of the story's text
        self._kind_of = kind_of
        self._rules = {one.start: one.rule for one in doc.decisions if one.label is Label.RELATED_MARKER}
        self._headings = {
            one.start for one in doc.decisions if one.label is Label.SUBHEADING and one.score >= _SURE_HEADING
        }
        self._box = _Box()
        # Right behind a headline under a marker another one may stand.
        self._more = False
        # A paragraph above, to compare elements with; None where the marker itself is printed like it.
        self._paragraph: Line | None = None

    def take(self, first: int) -> Iterator[Line]:
        """Label the lines from `first` on; the headlines of a story marker's box, which the page promotes."""
        if not self._rules:
            return
        text: Line | None = None
        for here in range(first if first < len(self._lines) else 0, len(self._lines)):
            line = self._lines[here]
            if line.label is Label.BODY:
                text = line
            if line.label is Label.RELATED_MARKER:
                self._open(here, text)
            elif self._is_displayed(here):
                # A headline in the middle of the story reads like a subheading; right under a marker it is a link's,
                # and so is the next one if nothing is sure that it is the story's.
                kind = self._box.kind or "story"
                self._doc.revise(line, Label.RELATED, rule=f"related.after-{kind}-marker", score=0.8)
                if kind == "story":
                    yield line
                self._box.kind, self._more = "" if self._is_first() else self._box.kind, True
            elif self._take(here):
                yield line

    def _open(self, here: int, text: Line | None) -> None:
        line = self._lines[here]
        in_block = here + 1 < len(self._lines) and self._lines[here + 1].index == line.index + 1
        self._box = _Box(self._kind_of(self._rules[line.start]) or "story", in_block)
        # Where the marker itself is printed like the paragraphs, elements tell nothing.
        self._paragraph = None if text is not None and is_beside(line, text) else text

    def _is_first(self) -> bool:
        return self._box.kind == "story" and not self._box.taken and self._box.before is None

    def _is_displayed(self, here: int) -> bool:
        """Whether a line that was taken for the story's is a headline right under a story marker or behind another."""
        goes_on = self._more and here < self._last and self._lines[here].start not in self._headings
        return (self._is_first() or goes_on) and self._reads_as_headline(here)

    def _take(self, here: int) -> bool:
        """Label a line of the box; whether it is a headline that the page promotes."""
        line, box = self._lines[here], self._box
        self._more = False
        if (
            line.label not in _OF_ANOTHER_STORY
            or box.taken >= _MOST
            or (here < self._last and line.label in _CONTENT)
        ):
            box.kind = ""
        if not box.kind or line.label not in _OPEN:
            return False
        shape = shape_of(line)
        if self._story_goes_on(here):
            box.kind = ""
        elif line.label is None and _is_headline(line, box.before) and shape.prose < 2:
            self._doc.decide(line, Label.RELATED, rule=f"related.after-{box.kind}-marker", score=0.85)
            self._more = True
            box.taken, box.before = box.taken + 1, line
            return box.kind == "story"
        else:
            self._doc.revise(line, Label.RELATED, rule=f"related.part-of-{box.kind}-box", score=0.7)
            if shape.prose >= 2:
                box.kind = "list"  # another story's text: its headline was the last that belongs here
            box.before = line
        return False

    def _story_goes_on(self, here: int) -> bool:
        """Whether a line is no link and stands where the paragraphs do, is a paragraph, or a heading apart from the box."""
        line = self._lines[here]
        if line.label is None and self._paragraph is not None and is_beside(line, self._paragraph):
            return True
        is_apart = self._box.in_block and self._box.taken and self._lines[here - 1].index + 1 != line.index
        return here < self._last and (shape_of(line).prose >= 2 or bool(is_apart))

    def _reads_as_headline(self, here: int) -> bool:
        """Whether a line of the story is a headline by its form: a subheading, or words without a stop that are not torn."""
        line = self._lines[here]
        if line.label is not Label.BODY or (self._paragraph is not None and is_beside(line, self._paragraph)):
            return line.label is Label.SUBHEADING
        shape = shape_of(line)
        after = self._lines[here + 1].text if here + 1 < len(self._lines) else ""
        return (
            shape.prose < 0
            and shape.words >= 4
            and line.text[-1].isalnum()
            and line.text[0].isupper()
            and (after[:1].isupper() or after[:1] in _OPENS_SPEECH)
        )


def _is_headline(line: Line, before: Line | None) -> bool:
    """Whether a line in a list of stories is a headline, not a name, a count or a teaser under the last headline."""
    if (
        not len(line.text) * (1 if line.text.isascii() else 1.5) >= _SHORTEST
        or len(line.text) > _LONGEST
        or _NAME.fullmatch(line.text)
    ):
        return False
    if _INNER_STOP.search(line.text) and not shape_of(line).stops:
        return False  # a caption with its credit
    if before is not None and before.index + 1 == line.index and before.label is Label.RELATED:
        return not shape_of(line).stops
    return True
