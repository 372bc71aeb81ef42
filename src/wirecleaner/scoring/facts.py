"""What the line model reads: for each line a value for each group of facts, and its words.

Facts are about the line itself, its neighbours and its place on the page. Most join two things that mean more
together ("ends with a full stop" and "120 to 150 characters"); the code of such a value is the one times the number
of the other. `wording.py` says them in words.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

import regex

from wirecleaner.document import Markup
from wirecleaner.scoring.model import Row, Value
from wirecleaner.scoring.sheet import Sheet

_INNER_STOP = regex.compile(r"[.!?…]['\"”’»)]? +['\"“‘«(„]?\p{Lu}|[。！？]")
_QUOTED = re.compile('["“”«»„「『]')
# Words of three letters and fewer stand in every text.
_TELLING = 3
_ASCII_DIGIT = re.compile("[0-9]")
# Without any of these in a text no sentence ends in it: most lines have none.
_STOP = re.compile("[.!?…。！？]")
# The page's first line is not compared with itself.
IS_FIRST = 63
_CASES = (0.2, 0.5, 0.75)
_SHARES = (0.001, 0.34, 0.67, 0.999)
_MASSES = (200, 500, 1000, 2000, 4000)
# Lines of 20 to 300 characters are looked up elsewhere on the page by 28 characters of their middle.
_ECHOED = range(5, 16)
_ECHO = 14
# Topics and names are at most this long (60 characters); whether they stand in the story tells tags from menus.
_SHORT = 9
# Of a line with more words than these each tells less.
_FEW_WORDS = 12
# The first words are read from so many characters, the last ones from so many.
_OPENING, _CLOSING = 60, 40

# The groups that a line has one value of, in the order of the rows.
GROUPS = (
    # the line itself
    "size", "end", "start", "case", "label", "rule", "stops", "commas", "digits", "quoted", "markup",
    "end_length", "end_place",
    # its place on the page
    "gap", "block", "count", "place", "mass", "mass_below", "prose_around", "last_mark", "next_mark",
    "stamps", "stamp_above", "stamp_below", "above", "below", "above2", "below2", "joint_above",
    "joint_below", "run", "torn", "alike", "alike_place", "top", "bottom",
    # its words
    "functions", "story", "opening", "first", "first_mass", "echo", "printed_in",
)  # fmt: skip
WORD_GROUPS = ("word", "word_of_paragraph", "first_word", "first_words", "last_words")
WORD_IN_SHORT, WORD_IN_LONG, *EDGES = range(len(GROUPS), len(GROUPS) + len(WORD_GROUPS))
# The groups that a line has one value of, in the order of its facts and its words at either end.
SINGLE = (*range(len(GROUPS)), *EDGES)


def facts_of(sheet: Sheet, lines: Sequence[int]) -> list[Row]:
    """The values of some lines of a page: for each a row with one for each group in the order of `GROUPS`."""
    parts = _of_the_lines(sheet, lines), _of_the_page(sheet, lines), _of_the_words(sheet, lines)
    return [own + around + words for own, around, words in zip(*parts, strict=True)]


def _of_the_lines(sheet: Sheet, lines: Sequence[int]) -> list[Row]:
    """What each line is by itself."""
    rows: list[Row] = []
    for here in lines:
        line, size, coarse, end = sheet.lines[here], sheet.size[here], sheet.coarse[here], sheet.end[here]
        text, region = line.text, sheet.region[here]
        head = text[:400]
        end_length = end * 8 + coarse
        rows.append(
            (
                size,
                end,
                sheet.start[here],
                (4 if text.isupper() else bisect_right(_CASES, sheet.shapes[here].title_case)) * 8 + coarse,
                sheet.label[here],
                "" if line.label is None else sheet.rules.get(line.start, ""),
                (_inner_stops(text) if size > 6 else 0) * 8 + coarse,
                min(3, head.count(",")) * 8 + coarse,
                _digits(text[:60]),
                (coarse + 8) if _QUOTED.search(head) else coarse,
                region if line.markup is None else _mark(line.markup) * 4 + region,
                end_length,
                end_length * 4 + region,
            )
        )
    return rows


def _of_the_page(sheet: Sheet, lines: Sequence[int]) -> list[Row]:
    """Where each line stands, and what stands around it."""
    count, all_below = len(sheet.lines), sheet.mass[-1]
    lengths, ends, next_to = sheet.coarse, [15, *sheet.end], sheet.next_to
    starts = [*sheet.start, 9]
    rows: list[Row] = []
    for here in lines:
        coarse, since_stamp, until_stamp = lengths[here], sheet.since_stamp[here], sheet.until_stamp[here]
        alike = (lengths[max(0, here - 3) : here + 4].count(coarse) - 1) * 8 + coarse
        rows.append(
            (
                (sheet.layout * 4 + sheet.gap[here]) * 8 + coarse,
                sheet.block[here],
                sheet.count[here] * 8 + coarse,
                sheet.place[here] * 8 + coarse,
                sheet.share[here] * 8 + coarse,
                bisect_right(_MASSES, all_below - sheet.mass[here]),
                (min(sheet.since_prose[here], 7) * 10 + min(sheet.until_prose[here], 7)) * 8 + coarse,
                sheet.last_mark[here] * 8 + coarse,
                sheet.next_mark[here],
                since_stamp * 10 + until_stamp,
                since_stamp * 8 + coarse,
                until_stamp * 8 + coarse,
                next_to[here + 1] * 8 + coarse,
                next_to[here + 3] * 8 + coarse,
                next_to[here],
                next_to[here + 4],
                (ends[here] * 10 + starts[here]) * 8 + coarse,
                ends[here + 1] * 10 + starts[here + 1],
                sheet.run[here] * 8 + coarse,
                sheet.torn[here] * 2 + sheet.torn[here + 1],
                alike,
                alike * 4 + sheet.region[here],
                min(9, here.bit_length()),
                min(9, (count - here).bit_length()),
            )
        )
    return rows


def _of_the_words(sheet: Sheet, lines: Sequence[int]) -> list[Row]:
    """What the words of each line share with the language, the story and the page."""
    rows: list[Row] = []
    for here in lines:
        words, text = sheet.lines[here].words, sheet.lowered[here]
        size, coarse, region = sheet.size[here], sheet.coarse[here], sheet.region[here]
        telling = [word for word in words if len(word) > _TELLING]
        first = _first_share(telling, sheet.first_words) if here else IS_FIRST
        printed_in = 0 if size >= _SHORT else 2 if text in sheet.story else 1
        rows.append(
            (
                ((_function_share(sheet, words) if coarse else 0) * 8 + coarse) * 4 + region,
                (_share(telling, sheet.story_words) * 8 + coarse) * 4 + region,
                (_share(telling, sheet.opening_words) * 8 + coarse) * 4 + region,
                first * 4 + region,
                first * 16 + sheet.share[here],
                (_echo(sheet, text) if size in _ECHOED else 0) * 4 + region,
                (printed_in * 8 + coarse) * 4 + region,
            )
        )
    return rows


def words_of(sheet: Sheet, here: int) -> list[tuple[int, Value]]:
    """All words of a line that are facts, each with the group that it is a value of."""
    found: list[tuple[int, Value]] = [(word_group(sheet, here), word) for word in sheet.lines[here].words]
    return found + [pair for pair in zip(EDGES, edge_words(sheet, here), strict=True) if pair[1]]


def word_group(sheet: Sheet, here: int) -> int:
    """The group that any word of a line is a value of."""
    return WORD_IN_SHORT if sheet.shapes[here].words <= _FEW_WORDS else WORD_IN_LONG


def edge_words(sheet: Sheet, here: int) -> Row:
    """The first word of a line, its two first and its two last; "" where it has only one."""
    text = sheet.lowered[here]
    first, *more = text[:_OPENING].split(" ", 2)
    if not more:
        return first, "", ""
    return first, f"{first} {more[0]}", " ".join(text[-_CLOSING:].rsplit(" ", 2)[-2:])


def _inner_stops(text: str) -> int:
    """How many sentences end inside a text, up to 2."""
    return min(2, len(_INNER_STOP.findall(text[:600]))) if _STOP.search(text) else 0


def _mark(markup: Markup) -> int:
    """What the page's markup makes of a line: an item of a list, a heading, mostly link."""
    return markup.list_item + 2 * min(markup.heading, 4) + 16 * ((markup.link_share or 0.0) > 0.6)


