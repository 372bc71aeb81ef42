"""Ray Data: a dataset of texts becomes one of articles, by `map_batches`. Needs `wirecleaner[ray]`."""

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from wirecleaner.arrow import BatchParser

if TYPE_CHECKING:
    from ray.data import Dataset

_BATCH = 64


def parse(dataset: "Dataset", *, batch_size: int = _BATCH, **options: Any) -> "Dataset":
    """The articles of a dataset, one row each, in the columns of `wirecleaner.arrow.SCHEMA`.

    `options` are those of `BatchParser`. A row never fails the job: what went wrong stands in its `error`.
    """
    parser = BatchParser(**options)

    def parse_table(table: pa.Table) -> pa.Table:
        return pa.Table.from_batches(parser(table.combine_chunks().to_batches()), schema=parser.schema)

    return dataset.map_batches(parse_table, batch_format="pyarrow", batch_size=batch_size)
