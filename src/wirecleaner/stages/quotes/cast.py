"""The people and bodies of an article, and the places that name them."""

import re
from collections.abc import Container, Iterable, Sequence

from wirecleaner.stages.quotes.content import Region
from wirecleaner.stages.quotes.mentions import PARTICLES, Mention
from wirecleaner.stages.quotes.namesakes import MOST, Namesakes, address_gender, last_name, spelt_out
from wirecleaner.stages.quotes.namings import LOOK_AROUND, LOOKUPS, Namings
from wirecleaner.stages.quotes.persons import Character, Person, gender_of
from wirecleaner.stages.quotes.roster import BEFORE_THINGS, Roster
from wirecleaner.stages.quotes.running import Found, read_nameless
from wirecleaner.stages.quotes.titles import is_role_noun
from wirecleaner.stages.quotes.words import first_names, given_names, grammar, is_body
from wirecleaner.wire.agencies import is_agency

# "<NRVK.ST>", "(NYSE: ACME)": what an agency prints after the name of a listed company.
TICKER = re.compile(r" ?(?:<[A-Z0-9.]{1,12}>|\((?:[A-Z]{2,8}: ?)?[A-Z0-9]{1,6}(?:\.[A-Z]{1,3})?\))")
# The longest name in front of its letters in brackets.
SPELT_OUT = 120
# "His wife, Wanda", "their eldest son Max"
KIN = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur)(?: [\w-]+){0,2} (?P<noun>[a-z]+),? $")
KIN_REACH = 40
# What opens with one of these before a name is no description of its bearer.
NO_ROLES = frozenset("and or but who he she they it one several that which while when as".split())
NEXT_WORD = re.compile(r" ([a-z’'-]+)")

_PARTICLES = frozenset(PARTICLES.split("|"))


