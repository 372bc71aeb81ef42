"""Train the line model of the stage `roles` and write its weights.

    python training/train_roles.py EVALUATION            writes src/wirecleaner/data/weights/roles.json

The first model is trained on the facts of the lines. The second one also reads what the first made of the page; so
that it sees verdicts as doubtful as on a new page, they come from first models that did not see the page's group.
A last column of the second model chooses the headline: trained so that on each page it scores above all other lines.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import fit
import numpy as np
import scipy.sparse as sparse
from corpus import Example, Pairs, examples, fold_of

from wirecleaner.scoring import standing
from wirecleaner.scoring.judgement import CERTAIN, GROUPS, LABELS, mend
from wirecleaner.scoring.standing import Standing

OUT = Path(__file__).parent.parent / "src" / "wirecleaner" / "data" / "weights" / "roles.json"
_FIRST = len(GROUPS) - len(standing.GROUPS)
_FIRST_STEPS, _SECOND_STEPS, _CHOICE_STEPS = 60, 50, 60
_INNER = 3
# Short lines that are nothing are two thirds of all; a third of them teaches the same.
_SHORT, _KEPT = 60, 3
# A written page is one dump, a real one has five renderings.
_WRITTEN = 2.0
_NOTHING = (1.0, *(0.0,) * (len(LABELS) - 1))


def weights_of(pages: Sequence[Example]) -> dict[str, object]:
    """The weights file that these pages teach."""
    folds = fold_of([page.group for page in pages])
    doubtful: dict[int, np.ndarray] = {}
    for inner in range(_INNER):
        held = [page for page in pages if folds[page.group] % _INNER == inner]
        columns, weights = _first([page for page in pages if folds[page.group] % _INNER != inner])
        for page in held:
            doubtful[id(page)] = fit.probabilities(fit.matrix(page.facts, columns), weights)
    first_columns, first_weights = _first(pages)
    rows = [row for page in pages for row in _second_rows(page, doubtful[id(page)])]
    columns = fit.known_facts((row.page.group, row.facts) for row in rows)
    lines = fit.matrix((row.facts for row in rows), columns)
    trained = np.array([row.gold is not None for row in rows])
    labels = np.array([row.gold or 0 for row in rows])
    importance = np.array([row.weight for row in rows]) * trained
    second = fit.fit(lines, labels, importance, len(LABELS), _SECOND_STEPS)
    return {
        "labels": list(LABELS),
        "first": fit.as_tables(first_columns, first_weights, GROUPS[:_FIRST]),
        "second": fit.as_tables(columns, np.column_stack([second, _headline(rows, lines)]), GROUPS),
    }


class Row(NamedTuple):
    """One line for the second model: its page, its facts, its label, whether it is the headline."""

    page: Example
    facts: Pairs
    gold: int | None
    is_headline: bool
    weight: float


def _second_rows(page: Example, verdicts: np.ndarray) -> Iterator[Row]:
    """The lines that the second look is asked for."""
    title = LABELS.index("title")
    texts = [page.sheet.lines[here].text for here in page.lines]
    headlines = {text for text, gold in zip(texts, page.gold, strict=True) if gold == title}
    seen = second_facts(page, verdicts)
    for facts, gold, text, verdict in zip(seen, page.gold, texts, verdicts, strict=True):
        if verdict[0] < CERTAIN:
            yield Row(page, facts, gold, text in headlines, _weight(page))


def _headline(rows: Sequence[Row], lines: sparse.csr_matrix) -> np.ndarray:
    """The weights of the choice of the headline, learned on the pages that show one."""
    with_headline = {id(row.page) for row in rows if row.is_headline}
    chosen = [at for at, row in enumerate(rows) if id(row.page) in with_headline]
    numbers = {page: at for at, page in enumerate(dict.fromkeys(id(rows[at].page) for at in chosen))}
    pages = np.array([numbers[id(rows[at].page)] for at in chosen])
    wanted = np.array([rows[at].is_headline for at in chosen], np.float64)
    return fit.fit_choice(lines[chosen], pages, wanted, _CHOICE_STEPS)


def second_facts(page: Example, verdicts: np.ndarray) -> list[Pairs]:
    """The facts of the second look: those of the first and what the first verdicts say."""
    full: list[Sequence[float]] = [_NOTHING] * len(page.sheet)
    for here, verdict in zip(page.lines, verdicts.tolist(), strict=True):
        full[here] = verdict
    mend(page.sheet, full)
    seen = Standing.of(page.sheet, full, LABELS)
    return [
        [*facts, *enumerate(row, _FIRST)]
        for facts, row in zip(page.facts, standing.standing_of(seen, page.sheet, page.lines), strict=True)
    ]


def _first(pages: Sequence[Example]) -> tuple[dict[fit.Fact, int], np.ndarray]:
    rows = [
        (page, facts, gold, importance)
        for page in pages
        for here, facts, gold in zip(page.lines, page.facts, page.gold, strict=True)
        if gold is not None and (importance := _importance(page, here, gold))
    ]
    columns = fit.known_facts((page.group, facts) for page, facts, _, _ in rows)
    lines = fit.matrix((facts for _, facts, _, _ in rows), columns)
    labels = np.array([gold for _, _, gold, _ in rows])
    importance = np.array([one for _, _, _, one in rows])
    return columns, fit.fit(lines, labels, importance, len(LABELS), _FIRST_STEPS)


def _importance(page: Example, here: int, gold: int) -> float:
    """How much a line counts in the first model: of short lines that are nothing one in three stands for all."""
    whole = _weight(page)
    if gold or page.sheet.shapes[here].length >= _SHORT:
        return whole
    return _KEPT * whole if (here + len(page.sheet)) % _KEPT == 0 else 0.0


def _weight(page: Example) -> float:
    """How much a line counts: those of a long page less than those of a short one, as scores are by page.

    Tried on the folds: without it body F1 is .9338 (English .9468), with it .9343 (.9487), by the length of lines .9345
    (.9477), by both .9335 (.9469).
    """
    return min(1.6, max(0.5, (110 / max(1, len(page.lines))) ** 0.5)) if page.real else _WRITTEN


def write(weights: dict[str, object], path: Path) -> None:
    """Write a weights file, one group a line."""
    parts = [f'"labels": {json.dumps(weights["labels"])}']
    for model in ("first", "second"):
        tables: dict[str, object] = weights[model]  # type: ignore[assignment]
        groups = [
            f'  "{name}": {json.dumps(table, ensure_ascii=False, separators=(",", ":"))}'
            for name, table in tables.items()
        ]
        parts.append(f'"{model}": {{\n' + ",\n".join(groups) + "\n }")
    path.write_text("{\n " + ",\n ".join(parts) + "\n}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path, help="the evaluation folder")
    parser.add_argument("--out", type=Path, default=OUT, help="where to write the weights")
    arguments = parser.parse_args()
    write(weights_of(examples(arguments.evaluation)), arguments.out)


if __name__ == "__main__":
    main()
