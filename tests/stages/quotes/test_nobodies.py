"""What has the place of a speaker and is nobody, each beside somebody."""

import pytest

from wirecleaner.stages.quotes.finder import find_quotes


def speakers(*paragraphs: str) -> list[tuple[str, str] | None]:
    return [
        (quote.speaker.name, quote.speaker.kind) if quote.speaker else None
        for quote in find_quotes(list(paragraphs))
    ]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The study", None),
        ("Court filings", None),
        ("55 percent", None),
        ("Six in 10 voters", None),
        ("Part of the problem", None),
        ("Reached by phone on Tuesday", None),
        ("Similarly", None),
        ("Polls", None),
        ("The waiting list", None),
        ("Polls from the week", None),
        # somebody
        ("The skipper", ("skipper", "anonymous")),
        ("Mourners", ("mourners", "anonymous")),
        ("Two newspapers", ("newspapers", "anonymous")),
        ("Fleming", ("Joan Fleming", "person")),
        ("Reed of the union", ("Tom Reed", "person")),
        ("Democrats", ("democrats", "anonymous")),
        ("House Republican Ann Lee", ("Ann Lee", "person")),
        ("Rookie Ann Lee", ("Ann Lee", "person")),
        ("After Lee", ("Ann Lee", "person")),
        ("Holm News’ Ann Lee", ("Ann Lee", "person")),
        ("April Lund", ("April Lund", "person")),
        ("BuzzFeed", ("BuzzFeed", "person")),
        ("Republican", ("republican", "anonymous")),
        ("PC", ("PC", "organization")),
    ],
)
def test_who_is_nobody(source: str, speaker: tuple[str, str] | None) -> None:
    lines = ("Ann Lee met Tom Reed and Joan Fleming over the polls.", f"{source} said the gate was shut.")
    assert [one for one in speakers(*lines) if one != speaker] == []


@pytest.mark.parametrize("source", ["He’s", "(He"])
def test_a_verb_that_hangs_on_a_pronoun_is_no_part_of_it(source: str) -> None:
    found = speakers("Tom Reed left the town.", f'{source} saying: "The gate is shut."')
    assert found == [("Tom Reed", "person")]


@pytest.mark.parametrize(
    "line",
    [
        "Update: The gate is shut and the road has been closed.",
        "Reed said nothing of the gate.",
        "Jazz: At Denver on Friday night.",
        "The specimen, described today in Holm Nature, was found in a drawer.",
    ],
)
def test_what_is_no_quote(line: str) -> None:
    assert speakers("Tom Reed left the town.", line) == []


def test_a_body_is_not_named_by_what_stands_before_the_word() -> None:
    lines = ("Tom Reed left a week after the newspaper closed.", "The newspaper said the gate was shut.")
    assert speakers(*lines) == [("newspaper", "organization")]
