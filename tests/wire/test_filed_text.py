"""The text of an export or a feed is a fact: what its fields enclose is body before any line is judged."""

import pytest

import wirecleaner
from wirecleaner import Label
from wirecleaner.contract import run_stage

TEXT = "A goat was elected mayor."
LEXIS = f"1 of 2 DOCUMENTS\n\nThe Carrick Observer\n\nMarch 2, 2010 Tuesday\n\nGoat wins\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 9 words\n\n{TEXT}\n\nHay for all\n\nIt ate the ballots.\n"
FEED = f"eca00061 3 i 212 dpa 0914\n\n/politics/Germany/animals/\nGoat wins vote in hill town\nBy Wiebke Harmsen, dpa =\n\n{TEXT}\nIt ate the ballots.\n"
ENVELOPE = f"ZCZC NSB0412\nGoat wins vote in hill town\n\n{TEXT}\n\nIt ate the ballots.\n"


def decided(text: str) -> list[str]:
    """The lines that are body before the stage `roles`."""
    pipeline = wirecleaner.default_pipeline()
    doc = pipeline.read(text, language="en")
    for step in pipeline.stages:
        if step.name == "roles":
            break
        run_stage(step, doc)
    return [line.text for line in doc.lines if line.label is Label.BODY]


@pytest.mark.parametrize(
    "text",
    [
        LEXIS + "\nLOAD-DATE: March 2, 2010\n",
        LEXIS + "\nCopyright 2010 Carrick Observer\n",
        LEXIS + "\n2 of 2 DOCUMENTS\n",
        FEED + "(MORE)\n",
        FEED + "dpa wh rjc\n",
        FEED + "* * * *\nNot for publication.\n",
        ENVELOPE + "NNNN\n",
    ],
)
def test_sentences_between_the_fields_are_the_text(text: str) -> None:
    assert decided(text) == [TEXT, "It ate the ballots."]


@pytest.mark.parametrize("text", [LEXIS, FEED, ENVELOPE])
def test_without_an_end_nothing_is_proved(text: str) -> None:
    assert decided(text) == []


def test_a_value_that_goes_on_in_the_next_line_is_no_text() -> None:
    field = "HIGHLIGHT: The goat had no\nprogramme. It won.\n\nLENGTH: 9 words"
    text = LEXIS.replace("LENGTH: 9 words", field) + "\nLANGUAGE: ENGLISH\n"
    assert decided(text) == [TEXT, "It ate the ballots."]


def test_only_the_first_story_is_decided_where_the_file_has_two() -> None:
    second = FEED.replace("Goat wins", "Swan wins").replace("A goat", "A swan")
    assert decided(f"{FEED}dpa wh rjc\n\n{second}dpa wh rjc\n") == [TEXT, "It ate the ballots."]


def test_a_mark_that_web_pages_print_too_proves_no_feed() -> None:
    assert decided(f"(LEAD)\nGoat wins vote in hill town\n\n{TEXT}\n\nIt ate the ballots.\n\n(END)\n") == []
