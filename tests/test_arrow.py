"""Articles as columns."""

import pickle
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

import wirecleaner
from wirecleaner import Article, InputValueError

pa = pytest.importorskip("pyarrow", reason="needs the extra: pip install 'wirecleaner[batch]'")

from wirecleaner.arrow import SCHEMA, BatchParser, parse_batches, row_of, to_batch  # noqa: E402

FIXTURES = sorted(Path(__file__).parent.glob("fixtures/*/*/dump.txt"))
TEXT = "LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday."


def test_every_field_of_an_article_is_a_column() -> None:
    assert SCHEMA.names == [
        "id",
        *(name for name in Article.model_fields if name != "source"),
        "text",
        "error",
    ]


@pytest.mark.parametrize("path", FIXTURES[::5], ids=lambda path: path.parent.name)
def test_a_row_holds_what_the_article_holds(path: Path) -> None:
    article = wirecleaner.parse(path.read_bytes().decode("utf-8"))
    batch = to_batch([row_of(article, "x")])
    batch.validate(full=True)
    [row] = batch.to_pylist()
    data = article.model_dump(mode="json")
    assert (row["id"], row["text"], row["error"]) == ("x", article.text, None)
    assert (
        row["published"] is None
        if article.published is None
        else row["published"]["iso"] == article.published.isoformat()
    )
    for name in ("title", "deck", "tags", "agencies", "language", "page_kind"):
        assert row[name] == data[name]
    assert [part["text"] for part in row["body"]] == [part.text for part in article.body]
    assert [quote["content"] for quote in row["quotes"]] == [
        [{"start": span.start, "end": span.end} for span in quote.content] for quote in article.quotes
    ]
    assert dict(row["origins"]).keys() == article.origins.keys()


@pytest.mark.parametrize(
    ("moment", "time", "offset"),
    [
        (date(2024, 3, 5), None, None),
        (datetime(2024, 3, 5, 10, 30), datetime(2024, 3, 5, 10, 30), None),
        (datetime(2024, 3, 5, 0, 0, tzinfo=timezone(timedelta(hours=-6))), datetime(2024, 3, 5), -360),
    ],
)
def test_a_day_stays_a_day(moment: date, time: datetime | None, offset: int | None) -> None:
    [row] = to_batch([row_of(Article(published=moment))]).to_pylist()
    assert row["published"] == {
        "iso": moment.isoformat(),
        "day": date(2024, 3, 5),
        "time": time,
        "offset": offset,
    }


def test_a_row_never_raises() -> None:
    batch = pa.RecordBatch.from_pydict(
        {
            "text": [TEXT, None, "\ud800 x".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), ""],
            "id": [1, 2, 3, 4],
        }
    )
    [out] = parse_batches([batch], id_column="id")
    assert out.schema == SCHEMA
    assert out.column("id").to_pylist() == ["1", "2", "3", "4"]
    assert [bool(error) for error in out.column("error").to_pylist()] == [False, True, False, False]
    assert out.column("dateline").to_pylist()[0]["places"] == ["LONDON"]


def test_a_missing_column_is_told() -> None:
    batch = pa.RecordBatch.from_pydict({"story": [TEXT]})
    with pytest.raises(InputValueError, match="there is no column 'text'; the columns are story"):
        list(parse_batches([batch]))


def test_bytes_and_numbers() -> None:
    as_bytes = pa.RecordBatch.from_pydict({"text": pa.array([TEXT.encode()], pa.binary())})
    [out] = parse_batches([as_bytes], quotes=False)
    assert out.column("quotes").to_pylist() == [[]]
    numbers = pa.RecordBatch.from_pydict({"text": [5]})
    [out] = parse_batches([numbers])
    assert out.column("error").to_pylist() == [
        "InputTypeError: the column 'text' is of type int here; a text is wanted"
    ]


def test_a_parser_can_be_sent_to_workers() -> None:
    parser = pickle.loads(pickle.dumps(BatchParser(quotes=False)))
    assert parser == BatchParser(quotes=False)


def test_a_lone_surrogate_can_be_held() -> None:
    article = wirecleaner.parse("Clock\n\nThe clock \ud83d is slow, the mayor said on Monday at the harbour.")
    to_batch([row_of(article)]).validate(full=True)
