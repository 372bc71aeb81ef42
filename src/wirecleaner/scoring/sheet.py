"""A page laid out as columns: what can be said of each line and its place before anything is judged.

One pass over the page fills each column; the facts that the line model reads (`facts.py`) are cells of it.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from wirecleaner.data import LINGUA_FRANCA, base_language, load_words
from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.scoring.shape import Shape, shape_of
from wirecleaner.scoring.stretch import story_in

# Steps of a line's length; a fifth as many coarse ones for facts that combine it with another.
SIZES = (4, 8, 12, 16, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 300, 450, 700)
COARSE = (0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6)

# The ends of lines, by what they prove: a stop, a stop inside marks, marks alone, and so on.
ENDS = (
    "a letter", "a full stop", "a question mark", "an exclamation mark", "an ellipsis", "a colon", "a comma",
    "an ideographic stop", "a stop inside quotation marks", "a quotation mark", "a stop inside brackets",
    "a bracket", "a digit", "a separator", "a sign", "nothing",
)  # fmt: skip
STARTS = (
    "a capital", "a small letter", "a digit", "a quotation mark", "a dash or bullet", "a bracket",
    "a letter without case", "@, # or ©", "a sign", "nothing",
)  # fmt: skip
_END_OF = dict(
    [(".", 1), ("?", 2), ("？", 2), ("!", 3), ("…", 4), (":", 5), ("：", 5), ("。", 7), ("！", 7)]
    + [(mark, 6) for mark in ",;،、"]
    + [(mark, 9) for mark in "\"'”’»›“」』"]
    + [(mark, 11) for mark in ")]）"]
    + [(mark, 13) for mark in "|>→-–—/"]
)
_START_OF = dict(
    [(mark, 3) for mark in "\"“„«»‘'「『"]
    + [(mark, 4) for mark in "-–—•*"]
    + [(mark, 5) for mark in "([（【"]
    + [(mark, 7) for mark in "@#©"]
)
_STOPS = frozenset(".!?…。！？")
_CLOSERS = "\"'”’»›“)]）」』*_ "
_STOPPED = frozenset({1, 2, 3, 4, 7, 8, 10})
_OPEN_ENDS = frozenset({0, 6, 9, 11, 12, 14})
_CONTINUERS = frozenset(",.;:)]”»’")
# That a piece of a torn sentence should look as the whole paragraph in all columns was tried: body F1 fell by .005.
# Three words in ten lines: prose that links and bold type tore apart shows in how its pieces join.
_RUN_SIZES = (40, 80, 150, 300, 600)

LABELS: tuple[Label | None, ...] = (None, *(label for label in Label if label is not Label.BLANK))
_INDEX_OF = {label: at for at, label in enumerate(LABELS)}
LANDMARKS = frozenset(
    {
        Label.RELATED_MARKER, Label.COMMENT, Label.NEWSLETTER, Label.COPYRIGHT, Label.SHARE, Label.TAGS,
        Label.SIGN_OFF, Label.ADVERTISEMENT, Label.PAYWALL, Label.NOTICE, Label.BYLINE, Label.DATE, Label.CREDIT,
        Label.CAPTION, Label.SECTION, Label.EMBED,
    }
)  # fmt: skip
STAMPS = frozenset({Label.DATE, Label.BYLINE})
_CONTENT = frozenset({Label.BODY, Label.LIST_ITEM})
# What a settled line adds to a stretch of running text that goes over it.
_SETTLED = {
    Label.COMMENT: -6.0,
    Label.COPYRIGHT: -8.0,
    Label.RELATED_MARKER: -1.0,
    Label.BYLINE: -1.0,
    Label.SECTION: -0.8,
}
_OTHERWISE = -0.3
_OF_STORY = _CONTENT | {Label.CAPTION, Label.CREDIT}
_RUNNING_TEXT = 1.0
# So much of the story is read for its words; the rest of a long one says little more.
_STORY_READ, _OPENING_READ = 12_000, 1_500
_MARKS = ",.;:!?\"“”„«»()'"


def step_of_distance(distance: int) -> int:
    """A distance in lines as one of ten steps: exact up to 4, then 5-7, 8-12, 13-25, 26-60, farther."""
    return _DISTANCES[distance] if distance < len(_DISTANCES) else _FARTHEST


def places_in(stretch: tuple[int, int], count: int) -> tuple[list[int], list[int]]:
    """Where so many lines stand to a stretch of them: the region (0 before, 1 in, 2 behind) and a finer step.

    Steps 0 to 9 are distances before it, 10 to 19 tenths of it, 20 to 29 distances behind it.
    """
    first, end = stretch
    inside, behind = end - first, count - end
    region = [0] * first + [1] * inside + [2] * behind
    tenths = [10 + 10 * at // inside for at in range(inside)]
    return region, [*_steps(first)[::-1], *tenths, *[20 + step for step in _steps(behind)]]


def _steps(count: int) -> list[int]:
    """The steps of the distances from 0 on, so many of them."""
    return _DISTANCES[:count] + [_FARTHEST] * (count - len(_DISTANCES))


_FARTHEST = 9
_DISTANCES = [d if d <= 4 else 5 if d <= 7 else 6 if d <= 12 else 7 if d <= 25 else 8 for d in range(61)]


@dataclass(slots=True)
class Sheet:
    """The lines with text of a document and the columns about them; `stretch` is where most running text is."""

    lines: Sequence[Line]
    shapes: list[Shape]
    size: list[int]
    coarse: list[int]
    end: list[int]
    start: list[int]
    label: list[int]
    next_to: list[int]
    gap: list[int]
    block: list[int]
    count: list[int]
    texts: list[str]
    lowered: list[str]  # the texts in lower case
    function_words: frozenset[str]
    prose: list[float] = field(default_factory=list)
    settled: list[bool] = field(default_factory=list)  # what a rule knows to be no part of a story
    stretch: tuple[int, int] = (0, 0)
    region: list[int] = field(default_factory=list)  # where a line stands to the stretch
    place: list[int] = field(default_factory=list)
    mass: list[int] = field(default_factory=list)
    share: list[int] = field(default_factory=list)
    since_prose: list[int] = field(default_factory=list)  # distances in steps, as the three below
    until_prose: list[int] = field(default_factory=list)
    last_mark: list[int] = field(default_factory=list)
    next_mark: list[int] = field(default_factory=list)
    since_stamp: list[int] = field(default_factory=list)
    until_stamp: list[int] = field(default_factory=list)
    torn: list[bool] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)  # those that are torn, from line to line
    run: list[int] = field(default_factory=list)
    story: str = ""
    story_words: frozenset[str] = frozenset()
    opening_words: frozenset[str] = frozenset()
    first_words: frozenset[str] = frozenset()
    page: str = ""
    layout: int = 0
    rules: dict[int, str] = field(default_factory=dict)
    bounds: tuple[int, int] = (0, 1 << 62)

    @classmethod
    def of(cls, doc: Document) -> "Sheet":
        """The sheet of a document as the rules have left it."""
        lines = doc.written
        shapes = [line.shape or shape_of(line) for line in lines]
        size = [bisect_right(SIZES, shape.length) for shape in shapes]
        coarse = [COARSE[step] for step in size]
        label = [_INDEX_OF[line.label] for line in lines]
        gap = _gaps(lines)
        texts = [line.text for line in lines]
        counts = Counter(texts)
        sheet = cls(
            lines,
            shapes,
            size,
            coarse,
            [_end_of(text) for text in texts],
            [_start_of(text) for text in texts],
            label,
            _neighbours(label, coarse),
            gap,
            _blocks(gap),
            [min(counts[text], 3) for text in texts],
            texts,
            [text.lower() for text in texts],
            load_words(base_language(doc.language) or LINGUA_FRANCA, "function_words"),
        )
        sheet._find_prose()
        sheet._find_marks()
        sheet._find_torn()
        sheet._read_words(doc)
        return sheet

    def confine(self, openings: list[int]) -> None:
        """Look at one article alone, where others open on the page: the one with the most running text."""
        edges = [0, *openings, len(self.lines)]
        parts = [(sum(max(0.0, score) for score in self.prose[a:b]), -a, b) for a, b in pairwise(edges)]
        _, first, end = max(parts)
        self.bounds = -first, end

    def __len__(self) -> int:
        return len(self.lines)

    def _find_prose(self) -> None:
        labels = [line.label for line in self.lines]
        self.settled = [label is not None and label not in _OF_STORY for label in labels]
        self.prose = [
            max(shape.prose, -1.0) if label is None or label in _CONTENT else _SETTLED.get(label, _OTHERWISE)
            for label, shape in zip(labels, self.shapes, strict=True)
        ]
        self.stretch = story_in(self.prose, self.settled)
        is_prose = [score >= _RUNNING_TEXT for score in self.prose]
        lengths = [shape.length if prose else 0 for shape, prose in zip(self.shapes, is_prose, strict=True)]
        self.region, self.place = places_in(self.stretch, len(self.lines))
        self.mass = list(accumulate(lengths, initial=0))
        self.share = _tenths(self.mass)
        self.since_prose = _steps_since(is_prose)
        self.until_prose = _steps_since(is_prose[::-1])[::-1]

    def _find_marks(self) -> None:
        self.last_mark = _landmarks(self.lines)
        self.next_mark = _landmarks(self.lines[::-1])[::-1]
        stamped = [line.label in STAMPS for line in self.lines]
        self.since_stamp = _steps_since(stamped)
        self.until_stamp = _steps_since(stamped[::-1])[::-1]

    def _find_torn(self) -> None:
        """Whether a line goes on with the sentence of the line before it, and how long such a run is."""
        count = len(self.lines)
        continues = [
            start == 1 or line.text[0] in _CONTINUERS
            for start, line in zip(self.start, self.lines, strict=True)
        ]
        self.torn = [False] * (count + 1)
        for here in range(1, count):
            before = self.end[here - 1]
            if continues[here] and before in _OPEN_ENDS:
                self.torn[here] = True
            elif before in (0, 6) and self.coarse[here - 1] >= 3:
                follows = here + 1 < count and continues[here + 1]
                self.torn[here] = follows or self.start[here] in (3, 6)
        edges = [here for here, is_torn in enumerate(self.torn) if not is_torn]
        self.sentences = [(first, end) for first, end in pairwise(edges) if end - first > 1]
        self.run = [0] * count
        for first, end in self.sentences:
            length = sum(shape.length for shape in self.shapes[first:end])
            value = (1 + min(3, (end - first) // 2)) * 8 + bisect_right(_RUN_SIZES, length)
            value += 100 * (self.end[end - 1] in _STOPPED)
            self.run[first:end] = [value] * (end - first)

    def _read_words(self, doc: Document) -> None:
        first, end = self.stretch
        self.page = "\n".join(self.lowered)
        self.story = " ".join(self.texts[first:end])[:_STORY_READ].lower()
        self.story_words = _words_in(self.story)
        opening = " ".join(self.texts[first : min(end, first + 4)])
        self.opening_words = _words_in(opening[:_OPENING_READ].lower())
        if self.lines:
            self.first_words = frozenset(word for word in self.lines[0].words if len(word) > 3)
        gaps = sum(gap & 1 for gap in self.gap[1:])
        self.layout = bisect_right((0.05, 0.4, 0.8), gaps / max(1, len(self.lines) - 1))
        self.rules = {decision.start: decision.rule for decision in doc.decisions}


def _words_in(text: str) -> frozenset[str]:
    """The words of a text without the marks around them."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return frozenset(text.split())


