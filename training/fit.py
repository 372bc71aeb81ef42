"""A multinomial logistic regression over sparse facts, and its weights as whole numbers.

L-BFGS from zero on sorted facts: the same data gives the same bytes on one machine.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

from wirecleaner.scoring.model import SCALE, Value

Fact = tuple[int, Value]
# Tried 3, 10 and 30 on the evaluation's folds: body F1 .9342, .9360 and .9342, titles .836, .831 and less.
PENALTY = 10.0
# For the choice of the headline, of which there is one a page.
CHOICE_PENALTY = 2.0
# A fact that only one or two publishers' pages have cannot be learned from. Five for words, and no small words of a
# language in paragraphs, were tried: body F1 .937 instead of .938.
FEWEST_GROUPS = 3
# A weight below this moves no verdict.
_LEAST = 0.015


def known_facts(rows: Iterable[tuple[str, Iterable[Fact]]], fewest: int = FEWEST_GROUPS) -> dict[Fact, int]:
    """A column for each fact that the pages of enough groups have, in a fixed order."""
    groups: dict[Fact, set[str]] = defaultdict(set)
    for group, facts in rows:
        for fact in facts:
            groups[fact].add(group)
    kept = (fact for fact, seen in groups.items() if len(seen) >= fewest)
    return {fact: at for at, fact in enumerate(sorted(kept, key=lambda fact: (fact[0], str(fact[1]))))}


def matrix(rows: Iterable[Iterable[Fact]], columns: dict[Fact, int]) -> sparse.csr_matrix:
    """One row a line, a one for each of its facts."""
    places: list[int] = []
    ends = [0]
    for facts in rows:
        # Sorted: the words of a line come in another order in every process, and sums of floats depend on the order.
        places.extend(sorted(columns[fact] for fact in facts if fact in columns))
        ends.append(len(places))
    ones = np.ones(len(places), np.float32)
    return sparse.csr_matrix(
        (ones, np.array(places, np.int32), np.array(ends)), (len(ends) - 1, len(columns))
    )


def fit(
    lines: sparse.csr_matrix,
    labels: np.ndarray,
    weights: np.ndarray,
    count: int,
    steps: int,
    penalty: float = PENALTY,
) -> np.ndarray:
    """The weights of each fact for each label."""
    rows, columns = lines.shape
    turned = lines.T.tocsr()
    wanted = np.zeros((rows, count), np.float32)
    wanted[np.arange(rows), labels] = 1
    weight = weights.astype(np.float32)[:, None]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        scores = lines @ flat.reshape(columns, count).astype(np.float32)
        scores -= scores.max(1, keepdims=True)
        powers = np.exp(scores)
        whole = powers.sum(1, keepdims=True)
        gain = ((scores - np.log(whole)) * wanted * weight).sum(dtype=np.float64)
        slope = turned @ ((powers / whole - wanted) * weight)
        value = -gain + 0.5 * penalty * float(flat @ flat)
        return value, slope.astype(np.float64).ravel() + penalty * flat

    start = np.zeros(columns * count)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8})
    return np.asarray(found.x.reshape(columns, count), np.float32)


def fit_choice(
    lines: sparse.csr_matrix,
    pages: np.ndarray,
    wanted: np.ndarray,
    steps: int,
    penalty: float = CHOICE_PENALTY,
) -> np.ndarray:
    """The weights of each fact for a choice of one line a page: the chosen line should score above all others.

    `pages` numbers the page of each row, rows of one page standing together; `wanted` marks the right rows, of which
    a page may have several (a headline that is printed twice).
    """
    starts = np.flatnonzero(np.r_[True, pages[1:] != pages[:-1]])
    lengths = np.diff(np.r_[starts, len(pages)])
    turned = lines.T.tocsr()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = (lines @ weights.astype(np.float32)).astype(np.float64)
        scores -= np.repeat(np.maximum.reduceat(scores, starts), lengths)
        powers = np.exp(scores)
        whole = np.add.reduceat(powers, starts)
        right = np.add.reduceat(powers * wanted, starts)
        slope = powers / np.repeat(whole, lengths) - powers * wanted / np.repeat(right, lengths)
        value = -np.log(right / whole).sum() + 0.5 * penalty * float(weights @ weights)
        return value, turned @ slope.astype(np.float32) + penalty * weights

    start = np.zeros(lines.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8})
    return np.asarray(found.x, np.float32)


def probabilities(lines: sparse.csr_matrix, weights: np.ndarray) -> np.ndarray:
    """The probability of each label for each row."""
    scores = lines @ weights
    scores -= scores.max(1, keepdims=True)
    powers = np.exp(scores)
    return np.asarray(powers / powers.sum(1, keepdims=True))


def as_tables(
    columns: dict[Fact, int], weights: np.ndarray, groups: Sequence[str], least: float = _LEAST
) -> dict[str, dict[str, list[int]]]:
    """The weights in the form of the weights file: for each group its values, words marked with "="."""
    tables: dict[str, dict[str, list[int]]] = {name: {} for name in groups}
    for (group, value), at in columns.items():
        row = weights[at]
        if np.abs(row).max() >= least:
            key = f"={value}" if isinstance(value, str) else str(int(value))
            tables[groups[group]][key] = [round(float(weight) * SCALE) for weight in row]
    return tables
