"""Bodies that speak in languages other than English, by the noun that their name begins with."""

import re
from collections.abc import Sequence

from wirecleaner.stages.quotes.mentions import RUN, Mention
from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.persons import Character
from wirecleaner.stages.quotes.speech import NEVER, Speech

# An article that has melted with the name: "L’Aquila" is kept, "l’Ospedale" is not.
MELTED = re.compile(r"^(?:[LlDd]|[Dd]ell|[Dd]all|[Nn]ell|[Aa]ll|[Ss]ull)[’'](?=\w{3})")
_ELIDED = re.compile(r"(?<=[ ’'])(l|d|dell|dall|nell|all|sull)[’'](?=\w)")
# The longest body in letters: "UNESCO".
_LETTERS = 6
Place = tuple[int, int]


class Bodies:
    """The bodies of an article."""

    def __init__(self, cast: Resolver, words: Speech) -> None:
        self.cast = cast
        self.words = words
        self._fullest: dict[str, tuple[int, str] | None] = {}

    def of_source(self, text: str, place: Place) -> Character | None:
        """A body by the noun that its name begins with: "la préfecture du Nord"; alone, the one named so before."""
        words = self.words
        said = MELTED.sub("", text).split()
        at = 1 if said and said[0].lower() in words.articles else 0
        if words.nouns_have_capitals or at >= len(said) or not self._is_body(said[at]):
            return None
        name = " ".join(said[at:]).strip(" ,")
        # "ministère de l'Intérieur": the article melts with the name, and both are as long apart.
        named = RUN.search(_ELIDED.sub(r"\1 ", name), len(said[at]))
        if named:
            name = name if words.names_bodies_whole else name[: named.end()]
        elif words.name_prefix is not NEVER and not name[1:].islower():
            pass  # "ISebe lezoThutho": the capital stands behind a prefix
        elif name[0].isupper() and at and _is_adjective(said[at + 1 :], words):
            pass  # "la Protezione civile"
        elif at + 1 == len(said) and self._speaks_alone(said[at], place, has_article=at > 0):
            pass  # "De gemeente", "polisen"
        elif (fuller := self._fuller(said[at], place)) and at + 1 == len(said):
            name = fuller
        else:
            return None
        return self.cast.enter(Mention(name, None, None, "organization", ""), place)

    def _is_body(self, noun: str) -> bool:
        return noun.lower() in self.words.bodies or noun.lower() in self.words.bodies_alone

    def _speaks_alone(self, noun: str, place: Place, *, has_article: bool) -> bool:
        """Whether a body's noun without a name is who speaks: "De gemeente", "la préfecture", "polisen"."""
        words = self.words
        says_enough = noun.lower() in words.bodies_alone
        return (says_enough or (words.names_bodies_by_noun and has_article)) and not self._fuller(noun, place)

    def is_unnamed(self, text: str) -> bool:
        """Whether a body's noun stands at the head of a sentence and has no name behind it: "Bendrovė"."""
        words = self.words
        noun, _, rest = text.partition(" ")
        return noun.lower() in words.bodies and (not rest or rest.islower()) and not words.verb_second

    def by_letters(self, text: str, place: Place) -> Character | None:
        """A body by its letters, which take no ending: "BNS žiniomis"."""
        is_short = 1 < len(text) <= _LETTERS and text.isalpha() and text.isupper()
        return self.cast.enter(Mention(text, None, None, "organization", ""), place) if is_short else None

    def _fuller(self, noun: str, place: Place) -> str | None:
        """The name that a body's noun was given with before: "la préfecture" was "la préfecture du Nord"."""
        if noun not in self._fullest:
            fuller = re.compile(
                rf"\b{re.escape(noun)} (?:[^\W\d_A-Z]{{1,5}}[ ’']){{0,2}}(?=[^\W\d_a-z]){RUN.pattern}"
            )
            matches = (
                (n, match.group())
                for n, text in enumerate(self.cast.paragraphs)
                if (match := fuller.search(text))
            )
            self._fullest[noun] = next(matches, None)
        known = self._fullest[noun]
        return known[1] if known and known[0] <= place[0] else None


def _is_adjective(rest: Sequence[str], words: Speech) -> bool:
    """Whether one adjective goes on with the name of a body whose noun alone has a capital: "Protezione civile"."""
    return len(rest) == 1 and rest[0].endswith(words.adjective_endings or "(")
