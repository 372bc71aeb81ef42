"""Which lines and which stretches of a dump the values of an article came from."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from wirecleaner.document import Span

if TYPE_CHECKING:
    from wirecleaner.article import Article, Origin, Quote
    from wirecleaner.explanation import Explanation, LineExplanation

# How many colours the style sheet has for speakers.
SPEAKER_COLOURS = 8
# What is said of the page as a whole; the lines that show it are not in the article because of that.
_OF_THE_PAGE = frozenset({"page_kind", "language", "extra"})


@dataclass(slots=True)
class Value:
    """One value of a field, where it was printed and by which rule.

    `key` marks its stretches in the dump; `lines` has the first and last line of each run of lines it came from.
    """

    field: str
    value: Any
    origin: "Origin | None"
    spans: list[Span]
    key: str
    lines: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Stretch:
    """A stretch of the dump that is more than its line: `classes` and `attributes` of its element."""

    start: int
    end: int
    classes: str
    attributes: dict[str, str] = field(default_factory=dict)


class Places:
    """The values of an explanation's article with the lines they came from."""

    def __init__(self, explanation: "Explanation", prefix: str) -> None:
        self._lines = explanation.lines
        self._starts = [line.start for line in explanation.lines]
        self.values = list(_values(explanation.article, prefix))
        self.kept: set[int] = set()
        for value in self.values:
            value.lines = tuple(self._runs(value.spans))
            if value.field not in _OF_THE_PAGE:
                self.kept.update(index for span in value.spans for index in self._touched(span))
        quotes = explanation.article.quotes
        self.speakers = speaker_colours(quotes)
        self.colours = {
            quote.speaker.name: colour
            for quote, colour in zip(quotes, self.speakers, strict=True)
            if quote.speaker
        }
        self.mentions: dict[Span, str] = {}
        for number, quote in enumerate(explanation.article.quotes):
            if quote.source and quote.source.span:
                self.mentions.setdefault(quote.source.span, f"{prefix}m{number}")

    def _touched(self, span: Span) -> range:
        """The indices of the lines that a span touches."""
        if not self._lines or span.end <= span.start:
            return range(0)
        first, last = bisect_right(self._starts, span.start) - 1, bisect_right(self._starts, span.end - 1) - 1
        return range(max(first, 0), last + 1)

    def _runs(self, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
        """The lines that spans touch, as runs of lines that follow each other."""
        touched = sorted({index for span in spans for index in self._touched(span)})
        for at, index in enumerate(touched):
            if at == 0 or touched[at - 1] + 1 < index:
                first = index
            if at + 1 == len(touched) or touched[at + 1] > index + 1:
                yield first, index

    def stretches(self, quotes: "Sequence[Quote]") -> list[Stretch]:
        """Quotes, whom they name, and the values that are part of a line."""
        found = []
        for number, quote in enumerate(quotes):
            colour = self.speakers[number]
            classes = f"q s{colour}" if colour is not None else "q"
            found += [Stretch(*span, classes, {"q": str(number)}) for span in quote.content]
        found += [Stretch(*span, "m", {"id": name}) for span, name in self.mentions.items()]
        for value in self.values:
            found += [
                Stretch(*span, "v", {"f": value.key})
                for span in value.spans
                if value.field != "quotes" and span.start < span.end and not self._is_whole(span)
            ]
        return [stretch for stretch in found if stretch.start < stretch.end]

    def _is_whole(self, span: Span) -> bool:
        """Whether a span is all the text of its lines: then the lines are marked, and that is enough."""
        lines = self._touched(span)
        first, last = self._lines[lines[0]], self._lines[lines[-1]]
        # The white space around a line's text is not looked at: a line as read is trimmed.
        before, after = span.start - first.start, last.end - span.end
        if first is last:
            return before + after <= _white_space(first)
        return before <= _white_space(first) and after <= _white_space(last)


def _white_space(line: "LineExplanation") -> int:
    """How many characters of a line are not in its text as read: blanks around it, its break."""
    return line.end - line.start - len(line.text)


def speaker_colours(quotes: "Sequence[Quote]") -> list[int | None]:
    """A colour for each quote, the same for the same speaker; None where nobody is named."""
    names: dict[str, int] = {}
    return [
        names.setdefault(quote.speaker.name, len(names) % SPEAKER_COLOURS) if quote.speaker else None
        for quote in quotes
    ]


def _values(article: "Article", prefix: str) -> Iterator[Value]:
    for name in type(article).model_fields:
        if name in ("origins", "source"):
            continue
        value = getattr(article, name)
        origins = article.origins.get(name, ())
        if name == "extra":
            for number, (key, item) in enumerate(article.extra.items()):
                origins = article.origins.get(key, ())
                spans = [span for origin in origins for span in origin.spans]
                yield Value(key, item, origins[0] if origins else None, spans, f"{prefix}f-extra-{number}")
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                origin = origins[number] if number < len(origins) else None
                yield Value(name, item, origin, _spans(item, origin), f"{prefix}f-{name}-{number}")
        elif value is not None:
            spans = [span for origin in origins for span in origin.spans]
            yield Value(name, value, origins[0] if origins else None, spans, f"{prefix}f-{name}")


def _spans(value: Any, origin: "Origin | None") -> list[Span]:
    """Where a value of a list was printed: its origin, and its parts that know their own place."""
    spans = list(origin.spans) if origin else []
    for part in (value, getattr(value, "credit", None)):
        if isinstance(part, BaseModel):
            for name in ("span", "caption_span", "content", "mentions"):
                own = getattr(part, name, None)
                spans += [own] if isinstance(own, Span) else list(own or ())
    return sorted(set(spans))


def segments(
    lines: "Sequence[LineExplanation]", stretches: Sequence[Stretch]
) -> "Iterator[tuple[LineExplanation, list[tuple[int, int, list[Stretch]]]]]":
    """Each line in pieces, with the stretches that cover each piece. One sweep, however many there are."""
    opening: dict[int, list[Stretch]] = {}
    closing: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        opening.setdefault(stretch.start, []).append(stretch)
        closing.setdefault(stretch.end, []).append(stretch)
    edges = sorted({*opening, *closing})
    current: dict[int, Stretch] = {}
    reached = 0
    for line in lines:
        pieces, at = [], line.start
        while reached < len(edges) and edges[reached] < line.end:
            edge = edges[reached]
            if edge > at:
                pieces.append((at, edge, list(current.values())))
                at = edge
            for stretch in closing.get(edge, ()):
                current.pop(id(stretch), None)
            current.update((id(stretch), stretch) for stretch in opening.get(edge, ()))
            reached += 1
        pieces.append((at, line.end, list(current.values())))
        yield line, pieces
