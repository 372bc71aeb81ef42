"""Datelines: the place, day and agency that a wire story opens with, "OSLO, March 7 (Reuters) - ".

The grammar is data: `data/common/datelines.toml` has the pieces and the forms, `filing_places.txt` the cities that
are proof by themselves. `find_dateline` looks at one text alone and is cheap for an ordinary paragraph.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import regex

from wirecleaner.data import load_table, load_words
from wirecleaner.errors import DataError
from wirecleaner.stamps.tables import fold, tables
from wirecleaner.wire.agencies import is_agency

# The longest prefix of the catalogue has 62 characters; with three reporters in brackets 100.
REACH = 120
# A place in capitals without agency or day has at most four words ("SANTA CRUZ DE TENERIFE"), its region three; a
# kicker in capitals has more.
_PLACE_WORDS, _REGION_WORDS = 4, 3
_PIECE = regex.compile(r"(?<!\?P)<(\w+)>")
# A Latin, Greek or Cyrillic paragraph can only open with a dateline if its first words are capitalised, or numbers,
# up to a sign that a dateline ends or goes on with. One match of this refuses ordinary prose.
_GATE = regex.compile(
    r"(?:(?:(?:\p{Ll}{2}-(?=\p{Lu}))?[\p{Lu}\d][\p{L}\p{M}\d'’.º°ª]*+(?:[-–][\p{L}\p{M}'’]++)*+|(?:de|del|la|las|los|el|al|es|of|the|du|des|di|da|do|dos|van|den|der|am|an"
    r"|im|bei|sur|les|on|upon|ob|y|nad|pod|and|et|und|en)(?= \p{Lu}|-)|(?<=\d[.º]? |\d\., |\d de )\p{Ll}{3,12}+\.?|de(?= \p{Ll}))[ ,/]*+){1,14}+(?:[(\[—–―=_:•-]|(?<=\.)[ /]|(?<=/)\.|$)"
)
_PARTICLES = frozenset(
    "de del la las los el al es of the du des di da do dos van den der am an im bei sur les on upon ob y nad pod and et und en".split()
)
_WORDS = regex.compile(r"[^\W\d_]+")
_NUMBERS = regex.compile(r"\d+")
_SPLIT_PLACES = regex.compile(r" ?[/·∙・、] ?|,? (?:and|et|y|und|en|e|&) (?=\p{Lu})")
_SPLIT_HOUSES = regex.compile(r" ?[/+&,] ?| and | et | und | y ")
_REPORTER = regex.compile(
    r"\p{Hangul}{2,4}+(?= (?:선임기자|인턴기자|통신원|특파원|기자))|\p{Han}{2,5}(?:·\p{Han}+)*+"
)
_CLOSING = (" ", "—", "–", "-", "―", "_", "=", ":", ".", "/", ")")
_LATIN, _DIGIT, _BRACKET, _OTHER = "latin", "digit", "bracket", "other"
_KINDS = {"places": {"any", "caps", "known", "sure", "evident"}, "agency": {"", "any", "known", "no-dash"}}


@dataclass(slots=True, frozen=True)
class Found:
    """A dateline at the start of a text: where its parts stand, half-open.

    `end` is where the prefix ends, dash included, the space after it not. `year` is None unless printed.
    `needs_evidence`: the form alone is no proof; it holds if the page names the place elsewhere too.
    """

    end: int
    places: tuple[tuple[int, int], ...]
    agency: tuple[int, int] | None
    reporters: tuple[tuple[int, int], ...]
    year: int | None
    month: int | None
    day: int | None
    rule: str
    needs_evidence: bool = False


@dataclass(slots=True, frozen=True)
class _Form:
    id: str
    pattern: "regex.Pattern[str]"
    needs: str
    places: str
    agency: str
    only: tuple[str, ...]


def opens_with_dateline(text: str, language: str | None = None) -> bool:
    """Whether a text opens with what is a dateline by its form alone.

    >>> opens_with_dateline("OSLO (AP) — A court ruled."), opens_with_dateline("PARIS - the musical")
    (True, False)
    """
    found = find_dateline(text, language)
    return found is not None and not found.needs_evidence


def find_dateline(text: str, language: str | None = None) -> Found | None:
    """The dateline that a paragraph opens with, or None.

    >>> text = "BERLIN/THE HAGUE, March 7 (Reuters) - A court ruled."
    >>> found = find_dateline(text)
    >>> text[: found.end], [text[a:b] for a, b in found.places], found.month, found.day
    ('BERLIN/THE HAGUE, March 7 (Reuters) -', ['BERLIN', 'THE HAGUE'], 3, 7)
    """
    if not text:
        return None
    first = text[0]
    if first.isalpha():
        if first.isupper():
            opens = _LATIN
            if language not in _loose() and not _may_open(text):
                return None
        elif first.islower() or first.isascii():
            return None
        else:
            opens = _OTHER
    elif first in "([【（［〔":
        opens = _BRACKET
    elif "0" <= first <= "9":
        opens = _DIGIT
        if not _GATE.match(text):
            return None
    else:
        return None
    return _tried(text, opens, language)


def _may_open(text: str) -> bool:
    """Whether a text opens with a run of capitalised words and numbers up to a sign that belongs to a dateline."""
    space = text.find(" ") + 1
    # Most paragraphs are refused here: "The sides ...".
    if (
        text[space : space + 1].islower()
        and text[space + 2 : space + 3] != "-"
        and text[space : text.find(" ", space)] not in _PARTICLES
    ):
        return False
    return _GATE.match(text) is not None


def is_filing_place(text: str) -> bool:
    """Whether this is the name of a city that datelines name without its country."""
    return text.casefold() in _cities()


def _tried(text: str, opens: str, language: str | None) -> Found | None:
    head = text[:REACH]
    for form in _forms()[opens]:
        if form.only and language not in form.only:
            continue
        if not any(sign in head for sign in form.needs):
            continue
        if (match := form.pattern.match(text, 0, REACH)) and (found := _read(form, match)):
            return found
    return None


def _read(form: _Form, match: "regex.Match[str]") -> Found | None:
    """What a form caught, if it is what the form asks for."""
    groups = match.re.groupindex
    text = match.string
    if "agency" in groups and not _HOUSES[form.agency](match["agency"], match):
        return None
    places = _parts(match, "places", groups, _SPLIT_PLACES)
    year = month = day = None
    if "date" in groups and match["date"]:
        year, month, day = _day(match["date"])
        if day is None:
            return None
    if (
        "places" in groups
        and match["places"]
        and not _PLACES[form.places](match["places"], month is not None)
    ):
        return None
    end = match.end()
    while end and text[end - 1] == " ":
        end -= 1
    return Found(
        end,
        places,
        match.span("agency") if "agency" in groups else None,
        _reporters(match, groups),
        year,
        month,
        day,
        form.id,
        form.places == "evident",
    )


def _parts(
    match: "regex.Match[str]", group: str, groups: Any, split: "regex.Pattern[str]"
) -> tuple[tuple[int, int], ...]:
    if group not in groups or match.start(group) < 0:
        return ()
    start, end = match.span(group)
    parts, at = [], start
    for cut in split.finditer(match.string, start, end):
        parts.append((at, cut.start()))
        at = cut.end()
    parts.append((at, end))
    return tuple((a, b) for a, b in parts if a < b)


def _reporters(match: "regex.Match[str]", groups: Any) -> tuple[tuple[int, int], ...]:
    if "reporters" not in groups or match.start("reporters") < 0:
        return ()
    return tuple(found.span() for found in _REPORTER.finditer(match.string, *match.span("reporters")))


def _day(printed: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a printed day; the day is None if it is none. Day first where both are numbers."""
    numbers = [int(number) for number in _NUMBERS.findall(printed)]
    months = tables().months
    month = next((months[key] for word in _WORDS.findall(printed) if (key := fold(word)) in months), None)
    year = next((number for number in numbers if 1900 <= number <= 2099), None)
    rest = [number for number in numbers if number != year]
    if month is None and len(rest) >= 2:
        day, month = (rest[1], rest[0]) if "月" in printed else (rest[0], rest[1])
        if len(rest) > 2 and year is None:
            year = 2000 + rest[2]
    elif rest:
        day = rest[0]
    else:
        return None, None, None
    if not 1 <= day <= 31 or (month is not None and not 1 <= month <= 12):
        return None, None, None
    if month is None and "日" not in printed:
        return None, None, None
    return year, month, day


