"""The stage `dates`: which of the dates of a page is its article's, and which lines are date lines."""

from datetime import date, datetime

import pytest

from wirecleaner import Article, Document, Label, default_pipeline

PROSE = [
    "The clock has been slow for years, but no ferry has left the harbour late on its account, the mayor said on Monday.",
    "A repair would cost 900 pounds, according to a letter from the firm that built it, and the council has refused to pay.",
    "The islanders voted by 71 to 14 to leave it that way, which the schoolmaster called the only sensible vote of the year.",
    "The clock was a gift of the lighthouse keeper, who had set it by his own watch, and that one had been slow as well.",
]
TITLE = "Harbour clock to stay slow for another winter"
MENU = [
    "Home",
    "News",
    "Tides",
    "Weather",
    "Sport",
    "Letters",
    "Shop",
    "Jobs",
    "Puzzles",
    "Notices",
    "About",
    "Contact",
]


def read(*lines: str, language: str = "en", url: str | None = None) -> tuple[Article, Document]:
    pipeline = default_pipeline().without("quotes")
    doc = pipeline.run(pipeline.read("\n".join(lines), language=language, url=url))
    return pipeline.build(doc), doc


def labels(doc: Document) -> dict[str, Label | None]:
    return {line.text: line.label for line in doc.lines}


def test_the_clock_of_the_page_is_not_the_articles_date() -> None:
    article, _ = read(
        "Wednesday, 16 April 2025", *MENU, *MENU, TITLE, "By Ana Roe", "11 February 2025", *PROSE
    )
    assert article.published == date(2025, 2, 11)


def test_not_even_a_clock_with_its_time() -> None:
    article, _ = read("Wednesday, 16 April 2025 - 14:55", *MENU, *MENU, TITLE, "11 February 2025", *PROSE)
    assert article.published == date(2025, 2, 11)


def test_a_clock_alone_is_better_than_nothing() -> None:
    article, _ = read("16 April 2025", TITLE, "By Ana Roe", *PROSE)
    assert article.published == date(2025, 4, 16)


def test_the_time_in_several_cities_is_a_clock() -> None:
    clock = "Friday, 3 May 2019 20:29 Ness | 19:29 Porth Emlyn | 14:29 Mesa"
    article, _ = read(clock, TITLE, "2 May 2019", *PROSE)
    assert article.published == date(2019, 5, 2)
    article, _ = read("3 May 2019 09:10 | Updated 10:31", TITLE, *PROSE)
    assert article.published == datetime(2019, 5, 3, 9, 10)


def test_the_nearest_date_over_the_story_wins_against_teasers() -> None:
    teasers = ["Goat quits college after one term", "4 May 2019", "Salt is the new sugar", "5 May 2019"]
    article, _ = read(*MENU, *teasers, TITLE, "3 May 2019", *PROSE)
    assert article.published == date(2019, 5, 3)


def test_a_list_of_dated_headlines_over_the_story_is_no_head() -> None:
    teasers = [
        line for day in (4, 5, 6, 7) for line in (f"Goat number {day} quits college", f"{day} May 2019")
    ]
    article, _ = read(TITLE, "3 May 2019", "Also today", *teasers, *PROSE)
    assert article.published == date(2019, 5, 3)


def test_comments_posts_and_other_stories_come_after_the_stamp() -> None:
    comments = [
        "Comments",
        "Walter Pellow",
        "5 May 2019 at 00:46",
        "Mine is slow too.",
        "Joan Berg",
        "6 May 2019 at 08:16",
        "And mine.",
    ]
    article, _ = read(TITLE, "By Ana Roe", "3 May 2019 4", *PROSE, *comments)
    assert article.published == date(2019, 5, 3)


def test_a_stamp_under_the_story_counts_if_no_other_does() -> None:
    article, _ = read(TITLE, *PROSE, "Ana Roe", "3 May 2019")
    assert article.published == date(2019, 5, 3)


