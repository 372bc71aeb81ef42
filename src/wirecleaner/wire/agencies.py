"""The agencies and picture houses that news texts name, by every name they are printed with.

The table is `data/common/agencies.toml`. A short name ("PA", "dpa") counts only as the table prints it; a longer
one in any case. Nothing is guessed: a house that the table lacks is no agency.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

import regex

from wirecleaner.data import load_table
from wirecleaner.document import Line
from wirecleaner.errors import DataError

Kind = Literal["wire", "photo", "paper"]

# Up to this length names collide with words and initials ("Aa", "Pa."), so their case must be the table's.
EXACT_UP_TO = 4
# With `re`, as the words of a line are found: `regex` counts combining marks as letters, so "İHA".lower() is cut otherwise.
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
# Words that open or fill many names and so cannot tell that a line names a house.
_PLAIN = frozenset(
    "the a of la east agency news new press photo images image picture central united los action middle international european islamic "
    "syrian saudi republic washington radio sport states stock trust korean china indo asian new fox union society".split()
)


@dataclass(slots=True, frozen=True)
class Agency:
    """One house.

    `kind`: "wire" (texts, mostly photos too), "photo" (photos alone), "paper" (a paper or broadcaster met in
    credits). `site`: it runs a news site of its own. `vague`: its name is also a word or a surname.
    """

    name: str
    aliases: tuple[str, ...]
    kind: Kind
    site: bool = False
    vague: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name and all others."""
        return (self.name, *self.aliases)


@dataclass(slots=True, frozen=True)
class AgencyMention:
    """A house named in a text: which, and where its name stands."""

    agency: Agency
    start: int
    end: int


@cache
def agencies() -> tuple[Agency, ...]:
    """All houses, in the order of the table. Raises `DataError` if an entry has unknown keys."""
    known = set(Agency.__dataclass_fields__)
    found = []
    for table in load_table("common", "agencies").get("agency", ()):
        if unknown := set(table) - known:
            raise DataError(
                f"data/common/agencies.toml: {table.get('name')} has unknown keys {sorted(unknown)}; the keys are {sorted(known)}"
            )
        found.append(Agency(**{**table, "aliases": tuple(table.get("aliases", ()))}))
    return tuple(found)


def agency_named(name: str) -> Agency | None:
    """The house of exactly this name, or None.

    >>> agency_named("THE ASSOCIATED PRESS").name
    'AP'
    >>> agency_named("Pa") is None
    True
    """
    return _by_name().get(_key(name))


def is_agency(name: str, *, vague: bool = True) -> bool:
    """Whether this is the whole name of a house; without `vague`, of one whose name is nothing else."""
    found = agency_named(name)
    return found is not None and (vague or not found.vague)


def wire_name(name: str) -> str | None:
    """The canonical name of a wire service, or None if the name is no wire service's.

    >>> wire_name("Agence France-Presse")
    'AFP'
    >>> wire_name("Getty Images") is None
    True
    """
    found = agency_named(name)
    return found.name if found is not None and found.kind == "wire" else None


def find_agency(text: str, *, wire: bool = False, vague: bool = False) -> AgencyMention | None:
    """The first house that a text names; with `wire` wire services alone, with `vague` also names that are words.

    >>> find_agency("With files from The Canadian Press and Jane Roe").agency.name
    'The Canadian Press'
    """
    for mention in find_agencies(text, vague=vague):
        if not wire or mention.agency.kind == "wire":
            return mention
    return None


def find_agencies(text: str, *, vague: bool = False) -> list[AgencyMention]:
    """All houses that a text names, in order, the longest name at each place."""
    found: list[AgencyMention] = []
    end = 0
    openers = _by_first_word()
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        for name, agency in openers.get(word.group().lower(), ()):
            stop = word.start() + len(name)
            if (
                (vague or not agency.vague)
                and _same(text[word.start() : stop], name)
                and not text[stop : stop + 1].isalnum()
            ):
                found.append(AgencyMention(agency, word.start(), stop))
                end = stop
                break
    if not text.isascii():
        found += [
            AgencyMention(_by_name()[_key(match.group())], match.start(), match.end())
            for match in _unspaced().finditer(text)
            if not any(mention.start <= match.start() < mention.end for mention in found)
        ]
        found.sort(key=lambda mention: mention.start)
    return found


