"""What one line shows of a picture, caption and credit, and what the page shows around it."""

from dataclasses import dataclass
from typing import Any

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.wire.makers import Makers

# From this length on a line is story text, for a credit that wants to stand above some.
STORY_LINE = 150
# Galleries of up to 45 pictures were seen; each name is looked for in the whole page.
MOST_NAMES = 60


@dataclass(slots=True, frozen=True)
class Seen:
    """What one line shows: the range of its caption, the range of its credit, who made the picture."""

    rule: str
    score: float
    caption: tuple[int, int] | None
    credit: tuple[int, int] | None
    makers: Makers | None = None

    def propose(self, doc: Document, line: Line) -> None:
        """Label the line and propose what it shows."""
        label = Label.CREDIT if self.caption is None else Label.CAPTION
        self.propose_values(doc, line)
        doc.decide(line, label, rule=self.rule, score=self.score)

    def propose_values(self, doc: Document, line: Line) -> None:
        """Propose what the line shows, and leave its label alone."""
        credit = self.credit_value(line)
        if credit is not None:
            # A line that is a credit is looked up by its whole content, brackets and all.
            span = line.content if self.caption is None else credit["span"]
            doc.propose("credits", credit, span, rule=self.rule, score=self.score)
        if self.caption is not None:
            value = self.caption_value(line)
            doc.propose("captions", value, line.content, rule=self.rule, score=self.score)

    def caption_value(self, line: Line) -> dict[str, Any]:
        """The caption with its credit, as a candidate for `captions`."""
        start, end = self.caption or (0, 0)
        return {
            "caption": line.printed[start:end] or None,
            "caption_span": line.to_source(start, end),
            "credit": self.credit_value(line),
        }

    def credit_value(self, line: Line) -> dict[str, Any] | None:
        """The credit, as a candidate for `credits`."""
        if self.credit is None:
            return None
        creator, agency = (self.makers.creator, self.makers.agency) if self.makers else (None, None)
        start, end = _trimmed(line, *self.credit)
        return {
            "line": line.printed[start:end],
            "creator": line.printed[slice(*_trimmed(line, *creator))] if creator else None,
            "agency": line.printed[slice(*_trimmed(line, *agency))] if agency else None,
            "span": line.to_source(start, end),
        }


def _trimmed(line: Line, start: int, end: int) -> tuple[int, int]:
    """The place without blanks at its ends: "( AP Photo)" has one inside its bracket."""
    text = line.printed[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


class Around:
    """What the page shows around a line; looked up once, however many lines ask."""

    __slots__ = ("_last_story", "_name_checks", "doc")

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._last_story: int | None = None
        self._name_checks = 0

    def neighbour(self, line: Line, step: int) -> Line | None:
        """The nearest line with text before or after a line, over one blank line at most."""
        lines = self.doc.lines
        for at in (line.index + step, line.index + 2 * step):
            if 0 <= at < len(lines) and lines[at].text:
                return lines[at]
        return None

    def story_follows(self, line: Line) -> bool:
        """Whether story text stands below a line: a sign-off or footer has none below it."""
        if self._last_story is None:
            self._last_story = max(
                (other.index for other in self.doc.lines if len(other.text) >= STORY_LINE), default=-1
            )
        return line.index < self._last_story

    def is_sole_mention(self, name: str) -> bool:
        """Whether the page prints a name once; no page has so many photos that this many names have to be counted."""
        self._name_checks += 1
        return self._name_checks <= MOST_NAMES and self.doc.source.count(name) == 1
