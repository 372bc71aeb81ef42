"""What holds for every text: the tiling, spans that give their values again, round trips, no surprises."""

import json
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import dumps, texts

import wirecleaner
from wirecleaner import Article, Document, Label, Line, Span, Speaker

PIPELINE = wirecleaner.default_pipeline()
REFERENCE = date(2021, 4, 5)


def run(text: str) -> Document:
    return PIPELINE.run(PIPELINE.read(text, reference_date=REFERENCE))


def printed_values(article: Article) -> Iterator[tuple[str, str, list[Span]]]:
    """Every value that says where it is printed: its name, its text, its spans."""
    for author in article.authors:
        if author.span:
            yield "author", author.name, [author.span]
    for paragraph in article.body:
        yield "paragraph", paragraph.text, list(paragraph.spans)
    for photo in article.photos:
        if photo.caption is not None and photo.caption_span:
            yield "caption", photo.caption, [photo.caption_span]
        if photo.credit and photo.credit.span:
            yield "credit line", photo.credit.line, [photo.credit.span]
    for notice in article.notices:
        if notice.span:
            yield "notice", notice.text, [notice.span]
    for quote in article.quotes:
        yield "quote", quote.text, list(quote.content)
        if quote.cue and quote.cue.span:
            yield "cue", quote.cue.text, [quote.cue.span]
        if quote.source and quote.source.span:
            yield "source", quote.source.text, [quote.source.span]
    for name in ("title", "deck", "section"):
        for origin in article.origins.get(name, ()):
            if origin.via == "text" and origin.spans:
                yield name, getattr(article, name), list(origin.spans)
    for tag, origin in zip(article.tags, article.origins.get("tags", ()), strict=True):
        if origin.spans:
            yield "tag", tag, list(origin.spans)


@given(texts)
def test_the_lines_of_any_text_tile_it(text: str) -> None:
    doc = run(text)
    assert "".join(doc.source[line.start : line.end] for line in doc.lines) == text
    assert [line.index for line in doc.lines] == list(range(len(doc.lines)))
    assert all(line.start < line.end for line in doc.lines)
    assert all(line.label is not None for line in doc.lines)
    assert all((line.label is Label.BLANK) == (not line.text) for line in doc.lines if not line.bullet)


@given(
    texts,
    st.lists(
        st.tuples(st.integers(0, 50), st.lists(st.integers(1, 400), min_size=1, max_size=4)), max_size=8
    ),
    st.booleans(),
)
def test_lines_tile_the_text_after_any_splits(
    text: str, wanted: list[tuple[int, list[int]]], ask: bool
) -> None:
    doc = PIPELINE.read(text)
    held: list[Line] = list(doc.lines)
    cuts = 0
    for which, offsets in wanted:
        if not held:
            break
        line = held.pop(which % len(held))
        at = sorted({line.start + offset % (line.end - line.start) for offset in offsets} - {line.start})
        if at:
            pieces = doc.split(line, at, rule="test.cut")
            assert [piece.start for piece in pieces] == [line.start, *at]
            held += pieces
            cuts += len(at)
        if ask:
            held = list(doc.lines)
    whole = PIPELINE.read(text)
    assert "".join(text[line.start : line.end] for line in doc.lines) == text
    assert [line.index for line in doc.lines] == list(range(len(whole.lines) + cuts))
    assert sum(len(cut.at) for cut in doc.cuts) == cuts
    for line in doc.lines:
        assert doc.value(line.content) == line.printed


@given(texts)
def test_a_line_knows_where_each_of_its_characters_stands(text: str) -> None:
    doc = PIPELINE.read(text)
    for line in doc.lines:
        assert doc.value(line.content) == line.printed
        assert len(line.text) == len(line.printed)
        assert line.start <= line.content.start <= line.content.end <= line.end
        words = line.printed.split(" ")
        at = 0
        for word in words:
            span = line.to_source(at, at + len(word))
            assert line.start <= span.start <= span.end <= line.end
            # A character that one entity gave with others ("&fjlig;" is two) has no span of its own.
            assert word in doc.value(span)
            at += len(word) + 1


@given(texts)
def test_values_have_one_space_between_words_and_no_invisible_characters(text: str) -> None:
    article = wirecleaner.parse(text, reference_date=REFERENCE)
    for name, value, _ in printed_values(article):
        assert value == " ".join(value.split()), name
        assert not any(
            "\ud800" <= char <= "\udfff" or char in "\u200b\ufeff\u00ad\u202e" for char in value
        ), name


@given(texts)
def test_every_value_is_what_its_spans_read(text: str) -> None:
    doc = run(text)
    article = PIPELINE.build(doc)
    for name, value, spans in printed_values(article):
        assert all(0 <= span.start < span.end <= len(text) for span in spans), name
        assert " ".join(doc.value(span) for span in spans) == value, name
    for quote in article.quotes:
        for span in quote.quoted:
            assert any(outer.start <= span.start and span.end <= outer.end for outer in quote.content)


