"""What the annotated articles teach the judging of quotes: rows of facts with the right answers.

The articles are read as `find_quotes` reads them; where the judge would decide, a `Pupil` writes down what is seen
and what the annotation says.
"""

import gzip
import importlib.util
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from wirecleaner.scoring.model import Value
from wirecleaner.stages.quotes.draft import Draft
from wirecleaner.stages.quotes.finder import find_quotes
from wirecleaner.stages.quotes.found import FoundQuote
from wirecleaner.stages.quotes.judging import bound_facts, cue_facts, source_facts
from wirecleaner.stages.quotes.judging.judge import Judge, next_cue
from wirecleaner.stages.quotes.judging.scene import Candidate, candidates
from wirecleaner.stages.quotes.judging.words import QUOTED, Words, cut_words
from wirecleaner.stages.quotes.subjects import Subject

DETERMINERS = frozenset(["a", "an", "the", "his", "her", "its", "their", "own", "this", "that"])
CHOICES = {
    "start": bound_facts.START_GROUPS,
    "end": bound_facts.END_GROUPS,
    "before_end": bound_facts.BEFORE_END_GROUPS,
    "before_start": bound_facts.BEFORE_START_GROUPS,
    "source": source_facts.GROUPS,
}


@dataclass(slots=True)
class Choice:
    """The rows of one choice and how right each is."""

    rows: list[list[Value]]
    right: list[float]


@dataclass(slots=True)
class Lesson:
    """What one article teaches."""

    identity: str
    publisher: str
    cues: list[tuple[list[Value], int]] = field(default_factory=list)
    choices: dict[str, list[Choice]] = field(default_factory=lambda: {name: [] for name in CHOICES})


