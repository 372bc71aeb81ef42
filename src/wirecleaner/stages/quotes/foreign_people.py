"""The people that an article in a language other than English names, and where: what pronouns and silence take up."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.persons import Character
from wirecleaner.stages.quotes.speech import Speech
from wirecleaner.wire.author_words import is_given_name

# Further back a pronoun has other names to take up; so many paragraphs before the quote are looked at.
_BACK = 4
# So many names before a place are looked at, and so many words in the whole article; more are a list.
_MOST, _LOOKUPS = 20, 200
# The words before a name that is the subject of its sentence: "Landrätin", "In Kiel wies der Sprecher".
_SUBJECT = 45


@dataclass(slots=True, frozen=True)
class Named:
    """One naming of a person: where it stands and with which surname."""

    start: int
    end: int
    surname: str


class People:
    """Where persons are named outside of marks. A name is a person's by its given name, or because they spoke."""

    def __init__(self, cast: Resolver, words: Speech) -> None:
        self.cast = cast
        self.turns: dict[
            int, list[Named]
        ] = {}  # paragraph -> who spoke there, also where a pronoun stands for them
        self.words = words
        self.spoken: dict[str, Character] = {}
        self._full: dict[str, str] | None = None
        self._bare: dict[str, bool] = {}
        self._named: dict[int, list[Named]] = {}

    def full(self) -> dict[str, str]:
        """Surname -> full name, as the text has them: gathered when first asked for."""
        if self._full is None:
            self._full = {}
            for found in itertools.chain.from_iterable(
                map(self.cast.names, range(len(self.cast.paragraphs)))
            ):
                if len(found.words) > 1 and not found.quoted:
                    words = self._without_office(found.words)
                    if is_given_name(words[-1 if self.words.family_name_first else 0]):
                        self._full.setdefault(words[-1], " ".join(words))
        return self._full

    def _without_office(self, words: list[str]) -> list[str]:
        if self.words.bare_offices and len(words) > 2 and is_given_name(words[1]):
            return words[not is_given_name(words[0]) :]
        return words

    def spoke(self, character: Character, place: tuple[int, int]) -> None:
        """Note who spoke, so that the surname alone is known for a person's."""
        if character.person.kind == "person":
            surname = character.person.name.rsplit(" ", 1)[-1]
            self.spoken[surname] = character
            self.turns.setdefault(place[0], []).append(Named(place[1], place[1], surname))

    def full_names(self) -> list[str]:
        """The first full names of the article and of who has spoken, as called by."""
        spoken = (character.person.name for character in self.spoken.values())
        return list(dict.fromkeys(itertools.chain(self.full().values(), spoken)))[:_LOOKUPS]

    def knows(self, surname: str) -> bool:
        """Whether somebody in the article has the surname, by a full name or because they spoke."""
        return surname in self.spoken or surname in self.full()

    def stands_bare(self, word: str, articles: frozenset[str]) -> bool:
        """Whether the article has a word more than once, not only at the head of sentences, and never behind an article."""
        if word not in self._bare and len(self._bare) < _LOOKUPS:
            before = [
                ("", *text[: match.start()].split())[-1].lower()
                for text in self.cast.paragraphs
                if word in text
                for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
            ]
            inside = any(last[-1:].isalpha() for last in before)
            self._bare[word] = inside and len(before) > 1 and articles.isdisjoint(before)
        return self._bare.get(word, False)

    def before(self, place: tuple[int, int]) -> str | None:
        """The surname of the person that a pronoun at a place takes up, or a verb without a subject."""
        number, stop = place
        for back in range(number, max(-1, number - 1 - _BACK), -1):
            text = self.cast.paragraphs[back]
            named = self.named_before(back, stop if back == number else len(text))
            if named:
                return self._taken_up(named, text)
        return None

    def named_before(self, number: int, stop: int) -> list[Named]:
        """The last persons that a paragraph names or lets speak before a place, in order."""
        if number not in self._named:
            names = (found for found in self.cast.names(number) if not found.quoted)
            self._named[number] = [Named(found.start, found.end, found.words[-1]) for found in names]
        names_before = _last_before(self._named[number], stop)
        named = [one for one in names_before if self.knows(one.surname)]
        turns = _last_before(self.turns.get(number, []), stop)
        return sorted([*named, *turns], key=_start)

    def _taken_up(self, named: list[Named], text: str) -> str | None:
        """The subject of the last sentence that names somebody; None where two may be meant."""
        start = text.rfind(". ", 0, named[-1].start) + 1
        if start and start > named[-1].start - 4:  # the stop of a short form right before the name: "Dr. Ek"
            start = text.rfind(". ", 0, start - 1) + 1
        inside = [one for one in named if one.start >= start]
        if len(surnames(inside)) == 1 or inside[0].start - start < _SUBJECT:
            return inside[0].surname
        return None


def _last_before(named: list[Named], stop: int) -> list[Named]:
    at = bisect_right(named, stop, key=_end)
    return named[max(0, at - _MOST) : at]


def _start(one: Named) -> int:
    return one.start


def _end(one: Named) -> int:
    return one.end


def surnames(named: Iterable[Named]) -> set[str]:
    """The different surnames among some names."""
    return {one.surname for one in named}
