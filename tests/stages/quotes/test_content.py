"""Quoted regions and sentences."""

import pytest

from wirecleaner.stages.quotes.content import quoted_regions, units
from wirecleaner.stages.quotes.cues import attribution_pattern, said_from


def inner(*paragraphs: str) -> list[list[str]]:
    found = quoted_regions(paragraphs)
    return [[text[r.start : r.end] for r in regions] for text, regions in zip(paragraphs, found, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said “yes ‘or’ no”.", ["yes ‘or’ no"]),
        ("Er sagte „ja“ und »nein«.", ["ja", "nein"]),
        ("Il a dit «oui».", ["oui"]),
        ("He said ``yes''.", ["yes"]),
        ("He said 'yes'.", ["yes"]),
        ("The crews' gate isn't shut.", []),
        ("In the '90s it was 'theirs'.", ["theirs"]),
        ('A 6\'2" man said "yes".', ["yes"]),
        ("«“Oui”, dit-il»", ["“Oui”, dit-il"]),
        ('""The gate is shut," he said.', ["The gate is shut,"]),
        ('He said: "We call it ""the ark"" here."', ['We call it ""the ark"" here.']),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == [expected]


def test_an_open_mark_reaches_the_end_only_where_speech_begins() -> None:
    assert inner("He said: “Yes and", "no more.") == [["Yes and"], []]
    assert inner("The “odd word here", "no more.") == [[], []]


def test_a_single_mark_is_carried_on_by_the_next_paragraph() -> None:
    assert inner("He said: 'I don't sleep.", "'I watch the door.'") == [
        ["I don't sleep."],
        ["I watch the door."],
    ]
    assert inner("The crews' 'odd word here", "'No more.'") == [[], ["No more."]]


def test_an_open_mark_reaches_to_who_said_it() -> None:
    text = '"The gate is shut, board president Ann Lee said.'
    assert [text[r.start : r.end] for r in quoted_regions([text], said_from)[0]] == ["The gate is shut"]
    aside = '"The gate is shut, and nobody who lives here by the river has said.'
    assert [aside[r.start : r.end] for r in quoted_regions([aside], said_from)[0]] == [aside[1:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Col. Lee came. She left.", ["Col. Lee came. ", "She left."]),
        ("The U.S. Navy came. It left.", ["The U.S. Navy came. ", "It left."]),
        ("J. R. Roe came. He left.", ["J. R. Roe came. ", "He left."]),
        ('"It is. It was," Lee said. He left.', ['"It is. It was," Lee said. ', "He left."]),
        ('"Is it?" Lee said. He left.', ['"Is it?" Lee said. ', "He left."]),
        ('"It is." Nobody came.', ['"It is." ', "Nobody came."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    found = units(text, quoted_regions([text])[0], 0, attribution_pattern("en"), "en")
    assert [text[unit.start : unit.end] for unit in found] == expected
