"""Looking at the words around a position of a line."""

from __future__ import annotations

import re

from .tables import fold

# Vowel marks of Arabic stand between letters and are none: "نُشر".
WORD = re.compile(r"[^\W\d_]+(?:[-'’\u064b-\u0652][^\W\d_]+)*+")
LETTER = re.compile(r"[^\W_]")
# A marker phrase and the words that follow it up to the date fit in this many characters; the longest
# in the tables ("ten tekst przeczytasz w") has 23.
REACH = 64
PLAIN = str.maketrans("０１２３４５６７８９：／．٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789:/.01234567890123456789")
FOREIGN_DIGIT = re.compile(r"[０-９٠-٩۰-۹：]")


def plain_digits(text: str) -> str:
    """`text` with full-width and Arabic digits as ASCII, one character for one: "２０２５年" -> "2025年"."""
    if text.isascii() or not FOREIGN_DIGIT.search(text):
        return text
    return text.translate(PLAIN)


def joint(word: str) -> int:
    """Where a capital starts a second word inside `word`: `joint("AgoUpdated") == 3`; 0 if nowhere."""
    for i in range(len(word) - 1, 0, -1):
        if word[i].isupper() and word[i - 1].islower():
            return i
    return 0


def words_before(text: str, floor: int, end: int) -> list[tuple[int, int, str]]:
    """(start, end, folded word) of the words between `floor` and `end`, at most REACH characters back.

    A word glued to the one before it counts from its capital: "SmithPublished" gives "published".
    """
    low = max(floor, end - REACH)
    found = []
    for match in WORD.finditer(text, low, end):
        start, stop = match.span()
        word = match[0]
        if not word.islower() and (cut := joint(word)):
            start, word = start + cut, word[cut:]
        found.append((start, stop, fold(word)))
    return found