def _function_share(sheet: Sheet, words: Collection[str]) -> int:
    """Which share of a line's words are the small words of its language: 0 none, then tenths, 5 from 0.4 on."""
    found = len(sheet.function_words.intersection(words))
    return 1 + min(4, 10 * found // len(words)) if found else 0


def _share(telling: Collection[str], known: frozenset[str]) -> int:
    """Which share of a line's longer words are known: 0 of none, 1 none, to 5 all."""
    if not telling:
        return 0
    found = len(known.intersection(telling))
    return 1 + bisect_right(_SHARES, found / len(telling)) if found else 1


def _first_share(telling: Collection[str], known: frozenset[str]) -> int:
    """Which share of a line's longer words the page's first line has, and which share of its own they are."""
    if known.isdisjoint(telling):
        return bool(telling) * 8 + bool(known)
    found = len(known.intersection(telling))
    of_line, of_first = found / len(telling), found / len(known)
    return (1 + bisect_right(_SHARES, of_line)) * 8 + 1 + bisect_right(_SHARES, of_first)


def _digits(text: str) -> int:
    """How many quarters of a text are digits."""
    count = len(_ASCII_DIGIT.findall(text)) if text.isascii() else sum(map(str.isdigit, text))
    return count * 4 // len(text)


def _echo(sheet: Sheet, text: str) -> int:
    """How often the middle of a line is printed on the page, up to 3."""
    middle = len(text) // 2
    return min(3, sheet.page.count(text[max(0, middle - _ECHO) : middle + _ECHO]))
