"""The stage `bylines`: which byline of a page is the story's, and which lines it claims."""

import pytest

from wirecleaner import Article, Document, Label, default_pipeline

PROSE = [
    "The clock has been slow for years, but no ferry has left the harbour late on its account, the mayor said on Monday.",
    "A repair would cost 900 pounds, according to a letter from the firm that built it, and the council has refused to pay.",
    "The islanders voted by 71 to 14 to leave it that way, which the schoolmaster called the only sensible vote of the year.",
]


def read(*lines: str, language: str = "en") -> tuple[Article, Document]:
    pipeline = default_pipeline().without("quotes")
    doc = pipeline.run(pipeline.read("\n\n".join(lines), language=language))
    return pipeline.build(doc), doc


def names(*lines: str, language: str = "en") -> list[str]:
    return [author.name for author in read(*lines, language=language)[0].authors]


def label(doc: Document, text: str) -> Label | None:
    return next(line.label for line in doc.lines if line.text == text)


TITLE = "Harbour clock to stay slow for another winter"
DATE = "14 March 2019"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ana Roe and Tom Lind", ["Ana Roe", "Tom Lind"]),
        ("by Ana Roe", ["Ana Roe"]),
        ("BY ANA ROE", ["ANA ROE"]),
        ("Written by Ana Roe", ["Ana Roe"]),
        ("Posted by Ana Roe", ["Ana Roe"]),
        ("Text by: Ana Roe", ["Ana Roe"]),
        ("BYLINE: ANA ROE", ["ANA ROE"]),
        ("^By ANA ROE=", ["ANA ROE"]),
        ("By Ana Roe | Storm series", ["Ana Roe"]),
        ("Ana Roe", ["Ana Roe"]),
        ("Ana Roe, The Canadian Press", ["Ana Roe"]),
        ("Ana Roe@anaroe", ["Ana Roe"]),
    ],
)
def test_forms_under_the_headline(line: str, expected: list[str]) -> None:
    article, doc = read(TITLE, line, DATE, *PROSE)
    assert [author.name for author in article.authors] == expected
    assert label(doc, line) is Label.BYLINE
    span = article.authors[0].span
    assert span is not None
    assert article.source[slice(*span)] == expected[0]


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("de", "Von Birte Quandt", ["Birte Quandt"]),
        ("fr", "Par Solène Marrec avec AFP", ["Solène Marrec"]),
        ("es", "Por Rosario Belmonte", ["Rosario Belmonte"]),
        ("it", "di Piera Lambri", ["Piera Lambri"]),
        ("pt", "Por Rita Sampaio", ["Rita Sampaio"]),
        ("nl", "Door Wim Douma", ["Wim Douma"]),
        ("sv", "Av Ingrid Sol", ["Ingrid Sol"]),
        ("ru", "Текст: Пётр Гусев", ["Пётр Гусев"]),
        ("ko", "김하늘 기자", ["김하늘"]),
        ("ja", "小川みどり 記者", ["小川みどり"]),
        ("zh", "记者 张三", ["张三"]),
    ],
)
def test_other_languages(language: str, line: str, expected: list[str]) -> None:
    assert names(TITLE, line, DATE, *PROSE, language=language) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By signing up, you agree to our terms.", "By subscribing you accept the terms.", "By clicking Accept, you agree to our Terms",
        "By comparison, the clock was fast.", "By most accounts, the vote was fair.", "By Tuesday, Snow and Ice", "Middle East", "Read More",
        "Edited by Ana Roe and Tom Lind of this parish for the sake of form.", "The Clock Tower",
    ],
)  # fmt: skip
def test_lines_that_are_no_bylines(line: str) -> None:
    article, doc = read(TITLE, line, DATE, *PROSE)
    assert article.authors == ()
    assert label(doc, line) is not Label.BYLINE


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Von Lindau bis Kiel: Auf dem Weg der Kühe"),
        ("fr", "Par le passé, la mairie a payé."),
        ("es", "Por su parte, el alcalde calló."),
        ("de", "Rostiger Glockenturm"),
    ],
)
def test_other_languages_traps(language: str, line: str) -> None:
    assert names(TITLE, line, DATE, *PROSE, language=language) == []


def test_names_on_the_lines_after_by() -> None:
    article, doc = read(TITLE, "By", "Ana Roe", ",", "Tom Lind", "and", "Joan Berg", DATE, *PROSE)
    assert [author.name for author in article.authors] == ["Ana Roe", "Tom Lind", "Joan Berg"]
    assert label(doc, "and") is Label.BYLINE


def test_role_and_house_on_the_next_line() -> None:
    article, doc = read(TITLE, "By Ana Roe", "Staff Writer", DATE, *PROSE)
    assert article.authors[0].role == "Staff Writer"
    assert label(doc, "Staff Writer") is Label.BYLINE_NOTE
    article, doc = read(TITLE, DATE, "Ana Roe", "Isles News, Porth Emlyn", *PROSE)
    assert (article.authors[0].name, article.authors[0].organization, article.authors[0].place) == (
        "Ana Roe",
        "Isles News",
        "Porth Emlyn",
    )


def test_an_agency_is_an_organization_and_a_wire_service() -> None:
    article, _ = read(TITLE, "By The Associated Press", DATE, *PROSE)
    assert [(author.name, author.kind) for author in article.authors] == [
        ("The Associated Press", "organization")
    ]
    assert article.agencies == ("AP",)


def test_a_menu_a_teaser_and_another_story_name_no_author() -> None:
    assert (
        names(
            "Walter Pellow",
            "Tom Lind",
            "Joan Berg",
            TITLE,
            DATE,
            *PROSE,
            "Read next",
            "Ferry finds its own way home",
            "By Jane Other",
            "3 March 2019",
        )
        == []
    )
    assert names(
        TITLE,
        "By Ana Roe",
        DATE,
        *PROSE,
        "Radio club gets an answer",
        "By Jane Other",
        "3 March 2019",
        PROSE[0],
        PROSE[1],
    ) == ["Ana Roe"]


def test_the_last_of_a_list_of_teasers_is_the_story() -> None:
    teasers = [
        "CAMPUS",
        "Goat quits college after one term",
        "Tim Rice",
        "January 11, 2019",
        "CULTURE",
        "Salt is the new sugar",
        "Ben Wilson",
        "January 12, 2019",
    ]
    assert names(*teasers, TITLE, "Ana Roe", "April 28, 2019", *PROSE) == ["Ana Roe"]


def test_a_broken_sentence_is_no_byline() -> None:
    assert (
        names(
            TITLE,
            DATE,
            PROSE[0],
            "The plan was drawn up",
            "by Joan Berg",
            "and her brother, who sold it to the council for a pound and a half.",
            *PROSE,
        )
        == []
    )


def test_a_signature_under_the_story() -> None:
    assert names(TITLE, DATE, *PROSE, "Anna Berg", "More from", "Anna Berg") == ["Anna Berg"]


def test_the_box_about_the_author_is_a_note() -> None:
    about = "Ana Roe writes about small towns for the Mesa Register."
    article, doc = read(TITLE, "By Ana Roe", DATE, *PROSE, "Ana Roe", about)
    assert len(article.authors) == 1
    assert label(doc, about) is Label.BYLINE_NOTE
