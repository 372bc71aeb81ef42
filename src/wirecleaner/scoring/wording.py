"""The facts of the line model in words, for explain: what each value of each group says."""

from collections.abc import Callable

from wirecleaner.scoring.facts import IS_FIRST
from wirecleaner.scoring.model import Value
from wirecleaner.scoring.sheet import COARSE, ENDS, LABELS, SIZES, STARTS


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
    return "the page's first line" if code == IS_FIRST else f"{_of_words(code // 8)} in the page's first line"


def _run(code: int) -> str:
    return "stands for itself" if not code else "part of a sentence over several lines"


def _said(text: str) -> Callable[[int], str]:
    return lambda code: text.format(code)


_SAYS: dict[str, Callable[[int], str]] = {
    # the line itself
    "size": _size,
    "end": _ends,
    "start": _starts,
    "case": _with(_case_of, _length),
    "label": _label,
    "rule": lambda code: f"rule {code}" if code else "no rule fits",
    "stops": _with(_counted("stops inside: {}"), _length),
    "commas": _with(_counted("commas: {}"), _length),
    "digits": _said("{} quarters digits"),
    "quoted": _with(lambda code: "with quotation marks" if code else "no quotation marks", _length),
    "markup": _with(lambda code: "list item or heading" if code else "no markup", _region, 4),
    "end_length": _with(_ends, _length),
    "end_place": _with(_with(_ends, _length), _region, 4),
    # its place on the page
    "gap": _with(lambda code: ("no blank line around", "blank above", "blank below", "blank around")[code % 4], _length),
    "block": _block,
    "count": _with(_counted("printed so often: {}"), _length),
    "place": _with(_position, _length),
    "mass": _with(_mass, _length),
    "mass_below": lambda step: f"running text below it: step {step} of 5",
    "prose_around": _with(lambda code: f"running text {_distance(code // 10)} lines above and {_distance(code % 10)} below", _length),
    "last_mark": _with(lambda code: f"above it: {_landmark(code)}", _length),
    "next_mark": lambda code: f"below it: {_landmark(code)}",
    "stamps": lambda code: f"date or byline {_distance(code // 10)} lines above and {_distance(code % 10)} below",
    "stamp_above": _with(lambda code: f"date or byline {_distance(code)} lines above", _length),
    "stamp_below": _with(lambda code: f"date or byline {_distance(code)} lines below", _length),
    "above": _with(lambda code: f"above it: {_next(code)}", _length),
    "below": _with(lambda code: f"below it: {_next(code)}", _length),
    "above2": lambda code: f"two above it: {_next(code)}",
    "below2": lambda code: f"two below it: {_next(code)}",
    "joint_above": _with(_with(_ends_before, _starts, 10), _length),
    "joint_below": _with(_ends, _starts_after, 10),
    "run": _with(_run, _length),
    "torn": lambda code: ("whole", "goes on below", "goes on from above", "in the middle of a sentence")[code],
    "alike": _with(lambda code: f"{code} of the lines around as long", _length),
    "alike_place": _with(_with(lambda code: f"{code} of the lines around as long", _length), _region, 4),
    "top": lambda step: f"within the first {2**step} lines",
    "bottom": lambda step: f"within the last {2**step} lines",
    # its words
    "functions": _with(_with(_functions, _length), _region, 4),
    "story": _with(_with(_story, _length), _region, 4),
    "opening": _with(_with(_opening, _length), _region, 4),
    "first": _with(_first, _region, 4),
    "first_mass": _with(_first, _mass, 16),
    "echo": _with(_said("printed {} times on the page"), _region, 4),
    "printed_in": _with(_with(lambda code: ("", "not in the story", "word for word in the story")[code], _length), _region, 4),
}  # fmt: skip
_SAID_OF_WORDS = {
    "word": "has the word “{}”",
    "word_of_paragraph": "has the word “{}”",
    "first_word": "begins with “{}”",
    "first_words": "begins with “{}”",
    "last_words": "ends with “{}”",
}
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
    say = _SAYS.get(group)
    if say is None:
        return _SAID_OF_WORDS[group].format(value)
    return say(value) if isinstance(value, int) else f"rule {value}" if value else "no rule fits"
