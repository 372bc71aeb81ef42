"""Train the weights of the stage `breaks`: learn from pages with their line breaks where those of a flat page were.

    python training/train_breaks.py EVALUATION                   writes data/weights/breaks.json and the figures of its card
    python training/train_breaks.py EVALUATION --crossvalidate   five folds by publisher: how well breaks are found, and
                                                                 with --flat FOLDER the weights of each fold

EVALUATION is the folder with `structure/dev.jsonl.gz`. Each dump's white space is turned into single spaces; every
blank is an example, those that were line breaks are the positive ones. A logistic regression with a quadratic penalty
weighs what `breaks.evidence` sees of each. Same input, same bytes: nothing is drawn at random.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from wirecleaner.breaks.evidence import FAMILIES, LEXICAL, evidence
from wirecleaner.breaks.weights import Weights
from wirecleaner.breaks.words import read_words
from wirecleaner.stages.language import detect

WEIGHTS = Path(__file__).parents[1] / "src" / "wirecleaner" / "data" / "weights" / "breaks.json"
FOLDS = 5
# BeautifulSoup's dump begins a new line at every link in a sentence: such breaks are not to be learnt.
RENDERERS = ("html2text", "inscriptis", "innertext", "resiliparse")
# A value that pages of fewer publishers have is left out: a word that eight of the 92 print is a word of news pages and
# not one site's own. Shapes are no text, and three publishers are all that some scripts have.
PUBLISHERS, LEXICAL_PUBLISHERS = 3, 8
# The penalty: 0.03 to 1 were tried, 0.1 to 0.3 differ by nothing that counts.
STRENGTH = 0.15
ITERATIONS = 60
# Weights below this change hardly a decision, and they are most of the table.
SMALLEST = 0.08
# A page counts as much as others however long it is, from this number of words on.
WORDS = 1500


@dataclass(slots=True)
class Example:
    """One dump: its publisher, for each gap the numbers of its values (a family that is silent has -1), the truth."""

    publisher: str
    values: "np.ndarray[Any, Any]"
    breaks: "np.ndarray[Any, Any]"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("--crossvalidate", action="store_true")
    parser.add_argument("--flat", type=Path, metavar="FOLDER", help="write the weights of each fold there")
    options = parser.parse_args()
    names: dict[tuple[int, str], int] = {}
    examples = list(read_examples(options.evaluation, names))
    if options.crossvalidate:
        crossvalidate(examples, names, options.flat)
        return
    weights = train(examples, names)
    WEIGHTS.write_text(as_json(weights), encoding="utf-8")
    print(f"{len(examples)} dumps, {sum(map(len, weights.values()))} weights, {WEIGHTS.stat().st_size} bytes")


def read_examples(evaluation: Path, names: dict[tuple[int, str], int]) -> Iterator[Example]:
    """The dumps as examples; `names` numbers each value of each family as it is first seen."""
    with gzip.open(evaluation / "structure" / "dev.jsonl.gz", "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            for renderer in RENDERERS:
                if renderer in record["dumps"]:
                    yield read_example(record["publisher"], record["dumps"][renderer], names)


def read_example(publisher: str, dump: str, names: dict[tuple[int, str], int]) -> Example:
    """One dump with its white space folded, and where its line breaks were."""
    rows = [row.split() for row in dump.split("\n")]
    words = [word for row in rows for word in row]
    language = detect(" ".join(words))
    opens = [at == 0 for row in rows for at in range(len(row))]
    values = np.array(
        [
            [
                names.setdefault((family, value), len(names)) if value else -1
                for family, value in enumerate(gap)
            ]
            for gap in evidence(read_words(words, language), language)
        ],
        dtype=np.int32,
    )
    return Example(publisher, values, np.array(opens[1:], dtype=np.float64))


def train(examples: Sequence[Example], names: dict[tuple[int, str], int]) -> Weights:
    """The weights that fit the examples best under the penalty, small ones left out."""
    lexical = np.array([FAMILIES[family] in LEXICAL for family, _ in names])
    kept = shared(examples, lexical)
    column = np.full(len(names) + 1, -1, dtype=np.int64)
    column[kept] = np.arange(len(kept))
    table, weight = matrix(examples, column, len(kept))
    fitted = fit(table, np.concatenate([example.breaks for example in examples]), weight)
    by_number = list(names)
    weights: dict[str, dict[str, float]] = {"bias": {"": round(float(fitted[-1]), 2)}}
    weights |= {family: {} for family in FAMILIES}
    for number, found in zip(kept, fitted, strict=False):
        if abs(found) >= SMALLEST:
            family, value = by_number[number]
            weights[FAMILIES[family]][value] = round(float(found), 2)
    return weights


def shared(examples: Sequence[Example], lexical: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """The numbers of the values that pages of enough publishers have."""
    seen: dict[str, set[int]] = {}
    for example in examples:
        seen.setdefault(example.publisher, set()).update(np.unique(example.values).tolist())
    publishers = np.zeros(len(lexical), dtype=np.int64)
    for numbers in seen.values():
        publishers[[number for number in numbers if number >= 0]] += 1
    return np.flatnonzero(publishers >= np.where(lexical, LEXICAL_PUBLISHERS, PUBLISHERS))


def matrix(examples: Sequence[Example], column: "np.ndarray[Any, Any]", width: int) -> tuple[Any, Any]:
    """The examples as a sparse table of ones, a row a gap, and the weight of each row."""
    values = column[np.concatenate([example.values for example in examples])]
    has = values >= 0
    rows = np.concatenate([[0], np.cumsum(has.sum(axis=1))])
    ones = np.ones(int(rows[-1]), dtype=np.float32)
    table = sp.csr_matrix((ones, values[has].astype(np.int32), rows), shape=(len(values), width))
    lengths = [len(example.breaks) for example in examples]
    return table, np.concatenate([np.full(length, WORDS / max(WORDS, length)) for length in lengths])


def fit(table: Any, breaks: Any, weight: Any) -> Any:
    """Logistic regression: a weight for each column and, last, the bias."""
    width, sign = table.shape[1], 2 * breaks - 1
    turned = table.T.tocsr()

    def loss(point: Any) -> tuple[float, Any]:
        margin = -sign * (table @ point[:width].astype(np.float32) + point[width])
        slope = -sign * weight / (1 + np.exp(-margin))
        cost = (weight * np.logaddexp(0, margin)).sum() + (point[:width] ** 2).sum() / (2 * STRENGTH)
        return cost, np.concatenate(
            [turned @ slope.astype(np.float32) + point[:width] / STRENGTH, [slope.sum()]]
        )

    start = np.zeros(width + 1)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS, "maxcor": 8}).x


def folds(examples: Sequence[Example]) -> dict[str, int]:
    """The fold of each publisher: sorted by name, dealt out in turn."""
    return {name: at % FOLDS for at, name in enumerate(sorted({example.publisher for example in examples}))}


def crossvalidate(
    examples: Sequence[Example], names: dict[tuple[int, str], int], folder: Path | None
) -> None:
    """Print how well breaks are found on the pages of publishers that were not trained on."""
    fold_of = folds(examples)
    by_number = list(names)
    for fold in range(FOLDS):
        weights = train([example for example in examples if fold_of[example.publisher] != fold], names)
        points = np.array([weights[FAMILIES[family]].get(value, 0.0) for family, value in by_number] + [0.0])
        held = [example for example in examples if fold_of[example.publisher] == fold]
        found = np.concatenate(
            [points[example.values].sum(axis=1) + weights["bias"][""] > 0 for example in held]
        )
        breaks = np.concatenate([example.breaks for example in held]) > 0
        hits = int((found & breaks).sum())
        print(
            f"fold {fold}: precision {hits / found.sum():.3f}, recall {hits / breaks.sum():.3f}, "
            f"F1 {2 * hits / (found.sum() + breaks.sum()):.3f} of {int(breaks.sum())} breaks in {len(breaks)} gaps"
        )
        if folder:
            (folder / f"breaks-{fold}.json").write_text(as_json(weights), encoding="utf-8")


def as_json(weights: Weights) -> str:
    """The weights as text: a line for each family, values in order."""
    rows = [
        f" {json.dumps(family)}: {json.dumps(dict(sorted(values.items())), ensure_ascii=False, separators=(',', ':'))}"
        for family, values in weights.items()
    ]
    return "{\n" + ",\n".join(rows) + "\n}\n"


if __name__ == "__main__":
    main()
