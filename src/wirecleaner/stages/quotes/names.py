"""Who is meant: mentions clustered through an article, pronouns and roles resolved."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from wirecleaner.stages.quotes.content import Region
from wirecleaner.stages.quotes.mentions import (
    NOT_NAMES,
    RUN,
    Mention,
    is_body,
    is_role_noun,
    read_mention,
    strip_titles,
)
from wirecleaner.stages.quotes.sources import leading_subject
from wirecleaner.stages.quotes.words import first_names, title_synonyms, word_set


@dataclass(slots=True)
class Person:
    """Who speaks: the fullest name the article gives, and what it says about them at that name."""

    name: str
    kind: str  # "person", "organization", "anonymous"
    honorific: str | None = None
    role: str | None = None
    organization: str | None = None


@dataclass(slots=True, eq=False)
class Character:
    """One person or body of the article, with the places that name it."""

    person: Person
    places: list[tuple[int, int]] = field(default_factory=list)  # (paragraph, offset), in order
    sure: bool = False  # a source, a rank or a role shows that it can speak
    gender: str = ""  # "he", "she" or unknown


@dataclass(slots=True, eq=False)
class Found:
    """A capitalised name in running text."""

    paragraph: int
    start: int
    end: int
    words: list[str]
    honorific: str | None
    role: list[str]
    subject: bool
    quoted: bool


FEMALE = re.compile(
    r"\b(?:woman|spokeswoman|chairwoman|congresswoman|businesswoman|actress|wife|widow|mother|grandmother|daughter|"
    r"granddaughter|sister|aunt|niece|queen|princess|bride|girl|waitress|Mrs|Ms|Miss|Lady|Dame|Baroness)\b"
)
MALE = re.compile(
    r"\b(?:spokesman|chairman|congressman|businessman|actor|husband|widower|father|grandfather|son|grandson|brother|"
    r"uncle|nephew|king|prince|boy|Mr|Sir|Lord|fisherman|craftsman|postman)\b"
)
SENTENCE_EDGE = re.compile(r"[.!?:;]\W{0,4}$")
# A candidate for "he" with less than this was named a paragraph or more before, and was no subject there.
CLEAR = 0.8
COMPANY = frozenset("company firm airline carrier retailer manufacturer automaker bank lender startup".split())
FIRM_ENDS = frozenset("Inc Corp Ltd LLC PLC plc AG SA NV SE Co GmbH Group Holdings Partners".split())
STATE_BODY = re.compile(r"\b(?:ministry|police|government|court|council|department|agency|parliament|senate)\b", re.I)


def is_state_body(name: str) -> bool:
    """Whether a body is an office of state, so that "the company" cannot mean it."""
    return STATE_BODY.search(name) is not None


# Up to this many words may stand between a sentence's start and the name that is its subject
# ("Deputy Harbour Minister", "In his short and cheerful memoir … the retired pilot").
SUBJECT_REACH = 45


class Cast:
    """The people and bodies of one article. Names are read paragraph by paragraph, only when asked for."""

    def __init__(
        self, paragraphs: Sequence[str], regions: list[list[Region]], language: str, proper: Container[str] = ()
    ) -> None:
        self.paragraphs = paragraphs
        self.regions = regions
        self.language = language
        self.proper = proper
        self.by_name: dict[str, Character] = {}
        self.by_last: dict[str, list[Character]] = {}
        self._names: dict[int, list[Found]] = {}
        self._all_read = False
        self._mentions: dict[str, Mention] = {}
        self.last: Character | None = None  # who spoke last
        self.last_person: Character | None = None
        self.last_body: Character | None = None
        self.spoken: list[tuple[int, int, Character]] = []

    # ------------------------------------------------------------ the cast

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
                    self.by_name[" ".join(words).lower()] = other
                    return other
            return self._add(words)
        known = self.by_last.get(last, ())
        if len(known) == 1 and len(known[0].person.name.split()) > 1:
            return known[0]
        full = self._fuller(words[0], mention, place)
        if full:
            return full
        if not known and (family := self._family_first(words[0])):
            return family
        return known[-1] if known else self._add(words)

    def _add(self, words: list[str]) -> Character:
        name = " ".join(words)
        kind = "organization" if is_body(words[-1:], self.language) else "person"
        character = Character(Person(name, kind))
        self.by_name[name.lower()] = character
        self.by_last.setdefault(words[-1].lower(), []).append(character)
        return character

    def _fuller(self, surname: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """The character whose full name ends with the surname; the nearest before if there are several."""
        best: Found | None = None
        for number, text in enumerate(self.paragraphs):
            if number > place[0] and best is not None:
                break
            if f" {surname}" not in text:
                continue
            for found in self.names(number):
                if len(found.words) > 1 and found.words[-1] == surname and self._may_be(found, mention):
                    if (number, found.start) < place or best is None:
                        best = found
        if best is None:
            return None
        return self._person(best.words, mention, place) if len(best.words) > 1 else None

    def _family_first(self, surname: str) -> Character | None:
        """Somebody whose name begins with the surname, as Korean, Chinese and Hungarian names do."""
        if surname in first_names(self.language):
            return None
        for character in self.by_name.values():
            words = character.person.name.split()
            if len(words) > 1 and words[0] == surname and character.person.kind == "person":
                return character
        return None

    def _may_be(self, found: Found, mention: Mention) -> bool:
        if mention.honorific in ("Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Miss"):
            want = "he" if mention.honorific.startswith("Mr") and "s" not in mention.honorific else "she"
            has = first_names(self.language).get(found.words[0], want)
            return has == want
        return True

    # ------------------------------------------------------------ names in running text

    def names(self, number: int) -> list[Found]:
        """The capitalised names of one paragraph."""
        known = self._names.get(number)
        if known is None:
            known = self._names[number] = self._read(number)
        return known

    def _read(self, number: int) -> list[Found]:
        text = self.paragraphs[number]
        regions = self.regions[number]
        found: list[Found] = []
        k = 0
        for match in RUN.finditer(text):
            words = match.group().split(" ")
            start = match.start()
            while words and (words[0].rstrip(".") in NOT_NAMES or words[0].capitalize() in NOT_NAMES):
                start += len(words[0]) + 1
                words = words[1:]
            if not words:
                continue
            words = self._cut_at_stop(words)
            end = start + sum(map(len, words)) + len(words) - 1
            name, honorific, role = strip_titles(words, self.language)
            if not name:
                continue
            name[-1] = name[-1].removesuffix("’s").removesuffix("'s").rstrip("’'.") if len(name[-1]) > 2 else name[-1]
            while k < len(regions) and regions[k].close <= start:
                k += 1
            quoted = k < len(regions) and regions[k].open <= start
            found.append(Found(number, start, end, name, honorific, role, _starts_sentence(text, match.start()), quoted))
        return found

    def _cut_at_stop(self, words: list[str]) -> list[str]:
        """The words up to one whose full stop ends a sentence rather than an abbreviation."""
        ranks = word_set(self.language, "honorifics")
        for k, word in enumerate(words[:-1]):
            if word.endswith(".") and len(word) > 2 and word not in ranks and word[:-1] not in word_set(self.language, "abbreviations"):
                if "." not in word[:-1] and not any(word in rank for rank in ranks):
                    return [*words[:k], word[:-1]]
        return words

    # ------------------------------------------------------------ who is meant

    def resolve(self, text: str, place: tuple[int, int]) -> Person | None:
        """The person or body that a source mention stands for; None if the article does not tell."""
        mention = self._mentions.get(text)
        if mention is None:
            mention = self._mentions[text] = read_mention(text, self.language)
        if mention.kind == "pronoun":
            character = self._pronoun(mention.head, place)
        elif mention.name:
            character = self.enter(mention, place)
        elif mention.kind == "anonymous":
            return Person(mention.head, "anonymous")
        elif mention.kind == "spokes":
            character = self._spokesperson(text, mention, place)
        elif mention.kind == "role":
            character = self._by_role(text, mention, place)
        elif mention.kind == "paper":
            character = self.last
        else:
            character = self._body(text, mention, place)
        if character is not None:
            self.spoke(character, place)
            return character.person
        if mention.kind in ("role", "spokes"):
            return Person(mention.head, "anonymous")
        return None

    def spoke(self, character: Character, place: tuple[int, int]) -> None:
        """Notes who spoke, for the pronouns and roles that follow."""
        self.last = character
        if character.person.kind == "person":
            self.last_person = character
        else:
            self.last_body = character
        self.spoken.append((*place, character))

    def _pronoun(self, pronoun: str, place: tuple[int, int]) -> Character | None:
        if pronoun == "it":
            return self._subject_before(place) or self.last_body or self._any_body(place)
        if pronoun not in ("he", "she", "who"):
            return self.last if pronoun == "they" and self.last and self.last.person.kind == "organization" else None
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

    def _sentence_before(self, place: tuple[int, int]) -> str | None:
        """The subject of the sentence before, in the same paragraph."""
        text = self.paragraphs[place[0]]
        stop = text.rfind(". ", max(0, place[1] - 400), place[1])
        if stop < 0:
            return None
        start = text.rfind(". ", max(0, stop - 300), stop)
        subject = leading_subject(text, start + 2 if start >= 0 else 0, stop)
        return text[subject.start : subject.end] if subject else None

    def _subject_before(self, place: tuple[int, int]) -> Character | None:
        """The body that is the subject of the sentence before: what "it" takes up."""
        phrase = self._sentence_before(place)
        if phrase is None:
            return None
        mention = read_mention(phrase, self.language)
        if mention.kind == "body":
            return self._body(phrase, mention, place)
        if mention.kind == "organization":
            return self.enter(mention, place)
        return None

    def _candidates(self, place: tuple[int, int], pronoun: str) -> list[tuple[Character, float]]:
        """People named shortly before, each with how likely a pronoun means them."""
        number, offset = place
        out: list[tuple[Character, float]] = []
        since = self._since(place, pronoun)
        for p in range(number, max(-1, number - 4, since[0] - 1), -1):
            for found in self.names(p):
                if (p == number and found.start >= offset) or found.quoted or (p, found.start) < since:
                    continue
                character = self._character_of(found)
                if character is None:
                    continue
                score = 1.2 * (p - number) + (1.0 if found.subject else 0.0) + found.start / 4000
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
            if len(found.words) < 2 or not (found.subject or ", " == text[found.end : found.end + 2]):
                return None
            if text[max(0, found.start - 4) : found.start].lower().endswith(("the ", "in ", "of ", "at ", "on ")):
                return None
        if len(found.words) == 1 and not titled:
            return None
        mention = Mention("", found.honorific, " ".join(found.role) or None, "person", "")
        character = self._person(found.words, mention, (found.paragraph, found.start))
        character.person.honorific = character.person.honorific or found.honorific
        return character

    def _gender(self, character: Character) -> str:
        if character.gender:
            return character.gender
        person = character.person
        words = person.name.split()
        signs = f"{person.honorific or ''} {person.role or ''} {self._context(character, narrow=True)}"
        female, male = FEMALE.search(signs), MALE.search(signs)
        if female and not male:
            character.gender = "she"
        elif male and not female:
            character.gender = "he"
        elif len(words) > 1:
            character.gender = first_names(self.language).get(words[0], "")
        return character.gender

    def _context(self, character: Character, narrow: bool = False) -> str:
        """The words around the first full naming: the role before it, the apposition after it.

        `narrow` leaves out all but the first phrase behind the name.
        """
        name = character.person.name
        for text in self.paragraphs:
            at = text.find(name)
            if at < 0:
                continue
            before = re.split(r"[.;:“”\"]|, (?=[a-z]*\s)", text[max(0, at - 60) : at].rstrip(", "))[-1]
            after = text[at + len(name) : at + len(name) + 110]
            if narrow:
                match = re.match(r", (?:\d\d, )?((?:an?|the|his|her|whose)\b[^.;:,“”\"]*)", after)
            else:
                match = re.match(r"(?:, |’s |'s |\s\()([^.;:“”\"]*)|( (?:of|at|from|who)\b[^.;:,“”\"]*)", after)
            return f"{before} {match.group(0) if match else ''}"
        return ""

    def _by_role(
        self, text: str, mention: Mention, place: tuple[int, int], guess: bool = True
    ) -> Character | None:
        """Whose role is "the minister": the best match of the words, the nearest before wins."""
        self._read_all()
        wanted = _content_words(mention.role or text)
        short = title_synonyms(self.language).get(mention.head, ())
        best: Character | None = None
        best_key = (0.0, 0.0)
        for character in dict.fromkeys(self.by_name.values()):
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
        if guess and is_role_noun(mention.head, self.language) or mention.head in ("republican", "democrat", "conservative"):
            return self._pronoun("who", place)
        return None

    def _nearness(self, character: Character, place: tuple[int, int]) -> float:
        words = character.person.name.split()
        best = -1e6
        for number, text in enumerate(self.paragraphs):
            at = text.rfind(words[-1], 0, place[1] if number == place[0] else len(text)) if number <= place[0] else text.find(words[-1])
            if at >= 0:
                gap = number - place[0]
                best = max(best, gap if gap <= 0 else -gap - 100)
        for p, at, who in self.spoken[-6:]:
            if who is character:
                best = max(best, p - place[0] + 0.5)
        return best

    def _read_all(self) -> None:
        if self._all_read:
            return
        self._all_read = True
        for number in range(len(self.paragraphs)):
            for found in self.names(number):
                if not found.quoted and len(found.words) > 1:
                    self._character_of(found)

    def _spokesperson(self, text: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """A spokesman: the one the article names if "the", else the body spoken for."""
        low = text.lower()
        if low.startswith("the ") and low.count(" ") == 1 and self.last is self.last_person is not None:
            if self.spoken and place[0] - self.spoken[-1][0] <= 1:
                return self.last_person
        if low.startswith("the ") or low.startswith(("his ", "her ")):
            named = self._by_role(text, mention, place) if " for " not in low else None
            if named is not None and self._spokes_named(named):
                return named
        match = re.search(r"(?: for | of )(.+)", text)
        owner = match.group(1) if match else ""
        if not owner:
            possessive = re.match(r"(.+?)[’']s? [\w ]*spokes|(?:The |the |A |a |An |an )?(.+?) spokes", text)
            owner = (possessive.group(1) or possessive.group(2) or "") if possessive else ""
        if owner and owner.lower() not in ("the", "a", "an", "its", "their"):
            inner = read_mention(owner.split(", ")[0], self.language)
            if inner.name and inner.kind == "organization":
                return self.enter(inner, place)
            if inner.name:
                named_body = Mention(inner.name if " " not in owner else _without_article(owner), None, None, "organization", inner.head)
                known = self.by_name.get(inner.name.lower())
                return known or self.enter(named_body, place)
            return self._body(owner, inner, place)
        return self._subject_before(place) or self.last_body or self._any_body(place)

    def _spokes_named(self, character: Character) -> bool:
        return "spokes" in f"{character.person.role or ''} {self._context(character)}".lower()

    def _body(self, text: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """The body meant by "the ministry", "the company", or named in lower case ("the transport ministry")."""
        core = _without_article(text.split(", ")[0])
        match = re.search(r" (?:that|which|who|said|in a|on) ", core)
        if match:
            core = core[: match.start()]
        noun = mention.head or core.rsplit(" ", 1)[-1].lower()
        if noun in COMPANY and text[:4].lower() in ("the ", "its "):
            return self._company(place) or self.last_body or self._any_body(place)
        if " " in core and core.lower() != noun:
            return self.enter(Mention(core, None, None, "organization", noun), place)
        fuller = self._longer_body(noun, place)
        if fuller:
            return self.enter(Mention(fuller, None, None, "organization", noun), place)
        if noun in ("group", "operator", "retailer", "maker", "chain", "network", "club", "union"):
            return self.last_body or self._any_body(place)
        if core and (core[0].isupper() or noun in word_set(self.language, "org_words")):
            return self.enter(Mention(core, None, None, "organization", noun), place)
        return self.last_body

    def _company(self, place: tuple[int, int]) -> Character | None:
        """The company named last with "Inc.", "Corp." and the like, or by a role before its name."""
        for number in range(place[0], -1, -1):
            for found in reversed(self.names(number)):
                if (number, found.start) < place and found.words[-1].rstrip(".") in FIRM_ENDS:
                    return self.enter(Mention(self._as_printed(found), None, None, "organization", ""), place)
        return self.last_body if self.last_body and not is_state_body(self.last_body.person.name) else None

    def _as_printed(self, found: Found) -> str:
        return " ".join(found.words)

    def _longer_body(self, noun: str, place: tuple[int, int]) -> str | None:
        """The fuller name of a body given by its noun alone, from earlier in the article."""
        pattern = re.compile(rf"((?:[A-Z][\w’'-]*(?: and| of| &)? )+){noun.capitalize()}\b|\b(?:the|a|an) ((?:[a-z-]+ ){{1,3}}?){noun}\b")
        best = None
        for number in range(place[0], -1, -1):
            stop = place[1] if number == place[0] else len(self.paragraphs[number])
            for match in pattern.finditer(self.paragraphs[number], 0, stop):
                best = match.group()
            if best:
                return _without_article(best)
        return None

    def _any_body(self, place: tuple[int, int]) -> Character | None:
        """The body that the article is about, for "the company": the nearest before that is marked as one."""
        for number in range(place[0], -1, -1):
            for found in reversed(self.names(number)):
                if number == place[0] and found.start >= place[1]:
                    continue
                if is_body(found.words, self.language) and len(found.words) > 1:
                    return self.enter(Mention(" ".join(found.words), None, None, "organization", ""), place)
        return self._first_subject(place)

    def _first_subject(self, place: tuple[int, int]) -> Character | None:
        for number in range(min(2, place[0] + 1)):
            for found in self.names(number):
                if found.subject and not found.honorific and (number, found.start) < place and not found.words[-1].isupper():
                    known = self.by_last.get(found.words[-1].lower())
                    if known and known[0].person.kind == "person" and len(found.words) > 1:
                        continue
                    return self.enter(Mention(" ".join(found.words), None, None, "organization", ""), place)
        return None


def _content_words(text: str) -> set[str]:
    words = (word.strip("’',.()").removesuffix("’s").removesuffix("'s") for word in text.lower().split())
    return set(words) - {"the", "his", "her", "of", "a", "an", "and", "who"}


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.lower() in ("the", "a", "an", "its", "their", "his", "her") and rest else text


def _starts_sentence(text: str, at: int) -> bool:
    """Whether a name stands at the head of its sentence, roles and an opening phrase before it allowed."""
    before = text[max(0, at - SUBJECT_REACH) : at]
    if len(before) < SUBJECT_REACH and "," not in before and before.count(" ") < 5:
        return True
    cut = max(before.rfind(". "), before.rfind("? "), before.rfind("” "), before.rfind('" '), before.rfind("! "))
    return cut >= 0 and before.count(" ", cut) < 5 and "," not in before[cut:]
