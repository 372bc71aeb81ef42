"""Where the story begins and ends: the stretch of lines with the greatest sum of evidence."""

from collections.abc import Sequence

import regex

from wirecleaner.labels import Label
from wirecleaner.scoring.page import CONTENT, PROSE, Page

# Behind a marker a whole article follows if a name, a date and running text come within so many lines.
_ANOTHER_STORY = 8
# Lines between two paragraphs of one story: a box of another story, a post's time and heading, an advertisement.
_GAP = 7
_ENDS = frozenset(
    {
        Label.RELATED_MARKER,
        Label.COMMENT,
        Label.COPYRIGHT,
        Label.SIGN_OFF,
        Label.TAGS,
        Label.NOTICE,
        Label.BYLINE_NOTE,
    }
)
# A count of comments stands over many stories; only after some running text does it end one.
_STORY = 3
# What one line can take from a story: a heading in capitals between two paragraphs does not end it.
_LEAST = -1.0
# An index page: headlines and teasers, nowhere two sentences of running text under each other, no paragraph.
_HEADLINES = 4
_HEADLINE_WORDS = range(4, 25)
_LONG_PARAGRAPH = 250
# A name in mid-sentence; weekdays are in every story.
_CAPITALISED = regex.compile(r"(?<=[\p{L},] )(?!\p{Lu}\p{Ll}+day\b)\p{Lu}\p{Ll}{3,}")
_READ = 1000
_RECENT = 30
_QUOTED = regex.compile(r"[\"“”«»„]")
_NAME = regex.compile(r"\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]*){1,3}")


def find_story(page: Page) -> bool:
    """Set the stretch of lines that is the story; False if the page has none."""
    scores = [_story_score(page, here) for here in range(len(page.lines))]
    ended, prose = False, 0
    for here, line in enumerate(page.lines):
        if line.label is Label.RELATED_MARKER and _opens_another_story(page, here):
            scores[here] += page.weights["story"]["another_story"]
        if ended and line.label is None and scores[here] < 0:
            scores[here] += page.weights["story"]["after_end"]
        prose += line.label is None and scores[here] >= 1
        ended = ended or (prose >= _STORY and line.label in (Label.COMMENT, Label.COPYRIGHT))
    stretch = best_stretch(scores)
    if stretch is None:
        return _take_longest(page)
    if _is_index(page):
        page.title = _heading_of_index(page)
        page.doc.propose(
            "no_article", "a list of headlines and teasers", None, rule="roles.index-page", score=0.8
        )
        return False
    page.start, page.end = stretch
    _extend(page)
    while page.start < page.end and (
        page.lines[page.start].label not in (None, *CONTENT) or scores[page.start] <= 0
    ):
        page.start += 1
    return True


def _extend(page: Page) -> None:
    """Take in paragraphs that follow close behind the story, where nothing between says that it has ended."""
    here, boxed, open_lines = page.end, False, 0
    while here < len(page.lines) and open_lines < _GAP:
        label = page.lines[here].label
        open_lines += label is None
        if label is Label.RELATED_MARKER:
            boxed = True
        elif label in _ENDS:
            return
        elif label is None and _goes_on(page, here, boxed):
            page.end, boxed, open_lines = here + 1, False, 0
        here += 1


def _goes_on(page: Page, here: int, boxed: bool) -> bool:
    """Whether running text behind a gap is the story's: a paragraph, or a sentence that names its people."""
    prose = page.shape(here).prose
    if here == page.end:
        return prose >= PROSE
    if not boxed and (prose >= 2 or (prose >= 1 and _QUOTED.search(page.lines[here].text))):
        return True
    return prose >= 1 and _shares_names(page, here)


def _shares_names(page: Page, here: int) -> bool:
    """Whether a line behind a box of other stories goes on with the people of this one.

    They are in what was printed last: reading the whole story again for every box would cost its square.
    """
    story = page.lines[max(page.start, page.end - _RECENT) : page.end]
    known = {name for line in story for name in _CAPITALISED.findall(line.text[:_READ])}
    return any(name in known for name in _CAPITALISED.findall(page.lines[here].text[:_READ]))


def _story_score(page: Page, here: int) -> float:
    label = page.lines[here].label
    if label is None or label is Label.BODY:
        return max(page.shape(here).prose, _LEAST)
    weights = page.weights["story"]
    return weights.get(label.value, weights["settled"])


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


def _heading_of_index(page: Page) -> int | None:
    """The heading over a list of headlines: the first line of few words that stands alone above them."""
    found = None
    for here in range(len(page.lines)):
        if page.undecided(here) and page.shape(here).words in _HEADLINE_WORDS:
            return found
        if page.undecided(here) and not page.adjoins(here, here - 1) and not page.adjoins(here, here + 1):
            found = here if found is None else found
    return found


def _is_index(page: Page) -> bool:
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
    return headlines >= max(_HEADLINES, prose + 1)


def _take_longest(page: Page) -> bool:
    """A page without one sentence of running text: its longest line is the story, if it is no mere menu."""
    open_lines = [here for here in range(len(page.lines)) if page.lines[here].label is None]
    if not open_lines or (len(open_lines) > 3 and max(page.shape(here).length for here in open_lines) < 60):
        return False
    longest = max(open_lines, key=lambda here: (page.shape(here).length, -here))
    if len(open_lines) > 1 and longest == open_lines[0]:
        longest = max(open_lines[1:], key=lambda here: page.shape(here).length)
    page.doc.decide(page.lines[longest], Label.BODY, rule="roles.longest-line", score=0.3)
    page.start, page.end = longest, longest + 1
    return True


def best_stretch(scores: Sequence[float]) -> tuple[int, int] | None:
    """The half-open stretch with the greatest sum, or None if no score is above zero. Linear (Kadane).

    >>> best_stretch([-1, 2, -1, 3, -5, 1])
    (1, 4)
    """
    best, stretch = 0.0, None
    total, start = 0.0, 0
    for here, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, here
        total += score
        if total > best:
            best, stretch = total, (start, here + 1)
    return stretch
