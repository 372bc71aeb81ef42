"""Pipelines as values: their edits, what they demand of stages, and what a broken stage is told."""

import pickle
from datetime import date, datetime
from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest
from custom_stages import WireArticle, embargo, fussy, slugs

import wirecleaner
from wirecleaner import (
    Article,
    Document,
    InputTypeError,
    InputValueError,
    Label,
    Pipeline,
    PipelineError,
    Span,
    Stage,
    StageError,
    stage,
)

TEXT = "Harbour clock runs slow\n\nEMBARGO 2030-01-02T03:04:05\n\nThe clock is slow, Mayor Ann Roe said on Monday, and it will stay so.\n"
PIPELINE = wirecleaner.default_pipeline()


def only(*stages: Stage) -> Pipeline[Article]:
    return Pipeline(stages, Article)


# Edits


def test_the_order_can_be_edited_by_name() -> None:
    names = PIPELINE.names
    at = names.index("dates")
    assert PIPELINE.before("dates", embargo).names == (*names[:at], "embargo", *names[at:])
    assert PIPELINE.after("dates", embargo, slugs).names == (
        *names[: at + 1],
        "embargo",
        "slugs",
        *names[at + 1 :],
    )
    assert PIPELINE.replacing("dates", embargo, slugs).names == (
        *names[:at],
        "embargo",
        "slugs",
        *names[at + 1 :],
    )
    assert PIPELINE.without("quotes").names == tuple(name for name in names if name != "quotes")
    assert PIPELINE.only("dates", "language").names == ("language", "dates")
    assert PIPELINE.names == names


@pytest.mark.parametrize("edit", ["before", "after", "replacing", "without", "only"])
def test_an_unknown_stage_name_lists_the_known_ones(edit: str) -> None:
    with pytest.raises(PipelineError, match=r"no stage named 'qoutes'; the stages are: .*dates, .*quotes"):
        getattr(PIPELINE, edit)("qoutes")


def test_a_name_stands_once() -> None:
    with pytest.raises(PipelineError, match="two stages are named 'embargo'"):
        PIPELINE.after("dates", embargo).before("quotes", embargo)


def test_needs_are_checked_at_once() -> None:
    with pytest.raises(
        PipelineError,
        match=r"stage '.*' requires 'body', which no stage before it provides; provided by then: .*published",
    ):
        PIPELINE.without("paragraphs")
    with pytest.raises(PipelineError, match="provided by then: nothing"):
        PIPELINE.only("quotes")


def test_what_is_no_stage_is_refused() -> None:
    with pytest.raises(PipelineError, match=r"is no stage; decorate the function with @wirecleaner.stage"):
        PIPELINE.after("dates", lambda doc: None)  # type: ignore[arg-type]
    with pytest.raises(
        PipelineError, match=r"provides is the string 'title'; a list of names is wanted: \['title'\]"
    ):
        stage("one", provides="title")


def test_producing_takes_an_article_type() -> None:
    assert PIPELINE.producing(WireArticle).article_type is WireArticle
    assert PIPELINE.article_type is Article
    for wrong in (dict, "Article", Article()):
        with pytest.raises(PipelineError, match=r"producing\(\) takes a subclass of wirecleaner.Article"):
            PIPELINE.producing(wrong)  # type: ignore[type-var, arg-type]


def test_pipelines_are_values() -> None:
    assert PIPELINE.without("quotes") == PIPELINE.without("quotes")
    assert PIPELINE.without("quotes") != PIPELINE
    with pytest.raises(AttributeError):
        PIPELINE.stages = ()  # type: ignore[misc]


def test_an_object_can_be_a_stage() -> None:
    class Shouting:
        name = "shouting"
        requires = ()
        provides = ("shouting",)

        def __call__(self, doc: Document, /) -> None:
            doc.propose(
                "shouting", sum(line.text.isupper() for line in doc.lines), None, rule="shouting.count"
            )

    assert PIPELINE.after("dates", Shouting()).parse("LOUD\n\nquiet").extra == {"shouting": 1}


# Custom fields


def test_a_custom_stage_fills_a_custom_field() -> None:
    pipeline = PIPELINE.before("dates", embargo, slugs).without("quotes").producing(WireArticle)
    article = pipeline.parse(TEXT + "\nSLUG clock\n\nSLUG harbour\n")
    assert article.embargo == datetime(2030, 1, 2, 3, 4, 5)
    assert article.slugs == ("clock", "harbour")
    assert article.extra == {}
    assert article.origins["embargo"][0].rule == "embargo.line"
    assert [article.source[slice(*origin.spans[0])] for origin in article.origins["slugs"]] == [
        "clock",
        "harbour",
    ]
    assert WireArticle.model_validate_json(article.model_dump_json()) == article


