"""The people and bodies of an article, and the words beside a name that tell of them."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.found import Piece
    from wirecleaner.stages.quotes.running import Found


@dataclass(slots=True)
class Person:
    """Who speaks: the fullest name the article gives, and what it says about them at that name."""

    name: str
    kind: str  # "person", "organization", "anonymous"
    honorific: str | None = None
    role: str | None = None
    organization: str | None = None
    mentions: list["Piece"] = field(default_factory=list, compare=False)  # where the text names or means them


@dataclass(slots=True, eq=False)
class Character:
    """One person or body of the article, with the places that name it."""

    person: Person
    places: list["Found"] = field(default_factory=list)  # where the text names it, in order
    gender: str | None = None  # "he", "she", empty if nothing tells; None while nobody has asked


FEMALE = frozenset(
    "woman spokeswoman chairwoman congresswoman businesswoman actress wife widow mother grandmother daughter granddaughter "
    "sister aunt niece queen princess bride girl waitress councilwoman Mrs Ms Miss Lady Dame Baroness".split()
)
MALE = frozenset(
    "spokesman chairman congressman businessman actor husband widower father grandfather son grandson brother uncle "
    "nephew king prince boy Mr Sir Lord fisherman craftsman postman councilman".split()
)
WORDS = re.compile(r"\w+")


def gender_of(signs: str) -> str:
    """Which pronoun the words beside a name call for; empty if none does, or both."""
    said = WORDS.findall(signs)
    female, male = not FEMALE.isdisjoint(said), not MALE.isdisjoint(said)
    if female == male:
        return ""
    return "she" if female else "he"


# What stands before it is said of another: "A judge sentenced the banker Ben Roe", "an aide to Ann Lee".
ANOTHERS = re.compile(
    r" (?:[a-z]{3,}ed|is|was|were|has|had|said|says|told|will|would|against|with|by|to|from|that|when|after|before) "
)


def _behind_verb(before: str) -> int:
    """Where the words before a name begin that describe its bearer."""
    last = 0
    for match in ANOTHERS.finditer(before):
        last = match.end() - 1
    return last


def read_context(text: str, start: int, end: int, narrow: bool) -> str:
    """The role before a full naming and the apposition after it; `narrow`: only the first phrase of that."""
    before = re.split(r"[.;:“”\"]|, (?=[a-z]*(?:\s|$))", text[max(0, start - 60) : start].rstrip(", "))[-1]
    before = before[_behind_verb(before) :]
    after = text[end : end + 110]
    if narrow:
        match = re.match(r", (?:\d\d, )?((?:an?|the|his|her|whose)\b(?:(?! whom? )[^.;:,“”\"])*)", after)
    else:
        match = re.match(r"(?:, |\s\()([^.;:“”\"]*)|( (?:of|at|from|who)\b[^.;:“”\"]*)", after)
    return f"{before} {match.group(0) if match else ''}"
