"""The pages to learn from, as the library's rules leave them: lines, labels, facts.

The evaluation's real pages (labels by their truth), each also without its menus and cut short; its written dumps
(labels by their answers); clean articles of its quotes (a headline, then text); and the fixtures of this repository
(a label for every line). Nothing of a text is kept but what the facts hold.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from truth import gold_labels

from wirecleaner import Article, Pipeline
from wirecleaner.document import Document
from wirecleaner.scoring import facts
from wirecleaner.scoring.judgement import LABELS, judged_lines
from wirecleaner.scoring.model import Value
from wirecleaner.scoring.sheet import Sheet
from wirecleaner.stages import rule_stages

FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"
FOLDS = 5
Pairs = list[tuple[int, Value]]
# Of each page so many clippings; of the 840 clean articles one in seven, that they do not outnumber the pages.
_CLIPS, _CLEAN, _HEADLINE = 3, 7, 120
_ARTICLE = frozenset(LABELS) - {"other", "tags", "credit", "caption"}

_RULES = Pipeline(rule_stages(profiles=()), Article)
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
    """All dumps of all sources."""
    return [
        *_pages(evaluation),
        *_clipped(evaluation),
        *_written(evaluation),
        *_clean(evaluation),
        *_fixtures(),
    ]


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


def _clipped(evaluation: Path) -> Iterator[Example]:
    """What people copy by hand: a page from its headline to its last paragraph, or the first paragraphs of it."""
    for number, record in enumerate(records(evaluation)):
        dumps: dict[str, str] = record["dumps"]  # type: ignore[assignment]
        renderers = sorted(set(dumps) - {"bs4"}) or sorted(dumps)
        for turn in range(_CLIPS if renderers else 0):
            dump = dumps[renderers[(number + turn) % len(renderers)]]
            text = _clip(dump, record["truth"], turn)  # type: ignore[arg-type]
            if text:
                sheet = Sheet.of(_run(text))
                gold = gold_labels(record["truth"], [line.text for line in sheet.lines])  # type: ignore[arg-type]
                yield _example(f"{record['id']}/clip {turn}", str(record["publisher"]), False, sheet, gold)


def _clip(dump: str, truth: dict[str, object], turn: int) -> str:
    """The article's part of a dump: with some lines around it, without, or only its first paragraphs."""
    lines = _RULES.read(dump).lines
    gold = gold_labels(truth, [line.text for line in lines])
    inside = [here for here, label in enumerate(gold) if label in _ARTICLE]
    body = [here for here in inside if gold[here] == "body"]
    if not body:
        return ""
    around, last = ((4, inside[-1]), (0, inside[-1]), (0, body[min(2, len(body) - 1)]))[turn]
    first = max(0, inside[0] - around)
    return dump[lines[first].start : lines[min(len(lines) - 1, last + around)].end]


def _clean(evaluation: Path) -> Iterator[Example]:
    """Articles as clean text: a headline on the first line, then nothing but paragraphs."""
    with gzip.open(evaluation / "quotes" / "dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        for number, row in enumerate(rows):
            record = json.loads(row)
            sheet = Sheet.of(_run(record["text"])) if number % _CLEAN == 0 else None
            if sheet is None or not sheet.lines or sheet.shapes[0].length > _HEADLINE:
                continue
            gold = ["title", *(None if line.label else "body" for line in sheet.lines[1:])]
            yield _example(str(record["id"]), f"quotes {record['publisher']}", False, sheet, gold)


def _written(evaluation: Path) -> Iterator[Example]:
    for path in sorted((evaluation / "dumps").glob("[0-9]*.txt")):
        answer = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        sheet = Sheet.of(_run(path.read_bytes().decode("utf-8")))
        gold = gold_labels(_truth_of(answer), [line.text for line in sheet.lines])
        optional = list(answer.get("paragraphs_optional", ()))
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
    rows = zip(lines, facts.facts_of(sheet, lines), strict=True)
    found = [[*enumerate(row), *facts.words_of(sheet, here)] for here, row in rows]
    return Example(name, group, real, sheet, lines, wanted, found)
