"""From probabilities to a page: one title, one story with islands, a deck under the title.

A line is judged alone by the model; what a page is as a whole is decided here: inside the stretch of the story a
line is its text from a lower probability on than outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wirecleaner.scoring.judgement import LABELS, Judgement
from wirecleaner.scoring.standing import story_stretch

BODY, TITLE, DECK, HEADING, CAPTION, CREDIT, BYLINE, TAGS = (
    LABELS.index(name)
    for name in ("body", "title", "deck", "subheading", "caption", "credit", "byline", "tags")
)
_OF_STORY = (BODY, DECK, HEADING)
# Tried on the evaluation's folds: .3 to .7 inside and .6 to .95 outside change body F1 by less than .002.
INSIDE, OUTSIDE = 0.4, 0.8
# The rarest true title there had .03; a page without any line above it has none.
_TITLE = 0.03
# A title stands above the story or, where the deck was taken for its first line, within so many lines of it.
_WITHIN = 3


@dataclass(slots=True)
class Verdicts:
    """The label of each line that the model speaks of, with its probability; the title; where the story is."""

    labels: dict[int, tuple[int, float]]
    title: int | None
    start: int
    end: int


def decode(judgement: Judgement) -> Verdicts:
    """The verdicts on a page's lines."""
    probabilities = judgement.probabilities
    lengths = [shape.length for shape in judgement.sheet.shapes]
    start, end = story_stretch([_story(one) for one in probabilities], lengths)
    title = _title(judgement, start, end)
    labels: dict[int, tuple[int, float]] = {}
    for here in judgement.judged:
        one = probabilities[here]
        story = _story(one)
        options: Sequence[int]
        if story >= (INSIDE if start <= here < end else OUTSIDE):
            options = _OF_STORY
        else:
            options = (0, CAPTION, CREDIT, BYLINE, TAGS)
        best = max(options, key=one.__getitem__)
        if here == title:
            best = TITLE
        elif best == DECK and title is not None and here < title:
            best = 0 if one[DECK] < OUTSIDE else DECK
        labels[here] = best, story if best == BODY else one[best]
    inside = [here for here, (label, _) in labels.items() if label == BODY]
    return Verdicts(labels, title, min(inside, default=start), max(inside, default=end - 1) + 1)


def _story(one: Sequence[float]) -> float:
    return one[BODY] + one[DECK] + one[HEADING]


def _title(judgement: Judgement, start: int, end: int) -> int | None:
    """The likeliest headline above the story."""
    reach = min(end, start + _WITHIN) if end else len(judgement.probabilities)
    above = [here for here in judgement.judged if here < reach]
    best = max(above, key=lambda here: judgement.probabilities[here][TITLE], default=None)
    return best if best is not None and judgement.probabilities[best][TITLE] >= _TITLE else None
