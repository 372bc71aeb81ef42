"""Finding times of day ("9:27PM", "18.56 GMT", "14h52", "11時00分") with their zone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .tables import fold, tables
from .zones import zones

# What may not follow a word: a small letter, a second capital, a digit. A capital that opens the next,
# glued word may: "2:26 PM GMT+2Last Updated".
BOUND = r"(?![^\W\d_A-Z]|[A-Z](?![a-z])|\d)"
# Groups: hour, then minute (and second) of the form that matched. Each pattern below starts at a digit
# or at the end of the one before: the search skips from digit to digit.
TIME = re.compile(
    r"([0-9]{1,2})(?:"
    r":([0-9]{2})(?::([0-9]{2})(?:\.\d{1,9})?)?(?!\d|:\d|\.\d)"
    r"|\.([0-5]\d)(?![\d%]|[.,]\d)"
    rf"|\s?[hH]\s?([0-5]\d)?{BOUND}"
    r"|(\s?[時时点點시])(?:\s?(\d{1,2})\s?[分분])?"
    rf"|([0-5]\d)(?=\s?(?:hrs|[A-Z]{{2,4}}){BOUND})"
    rf"|(?=\s?(?:[AaPp]\.?\s?[Mm]{BOUND}|Uhr\b))"
    r")"
)
SUFFIX = re.compile(rf"(?:\s?([AaPp])\.?\s?[Mm](?:\.|{BOUND}))?(\s?(?:Uhr|uur|hod|hrs?|hs|h|ч){BOUND}\.?)?")
ZONE = re.compile(
    r"\s?(\()?(?:([A-ZМСКİ]{1,4}|мск|(?:Eastern|Central|Mountain|Pacific)(?:\sTime)?)"
    r"(?:\s?([+\-−]\s?\d{1,2}(?::?[0-5]\d)?))?|([+\-−][01]\d:?[0-5]\d))" + BOUND + r"(?(1)\))"
)
# The same moment once more for another place: "0339 GMT (1139 HKT)".
ELSEWHERE = re.compile(r"\s?\(\d{1,2}[:.]?\d\d\s?([A-Z]{2,4})\)")
# "2:57 min" is how long a video is, "4.30 Euro" an amount.
AMOUNT = re.compile(r"\s?(?:%|€|\$|°|(?i:mins?|minutes?|sec|km|mb|gb|euros?|million|billion|pct)\b)")
HALVES = {"午前": 0, "오전": 0, "上午": 0, "午後": 12, "오후": 12, "下午": 12, "晚上": 12}
# Arabic and Greek write the half of the day behind the time: "٩:١٧ م", "9:17 μ.μ.".
HALVES_AFTER = {
    "μ.μ.": 12,
    "μ.μ": 12,
    "μμ": 12,
    "π.μ.": 0,
    "π.μ": 0,
    "πμ": 0,
    "م": 12,
    "مساء": 12,
    "مساءً": 12,
    "ص": 0,
    "صباحا": 0,
    "صباحاً": 0,
}
HALF_AFTER = re.compile(r"\s?(مساءً?|صباحاً?|[مص]|[πμ]\.?μ\.?)(?![^\W\d_])")
AROUND = " ,|•·-–—:;()[]"
LONGEST_CLOCK = 30
LAST_LETTERS = re.compile(r"[^\W\d_]+$")
LONGEST_MARKER = 16
GLUED_LEFT = frozenset(".,:/$€£¥+-–")


@dataclass(slots=True)
class Clock:
    """A time as printed. `firm`: more than digits and a colon or a dot say that it is a time."""

    start: int
    end: int
    hour: int
    minute: int
    second: int
    zone: str | None
    offset: str | None
    firm: bool
    dotted: bool


def find_clocks(text: str, start: int, end: int) -> list[Clock]:
    """The times of `text[start:end]`, offsets into `text`. The cut hides the glued neighbours."""
    if end - start < 2:
        return []
    piece = text[start:end]
    found: list[Clock] = []
    for match in TIME.finditer(piece):
        if found and match.start() + start < found[-1].end:
            continue
        clock = _read(piece, match, start)
        if clock is not None:
            found.append(clock)
    return found


def is_clock(text: str) -> bool:
    """Whether a text is a time of day and signs: `is_clock(", 20:24 Uhr")`. "19.52" may be a price."""
    if not 4 <= len(text) <= LONGEST_CLOCK or not any(map(str.isdigit, text)):
        return False
    bare = text.strip(AROUND)
    clocks = find_clocks(bare, 0, len(bare))
    if len(clocks) != 1 or (clocks[0].dotted and not clocks[0].firm):
        return False
    return clocks[0].start == 0 and clocks[0].end == len(bare)


def read_zone(text: str, i: int) -> tuple[int, str | None, str | None]:
    """(end, name, offset) of the zone at `i`; the end is `i` if there is none."""
    match = ZONE.match(text, i)
    if match is None:
        return i, None, None
    name, offset = match[2], match[4]
    if name is None:
        return match.end(), None, offset
    known = zones()
    if name not in known.fixed and name not in known.region:
        return i, None, None
    if match[3] and name in ("GMT", "UTC"):
        offset = match[3].replace(" ", "")
    return match.end(), name, offset


def _follows_marker(text: str, start: int) -> bool:
    """Whether the word that a time is glued to announces a date: "Updated09:12"."""
    word = LAST_LETTERS.search(text, max(0, start - LONGEST_MARKER), start)
    return word is not None and fold(word[0]) in tables().markers


def _read(text: str, match: re.Match[str], shift: int) -> Clock | None:
    start, end = match.span()
    half: int | None = None
    if start and ((before := text[start - 1]).isalnum() or before in GLUED_LEFT):
        half = HALVES.get(text[start - 2 : start])
        # "2019-03-01T05:45" and "2024-16:38" were cut right before the joint.
        is_cut = start == 1 and before in "T-–"
        if half is None and not is_cut and not (match[2] and _follows_marker(text, start)):
            return None
    elif start > 2:
        half = HALVES.get(text[start - 3 : start - 1])
    if half is not None:
        start -= 2 if text[start - 2 : start] in HALVES else 3
    hour = int(match[1])
    minute = int(match[2] or match[4] or match[5] or match[7] or match[8] or 0)
    suffix = SUFFIX.match(text, end)
    unit = None
    if suffix and suffix.end() > end:
        end, unit = suffix.end(), suffix[2]
        if suffix[1]:
            half = 12 if suffix[1] in "pP" else 0
    elif not text.isascii() and (found := HALF_AFTER.match(text, end)):
        end, half = found.end(), HALVES_AFTER[found[1]]
    if half is not None and hour <= 12:
        # "17:19 PM" is seen: there the half of the day adds nothing.
        hour = hour % 12 + half
    second = int(match[3] or 0)
    if hour > 23 or minute > 59 or second > 59 or AMOUNT.match(text, end):
        return None
    end, zone, offset = read_zone(text, end)
    if match[8] and not (zone or unit):
        return None
    if (elsewhere := ELSEWHERE.match(text, end)) and elsewhere[1] in zones().fixed:
        end = elsewhere.end()
    said = half is not None or unit or zone or offset or match[5] or match[6]
    dotted = match[4] is not None
    return Clock(start + shift, end + shift, hour, minute, second, zone, offset, bool(said), dotted)
