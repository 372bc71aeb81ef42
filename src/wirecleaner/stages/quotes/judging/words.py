"""A sentence as words with small tags: what a model with few weights can tell apart."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add

from wirecleaner.data import load_words
from wirecleaner.stages.quotes.content import Region

QUOTED = "Q"
EDGE = "|"
_STRIP = "\"“”‘’'()[]{}.,;:!?…«»`"
_MARKS = frozenset(",;:.!?…)—–-")
# Words that are told apart one by one. All others count by their shape alone.
TOLD = (
    load_words("en", "function_words")
    | load_words("en/grammar", "auxiliaries")
    | load_words("en/grammar", "conjunctions")
    | load_words("en/grammar", "negations")
    | load_words("en/grammar", "phrase_openers")
    | load_words("en/grammar", "told_words")
)
FINITE = load_words("en/grammar", "finite_words")


@dataclass(slots=True)
class Words:
    """The words of a sentence, a quotation counting as one. `marks` is the stop behind each, "" if there is none."""

    starts: list[int]
    ends: list[int]
    raw: list[str]
    tags: list[str]
    marks: list[str]

    def at(self, place: int) -> int:
        """The number of the word that a place of the text lies in, or of the next one."""
        return bisect_right(self.ends, place)


def cut_words(text: str, start: int, end: int, regions: list[Region]) -> Words:
    """The words of [start, end); each quotation is one word."""
    words = Words([], [], [], [], [])
    at = start
    for region in regions:
        if region.open >= at:
            _cut(words, text, at, region.open)
            at = _add_quotation(words, text, region, end)
    _cut(words, text, at, end)
    return words


def _cut(words: Words, text: str, start: int, end: int) -> None:
    stretch = text[start:end].rstrip()
    cut = stretch.replace("—", " — ").split()
    if not cut:
        return
    starts = _starts(text, start, start + len(stretch), cut)
    words.starts += starts
    words.ends += map(add, starts, map(len, cut))
    tags, marks, raw = zip(*map(tag_of, cut), strict=True)
    words.tags += tags
    words.marks += marks
    words.raw += raw


def _starts(text: str, start: int, end: int, cut: list[str]) -> list[int]:
    """Where the words of a stretch begin that ends with the last of them."""
    first = text.index(cut[0], start)
    before = accumulate(map(len, cut), initial=first)
    starts = list(map(add, before, range(len(cut))))
    if starts[-1] + len(cut[-1]) == end and "—" not in cut:  # one blank stands between any two
        return starts
    at = start
    for number, word in enumerate(cut):
        starts[number] = text.index(word, at)
        at = starts[number] + len(word)
    return starts


def _add_quotation(words: Words, text: str, region: Region, end: int) -> int:
    close = region.close
    last = text[region.end - 1 : region.end].strip()
    mark = last if last in _MARKS else "q"
    while close < end and text[close] in ",.;:!?)":
        mark = text[close]
        close += 1
    words.starts.append(region.open)
    words.ends.append(close)
    words.raw.append(QUOTED)
    words.tags.append(QUOTED)
    words.marks.append(mark)
    return close


@lru_cache(maxsize=1 << 14)
def tag_of(word: str) -> tuple[str, str, str]:
    """The tag of a word, the stop behind it, and the word itself in small letters without stops."""
    core = word.strip(_STRIP)
    mark = word[-1] if word[-1] in _MARKS else ("'" if word[-1] in "\"”’'" and len(word) > 1 else "")
    if not core:
        return mark or "*", mark or "*", word
    if core in ("-", "–", "--", "—"):
        return "-", "-", "-"
    raw = core.lower().replace("’", "'")
    if core.endswith((".", "'s", "’s")) or raw.endswith("'s"):
        return ("Cap's" if core[0].isupper() else "low's"), mark, raw
    if raw in TOLD and (core[0].islower() or raw not in ("us",)):
        return raw, mark, raw
    return _shape(core, raw), mark, raw


def _shape(core: str, raw: str) -> str:
    if core[0].isupper():
        return "Cap"
    if core[0].isdigit() or core[0] in "$£€#":
        return "0"
    for ending in ("ed", "ing", "ly", "s"):
        if raw.endswith(ending) and len(raw) > len(ending) + 1:
            return "~" + ending
    return "~"