def day_of(found: Found, near: date | None) -> date | None:
    """The day of a dateline; where no year is printed, the last such day up to a week after `near`."""
    if found.month is None or found.day is None:
        return None
    if found.year is not None:
        return _date(found.year, found.month, found.day)
    if near is None:
        return None
    # A story may be stamped in a zone where the day has not begun, and a feed may run some days ahead of the paper.
    day = _date(near.year, found.month, found.day)
    if day is None or (day - near).days > 7:
        earlier = _date(near.year - 1, found.month, found.day)
        return earlier if day is None or (earlier is not None and (near - earlier).days < 300) else None
    later = _date(near.year + 1, found.month, found.day)
    return later if later is not None and 0 <= (later - near).days <= 7 else day


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_house(name: str, match: Any = None) -> bool:
    if is_agency(name):
        return True
    parts = [part for part in _SPLIT_HOUSES.split(name) if part]
    if len(parts) > 1 and any(map(is_agency, parts)):
        return True
    words = name.split()
    return (
        len(words) > 1
        and len(name) < 20
        and all(is_agency(word) or is_agency(word.upper()) for word in words)
    )


def _prints_no_dash(name: str, match: "regex.Match[str]") -> bool:
    """A known agency without a dash: a day before it proves it, else the agency must be one that prints none."""
    if not _is_house(name) and name.casefold() not in _no_dash():
        return False
    return bool(match["date"]) or (name.casefold() in _no_dash() and len(match["places"].split()) < 3)


