"""What a line says besides its dates."""

from __future__ import annotations

import re
from functools import cache

from .clock import find_clocks
from .find import Stamp
from .tables import fold, tables
from .words import WORD, plain_digits
from .zones import zones

# How long the text is or takes to read, how old it is, on which page of the paper it stood, how often it was seen.
MEASURE = re.compile(
    r"\d{1,6}\s?(?:文字|글자|字)|\d{1,3}\s?면(?!\w)|(?<![\d.,])\d{1,5}\s?-?\s?([^\W\d_]{1,8})\.?(?![^\W\d_])"
)
# A bare number beside a date counts comments or shares.
COUNT = re.compile(r"\d{1,4}")
COUNTED = frozenset(
    {"views", "comments", "shares", "likes", "reads", "kommentare", "commentaires", "comentarios"}
)
SPACE = re.compile(r"\s+")
EDGE = re.compile(r"^[\W_]+|[\W_]+$")


def remainder(text: str, stamps: list[Stamp]) -> str:
    """The words of `text` that are no part of a date line: "" if the whole line is one.

    `remainder("By Jane Roe | Updated 4 June 2019, 10:31 | 5 min read", stamps) == "By Jane Roe"`.
    Stamps, markers, separators, zones, other times, reading times and page words ("Get short URL")
    are taken away. Words inside a longer rest ("on", "at") stay, so that prose stays readable.
    """
    pieces, position = [], 0
    for stamp in stamps:
        pieces.append(text[position : stamp.start])
        position = max(position, stamp.end)
    pieces.append(text[position:])
    rests = (_rest(piece) for piece in pieces if piece)
    return " ".join(rest for rest in rests if rest)


def _rest(piece: str) -> str:
    piece = plain_digits(piece)
    if any(c.isdigit() for c in piece):
        if not piece.isascii() and (calendar := _other_calendar()):
            piece = calendar.sub(" | ", piece)
        # "19.52" alone may be a price, so a dotted time must say that it is one.
        clocks = [c for c in find_clocks(piece, 0, len(piece)) if c.firm or not c.dotted]
        starts = [0, *(clock.end for clock in clocks)]
        ends = [*(clock.start for clock in clocks), len(piece)]
        piece = " | ".join(piece[a:b] for a, b in zip(starts, ends, strict=True))
        piece = MEASURE.sub(_measure, piece)
    parts = (_strip_words(part) for part in re.split(r"[|•·–—\[\]()（）]", piece))
    return SPACE.sub(" ", " ".join(part for part in parts if part))


def _measure(match: re.Match[str]) -> str:
    word = match[1]
    if word is None:
        return " | "
    low = fold(word)
    return " | " if low in tables().units or low in COUNTED else match[0]


@cache
def _other_calendar() -> re.Pattern[str] | None:
    """Finds a day of another calendar that is printed beside the one read: 09 جمادى الآخرة 1446."""
    months = "|".join(map(re.escape, tables().other_calendar))
    return re.compile(rf"\d{{1,2}} (?:{months})(?:,? \d{{4}}(?: ?هـ)?)?(?!\w)") if months else None


@cache
def _page_words() -> frozenset[str]:
    known = tables()
    words = {*known.page_words, *known.markers, *known.joints, *known.weekdays, *known.today}
    words |= {*known.after_unit, *map(fold, zones().fixed), *map(fold, zones().region), "get", "url"}
    return frozenset(word for phrase in words for word in (phrase, *phrase.split()))


def _strip_words(part: str) -> str:
    """`part` unless it holds nothing but page words; then ""."""
    bare = EDGE.sub("", part)
    if not bare:
        return ""
    words = [fold(word) for word in WORD.findall(bare)]
    if not words and COUNT.fullmatch(bare):
        return ""
    if words and all(word in _page_words() for word in words) and not any(c.isdigit() for c in bare):
        return ""
    return bare
