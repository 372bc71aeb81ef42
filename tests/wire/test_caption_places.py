"""Captions that the lines around them prove, and what is proposed for lines that other stages know."""

from typing import Any

import pytest

from wirecleaner import Document, Label
from wirecleaner.readers.text import read_text
from wirecleaner.stages.credits import credits, propose_caption, propose_credit

STORY = "The harbour clock of Whitmoor has been nine minutes slow since the storm of 1987, and for most of that time nobody in the town had the heart to say so aloud."
CAPTION = "Basil Thackray winds the clock on Monday."


def read(text: str, language: str = "en") -> Document:
    doc = read_text(text, language=language)
    credits(doc)
    return doc


def captions(text: str, language: str = "en") -> list[tuple[str | None, str | None]]:
    doc = read(text, language)
    return [
        (found.value["caption"], found.value["credit"] and found.value["credit"]["line"])
        for found in doc.proposed("captions")
    ]


def label(text: str, line: str, language: str = "en") -> Label | None:
    return next(found.label for found in read(text, language).lines if found.text == line)


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: Ada Quill",
        "(Photo: Ada Quill/AP)",
        "© Ada Quill/AP",
        "Ada Quill / Reuters",
        "Credit: Whitmoor Museum",
    ],
)
@pytest.mark.parametrize("blank", ["\n", "\n\n", "\n\n\n\n\n"])
def test_a_sentence_over_a_credit_in_the_story(credit: str, blank: str) -> None:
    text = f"{STORY}\n\n{CAPTION}{blank}{credit}\n\n{STORY}\n"
    assert captions(text) == [(CAPTION, None)]
    assert label(text, CAPTION) == Label.CAPTION


def test_a_line_without_full_stop_over_a_credit_in_the_story() -> None:
    text = f"{STORY}\n\nThe clock of Whitmoor\nPhoto: Ada Quill\n\n{STORY}\n"
    assert captions(text) == [("The clock of Whitmoor", None)]


def test_a_caption_under_a_byline_and_over_its_credit() -> None:
    doc = read_text(
        f"Clock stays slow\n\nBy Ada Quill\n\n{CAPTION}\n\nPhoto: Ben Moe/AP\n\n{STORY}\n", language="en"
    )
    doc.decide(doc.lines[2], Label.BYLINE, rule="test.byline")
    credits(doc)
    assert doc.lines[4].label == Label.CAPTION


@pytest.mark.parametrize(
    "text",
    [
        f"Clock stays slow\nThe town has stopped asking why.\nPhoto: Ada Quill/AP\n{STORY}\n",
        f"{STORY}\n\n{STORY}\n\nPhoto: Ada Quill/AP\n\n{STORY}\n",
        f'{STORY}\n\n"It is late," she said.\n\nPhoto: Ada Quill/AP\n\n{STORY}\n',
        f"{STORY}\n\nWhat happens next?\n\nPhoto: Ada Quill/AP\n\n{STORY}\n",
        f"{STORY}\n\nThe clock was built in 1911 by a man who owned no watch of his own. It has struck thirteen on every Sunday since the war.\n\n"
        f"Photo: Ada Quill/AP\n\n{STORY}\n",
        f"{STORY}\n\nThe clock was late on Sunday, on Monday and, to nobody's surprise in the town of Whitmoor, on Tuesday.\n\n"
        f"© Ada Quill/AP\nThe hands of the clock at noon on a Tuesday\n\n{STORY}\n",
        f"{STORY}\n\n{STORY}\n\nThe clock stays.\nPhoto: Ada Quill/AP\n",
    ],
    ids=[
        "deck",
        "paragraph",
        "quote",
        "question",
        "two sentences",
        "caption under its credit",
        "no story below",
    ],
)
def test_what_stands_over_a_credit_and_is_no_caption(text: str) -> None:
    assert not [found for found in captions(text) if found[1] is None]


