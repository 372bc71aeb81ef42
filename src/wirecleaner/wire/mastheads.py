"""The masthead: the name of the site on a line of its own at the top of a page, proved by what the page prints below.

A short line at the top may be anything: on real pages most are entries of a menu, and many of those name other sites.
It is the site's name if an address of the site is written like it, if it is an address and the page has the name
elsewhere too, or if it shares a word with the owner of the page and stands in the lines of the foot.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from wirecleaner.data import load_table
from wirecleaner.document import Document, Line, Span
from wirecleaner.labels import Label
from wirecleaner.wire.agencies import agency_named

# The first ten lines of a dump hold the name, if any do; the last ten may repeat an address.
_TOP = 10
_LONGEST, _MOST_WORDS = 40, 6
# Words of the story and of other stories prove nothing.
_STORY = frozenset({Label.BODY, Label.TITLE, Label.DECK, Label.CAPTION, Label.SUBHEADING, Label.RELATED})
_FRAME = frozenset({Label.FURNITURE, Label.SECTION, Label.KICKER})
_HOST = regex.compile(r"(?:@|www\.|https?://(?:www\.)?)(?P<name>[\w-]{3,40})\.\p{L}{2,10}")
_ADDRESS = regex.compile(r"\p{L}[\p{L}\d-]{1,30}(?P<country>\.(?:\p{Ll}{2,4}|\p{Lu}{2,3}))")
_COUNTRY = regex.compile(r"(?<=\p{L})\.\p{L}{2,4}$")
_LETTERS = regex.compile(r"[^\W_]+")
# A word that names: "Northgate", not "News".
_NAMING = 5


class Masthead(NamedTuple):
    """A name at the top of a page: where it stands, which evidence proves it, how sure that is."""

    name: str
    span: Span
    rule: str
    score: float


def mastheads(doc: Document, owners: Sequence[str]) -> Iterator[Masthead]:
    """The names at the top of a page for which there is evidence. `owners` are those of its claims of copyright."""
    lines = doc.written
    # Left over, or taken for the section because it stands right over the headline.
    left_over = {decision.start for decision in doc.decisions if decision.stage in ("rest", "roles")}
    top = [line for line in lines[:_TOP] if _may_be_name(line) and line.start in left_over]
    top += [line for line in lines[-_TOP:] if _may_be_name(line) and _ADDRESS.fullmatch(line.text)]
    if not top:
        return
    known = {line.text for line in top}
    others = [line.text for line in lines if line.label not in _STORY and line.text not in known]
    hosts = {_joined(found["name"]) for text in others if "." in text for found in _HOST.finditer(text)}
    houses = [_words(owner) for owner in owners]
    for line in top:
        if proof := _proof(line, hosts, houses, owners, others):
            yield Masthead(line.printed, line.content, *proof)


def _may_be_name(line: Line) -> bool:
    text = line.text
    return (
        line.label in _FRAME
        and 2 < len(text) <= _LONGEST
        and text.count(" ") < _MOST_WORDS
        and text[0].isalpha()
        and not _HOST.search(text)
        and (not text[0].islower() or "." in text)
    )


def _proof(
    line: Line, hosts: set[str], houses: Sequence[list[str]], owners: Sequence[str], others: Sequence[str]
) -> tuple[str, float] | None:
    words = _words(_COUNTRY.sub("", line.text))
    if {"".join(words), _joined(line.text)} & hosts:
        return "publisher.named-like-the-address", 0.93
    if _ADDRESS.fullmatch(line.text):
        is_named = line.index == 0 or any(words == _words(text)[-1:] for text in others)
        return ("publisher.address-alone", 0.84) if is_named and words not in houses else None
    if any(_is_inside(line.text, owner) for owner in owners):
        return "publisher.site-of-house", 0.87
    # A word alone, "Israel", is an entry of the menu; with its article it is a name.
    is_named = " " in line.text and any(line.text in text for text in others)
    if is_named and any(_is_site_of(words, house) or _is_front(words, house) for house in houses):
        return "publisher.site-of-house", 0.87
    house = agency_named(line.text)
    if house is not None and house.kind == "paper":
        return "publisher.known-paper", 0.82
    return None


def _is_site_of(site: Sequence[str], owner: Sequence[str]) -> bool:
    """Whether a site is the owner's: they share a word that names, and each has another: "Isles News", "Isles Media"."""
    shared = set(site) & set(owner)
    return any(len(word) >= _NAMING for word in shared) and shared < set(site) and shared < set(owner)


def _is_inside(site: str, owner: str) -> bool:
    """Whether a site's whole name, of two words at least, ends its owner's: "EL PAÍS", "EDICIONES EL PAÍS"."""
    return " " in site and len(site) < len(owner) and owner.casefold().endswith(f" {site.casefold()}")


def _is_front(site: Sequence[str], owner: Sequence[str]) -> bool:
    """Whether an owner is the site's name with its house: "The Guardian", "Guardian News & Media"."""
    return len(site) < len(owner) and list(owner[: len(site)]) == list(site) and len("".join(site)) >= _NAMING


def _words(name: str) -> list[str]:
    # The dot that small letters of "İ" keep.
    words = [word.casefold().replace("\u0307", "") for word in _LETTERS.findall(name)]
    return words[1:] if len(words) > 1 and words[0] in _articles() else words


@cache
def _articles() -> frozenset[str]:
    """The articles in front of names, which addresses leave out."""
    return frozenset(load_table("common", "agencies")["articles"])


def _joined(name: str) -> str:
    return "".join(_LETTERS.findall(name)).casefold()
