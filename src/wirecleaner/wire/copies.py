"""A story that the page prints twice: for screen and printer, with and without links, whole and in paragraphs."""

import re
from collections.abc import Iterator, Sequence

from wirecleaner.document import Line

# A paragraph; a shorter line may be a sentence that the page quotes once more.
_PARAGRAPH = 80
# A summary repeats a sentence or two of the story. So many paragraphs in a row are the story.
_FEWEST = 3
# So many of a paragraph's first words are looked for above it, then all of them.
_KEY = 6
# So many paragraphs are tried before the page is read word by word, by so many characters of their middle; of a page
# that has no more than these, all are, and as many have to recur as a copy has.
_TRIED, _TASTE, _FEWEST_TRIED = 12, 28, 2
_WORD = re.compile(r"\w+")


def copies(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The half-open stretches of lines that print once more what stands above them.

    Where the upper one is no more than a line or two (the whole text in one piece), it is that one.
    """
    paragraphs = [
        here for here, line in enumerate(lines) if len(line.text) >= _PARAGRAPH and line.label is None
    ]
    if len(paragraphs) < _FEWEST or not _may_recur(lines, paragraphs):
        return
    above = _places_above(lines, paragraphs)
    run: list[int] = []
    for here in (*paragraphs, -1):
        if here in above:
            run.append(here)
            continue
        if len(run) >= _FEWEST:
            places = {above[one] for one in run}
            yield (run[0], run[-1] + 1) if len(places) >= _FEWEST else (min(places), max(places) + 1)
        run = []


def _may_recur(lines: Sequence[Line], paragraphs: Sequence[int]) -> bool:
    """Whether some paragraphs, picked evenly, show a piece of their middle twice on the page."""
    page = "\n".join([line.text for line in lines])
    found = 0
    for here in paragraphs[:: -(-len(paragraphs) // _TRIED)]:
        middle = len(lines[here].text) // 2
        found += page.count(lines[here].text[middle - _TASTE // 2 : middle + _TASTE // 2]) > 1
    return found >= (_FEWEST_TRIED if len(paragraphs) > _TRIED else _FEWEST)


def _places_above(lines: Sequence[Line], paragraphs: Sequence[int]) -> dict[int, int]:
    """For each paragraph whose words stand above it, all and in order, the line where they begin."""
    sought: dict[tuple[str, ...], list[tuple[int, list[str]]]] = {}
    for here in paragraphs:
        words = _WORD.findall(lines[here].text.lower())
        if len(words) >= 2 * _KEY:
            sought.setdefault(tuple(words[:_KEY]), []).append((here, words))
    openings = {key[0] for key in sought}
    words, places = _words(lines)
    found: dict[int, int] = {}
    for at, word in enumerate(words):
        if word in openings:
            for here, wanted in sought.get(tuple(words[at : at + _KEY]), ()):
                if places[at] < here and here not in found and words[at : at + len(wanted)] == wanted:
                    found[here] = places[at]
    return found


def _words(lines: Sequence[Line]) -> tuple[list[str], list[int]]:
    """The words of a page, and the line of each."""
    words: list[str] = []
    places: list[int] = []
    for here, line in enumerate(lines):
        found = _WORD.findall(line.text.lower())
        words += found
        places += [here] * len(found)
    return words, places