def test_a_page_that_has_shown_where_its_captions_stand() -> None:
    long = "The clock was built in 1911 by a man who owned no watch of his own. It has struck thirteen on every Sunday since the war."
    shown = f"{CAPTION}\n\nPhoto: Ada Quill\n\n{STORY}\n\n"
    assert captions(f"{STORY}\n\n{shown}{long}\n\nPhoto: Ben Moe\n\n{STORY}\n") == [
        (CAPTION, None),
        (long, None),
    ]


def test_a_bracket_torn_from_its_credit() -> None:
    text = f"{STORY}\n\nThe clock of Whitmoor at noon\n(\nImage:\nAda Quill via Getty Images)\n{STORY}\n"
    doc = read(text)
    assert [line.label for line in doc.lines[2:6]] == [Label.CAPTION, None, Label.CREDIT, Label.CREDIT]
    assert [found.value["line"] for found in doc.proposed("credits")] == ["Ada Quill via Getty Images"]


@pytest.mark.parametrize(
    ("language", "opener"),
    [
        ("en", "View 12 Images"),
        ("en", "View image in fullscreen"),
        ("de", "Bild vergrößern"),
        ("de", "Bild 3 von 9"),
    ],
)
def test_a_line_under_the_button_of_a_gallery(language: str, opener: str) -> None:
    assert captions(f"{STORY}\n\n{opener}\n\nBasil Thackray, 74\n\n{STORY}\n", language) == [
        ("Basil Thackray, 74", None)
    ]


def test_a_line_printed_as_alternative_text_and_as_caption() -> None:
    again = f"{STORY}\n\n{CAPTION}\n\n{CAPTION}\n\n{STORY}\n"
    assert captions(again) == [(CAPTION, None)]
    headline = f"{STORY}\n\nThe clock that nobody winds\nThe clock that nobody winds\n\n{STORY}\n"
    assert captions(headline) == []


def test_names_in_brackets_at_the_end_as_others_have_them() -> None:
    one = "More than 3,000 people have signed the book of the clock. (AP)"
    two = "The clock keeps the time of a town that is gone. (Christie's)"
    assert captions(f"{STORY}\n\n{one}\n\n{STORY}\n\n{two}\n\n{STORY}\n") == [
        ("More than 3,000 people have signed the book of the clock.", "AP"),
        ("The clock keeps the time of a town that is gone.", "Christie's"),
    ]


def test_the_same_name_at_the_end_of_two_sentences() -> None:
    lines = "The face of the clock. Porthcraft", "The new face of the clock. Porthcraft"
    assert captions(f"{STORY}\n\n{lines[0]}\n\n{STORY}\n\n{lines[1]}\n\n{STORY}\n") == [
        ("The face of the clock.", "Porthcraft"),
        ("The new face of the clock.", "Porthcraft"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The town has paid for it twice. (It will pay again)",
        "The mayor left the hall. Ada Quill",
        "The book is in the town hall. (See page 3)",
    ],
)
def test_one_sentence_with_a_tail_alone_proves_nothing(line: str) -> None:
    assert captions(f"{STORY}\n\n{line}\n\n{STORY}\n") == []


def test_paragraphs_torn_at_their_links_are_no_captions() -> None:
    torn = "The clock was sold to the museum of the town. Porthcraft\nsaid it was glad.\n"
    assert captions(f"{STORY}\n\n{torn}\n{STORY}\n\n{torn}\n{STORY}\n") == []


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Basil Thackray reads to his clock in Whitmoor, Maine, April 14, 2024.", None, None),
        ("Basil Thackray helps his clock on April 14, 2024, in Birmingham, Ala.", None, None),
        ("The clock in May. (AP Photo/Ada Quill) AP Photo", "The clock in May.", "AP Photo/Ada Quill"),
        ("Two of its wheels were shown to the court on Friday. (U.S. District Court, Eastern District of Maine)",
         "Two of its wheels were shown to the court on Friday.", "U.S. District Court, Eastern District of Maine"),
        ("Thackray y su reloj, durante la fiesta de Whitmoor. EFE", "Thackray y su reloj, durante la fiesta de Whitmoor.", "EFE"),
        ("Un hombre junto al reloj de Whitmoor @Plan_Reloj via X / Reuters", "Un hombre junto al reloj de Whitmoor",
         "@Plan_Reloj via X / Reuters"),
        ("Coat and hat, both from the flea market. Photo: Ada Quill. Styling: Mina Kuhn. Hair: Ben Moe",
         "Coat and hat, both from the flea market.", "Ada Quill. Styling: Mina Kuhn. Hair: Ben Moe"),
    ],
)  # fmt: skip
def test_captions_that_prove_themselves(line: str, caption: str | None, credit: str | None) -> None:
    assert captions(f"{STORY}\n\n{line}\n\n{STORY}\n") == [(caption or line, credit)]


