"""How good English quotes are on articles that the weights have not seen.

    python training/crossvalidate_quotes.py EVALUATION                  five folds of articles
    python training/crossvalidate_quotes.py EVALUATION --by-publisher   one fold for each publisher
    python training/crossvalidate_quotes.py EVALUATION --shipped        with the shipped weights: a training-set figure

Prints the scorer's table of all folds together, how often answers of each confidence were right, and the speed.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quote_answers import Answer, answers
from quote_lessons import lessons, load_scorer, paragraphs_of, read_records
from train_quotes import weights_of

from wirecleaner.stages.quotes.finder import find_quotes
from wirecleaner.stages.quotes.judging.judge import Judge
from wirecleaner.stages.quotes.judging.weights import read_models, shipped_judge

FOLDS = 5
STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("--by-publisher", action="store_true")
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--keep", type=Path, help="write the predictions there")
    options = parser.parse_args()
    scorer, records = load_scorer(options.evaluation), read_records(options.evaluation)
    folds = folds_of(records, options.by_publisher)
    taught = [] if options.shipped else list(lessons(records, scorer))
    found: dict[str, list[Answer]] = {}
    for fold in sorted(set(folds)):
        judge = shipped_judge()
        if not options.shipped:
            known = [number for number, other in enumerate(folds) if other != fold]
            weights = weights_of([records[n] for n in known], [taught[n] for n in known], scorer)
            judge = Judge(read_models(json.loads(json.dumps(weights)), f"fold {fold}"))
        held = [record for record, other in zip(records, folds, strict=True) if other == fold]
        found |= {record["id"]: answers(record, judge, scorer) for record in held}
    predictions = {name: [answer.prediction for answer in given] for name, given in found.items()}
    print("shipped weights: a training-set figure" if options.shipped else
          f"{len(set(folds))} folds, by {'publisher' if options.by_publisher else 'article'}")  # fmt: skip
    scorer.print_report(scorer.score(records, predictions)[0])
    print_reliability([answer for given in found.values() for answer in given])
    print_speed(records, judge)
    if options.keep:
        lines = [json.dumps({"id": name, "quotes": quotes}) for name, quotes in predictions.items()]
        options.keep.write_text("\n".join(lines) + "\n", encoding="utf-8")


def folds_of(records: Sequence[dict[str, Any]], by_publisher: bool) -> list[int]:
    """The fold of each article: names in order, dealt out in turn; or one for each publisher."""
    key = "publisher" if by_publisher else "id"
    order = {name: at for at, name in enumerate(sorted({record[key] for record in records}))}
    return [order[record[key]] % (len(order) if by_publisher else FOLDS) for record in records]


def print_reliability(found: Sequence[Answer]) -> None:
    """How often answers were right, by their confidence, reported and marked ones apart."""
    print(
        "confidence     all: number, mean, right   direct: number, mean, right   others: number, mean, right"
    )
    low = 0.0
    for high in STEPS:
        here = [answer for answer in found if low <= answer.quote.confidence < high]
        parts = [
            here,
            [a for a in here if a.quote.kind == "direct"],
            [a for a in here if a.quote.kind != "direct"],
        ]
        cells = []
        for part in parts:
            count = len(part) or 1
            mean, right = sum(a.quote.confidence for a in part) / count, sum(a.right for a in part) / count
            cells.append(f"{len(part):15d} {mean:.3f} {right:.3f}")
        print(f"{low:.2f} to {min(high, 1):.2f}" + "  ".join(cells))
        low = high


def print_speed(records: Sequence[dict[str, Any]], judge: Judge) -> None:
    """Characters a second of processor time: reading paragraphs that are already cut."""
    texts = [paragraphs_of(record["text"])[0] for record in records]
    start = time.process_time()
    for lines in texts:
        find_quotes(lines, judge=judge)
    spent = time.process_time() - start
    print(
        f"{sum(len(record['text']) for record in records) / spent:.0f} characters a second of processor time"
    )


if __name__ == "__main__":
    main()
