"""The recipes of docs/columns.md for engines that hand over Arrow batches by themselves."""

from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra: pip install 'wirecleaner[recipes]'")

from wirecleaner.arrow import parse_batches  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # the engines' own
TEXT = "LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday."
NEEDS = "needs the extra: pip install 'wirecleaner[recipes]'"


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"id": ["a", "b"], "text": [TEXT, ""]}), tmp_path / "crawl.parquet")
    return tmp_path / "crawl.parquet"


def check(table: Any) -> None:
    assert table.column("id").to_pylist() == ["a", "b"]
    assert table.column("dateline").to_pylist()[0]["places"] == ["LONDON"]


def test_duckdb(crawl: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason=NEEDS)
    reader = duckdb.sql(f"select id, text from '{crawl}'").fetch_record_batch(1000)
    check(pa.Table.from_batches(parse_batches(reader, id_column="id")))


def test_polars(crawl: Path) -> None:
    pl = pytest.importorskip("polars", reason=NEEDS)
    frame = pl.read_parquet(crawl)
    articles = pa.Table.from_batches(parse_batches(frame.to_arrow().to_batches(), id_column="id"))
    check(articles)
    assert pl.from_arrow(articles.select(["id", "title", "text"])).height == 2


def test_hugging_face_datasets(crawl: Path, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason=NEEDS)
    dataset = datasets.load_dataset(
        "parquet", data_files=str(crawl), cache_dir=str(tmp_path / "cache"), split="train"
    )
    tables = dataset.with_format("arrow").iter(1000)
    check(
        pa.Table.from_batches(
            parse_batches((batch for table in tables for batch in table.to_batches()), id_column="id")
        )
    )
