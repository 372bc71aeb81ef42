"""What the text behind "By" names."""

import time

import pytest

from wirecleaner.wire.author_words import is_desk, is_house, is_plain_name, is_role
from wirecleaner.wire.authors import read_byline


def names(text: str, language: str = "en") -> list[str]:
    byline = read_byline(text, language)
    return [text[a.start : a.end] for a in byline.authors] if byline else []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HENRIETTE VOSS and CALEB DORN", ["HENRIETTE VOSS", "CALEB DORN"]),
        (
            "Ana Roe, Tom Lind-Berg, Sarah Marlow and Tanya O'Hara",
            ["Ana Roe", "Tom Lind-Berg", "Sarah Marlow", "Tanya O'Hara"],
        ),
        ("Ana Roe & Tom Lind", ["Ana Roe", "Tom Lind"]),
        ("Ana Roe; Tom Lind", ["Ana Roe", "Tom Lind"]),
        ("Ana Roe / Tom Lind", ["Ana Roe", "Tom Lind"]),
        ("Ana Roe and Tom Lind, with Joan Berg", ["Ana Roe", "Tom Lind"]),
        ("Marla QuistStaff Writer", ["Marla Quist"]),
        ("Colin Marsh@colinmarsh", ["Colin Marsh"]),
        ("Megan Hale meganh@example.com(509) 555-5382", ["Megan Hale"]),
        ("Sarah PinterTwitter", ["Sarah Pinter"]),
        ("Niamh O’Dolan Follow", ["Niamh O’Dolan"]),
        ("Rachel Dunn, MS, RD on", ["Rachel Dunn"]),
        ("Neil Porter Neil Porter", ["Neil Porter"]),
        ("Maria de la Cruz", ["Maria de la Cruz"]),
        ("J.D. McVane", ["J.D. McVane"]),
        ("Miguel A. Landeta", ["Miguel A. Landeta"]),
        ("小川みどり", ["小川みどり"]),
        ("Amber Tolley.", ["Amber Tolley"]),
        ("Jasper LohmannBarbara Weide", ["Jasper Lohmann", "Barbara Weide"]),
        ("the Editorial Board", ["the Editorial Board"]),
        ("Bath", ["Bath"]),
        ("signing up, you agree", []),
        ("München und Berlin", []),
        ("Ana Roe and agencies", ["Ana Roe"]),
        ("Ana Roe with agencies", ["Ana Roe"]),
        ("Ana Roe, with files from Tom Lind", ["Ana Roe"]),
        ("Ana Roe; photos by Tom Lind", ["Ana Roe"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "role", "house", "place"),
    [
        ("Ana Roe, Staff Writer", "en", "Staff Writer", None, None),
        ("Gareth Pugh-Lane Deputy Content Hub Director", "en", "Deputy Content Hub Director", None, None),
        ("Ana Roe, CNN", "en", None, "CNN", None),
        ("Ana Roe, The Canadian Press", "en", None, "The Canadian Press", None),
        ("Ana Roe The Associated Press", "en", None, "The Associated Press", None),
        ("Ana Roe - Associated Press -", "en", None, "Associated Press", None),
        ("Ana Roe | Fox News", "en", None, "Fox News", None),
        ("ANA ROE FOR DAILYWIND.COM", "en", None, "DAILYWIND.COM", None),
        ("Ana Roe For Windonline", "en", None, "Windonline", None),
        ("Ana Roe, special to The Herald", "en", None, "The Herald", None),
        ("Ana Roe / Minato Shimbun Staff Writers", "en", "Staff Writers", "Minato Shimbun", None),
        ("political correspondent Ana Roe", "en", "political correspondent", None, None),
        ("Local Democracy Reporter Ana Roe", "en", "Local Democracy Reporter", None, None),
        ("Associated Press Writer Ana Roe", "en", "Writer", "Associated Press", None),
        ("Ana Roe in Port Ellery", "en", None, None, "Port Ellery"),
        ("Anna Weide, Nairobi", "de", None, None, "Nairobi"),
        ("Anna Weide, Redakteurin für Finanzen", "de", "Redakteurin für Finanzen", None, None),
        ("Anna Weide, Volontär (Sport)", "de", "Volontär (Sport)", None, None),
        ("Anna Weide, MDR THÜRINGEN", "de", None, "MDR THÜRINGEN", None),
        ("Joris Veldkampredacteur Online", "nl", "redacteur Online", None, None),
        ("Lars Vik – Journalist Journalist", "no", "Journalist", None, None),
    ],
)
def test_what_stands_beside_a_name(
    text: str, language: str, role: str | None, house: str | None, place: str | None
) -> None:
    byline = read_byline(text, language)
    assert byline is not None
    (author,) = byline.authors
    assert author.kind == "person"
    beside = [
        text[slice(*part)] if part else None for part in (author.role, author.organization, author.place)
    ]
    assert beside == [role, house, place]


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("The Associated Press", "en", ["organization"]),
        ("REUTERS", "en", ["organization"]),
        ("Ledger Staff", "en", ["organization"]),
        ("Guardian staff reporter", "en", ["organization"]),
        ("Ana Roe and AP", "en", ["person", "organization"]),
        ("Reuters, Ana Roe", "de", ["organization", "person"]),
        ("Le Courrier et AFP", "fr", ["organization", "organization"]),
        ("Ana Roe avec AFP", "fr", ["person"]),
    ],
)
def test_houses_are_no_persons(text: str, language: str, kinds: list[str]) -> None:
    byline = read_byline(text, language)
    assert byline is not None
    assert [author.kind for author in byline.authors] == kinds


