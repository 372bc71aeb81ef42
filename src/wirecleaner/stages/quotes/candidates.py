"""Who may be meant by "he" or "she" at a place, and what speaks for each: facts that the weights of `antecedents` know."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from wirecleaner.stages.quotes.cast import Cast
from wirecleaner.stages.quotes.content import units
from wirecleaner.stages.quotes.cues import attribution_pattern
from wirecleaner.stages.quotes.persons import Character
from wirecleaner.stages.quotes.running import Found

# So far back a pronoun looks, in namings and in paragraphs.
NAMINGS, PARAGRAPHS, TURNS = 50, 15, 8
BESIDE = frozenset(
    "of to with for by against from about on in at over under than between behind after before into like and or as".split()
)
ACTS = re.compile(
    r"(?:,[^,.;]{0,80},| \([^)]{0,20}\))? (?:has|had|have|is|was|will|would|can|could|may|might|did|does|also|then|[a-z]+ed|[a-z]+s)\b"
)


@dataclass(slots=True)
class Candidate:
    """Somebody named or heard before a pronoun, with the places nearest first."""

    character: Character
    named: list[Found] = field(default_factory=list)
    spoke: list[tuple[int, int]] = field(default_factory=list)

    def latest(self) -> tuple[int, int]:
        """The nearest place of either kind."""
        places = [(found.paragraph, found.start) for found in self.named[:1]] + self.spoke[:1]
        return max(places)


class Candidates(Cast):
    """The part of the cast that pronouns choose from."""

    def candidates(self, place: tuple[int, int], pronoun: str) -> list[Candidate]:
        """Everybody named or heard not long before a place whose gender fits, the nearest first."""
        found: dict[int, Candidate] = {}
        stop = bisect_left(self.line, place, key=_place)
        first = place[0] - PARAGRAPHS
        for naming, character in reversed(self.line[max(0, stop - NAMINGS) : stop]):
            if naming.paragraph >= first:
                found.setdefault(id(character), Candidate(character)).named.append(naming)
        for paragraph, start, character in reversed(self.spoken[-TURNS:]):
            if first <= paragraph and (paragraph, start) < place and character.person.kind == "person":
                found.setdefault(id(character), Candidate(character)).spoke.append((paragraph, start))
        fitting = [
            one for one in found.values() if pronoun == "who" or self._gender(one.character) in ("", pronoun)
        ]
        return sorted(fitting, key=Candidate.latest, reverse=True)

    def facts(
        self, candidate: Candidate, rank: int, of: int, place: tuple[int, int], pronoun: str
    ) -> Iterator[str]:
        """What speaks for and against a candidate."""
        character = candidate.character
        yield "gender known" if character.gender == pronoun else "gender unknown"
        yield f"rank {min(rank, 4)}"
        if of == 1:
            yield "only one"
        if not candidate.named:
            yield "not named"
        else:
            yield from self._of_naming(candidate, place)
        yield from self._of_turns(candidate, place)
        near = sum(found.paragraph >= place[0] - 3 for found in candidate.named)
        yield f"near namings {min(near, 4)}"
        yield f"namings {min(len(character.places).bit_length(), 5)}"

    def _of_naming(self, candidate: Candidate, place: tuple[int, int]) -> Iterator[str]:
        """Where and how the candidate was named last, and in the sentence before the pronoun's."""
        found = candidate.named[0]
        gap = self.sentences_between(found, place)
        near = min(gap, 3)
        how = self.part(found)
        yield f"gap {min(gap, 6)}"
        yield f"{how} {near}"
        yield f"paragraphs {min(place[0] - found.paragraph, 4)}"
        if any(
            self.part(other) == "subject" and self.sentences_between(other, place) == 1
            for other in candidate.named[:4]
        ):
            yield "subject before"
        if any(
            self.part(other) == "subject" and self.sentences_between(other, place) == 0
            for other in candidate.named[:4]
        ):
            yield "subject here"
        if len(found.words) > 1 or found.honorific or found.role:
            yield f"introduced {near}"
        if found.paragraph == place[0] and not self.text_between(found, place).strip():
            yield "touches"

    def _of_turns(self, candidate: Candidate, place: tuple[int, int]) -> Iterator[str]:
        """Whether the candidate spoke last, and how long ago."""
        if not candidate.spoke:
            yield "silent"
            return
        last = self.last_person is candidate.character
        who = "last speaker" if last else "speaker"
        paragraph, start = candidate.spoke[0]
        yield f"{who} {min(place[0] - paragraph, 4)}"
        tag = self.is_tag(place)
        yield f"{who} {'tag' if tag else 'clause'}"
        since = bisect_left(self.line, place, key=_place) - bisect_right(
            self.line, (paragraph, start), key=_place
        )
        yield f"{who} since {min(since, 4)}"

    def text_between(self, found: Found, place: tuple[int, int]) -> str:
        """The text from a naming to a place in the same paragraph."""
        return self.paragraphs[place[0]][found.end : place[1]]

    def is_tag(self, place: tuple[int, int]) -> bool:
        """Whether the pronoun stands behind words in marks: “…,” he said."""
        return self.paragraphs[place[0]][: place[1]].rstrip().endswith(("”", '"', "''", "’", "'"))

    def part(self, found: Found) -> str:
        """What part a name plays in its sentence, as far as the words beside it tell."""
        if found.quoted:
            return "quoted"
        text = self.paragraphs[found.paragraph]
        if text[found.end - 2 : found.end] in ("’s", "'s") or text[found.end : found.end + 1] in ("’", "'"):
            return "owner"
        if found.subject:
            return "subject"
        if text[max(0, found.start - 14) : found.start].rstrip().rsplit(" ", 1)[-1].lower() in BESIDE:
            return "beside"
        return "acts" if ACTS.match(text, found.end) else "other"

    def sentences_between(self, found: Found, place: tuple[int, int]) -> int:
        """How many sentences end between a naming and a later place; words in marks count as one."""
        here = self._sentence_number(place[0], place[1])
        there = self._sentence_number(found.paragraph, found.start)
        if found.paragraph == place[0]:
            return here - there
        between = sum(len(self.sentences(number)) for number in range(found.paragraph + 1, place[0]))
        return len(self.sentences(found.paragraph)) - there + between + here

    def _sentence_number(self, paragraph: int, at: int) -> int:
        return bisect_right(self.sentences(paragraph), at) - 1

    def sentences(self, number: int) -> list[int]:
        """Where the sentences of a paragraph begin."""
        known = self._sentences.get(number)
        if known is None:
            cut = units(self.paragraphs[number], self.regions[number], 0, attribution_pattern("en"), "en")
            known = self._sentences[number] = [unit.start for unit in cut] or [0]
        return known


def _place(entry: tuple[Found, Character]) -> tuple[int, int]:
    return entry[0].paragraph, entry[0].start
