"""Who speaks in a quote of a language other than English: the name in its source, a pronoun, a role."""

import re

from wirecleaner.data import load_words
from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.foreign_antecedents import Antecedents, Subject
from wirecleaner.stages.quotes.foreign_bodies import MELTED, Bodies
from wirecleaner.stages.quotes.foreign_offices import office_beside
from wirecleaner.stages.quotes.foreign_people import People
from wirecleaner.stages.quotes.foreign_roles import Roles
from wirecleaner.stages.quotes.found import FoundQuote
from wirecleaner.stages.quotes.mentions import RUN, Mention
from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.persons import Character, Person
from wirecleaner.stages.quotes.running import cut_at_stop
from wirecleaner.stages.quotes.speech import NEVER, Speech
from wirecleaner.stages.quotes.titles import honorific_words, is_office, opens_with_office, strip_titles
from wirecleaner.stages.quotes.words import is_body
from wirecleaner.wire.agencies import is_agency
from wirecleaner.wire.author_words import is_given_name

# The rule whose source is inflected: "Poliisin mukaan" names the police, but not as they are called.
BEHIND = "quote.foreign-according-behind"
# Endings by which an inflected name differs from the one called by: "Розы Тюриной", "Leona Barki".
_ENDING = 3
# The name that closes a source behind a comma.
_APPOSED = re.compile(rf",\s+(?P<name>{RUN.pattern})$")
# An article that has melted with the name of a body, and nothing behind it: "l’Areu", "l’AFP"; "L’Aquila" is a name.
_MELTED_BODY = re.compile(rf"l[’'](?P<name>{UP}[\w-]+)$")
# What stands between a name and the pronoun that takes it up: "Ana Roe, presidente do sindicato, que garante".
_APPOSITION = re.compile(r", (?:[^,.;:!?]{1,60}, )?")
Place = tuple[int, int]


