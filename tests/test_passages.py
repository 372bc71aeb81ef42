"""Paragraphs made of one or more lines know where each of their characters stands."""

import pytest

import wirecleaner
from wirecleaner import Line, Span
from wirecleaner.passages import Passage

TEXT = "  The clock is slow and\n\xa0the mayor&amp;council  know it.\n"


def lines() -> list[Line]:
    return list(wirecleaner.default_pipeline().read(TEXT).lines)


def test_lines_are_joined_by_one_space() -> None:
    passage = Passage.of("paragraph", lines())
    assert passage.text == "The clock is slow and the mayor&council know it."
    assert [TEXT[slice(*span)] for span in passage.spans] == [
        "The clock is slow and",
        "the mayor&amp;council  know it.",
    ]


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("clock", ["clock"]),
        ("and the", ["and", "the"]),
        ("mayor&council", ["mayor&amp;council"]),
        ("&", ["&amp;"]),
        ("council know", ["council  know"]),
    ],
)
def test_words_lead_to_the_source(words: str, printed: list[str]) -> None:
    passage = Passage.of("paragraph", lines())
    at = passage.text.index(words)
    assert [TEXT[slice(*span)] for span in passage.to_source(at, at + len(words))] == printed


def test_the_joint_of_two_lines_stands_nowhere() -> None:
    passage = Passage.of("paragraph", lines())
    at = passage.text.index(" the mayor")
    assert passage.to_source(at, at + 1) == []


def test_a_passage_can_end_before_its_last_line_does() -> None:
    passage = Passage.of("paragraph", lines(), end=len("the mayor"))
    assert passage.text == "The clock is slow and the mayor"
    assert TEXT[slice(*passage.spans[-1])] == "the mayor"
    one = Passage.of("paragraph", lines()[:1], end=9)
    assert (one.text, one.spans) == ("The clock", [Span(2, 11)])
