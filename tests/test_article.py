"""The output types: frozen, validated, the same after every dump."""

import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

import wirecleaner
from wirecleaner import Article, InputValueError, Paragraph, Quote, Span

TEXT = "Harbour clock runs slow\n\nThe clock &amp; the bell are slow,  the mayor said.\n\n“It is\xa0late,” said Ann Roe, who winds it up. “It was later.”\n"


@pytest.mark.parametrize(
    "moment",
    [
        date(2021, 4, 5),
        datetime(2021, 4, 5),
        datetime(2021, 4, 5, 6, 7, 8, 9),
        datetime(2021, 4, 5, 6, 7, tzinfo=UTC),
        datetime(2021, 4, 5, 6, 7, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
        None,
    ],
)
def test_no_time_is_invented_by_a_round_trip(moment: date | None) -> None:
    article = Article(published=moment, updated=moment)
    for back in (
        Article.model_validate(article.model_dump()),
        Article.model_validate(article.model_dump(mode="json")),
        Article.model_validate_json(article.model_dump_json()),
    ):
        assert back == article
        assert type(back.published) is type(moment)
        assert getattr(back.updated, "tzinfo", None) == getattr(moment, "tzinfo", None)


def test_days_for_sorting() -> None:
    article = Article(published=datetime(2021, 4, 5, 23, 59), updated=date(2021, 4, 6))
    assert (article.published_day, article.updated_day) == (date(2021, 4, 5), date(2021, 4, 6))
    assert Article().published_day is None


def test_articles_are_frozen_and_closed() -> None:
    article = wirecleaner.parse(TEXT)
    with pytest.raises(ValidationError):
        article.title = "other"
    with pytest.raises(ValidationError):
        Article.model_validate({"headline": "x"})
    with pytest.raises(TypeError):
        hash(article)


@pytest.mark.parametrize(
    "data",
    [
        {"body": [{"text": "x", "kind": "heading"}]},
        {"quotes": [{"text": "x", "kind": "direct", "confidence": 1.5}]},
        {"published": "yesterday"},
        {"published": 7},
        {"body": [{"text": "x", "spans": [[-1, 3]]}]},
        {"body": [{"text": "x", "spans": [[1, 2, 3]]}]},
        {"origins": {"title": [{"rule": "x", "via": "guess"}]}},
    ],
)
def test_what_the_types_refuse(data: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Article.model_validate(data)


def test_spans_are_spans_after_every_dump() -> None:
    paragraph = Paragraph(text="x", spans=(Span(0, 1),))
    for back in (
        Paragraph.model_validate(paragraph.model_dump()),
        Paragraph.model_validate_json(paragraph.model_dump_json()),
    ):
        assert back == paragraph
        assert isinstance(back.spans[0], Span)
    assert paragraph.model_dump_json() == '{"text":"x","kind":"paragraph","spans":[[0,1]]}'


def test_the_source_stays_out_of_dumps_unless_asked_for() -> None:
    article = wirecleaner.parse(TEXT + "\ud800")
    assert "source" not in article.model_dump()
    assert "source" not in json.loads(article.model_dump_json())
    assert TEXT[:30] not in repr(article)
    assert article.model_dump(with_source=True)["source"] == TEXT + "\ufffd"
    assert json.loads(article.model_dump_json(with_source=True, indent=2))["source"] == TEXT + "\ufffd"
    back = Article.model_validate(article.model_dump(with_source=True))
    assert back == article
    assert back.to_source(0, 9) == article.to_source(0, 9)


def test_articles_of_one_type_are_equal_by_their_fields() -> None:
    class Other(Article):
        pass

    assert Article(title="x", source="a") == Article(title="x", source="b")
    assert Article(title="x") != Article(title="y")
    assert Article() != Other()
    assert Article() != "article"


def test_articles_can_be_pickled() -> None:
    article = wirecleaner.parse(TEXT + "\ud800")
    copy = pickle.loads(pickle.dumps(article))
    assert copy == article
    assert copy.source == article.source


def test_the_text_is_the_body_without_pull_quotes() -> None:
    article = Article(
        title="x",
        body=(
            Paragraph(text="a"),
            Paragraph(text="b", kind="subheading"),
            Paragraph(text="c", kind="pull_quote"),
            Paragraph(text="d", kind="list_item"),
        ),
    )
    assert article.text == "a\n\nb\n\nd"


def test_offsets_in_the_text_lead_to_the_source() -> None:
    article = wirecleaner.parse(TEXT)
    for words, printed in (
        ("clock & the", ["clock &amp; the"]),
        ("slow, the", ["slow,  the"]),
        ("is late", ["is\xa0late"]),
        ("said.\n\n“It", ["said.", "“It"]),
    ):
        at = article.text.index(words)
        assert [article.source[slice(*span)] for span in article.to_source(at, at + len(words))] == printed


@pytest.mark.parametrize("offsets", [(-1, 2), (5, 3), (0, 10_000)])
def test_offsets_outside_the_text_are_refused(offsets: tuple[int, int]) -> None:
    article = wirecleaner.parse(TEXT)
    with pytest.raises(InputValueError, match=r"lie outside article\.text, which has"):
        article.to_source(*offsets)


def test_an_article_without_its_source_says_so() -> None:
    article = Article.model_validate(wirecleaner.parse(TEXT).model_dump())
    with pytest.raises(InputValueError, match=r"has no source to point into .* validate it with the source"):
        article.to_source(0, 3)


def test_to_source_reads_the_source_once() -> None:
    text = "\n\n".join(
        f"Clock number {number} &amp; its bell are slow, the mayor said on Monday." for number in range(200)
    )
    article = wirecleaner.parse(text)
    assert len(article.to_source(0, len(article.text))) == len(article.body)


def test_subclasses_keep_their_fields_through_a_dump() -> None:
    class Rated(Article):
        stars: int = 0

    rated = Rated(title="x", stars=3)
    assert Rated.model_validate_json(rated.model_dump_json()) == rated


def test_a_quote_needs_no_more_than_its_words() -> None:
    assert Quote(text="x", kind="direct") == Quote.model_validate({"text": "x", "kind": "direct"})