def test_a_bare_day_after_the_last_update_is_not_the_first() -> None:
    article, _ = read("12 December 2024", *MENU, *MENU, TITLE, "Last updated: 25 April 2024", *PROSE)
    assert (article.published, article.updated) == (None, date(2024, 4, 25))


@pytest.mark.parametrize(
    ("lines", "published", "updated"),
    [
        (["Published", ":", "3 May 2019", "|", "10:31"], datetime(2019, 5, 3, 10, 31), None),
        (["3 May 2019", ", 20:24"], datetime(2019, 5, 3, 20, 24), None),
        (["Published", ": 22:04,", "3 May 2019", "Updated", ": 22:05,", "4 May 2019"], datetime(2019, 5, 3, 22, 4), datetime(2019, 5, 4, 22, 5)),
        (["Published on", "3 May 2019 - 13:55", "•", "Updated", "14:20"], datetime(2019, 5, 3, 13, 55), datetime(2019, 5, 3, 14, 20)),
        (["Updated", "Monday,", "2", "December", "2019", "-", "02:24"], None, datetime(2019, 12, 2, 2, 24)),
    ],
)  # fmt: skip
def test_date_lines_torn_by_the_dump(
    lines: list[str], published: datetime | None, updated: datetime | None
) -> None:
    article, doc = read(TITLE, *lines, *PROSE)
    assert (article.published, article.updated) == (published, updated)
    assert {line.label for line in doc.lines[1 : 1 + len(lines)]} == {Label.DATE}
    span = article.origins["published" if published else "updated"][0].spans[0]
    assert article.source[slice(*span)].count("\n") >= 1


def test_lines_under_a_date_are_not_joined_to_it() -> None:
    article, doc = read(TITLE, "3 May 2019 10:31", "00:00 / 03:15", "12", *PROSE)
    assert article.published == datetime(2019, 5, 3, 10, 31)
    assert labels(doc)["00:00 / 03:15"] is not Label.DATE


def test_a_torn_sentence_that_names_another_day() -> None:
    torn = ["Broadcast", "on Radio Ness", "on", "2 May 2019 17:50", "."]
    article, _ = read(TITLE, "3 May 2019 10:31", *torn, *PROSE)
    assert article.published == datetime(2019, 5, 3, 10, 31)
    assert article.updated is None


@pytest.mark.parametrize(
    ("language", "line", "expected", "rest"),
    [
        ("en", "Porth Emlyn, May 3, 2019, 3:48", datetime(2019, 5, 3, 3, 48), None),
        ("en", "3 May 2019 Facebook Email App 4", date(2019, 5, 3), "Facebook Email App 4"),
        ("en", "3 May 2019 7 years Clockhouse 142 Views", date(2019, 5, 3), "7 years Clockhouse 142 Views"),
        ("en", "3 May 2019 • Ness, orkney", date(2019, 5, 3), "Ness, orkney"),
        ("en", "Posted 3 May 2019 in Clocks and tides", date(2019, 5, 3), "in Clocks and tides"),
        ("de", "dpaInsel-Redaktion Ness03.05.19 09:56", datetime(2019, 5, 3, 9, 56), "dpaInsel-Redaktion Ness"),
        ("de", "3.5.19", date(2019, 5, 3), None),
        ("de", "3. Mai 2019 um 14:46 Uhr - Ana Roe - in Kultur - 3 Kommentare", datetime(2019, 5, 3, 14, 46), None),
        ("ru", "Анна Гусева Борис Сомов Вера Лисина 3 мая 2019, 17:46", datetime(2019, 5, 3, 17, 46), "Анна Гусева Борис Сомов Вера Лисина"),
        ("ko", "입력 2019.05.03 20:00 수정 2019.05.03 20:57 4면", datetime(2019, 5, 3, 20, 0), None),
    ],
)  # fmt: skip
def test_what_shares_the_line_with_a_date(
    language: str, line: str, expected: date | None, rest: str | None
) -> None:
    article, doc = read(TITLE, line, *PROSE, language=language)
    assert article.published == expected
    if rest:
        assert labels(doc)[rest] is not Label.DATE
    elif expected:
        assert any(found.label is Label.DATE for found in doc.lines)


