"""Evidence: shapes of lines, the best stretch, the weights file."""

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts
from wirecleaner.scoring.weights import load_weights

import wirecleaner
from wirecleaner import DataError
from wirecleaner.readers.text import read_text
from wirecleaner.scoring.shape import Shape, shape_of
from wirecleaner.scoring.story import best_stretch


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


def test_weights_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(load_weights()), encoding="utf-8")
    assert load_weights(path) == load_weights()
    assert wirecleaner.default_pipeline(weights=path).parse("The clock is slow.").source


@pytest.mark.parametrize(
    ("content", "complaint"), [("{", "is no JSON"), ("[]", "lacks the group"), ("{}", "lacks the group")]
)
def test_a_broken_weights_file_is_told_what_is_wrong(content: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=complaint):
        load_weights(path)


def test_a_weight_that_is_no_number(tmp_path: Path) -> None:
    weights = {group: dict(values) for group, values in load_weights().items()}
    group, name = next((group, name) for group, values in weights.items() for name in values)
    path = tmp_path / "weights.json"
    path.write_text(json.dumps({**weights, group: {**weights[group], name: "much"}}), encoding="utf-8")
    with pytest.raises(DataError, match=f"{group}.{name} is not a number"):
        load_weights(path)
    with pytest.raises(DataError, match="cannot be read"):
        load_weights(tmp_path / "none.json")
