"""The text of an article as its names see it: read once, paragraph by paragraph, when asked for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence

from wirecleaner.stages.quotes.content import Region, units
from wirecleaner.stages.quotes.cues import attribution_pattern
from wirecleaner.stages.quotes.mentions import Mention, read_mention
from wirecleaner.stages.quotes.persons import Character, gender_of, read_context
from wirecleaner.stages.quotes.running import Found, read_names
from wirecleaner.stages.quotes.words import first_names

# The rest of the sentence behind a name, up to the next capital or mark; and what tells its gender there.
AFTER_NAME = re.compile(r"(?!['’]s)[a-z0-9 ,’'-]{0,160}(?:\. (?:He|She|His|Her)\b)?")
PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.I)
HE = frozenset(["he", "him", "his", "himself"])
# So many different surnames are looked up in the whole article; one with more is a list of names.
LOOKUPS = 200
# So many paragraphs, and so many names in one, are looked at for whom a pronoun or a role means.
LOOK_AROUND = 60
# So far into a paragraph a name is searched for that no reading has found.
FAR = 3000


class Namings:
    """What stands where: names, mentions, sentences, and what the words beside a name tell."""

    def __init__(
        self,
        paragraphs: Sequence[str],
        regions: list[list[Region]],
        language: str,
        proper: Container[str] = (),
    ) -> None:
        self.paragraphs = paragraphs
        self.regions = regions
        self.language = language
        self.proper = proper
        self._names: dict[int, list[Found]] = {}
        self._sentences: dict[int, list[int]] = {}
        self._sentences_before = [0]  # how many stand before each paragraph, as far as somebody has asked
        self._plain: dict[str, bool] = {}
        self._within: dict[str, bool] = {}
        self._contexts: dict[tuple[str, bool], str] = {}
        self._mentions: dict[str, Mention] = {}

    def names(self, number: int) -> list[Found]:
        """The capitalised names of one paragraph."""
        known = self._names.get(number)
        if known is None:
            known = self._names[number] = read_names(
                number, self.paragraphs[number], self.regions[number], self.language, self.proper
            )
        return known

    def names_before(self, number: int, place: tuple[int, int]) -> list[Found]:
        """The last names of a paragraph before a place, in order."""
        names = self.names(number)
        stop = bisect_left(names, place[1], key=_start) if number == place[0] else len(names)
        return names[max(0, stop - LOOK_AROUND) : stop]

    def mention(self, text: str) -> Mention:
        """A source read as a mention; each is read once."""
        known = self._mentions.get(text)
        if known is None:
            known = self._mentions[text] = read_mention(text, self.language)
        return known

    def is_plain_word(self, name: str) -> bool:
        """Whether a capital is owed to the sentence start: the article has the word in small letters too."""
        known = self._plain.get(name)
        if known is None:
            small = f" {name.lower()}"
            known = (
                " " not in name
                and len(self._plain) < LOOKUPS
                and any(small in text and _has_word(text, small) for text in self.paragraphs)
            )
            self._plain[name] = known
        return known

    def is_name_within(self, word: str) -> bool:
        """Whether the article writes a word with its capital inside a sentence, behind a small letter or a comma.

        Beyond so many words nobody looks: they are a list of names.
        """
        known = self._within.get(word)
        if known is None:
            within = re.compile(rf"[a-z,] {re.escape(word)}(?![\w-])")
            known = len(self._within) >= LOOKUPS or any(
                word in text and within.search(text) is not None for text in self.paragraphs
            )
            self._within[word] = known
        return known

    def sentences(self, number: int) -> list[int]:
        """Where the sentences of a paragraph begin; words in marks belong to the one around them."""
        known = self._sentences.get(number)
        if known is None:
            cut = units(self.paragraphs[number], self.regions[number], 0, attribution_pattern("en"), "en")
            known = self._sentences[number] = [unit.start for unit in cut] or [0]
        return known

    def take_sentences(self, known: Mapping[int, list[int]]) -> None:
        """Take over where the sentences of paragraphs begin that somebody else has cut."""
        self._sentences.update(known)

    def sentence_number(self, paragraph: int, at: int) -> int:
        """The number of the sentence that a place lies in, counted from the head of the article."""
        before = self._sentences_before
        while len(before) <= paragraph:
            before.append(before[-1] + len(self.sentences(len(before) - 1)))
        return before[paragraph] + bisect_right(self.sentences(paragraph), at) - 1

    def _gender(self, character: Character) -> str:
        if character.gender is not None:
            return character.gender
        character.gender = ""
        person = character.person
        words = person.name.split()
        signs = f"{person.honorific or ''} {person.role or ''} {self._context(character, narrow=True)}"
        given = first_names(self.language).get(words[0], "") if len(words) > 1 else ""
        character.gender = gender_of(signs) or given or self._taken_up_by(character)
        return character.gender

    def _taken_up_by(self, character: Character) -> str:
        """The pronoun that follows the name in its sentence, nobody else between, more often than the other."""
        votes = {"he": 0, "she": 0}
        for found in character.places[:LOOK_AROUND]:
            text = self.paragraphs[found.paragraph]
            after = AFTER_NAME.match(text, found.end)
            if found.subject and not found.quoted and after and (pronoun := PRONOUN.search(after.group())):
                votes["he" if pronoun.group().lower() in HE else "she"] += 1
        if votes["he"] == votes["she"]:
            return ""
        return max(votes, key=lambda gender: votes[gender])

    def _context(self, character: Character, narrow: bool = False) -> str:
        """The words around the first full naming: the role before it, the apposition after it.

        `narrow` leaves out all but the first phrase behind the name.
        """
        name = character.person.name
        known = self._contexts.get((name, narrow))
        if known is None:
            place = self._full_naming(character)
            known = read_context(*place, narrow) if place else ""
            self._contexts[name, narrow] = known
        return known

    def _full_naming(self, character: Character) -> tuple[str, int, int] | None:
        """The paragraph that first gives the full name, and where in it."""
        name = character.person.name
        for found in character.places:
            if len(found.words) > 1 and not found.quoted:
                text = self.paragraphs[found.paragraph]
                start = text.find(found.words[0], found.start, found.end)
                return text, start, start + len(" ".join(found.words))
        for text in self.paragraphs[:LOOK_AROUND]:
            at = text.find(name, 0, FAR)
            if at >= 0:
                return text, at, at + len(name)
        return None


def _start(found: Found) -> int:
    return found.start


def _has_word(text: str, word: str) -> bool:
    """Whether a text has a word with the blank before it, and no longer one."""
    return re.search(rf"{re.escape(word)}(?![\w’'-])", text) is not None
