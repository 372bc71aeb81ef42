"""Where the running text of a page stands: which lines are prose, and the stretch that most of it fills.

This is a first look by length alone, for stages that come before the roles of lines are settled.
"""

from bisect import bisect_left
from functools import cached_property

import regex

from wirecleaner.document import Document, Line

# Running text: a sentence of this length, or this many characters without a stop (a dump may break at links).
SENTENCE, _LONG = 60, 160
DENSE_SENTENCE = 30
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "\"'”’»)]」*_"
# Scripts in which a sentence of thirty characters is a long one; a quotation mark or a number may open it.
_DENSE = regex.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_HEAD = 12
_UNSPACED = regex.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
# A line counts for the story by what it is longer than this, up to a cap, and against it by what it is shorter:
# menus have 5 to 25 characters a line, and a paragraph must outweigh a share bar of ten buttons, not a menu of fifty.
_NEITHER, _MOST, _LEAST = 60, 300, -30
_MENU = _NEITHER + _LEAST
# A long line that ends no sentence and opens none is the headline of another story.
_HEADLINE = -10
# In running text a third of the words has no capital, also in German.
_LOWER = 0.3


class RunningText:
    """The lines with text of a document and which of them are running text. Places count lines with text."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lines = doc.written
        self.prose = [len(line.text) >= DENSE_SENTENCE and is_prose(line) for line in self.lines]
        self._prose_places = [place for place, is_running in enumerate(self.prose) if is_running]

    def prose_between(self, start: int, end: int) -> int:
        """How many lines of running text stand between two places."""
        return max(0, bisect_left(self._prose_places, end) - bisect_left(self._prose_places, start))

    def next_prose(self, start: int) -> int:
        """Where the next line of running text stands, from a place on; the number of lines if there is none."""
        at = bisect_left(self._prose_places, start)
        return self._prose_places[at] if at < len(self._prose_places) else len(self.lines)

    @cached_property
    def story(self) -> tuple[int, int]:
        """The places where the stretch with the most running text begins and ends; two equal ones if there is none."""
        best, found = 0, (0, 0)
        total, start = 0, 0
        for place, line in enumerate(self.lines):
            if total <= 0:
                total, start = 0, place
            text = line.text
            total += _LEAST if len(text) <= _MENU and text.isascii() else _weight(text)
            if total > best:
                best, found = total, (start, place + 1)
        return found


def _weight(text: str) -> int:
    """How much a line speaks for running text. A sign of Han or kana says as much as three letters."""
    unspaced = 2 * len(_UNSPACED.findall(text)) if not text.isascii() else 0
    weight = len(text) + unspaced - _NEITHER
    if weight <= 0:
        return max(_LEAST, weight)
    if (
        text.rstrip(_CLOSERS).endswith(_STOPS)
        or text[0].islower()
        or (len(text) >= _LONG and not _is_list(text))
    ):
        return min(_MOST, weight)
    return _HEADLINE


def _is_list(text: str) -> bool:
    """Whether a long line is a menu or a list of names: most of its words have capitals."""
    words = text.split()
    return sum(word[0].islower() for word in words) < _LOWER * len(words) and not _UNSPACED.search(text)


def is_prose(line: Line) -> bool:
    """Whether an undecided line is running text by its length and its end."""
    text = line.text
    if len(text) < DENSE_SENTENCE or line.label is not None:
        return False
    if len(text) < SENTENCE:
        return text[-1] in "。」”." and _DENSE.search(text[:_HEAD]) is not None
    return len(text) >= _LONG or text.rstrip(_CLOSERS).endswith(_STOPS)
