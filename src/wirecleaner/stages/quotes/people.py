"""Which person is meant by "he" and "she"."""

from wirecleaner.stages.quotes.mentions import read_mention
from wirecleaner.stages.quotes.offices import Offices
from wirecleaner.stages.quotes.persons import Character
from wirecleaner.stages.quotes.titles import is_role_noun

# With less than this the best candidate is worth less than a role that is the subject of the sentence before.
CLEAR = 0


class People(Offices):
    """The part of the cast that pronouns take up."""

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
            if (one := self.choose(head, (paragraph, start))[0]) is not None:
                self.echoes.append((paragraph, start, one))
        best, score = self.choose(pronoun, place)
        if score < CLEAR and (role := self._role_before(place, pronoun)):
            best = role
        if best is not None and pronoun != "who":
            best.gender = best.gender or pronoun
            self.echoes.append((*place, best))
        return best

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
