"""How lists of topic labels are printed, and whether a story names a topic."""

import pytest

from wirecleaner.readers.text import read_text
from wirecleaner.wire.topic_lists import Story, count_at_end, is_step, is_topic, pieces_of, split_by_story

STORY = Story(
    ["Die Schwäne von Ruden haben den Hafen verlassen, sagte Ada Quill vom Landkreis Pell."],
    frozenset({"von", "der"}),
)


@pytest.mark.parametrize("text", ["Ruden", "Climate change", "U.S. Democratic Party", "#Swans", "フジテレビ"])
def test_topics(text: str) -> None:
    assert is_topic(text)


@pytest.mark.parametrize(
    "text",
    ["The swan came back.", "Photo: AFP", "example.org", "Text (max. 100 characters)", "a", "12 May", "desk@example.org",
     "The swan that would not leave the old bridge at Ruden"],
)  # fmt: skip
def test_no_topics(text: str) -> None:
    assert not is_topic(text)


@pytest.mark.parametrize(
    "topic", ["Schwäne", "Ruden", "Ada Quill", "Hafen (Ruden)", "Landkreise Pell", "#Ruden"]
)
def test_named(topic: str) -> None:
    assert STORY.names(topic)


@pytest.mark.parametrize("topic", ["Fähre", "von", "der", "Ada Rusk", "", "Pellworm"])
def test_not_named(topic: str) -> None:
    assert not STORY.names(topic)


def test_names_in_scripts_without_blanks() -> None:
    story = Story(["フジテレビは月曜日に発表した。"])
    assert story.names("フジテレビ")
    assert not story.names("日本テレビ")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Ruden, Pell", ["Ruden", "Pell"]),
        ("Ruden | Pell · Ada Quill", ["Ruden", "Pell", "Ada Quill"]),
        ("#Ruden #Ada Quill", ["Ruden", "Ada Quill"]),
        ("# Ruden # Ada Quill", ["Ruden", "Ada Quill"]),
        ("HafenRudenAda Quill", ["Hafen", "Ruden", "Ada Quill"]),
        ("USARuden", ["USARuden"]),
        ("McDonald", ["McDonald"]),
        ("Ruden (12)", ["Ruden"]),
        ("Ruden -", ["Ruden"]),
        (" , ", []),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    (line, *_) = read_text(f"x{text}\n").lines
    found = pieces_of(line, 1, len(line.text), STORY.names, hashes=True)
    assert [line.text[a:b] for a, b in found] == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Ruden Ada Quill Landkreis Pell", ["Ruden", "Ada Quill", "Landkreis Pell"]),
        ("Hafen Ruden Fähre", ["Hafen Ruden Fähre"]),
        ("Die Schwäne von Ruden", ["Die Schwäne von Ruden"]),
        ("Ruden Pell", ["Ruden Pell"]),
    ],
)
def test_labels_with_only_blanks_between(text: str, pieces: list[str]) -> None:
    assert [text[a:b] for a, b in split_by_story(text, 0, len(text), STORY)] == pieces


def test_numbers_of_stories() -> None:
    assert [text[: count_at_end(text)] for text in ("Ruden 12204", "Ruden398", "Ruden")] == ["Ruden"] * 3


def test_even_steps() -> None:
    assert [is_step(*pair) for pair in ((0, 5), (1, 1), (5, 9))] == [True] * 3
    assert [is_step(*pair) for pair in ((1, 2), (4, 9))] == [False] * 2
