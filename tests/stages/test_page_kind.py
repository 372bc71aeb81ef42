"""The kind of a page, and that no text is given up for a word."""

import pytest

import wirecleaner
from wirecleaner import Label
from wirecleaner.rules import Rule, rules_in

RULES = rules_in("common", "page_kinds")
SENTENCES = (
    "The clock on Bridge Street is 22 minutes slow, its keeper, Basil Thackray, said on Monday.\n\n"
    "He has wound it every morning since 1987, and nobody had asked him what time it was.\n\n"
)
MORE = (
    "The ironmonger below sold 340 alarm clocks in October alone and has a waiting list of 112 names for more.\n\n"
    "A committee of the town council will look into the matter as soon as its members have come to one meeting at once.\n\n"
    "“We were told nine, and we came at nine,” said Lettice Brand, the mayor, who had waited there until the afternoon.\n\n"
    "Visitors from the coast have begun to set their watches by the swans, which leave the pond at noon to be fed.\n\n"
)
STORY = SENTENCES + MORE
LONG_STORY = STORY + "\n\n".join(
    f"Keeper {n} of the bridge said on day {n} that clock {n} was slow by {n} minutes, and that {n} neighbours knew."
    for n in range(1, 25)
)


def of_kind(*kinds: str) -> list[Rule]:
    return [rule for rule in RULES if rule.kind in kinds]


def reasons(text: str) -> list[str]:
    return [origin.rule for origin in wirecleaner.parse(text).origins["page_kind"]]


@pytest.mark.parametrize("rule", of_kind("error", "load", "sign"), ids=lambda rule: rule.id)
def test_the_message_of_an_error_page_is_its_reason(rule: Rule) -> None:
    for example in rule.examples:
        text = f"The Harbour Post\nNews\nSport\n\n{example}\n\nHome\n"
        article = wirecleaner.parse(text)
        assert (article.page_kind, article.title, article.body) == ("error", None, ()), example
        [origin] = article.origins["page_kind"]
        assert (origin.rule, text[slice(*origin.spans[0])]) == (rule.id, example)
        assert article.origins["body"][0].rule == rule.id


@pytest.mark.parametrize("rule", of_kind("error", "load", "sign", "wall"), ids=lambda rule: rule.id)
def test_no_text_is_given_up_for_a_message(rule: Rule) -> None:
    for example in rule.examples:
        for text in (
            f"Clock runs slow again\n\n{example}\n\n{STORY}",
            f"Clock runs slow again\n\n{STORY}{example}\n",
        ):
            article = wirecleaner.parse(text)
            assert article.page_kind in ("article", "paywall"), example
            assert len(article.body) >= 4, example


@pytest.mark.parametrize("rule", of_kind("wall"), ids=lambda rule: rule.id)
def test_a_wall_behind_a_short_text_is_a_stub(rule: Rule) -> None:
    for example in rule.examples:
        text = f"Clock runs slow again\n\n{SENTENCES}{example}\n\n© 2022 The Harbour Post\n"
        article = wirecleaner.parse(text, language="en")
        assert article.page_kind == "paywall", example
        assert [paragraph.text for paragraph in article.body] == SENTENCES.strip().split("\n\n"), example
        assert [text[slice(*origin.spans[0])] for origin in article.origins["page_kind"]] == [example]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # The whole article is there: what follows is an offer, not a wall.
        (f"Clock runs slow again\n\n{SENTENCES}Tags: clocks, streets\n\nAlready a subscriber? Log in\n", "article"),
        (f"Clock runs slow again\n\n{SENTENCES}(Reporting by Jane Roe; Editing by John Doe)\n\nTo continue reading, subscribe now.\n", "article"),
        (f"Clock runs slow again\n\n{LONG_STORY}\n\nTo continue reading, subscribe now.\n", "article"),
        # One thing said of a page by a headline, or by people in it.
        (f"Access denied\n\nBy Ann Roe\n\n{SENTENCES}", "article"),
        (f"404\n\nBy Ann Roe\n\n{SENTENCES}", "article"),
        (f"Page of diary not found\n\n3 March 2021\n\n{SENTENCES}", "article"),
        (f"Clock runs slow again\n\n{SENTENCES}Please enable JavaScript to view the comments.\n", "article"),
        ("Clock runs slow again\n\nThe clock is slow, the mayor said.\n\nThis content is not available in your country.\n", "article"),
        # Nothing, and next to nothing.
        ("", "empty"),
        ("\n \n", "empty"),
        ("Log in\nSearch\nMenu\n", "empty"),
        (f"{SENTENCES}", "article"),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: str) -> None:
    article = wirecleaner.parse(text)
    assert article.page_kind == kind
    assert bool(article.body) == (kind == "article")


HEADLINES = (
    "A stork looks for a flat in Neu Zachow",
    "Firemen rescue a cat from the town hall",
    "The Saturday market is off for rain",
    "Nobody has seen the old duck since May",
    "The brass band will not play at the pond",
)
DUCK = "The pond of Klein Wutzlow has a duck again, its mayor said on Monday."