class Speakers:
    """Names the speakers of an article's quotes, in reading order."""

    def __init__(self, cast: Resolver, people: People, words: Speech) -> None:
        self.cast = cast
        self.people = people
        self.words = words
        self._heard: dict[int, Character] = {}
        self._last: tuple[int, int, Character] | None = None  # where the source before ends, and who it is
        self.roles = Roles(cast, people, words)
        self.bodies = Bodies(cast, words)
        self.antecedents = Antecedents(cast, people, words)

    def name(self, quote: FoundQuote) -> None:
        """Who speaks: a name in the source, else a pronoun or a role that was named with one."""
        if quote.source is None:
            place = (quote.content[0].paragraph, quote.content[0].start)
            character = self._without_source(quote)
        else:
            place = (quote.source.paragraph, quote.source.start)
            text = self.cast.paragraphs[place[0]][place[1] : quote.source.end]
            character = self._of_source(text, place, inflected=quote.rule == BEHIND)
        if character is not None:
            self._leave_office_out(character)
            self.cast.spoke(character, place)
            self.people.spoke(character, place)
            quote.speaker = character.person
            self._heard[id(character)] = character
            if quote.source is not None:
                self._last = (place[0], quote.source.end, character)
                if quote.rule != BEHIND:  # there an office has an ending too
                    self._take_office(character.person, place, quote.source.end)

    def _take_office(self, person: Person, place: Place, end: int) -> None:
        """Note the office that a source gives beside its name."""
        if person.role or person.kind != "person":
            return
        text = self.cast.paragraphs[place[0]]
        for name in (person.name, person.name.split()[0 if self.words.family_name_first else -1]):
            start = text.find(name, place[1], end)
            if start >= 0:
                person.role = office_beside(text, (start, start + len(name)), (place[1], end), self.words)
                return

    def finish(self) -> None:
        """Take offices off names once more: the cast may have found the full name, with its office, only later."""
        for character in self._heard.values():
            self._leave_office_out(character)

    def _without_source(self, quote: FoundQuote) -> Character | None:
        """Whom a verb without a subject takes up: at the head of a sentence, the subject of the one before."""
        place = (quote.content[0].paragraph, quote.content[0].start)
        if not self._drops_subject(quote):
            return None
        if quote.cue is None or quote.kind == "direct":
            return self.antecedents.taken_up(place)
        subject = self.antecedents.subject_before(place[0], quote.cue.start)
        if subject is Subject.KNOWN:
            return self.antecedents.taken_up(place)
        return self._named(subject, subject, place) if isinstance(subject, str) else None

    def _drops_subject(self, quote: FoundQuote) -> bool:
        """Whether a verb stands without its subject; a colon alone has none."""
        cue = quote.cue
        if cue is None or not self.words.drops_pronouns:
            return False
        return self.cast.paragraphs[cue.paragraph][cue.start : cue.end] != ":"

    def _of_source(self, text: str, place: Place, *, inflected: bool) -> Character | None:
        words = self.words
        if words.name_prefix is not NEVER and not text.startswith(" "):
            text = _without_first_capital(text)  # "Ethintwa uSokhela": at the head of a sentence, no name
        text = text.strip(" ,")
        if melted := _MELTED_BODY.match(text):
            return self.cast.enter(Mention(melted["name"], None, None, "organization", ""), place)
        first = text.split(" ", 1)[0].lower().lstrip("-")
        if self._is_pronoun(text, first) or text.lower() in words.oblique_pronouns:
            return self.antecedents.taken_up(place)
        if self._is_nameless(text):
            return None
        if text.lower() in words.relatives and (who := self._just_before(place)):
            return who
        if inflected:
            return self.bodies.by_letters(text, place) or self._uninflected(text, place)
        if name := self._apposed(text):
            return self._named(name, name, place)
        if first in words.source_ends and (words.inflected or not self._has_office(text)):
            return self._place_of_work(text, place) if words.inflected else None  # "En Los Gallardos aseguró"
        if body := self.bodies.of_source(text, place):
            return body
        if self.bodies.is_unnamed(text):
            return None
        if names := self._names(text, first):
            return self._named(max(names, key=_likeness), text, place)
        head = text.rsplit(" ", 1)[-1].lower()
        if head in words.joints or head in load_words(words.language, "function_words"):
            return None
        self.people.full()  # gathered before the cast takes words off the names to find the role
        return self.roles.of_noun(text, head, place)

    def _has_office(self, text: str) -> bool:
        return any(is_office(MELTED.sub("", word), self.words.language) for word in text.split())

    def _just_before(self, place: Place) -> Character | None:
        """Whom a relative pronoun takes up, the source of the quote right before: "dit Ana Roe, qui assure que"."""
        if self._last is None or self._last[0] != place[0]:
            return None
        _, end, who = self._last
        return who if _APPOSITION.fullmatch(self.cast.paragraphs[place[0]], end, place[1]) else None

    def _is_pronoun(self, text: str, first: str) -> bool:
        """Whether a source is a pronoun; in Vietnamese it is also a form of address before a name: "ông Bình"."""
        if first in self.words.pronouns:
            return not text[len(first) + 1 : len(first) + 2].isupper()
        said = text.lower().split()
        small = load_words(self.words.language, "function_words")
        return len(said) == 2 and said[0] in small and said[1] in self.words.pronouns  # "Und er sagt"

    def _is_nameless(self, text: str) -> bool:
        """Whether a source will not be named: "Fonte da Marinha", "una fuente de la investigación"."""
        words = self.words
        first, _, rest = text.lower().partition(" ")
        said = f"{rest if rest and first in words.articles else text.lower()} "
        return any(said.startswith(f"{noun} ") for noun in words.nameless)

    def _apposed(self, text: str) -> str | None:
        """The name behind an office and a comma: "El director de Obras Públicas, Hermilo Zazueta"."""
        match = _APPOSED.search(text)
        if match is None or " " not in match["name"]:
            return None
        head = text[: match.start()].split()
        first = MELTED.sub("", head[0])
        noun = head[1] if first.lower() in self.words.articles and len(head) > 1 else first
        named = _starts_with_person(text)
        if named or noun.lower() in self.words.bodies:
            return None
        office = any(is_office(MELTED.sub("", word), self.words.language) for word in head)
        return match["name"] if office or noun[0].islower() else None

    def _place_of_work(self, text: str, place: Place) -> Character | None:
        """Whoever speaks "в районной ГИБДД", where only capitals have no ending, or a name behind the place."""
        if names := [name for match in RUN.finditer(text) if (name := _from_given_name(match.group()))]:
            return self._named(names[-1], text, place)
        capitals = [word.strip(".,") for word in text.split()[-1:] if len(word) > 2 and word.isupper()]
        return (
            self.cast.enter(Mention(capitals[0], None, None, "organization", ""), place) if capitals else None
        )

    def _names(self, text: str, first: str) -> list[str]:
        if text.rsplit(" ", 1)[-1] in self.words.joints:
            # "Ana Roe lobt das Tor und | sagt": what she did first may name others
            opening = RUN.match(text)
            return [opening.group()] if opening and first not in self.words.articles else []
        found = [
            " ".join(cut_at_stop(m.group().split(), self.words.language))
            for m in RUN.finditer(text)
            if m.start() or " " in m.group() or first not in self.words.pronouns
        ]
        small = load_words(self.words.language, "function_words")
        found = [name for name in found if name.lower() not in small and not self.cast.is_plain_word(name)]
        return self._beside_office(found, text)

    def _uninflected(self, text: str, place: Place) -> Character | None:
        """The person whose name the source has with an ending; None if the article has it in no other place."""
        names = [match.group().split() for match in RUN.finditer(text)]
        words = max(names, key=len, default=[])
        known = self.people.full_names()
        found = [
            name for name in known if words and name.split() != words and _is_inflected(words, name.split())
        ]
        return (
            self.cast.enter(Mention(found[0], None, None, "person", ""), place) if len(found) == 1 else None
        )

    def _beside_office(self, names: list[str], text: str) -> list[str]:
        """Without the nouns that name an office or what it is over: of "ein Sprecher des Landkreises" nothing is left."""
        words = self.words
        said = text.split()
        # "Max Richter", "Max Bakker": behind a given name an office is a surname
        offices = [
            number
            for number, word in enumerate(said)
            if is_office(word, words.language) and not (number and is_given_name(said[number - 1]))
        ]
        if offices and words.attributes:
            names = [name for name in names if not self._is_spoken_for(name, text)]
        if any(self._is_full(name) for name in names):
            return names
        if not offices:
            # A lone name behind other words is what they are over: "жители Запольского"; not so "господин Чистюхин".
            over = words.inflected and said and said[0] not in honorific_words(words.language)
            return [name for name in names if not over or text.startswith(name)]
        behind = said[offices[-1] + 1 : offices[-1] + 2]
        if words.genitive_behind_office and behind and not self.roles.is_surname(behind[0]):
            return []  # "пресс-секретарь Газпрома": what the office is over stands in the genitive
        return [name for name in names if behind and name.endswith(behind[0])]

    def _is_spoken_for(self, name: str, text: str) -> bool:
        """Whether a name is what an office before it speaks for: "eine Sprecherin der Berliner Polizei"."""
        before = text[: text.find(name)].split()
        return len(before) > 1 and before[-1] in self.words.attributes and _from_given_name(name) is None

    def _is_full(self, name: str) -> bool:
        """Whether a name has two words without article and office."""
        words = self.words
        parts = name.split()
        parts = parts[parts[0].lower() in words.articles :]
        if any(is_given_name(part) for part in parts[:-1]):
            return True
        return sum(not is_office(part, words.language) for part in parts) > 1

    def _leave_office_out(self, character: Character) -> None:
        """Take the office off a name that the text gave with it: "Sentralbanksjef Ida Tveit", later "Tveit"."""
        person = character.person
        first = person.name.split(" ", 1)[0]
        is_with_office = is_office(first, self.words.language) and not is_given_name(first)
        if person.kind == "person" and person.name.count(" ") > (not is_with_office):
            parts, honorific, role = _stripped(person.name.split(), self.words)
            person.name = " ".join(parts)
            person.honorific = person.honorific or honorific
            person.role = person.role or " ".join(role) or None

    def _named(self, name: str, text: str, place: Place) -> Character | None:
        """The character of a name; an article before it tells a body: "La Diputación de Almadra"."""
        words = self.words
        behind_office = self._has_office(text[: max(0, text.find(name))])
        parts, honorific, role = _stripped(name.split(), words, behind_office=behind_office)
        body = len(parts) > 1 and parts[0].lower() in words.articles
        if body:
            parts = parts[1:]
        if not parts:
            return None
        parts[0] = MELTED.sub("", parts[0])
        if parts[0][:1].islower():
            role, parts = [*role, parts[0]], parts[1:]  # "L’idraulico Luca Barca"
        if not parts:
            return None  # "L’assessore alla Viabilità"
        if len(parts[-1]) > 2:
            parts[-1] = parts[-1].rstrip(".")
        if len(parts) == 1 and text.startswith("des ") and (base := self._genitive(parts[0])):
            parts, body = [base], True
        if words.nouns_have_capitals and not self._is_name(parts):
            return None
        body = body or (len(parts) == 1 and (parts[0].lower() in words.bodies or is_agency(parts[0])))
        body = body or (len(parts) > 1 and is_agency(" ".join(parts)))
        kind = "organization" if body or is_body(parts[-1:], "en") or self._is_compound(parts) else "person"
        who = self.cast.enter(Mention(" ".join(parts), honorific, " ".join(role) or None, kind, ""), place)
        if who and who.person.name.split(" ", 1)[0].lower() in words.articles:
            who.person.name = self.people.full().get(parts[-1], " ".join(parts))  # "Der Hund der Familie Roe"
        return who

    def _is_name(self, parts: list[str]) -> bool:
        """Whether nouns, which all have capitals, are somebody's name."""
        if parts[-1].endswith("-"):
            return False  # "der Berner Gesundheits- und Sozialdirektor"
        if self._is_compound(parts) or is_given_name(parts[0]) or self.people.knows(parts[-1]):
            return True
        if len(parts) > 1:
            return all(part[0].isupper() for part in parts)
        return parts[0].isupper() or self.people.stands_bare(parts[0], self.words.articles)

    def _is_compound(self, parts: list[str]) -> bool:
        """Whether a name is a noun that ends as bodies do, "Landratsamt", and says more than "Amt"."""
        low = parts[0].lower()
        words = self.words
        says_more = low.endswith(tuple(words.bodies)) and low not in words.bodies
        return words.nouns_have_capitals and (says_more or low in words.bodies_alone)

    def _genitive(self, word: str) -> str | None:
        """A body's name without the ending of the genitive: "des Landratsamts"."""
        bare = (word.removesuffix("s"), word.removesuffix("es"))
        return next((form for form in bare if form != word and self._is_compound([form])), None)


