"""The word tables of date stamps, read once from the package's data folder and never changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from wirecleaner.data import languages

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


@dataclass(slots=True, frozen=True)
class Tables:
    """All languages merged: a page in one language often carries the furniture of another."""

    months: Mapping[str, int]
    months_of: Mapping[str, Mapping[str, int]]
    markers: Mapping[str, str]  # "last updated" -> "updated"
    others: Mapping[str, Mapping[str, tuple[str, ...]]]  # language -> first word -> whole phrases
    after: Mapping[str, str]  # word right after the date -> kind, longest first
    joints: frozenset[str]
    weekdays: Mapping[str, int | None]  # None: the short form means different days in two languages
    short_weekdays: Mapping[str, Mapping[str, int]]  # "so", "to", "do": words elsewhere, so by language
    today: Mapping[str, int]  # "today" -> 0, "yesterday" -> 1
    units: Mapping[str, str]
    before_number: tuple[str, ...]
    after_unit: frozenset[str]
    ones: frozenset[str]
    page_words: tuple[str, ...]
    filed: tuple[str, ...]  # "filed under", behind the date of a blog's post
    other_calendar: tuple[str, ...]  # months that are printed beside a date and are not read
    numeric_order: Mapping[str, str]  # language -> "day" first, "year" first, or by "region"
    month_first_tags: frozenset[str]  # "en-us"
    capital_months: frozenset[str]  # names of months that are words unless they have a capital
    small_months: Mapping[str, frozenset[str]]  # language -> those that are names in any case


def fold(word: str) -> str:
    """The form of a word that the tables are keyed by: "KASIM" and "Kasım" give "kasim".

    The dotless ı joins i, because capitals do not say which of the two was meant.
    """
    low = word.lower()
    return low if low.isascii() else low.replace("i̇", "i").replace("ı", "i").replace("’", "'")


def load_table(name: str, folder: str = "common") -> Any:
    """One data file, parsed: a dict for `.toml`, a tuple of split lines for `.txt`."""
    import tomllib
    from importlib import resources  # 30 ms, so only where it is used

    text = resources.files("wirecleaner").joinpath("data", folder, name).read_text(encoding="utf-8")
    if name.endswith(".toml"):
        return tomllib.loads(text)
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and line[0] != "#")


def _unaccented(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare)


def _months(language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, forms in load_table("months.txt", language):
        for form in forms.split():
            key = fold(form.replace("_", " "))
            found[key] = int(number)
            # Capitals and old exports drop accents: "AOUT", "FEVRIER", "ΜΑΡΤΙΟΥ".
            found.setdefault(_unaccented(key), int(number))
    return found


def _folded(rows: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    return [fold(word) for row in rows for word in row.get(key, ())]


def _is_short(form: str) -> bool:
    return len(form) <= 2 and form.isascii()


def _short_weekdays(row: Mapping[str, Any]) -> Mapping[str, int]:
    days = enumerate(row["weekdays"])
    return MappingProxyType({f: number for number, forms in days for f in map(fold, forms) if _is_short(f)})


def _weekdays(rows: Iterable[Mapping[str, Any]]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for row in rows:
        for number, forms in enumerate(row["weekdays"]):
            for form in (f for f in map(fold, forms) if not _is_short(f)):
                found[form] = number if found.get(form, number) == number else None
    return found


def _others(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for language, row in rows.items():
        phrases: dict[str, tuple[str, ...]] = {}
        for phrase in _folded((row, rows["en"]), "other"):
            first = phrase.split()[0]
            phrases[first] = (*phrases.get(first, ()), phrase)
        found[language] = MappingProxyType(phrases)
    everything: dict[str, tuple[str, ...]] = {}
    for phrases_of in list(found.values()):
        for first, known in phrases_of.items():
            everything[first] = tuple(dict.fromkeys((*everything.get(first, ()), *known)))
    found[""] = MappingProxyType(everything)
    return found


@cache
def tables() -> Tables:
    """The merged tables of all languages."""
    rows = {language: load_table("dates.toml", language) for language in languages()}
    every = list(rows.values())
    relative = [row["relative"] for row in every]
    months_of = {language: MappingProxyType(_months(language)) for language in languages()}
    months: dict[str, int] = {}
    for table in months_of.values():
        months |= table
    markers = dict.fromkeys(_folded(every, "neutral"), "neutral")
    for kind in ("published", "updated"):
        markers |= dict.fromkeys(_folded(every, kind), kind)
    after = {w: kind for kind in ("other", "published", "updated") for w in _folded(every, f"after_{kind}")}
    ones = _folded(relative, "one")
    capital = frozenset(name for name, row in rows.items() if row.get("months_have_capitals"))
    return Tables(
        months=MappingProxyType(months),
        months_of=MappingProxyType(months_of),
        markers=MappingProxyType(markers),
        others=MappingProxyType(_others(rows)),
        after=MappingProxyType(dict(sorted(after.items(), key=lambda item: -len(item[0])))),
        joints=frozenset(word for phrase in _folded(every, "joints") for word in phrase.split()),
        weekdays=MappingProxyType(_weekdays(every)),
        short_weekdays=MappingProxyType({name: _short_weekdays(row) for name, row in rows.items()}),
        today=MappingProxyType(
            dict.fromkeys(_folded(every, "today"), 0) | dict.fromkeys(_folded(every, "yesterday"), 1)
        ),
        units=MappingProxyType({word: unit for unit in UNITS for word in _folded(relative, unit)}),
        before_number=tuple(sorted(set(_folded(relative, "before")), key=len, reverse=True)),
        after_unit=frozenset(_folded(relative, "after")),
        ones=frozenset(ones),
        page_words=tuple(sorted(set(_folded(every, "page_words")), key=len, reverse=True)),
        filed=tuple(_folded(every, "filed")),
        other_calendar=tuple(sorted(_folded(every, "other_calendar"), key=len, reverse=True)),
        numeric_order=MappingProxyType({name: row.get("numeric_order", "day") for name, row in rows.items()}),
        month_first_tags=frozenset(
            f"{name}-{region}" for name, row in rows.items() for region in row.get("month_first_regions", ())
        ),
        capital_months=frozenset().union(*(months_of[name] for name in capital)),
        small_months=MappingProxyType(
            {name: frozenset() if name in capital else frozenset(of) for name, of in months_of.items()}
        ),
    )
