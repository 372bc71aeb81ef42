"""Stage `topics`: topic labels without a marker."""

import pytest

import wirecleaner
from wirecleaner import Label
from wirecleaner.pipeline import stage
from wirecleaner.wire.topic_blocks import TopicPage

STORY = """Swan closes bridge in Ruden County

The bridge over the Ruden was closed on Monday after a swan refused to leave the roadway, Ruden County said on Tuesday.

Traffic was sent through Lower Pell, where the mayor, Ada Quill, stood at the crossing and waved lorries past her bakery.

"A swan knows no timetable," said Ben Stroud of the waterways office, who had brought bread and, later, a second boat.
"""


def tags(text: str, language: str | None = "en") -> list[str]:
    return list(wirecleaner.parse(text, language=language).tags)


@pytest.mark.parametrize(
    "block",
    [
        "* Swans\n* Ruden County\n* Lower Pell\n",
        "Swans\nRuden County\nLower Pell\n",
        "Swans\n\n\n\nRuden County\n\n\n\nLower Pell\n",
        "Swans, Ruden County, Lower Pell\n",
        "# Swans # Ruden County # Lower Pell\n",
        "SwansRuden CountyLower Pell\n",
        "Swans\n,\nRuden County\n,\nLower Pell\n",
    ],
)
@pytest.mark.parametrize("behind", ["", "\nComments\n", "\nMost read\nA ferry waits for the fog to lift\n"])
def test_all_forms(block: str, behind: str) -> None:
    assert tags(f"{STORY}\n{block}{behind}") == ["Swans", "Ruden County", "Lower Pell"]


def test_a_list_that_runs_on_into_a_menu_ends_where_the_story_names_no_more() -> None:
    menu = "News\nSport\nWeather\nFerries today\nJobs\nMotoring\nPuzzles\nBooks\n"
    assert tags(f"{STORY}\nSwans\nRuden County\nLower Pell\nBen Stroud\n{menu}") == [
        "Swans",
        "Ruden County",
        "Lower Pell",
        "Ben Stroud",
    ]


def test_a_list_with_bullets_keeps_labels_that_the_story_does_not_name() -> None:
    assert tags(f"{STORY}\n* Swans\n* Ruden County\n* Wildfowl law\n\nComments\n") == [
        "Swans",
        "Ruden County",
        "Wildfowl law",
    ]


def test_an_author_among_the_labels_is_none() -> None:
    story = STORY.replace("County\n", "County\n\nBy Una Marsh\n", 1)
    assert tags(f"{story}\n* Swans\n* Una Marsh\n* Lower Pell\n") == ["Swans", "Lower Pell"]


def test_labels_far_behind_other_stories() -> None:
    others = "Related\nA ferry waits for the fog to lift\nMen wind the old clock again\n" * 3
    assert tags(f"{STORY}\n{others}\n* Swans\n* Ruden County\n* Lower Pell\n* Ben Stroud\n") == [
        "Swans",
        "Ruden County",
        "Lower Pell",
        "Ben Stroud",
    ]


def test_bullets_right_behind_the_story_though_it_names_none() -> None:
    menu = "Home\nWildfowl\nCounty politics\nBridges of the north\n"
    assert tags(f"{menu}\n{STORY}\n* Wildfowl\n* Road traffic\n* Waterways\n\nComments\n") == [
        "Wildfowl",
        "Road traffic",
        "Waterways",
    ]


def test_labels_run_together_that_are_lines_of_the_menu() -> None:
    menu = "Home\nWildfowl\nRoad & Rail\nBridges of the north\n"
    assert tags(f"{menu}\n{STORY}\nWildfowlRoad & Rail\nComments\n") == ["Wildfowl", "Road & Rail"]


@pytest.mark.parametrize(
    "block",
    [
        "* News\n* Sport\n* Weather\n* Lower Pell\n",
        "* Ferries\n* Knitting\n* Orchards\n",
        "About Ruden\nContact us\nPrivacy Policy\n",
        "Swans\n",
        "InYourArea\n",
        "Oslo, Bergen, Tromsø, Bodø\n",
        "Ben Stroud, who brought bread, and Ada Quill, who baked it, met at the bridge.\n",
    ],
)
def test_other_short_lines_are_none(block: str) -> None:
    assert tags(f"{STORY}\n{block}") == []


def test_subheadings_are_none() -> None:
    story = STORY.replace("\n\nTraffic", "\n\nSwans\n\nRuden County\n\nLower Pell\n\nTraffic")
    assert tags(story) == []


def test_labels_of_a_line_that_another_stage_has_found_are_proposed() -> None:
    @stage("finder")
    def finder(doc: wirecleaner.Document) -> None:
        for line in doc.lines:
            if line.text in ("Wildfowl", "Topics"):
                doc.revise(line, Label.TAGS, rule="finder.line", score=0.9)

    pipeline = wirecleaner.default_pipeline().after("rest", finder)
    article = pipeline.parse(f"{STORY}\nTopics\nWildfowl\n", language="en")
    assert article.tags == ("Wildfowl",)


