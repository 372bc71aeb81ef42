"""Decides with trained weights what a reporting word reports and who its source is."""

from collections.abc import Container
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from wirecleaner.scoring.model import Model, softmax
from wirecleaner.stages.quotes.found import FoundQuote
from wirecleaner.stages.quotes.judging import bound_facts, cue_facts, source_facts
from wirecleaner.stages.quotes.judging.choices import choose, choose_reach
from wirecleaner.stages.quotes.judging.confidence import Confidence
from wirecleaner.stages.quotes.judging.proofs import is_denied, is_scrap
from wirecleaner.stages.quotes.judging.scene import Candidate, candidates, is_settled
from wirecleaner.stages.quotes.judging.words import Words, cut_words
from wirecleaner.stages.quotes.subjects import Subject

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.draft import Draft

# A word of a smaller share is not looked at; what comes of the others counts by its confidence.
LEAST = 0.3
Stretch = tuple[int, int]
SIDES = ("after", "before", "both")


@dataclass(slots=True)
class Models:
    """The weights of each decision."""

    cue: Model
    start: Model
    end: Model
    before_end: Model
    before_start: Model
    source: Model
    confidence: Confidence


class Judge:
    """Looks at every sentence with a reporting word after the rules have read it."""

    def __init__(self, models: Models, least: float = LEAST, attitudes: bool = False) -> None:
        self.models = models
        self.least = least
        self.attitudes = attitudes

    def review(self, draft: "Draft", made: list[FoundQuote]) -> None:
        """Keeps, changes, adds and takes away quotes of one sentence."""
        if is_settled(draft, made):
            return
        words = cut_words(draft.text, draft.unit.start, draft.end, draft.unit.regions)
        found = candidates(draft, words, made)
        self.weigh(words, found, draft.refused)
        for k, cue in enumerate(found):
            self._decide(draft, words, found, k, cue)

    def confidence_of(self, quote: FoundQuote) -> float:
        """How often answers like this one are right."""
        return self.models.confidence.of(quote)

    def weigh(self, words: Words, found: list[Candidate], refused: Container[int] = ()) -> None:
        """What each reporting word would report if it stood alone."""
        model = self.models.cue
        for k, cue in enumerate(found):
            if cue.settled or cue.start in refused or is_denied(words, cue):
                continue
            before, after = found[k - 1] if k else None, found[k + 1] if k + 1 < len(found) else None
            shares = softmax(model.scores(model.total(cue_facts.cue_facts(words, cue, before, after))))
            sides = shares[2:]
            cue.share = sum(sides) + (shares[1] if self.attitudes else 0)
            if cue.share >= self.least:
                cue.side = SIDES[sides.index(max(sides))]
                pieces, cue.sure = self._bounds(words, cue, found, k)
                cue.pieces = _outside(pieces, found)

    def _decide(self, draft: "Draft", words: Words, found: list[Candidate], k: int, cue: Candidate) -> None:
        if cue.settled:
            cue.source = _source_of(cue)
            return
        cue.source = cue.subject
        known = 0.0
        if cue.share >= self.least and cue.pieces:
            cue.source, known = self._source(draft, words, cue, found[k - 1] if k else None)
        if not known or cue.source is None or is_scrap(draft, words, cue):
            if cue.quote is not None:
                draft.drop(cue.quote)
            return
        draft.settle(cue, cue.pieces, cue.source, cue.share * cue.sure * known)

    def _bounds(
        self, words: Words, cue: Candidate, found: list[Candidate], k: int
    ) -> tuple[list[Stretch], float]:
        """The content of a word on the side that was chosen, and how likely its bounds are."""
        parts = []
        if cue.side != "after":
            parts.append(self._before(words, cue, found[:k]))
        if cue.side != "before":
            parts.append(self._after(words, cue, found, k))
        pieces = [part[0] for part in parts if part is not None]
        return pieces, prod(part[1] for part in parts if part is not None)

    def _before(self, words: Words, cue: Candidate, earlier: list[Candidate]) -> tuple[Stretch, float] | None:
        ends = bound_facts.before_ends(words, cue.first)
        if not ends:
            return None
        rows = [bound_facts.before_end_facts(words, cue, at, turn) for turn, at in enumerate(ends)]
        ended = choose(self.models.before_end, rows)
        end = ends[ended.number]
        starts = bound_facts.before_starts(words, end)
        rows = []
        for turn, at in enumerate(starts):
            inside = sum(at <= other.first <= end for other in earlier)
            rows.append(bound_facts.before_start_facts(words, cue, at, end, turn, inside))
        begun = choose(self.models.before_start, rows)
        stretch = words.starts[starts[begun.number]], words.ends[end]
        return stretch, ended.probability * begun.probability

    def _after(
        self, words: Words, cue: Candidate, found: list[Candidate], k: int
    ) -> tuple[Stretch, float] | None:
        starts = bound_facts.start_places(words, cue.last)
        if not starts:
            return None
        begun = choose(self.models.start, bound_facts.start_facts(words, cue, starts))
        start = starts[begun.number]
        ends = bound_facts.whole_places(words, start, bound_facts.end_places(words, start))
        rows = bound_facts.end_facts(words, cue, start, ends, [next_cue(found, k, at) for at in ends])
        lengths = [at - start + 1 for at in ends]
        ended = choose_reach(self.models.end, rows, lengths, cue.rule_last - start + 1)
        return (words.starts[start], words.ends[ends[ended.number]]), ended.probability * begun.probability

    def _source(
        self, draft: "Draft", words: Words, cue: Candidate, before: Candidate | None
    ) -> tuple[Subject | None, float]:
        places = source_facts.source_places(draft.text, draft.unit.start, draft.end, cue, before)
        rows = source_facts.source_facts(words, cue, places)
        chosen = choose(self.models.source, rows)
        way, place = places[chosen.number]
        return (None if way == "-" else place), chosen.probability


def _outside(pieces: list[Stretch], found: list[Candidate]) -> list[Stretch]:
    """The pieces cut off where a quote begins that marks alone prove, unless it is what somebody calls a thing in them."""
    taken = [
        (piece, other.rule == "called")
        for other in found
        if other.settled and other.quote
        for piece in other.quote.content
    ]
    kept = []
    for start, end in pieces:
        for piece, is_named in taken:
            if is_named and start < piece.start - 1 and piece.end <= end:
                continue
            if piece.start - 1 <= start < piece.end:
                end = start
            elif start < piece.start < end:
                end = piece.start - 1
        if end - start > 2:
            kept.append((start, end))
    return kept


def next_cue(found: list[Candidate], k: int, at: int) -> Candidate | None:
    """The first reporting word behind a place."""
    for number in range(k + 1, len(found)):
        if found[number].first > at:
            return found[number]
    return None


def _source_of(cue: Candidate) -> Subject | None:
    source = cue.quote.source if cue.quote else None
    return Subject(source.start, source.end) if source else None
