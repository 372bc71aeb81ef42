"""Which person is meant by "he", "she", "the minister"."""

from wirecleaner.stages.quotes.antecedents import antecedent_score
from wirecleaner.stages.quotes.appositions import described
from wirecleaner.stages.quotes.bodies import Bodies
from wirecleaner.stages.quotes.mentions import Mention, is_role_noun, read_mention
from wirecleaner.stages.quotes.namings import LOOK_AROUND, LOOKUPS
from wirecleaner.stages.quotes.persons import Character, Person
from wirecleaner.stages.quotes.words import title_synonyms

# With less than this the best candidate is worth less than a role that is the subject of the sentence before.
CLEAR = 0


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
        return self._antecedent(pronoun, place)

    def _antecedent(self, pronoun: str, place: tuple[int, int]) -> Character | None:
        """The person whom "he" or "she" means: the one that most speaks for."""
        self.read_all()
        for paragraph, start, head in self.heads_before(place):
            if (one := self._choose(head, (paragraph, start))[0]) is not None:
                self.echoes.append((paragraph, start, one))
        best, score = self._choose(pronoun, place)
        if score < CLEAR and (role := self._role_before(place, pronoun)):
            best = role
        if best is not None and pronoun != "who":
            best.gender = best.gender or pronoun
            self.echoes.append((*place, best))
        return best

    def _choose(self, pronoun: str, place: tuple[int, int]) -> tuple[Character | None, float]:
        """The candidate with the highest score, and the score."""
        fitting = self.candidates(place, pronoun)
        best, best_score = None, float("-inf")
        for rank, candidate in enumerate(fitting):
            score = antecedent_score(self.facts(candidate, rank, len(fitting), place, pronoun))
            if score > best_score:
                best, best_score = candidate.character, score
        return best, best_score

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

    def _by_role(
        self, text: str, mention: Mention, place: tuple[int, int], guess: bool = True
    ) -> Character | None:
        """Whose role is "the minister": the best match of the words, the nearest before wins."""
        self.read_all()
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
        return list(self.namesakes)[-LOOKUPS:]

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
