"""Many documents: one result per input, in order, whatever some of them are."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from custom_stages import WireArticle, embargo, fussy

import wirecleaner
from wirecleaner import (
    Article,
    DecodingError,
    Document,
    Failure,
    InputTypeError,
    InputValueError,
    Page,
    PipelineError,
    stage,
)

GOOD = "The clock is slow, the mayor said."
BAD: list[Any] = [None, 7, b"bytes", Page(None), Page(b"\xff\xfe\xff", encoding="utf-8"), Page(b"x", encoding="no-such"), Page(b"x", encoding=7), Page(GOOD, language="no language"), Page(GOOD, reference_date="2020-01-01"), Page(GOOD, url=7), Page(GOOD, format="pdf")]  # type: ignore[arg-type]  # fmt: skip


def test_one_result_per_input_in_order() -> None:
    texts = [f"Number {number} is slow, the mayor said." for number in range(40)]
    results = list(wirecleaner.parse_many(texts))
    assert [result.source for result in results if isinstance(result, Article)] == texts


def test_results_come_as_they_are_asked_for() -> None:
    taken = []

    def items() -> Iterator[str]:
        for number in range(3):
            taken.append(number)
            yield GOOD

    results = wirecleaner.parse_many(items())
    assert taken == []
    next(results)
    assert taken == [0]


def test_each_bad_input_gives_a_failure_in_its_place() -> None:
    items = [GOOD, *BAD, GOOD]
    results = list(wirecleaner.parse_many(items, on_error="return"))
    assert isinstance(results[0], Article)
    assert isinstance(results[-1], Article)
    failures = results[1:-1]
    assert all(isinstance(result, Failure) for result in failures)
    assert [result.index for result in failures if isinstance(result, Failure)] == list(
        range(1, len(BAD) + 1)
    )
    assert [result.error for result in failures if isinstance(result, Failure)] == [
        *["InputTypeError"] * 4,
        *["DecodingError"] * 3,
        "InputValueError",
        *["InputTypeError"] * 2,
        "InputValueError",
    ]


@pytest.mark.parametrize("item", BAD)
def test_or_stops_the_run(item: Any) -> None:
    results = wirecleaner.parse_many([GOOD, item])
    next(results)
    with pytest.raises((InputTypeError, InputValueError, DecodingError)):
        next(results)


def test_a_failure_names_the_page() -> None:
    [failure] = wirecleaner.parse_many([Page(b"\xff", id="a-7", encoding="ascii")], on_error="return")
    assert isinstance(failure, Failure)
    assert (failure.id, failure.index, failure.error) == ("a-7", 0, "DecodingError")
    assert "leave the encoding out to have it detected" in failure.message


def test_a_failing_stage_is_a_failure_too() -> None:
    pipeline = wirecleaner.default_pipeline().before("dates", fussy)
    results = list(pipeline.parse_many([GOOD, "One\npoison\n", GOOD], on_error="return"))
    assert [type(result).__name__ for result in results] == ["Article", "Failure", "Article"]
    assert isinstance(results[1], Failure)
    assert "stage 'fussy' raised ValueError at line 1" in results[1].message


def test_a_page_carries_what_varies() -> None:
    pages = [
        Page("Malmö börjar om.".encode("latin-1"), encoding="latin-1"),
        Page("\ufeffOne line\r\n".encode(), id="bom"),
        Page(
            "3 hours ago\n\n" + GOOD,
            url="https://example.com/a",
            reference_date=date(2021, 4, 5),
            language="en",
            format="text",
        ),
    ]
    first, second, third = wirecleaner.parse_many(pages)
    assert isinstance(first, Article)
    assert first.source == "Malmö börjar om."
    assert isinstance(second, Article)
    assert second.source.endswith("One line\r\n")
    assert isinstance(third, Article)
    assert (third.url, third.language) == ("https://example.com/a", "en")


@pytest.mark.parametrize("items", ["one text", b"bytes"])
def test_one_text_is_no_list_of_texts(items: Any) -> None:
    with pytest.raises(
        InputTypeError, match=r"an iterable of texts or Pages, not one text; use parse\(\) for one"
    ):
        wirecleaner.parse_many(items)


def test_options_are_checked_at_once() -> None:
    with pytest.raises(InputValueError, match="on_error is 'raise' or 'return', not 'ignore'"):
        wirecleaner.parse_many([], on_error="ignore")  # type: ignore[arg-type]
    for wrong in (0, -1, 1.5, "two"):
        with pytest.raises(InputValueError, match="processes is a whole number from 1 on"):
            wirecleaner.parse_many([], processes=wrong)  # type: ignore[arg-type]


def test_no_input_gives_no_result() -> None:
    assert list(wirecleaner.parse_many([])) == []
    assert list(wirecleaner.parse_many(iter(()), on_error="return")) == []


def test_processes_give_the_same_results_in_the_same_order() -> None:
    pipeline = wirecleaner.default_pipeline().before("dates", embargo, fussy).producing(WireArticle)
    items = [
        GOOD,
        None,
        "EMBARGO 2030-01-02T03:04:05\n\n" + GOOD,
        "poison \ud800",
        Page(b"\xff", id="a", encoding="ascii"),
    ] * 5
    alone = list(pipeline.parse_many(items, on_error="return"))  # type: ignore[arg-type]
    shared = list(pipeline.parse_many(items, on_error="return", processes=2))  # type: ignore[arg-type]
    assert shared == alone
    assert isinstance(shared[2], WireArticle)
    assert shared[2].embargo is not None
    assert shared[2].source == items[2]


def test_errors_cross_processes() -> None:
    pipeline = wirecleaner.default_pipeline().before("dates", fussy)
    with pytest.raises(wirecleaner.StageError, match="at line 0") as caught:
        list(pipeline.parse_many(["poison"], processes=2))
    assert (caught.value.stage, caught.value.line) == ("fussy", 0)


def test_a_stage_that_cannot_be_sent_is_named_in_words() -> None:
    @stage("local")
    def local(doc: Document) -> None:
        raise AssertionError("never run")

    pipeline = wirecleaner.default_pipeline().before("dates", local)
    with pytest.raises(
        PipelineError,
        match=r"cannot be sent to other processes .* at the top of a module, or use processes=1",
    ):
        list(pipeline.parse_many([GOOD], processes=2))
