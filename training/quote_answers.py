"""What the library says of the annotated articles, and whether it is right: content, and the source where it names one."""

from dataclasses import dataclass
from types import ModuleType
from typing import Any

from quote_lessons import paragraphs_of

from wirecleaner.stages.quotes.confidence import EVEN
from wirecleaner.stages.quotes.finder import FoundQuote, Piece, find_quotes
from wirecleaner.stages.quotes.judging.judge import Judge

Spans = list[list[int]]


@dataclass(slots=True)
class Answer:
    """A quote that was found, in the form of a prediction, and whether content and source are right."""

    quote: FoundQuote
    prediction: dict[str, Any]
    right: bool = False


def answers(record: dict[str, Any], judge: Judge, scorer: ModuleType, least: float = EVEN) -> list[Answer]:
    """The quotes of one article, judged right or wrong as the scorer does: end to end."""
    lines, starts = paragraphs_of(record["text"])
    found = [
        Answer(quote, prediction(quote, starts))
        for quote in find_quotes(lines, judge=judge, min_confidence=least)
    ]
    tokens = scorer.Tokens(record["text"])
    told = [
        {"words": tokens.of(item["content"]), "source": item["source"], "cue": item["cue"]}
        for item in record["attributions"]
    ]
    mine = [{"words": tokens.of(answer.prediction["content"]), **answer.prediction} for answer in found]
    for number, at, _ in scorer.match(told, mine):
        head = scorer.head_tokens(tokens, told[number]["source"])
        source = tokens.of(mine[at]["source"])
        found[at].right = (
            not head
            or not source
            or (bool(source & head) and len(source) <= 2 * len(tokens.of(told[number]["source"])) + 8)
        )
    return found


def prediction(quote: FoundQuote, starts: list[int]) -> dict[str, Any]:
    """A quote in the form that the scorer reads."""

    def spans(*pieces: Piece | None) -> Spans:
        return [[starts[p.paragraph] + p.start, starts[p.paragraph] + p.end] for p in pieces if p is not None]

    return {
        "content": spans(*quote.content),
        "cue": spans(quote.cue),
        "source": spans(quote.source),
        "speaker": quote.speaker.name if quote.speaker and quote.speaker.kind != "anonymous" else None,
        "kind": quote.kind,
    }
