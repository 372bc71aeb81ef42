"""Who may be meant by "he" or "she" at a place, and what speaks for each: facts that the weights of `antecedents` know."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from wirecleaner.stages.quotes.antecedents import antecedent_score
from wirecleaner.stages.quotes.cast import Cast
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


HE_OR_SHE = re.compile(r" ([Hh]e|[Ss]he)\b")
# What stands before "He" at the head of a sentence; a phrase may open it: "In the end, he".
HEAD = re.compile(r"(?:^|(?<=[.?!] )|(?<=[.?!][’”\"'] ))(?P<phrase>[A-Z][^.,;:?!“”\"]{0,60}, )?\Z")
HEAD_ENDS = frozenset(".?!’”\"',")
LONGEST_HEAD = 64
ASKED = re.compile(r" (?:then |later |also )?ask(?:ed|s)\b")


@dataclass(slots=True)
class Candidate:
    """Somebody named or heard before a pronoun, with the places nearest first."""

    character: Character
    named: list[Found] = field(default_factory=list)  # by the story itself
    quoted: list[Found] = field(default_factory=list)  # in the words of others
    spoke: list[tuple[int, int]] = field(default_factory=list)
    echoed: list[tuple[int, int]] = field(default_factory=list)  # "He" at the head of a sentence

    def latest(self) -> tuple[int, int]:
        """The nearest place of any kind; words in marks count only for somebody without another."""
        places = [(found.paragraph, found.start) for found in self.named[:1]]
        places += self.spoke[:1] + self.echoed[:1]
        return max(places) if places else (self.quoted[0].paragraph - 1, 0)


class Candidates(Cast):
    """The part of the cast that pronouns choose from."""

    def candidates(self, place: tuple[int, int], pronoun: str) -> list[Candidate]:
        """Everybody named or heard not long before a place whose gender fits, the nearest first."""
        found: dict[Character, Candidate] = {}
        stop = bisect_left(self.line, place, key=_place)
        first = place[0] - PARAGRAPHS

        for naming, character in reversed(self.line[max(0, stop - NAMINGS) : stop]):
            if naming.paragraph < first:
                break
            one = found.get(character) or found.setdefault(character, Candidate(character))
            (one.quoted if naming.quoted else one.named).append(naming)
        for paragraph, start, character in reversed(self.spoken[-TURNS:]):
            if first <= paragraph and (paragraph, start) < place and character.person.kind != "organization":
                one = found.get(character) or found.setdefault(character, Candidate(character))
                one.spoke.append((paragraph, start))
        for paragraph, start, character in reversed(self.echoes[-TURNS:]):
            if first <= paragraph and (paragraph, start) < place:
                one = found.get(character) or found.setdefault(character, Candidate(character))
                one.echoed.append((paragraph, start))
        fitting = [
            one for one in found.values() if pronoun == "who" or self._gender(one.character) in ("", pronoun)
        ]
        fitting = [one for one in fitting if not is_bare(one.character)] or fitting
        return sorted(fitting, key=Candidate.latest, reverse=True)

    def choose(self, pronoun: str, place: tuple[int, int]) -> tuple[Character | None, float]:
        """The candidate that most speaks for, and how much; "who" stands for either pronoun."""
        best, best_score = None, float("-inf")
        for character, score in self.scores(pronoun, place):
            if score > best_score:
                best, best_score = character, score
        return (best, best_score) if best is not None else (self._ahead(pronoun, place), best_score)

    def _ahead(self, pronoun: str, place: tuple[int, int]) -> Character | None:
        """Who is named further on in the sentence, where nobody was before: "As he left, Ben Roe said"."""
        first = bisect_left(self.line, place, key=_place)
        for found, character in self.line[first : first + NAMINGS]:
            if self.sentence_number(found.paragraph, found.start) != self.sentence_number(*place):
                return None
            if not found.quoted and (pronoun == "who" or self._gender(character) in ("", pronoun)):
                return character
        return None

    def scores(self, pronoun: str, place: tuple[int, int]) -> list[tuple[Character, int]]:
        """How much speaks for each candidate."""
        fitting = self.candidates(place, pronoun)
        return [
            (one.character, antecedent_score(self.facts(one, rank, len(fitting), place, pronoun)))
            for rank, one in enumerate(fitting)
        ]

    def heads_before(self, place: tuple[int, int]) -> Iterator[tuple[int, int, str]]:
        """The sentences between the last place looked at and this one that begin with "He" or "She"."""
        first = max(self._heard, (place[0] - PARAGRAPHS, 0))
        for number in range(first[0], place[0] + 1):
            text = self.paragraphs[number]
            start = first[1] if number == first[0] else 0
            for at, word in _heads(text, start, place[1] if number == place[0] else len(text)):
                if not any(region.open < at < region.close for region in self.regions[number]):
                    yield number, at, word.lower()
        self._heard = max(self._heard, (place[0], place[1] + 1))

    def facts(
        self, candidate: Candidate, rank: int, of: int, place: tuple[int, int], pronoun: str
    ) -> list[str]:
        """What speaks for and against a candidate."""
        character = candidate.character
        facts = ["gender known" if character.gender == pronoun else "gender unknown", f"rank {min(rank, 4)}"]
        if of == 1:
            facts.append("only one")
        if character.person.kind == "anonymous":
            facts.append("nameless")
        if candidate.named:
            facts += self._of_naming(candidate, place)
        else:
            facts.append("not named" if not candidate.quoted else "only quoted")
        if candidate.quoted and candidate.quoted[0].paragraph == place[0] and self.is_tag(place):
            facts.append("in own words")
        facts += self._of_turns(candidate, place)
        near = sum([found.paragraph >= place[0] - 3 for found in candidate.named[:4]])
        facts.append(f"near namings {near}")
        facts.append(f"namings {min(len(character.places).bit_length(), 5)}")
        return facts

    def _of_naming(self, candidate: Candidate, place: tuple[int, int]) -> Iterator[str]:
        """Where and how the candidate was named last, and in the sentence before the pronoun's."""
        found = candidate.named[0]
        here = self.sentence_number(*place)
        gap = here - self.sentence_number(found.paragraph, found.start)
        near = min(gap, 3)
        yield f"gap {min(gap, 6)}"
        yield f"{self.part(found)} {near}"
        yield f"paragraphs {min(place[0] - found.paragraph, 4)}"
        for other in candidate.named[:4]:
            between = here - self.sentence_number(other.paragraph, other.start)
            if between > 1:
                break  # those that follow are farther
            if self.part(other) == "subject":
                yield "subject before" if between else "subject here"
                break
        if len(found.words) > 1 or found.honorific or found.role:
            yield f"introduced {near}"
        text = self.paragraphs[found.paragraph]
        if near < 3 and ASKED.match(text, found.end):
            yield "asks"
        if near < 3 and text[max(0, found.start - 6) : found.start] == "asked ":
            yield "asked"

    def _of_turns(self, candidate: Candidate, place: tuple[int, int]) -> Iterator[str]:
        """Whether the candidate spoke last or was the last "he" at the head of a sentence, and how long ago."""
        if candidate.echoed:
            gap = self.sentence_number(*place) - self.sentence_number(*candidate.echoed[0])
            last = self.echoes[-1][2] is candidate.character
            yield f"{'last echo' if last else 'echo'} {min(gap, 4)}"
        if not candidate.spoke:
            yield "silent"
            return
        who = "last speaker" if self.last_person is candidate.character else "speaker"
        paragraph, start = candidate.spoke[0]
        yield f"{who} {min(place[0] - paragraph, 4)}"
        yield f"{who} {'tag' if self.is_tag(place) else 'clause'}"
        since = bisect_left(self.line, place, key=_place) - bisect_right(
            self.line, (paragraph, start), key=_place
        )
        yield f"{who} since {min(since, 4)}"

    def is_tag(self, place: tuple[int, int]) -> bool:
        """Whether the pronoun stands behind words in marks: “…,” he said."""
        before = self.paragraphs[place[0]][max(0, place[1] - 4) : place[1]]
        return before.rstrip().endswith(("”", '"', "''", "’", "'"))

    def part(self, found: Found) -> str:
        """What part a name plays in its sentence, as far as the words beside it tell."""
        text = self.paragraphs[found.paragraph]
        if text[found.end - 2 : found.end] in ("’s", "'s") or text[found.end : found.end + 1] in ("’", "'"):
            return "owner of subject" if found.subject else "owner"
        if found.subject:
            return "subject"
        if text[max(0, found.start - 14) : found.start].rstrip().rsplit(" ", 1)[-1].lower() in BESIDE:
            return "beside"
        return "acts" if ACTS.match(text, found.end) else "other"


def _heads(text: str, start: int, stop: int) -> list[tuple[int, str]]:
    """The pronouns of a stretch of text that stand at the head of a sentence."""
    found: list[tuple[int, str]] = []
    for match in HE_OR_SHE.finditer(f" {text}", start, stop + 1):
        word, at = match.group(1), match.start()
        if at > 1 and text[at - 2] not in HEAD_ENDS:
            continue
        head = HEAD.search(text, max(start, at - LONGEST_HEAD), at)
        if head and (word[0].islower() or not head["phrase"]):
            if found and found[-1][0] == head.start():  # "He is old, he said": the first opens the second
                found.pop()
            found.append((at, word))
    return found


def is_bare(character: Character) -> bool:
    """Whether nothing shows that a word by itself is a person's name."""
    person = character.person
    return not (character.gender or " " in person.name or person.honorific or person.role) and (
        person.kind == "person"
    )


def _place(entry: tuple[Found, Character]) -> tuple[int, int]:
    return entry[0].paragraph, entry[0].start