def _stripped(
    said: list[str], words: Speech, *, behind_office: bool = False
) -> tuple[list[str], str | None, list[str]]:
    """Name, honorific and role of words with capitals; a role is also what stands before a given name and is none.

    Behind an office what stands before the given name is what the office is over: "l’assessora alla Mobilità Chiara Roe".
    """
    office = opens_with_office(said, words.language)
    before, said = (said[:office], said[office:]) if 1 < office < len(said) else ([], said)
    parts, honorific, role = strip_titles(said, words.language)
    role = [*before, *role]
    if len(parts) > 1 and is_agency(parts[0]):
        parts = parts[1:]  # "powiedział PAP Leon Barka"
    at = next((number for number, part in enumerate(parts[:-1]) if is_given_name(part)), 0)
    if at and behind_office:
        parts = parts[at:]
    elif at and (words.bare_offices or parts[0].lower() in words.bodies):
        role, parts = [*role, *parts[:at]], parts[at:]
    cut = next((k for k, part in enumerate(parts) if k > 1 and part in words.behind_names), 0)
    if cut and not is_given_name(parts[cut - 1]):
        parts = parts[:cut]  # "Carsten Roe von der Klinik", but "Ursula von der Leyen"
    if len(parts) > 2 and parts[-1].endswith(words.place_endings or "\n"):
        parts = parts[:-1]  # "Aslak Magga Kittilästä"
    return parts, honorific, role


