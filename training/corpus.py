"""The pages to learn from, as the library's rules leave them: lines, labels, facts.

Three sources: the evaluation's real pages (labels by their truth), its written dumps (labels by their answers), and
the fixtures of this repository (a label for every line). Nothing of a text is kept but what the facts hold.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from truth import gold_labels

import wirecleaner
from wirecleaner.document import Document
from wirecleaner.scoring import facts
from wirecleaner.scoring.judgement import LABELS, judged_lines
from wirecleaner.scoring.model import Value
from wirecleaner.scoring.sheet import Sheet

FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"
FOLDS = 5
Pairs = list[tuple[int, Value]]

_RULES = wirecleaner.default_pipeline(profiles=())
_RULES = _RULES.only(*_RULES.names[: _RULES.names.index("roles")])
# What the labels of a fixture are for the model; all others are "other".
_SAME = {label: label for label in LABELS} | {"list_item": "body"}


@dataclass(slots=True)
class Example:
    """One dump: the group that must not be torn between folds (a publisher, or the fixture itself), and its lines."""

    name: str
    group: str
    real: bool
    sheet: Sheet
    lines: list[int]
    gold: list[int | None]
    facts: list[Pairs] = field(default_factory=list)


def examples(evaluation: Path) -> list[Example]:
    """All dumps of the three sources."""
    return [*_pages(evaluation), *_written(evaluation), *_fixtures()]


def fold_of(groups: list[str]) -> dict[str, int]:
    """The fold of each publisher: its place in the alphabet modulo the number of folds."""
    return {group: at % FOLDS for at, group in enumerate(sorted(set(groups)))}


def records(evaluation: Path) -> Iterator[dict[str, object]]:
    """The evaluation's real pages."""
    with gzip.open(evaluation / "structure" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _pages(evaluation: Path) -> Iterator[Example]:
    for record in records(evaluation):
        for renderer, dump in record["dumps"].items():  # type: ignore[attr-defined]
            doc = _RULES.run(_RULES.read(dump))
            sheet = Sheet.of(doc)
            gold = gold_labels(record["truth"], [line.text for line in sheet.lines])  # type: ignore[arg-type]
            yield _example(f"{record['id']}/{renderer}", str(record["publisher"]), True, sheet, gold)


def _written(evaluation: Path) -> Iterator[Example]:
    for path in sorted((evaluation / "dumps").glob("[0-9]*.txt")):
        answer = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        sheet = Sheet.of(_run(path.read_bytes().decode("utf-8")))
        gold = gold_labels(_truth_of(answer), [line.text for line in sheet.lines])
        optional = [text for text in answer.get("paragraphs_optional", ())]
        for at, text in enumerate(line.text for line in sheet.lines):
            if gold[at] == "other" and any(text in other for other in optional):
                gold[at] = None
        yield _example(path.stem, f"dump {path.stem}", False, sheet, gold)


def _run(text: str) -> Document:
    return _RULES.run(_RULES.read(text))


def _truth_of(answer: dict[str, object]) -> dict[str, object]:
    """An answer of the written dumps in the form of a record's truth."""
    photos: list[dict[str, str]] = answer.get("photos") or []  # type: ignore[assignment]
    deck = answer.get("subtitle")
    body = [{"kind": "summary", "text": deck}] if deck else []
    body += [{"kind": "paragraph", "text": text} for text in answer.get("paragraphs") or ()]  # type: ignore[attr-defined]
    return {
        "title": answer.get("title") or "",
        "body": body,
        "captions": [photo["caption"] for photo in photos if photo.get("caption")],
        "credits": [photo["photographer"] for photo in photos if photo.get("photographer")],
        "authors": answer.get("authors") or [],
        "topics": answer.get("tags") or [],
    }


def _fixtures() -> Iterator[Example]:
    for path in sorted(FIXTURES.glob("*/*/labels.tsv")):
        sheet = Sheet.of(_run((path.parent / "dump.txt").read_text(encoding="utf-8")))
        known = dict[str, list[str]]()
        for row in path.read_text(encoding="utf-8").splitlines():
            label, _, text = row.partition("\t")
            known.setdefault(" ".join(text.split()), []).append(_SAME.get(label, "other"))
        gold: list[str | None] = []
        for line in sheet.lines:
            labels = known.get(" ".join((line.bullet + line.printed).split())) or known.get(
                " ".join(line.printed.split())
            )
            gold.append((labels.pop(0) if len(labels) > 1 else labels[0]) if labels else None)
        name = f"{path.parent.parent.name}/{path.parent.name}"
        yield _example(name, f"fixture {name}", False, sheet, gold)


def _example(name: str, group: str, real: bool, sheet: Sheet, gold: list[str | None]) -> Example:
    lines = judged_lines(sheet)
    wanted = [None if (label := gold[here]) is None else LABELS.index(label) for here in lines]
    found = [[*enumerate(facts.facts_of(sheet, here)), *facts.words_of(sheet, here)] for here in lines]
    return Example(name, group, real, sheet, lines, wanted, found)
