"""The working types: a `Document` is a source cut into `Line`s, what stages decided of them and what they propose.

Nothing here edits or drops anything: lines tile the source, decisions and cuts are logged, values are slices.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from wirecleaner.errors import StageError
from wirecleaner.labels import Label
from wirecleaner.reading import Reading, Slice

if TYPE_CHECKING:
    from wirecleaner.html.boxes import Box
    from wirecleaner.html.facts import PageFacts
    from wirecleaner.scoring.shape import Shape

Via = Literal["text", "meta", "json-ld", "url", "argument"]
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# A rule looks for its words at both ends of a long line; what stands in the middle of a paragraph is prose.
# 160 characters hold the longest phrase of the shipped rule tables (112) with room to spare.
LONG_LINE = 240
LINE_ENDS = 100


class Span(NamedTuple):
    """A stretch of the source: `start` and `end` in code points, half-open.

    >>> Span(3, 5)
    Span(start=3, end=5)
    """

    start: int
    end: int

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take a Span as it is and build one from two whole numbers; an instance is the fast path."""
        number = core_schema.int_schema(ge=0)
        pair = core_schema.tuple_positional_schema([number, number])
        built = core_schema.no_info_after_validator_function(lambda two: cls(*two), pair)
        return core_schema.json_or_python_schema(
            json_schema=built,
            python_schema=core_schema.union_schema(
                [core_schema.is_instance_schema(cls), built], mode="left_to_right"
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe a span as an array of two whole numbers."""
        return {
            "type": "array",
            "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
            "minItems": 2,
            "maxItems": 2,
            "description": "start and end in code points of the source, half-open",
        }


# The signs of Latin text as blanks, its letters in lower case: it is cut at blanks, three times as fast as by WORD.
_LATIN = bytes(ord(char.lower()) if char.isalnum() or char == "'" else 32 for char in map(chr, range(256)))
_TYPESET = "“”„—–…"
_LOOSE_APOSTROPHE = re.compile(r"'(?![^\W_])|(?<![^\W_])'")


def _words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, as WORD finds them."""
    if not text.isascii():
        for mark in _TYPESET:
            text = text.replace(mark, " ")
    try:
        plain = text.encode("latin-1").translate(_LATIN).decode("latin-1")
    except UnicodeEncodeError:
        low = text.lower()
        return frozenset(low.split() if low.replace(" ", "").isalnum() else WORD.findall(low))
    if "'" in plain:
        plain = _LOOSE_APOSTROPHE.sub(" ", plain)
    return frozenset(plain.split())


@dataclass(slots=True, frozen=True)
class Markup:
    """What the markup of a page says of one line. Evidence only: a stage must work where a line has none.

    `path` is the chain of element names, `heading` 1 to 6 or 0, `link_share` the share of the line's characters
    inside links (None: unknown), `classes` the words of class and id attributes. `box` is the innermost element
    around the whole line, with its attributes and the elements around it; `parts` says from which character on the
    line's text stands in which element inside it, if it does.
    """

    path: str = ""
    heading: int = 0
    list_item: bool = False
    block_quote: bool = False
    image: bool = False
    link_share: float | None = None
    classes: frozenset[str] = frozenset()
    box: "Box | None" = None
    parts: "tuple[tuple[int, Box], ...]" = ()


class Line:
    """One line of the source, from `start` to `end`, its line break included.

    `text` is the line as read for rules: trimmed, white space folded, apostrophes straightened, a bullet in front
    left out (`bullet` has it). `printed` is the same, character for character, with the page's apostrophes: values
    are slices of it. A paragraph that the page wrapped at a fixed width is one line over several line breaks.
    """

    __slots__ = (
        "_ends",
        "_key",
        "_origin",
        "_starts",
        "_words",
        "bullet",
        "end",
        "index",
        "is_cut",
        "label",
        "markup",
        "printed",
        "shape",
        "start",
        "text",
    )

    def __init__(
        self, index: int, start: int, end: int, read: Slice, bullet: str = "", markup: Markup | None = None
    ) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.printed = read.text
        self.text = read.text.replace("’", "'") if "’" in read.text else read.text
        self.bullet = bullet
        self.markup = markup
        self.label: Label | None = None if read.text else Label.BLANK
        self.is_cut = False  # cut in pieces, which stand in the document in its place
        self._key: str | None = None  # by which phrases are looked up (`rules/phrases.py`)
        self.shape: Shape | None = None  # of the text; measured when a stage first asks (`scoring/shape.py`)
        self._origin = read.start
        self._starts = read.starts
        self._ends = read.ends
        self._words: frozenset[str] | None = None

    def __repr__(self) -> str:
        return f"<Line {self.index} {self.label or 'undecided'} {self.text[:60]!r}>"

    def to_source(self, start: int, end: int) -> Span:
        """The span of the source that `text[start:end]` was read from."""
        if self._starts is None or self._ends is None:
            return Span(self._origin + start, self._origin + end)
        if start >= end:
            at = self._starts[start] if start < len(self._starts) else self.end
            return Span(at, at)
        return Span(self._starts[start], self._ends[end - 1])

    @property
    def content(self) -> Span:
        """The span of the line without the white space around it, its bullet and its line break."""
        return self.to_source(0, len(self.text))

    def move(self, by: int) -> None:
        """Count the line's offsets from another point: where its source stands in a larger one."""
        self.start += by
        self.end += by
        self._origin += by
        if self._starts is not None and self._ends is not None:
            self._starts = [at + by for at in self._starts]
            self._ends = [at + by for at in self._ends]

    def leave_out_front(self, length: int) -> None:
        """Take the first characters of the text for a bullet. For readers; `length` counts characters of `text`."""
        self.bullet = self.printed[:length]
        self.text, self.printed = self.text[length:], self.printed[length:]
        self._origin += length
        self._key = self.shape = None
        if self._starts is not None and self._ends is not None:
            self._starts, self._ends = self._starts[length:], self._ends[length:]

    @property
    def words(self) -> frozenset[str]:
        """The words of the line in lower case; of a long line only those near its two ends."""
        if self._words is None:
            text = self.text
            if len(text) > LONG_LINE:
                text = f"{text[:LINE_ENDS]} {text[-LINE_ENDS:]}"
            self._words = _words_of(text)
        return self._words


class Decision(NamedTuple):
    """One label given to one line: where the line stands, by which stage and rule, how sure, instead of what."""

    start: int
    end: int
    label: Label
    stage: str
    rule: str
    score: float
    overruled: Label | None = None


class Cut(NamedTuple):
    """One line cut in several: its span before, where it was cut (source offsets), by which stage and rule."""

    start: int
    end: int
    at: tuple[int, ...]
    stage: str
    rule: str


class Candidate(NamedTuple):
    """A value proposed for a field: where it stands in the source (None if elsewhere), by whom and how sure."""

    field: str
    value: Any
    span: Span | None
    stage: str
    rule: str
    score: float
    via: Via = "text"


class Document:
    """A source, its lines, and everything that stages have said about them.

    Stages read `lines`, `undecided()` and `labelled()`, and speak through `decide`, `revise`, `split` and
    `propose`. The source is read-only.
    """

    __slots__ = (
        "_lines",
        "_pending",
        "_source",
        "_stage",
        "_written",
        "candidates",
        "cuts",
        "decisions",
        "language",
        "page",
        "reading",
        "reasons",
        "reference_date",
        "url",
    )

    def __init__(
        self,
        source: str,
        reading: Reading,
        lines: list[Line],
        *,
        url: str | None = None,
        reference_date: datetime | date | None = None,
        language: str | None = None,
    ) -> None:
        self._source = source
        self._lines = lines
        self._pending: dict[Line, list[Line]] = {}
        self._written: tuple[Line, ...] | None = None
        self._stage = "reader"
        self.reading = reading
        self.url = url
        self.reference_date = reference_date
        self.language = language
        self.page: PageFacts | None = None  # what a page of HTML says about itself; None for text
        self.decisions: list[Decision] = []
        self.cuts: list[Cut] = []
        self.candidates: list[Candidate] = []
        # Why a model judged a line as it did, by the line's start; None unless somebody will read it.
        self.reasons: dict[int, tuple[str, ...]] | None = None

    def __repr__(self) -> str:
        return f"<Document of {len(self._source)} characters in {len(self.lines)} lines>"

    @property
    def source(self) -> str:
        """The text as it came."""
        return self._source

    @property
    def lines(self) -> Sequence[Line]:
        """All lines in order. Their spans tile the source."""
        if self._pending:
            self._lay_cuts()
        return self._lines

    @property
    def written(self) -> Sequence[Line]:
        """The lines that have text, in order: four in five of a rendered page's lines have none."""
        lines = self.lines
        if self._written is None:
            self._written = tuple([line for line in lines if line.text])
        return self._written

    def undecided(self) -> list[Line]:
        """The lines that no stage has labelled yet, in order."""
        return [line for line in self.written if line.label is None]

    def labelled(self, *labels: Label) -> list[Line]:
        """The lines that have one of these labels, in order."""
        lines = self.lines if Label.BLANK in labels else self.written
        return [line for line in lines if line.label in labels]

    def value(self, span: tuple[int, int]) -> str:
        """The text of a span as it stands in values: white space folded, repaired, nothing recased."""
        return self.reading.value(*span)

    def decide(self, line: Line, label: Label, *, rule: str, score: float = 1.0) -> None:
        """Label a line that has no label yet; a second label takes `revise`."""
        self._check_whole(line)
        if line.label is not None:
            raise StageError(
                f"stage {self._stage!r} decides line {line.index}, which is already {line.label.value!r}; use revise",
                stage=self._stage,
                line=line.index,
            )
        line.label = label
        self.decisions.append(Decision(line.start, line.end, label, self._stage, rule, score))

    def revise(self, line: Line, label: Label, *, rule: str, score: float = 1.0) -> None:
        """Give a line another label, or its first; the log keeps what was overruled."""
        self._check_whole(line)
        before, line.label = line.label, label
        self.decisions.append(Decision(line.start, line.end, label, self._stage, rule, score, before))

    def split(self, line: Line, at: Sequence[int], *, rule: str) -> list[Line]:
        """Cut a line at source offsets strictly inside it; the pieces, which keep its label if it has one.

        The pieces stand in `lines` in place of the line, which is dead from then on.
        """
        self._check_whole(line)
        cuts = sorted(set(at))
        if not cuts or cuts[0] <= line.start or cuts[-1] >= line.end:
            raise StageError(
                f"stage {self._stage!r} splits line {line.index} at {list(at)}; offsets strictly between "
                f"{line.start} and {line.end} are wanted",
                stage=self._stage,
                line=line.index,
            )
        edges = [line.start, *cuts, line.end]
        pieces = []
        for start, end in pairwise(edges):
            piece = Line(line.index, start, end, self.reading.read(start, end), markup=line.markup)
            if piece.label is None:
                piece.label = line.label
            pieces.append(piece)
        if line.bullet and pieces[0].printed.startswith(line.bullet):
            first = self.reading.read(line.content.start, cuts[0])
            label, pieces[0] = (
                pieces[0].label,
                Line(line.index, line.start, cuts[0], first, line.bullet, line.markup),
            )
            pieces[0].label = label if first.text else Label.BLANK
        self.cuts.append(Cut(line.start, line.end, tuple(cuts), self._stage, rule))
        line.is_cut = True
        self._pending[line] = pieces
        return pieces

    def propose(
        self, field: str, value: Any, span: Span | None, *, rule: str, score: float = 1.0, via: Via = "text"
    ) -> None:
        """Propose a value for a field of the article, with the span of the source that shows it."""
        self.candidates.append(Candidate(field, value, span, self._stage, rule, score, via))

    def proposed(self, field: str) -> list[Candidate]:
        """The candidates for a field so far, in the order they came."""
        return [candidate for candidate in self.candidates if candidate.field == field]

    def _check_whole(self, line: Line) -> None:
        if line.is_cut:
            raise StageError(
                f"stage {self._stage!r} still holds line {line.index}, which was cut in pieces; go on with what split() returns",
                stage=self._stage,
                line=line.index,
            )

    def _lay_cuts(self) -> None:
        """Put the pieces in place of the lines that were cut: once for all cuts, when the lines are next asked for."""
        self._lines = list(self._laid())
        self._written = None
        self._pending = {}
        for index, line in enumerate(self._lines):
            line.index = index

    def _laid(self) -> Iterator[Line]:
        for line in self._lines:
            if not line.is_cut:
                yield line
                continue
            rest = [line]
            while rest:
                piece = rest.pop()
                if piece.is_cut:
                    rest.extend(reversed(self._pending[piece]))
                else:
                    yield piece