@pytest.mark.parametrize(
    ("head", "end"),
    [
        ("\n\nBy Ute Krause\n\n12 March 2024", "\n\nRead more with Courier Plus"),
        ("\n\n12 March 2024", ""),
        ("", "\n\nSubscribe to continue reading"),
    ],
)
def test_a_stub_with_lists_of_others_is_no_index(head: str, end: str) -> None:
    others = "\n\n".join(HEADLINES)
    text = f"New duck for the village pond of Klein Wutzlow{head}\n\n{DUCK}{end}\n\n{others}\n"
    assert wirecleaner.parse(text, language="en").page_kind != "index"


def test_a_list_of_headlines_with_a_date_each_is_an_index() -> None:
    dated = (
        f"{headline}\n\n12 March 2024\n\n{animal}"
        for headline, animal in zip(HEADLINES, (DUCK, DUCK.replace("duck", "swan")), strict=False)
    )
    assert wirecleaner.parse("\n\n".join([*dated, *HEADLINES[2:]]), language="en").page_kind == "index"


def test_an_empty_page_has_its_reason() -> None:
    assert reasons("\n") == ["page.no-text"]
    assert reasons("Log in\nSearch\nMenu\n") == ["page.furniture-alone"]
    assert reasons(SENTENCES) == ["page.running-text"]


def test_the_advice_of_an_error_page_is_no_text() -> None:
    text = "Page not found\n\nSorry, the page you want no longer exists.\n\nTry the search box, or write to the desk if you are sure.\n"
    explanation = wirecleaner.explain(text)
    assert explanation.article.body == ()
    assert {line.label for line in explanation.lines if line.text} == {Label.FURNITURE}
    chosen = [found for found in explanation.fields["page_kind"] if found.chosen]
    assert [text[slice(*found.span)] for found in chosen if found.span] == text.split("\n\n")[:2]


def test_without_the_stage_an_index_is_an_index_and_the_rest_are_articles() -> None:
    pipeline = wirecleaner.default_pipeline().without("page_kind")
    assert pipeline.parse("Page not found\n").page_kind == "article"


# Live blogs


def posts(*times: str, title: str = "Storm Ottilie: pier adrift") -> str:
    rows = (
        f"{time}\n\nThe pier has reached street {number}, a keeper said on Monday, and nobody there minded it.\n\n"
        f"It had been in street {number + 1} before, and the people of that street had waved at it.\n"
        for number, time in enumerate(times)
    )
    return f"{title}\n\nBy Ann Roe\n\n3 March 2021\n\n" + "\n".join(rows)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (posts("19:05", "18:31", "17:02"), "live_blog"),
        (posts("17.02", "18.31", "19.05"), "live_blog"),
        (posts("7:05 pm", "6:31 pm", "5:02 pm"), "live_blog"),
        (posts("19h05", "18h31", "17h02"), "live_blog"),
        (posts("19:05", "18:31", title="Storm live: pier adrift"), "live_blog"),
        (posts("19:05", "18:31"), "article"),
        (posts("19:05", "07:31", "23:02", "01:00", "17:00", "05:00"), "article"),
    ],
)
def test_live_blogs(text: str, kind: str) -> None:
    article = wirecleaner.parse(text)
    assert article.page_kind == kind
    assert len(article.body) >= 4


def test_a_list_of_times_under_an_article_makes_no_live_blog() -> None:
    text = f"Clock runs slow again\n\n{STORY}" + "".join(
        f"\n{hour}:00\n\nThe clock struck at {hour} and was heard as far as the pier.\n"
        for hour in (17, 18, 19)
    )
    assert wirecleaner.parse(text).page_kind == "article"


# Galleries


def gallery(counter: str, count: int, *, title: str = "Fog comes to town", text: str = "") -> str:
    slides = (
        f"{counter.format(number)}\nThe fog at street {number}, which is somewhere behind it.\nPhoto: Colin Ashby\n"
        for number in range(1, count + 1)
    )
    return f"{title}\n\nBy Ann Roe\n\n3 March 2021\n\n{text}" + "\n".join(slides)


@pytest.mark.parametrize("counter", ["{}/4", "Photo {} of 4", "Bild {} von 4", "{} de 4", "写真 {}/4"])
def test_numbered_pictures_are_a_gallery(counter: str) -> None:
    article = wirecleaner.parse(gallery(counter, 4))
    assert article.page_kind == "gallery"
    assert [photo.caption for photo in article.photos] == [
        f"The fog at street {number}, which is somewhere behind it." for number in range(1, 5)
    ]
    assert {photo.credit.creator for photo in article.photos if photo.credit} == {"Colin Ashby"}
    assert len(article.origins["page_kind"]) == 4


def test_pictures_within_an_article_make_no_gallery() -> None:
    article = wirecleaner.parse(gallery("{}/4", 4, text=STORY))
    assert article.page_kind == "article"
    assert len(article.photos) == 4


@pytest.mark.parametrize("counters", [(1, 3, 5), (3, 2, 1), (1, 2), (2, 2, 2)])
def test_numbers_that_do_not_count_on_are_no_gallery(counters: tuple[int, ...]) -> None:
    rows = "".join(f"{number}/6\n\n" for number in counters)
    assert wirecleaner.parse(f"Fog comes to town\n\n{rows}{SENTENCES}").page_kind == "article"
