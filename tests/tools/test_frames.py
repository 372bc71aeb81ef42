"""Frames of pandas and Polars."""

from datetime import date
from typing import Any

import pytest

import wirecleaner
from wirecleaner import InputTypeError, InputValueError, frames

TEXT = 'Clock runs slow\n\nBy Ann Roe\n\n3 March 2021\n\nLONDON (AP) — "It is late," said Mayor Basil Thackray of the clock.\n'
NEEDS = "needs the extra: pip install 'wirecleaner[frames]'"


def column(frame: Any, name: str) -> list[Any]:
    return list(frame[name])


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_one_row_an_article_and_one_a_quote(library: Any) -> None:
    pytest.importorskip(library, reason=NEEDS)
    articles = [wirecleaner.parse(""), wirecleaner.parse(TEXT)]
    table = frames.articles(articles, library=library)
    assert column(table, "title")[1] == "Clock runs slow"
    assert table.shape[0] == 2
    assert column(table, "published_day")[1] == date(2021, 3, 3)
    assert list(column(table, "authors")[1]) == ["Ann Roe"]
    assert column(table, "quotes") == [0, 1]
    said = frames.quotes(articles, library=library)
    assert column(said, "article") == [1]
    assert column(said, "speaker") == ["Basil Thackray"]
    start, end = column(said, "start")[0], column(said, "end")[0]
    assert articles[1].source[start:end] == column(said, "text")[0]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_without_rows_have_their_columns(library: Any) -> None:
    pytest.importorskip(library, reason=NEEDS)
    assert "speaker" in frames.quotes([wirecleaner.parse("")], library=library).columns


def test_what_is_no_list_of_articles_is_told() -> None:
    article = wirecleaner.parse(TEXT)
    with pytest.raises(InputTypeError, match="a list of articles is wanted, not one article"):
        frames.articles(article)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="item 1 is of type str; articles are wanted"):
        frames.quotes([article, "x"])  # type: ignore[list-item]
    with pytest.raises(InputValueError, match="library is 'pandas' or 'polars', not 'numpy'"):
        frames.articles([article], library="numpy")  # type: ignore[arg-type]
