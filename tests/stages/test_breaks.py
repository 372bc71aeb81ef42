"""Stage `breaks`: a page on one line is cut into lines; prose is not, and no sentence is torn.

The pages under `flat_pages/` are made up; beside each stands what a reader finds on it.
"""

import json
import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from fixture_answers import FIXTURES, ROOT, result
from hypothesis import given
from hypothesis import strategies as st

import wirecleaner
from wirecleaner import Article, Document, Label
from wirecleaner.breaks.evidence import FAMILIES, evidence
from wirecleaner.breaks.weights import gap_scores, shipped
from wirecleaner.breaks.words import read_words
from wirecleaner.stages.breaks import Breaks

PAGES = Path(__file__).parent / "flat_pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))
GOOSE = (PAGES / "goose-on-the-line.txt").read_text(encoding="utf-8").strip()
DUMPS = {name: (ROOT / name / "dump.txt").read_text(encoding="utf-8") for name in FIXTURES}
BODIES = {
    name: " ".join(part["text"] for part in result(name).answer["body"] if part["kind"] == "paragraph")
    for name in FIXTURES
}
LONG_BODIES = sorted(name for name, body in BODIES.items() if len(body) >= 1000)
STOPS = re.compile(r"[.!?…。！？][\"'”’»“)\]」]*$")


def cut(text: str) -> Document:
    """A text after the stage alone."""
    pipeline = wirecleaner.default_pipeline().only("breaks")
    return pipeline.run(pipeline.read(text))


def pieces(text: str) -> list[str]:
    return [line.text for line in cut(text).lines]


def answer(name: str) -> dict[str, Any]:
    return tomllib.loads((PAGES / f"{name}.toml").read_text(encoding="utf-8"))


