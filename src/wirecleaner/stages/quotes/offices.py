"""Which person is meant by an office, a job or kinship: "the minister", "the actress", "his wife"."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from wirecleaner.stages.quotes.appositions import described
from wirecleaner.stages.quotes.bodies import Bodies
from wirecleaner.stages.quotes.candidates import is_bare
from wirecleaner.stages.quotes.mentions import Mention
from wirecleaner.stages.quotes.namings import LOOK_AROUND, LOOKUPS
from wirecleaner.stages.quotes.persons import Character, Person, gender_of
from wirecleaner.stages.quotes.running import Found
from wirecleaner.stages.quotes.titles import is_role_noun
from wirecleaner.stages.quotes.words import grammar, title_synonyms

# Words of party that stand for a person as an office does: "the Republican".
PARTISANS = frozenset(["republican", "democrat", "conservative"])
# Where nobody is called so, the one who stands out is meant: by odds of four to one over the next.
STANDS_OUT = 140
# So many paragraphs on, "the judge" may still be the one who was not named.
NEAR = 8
# "The shadow chancellor" is not "the chancellor".
LESSER = re.compile(r"\b(?:shadow|deputy|vice|assistant)\b")
# More paragraphs than an article has.
FAR = 1_000_000


class Offices(Bodies):
    """The part of the cast that roles take up."""

    def _by_role(
        self, text: str, mention: Mention, place: tuple[int, int], guess: bool = True
    ) -> Character | None:
        """Whose role is "the minister": somebody near whom the text calls so, then somebody far, then a guess."""
        self.read_all()
        if not is_role_noun(mention.head, self.language) and mention.head not in PARTISANS:
            # "The city", "the lawsuit": nobody, unless the words right behind a name say so ("Lee, a mogul,").
            return self._called(self._people(place, mention), text, mention, narrow=True)
        found = self.by_role(text, mention, place)
        if found is not None or not guess or mention.head.capitalize() in grammar(self.language, "demonyms"):
            return found
        if (unnamed := self._unnamed(mention.head, place)) is not None:
            return unnamed
        scores = sorted(self.scores(gender_of(mention.head) or "who", place), key=lambda entry: -entry[1])
        if scores and (len(scores) == 1 or scores[0][1] - scores[1][1] >= STANDS_OUT):
            best = scores[0][0]
            if _is_lesser(
                f"{best.person.role or ''} {self._context(best)}".lower(), mention.head, text.lower()
            ):
                return None
            return best if best.person.kind == "person" and not is_bare(best) else None
        return None

    def _unnamed(self, noun: str, place: tuple[int, int]) -> Character | None:
        """Somebody whom the text has called so and not named: "A federal judge on Friday …", then "the judge"."""
        stop = bisect_left(self.line, place, key=_line_place)
        for found, character in reversed(self.line[max(0, stop - LOOK_AROUND) : stop]):
            if character.person.kind == "anonymous" and character.person.name == noun:
                return character if place[0] - found.paragraph < NEAR else None
        return None

    def by_role(self, text: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """Somebody whose role was named with the name, the nearest before first; None rather than a guess."""
        self.read_all()
        near = self._people(place, mention)
        found = self._called(near, text, mention)
        if found is not None:
            return found
        gender = gender_of(mention.head)
        far = [one for one in self._latest() if one not in near]
        far = [one for one in far if not gender or self._gender(one) in ("", gender)]
        far.sort(key=lambda one: self._nearness(one, place), reverse=True)
        return self._called(far, text, mention)

    def _people(self, place: tuple[int, int], mention: Mention) -> list[Character]:
        """The people named or heard before, the nearest first, whose gender the noun allows."""
        pronoun = gender_of(mention.head) or "who"
        return [
            one.character for one in self.candidates(place, pronoun) if one.character.person.kind == "person"
        ]

    def _called(
        self, people: Iterable[Character], text: str, mention: Mention, narrow: bool = False
    ) -> Character | None:
        """Who is called by the noun where the name is given; of several, by most of the words; then the first."""
        wanted = _content_words(mention.role or text)
        short = title_synonyms(self.language).get(mention.head, ())
        best: Character | None = None
        most = 0
        for character in people:
            person = character.person
            context = f"{person.role or ''} {person.honorific or ''} {self._context(character, narrow)}"
            by_short_form = any(form in context for form in short)
            if mention.head not in context.lower() and not by_short_form:
                continue
            words = _content_words(context)
            if mention.head not in words and not by_short_form:
                continue
            if _is_lesser(context.lower(), mention.head, text.lower()):
                continue
            hits = 1 + len(wanted & words)
            if hits > most:
                best, most = character, hits
        return best

    def read_role(self, person: Person) -> None:
        """Fills in role and body from what stands behind the full name: "Ann Lee, an analyst at Holm Bank,"."""
        for text in self.paragraphs[:LOOK_AROUND]:
            at = text.find(person.name)
            found = described(text, at + len(person.name), self.language) if at >= 0 else None
            if found:
                person.role, person.organization = found.role, found.organization
                return

    def _latest(self) -> list[Character]:
        return [one for one in list(self.namesakes)[-LOOKUPS:] if one.person.kind == "person"]

    def _nearness(self, character: Character, place: tuple[int, int]) -> int:
        """How few paragraphs lie between a place and the naming before it; one behind it is farther than any."""
        places = character.places
        before = bisect_left(places, place, key=_place)
        if before:
            return places[before - 1].paragraph - place[0]
        return place[0] - places[0].paragraph - FAR if places else -2 * FAR


def _is_lesser(context: str, noun: str, text: str) -> bool:
    """Whether somebody has but the shadow or the deputy of the office that a text names."""
    if f" {noun}" not in context:
        return False
    lesser = LESSER.search(context)
    return lesser is not None and context.startswith(noun, lesser.end() + 1) and lesser.group() not in text


def _place(found: Found) -> tuple[int, int]:
    return found.paragraph, found.start


def _content_words(text: str) -> set[str]:
    words = (word.strip("’',.()").removesuffix("’s").removesuffix("'s") for word in text.lower().split())
    return set(words) - {"the", "his", "her", "of", "a", "an", "and", "who"}


def _line_place(entry: tuple[Found, Character]) -> tuple[int, int]:
    return entry[0].paragraph, entry[0].start
