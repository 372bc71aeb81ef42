"""A story that a page prints twice."""

import wirecleaner
from wirecleaner import Label
from wirecleaner.wire.copies import copies

STORY = (
    "The harbour clock of Ness has been four minutes slow since the winter of 2019, the council said on Monday.",
    "Repairing it would cost 900 pounds, according to a letter from the company that built it in the year 1931.",
    "No ferry has left late on its account, because the captains have long set their watches by the radio.",
    "The mayor, Anna Roe, told the council that she would rather spend the money on the roof of the school.",
)
MENU = ("Home", "News", "Harbour", "Subscribe")


def found(*lines: str) -> list[tuple[int, int]]:
    return list(copies(wirecleaner.default_pipeline().read("\n".join(lines)).written))


def test_a_second_copy_is_found_however_the_first_one_was_torn() -> None:
    torn = [piece for text in STORY for piece in text.split(", ")]
    assert found(*MENU, *STORY, *MENU, *STORY) == [(12, 16)]
    assert found(*torn, *MENU, *STORY) == [(len(torn) + 4, len(torn) + 8)]


def test_a_copy_in_one_piece_gives_way_to_the_one_in_paragraphs() -> None:
    assert found(*MENU, " ".join(STORY), *MENU, *STORY) == [(4, 5)]


def test_a_summary_of_two_sentences_is_no_copy() -> None:
    assert found(*STORY, *MENU, *STORY[:2]) == []


def test_a_story_printed_once_has_no_copy() -> None:
    assert found(*MENU, *STORY, *MENU) == []
    assert found() == []


def test_the_article_has_the_story_once() -> None:
    text = "\n".join(["Harbour clock runs slow", "", *STORY, "", *MENU, "", *STORY])
    assert tuple(paragraph.text for paragraph in wirecleaner.parse(text).body) == STORY
    labels = [(line.label, line.rule) for line in wirecleaner.explain(text).lines if line.text == STORY[0]]
    assert labels == [(Label.BODY, labels[0][1]), (Label.FURNITURE, "repeats.text-printed-again")]
