"""Lines, labels, cuts and proposals: the working types that stages speak through."""

import pytest

import wirecleaner
from wirecleaner import Document, Label, Line, Span, StageError

TEXT = "Harbour clock runs slow\n\nThe clock is slow.The mayor knows.It stays so.\n* a bullet with words\n"


def read(text: str = TEXT) -> Document:
    return wirecleaner.default_pipeline().read(text)


def line_with(doc: Document, words: str) -> Line:
    return next(line for line in doc.lines if words in line.text)


def test_lines_know_their_place() -> None:
    doc = read()
    assert [line.index for line in doc.lines] == [0, 1, 2, 3]
    assert [line.label for line in doc.lines] == [None, Label.BLANK, None, None]
    assert doc.lines[0].content == Span(0, 23)
    assert doc.lines[0].to_source(8, 13) == Span(8, 13)
    assert doc.value(doc.lines[0].to_source(8, 13)) == "clock"
    assert repr(doc.lines[0]) == "<Line 0 undecided 'Harbour clock runs slow'>"
    assert repr(doc) == f"<Document of {len(TEXT)} characters in 4 lines>"


def test_a_bullet_is_no_part_of_the_text() -> None:
    line = read().lines[3]
    assert (line.bullet, line.text) == ("* ", "a bullet with words")
    assert TEXT[slice(*line.content)] == "a bullet with words"


def test_rules_see_straight_apostrophes_and_values_the_page_s() -> None:
    line = read("It’s ‘late’ “now”").lines[0]
    assert line.text == "It's ‘late' “now”"
    assert line.printed == "It’s ‘late’ “now”"


def test_the_words_of_a_line_are_those_near_its_ends() -> None:
    line = read("Alpha " + "middle " * 200 + "don’t Omega").lines[0]
    assert {"alpha", "omega", "don't", "middle"} <= line.words
    assert "beta" not in read("Alpha " + "x " * 300 + "Beta " + "y " * 300 + "Omega").lines[0].words


def test_decide_labels_an_undecided_line_once() -> None:
    doc = read()
    doc.decide(doc.lines[0], Label.TITLE, rule="test.title", score=0.7)
    assert doc.lines[0].label == "title"
    assert [line.index for line in doc.undecided()] == [2, 3]
    assert [line.index for line in doc.labelled(Label.TITLE, Label.BLANK)] == [0, 1]
    with pytest.raises(StageError, match="line 0, which is already 'title'; use revise") as caught:
        doc.decide(doc.lines[0], Label.DECK, rule="test.deck")
    assert caught.value.line == 0
    with pytest.raises(StageError, match="already 'blank'"):
        doc.decide(doc.lines[1], Label.BODY, rule="test.body")


def test_revise_keeps_what_it_overrules_in_the_log() -> None:
    doc = read()
    doc.decide(doc.lines[0], Label.TITLE, rule="test.title")
    doc.revise(doc.lines[0], Label.CAPTION, rule="test.caption", score=0.6)
    doc.revise(doc.lines[2], Label.BODY, rule="test.body")
    assert [(entry.label, entry.overruled, entry.rule) for entry in doc.decisions] == [
        ("title", None, "test.title"),
        ("caption", "title", "test.caption"),
        ("body", None, "test.body"),
    ]


def test_split_puts_the_pieces_in_the_line_s_place() -> None:
    doc = read()
    line = doc.lines[2]
    cut = TEXT.index("The mayor")
    pieces = doc.split(line, [cut], rule="test.joint")
    assert [piece.text for piece in pieces] == ["The clock is slow.", "The mayor knows.It stays so."]
    assert [piece.index for piece in doc.lines] == [0, 1, 2, 3, 4]
    assert list(doc.lines[2:4]) == pieces
    assert doc.lines[4].bullet == "* "
    assert [(entry.start, entry.end, entry.at, entry.rule) for entry in doc.cuts] == [
        (line.start, line.end, (cut,), "test.joint")
    ]
    again = doc.split(pieces[1], [TEXT.index("It stays")], rule="test.joint")
    assert [piece.text for piece in doc.lines[2:5]] == [
        "The clock is slow.",
        *(piece.text for piece in again),
    ]


def test_pieces_keep_the_label_and_blank_ones_get_theirs() -> None:
    doc = read("Alpha beta  \n")
    doc.decide(doc.lines[0], Label.BODY, rule="test.body")
    pieces = doc.split(doc.lines[0], [6, 10], rule="test.cut")
    assert [(piece.text, piece.label) for piece in pieces] == [
        ("Alpha", "body"),
        ("beta", "body"),
        ("", "blank"),
    ]


def test_the_first_piece_keeps_the_bullet() -> None:
    doc = read("* one two\n")
    first, second = doc.split(doc.lines[0], [6], rule="test.cut")
    assert (first.bullet, first.text, second.bullet, second.text) == ("* ", "one", "", "two")
    doc = read("* one two\n")
    assert [piece.text for piece in doc.split(doc.lines[0], [1], rule="test.cut")] == ["*", "one two"]


@pytest.mark.parametrize("at", [[], [0], [23, 24], [-3], [1000]])
def test_a_split_outside_the_line_is_refused(at: list[int]) -> None:
    doc = read()
    with pytest.raises(
        StageError, match=r"splits line 0 at .*; offsets strictly between 0 and 24 are wanted"
    ) as caught:
        doc.split(doc.lines[0], at, rule="test.cut")
    assert caught.value.line == 0


def test_a_line_that_was_cut_can_no_longer_be_spoken_of() -> None:
    doc = read()
    line = doc.lines[2]
    doc.split(line, [line.start + 4], rule="test.cut")
    for speak in (
        lambda: doc.decide(line, Label.BODY, rule="test.body"),
        lambda: doc.revise(line, Label.BODY, rule="test.body"),
        lambda: doc.split(line, [line.start + 5], rule="test.cut"),
    ):
        with pytest.raises(StageError, match="line 2, which was cut in pieces; go on with what split"):
            speak()
    assert "".join(TEXT[piece.start : piece.end] for piece in doc.lines) == TEXT


def test_the_source_is_read_only() -> None:
    doc = read()
    with pytest.raises(AttributeError):
        doc.source = "other"  # type: ignore[misc]


def test_proposals_carry_their_rule_and_place() -> None:
    doc = read()
    doc.propose("title", "Harbour", Span(0, 7), rule="test.title", score=0.4)
    [candidate] = doc.proposed("title")
    assert (candidate.value, candidate.span, candidate.rule, candidate.score, candidate.via) == (
        "Harbour",
        Span(0, 7),
        "test.title",
        0.4,
        "text",
    )
    assert doc.proposed("deck") == []


def test_a_label_tells_what_it_means() -> None:
    for label in Label:
        assert label.definition, label
        assert label.example or label is Label.BLANK
        assert label == label.value
