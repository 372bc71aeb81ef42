"""Parquet: a table with a column of texts, read by row groups."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from wirecleaner.batch import Failure, Page
from wirecleaner.errors import InputValueError
from wirecleaner.sources.files import Options
from wirecleaner.sources.jsonl import HTMLS, IDS, TEXTS, URLS, page_of

_ROWS = 256


def read(path: Path, options: Options) -> Iterator[Page | Failure]:
    """The rows of a table. Raises `InputValueError` where it lacks the column, or holds no text in it."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise InputValueError(f"{path} is Parquet; pip install 'wirecleaner[batch]' reads it") from None
    try:
        table = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputValueError(f"{path} is no readable Parquet file: {error}") from error
    column = _column(path, table.schema_arrow, options)
    wanted = [name for name in (column, options.id_column, options.url_column) if name]
    wanted += [name for name in (*IDS, *URLS) if name in table.schema_arrow.names and name not in wanted]
    return _rows(
        path,
        table,
        wanted,
        replace(options, column=column),
    )


def _column(path: Path, schema: "object", options: Options) -> str:
    import pyarrow as pa

    names: list[str] = schema.names  # type: ignore[attr-defined]
    known = [options.column] if options.column else [name for name in (*TEXTS, *HTMLS) if name in names]
    if not known or known[0] not in names:
        raise InputValueError(
            f"{path} has no column {options.column or 'of texts with a usual name'!r}; its columns are {', '.join(names)}"
        )
    kind = schema.field(known[0]).type  # type: ignore[attr-defined]
    if not any(
        is_text(kind)
        for is_text in (
            pa.types.is_string,
            pa.types.is_large_string,
            pa.types.is_binary,
            pa.types.is_large_binary,
        )
    ):
        raise InputValueError(f"{path}: the column {known[0]!r} holds {kind}; text or bytes are wanted")
    return known[0]


def _rows(path: Path, table: "object", wanted: list[str], options: Options) -> Iterator[Page | Failure]:
    import pyarrow as pa

    number = 0
    try:
        for batch in table.iter_batches(_ROWS, columns=wanted):  # type: ignore[attr-defined]
            for row in batch.to_pylist():
                number += 1
                yield page_of(row, f"{path}#{number}", options)
    except (pa.ArrowException, OSError) as error:
        name = f"{path}#{number + 1}"
        yield Failure(name, 0, "SourceError", f"{name}: the table is damaged from here on: {error}")
