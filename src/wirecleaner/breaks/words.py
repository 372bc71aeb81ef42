"""The words of a line as the evidence sees them: what each looks like, which known word it is, how it ends."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from wirecleaner.data import LINGUA_FRANCA, folders_for, load_words
from wirecleaner.rules.tables import rules_in
from wirecleaner.stamps.tables import fold, tables
from wirecleaner.wire.agencies import agency_words
from wirecleaner.wire.author_words import is_given_name

_EDGES = " :;.,…!?|•·*#›»>→▸▶▼▾<‹«←↓↑+-–—=_/\\\"“”„'’‘&✕×。：…()[]{}「」『』、（）【】《》"
_OPENERS = "\"'“‘«„»([{「『（【《›‹¿¡"
_CLOSERS = "\"'”’»«“)]}」』）】》*_"
_BRACKETS = ")]}）】"
BULLETS = "*•·▪◦●■‣"
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Letters without capitals: the first code point of each block, its end, the sign that stands for it.
_UNCASED = ((0x3040, 0x30FF, "k"), (0x4E00, 0x9FFF, "h"), (0xAC00, 0xD7AF, "g"))


@dataclass(slots=True, frozen=True)
class Word:
    """One word of a line.

    `text` is as printed, `key` what it is compared by. `kind` says in a sign or two which known word it is (M a month, W a weekday, U
    "updated", B "by", K of a credit, A an agency, G a given name, f a function word, Y N # T numbers) and how it
    begins (C a capital, A capitals only, J one inside, I a single one, l a small letter, d a digit, q a mark of
    quotation, b a bullet, H the mark of a heading, …); `end` how it ends (`.` and `!` a stop, `c` added if closed by a
    mark, `a` an abbreviation, `o` an ordinal, …). `low` words are those that running text is full of.
    """

    text: str
    key: str
    kind: str
    end: str
    stops: bool
    low: bool
    capital: bool


def read_words(texts: Iterable[str], language: str | None) -> list[Word]:
    """The words, each different one looked at once."""
    known, short = _known(language), _short_forms(language)
    seen: dict[str, Word] = {}
    words = []
    for text in texts:
        word = seen.get(text)
        if word is None:
            word = seen[text] = _word(text, known, short)
        words.append(word)
    return words


def _word(text: str, known: Mapping[str, str], short: Container[str]) -> Word:
    key = fold(text).strip(_EDGES)
    opening, end = _opening(text), _ending(text, short)
    sort = known.get(key) or _number(key)
    if not sort and opening in ("C", "J") and is_given_name(text.strip(_EDGES)):
        sort = "G"
    shown = "" if sort and opening in ("l", "d", "u") else opening
    return Word(
        text,
        key or text,
        sort + shown,
        end,
        end[0] in ".!",
        sort == "f" or opening in ("l", "u"),
        opening in ("C", "A", "J", "I"),
    )


def _number(key: str) -> str:
    if key.isdigit():
        return "Y" if _YEAR.fullmatch(key) else "N" if len(key) <= 2 else "#"
    return "T" if _CLOCK.match(key) else ""


def _opening(text: str) -> str:
    """How a word begins."""
    first = text[0]
    if first in _OPENERS and len(text) > 1:
        bare = text.lstrip(_OPENERS)
        return "q" + (_opening(bare)[0] if bare else "-")
    if first.isdigit():
        return "d"
    if first.isupper():
        letters = sum(map(str.isalpha, text))
        if letters == 1:
            return "I"
        return "A" if text.upper() == text else "J" if any(map(str.isupper, text[1:])) else "C"
    if first.islower():
        return "u" if text.startswith(("http", "www.")) else "l"
    if first.isalpha():
        code = ord(first)
        return next((sign for start, end, sign in _UNCASED if start <= code <= end), "x")
    return _sign(text)


def _sign(text: str) -> str:
    """The kind of a word that begins with no letter and no digit."""
    first = text[0]
    if first == "#":
        return "#" if text.strip("#") else "H"
    for kind, signs in (("b", BULLETS), ("|", "|/>›»"), ("-", "-–—")):
        if first in signs:
            return kind
    return "p"


def _ending(text: str, short: Container[str]) -> str:
    """How a word ends."""
    bare = text.rstrip(_CLOSERS) or text[0]
    closed = "c" if len(bare) < len(text) else ""
    last = bare[-1]
    if last in ".…":
        if last == "." and not closed and (bare.count(".") > 1 or len(bare) <= 2 or bare in short):
            return "a"
        return "o" if last == "." and bare[:-1].isdigit() else "." + closed
    if last in "!?。！？।؟":
        return "!" + closed
    if closed:
        return ",c" if last in ",、" else ")" if text[-1] in _BRACKETS else '"'
    if last.isalpha():
        return "l"
    if last.isdigit():
        return "d"
    return next((kind for kind, signs in ((":", ":："), (",", ",;、，"), ("-", "-–—")) if last in signs), "p")


@cache
def _short_forms(language: str | None) -> frozenset[str]:
    """Words whose full stop ends no sentence: "Calif.", "Capt."."""
    entries = load_words(f"{LINGUA_FRANCA}/grammar", "abbreviations")
    for folder in folders_for(language):
        entries |= load_words(folder, "honorifics")
    return frozenset(f"{word.rstrip('.')}." for entry in entries for word in entry.split())


@cache
def _known(language: str | None) -> Mapping[str, str]:
    """Words with the sign of their kind; where a word is of several kinds, that of the last one named here."""
    folders = folders_for(language)
    known = {word.lower(): "A" for word in agency_words()}
    for folder in folders:
        known |= {word: "K" for rule in rules_in(folder, "credits") for word in rule.words}
        known |= {word: "B" for rule in rules_in(folder, "bylines") for word in rule.words}
    dates = tables()
    for marker in dates.markers:
        known.setdefault(marker.split(" ", 1)[0], "U")
    known |= dict.fromkeys(dates.weekdays, "W") | dict.fromkeys(dates.months, "M")
    return known | dict.fromkeys(load_words(folders[-1], "function_words"), "f")
