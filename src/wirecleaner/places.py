"""Where a span of the source stands in `article.text`: the way back from `Article.to_source`."""

from bisect import bisect_left

from wirecleaner.article import Article
from wirecleaner.document import Span


class TextMap:
    r"""The places of an article's source in its text. Raises `InputValueError` for an article without its source.

    >>> import wirecleaner
    >>> from wirecleaner.places import TextMap
    >>> article = wirecleaner.parse("Clock runs slow\n\nThe clock is slow. \"It is late,\" said Ann Roe.")
    >>> start, end = TextMap(article).to_text(article.quotes[0].content[0])
    >>> article.text[start:end]
    'It is late'
    """

    def __init__(self, article: Article) -> None:
        places = sorted(_places(article))
        self._sources = [source for source, _ in places]
        self._offsets = [offset for _, offset in places]

    def to_text(self, span: Span) -> tuple[int, int] | None:
        """Start and end in `article.text` of what a span shows there; None if it stands outside the text."""
        first, last = bisect_left(self._sources, span.start), bisect_left(self._sources, span.end) - 1
        if last < first:
            return None
        return self._offsets[first], self._offsets[last] + 1


def _places(article: Article) -> list[tuple[int, int]]:
    """For each character of the text that was read from the source: its offsets there and here."""
    if not article.body:
        return []
    article.to_source(0, 0)  # tells what is wrong with an article without its source
    reading = article._reading()
    places: list[tuple[int, int]] = []
    at = 0
    for paragraph in article.body:
        if paragraph.kind == "pull_quote":
            continue
        here = at
        for span in paragraph.spans:
            piece = reading.read(*span)
            length = min(len(piece.text), at + len(paragraph.text) - here)
            starts = piece.starts or range(piece.start, piece.start + len(piece.text))
            places += zip(starts[:length], range(here, here + length), strict=True)
            here += len(piece.text) + 1
        at += len(paragraph.text) + 2
    return places
