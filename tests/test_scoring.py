"""Evidence: shapes of lines, the best stretch, the weights file."""

import json
from collections.abc import Sequence
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

import wirecleaner
from wirecleaner import DataError, Document
from wirecleaner.readers.text import read_text
from wirecleaner.scoring.decoding import decode
from wirecleaner.scoring.facts import GROUPS, facts_of
from wirecleaner.scoring.judgement import LABELS, judge, load_judge
from wirecleaner.scoring.model import SCALE, Model, pack, softmax
from wirecleaner.scoring.shape import Shape, shape_of
from wirecleaner.scoring.sheet import Sheet
from wirecleaner.scoring.stretch import best_stretch
from wirecleaner.scoring.wording import describe

ISLAND_BUS = (Path(__file__).parent.parent / "examples" / "island-bus.txt").read_text(encoding="utf-8")


def shape(text: str) -> Shape:
    return shape_of(read_text(text).lines[0])


def test_running_text_looks_like_it() -> None:
    paragraph = shape(
        "The ironmonger on Bridge Street sold 340 of them in October and has a waiting list of 112 names, its owner, Basil Thackray, said."
    )
    sentence = shape("The town looked on, as it does.")
    menu = shape("World News")
    headline = shape("Town That Banned the Leaf Blower Now Has a Waiting List for Rakes")
    assert paragraph.prose > sentence.prose > menu.prose
    assert headline.prose < sentence.prose
    assert paragraph.stops
    assert not menu.stops


def test_a_closing_mark_hides_no_full_stop() -> None:
    assert shape("“It is late.”").stops
    assert shape("他说：“我们别无选择。”").stops
    assert not shape("Photo by Jane Roe").stops


def test_a_dense_script_counts_for_more() -> None:
    assert shape("城市周一表示，大桥将关闭六周。").length > 30


@given(texts)
def test_every_line_with_text_has_a_shape(text: str) -> None:
    for line in read_text(text).lines:
        if not line.text:
            continue
        found = shape_of(line)
        assert found.length >= 0
        assert 0 <= found.title_case <= 1


@pytest.mark.parametrize(
    ("scores", "stretch"),
    [
        ([], None),
        ([-1.0, -2.0], None),
        ([0.0], None),
        ([1.0], (0, 1)),
        ([-1, 2, -1, 3, -5, 1], (1, 4)),
        ([1, -2, 1], (0, 1)),
    ],
)
def test_the_stretch_with_the_most_evidence(scores: Sequence[float], stretch: tuple[int, int] | None) -> None:
    assert best_stretch(scores) == stretch


@given(st.lists(st.integers(-5, 5), max_size=12))
def test_no_other_stretch_has_more(scores: list[int]) -> None:
    found = best_stretch(scores)
    most = max((sum(scores[a:b]) for a, b in combinations(range(len(scores) + 1), 2)), default=0)
    assert (sum(scores[slice(*found)]) if found else 0) == max(most, 0)


# The line model


def page(text: str) -> Document:
    """A document as the rules leave it for the stage `roles`."""
    pipeline = wirecleaner.default_pipeline()
    before = pipeline.names[: pipeline.names.index("roles")]
    return pipeline.only(*before).run(pipeline.read(text))


@given(st.lists(st.lists(st.integers(-(2**20), 2**20), min_size=3, max_size=3), max_size=40))
def test_packed_weights_add_up(rows: list[list[int]]) -> None:
    model = Model(("a", "b", "c"), (), ())
    total = sum(pack(row) for row in rows)
    assert [round(score * SCALE) for score in model.scores(total)] == [
        sum(column) for column in zip(*rows, strict=True)
    ] or (not rows and model.scores(total) == [0.0, 0.0, 0.0])
    assert abs(sum(softmax(model.scores(total))) - 1) < 1e-9


def test_every_line_has_a_value_for_every_fact_and_words_for_it() -> None:
    sheet = Sheet.of(page(ISLAND_BUS))
    rows = facts_of(sheet, range(len(sheet)))
    assert len(rows) == len(sheet)
    for values in rows:
        assert len(values) == len(GROUPS)
        for name, value in zip(GROUPS, values, strict=True):
            assert describe(name, value)
    assert describe("end", sheet.end[10]) == "ends with a letter"
    assert describe("size", 9) == "50 to 60 characters"


@given(texts)
def test_any_text_can_be_judged(text: str) -> None:
    sheet = Sheet.of(page(text))
    found = judge(sheet, load_judge()) if len(sheet) else None
    if found is None:
        return
    for one in found.probabilities:
        assert len(one) == len(LABELS)
        assert abs(sum(one) - 1) < 1e-6
    verdicts = decode(found)
    assert set(verdicts.labels) == set(found.judged)
    assert sum(label == LABELS.index("title") for label, _ in verdicts.labels.values()) <= 1


def test_explain_says_what_spoke_for_a_verdict() -> None:
    lines = wirecleaner.explain(ISLAND_BUS).lines
    body = next(line for line in lines if line.rule == "roles.body")
    assert body.score is not None
    assert 0.5 < body.score <= 1.0
    assert body.reasons
    assert all(isinstance(reason, str) and reason for reason in body.reasons)
    assert not next(line for line in lines if line.stage == "furniture").reasons


def test_weights_from_a_file(tmp_path: Path) -> None:
    shipped = files("wirecleaner") / "data" / "weights" / "roles.json"
    path = tmp_path / "weights.json"
    path.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_judge(path) == load_judge()
    assert wirecleaner.default_pipeline(weights=path).parse("The clock is slow.").source


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "is no JSON"),
        ("[]", "weights for the labels None"),
        ('{"labels": ["a"]}', "are wanted"),
        (json.dumps({"labels": list(LABELS)}), "lacks the group 'size'"),
        (json.dumps({"labels": list(LABELS), "first": {"size": {"3": [1]}}}), "size.3 has 1 weights"),
        (
            json.dumps({"labels": list(LABELS), "first": {"size": {"3": "much"}}}),
            "size.3 has the weights 'much'",
        ),
    ],
)
def test_a_broken_weights_file_is_told_what_is_wrong(content: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=complaint):
        load_judge(path)
    with pytest.raises(DataError, match="cannot be read"):
        load_judge(tmp_path / "none.json")