def test_a_city_and_a_job_title_that_nothing_parts_from_the_name() -> None:
    text = "Emilio de Benito Madrid"
    byline = read_byline(text, "es")
    assert byline is not None
    assert byline.authors[0].place == (17, 23)
    assert read_byline("María Osorio", "es") is not None
    text = "Journalist Mette Krog"
    byline = read_byline(text, "da")
    assert byline is not None
    assert byline.authors[0].role == (0, 10)


def test_a_page_may_know_its_places() -> None:
    byline = read_byline("Birte Quandt, Klein Wutzlow", "de", is_place=lambda name: name == "Klein Wutzlow")
    assert byline is not None
    assert len(byline.authors) == 1


def test_words_tell_titles_houses_and_names() -> None:
    assert is_role("Political Correspondent")
    assert is_role("Leitender Wirtschaftsredakteur", "de")
    assert not is_role("Ana Roe")
    assert is_house("Isles News")
    assert is_house("Portal do Cerradinho")
    assert is_house("Corriere della Sera")
    assert not is_house("Carlos Portal")
    assert not is_house("Maria da Silva")
    assert not is_house("Ana Roe")
    assert is_plain_name("Walter Pellow")
    assert not is_plain_name("Middle East")
    assert not is_plain_name("Climate Change")


@pytest.mark.parametrize(
    "text", ["Aa " * 200, "Aa, " * 200, "A." * 300, "a@" * 200, "AaBb" * 100, "and " * 200, "(" * 300]
)
def test_no_text_takes_long(text: str) -> None:
    start = time.perf_counter()
    read_byline(text, "en")
    assert time.perf_counter() - start < 0.3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Redaktion", True), ("IN-Redaktion", True), ("Web Desk", True), ("the Echo staff", True), ("Agencies", True),
        ("News from our staff", False), ("Staff of life", False), ("Ana Roe", False), ("", False),
    ],
)  # fmt: skip
def test_desks(text: str, expected: bool) -> None:
    assert is_desk(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Roe Thomas Lind", ["Anna Roe", "Thomas Lind"]),
        ("Juan Carlos Maria Lopez", ["Juan Carlos Maria Lopez"]),  # two given names, no second person
    ],
)
def test_names_that_nothing_parts(text: str, expected: list[str]) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert [text[named.start : named.end] for named in byline.authors] == expected


@pytest.mark.parametrize(
    "text", ["Chief Political Correspondent", "Senior Writer, Clocks", "Editor at Large"]
)
def test_job_titles_with_several_nouns(text: str) -> None:
    byline = read_byline(f"Ana Roe, {text}")
    assert byline is not None
    assert len(byline.authors) == 1
