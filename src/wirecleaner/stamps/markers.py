"""The words around a date: markers ("Last updated"), weekdays, joints ("at"), and what follows."""

from __future__ import annotations

import re
from functools import cache

from wirecleaner.data import base_language

from .ago import relative_words
from .clock import Clock, read_zone
from .tables import Tables, fold, tables
from .words import LETTER, REACH, WORD

# Between a day and its time stand at most a weekday, a word and a few signs:
# " uur, donderdagmiddag om " is the longest seen.
LONGEST_JOINT = 24
NOT_BETWEEN = re.compile(r"[\d\"“”«»=+*#<>%]")
# "— Name (@handle) August 5, 2024" closes an embedded tweet; "№84 от 15.05.2025" is a print issue.
HANDLE = re.compile(r"\(@\w{1,32}\)\s*$")
PRINT_ISSUE = re.compile(r"(?:№|\bNr\.?|\bNo\.|n°)\s?\d{1,6}\s[^\W\d_]{0,4}\s?$")
# "Posted by Jane Roe on": the marker is a name away from the date.
POSTED_BY = re.compile(r"(?i:\b(posted|published|written|updated)\s+by\b)[^|.]{2,60}$")
PHRASE = 4  # words in the longest marker phrases
# "撮影" follows the date by a place and a name: "2022年9月7日午前、高知県南浦町、山田みのり撮影".
PHOTO_REACH = 48
BEFORE_FILED = re.compile(r"[ .,]*(?:and (?:is |was )?)?")
DIGIT = re.compile(r"\d")
PART = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
TAKEN = re.compile(r"撮影|攝影|摄影")
TRAILING = re.compile(r"\s?(?:г\.|р\.|года|року|م)(?![^\W\d_])")
SEPARATED_WEEKDAY = re.compile(r",?\s?[(（]?\s?([^\W\d_]{1,13})\.?\s?[)）]?")


def is_joint(gap: str) -> bool:
    """May `gap` stand between a day and its time? `is_joint(", at ")`, `is_joint(" • ")`."""
    if len(gap) > LONGEST_JOINT or NOT_BETWEEN.search(gap):
        return False
    if not LETTER.search(gap):
        return True
    known = tables()
    words = [fold(word) for word in WORD.findall(gap)]
    return (
        gap == "T" or all(w in known.joints or w in known.weekdays for w in words) or _two_words(words, known)
    )


def _two_words(words: list[str], known: Tables) -> bool:
    return len(words) == 2 and " ".join(words) in known.weekdays


def weekday_of(word: str, language: str | None) -> tuple[bool, int | None]:
    """(is it a weekday, which); two-letter forms only in their own language."""
    known = tables()
    if word in known.weekdays:
        return True, known.weekdays[word]
    short = known.short_weekdays.get(base_language(language) or "", {}) if len(word) <= 2 else {}
    return word in short, short.get(word)


Words = list[tuple[int, int, str]]


def leading_weekday(text: str, words: Words, start: int, language: str | None) -> tuple[int, int | None]:
    """(how many of the last `words` are the weekday before `start`, which day of the week, Monday 0)."""
    if not words or start - words[-1][1] > 3 or NOT_BETWEEN.search(text, words[-1][1], start):
        return 0, None
    known = tables().weekdays
    if len(words) > 1 and (both := f"{words[-2][2]} {words[-1][2]}") in known:
        return 2, known[both]
    found, day = weekday_of(words[-1][2], language)
    return (1, day) if found else (0, None)


def find_kind(
    text: str, words: Words, floor: int, start: int, end: int, language: str | None
) -> tuple[int, str | None, bool]:
    """The stamp's start with its marker, its kind, and whether a marker was there.

    The kind is "published", "updated", "other", "neutral" (a marker that says neither) or None.
    """
    if not words:
        return start, _kind_around(text, floor, start, end), False
    known = tables()
    at, after = _other_phrase(words, language)
    last = len(words)
    while last and len(words) - last < PHRASE and words[last - 1][2] in known.joints:
        marker = _marker(words, last, known)
        if marker:
            break
        last -= 1
    marker = _marker(words, last, known) if last else None
    if marker and NOT_BETWEEN.search(text, words[last - 1][1], start):
        marker = None
    # "Copyright 2024 | Published 4 May 2024" is published; "Air date" is no "date".
    if at >= 0 and (marker is None or after > marker[0]):
        return (words[at][0] if at >= len(words) - PHRASE else start), "other", False
    if marker:
        return words[marker[0]][0], marker[1], True
    if match := POSTED_BY.search(text, max(floor, start - REACH), start):
        return start, "updated" if match[1].lower() == "updated" else "published", True
    return start, _kind_around(text, floor, start, end), False


