"""What stands before a name and is no part of it: offices, trades, ranks, owners; each beside names that stay whole."""

import pytest

from wirecleaner.stages.quotes.finder import find_quotes
from wirecleaner.stages.quotes.mentions import read_mention
from wirecleaner.stages.quotes.titles import strip_titles


@pytest.mark.parametrize(
    ("source", "role", "name"),
    [
        ("Labour MP Jess Thorn", "Labour MP", "Jess Thorn"),
        ("PC Jane Roe", "PC", "Jane Roe"),
        ("Striker Ben Roe", "Striker", "Ben Roe"),
        ("Mum-of-two Sharon Roe", "Mum-of-two", "Sharon Roe"),
        ("Co-author Jing Wu", "Co-author", "Jing Wu"),
        ("Secretary of State Ann Lee", "Secretary of State", "Ann Lee"),
        ("Archbishop of York Stephen Lee", "Archbishop of York", "Stephen Lee"),
        ("University of Holm law professor Ann Lee", "University of Holm law professor", "Ann Lee"),
        ("Fox News Ann Lee", None, "Ann Lee"),
        ("Getty Images Maurkice Lee", None, "Maurkice Lee"),
        ("Current and former officials", None, ""),
        ("minister of mines and energy Ann Lee", "minister of mines and energy", "Ann Lee"),
        ("Ann Lee of Third Bridge, a research firm", None, "Ann Lee"),
        ("House of Commons Speaker Ann Lee", "House of Commons Speaker", "Ann Lee"),
        ("Capital Economics' Ann Lee", "Capital Economics'", "Ann Lee"),
        ("The Holm State Governor, Mr. Ben Roe,", "Holm State Governor", "Ben Roe"),
        ('Edward "Big Ed" Lee', None, "Edward Lee"),
        # surnames that are an office, and particles
        ("Ann Baker Lee", None, "Ann Baker Lee"),
        ("Leonardo di Lee", None, "Leonardo di Lee"),
        ("Abu Mohammed al-Amin", None, "Abu Mohammed al-Amin"),
    ],
)
def test_an_office_is_no_part_of_a_name(source: str, role: str | None, name: str) -> None:
    mention = read_mention(source, "en")
    assert (mention.role, mention.name) == (role, name)


@pytest.mark.parametrize(
    ("source", "rank"),
    [
        ("Det Insp Carol Lee", "Det Insp"),
        ("Comrade Ben Lee", "Comrade"),
        ("Sgt. 1st Class Tom Lee", "Sgt. 1st Class"),
    ],
)
def test_a_rank_without_stops_is_a_rank(source: str, rank: str) -> None:
    assert strip_titles(source.split(), "en")[1] == rank


@pytest.mark.parametrize(
    "source", ["the Chief Minister", "the Lagos State Governor", "One senior Tory MP", "the Spaniard"]
)
def test_an_office_or_a_nation_in_capitals_is_nobodys_name(source: str) -> None:
    mention = read_mention(source, "en")
    assert (mention.name, mention.kind) == ("", "anonymous" if source.startswith("One") else "role")


@pytest.mark.parametrize("source", ["Save the Children", "the Washington Examiner"])
def test_a_body_keeps_its_name(source: str) -> None:
    assert read_mention(source, "en").name == source.removeprefix("the ")


@pytest.mark.parametrize(
    "source",
    ["PC World", "All the Democrats", "a spokesman for President Ben Lee", "a friend of actress Ann Lee"],
)
def test_near_misses_are_not_taken_apart(source: str) -> None:
    assert read_mention(source, "en").name in ("PC World", "")


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("U.S. Secretary of State Antony Blinken", "Antony Blinken", "U.S. Secretary of State"),
        (
            "U.S. Secretary of State Hillary Rodham Clinton",
            "Hillary Rodham Clinton",
            "U.S. Secretary of State",
        ),
        (
            "Secretary of Health and Human Services Xavier Roe",
            "Xavier Roe",
            "Secretary of Health and Human Services",
        ),
        ("U.S. Ambassador to Japan Mike Lee", "Mike Lee", "U.S. Ambassador to Japan"),
        ("Senator Ted Roe of Texas", "Ted Roe", "Senator"),
    ],
)
def test_what_an_office_is_over_stands_before_the_name(source: str, name: str, role: str) -> None:
    [quote] = find_quotes([f"{source} said that it would be late."])
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role or quote.speaker.honorific) == (name, role)


@pytest.mark.parametrize(
    ("source", "kind"), [("U.S. Steel", "organization"), ("The U.S. Attorney", "anonymous")]
)
def test_a_state_in_letters_is_no_first_name(source: str, kind: str) -> None:
    [quote] = find_quotes([f"{source} said that it would be late."])
    assert quote.speaker is not None
    assert quote.speaker.kind == kind
