"""Who is named in the text of a byline: persons and houses, with their roles, houses and places.

The words that join and qualify ("and", "for", "with") are in `data/<language>/bylines.toml`. Nothing is recased; a part that is neither name nor role nor house ends the reading.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import regex

from wirecleaner.wire.agencies import is_agency
from wirecleaner.wire.author_words import (
    is_desk,
    is_given_name,
    is_house,
    is_person,
    is_plain_name,
    is_role,
    is_unspaced,
    lower_roles,
    role_words,
    tail_words,
    unnamed,
)
from wirecleaner.wire.byline_pieces import Piece, city_behind, flag, pieces_of
from wirecleaner.wire.datelines import is_filing_place

Range = tuple[int, int]
_ONE = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]+\.?")
_POST_NOMINAL = frozenset(
    "ms rd md m.d phd ph.d dphil mp mep mbe obe cbe rn jd j.d esq mba cfa pharmd rdn ma msc bsc dds jr sr ii iii iv lcsw cpa dvm do dr cfp faia aia mph facp".split()
)
# Houses that also stand before a job title: "News Reporter", "Sports Media Editor".
_VAGUE_HOUSES = frozenset({"news", "media", "radio", "tv", "magazine", "daily", "weekly", "press"})
_SPACE = regex.compile(" ")
# "カイロ田中樹": a Japanese reporter abroad, the city glued to the name.
_CITY_AND_NAME = regex.compile(
    r"(?P<city>[\p{Katakana}ー]{2,10})(?P<name>\p{Han}{2}[\p{Han}\p{Hiragana}]{1,3})"
)
_TWICE = re.compile(r"(?P<name>.{4,40}) [Bb]y (?P=name)")
_WORDS = re.compile(r"\S+")
# "Ana RoeTom Lind", "Ana Roe Jr.Tom Lind", but not "James S.A. Corey".
_GLUED = regex.compile(r"(?<=\p{Ll}|\p{L}\p{L}\.)(?=\p{Lu})")


@dataclass(slots=True)
class Named:
    """One author in a text: where the name stands, and what the byline says beside it. Ranges are half-open."""

    start: int
    end: int
    kind: Literal["person", "organization"]
    role: Range | None = None
    organization: Range | None = None
    place: Range | None = None


@dataclass(slots=True)
class Byline:
    """What a byline names. `houses` are the agencies and papers printed in it, `sure` that no part was left unread."""

    authors: list[Named]
    houses: list[Range]
    sure: bool = True


def read_byline(
    text: str, language: str | None = None, *, is_place: Callable[[str], bool] = is_filing_place
) -> Byline | None:
    """What the text behind "By" names, or None if it does not read as a byline.

    >>> text = "Ana Roe and Tom Lind, Staff Writers"
    >>> [text[a.start : a.end] for a in read_byline(text).authors]
    ['Ana Roe', 'Tom Lind']
    """
    reader = _Reader(text, language, is_place)
    for piece in pieces_of(text, language):
        if not reader.take(piece):
            break
    return reader.byline() if reader.authors else None


class _Reader:
    """Takes the pieces of a byline one by one."""

    def __init__(self, text: str, language: str | None, is_place: Callable[[str], bool]) -> None:
        self.text = text
        self.language = language
        self.is_place = is_place
        self.authors: list[Named] = []
        self.houses: list[Range] = []
        self.sure = True
        self._contributing = False
        self._after_role = False
        self._last_split: tuple[str, Range | None] | None = None

    def byline(self) -> Byline:
        return Byline(self.authors, self.houses, self.sure)

    def take(self, piece: Piece) -> bool:
        """Read one piece; False if the byline ends before it."""
        text, where = piece.text, (piece.start, piece.end)
        if piece.joint == "with":
            self._contributing = True
        if self.authors and (text.lower().strip(".") in _POST_NOMINAL or text in unnamed(self.language)):
            return True
        if self.authors and ": " in text:
            return False  # "Jane Roe | Section: Local"
        after_role, self._after_role = self._after_role, False
        has_tail = not is_agency(text) and (self._has_tail(text) or self._role_before(text) > 0)
        if is_role(text, self.language) and not has_tail:
            if not self.authors:
                return self._house(piece)  # "Guardian staff reporter"
            self._role(piece)
            return True
        if (is_house(text) or self._is_desk_of_house(piece)) and not has_tail:
            return self._house(piece)
        if after_role and (piece.joint == "for" or self.text[piece.start - 1] == "("):
            self._lengthen_role(piece.end + (self.text[piece.end : piece.end + 1] == ")"))
            return True
        if piece.joint == "in":
            self._attach("place", where)
            return bool(self.authors)
        if piece.joint == "for" and self.authors:
            self._attach("organization", where)
            self.houses.append(where)
            return True
        first = text.split(" ", 1)[0]
        is_named = not after_role or is_unspaced(first) or is_given_name(first)
        if self.authors and piece.joint == "mark" and (self._reads_as_place(text) or not is_named):
            self._attach("place", where)
            return True
        return self._name(piece)

    def _is_desk_of_house(self, piece: Piece) -> bool:
        """Whether a house with a word for its desk or its region stands behind a name: "Ana Roe, g1 BA"."""
        house, _, part = piece.text.partition(" ")
        return bool(self.authors) and piece.joint == "mark" and part.isupper() and is_agency(house)

    def _has_tail(self, text: str) -> bool:
        """Whether a role or a house goes on behind a person's name without a mark."""
        cut = self._split(text)
        return cut is not None and is_plain_name(text[: cut[0]].rstrip(), self.language)

    def _role(self, piece: Piece) -> None:
        """A job title, with the house in front of it: "Minato Shimbun Staff Writers"."""
        start, text = piece.start, piece.text
        if house := house_before_role(text, self.language):
            self._attach("organization", (start, start + house))
            self.houses.append((start, start + house))
            start, text = start + house + 1, text[house + 1 :]
        half = len(text) // 2
        if text[:half].strip() == text[half:].strip():  # printed twice for narrow and wide screens
            text = text[:half].strip()
        self._attach("role", (start, start + len(text)))
        self._after_role = True

    def _lengthen_role(self, end: int) -> None:
        for author in self.authors:
            if author.role:
                author.role = (author.role[0], end)
        self._after_role = True

    def _house(self, piece: Piece) -> bool:
        where = (piece.start, piece.end)
        desk, _, house = piece.text.partition(" ")
        if (twin := _TWICE.fullmatch(piece.text)) is not None:  # "National Desk By National Desk"
            where = (piece.start, piece.start + twin.end("name"))
        elif is_desk(desk) and is_agency(house):  # "By Staff The Canadian Press"
            where = (piece.end - len(house), piece.end)
        self.houses.append(where)
        if self._contributing:
            return True
        if not self.authors or piece.joint in ("and", "start"):
            self.authors.append(Named(*where, "organization"))
        else:
            self._attach("organization", where)
        return True

    def _name(self, piece: Piece) -> bool:
        text, start = piece.text, piece.start
        if flag(self.language, "city_before_name") and (found := _CITY_AND_NAME.fullmatch(text)):
            at = start + found.start("name")
            self.authors.append(Named(at, piece.end, "person", place=(start, at)))
            return True
        if (at := self._role_before(text)) and self._name(Piece(start + at, piece.end, "start", text[at:])):
            if len(self.authors) == 1:
                self._role(Piece(start, start + at - 1, "mark", text[: at - 1]))
                self._after_role = False
            else:
                self.authors[-1].role = start, start + at - 1
            return True
        if cut := self._split(text):
            name, tail = text[: cut[0]].rstrip(), text[cut[1] :]
            if is_person(name) or (_ONE.fullmatch(name) and is_agency(tail)):
                taken = self._name(Piece(start, start + len(name), piece.joint, name))
                return taken and self.take(Piece(start + cut[1], piece.end, "mark", tail))
        if (city := city_behind(text, self.language)) and is_given_name(text.split(" ", 1)[0]):
            # "Emilio de Benito Madrid": the city of the reporter on a line of its own, torn or not.
            name_end = start + len(text) - len(city) - 1
            self.authors.append(Named(start, name_end, "person", place=(name_end + 1, piece.end)))
            return True
        half = len(text) // 2
        if len(text) > 8 and text[:half].strip() == text[half:].strip():  # "Jane Roe Jane Roe"
            text = text[:half].strip()
        first = text.partition(" ")[0]
        if (
            self.authors
            and piece.joint == "mark"
            and first.isupper()
            and len(first) > 2
            and not self._is_capitals()
        ):
            return self._house(piece)  # "Jane Roe, MDR THÜRINGEN", "Jane Roe, ARD Brüssel"
        if pairs := _pairs(text):
            self.authors += [
                Named(start + a, start + b, "person") for a, b in pairs if not self._contributing
            ]
            return True
        if is_person(text) and not self._reads_as_place(text):
            if not self._contributing:
                self.authors.append(Named(start, start + len(text), "person"))
            return True
        if (
            not self.authors
            and piece.joint == "start"
            and _ONE.fullmatch(text)
            and not self._reads_as_place(text)
        ):
            self.authors.append(Named(start, start + len(text), "organization"))
            self.sure = False
            return True
        self.sure = self.sure and bool(self.authors) and len(text) < 3
        return len(text) < 3 and bool(self.authors)

    def _role_before(self, text: str) -> int:
        """Where the name begins behind a job title: "political correspondent Ana Roe"; 0 where no title stands."""
        words = text.split(" ")
        if (
            len(words) < 3
            or self._contributing
            or role_words(self.language).isdisjoint(text.lower().split(" "))
        ):
            return 0
        at = 0
        for word in words[:-2]:
            at += len(word) + 1
            role = text[: at - 1]
            if (
                word.lower() in role_words(self.language)
                and is_role(role, self.language)
                and is_plain_name(text[at:], self.language)
                and not is_role(text[at:], self.language)
            ):
                return at
        return 0

    def _is_capitals(self) -> bool:
        first = self.authors[0]
        return self.text[first.start : first.end].isupper()

    def _reads_as_place(self, text: str) -> bool:
        if self.is_place(text):
            return True
        return bool(self.authors) and _ONE.fullmatch(text) is not None and not is_agency(text)

    def _attach(self, field: Literal["role", "organization", "place"], where: Range) -> None:
        """Say it of every author that has none: "Ana Roe and Tom Lind, Staff Writers"."""
        if self._contributing:
            return
        for author in self.authors:
            if author.kind == "person" and getattr(author, field) is None:
                setattr(author, field, where)

    def _split(self, text: str) -> Range | None:
        """Where a role or house goes on without a mark behind a name: its end and the start of the rest."""
        if self._last_split is None or self._last_split[0] != text:
            self._last_split = text, self._joint_in(text)
        return self._last_split[1]

    def _joint_in(self, text: str) -> Range | None:
        for joint in _GLUED.finditer(text):
            rest = text[joint.start() :]
            names = (text[: joint.start()], rest)
            two_people = " " in rest and all(is_plain_name(name, self.language) for name in names)
            if two_people or is_role(rest, self.language) or is_house(rest):
                return joint.start(), joint.start()
        if not tail_words(self.language).isdisjoint(text.lower().split(" ")[1:]):
            for space in _SPACE.finditer(text):
                rest = text[space.end() :]
                name = text[: space.start()]
                if not is_unspaced(name) and (len(name) < 3 or (" " not in name and not is_agency(rest))):
                    continue
                if is_agency(name.partition(" ")[0]):
                    continue  # "CNBC Executive News Editor"
                if (
                    is_agency(rest)
                    or is_role(rest, self.language)
                    or (rest.startswith("The ") and is_house(rest))
                ):
                    return space.start(), space.end()
        return self._glued_in_lower_case(text)

    def _glued_in_lower_case(self, text: str) -> Range | None:
        """Where a job title is glued to the name: "Joris Veldkampredacteur Online"."""
        if not is_given_name(text.split(" ", 1)[0]):
            return None  # "Leitender Wirtschaftsredakteur" is all title
        glued = lower_roles(self.language).search(text, 5)
        return (glued.start(), glued.start()) if glued else None


def house_before_role(text: str, language: str | None) -> int:
    """How long the house in front of a job title is: "Minato Shimbun Staff Writers"; 0 if none is."""
    for space in _SPACE.finditer(text):
        house, role = text[: space.start()], text[space.end() :]
        is_known = is_agency(house) or (
            is_house(house) and not is_desk(house) and not _VAGUE_HOUSES & set(house.lower().split())
        )
        if is_known and is_role(role, language):
            return space.start()
    return 0


def _pairs(text: str) -> list[Range]:
    """The names in a text of two or more that nothing parts: "Ana Roe Tom Lind"; every other word is a given name."""
    words = list(_WORDS.finditer(text))
    if len(words) < 4 or len(words) % 2 or not all(is_given_name(word.group()) for word in words[::2]):
        return []
    if any(is_given_name(word.group()) for word in words[1::2]) or not all(
        word.group()[0].isupper() for word in words
    ):
        return []
    return [(first.start(), last.end()) for first, last in zip(words[::2], words[1::2], strict=True)]
