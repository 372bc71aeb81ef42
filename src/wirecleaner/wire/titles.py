"""Headlines as pages say and show them: the same one with a kicker before it or the site's name behind it."""

import re
from collections.abc import Iterable

_LETTERS = re.compile(r"[^\W_]+")
# What stands between a headline and the name of the site behind it.
SEPARATOR = re.compile(r"\s+[-–—|·•:/]+\s+|\s*[|｜ㅣ»]\s*|\s::\s")
# What stands between a kicker and its headline.
KICKER_ENDS = ":-–—|/•·"
# Two words may be a section's name.
_SHORTEST = 3
# Longer titles are none; behind one stand the section, the part of the section and the site at most.
_LONGEST, _CUTS = 500, 4


def letters(text: str) -> str:
    """The letters and digits of a text, case aside: what two printings of a headline share.

    >>> letters("Uhr geht nach – ‘fast’ immer") == letters("Uhr geht nach - 'fast' immer")
    True
    """
    return "".join(_LETTERS.findall(text)).casefold()


def words(text: str) -> frozenset[str]:
    """The words of a headline, case aside."""
    return frozenset(_LETTERS.findall(text.casefold()))


def variants(titles: Iterable[str]) -> list[str]:
    """The titles that a page says it has, each also without what follows its last separators: mostly the site's name.

    >>> variants(["The clock is slow again - Culture - The Example"])
    ['The clock is slow again - Culture - The Example', 'The clock is slow again - Culture', 'The clock is slow again']
    """
    found: dict[str, None] = {}
    for title in titles:
        found[title] = None
        for cut in reversed(list(SEPARATOR.finditer(title[:_LONGEST]))[-_CUTS:]):
            if is_headline(front := title[: cut.start()]):
                found[front] = None
    return list(found)


def is_headline(text: str) -> bool:
    """Whether a text has the length of a headline: three words, or eight letters of a script without blanks."""
    return text.count(" ") >= _SHORTEST - 1 or (len(text) >= 8 and not text.isascii())


def likeness(one: str, other: str) -> float:
    """How many of the words of the shorter of two headlines stand in the other."""
    a, b = words(one), words(other)
    return len(a & b) / max(1, min(len(a), len(b)))
