"""Quoted regions and sentence units: where words stand between marks, and where sentences end."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from wirecleaner.data import load_words, words_for

MARKS = re.compile("\"\"?|[“”„‟«»″]|``|''")
SIGNS = '"“”„‟«»″'
SINGLES = "'‘"
HAS_SINGLE = re.compile(r"['‘](?<![\w’'.]['‘])\w")
CLOSERS = {
    '"': '"”″',
    "“": '”"″',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "``": "''\"",
    "''": "''",
    '""': '""',
    "”": '”"',
}
SINGLE_OPEN = re.compile(r"(?<![\w’'.])['‘](?=[\w\[])(?!(?:\d\ds?|em|til|cause|n|tis|twas|bout|round)\b)")
SINGLE_CLOSE = re.compile(r"(?<=\S)['’](?!\w)")
BREAK = re.compile(r"[.!?…][\"”’»'“)\]]{0,3}[ \t\n]{1,3}(?=(?:[—–] )?[\"“”„‘«»'`(\[—–-]{0,3}[^\W_a-zß-öø-ÿ])")
# So long is "…, said Ann Lee, who runs the ferry." between two parts of a quote.
AFTER_TURN = 100
LEFT_EDGE = " \t\n([{—–-/:>‘'"
RIGHT_EDGE = " \t\n.,;:!?)"


@dataclass(slots=True)
class Region:
    """Words between one pair of marks: [open, close) with them, [start, end) without."""

    open: int
    start: int
    end: int
    close: int
    closed: bool = True
    follows: bool = False  # carries on a quote that the paragraph before left open
    used: bool = False  # a quote has taken it


@dataclass(slots=True)
class Unit:
    """A sentence, a quotation inside counted as one word however many sentences it has."""

    start: int
    end: int
    regions: list[Region] = field(default_factory=list)


def quoted_regions(
    paragraphs: Sequence[str], said_from: Callable[[str, int], int] | None = None
) -> list[list[Region]]:
    """The outermost quoted regions of each paragraph, in order.

    `said_from` tells where, behind a place, the words of a text end that "…, she said" follows; -1 if nothing does.

    A mark that is never closed reaches to the paragraph's end if the next paragraph opens with
    a mark, or if it stands where speech begins; otherwise it is no quote. Nothing leaks from
    one paragraph into the next.
    """
    found: list[list[Region]] = []
    left_open = False
    whole = "\n".join(paragraphs)
    signs = "".join([sign for sign in SIGNS if sign in whole])  # an article has but one or two kinds
    for number, text in enumerate(paragraphs):
        regions, pending = _double_regions(text, signs)
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        carries_on = after[:1] in "\"“‘'«„»" and after != ""
        if pending is not None and (carries_on or _starts_speech(text, pending.open, regions)):
            pending.closed = not carries_on
            if said_from is not None and (end := said_from(text, pending.start)) > 0:
                pending.end, pending.close, pending.closed = end, end + 1, True
            regions.append(pending)
        if ("'" in text or "‘" in text) and HAS_SINGLE.search(text):
            regions = _with_single(text, regions, after[:1] in SINGLES and after != "")
        if regions and left_open and regions[0].open == 0:
            regions[0].follows = True
        left_open = bool(regions) and not regions[-1].closed
        found.append(regions)
    return found


def _starts_speech(text: str, at: int, regions: list[Region]) -> bool:
    """Whether a mark stands where speech begins: also behind a sentence that has told who speaks."""
    lead = text[max(0, at - 8) : at].rstrip()
    return (
        not lead
        or lead[-1] in ",:"
        or (lead[-1] == "." and bool(regions) and at - regions[-1].close < AFTER_TURN)
    )


def _marks(text: str, signs: str) -> list[tuple[int, str]]:
    """The quotation marks of a text with their places. Looked up sign by sign, those that the article has."""
    if "''" in text or "``" in text or '""' in text:
        return [(match.start(), match.group()) for match in MARKS.finditer(text)]
    found: list[tuple[int, str]] = []
    kinds = 0
    for sign in signs:
        at = text.find(sign)
        kinds += at >= 0
        while at >= 0:
            found.append((at, sign))
            at = text.find(sign, at + 1)
    if kinds > 1:
        found.sort()
    return found


def _double_regions(text: str, signs: str) -> tuple[list[Region], Region | None]:
    """Regions in double marks, and the one that is still open at the end."""
    regions: list[Region] = []
    opened = ""
    at = start = 0
    for i, mark in _marks(text, signs):
        j = i + len(mark)
        if opened and _closes(text, opened, mark, j) and not _reopens(text, opened, mark, i, j):
            regions.append(Region(at, start, i, j))
            opened = ""
        elif (not opened or mark == opened) and _opens(text, mark, i, j):
            opened, at, start = mark, i, j
    if not opened:
        return regions, None
    return regions, Region(at, start, len(text), len(text), False)


def _closes(text: str, opened: str, mark: str, j: int) -> bool:
    """Whether a mark closes an open one. A doubled mark (`""`) inside single ones is a mark inside, unless it is the last."""
    if mark == '""' and opened == '"':
        return text.find('"', j) < 0
    return mark in CLOSERS[opened]


def _reopens(text: str, opened: str, mark: str, i: int, j: int) -> bool:
    """A straight mark before a word and after a blank opens anew: the earlier was never closed."""
    if mark != '"' or opened != '"' or j >= len(text) or i == 0:
        return False
    return text[i - 1] in LEFT_EDGE and text[j] not in RIGHT_EDGE


def _opens(text: str, mark: str, i: int, j: int) -> bool:
    if mark in "“„‟«``":
        return True
    before = text[i - 1] if i else " "
    after = text[j] if j < len(text) else " "
    left = before in LEFT_EDGE
    if mark == "″":
        return False
    return left and (after not in RIGHT_EDGE or i == 0)


def _with_single(text: str, doubles: list[Region], carries_on: bool = False) -> list[Region]:
    """Adds regions in single marks outside the double ones (the outer marks of some UK papers).

    One that is never closed reaches to the end if the next paragraph carries it on.
    An apostrophe opens nothing; after a plural's s the mark closes only if no later one can.
    """
    edges = [region.open for region in doubles]

    def outside(place: int) -> bool:
        k = bisect_left(edges, place + 1) - 1
        return k < 0 or place >= doubles[k].close

    closers = [m.start() for m in SINGLE_CLOSE.finditer(text) if outside(m.start())]
    regions = list(doubles)
    resume = 0
    for match in SINGLE_OPEN.finditer(text):
        i = match.start()
        if i < resume or not outside(i):
            continue
        k = bisect_left(closers, i + 1)
        wanted = "’" if text[i] == "‘" else "'’"
        for step in range(k, min(k + 4, len(closers))):
            c = closers[step]
            plural = text[c - 1] == "s" and text[c + 1 : c + 2] == " "
            later = step + 1 < len(closers) and closers[step + 1] - c < 400
            if text[c] not in wanted or (plural and later):
                continue
            regions.append(Region(i, i + 1, c, c + 1))
            resume = c + 1
            break
        else:
            if carries_on and text[max(0, i - 2) : i] in ("", ": ", ", "):
                regions.append(Region(i, i + 1, len(text), len(text), False))
                break
    regions.sort(key=lambda region: region.open)
    return regions


def units(text: str, regions: list[Region], begin: int, says: re.Pattern[str], language: str) -> list[Unit]:
    """The sentences of one paragraph, each with its quoted regions.

    `says` matches "X said" after a region: then the full stop inside the marks ends nothing.
    """
    found: list[Unit] = []
    start, k = begin, 0
    match = BREAK.search(text, begin)
    while match:
        stop, after = match.span()
        at = after
        while k < len(regions) and regions[k].close <= stop:
            k += 1
        if k < len(regions) and regions[k].open <= stop:
            region = regions[k]
            if after <= region.end or stop < region.end - 1:
                ends = False
                at = max(after, region.end - 1)  # sentences inside marks end nothing
            else:
                ends = says.match(text, region.close) is None
        else:
            ends = text[stop] != "." or not is_short_form(text, stop, after, language)
        if ends and after > start:
            found.append(Unit(start, after))
            start = after
        match = BREAK.search(text, at)
    if start < len(text):
        found.append(Unit(start, len(text)))
    _share_out(found, regions)
    return found


def _share_out(found: list[Unit], regions: list[Region]) -> None:
    k = 0
    for region in regions:
        while k + 1 < len(found) and found[k].end <= region.open:
            k += 1
        if found and region.open >= found[k].start:
            found[k].regions.append(region)


STARTERS = load_words("en/grammar", "starters")


def is_short_form(text: str, stop: int, after: int, language: str) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial ("Col.", "J.")."""
    begin = text.rfind(" ", max(0, stop - 14), stop) + 1
    word = text[begin:stop].lstrip("(\"“‘'[")
    if not word:
        return False
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    if word in short_forms(language):
        return True
    if "." in word and word.replace(".", "").isalpha() and len(word) <= 6:
        following = text[after : after + 12].split(" ", 1)[0]
        return word.isupper() and following not in STARTERS
    return False


@cache
def short_forms(language: str) -> frozenset[str]:
    """Every short form that ends in a full stop, the stop left off."""
    titles = (part for entry in words_for(language, "honorifics") for part in entry.split())
    return load_words("en/grammar", "abbreviations") | {part[:-1] for part in titles if part.endswith(".")}
