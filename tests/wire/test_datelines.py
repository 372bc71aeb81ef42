"""Every form of a dateline by its examples and counterexamples; the catalogue's forms; the false friends."""

import time
from datetime import date
from typing import Any

import pytest

from wirecleaner.data import load_table
from wirecleaner.wire.datelines import Found, day_of, find_dateline, is_filing_place

FORMS = load_table("common", "datelines")["form"]
EXAMPLES = [
    pytest.param(form, example, id=f"{form['id']}-{n}")
    for form in FORMS
    for n, example in enumerate(form["examples"])
]
COUNTER = [
    pytest.param(form, text, id=f"{form['id']}-{n}")
    for form in FORMS
    for n, text in enumerate(form["counterexamples"])
]


def language_of(form: dict[str, Any]) -> str | None:
    return form["only"][0] if form.get("only") else None


def places(text: str, found: Found) -> list[str]:
    return [text[a:b] for a, b in found.places]


def agency(text: str, found: Found) -> str | None:
    return text[slice(*found.agency)] if found.agency else None


@pytest.mark.parametrize(("form", "example"), EXAMPLES)
def test_a_form_finds_its_examples(form: dict[str, Any], example: dict[str, Any]) -> None:
    text = example["text"]
    found = find_dateline(text, language_of(form))
    assert found is not None
    assert found.rule == form["id"]
    assert places(text, found) == example["places"]
    assert agency(text, found) == example.get("agency")
    assert [text[a:b] for a, b in found.reporters] == example.get("reporters", [])
    if "date" in example:
        parts = [int(part) for part in example["date"].split("-")]
        assert [found.month, found.day] == parts[-2:]


@pytest.mark.parametrize(("form", "text"), COUNTER)
def test_a_counterexample_is_no_proof(form: dict[str, Any], text: str) -> None:
    found = find_dateline(text, language_of(form))
    assert found is None or found.needs_evidence


@pytest.mark.parametrize(
    ("text", "where", "house", "end"),
    [
        ("HANOI, Vietnam (AP) — Rain fell.", ["HANOI, Vietnam"], "AP", "(AP) —"),
        ("FERN HOLLOW, Vt. (AP) _ A goat won.", ["FERN HOLLOW, Vt."], "AP", "(AP) _"),
        ("Paris, 21 jan 2019 (AFP) - La pluie tombe.", ["Paris"], "AFP", "(AFP) -"),
        ("KATHMANDU, April 25 (Reuters) - A plane landed.", ["KATHMANDU"], "Reuters", "(Reuters) -"),
        ("(Reuters) — A plane landed.", [], "Reuters", "(Reuters) —"),
        ("WASHINGTON (Sputnik) — Officers spoke.", ["WASHINGTON"], "Sputnik", "(Sputnik) —"),
        ("BEIJING, Sept. 2 (Xinhua) -- Rain fell.", ["BEIJING"], "Xinhua", "(Xinhua) --"),
        ("New Delhi, Mar 5 (PTI) The tram ran.", ["New Delhi"], "PTI", "(PTI)"),
        ("KUALA LUMPUR, Aug 6 (Bernama) -- Rain fell.", ["KUALA LUMPUR"], "Bernama", "(Bernama) --"),
        ("Düsseldorf (dpa/lnw) - Es regnet.", ["Düsseldorf"], "dpa/lnw", "(dpa/lnw) -"),
        ("San Mateo (ANP/RTL) - Het regent.", ["San Mateo"], "ANP/RTL", "(ANP/RTL) -"),
        ("(Belga) Il pleut.", [], "Belga", "(Belga)"),
        ("CAIRO, Sept 20 (MENA) - Rain fell.", ["CAIRO"], "MENA", "(MENA) -"),
        ("ABU DHABI, 22nd April, 2026 (WAM) -- Rain fell.", ["ABU DHABI"], "WAM", "(WAM) --"),
        ("New York CNN Business — Rain fell.", ["New York"], "CNN Business", "Business —"),
        ("ABOARD AIR FORCE ONE (AP) — He slept.", ["ABOARD AIR FORCE ONE"], "AP", "(AP) —"),
        ("DEIR al-BALAH, Gaza Strip (AP) — Rain fell.", ["DEIR al-BALAH, Gaza Strip"], "AP", "(AP) —"),
        ("ST. LOUIS (AP) — Rain fell.", ["ST. LOUIS"], "AP", "(AP) —"),
        (
            "MEXICO CITY/SAN SALVADOR, May 3 (Reuters) - Rain fell.",
            ["MEXICO CITY", "SAN SALVADOR"],
            "Reuters",
            "(Reuters) -",
        ),
        ("CLEVELAND, Ohio – Rain fell.", ["CLEVELAND, Ohio"], None, "Ohio –"),
        ("KYIV, Ukraine — “It rained.”", ["KYIV, Ukraine"], None, "Ukraine —"),
    ],
)
def test_the_forms_of_the_agencies(text: str, where: list[str], house: str | None, end: str) -> None:
    found = find_dateline(text)
    assert found is not None
    assert places(text, found) == where
    assert agency(text, found) == house
    assert text[: found.end].endswith(end)


