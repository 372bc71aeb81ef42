"""WARC and WET: the archives of web crawls. Pages are the records of responses and of conversions to text."""

import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from wirecleaner.batch import Failure, Page
from wirecleaner.errors import InputValueError
from wirecleaner.sources.files import Options, broken, too_large
from wirecleaner.sources.packed import open_packed

# What a record begins with: the magic of a packed one, the version of a plain one.
_GZIP, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."
_HTML = frozenset({"text/html", "application/xhtml+xml"})


def read(path: Path, options: Options) -> Iterator[Page | Failure]:
    """The pages of an archive, with their addresses and the days they were fetched on as reference dates.

    Behind a damaged record the archive is read on from the next one that begins.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise InputValueError(f"{path} is a web archive; pip install 'wirecleaner[batch]' reads it") from None
    iterate = partial(ArchiveIterator, record_types=WarcRecordType.response | WarcRecordType.conversion)
    return _records(path, options, iterate)


def _records(path: Path, options: Options, iterate: Callable[..., Any]) -> Iterator[Page | Failure]:
    # An archive packed with gzip is read as it is: its records are packed one by one, and can be found again.
    opens = _PLAIN if path.suffix.lower() not in (".gz", ".zst") else _GZIP
    number, at = 0, 0
    with path.open("rb") if path.suffix.lower() != ".zst" else open_packed(path) as stream:
        while True:
            if at:
                stream.seek(at)
            try:
                for record in iterate(stream):
                    number, at = number + 1, record.stream_pos
                    page = _page(record, f"{path}#{number}", options)
                    if page is not None:
                        yield page
            except (OSError, EOFError, ValueError, RuntimeError) as error:
                yield broken(f"{path}#{number + 1}", error)
                following = _next_record(path, at + 1, opens)
                if following is None:
                    return
                at = following
            else:
                break
    if path.suffix.lower() != ".zst" and _is_cut_short(path, at, opens):
        yield broken(f"{path}#{number + 1}", EOFError("the file ends within a record"))


def _next_record(path: Path, at: int, opens: bytes) -> int | None:
    """Where the next record begins from an offset of the file on."""
    with path.open("rb") as file:
        file.seek(at)
        tail = b""
        while block := file.read(1 << 20):
            found = (tail + block).find(opens)
            if found >= 0:
                return at - len(tail) + found
            at += len(block)
            tail = block[-len(opens) :]
    return None


def _is_cut_short(path: Path, at: int, opens: bytes) -> bool:
    """Whether the file ends within a record, its last one read beginning at an offset."""
    with path.open("rb") as file:
        file.seek(at)
        if opens is _PLAIN:
            return not file.read().endswith(b"\r\n\r\n") and path.stat().st_size > at
        member, begun = zlib.decompressobj(wbits=31), False
        while block := file.read(1 << 20):
            while block:
                begun = True
                try:
                    member.decompress(block, 1 << 20)
                except zlib.error:
                    return True
                block = member.unconsumed_tail or member.unused_data
                if member.eof:
                    member, begun = zlib.decompressobj(wbits=31), False
        return begun


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
