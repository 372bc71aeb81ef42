"""From the source to the text."""

from pathlib import Path

import pytest

import wirecleaner
from wirecleaner import InputValueError, Span
from wirecleaner.places import TextMap

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*/*/dump.txt"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_there_and_back(path: Path) -> None:
    article = wirecleaner.parse(path.read_bytes().decode("utf-8"))
    places = TextMap(article)
    words = [(at, at + len(word)) for at, word in _words(article.text)]
    for start, end in words[::17]:
        spans = article.to_source(start, end)
        if len(spans) == 1:  # a word is read from one line
            assert places.to_text(spans[0]) == (start, end)


def _words(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in text.split(" "):
        if word and "\n" not in word:
            found.append((at, word))
        at += len(word) + 1
    return found


def test_what_stands_outside_the_text() -> None:
    article = wirecleaner.parse(
        "Clock runs slow\n\nThe clock of the harbour is slow, Mayor Ann Roe said on Monday.\n"
    )
    assert TextMap(article).to_text(Span(0, 5)) is None
    assert TextMap(wirecleaner.parse("")).to_text(Span(0, 5)) is None


def test_an_article_without_its_source_is_refused() -> None:
    article = wirecleaner.parse(
        "Clock runs slow\n\nThe clock of the harbour is slow, Mayor Ann Roe said on Monday.\n"
    )
    bare = wirecleaner.Article.model_validate(article.model_dump())
    with pytest.raises(InputValueError, match="has no source"):
        TextMap(bare)
