"""Relative times: "3 hours ago", "vor 28 Minuten", "27分前", "an hour ago", "Updated ago"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .tables import fold, tables
from .words import WORD, joint

AFTER_UNIT = re.compile(r"\.?\s?([^\W\d_]++)(?:\s([^\W\d_]++))?")
COMPOUND = re.compile(r"(\d{1,2})\s?([^\W\d_]{1,10})[\s,]{1,2}(?:and\s|und\s|et\s)?$")
# A line without a digit is looked at for "an hour ago" only if it is this short; date lines are.
LONGEST_WITHOUT_DIGIT = 48


@dataclass(slots=True)
class Ago:
    """A relative time: "3 hours ago" has seconds 10800 and unit "hour"."""

    start: int
    end: int
    unit: str | None
    seconds: int | None


SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


@cache
def relative_words() -> frozenset[str]:
    """Words in lower case, one of which stands in every relative time without a digit: "an hour ago", "yesterday"."""
    known = tables()
    phrases = (*known.units, *known.after_unit, *known.today)
    return frozenset(word for phrase in phrases for word in phrase.split())


def read_ago(text: str, match: re.Match[str], floor: int) -> Ago | None:
    """The relative time around `match`, which holds a number and, as group 2, the word after it."""
    known = tables()
    unit = known.units.get(fold(match[2]))
    if unit is None:
        ideographic = _ideographic_ago().match(text, match.start())
        if ideographic is None:
            return None
        unit = known.units[ideographic[2]]
        return _amount(match.start(), ideographic.end(), int(match[1]), unit)
    start = match.start()
    if end := _after_unit(text, match.end(2)):
        token = _amount(start, end, int(match[1]), unit)
        return _with_larger_unit(text, floor, token)
    tail = fold(text[max(floor, start - 14) : start]).rstrip()
    for phrase in known.before_number:
        if tail.endswith(phrase) and not tail[: -len(phrase)][-1:].isalpha():
            spaces = len(text[max(floor, start - 14) : start]) - len(tail)
            return _amount(start - spaces - len(phrase), match.end(2), int(match[1]), unit)
    return None


def _amount(start: int, end: int, count: int, unit: str) -> Ago:
    return Ago(start, end, unit, count * SECONDS[unit] if unit in SECONDS else None)


def _after_unit(text: str, i: int) -> int:
    """The end of the word for "ago" at `i`; 0 if it does not follow."""
    match = AFTER_UNIT.match(text, i)
    if match is None:
        return 0
    known, first, second = tables().after_unit, match[1], match[2]
    if second and (fold(f"{first} {second}") in known):
        return match.end(2)
    if fold(first) in known:
        return match.end(1)
    cut = joint(first)
    return match.start(1) + cut if cut and fold(first[:cut]) in known else 0


def _with_larger_unit(text: str, floor: int, token: Ago) -> Ago:
    """The one token that "3 hours, 20 minutes ago" is."""
    match = COMPOUND.search(text, max(floor, token.start - 22), token.start)
    unit = tables().units.get(fold(match[2])) if match else None
    if match and unit in SECONDS and token.seconds is not None and SECONDS[unit] > token.seconds:
        token.start, token.seconds = match.start(), token.seconds + int(match[1]) * SECONDS[unit]
    return token


@cache
def _ideographic_ago() -> re.Pattern[str]:
    # Written without spaces, so the unit cannot be cut out as a word: "27分前", "3小时前", "3시간 전".
    units = sorted((word for word in tables().units if ord(word[0]) >= 0x3000), key=len, reverse=True)
    return re.compile(rf"(\d{{1,3}})\s?({'|'.join(units)})\s?(?:之前|以前|前|전)")


def spelled_ago(text: str) -> list[Ago]:
    """Relative times without a digit: "an hour ago", "vor einer Stunde", and the empty "Updated ago"."""
    known = tables()
    words = [(m.start(), m.end(), fold(m[0])) for m in WORD.finditer(text.replace("'", " "))]
    for at, (start, end, word) in enumerate(words):
        if word in known.ones and at + 1 < len(words) and (unit := known.units.get(words[at + 1][2])):
            if stop := _after_unit(text, words[at + 1][1]):
                return [_amount(start, stop, 1, unit)]
            tail = " ".join(w for _, _, w in words[max(0, at - 3) : at])
            for phrase in known.before_number:
                if tail == phrase or tail.endswith(" " + phrase):
                    return [_amount(words[at - len(phrase.split())][0], words[at + 1][1], 1, unit)]
        elif word == "ago" and at == len(words) - 1 and at and words[at - 1][2] in known.markers:
            return [Ago(start, end, None, None)]
    return []
