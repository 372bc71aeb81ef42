"""The second look: what the first verdicts on a page's lines say of each one.

Facts as in `facts.py`, made of the probabilities of the first pass: those of the line itself, of its neighbours, how
much of the story stands above and below it, how far the likeliest headline is, and whether its layout is that of
the paragraphs.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from math import log

from wirecleaner.labels import Label
from wirecleaner.scoring.model import Row
from wirecleaner.scoring.sheet import Sheet, places_in, step_of_distance
from wirecleaner.scoring.stretch import story_in

STEPS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
_LENGTHS = (20, 40, 80, 150, 300)
_RATIOS = (0.1, 0.2, 0.35, 0.5, 0.75, 1.3, 2.0)
_NEAR = 6
_SURE = 0.8
# A paragraph weighs as the root of its length: ten short ones outweigh a long one.
_LONGEST, _LONGEST_STRANGER, _SHORTEST = 1000, 300, 15
# What no story goes on below speaks against it as much as a sure paragraph of 900 characters speaks for it.
_ENDS = frozenset({Label.COMMENT, Label.COPYRIGHT})
_END = -120.0
# A share up to this says no more than this does; lines of no story weigh nearly all the same, by their length.
_UNLIKELY, _LIKELY = 0.1, 0.99
_AGAINST = [-2.0 * max(length, _SHORTEST) ** 0.5 for length in range(_LONGEST_STRANGER + 1)]
# How usual a gap is among the sure paragraphs, of which there have to be a few.
_GAPS, _USUAL, _FEWEST = range(4), (0.001, 0.15, 0.4), 3
_NO_LAYOUT = 32
_OFF_PAGE = (200, 200, 200)
_EVERY = repeat(STEPS)

Probabilities = Sequence[float]


@dataclass(slots=True)
class Standing:
    """The first verdicts on a page as columns."""

    first: list[Probabilities]
    best: list[int]  # the likeliest label
    step: list[int]  # how likely a line is the story's, in steps
    verdict: list[int]  # both as one code, with three lines off the page at either end
    region: list[int]  # where a line stands to the story
    place: list[int]
    share: list[int]  # of the story above a line: 0 none, 1 to 10 in tenths, 11 all
    title: int
    near: list[float]  # the sum of the story's probabilities above each line
    gaps: dict[int, int]  # how usual each kind of gap is for a paragraph, in steps
    median: int  # the length of a paragraph

    @classmethod
    def of(cls, sheet: Sheet, first: list[Probabilities], labels: tuple[str, ...]) -> "Standing":
        """The columns of a page from the first probabilities of all its lines."""
        body, deck, heading, title = (labels.index(name) for name in ("body", "deck", "subheading", "title"))
        story = [one[body] + 0.5 * one[heading] + 0.3 * one[deck] for one in first]
        sure = [here for here, one in enumerate(first) if one[body] > _SURE]
        best = [0 if one[0] > 0.5 else one.index(max(one)) for one in first]
        step = [bisect_right(STEPS, share) for share in story]
        titles = [one[title] for one in first]
        gaps, median = _layout(sheet, sure) if len(sure) >= _FEWEST else ({}, 0)
        return cls(
            first,
            best,
            step,
            [*_OFF_PAGE, *[label * 12 + share for label, share in zip(best, step, strict=True)], *_OFF_PAGE],
            *places_in(story_stretch(story, sheet), len(story)),
            _shares(story, sheet),
            titles.index(max(titles)) if titles else 0,
            list(accumulate(story, initial=0.0)),
            gaps,
            median,
        )


def _layout(sheet: Sheet, sure: Sequence[int]) -> tuple[dict[int, int], int]:
    """How usual each kind of gap is among the sure paragraphs, and the length of the middle one."""
    kinds = Counter([sheet.gap[here] for here in sure])
    usual = {gap: bisect_right(_USUAL, kinds[gap] / len(sure)) for gap in _GAPS}
    return usual, sorted([sheet.shapes[here].length for here in sure])[len(sure) // 2]


def _shares(story: Sequence[float], sheet: Sheet) -> list[int]:
    """Which share of the story stands above each line: 0 none, 1 to 10 in tenths, 11 all."""
    weights = [shape.length * share for shape, share in zip(sheet.shapes, story, strict=True)]
    *above, total = accumulate(weights, initial=0.0)
    whole = max(total, 1.0)
    shares = [mass / whole for mass in above]
    return [0 if share < 0.005 else 11 if share > 0.995 else 1 + int(10 * share) for share in shares]


def story_stretch(story: Sequence[float], sheet: Sheet) -> tuple[int, int]:
    """The lines that the story reaches over: the best stretch of the odds of being in it."""
    scores = [
        _AGAINST[min(shape.length, _LONGEST_STRANGER)]
        if share <= _UNLIKELY
        else _evidence(share, shape.length)
        for share, shape in zip(story, sheet.shapes, strict=True)
    ]
    for here, line in enumerate(sheet.lines):
        if line.label in _ENDS:
            scores[here] = _END
    return story_in(scores, sheet.settled)


def _evidence(share: float, length: int) -> float:
    """What a line adds to a stretch of the story: the odds of its share, between -2 and 4, by its length."""
    odds = min(4.0, max(-2.0, log(share / (1 - share)))) if share < _LIKELY else 4.0
    root: float = min(max(length, _SHORTEST), _LONGEST if odds > 0 else _LONGEST_STRANGER) ** 0.5
    return odds * root


GROUPS = (
    "own_other", "own_body", "own_title", "own_deck", "own_subheading", "own_caption", "own_credit", "own_byline",
    "own_tags", "three_above", "two_above", "one_above", "one_below", "two_below", "three_below", "above_and_own",
    "below_and_own", "around", "layout", "layout_and_own", "place", "place_and_best", "region_and_own", "share",
    "share_and_own", "share_and_length", "title", "title_and_best", "near", "near_and_own",
)  # fmt: skip


def standing_of(page: Standing, sheet: Sheet, lines: Sequence[int]) -> list[Row]:
    """The values of some lines: for each a row with one for each group in the order of `GROUPS`."""
    count, median = len(page.step), page.median
    steps = [11, *page.step, 11]
    rows: list[Row] = []
    for here in lines:
        own, best, region, place = page.step[here], page.best[here], page.region[here], page.place[here]
        three_above, two_above, above, _, below, two_below, three_below = page.verdict[here : here + 7]
        length = sheet.shapes[here].length
        layout = (
            page.gaps[sheet.gap[here]] * 8 + bisect_right(_RATIOS, length / median) if median else _NO_LAYOUT
        )
        share, title, near = page.share[here], _to_title(here - page.title), _near(page.near, here, count)
        rows.append(
            (
                *map(bisect_right, _EVERY, page.first[here]),
                three_above,
                two_above,
                above,
                below,
                two_below,
                three_below,
                above * 16 + best,
                below * 16 + best,
                (steps[here] * 12 + own) * 12 + steps[here + 2],
                layout,
                layout * 8 + own // 2,
                place,
                place * 16 + best,
                region * 16 + own,
                share,
                share * 16 + own,
                share * 8 + bisect_right(_LENGTHS, length),
                title,
                title * 16 + best,
                near,
                near * 4 + own // 3,
            )
        )
    return rows


def _to_title(distance: int) -> int:
    """How far a line is from the likeliest headline, in steps: up to 9 above it, 20 to 29 below it."""
    return 20 + step_of_distance(distance) if distance > 0 else step_of_distance(-distance)


def _near(mass: list[float], here: int, count: int) -> int:
    """How much of the few lines above and of those below a line is the story's, both as one code."""
    first, last = max(0, here - _NEAR), min(count, here + _NEAR + 1)
    above = bisect_right(STEPS, (mass[here] - mass[first]) / max(1, here - first))
    return above * 12 + bisect_right(STEPS, (mass[last] - mass[here + 1]) / max(1, last - here - 1))
