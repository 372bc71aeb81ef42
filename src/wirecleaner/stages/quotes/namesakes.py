"""The people and bodies of an article, found by the words of their names; people of one surname kept apart."""

from collections.abc import Iterator
from functools import cache

from wirecleaner.stages.quotes.mentions import JOINED_ARTICLES
from wirecleaner.stages.quotes.persons import Character
from wirecleaner.stages.quotes.words import grammar

# So many people of one surname are told apart; more are a list.
MOST = 20
# Forms of address that tell the pronoun.
ADDRESS = {
    "Mr": "he",
    "Sir": "he",
    "Lord": "he",
    "Mrs": "she",
    "Ms": "she",
    "Miss": "she",
    "Lady": "she",
    "Dame": "she",
}


def address_gender(honorific: str | None) -> str:
    """The pronoun that a form of address calls for; empty for a rank."""
    return ADDRESS.get(honorific.rstrip("."), "") if honorific else ""


@cache
def _families(language: str) -> dict[str, frozenset[str]]:
    """Given name -> those that may stand for it."""
    families: dict[str, frozenset[str]] = {}
    for line in sorted(grammar(language, "nicknames")):
        names = frozenset(line.split())
        for name in names:
            families[name] = families.get(name, frozenset()) | names
    return families


def same_given(one: str, other: str, language: str) -> bool:
    """Whether two given names may be one person's: "Robert" and "Bob", "J." and "John"."""
    if one == other or other in _families(language).get(one, ()):
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def last_name(name: str) -> str:
    """The surname, in lower case: what stands last, "Jr." and the like aside."""
    words = name.lower().split()
    while len(words) > 2 and words[-1].rstrip(".") in ("jr", "sr", "ii", "iii", "iv"):
        words.pop()
    return without_joined_article(words[-1])


def without_joined_article(surname: str) -> str:
    """A surname without the article that hangs on it: "al-Amin" may later be "Amin".

    >>> without_joined_article("al-amin")
    'amin'
    """
    article, hyphen, rest = surname.partition("-")
    return rest if hyphen and article in JOINED_ARTICLES else surname


def spelt_out(letters: str, before: str) -> str | None:
    """The last words of a text whose capitals are the letters; None if they are not.

    >>> spelt_out("HPA", "a clerk of the Holm Port Authority")
    'Holm Port Authority'
    """
    words = before.split(" ")
    for first in range(len(words) - 1, -1, -1):
        initials = "".join(word[0] for word in words[first:] if word[:1].isupper())
        if initials == letters and words[first][:1].isupper():
            return " ".join(words[first:])
        if len(initials) >= len(letters):
            return None
    return None


class Namesakes:
    """Characters by full name, by surname, by given name and by the names between."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.by_name: dict[str, Character] = {}
        self.by_last: dict[str, list[Character]] = {}
        self._by_given: dict[str, list[Character]] = {}
        self._by_middle: dict[str, list[Character]] = {}

    def add(self, character: Character) -> bool:
        """Take one in under its name; whether others have the surname."""
        self.rename(character, character.person.name)
        namesakes = self.by_last.setdefault(last_name(character.person.name), [])
        namesakes.append(character)
        return len(namesakes) > 1

    def rename(self, character: Character, name: str) -> None:
        """Let a name mean somebody, besides the names that did so before."""
        words = name.split()
        self.by_name[name.lower()] = character
        if len(words) > 1 and character.person.kind == "person":
            _put(self._by_given, words[0], character)
            if words[0].isupper() and len(words[0]) > 2:  # "LOLA Vance", as some papers open a story
                _put(self._by_given, words[0].capitalize(), character)
            for word in words[1:-1]:
                if len(word) > 2:
                    _put(self._by_middle, word, character)

    def of_full_name(self, words: list[str]) -> Character | None:
        """Who has a name of several words: the same, a short form, or one that it is a part of."""
        known = self.by_name.get(" ".join(words).lower())
        if known is not None:
            return known
        for other in self.by_last.get(last_name(" ".join(words)), ())[:MOST]:
            theirs = other.person.name.split()
            if len(theirs) == 1 or other.person.kind != "person":
                continue
            if theirs[0] == words[0]:
                return other
            tail = min(len(theirs), len(words))
            if theirs[-tail:] == words[-tail:] or same_given(theirs[0], words[0], self.language):
                return other
        return None

    def has(self, word: str) -> bool:
        """Whether a word is a part of somebody's name."""
        return word.lower() in self.by_last or word in self._by_given or word in self._by_middle

    def of_given_name(self, word: str) -> Character | None:
        """The one person with a given name."""
        known = self._by_given.get(word, ())
        return known[0] if len(known) == 1 else None

    def of_middle_name(self, word: str) -> Character | None:
        """The one person with a name that is neither first nor last: "Acosta" of "Melba Acosta Febo"."""
        known = self._by_middle.get(word, ())
        return known[0] if len(known) == 1 else None

    def of_surname(self, word: str) -> list[Character]:
        """All who have a surname, in the order of their first naming."""
        return self.by_last.get(without_joined_article(word.lower()), [])

    def __iter__(self) -> Iterator[Character]:
        return iter(dict.fromkeys(self.by_name.values()))


def _put(index: dict[str, list[Character]], word: str, character: Character) -> None:
    known = index.setdefault(word, [])
    if len(known) < 2 and character not in known:  # two are as ambiguous as many
        known.append(character)