@pytest.mark.parametrize(
    "line",
    [
        "The clock was stopped on April 14, 2024.",
        "Basil Thackray said he reads to his clock since April 14, 2024.",
        "A long sentence of the story tells how the clock came to the town and why it stays, as the museum, the mayor and the harbour master have it. AFP",
    ],
)
def test_sentences_of_the_story(line: str) -> None:
    assert captions(f"{STORY}\n\n{line}\n\n{STORY}\n") == []


@pytest.mark.parametrize(
    ("language", "line", "caption"),
    [
        ("de", "Rusk (l.) mit der Uhr vor dem Rathaus.", None),
        ("de", "Archivbild (12.3.2021): Rusk mit seiner ersten Uhr", None),
        ("de", "Rusk auf dem Marktplatz. (Archivbild)", None),
        ("de", "Legende: Rusk auf dem Marktplatz. (Archivbild)", "Rusk auf dem Marktplatz. (Archivbild)"),
    ],
)
def test_german_captions(language: str, line: str, caption: str | None) -> None:
    assert captions(f"{STORY}\n\n{line}\n\n{STORY}\n", language) == [(caption or line, None)]


def test_a_whole_line_in_brackets_with_a_marker_is_a_credit_whatever_it_says() -> None:
    doc = read(f"{STORY}\n\n{CAPTION}\n\n(Image: made with a machine by the art desk / aq)\n\n{STORY}\n")
    (found,) = doc.proposed("credits")
    assert found.value["line"] == "made with a machine by the art desk / aq"
    assert (found.value["creator"], found.value["agency"]) == (None, None)


def proposed(text: str, how: Any) -> tuple[Document, Any]:
    doc = read_text(f"{text}\n\n{STORY}\n", language="en")
    how(doc, doc.lines[0], rule="test.model", score=0.6)
    (found,) = doc.candidates
    assert (found.rule, found.score, found.span) == ("test.model", 0.6, doc.lines[0].content)
    assert doc.lines[0].label is None
    return doc, found.value


@pytest.mark.parametrize(
    ("text", "line", "creator", "agency"),
    [
        ("Photo: Ada Quill/AP", "Ada Quill/AP", "Ada Quill", "AP"),
        ("Isithombe: Ada Quill", "Ada Quill", "Ada Quill", None),
        ("(Ada Quill)", "Ada Quill", "Ada Quill", None),
        ("Whitmoor Museum", "Whitmoor Museum", None, None),
        ("made with a machine", "made with a machine", None, None),
    ],
)
def test_a_line_that_is_known_to_be_a_credit(
    text: str, line: str, creator: str | None, agency: str | None
) -> None:
    doc, value = proposed(text, propose_credit)
    assert (value["line"], value["creator"]) == (line, creator)
    assert value["agency"] in (agency, line)
    assert doc.value(value["span"]) == line


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The clock at noon", "The clock at noon", None),
        ("The clock at noon. Porthcraft", "The clock at noon.", "Porthcraft"),
        ("The clock at noon (Christie's)", "The clock at noon", "Christie's"),
        ("The clock at noon. Photo: Ada Quill", "The clock at noon.", "Ada Quill"),
        ("Image caption, The clock at noon", "The clock at noon", None),
        ("The clock at noon (it is late)", "The clock at noon (it is late)", None),
    ],
)
def test_a_line_that_is_known_to_be_a_caption(text: str, caption: str, credit: str | None) -> None:
    doc, value = proposed(text, propose_caption)
    assert value["caption"] == caption == doc.value(value["caption_span"])
    assert (value["credit"] and value["credit"]["line"]) == credit