def test_what_the_type_has_no_field_for_goes_to_extra() -> None:
    article = PIPELINE.before("dates", embargo).parse(TEXT)
    assert article.extra == {"embargo": "2030-01-02T03:04:05"}
    assert Article.model_validate_json(article.model_dump_json()) == article


# Plugins


def offered(monkeypatch: pytest.MonkeyPatch, *points: tuple[str, str]) -> None:
    known = EntryPoints(EntryPoint(name, value, "wirecleaner.stages") for name, value in points)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: known.select(group=group))


def test_a_plugin_is_loaded_when_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, ("embargo", "custom_stages:embargo"), ("broken", "no_such_module:stage"))
    pipeline = PIPELINE.after("dates", "embargo")
    assert pipeline.stages[pipeline.names.index("embargo")] is embargo


def test_an_unknown_plugin_lists_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, ("slugs", "custom_stages:slugs"), ("embargo", "custom_stages:embargo"))
    with pytest.raises(
        PipelineError,
        match=r"no plugin offers a stage named 'embrago'; entry points of wirecleaner.stages: embargo, slugs",
    ):
        PIPELINE.after("dates", "embrago")
    offered(monkeypatch)
    with pytest.raises(PipelineError, match=r"wirecleaner\.stages: none"):
        PIPELINE.after("dates", "embargo")


def test_a_plugin_must_be_a_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, ("type", "custom_stages:WireArticle"))
    with pytest.raises(PipelineError, match="which is no stage"):
        PIPELINE.after("dates", "type")


# The contract of stages


def breach(function: Any, provides: tuple[str, ...] = ()) -> StageError:
    """What a pipeline says of a stage that breaks the contract."""
    with pytest.raises(StageError) as caught:
        only(stage("bad", provides=provides)(function)).parse(TEXT)
    assert caught.value.stage == "bad"
    assert "'bad'" in str(caught.value)
    return caught.value


def test_a_stage_that_raises_is_named_with_the_line() -> None:
    with pytest.raises(
        StageError,
        match=r"stage 'fussy' raised ValueError at line 2 \('The poison'\): cannot stand this line",
    ) as caught:
        only(fussy).parse("One\nTwo\nThe poison\nFour")
    assert (caught.value.stage, caught.value.line) == ("fussy", 2)
    assert isinstance(caught.value.__cause__, ValueError)


def test_a_stage_that_raises_away_from_any_line() -> None:
    def bad(doc: Document) -> None:
        raise KeyError("x")

    error = breach(bad)
    assert error.line is None
    assert "raised KeyError: 'x'" in str(error)


def test_a_stage_cannot_edit_the_source() -> None:
    def assigns(doc: Document) -> None:
        doc.source = doc.source.upper()  # type: ignore[misc]

    def goes_behind(doc: Document) -> None:
        doc._source = doc.source.upper()

    assert "AttributeError" in str(breach(assigns))
    assert "edited the source" in str(breach(goes_behind))


def test_a_stage_proposes_what_it_declared() -> None:
    def bad(doc: Document) -> None:
        doc.propose("deck", "x", doc.lines[4].content, rule="bad.deck")

    error = breach(bad, ("title", "tags"))
    assert "proposes 'deck', which it does not declare; it provides: title, tags" in str(error)
    assert error.line == 4

    def nowhere(doc: Document) -> None:
        doc.propose("deck", "x", None, rule="bad.deck")

    assert breach(nowhere).line is None


def remove_a_line(doc: Document) -> None:
    doc.lines.pop(2)  # type: ignore[attr-defined]


def remove_the_last_line(doc: Document) -> None:
    doc.lines.pop()  # type: ignore[attr-defined]


def move_a_line(doc: Document) -> None:
    doc.lines.insert(2, doc.lines.pop())  # type: ignore[attr-defined]


def stretch_a_line(doc: Document) -> None:
    doc.lines[2].end += 1


def double_a_line(doc: Document) -> None:
    doc.lines.insert(2, doc.lines[2])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("function", "line"),
    [
        (remove_a_line, 2),
        (remove_the_last_line, 4),
        (move_a_line, 2),
        (stretch_a_line, 3),
        (double_a_line, 3),
    ],
)
def test_a_stage_cannot_break_the_tiling(function: Any, line: int) -> None:
    error = breach(function)
    assert error.line == line
    assert "removed" in str(error)


def test_a_stage_cannot_decide_twice() -> None:
    def bad(doc: Document) -> None:
        doc.decide(doc.lines[0], Label.TITLE, rule="bad.one")
        doc.decide(doc.lines[0], Label.DECK, rule="bad.two")

    error = breach(bad)
    assert error.line == 0
    assert "already 'title'; use revise" in str(error)