def test_inflected_names_are_known() -> None:
    story = """Schwan sperrt Brücke bei Ruden

Auf der Brücke über die Ruden stand am Montag ein Schwan, und die Sprecherin des Landkreises Pell sagte, es gebe schlimmere Staus.

Wegen des Schwans wurde der Verkehr durch das Dorf geleitet, in dem die Bürgermeisterin Ada Quill eine Bäckerei betreibt und winkt.
"""
    assert tags(f"{story}\n* Schwäne\n* Landkreis Pell\n* Ada Quill\n", "de") == [
        "Schwäne",
        "Landkreis Pell",
        "Ada Quill",
    ]


def test_the_rest_of_a_list_of_which_some_lines_are_known() -> None:
    @stage("finder")
    def finder(doc: wirecleaner.Document) -> None:
        for line in doc.lines:
            if line.text in ("Swans", "Lower Pell"):
                doc.revise(line, Label.TAGS, rule="finder.line", score=0.9)

    pipeline = wirecleaner.default_pipeline().after("rest", finder)
    block = "Wildfowl law\nSwans\nNight ferries\nLower Pell\nBread prices\n"
    article = pipeline.parse(f"{STORY}\n{block}\nComments\n", language="en")
    assert article.tags == ("Wildfowl law", "Swans", "Night ferries", "Lower Pell", "Bread prices")
    # A line that is written otherwise is none of them, and leaves that side of the list as it is.
    article = pipeline.parse(f"{STORY}\npage one of three\n{block}\nComments\n", language="en")
    assert article.tags == ("Swans", "Night ferries", "Lower Pell", "Bread prices")


@pytest.mark.parametrize(
    ("marker", "items", "found"),
    [
        ("Read more on these topics", "Swans\nCanals\n", ["Swans", "Canals"]),
        ("Read more on these topics", "Knitting\nCanals\n", []),
        ("Read more on these topics", "Swans win the regatta at Orne, again and again\n", []),
    ],
)
def test_a_short_list_under_a_marker_that_may_announce_stories(
    marker: str, items: str, found: list[str]
) -> None:
    others = "Read next: A ferry waits for the fog to lift\n"
    assert tags(f"{STORY}\n{others}\n{marker}\n\n{items}\nMost read\nMen wind the old clock again\n") == found


def test_a_line_that_only_the_model_takes_for_a_topic_is_none_if_it_stands_alone_and_is_not_named() -> None:
    doc = wirecleaner.default_pipeline().read(f"{STORY}\nKnitting\n")
    line = next(line for line in doc.lines if line.text == "Knitting")
    for other in doc.lines:
        if other.text.endswith((".", '"')):
            doc.decide(other, Label.BODY, rule="test.body")
    doc.decide(line, Label.TAGS, rule="test.model")
    page = TopicPage.of(doc)
    assert page is not None
    assert [stray.text for stray in page.strays()] == ["Knitting"]


@pytest.mark.parametrize(
    ("label", "found"), [("Ruden County", ["Ruden County"]), ("Traffic", []), ("Politics", []), ("Orne", [])]
)
def test_a_name_at_the_title_is_a_topic_if_the_story_has_it_as_a_name(label: str, found: list[str]) -> None:
    assert tags(f"{label}\n{STORY}") == found
    assert tags(f"{label}\n{STORY}\n* Swans\n* Lower Pell\n") == ["Swans", "Lower Pell"]


@pytest.mark.parametrize(("label", "found"), [("Pellerau", ["Pellerau"]), ("Wirtschaft", [])])
def test_where_all_nouns_have_capitals_a_word_of_menus_at_the_title_is_none(
    label: str, found: list[str]
) -> None:
    story = """Schwan sperrt Brücke in Pellerau

In Pellerau ist am Montag der gesamte Verkehr auf der alten Brücke zum Erliegen gekommen, weil ein Schwan die Fahrbahn besetzte.

Die Polizei leitete den Verkehr über das Dorf um, wo sich die Wirtschaft des Ortes an der Kreuzung versammelte und die Lastwagen mit einem Tuch vorbeiwinkte.
"""
    assert tags(f"{label}\n{story}", "de") == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"* {STORY.splitlines()[0]}", []),
        ("* Swan", ["Swan"]),
        ("* Lower Pell", ["Lower Pell"]),
        ("Lower Pell", []),
        ("* Knitting", []),
        ("* Sport", []),
    ],
)
def test_a_list_of_one_topic_behind_the_story(line: str, found: list[str]) -> None:
    assert tags(f"{STORY}\n{line}\n\nMost read\nA ferry waits for the fog to lift\n") == found
