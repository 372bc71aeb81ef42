"""Which capitalised names of an article are people's: judged by all their occurrences together.

One place seldom tells a person from a street or a party. All places together do: a rank or a role before the name, an
age or an office behind it, a given name in front, a surname that stands alone later on.
"""

import itertools
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from wirecleaner.stages.quotes.running import Found
from wirecleaner.stages.quotes.titles import is_role_noun
from wirecleaner.stages.quotes.words import given_names, grammar, is_body

# The longest names of people: "Mohammed bin Salman bin Abdulaziz".
LONGEST = 5
# A line of so many words with hardly a small letter at a word's head is a headline: its capitals tell nothing.
HEADLINE_WORDS = 4
AGED = re.compile(r", (?:now |aged )?\d\d?[,.)]")
APPOSED = re.compile(r", ([a-z][^.;:“”\"]{0,60})")
BEFORE_THINGS = frozenset(["the", "a", "an", "this", "that", "every"])
BEFORE_PLACES = frozenset(["in", "at", "on", "near", "across", "outside", "inside", "opposite"])


@dataclass(slots=True)
class Naming:
    """All places of one name of several words."""

    words: list[str]
    places: list[Found] = field(default_factory=list)
    things: int = 0  # places where the word before speaks for a thing: "the"
    sites: int = 0  # places where it speaks for a place: "in"
    proof: bool = False  # a rank, a role, an age, an office beside it


def _opens(found: Found, given: Container[str]) -> bool:
    """Whether the first word only opens the sentence, as "Sentencing Ann Lee to a year, the judge said" does."""
    first = found.words[0]
    return found.subject and first.endswith(("ing", "ed")) and first not in given


def is_headline(text: str) -> bool:
    """Whether nearly every word of a line has a capital."""
    if len(text) > 200 or text.count(" ") < HEADLINE_WORDS - 1:
        return False
    heads = [word[0] for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(heads) > 2 and len(heads) - sum(map(str.islower, heads)) >= 0.8 * len(heads)


class Roster:
    """The names of an article that are people's, in the order of the text."""

    def __init__(
        self,
        paragraphs: Sequence[str],
        names: Sequence[list[Found]],
        language: str,
        spoken: Container[str] = (),
    ) -> None:
        self.paragraphs = paragraphs
        self.language = language
        self.spoken = spoken  # names that are sources of quotes, in lower case
        self.given = given_names(language)
        self.leads, self.things = grammar(language, "name_leads"), grammar(language, "things")
        self.words = set(itertools.chain.from_iterable(text.split(" ") for text in paragraphs))
        self.headlines = {number for number, text in enumerate(paragraphs) if is_headline(text)}
        self.found = [found for line in names for found in line]
        self.alone: set[str] = set()  # words that stand alone somewhere, as surnames do
        self.titled: set[str] = set()  # those behind a form of address
        self.namings: dict[str, Naming] = {}
        self._gather()

    def is_plain(self, word: str) -> bool:
        """Whether the article has a word in small letters too."""
        low = word.lower()
        return low in self.words and low.islower()

    def full_names(self) -> list[Found]:
        """The places of full names of people, in order; headlines and words in marks left out."""
        self._part_from_offices()
        people = {name for name, naming in self.namings.items() if self._is_person(naming)}
        return [
            found
            for found in self.found
            if len(found.words) > 1
            and found.paragraph not in self.headlines
            and not found.quoted
            and " ".join(found.words) in people
        ]

    def _part_from_offices(self) -> None:
        """Take the first word off a name whose rest is a full name elsewhere: "Harbormaster Dell Quint"."""
        surnames = {naming.words[-1] for naming in self.namings.values() if naming.words[0] in self.given}
        for naming in list(self.namings.values()):
            if naming.words[0] in self.given:
                continue
            rest = self.namings.get(" ".join(naming.words[1:])) if len(naming.words) > 2 else None
            if rest is None:
                self._part_from_opening(naming, surnames)
                continue
            for found in naming.places:
                found.start += len(found.words[0]) + 1
                found.role = [*found.role, found.words[0]]
                found.words = rest.words
            rest.places += naming.places
            rest.proof = True
            del self.namings[" ".join(naming.words)]

    def _part_from_opening(self, naming: Naming, surnames: set[str]) -> None:
        """Take off a first word that only opens a sentence, before somebody's surname: "Understated Perez rises"."""
        if naming.proof or len(naming.words) != 2 or naming.words[1] not in surnames:
            return
        if all(found.subject for found in naming.places):
            for found in naming.places:
                found.start += len(found.words[0]) + 1
                found.words = found.words[1:]
            del self.namings[" ".join(naming.words)]

    def _gather(self) -> None:
        for found in self.found:
            if len(found.words) > 1:
                self._trim(found)
            words = found.words
            if found.paragraph in self.headlines or found.quoted:
                continue
            if len(words) == 1:
                (self.titled if found.honorific else self.alone).add(words[0])
                continue
            name = " ".join(words)
            naming = self.namings.get(name)
            if naming is None:
                naming = self.namings[name] = Naming(words)
            naming.places.append(found)
            self._weigh(naming, found)

    def _trim(self, found: Found) -> None:
        """Take off words before the name: a party, or a word with the capital of the sentence's start."""
        words = found.words
        while len(words) > 1 and not found.honorific:
            first = words[0]
            plain = self.is_plain(first) and first not in self.given and found.subject
            thing = (
                len(words) > 2
                and words[1] in self.given
                and (first in self.things or _opens(found, self.given))
            )
            if first not in self.leads and not plain and not thing:
                return
            found.start += len(first) + 1
            found.words = words = words[1:]

    def _weigh(self, naming: Naming, found: Found) -> None:
        text = self.paragraphs[found.paragraph]
        before = text[max(0, found.start - 30) : found.start].rstrip().rsplit(" ", 1)[-1].lower()
        if found.honorific or found.role or is_role_noun(before, self.language):
            naming.proof = True
        naming.things += before in BEFORE_THINGS
        naming.sites += before in BEFORE_PLACES
        if naming.proof or text[found.end : found.end + 2] != ", ":
            return
        apposed = APPOSED.match(text, found.end)
        naming.proof = AGED.match(text, found.end) is not None or (
            apposed is not None
            and any(is_role_noun(word.strip(","), self.language) for word in apposed.group(1).split())
        )

    def _is_person(self, naming: Naming) -> bool:
        words = naming.words
        if len(words) > LONGEST or " ".join(words) in grammar(self.language, "places"):
            return False
        things = self.things
        if not things.isdisjoint(words[1:]):  # "Maricopa County"; but Senator Anita Hill
            return naming.proof and words[0] in self.given
        if is_body(words, self.language):
            return False
        if naming.proof or " ".join(words).lower() in self.spoken:
            return True
        if words[0] not in self.given and (words[0] in things or (words[0].isupper() and len(words[0]) > 2)):
            return False
        if all(word.isupper() and len(word) > 2 for word in words) or any(c.isdigit() for c in words[-1]):
            return False
        if words[0] in self.given:
            return naming.things < len(naming.places)
        if (naming.things + naming.sites) * 2 >= len(naming.places):
            return False
        return self._stands_alone(words[-1]) or any(found.subject for found in naming.places)

    def _stands_alone(self, surname: str) -> bool:
        return surname in self.titled or (surname in self.alone and not self.is_plain(surname))
