"""Where a stretch of the source stands in the paragraphs of an article."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirecleaner.article import Article
from wirecleaner.document import Span
from wirecleaner.places import TextMap


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
        self._map = TextMap(article) if article.source else None
        self._starts: list[int] = []
        self._paragraphs: list[tuple[int, int]] = []
        at = 0
        for index, paragraph in enumerate(article.body):
            if paragraph.kind != "pull_quote":
                self._starts.append(at)
                self._paragraphs.append((index, len(paragraph.text)))
                at += len(paragraph.text) + 2

    def of(self, spans: Sequence[Span]) -> list[Anchor]:
        """The stretches of paragraphs that were read from these spans, in the order of the source."""
        return [anchor for span in spans for anchor in self._of_one(span)]

    def _of_one(self, span: Span) -> Iterator[Anchor]:
        found = self._map.to_text(span) if self._map else None
        if found is None:
            return
        start, end = found
        for number in range(bisect_right(self._starts, start) - 1, len(self._starts)):
            first = self._starts[number]
            if first >= end:
                return
            index, length = self._paragraphs[number]
            anchor = Anchor(index, max(start - first, 0), min(end - first, length))
            if anchor.start < anchor.end:
                yield anchor
