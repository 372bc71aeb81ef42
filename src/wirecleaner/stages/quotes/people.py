"""Which person is meant by "he", "she", "the minister"."""

import re

from wirecleaner.stages.quotes.appositions import described
from wirecleaner.stages.quotes.bodies import Bodies
from wirecleaner.stages.quotes.cast import LOOK_AROUND, LOOKUPS
from wirecleaner.stages.quotes.mentions import Mention, is_role_noun, read_mention
from wirecleaner.stages.quotes.persons import Character, Person
from wirecleaner.stages.quotes.words import title_synonyms

# A candidate for "he" with less than this was named a paragraph or more before, and was no subject there.
CLEAR = 0.8
# Somebody who has not spoken yet and is introduced with an office just before is meant rather than who spoke last.
INTRODUCED = 0.9
CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]")


def has_capital(text: str) -> bool:
    """Whether a capitalised word stands in the text."""
    return not text.islower() and CAPITAL.search(text) is not None


class People(Bodies):
    """The part of the cast that pronouns and roles take up."""

    def _pronoun(self, pronoun: str, place: tuple[int, int]) -> Character | None:
        if pronoun == "it":
            return self._subject_before(place) or self.last_body or self._any_body(place)
        if pronoun not in ("he", "she", "who"):
            return (
                self.last
                if pronoun == "they" and self.last and self.last.person.kind == "organization"
                else None
            )
        if pronoun != "who" and (same := self._nobody_since(place, pronoun)):
            return same
        best: Character | None = None
        best_score = -9.0
        for character, score in self._candidates(place, pronoun):
            gender = self._gender(character)
            if pronoun != "who" and gender and gender != pronoun:
                continue
            score += 0.4 if gender == pronoun else 0.0
            if score > best_score:
                best, best_score = character, score
        if best_score < CLEAR and pronoun != "who" and (role := self._role_before(place, pronoun)):
            best = role
        if best is not None and pronoun != "who" and not best.gender:
            best.gender = pronoun
        return best

    def _nobody_since(self, place: tuple[int, int], pronoun: str) -> Character | None:
        """Who spoke last, if no name stands between there and the pronoun: the common case, found at once."""
        since = self._since(place, pronoun)
        if since[0] < place[0] - 1 or since[0] < 0:
            return None
        text = self.paragraphs[since[0]]
        stop = place[1] if since[0] == place[0] else len(text)
        at = text.find(" ", self._spoken_until, stop)
        if at >= 0 and has_capital(text[at:stop]):
            return None
        if since[0] < place[0] and has_capital(self.paragraphs[place[0]][: place[1]]):
            return None
        return self.last_person

    def _role_before(self, place: tuple[int, int], pronoun: str) -> Character | None:
        """The person whose role is the subject of the sentence before: "The mayor laughed. … she said"."""
        subject = self._sentence_before(place)
        if subject is None:
            return None
        mention = read_mention(subject, self.language)
        if mention.kind != "role" or not is_role_noun(mention.head, self.language):
            return None
        character = self._by_role(subject, mention, place, guess=False)
        return character if character and self._gender(character) in ("", pronoun) else None

    def _candidates(self, place: tuple[int, int], pronoun: str) -> list[tuple[Character, float]]:
        """People named shortly before, each with how likely a pronoun means them."""
        number = place[0]
        out: list[tuple[Character, float]] = []
        since = self._since(place, pronoun)
        for p in range(number, max(-1, number - 4, since[0] - 1), -1):
            for found in self.names_before(p, place):
                if found.quoted or (p, found.start) < since:
                    continue
                character = self._character_of(found)
                if character is None:
                    continue
                score = 1.2 * (p - number) + (1.0 if found.subject else 0.0) + found.start / 4000
                if p == number and (found.honorific or found.role) and not character.sure:
                    score += INTRODUCED
                out.append((character, score))
        for p, at, character in self.spoken[-4:]:
            if p >= number - 4 and (p, at) < place and character.person.kind == "person":
                out.append((character, 1.2 * (p - number) + 1.6 + at / 4000))
        return out

    def _since(self, place: tuple[int, int], pronoun: str) -> tuple[int, int]:
        """From where on names can outdo the last speaker: nobody named before them has a better score."""
        if not self.spoken or self.spoken[-1][2] is not self.last_person:
            return (-1, 0)
        p, at, character = self.spoken[-1]
        if (p, at) >= place or p < place[0] - 4 or self._gender(character) not in ("", pronoun):
            return (-1, 0)
        return (p, at)

    def _by_role(
        self, text: str, mention: Mention, place: tuple[int, int], guess: bool = True
    ) -> Character | None:
        """Whose role is "the minister": the best match of the words, the nearest before wins."""
        self._read_all()
        wanted = _content_words(mention.role or text)
        short = title_synonyms(self.language).get(mention.head, ())
        best: Character | None = None
        best_key = (0.0, 0.0)
        for character in self._latest():
            person = character.person
            if person.kind != "person":
                continue
            context = f"{person.role or ''} {person.honorific or ''} {self._context(character)}"
            words = _content_words(context)
            hits = len(wanted & words)
            if mention.head not in words and not any(s in context for s in short):
                continue
            nearness = self._nearness(character, place)
            key = (hits + 0.5, nearness)
            if key > best_key:
                best, best_key = character, key
        if best is not None:
            return best
        if (guess and is_role_noun(mention.head, self.language)) or mention.head in (
            "republican",
            "democrat",
            "conservative",
        ):
            return self._pronoun("who", place)
        return None

    def read_role(self, person: Person) -> None:
        """Fills in role and body from what stands behind the full name: "Ann Lee, an analyst at Holm Bank,"."""
        for text in self.paragraphs[:LOOK_AROUND]:
            at = text.find(person.name)
            found = described(text, at + len(person.name), self.language) if at >= 0 else None
            if found:
                person.role, person.organization = found.role, found.organization
                return

    def _latest(self) -> list[Character]:
        return list(dict.fromkeys(self.by_name.values()))[-LOOKUPS:]

    def by_role(self, text: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """Somebody whose role was named with the name; None rather than a guess."""
        return self._by_role(text, mention, place, guess=False)

    def _nearness(self, character: Character, place: tuple[int, int]) -> float:
        words = character.person.name.split()
        best = -1e6
        first = max(0, place[0] - LOOK_AROUND)
        for number, text in enumerate(self.paragraphs[first : place[0] + LOOK_AROUND], first):
            at = (
                text.rfind(words[-1], 0, place[1] if number == place[0] else len(text))
                if number <= place[0]
                else text.find(words[-1])
            )
            if at >= 0:
                gap = number - place[0]
                best = max(best, gap if gap <= 0 else -gap - 100)
        for p, _, who in self.spoken[-6:]:
            if who is character:
                best = max(best, p - place[0] + 0.5)
        return best


def _content_words(text: str) -> set[str]:
    words = (word.strip("’',.()").removesuffix("’s").removesuffix("'s") for word in text.lower().split())
    return set(words) - {"the", "his", "her", "of", "a", "an", "and", "who"}
