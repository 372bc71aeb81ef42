"""The weights of the evidence for line breaks, from `data/weights/breaks.json`; its card stands beside it."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from wirecleaner.breaks.evidence import FAMILIES, evidence
from wirecleaner.breaks.words import Word

Weights = Mapping[str, Mapping[str, float]]


@cache
def shipped() -> Weights:
    """The shipped weights: for each family of evidence a number for each of its values."""
    path = files("wirecleaner") / "data" / "weights" / "breaks.json"
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def gap_scores(words: Sequence[Word], language: str | None, weights: Weights | None = None) -> list[float]:
    """For each gap between two words how much speaks for a line break: the logarithm of the odds.

    >>> from wirecleaner.breaks.words import read_words
    >>> page = "Sport Weather Log in The mayor said on Monday that the clock was slow.".split()
    >>> [score > 0 for score in gap_scores(read_words(page, "en"), "en")][:6]
    [True, True, False, True, False, False]
    """
    weights = weights or shipped()
    bias = weights["bias"][""]
    tables = [weights[family] for family in FAMILIES]
    scores = []
    for values in evidence(words, language):
        score = bias
        for table, value in zip(tables, values, strict=True):
            if value in table:
                score += table[value]
        scores.append(score)
    return scores