def test_a_bad_split() -> None:
    def bad(doc: Document) -> None:
        doc.split(doc.lines[2], [0], rule="bad.cut")

    assert breach(bad).line == 2


def test_a_line_that_was_cut() -> None:
    def bad(doc: Document) -> None:
        line = doc.lines[2]
        doc.split(line, [line.start + 3], rule="bad.cut")
        doc.decide(line, Label.BODY, rule="bad.body")

    assert "which was cut in pieces" in str(breach(bad))


def test_a_value_that_the_type_refuses() -> None:
    def bad(doc: Document) -> None:
        doc.propose("title", 7, doc.lines[0].content, rule="bad.number")

    assert "'bad' proposed a value for 'title' that the article type refuses" in str(breach(bad, ("title",)))

    def sure(doc: Document) -> None:
        doc.propose("title", "x", doc.lines[0].content, rule="bad.score", score=float("nan"))

    assert "'title'" in str(breach(sure, ("title",)))


def test_stage_errors_survive_pickling() -> None:
    error = pickle.loads(pickle.dumps(StageError("broken", stage="bad", line=3)))
    assert (str(error), error.stage, error.line) == ("broken", "bad", 3)


def test_stages_keep_no_state() -> None:
    first = PIPELINE.parse(TEXT)
    PIPELINE.parse("Ganz anderes\n\n„Die Schleuse bleibt zu“, sagte Jens Schlotte am 3. Mai 2020.")
    assert PIPELINE.parse(TEXT) == first


# Inputs


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        (b"bytes", "is a str, not bytes; decode first"),
        (bytearray(b"x"), "decode first"),
        (None, "is a str, not NoneType"),
        (7, "is a str, not int"),
        (["a line"], "is a str, not list"),
    ],
)
def test_other_types_are_told_what_to_pass(wrong: Any, advice: str) -> None:
    for call in (
        wirecleaner.parse,
        wirecleaner.explain,
        wirecleaner.extract_quotes,
        PIPELINE.parse,
        PIPELINE.read,
    ):
        with pytest.raises(InputTypeError, match=advice):
            call(wrong)
    assert issubclass(InputTypeError, TypeError)
    assert issubclass(InputTypeError, wirecleaner.WirecleanerError)


def test_soup_is_told_what_to_pass() -> None:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup("<p>One</p>", "html.parser")
    for markup in (soup, soup.p):
        with pytest.raises(InputTypeError, match="parse_html"):
            wirecleaner.parse(markup)  # type: ignore[arg-type]


def test_options_of_the_wrong_type() -> None:
    with pytest.raises(InputTypeError, match="url is a str or None, not int"):
        wirecleaner.parse("x", url=7)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="language is a str or None, not bytes"):
        wirecleaner.parse("x", language=b"en")  # type: ignore[arg-type]
    with pytest.raises(
        InputTypeError, match="reference_date is a date, a datetime or None, not str; read text with"
    ):
        wirecleaner.parse("x", reference_date="2020-01-01")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong", ["", "en_US", "../../../etc", "english language", "\ud800", "e\0", "x" * 300, "-", "d"]
)
def test_a_language_is_a_tag(wrong: str) -> None:
    with pytest.raises(InputValueError, match="language is a BCP 47 tag such as 'en' or 'pt-BR'"):
        wirecleaner.parse("x", language=wrong)


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant-TW", "sl-rozaj-biske-1994", "zz", "tlh"])
def test_a_tag_without_data_is_no_error(tag: str) -> None:
    assert wirecleaner.parse("The clock is slow, the mayor said.", language=tag).language == tag


@pytest.mark.parametrize(
    "url", ["", "no url", "http://[x", "http://\ud800.com/a", "//", "https://example.com:port/", "\0"]
)
def test_any_url_is_taken_as_given(url: str) -> None:
    article = wirecleaner.parse("The clock is slow, the mayor said.", url=url)
    assert article.url == url.replace("\ud800", "\ufffd")
    assert article.origins["url"][0].via == "argument"
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_a_page_of_a_million_short_lines() -> None:
    doc = only().read("x\n" * 100_000)
    assert len(doc.lines) == 100_000
    assert doc.lines[-1].content == Span(199_998, 199_999)


# Pickling


def test_pipelines_can_be_sent_to_other_processes() -> None:
    pipeline = PIPELINE.after("dates", embargo).producing(WireArticle)
    copy = pickle.loads(pickle.dumps(pipeline))
    assert copy.names == pipeline.names
    assert copy.stages[copy.names.index("embargo")] is embargo
    assert copy.parse(TEXT) == pipeline.parse(TEXT)


def test_reference_dates_may_be_days_or_times() -> None:
    for reference in (date(2021, 4, 5), datetime(2021, 4, 5, 6, 7)):
        assert PIPELINE.read("x", reference_date=reference).reference_date == reference
