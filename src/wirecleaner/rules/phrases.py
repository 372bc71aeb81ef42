"""Whole lines that are known by heart: `menus.toml`, `buttons.toml`, `offers.toml` and `markers.toml` of a language.

A phrase is a line as sites print it again and again ("Skip to main content"). It is looked up, not matched: one
dictionary access a line, however long the lists. Case, digits, brackets and the marks around it do not count.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from wirecleaner.data import folders_for, load_table
from wirecleaner.document import Line
from wirecleaner.errors import DataError
from wirecleaner.labels import Label

# The longest phrase of the shipped lists has 132 characters; longer lines are not looked up.
LONGEST_PHRASE = 140
# A run of phrases on one line: seen up to 16 of them (a share bar with words), no phrase inside has over 7 words.
_MOST_WORDS = 40
_PHRASE_WORDS = 7

# menus: links and footers; buttons: share, comment, player; offers: newsletter, paywall, advertisement; markers: what
# announces other stories.
TABLES = ("menus", "buttons", "offers", "markers")
_KEYS = frozenset({"id", "label", "kind", "score", "weak", "lines", "seen_in"})
_DIGITS = regex.compile(r"\d(?:[\d.,]*\d)?k?\b|\d+")
_DIGIT = re.compile(r"\d")
# Marks that a page may leave out: Greek capitals bear no accents ("ΟΡΟΙ ΧΡΗΣΗΣ"); half of the Romanian pages are typed
# without any ("Citeste si"), others with the cedillas of old keyboards.
_MARKED = re.compile("[άέήίόύώϊΐϋΰăâîșşțţ]")
_UNMARKED = str.maketrans("άέήίόύώϊΐϋΰăâîșşțţ", "αεηιουωιιυυaaisstt")
_EDGES = " :;.,…!?|•·*#›»>→▸▶▼▾<‹«←↓↑+-–—=_/\\\"“”„'&✕×。：…"
_BRACKETS = regex.compile(r"[()\[\]]")
_SEPARATORS = regex.compile(r" ?[|•·‧/›»>] ?| [-–—] ")
# The quick tests before a line is split. `re` reads plain ranges at three times the speed of `regex`, and every line
# of a menu is asked; letters beyond these ranges are seen once the split is made.
_MARKS = re.compile(r"[|•·‧/›»>]| [-–—] ")
_GLUED = re.compile(r"[a-z0-9!?.)ß-öø-ÿа-яёğışçżźśł][A-ZÀ-ÖØ-ÞА-ЯЁĞİŞÇŻŹŚŁ]")
# The share of the pieces that must be known: of a list with marks between half, of words run together more, since a
# capital inside a word also opens names ("McDonald", "iPhone").
_SEPARATED, _RUN_TOGETHER = 0.5, 0.6
_JOINT = regex.compile(r"(?<=[\p{Ll}\d!?.)])(?=\p{Lu})")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A list of phrases that say the same: its id, label and kind.

    A weak one ("News", "Sport") proves nothing alone, but does in a run with others on one line.
    """

    id: str
    label: Label
    kind: str | None = None
    score: float = 0.9
    weak: bool = False


def phrase_key(text: str) -> str:
    """The form in which a line is looked up: lower case, `{n}` for numbers, no brackets, no marks at the edges.

    >>> phrase_key("▸ Comments (1,204)")
    'comments {n}'
    """
    key = text.lower()
    if not key.isascii():
        # Turkish: a capital letter does not tell which of its two small letters is meant ("İLGİLİ", "YAZDIR").
        key = key.replace("i\u0307", "i").replace("ı", "i")
        if _MARKED.search(key):
            key = key.translate(_UNMARKED)
    if key.isalpha():
        return key
    if "(" in key or "[" in key:
        key = _BRACKETS.sub("", key)
    if _DIGIT.search(key):
        key = _DIGITS.sub("{n}", key)
    if not (key[:1].isalnum() and key[-1:].isalnum()):
        key = key.strip(_EDGES)
    return " ".join(key.split()) if "  " in key else key


def is_glued(text: str) -> bool:
    """Whether a capital follows a small letter or the end of a word without a blank: "Sign upLog in"."""
    # Of a line without capitals behind its first letter, or of words with one each, it is told without the pattern.
    if text[1:].islower() or (text.istitle() and text.replace(" ", "").isalpha()):
        return False
    return _GLUED.search(text) is not None


def key_of(line: Line) -> str:
    """The form in which the whole of a line is looked up, made once however many stages ask."""
    if line._key is None:
        line._key = phrase_key(line.text)
    return line._key


