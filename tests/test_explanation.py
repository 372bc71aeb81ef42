import json
import time
from datetime import date
from pathlib import Path

import pytest

import wirecleaner
from wirecleaner import Document, Label, stage
from wirecleaner.explanation import Explanation, explain
from wirecleaner.stages.paragraphs import prose

FIXTURES = Path(__file__).parent / "fixtures"
EXAMPLE = Path(__file__).parents[1] / "examples" / "island-bus.txt"
DUMPS = sorted(FIXTURES.glob("*/*/dump.txt"))
LABELS = {label.value for label in Label}


def _text(path: Path) -> str:
    return path.read_bytes().decode()


@stage("halves")
def halves(doc: Document) -> None:
    for line in [line for line in doc.lines if "|" in line.text]:
        at = line.text.index("|")
        doc.split(line, [line.to_source(at, at + 1).start], rule="halves.bar")


@stage("second_thoughts")
def second_thoughts(doc: Document) -> None:
    for line in doc.lines:
        if line.text.startswith("|"):
            doc.revise(line, Label.SHARE, rule="second-thoughts.bar", score=0.7)


def _explained(text: str, *stages: wirecleaner.Stage) -> Explanation:
    doc = wirecleaner.default_pipeline().read(text)
    for step in stages:
        doc._stage = step.name
        step(doc)
    return explain(doc, wirecleaner.default_pipeline().build(doc))


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.parent.name)
def test_every_line_of_a_dump_is_accounted_for(path: Path) -> None:
    text = _text(path)
    explanation = wirecleaner.explain(text)
    assert "".join(text[line.start : line.end] for line in explanation.lines) == text
    assert [line.index for line in explanation.lines] == list(range(len(explanation.lines)))
    for line in explanation.lines:
        assert line.label is not None, line
        assert line.stage, line
        assert line.rule, line
        assert line.score is not None
        assert 0 <= line.score <= 1


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.parent.name)
def test_what_the_article_has_is_among_the_chosen(path: Path) -> None:
    explanation = wirecleaner.explain(_text(path))
    article = explanation.article.model_dump(mode="json")
    for field in ("title", "deck", "section", "published", "updated", "language", "publisher"):
        chosen = [candidate.value for candidate in explanation.fields[field] if candidate.chosen]
        assert chosen == ([] if article[field] is None else [article[field]]), field
    for field in ("authors", "agencies", "body", "photos", "related", "tags", "notices", "quotes"):
        assert sum(candidate.chosen for candidate in explanation.fields[field]) == len(article[field]), field
    assert [candidate.value["text"] for candidate in explanation.fields["body"]] == [
        one["text"] for one in article["body"]
    ]


def test_a_blank_line_is_settled_by_the_reader() -> None:
    [line] = wirecleaner.explain(" \t\n").lines
    assert (line.label, line.stage, line.rule, line.overruled) == (Label.BLANK, "reader", "reader.blank", ())


def test_nothing_gives_no_lines() -> None:
    explanation = wirecleaner.explain("")
    assert explanation.lines == ()
    assert "nothing proposed for: title" in str(explanation)


def test_a_page_that_is_no_article_says_why() -> None:
    explanation = wirecleaner.explain(_text(FIXTURES / "edge" / "index-page" / "dump.txt"))
    [reason] = explanation.fields["no_article"]
    assert reason.chosen
    assert explanation.fields["body"] == ()


def test_values_are_as_json_can_hold_them() -> None:
    class Odd:
        def __str__(self) -> str:
            return "odd \ud800"

    @stage("odd", provides=["odd"])
    def odd(doc: Document) -> None:
        values: tuple[object, ...] = (
            Odd(),
            {1},
            {"day": date(2020, 1, 2)},
            wirecleaner.Span(1, 2),
            b"\xff",
            float("nan"),
        )
        for value in values:
            doc.propose("odd", value, None, rule="odd.value")

    doc = wirecleaner.default_pipeline().read("x")
    odd(doc)
    explanation = explain(doc, wirecleaner.parse("x"))
    values = [one["value"] for one in json.loads(explanation.to_json())["fields"]["odd"]]
    assert values == ["odd \ufffd", [1], {"day": "2020-01-02"}, [1, 2], "_w==", None]


def test_losers_stay_with_their_scores() -> None:
    @stage("rumours", provides=["title"])
    def rumours(doc: Document) -> None:
        doc.propose("title", "Nobody Said This", None, rule="rumours.invented", score=0.01)

    pipeline = wirecleaner.default_pipeline().after("roles", rumours)
    found = pipeline.explain(EXAMPLE.read_text(encoding="utf-8")).fields["title"]
    assert [(one.rule, one.score) for one in found if not one.chosen] == [("rumours.invented", 0.01)]
    assert [one.value for one in found if one.chosen] == [
        "Island Bus Gets a Timetable After 31 Years of Bed Sheets"
    ]


def test_a_revision_keeps_what_it_overruled() -> None:
    line = _explained("| Like\n", prose, second_thoughts).lines[0]
    assert (line.label, line.stage, line.rule, line.score) == (
        Label.SHARE,
        "second_thoughts",
        "second-thoughts.bar",
        0.7,
    )
    assert [(one.label, one.stage, one.rule) for one in line.overruled] == [
        (Label.BODY, "prose", "prose.every-line")
    ]


def test_a_piece_inherits_the_verdict_on_the_line_it_was_cut_from() -> None:
    text = "The clock is slow. | Share\n"
    first, second = _explained(text, prose, halves, second_thoughts).lines
    assert (first.label, first.rule, first.cut) == (Label.BODY, "prose.every-line", "halves.bar")
    assert (second.label, second.rule, second.cut) == (Label.SHARE, "second-thoughts.bar", "halves.bar")
    assert [one.rule for one in second.overruled] == ["prose.every-line"]
    assert first.end == second.start == text.index("|")


