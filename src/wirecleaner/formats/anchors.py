"""Where a stretch of the source stands in the paragraphs of an article: the way back of `Article.to_source`."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from wirecleaner.article import Article, Paragraph
from wirecleaner.document import Span
from wirecleaner.reading import Reading


class Anchor(NamedTuple):
    """A stretch of one paragraph: its index in the body, and offsets into its text."""

    paragraph: int
    start: int
    end: int


class Anchors:
    r"""Finds stretches of the source in the paragraphs. Without the source, as after a JSON round trip, nothing.

    >>> import wirecleaner
    >>> article = wirecleaner.parse("Clock  slow\n\nThe clock  is slow,\nsaid Ann Roe, the mayor of the town.")
    >>> [anchor] = Anchors(article).of(article.quotes[0].content)
    >>> article.body[anchor.paragraph].text[anchor.start : anchor.end]
    'The clock is slow'
    """

    def __init__(self, article: Article) -> None:
        self._starts: list[int] = []
        self._paragraphs: list[tuple[int, list[int]]] = []
        if not article.source or not article.body:
            return
        reading = article._reading()
        found = [
            (places[0], index, places)
            for index, paragraph in enumerate(article.body)
            if (places := _places(paragraph, reading))
        ]
        for first, index, places in sorted(found, key=lambda one: one[0]):
            self._starts.append(first)
            self._paragraphs.append((index, places))

    def of(self, spans: Sequence[Span]) -> list[Anchor]:
        """The stretches of paragraphs that were read from these spans, in the order of the source."""
        return [anchor for span in spans for anchor in self._of_one(span)]

    def _of_one(self, span: Span) -> list[Anchor]:
        found = []
        at = max(bisect_left(self._starts, span.start + 1) - 1, 0)
        while at < len(self._starts) and self._starts[at] < span.end:
            index, places = self._paragraphs[at]
            start, end = bisect_left(places, span.start), bisect_left(places, span.end)
            if start < end:
                found.append(Anchor(index, start, end))
            at += 1
        return found


def _places(paragraph: Paragraph, reading: Reading) -> list[int]:
    """For each character of a paragraph's text, where the source has it; the space between two lines at a break."""
    places: list[int] = []
    for span in paragraph.spans:
        piece = reading.read(*span)
        if places:
            places.append(places[-1])
        places += piece.starts or range(piece.start, piece.start + len(piece.text))
    return places[: len(paragraph.text)]
