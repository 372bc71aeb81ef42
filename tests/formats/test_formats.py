"""What holds for all formats: names, inertness, refusal of what is no article or no format."""

from pathlib import Path

import any_articles
import pytest
import regex
from hypothesis import given

import wirecleaner
from wirecleaner import Article, cli
from wirecleaner.errors import InputTypeError, InputValueError
from wirecleaner.formats import FORMATS, to_text, write
from wirecleaner.formats.common import uri_of

ACTIVE = regex.compile(r"[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]--[\n]]", regex.V1)


@pytest.mark.parametrize("heading", ["ninjs", "JSON-LD", "TEI"])
def test_the_table_of_a_format_has_every_field(heading: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    named = {name for cell in cells for name in regex.findall(r"`(\w+)`", cell)}
    assert named == set(Article.model_fields) - {"origins", "extra", "source"}


def test_the_command_line_knows_every_format() -> None:
    assert sorted(cli.parse.FORMATS) == sorted(FORMATS)


@given(any_articles.articles)
def test_nothing_in_a_file_acts_on_a_terminal(article: Article) -> None:
    for form in FORMATS:
        text = write(article, form)
        assert not ACTIVE.search(text), form
        text.encode()


@given(any_articles.articles)
def test_text_has_title_deck_and_body(article: Article) -> None:
    parts = [article.title, article.deck, *(one.text for one in article.body if one.kind != "pull_quote")]
    assert to_text(article).count("\n\n") == max(sum(map(bool, parts)) - 1, 0)


def test_empty_articles_are_written_too() -> None:
    for form in FORMATS:
        write(wirecleaner.parse(""), form)


def test_what_is_no_article_is_refused() -> None:
    with pytest.raises(InputTypeError, match="takes an Article, not str"):
        write("text", "ninjs")  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="no format 'xml'; the formats are: ninjs"):
        write(wirecleaner.parse(""), "xml")


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://example.com/a b", None),
        ("https://example.com/ü#ä", "https://example.com/%C3%BC#%C3%A4"),
        ("https://exämple.com:80/100%", "https://xn--exmple-cua.com:80/100%25"),
        ("http://[::1]/x", "http://[::1]/x"),
        ("https://example.com/a%20b?c=d[1]", "https://example.com/a%20b?c=d%5B1%5D"),
        ("https:///path", None),
        ("example.com/ferry", None),
        ("", None),
    ],
)
def test_addresses_become_uris(address: str, uri: str | None) -> None:
    assert uri_of(address) == uri
