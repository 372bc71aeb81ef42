"""The working types: a `Document` is a source cut into `Line`s, what stages decided of them and what they propose.

Nothing here edits or drops anything: lines tile the source, decisions and cuts are logged, values are slices.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from wirecleaner.errors import StageError
from wirecleaner.labels import Label
from wirecleaner.lines import Line, Markup, Span
from wirecleaner.reading import Reading

if TYPE_CHECKING:
    from wirecleaner.html.facts import PageFacts

__all__ = ["Candidate", "Cut", "Decision", "Document", "Line", "Markup", "Span", "Via"]

Via = Literal["text", "meta", "json-ld", "url", "argument"]


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
