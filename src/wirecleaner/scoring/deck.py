"""Whether the first running text of a story is a standfirst."""

import regex

from wirecleaner.labels import Label
from wirecleaner.scoring.page import STAMPS, Page, is_item
from wirecleaner.wire.datelines import find_dateline

_QUOTED = regex.compile(r"[\"“”«»]")
_FURNITURE = frozenset({Label.SHARE, Label.MEASURE, Label.FURNITURE, Label.EMBED, Label.COMMENT})
_PHOTO = frozenset({Label.CAPTION, Label.CREDIT})


def deck_score(page: Page, here: int) -> float:
    """The evidence that the first line of running text is a standfirst and not the body's first paragraph."""
    line, shape, weights = page.lines[here], page.shape(here), page.weights["deck"]
    if opens_with_dateline(line.text) or is_item(line):
        return weights["dateline"]
    following = page.next_prose(here + 1)
    if following >= page.end:
        return weights["dateline"]  # the only paragraph of a page is its body
    between = {item.label for item in page.lines[here + 1 : following]}
    score = weights["byline_or_date_after"] * bool(between & STAMPS)
    score += weights["furniture_after"] * bool(between & _FURNITURE)
    score += weights["caption_after"] * bool(between & _PHOTO)
    score += weights["advertisement_after"] * (Label.ADVERTISEMENT in between)
    score += weights["no_stop"] * (not shape.stops) + weights["quoted"] * bool(_QUOTED.search(line.text))
    score += weights["short"] * (shape.length < 200) + weights["long"] * (shape.length > 300)
    score += weights["dateline_next"] * opens_with_dateline(page.lines[following].text)
    score += weights["one_block_with_head"] * _is_one_block_with_head(page, here, following)
    return score


def _is_one_block_with_head(page: Page, here: int, following: int) -> bool:
    """Whether a line adjoins the lines of the head while the paragraphs after it stand apart."""
    return (
        page.adjoins(here, here - 1)
        and not page.adjoins(here, here + 1)
        and not page.adjoins(following, following + 1)
    )


def opens_with_dateline(text: str) -> bool:
    """Whether a text opens with a dateline that is proof by its form."""
    found = find_dateline(text)
    return found is not None and not found.needs_evidence