class Phrases:
    """The phrases of some languages, to be asked about lines."""

    def __init__(self, lists: Iterable[tuple[Phrase, Iterable[str]]]) -> None:
        self._known: dict[str, Phrase] = {}
        for phrase, lines in sorted(lists, key=lambda item: item[0].weak):
            for line in lines:
                self._known.setdefault(phrase_key(line), phrase)
        self._first_words = frozenset(key.split(" ", 1)[0] for key in self._known)
        self._last_words = frozenset(phrase_key(key.rsplit(" ", 1)[-1]) for key in self._known)

    def __len__(self) -> int:
        return len(self._known)

    def match(self, line: Line) -> Phrase | None:
        """The list that a whole line stands in, weak ones aside."""
        found = self.of(line) if len(line.text) <= LONGEST_PHRASE else None
        return found if found and not found.weak else None

    def of(self, line: Line) -> Phrase | None:
        """The list that a whole line stands in, weak or not."""
        return self._known.get(key_of(line))

    def look_up(self, text: str) -> Phrase | None:
        """The list that a text stands in, weak or not."""
        return self._known.get(phrase_key(text))

    def longest(self, keys: Sequence[str], at: int) -> tuple[int, Phrase] | None:
        """The longest phrase that the words from one on begin with, weak or not, and where it ends; words as keys."""
        key = keys[at]
        if key not in self._first_words:
            return None
        found = None
        for end in range(at + 1, min(at + _PHRASE_WORDS, len(keys)) + 1):
            if phrase := self._known.get(key):
                found = end, phrase
            if end < len(keys) and keys[end]:
                key = f"{key} {keys[end]}"
        return found

    def run(self, text: str, others: Callable[[], Container[str]] = tuple) -> Phrase | None:
        """The list that speaks for a line made of several phrases: "Sign upLog in", "Home | News", "Save Print".

        `others` gives keys that count as known too: other whole lines of the page. None unless the pieces prove it.
        """
        if len(text) > 4 * LONGEST_PHRASE:
            return None
        if _MARKS.search(text) and (found := self._majority(_SEPARATORS.split(text), _SEPARATED, others)):
            return found
        if is_glued(text) and (found := self._majority(_JOINT.split(text), _RUN_TOGETHER, others)):
            return found
        return self._tiled(text)

    def _majority(
        self, pieces: list[str], enough: float, others: Callable[[], Container[str]]
    ) -> Phrase | None:
        known = [found for piece in pieces if (found := self.look_up(piece))]
        if not known or len(pieces) < 2:
            return None
        count = len(known)
        if count < len(pieces):
            lines = others()
            count += sum(phrase_key(piece) in lines for piece in pieces if not self.look_up(piece))
        strong = [phrase for phrase in known if not phrase.weak]
        # Two names joined by a slash may each be a known word; menus have a word that is nothing else, or many items.
        proven = len(strong) >= 2 or (strong and count >= 2) or (known and count >= 3)
        if count >= enough * len(pieces) and proven:
            return (strong or known)[0]
        return None

    def _tiled(self, text: str) -> Phrase | None:
        """A line of words that is wholly covered by phrases, the longest first."""
        words = text.split(" ")
        if not 1 < len(words) <= _MOST_WORDS or phrase_key(words[0]) not in self._first_words:
            return None
        if (last := phrase_key(words[-1])) and last not in self._last_words:
            return None
        found: list[Phrase] = []
        at = 0
        while at < len(words):
            if phrase_key(words[at]) not in self._first_words:
                return None
            for length in range(min(_PHRASE_WORDS, len(words) - at), 0, -1):
                phrase = self.look_up(" ".join(words[at : at + length]))
                if phrase:
                    found.append(phrase)
                    at += length
                    break
            else:
                return None
        strong = [phrase for phrase in found if not phrase.weak]
        # Weak words alone make headlines as well ("Money Matters"); four of them in a row are a menu.
        if len(strong) >= 2 or (strong and len(found) >= 3) or len(found) >= 4:
            return (strong or found)[0]
        return None


@cache
def load_phrases(language: str | None = None) -> Phrases:
    """The phrases of every page, of English, and of the language given."""
    return Phrases(item for folder in reversed(folders_for(language)) for item in phrases_in(folder))


@cache
def phrases_in(folder: str) -> tuple[tuple[Phrase, tuple[str, ...]], ...]:
    """The lists of one folder. Raises `DataError` naming the list that breaks the format."""
    return tuple(
        _checked(table, f"data/{folder}/{name}.toml")
        for name in TABLES
        for table in load_table(folder, name).get("phrase", ())
    )


def _checked(table: Mapping[str, Any], where: str) -> tuple[Phrase, tuple[str, ...]]:
    name = table.get("id", "without id")
    if unknown := set(table) - _KEYS:
        raise DataError(
            f"{where}: list {name} has unknown keys {sorted(unknown)}; the keys are {sorted(_KEYS)}"
        )
    if missing := {"id", "label", "lines"} - set(table):
        raise DataError(f"{where}: list {name} lacks {sorted(missing)}")
    phrase = Phrase(
        name, Label(table["label"]), table.get("kind"), table.get("score", 0.9), table.get("weak", False)
    )
    return phrase, tuple(table["lines"])
