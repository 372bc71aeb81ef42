"""The people and bodies of an article, and the places that name them."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence

from wirecleaner.stages.quotes.content import Region
from wirecleaner.stages.quotes.mentions import Mention, is_body, is_role_noun, read_mention
from wirecleaner.stages.quotes.persons import Character, Person, gender_of, read_context
from wirecleaner.stages.quotes.running import Found, read_names
from wirecleaner.stages.quotes.words import first_names

# "<NRVK.ST>", "(NYSE: ACME)": what an agency prints after the name of a listed company.
TICKER = re.compile(r" ?(?:<[A-Z0-9.]{1,12}>|\((?:[A-Z]{2,8}: ?)?[A-Z0-9]{1,6}(?:\.[A-Z]{1,3})?\))")
# So many different surnames are looked up in the whole article; one with more is a list of names.
LOOKUPS = 200
# So many paragraphs, and so many names in one, are looked at for whom a pronoun or a role means.
LOOK_AROUND = 60


class Cast:
    """The people and bodies of one article. Names are read paragraph by paragraph, only when asked for."""

    def __init__(
        self,
        paragraphs: Sequence[str],
        regions: list[list[Region]],
        language: str,
        proper: Container[str] = (),
        begin: int = 0,
    ) -> None:
        self.paragraphs = paragraphs
        self.regions = regions
        self.language = language
        self.proper = proper
        self.by_name: dict[str, Character] = {}
        self.by_last: dict[str, list[Character]] = {}
        self._names: dict[int, list[Found]] = {}
        self.begin = begin  # where the story begins behind its dateline
        self._all_read = False
        self._plain: dict[str, bool] = {}
        self._spoken_until = 0  # where the mention of the last speaker ends
        self._looked_up: set[str] = set()
        self._contexts: dict[tuple[str, bool], str] = {}
        self._mentions: dict[str, Mention] = {}
        self._settled: dict[str, Character] = {}  # whom a mention means, while nobody else has the surname
        self.last: Character | None = None  # who spoke last
        self.last_person: Character | None = None
        self.last_body: Character | None = None
        self.spoken: list[tuple[int, int, Character]] = []

    def enter(self, mention: Mention, place: tuple[int, int]) -> Character | None:
        """The character of a mention that has a name; a new one if it is the first."""
        name = mention.name
        words = name.split()
        if mention.kind == "organization":
            character = self.by_name.get(name.lower())
            if character is None:
                character = Character(Person(name, "organization"))
                self.by_name[name.lower()] = character
                self.by_last.setdefault(words[-1].lower(), []).append(character)
        else:
            character = self._person(words, mention, place)
        person = character.person
        if mention.honorific and not person.honorific:
            person.honorific = mention.honorific
        if mention.role and not person.role and person.kind == "person":
            person.role = mention.role
        character.sure = True
        return character

    def _person(self, words: list[str], mention: Mention, place: tuple[int, int]) -> Character:
        last = words[-1].lower()
        if len(words) > 1:
            same = self.by_name.get(" ".join(words).lower())
            if same:
                return same
            for other in self.by_last.get(last, ()):  # "Bob Ray" and later "Robert F. Ray" stay two
                other_words = other.person.name.split()
                if len(other_words) == 1 or (other_words[0] == words[0] and other_words[-1] == words[-1]):
                    if len(other_words) < len(words) and len(other_words) == 1:
                        other.person.name = " ".join(words)
                        other.gender = None
                    self.by_name[" ".join(words).lower()] = other
                    return other
            return self._add(self._without_office(words, mention))
        known = self.by_last.get(last, ())
        if len(known) == 1 and len(known[0].person.name.split()) > 1:
            return known[0]
        full = self._fuller(words[0], mention, place)
        if full:
            return full
        if not known and (first := self._first_word(words[0])):
            return first
        return known[-1] if known else self._add(words)

    def _without_office(self, words: list[str], mention: Mention) -> list[str]:
        """The name without a first word that is an office: the article uses the rest alone elsewhere."""
        if len(words) < 3 or words[0] in first_names(self.language) or mention.role or mention.honorific:
            return words
        if len(self._looked_up) >= LOOKUPS:
            return words
        self._looked_up.add(" ".join(words))
        rest = " ".join(words[1:])
        alone = re.compile(rf"(?<!{re.escape(words[0])} ){re.escape(rest)}\b")
        if not any(alone.search(text) for text in self.paragraphs[:LOOK_AROUND]):
            return words
        mention.role = words[0]
        return words[1:]

    def _add(self, words: list[str]) -> Character:
        name = " ".join(words)
        kind = "organization" if is_body(words[-1:], self.language) else "person"
        character = Character(Person(name, kind))
        self.by_name[name.lower()] = character
        namesakes = self.by_last.setdefault(words[-1].lower(), [])
        namesakes.append(character)
        if len(namesakes) > 1:
            self._settled.clear()
        return character

    def _fuller(self, surname: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """The character whose full name ends with the surname; the nearest before if there are several."""
        best: Found | None = None
        for number in self._texts_with(surname):
            if number > place[0] and best is not None:
                break
            for found in self.names(number):
                if self._is_house(found, surname):
                    return self.enter(Mention(" ".join(found.words), None, None, "organization", ""), place)
                fits = len(found.words) > 1 and found.words[-1] == surname and self._may_be(found, mention)
                if fits and (best is None or (number, found.start) < place):
                    best = found
        if best is None:
            return None
        return self._person(best.words, mention, place) if len(best.words) > 1 else None

    def _is_house(self, found: Found, word: str) -> bool:
        """Whether a name that begins with the word is a company's: its sign on the exchange follows it."""
        if len(found.words) < 2 or found.words[0] != word:
            return False
        return TICKER.match(self.paragraphs[found.paragraph], found.end) is not None

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
            small = f" {name.lower()} "
            known = (
                " " not in name and len(self._plain) < LOOKUPS and any(small in t for t in self.paragraphs)
            )
            self._plain[name] = known
        return known

    def _texts_with(self, surname: str) -> Iterable[int]:
        """The paragraphs that may hold a longer name ending in the surname; each surname is looked up once."""
        if surname in self._looked_up or len(self._looked_up) >= LOOKUPS:
            return ()
        self._looked_up.add(surname)
        return [
            n for n, text in enumerate(self.paragraphs) if f" {surname}" in text or text.startswith(surname)
        ]

    def _first_word(self, word: str) -> Character | None:
        """Whose name begins with the word, as Korean family names do and short names of houses."""
        if word in first_names(self.language):
            return None
        for character in self.by_name.values():
            words = character.person.name.split()
            if len(words) > 1 and words[0] == word:
                return character
        return None

    def _may_be(self, found: Found, mention: Mention) -> bool:
        if mention.honorific in ("Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Miss"):
            want = "he" if mention.honorific.startswith("Mr") and "s" not in mention.honorific else "she"
            has = first_names(self.language).get(found.words[0], want)
            return has == want
        return True

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

    def _character_of(self, found: Found) -> Character | None:
        """The character a name in running text belongs to, if it can be a person."""
        last = found.words[-1].lower()
        name = " ".join(found.words).lower()
        known = self.by_name.get(name)
        if known is None and len(found.words) == 1:
            several = self.by_last.get(last, ())
            known = several[-1] if several else None
        if known is not None:
            return known if known.person.kind == "person" else None
        if is_body(found.words, self.language) or len(found.words) > 4:
            return None
        text = self.paragraphs[found.paragraph]
        before = text[max(0, found.start - 30) : found.start].rstrip().rsplit(" ", 1)[-1].lower()
        titled = bool(found.honorific or found.role) or is_role_noun(before, self.language)
        aged = re.compile(r", (?:now )?\d\d[,.)]").match(text, found.end) is not None
        given = found.words[0] in first_names(self.language) and len(found.words) > 1
        if not (titled or aged or given):
            if len(found.words) < 2 or not (found.subject or text[found.end : found.end + 2] == ", "):
                return None
            if (
                text[max(0, found.start - 4) : found.start]
                .lower()
                .endswith(("the ", "in ", "of ", "at ", "on "))
            ):
                return None
        if len(found.words) == 1 and not titled:
            return None
        mention = Mention("", found.honorific, " ".join(found.role) or None, "person", "")
        character = self._person(found.words, mention, (found.paragraph, found.start))
        character.person.honorific = character.person.honorific or found.honorific
        return character

    def _gender(self, character: Character) -> str:
        if character.gender is not None:
            return character.gender
        character.gender = ""
        person = character.person
        words = person.name.split()
        signs = f"{person.honorific or ''} {person.role or ''} {self._context(character, narrow=True)}"
        given = first_names(self.language).get(words[0], "") if len(words) > 1 else ""
        character.gender = gender_of(signs) or given
        return character.gender

    def _context(self, character: Character, narrow: bool = False) -> str:
        """The words around the first full naming: the role before it, the apposition after it.

        `narrow` leaves out all but the first phrase behind the name.
        """
        name = character.person.name
        known = self._contexts.get((name, narrow))
        if known is None:
            known = self._contexts[name, narrow] = read_context(self.paragraphs[:LOOK_AROUND], name, narrow)
        return known

    def _read_all(self) -> None:
        if self._all_read:
            return
        self._all_read = True
        for number in range(len(self.paragraphs)):
            for found in self.names(number):
                if not found.quoted and len(found.words) > 1:
                    self._character_of(found)


def _start(found: Found) -> int:
    return found.start
