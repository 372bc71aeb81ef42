"""The headline in its line: what a wire prints around it is left out."""

from collections.abc import Sequence
from functools import cache

import regex

from wirecleaner.data import load_table
from wirecleaner.document import Line

# Marks of Markdown in a dump that is none as a whole.
_HASHES = regex.compile(r"#{1,6} +(?=\S)")
_PARTS = regex.compile(r" [|»›>–—·] |(?<=\w)\|(?=\w)")
# Shorter lines may be a section's name.
_SHORTEST = 16


def headline_of(line: Line) -> tuple[int, int]:
    """The stretch of a line's text that is the headline, without the wire's prefix and take number."""
    before, after = _wire_marks()
    start = found.end() if (found := _HASHES.match(line.text) or before.match(line.text)) else 0
    end = found.start() if (found := after.search(line.text)) else len(line.text)
    return (start, end) if start < end else (0, len(line.text))


def printed_alone(lines: Sequence[Line], here: int) -> int:
    """The line that has nothing but the headline, where the chosen one has more: a breadcrumb, the site's name.

    "Home » Culture » The Clock Is Slow" and "The Clock Is Slow | The Example" give way to "The Clock Is Slow".
    """
    parts = {part for part in _PARTS.split(lines[here].text) if len(part) >= _SHORTEST}
    parts.discard(lines[here].text)
    return next((there for there, line in enumerate(lines) if line.text in parts), here)


@cache
def _wire_marks() -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    table = load_table("common", "headlines")
    slugs, bracketed, ends = ("|".join(table[name]) for name in ("slugs", "bracketed", "ends"))
    before = rf"(?:(?:{slugs})(?: \d{{1,2}})?\s?[-:–]\s*)++|\((?:\d(?:st|nd|rd|th) )?(?:{bracketed})\)\s*"
    return regex.compile(before), regex.compile(rf"\s*(?:{ends})$")
