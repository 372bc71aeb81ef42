"""WARC and WET: the archives of web crawls. Pages are the records of responses and of conversions to text."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from wirecleaner.batch import Failure, Page
from wirecleaner.errors import InputValueError
from wirecleaner.sources.files import Options, broken, too_large
from wirecleaner.sources.packed import open_packed

_HTML = frozenset({"text/html", "application/xhtml+xml"})


def read(path: Path, options: Options) -> Iterator[Page | Failure]:
    """The pages of an archive, with their addresses and the days they were fetched on as reference dates."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise InputValueError(f"{path} is a web archive; pip install 'wirecleaner[batch]' reads it") from None
    return _records(path, options, ArchiveIterator, WarcRecordType.response | WarcRecordType.conversion)


def _records(path: Path, options: Options, iterator: Any, wanted: Any) -> Iterator[Page | Failure]:
    number = 0
    last = str(path)
    try:
        with open_packed(path) as stream:
            for number, record in enumerate(iterator(stream, record_types=wanted, parse_http=True), 1):
                last = f"{path}#{number}"
                page = _page(record, last, options)
                if page is not None:
                    yield page
    except (OSError, EOFError, ValueError, RuntimeError) as error:
        yield broken(f"{path}#{number + 1}", error)


def _page(record: Any, name: str, options: Options) -> Page | Failure | None:
    """The page of a record; None for a picture or a file."""
    is_text = record.headers.get("WARC-Type") == "conversion"
    if not is_text and (record.http_content_type or "").lower() not in _HTML:
        return None
    content = record.reader.read(options.largest + 1)
    if len(content) > options.largest:
        return too_large(name, options)
    return Page(
        content,
        id=record.headers.get("WARC-Record-ID", name).strip("<>"),
        url=record.headers.get("WARC-Target-URI"),
        reference_date=_day(record.headers.get("WARC-Date")),
        encoding=options.encoding or (None if is_text else record.http_charset),
        format="text" if is_text else "html",
    )


def _day(moment: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(moment) if moment else None
    except ValueError:
        return None
