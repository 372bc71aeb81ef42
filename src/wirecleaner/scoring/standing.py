"""The second look: what the first verdicts on a page's lines say of each one.

Facts as in `facts.py`, made of the probabilities of the first pass: those of the line itself, of its neighbours, how
much of the story stands above and below it, how far the likeliest headline is, and whether its layout is that of
the paragraphs.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log

from wirecleaner.labels import Label
from wirecleaner.scoring.model import Value
from wirecleaner.scoring.sheet import Sheet, place_in, step_of_distance
from wirecleaner.scoring.stretch import best_stretch, fading

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

Probabilities = Sequence[float]


@dataclass(slots=True)
class Standing:
    """The first verdicts on a page as columns."""

    labels: tuple[str, ...]
    first: list[Probabilities]
    best: list[int]
    story: list[float]
    step: list[int]
    verdict: list[int]
    stretch: tuple[int, int]
    mass: list[float]
    title: int
    near: list[float]
    gaps: dict[int, float]
    median: int

    @classmethod
    def of(cls, sheet: Sheet, first: list[Probabilities], labels: tuple[str, ...]) -> "Standing":
        """The columns of a page from the first probabilities of all its lines."""
        body, deck, heading, title = (labels.index(name) for name in ("body", "deck", "subheading", "title"))
        story = [one[body] + 0.5 * one[heading] + 0.3 * one[deck] for one in first]
        lengths = [shape.length for shape in sheet.shapes]
        sure = [here for here, one in enumerate(first) if one[body] > _SURE]
        kinds = Counter(sheet.gap[here] for here in sure)
        best = [one.index(max(one)) for one in first]
        step = [bisect_right(STEPS, share) for share in story]
        return cls(
            labels,
            first,
            best,
            story,
            step,
            _framed([label * 12 + share for label, share in zip(best, step, strict=True)]),
            story_stretch(story, sheet),
            list(
                accumulate(
                    (length * share for length, share in zip(lengths, story, strict=True)), initial=0.0
                )
            ),
            max(range(len(first)), key=lambda here: first[here][title], default=0),
            list(accumulate(story, initial=0.0)),
            {gap: number / len(sure) for gap, number in kinds.items()} if len(sure) >= 3 else {},
            sorted(lengths[here] for here in sure)[len(sure) // 2] if len(sure) >= 3 else 0,
        )


def story_stretch(story: Sequence[float], sheet: Sheet) -> tuple[int, int]:
    """The lines that the story reaches over: the best stretch of the odds of being in it."""
    scores: list[float] = []
    for share, shape in zip(story, sheet.shapes, strict=True):
        odds = _odds(share)
        longest = _LONGEST if odds > 0 else _LONGEST_STRANGER
        scores.append(odds * min(max(shape.length, _SHORTEST), longest) ** 0.5)
    for here, is_settled in enumerate(sheet.settled):
        if is_settled and sheet.lines[here].label in _ENDS:
            scores[here] = _END
    return best_stretch(fading(scores, sheet.settled)) or (0, 0)


def _odds(share: float) -> float:
    """The odds of a share as a logarithm, between -2 and 4; outside of .1 and .99 they are one of these."""
    if not 0.1 < share < 0.99:
        return -2.0 if share < 0.5 else 4.0
    return min(4.0, max(-2.0, log(share / (1 - share))))


def _framed(verdicts: list[int]) -> list[int]:
    """A column with three lines off the page at either end."""
    return [200] * 3 + verdicts + [200] * 3


GROUPS = (
    "own_other", "own_body", "own_title", "own_deck", "own_subheading", "own_caption", "own_credit", "own_byline",
    "own_tags", "three_above", "two_above", "one_above", "one_below", "two_below", "three_below", "above_and_own",
    "below_and_own", "around", "layout", "layout_and_own", "place", "place_and_best", "region_and_own", "share",
    "share_and_own", "share_and_length", "title", "title_and_best", "near", "near_and_own",
)  # fmt: skip


def standing_of(page: Standing, sheet: Sheet, here: int) -> list[Value]:
    """The values of a line, one for each group in the order of `GROUPS`."""
    count, own, best = len(page.step), page.step[here], page.best[here]
    around = page.verdict[here : here + 3] + page.verdict[here + 4 : here + 7]
    above = page.step[here - 1] if here else 11
    below = page.step[here + 1] if here + 1 < count else 11
    gap = bisect_right((0.001, 0.15, 0.4), page.gaps.get(sheet.gap[here], 0.0)) if page.gaps else 4
    length = sheet.shapes[here].length
    layout = gap * 8 + (bisect_right(_RATIOS, length / page.median) if page.median else 0)
    region, place = place_in(page.stretch, here)
    share = _share(page, here)
    to_title = here - page.title
    title = (20 + step_of_distance(to_title)) if to_title > 0 else step_of_distance(-to_title)
    first, last = max(0, here - _NEAR), min(count, here + _NEAR + 1)
    near_above = bisect_right(STEPS, (page.near[here] - page.near[first]) / max(1, here - first))
    near_below = bisect_right(STEPS, (page.near[last] - page.near[here + 1]) / max(1, last - here - 1))
    return [
        *(bisect_right(STEPS, one) for one in page.first[here]),
        *around,
        around[2] * 16 + best,
        around[3] * 16 + best,
        (above * 12 + own) * 12 + below,
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
        near_above * 12 + near_below,
        (near_above * 12 + near_below) * 4 + own // 3,
    ]


def _share(page: Standing, here: int) -> int:
    """Which share of the story stands above a line: 0 none, 1 to 10 in tenths, 11 all."""
    share = page.mass[here] / max(page.mass[-1], 1.0)
    return 0 if share < 0.005 else 11 if share > 0.995 else 1 + int(10 * share)
