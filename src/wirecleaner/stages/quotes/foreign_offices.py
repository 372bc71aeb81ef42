"""The office beside a speaker's name in languages other than English: "la maire de Trégastel, Anne Leroy"."""

import re
from collections.abc import Sequence

from wirecleaner.data import load_words
from wirecleaner.stages.quotes.foreign_bodies import MELTED
from wirecleaner.stages.quotes.speech import Speech
from wirecleaner.stages.quotes.titles import honorific_words, is_office, opens_with_office
from wirecleaner.wire.author_words import is_given_name

# An office with what it is over; longer ones are clauses.
_LONGEST = 8
# So far behind a name its office ends.
_REACH = 120
# Between the name and the office behind it stand an age, a party, a comma.
_BEHIND = re.compile(
    r"(?:\s\([^()]{1,20}\))?(?:,\s\d{1,3}(?:\s\w+)?)?,\s(?P<said>[^,.;:!?()«»“”„\"—–]+)(?=[,.;:!?()«»“”„\"—–])"
)
# What no office has in it.
_APART = re.compile(r"[,;:!?()«»“”„\"—–]")


def office_beside(text: str, name: tuple[int, int], source: tuple[int, int], words: Speech) -> str | None:
    """The office that a source gives before or behind a name, without its article; None if it gives none.

    >>> from wirecleaner.stages.quotes.speech import speech
    >>> text = "La maire de Trégastel, Anne Leroy, dit non."
    >>> office_beside(text, (23, 33), (0, 33), speech("fr"))
    'maire de Trégastel'
    """
    start, end = name
    before = [MELTED.sub("", word) for word in text[source[0] : start].rstrip(" ,").split()]
    return (
        _before(before, words) or _joined(text[end : source[1]].split(), words) or _behind(text, end, words)
    )


def _before(said: list[str], words: Speech) -> str | None:
    """The office at the end of the words before a name, the nearest one."""
    while said and said[-1] in honorific_words(words.language):
        said = said[:-1]
    last = said[-1] if said else ""
    if not last or last.lower() in words.joints or _is_small(last, words):
        return None  # "le maire et Anne Leroy": two persons
    at = next((k for k in range(len(said) - 1, -1, -1) if opens_with_office(said[k:], words.language)), None)
    if at is None:
        return None
    while at and opens_with_office(said[at - 1 :], words.language):
        at -= 1  # "vice sindaco"
    if words.verb_last and is_office(last, words.language):
        # What an office is over stands before it: "Almadra Belediye Başkanı".
        at = max((k + 1 for k, word in enumerate(said) if word.endswith(",")), default=0)
    return _told(said[at:])


def _joined(said: list[str], words: Speech) -> str | None:
    """The office right behind a name: "Hódi Gergő közlekedési miniszter"."""
    for k, word in enumerate(said[:3]):
        if not word[0].islower() or _is_small(word, words):
            return None
        if is_office(word, words.language):
            return _told(said[: k + 1])
    return None


def _behind(text: str, end: int, words: Speech) -> str | None:
    """The office behind a name and a comma, up to the next mark: "Anne Leroy, maire de Trégastel, …"."""
    match = _BEHIND.match(text, end, end + _REACH)
    if match is None:
        return None
    said = [MELTED.sub("", word) for word in match["said"].split()]
    cut = next((k for k, word in enumerate(said) if word in words.relatives), len(said))
    said = said[:cut]
    if said and said[0].lower() in words.articles:
        said = said[1:]
    long = opens_with_office(said, words.language)
    if not long and len(said) > 1 and not _is_small(said[0], words) and is_office(said[1], words.language):
        long = 2  # "transportpolitisk talsperson i Høyre"
    # "Anne Leroy, maire Luc Barque": a list of persons
    if not long or any(map(is_given_name, said[long : long + 1])):
        return None
    return _told(said)


def _is_small(word: str, words: Speech) -> bool:
    return word.lower() in load_words(words.language, "function_words") | words.articles


def _told(said: Sequence[str]) -> str | None:
    role = " ".join(said).rstrip(" ,")
    return role if 0 < len(said) <= _LONGEST and _APART.search(role) is None else None
