"""The trained part of reading quotes: what it adds, what it may not add, and how sure it is."""

import pytest

import wirecleaner
from wirecleaner.errors import InputValueError
from wirecleaner.scoring.model import Model
from wirecleaner.stages.quotes import Quotes
from wirecleaner.stages.quotes.content import quoted_regions
from wirecleaner.stages.quotes.finder import find_quotes
from wirecleaner.stages.quotes.found import FoundQuote
from wirecleaner.stages.quotes.judging.choices import choose, choose_reach
from wirecleaner.stages.quotes.judging.confidence import JUDGED, Confidence
from wirecleaner.stages.quotes.judging.proofs import is_name
from wirecleaner.stages.quotes.judging.words import cut_words, tag_of


def reported(line: str, *, attitudes: bool = False) -> list[tuple[str, str | None]]:
    """Content and source of each quote of one paragraph."""
    return [
        (
            " … ".join(line[piece.start : piece.end] for piece in quote.content),
            line[quote.source.start : quote.source.end] if quote.source else None,
        )
        for quote in find_quotes([line], attitudes=attitudes)
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The mayor denied that the ferry was late.", ("the ferry was late", "The mayor")),
        ("Ann Lee vowed on Monday to keep the harbour open.", ("to keep the harbour open", "Ann Lee")),
        (
            "Ann Lee walked out of the hall, telling reporters that the harbour would stay open all winter.",
            ("the harbour would stay open all winter", "Ann Lee"),
        ),
        ("Ann Lee accused the port of “hiding the keys.”", ("the port of “hiding the keys.”", "Ann Lee")),
    ],
)
def test_what_the_rules_leave_open_is_judged(line: str, expected: tuple[str, str]) -> None:
    assert reported(line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee did not deny that the ferry was late.",
        "Ann Lee refused to recommend that the ferry should stay.",
        "The ferry was reported to be late again on Monday.",
        "The medal was claimed by letter from the islands last winter.",
        "Ann Lee asked the keepers to wait at the gate until noon.",
        "The second part, dubbed “Operation Red Stocking” by the pupils, is due in August.",
        "The demand for ferries rose.",
    ],
)
def test_what_the_surface_proves_to_be_nobodys_words_is_not_judged(line: str) -> None:
    assert reported(line) == []


def test_a_quote_that_marks_prove_is_not_swallowed_by_a_clause() -> None:
    line = "Ann Lee promised to keep the harbour open, adding, “It is all that we have.”"
    assert [text for text, _ in reported(line)] == ["to keep the harbour open", "It is all that we have."]


def test_a_name_and_a_colon_report_in_a_paragraph_of_one_sentence_only() -> None:
    head = "Mayor Lee: Harbour will stay open all winter"
    assert [text for text, _ in reported(head)] == ["Harbour will stay open all winter"]
    assert reported("Mayor Lee: It will stay open. We have the oil. We have the men.") == []


def test_beliefs_are_reported_only_on_demand() -> None:
    line = "The mayor praised the ferry and its crew."
    assert reported(line) == []
    assert reported(line, attitudes=True) == [("the ferry and its crew", "The mayor")]
    assert [q.text for q in wirecleaner.extract_quotes(line, language="en", attitudes=True)] == [
        "the ferry and its crew"
    ]


def test_min_confidence_leaves_out_what_is_less_sure() -> None:
    text = "Ann Lee said the gate was shut.\n\nThe port hinted at plans for the old gate and the new one."
    loose = wirecleaner.extract_quotes(text, language="en", min_confidence=0)
    assert len(loose) == 2
    least = min(quote.confidence for quote in loose)
    strict = wirecleaner.extract_quotes(text, language="en", min_confidence=least + 0.01)
    assert [quote.text for quote in strict] == ["the gate was shut"]


def test_min_confidence_holds_for_every_language() -> None:
    text = "„Die Brücke ist zu“, sagte Anna Roe."
    assert len(wirecleaner.extract_quotes(text, language="de")) == 1
    assert wirecleaner.extract_quotes(text, language="de", min_confidence=0.99) == ()