@given(texts)
def test_the_speaker_is_named_on_the_page(text: str) -> None:
    doc = run(text)
    body = " ".join(doc.value((0, len(text))).replace("’", "'").split())
    for quote in PIPELINE.build(doc).quotes:
        if isinstance(quote.speaker, Speaker) and quote.speaker.kind == "person":
            assert quote.speaker.name.replace("’", "'").split()[-1] in body


@given(texts, st.booleans())
def test_offsets_in_the_text_lead_to_the_source(text: str, repair: bool) -> None:
    article = wirecleaner.parse(text, repair=True if repair else None)
    reading = PIPELINE.read(text, repair=True if repair else None)
    for start in range(0, len(article.text), 37):
        end = min(start + 30, len(article.text))
        spans = article.to_source(start, end)
        read = "".join(reading.value(span) for span in spans)
        assert "".join(article.text[start:end].split()) in "".join(read.split()) or "&" in text
    at = 0
    for paragraph in article.body:
        if paragraph.kind != "pull_quote":
            assert article.to_source(at, at + len(paragraph.text)) == paragraph.spans
            at += len(paragraph.text) + 2


@given(texts, st.sampled_from([None, True, False]))
def test_an_article_survives_every_dump(text: str, repair: bool | None) -> None:
    article = wirecleaner.parse(text, reference_date=REFERENCE, repair=repair)
    as_json = article.model_dump_json()
    assert Article.model_validate(article.model_dump()) == article
    assert Article.model_validate(article.model_dump(mode="json")) == article
    assert Article.model_validate_json(as_json) == article
    assert Article.model_validate(json.loads(as_json)) == article
    with_source = article.model_dump_json(with_source=True)
    assert len(Article.model_validate_json(with_source).source) == len(text)


@given(texts)
def test_the_same_text_gives_the_same_article(text: str) -> None:
    first = wirecleaner.parse(text, reference_date=REFERENCE)
    wirecleaner.parse("Another page\n\nThe clock is slow, the mayor said on 5 May 2020.", language="fr")
    second = wirecleaner.parse(text, reference_date=REFERENCE)
    assert first == second
    assert first.source == second.source == text


@given(texts, st.sampled_from([None, "en", "de", "pt-BR", "zz"]))
def test_quotes_of_any_prose(text: str, language: str | None) -> None:
    for quote in wirecleaner.extract_quotes(text, language=language):
        assert quote.content
        assert all(0 <= span.start < span.end <= len(text) for span in quote.content)
        assert 0 <= quote.confidence <= 1


@given(st.text(st.characters(codec=None), max_size=60), dumps)
def test_any_url_is_taken(url: str, text: str) -> None:
    for given_url in (url, f"https://{url}", f"https://example.com/{url}"):
        article = wirecleaner.parse(text, url=given_url)
        assert Article.model_validate_json(article.model_dump_json()) == article


@given(st.lists(st.sampled_from(PIPELINE.names), min_size=1, max_size=5), st.integers(0, 3))
def test_editing_a_pipeline_changes_no_other(names: list[str], which: int) -> None:
    before, stages = PIPELINE.names, PIPELINE.stages

    @wirecleaner.stage("added")
    def added(doc: Document) -> None:
        raise AssertionError("this stage belongs to another pipeline")

    try:
        edited = [
            lambda: PIPELINE.before(names[0], added),
            lambda: PIPELINE.after(names[0], added),
            lambda: PIPELINE.without(*names),
            lambda: PIPELINE.replacing(names[0], added),
        ][which]()
        assert edited.names != before
    except wirecleaner.PipelineError:  # another stage needs what this one provides
        pass
    assert PIPELINE.names == before
    assert PIPELINE.stages is stages
    assert wirecleaner.default_pipeline().names == before
    wirecleaner.parse("The clock is slow.")


@given(dumps)
def test_a_pipeline_with_a_stage_less_gives_an_article(text: str) -> None:
    for dropped in (
        "profiles",
        "language",
        "dates",
        "bylines",
        "credits",
        "furniture",
        "repeats",
        "photos",
        "quotes",
    ):
        article = PIPELINE.without(dropped).parse(text)
        assert Article.model_validate_json(article.model_dump_json()) == article


@given(texts)
def test_times_are_what_the_type_says(text: str) -> None:
    article = wirecleaner.parse(text, reference_date=datetime(2021, 4, 5, 12, 0))
    for moment in (article.published, article.updated):
        assert moment is None or isinstance(moment, date)
    assert article.published_day is None or type(article.published_day) is date


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\x00", "\ud800", "\u202e", "a", "\ufeff", "[[[[", "&amp;", "\r", "“"]
)
def test_the_smallest_texts(text: str) -> None:
    article = wirecleaner.parse(text)
    assert article.source == text
    assert Article.model_validate_json(article.model_dump_json()) == article