@cache
def _by_telling_word() -> dict[str, tuple[str, ...]]:
    """The names of houses by one word of theirs in lower case, the forms of short ones as they are printed."""
    names: dict[str, set[str]] = {}
    for name in (name for agency in agencies() for name in agency.names):
        parts = _WORD.findall(name.lower())
        word = next((part for part in parts if part not in _PLAIN and len(part) > 1), parts[-1])
        names.setdefault(word, set()).update((_key(name), _key(name.upper())))
    return {word: tuple(forms) for word, forms in names.items()}


@cache
def agency_words() -> frozenset[str]:
    """Words in lower case, one of which stands in every line that names a house: a quick test before `find_agency`."""
    return frozenset(_by_telling_word())


def may_name_house(line: Line) -> bool:
    """Whether some house's name stands in a line, though perhaps inside other words: `find_agency` tells.

    >>> from wirecleaner.readers.text import read_text
    >>> may_name_house(read_text("Ana Roe, Reuters").lines[0]), may_name_house(read_text("La barca ha llegado").lines[0])
    (True, False)
    """
    words = agency_words() & line.words
    if not words:
        return False
    text, folded = line.text, line.text.casefold()
    return any(
        name in (text if len(name) <= EXACT_UP_TO else folded)
        for word in words
        for name in _by_telling_word()[word]
    )


@cache
def house_words() -> frozenset[str]:
    """Words in lower case that mark a name as a paper's, a broadcaster's or a picture desk's."""
    return frozenset(load_table("common", "agencies").get("house_words", ()))


@cache
def paper_name() -> "regex.Pattern[str]":
    """Matches a line that is the name of a paper or site in a language without blanks; the group `name` is the paper's.

    >>> paper_name().fullmatch("北潮新報デジタル")["name"]
    '北潮新報'
    """
    table = load_table("common", "agencies")
    endings, tails = ("|".join(map(regex.escape, table[key])) for key in ("paper_endings", "paper_tails"))
    return regex.compile(
        rf"(?P<name>[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}ー]{{1,8}}(?:{endings})) ?(?:{tails})?"
    )


@cache
def house_heads() -> frozenset[str]:
    """Nouns that open the name of a house where the language puts the noun first: "Portal do Cerradinho"."""
    return frozenset(load_table("common", "agencies").get("house_heads", ()))


@cache
def carriers() -> frozenset[str]:
    """Names of those who carry what other houses write, in small letters: buttons beside a byline have them."""
    return frozenset(load_table("common", "agencies").get("carriers", ()))


@cache
def house_parts() -> frozenset[str]:
    """Words in lower case for the parts of a house that sign behind its name: "RFE/RL's Kyrgyz Service"."""
    return frozenset(load_table("common", "agencies").get("house_parts", ()))


class DeskWords(NamedTuple):
    """Words in lower case that name a desk: `any` where another word stands beside it, `alone` also without one."""

    any: frozenset[str]
    alone: frozenset[str]


@cache
def desk_words() -> DeskWords:
    """The words of desks, from the table of agencies."""
    table = load_table("common", "agencies")
    alone = frozenset(table.get("desks", ()))
    return DeskWords(alone | frozenset(table.get("desk_words", ())), alone)


def _key(name: str) -> str:
    return name if len(name) <= EXACT_UP_TO else name.casefold()


def _same(printed: str, name: str) -> bool:
    return printed == name if len(name) <= EXACT_UP_TO else printed.casefold() == name.casefold()


@cache
def _by_name() -> dict[str, Agency]:
    table: dict[str, Agency] = {}
    for agency in agencies():
        for name in agency.names:
            table.setdefault(_key(name), agency)
            if len(name) <= EXACT_UP_TO:
                table.setdefault(name.upper(), agency)
    return table


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, Agency], ...]]:
    openers: dict[str, list[tuple[str, Agency]]] = {}
    for agency in agencies():
        for name in agency.names:
            openers.setdefault(_WORD.findall(name)[0].lower(), []).append((name, agency))
    return {word: tuple(sorted(names, key=lambda entry: -len(entry[0]))) for word, names in openers.items()}


@cache
def _unspaced() -> "regex.Pattern[str]":
    """Names in scripts that put no space between words, as one alternation, longest first."""
    names = {name for agency in agencies() for name in agency.names if _UNSPACED.search(name)}
    return regex.compile("|".join(regex.escape(name) for name in sorted(names, key=lambda name: -len(name))))
