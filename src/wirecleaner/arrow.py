"""Articles as columns: the Arrow schema of an `Article`, and a function that tables, clusters and engines can call.

The schema is made from the types, so it cannot drift from them; it needs `pyarrow` (`pip install 'wirecleaner[batch]'`).
"""

import json
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel

from wirecleaner.article import Article, Moment, fold_surrogates
from wirecleaner.batch import Page, articles_of
from wirecleaner.document import Span
from wirecleaner.errors import InputValueError, WirecleanerError

if TYPE_CHECKING:
    from wirecleaner.pipeline import Pipeline

# A day is no moment at midnight: `day` is always there, `time` only where the page prints one (as printed, in the
# page's zone), `offset` only where it names the zone, in minutes east of UTC. `iso` is the article's own form.
MOMENT = pa.struct(
    [("iso", pa.string()), ("day", pa.date32()), ("time", pa.timestamp("us")), ("offset", pa.int32())]
)
SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64())])
_SCALARS: dict[Any, pa.DataType] = {
    str: pa.string(),
    float: pa.float64(),
    int: pa.int64(),
    bool: pa.bool_(),
    date: pa.date32(),
}


def arrow_type(annotation: Any) -> pa.DataType:
    """The Arrow type of an annotation of an article's field."""
    if annotation == Moment or annotation is Moment:
        return MOMENT
    if annotation is Span:
        return SPAN
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct(_fields(annotation))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return arrow_type(arguments[0]) if arguments[0] != datetime | date else MOMENT
    if origin is Literal:
        return pa.string()
    if origin in (Union, types.UnionType):
        kept = [one for one in arguments if one is not type(None)]
        if len(kept) == 1:
            return arrow_type(kept[0])
        return MOMENT
    if origin is tuple:
        return pa.list_(arrow_type(arguments[0]))
    if origin is Mapping:
        return pa.map_(pa.string(), arrow_type(arguments[1]))
    return pa.string()  # JSON


def _fields(model: type[BaseModel]) -> list[pa.Field]:
    # `model_fields` has taken the outermost `Annotated` off; what is left of a moment is a union of two dates.
    return [
        pa.field(name, _type_of_field(model, name))
        for name, info in model.model_fields.items()
        if not info.exclude
    ]


def _type_of_field(model: type[BaseModel], name: str) -> pa.DataType:
    return pa.string() if name == "extra" else arrow_type(model.model_fields[name].annotation)


SCHEMA: pa.Schema = pa.schema(
    [
        pa.field("id", pa.string()),
        *_fields(Article),
        pa.field("text", pa.string()),
        pa.field("error", pa.string()),
    ],
    metadata={"wirecleaner.schema": "1"},
)


def row_of(article: Article, name: str | None = None) -> dict[str, Any]:
    """An article as a row of `SCHEMA`."""
    row: dict[str, Any] = _plain(article)
    row["published"], row["updated"] = _moment(article.published), _moment(article.updated)
    row["extra"] = json.dumps(article.model_dump(mode="json", include={"extra"})["extra"], ensure_ascii=False)
    return {"id": name, **row, "text": fold_surrogates(article.text), "error": None}


def failed_row(name: str | None, error: str) -> dict[str, Any]:
    """The row of a document that gave no article: its id and what went wrong."""
    return {"id": name, "error": error}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return fold_surrogates(value)
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        return {name: _plain(getattr(value, name)) for name, info in fields if not info.exclude}
    if isinstance(value, Mapping):
        return [(key, _plain(one)) for key, one in value.items()]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def to_batch(rows: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    """Rows as a record batch of `SCHEMA`."""
    return pa.RecordBatch.from_pylist(list(rows), schema=SCHEMA)


def _moment(value: datetime | date | None) -> dict[str, Any] | None:
    if value is None:
        return None
    if not isinstance(value, datetime):
        return {"iso": value.isoformat(), "day": value, "time": None, "offset": None}
    offset = value.utcoffset()
    minutes = None if offset is None else offset // timedelta(minutes=1)
    return {
        "iso": value.isoformat(),
        "day": value.date(),
        "time": value.replace(tzinfo=None),
        "offset": minutes,
    }


@dataclass(frozen=True)
class BatchParser:
    """Parses a stream of record batches into one of `SCHEMA`. Picklable, so engines can send it to their workers.

    `column` holds the texts (or HTML, with `format="html"`); `id_column`, `url_column` and `language_column` name
    columns with what is known of each. A row never raises: what went wrong stands in its `error`.

    >>> import pyarrow as pa
    >>> from wirecleaner.arrow import BatchParser
    >>> batch = pa.RecordBatch.from_pydict({"text": ["LONDON (AP) — The clock is slow, Ann Roe said.", None]})
    >>> [out] = BatchParser()([batch])
    >>> out.column("error").to_pylist()
    [None, "InputTypeError: the column 'text' is null here; a text is wanted"]
    """

    column: str = "text"
    id_column: str | None = None
    url_column: str | None = None
    language_column: str | None = None
    format: Literal["text", "html"] = "text"
    quotes: bool = True
    pipeline: "Pipeline[Article] | None" = field(default=None)

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The parsed batches, one for each, row for row. Raises `InputValueError` for a column that is missing."""
        pipeline = self._pipeline()
        for batch in batches:
            self._check(batch.schema)
            rows = batch.select(list(self.columns)).to_pylist()
            yield to_batch(self._row(pipeline, row) for row in rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read."""
        named = (self.column, self.id_column, self.url_column, self.language_column)
        return tuple(dict.fromkeys(name for name in named if name is not None))

    @property
    def schema(self) -> pa.Schema:
        """The schema of what comes out."""
        return SCHEMA

    def _pipeline(self) -> "Pipeline[Article]":
        if self.pipeline is not None:
            return self.pipeline
        from wirecleaner.api import default_pipeline

        pipeline = default_pipeline()
        return pipeline if self.quotes else pipeline.without("quotes")

    def _check(self, schema: pa.Schema) -> None:
        for name in self.columns:
            if name not in schema.names:
                raise InputValueError(
                    f"there is no column {name!r}; the columns are {', '.join(schema.names)}"
                )

    def _row(self, pipeline: "Pipeline[Article]", row: Mapping[str, Any]) -> dict[str, Any]:
        name = None if self.id_column is None else str(row[self.id_column])
        content = row[self.column]
        if not isinstance(content, (str, bytes)):
            kind = "null" if content is None else f"of type {type(content).__name__}"
            return failed_row(
                name, f"InputTypeError: the column {self.column!r} is {kind} here; a text is wanted"
            )
        page = Page(
            content,
            url=row[self.url_column] if self.url_column else None,
            language=row[self.language_column] if self.language_column else None,
            format=self.format,
        )
        try:
            return row_of(articles_of(pipeline, page)[0], name)
        except WirecleanerError as error:
            return failed_row(name, f"{type(error).__name__}: {error}")


def parse_batches(batches: Iterable[pa.RecordBatch], **options: Any) -> Iterator[pa.RecordBatch]:
    """What `BatchParser(**options)` makes of a stream of record batches."""
    return BatchParser(**options)(batches)
