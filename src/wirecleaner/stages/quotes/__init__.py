"""Stage `quotes`: who said what. The one stage that needs a folder.

`content` finds what stands between marks and where clauses end, `cues` the reporting words, `sources` whom the
sentence names, `names` who that is; `finder` puts them together over plain paragraphs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wirecleaner.document import Document, Span
from wirecleaner.errors import InputValueError
from wirecleaner.passages import Passage
from wirecleaner.stages.quotes.confidence import EVEN

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.found import FoundQuote, Piece


@dataclass(frozen=True, slots=True)
class Quotes:
    """Proposes the quotes of the body's paragraphs, in order, with their speakers.

    A quote of less than `min_confidence` is left out: by default what is about as likely wrong as right. With
    `attitudes`, English beliefs and wishes are reported too ("she praised the ferry"), as far as their words are known.
    """

    min_confidence: float = EVEN
    attitudes: bool = False
    name: str = "quotes"
    requires: tuple[str, ...] = ("body",)
    provides: tuple[str, ...] = ("quotes",)

    def __post_init__(self) -> None:
        """Raise `InputValueError` for a confidence that is none."""
        if not 0 <= self.min_confidence <= 1:
            raise InputValueError(f"min_confidence is {self.min_confidence!r}; it must be between 0 and 1")

    def __call__(self, doc: Document, /) -> None:
        """Find the quotes and propose them."""
        from wirecleaner.stages.quotes.finder import (
            find_quotes,
        )  # its word lists are not needed by `without("quotes")`

        passages = [
            candidate.value for candidate in doc.proposed("body") if candidate.value.kind == "paragraph"
        ]
        if not passages:
            return
        found = find_quotes(
            [passage.text for passage in passages],
            language=doc.language,
            start=_after_dateline(doc, passages),
            beside=_captions(doc),
            min_confidence=self.min_confidence,
            attitudes=self.attitudes,
        )
        people: dict[int, dict[str, Any]] = {}  # one value for one person, whatever the number of quotes
        for quote in found:
            _trim(quote, passages)
        for quote in found:
            value = _value(quote, passages, people)
            doc.propose("quotes", value, value["content"][0], rule=quote.rule, score=quote.confidence)


quotes = Quotes()
# A note of the site may stand over the paragraph with the dateline.
_FIRST = 4


def _after_dateline(doc: Document, passages: list[Passage]) -> tuple[int, int]:
    """The paragraph that has the dateline, and the offset in it where the text behind that begins."""
    for candidate in doc.proposed("dateline"):
        for number, passage in enumerate(passages[:_FIRST]):
            if candidate.span is not None and candidate.span.start == passage.spans[0].start:
                return number, len(doc.value(candidate.span))
    return 0, 0


def _captions(doc: Document) -> list[str]:
    values = [candidate.value for candidate in doc.proposed("photos")]
    return [caption for value in values if (caption := value.get("caption"))]


def _trim(quote: "FoundQuote", passages: list[Passage]) -> None:
    """Take blanks off the ends of all pieces: a space before a comma is the page's, no part of a name."""
    for piece in (*quote.content, *quote.quoted, quote.cue, quote.source):
        if piece is not None:
            text = passages[piece.paragraph].text
            while piece.start < piece.end and text[piece.start] == " ":
                piece.start += 1
            while piece.start < piece.end and text[piece.end - 1] == " ":
                piece.end -= 1


def _value(quote: "FoundQuote", passages: list[Passage], people: dict[int, dict[str, Any]]) -> dict[str, Any]:
    def spans(pieces: "Iterable[Piece]") -> list[Span]:
        return [
            span for piece in pieces for span in passages[piece.paragraph].to_source(piece.start, piece.end)
        ]

    def text(piece: "Piece") -> str:
        return passages[piece.paragraph].text[piece.start : piece.end]

    def mention(piece: "Piece | None") -> dict[str, Any] | None:
        return None if piece is None else {"text": text(piece), "span": spans([piece])[0]}

    person = quote.speaker
    if person is not None and id(person) not in people:
        people[id(person)] = {
            "name": person.name.strip(),
            "kind": person.kind,
            "honorific": person.honorific,
            "role": person.role,
            "organization": person.organization,
            "mentions": [spans([piece])[0] for piece in person.mentions],
        }
    return {
        "text": " ".join(text(piece) for piece in quote.content),
        "kind": quote.kind,
        "content": spans(quote.content),
        "quoted": spans(quote.quoted),
        "cue": mention(quote.cue),
        "source": mention(quote.source),
        "confidence": quote.confidence,
        "speaker": None if person is None else people[id(person)],
    }
