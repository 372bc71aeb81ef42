"""Which line above the story is its headline."""

from functools import cache

import regex

from wirecleaner.data import load_table
from wirecleaner.document import Line
from wirecleaner.labels import Label
from wirecleaner.scoring.page import STAMPS, Page

# How far above the story a headline is looked for: heads with share bars and font buttons had up to 24 lines.
_HEAD = 60
# How many lines of the story tell which words are its own.
_OPENING = 4
_PARAGRAPH = 300
# A site's name stands among the first lines; a button that repeats it is short.
_TOP = 10
_BUTTON = 45
_MARKS = ',.;:!?"“”„«»()'


def find_title(page: Page) -> tuple[int, float] | None:
    """The place of the best headline above the story, with its score; None if no line has a score above zero."""
    opening = " ".join(line.text[:_PARAGRAPH] for line in page.lines[page.start : page.start + _OPENING])
    for mark in _MARKS:
        opening = opening.replace(mark, " ")
    story_words = frozenset(opening.lower().split())
    first = max(0, page.start - _HEAD)
    counts: dict[str, int] = {}
    for line in page.lines[first : page.end]:
        counts[line.text] = counts.get(line.text, 0) + 1
    scores = {
        here: title_score(page, here, story_words, counts)
        for here in range(first, page.start)
        if page.undecided(here)
    }
    best = max(scores, key=lambda here: scores[here], default=None)
    return (best, scores[best]) if best is not None and scores[best] > 0 else None


def title_score(page: Page, here: int, story_words: frozenset[str], counts: dict[str, int]) -> float:
    """The evidence that a line is the headline. `counts`: how often each line is printed on the page."""
    line, shape, weights = page.lines[here], page.shape(here), page.weights["title"]
    own = [word for word in line.words if len(word) > 3]
    shared = sum(word in story_words for word in own) / len(own) if own else 0.0
    facts = next(
        (there for there in range(here + 1, page.start) if page.lines[there].label in STAMPS), page.start
    )
    score = weights["bias"] + weights["distance"] * min(facts - here - 1, 20)
    score += weights["long_enough"] * (25 <= shape.length <= 150) + weights["many_words"] * (shape.words >= 4)
    score += weights["few_words"] * (shape.words < 3) + weights["too_long"] * (shape.length > 180)
    score += weights["stops"] * (line.text.endswith(".") and shape.stops)
    score += weights["title_case"] * (shape.title_case >= 0.75 and shape.words >= 4)
    score += weights["words_of_story"] * shared * min(1.0, len(own) / 3)
    score += weights["before_facts"] * (facts == here + 1)
    score += weights["no_word_of_story"] * (shared == 0.0 and len(own) > 1)
    score += weights["under_headline"] * _is_under_headline(page, here) * (1.0 + page.adjoins(here, here - 1))
    score += weights["running_text"] * (shape.prose >= 1)
    score += weights["under_byline"] * (facts == page.start and _has_byline_above(page, here))
    score += weights["names_site"] * _names_site(page, line)
    score += weights["in_page_title"] * (line.text in page.page_titles)
    score += weights["printed_again"] * (counts[line.text] > 1) + weights["first_line"] * (here == 0)
    if line.markup is not None:
        score += (
            weights["heading"] * (line.markup.heading == 1) + weights["list_item"] * line.markup.list_item
        )
        score += weights["link"] * ((line.markup.link_share or 0.0) > 0.6 or line.markup.image)
    return score


def _names_site(page: Page, line: Line) -> bool:
    """Whether a line is a button with the site's name in it: "Search The Example", where "The Example" stands alone."""
    if len(line.text) > _BUTTON:
        return False
    return any(
        8 <= len(other.text) < len(line.text) and other.text in line.text
        for other in page.lines[:_TOP]
        if other is not line
    )


def _has_byline_above(page: Page, here: int) -> bool:
    """Whether the head's byline stands above a line: what follows it is a post's or a box's heading."""
    return any(line.label is Label.BYLINE for line in page.lines[max(0, here - _HEAD) : here])


def _is_under_headline(page: Page, here: int) -> bool:
    """Whether the line above could be the headline, so that this one would be its deck.

    Capitals settle it: under a sentence (a caption) a line in title case is the headline.
    """
    above = here - 1
    if page.shape(here).title_case >= 0.75 and page.undecided(above) and page.shape(above).title_case < 0.75:
        return False
    return page.undecided(above) and 25 <= page.shape(above).length <= 180 and page.shape(above).words >= 5


def headline_of(line: Line) -> tuple[int, int]:
    """The stretch of a line's text that is the headline, without the wire's prefix and take number."""
    before, after = _wire_marks()
    start = found.end() if (found := before.match(line.text)) else 0
    end = found.start() if (found := after.search(line.text)) else len(line.text)
    return (start, end) if start < end else (0, len(line.text))


@cache
def _wire_marks() -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    table = load_table("common", "headlines")
    slugs, bracketed, ends = ("|".join(table[name]) for name in ("slugs", "bracketed", "ends"))
    before = rf"(?:(?:{slugs})(?: \d{{1,2}})?\s?[-:–]\s*)++|\((?:\d(?:st|nd|rd|th) )?(?:{bracketed})\)\s*"
    return regex.compile(before), regex.compile(rf"\s*(?:{ends})$")
