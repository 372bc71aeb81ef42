"""Whose office a noun names in languages other than English, and whether a lone name behind an office is somebody's."""

import re
from functools import cache

from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.foreign_people import People, surnames
from wirecleaner.stages.quotes.mentions import Mention
from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.persons import Character
from wirecleaner.stages.quotes.speech import Speech
from wirecleaner.stages.quotes.titles import is_office
from wirecleaner.stages.quotes.words import alternation, first_names
from wirecleaner.wire.author_words import is_given_name

# So many names are looked up in the whole article; more are a list.
_LOOKUPS = 200
# So far back in its paragraph an office is looked for that may have been named before.
_NEAR = 1000
Place = tuple[int, int]


class Roles:
    """The offices of an article and who has them."""

    def __init__(self, cast: Resolver, people: People, words: Speech) -> None:
        self.cast = cast
        self.people = people
        self.words = words
        self._surnames: dict[str, bool] = {}
        self._introduced: dict[tuple[str, str], bool] = {}

    def of_noun(self, text: str, head: str, place: Place) -> Character | None:
        """Whose role a noun is; the cast takes "Guardia Civil" for a person's name too."""
        who = self.cast.by_role(text, Mention("", None, text, "role", head), place)
        if who is None:
            return self._only_one_named(text, head, place)
        words = who.person.name.split()
        known = is_given_name(words[0]) or words[-1] in self.people.spoken
        return who if known or self._is_introduced(who.person.name, head) else None

    def _only_one_named(self, text: str, head: str, place: Place) -> Character | None:
        """Whom an office means that the paragraph has not named so far: its one person, if the article's gender fits.

        "El concejal, Robert Sabaté, admite … resume el edil".
        """
        words = self.words
        article, _, noun = text.lower().partition(" ")
        if not words.articles_she or noun != head or article not in words.articles:
            return None
        if not is_office(head, words.language):
            return None
        number, at = place
        before = self.people.named_before(number, at)
        if (
            len(surnames(before)) != 1
            or head in self.cast.paragraphs[number][max(0, at - _NEAR) : at].lower()
        ):
            return None
        name = self.people.full().get(before[0].surname, "")
        gender = "she" if article in words.articles_she else "he"
        given = first_names("en").get(name.split(" ", 1)[0])
        return self.cast.enter(Mention(name, None, None, "person", ""), place) if given == gender else None

    def _is_introduced(self, name: str, head: str) -> bool:
        """Whether the article gives a name right behind the noun: "el presidente andaluz, Juanma Moreno"."""
        asked = (name, head)
        if asked not in self._introduced and len(self._introduced) < _LOOKUPS:
            found = re.compile(
                rf"(?<!\w){re.escape(head)}(?:{_between(self.words.articles, self.words.joints)}){re.escape(name)}",
                re.IGNORECASE,
            )
            texts = (text for text in self.cast.paragraphs if name in text)
            self._introduced[asked] = any(found.search(text) for text in texts)
        return self._introduced.get(asked, False)

    def is_surname(self, word: str) -> bool:
        """Whether the article has a lone name behind a given name too, or as who spoke."""
        if self.people.knows(word) or is_given_name(word):
            return True
        if word not in self._surnames and len(self._surnames) < _LOOKUPS:
            fuller = re.compile(rf"(?P<first>{UP}[\w’-]+) {re.escape(word)}(?!\w)")
            texts = (text for text in self.cast.paragraphs if word in text)
            found = (match["first"] for text in texts for match in fuller.finditer(text))
            self._surnames[word] = any(not is_office(first, self.words.language) for first in found)
        return self._surnames.get(word, False)


@cache
def _between(articles: frozenset[str], joints: frozenset[str]) -> str:
    """What stands between an office and its name: "el presidente de la Junta, Juanma Moreno", not "… y la Junta"."""
    no_joint = rf"(?!{alternation(joints)} )" if joints else ""
    no_small = rf"(?!{alternation(articles | joints)} )" if articles or joints else ""
    return rf",? | (?:{no_joint}[^\s,.;:]+ ){{0,5}}?(?:[^\s,.;:]+, |{no_small}[^\s,.;:]+ )"
