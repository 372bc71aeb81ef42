"""The people that an article in a language other than English names, and where: what pronouns and silence take up."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.persons import Character
from wirecleaner.stages.quotes.running import Found
from wirecleaner.stages.quotes.speech import Speech
from wirecleaner.wire.author_words import is_given_name

# Further back a pronoun has other names to take up; so many paragraphs before the quote are looked at.
_BACK = 4
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
        self.full: dict[str, str] = {}  # surname -> full name
        self.spoken: dict[str, Character] = {}
        self._bare: dict[str, bool] = {}
        for number in range(len(cast.paragraphs)):
            for found in cast.names(number):
                words_of = found.words
                if words.bare_offices and len(words_of) > 2 and is_given_name(words_of[1]):
                    words_of = words_of[not is_given_name(words_of[0]) :]
                if len(words_of) > 1 and is_given_name(words_of[0]) and not found.quoted:
                    self.full.setdefault(words_of[-1], " ".join(words_of))

    def spoke(self, character: Character, place: tuple[int, int]) -> None:
        """Note who spoke, so that the surname alone is known for a person's."""
        if character.person.kind == "person":
            surname = character.person.name.rsplit(" ", 1)[-1]
            self.spoken[surname] = character
            self.turns.setdefault(place[0], []).append(Named(place[1], place[1], surname))

    def knows(self, surname: str) -> bool:
        """Whether somebody in the article has the surname, by a full name or because they spoke."""
        return surname in self.full or surname in self.spoken

    def stands_bare(self, word: str, articles: frozenset[str]) -> bool:
        """Whether the article has a word more than once and never behind an article, as it has names."""
        if word not in self._bare:
            before = [
                ("", *text[: match.start()].split())[-1].lower()
                for text in self.cast.paragraphs
                if word in text
                for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
            ]
            self._bare[word] = len(before) > 1 and articles.isdisjoint(before)
        return self._bare[word]

    def named_in(self, number: int, stop: int) -> list[Named]:
        """The persons that a paragraph names before a place, in order."""
        names = (found for found in self.cast.names(number) if found.end <= stop and not found.quoted)
        named = [Named(found.start, found.end, found.words[-1]) for found in names if self._is_person(found)]
        named += [turn for turn in self.turns.get(number, ()) if turn.end < stop]
        return sorted(named, key=lambda one: one.start)

    def _is_person(self, found: Found) -> bool:
        return self.knows(found.words[-1])

    def before(self, place: tuple[int, int]) -> str | None:
        """The surname of the person that a pronoun at a place takes up, or a verb without a subject."""
        number, stop = place
        for back in range(number, max(-1, number - 1 - _BACK), -1):
            text = self.cast.paragraphs[back]
            named = self.named_in(back, stop if back == number else len(text))
            if named:
                return self._taken_up(named, text, stop if back == number else len(text))
        return None

    def _taken_up(self, named: list[Named], text: str, stop: int) -> str | None:
        """The subject of the last sentence that names somebody; None where two may be meant."""
        start = text.rfind(". ", 0, named[-1].start) + 1
        while (
            start and start > named[-1].start - 4
        ):  # the stop of a short form right before the name: "Dr. Ek"
            start = text.rfind(". ", 0, start - 1) + 1
        inside = [one for one in named if one.start >= start]
        if len(surnames(inside)) == 1 or inside[0].start - start < _SUBJECT:
            return inside[0].surname
        return None


def surnames(named: Iterable[Named]) -> set[str]:
    """The different surnames among some names."""
    return {one.surname for one in named}
