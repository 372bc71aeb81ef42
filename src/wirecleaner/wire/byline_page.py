"""The page as bylines are read on it: its lines, what is running text, dates, places and words."""

import re
from bisect import bisect_left
from collections import Counter

import regex

from wirecleaner.data import LINGUA_FRANCA, base_language, load_table, load_words
from wirecleaner.document import Document
from wirecleaner.labels import Label
from wirecleaner.lines import WORD
from wirecleaner.rules import load_rules
from wirecleaner.wire.author_words import is_given_name, is_role, role_words
from wirecleaner.wire.authors import Byline, read_byline
from wirecleaner.wire.datelines import is_filing_place
from wirecleaner.wire.running import RunningText

# Addresses and handles of authors.
HANDLE = regex.compile(r"@\w{2,30}|\S+@\S+\.\p{L}{2,}|\+?[\d() -]{8,20}", regex.IGNORECASE)
_IN = frozenset("in near aus nach bei en à a em i".split())
_BEHIND_IN = re.compile(rf"(?<!\S)(?:{'|'.join(sorted(_IN))}) (?=([\w'’-]+))")
_FIRST_WORD = re.compile(r"[\w'’-]+")


class Page(RunningText):
    """The lines with text of a document, which of them are running text, and what reads names on them."""

    def __init__(self, doc: Document) -> None:
        super().__init__(doc)
        self.language = doc.language
        self._date_places = [place for place, line in enumerate(self.lines) if line.label is Label.DATE]
        self._places: dict[str, bool] = {}
        self._words: Counter[str] | None = None
        self._behind_in: frozenset[str] | None = None
        self._starts_behind_in: dict[str, list[int]] = {}
        self.unknown_names = 0
        self.rules = load_rules("bylines", doc.language)
        own = base_language(doc.language) or LINGUA_FRANCA
        table = load_table(own, "bylines")
        self.starters = frozenset(
            word for rule in self.rules.rules if rule.kind in ("names", "starter") for word in rule.words
        )
        self.small_words = load_words(own, "function_words")
        self.signs_under_story = bool(table.get("signs_under_story"))
        self.with_words = frozenset(table.get("words", {}).get("with", ()))
        self.role_words = role_words(doc.language)

    @property
    def words(self) -> "Counter[str]":
        """How often each word of the source stands in it, as printed."""
        if self._words is None:
            self._words = Counter(WORD.findall(self.doc.source))
        return self._words

    def dated_between(self, start: int, end: int) -> bool:
        """Whether a date line stands between two places."""
        at = bisect_left(self._date_places, start)
        return at < len(self._date_places) and self._date_places[at] < end

    def read(self, text: str) -> Byline | None:
        """What a text names, read with what the page shows of places."""
        return read_byline(text, self.language, is_place=self.is_place)

    def is_place(self, name: str) -> bool:
        """Whether the page uses the name for a place: "die Kirche von Klein Wutzlow"."""
        if is_filing_place(name):
            return True
        if len(name) > 40 or is_given_name(name.split(" ")[0]):
            return False
        if name not in self._places:
            self._places[name] = self._stands_behind_in(name)
        return self._places[name]

    def _stands_behind_in(self, name: str) -> bool:
        first = _FIRST_WORD.match(name)
        if first is None:
            return False
        if self._behind_in is None:
            self._behind_in = frozenset(_BEHIND_IN.findall(self.doc.source))
        if first.group() not in self._behind_in:
            return False
        places = self._places_behind_in()
        return any(self.doc.source.startswith(name, at) for at in places.get(first.group(), ()))

    def _places_behind_in(self) -> dict[str, list[int]]:
        """Where each word stands behind "in": made for the few pages that have a name's first word there."""
        if not self._starts_behind_in:
            for found in _BEHIND_IN.finditer(self.doc.source):
                self._starts_behind_in.setdefault(found.group(1), []).append(found.start(1))
        return self._starts_behind_in

    def is_note(self, here: int) -> bool:
        """Whether this line is a job title or an address of an author."""
        if not 0 <= here < len(self.lines):
            return False
        line = self.lines[here]
        if line.label is not None or len(line.text) > 60 or line.text[-1] in ".:?!":
            return False
        if "@" in line.text and HANDLE.fullmatch(line.text):
            return True
        return not self.role_words.isdisjoint(line.words) and is_role(line.text, self.language)
