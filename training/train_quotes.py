"""Train the weights with which the stage `quotes` judges English reporting words.

    python training/train_quotes.py EVALUATION           writes src/wirecleaner/data/weights/quotes.json
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import fit
import numpy as np
from quote_lessons import CHOICES, Lesson

from wirecleaner.stages.quotes.judging import cue_facts

PENALTY, CHOICE_PENALTY = 2.0, 1.0
STEPS = 80


def weights_of(taught: Sequence[Lesson]) -> dict[str, Any]:
    """The weights file that these articles teach."""
    found: dict[str, Any] = {"cue": cue_weights(taught)}
    for name, groups in CHOICES.items():
        found[name] = choice_weights(taught, name, groups)
    return found


def cue_weights(taught: Sequence[Lesson]) -> dict[str, Any]:
    rows = [(lesson.identity, facts, label) for lesson in taught for facts, label in lesson.cues]
    columns = fit.known_facts((identity, enumerate(facts)) for identity, facts, _ in rows)
    lines = fit.matrix((enumerate(facts) for _, facts, _ in rows), columns)
    labels = np.array([label for *_, label in rows])
    found = fit.fit(lines, labels, np.ones(len(rows)), len(cue_facts.LABELS), STEPS, PENALTY)
    return fit.as_tables(columns, found, cue_facts.GROUPS)


def choice_weights(taught: Sequence[Lesson], name: str, groups: Sequence[str]) -> dict[str, Any]:
    choices = [(lesson.identity, choice) for lesson in taught for choice in lesson.choices[name]]
    columns = fit.known_facts((identity, enumerate(row)) for identity, choice in choices for row in choice.rows)
    lines = fit.matrix((enumerate(row) for _, choice in choices for row in choice.rows), columns)
    pages = np.repeat(np.arange(len(choices)), [len(choice.rows) for _, choice in choices])
    wanted = np.array([share for _, choice in choices for share in choice.right])
    found = fit.fit_choice(lines, pages, wanted, STEPS, CHOICE_PENALTY)
    return fit.as_tables(columns, found[:, None], groups)
