"""Every article of a dump: exports, feeds, a second story, posts; what holds for any text; the work it costs."""

import html
import random
from collections.abc import Iterator
from typing import Any

import pytest
from fixture_answers import (
    DUMPS,
    FIELDS_OF_ARTICLE,
    FIXTURES,
    all_articles,
    answers,
    articles_of_dumps,
    difference_of_article,
    known_failures,
    text_of,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import BREAKS, LINES, texts
from work import Meter

import wirecleaner
from wirecleaner import Article, Document, Span, stage
from wirecleaner.article import NO_ARTICLE

KNOWN = known_failures()
SENTENCE = (
    "The clock on Bridge Street is slow, its keeper, Basil Thackray, said on Monday, and nobody minded the wait.\n\n"
    "He has wound it every morning since 1987, with a key that the town lent him and has since asked for twice."
)
WORDS = """clock ferry harbour goat pier lamp bridge swan baker keeper mayor tuba brook choir snow umbrella ladder cake
ticket council postman scarecrow letter lighthouse bell rope fog otter kiosk train dentist piano""".split()


def text_number(number: int) -> str:
    """Two paragraphs that no other number has."""
    words = random.Random(number).sample(WORDS, 14)
    paragraphs = (
        "The {} by the {} and the {} had been {} years late, said the man who owns the {}, and neither the {} nor "
        "the {} had been told of it before the end of the week.",
        "A {} was sent for in the morning, but the {} had left with the {}, so that the {} and the {} were opened by "
        "the {} alone, in front of a {} and nobody else.",
    )
    first, second = paragraphs
    return first.format(*words[:7]) + "\n\n" + second.format(*words[7:])


@pytest.mark.parametrize(
    ("name", "field"),
    [
        pytest.param(
            name,
            field,
            id=f"{name}-{field}",
            marks=[pytest.mark.xfail(strict=True)] if (name, field) in KNOWN else [],
        )
        for name in articles_of_dumps()
        for field in FIELDS_OF_ARTICLE
    ],
)
def test_field(name: str, field: str) -> None:
    if wrong := difference_of_article(name, field):
        pytest.fail(f"{name}: {field}\n{wrong}", pytrace=False)


@pytest.mark.parametrize("name", DUMPS)
def test_a_dump_has_as_many_articles_as_its_answers(name: str) -> None:
    assert len(all_articles(name)) == len(answers(name))


@pytest.mark.parametrize("name", [name for name in FIXTURES if name not in DUMPS])
def test_a_dump_with_one_article_gives_what_parse_gives(name: str) -> None:
    article = wirecleaner.parse(text_of(name))
    assert wirecleaner.parse_all(text_of(name)) == (() if article.page_kind in NO_ARTICLE else (article,))


def test_the_first_of_two_stories_on_a_page_is_what_parse_gives() -> None:
    text = text_of("edge/appended-second-article")
    assert wirecleaner.parse_all(text)[0] == wirecleaner.parse(text)


# Spans


def spans_in(value: Any) -> Iterator[Span]:
    """Every span that an article holds, wherever it stands."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from spans_in(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from spans_in(item)


@pytest.mark.parametrize("name", DUMPS)
def test_spans_point_into_the_whole_dump(name: str) -> None:
    text = text_of(name)
    reading = wirecleaner.default_pipeline().read(text)
    for article in all_articles(name):
        assert article.source == text
        at = 0
        for paragraph in article.body:
            assert " ".join(reading.value(span) for span in paragraph.spans) == paragraph.text
            assert article.to_source(at, at + len(paragraph.text)) == paragraph.spans
            at += len(paragraph.text) + 2
        for author in article.authors:
            assert author.span is not None
            assert reading.value(author.span) == author.name
        for quote in article.quotes:
            assert " ".join(reading.value(span) for span in quote.content) == quote.text
        for origin in article.origins["title"]:
            assert reading.value(origin.spans[0]).startswith(article.title or "")
        assert Article.model_validate_json(article.model_dump_json()) == article


MARKS = (
    "ZCZC",
    "NNNN",
    "End of Document",
    "1 of 2 DOCUMENTS",
    "2 of 2 DOCUMENTS",
    "^END<",
    "19:05",
    "18:31",
    "HD",
    "LP",
)
marked = st.lists(
    st.tuples(st.sampled_from((*LINES, *MARKS, *MARKS)), st.sampled_from(BREAKS)), max_size=20
).map(lambda rows: "".join("".join(row) for row in rows))


@given(st.one_of(texts, marked), st.sampled_from([None, True, False]))
def test_any_text_gives_articles_whose_spans_lie_in_it(text: str, repair: bool | None) -> None:
    articles = wirecleaner.parse_all(text, repair=repair)
    reading = wirecleaner.default_pipeline().read(text, repair=repair)
    for article in articles:
        assert article.source == text
        assert all(0 <= start <= end <= len(text) for start, end in spans_in(article.model_dump()))
        for paragraph in article.body:
            assert " ".join(reading.value(span) for span in paragraph.spans) == paragraph.text
    if len(articles) == 1:
        assert articles == (wirecleaner.parse(text, repair=repair),)


# Dumps that are, and are not, divided


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"ZCZC\nClock runs slow again\n\n{SENTENCE}\nNNNN\n", 1),
        (
            f"Clock runs slow again\n\n{SENTENCE}\n\nEnditem\n\nRelated\nFerry loses horn\nDog finds ferry\n",
            1,
        ),
        (f"Clock runs slow again\n\n{SENTENCE}\n(MORE)\nNNNN\n\nClock runs slow =2\n\n{SENTENCE}\nNNNN\n", 1),
        (f"Clock runs slow\n\n{SENTENCE}\nNNNN\n\nFerry loses its horn\n\n{SENTENCE}\nNNNN\n", 2),
        ("", 0),
        ("Page not found\n\nSorry, the page you are looking for could not be found.\n", 0),
    ],
)
def test_how_many(text: str, titles: int) -> None:
    assert len(wirecleaner.parse_all(text)) == titles


def test_options_reach_every_article() -> None:
    text = f"ZCZC\nClock runs slow again\n\n{SENTENCE}\n\n2 hours ago\nNNNN\n" * 2
    options: dict[str, Any] = {"url": "https://example.com/a", "language": "en-GB"}
    articles = wirecleaner.parse_all(text, **options)
    assert [(article.url, article.language) for article in articles] == [tuple(options.values())] * 2


def test_a_wrong_type_is_refused() -> None:
    with pytest.raises(wirecleaner.InputTypeError, match="is a str, not bytes"):
        wirecleaner.parse_all(b"bytes")  # type: ignore[arg-type]


def test_custom_stages_and_types_see_each_part() -> None:
    @stage("shouting", provides=["shouting"])
    def shouting(doc: Document) -> None:
        for line in doc.lines:
            if line.text.isupper() and len(line.text) > 4:
                doc.propose(
                    "shouting", {"text": line.printed, "span": line.content}, line.content, rule="test.shout"
                )

    pipeline = wirecleaner.default_pipeline().after("dates", shouting)
    text = f"ZCZC\nClock runs slow again\n\nSLOW AGAIN\n{SENTENCE}\nNNNN\nZCZC\nFerry loses its horn\n\nNO HORN\n{SENTENCE}\nNNNN\n"
    extras = [article.extra["shouting"] for article in pipeline.parse_all(text)]
    assert [text[slice(*extra["span"])] for extra in extras] == ["SLOW AGAIN", "NO HORN"]  # type: ignore[index, call-overload, misc]


def test_without_the_stage_a_live_blog_is_one_article() -> None:
    pipeline = wirecleaner.default_pipeline().without("page_kind")
    assert len(pipeline.parse_all(text_of("edge/live-blog"))) == 1


# Posts


BLOG = """Storm live: pier adrift

Published 2 February 2022, 11:20 GMT

{posts}
"""


def posts(*times: str) -> str:
    rows = (
        f"{time}\nThe pier has reached street {number}\n{text_number(number)}"
        for number, time in enumerate(times)
    )
    return BLOG.format(posts="\n\n".join(rows))


def test_the_times_of_posts_are_those_of_the_page_s_day() -> None:
    found = wirecleaner.parse_all(posts("19:05", "18:31", "17:02"))
    assert [article.published.isoformat() for article in found if article.published] == [
        f"2022-02-02T{time}:00+00:00" for time in ("19:05", "18:31", "17:02")
    ]


def test_over_midnight_no_day_is_guessed() -> None:
    found = wirecleaner.parse_all(posts("00:40", "23:31", "21:02"))
    assert [article.published for article in found] == [None] * 3


# Work


def test_every_article_of_a_file_costs_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """1,000 articles cost four times what 250 do: counted, as in test_growth.py."""
    envelope = "ZCZC NSB0412\nClock number {number} runs slow\n\n{sentence}\nNNNN\n"

    def file(count: int) -> str:
        return "".join(envelope.format(number=number, sentence=SENTENCE) for number in range(count))

    small, large = file(250), file(1000)
    pipeline = wirecleaner.default_pipeline()
    pipeline.parse_all(file(3))
    meter = Meter(monkeypatch)
    before = meter.of(lambda: pipeline.parse_all(small))
    after = meter.of(lambda: pipeline.parse_all(large))
    assert len(pipeline.parse_all(large)) == 1000
    assert max(many / few for many, few in zip(after, before, strict=True)) <= 4.4, (before, after)


@pytest.mark.parametrize("shape", ["posts", "stories"])
def test_every_part_of_a_page_costs_the_same(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    story = "Clock {n} runs slow and nobody minds it\n\nBy Ann Roe\n3 March 2021\n\n{s}\n\n© 2021 Example News\n\n"

    def page(count: int) -> str:
        if shape == "posts":
            return posts(*(f"{23 - n * 20 // count:02}:05" for n in range(count)))
        return "".join(story.format(n=n, s=text_number(n)) for n in range(count))

    pipeline = wirecleaner.default_pipeline()
    pipeline.parse_all(page(5))
    meter = Meter(monkeypatch)
    before = meter.of(lambda: pipeline.parse_all(page(30)))
    after = meter.of(lambda: pipeline.parse_all(page(60)))
    assert len(pipeline.parse_all(page(60))) == 60
    assert max(many / few for many, few in zip(after, before, strict=True)) <= 2.3, (before, after)


@pytest.mark.parametrize("name", ["edge/live-blog", "edge/appended-second-article", "many/two-pages"])
def test_a_page_of_html_gives_all_its_articles(name: str) -> None:
    text = text_of(name)
    rows = "".join(f"<p>{html.escape(row)}</p>" for row in text.splitlines() if row.strip())
    page = wirecleaner.Page(f"<html><body>{rows}</body></html>".encode(), format="html")
    articles = wirecleaner.parse_all(page)
    assert [article.title for article in articles] == [
        article.title for article in wirecleaner.parse_all(text)
    ]
    for article in articles:
        assert article.body
        for paragraph in article.body:
            assert " ".join(article.source[a:b] for a, b in paragraph.spans) == paragraph.text
