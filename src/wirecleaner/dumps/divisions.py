"""Where one article of a file ends and the next begins, by the lines that archives and agencies print between them.

The lines are in `data/common/divisions.toml`. What stands on a page besides its article is found by `stories`.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from wirecleaner.rules import Rule, load_rules

# One counter or end mark proves nothing: every page of some agencies ends with one.
FEWEST = 2
# Characters that a source without any such line lacks: a look before the lines are looked at.
_SEEN_IN = (
    "DOCUMENT",
    "ocument",
    "okument",
    "NNNN",
    "ZCZC",
    "^END<",
    "==Kyodo",
    "Enditem",
    "GMT",
    "UTC",
    "LexisNexis",
)
# "(MORE)" before the end mark: the next transmission goes on with the same story.
_MORE = regex.compile(r"[(\[-]{1,2} ?(?:MORE|more|A SUIVRE|SIGUE|SEGUE) ?[)\]-]{1,2}")
_MORE_LINES = 4


class Division(NamedTuple):
    """A stretch of a source that is taken for one article. `is_marked`: a line of the file says that it is one."""

    start: int
    end: int
    is_marked: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    opens: bool


def by_marks(source: str) -> list[Division]:
    """The stretches that the lines between the articles of an export or a feed leave; nothing without such lines.

    What stands before the first counter is a stretch too: a cover sheet, or an article whose counter was lost.
    """
    marks = list(_marks(source))
    opening = [mark.start for mark in marks if mark.opens]
    if len(opening) >= FEWEST:
        edges = _edges(source, opening)
        return [
            Division(start, end, start >= opening[0] or end > opening[0]) for start, end in pairwise(edges)
        ]
    closing = [mark for mark in marks if not mark.opens]
    cuts = [
        mark.end
        for at, mark in enumerate(closing)
        if at + 1 == len(closing) or source[mark.end : closing[at + 1].start].strip()
    ]
    edges = _edges(source, cuts)
    return (
        [Division(start, end, end <= cuts[-1]) for start, end in pairwise(edges)]
        if len(cuts) >= FEWEST
        else []
    )


def _edges(source: str, cuts: Sequence[int]) -> list[int]:
    """Where stretches begin and end; what holds no text at the two ends of the source belongs to its neighbour."""
    edges = [0, *cuts, len(source)]
    if not source[edges[0] : edges[1]].strip():
        edges.pop(1)
    if len(edges) > 2 and not source[edges[-2] : edges[-1]].strip():
        edges.pop(-2)
    return edges


def _marks(source: str) -> Iterator[_Mark]:
    if not any(piece in source for piece in _SEEN_IN):
        return
    at, since_more = 0, _MORE_LINES + 1
    rules = _rules()
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text:
            since_more = 0 if _MORE.fullmatch(text) else since_more + 1
            for rule in rules:
                if len(text) <= rule.longest and rule.compiled.search(text):
                    opens = rule.kind == "opens"
                    if opens or since_more > _MORE_LINES:
                        yield _Mark(at, at + len(raw), opens)
                    break
        at += len(raw)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(load_rules("divisions").rules)
