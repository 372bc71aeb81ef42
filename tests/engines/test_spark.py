"""Apache Spark in local mode."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from wirecleaner import InputValueError

pytest.importorskip("pyspark", reason="needs the extra: pip install 'wirecleaner[spark]', and Java")

from pyspark.sql import SparkSession

from wirecleaner.engines import spark as engine

pytestmark = pytest.mark.filterwarnings("ignore")  # Spark's own
TEXT = "LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday."


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)  # or Spark takes the first python3 on the path
        session = builder.getOrCreate()
        yield session
        session.stop()


def test_a_frame_of_texts_becomes_one_of_articles(session: Any) -> None:
    frame = session.createDataFrame([("a", TEXT), ("b", None)], "key string, body string")
    rows = {row["id"]: row for row in engine.parse(frame, column="body", id_column="key").collect()}
    assert rows["a"]["dateline"]["places"] == ["LONDON"]
    assert rows["a"]["error"] is None
    assert rows["b"]["error"] == "InputTypeError: the column 'body' is null here; a text is wanted"


def test_a_missing_column_is_told_before_the_job(session: Any) -> None:
    frame = session.createDataFrame([(TEXT,)], "story string")
    with pytest.raises(InputValueError, match="there is no column 'text'; the columns are story"):
        engine.parse(frame)
