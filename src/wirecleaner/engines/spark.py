"""Apache Spark: a data frame of texts becomes one of articles, by `mapInArrow`. Needs `wirecleaner[spark]`."""

from typing import TYPE_CHECKING, Any

from wirecleaner.arrow import SCHEMA, BatchParser
from wirecleaner.errors import InputValueError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def parse(frame: "DataFrame", **options: Any) -> "DataFrame":
    """The articles of a data frame, one row each, in the columns of `wirecleaner.arrow.SCHEMA`.

    `options` are those of `BatchParser`: `column`, `id_column`, `url_column`, `format`, `quotes`, `pipeline`. A row never
    fails the job: what went wrong stands in its `error`. Raises `InputValueError` for a column that is missing.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    parser = BatchParser(**options)
    for name in parser.columns:
        if name not in frame.columns:
            raise InputValueError(f"there is no column {name!r}; the columns are {', '.join(frame.columns)}")
    return frame.select(*parser.columns).mapInArrow(parser, from_arrow_schema(SCHEMA))
