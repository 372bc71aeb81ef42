"""The headline in its line: what a wire prints around it is left out."""

from functools import cache

import regex

from wirecleaner.data import load_table
from wirecleaner.document import Line


def headline_of(line: Line) -> tuple[int, int]:
    """The stretch of a line's text that is the headline, without the wire's prefix and take number."""
    before, after = _wire_marks()
    start = found.end() if (found := before.match(line.text)) else 0
    end = found.start() if (found := after.search(line.text)) else len(line.text)
    return (start, end) if start < end else (0, len(line.text))


@cache
def _wire_marks() -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    table = load_table("common", "headlines")
    slugs, bracketed, ends = ("|".join(table[name]) for name in ("slugs", "bracketed", "ends"))
    before = rf"(?:(?:{slugs})(?: \d{{1,2}})?\s?[-:–]\s*)++|\((?:\d(?:st|nd|rd|th) )?(?:{bracketed})\)\s*"
    return regex.compile(before), regex.compile(rf"\s*(?:{ends})$")
