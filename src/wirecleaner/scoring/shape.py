"""The shape of a line: what can be said of it without knowing its words or its neighbours."""

import re
from dataclasses import dataclass

import regex

from wirecleaner.data import load_words
from wirecleaner.document import Line

# Han, kana and Hangul say in one character what Latin script says in two to three.
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
# None of these has a sign outside of this, which is found sooner.
_EASTERN = re.compile("[\u1100-\u11ff\u2e80-\U0010ffff]")
_DENSITY = 2.2
_CLOSERS = "\"'”’»›“)]）」』*_ "
_OPENERS = "\"'“‘«„»–—-"
_STOPS = frozenset(".!?…。！？।؟。")
# "(AFP)", "(Reporting…)" after the last stop: an agency's mark, no word of the sentence.
_END_MARK = regex.compile(r" ?\(\p{Lu}[\p{L}/. -]{1,20}\)$")
_BREAKS_OFF = ("…", "...")
_INNER_STOP = regex.compile(r"[.!?…]['\"”’»)]? +['\"“‘«(]?\p{Lu}|[。！？]")

LONG = 120
# The first dozen words tell a headline in title case from a sentence that begins with names.
_TITLE_WORDS = 12
MIDDLING = 60


@dataclass(slots=True)
class Shape:
    """What one line looks like. `length` is in characters of Latin script; `prose` is high for running text."""

    length: int
    words: int
    stops: bool
    title_case: float
    prose: float


def shape_of(line: Line) -> Shape:
    """The shape of a line's text, measured once."""
    shape = line.shape
    if shape is None:
        shape = line.shape = _measured(line)
    return shape


def _measured(line: Line) -> Shape:
    text = line.text
    length = len(text)
    dense = not text.isascii() and _is_dense(text[:400])
    if dense:
        length = int(length * _DENSITY)
    tokens = text[:400].split()
    words = len(tokens) if not dense else length // 6
    stops = text[-1] in _STOPS or (text[-1] in _CLOSERS and _stops_inside(text[-40:]))
    # No headline seen is longer than 200 characters, and none that long ends in a stop.
    title_case = 0.0 if dense or length > 200 or (stops and length >= LONG) else _title_case(tokens)
    shape = Shape(length, words, stops, title_case, 0.0)
    shape.prose = _prose(line, shape)
    return shape


def _is_dense(text: str) -> bool:
    """Whether more than half of a text is in a dense script."""
    return _EASTERN.search(text) is not None and len(_DENSE.findall(text)) * 2 > len(text)


def _stops_inside(end: str) -> bool:
    """Whether a stop stands before the closing marks or the agency at the end of a line."""
    if end[-1] == ")":
        end = _END_MARK.sub("", end)
    return end.rstrip(_CLOSERS)[-1:] in _STOPS


def _title_case(tokens: list[str]) -> float:
    """The share of words that begin with a capital, small words aside."""
    big = small = 0
    unmarked = load_words("en/grammar", "small_words")  # no other language here sets headlines in title case
    for token in tokens[:_TITLE_WORDS]:
        first = token[0]
        if not first.isalpha() and len(token) > 1:
            first = token[1]
        if first.isupper():
            big += 1
        elif first.islower():
            small += token not in unmarked
    return big / (big + small) if big + small else 0.0


def _prose(line: Line, shape: Shape) -> float:
    """How much a line looks like running text: about -1 for a menu entry, 1 for a short sentence, 4 for a paragraph.

    The steps at 60 and 120 characters come from the labelled dumps: headlines and captions end at 120, hardly any
    sentence that opens a story is shorter than 60.
    """
    # What breaks off is a teaser; a paragraph may do so where a subscription is asked for.
    stops = shape.stops and not (shape.length < LONG and line.text.endswith(_BREAKS_OFF))
    if shape.length >= LONG:
        score = (
            2.0 + min(shape.length, 600) / 300
            if stops
            else 1.2
            if _INNER_STOP.search(line.text[:1000])
            else 0.6
        )
    elif shape.length >= MIDDLING:
        score = 1.2 if stops else 0.0 if _INNER_STOP.search(line.text) else -0.6
    else:
        score = 0.5 if stops and shape.words >= 3 and shape.title_case < 0.7 else -0.8
    if (
        line.text.endswith("?")
        and shape.length < MIDDLING
        and line.text[0] not in _OPENERS
        and ":" not in line.text
    ):
        score -= 1.0  # a question alone is a heading; in speech it stands between marks or after a name
    if (
        shape.title_case >= 0.7
        and shape.words >= 5
        and not (shape.stops and line.text.rstrip(_CLOSERS).endswith("."))
    ):
        score -= 1.5
    markup = line.markup
    if markup is not None:
        if markup.link_share is not None and markup.link_share > 0.6:
            score -= 3.0
        if markup.heading or markup.image:
            score -= 2.0
    return score
