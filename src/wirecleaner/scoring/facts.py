"""What the line model reads: for each line a value for each group of facts, and its words.

Facts are about the line itself, its neighbours and its place on the page. Most join two things that mean more
together ("ends with a full stop" and "120 to 150 characters"); the code of such a value is the one times the number
of the other. `describe` says a fact in words, for explain.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence

import regex

from wirecleaner.document import Markup
from wirecleaner.scoring.model import Row, Value
from wirecleaner.scoring.sheet import COARSE, ENDS, LABELS, SIZES, STARTS, Sheet

_INNER_STOP = regex.compile(r"[.!?…]['\"”’»)]? +['\"“‘«(„]?\p{Lu}|[。！？]")
_QUOTED = re.compile('["“”«»„「『]')
# Words of three letters and fewer stand in every text.
_TELLING = 3
_ASCII_DIGIT = re.compile("[0-9]")
# Without any of these in a text no sentence ends in it: most lines have none.
_STOP = re.compile("[.!?…。！？]")
# The page's first line is not compared with itself.
_IS_FIRST = 63
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
        first = _first_share(telling, sheet.first_words) if here else _IS_FIRST
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


# In words: the groups with what each of their values says


def _length(coarse: int) -> str:
    steps = [step for step, one in enumerate(COARSE) if one == coarse]
    low = SIZES[steps[0] - 1] if steps[0] else 0
    return f"{low} to {SIZES[steps[-1]]} characters" if steps[-1] < len(SIZES) else f"over {low} characters"


def _size(step: int) -> str:
    low = SIZES[step - 1] if step else 0
    return f"{low} to {SIZES[step]} characters" if step < len(SIZES) else f"over {low} characters"


def _distance(step: int) -> str:
    return ("0", "1", "2", "3", "4", "5 to 7", "8 to 12", "13 to 25", "26 to 60", "over 60")[step]


def _region(region: int) -> str:
    return ("above the running text", "inside the running text", "below the running text")[region]


def _position(place: int) -> str:
    if place >= 20:
        return f"{_distance(place - 20)} lines below the running text"
    if place >= 10:
        return f"after {place - 10} tenths of the running text"
    return f"{_distance(place)} lines above the running text"


def _mass(step: int) -> str:
    if step in (0, 11):
        return "no running text above it" if not step else "no running text below it"
    return f"{step - 1} tenths of the running text above it"


def _of_words(step: int) -> str:
    return ("no telling word", "none of its words", "few of its words", "half of its words", "most of its words",
            "all of its words", "", "")[step]  # fmt: skip


def _functions(step: int) -> str:
    return "no small words" if not step else f"{step - 1} tenths small words or more"


def _landmark(code: int) -> str:
    label, step = LABELS[code // 10], code % 10
    return "no landmark" if not code or label is None else f"{label.value} {_distance(step)} lines away"


def _next(code: int) -> str:
    if not code:
        return "nothing"
    label = LABELS[(code - 1) // 8]
    return f"{label.value if label else 'open line'} of {_length((code - 1) % 8)}"


def _label(code: int) -> str:
    label = LABELS[code]
    return f"read as {label.value} by a rule" if label else "no rule fits"


def _many(code: int) -> str:
    return ("none", "one", "two", "three or more")[min(code, 3)]


def _block(code: int) -> str:
    step, at = divmod(code, 4)
    size = ("", "1 line", "2 lines", "3 lines", "4 to 6 lines", "7 to 15 lines", "over 15 lines")[step]
    return f"{('alone', 'first', 'inside', 'last')[at]} in a block of {size}"


def _case_of(code: int) -> str:
    return ("small letters", "some capitals", "many capitals", "title case", "all capitals")[code]


def _with(first: Callable[[int], str], second: Callable[[int], str], base: int = 8) -> Callable[[int], str]:
    """Two facts in one code: the first times `base` plus the second."""
    return lambda code: f"{first(code // base)}, {second(code % base)}"


def _of(texts: tuple[str, ...], form: str) -> Callable[[int], str]:
    return lambda code: form.format(texts[code])


_ends = _of(ENDS, "ends with {}")
_starts = _of(STARTS, "starts with {}")
_ends_before = _of(ENDS, "the line above ends with {}")
_starts_after = _of(STARTS, "the line below starts with {}")


def _counted(form: str) -> Callable[[int], str]:
    return lambda code: form.format(_many(code))


def _story(code: int) -> str:
    return f"{_of_words(code)} in the story"


def _opening(code: int) -> str:
    return f"{_of_words(code)} in the story's opening"


def _first(code: int) -> str:
    return (
        "the page's first line" if code == _IS_FIRST else f"{_of_words(code // 8)} in the page's first line"
    )


def _run(code: int) -> str:
    return "stands for itself" if not code else "part of a sentence over several lines"


def _said(text: str) -> Callable[[int], str]:
    return lambda code: text.format(code)


GROUPS: tuple[tuple[str, Callable[[int], str]], ...] = (
    # the line itself
    ("size", _size),
    ("end", _ends),
    ("start", _starts),
    ("case", _with(_case_of, _length)),
    ("label", _label),
    ("rule", lambda code: f"rule {code}" if code else "no rule fits"),
    ("stops", _with(_counted("stops inside: {}"), _length)),
    ("commas", _with(_counted("commas: {}"), _length)),
    ("digits", _said("{} quarters digits")),
    ("quoted", _with(lambda code: "with quotation marks" if code else "no quotation marks", _length)),
    ("markup", _with(lambda code: "list item or heading" if code else "no markup", _region, 4)),
    ("end_length", _with(_ends, _length)),
    ("end_place", _with(_with(_ends, _length), _region, 4)),
    # its place on the page
    ("gap", _with(lambda code: ("no blank line around", "blank above", "blank below", "blank around")[code % 4], _length)),
    ("block", _block),
    ("count", _with(_counted("printed so often: {}"), _length)),
    ("place", _with(_position, _length)),
    ("mass", _with(_mass, _length)),
    ("mass_below", lambda step: f"running text below it: step {step} of 5"),
    ("prose_around", _with(lambda code: f"running text {_distance(code // 10)} lines above and {_distance(code % 10)} below", _length)),
    ("last_mark", _with(lambda code: f"above it: {_landmark(code)}", _length)),
    ("next_mark", lambda code: f"below it: {_landmark(code)}"),
    ("stamps", lambda code: f"date or byline {_distance(code // 10)} lines above and {_distance(code % 10)} below"),
    ("stamp_above", _with(lambda code: f"date or byline {_distance(code)} lines above", _length)),
    ("stamp_below", _with(lambda code: f"date or byline {_distance(code)} lines below", _length)),
    ("above", _with(lambda code: f"above it: {_next(code)}", _length)),
    ("below", _with(lambda code: f"below it: {_next(code)}", _length)),
    ("above2", lambda code: f"two above it: {_next(code)}"),
    ("below2", lambda code: f"two below it: {_next(code)}"),
    ("joint_above", _with(_with(_ends_before, _starts, 10), _length)),
    ("joint_below", _with(_ends, _starts_after, 10)),
    ("run", _with(_run, _length)),
    ("torn", lambda code: ("whole", "goes on below", "goes on from above", "in the middle of a sentence")[code]),
    ("alike", _with(lambda code: f"{code} of the lines around as long", _length)),
    ("alike_place", _with(_with(lambda code: f"{code} of the lines around as long", _length), _region, 4)),
    ("top", lambda step: f"within the first {2**step} lines"),
    ("bottom", lambda step: f"within the last {2**step} lines"),
    # its words
    ("functions", _with(_with(_functions, _length), _region, 4)),
    ("story", _with(_with(_story, _length), _region, 4)),
    ("opening", _with(_with(_opening, _length), _region, 4)),
    ("first", _with(_first, _region, 4)),
    ("first_mass", _with(_first, _mass, 16)),
    ("echo", _with(_said("printed {} times on the page"), _region, 4)),
    ("printed_in", _with(_with(lambda code: ("", "not in the story", "word for word in the story")[code], _length), _region, 4)),
)  # fmt: skip
_SAID_OF_WORDS = {
    "word": "has the word “{}”",
    "word_of_paragraph": "has the word “{}”",
    "first_word": "begins with “{}”",
    "first_words": "begins with “{}”",
    "last_words": "ends with “{}”",
}
WORD_GROUPS = tuple(_SAID_OF_WORDS)
WORD_IN_SHORT, WORD_IN_LONG, *EDGES = range(len(GROUPS), len(GROUPS) + len(WORD_GROUPS))
# The groups that a line has one value of, in the order of its facts and its words at either end.
SINGLE = (*range(len(GROUPS)), *EDGES)


# What holds of nearly every line says nothing in an explanation, however much it weighs.
_USUAL: dict[str, frozenset[Value]] = {
    "label": frozenset({0}),
    "rule": frozenset({""}),
    "markup": frozenset({0, 1, 2}),
    "count": frozenset(range(8, 16)),
    "echo": frozenset(range(8)),
}


def is_remarkable(group: str, value: Value) -> bool:
    """Whether a fact is worth a reader's while.

    >>> is_remarkable("rule", ""), is_remarkable("end", 1)
    (False, True)
    """
    return value not in _USUAL.get(group, ())


def describe(group: str, value: Value) -> str:
    """A fact in words.

    >>> describe("end", 1)
    'ends with a full stop'
    >>> describe("first_word", "photo")
    'begins with “photo”'
    """
    for name, say in GROUPS:
        if name == group:
            return say(value) if isinstance(value, int) else f"rule {value}" if value else "no rule fits"
    return _SAID_OF_WORDS[group].format(value)