def _without_first_capital(text: str) -> str:
    first, blank, rest = text.partition(" ")
    capitals = sum(letter.isupper() for letter in first)
    return text if capitals > 1 or is_given_name(first) else f"{first.lower()}{blank}{rest}"


def _starts_with_person(text: str) -> bool:
    return is_given_name(text.split(" ", 1)[0])


def _from_given_name(run: str) -> str | None:
    """The full name in a run of capitals, "Olga Berent" of "Facebooku Olga Berent"; None if no given name opens one."""
    words = run.split()
    at = next((number for number, word in enumerate(words[:-1]) if is_given_name(word)), None)
    return None if at is None else " ".join(words[at:])


def _is_inflected(words: list[str], name: list[str]) -> bool:
    """Whether words are a name, or its surname, with other endings."""
    own = name[-len(words) :]
    return len(own) == len(words) and all(map(_share_stem, words, own))


def _share_stem(one: str, other: str) -> bool:
    stem = max(_ENDING, min(len(one), len(other)) - _ENDING)
    return one[:stem] == other[:stem] and abs(len(one) - len(other)) <= _ENDING


def _likeness(name: str) -> tuple[bool, int]:
    """How much like a person's full name a name is: a given name opens it, then its length."""
    return is_given_name(name.split()[0]), name.count(" ")
