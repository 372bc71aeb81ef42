"""The choice of one of several places by their weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from wirecleaner.scoring.model import SCALE, Model, Value

# Another end must be so many times likelier than the one that the rules see. In cross-validation 0, 2 and 4 differ by .001.
RULED = 2.0


@dataclass(slots=True)
class Choice:
    """One of several places, with the probability that it is the right one."""

    number: int
    probability: float


def choose(model: Model, rows: Sequence[Sequence[Value]]) -> Choice:
    """The row with the highest score."""
    scores = [model.total(row) for row in rows]
    best = scores.index(max(scores))
    whole = sum([exp((score - scores[best]) / SCALE) for score in scores])
    return Choice(best, 1 / whole)


def choose_reach(
    model: Model, rows: Sequence[Sequence[Value]], lengths: Sequence[int], ruled: int = 0
) -> Choice:
    """The row whose stretch shares most words with the right one, as far as can be expected.

    Of two ends that are equally likely the farther one is less wrong. Where the rules end the clause (`ruled` words) it
    ends, unless another place is far likelier.
    """
    scores = [model.total(row) for row in rows]
    best = max(scores)
    powers = [exp((score - best) / SCALE) for score in scores]
    whole = sum(powers)

    def shared(length: int) -> float:
        return sum(
            [
                power * length / other if length < other else power * other / length
                for power, other in zip(powers, lengths, strict=True)
            ]
        )

    shares = list(map(shared, lengths))
    chosen = shares.index(max(shares))
    if ruled in lengths and powers[lengths.index(ruled)] * RULED > powers[chosen]:
        chosen = lengths.index(ruled)
    return Choice(chosen, powers[chosen] / whole)
