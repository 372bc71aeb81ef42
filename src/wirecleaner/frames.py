"""Articles and their quotes as data frames of pandas or Polars, one row each."""

from collections.abc import Iterable
from typing import Any, Literal

from wirecleaner.article import Article
from wirecleaner.errors import InputTypeError, InputValueError

Library = Literal["pandas", "polars"]


def articles(items: Iterable[Article], *, library: Library = "pandas") -> Any:
    """A frame of articles. Dates are ISO text, as a column of a frame cannot hold days beside moments of several zones.

    Columns: title, deck, section, authors, agencies, place, published, published_day, updated, publisher, language,
    url, page_kind, tags, text, paragraphs, photos, quotes (the last three are counts). Lists are lists. Raises
    `InputTypeError` for anything but articles, `InputValueError` for a library that is not known or not installed.
    """
    return _frame([_article(number, item) for number, item in enumerate(_checked(items))], library)


def quotes(items: Iterable[Article], *, library: Library = "pandas") -> Any:
    """A frame of all quotes of the articles.

    Columns: article (its place among the items, from 0), quote (its place in the article), text, kind, speaker,
    speaker_kind, honorific, role, organization, source (the mention as printed), cue, confidence, start, end (of the
    first part, code points of the article's source). Raises as `articles` does.
    """
    rows = [
        _quote(number, place, quote)
        for number, item in enumerate(_checked(items))
        for place, quote in enumerate(item.quotes)
    ]
    return _frame(rows, library, columns=_QUOTE)


_QUOTE = ("article", "quote", "text", "kind", "speaker", "speaker_kind", "honorific", "role", "organization", "source", "cue", "confidence", "start", "end")  # fmt: skip


def _checked(items: Iterable[Article]) -> list[Article]:
    if isinstance(items, Article):
        raise InputTypeError("a list of articles is wanted, not one article: [article]")
    found = list(items)
    for number, item in enumerate(found):
        if not isinstance(item, Article):
            raise InputTypeError(f"item {number} is of type {type(item).__name__}; articles are wanted")
    return found


def _article(_number: int, item: Article) -> dict[str, Any]:
    return {
        "title": item.title,
        "deck": item.deck,
        "section": item.section,
        "authors": [author.name for author in item.authors],
        "agencies": list(item.agencies),
        "place": "; ".join(item.dateline.places) or None if item.dateline else None,
        "published": item.published.isoformat() if item.published else None,
        "published_day": item.published_day,
        "updated": item.updated.isoformat() if item.updated else None,
        "publisher": item.publisher,
        "language": item.language,
        "url": item.url,
        "page_kind": item.page_kind,
        "tags": list(item.tags),
        "text": item.text,
        "paragraphs": len(item.body),
        "photos": len(item.photos),
        "quotes": len(item.quotes),
    }


def _quote(number: int, place: int, quote: Any) -> dict[str, Any]:
    speaker, content = quote.speaker, quote.content
    values = (
        number,
        place,
        quote.text,
        quote.kind,
        speaker and speaker.name,
        speaker and speaker.kind,
        speaker and speaker.honorific,
        speaker and speaker.role,
        speaker and speaker.organization,
        quote.source and quote.source.text,
        quote.cue and quote.cue.text,
        quote.confidence,
        content[0].start if content else None,
        content[-1].end if content else None,
    )
    return dict(zip(_QUOTE, values, strict=True))


def _frame(rows: list[dict[str, Any]], library: str, columns: tuple[str, ...] | None = None) -> Any:
    if library not in ("pandas", "polars"):
        raise InputValueError(f"library is 'pandas' or 'polars', not {library!r}")
    try:
        if library == "pandas":
            import pandas

            return pandas.DataFrame(rows, columns=list(columns) if columns and not rows else None)
        import polars
    except ImportError as error:
        raise InputValueError(f"{library} is not installed; pip install 'wirecleaner[frames]'") from error
    if not rows:
        return polars.DataFrame({name: [] for name in columns or ()})
    return polars.DataFrame(rows, infer_schema_length=None)
