"""Other whole stories on a page: one appended behind the article, or the next page of a dump that holds several.

A story is running text of more than one paragraph under a head: a headline, a name, a day. Where a new page begins (a
link to its content, the end of the page before), a name or a day is enough, and the story begins at the top of its page.
"""

from typing import NamedTuple

import regex

from wirecleaner.document import Document, Line
from wirecleaner.dumps.posts import CONTENT
from wirecleaner.labels import Label
from wirecleaner.rules import load_rules
from wirecleaner.scoring.shape import Shape, shape_of

# Lines of a head between headline and text: deck, name, day, picture with credit, buttons. On a page of its own the
# menu stands over it.
_HEAD = 10
_PAGE_HEAD = 60
# A teaser has a paragraph at most; a story has two, and three where only a name or only a day stands over it.
_TEXT = 2
_TEXT_LENGTH = 200
_WITH_ONE_STAMP = 3
_READ_ON = 8
_HEADLINE = range(16, 201)
_NAME = regex.compile(r"\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]*){1,3}")
_OF_HEADLINE = frozenset(
    {None, Label.RELATED, Label.TITLE, Label.FURNITURE, Label.SUBHEADING, Label.DECK, Label.CAPTION}
)
_OF_TEXT = frozenset({None, Label.BODY, Label.RELATED, Label.FURNITURE, Label.DECK})
_SKIP_LINK = "menu.skip-link"


class Head(NamedTuple):
    """The first line of a story that stands on a page besides its own. `opens_page`: with a page of its own."""

    line: Line
    opens_page: bool


def find_heads(doc: Document) -> list[Head]:
    """The heads of the other whole stories, in order, in a document that all stages have seen."""
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
        self.lines = doc.written
        self.dated = {decision.start for decision in doc.decisions if decision.label is Label.DATE}
        self.named = {decision.start for decision in doc.decisions if decision.label is Label.BYLINE}
        self._skips = {decision.start for decision in doc.decisions if decision.rule == _SKIP_LINK}
        self._bylines = load_rules("bylines", doc.language)
        self._shapes: dict[int, Shape] = {}
        self._commented = self._in_comments()
        self._tops = self._tops_of_pages()

    def _in_comments(self) -> list[bool]:
        """For each line, whether readers speak there: behind a count of comments, up to a list of stories."""
        speaking, found = False, []
        for line in self.lines:
            if line.label is Label.COMMENT:
                speaking = True
            elif line.label in (Label.RELATED_MARKER, Label.COPYRIGHT) or line.start in self._skips:
                speaking = False
            found.append(speaking)
        return found

    def _tops_of_pages(self) -> list[int | None]:
        """For each line the first line of its page, if running text of another page stands before that."""
        top: int | None = None
        after_text = False
        found = []
        for here, line in enumerate(self.lines):
            found.append(top)
            if self.is_text(here) and self.shape(here).prose >= 2:
                after_text = True
            elif after_text and line.start in self._skips:
                top, after_text = here, False
            elif after_text and line.label is Label.COPYRIGHT:
                top, after_text = here + 1, False
            elif not after_text and top is not None and line.start in self._skips:
                top = here
        return found

    def shape(self, here: int) -> Shape:
        found = self._shapes.get(here)
        if found is None:
            found = self._shapes[here] = shape_of(self.lines[here])
        return found

    def is_text(self, here: int) -> bool:
        """Whether a line reads as running text and is none of those that only look like it."""
        return self.lines[here].label in _OF_TEXT and self.shape(here).prose >= 1

    def opens_text(self, here: int) -> bool:
        """Whether running text begins with a line."""
        if self._commented[here] or not self.is_text(here) or self.shape(here).prose < 2:
            return False
        return not (here and self.is_text(here - 1) and self.shape(here - 1).prose >= 2)

    def head_over(self, text: int) -> Head | None:
        """The head over the first paragraph of a story that is not the page's own."""
        paragraphs = self._paragraphs(text)
        if sum(len(self.lines[here].text) for here in paragraphs) < _TEXT_LENGTH:
            return None
        top = self._tops[text]
        if top is not None and top < text and self._is_new_page(top, text):
            return Head(self.lines[top], opens_page=True) if len(paragraphs) >= _TEXT else None
        if self.lines[text].label in CONTENT:
            return None  # the page's own story
        return self._appended(text, len(paragraphs))

    def _paragraphs(self, text: int) -> list[int]:
        """The first paragraphs of a text, up to a day or a name: those of the next entry of a list."""
        found = []
        for here in range(text, min(text + _READ_ON, len(self.lines))):
            if any(self._stamps(here)):
                break
            if self.is_text(here):
                found.append(here)
        return found

    def _is_new_page(self, top: int, text: int) -> bool:
        """Whether no other text stands between the top of a page and a paragraph, but a name or a day does."""
        if text - top > _PAGE_HEAD or any(
            self.is_text(here) and self.shape(here).prose >= 2 for here in range(top, text)
        ):
            return False
        return any(any(self._stamps(here)) for here in range(top, text))

    def _appended(self, text: int, paragraphs: int) -> Head | None:
        """The headline over name and day over a text, on the same page as the article."""
        dated = named = False
        sentences = 0
        for here in range(text - 1, max(text - 1 - _HEAD, -1), -1):
            is_date, is_name = self._stamps(here)
            dated, named = dated or is_date, named or is_name
            sentences += self.is_text(here)
            if (
                self.lines[here].label is Label.RELATED_MARKER
                or self.lines[here].label in CONTENT
                or sentences > 1
            ):
                return None
            if is_name or is_date or not (dated or named) or not self._may_be_headline(here):
                continue
            if paragraphs < (_TEXT if dated and named else _WITH_ONE_STAMP):
                return None
            return Head(self.lines[self._over_deck(here)], opens_page=False)
        return None

    def _stamps(self, here: int) -> tuple[bool, bool]:
        """Whether a line is a day, and whether it is a name."""
        line = self.lines[here]
        is_name = line.start in self.named or bool(_NAME.fullmatch(line.text))
        if not is_name and line.label in _OF_HEADLINE:
            hit = self._bylines.match(line)
            is_name = hit is not None and hit.rule.label is Label.BYLINE
        return line.start in self.dated, is_name

    def _may_be_headline(self, here: int) -> bool:
        shape, line = self.shape(here), self.lines[here]
        if line.label not in _OF_HEADLINE or line.text.endswith((".", ":")):
            return False
        return shape.words >= 3 and shape.length in _HEADLINE

    def _over_deck(self, here: int) -> int:
        """The headline, where what stood over name and day was its deck."""
        over = here - 1
        if over < 0 or self.lines[here].label is Label.TITLE or not self._may_be_headline(over):
            return here
        close = self.lines[here].index - self.lines[over].index <= 2
        return over if close and self.shape(here).length > self.shape(over).length else here
