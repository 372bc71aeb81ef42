"""The line model at work: the probability of each label for each line of a page, in two looks.

The first look reads what a line is and where it stands (`facts.py`), the second one what the first made of it and
of its neighbours (`standing.py`). Lines that a rule has settled for good, and short lines far from all running
text, are not looked at: they are no part of the article.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import add, mul
from pathlib import Path
from typing import Any

from wirecleaner.errors import DataError
from wirecleaner.labels import Label
from wirecleaner.scoring import facts, standing, wording
from wirecleaner.scoring.model import Model, Value, read_model, softmax
from wirecleaner.scoring.sheet import Sheet
from wirecleaner.scoring.standing import Standing

LABELS = ("other", "body", "title", "deck", "subheading", "caption", "credit", "byline", "tags")
# What rules say of these is a strong hint and no proof: the same words stand in boxes of other stories.
REVISABLE = frozenset(
    {
        Label.BYLINE, Label.CREDIT, Label.TAGS, Label.CAPTION, Label.SECTION, Label.FURNITURE, Label.SIGN_OFF,
        Label.DATE, Label.RELATED,
    }
)  # fmt: skip
# Of the evaluation pages' lines these bounds leave out four in ten, and less than two in a hundred of the article's.
_REACH = 60
_LONG = 60
# Pieces that make less than a sentence together are no torn one: numbers and signs of a table.
_SENTENCE = 40
# What rules say of the short lines among these, so far from all running text, is proof enough: the model learns from
# them, but is not asked. They are a third of a page's lines. Closer to the story, what a line seems to be tells of its
# neighbours: with 0 in place of 10 a list of topics was judged otherwise.
_SITE, _SHORT, _AROUND = frozenset({Label.FURNITURE, Label.DATE}), 20, 10
# From this probability of being nothing on, the second look is not asked.
CERTAIN = 0.995

GROUPS = (
    *facts.GROUPS,
    *facts.WORD_GROUPS,
    *(f"first_{name}" for name in standing.GROUPS),
)
_FIRST = len(facts.GROUPS) + len(facts.WORD_GROUPS)
_STANDING = range(_FIRST, len(GROUPS))
_NOTHING = (1.0, *(0.0,) * (len(LABELS) - 1))
# Fields of the two looks in one model: those of the first, those of the second with the headline's.
_SECOND = len(LABELS)


@dataclass(frozen=True, slots=True)
class Judge:
    """The weights of the stage `roles`: both looks in one model, so that facts are looked up once."""

    looks: Model


@dataclass(slots=True)
class Judgement:
    """The probabilities of all lines of a sheet, and the lines that the model has looked at.

    `headline` has a score for each line that had a second look: the highest of a page is its likeliest headline.
    """

    sheet: Sheet
    probabilities: list[Sequence[float]]
    headline: dict[int, float]
    judged: list[int]
    standing: Standing


def judged_lines(sheet: Sheet) -> list[int]:
    """The lines that the model looks at: open or revisable ones, near running text or long."""
    first, end = sheet.stretch
    begin, limit = sheet.bounds
    return [
        here
        for here, line in enumerate(sheet.lines)
        if (line.label is None or line.label in REVISABLE)
        and begin <= here < limit
        and (first - _REACH <= here < end + _REACH or sheet.shapes[here].length >= _LONG)
    ]


def _is_known(sheet: Sheet, here: int) -> bool:
    """Whether a rule knows a line for the site's that is too short for a headline and stands apart from the story."""
    first, end = sheet.stretch
    return (
        sheet.lines[here].label in _SITE
        and sheet.shapes[here].length < _SHORT
        and not first - _AROUND <= here < end + _AROUND
    )


