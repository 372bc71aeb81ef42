"""From candidates to an article: the best of a field, all of a list, every value with its origin."""

from datetime import date, datetime
from typing import Any

import pytest

from wirecleaner import Article, Document, Pipeline, Span, StageError, stage
from wirecleaner.pipeline import StageFunction

TEXT = "Harbour clock runs slow\nThe clock is slow.\n"


def built(function: StageFunction, *provides: str) -> Article:
    return Pipeline((stage("test", provides=provides)(function),), Article).parse(TEXT)


def test_nothing_proposed_gives_an_empty_article() -> None:
    article = built(lambda doc: None)
    assert article == Article(source=TEXT)
    assert article.source == TEXT


def test_the_best_candidate_wins_and_of_equals_the_first() -> None:
    def propose(doc: Document) -> None:
        doc.propose("title", "weak", Span(0, 7), rule="test.weak", score=0.2)
        doc.propose("title", "first", Span(8, 13), rule="test.first", score=0.8)
        doc.propose("title", "second", Span(14, 18), rule="test.second", score=0.8)

    article = built(propose, "title")
    assert article.title == "first"
    [origin] = article.origins["title"]
    assert (origin.rule, origin.score, origin.spans, origin.via) == (
        "test.first",
        0.8,
        (Span(8, 13),),
        "text",
    )


def test_lists_take_everything_in_order() -> None:
    def propose(doc: Document) -> None:
        for name in ("Ann Roe", "Ann Roe", "John Doe"):
            doc.propose("authors", {"name": name}, None, rule="test.author", via="meta")

    article = built(propose, "authors")
    assert [author.name for author in article.authors] == ["Ann Roe", "Ann Roe", "John Doe"]
    assert [origin.via for origin in article.origins["authors"]] == ["meta"] * 3


def test_names_stand_once_as_first_printed() -> None:
    def propose(doc: Document) -> None:
        for name in ("AP", "Reuters", "ap", "STRASSE", "straße"):
            doc.propose("agencies", name, None, rule="test.agency")

    article = built(propose, "agencies")
    assert article.agencies == ("AP", "Reuters", "STRASSE")
    assert len(article.origins["agencies"]) == 3


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("a\ud800b", "a\ufffdb"),
        (date(2020, 1, 2), "2020-01-02"),
        (datetime(2020, 1, 2, 3, 4), "2020-01-02T03:04:00"),
        ({"a\ud800": {1, 2}, 3: None}, {"a\ufffd": [1, 2], "3": None}),
        ((True, 1, 0.5), [True, 1, 0.5]),
        (float("inf"), None),
        (Span(1, 2), [1, 2]),
        (b"x", "b'x'"),
    ],
)
def test_extra_holds_what_json_can_hold(value: Any, kept: Any) -> None:
    article = built(lambda doc: doc.propose("thing", value, None, rule="test.thing"), "thing")
    assert article.extra == {"thing": kept}
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_several_values_of_a_key_are_a_list() -> None:
    def propose(doc: Document) -> None:
        doc.propose("thing", 1, None, rule="test.thing")
        doc.propose("thing", 2, None, rule="test.thing")

    assert built(propose, "thing").extra == {"thing": [1, 2]}


def test_a_value_of_the_wrong_shape_names_the_stage() -> None:
    with pytest.raises(
        StageError, match="stage 'test' proposed a value for 'authors' that the article type refuses"
    ) as caught:
        built(lambda doc: doc.propose("authors", {"nom": "x"}, None, rule="test.author"), "authors")
    assert caught.value.stage == "test"


def test_origins_do_not_reveal_what_no_field_shows() -> None:
    article = built(lambda doc: doc.propose("credits", {"line": "x"}, None, rule="test.credit"), "credits")
    assert "credits" not in article.origins
    assert article.extra == {}
