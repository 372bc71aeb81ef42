"""Where one article of a dump ends and the next begins.

Archives and agencies print lines between the articles of a file (`data/common/divisions.toml`). A web page may print a
second story behind its own: a headline, a name and a day, and running text that the page's article did not take.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.posts import CONTENT
from wirecleaner.rules import Rule, load_rules
from wirecleaner.scoring.shape import Shape, shape_of

# One counter or end mark proves nothing: every page of some agencies ends with one.
FEWEST = 2
# Characters that a source without any such line lacks: a look before the lines are looked at.
_SEEN_IN = (
    "DOCUMENT",
    "ocument",
    "okument",
    "NNNN",
    "ZCZC",
    "^END<",
    "==Kyodo",
    "Enditem",
    "GMT",
    "UTC",
    "LexisNexis",
)
# "(MORE)" before the end mark: the next transmission goes on with the same story.
_MORE = regex.compile(r"[(\[-]{1,2} ?(?:MORE|more|A SUIVRE|SIGUE|SEGUE) ?[)\]-]{1,2}")
_MORE_LINES = 4

# The head of a story: between headline and text stood at most deck, name, day, picture with credit, buttons.
_HEAD = 8
_TEXT = 2
_TEXT_LENGTH = 200
_WITH_ONE_STAMP = 3
_HEADLINE = range(16, 201)
_NAME = regex.compile(r"\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]*){1,3}")
_OF_HEADLINE = frozenset(
    {None, Label.RELATED, Label.TITLE, Label.FURNITURE, Label.SUBHEADING, Label.DECK, Label.CAPTION}
)
_ENDS = frozenset({Label.COPYRIGHT, Label.SIGN_OFF, Label.COMMENT, Label.TAGS})


class Division(NamedTuple):
    """A stretch of a source that is taken for one article. `is_marked`: a line of the file says that it is one."""

    start: int
    end: int
    is_marked: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    opens: bool


def by_marks(source: str) -> list[Division]:
    """The stretches that the lines between the articles of an export or a feed leave; nothing without such lines.

    What stands before the first counter is a stretch too: a cover sheet, or an article whose counter was lost.
    """
    marks = list(_marks(source))
    opening = [mark.start for mark in marks if mark.opens]
    if len(opening) >= FEWEST:
        edges = _edges(source, opening)
        return [
            Division(start, end, start >= opening[0] or end > opening[0]) for start, end in pairwise(edges)
        ]
    closing = [mark for mark in marks if not mark.opens]
    cuts = [
        mark.end
        for at, mark in enumerate(closing)
        if at + 1 == len(closing) or source[mark.end : closing[at + 1].start].strip()
    ]
    edges = _edges(source, cuts)
    return (
        [Division(start, end, end <= cuts[-1]) for start, end in pairwise(edges)]
        if len(cuts) >= FEWEST
        else []
    )


def _edges(source: str, cuts: Sequence[int]) -> list[int]:
    """Where stretches begin and end; what holds no text at the two ends of the source belongs to its neighbour."""
    edges = [0, *cuts, len(source)]
    if not source[edges[0] : edges[1]].strip():
        edges.pop(1)
    if len(edges) > 2 and not source[edges[-2] : edges[-1]].strip():
        edges.pop(-2)
    return edges


def _marks(source: str) -> Iterator[_Mark]:
    if not any(piece in source for piece in _SEEN_IN):
        return
    at, since_more = 0, _MORE_LINES + 1
    rules = _rules()
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text:
            since_more = 0 if _MORE.fullmatch(text) else since_more + 1
            for rule in rules:
                if len(text) <= rule.longest and rule.compiled.search(text):
                    opens = rule.kind == "opens"
                    if opens or since_more > _MORE_LINES:
                        yield _Mark(at, at + len(raw), opens)
                    break
        at += len(raw)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(load_rules("divisions").rules)


class Head(NamedTuple):
    """The first line of a story that the page prints besides its own."""

    line: Line
    is_inside: bool  # the page's body runs on over it


def find_heads(doc: Document) -> list[Head]:
    """The heads of the other whole stories on a page, in order, of a document that all stages have seen."""
    page = _Page(doc)
    heads: list[Head] = []
    here = 0
    while here < len(page.lines):
        if not page.opens_text(here):
            here += 1
            continue
        if (head := page.head_over(here)) is not None:
            heads.append(head)
        while here < len(page.lines) and page.is_text(here):
            here += 1
    return heads


class _Page:
    """The lines with text, and what was said of them at any time."""

    def __init__(self, doc: Document) -> None:
        self.lines = [line for line in doc.lines if line.label is not Label.BLANK]
        self.dated = {decision.start for decision in doc.decisions if decision.label is Label.DATE}
        self.named = {decision.start for decision in doc.decisions if decision.label is Label.BYLINE}
        self.first = next(
            (here for here, line in enumerate(self.lines) if line.label in CONTENT), len(self.lines)
        )
        self.title = next(
            (here for here, line in enumerate(self.lines) if line.label is Label.TITLE), self.first
        )
        self._shapes: dict[int, Shape] = {}
        self._commented = self._in_comments()

    def _in_comments(self) -> list[bool]:
        """For each line, whether readers speak there: behind a count of comments, up to a list of stories."""
        speaking, found = False, []
        for line in self.lines:
            if line.label is Label.COMMENT:
                speaking = True
            elif line.label in (Label.RELATED_MARKER, Label.COPYRIGHT):
                speaking = False
            found.append(speaking)
        return found

    def shape(self, here: int) -> Shape:
        found = self._shapes.get(here)
        if found is None:
            found = self._shapes[here] = shape_of(self.lines[here])
        return found

    def is_text(self, here: int) -> bool:
        """Whether a line reads as running text and is none of those that only look like it."""
        label = self.lines[here].label
        return (
            label in (None, Label.BODY, Label.RELATED, Label.FURNITURE, Label.DECK)
            and self.shape(here).prose >= 1
        )

    def opens_text(self, here: int) -> bool:
        """Whether running text of more than one paragraph begins with a line."""
        if not self.is_text(here) or self.shape(here).prose < 2 or self._commented[here]:
            return False
        return not (here and self.is_text(here - 1) and self.shape(here - 1).prose >= 2)

    def head_over(self, text: int) -> Head | None:
        """The head over the first paragraph of a story that is not the page's own."""
        paragraphs = [here for here in range(text, min(text + _HEAD, len(self.lines))) if self.is_text(here)]
        if sum(len(self.lines[here].text) for here in paragraphs) < _TEXT_LENGTH:
            return None
        dated = named = False
        for here in range(text - 1, max(text - 1 - _HEAD, -1), -1):
            line = self.lines[here]
            is_name = line.start in self.named or bool(_NAME.fullmatch(line.text))
            is_date = line.start in self.dated
            dated, named = dated or is_date, named or is_name
            if line.label is Label.RELATED_MARKER or self.is_text(here):
                return None
            if is_name or is_date or not (dated or named) or not self.may_be_headline(here):
                continue
            if len(paragraphs) < (_TEXT if dated and named else _WITH_ONE_STAMP):
                return None
            return self._head(self._over_deck(here), text, dated and named)
        return None

    def may_be_headline(self, here: int) -> bool:
        shape = self.shape(here)
        return (
            self.lines[here].label in _OF_HEADLINE
            and shape.words >= 3
            and shape.length in _HEADLINE
            and not self.lines[here].text.endswith((".", ":"))
        )

    def _over_deck(self, here: int) -> int:
        """The headline, where what stood over name and day was its deck."""
        over = here - 1
        if over < 0 or self.lines[here].label is Label.TITLE or not self.may_be_headline(over):
            return here
        close = self.lines[here].index - self.lines[over].index <= 2
        return over if close and self.shape(here).length > self.shape(over).length else here

    def _head(self, here: int, text: int, stamped: bool) -> Head | None:
        line = self.lines[here]
        if self.lines[text].label is not Label.BODY:
            return Head(self._top_of_page(here) or line, is_inside=False)
        if here <= self.title or text <= self.first or not stamped:
            return None  # the page's own story
        return Head(top, is_inside=True) if (top := self._top_of_page(here)) else None

    def _top_of_page(self, here: int) -> Line | None:
        """The first line of the page that a headline stands on, if the page before has ended over it."""
        before = here - 1
        while before >= 0 and self.lines[before].label not in CONTENT:
            if self.lines[before].label in _ENDS:
                return self.lines[before + 1]
            before -= 1
        return None