def test_a_line_that_nobody_settled_says_so() -> None:
    line = _explained("The clock is slow.\n").lines[0]
    assert (line.label, line.stage, line.rule, line.score) == (None, None, None, None)
    assert (
        "undecided"
        in wirecleaner.default_pipeline().only("language").explain("The clock is slow.\n").to_table()
    )


def test_a_blank_line_that_was_relabelled_was_blank_before() -> None:
    @stage("separators")
    def separators(doc: Document) -> None:
        for line in doc.labelled(Label.BLANK):
            doc.revise(line, Label.FURNITURE, rule="separators.gap")

    line = _explained("\n", separators).lines[0]
    assert line.label is Label.FURNITURE
    assert [(one.label, one.stage) for one in line.overruled] == [(Label.BLANK, "reader")]


def test_an_argument_is_a_candidate_too() -> None:
    [url] = wirecleaner.explain("", url="https://example.com/a").fields["url"]
    assert (url.value, url.via, url.chosen) == ("https://example.com/a", "argument", True)
    [language] = wirecleaner.explain("", language="de").fields["language"]
    assert (language.value, language.via) == ("de", "argument")


def test_what_stages_propose_beyond_the_type_is_shown() -> None:
    @stage("mood", provides=["mood"])
    def mood(doc: Document) -> None:
        doc.propose("mood", "calm", None, rule="mood.always")

    [calm] = wirecleaner.default_pipeline().after("quotes", mood).explain("x").fields["mood"]
    assert (calm.value, calm.stage, calm.chosen) == ("calm", "mood", True)


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.parent.name)
def test_json_holds_the_whole_explanation(path: Path) -> None:
    explanation = wirecleaner.explain(_text(path))
    assert (
        json.loads(explanation.to_json())
        == json.loads(explanation.to_json(indent=2))
        == explanation.to_dict()
    )
    assert len(explanation.to_dict()["lines"]) == len(explanation.lines)


def test_json_survives_lone_surrogates() -> None:
    explanation = wirecleaner.explain(
        "Clock \ud800 slow\n\n“It is \udfff late,” Mayor Ann Roe said on Monday.\n"
    )
    data = json.loads(explanation.to_json().encode("utf-8"))
    assert data["lines"][0]["text"] == "Clock \ufffd slow"
    assert all(line["label"] in LABELS for line in data["lines"])


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_a_table_has_a_row_for_every_line_that_is_not_blank(width: int) -> None:
    text = _text(FIXTURES / "sputnik" / "twin-of-the-seed" / "dump.txt")
    explanation = wirecleaner.explain(text)
    rows = explanation.to_table(width=width).split("\n\n")[0].split("\n")[1:]
    numbers = {row.split()[0] for row in rows if row and not row.startswith("     ")}
    assert {str(line.index) for line in explanation.lines if line.label is not Label.BLANK} <= numbers


def test_a_table_keeps_to_its_width() -> None:
    text = _text(FIXTURES / "sputnik" / "twin-of-the-seed" / "dump.txt")
    assert max(map(len, wirecleaner.explain(text).to_table(width=80).split("\n"))) <= 80


def test_runs_of_blank_lines_share_a_row() -> None:
    table = wirecleaner.explain("\n" * 500).to_table()
    assert "0–499" in table
    assert len(table.split("\n\n")[0].splitlines()) == 2


def test_colours_only_when_asked() -> None:
    explanation = wirecleaner.explain("Advertisement\n")
    assert "\x1b[" not in explanation.to_table()
    assert "\x1b[" in explanation.to_table(color=True)


@pytest.mark.parametrize(
    "text", ["\x1b[31mred\x1b[0m\n", "a\u202eb\n", "\x07\x9b5m\u2066x\x7f\n", "x\u200fy\u2028z"]
)
def test_the_characters_of_a_dump_do_nothing_to_the_terminal(text: str) -> None:
    table = wirecleaner.explain(text).to_table()
    assert not set(table) & set("\x1b\x07\x7f\x9b\u202e\u2066\u200f\u2028")


def test_markup_of_the_table_library_is_text() -> None:
    assert "[red]clock[/red] :smile:" in wirecleaner.explain("[red]clock[/red] :smile:\n").to_table(
        color=True
    )


def test_wide_characters_keep_the_columns_straight() -> None:
    from rich.cells import cell_len

    table = wirecleaner.explain("東京の時計は遅れている\n\nAdvertisement\n").to_table(width=80)
    assert all(cell_len(row) <= 80 for row in table.splitlines())


def test_printing_an_explanation_prints_its_table() -> None:
    explanation = wirecleaner.explain("Advertisement\n")
    assert str(explanation) == explanation.to_table()
    assert repr(explanation) == "<Explanation of 1 lines>"


def test_a_line_cut_into_many_pieces_costs_no_more_than_its_pieces() -> None:
    @stage("confetti")
    def confetti(doc: Document) -> None:
        for line in doc.lines:
            doc.split(line, range(line.start + 1, line.end), rule="confetti.every-character")

    pieces = _explained("x" * 50_000, confetti).lines
    assert len(pieces) == 50_000
    # One verdict on the whole is shared by its pieces, not copied into each.
    whole = _explained("x" * 1000, prose, confetti).lines
    assert {line.rule for line in whole} == {"prose.every-line"}


def test_time_to_explain_does_not_explode() -> None:
    started = time.process_time()
    wirecleaner.explain("\n" * 100_000).to_table()
    assert time.process_time() - started < 30  # seconds; a quadratic walk takes minutes
