"""Train the weights with which the stage `quotes` judges English reporting words.

    python training/train_quotes.py EVALUATION           writes src/wirecleaner/data/weights/quotes.json

The articles are read as `find_quotes` reads them. One multinomial logistic regression learns whether a reporting word
reports and on which side; five choices (the right place scores above the others) learn where content begins and ends
and which phrase is the source. Held out in three parts, the same articles teach how often an answer is right.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import fit
import numpy as np
from quote_answers import Answer, answers
from quote_lessons import CHOICES, Lesson, lessons, load_scorer, read_records

from wirecleaner.stages.quotes.judging import cue_facts
from wirecleaner.stages.quotes.judging.judge import Judge
from wirecleaner.stages.quotes.judging.weights import JUDGED, read_models, rule_key

OUT = Path(__file__).parent.parent / "src" / "wirecleaner" / "data" / "weights" / "quotes.json"
# Tried on two folds: 1 to 10 and 0.5 to 8; what lies between 4 and 8, 2 and 6 differs by less than .003.
PENALTY, CHOICE_PENALTY = 5.0, 3.0
STEPS = 80
# What fewer articles show, and weights below the least, are left out: with 3 and 0.03 the file is twice as large and
# speech is .0007 better.
ARTICLES, LEAST = 5, 0.05
PARTS = 2
BINS = 20
# A rule with fewer answers than this among the held-out ones says nothing of its own.
FEWEST = 20

Records = Sequence[dict[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path)
    evaluation = parser.parse_args().evaluation
    scorer, records = load_scorer(evaluation), read_records(evaluation)
    weights = weights_of(records, list(lessons(records, scorer)), scorer)
    OUT.write_text(as_json(weights), encoding="utf-8")
    print(f"{len(records)} articles, {OUT.stat().st_size} bytes")


def weights_of(records: Records, taught: Sequence[Lesson], scorer: ModuleType) -> dict[str, Any]:
    """The weights file that these articles teach."""
    held: list[Answer] = []
    for part in range(PARTS):
        known = [lesson for number, lesson in enumerate(taught) if number % PARTS != part]
        judge = Judge(
            read_models({**decisions_of(known), "confidence": {JUDGED: [[0, 0], [1, 1]]}}, f"part {part}")
        )
        for record in records[part::PARTS]:
            held += answers(record, judge, scorer, 0)
    return {**decisions_of(taught), "confidence": confidence_of(held)}


def decisions_of(taught: Sequence[Lesson]) -> dict[str, Any]:
    """The weights of each decision."""
    found: dict[str, Any] = {"cue": cue_weights(taught)}
    for name, groups in CHOICES.items():
        found[name] = choice_weights(taught, name, groups)
    return found


def cue_weights(taught: Sequence[Lesson]) -> dict[str, Any]:
    """The weights that tell whether a reporting word reports, and on which side."""
    rows = [(lesson.identity, facts, label) for lesson in taught for facts, label in lesson.cues]
    columns = fit.known_facts(((identity, enumerate(facts)) for identity, facts, _ in rows), ARTICLES)
    lines = fit.matrix((enumerate(facts) for _, facts, _ in rows), columns)
    labels = np.array([label for *_, label in rows])
    found = fit.fit(lines, labels, np.ones(len(rows)), len(cue_facts.LABELS), STEPS, PENALTY)
    return fit.as_tables(columns, found, cue_facts.GROUPS, LEAST)


def choice_weights(taught: Sequence[Lesson], name: str, groups: Sequence[str]) -> dict[str, Any]:
    """The weights with which the right one of several places scores above the others."""
    choices = [(lesson.identity, choice) for lesson in taught for choice in lesson.choices[name]]
    seen = ((identity, enumerate(row)) for identity, choice in choices for row in choice.rows)
    columns = fit.known_facts(seen, ARTICLES)
    lines = fit.matrix((enumerate(row) for _, choice in choices for row in choice.rows), columns)
    pages = np.repeat(np.arange(len(choices)), [len(choice.rows) for _, choice in choices])
    wanted = np.array([share for _, choice in choices for share in choice.right])
    found = fit.fit_choice(lines, pages, wanted, STEPS, CHOICE_PENALTY)
    return fit.as_tables(columns, found[:, None], groups, LEAST)


def confidence_of(held: Sequence[Answer]) -> dict[str, Any]:
    """How often answers of held-out articles were right: by the judge's product of shares, else by rule."""
    by_rule: dict[str, list[bool]] = defaultdict(list)
    judged: list[tuple[float, bool]] = []
    for answer in held:
        if answer.quote.rule == JUDGED:
            judged.append((answer.quote.confidence, answer.right))
        else:
            by_rule[rule_key(answer.quote)].append(answer.right)
    table: dict[str, Any] = {JUDGED: rising(sorted(judged))}
    table |= {
        rule: round(sum(right) / len(right), 3)
        for rule, right in sorted(by_rule.items())
        if len(right) >= FEWEST
    }
    return table


def rising(pairs: Sequence[tuple[float, bool]]) -> list[list[float]]:
    """Means of raw shares with the part of right answers, in bins of equal size, neighbours joined until it rises."""
    bins = [list(part) for part in np.array_split(np.array(pairs, float), BINS)]
    merged: list[list[float]] = []  # raw sum, right sum, count
    for part in bins:
        merged.append([sum(raw for raw, _ in part), sum(right for _, right in part), len(part)])
        while len(merged) > 1 and merged[-2][1] / merged[-2][2] >= merged[-1][1] / merged[-1][2]:
            last = merged.pop()
            merged[-1] = [a + b for a, b in zip(merged[-1], last, strict=True)]
    return [[round(raw / count, 3), round(right / count, 3)] for raw, right, count in merged]


def as_json(weights: dict[str, Any]) -> str:
    """The weights as text: a line for each group, values in order."""
    parts = []
    for name, groups in weights.items():
        rows = [
            f"  {json.dumps(group)}: {json.dumps(values if isinstance(values, (list, float)) else dict(sorted(values.items())), ensure_ascii=False, separators=(',', ':'))}"
            for group, values in groups.items()
        ]
        parts.append(f" {json.dumps(name)}: {{\n" + ",\n".join(rows) + "\n }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
