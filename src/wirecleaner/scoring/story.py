"""Pages that are no single story: lists of headlines, and where a second article follows on the first."""

import regex

from wirecleaner.labels import Label
from wirecleaner.scoring.page import PROSE, Page

# Behind a marker a whole article follows if a name, a date and running text come within so many lines.
_ANOTHER_STORY = 8
# An index page: headlines and teasers, nowhere two sentences of running text under each other, no paragraph.
_HEADLINES = 4
_HEADLINE_WORDS = range(4, 25)
_LONG_PARAGRAPH = 250
# So many lines of running text are a story, behind which another one may begin.
_STORY = 3
# A wall stands right under the last sentence that may be read, a button or a second sentence between.
_WALL = 3
_STAMPS = frozenset({Label.BYLINE, Label.DATE})
_OF_HEAD = _STAMPS | {Label.BYLINE_NOTE, Label.MEASURE, Label.SHARE, Label.CREDIT, Label.CAPTION}
_NAME = regex.compile(r"\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]*){1,3}")
_BEFORE_ANOTHER = frozenset({Label.RELATED_MARKER, Label.COPYRIGHT})


def openings(page: Page) -> list[int]:
    """The markers and copyright lines behind which another whole article follows, once a story has been printed."""
    found, prose = [], 0
    for here, line in enumerate(page.lines):
        if line.label in _BEFORE_ANOTHER and prose >= _STORY and _opens_another_story(page, here):
            found.append(here)
        prose += line.label is None and page.shape(here).prose >= 1
    return found


def _opens_another_story(page: Page, marker: int) -> bool:
    """Whether a whole article follows a marker: a headline, then a name and a date, then running text."""
    named = dated = False
    for here in range(marker + 1, min(marker + 1 + _ANOTHER_STORY, len(page.lines))):
        line = page.lines[here]
        named = (
            named or line.label is Label.BYLINE or (line.label is None and bool(_NAME.fullmatch(line.text)))
        )
        dated = dated or line.label is Label.DATE
        if line.label is None and page.shape(here).prose >= 2 and named and dated:
            return True
    return False


def heading_of_index(page: Page) -> int | None:
    """The heading over a list of headlines: the first line of few words that stands alone above them."""
    found = None
    for here in range(len(page.lines)):
        if page.undecided(here) and page.shape(here).words in _HEADLINE_WORDS:
            return found
        if page.undecided(here) and not page.adjoins(here, here - 1) and not page.adjoins(here, here + 1):
            found = here if found is None else found
    return found


def is_index(page: Page) -> bool:
    """Whether the page is a list of headlines and teasers and no article."""
    together = prose = headlines = 0
    for here, line in enumerate(page.lines):
        if line.label is not None:
            continue
        shape = page.shape(here)
        if shape.prose > PROSE:
            together, prose = together + 1, prose + 1
            if together > 1 or shape.length >= _LONG_PARAGRAPH:
                return False
        else:
            together = 0
            headlines += shape.words in _HEADLINE_WORDS
    return headlines >= max(_HEADLINES, prose + 1) and not _is_one_story(page)


def _is_one_story(page: Page) -> bool:
    """Whether the little text there is has the head of a story, or a wall under it: a stub with lists of others.

    An index prints names and dates with every entry; a story has them once, between its headline and its text.
    """
    stamped = 0
    for here, line in enumerate(page.lines):
        if line.label is not None or page.shape(here).prose <= PROSE:
            continue
        under = page.lines[here + 1 : here + 1 + _WALL]
        if any(below.label is Label.PAYWALL for below in under):
            return True
        stamped += _follows_stamps(page, here)
    return stamped == 1


def _follows_stamps(page: Page, here: int) -> bool:
    """Whether a byline or a date stands over a line, and a headline over that; a name may have no label yet."""
    above = here - 1
    while above >= 0 and (
        page.lines[above].label in _OF_HEAD
        or (page.undecided(above) and page.shape(above).words < _HEADLINE_WORDS.start)
    ):
        above -= 1
    stamped = any(line.label in _STAMPS for line in page.lines[above + 1 : here])
    return stamped and page.undecided(above) and page.shape(above).words in _HEADLINE_WORDS
