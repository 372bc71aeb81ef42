"""Whom a pronoun takes up in languages other than English, and a verb that has no subject."""

import re
from enum import Enum

from wirecleaner.data import load_words
from wirecleaner.stages.quotes.foreign_people import People
from wirecleaner.stages.quotes.mentions import RUN, Mention
from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.persons import Character
from wirecleaner.stages.quotes.speech import NEVER, Speech
from wirecleaner.stages.quotes.words import is_body
from wirecleaner.wire.agencies import is_agency

# Before a name that is the subject of its sentence: "Η 81χρονη Μαρουσώ Καλλιγά ανέλαβε".
_LONGEST_LEAD = 3
# So many signs of a paragraph before a place are looked at.
_NEAR = 600
# What stands in marks.
_OUTSIDE = re.compile(r"[«„“\"][^«»„“”\"]*[»“”\"]")
Place = tuple[int, int]


class Subject(Enum):
    """What the sentence before a verb tells of its subject, if no name."""

    KNOWN = "known"  # one of those whom the article has named or let speak
    DOUBTFUL = "doubtful"


class Antecedents:
    """Finds those who are taken up."""

    def __init__(self, cast: Resolver, people: People, words: Speech) -> None:
        self.cast = cast
        self.people = people
        self.words = words

    def subject_before(self, number: int, at: int) -> Subject | str:
        """The subject of the sentence before a place, for the verb that opens the next: a name, if it is a new one."""
        if self.words.name_prefix is not NEVER:
            return Subject.KNOWN
        sentence = self._sentence_before(number, at)
        name = next((found for found in RUN.finditer(sentence) if _is_full(found.group())), None)
        if name is None or self.people.knows(name.group().split()[-1]):
            return Subject.KNOWN
        behind = sentence[name.end() : name.end() + 2]
        goes_on = behind[:1] == " " and behind[1:].islower()
        is_person = self._is_like_person(name.group().split()) and self._describes(sentence[: name.start()])
        return name.group() if goes_on and is_person else Subject.DOUBTFUL

    def _describes(self, lead: str) -> bool:
        """Whether words before a name say who that is, "Η 81χρονη"; an article alone has a body too."""
        words = self.words
        small = load_words(words.language, "function_words") | words.source_ends
        said = [word for word in lead.split() if word.lower() not in words.articles]
        return 0 < len(said) <= _LONGEST_LEAD and all(word.islower() and word not in small for word in said)

    def taken_up(self, place: Place) -> Character | None:
        """Whom a pronoun means, or a verb without a subject: the subject before, else who spoke last nearby."""
        if self._is_stranger_before(place):
            return None
        surname = self.people.before(place)
        if surname is None:
            return None
        if known := self.people.spoken.get(surname):
            return known
        full = self.people.full().get(surname, surname)
        return self.cast.enter(Mention(full, None, None, "person", ""), place)

    def _is_stranger_before(self, place: Place) -> bool:
        """Whether the paragraph has named no known person yet, but the sentence before may name another.

        What looks like a full name and is that of a place makes the pronoun doubtful too.
        """
        number, at = place
        if self.words.nouns_have_capitals or self.people.named_before(number, at):
            return False
        sentence = _OUTSIDE.sub("", self._sentence_before(number, at))
        names = (found.group() for found in RUN.finditer(sentence))
        return any(_is_full(name) and self._is_like_person(name.split()) for name in names)

    def _is_like_person(self, name: list[str]) -> bool:
        """Whether words with capitals may be a person's name: no noun of a body, no letters, no office alone."""
        words = self.words
        known = any(word.lower() in words.bodies or word.isupper() for word in name)
        return not known and not is_body(name, "en") and not is_agency(name[0])

    def _sentence_before(self, number: int, at: int) -> str:
        before = self.cast.paragraphs[number][max(0, at - _NEAR) : at].rstrip(" .!?")
        return before[before.rfind(". ") + 2 if ". " in before else 0 :]


def _is_full(name: str) -> bool:
    """Whether a run of capitals has two words; a number is none."""
    words = name.split()
    return len(words) > 1 and words[1][0].isalpha()