def test_the_stage_takes_its_options_in_a_pipeline() -> None:
    text = "LONDON (AP) — “It is late,” said John Doe, the mayor. The gate was shut, he said."
    pipeline = wirecleaner.default_pipeline()
    assert len(pipeline.parse(text).quotes) == 2
    assert pipeline.replacing("quotes", Quotes(min_confidence=1)).parse(text).quotes == ()
    with pytest.raises(InputValueError, match="between 0 and 1"):
        Quotes(min_confidence=1.5)


def test_a_quotation_counts_as_one_word() -> None:
    text = "She said “it is cold, very cold,” and left."
    [regions] = quoted_regions([text])
    words = cut_words(text, 0, len(text), regions)
    assert words.tags == ["she", "said", "Q", "and", "~"]
    assert words.marks == ["", "", ",", "", "."]
    assert [words.at(place) for place in (0, 4, 12, 35, 99)] == [0, 1, 2, 3, 5]


@pytest.mark.parametrize(
    ("word", "tag"),
    [("Lee,", ("Cap", ",", "lee")), ("(that", ("that", "", "that")), ("41", ("0", "", "41")),
     ("port’s", ("low's", "", "port's")), ("waiting.", ("~ing", ".", "waiting")), ("–", ("-", "-", "-"))],
)  # fmt: skip
def test_tags_tell_small_words_and_shapes(word: str, tag: tuple[str, str, str]) -> None:
    assert tag_of(word) == tag


def test_the_best_scored_place_is_chosen_with_its_share() -> None:
    model = Model(("right",), ("kind",), ({"a": 1000, "b": 0},))
    chosen = choose(model, [["b"], ["a"]])
    assert chosen.number == 1
    assert chosen.probability == pytest.approx(0.7311, abs=1e-4)


def test_of_ends_that_are_equally_likely_the_one_that_shares_most_is_chosen() -> None:
    model = Model(("right",), ("kind",), ({"likely": 500, "rule": -100},))
    assert choose_reach(model, [["x"], ["y"]], [3, 10]).number in (0, 1)
    assert choose_reach(model, [["x"], ["y"], ["z"]], [3, 9, 10]).number == 1
    assert choose_reach(model, [["likely"], ["rule"]], [3, 10]).number == 0
    assert choose_reach(model, [["likely"], ["rule"]], [3, 10], ruled=10).number == 1


def test_confidence_rises_between_the_measured_shares() -> None:
    table = Confidence({JUDGED: [[0.2, 0.4], [0.6, 0.8]], "quote.colon": 0.6, "quote.alone, no source": 0.7})
    judged = [FoundQuote("indirect", [], [], None, None, None, raw, JUDGED) for raw in (0.1, 0.2, 0.4, 0.9)]
    assert [table.of(quote) for quote in judged] == pytest.approx([0.4, 0.4, 0.6, 0.8])
    assert table.of(FoundQuote("direct", [], [], None, None, None, 0.5, "quote.alone")) == 0.7
    assert table.of(FoundQuote("direct", [], [], None, None, None, 0.5, "quote.unseen")) == 0.5


def test_names_are_told_from_sentences_by_their_capitals() -> None:
    assert is_name("The Jewel of the Bay")
    assert not is_name("It is cold here")


def test_parse_and_the_pipeline_leave_doubtful_quotes_out_if_asked() -> None:
    text = 'Clock runs slow\n\n"It is late," said Mayor Ann Roe of the clock on Bridge Street.\n'
    assert len(wirecleaner.parse(text).quotes) == 1
    assert wirecleaner.parse(text, min_confidence=1.0).quotes == ()
    assert wirecleaner.default_pipeline(min_confidence=1.0).parse(text).quotes == ()
    with pytest.raises(wirecleaner.InputValueError, match="must be between 0 and 1"):
        wirecleaner.parse(text, min_confidence=2.0)
