"""Files that hold one document, and the exports of archives, which hold many and are divided by the parser."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wirecleaner.batch import Failure, Page
from wirecleaner.sources.kinds import Kind
from wirecleaner.sources.packed import open_packed

# A gigabyte of zeros packs into a megabyte. The longest honest page seen in archives has 20 MB.
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read. `column`, `id_column` and `url_column` are those of tables; None takes the usual names.

    `largest` is the number of bytes, unpacked, from which on a document is refused.
    """

    kind: Kind | None = None
    encoding: str | None = None
    column: str | None = None
    id_column: str | None = None
    url_column: str | None = None
    largest: int = LARGEST


def read_text(path: Path, options: Options) -> Iterator[Page | Failure]:
    """A file of plain text or Markdown as one page."""
    return _whole(path, options, "text")


def read_html(path: Path, options: Options) -> Iterator[Page | Failure]:
    """A file of HTML as one page."""
    return _whole(path, options, "html")


def read_export(path: Path, options: Options) -> Iterator[Page | Failure]:
    """An export of an archive as one page, which gives many articles."""
    return _whole(path, options, "export")


def _whole(path: Path, options: Options, form: Literal["text", "html", "export"]) -> Iterator[Page | Failure]:
    try:
        with open_packed(path) as stream:
            content = stream.read(options.largest + 1)
    except (OSError, EOFError) as error:
        yield broken(str(path), error)
        return
    if len(content) > options.largest:
        yield too_large(str(path), options)
    else:
        yield Page(content, id=str(path), encoding=options.encoding, format=form)


def broken(name: str, error: BaseException) -> Failure:
    """What is said of a file that is cut short or damaged."""
    return Failure(
        name,
        0,
        "SourceError",
        f"{name} is cut short or damaged ({error}); what can still be read is read",
    )


def too_large(name: str, options: Options) -> Failure:
    """What is said of a document that is larger than allowed."""
    return Failure(
        name,
        0,
        "SourceError",
        f"{name} has more than {options.largest:,} bytes; `largest` sets another limit",
    )
