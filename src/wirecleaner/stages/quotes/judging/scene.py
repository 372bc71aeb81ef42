"""The reporting words of a sentence as candidates, with what the rules have made of each."""

from typing import TYPE_CHECKING

from wirecleaner.stages.quotes.cues import Cue
from wirecleaner.stages.quotes.found import FoundQuote
from wirecleaner.stages.quotes.judging.words import Words, tag_of
from wirecleaner.stages.quotes.subjects import Subject

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.draft import Draft

NOWHERE = -99
SPEECH_ENDS = (",", "?", "!", ".")


class Candidate:
    """One reporting word: where it stands among the words, what the rules say, what is before it."""

    __slots__ = (
        "cue", "end", "first", "form", "last", "lemma", "pieces", "quote", "rule", "rule_before_first", "rule_before_last",
        "rule_first", "rule_last", "share", "side", "source", "start", "subject", "subject_first", "subject_tag", "sure",
        "word",
    )  # fmt: skip

    def __init__(
        self, cue: Cue, words: Words, quote: FoundQuote | None, subject: Subject | None, text: str
    ) -> None:
        self.cue = cue
        self.start, self.end, self.word = cue.start, cue.end, cue.word
        self.lemma = cue.verb.lemma if cue.verb else cue.word.lower()
        self.form = cue.form
        self.first, self.last = words.at(cue.start), words.at(cue.end - 1)
        self.quote = quote
        self.rule = quote.rule.removeprefix("quote.") if quote else ""
        self.side = ""
        self.share = self.sure = 0.0
        self.pieces: list[tuple[int, int]] = []
        self.subject = subject
        self.source: Subject | None = None
        self.subject_first = NOWHERE
        self.subject_tag = ""
        if subject is not None:
            self.subject_first = words.at(subject.start)
            self.subject_tag = tag_of(text[subject.start : subject.end].split(" ", 1)[0])[0] + (
                "," if subject.comma else ""
            )
        self.rule_first = self.rule_last = self.rule_before_first = self.rule_before_last = NOWHERE
        if quote is not None:
            self._read_rule(quote, words, text)

    def _read_rule(self, quote: FoundQuote, words: Words, text: str) -> None:
        for piece in quote.content:
            if not words.starts or piece.start < words.starts[0] or piece.end > words.ends[-1]:
                continue
            if piece.start >= self.start:
                if self.rule_first == NOWHERE:
                    self.rule_first = words.at(piece.start)
                self.rule_last = words.at(piece.end - 1)
            else:
                if self.rule_before_first == NOWHERE:
                    self.rule_before_first = words.at(piece.start)
                self.rule_before_last = words.at(piece.end - 1)

    @property
    def settled(self) -> bool:
        """Whether marks alone prove the quote: the rules are right then."""
        return _is_proven(self.quote)

    def covers(self, place: int) -> bool:
        """Whether the clause that the rules have given to this word reaches over a place."""
        return self.quote is not None and any(
            piece.start <= place < piece.end for piece in self.quote.content
        )


def candidates(draft: "Draft", words: Words, made: list[FoundQuote]) -> list[Candidate]:
    """The reporting words of a sentence, in order. The subject of one whose quote marks prove is not looked for."""
    by_cue = _by_cue(made)
    found: list[Candidate] = []
    text, low = draft.text, draft.unit.start
    for cue in draft.every_cue:
        quote = by_cue.get(cue.start)
        sought = cue.verb and cue.start > low and not _is_proven(quote)
        subject = draft.subject_before(_behind_speech(draft, low, cue.start), cue.start) if sought else None
        found.append(Candidate(cue, words, quote, subject, text))
    return found


def _behind_speech(draft: "Draft", low: int, at: int) -> int:
    """Where a subject may begin: behind marked words that end as speech does, `"Where is it?" the captain demanded`."""
    for region in draft.unit.regions:
        if region.close <= at and draft.text[region.end - 1 : region.end] in SPEECH_ENDS:
            low = max(low, region.close)
    return low


def is_settled(draft: "Draft", made: list[FoundQuote]) -> bool:
    """Whether marks alone prove the quote of every reporting word of a sentence."""
    by_cue = _by_cue(made)
    return all(_is_proven(by_cue.get(cue.start)) for cue in draft.every_cue)


def _by_cue(made: list[FoundQuote]) -> dict[int, FoundQuote]:
    return {quote.cue.start: quote for quote in made if quote.cue is not None}


def _is_proven(quote: FoundQuote | None) -> bool:
    return quote is not None and quote.kind == "direct"
