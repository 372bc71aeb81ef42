"""Ray Data on one machine."""

from collections.abc import Iterator

import pytest

pytest.importorskip("ray", reason="needs the extra: pip install 'wirecleaner[ray]'")

import ray

from wirecleaner.engines import ray as engine

pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own
TEXT = "LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday."


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


def test_a_dataset_of_texts_becomes_one_of_articles() -> None:
    dataset = ray.data.from_items([{"key": "a", "body": TEXT}, {"key": "b", "body": None}])
    rows = {row["id"]: row for row in engine.parse(dataset, column="body", id_column="key").take_all()}
    assert rows["a"]["dateline"]["places"] == ["LONDON"]
    assert rows["b"]["error"] == "InputTypeError: the column 'body' is null here; a text is wanted"
