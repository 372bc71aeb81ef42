"""JSON Lines: one object a line, one of its values is the document."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Literal

from wirecleaner.batch import Failure, Page
from wirecleaner.sources.files import Options, broken, too_large
from wirecleaner.sources.packed import open_packed

# The names that crawls give the column of texts (Common Crawl and Hugging Face sets, news-please, scrapy), and of HTML.
TEXTS = ("text", "content", "raw_content", "raw_text", "maintext", "article", "body")
HTMLS = ("html", "raw_html", "content_html", "markup")
IDS = ("id", "doc_id", "record_id", "uuid")
URLS = ("url", "source_url", "link", "uri")


def read(path: Path, options: Options) -> Iterator[Page | Failure]:
    """The rows of a file; a row that is no object or lacks the column comes as a failure."""
    number = 0
    try:
        with open_packed(path) as stream:
            for number, line in enumerate(_lines(stream, options.largest), 1):
                name = f"{path}#{number}"
                if line is None:
                    yield too_large(name, options)
                elif line.strip():
                    yield _of_line(line, name, options)
    except (OSError, EOFError) as error:
        yield broken(f"{path}#{number + 1}", error)


def _lines(stream: IO[bytes], largest: int) -> Iterator[bytes | None]:
    """The lines; None for one that is too long, which is read over and not kept."""
    while line := stream.readline(largest + 1):
        if len(line) <= largest:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(largest + 1)
        yield None


def _of_line(line: bytes, name: str, options: Options) -> Page | Failure:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(name, 0, "SourceError", f"{name} is no JSON: {error}")
    if not isinstance(row, dict):
        return Failure(name, 0, "SourceError", f"{name} is a JSON {type(row).__name__}; an object is wanted")
    return page_of(row, name, options)


def page_of(row: dict[str, Any], name: str, options: Options) -> Page | Failure:
    """The page of a row of a table."""
    column = options.column or next((known for known in (*TEXTS, *HTMLS) if row.get(known)), None)
    content = row.get(column) if column else None
    if not isinstance(content, (str, bytes)):
        found = (
            f"{column!r} holds {type(content).__name__}"
            if column in row
            else f"the columns are {', '.join(row)}"
        )
        return Failure(
            name,
            0,
            "SourceError",
            f"{name} has no text in {column or 'a column of a usual name'}: {found}; name the column",
        )
    if len(content) > options.largest:
        return too_large(name, options)
    form: Literal["text", "html"] = "html" if options.kind == "html" or column in HTMLS else "text"
    own = _text(row, options.id_column, IDS)
    return Page(
        content,
        id=own or name,
        url=_text(row, options.url_column, URLS),
        encoding=options.encoding,
        format=form,
    )


def _text(row: dict[str, Any], column: str | None, known: tuple[str, ...]) -> str | None:
    for name in (column,) if column else known:
        value = row.get(name)
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            return str(value)
    return None
