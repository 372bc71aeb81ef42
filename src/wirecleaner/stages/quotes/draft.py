"""The sentence being read, and how a quote is put together from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wirecleaner.stages.quotes.content import Region, Unit
from wirecleaner.stages.quotes.cues import Cue
from wirecleaner.stages.quotes.found import CONFIDENCE, FoundQuote, Piece
from wirecleaner.stages.quotes.subjects import Subject, subject_before

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.judging.judge import Judge
    from wirecleaner.stages.quotes.judging.scene import Candidate

NICKNAME = re.compile(
    r"(?:\b(?:nicknamed|dubbed|so-called|titled|entitled|named|called|call|calls|known(?: locally)? as|billed as|"
    r"(?:book|film|movie|song|album|show|series|magazine|novel|play|exhibition|reads|reading|slogan|chanting|labelled|labeled|"
    r"the (?:word|term|phrase|name|hashtag))),?) $",
)
SUBORDINATE = ("While ", "Although ", "Though ", "If ", "When ", "Because ", "After ", "As ", "Since ")


@dataclass(slots=True)
class Reading:
    """What the sentences of one article share."""

    texts: Sequence[str]
    regions: list[list[Region]]
    owner: dict[int, FoundQuote] = field(default_factory=dict)  # id of a region -> the quote that holds it
    quotes: list[FoundQuote] = field(default_factory=list)
    last: FoundQuote | None = None  # the last quote of the paragraphs before
    judge: "Judge | None" = None
    sentences: dict[int, list[int]] = field(default_factory=dict)  # paragraph -> where its sentences begin


@dataclass(slots=True)
class Paragraph:
    """One paragraph being read: the quotes made from it so far."""

    article: Reading
    number: int
    text: str
    made: list[FoundQuote] = field(default_factory=list)
    held: FoundQuote | None = None  # a quote of the paragraph before that goes on here
    unit_number: int = 0
    made_in: dict[int, int] = field(
        default_factory=dict
    )  # id of a quote -> the last sentence with a part of it


class Draft:
    """One sentence: what has been read of it, and the quotes that are being built."""

    def __init__(
        self, paragraph: Paragraph, unit: Unit, cues: list[Cue], every_cue: list[Cue] | None = None
    ) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.unit = unit
        self.cues = cues
        self.refused: set[int] = (
            set()
        )  # where reporting words stand that the surface proves to report nothing
        self.every_cue = every_cue or cues  # also those that only the judge looks at
        self.low = unit.start  # where text that no quote has taken begins
        self.inside = -1  # up to here reaches the clause that an earlier cue reports
        self.subject: Subject | None = None
        self.stop = unit.end  # where the next cue stands
        self.open: FoundQuote | None = None  # the clause quote that may still be cut
        self._subjects: dict[tuple[int, int], Subject | None] = {}
        self.end = unit.start + len(self.text[unit.start : unit.end].rstrip(" \n\t"))

    def subject_before(self, low: int, at: int) -> Subject | None:
        """The subject between two places; the rules and the judge ask for the same ones."""
        if (low, at) not in self._subjects:
            self._subjects[low, at] = subject_before(self.text, low, at)
        return self._subjects[low, at]

    def _quote(self, kind: str, cue: Cue, source: Subject | None, rule: str) -> FoundQuote:
        number = self.paragraph.number
        piece = Piece(number, source.start, source.end) if source else None
        quote = FoundQuote(
            kind, [], [], Piece(number, cue.start, cue.end), piece, None, CONFIDENCE[rule], rule
        )
        self.paragraph.made.append(quote)
        return quote

    def _add_region(self, quote: FoundQuote, region: Region) -> None:
        """Adds words in marks; a quote that the paragraph before left open is carried on."""
        text, number, owner = self.text, self.paragraph.number, self.paragraph.article.owner
        region.used = True
        if region.follows and (held := self._left_open()) is not None and held is not quote:
            if held.source is None:
                held.source, held.cue, held.rule = quote.source, quote.cue, quote.rule
                held.confidence = quote.confidence
            if quote in self.paragraph.made:
                self.paragraph.made.remove(quote)
            self.paragraph.held = held
            quote = held
        start, end = region.start, region.end
        while start < end and text[start] in " ":
            start += 1
        while end > start and text[end - 1] in " ,":
            end -= 1
        quote.content.append(Piece(number, start, end))
        quote.quoted.append(Piece(number, start, end))
        owner[id(region)] = quote
        self.paragraph.made_in[id(quote)] = self.paragraph.unit_number

    def _add_clause(self, quote: FoundQuote, start: int, end: int) -> None:
        """Adds a reported clause; marked words in it that are no name or title make it mixed."""
        number, owner = self.paragraph.number, self.paragraph.article.owner
        quote.content.append(Piece(number, start, end))
        for region in self.unit.regions:
            if region.open >= start and region.close <= end:
                region.used = True
                owner[id(region)] = quote
                if (
                    NICKNAME.search(self.text[max(0, region.open - 32) : region.open])
                    and quote.rule != "quote.called"
                ):
                    continue
                quote.quoted.append(Piece(number, region.start, region.end))
        if quote.quoted:
            quote.kind = "mixed"

    def _clause_end(self, start: int) -> int:
        """The end of a reported clause: the sentence's end, its full stop left out unless inside marks."""
        text, end = self.text, self.end
        if text[self.unit.start : self.unit.start + 9].lstrip('"“ ').startswith(SUBORDINATE):
            comma = text.find(", ", start, end)
            while comma > 0 and any(r.open < comma < r.close for r in self.unit.regions):
                comma = text.find(", ", comma + 1, end)
            end = comma if comma > start else end
        return self._trim_end(start, end)

    def _cut(self, at: int) -> bool:
        """Ends the open clause at `at`; nothing is cut that would leave it without words."""
        quote = self.open
        if quote is None:
            return False
        last = quote.content[-1]
        while at > last.start and self.text[at - 1] in " ,;—–-":
            at -= 1
        if at - last.start < 3:
            return False
        last.end = min(last.end, at)
        quote.quoted = [piece for piece in quote.quoted if piece.end <= at + 1]
        for region in self.unit.regions:
            if region.open >= at and self.paragraph.article.owner.get(id(region)) is quote:
                region.used = False
                del self.paragraph.article.owner[id(region)]
        if not quote.quoted and quote.kind == "mixed":
            quote.kind = "indirect"
        self.low = at
        self.inside = -1
        return True

    def drop(self, quote: FoundQuote) -> None:
        """Takes back a quote; the words in marks that it held are free again."""
        article = self.paragraph.article
        for region in self.unit.regions:
            if article.owner.get(id(region)) is quote:
                region.used = False
                del article.owner[id(region)]
        self.paragraph.made[:] = [other for other in self.paragraph.made if other is not quote]

    def settle(
        self, cue: "Candidate", pieces: list[tuple[int, int]], source: Subject | None, confidence: float
    ) -> None:
        """Gives a reporting word the content and the source that the judge has chosen."""
        number = self.paragraph.number
        if cue.quote is not None:
            self.drop(cue.quote)
        piece = Piece(number, source.start, source.end) if source else None
        quote = FoundQuote(
            "indirect", [], [], Piece(number, cue.start, cue.end), piece, None, confidence, "quote.judged"
        )
        for start, end in pieces:
            self._add_piece(quote, start, end)
        if not quote.content:
            return
        self.paragraph.made.append(quote)

    def _add_piece(self, quote: FoundQuote, start: int, end: int) -> None:
        """Adds a stretch of content: one quotation alone without its marks, else a clause."""
        text = self.text
        for region in self.unit.regions:
            said_that = text.endswith(
                "that ", 0, start
            )  # `said that "…"`: a clause, though all of it stands in marks
            if region.open == start and region.close >= end - 1 and not region.used and not said_that:
                self._add_region(quote, region)
                quote.kind = "direct"
                return
        while start < end and text[start] in " ,;:—–-":
            start += 1
        end = self._trim_end(start, end)
        if end > start:
            quote.kind = "indirect" if not quote.quoted else "mixed"
            self._add_clause(quote, start, end)

    def _trim_end(self, start: int, end: int) -> int:
        """The end of a clause without its stops, unless they are inside marks or belong to a short form."""
        text = self.text
        while end > start and text[end - 1] in " .,;:—–-":
            if text[end - 1] == "." and any(r.open < end - 1 < r.close for r in self.unit.regions):
                break
            if text[end - 1] == "." and (
                text[end - 3 : end - 2] == "."
                or (text[end - 2 : end - 1].isupper() and text[end - 3 : end - 2] == ".")
            ):
                break
            end -= 1
        return end

    def _left_open(self) -> FoundQuote | None:
        article = self.paragraph.article
        if not self.paragraph.number:
            return None
        previous = article.regions[self.paragraph.number - 1]
        return article.owner.get(id(previous[-1])) if previous else None

    def _clause_before(self, cue: Cue, subject: Subject) -> tuple[int, int] | None:
        """The clause that stands before ", X said"."""
        text = self.text
        if (
            not subject.comma
            or "quote" in cue.tags
            or "call" in cue.tags
            or "as" in cue.tags
            or "to" in cue.tags
        ):
            return None
        begin = self.low
        while begin < subject.start and text[begin] in " ,;—–-\n":
            begin += 1
        stop = subject.start
        while stop > begin and text[stop - 1] in " ,;—–-":
            stop -= 1
        if stop - begin < 8 or text.count(" ", begin, stop) < 1:
            return None
        if text[stop : subject.start].strip() not in (",", ";", "—", "–", "-", "--"):
            return None
        return begin, stop
