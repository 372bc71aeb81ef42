"""Stage `roles`: what it does with the model's verdicts at the head of a page and beside credits."""

from typing import Any

import pytest

import wirecleaner
from wirecleaner.scoring.decoding import Verdicts, decode
from wirecleaner.scoring.judgement import LABELS, Judgement

TITLE = "Swan closes bridge in Ruden County"
STORY = """The bridge over the Ruden was closed on Monday after a swan refused to leave the roadway, Ruden County said on Tuesday.

Traffic was sent through Lower Pell, where the mayor, Ada Quill, stood at the crossing and waved lorries past her bakery.

"A swan knows no timetable," said Ben Stroud of the waterways office, who had brought bread and, later, a second boat.
"""
END = """On Tuesday the swan walked off by itself, as swans do, and the county opened the bridge to lorries an hour later than it had to.

"We wanted to be sure that it would not come back for the bread," said Stroud, who has asked for a longer boat since then.
"""
DECK = "Lorries were sent past the mayor's bakery for a day and a half."
POINT = "The county says it has no rule for birds on bridges."


@pytest.mark.parametrize(
    ("head", "deck"),
    [
        (DECK, DECK),
        (f"* {DECK}", DECK),
        (f"* {DECK}\n* {POINT}", None),
        (f"* {DECK}\n* {POINT}\n* {DECK}", None),
    ],
)
def test_the_points_of_a_story_are_no_deck(head: str, deck: str | None) -> None:
    article = wirecleaner.parse(f"{TITLE}\n\n{head}\n\nBy Una Marsh\n\n{STORY}", language="en")
    assert article.deck == deck
    assert deck is not None or DECK in [part.text for part in article.body]


def test_a_line_that_opens_with_a_dateline_is_no_deck() -> None:
    first = "RUDEN (AP) \u2014 Lorries were sent past the mayor's bakery for a day and a half."
    article = wirecleaner.parse(f"{TITLE}\n\n{first}\n\nBy Una Marsh\n\n{STORY}", language="en")
    assert article.deck is None
    assert "bakery for a day and a half." in article.body[0].text


@pytest.mark.parametrize(
    ("under", "caption"),
    [
        ("The swan of Ruden on the bridge on Monday", "The swan of Ruden on the bridge on Monday"),
        ("Who pays for the bread of Ruden County?", None),
        ("By noon the swan of Ruden had moved on,", None),
    ],
)
def test_the_line_under_a_credit_is_no_caption_if_it_asks_or_breaks_off(
    under: str, caption: str | None
) -> None:
    text = f"{TITLE}\n\nBy Una Marsh\n\n{STORY}\nPhoto: Ben Moe\n{under}\n\n{END}"
    photos = wirecleaner.parse(text, language="en").photos
    assert [photo.caption for photo in photos] == [caption]


def test_of_the_lines_of_a_head_the_one_over_a_lone_credit_is_its_caption() -> None:
    head = f"{DECK}\n\nThe address of this page was copied for you.\n\nThe swan of Ruden on the bridge\n\n© Ben Moe/AP\n"
    photos = wirecleaner.parse(f"{TITLE}\n\n{head}\n{STORY}", language="en").photos
    assert [photo.caption for photo in photos] == ["The swan of Ruden on the bridge"]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Local", "Local"),
        ("Columnists", "Columnists"),
        ("Law and Justice", "Law and Justice"),
        ("Gazette News•Harbour•", "Harbour"),
        ("The Wick Gazette / Harbour", "Harbour"),
        ("Feature, Japan, All", "Feature"),
        ("Harbour, Environment", "Harbour, Environment"),
        ("Story Tools", None),
        ("More sharing", None),
        ("google.jpg", None),
        ("Clocks on the quay. ANN ROE / WICK GAZETTE", None),
        ("Two men, the mayor of Wick and a long row of clocks, seen from the sea", None),
        ("ann.roe@gazette.example", None),
        ("Editor: Ann Roe", None),
        ("Our Correspondent", None),
        ("Xinhua, Beijing", None),
        ("Ann Lovelace", None),
    ],
)
def test_who_wrote_is_no_section(line: str, section: str | None) -> None:
    story = (
        "The harbour clock lost eleven minutes in March, and nobody on the quay has corrected it since, the council said. "
        "A decision is expected in May, after the budget has been read twice and the insurers have answered the letters."
    )
    page = f"Clock of the harbour runs slow again\n\n{line}\n\nMarch 4, 2024\n\nBy Jane Roe\n\n{story}\n"
    assert wirecleaner.parse(page).section == section


@pytest.mark.parametrize(
    "links",
    [
        ["Goat opens a post office in Lower Pell and sorts the letters"],
        ["Goat opens a post office in Lower Pell", "The clock of Whitmoor runs backwards again"],
    ],
)
def test_headlines_under_a_marker_in_the_story_are_other_stories(links: list[str]) -> None:
    box = "\n".join(["Read more:", *links])
    article = wirecleaner.parse(f"{TITLE}\n\nBy Una Marsh\n\n{STORY}\n{box}\n\n{END}", language="en")
    assert [item.title for item in article.related] == links
    assert len(article.body) == 5


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [
        ("Learn more", False),
        ("East Coast quake", False),
        ("Video", False),
        ("Ben Moe", True),
        ("Ruden Space", True),
    ],
)
def test_what_the_model_takes_for_a_credit_names_somebody(
    line: str, is_credit: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def calls_it_a_credit(judgement: Judgement, *context: Any) -> Verdicts:
        found = decode(judgement, *context)
        here = next(at for at, other in enumerate(judgement.sheet.lines) if other.text == line)
        found.labels[here] = LABELS.index("credit"), 0.9
        return found

    monkeypatch.setattr("wirecleaner.stages.roles.decode", calls_it_a_credit)
    photos = wirecleaner.parse(f"{TITLE}\n\nBy Una Marsh\n\n{STORY}\n{line}\n\n{END}", language="en").photos
    assert bool(photos) == is_credit


@pytest.mark.parametrize(
    "line", ["BYLINE: Ann Roe.", "BYLINE: Ann Roe and Jo Ward", "Byline: Ann Roe, The Post."]
)
def test_a_byline_over_the_headline_is_not_the_title(line: str) -> None:
    text = (
        "The mayor said on Monday that the ferry would sail again in spring, and the council agreed at once. "
        "It was a long night, she said, and nobody had wanted to be there."
    )
    article = wirecleaner.parse(f"{line}\n\nBEST THING THAT HAPPENED TO THE FERRY.\n\n{text}")
    assert article.title == "BEST THING THAT HAPPENED TO THE FERRY."
    assert article.authors[0].name == "Ann Roe"


def test_the_first_sentence_of_a_post_is_text_and_not_its_title() -> None:
    post = (
        "Harbour Watch\n12.4K subscribers\n"
        "⚡️ The town council voted 5-2 on Tuesday to move the ferry dock to the north side of the harbour, ending "
        'a dispute that lasted two years.\n\n"It is the right place," Mayor Tom Hadley said.\n\n'
        "🔴 Subscribe to Harbour Watch\n👁 4.2K 18:31\nNov 4, 2025 at 18:31\n"
    )
    article = wirecleaner.parse(post)
    assert "voted 5-2" not in (article.title or "")
    assert "voted 5-2" in article.body[0].text
