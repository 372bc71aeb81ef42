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


LAST = "Since then the baker has set his oven by the gulls, the ferry by the baker, and the school by the ferry, and no one has missed a boat."


def labelled(*lines: tuple[str, Label]) -> Document:
    doc = read_text("\n\n".join(text for text, _ in lines), language="en")
    labels = dict(lines)
    for line in doc.lines:
        if line.text:
            doc.decide(line, labels[line.text], rule="test.line", score=0.9)
    return doc


TITLE, DECK = ("Clock stays slow", Label.TITLE), ("Whitmoor has nine minutes to spare", Label.DECK)
BYLINE, BODY, END = ("By Ada Quill", Label.BYLINE), (STORY, Label.BODY), (LAST, Label.BODY)
PIER = "The pier of Whitmoor in the last of the light"
GULLS = "The baker of Whitmoor looks up at the gulls before he opens his oven."


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Label.CAPTION, [(PIER, "Photo: Ben Moe"), (GULLS, "Photo: Una Marsh")]),
        (Label.SUBHEADING, [(None, "Photo: Ben Moe"), (None, "Photo: Una Marsh")]),
    ],
)
def test_text_over_a_credit_is_a_caption_where_another_credit_has_one_over_it(
    other: Label, expected: list[tuple[str | None, str]]
) -> None:
    doc = labelled(
        BODY,
        (PIER, other),
        ("Photo: Ben Moe", Label.CREDIT),
        END,
        (GULLS, Label.BODY),
        ("Photo: Una Marsh", Label.CREDIT),
        ("The clock goes on, and nobody minds any more.", Label.BODY),
    )
    assert [(caption, credit and f"Photo: {credit}") for caption, credit in found(doc)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The clock of Whitmoor, seen from the ferry in May", True),
        ("Who has stopped the clock of Whitmoor this time?", False),
        ('"Nobody has stopped the clock," says its keeper', False),
        (STORY, False),
    ],
)
def test_a_line_between_deck_and_byline(line: str, *, expected: bool) -> None:
    doc = labelled(TITLE, DECK, (line, Label.BODY), BYLINE, END)
    assert found(doc) == ([(line, None)] if expected else [])


@pytest.mark.parametrize(
    ("name", "author", "expected"),
    [
        ("Basil Thackray", "Ada Quill", True),
        ("Basil Thackray", "Basil Thackray", False),
        ("Basil Moe", "", False),
    ],
)
def test_a_name_over_the_byline(name: str, author: str, *, expected: bool) -> None:
    told = (
        "For most of that time Basil Thackray wound the clock, and said nothing of it to anyone.",
        Label.BODY,
    )
    doc = labelled(TITLE, DECK, (name, Label.FURNITURE), BYLINE, BODY, told)
    doc.propose("authors", {"name": author}, None, rule="test.author")
    assert found(doc) == ([(name, None)] if expected else [])


def test_sentences_of_the_story_printed_again_in_a_row_are_captions() -> None:
    rows = (
        ("Since then the baker has set his oven by the gulls", Label.PULL_QUOTE),
        ("The ferry of Whitmoor goes by the baker and the school", Label.PULL_QUOTE),
    )
    assert found(labelled(BODY, *rows, END)) == [(text, None) for text, _ in rows]
    assert found(labelled(BODY, rows[0], END)) == []
    assert found(labelled(BODY, rows[0], (f'"{GULLS}"', Label.PULL_QUOTE), END)) == []


@pytest.mark.parametrize(("between", "expected"), [(TITLE, [(PIER, "Ben Moe")]), (DECK, [(None, "Ben Moe")])])
def test_a_doubtful_caption_over_the_title_takes_the_credit_under_it(
    between: tuple[str, Label], expected: list[tuple[str | None, str]]
) -> None:
    doc = read_text(f"{PIER}\n\n{between[0]}\n\nPhoto: Ben Moe\n\n{STORY}\n", language="en")
    lines = [line for line in doc.lines if line.text]
    for line, (label, score) in zip(
        lines,
        [(Label.CAPTION, 0.5), (between[1], 0.9), (Label.CREDIT, 0.9), (Label.BODY, 0.9)],
        strict=True,
    ):
        doc.decide(line, label, rule="test.line", score=score)
    assert found(doc) == expected
