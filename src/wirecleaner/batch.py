"""Many documents: one result per input, in order; one bad input never stops the rest."""

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeVar

from wirecleaner.article import Article
from wirecleaner.decoding import decode
from wirecleaner.errors import InputTypeError, InputValueError, PipelineError, WirecleanerError

if TYPE_CHECKING:
    from wirecleaner.pipeline import Pipeline

ArticleT = TypeVar("ArticleT", bound=Article)

# Documents handed to a worker at once: enough to hide the cost of the handing over (0.2 ms against 1 ms of work a
# document), few enough that order costs little memory.
_CHUNK = 16


@dataclass(frozen=True, slots=True)
class Page:
    """One input of `parse_many`, with what varies from document to document.

    `content` is a str, or bytes that are decoded (`encoding`, else byte order mark, UTF-8, detection). `id` comes
    back in a `Failure`. `format` is "text", the default, or "html".
    """

    content: str | bytes
    id: str | None = None
    url: str | None = None
    reference_date: datetime | date | None = None
    language: str | None = None
    encoding: str | None = None
    format: Literal["text", "html"] | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """What `parse_many(on_error="return")` gives in the place of an article that could not be made.

    `id` is the page's own, `index` its place in the input from 0, `error` the name of the exception's class.
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
) -> Iterator[ArticleT | Failure]:
    """One article or failure per item, in order; `processes` workers share the work."""
    if on_error not in ("raise", "return"):
        raise InputValueError(f"on_error is 'raise' or 'return', not {on_error!r}")
    if isinstance(items, (str, bytes)):
        raise InputTypeError(
            "parse_many() takes an iterable of texts or Pages, not one text; use parse() for one"
        )
    if not isinstance(processes, int) or processes < 1:
        raise InputValueError(f"processes is a whole number from 1 on, not {processes!r}")
    work = partial(_parse_one, pipeline, on_error)
    if processes == 1:
        return map(work, enumerate(items))
    return _in_processes(work, items, processes)


def _in_processes(
    work: "partial[ArticleT | Failure]", items: Iterable[str | Page], processes: int
) -> Iterator[ArticleT | Failure]:
    from multiprocessing import get_context

    _check_sendable(work)
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap(work, enumerate(items), chunksize=_CHUNK)


def _check_sendable(work: object) -> None:
    """Tell at once, and in words that help, that a pipeline cannot be sent to other processes."""
    try:
        pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise PipelineError(
            f"this pipeline cannot be sent to other processes ({error}); define its stages and its article type at the "
            "top of a module, or use processes=1"
        ) from error


def _parse_one(
    pipeline: "Pipeline[ArticleT]", on_error: str, numbered: tuple[int, str | Page]
) -> ArticleT | Failure:
    index, item = numbered
    try:
        return _parse(pipeline, item)
    except WirecleanerError as error:
        if on_error == "raise":
            raise
        name = item.id if isinstance(item, Page) else None
        return Failure(name, index, type(error).__name__, str(error))


def _parse(pipeline: "Pipeline[ArticleT]", item: str | Page) -> ArticleT:
    if not isinstance(item, Page):
        return pipeline.parse(item)
    if item.format not in (None, "text", "html"):
        raise InputValueError(f"Page.format is 'text', 'html' or None, not {item.format!r}")
    content = item.content
    if item.format == "html":
        return pipeline.parse_html(
            content,
            url=item.url,
            encoding=item.encoding,
            reference_date=item.reference_date,
            language=item.language,
        )
    text = decode(content, encoding=item.encoding).text if isinstance(content, bytes) else content
    return pipeline.parse(text, url=item.url, reference_date=item.reference_date, language=item.language)