def is_marker(text: str) -> bool:
    """Whether a text is nothing but the marker of a date: `is_marker("Published on:")`."""
    known = tables()
    words = [fold(match[0]) for match in WORD.finditer(text)]
    while len(words) > 1 and words[-1] in known.joints:
        words.pop()
    return 0 < len(words) <= PHRASE and not DIGIT.search(text) and " ".join(words) in known.markers


def is_joint_word(text: str) -> bool:
    """Whether a text is a word that joins a day to what stands before it: `is_joint_word("on")`."""
    return text.islower() and text in tables().joints


def is_filed(text: str, end: int) -> bool:
    """Whether a date that ends at `end` is that of a blog's line about its post: "4 May 2019. Filed under Clocks"."""
    return (match := BEFORE_FILED.match(text, end)) is not None and fold(
        text[match.end() : match.end() + REACH]
    ).startswith(tables().filed)


@cache
def filed_words() -> frozenset[str]:
    """Words in lower case, one of which stands in every line that `is_filed` is true of."""
    return frozenset(phrase.split()[0] for phrase in tables().filed)


@cache
def telling_words() -> frozenset[str]:
    """Words in lower case, one of which stands in every line without a digit that has a part in a date line.

    Of each phrase of the tables the longest word: "on" and "the" stand in every second line.
    """
    known = tables()
    phrases = (*known.markers, *known.months, *known.weekdays)
    longest = (max(PART.findall(phrase), key=len) for phrase in phrases)
    return filed_words() | relative_words() | frozenset(longest)


def _marker(words: Words, last: int, known: Tables) -> tuple[int, str] | None:
    """(index of the first word, kind) of the longest marker phrase that ends before word `last`."""
    for first in range(max(0, last - PHRASE), last):
        kind = known.markers.get(" ".join(word for _, _, word in words[first:last]))
        if kind:
            return first, kind
    return None


def _other_phrase(words: Words, language: str | None) -> tuple[int, int]:
    """The words from and up to which a phrase such as "available until" stands; (-1, -1) if none does."""
    phrases = tables().others[base_language(language) or ""]
    for at in range(len(words) - 1, -1, -1):
        for phrase in phrases.get(words[at][2], ()):
            parts = phrase.split()
            if parts == [word for _, _, word in words[at : at + len(parts)]]:
                return at, at + len(parts)
    return -1, -1


def _kind_around(text: str, floor: int, start: int, end: int) -> str | None:
    low = max(floor, start - REACH)
    if HANDLE.search(text, low, start) or PRINT_ISSUE.search(text, low, start):
        return "other"
    if not text.isascii() and TAKEN.search(text, end, end + PHOTO_REACH):
        return "other"
    return None


@cache
def _after_words() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in tables().after)
    return re.compile(rf"\s?,?\s?({words})(?![^\W_])")


def trailing_end(text: str, end: int, language: str | None) -> tuple[int, str | None, int | None]:
    """Where the stamp ends with what belongs to it: "更新", "(火)", " г."; the kind and weekday it names."""
    if end >= len(text):
        return end, None, None
    if match := TRAILING.match(text, end):
        end = match.end()
    weekday = None
    if (match := SEPARATED_WEEKDAY.match(text, end)) and _is_apart(match):
        found, day = weekday_of(fold(match[1]), language)
        if found:
            end, weekday = match.end(), day
    if match := _after_words().match(text, end):
        return match.end(), tables().after[match[1]], weekday
    return end, None, weekday


def _is_apart(match: re.Match[str]) -> bool:
    """Short weekdays are words of prose unless they stand in brackets: "(Fri)", "(火)"."""
    word = match[1]
    return len(word) >= 4 or match[0].lstrip(", ")[0] in "(（" or (len(word) > 1 and word[0] > "\u3000")


def zone_after(text: str, end: int, clock: Clock | None) -> int:
    """The end with a zone that follows the day: "10:30, 20 March 2019 GMT"; `clock` is given the zone."""
    if end >= len(text) or text[end] not in " (\xa0":
        return end
    stop, zone, offset = read_zone(text, end)
    if zone is None:
        return end
    if clock is not None:
        clock.zone, clock.offset = zone, offset
    return stop