def judge(sheet: Sheet, models: Judge) -> Judgement:
    """The probabilities of each line."""
    lines = [here for here in judged_lines(sheet) if not _is_known(sheet, here)]
    looks = models.looks
    first_scores, second_scores = looks.reader(0, _SECOND), looks.reader(_SECOND, len(looks.labels))
    probabilities: list[Sequence[float]] = [_NOTHING] * len(sheet)
    totals: dict[int, int] = {}
    edges = [facts.edge_words(sheet, here) for here in lines]
    rows = map(add, facts.facts_of(sheet, lines), edges)
    for here, total in zip(lines, looks.totals(rows, facts.SINGLE), strict=True):
        total += looks.total_of(sheet.lines[here].words, facts.word_group(sheet, here))
        totals[here] = total
        probabilities[here] = softmax(first_scores(total))
    mend(sheet, probabilities)
    page = Standing.of(sheet, probabilities, LABELS)
    final = list(probabilities)
    headline: dict[int, float] = {}
    again = [here for here in lines if probabilities[here][0] < CERTAIN]
    seconds = looks.totals(standing.standing_of(page, sheet, again), _STANDING)
    for here, second in zip(again, seconds, strict=True):
        *scores, headline[here] = second_scores(totals[here] + second)
        final[here] = softmax(scores)
    mend(sheet, final)
    return Judgement(sheet, final, headline, lines, page)


def mend(sheet: Sheet, probabilities: list[Sequence[float]]) -> None:
    """Give all open pieces of a torn sentence the same verdict: the mean of theirs, each weighed by its length.

    A name or a date among the pieces that a rule has settled keeps its own: under a headline "by Jane Roe" looks torn.
    """
    for first, end in sheet.sentences:
        pieces = [piece for piece in range(first, end) if sheet.lines[piece].label is None]
        lengths = [float(sheet.shapes[piece].length) for piece in pieces]
        whole = sum(lengths)
        if len(pieces) > 1 and whole >= _SENTENCE:
            labels = zip(*[probabilities[piece] for piece in pieces], strict=True)
            mean = tuple([sum(map(mul, label, lengths)) / whole for label in labels])
            for piece in pieces:
                probabilities[piece] = mean


def strongest(judgement: Judgement, here: int, label: int, models: Judge, most: int = 4) -> list[str]:
    """The facts that spoke most for a label of a line, in words, the strongest first."""
    sheet, scores = judgement.sheet, models.looks.reader(0, _SECOND)
    pairs: list[tuple[int, Value]] = list(enumerate(facts.facts_of(sheet, [here])[0]))
    pairs += facts.words_of(sheet, here)
    found = []
    for group, value in pairs:
        name = models.looks.groups[group]
        packed = models.looks.tables[group].get(value, 0)
        if packed and wording.is_remarkable(name, value):
            weights = scores(packed)
            others = (sum(weights) - weights[label]) / (len(weights) - 1)
            found.append((weights[label] - others, name, value))
    found.sort(key=lambda item: (-item[0], item[1]))
    return [wording.describe(group, value) for weight, group, value in found[:most] if weight > 0]


def read_judge(data: Any, where: str) -> Judge:
    """The models from the JSON of a weights file. Raises `DataError` naming what is missing."""
    if not isinstance(data, dict) or data.get("labels") != list(LABELS):
        given = data.get("labels") if isinstance(data, dict) else None
        raise DataError(f"{where} has weights for the labels {given!r}; {list(LABELS)} are wanted")
    first = read_model(data.get("first"), GROUPS[:_FIRST], LABELS, f"{where}: first")
    second = read_model(data.get("second"), GROUPS, (*LABELS, "headline"), f"{where}: second")
    return Judge(first.beside(second))


def load_judge(path: str | Path | None = None) -> Judge:
    """The models of a file of weights, or the shipped ones. Raises `DataError` for a file that breaks the format."""
    if path is None:
        return _shipped()
    try:
        return read_judge(json.loads(Path(path).read_text(encoding="utf-8")), str(path))
    except OSError as error:
        raise DataError(f"the weights {path} cannot be read: {error}") from error
    except ValueError as error:
        raise DataError(f"{path} is no JSON: {error}") from error


@cache
def _shipped() -> Judge:
    text = (files("wirecleaner") / "data" / "weights" / "roles.json").read_text(encoding="utf-8")
    return read_judge(json.loads(text), "the shipped weights")
