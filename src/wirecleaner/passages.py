"""A passage: running text made of one or more lines, which knows where each of its characters stands."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wirecleaner.document import Line, Span

ParagraphKind = Literal["paragraph", "subheading", "list_item", "pull_quote"]


@dataclass(slots=True)
class Passage:
    """A paragraph in the making. `at[i]` is the offset in `text` where line `lines[i]` begins.

    The characters are the page's own; two lines are joined by one space.
    """

    kind: ParagraphKind
    text: str
    lines: list[Line]
    at: list[int]
    cut: int | None = None  # the text ends here: what follows on the last line is no part of the paragraph

    @classmethod
    def of(cls, kind: ParagraphKind, lines: Sequence[Line], *, end: int | None = None) -> "Passage":
        """Join lines to a passage; `end` cuts the text of the last line there (an end mark of an agency)."""
        at, length = [], 0
        for line in lines:
            at.append(length)
            length += len(line.printed) + 1
        parts = [line.printed for line in lines]
        if end is not None:
            parts[-1] = parts[-1][:end]
        return cls(kind, " ".join(parts), list(lines), at, end)

    def to_source(self, start: int, end: int) -> list[Span]:
        """The spans of the source that `text[start:end]` was read from: one a line."""
        if len(self.lines) == 1:
            return [self.lines[0].to_source(start, end)]
        spans = []
        here = bisect_right(self.at, start) - 1
        while here < len(self.lines) and self.at[here] < end:
            line, offset = self.lines[here], self.at[here]
            a, b = max(start - offset, 0), min(end - offset, len(line.printed))
            if a < b:
                spans.append(line.to_source(a, b))
            here += 1
        return spans

    @property
    def spans(self) -> list[Span]:
        """The spans of the whole passage, one a line."""
        return self.to_source(0, len(self.text))