def read_records(evaluation: Path) -> list[dict[str, Any]]:
    """The annotated articles."""
    with gzip.open(evaluation / "quotes" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_scorer(evaluation: Path) -> ModuleType:
    """The scorer that stands beside the records."""
    spec = importlib.util.spec_from_file_location("quote_scorer", evaluation / "quotes" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def paragraphs_of(text: str) -> tuple[list[str], list[int]]:
    """The lines of a text that are not blank, and where each begins."""
    lines, starts, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(line)
            starts.append(at)
        at += len(line) + 1
    return lines, starts


def lessons(records: Sequence[dict[str, Any]], scorer: ModuleType) -> Iterator[Lesson]:
    """What each article teaches."""
    for record in records:
        pupil = Pupil(record, scorer)
        find_quotes(pupil.lines, judge=pupil, min_confidence=0)
        yield pupil.lesson


class Pupil(Judge):
    """Stands in the judge's place, decides nothing and writes down what there is to learn."""

    def __init__(self, record: dict[str, Any], scorer: ModuleType) -> None:
        self.lines, self.starts = paragraphs_of(record["text"])
        self.lesson = Lesson(record["id"], record["publisher"])
        self.tokens = scorer.Tokens(record["text"])
        self.head_of = scorer.head_tokens
        self.told: list[tuple[int, int, dict[str, Any]]] = sorted(
            ((start, end, item) for item in record["attributions"] for start, end in item["cue"]),
            key=lambda cue: cue[:2],
        )

    def confidence_of(self, quote: FoundQuote) -> float:
        """What the rule says: a pupil has no weights."""
        return quote.confidence

    def review(self, draft: Draft, made: list[FoundQuote]) -> None:
        """Writes down the sentence."""
        if not draft.every_cue:
            return
        words = cut_words(draft.text, draft.unit.start, draft.end, draft.unit.regions)
        found = candidates(draft, words, made)
        offset = self.starts[draft.paragraph.number]
        golds = [self._told_of(cue, offset) for cue in found]
        _one_each(found, golds, words)
        for k, (cue, gold) in enumerate(zip(found, golds, strict=True)):
            if cue.settled:
                source = cue.quote.source if cue.quote else None
                cue.source = Subject(source.start, source.end) if source else None
                continue
            self._learn(draft, words, found, k, gold, offset)

    def _told_of(self, cue: Candidate, offset: int) -> dict[str, Any] | None:
        start = cue.start + offset
        return next((item for a, b, item in self.told if a <= start < b), None)

    def _learn(
        self,
        draft: Draft,
        words: Words,
        found: list[Candidate],
        k: int,
        gold: dict[str, Any] | None,
        offset: int,
    ) -> None:
        cue = found[k]
        low, high = draft.unit.start, draft.end
        parts = [] if gold is None else [
            (max(low, a - offset), min(high, b - offset)) for a, b in gold["content"] if a - offset < high and b - offset > low
        ]  # fmt: skip
        before = [part for part in parts if part[1] <= cue.start]
        after = [part for part in parts if part[0] >= cue.start]
        label = (("none", "after"), ("before", "both"))[bool(before)][bool(after)]
        spans = [(words.at(a), words.at(b - 1)) for a, b in parts]
        if gold is not None and label != "none" and not gold["speech"]:
            quoted = any(QUOTED in words.tags[a : b + 1] for a, b in spans)
            label = label if quoted else "attitude"
        neighbours = (found[k - 1] if k else None, found[k + 1] if k + 1 < len(found) else None)
        facts = cue_facts.cue_facts(words, cue, *neighbours)
        self.lesson.cues.append((facts, cue_facts.LABELS.index(label)))
        cue.source = cue.subject
        if gold is None or not parts:
            return
        cue.side = "after" if not before else "both" if after else "before"
        if after:
            self._learn_after(words, found, k, words.at(after[0][0]), words.at(after[-1][1] - 1))
        if before:
            self._learn_before(words, found, k, words.at(before[0][0]), words.at(before[-1][1] - 1))
        self._learn_source(draft, words, cue, neighbours[0], gold, offset)

    def _choice(self, name: str, rows: list[list[Value]], right: list[float]) -> None:
        if len(rows) > 1 and any(right):
            self.lesson.choices[name].append(Choice(rows, right))

    def _learn_after(self, words: Words, found: list[Candidate], k: int, start: int, end: int) -> None:
        cue = found[k]
        if words.tags[start] == "that" and start < end:
            start += 1
        starts = bound_facts.start_places(words, cue.last)
        self._choice(
            "start",
            bound_facts.start_facts(words, cue, starts),
            [float(at == start) for at in starts],
        )
        ends = bound_facts.end_places(words, start)
        rows = bound_facts.end_facts(words, cue, start, ends, [next_cue(found, k, at) for at in ends])
        self._choice("end", rows, [float(at == end) for at in ends])

    def _learn_before(self, words: Words, found: list[Candidate], k: int, start: int, end: int) -> None:
        cue = found[k]
        ends = bound_facts.before_ends(words, cue.first)
        rows = [bound_facts.before_end_facts(words, cue, at, turn) for turn, at in enumerate(ends)]
        self._choice("before_end", rows, [float(at == end) for at in ends])
        starts = bound_facts.before_starts(words, end)
        rows = []
        for turn, at in enumerate(starts):
            inside = sum(at <= other.first <= end for other in found[:k])
            rows.append(bound_facts.before_start_facts(words, cue, at, end, turn, inside))
        self._choice("before_start", rows, [float(at == start) for at in starts])

    def _learn_source(
        self,
        draft: Draft,
        words: Words,
        cue: Candidate,
        before: Candidate | None,
        gold: dict[str, Any],
        offset: int,
    ) -> None:
        places = source_facts.source_places(draft.text, draft.unit.start, draft.end, cue, before)
        rows = source_facts.source_facts(words, cue, places)
        right = self._rightness([place for _, place in places], gold, offset)
        self._choice("source", rows, right)
        best = max(range(len(right)), key=right.__getitem__)
        if right[best]:
            cue.source = places[best][1] if places[best][0] != "-" else None

    def _rightness(self, places: list[Subject], gold: dict[str, Any], offset: int) -> list[float]:
        """1 for the phrases nearest to the annotated source, a half for others with its head; the last is none."""
        head = self.head_of(self.tokens, gold["source"])
        if not head:
            return [0.0] * (len(places) - 1) + [1.0]
        whole = self.tokens.of(gold["source"])
        shares = []
        for place in places[:-1]:
            mine = self.tokens.of([(place.start + offset, place.end + offset)])
            good = mine & head and len(mine) <= 2 * len(whole) + 8
            shares.append(len(mine & whole) / len(mine | whole) if good else 0.0)
        most = max(shares, default=0.0)
        return [0.0 if not share else 1.0 if share == most else 0.5 for share in shares] + [0.0]


def _one_each(found: list[Candidate], golds: list[dict[str, Any] | None], words: Words) -> None:
    """Of several reporting words in one cue ("said in a statement") leaves the annotation to the one that counts."""
    best: dict[int, tuple[bool, bool, int]] = {}
    for k, (cue, gold) in enumerate(zip(found, golds, strict=True)):
        if gold is not None:
            before = words.tags[cue.first - 1] if cue.first else ""
            noun = cue.form == "noun" or (before in DETERMINERS and cue.form in ("base", "s"))
            best[id(gold)] = max(best.get(id(gold), (False, False, -1)), (cue.settled, not noun, k))
    for k, gold in enumerate(golds):
        if gold is not None and best[id(gold)][2] != k:
            golds[k] = None
