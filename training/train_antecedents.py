"""Train the weights by which "he" and "she" choose among the people named before: `data/weights/antecedents.json`.

    python training/train_antecedents.py EVALUATION                   writes the weights
    python training/train_antecedents.py EVALUATION --crossvalidate   ten folds by article: how many choices are right

EVALUATION is the folder with `quotes/dev.jsonl.gz`. An example is one labelled pronoun with everybody that may be meant:
the evaluation's 58 labels and those of `data/pronouns.jsonl` but the half `held-out`, which is never read here. Each is
seen twice, among the annotated quotes and among those that the library finds. The model is a choice among candidates (a softmax over the sums of weights) with a quadratic penalty. Same input, same bytes:
nothing is drawn at random.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import score_speakers
from scipy.optimize import minimize

from wirecleaner.stages.quotes import candidates, finder
from wirecleaner.stages.quotes.finder import find_quotes
from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.persons import Character

WEIGHTS = Path(__file__).parents[1] / "src" / "wirecleaner" / "data" / "weights" / "antecedents.json"
FOLDS = 10
# The penalty: 0.5 to 16 were tried by cross-validation, and 1 to 4 differ by nothing that counts.
STRENGTH = 2.0
# The hard examples were drawn from one pronoun in eight, and are half of all examples: each counts less.
HARD = 0.35
# What was thought before anything was learnt, in hundredths: the penalty is for leaving it, so that the examples change
# what they have something to say about and no more.
PRIOR = {
    "gender known": 30, "rank 0": 60, "rank 1": 20, "last speaker 0": 120, "last speaker 1": 60,
    "last speaker since 0": 100, "subject before": 80, "subject 0": 60, "subject 1": 60, "acts 0": 40, "owner 0": -40,
    "beside 0": -40, "beside 1": -20, "paragraphs 0": 80, "paragraphs 1": 20, "paragraphs 3": -60, "paragraphs 4": -120,
    "in own words": -60, "last echo 0": 60, "last echo 1": 80, "echo 1": 20, "asks": -40, "asked": 40, "not named": -60,
    "only quoted": -120,
}  # fmt: skip
# A fact that fewer examples have is left out.
FEWEST = 3
# The pronouns between the labelled ones are resolved by what the pass before has learnt.
PASSES = 3


@dataclass(slots=True)
class Example:
    """One pronoun: its article, the facts of each candidate, and which one is meant."""

    article: str
    facts: list[list[str]]
    right: int
    weight: float


class Recorder(Resolver):
    """A resolver that is told whom labelled pronouns mean, and writes down what it saw of everybody else."""

    article = ""
    weight = 1.0
    scorer: Any = None
    wanted: ClassVar[dict[tuple[int, int], str]] = {}
    examples: ClassVar[list[Example]] = []
    lost = 0

    def choose(self, pronoun: str, place: tuple[int, int]) -> tuple[Character | None, float]:
        """The one that the label names, if the pronoun is labelled."""
        name = self.wanted.get(place)
        if name is None:
            return super().choose(pronoun, place)
        fitting = self.candidates(place, pronoun)
        right = [self.scorer.same_person(name, one.character.person.name) for one in fitting]
        if not any(right):
            type(self).lost += 1
            return super().choose(pronoun, place)
        facts = [list(self.facts(one, k, len(fitting), place, pronoun)) for k, one in enumerate(fitting)]
        self.examples.append(Example(self.article, facts, right.index(True), self.weight))
        return fitting[right.index(True)].character, 0.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("--crossvalidate", action="store_true")
    options = parser.parse_args()
    examples = learn_to_read(options.evaluation)
    print(f"{len(examples)} pronouns; {Recorder.lost} whose person is no candidate")
    if options.crossvalidate:
        crossvalidate(examples)
    else:
        weights = train(examples)
        WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights; right on what was learnt from: {right(examples, weights)}")


def learn_to_read(evaluation: Path) -> list[Example]:
    """The examples, as a resolver sees them whose other pronouns are resolved by weights that were learnt before.

    The shipped weights are out of sight: the first pass resolves them by what was thought before.
    """
    examples: list[Example] = []
    for _ in range(PASSES):
        weights = train(examples)
        candidates.antecedent_score = lambda facts, weights=weights: sum(
            weights.get(fact, 0) for fact in facts
        )
        Recorder.examples.clear()
        Recorder.lost = 0
        examples = list(read_examples(evaluation))
    return examples


def read_examples(evaluation: Path) -> list[Example]:
    """What is seen at every labelled pronoun but the held-out ones, in the order of the articles."""
    finder.Resolver = Recorder  # type: ignore[misc]
    scorer = score_speakers._scorer(evaluation / "quotes" / "score.py")
    labels = score_speakers._labels()
    for record in score_speakers._records(evaluation / "quotes" / "dev.jsonl.gz"):
        wanted = {}
        for attribution in record["attributions"]:
            if not attribution["source"]:
                continue
            start = attribution["source"][0][0]
            label = labels.get((record["id"], tuple(attribution["source"][0])))
            name = attribution.get("speaker") or (
                label["speaker"] if label and label["half"] != "held-out" else None
            )
            if name:
                wanted[start] = name
        if wanted:
            hard = any(
                label["half"] == "hard" for (article, _), label in labels.items() if article == record["id"]
            )
            Recorder.weight = HARD if hard else 1.0
            begins, _ = score_speakers._lines(record["text"])
            Recorder.wanted = {score_speakers.place_of(start, begins): name for start, name in wanted.items()}
            Recorder.article, Recorder.scorer = record["id"], scorer
            list(score_speakers._given(record, None, scorer, Recorder))
            # The same once more among the quotes that the library finds itself: some are missing, some too many.
            find_quotes([line for line in record["text"].split("\n") if line.strip()])
    return Recorder.examples


def crossvalidate(examples: list[Example]) -> None:
    articles = sorted({example.article for example in examples})
    hits = {1.0: 0, HARD: 0}
    for fold in range(FOLDS):
        held = set(articles[fold::FOLDS])
        weights = train([example for example in examples if example.article not in held])
        for weight in hits:
            mine = [one for one in examples if one.article in held and one.weight == weight]
            hits[weight] += right(mine, weights)
    for weight, name in ((1.0, "as they come"), (HARD, "hard")):
        of = sum(example.weight == weight for example in examples)
        print(f"penalty {STRENGTH}, {name}: {hits[weight]} of {of} right, {hits[weight] / of:.3f}")


def right(examples: list[Example], weights: dict[str, int]) -> int:
    """How many choices of the weights are right."""
    hits = 0
    for example in examples:
        scores = [sum(weights.get(fact, 0) for fact in facts) for facts in example.facts]
        hits += scores.index(max(scores)) == example.right
    return hits


def train(examples: list[Example]) -> dict[str, int]:
    """The weights in hundredths, one for each fact that enough examples have."""
    seen: dict[str, set[int]] = {}
    for number, example in enumerate(examples):
        for facts in example.facts:
            for fact in facts:
                seen.setdefault(fact, set()).add(number)
    names = sorted({fact for fact, where in seen.items() if len(where) >= FEWEST} | PRIOR.keys())
    column = {name: k for k, name in enumerate(names)}
    prior = np.array([PRIOR.get(name, 0) / 100 for name in names])
    tables = []
    for example in examples:
        table = np.zeros((len(example.facts), len(names)))
        for row, facts in enumerate(example.facts):
            for fact in facts:
                if fact in column:
                    table[row, column[fact]] = 1
        tables.append((table, example.right, example.weight))

    def loss(weights: Any) -> tuple[float, Any]:
        away = weights - prior
        total, slope = STRENGTH / 2 * float(away @ away), STRENGTH * away
        for table, chosen, counts in tables:
            scores = table @ weights
            scores -= scores.max()
            chances = np.exp(scores)
            chances /= chances.sum()
            total -= counts * float(np.log(chances[chosen]))
            slope = slope + counts * (chances @ table - table[chosen])
        return total, slope

    best = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {
        name: whole for name, value in zip(names, best, strict=True) if (whole := round(float(value) * 100))
    }


if __name__ == "__main__":
    main()
