"""Stage `photos`: captions and credits become photos."""

import pytest

from wirecleaner import Document, Label
from wirecleaner.readers.text import read_text
from wirecleaner.stages.credits import credits
from wirecleaner.stages.photos import photos

STORY = "The harbour clock of Whitmoor has been nine minutes slow since the storm of 1987, and for most of that time nobody in the town had the heart to say so aloud."


def read(text: str, labels: dict[str, tuple[Label, float]]) -> list[tuple[str | None, str | None]]:
    doc = read_text(text, language="en")
    for line in doc.lines:
        if line.text in labels:
            label, score = labels[line.text]
            doc.decide(line, label, rule="test.model", score=score)
        elif line.text == STORY:
            doc.decide(line, Label.BODY, rule="test.body")
    credits(doc)
    return found(doc)


def found(doc: Document) -> list[tuple[str | None, str | None]]:
    photos(doc)
    return [
        (photo.value["caption"], photo.value["credit"] and photo.value["credit"]["line"])
        for photo in doc.proposed("photos")
    ]


def test_lines_that_another_stage_has_labelled_are_read_as_far_as_they_can() -> None:
    text = (
        f"{STORY}\nThe clock at noon. Porthcraft\n{STORY}\nThe pier at dusk\nIsithombe: Ada Quill\n{STORY}\n"
    )
    labels = {
        "The clock at noon. Porthcraft": (Label.CAPTION, 0.9),
        "The pier at dusk": (Label.CAPTION, 0.9),
        "Isithombe: Ada Quill": (Label.CREDIT, 0.9),
    }
    assert read(text, labels) == [("The clock at noon.", "Porthcraft"), ("The pier at dusk", "Ada Quill")]


@pytest.mark.parametrize(("score", "expected"), [(0.9, [("The pier at dusk", None)]), (0.5, [])])
def test_a_caption_nobody_is_sure_of_wants_a_credit(score: float, expected: list[tuple[str, None]]) -> None:
    assert (
        read(f"{STORY}\nThe pier at dusk\n{STORY}\n", {"The pier at dusk": (Label.CAPTION, score)})
        == expected
    )


def test_a_caption_nobody_is_sure_of_with_a_credit() -> None:
    text = f"{STORY}\nThe pier at dusk\nAda Quill / Reuters\n{STORY}\n"
    assert read(text, {"The pier at dusk": (Label.CAPTION, 0.5)}) == [
        ("The pier at dusk", "Ada Quill / Reuters")
    ]


def test_the_word_before_a_credit_is_none() -> None:
    text = f"{STORY}\nThe pier at dusk\nImage:\n{STORY}\n"
    labels = {"The pier at dusk": (Label.CAPTION, 0.9), "Image:": (Label.CREDIT, 0.9)}
    assert read(text, labels) == [("The pier at dusk", None)]


def test_a_credit_printed_again_without_its_caption_is_no_photo() -> None:
    text = f"Photo: Ada Quill, Reuters\n{STORY}\nThe pier at dusk. Photo: Ada Quill / Reuters\n{STORY}\n"
    assert read(text, {}) == [("The pier at dusk.", "Ada Quill / Reuters")]


def test_credits_alone_are_photos() -> None:
    assert read(f"Photo: Ada Quill/AP\n{STORY}\n\nPhoto: Ben Moe/AP\n{STORY}\n", {}) == [
        (None, "Ada Quill/AP"),
        (None, "Ben Moe/AP"),
    ]