def _caps(places: str, dated: bool) -> bool:
    """Whether this can be a place in capitals: no promo word, no acronym, unless a city or a region says so."""
    name, _, region = places.partition(", ")
    if name in _not_places() or places in _not_places():
        return False
    if (
        dated
        or is_filing_place(name)
        or (region and name.count(" ") < _PLACE_WORDS and region.count(" ") < _REGION_WORDS)
    ):
        return True
    words = name.split()
    return (
        not region
        and sum(map(len, words)) > 4
        and len(words) <= _PLACE_WORDS
        and not _not_places() & {words[0], name.rstrip("S")}
    )


def _sure(places: str, dated: bool) -> bool:
    name, _, region = places.partition(", ")
    if name.upper() in _not_places():
        return False
    return dated or is_filing_place(name) or region in _regions()


def _known(places: str, dated: bool) -> bool:
    return is_filing_place(places.partition(", ")[0])


def _any_place(places: str, dated: bool) -> bool:
    return places.upper() not in _not_places()


_PLACES: dict[str, Callable[[str, bool], bool]] = {
    "any": _any_place,
    "caps": _caps,
    "sure": _sure,
    "known": _known,
    "evident": _any_place,
}
_HOUSES: dict[str, Callable[[str, Any], bool]] = {
    "": lambda name, match: True,
    "any": lambda name, match: True,
    "known": _is_house,
    "no-dash": _prints_no_dash,
}


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """The forms by what a text opens with, in the order of the table."""
    table = load_table("common", "datelines")
    forms: dict[str, list[_Form]] = {_LATIN: [], _DIGIT: [], _BRACKET: [], _OTHER: []}
    for entry in table["form"]:
        for key, allowed in _KINDS.items():
            if entry[key] not in allowed:
                raise DataError(
                    f"data/common/datelines.toml: {entry['id']}: {key} is {entry[key]!r}; known are {sorted(allowed)}"
                )
        pattern = regex.compile(_filled(entry["pattern"], table["pieces"]))
        form = _Form(
            entry["id"],
            pattern,
            entry["needs"],
            entry["places"],
            entry["agency"],
            tuple(entry.get("only", ())),
        )
        for opens in entry["opens"]:
            forms[opens].append(form)
    return {opens: tuple(found) for opens, found in forms.items()}


def _filled(pattern: str, pieces: dict[str, str]) -> str:
    """A pattern with its pieces put in, and theirs."""
    while (filled := _PIECE.sub(lambda found: pieces[found[1]], pattern)) != pattern:
        pattern = filled
    return pattern


@cache
def _loose() -> frozenset[str | None]:
    """The languages whose papers print datelines that the gate does not see."""
    return frozenset(language for forms in _forms().values() for form in forms for language in form.only)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_table("common", "datelines")["words"][name])


def _not_places() -> frozenset[str]:
    return _words("not_places")


def _regions() -> frozenset[str]:
    return _words("regions")


def _no_dash() -> frozenset[str]:
    return _words("no_dash")


@cache
def _cities() -> frozenset[str]:
    return frozenset(name.casefold() for name in load_words("common", "filing_places"))