@pytest.mark.parametrize(
    "line",
    [
        "Published 4 May 2019 in the journal Slow Clocks, volume two.",
        "Updated 4 May 2019 to correct the name of the goat.",
        "On 4 May 2019 The Clock stopped for a minute",
        "1.2.34 and 3.4.56 are versions",
        "The harbour, May 3, 2019, was closed",
    ],
)
def test_sentences_with_a_day_are_no_date_lines(line: str) -> None:
    article, doc = read(TITLE, *PROSE[:2], line, *PROSE[2:])
    assert article.published is None
    assert labels(doc)[line] is not Label.DATE


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Posted by clock keeper on May 3, 2019. Filed under Clocks. You can follow any responses to this entry through the feed. Responses are currently closed, but you can trackback from your own site, if you have one and care to."),
        ("en", "This entry was posted on Friday, May 3rd, 2019 and is filed under Clocks."),
        ("de", "Von insel news am 03/05/2019. Abgelegt unter Uhren. Sie können alle Antworten zu diesem Eintrag verfolgen."),
        ("fr", "Publié par Ana le 3 mai 2019. Classé dans Horloges."),
    ],
)  # fmt: skip
def test_the_line_of_a_blog_about_its_post(language: str, line: str) -> None:
    article, _ = read(TITLE, *PROSE, line, language=language)
    assert article.published == date(2019, 5, 3)


def test_a_date_glued_to_the_first_caption() -> None:
    glued = "3 May 2019 The clock on its tower, seen from the first ferry of the day, and slow as ever. (Photo: Ana Roe)"
    article, doc = read(TITLE, "by Ana Roe", glued, *PROSE)
    assert article.published == date(2019, 5, 3)
    assert labels(doc)["3 May 2019"] is Label.DATE
    article, _ = read(TITLE, "2 May 2019", glued, *PROSE)
    assert article.published == date(2019, 5, 2)


def test_an_offset_from_the_east_tells_the_order_of_numbers() -> None:
    article, _ = read(TITLE, "Published on 03/05/2019 - 13:55 GMT+1", *PROSE)
    assert article.published is not None
    assert article.published_day == date(2019, 5, 3)
    article, _ = read(TITLE, "Published on 03/05/2019 - 13:55 GMT-5", *PROSE)
    assert article.published is None


def test_escapes_of_markdown_do_not_hide_a_date() -> None:
    article, _ = read(
        "## " + TITLE, "", "3\\. Mai 2019, 17:27 Uhr", "", *PROSE, "", "Lunes, 2 \\- 3", language="de"
    )
    assert article.published == datetime(2019, 5, 3, 17, 27)


def test_a_day_beside_login_words_is_the_sites() -> None:
    article, doc = read("Friday 3 May 2019 Login Register", TITLE, *PROSE)
    assert article.published is None
    assert labels(doc)["Friday 3 May 2019 Login Register"] is Label.FURNITURE


def test_a_blank_in_the_place_of_the_tens_is_part_of_the_date() -> None:
    article, _ = read(TITLE, "By ANA ROE 10/ 5/11 09:19 PM ET", *PROSE)
    assert article.published is not None
    assert str(article.published)[:16] == "2011-10-05 21:19"


def test_a_marker_at_the_end_of_a_date_line_is_that_of_the_date_on_the_next_one() -> None:
    dates = ("on December 27, 2014 at 12:06 PM, updated", "December 27, 2014 at 12:10 PM")
    article, _ = read(TITLE, "By Ana Roe", *dates, *PROSE)
    assert article.published == datetime(2014, 12, 27, 12, 6)
    assert article.updated == datetime(2014, 12, 27, 12, 10)