def page(name: str) -> Article:
    return wirecleaner.parse((PAGES / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_a_flat_page(name: str) -> None:
    article, wanted = page(name), answer(name)
    published = article.published.date() if isinstance(article.published, datetime) else article.published
    assert [author.name for author in article.authors] == wanted["authors"]
    assert (article.title, published, article.language) == tuple(
        wanted[key] for key in ("title", "published", "language")
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_body_of_a_flat_page(name: str) -> None:
    text, wanted = page(name).text, answer(name)
    at = 0
    for sentence in wanted["body"]:
        found = text.find(sentence, at)
        assert found >= 0, sentence
        at = found + len(sentence)
    assert [junk for junk in wanted["elsewhere"] if junk in text] == []


@pytest.mark.parametrize("name", FIXTURES)
def test_a_page_that_has_its_lines_is_left_alone(name: str) -> None:
    assert cut(DUMPS[name]).cuts == []


@pytest.mark.parametrize("name", LONG_BODIES)
def test_clean_prose_on_one_line_stays_whole(name: str) -> None:
    assert cut(BODIES[name]).cuts == []


def test_there_is_prose_enough_to_test() -> None:
    assert len(LONG_BODIES) >= 5


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "ru", "tr"])
def test_the_prose_of_many_articles_on_one_line_stays_whole(language: str) -> None:
    bodies = [body for name, body in BODIES.items() if result(name).answer["language"] == language]
    prose = " ".join(bodies)
    assert len(prose) >= 1000
    assert cut(prose).cuts == []


@pytest.mark.parametrize(
    "prose",
    [
        "Q: What did you say to the goose? A: I said good morning. Q: And what did it say? A: It hissed, at length. ",
        "My fellow ratepayers! We stand before a drain. It is a long drain. It is our drain. And we shall drain it! ",
        "Ann Roe of Marlow Halt, John Doe of Thornby and Mary Major of West Ruden signed, and Basil Thackray did not. ",
        "Ein Uhrmacher aus Klein Wutzlow hat am Montag die Turmuhr der Stadt angehalten, weil ihm die Zeit davonlief. ",
    ],
)
def test_long_prose_of_other_kinds_stays_whole(prose: str) -> None:
    assert cut(prose * 40).cuts == []


@pytest.mark.parametrize("name", sorted(name for name in FIXTURES if len(DUMPS[name].split()) >= 300))
def test_a_flat_fixture_keeps_its_words_and_sentences(name: str) -> None:
    """Every piece begins at a word, and of the article's sentences hardly one is torn between two words."""
    flat = " ".join(DUMPS[name].split())
    doc = cut(flat)
    assert "".join(doc.source[line.start : line.end] for line in doc.lines) == flat
    starts = [line.start for line in doc.lines[1:]]
    assert all(flat[start - 1] == " " for start in starts)
    paragraphs = [part["text"] for part in result(name).answer["body"] if part["kind"] == "paragraph"]
    torn = [
        flat[start - 40 : start] + "✂ " + flat[start : start + 40]
        for paragraph in paragraphs
        if (at := flat.find(paragraph)) >= 0
        for start in starts
        if at < start < at + len(paragraph) and not STOPS.search(flat[at : start - 1])
    ]
    assert len(torn) <= 1 + len(" ".join(paragraphs).split()) / 200, torn


def test_several_long_lines_are_cut_each() -> None:
    menu, _, rest = GOOSE.partition(" A grey goose")
    text = f"{menu} {menu}\nA grey goose{rest}\n"
    doc = cut(text)
    assert len({found.start for found in doc.cuts}) == 2
    assert "".join(doc.source[line.start : line.end] for line in doc.lines) == text


def test_a_long_line_on_a_page_of_others_is_left_alone() -> None:
    others = "The county said on Tuesday that the bridge would stay closed until the swan had left it.\n" * 40
    assert cut(others + GOOSE + "\n").cuts == []


def test_a_short_line_is_left_alone() -> None:
    assert cut(GOOSE[:900]).cuts == []


def test_bullets_and_headings_are_read_as_in_a_dump_with_lines() -> None:
    menu = " ".join(
        f"* {word}" for word in "Home News Sport Opinion Jobs Weather Podcasts Newsletters".split()
    )
    head = "Goose holds up the 8.15 to Thornby for the ninth day"
    lines = cut(f"{menu} # {head} By Harriet Pool {GOOSE[GOOSE.index('A grey goose') :]}").lines
    sport = next(line for line in lines if line.text == "Sport")
    assert sport.bullet == "* "
    assert sport.markup is not None
    assert sport.markup.list_item
    title = next(line for line in lines if line.text == head)
    assert title.markup is not None
    assert title.markup.heading == 1


def test_a_wide_gap_is_what_is_left_of_a_break() -> None:
    """Tabs in the place of line breaks show more than blanks do."""
    headlines = "Swan closes bridge in Ruden County Ferry captain retires after losing the same hat twice"
    assert headlines in " ".join(pieces(GOOSE))
    assert "Swan closes bridge in Ruden County" not in pieces(GOOSE)
    assert "Swan closes bridge in Ruden County" in pieces(GOOSE.replace("County Ferry", "County\tFerry"))


def test_labels_of_a_cut_page_are_complete() -> None:
    pipeline = wirecleaner.default_pipeline()
    doc = pipeline.run(pipeline.read(GOOSE))
    assert len(doc.lines) > 60
    assert all(line.label for line in doc.lines)
    assert len(doc.labelled(Label.BODY)) > 5


def test_other_weights_can_be_given() -> None:
    none = {"bias": {"": -9.0}} | {family: {} for family in FAMILIES}
    pipeline = wirecleaner.default_pipeline().only("breaks").replacing("breaks", Breaks(none))
    assert pipeline.run(pipeline.read(GOOSE)).cuts == []


def test_weights_have_every_family_and_a_card() -> None:
    assert set(shipped()) == {"bias", *FAMILIES}
    assert all(isinstance(weight, float) for table in shipped().values() for weight in table.values())
    folder = Path(wirecleaner.__file__).parent / "data" / "weights"
    card = (folder / "breaks.md").read_text(encoding="utf-8")
    assert f"{sum(map(len, shipped().values())):,} weights" in card
    assert json.loads((folder / "breaks.json").read_text(encoding="utf-8")) == shipped()


def test_evidence_has_a_value_of_each_family_for_each_gap() -> None:
    words = read_words(GOOSE.split(" "), "en")
    seen = list(evidence(words, "en"))
    assert len(seen) == len(words) - 1 == len(gap_scores(words, "en"))
    assert {len(values) for values in seen} == {len(FAMILIES)}


@given(
    st.lists(
        st.sampled_from([*GOOSE.split(" "), "*", "#", "“", "…", "東京", "\u200b", "é", "1."]), min_size=200
    )
)
def test_any_run_of_words_is_tiled_and_cut_at_blanks(words: list[str]) -> None:
    text = " ".join(words)
    doc = cut(text)
    assert "".join(doc.source[line.start : line.end] for line in doc.lines) == text
    assert all(line.end > line.start for line in doc.lines)
    assert all(text[start - 1] == " " for found in doc.cuts for start in found.at)
    assert "".join("".join(line.bullet + line.text).replace(" ", "") for line in doc.lines) == "".join(
        doc.value((0, len(text))).split(" ")
    )