def _end_of(text: str) -> int:
    """The kind of a line's end, as a place in ENDS."""
    last = text[-1]
    found = _END_OF.get(last)
    if found is None:
        return 0 if last.isalpha() else 12 if last.isdigit() else 14
    if found in (9, 11) and text[-6:].rstrip(_CLOSERS)[-1:] in _STOPS:
        return found - 1
    return found


def _start_of(text: str) -> int:
    """The kind of a line's start, as a place in STARTS."""
    first = text[0]
    if first.isupper():
        return 0
    if first.islower():
        return 1
    if first.isdigit():
        return 2
    found = _START_OF.get(first)
    return found if found is not None else 6 if first.isalpha() else 8


def _gaps(lines: Sequence[Line]) -> list[int]:
    """1 for a blank line before a line, 2 for one after it, both added; the edges of the page count as blank."""
    gaps: list[int] = []
    before = -2
    for line in lines:
        apart = line.index - before > 1
        if apart and gaps:
            gaps[-1] += 2
        gaps.append(int(apart))
        before = line.index
    if gaps:
        gaps[-1] += 2
    return gaps


def _blocks(gaps: list[int]) -> list[int]:
    """The length of the block that a line stands in (six steps) and its place there: alone, first, inside, last."""
    blocks: list[int] = []
    start = 0
    for here, gap in enumerate(gaps):
        if gap & 2:
            length = here + 1 - start
            step = length if length <= 3 else 4 if length <= 6 else 5 if length <= 15 else 6
            if length == 1:
                blocks.append(step * 4)
            else:
                blocks += [step * 4 + 1, *[step * 4 + 2] * (length - 2), step * 4 + 3]
            start = here + 1
    return blocks


