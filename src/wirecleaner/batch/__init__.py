"""Many documents: one result per input, in order; one bad input never stops the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeVar

from wirecleaner.article import Article
from wirecleaner.batch.workers import Lost, spread
from wirecleaner.decoding import decode
from wirecleaner.document import Document
from wirecleaner.errors import InputTypeError, InputValueError, StageError, WirecleanerError

if TYPE_CHECKING:
    from wirecleaner.pipeline import Pipeline

ArticleT = TypeVar("ArticleT", bound=Article)
Numbered = tuple[int, "str | Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """One input of `parse_many`, with what varies from document to document.

    `content` is a str, or bytes that are decoded (`encoding`, else byte order mark, UTF-8, windows-1252). `id` comes
    back in a `Failure`. `format` is "text", "html", or "export" for a file of many articles, which `wirecleaner batch`
    and `parse_all` divide; None is text.
    """

    content: str | bytes
    id: str | None = None
    url: str | None = None
    reference_date: datetime | date | None = None
    language: str | None = None
    encoding: str | None = None
    format: Literal["text", "html", "export"] | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """What `parse_many(on_error="return")` gives in the place of an article that could not be made.

    `id` is the page's own, `index` its place in the input from 0, `error` the name of the exception's class, or
    "TimeLimit" or "WorkerDied" where its worker was stopped or died.
    """

    id: str | None
    index: int
    error: str
    message: str


def parse_many(
    pipeline: "Pipeline[ArticleT]",
    items: Iterable[str | Page],
    *,
    on_error: Literal["raise", "return"] = "raise",
    processes: int = 1,
    time_limit: float | None = None,
) -> Iterator[ArticleT | Failure]:
    """One article or failure per item, in order; `processes` workers share the work.

    With a `time_limit` in seconds a document that takes longer is cut off by ending its worker.
    """
    if on_error not in ("raise", "return"):
        raise InputValueError(f"on_error is 'raise' or 'return', not {on_error!r}")
    if isinstance(items, (str, bytes)):
        raise InputTypeError(
            "parse_many() takes an iterable of texts or Pages, not one text; use parse() for one"
        )
    if not isinstance(items, Iterable):
        raise InputTypeError(f"parse_many() takes an iterable of texts or Pages, not {type(items).__name__}")
    if not isinstance(processes, int) or processes < 1:
        raise InputValueError(f"processes is a whole number from 1 on, not {processes!r}")
    if time_limit is not None and not time_limit > 0:
        raise InputValueError(f"time_limit is a number of seconds above 0, not {time_limit!r}")
    work = partial(_tried, pipeline)
    numbered: Iterator[Numbered] = enumerate(items)
    if processes == 1 and time_limit is None:
        return _checked(map(work, numbered), on_error)
    return _checked(spread(work, numbered, processes=processes, time_limit=time_limit), on_error)


def _checked(
    results: "Iterable[ArticleT | _Refused | Lost[Numbered]]", on_error: str
) -> Iterator[ArticleT | Failure]:
    """The results with errors raised, or as failures."""
    for result in results:
        if isinstance(result, Lost):
            if on_error == "raise":
                raise StageError(f"document {result.item[0]}: {result.message}")
            index, item = result.item
            yield Failure(_id(item), index, result.error, result.message)
        elif isinstance(result, _Refused):
            if on_error == "raise":
                raise result.error
            yield Failure(result.id, result.index, type(result.error).__name__, str(result.error))
        else:
            yield result


@dataclass(frozen=True, slots=True)
class _Refused:
    """An error as a value: in a chunk of documents it must not take the others along."""

    index: int
    id: str | None
    error: WirecleanerError


def _tried(pipeline: "Pipeline[ArticleT]", numbered: Numbered) -> "ArticleT | _Refused":
    index, item = numbered
    try:
        return _parse(pipeline, item)
    except WirecleanerError as error:
        return _Refused(index, _id(item), error)


def _id(item: str | Page) -> str | None:
    return item.id if isinstance(item, Page) else None


def _parse(pipeline: "Pipeline[ArticleT]", item: str | Page) -> ArticleT:
    if not isinstance(item, Page):
        return pipeline.parse(item)
    if item.format == "export":
        raise InputValueError("Page.format is 'export': a file of many articles; divide it with parse_all()")
    return articles_of(pipeline, item)[0]


def document_of(
    pipeline: "Pipeline[ArticleT]",
    item: str | Page,
    *,
    url: str | None = None,
    reference_date: datetime | date | None = None,
    language: str | None = None,
    repair: bool | None = None,
) -> Document:
    """A text or a page as the pipeline's reader cuts it, before any stage. A page's own address, day and language count."""
    if not isinstance(item, Page):
        return pipeline.read(item, url=url, reference_date=reference_date, language=language, repair=repair)
    url, language = item.url or url, item.language or language
    reference_date = item.reference_date or reference_date
    content = item.content
    if item.format == "html":
        return pipeline.read_html(
            content,
            url=url,
            encoding=item.encoding,
            reference_date=reference_date,
            language=language,
            repair=repair,
        )
    text = decode(content, encoding=item.encoding).text if isinstance(content, bytes) else content
    return pipeline.read(text, url=url, reference_date=reference_date, language=language, repair=repair)


def articles_of(pipeline: "Pipeline[ArticleT]", page: Page) -> tuple[ArticleT, ...]:
    """The article of a page, or those of an export."""
    if page.format not in (None, "text", "html", "export"):
        raise InputValueError(f"Page.format is 'text', 'html', 'export' or None, not {page.format!r}")
    if page.format == "export":
        return pipeline.parse_all(page)
    return (pipeline.build(pipeline.run(document_of(pipeline, page))),)