class Cast(Namings):
    """The people and bodies of one article."""

    def __init__(
        self,
        paragraphs: Sequence[str],
        regions: list[list[Region]],
        language: str,
        proper: Container[str] = (),
        begin: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__(paragraphs, regions, language, proper)
        self.begin = begin  # the paragraph and the offset where the story begins behind its dateline
        self.namesakes = Namesakes(language)
        self.line: list[tuple[Found, Character]] = []  # who is named where, in the order of the text
        self.echoes: list[tuple[int, int, Character]] = []  # whom "He" at the head of a sentence means
        self._heard = (0, 0)  # up to here such sentences have been looked at
        self._all_read = False
        self._looked_up: set[str] = set()
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
            character = self._house(name)
        else:
            character = self._person(words, mention, place)
        person = character.person
        if mention.honorific and not person.honorific:
            person.honorific = mention.honorific
        if mention.role and person.kind == "person" and self._is_role(mention.role):
            # "Secretary" is part of "U.S. Secretary of State", which says more.
            is_fuller = person.role is not None and f" {person.role} of " in f" {mention.role}"
            person.role = mention.role if is_fuller else person.role or mention.role
        return character

    def _is_role(self, role: str) -> bool:
        """Whether the words before a name tell what its bearer is: not "and his wife", "countries like"."""
        if self.language != "en":
            return True
        words = [word.strip(",.").lower() for word in role.split(" ")]
        return words[0] not in NO_ROLES and any(is_role_noun(word, self.language) for word in words)

    def _house(self, name: str) -> Character:
        """The character of a body's name; short letters lead to the name that they stand for."""
        known = self.namesakes.by_name.get(name.lower())
        if known is None and name.isupper() and " " not in name and (full := self._spelt_out(name)):
            known = self._house(full)
            self.namesakes.rename(known, name)
        return known or self._take_in(Character(Person(name, "organization")))

    def _spelt_out(self, letters: str) -> str | None:
        """The name before its letters in brackets: "the Holm Port Authority (HPA)"."""
        if letters in self._looked_up or len(self._looked_up) >= LOOKUPS:
            return None
        self._looked_up.add(letters)
        for text in self.paragraphs:
            at = text.find(f" ({letters})")
            if at >= 0:
                return spelt_out(letters, text[max(0, at - SPELT_OUT) : at])
        return None

    def _person(self, words: list[str], mention: Mention, place: tuple[int, int]) -> Character:
        """The character of a person's name; a new one if the article has none that fits."""
        if len(words) > 1:
            full = self._behind_particle(words, mention, place)
            return full or self._of_full_name(words, mention)
        word = words[0]
        known = self._of_surname(word, mention.honorific, place)
        if known is not None and " " in known.person.name:
            return known
        full = self._fuller(word, mention, place)
        if full:
            return full
        if known is None and (first := self.namesakes.of_given_name(word) or self._first_word(word)):
            return first
        return known or self._add(words)

    def _behind_particle(
        self, words: list[str], mention: Mention, place: tuple[int, int]
    ) -> Character | None:
        """Who is named by a surname whose particle opens the sentence: "Von der Leyen", of Ursula von der Leyen."""
        first = words[0]
        if first.lower() not in _PARTICLES or first in given_names(self.language):
            return None
        return self._fuller(words[-1], mention, place)

    def _of_full_name(self, words: list[str], mention: Mention) -> Character:
        known = self.namesakes.of_full_name(words)
        if known is not None:
            theirs = known.person.name.split()
            if (
                len(words) == len(theirs) + 1
                and is_tail(theirs, words)
                and words[0] in given_names(self.language)
            ):
                known.person.name = " ".join(words)  # "Le Pen", and later "Marine Le Pen"
                known.gender = None
            self.namesakes.rename(known, " ".join(words))
            return known
        for other in self.namesakes.of_surname(last_name(" ".join(words)))[:1]:
            if " " not in other.person.name and self._may_be_one(words[0], other):
                other.person.name = " ".join(words)
                other.gender = None
                self.namesakes.rename(other, other.person.name)
                return other
        return self._add(self._without_office(words, mention))

    def _may_be_one(self, given: str, other: Character) -> bool:
        """Whether somebody known by the surname alone may have a given name: "Mrs. Lee" is not Ben Lee."""
        wanted = address_gender(other.person.honorific)
        return not wanted or first_names(self.language).get(given, wanted) == wanted

    def _of_surname(self, word: str, honorific: str | None, place: tuple[int, int]) -> Character | None:
        """Whom a surname alone means: of several, one that the form of address fits; then who is named first.

        Whoever a story is about keeps the surname; the others are given their first names again.
        """
        known = self.namesakes.of_surname(word)[:MOST]
        wanted = address_gender(honorific)
        if wanted:
            known = [one for one in known if self._gender(one) in ("", wanted)]
        if len(known) < 2:
            if known:
                return known[0]
            middle = self.namesakes.of_middle_name(word)
            return middle if middle and (not wanted or self._gender(middle) in ("", wanted)) else None
        return known[0]

    def _without_office(self, words: list[str], mention: Mention) -> list[str]:
        """The name without a first word that is an office: the article uses the rest alone elsewhere."""
        if len(words) < 3 or words[0] in first_names(self.language) or mention.role or mention.honorific:
            return words
        if len(self._looked_up) >= LOOKUPS:
            return words
        self._looked_up.add(" ".join(words))
        rest = " ".join(words[1:])
        alone = re.compile(rf"(?<!{re.escape(words[0])} ){re.escape(rest)}\b")
        if not any(rest in text and alone.search(text) for text in self.paragraphs[:LOOK_AROUND]):
            return words
        mention.role = words[0]
        return words[1:]

    def _add(self, words: list[str]) -> Character:
        name = " ".join(words)
        is_known = self._is_known_body(name if not name.isupper() else name.title()) or is_agency(name)
        kind = "organization" if is_known or is_body(words[-1:], self.language) else "person"
        return self._take_in(Character(Person(name, kind)))

    def _is_known_body(self, name: str) -> bool:
        return name in grammar(self.language, "bodies") or name in grammar(self.language, "places")

    def _take_in(self, character: Character) -> Character:
        if self.namesakes.add(character):
            self._settled.clear()
        return character

    def _fuller(self, surname: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """The character whose full name ends with the surname; the nearest before if there are several."""
        best: Found | None = None
        for number in self._texts_with(surname):
            if number > place[0] and best is not None:
                break
            for found in self.names(number):
                if self._is_house(found, surname) or self._is_firm(found, surname, mention):
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

    def _is_firm(self, found: Found, word: str, mention: Mention) -> bool:
        """Whether a name that begins with the word ends as those of companies do: "Fordham Motors", then "Fordham"."""
        if len(found.words) < 2 or found.words[0] != word or mention.honorific or mention.role:
            return False
        ends = grammar(self.language, "firm_ends")
        return found.words[-1].rstrip(".") in ends and word not in given_names(self.language)

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
        for character in self.namesakes:
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

    def read_all(self, spoken: Container[str] = ()) -> None:
        """Take in everybody whom the text names, and where. `spoken` holds names that are sources of quotes."""
        if self._all_read:
            return
        self._all_read = True
        names = [self.names(number) for number in range(len(self.paragraphs))]
        roster = Roster(self.paragraphs, names, self.language, spoken)
        full = set(roster.full_names())
        for found in roster.found:
            if found in full:
                self._note(
                    found, self._person(found.words, _as_mention(found), (found.paragraph, found.start))
                )
        for found in roster.found:
            if found not in full and (character := self._short_name(found, roster)):
                self._note(found, character)
        for number, text in enumerate(self.paragraphs):
            for found in read_nameless(number, text, self.regions[number], self.language):
                self.line.append((found, self.nameless(found.words[0])))
        for character in self.namesakes:
            character.places.sort(key=_order)
        self.line.sort(key=lambda entry: (entry[0].paragraph, entry[0].start))

    def nameless(self, noun: str) -> Character:
        """Somebody of whom the text gives no name: a pronoun may mean them, and then it means nobody's name."""
        return Character(Person(noun.lower(), "anonymous"), gender=gender_of(noun))

    def _may_be_surname(self, word: str, roster: Roster) -> bool:
        """Whether a word that the article gives without any other name is somebody who speaks: "Trump"."""
        return (
            word.lower() in roster.spoken
            and not roster.is_plain(word)
            and not any(word in grammar(self.language, list) for list in ("things", "name_leads"))
            and not is_body([word], self.language)
        )

    def _note(self, found: Found, character: Character) -> None:
        person = character.person
        person.honorific = person.honorific or found.honorific
        if not character.gender and (gender := address_gender(found.honorific)):
            character.gender = gender
        if found.role and not person.role:
            person.role = " ".join(found.role)
        character.places.append(found)
        if not self._is_attribute(found):
            self.line.append((found, character))

    def _is_attribute(self, found: Found) -> bool:
        """Whether a name only says what is spoken of: "the Clinton camp", "Trump supporters"."""
        text = self.paragraphs[found.paragraph]
        if len(found.words) == 1 and not found.honorific and not found.role:
            before = text[max(0, found.start - 8) : found.start].rsplit(" ", 2)[-2:-1]
            if before and before[0].lower() in BEFORE_THINGS:
                return True
        after = NEXT_WORD.match(text, found.end)
        return after is not None and after.group(1) in grammar(self.language, "name_heads")

    def _short_name(self, found: Found, roster: Roster) -> Character | None:
        """Who is named by less than a full name: "Mr. Lew", "Lew", "Hillary"; in a headline by anything."""
        word = found.words[-1]
        if len(found.words) > 1 and found.paragraph not in roster.headlines:
            return None
        if len(found.words) == 1 and (
            kin := KIN.search(self.paragraphs[found.paragraph][max(0, found.start - KIN_REACH) : found.start])
        ):
            return self._kin(found, kin["noun"])
        if not (found.honorific or self.namesakes.has(word) or word.lower() in roster.spoken):
            return None
        place = (found.paragraph, found.start)
        known = self._of_surname(word, found.honorific or self._address_of_one(found), place)
        if known is None and len(found.words) == 1:
            known = self.namesakes.of_given_name(word)
        if (
            known is None
            and len(found.words) == 1
            and (found.honorific or self._may_be_surname(word, roster))
        ):
            known = self._add(found.words)
        return known if known and known.person.kind == "person" else None

    def _kin(self, found: Found, noun: str) -> Character | None:
        """Who is called by a given name alone behind what they are to somebody: "His wife, Wanda,"."""
        word = found.words[0]
        if word not in given_names(self.language) or not is_role_noun(noun, self.language):
            return None
        known = self.namesakes.of_given_name(word)
        if known is None:
            known = next(iter(self.namesakes.of_surname(word)), None) or self._add(found.words)
            known.gender = known.gender or gender_of(noun) or first_names(self.language).get(word) or None
        return known

    def _address_of_one(self, found: Found) -> str | None:
        """The form of address before a surname that several have: "Mrs Lee" is not Ben."""
        if len(self.namesakes.of_surname(found.words[-1])) < 2:
            return None
        before = self.paragraphs[found.paragraph][max(0, found.start - 5) : found.start].rstrip()
        word = before.rsplit(" ", 1)[-1]
        return word if address_gender(word) else None


def _order(found: Found) -> tuple[int, int]:
    return found.paragraph, found.start


def _as_mention(found: Found) -> Mention:
    return Mention("", found.honorific, " ".join(found.role) or None, "person", "")


def is_tail(short: list[str], words: list[str]) -> bool:
    """Whether a name ends as another one does."""
    return words[-len(short) :] == short