def _neighbours(label: list[int], coarse: list[int]) -> list[int]:
    """Each line as the lines around see it: its label and coarse length as one code, two lines off the page at either end."""
    return [0, 0, *[one * 8 + length + 1 for one, length in zip(label, coarse, strict=True)], 0, 0]


def _tenths(mass: list[int]) -> list[int]:
    """Which share of all running text stands above each line: 0 none, 1 to 10 in tenths, 11 all."""
    whole = mass[-1]
    return [0 if not above else 11 if above >= whole else 1 + 10 * above // whole for above in mass]


def _steps_since(flags: list[bool]) -> list[int]:
    """How many lines ago the last flag was, in steps; the farthest before the first."""
    places = [here for here, flag in enumerate(flags) if flag]
    if not places:
        return [_FARTHEST] * len(flags)
    found = [_FARTHEST] * (places[0] + 1)
    for here, following in pairwise([*places, len(flags) - 1]):
        found += _steps(following - here)
    return found


def _landmarks(lines: Sequence[Line]) -> list[int]:
    """The last landmark before each line with the step of its distance; 0 before the first."""
    places = [here for here, line in enumerate(lines) if line.label in LANDMARKS]
    if not places:
        return [0] * len(lines)
    found = [0] * (places[0] + 1)
    for here, following in pairwise([*places, len(lines) - 1]):
        mark = _INDEX_OF[lines[here].label] * 10
        found += [mark + step for step in _steps(following - here)]
    return found
