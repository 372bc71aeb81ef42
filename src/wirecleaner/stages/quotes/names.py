"""Who is meant: surnames, pronouns and roles resolved within the article."""

import re

from wirecleaner.stages.quotes.bodies import without_article
from wirecleaner.stages.quotes.mentions import Mention, issuer, read_mention
from wirecleaner.stages.quotes.namesakes import last_name
from wirecleaner.stages.quotes.nobodies import is_opening, is_person_noun
from wirecleaner.stages.quotes.people import People
from wirecleaner.stages.quotes.persons import Character, Person
from wirecleaner.stages.quotes.titles import is_role_noun
from wirecleaner.stages.quotes.words import given_names


class Resolver(People):
    """Says for each source mention, in reading order, which member of the cast it means."""

    def resolve(self, text: str, place: tuple[int, int]) -> Person | None:
        """The person or body that a source mention stands for; None if the article does not tell."""
        text = issuer(text)
        settled = self._settled.get(text)
        if settled is not None:
            return self._said(settled, place)
        mention = self.mention(text)
        if mention.kind in ("role", "anonymous") and (surname := self._surname(text, place)):
            mention = surname
        if mention.kind == "pronoun":
            if mention.head == "who" and (many := self._many_before(place)):
                return Person(many, "anonymous")
            character = self._pronoun(mention.head, place)
        elif mention.name:
            if self._names_nobody(text, mention, place):
                low = mention.name.lower()
                return Person(low, "anonymous") if is_person_noun(low, self.language) else None
            character = self.enter(mention, place)
            if character is not None and self._is_only(character):
                self._settled[text] = character
        elif mention.kind == "anonymous":
            if not is_role_noun(mention.head, self.language):
                return self._nameless(mention)
            character = self.nameless(mention.head)
        elif mention.kind == "spokes":
            character = self._spokesperson(text, mention, place)
        elif mention.kind == "role":
            character = self._by_role(text, mention, place)
        elif mention.kind == "paper":
            character = self.last
        else:
            character = self._body(text, mention, place)
        if character is not None:
            return self._said(character, place)
        return self._nameless(mention) if mention.kind in ("role", "spokes") else None

    def _nameless(self, mention: Mention) -> Person | None:
        """Somebody without a name; None for a thing: "the study"."""
        known = mention.kind == "spokes" or is_person_noun(mention.head, self.language)
        return Person(mention.head, "anonymous") if known else None

    def _names_nobody(self, text: str, mention: Mention, place: tuple[int, int]) -> bool:
        """Whether a word is no name but has the capital of its sentence's start: "Reached by phone", "Part of the problem"."""
        name = mention.name
        if not (is_opening(text, mention, self.language) or self._is_owed(name, mention)):
            return False
        if self.is_name_within(name):
            return False
        known = [*self.namesakes.of_surname(name), self.namesakes.of_given_name(name)]
        if any(one is not None and " " in one.person.name for one in known):
            return False
        return self._fuller(name, mention, place) is None

    def _is_owed(self, name: str, mention: Mention) -> bool:
        """Whether a word has its capital from the sentence alone: it names people, or the article has it in small letters."""
        if (
            mention.kind != "person"
            or mention.honorific
            or mention.role
            or name in given_names(self.language)
        ):
            return False
        many = name.endswith(("s", "sby")) and is_person_noun(name.lower(), self.language)
        return many or self.is_plain_word(name)

    def _many_before(self, place: tuple[int, int]) -> str | None:
        """The nameless people right before "who": "infuriated Democrats, who accused"."""
        before = self.paragraphs[place[0]][max(0, place[1] - 40) : place[1]].rstrip(" ,")
        noun = before.rsplit(" ", 1)[-1].lower()
        return (
            noun
            if noun.endswith(("s", "men", "women", "people")) and is_person_noun(noun, self.language)
            else None
        )

    def spoke(self, character: Character, place: tuple[int, int]) -> None:
        """Notes who spoke, for the pronouns and roles that follow."""
        self.last = character
        if character.person.kind == "organization":
            self.last_body = character
        else:
            self.last_person = character
        self.spoken.append((*place, character))

    def _said(self, character: Character, place: tuple[int, int]) -> Person:
        self.spoke(character, place)
        return character.person

    def _is_only(self, character: Character) -> bool:
        """Whether nobody else has the surname so far, and the full name is known."""
        name = character.person.name
        return " " in name and len(self.namesakes.of_surname(last_name(name))) == 1

    def _surname(self, text: str, place: tuple[int, int]) -> Mention | None:
        """A single capitalised word that is a trade, but also the surname of somebody in the article: "Weaver"."""
        word = text.split(", ", 1)[0]
        if " " in word or not word[:1].isupper():
            return None
        mention = Mention(word, None, None, "person", "")
        known = bool(self.namesakes.of_surname(word)) or self._fuller(word, mention, place) is not None
        return mention if known else None

    def _spokesperson(self, text: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """A spokesman: the one the article names if "the", else the body spoken for."""
        low = text.lower()
        near = bool(self.spoken) and place[0] - self.spoken[-1][0] <= 1
        if near and low.startswith("the ") and low.count(" ") == 1 and self.last is self.last_person:
            return self.last_person
        if low.startswith(("the ", "his ", "her ")):
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
                named_body = Mention(
                    inner.name if " " not in owner else without_article(owner),
                    None,
                    None,
                    "organization",
                    inner.head,
                )
                known = self.namesakes.by_name.get(inner.name.lower())
                return known or self.enter(named_body, place)
            return self._body(owner, inner, place)
        return self._subject_before(place) or self.last_body or self._any_body(place)

    def _spokes_named(self, character: Character) -> bool:
        return "spokes" in f"{character.person.role or ''} {self._context(character)}".lower()
