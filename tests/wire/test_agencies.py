"""The table of agencies: every name is found as printed, and no word is taken for one."""

import pytest

from wirecleaner.readers.text import read_text
from wirecleaner.wire.agencies import (
    EXACT_UP_TO,
    agencies,
    agency_named,
    agency_words,
    find_agencies,
    find_agency,
    house_words,
    is_agency,
    wire_name,
)

EVERY_NAME = [(name, agency) for agency in agencies() for name in agency.names]


@pytest.mark.parametrize(("name", "agency"), EVERY_NAME)
def test_a_name_of_the_table_is_found(name: str, agency: object) -> None:
    assert agency_named(name) is agency
    assert is_agency(name)
    mention = find_agency(f"on Monday ({name}) – ", vague=True)
    assert mention
    assert mention.agency is agency
    assert f"on Monday ({name}) – "[mention.start : mention.end] == name


@pytest.mark.parametrize(("name", "agency"), EVERY_NAME)
def test_a_line_that_names_a_house_has_one_of_its_words(name: str, agency: object) -> None:
    assert not read_text(f"Photo: {name}").lines[0].words.isdisjoint(agency_words())


def test_no_name_stands_for_two_houses() -> None:
    owners: dict[str, set[str]] = {}
    for name, agency in EVERY_NAME:
        owners.setdefault(name if len(name) <= EXACT_UP_TO else name.casefold(), set()).add(agency.name)
    assert [name for name, houses in owners.items() if len(houses) > 1] == []


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("REUTERS", "Reuters"),
        ("The Associated Press", "AP"),
        ("AP Photo", "AP"),
        ("Agence France-Presse", "AFP"),
        ("DPA", "dpa"),
        ("РИА Новости", "RIA Novosti"),
        ("新华社", "Xinhua"),
        ("연합뉴스", "Yonhap"),
        ("THE CANADIAN PRESS", "The Canadian Press"),
        ("Getty Images", None),
        ("The Washington Post", None),
        ("Jane Roe", None),
        ("Pa", None),
        ("ap", None),
        ("", None),
    ],
)
def test_the_canonical_name_of_a_wire_service(name: str, canonical: str | None) -> None:
    assert wire_name(name) == canonical


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("With files from The Associated Press, AFP and Jane Roe", ["AP", "AFP"]),
        ("Jane Roe/AFP via Getty Images", ["AFP", "Getty Images"]),
        ("He walked up the ramp to the spa on the map.", []),
        ("APPLE and REUTERSWARD", []),
        ("新华社北京3月15日电（记者张三）", ["Xinhua"]),
        ("【ドーハ共同】", ["Kyodo"]),
        ("Nine people waited", []),
    ],
)
def test_the_houses_a_text_names(text: str, names: list[str]) -> None:
    assert [mention.agency.name for mention in find_agencies(text)] == names


def test_names_that_are_words_count_only_where_a_house_is_expected() -> None:
    assert find_agency("Nine people waited", vague=True) is not None
    assert is_agency("Keystone")
    assert not is_agency("Keystone", vague=False)


def test_only_wires_on_request() -> None:
    text = "Getty Images and Reuters"
    first = find_agency(text)
    wire = find_agency(text, wire=True)
    assert first
    assert wire
    assert (first.agency.name, wire.agency.name) == ("Getty Images", "Reuters")


def test_house_words_are_lower_case() -> None:
    assert all(word == word.lower() for word in house_words())