@pytest.mark.parametrize(
    "text",
    [
        "READ MORE: Woman found goat", "EXCLUSIVE: Goat quits", "BREAKING: Goat quits", "UPDATE: 5/12 — The site is back.",
        "FILE PHOTO: Traders work", "FILE - In this photo a goat waits.", "VIDEO: A goat", "WATCH — Goat rides lift", "BOOM: Salt",
        "SLOW RADIO CRAZE: A nation", "GOATS: The Files", "SOURCE: News agencies", "JAKE ROWNTREE: Donald, good evening.",
        "HATT: Denne hatten ble funnet.", "COASTAL AGGRESSION: Goats accused", "Die Städtische Glockenbank (SGB) senkt den Zins.",
        "Ascom (Holding) AG, ein Hersteller", "Sen. Jane Roe (D-N.Y.) — who lost — left.", "The Associated Press (AP) reported rain.",
        "Deutsche Presse-Agentur (dpa) - the agency", "Harlan's (HAR) — The shop", "Q: What is rain?", "President Roe — The man",
        "FOR 30 winters the tower bell has rung.", "Angela Weide (CDU) - Die Kanzlerin", "The Dow (DJIA) - an index - fell.",
        "U.S. (AP) photographs", "A-League: The goats won", "(Adds details)", "(Updated) - The road", "[1/2] A man waits", "【速報】橋が開いた。", "",
    ],
)  # fmt: skip
def test_false_friends_are_refused(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize("near", [date(2023, 3, 9), date(2023, 3, 6)])
def test_the_year_comes_from_the_day_of_the_page(near: date) -> None:
    found = find_dateline("OSLO, March 7 (Reuters) - Rain fell.")
    assert found is not None
    assert day_of(found, near) == date(2023, 3, 7)
    assert day_of(found, None) is None


def test_a_day_before_new_year_belongs_to_the_old_year() -> None:
    found = find_dateline("OSLO, Dec 29 (Reuters) - Rain fell.")
    assert found is not None
    assert day_of(found, date(2023, 1, 2)) == date(2022, 12, 29)


def test_a_printed_year_wins() -> None:
    found = find_dateline("STOCKHOLM, Aug 29, 2014 (AFP) - Rain fell.")
    assert found is not None
    assert day_of(found, date(2020, 1, 1)) == date(2014, 8, 29)


def test_cities_are_known_in_any_case() -> None:
    assert is_filing_place("ISTANBUL")
    assert not is_filing_place("Hargreave")


@pytest.mark.parametrize(
    "text",
    ["Aa, " * 60, "A-" * 100, "AA " * 60, "Aa/" * 60, "AA, Bb/" * 40, "Aa 1. bb " * 30, "AA and " * 30, "(" * 100, "(AP) - " * 30, "Ab (cd) " * 30,
     "Aa Bb, Cc Dd, Ee Ff (Gg Hh) [Ii] / Jj Kk, Ll Mm (AP", "AA-BB CC DD, Ee. Ff Gg, " * 9, "【" * 100, "新华社北京" * 40],
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    start = time.perf_counter()
    find_dateline(text)
    assert time.perf_counter() - start < 0.05
