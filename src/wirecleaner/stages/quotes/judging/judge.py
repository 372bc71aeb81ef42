"""Decides with trained weights what a reporting word reports and who its source is."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from wirecleaner.data import load_words
from wirecleaner.scoring.model import Model, Value, softmax
from wirecleaner.stages.quotes.draft import NICKNAME
from wirecleaner.stages.quotes.found import FoundQuote, Piece
from wirecleaner.stages.quotes.judging import bound_facts, cue_facts, source_facts
from wirecleaner.stages.quotes.judging.confidence import Confidence
from wirecleaner.stages.quotes.judging.scene import Candidate, candidates
from wirecleaner.stages.quotes.judging.words import Words, cut_words
from wirecleaner.stages.quotes.subjects import PASSIVES, Subject

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.draft import Draft

# A word of a smaller share is not looked at; what comes of the others counts by its confidence.
LEAST = 0.3
# Reported words of this number or more.
FEWEST = 3
QUESTIONS = frozenset(["if", "whether", "why", "how", "what", "who", "when", "where", "which", "about"])
SMALL = load_words("en/grammar", "small_words")
DENIALS = load_words("en/grammar", "denials")
RULED = 2.0
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


@dataclass(slots=True)
class Choice:
    """One of several places, with the probability that it is the right one."""

    number: int
    probability: float


def choose(model: Model, rows: Sequence[Sequence[Value]]) -> Choice:
    """The row with the highest score."""
    scores = [model.total(row) for row in rows]
    best = max(range(len(scores)), key=scores.__getitem__)
    whole = sum([exp((score - scores[best]) / 1000) for score in scores])
    return Choice(best, 1 / whole)


def choose_reach(model: Model, rows: Sequence[Sequence[Value]], lengths: Sequence[int], ruled: int = 0) -> Choice:
    """The row whose stretch shares most words with the right one, as far as can be expected.

    Of two ends that are equally likely the farther one is less wrong. Where the rules end the clause (`ruled` words) it
    ends, unless another place is far likelier.
    """
    scores = [model.total(row) for row in rows]
    best = max(scores)
    powers = [exp((score - best) / 1000) for score in scores]
    whole = sum(powers)

    def shared(length: int) -> float:
        return sum([power * min(length, other) / max(length, other) for power, other in zip(powers, lengths)])

    chosen = max(range(len(rows)), key=lambda number: shared(lengths[number]))
    if ruled in lengths and powers[lengths.index(ruled)] * RULED > powers[chosen]:
        chosen = lengths.index(ruled)
    return Choice(chosen, powers[chosen] / whole)


class Judge:
    """Looks at every sentence with a reporting word after the rules have read it."""

    def __init__(self, models: Models, least: float = LEAST, attitudes: bool = False) -> None:
        self.models = models
        self.least = least
        self.attitudes = attitudes

    def review(self, draft: "Draft", made: list[FoundQuote]) -> None:
        """Keeps, changes, adds and takes away quotes of one sentence."""
        if not draft.every_cue:
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
            if cue.settled or cue.start in refused or _is_denied(words, cue):
                continue
            before, after = found[k - 1] if k else None, found[k + 1] if k + 1 < len(found) else None
            shares = softmax(model.scores(model.total(cue_facts.cue_facts(words, cue, before, after))))
            cue.share = sum(shares[2:]) + (shares[1] if self.attitudes else 0)
            cue.side = SIDES[max((0, 1, 2), key=lambda side: shares[side + 2])]
            if cue.share >= self.least:
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
        if not known or cue.source is None or _is_scrap(draft, words, cue):
            if cue.quote is not None:
                draft.drop(cue.quote)
            return
        draft.settle(cue, cue.pieces, cue.source, cue.share * cue.sure * known)

    def _bounds(self, words: Words, cue: Candidate, found: list[Candidate], k: int) -> tuple[list[tuple[int, int]], float]:
        models = self.models
        pieces: list[tuple[int, int]] = []
        sure = 1.0
        if cue.side != "after":
            ends = bound_facts.before_ends(words, cue.first)
            if ends:
                chosen = choose(models.before_end, [bound_facts.before_end_facts(words, cue, at, n) for n, at in enumerate(ends)])
                end = ends[chosen.number]
                starts = bound_facts.before_starts(words, end)
                rows = []
                for n, at in enumerate(starts):
                    inside = sum(at <= other.first <= end for other in found[:k])
                    rows.append(bound_facts.before_start_facts(words, cue, at, end, n, inside))
                begun = choose(models.before_start, rows)
                pieces.append((words.starts[starts[begun.number]], words.ends[end]))
                sure *= chosen.probability * begun.probability
        if cue.side != "before":
            starts = bound_facts.start_places(words, cue.last)
            if starts:
                begun = choose(models.start, [bound_facts.start_facts(words, cue, at) for at in starts])
                start = starts[begun.number]
                ends = bound_facts.end_places(words, start)
                rows = [bound_facts.end_facts(words, cue, start, at, next_cue(found, k, at)) for at in ends]
                chosen = choose_reach(models.end, rows, [at - start + 1 for at in ends], cue.rule_last - start + 1)
                pieces.append((words.starts[start], words.ends[ends[chosen.number]]))
                sure *= chosen.probability * begun.probability
        return pieces, sure

    def _source(self, draft: "Draft", words: Words, cue: Candidate, before: Candidate | None) -> tuple[Subject | None, float]:
        places = source_facts.source_places(draft.text, draft.unit.start, draft.end, cue, before)
        rows = [source_facts.source_facts(words, cue, way, place) for way, place in places]
        chosen = choose(self.models.source, rows)
        way, place = places[chosen.number]
        return (None if way == "-" else place), chosen.probability


def _is_denied(words: Words, cue: Candidate) -> bool:
    """Whether the clause says that nothing was said: "did not say", "declined to say", "was said to be", "was claimed by".
    """
    last = cue.first
    for at in range(last - 1, max(-1, last - 5), -1):
        if words.marks[at]:
            break
        if words.raw[at] in DENIALS:
            return True
    passive = last > 0 and words.raw[last - 1] in PASSIVES
    return passive and cue.form == "past" and words.raw[cue.last + 1 : cue.last + 2] in (["to"], ["by"])


def _is_scrap(draft: "Draft", words: Words, cue: Candidate) -> bool:
    """Whether the content is nobody's words: "announced a plan", "asked them to wait", `called "the Long Quay"`."""
    marked = [r for r in draft.unit.regions if any(start <= r.open < end for start, end in cue.pieces)]
    if draft.text.startswith("Asked ", cue.pieces[0][0]):
        return True
    if not marked:
        short = sum(draft.text.count(" ", start, end) + 1 for start, end in cue.pieces) < FEWEST
        return short or (cue.lemma == "ask" and cue.side == "after" and not _is_question(words, cue))
    if "call" in cue.cue.tags and cue.side != "after":
        return True
    [(start, end), *more], name = cue.pieces, marked[0]
    if more or start < name.open - 1 or end > name.close + 1:
        return False
    return is_name(draft.text[name.start : name.end]) and NICKNAME.search(draft.text[max(0, start - 40) : start]) is not None


def is_name(text: str) -> bool:
    """Whether marked words are written as a name or a title: "Old Rusty", "The Jewel of the Bay"."""
    words = text.rstrip(" ,.").split(" ")
    return all(word[:1].isupper() or word in SMALL for word in words)


def _is_question(words: Words, cue: Candidate) -> bool:
    return not QUESTIONS.isdisjoint(words.raw[cue.last + 1 : cue.last + 8])


def _outside(pieces: list[tuple[int, int]], found: list[Candidate]) -> list[tuple[int, int]]:
    """The pieces cut off where a quote begins that marks alone prove."""
    taken = [piece for other in found if other.settled and other.quote for piece in other.quote.content]
    kept = []
    for start, end in pieces:
        for piece in taken:
            if piece.start - 1 <= start < piece.end:
                end = start
            elif start < piece.start < end:
                end = piece.start - 1
        if end - start > 2:
            kept.append((start, end))
    return kept


def next_cue(found: list[Candidate], k: int, at: int) -> Candidate | None:
    """The first reporting word behind a place."""
    return next((other for other in found[k + 1 :] if other.first > at), None)


def _source_of(cue: Candidate) -> Subject | None:
    source = cue.quote.source if cue.quote else None
    return Subject(source.start, source.end) if source else None
