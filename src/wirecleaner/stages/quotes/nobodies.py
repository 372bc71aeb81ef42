"""What has the place of a speaker and is nobody: a study, a share of voters, the first word of a sentence."""

import re
from functools import lru_cache

from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.mentions import Mention
from wirecleaner.stages.quotes.titles import is_role_noun
from wirecleaner.stages.quotes.words import given_names, grammar

# Words of a body's name that in small letters are things.
PAPERS = frozenset(["survey", "state", "paper", "project", "mission", "trust", "force", "board"])
# Endings of nouns for people in the plural; "-ers" and "-ors" are also things ("numbers", "factors").
PLURALS = ("ists", "ians", "ologists", "goers", "men", "women", "-olds", "-old", "folk")
# Things whose names end as those of people do.
NOT_PEOPLE = frozenset(
    "specimen regimen abdomen omen acumen list checklist shortlist watchlist wishlist playlist blacklist twist mist fist gist wrist "
    "median meridian".split()
)
# "Signs of momentum", "Six in 10", "Close to 50 interviews": what a small word follows is no name by itself.
WITH_SMALL_WORD = re.compile(rf"{UP}[\w’'-]* (?:of|in|to|for|by|on|with|from|at|than|out|about|through) ")
# The endings of words that open a sentence by their capital alone: "Reached by phone", "Similarly".
OPENING_ENDS = ("ing", "ed", "ly")


@lru_cache(maxsize=1 << 12)
def is_person_noun(noun: str, language: str) -> bool:
    """Whether a noun in small letters, one or several, is used of people: "officials", "fan", "the Spaniards".

    >>> is_person_noun("mourners", "en"), is_person_noun("study", "en")
    (True, False)
    """
    if noun in NOT_PEOPLE:
        return False
    if noun in grammar(language, "anonymous") or noun.endswith(PLURALS) or _is_one(noun, language):
        return True
    if noun.endswith("ies"):
        return _is_many(noun[:-3] + "y", language)
    return (noun.endswith("s") and _is_many(noun[:-1], language)) or (
        noun.endswith("es") and _is_one(noun[:-2], language)
    )


def _is_many(noun: str, language: str) -> bool:
    """Whether several of a noun may speak: people, or houses whose names are not given."""
    return _is_one(noun, language) or (noun in grammar(language, "org_words") and noun not in PAPERS)


def _is_one(noun: str, language: str) -> bool:
    return noun not in NOT_PEOPLE and (
        is_role_noun(noun, language)
        or noun in grammar(language, "person_nouns")
        or noun.capitalize() in grammar(language, "demonyms")
    )


def is_opening(text: str, mention: Mention, language: str) -> bool:
    """Whether the one capitalised word of a mention opens its sentence and names nobody: "Reached by phone", "Six in 10"."""
    name = mention.name
    if " " in name or mention.honorific or mention.role or mention.kind != "person":
        return False
    if name in given_names(language) or name in grammar(language, "bodies"):
        return False
    if not text.startswith(name) or not name[1:].islower():
        return False
    return name.endswith(OPENING_ENDS) or WITH_SMALL_WORD.match(text) is not None
