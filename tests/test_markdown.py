"""Where the marks of Markdown stand."""

import pytest
from hypothesis import given
from strategies import texts

from wirecleaner import markdown

EVIDENCE = "# Title\n\n[one](https://example.com/1)\n\n"


def unwrapped(source: str) -> str:
    kept, at = [], 0
    for start, end in markdown.marks(source, 0, len(source)):
        kept.append(source[at:start])
        at = max(at, end)
    return "".join([*kept, source[at:]])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("See [the report](https://example.com/a).", "See the report."),
        ('A [titled](https://example.com "with a title") link', "A titled link"),
        ("A [reference][1] and ![an image](/a.png) here", "A reference and an image here"),
        ("[![alt](/a.png)](/story)", "alt"),
        ("**bold** and __strong__ and *soft* and _soft_", "bold and strong and soft and soft"),
        ("## Heading\n> quoted\n> > # deeper", "Heading\nquoted\ndeeper"),
        (r"\# not a heading, 2\. not a list", "# not a heading, 2. not a list"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("he said [in a letter] (sic)", "he said [in a letter] (sic)"),
        ("[unclosed](https://example.com", "[unclosed](https://example.com"),
        ("# one\r# two\r\n# three\x0c# four", "one\rtwo\r\nthree\x0cfour"),
    ],
)
def test_what_is_left_without_the_marks(source: str, text: str) -> None:
    assert unwrapped(source) == text


@pytest.mark.parametrize(
    "source",
    [
        EVIDENCE,
        "**One** and **two** words",
        "# A\n\n## B\n",
        "[a]: https://example.com\n[b]: <https://example.com>\n",
    ],
)
def test_pages_written_in_markdown(source: str) -> None:
    assert markdown.is_markdown(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "#1 reason",
        "# one heading or a note",
        "[in brackets] (and round ones)",
        "2 ** 3",
        "#hashtag #another",
        "C# and F# ",
    ],
)
def test_pages_that_are_not(source: str) -> None:
    assert not markdown.is_markdown(source)


def test_the_share_of_a_line_inside_links() -> None:
    line = "[Home](/home) [News](/news)"
    assert markdown.link_share(line, 0, len(line)) == 1.0
    line = "Half [half](/x)"
    assert markdown.link_share(line, 0, len(line)) == 0.5
    assert markdown.link_share("no link", 0, 7) == 0.0


@given(texts)
def test_marks_are_sorted_and_inside(text: str) -> None:
    found = markdown.marks(text, 0, len(text))
    assert found == sorted(found)
    assert all(0 <= start <= end <= len(text) for start, end in found)
