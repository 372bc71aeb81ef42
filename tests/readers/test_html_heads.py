"""The head of a page's article: deck and section, as elements and metadata tell them."""

import json

import pytest

import wirecleaner
from wirecleaner import Article

STORY = "<p>The clock over the harbour is twenty-two minutes slow, the mayor said on Monday, and it will stay so.</p>"
LONG = "".join(
    f"<p>{name} had wound the clock for {count} years before the mayor asked for the keys, and nobody minded that.</p>"
    for name, count in [("Ann Roe", "nine"), ("John Doe", "ten"), ("Piet Amsel", "twelve"), ("Ruth Halloway", "two"),
                        ("Tom Reed", "four"), ("Moira Lennox", "six"), ("Isla Munro", "thirty")]
)  # fmt: skip


def parsed(markup: str) -> Article:
    return wirecleaner.parse_html(markup)


# The deck


DECK = "The council wants it to be slow, says the mayor, and nobody else was asked about it."


def head(deck: str, description: str = "", first: str = STORY) -> Article:
    meta = f'<meta name="description" content="{description}">'
    return parsed(f"{meta}<main><h1>Clock is slow again today</h1>{deck}<div>{first}{LONG}</div></main>")


@pytest.mark.parametrize(
    "deck",
    [
        f"<p class=article__standfirst>{DECK}</p>",
        f"<div class='dek-wrap'><p>{DECK}</p></div>",
        f"<h2 class=sub-headline>{DECK}</h2>",
    ],
)
def test_an_element_that_is_called_a_deck_is_the_deck(deck: str) -> None:
    assert head(deck).deck == DECK


def test_the_description_that_stands_under_the_headline_is_the_deck() -> None:
    assert head(f"<p>{DECK}</p>", DECK).deck == DECK
    caption = f"<div class=image-widget><img><p>{DECK}</p></div>"
    assert head(caption, DECK).deck is None


def test_the_first_paragraph_is_no_deck_though_the_page_describes_itself_by_it() -> None:
    first = "HARWICK (AP) — The clock over the harbour is slow and will stay so, the mayor said on Monday."
    for markup in (f"<p>{first}</p>", f"<div><p>{first}</p></div>"):
        article = head("", first, markup)
        assert article.deck is None
        assert first in article.text


def test_a_list_before_the_last_paragraph_is_the_story_s() -> None:
    end = "<ul><li>Cables: 412</li><li>Air: 203</li></ul><p>If you take one thing, take a pump.</p>"
    below = "<div><h2>Written by Ann Roe</h2><p>Fixes clocks.</p></div>"
    page = f"<article><h1>Clock is slow again today</h1>{STORY}{LONG}{end}</article>{below}"
    assert [part.text for part in parsed(page).body][-3:] == [
        "Cables: 412",
        "Air: 203",
        "If you take one thing, take a pump.",
    ]


def test_a_paragraph_behind_a_box_of_other_stories_is_the_story_s() -> None:
    box = (
        "<div><h4>More on this topic</h4><h4><a href=x>Harbour crane moves after ninety years</a></h4></div>"
    )
    last = "<p class=text>Nobody asked the clock.</p>"
    paragraphs = f"{STORY}{LONG}".replace("<p>", "<p class=text>")
    page = f"<article><h1>Clock is slow again today</h1>{paragraphs}{box}{last}</article>"
    assert parsed(page).body[-1].text == "Nobody asked the clock."


# The section


def over_headline(markup: str, data: object = None) -> Article:
    script = f"<script type=application/ld+json>{json.dumps(data)}</script>" if data else ""
    name = '<meta property="og:site_name" content="The Harwick Bell">'
    return parsed(
        f"{name}{script}<main>{markup}<h1>Clock is slow again today</h1><div>{STORY}{LONG}</div></main>"
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<ol class=breadcrumb><li><a href=/>Home</a><li><a href=/p>Piers</a><li>Clock is slow again today</ol>",
        "<nav aria-label=Breadcrumb><a href=/>Home</a> / <a href=/n>News</a> / <a href=/p>Piers</a></nav>",
        "<div class=article-kicker><a href=/p>Piers</a></div>",
        "<p class=eyebrow><a href=/p>Piers</a></p>",
    ],
)
def test_a_breadcrumb_or_a_link_over_the_headline_names_the_section(markup: str) -> None:
    assert over_headline(markup).section == "Piers"


@pytest.mark.parametrize(
    "markup",
    [
        "<ol class=breadcrumb><li><a href=/>Home</a></ol>",
        "<ol class=breadcrumb><li><a href=/>The Harwick Bell</a></ol>",
        "<div class=kicker><a href=/x>Email</a></div>",
        "<nav class=section><a href=/x>Piers</a></nav>",
    ],
)
def test_a_button_a_menu_and_the_site_s_name_are_no_section(markup: str) -> None:
    assert over_headline(markup).section is None


def test_the_path_of_the_metadata_names_the_section_that_the_page_does_not_show() -> None:
    path = ["Home", "News", "Piers", "Clock is slow again today"]
    entries = [{"@type": "ListItem", "position": at, "name": name} for at, name in enumerate(path, 1)]
    story = {"@type": "NewsArticle", "headline": path[-1]}
    data = [story, {"@type": "BreadcrumbList", "itemListElement": entries}]
    assert over_headline("", data).section == "Piers"


# The site


FOOT = "<footer>© 2024 Wexland Interactive Inc.</footer>"


def with_head(head: str) -> str | None:
    return parsed(
        f"<head>{head}</head><main><h1>Clock is slow again today</h1>{STORY}{LONG}</main>{FOOT}"
    ).publisher


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("", "Wexland Interactive"),
        ("<title>Clock is slow again today - Culture - The Harwick Bell</title>", "The Harwick Bell"),
        ("<title>Clock is slow again today | Culture</title>", "Wexland Interactive"),
        ("<title>Something else | The Harwick Bell</title>", "Wexland Interactive"),
        ('<meta property="og:site_name" content="The Bell | News of the Harwick coast">', "The Bell"),
        ('<meta property="og:site_name" content="harwickbell.com">', "harwickbell.com"),
        ('<meta property="og:site_name" content="/harwick">', "Wexland Interactive"),
    ],
)
def test_the_site_is_what_the_page_calls_itself_and_not_the_house_that_owns_it(
    head: str, publisher: str
) -> None:
    assert with_head(head) == publisher


# The topics


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("harbour, clocks, Ann Roe", ["harbour", "clocks", "Ann Roe"]),
        # the headline cut into words, the same on every page, the site itself
        ("clock, is, slow, again, today", []),
        ("breaking news, latest news, weather, Wexland news", []),
        ("harbour, The Harwick Bell", ["harbour"]),
    ],
)
def test_keywords_are_topics_where_they_are_the_story_s(keywords: str, tags: list[str]) -> None:
    article = parsed(
        f'<meta name="keywords" content="{keywords}"><meta property="og:site_name" content="The Harwick Bell">'
        f"<main><h1>Clock is slow again today</h1>{STORY}{LONG}</main>"
    )
    assert list(article.tags) == tags
