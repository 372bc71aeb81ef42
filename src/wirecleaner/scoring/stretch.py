"""The stretch of lines with the greatest sum of evidence."""

from collections.abc import Sequence


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
