"""The stretch of lines with the greatest sum of evidence."""

from collections.abc import Sequence

# Of a run of lines that speak against a stretch, the fifth counts half, the ninth a third.
_FADING = 4


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


def story_in(scores: Sequence[float], fixed: Sequence[bool]) -> tuple[int, int]:
    """The best stretch of fading scores, an empty one if there is none. What stands outside all that speak for one is not read.

    >>> story_in([-1, 2, -1, 3, -5, 1], [False] * 6)
    (1, 4)
    """
    speaking = [here for here, score in enumerate(scores) if score > 0]
    if not speaking:
        return 0, 0
    first, last = speaking[0], speaking[-1] + 1
    start, end = best_stretch(fading(scores[first:last], fixed[first:last])) or (0, 0)
    return first + start, first + end


def fading(scores: Sequence[float], fixed: Sequence[bool]) -> list[float]:
    """Scores among which the further a run of negative ones goes, the less each counts, but those that are fixed.

    Boxes of ten headlines stand between the paragraphs of a story that goes on below them; share bars and
    advertisements, which rules know, do so less often.

    >>> fading([-1, -1, 2, -1], [False] * 4)
    [-1.0, -0.8, 2, -1.0]
    """
    faded: list[float] = []
    strangers = 0
    for score, is_fixed in zip(scores, fixed, strict=True):
        if score >= 0:
            strangers = 0
        elif not is_fixed:
            score /= 1 + strangers / _FADING
            strangers += 1
        faded.append(score)
    return faded
