"""How a dump is cut into lines: line ends, wrapped paragraphs, bullets, Markdown."""

import pytest
from hypothesis import given
from strategies import texts

from wirecleaner import Document
from wirecleaner.readers.text import read_text


def shown(doc: Document) -> list[str]:
    return [line.text for line in doc.lines if line.text]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0c", "\u2028", "\x85"])
def test_every_kind_of_line_end(end: str) -> None:
    text = end.join(["One", "Two", "", "Three"])
    doc = read_text(text)
    assert shown(doc) == ["One", "Two", "Three"]
    assert "".join(text[line.start : line.end] for line in doc.lines) == text


def test_an_empty_text_has_no_lines() -> None:
    assert list(read_text("").lines) == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_paragraphs_wrapped_at_a_width_are_one_line_each(end: str) -> None:
    text = end.join(
        [
            "The ironmonger on Bridge Street sold 340 of them in October and has",
            "a waiting list of 112 names that its owner keeps under the counter,",
            "between the twine and the mousetraps, where nobody ever looks at it.",
            "",
            "By most accounts the ban, passed by a single vote in the old market",
            "hall, has been a success. Complaints about noise fell from sixty-one",
            "to four.",
            "",
            "A short heading",
            "",
            "Contractors used to clear the high street in forty minutes; the same",
            "job now takes six people a morning, and they sing while they do it.",
        ]
    )
    doc = read_text(text)
    found = shown(doc)
    assert len(found) == 4
    assert found[0].endswith("nobody ever looks at it.")
    assert found[1].startswith("By most accounts the ban, passed by a single vote in the old market hall,")
    assert found[2] == "A short heading"
    assert "".join(text[line.start : line.end] for line in doc.lines) == text


def test_paragraphs_told_by_indent_alone() -> None:
    rows = []
    for name in ("Alpha", "Bravo", "Carol", "Delta"):
        rows += [
            f"     {name} had counted the hens and the geese at the gate of the market",
            "and wrote the number down twice on the back of an old feed bill that",
            "the clerk kept.",
        ]
    found = shown(read_text("\n".join(rows)))
    assert [line.split()[0] for line in found] == ["Alpha", "Bravo", "Carol", "Delta"]


def test_lines_as_long_as_their_text_are_left_alone() -> None:
    text = "Home\nNews\nSport\nThe clock is slow, the mayor said on Monday, and would stay so until the spring.\nMore\nLess\n"
    assert len(shown(read_text(text))) == 6


def test_bullets_are_kept_apart() -> None:
    doc = read_text("* one\n• two\n- three\n    - four\no five\n*six\n")
    assert [(line.bullet, line.text) for line in doc.lines] == [
        ("* ", "one"),
        ("• ", "two"),
        ("", "- three"),
        ("- ", "four"),
        ("", "o five"),
        ("", "*six"),
    ]
    assert doc.lines[0].markup is not None
    assert doc.lines[0].markup.list_item


def test_numbers_are_bullets_only_in_a_list() -> None:
    doc = read_text("1. first\n2. second\n\n1984. It was a year.\n")
    assert [line.text for line in doc.lines if line.text] == ["first", "second", "1984. It was a year."]
    assert shown(read_text("3. alone\n")) == ["3. alone"]


def test_markdown_is_evidence_beside_the_line() -> None:
    text = "# Title\n\n[Home](/home) [News](/news)\n\n![A pier](/pier.jpg)\n\n> Said once more\n\nPlain **words** here.\n"
    doc = read_text(text)
    by_text = {line.text: line for line in doc.lines}
    assert by_text["Title"].markup
    assert by_text["Title"].markup.heading == 1
    assert by_text["Home News"].markup
    assert by_text["Home News"].markup.link_share == 1.0
    assert by_text["A pier"].markup
    assert by_text["A pier"].markup.image
    assert by_text["Said once more"].markup
    assert by_text["Said once more"].markup.block_quote
    assert by_text["Plain words here."].markup is None


@given(texts)
def test_lines_end_where_line_breaks_end(text: str) -> None:
    doc = read_text(text)
    ends = {0}
    for raw in text.splitlines(keepends=True):
        ends.add(max(ends) + len(raw))
    assert all(line.end in ends for line in doc.lines)
