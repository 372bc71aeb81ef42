"""Stage `repeats`: a line that the page prints twice in a row counts once; so does the page's title in its tab.

A dump often opens with the page's `<title>`: the headline, a separator, the name of the site. The headline stands
again further down; that is the best evidence of which line it is. A story that is printed twice is read once.
"""

from collections.abc import Sequence

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.wire.copies import copies
from wirecleaner.wire.section_names import is_section
from wirecleaner.wire.titles import letters

# A caption printed as alternative text and again as caption has at most its credit and a blank between.
_NEAR = 3
# One word is printed twice for many reasons ("Advertisement", a score); a sentence is not.
_SHORTEST = 20


# The tab's title stands among the first lines of a dump, if anywhere.
_TAB = 3
# Longer first lines are paragraphs; one of fewer words may be the site's name: "Fox News Media".
_TITLE, _BLANKS = 200, 3
# The box that shares a post stands within so many lines.
_SHARED = 40
_SITE = regex.compile(r"\s*[|–—\-:•·»›]\s*(?P<site>\S.{1,60})$")

_BETWEEN = regex.compile(r"(?:^| )[|–—\-:·•]{1,2} ")


@stage("repeats", provides=["page_title", "publisher"])
def repeats(doc: Document) -> None:
    """Take the second of two equal lines that stand close together for the furniture that it is."""
    _find_page_title(doc)
    last: dict[str, tuple[int, Line]] = {}
    lines = doc.written
    for place, line in enumerate(lines):
        if len(line.text) < _SHORTEST:
            continue
        seen = last.get(line.text)
        if seen and place - seen[0] <= _NEAR and seen[1].label is None is line.label:
            doc.decide(line, Label.FURNITURE, rule="repeats.printed-twice", score=0.9)
            if place + 1 < len(lines) and lines[place + 1].label is Label.CREDIT:
                doc.decide(seen[1], Label.CAPTION, rule="repeats.alternative-text-and-caption", score=0.85)
            continue
        last[line.text] = place, line
    for start, end in list(copies(lines)):
        for line in lines[start:end]:
            if line.label is None:
                doc.decide(line, Label.FURNITURE, rule="repeats.text-printed-again", score=0.9)


def _find_page_title(doc: Document) -> None:
    """Propose the headline and the site that the tab's title names, if the headline stands on a line of its own too."""
    lines = doc.written
    open_lines = [line for line in lines[:_TAB] if line.label is None and _SITE.search(line.text)]
    # In a tab marks of quotes are often others than on the page.
    texts = (
        {letters(line.text): line.text for line in lines if len(line.text) >= _SHORTEST} if open_lines else {}
    )
    for line in open_lines:
        for found in _SITE.finditer(line.text, overlapped=True):
            headline = texts.get(letters(line.text[: found.start()]))
            if headline:
                rule = "repeats.page-title"
                doc.decide(line, Label.FURNITURE, rule=rule, score=0.95)
                if not line.text[found.start() :].startswith(
                    ":"
                ):  # "Quay Street: The loaf that nobody can cut"
                    doc.propose("page_title", headline, line.content, rule=rule)
                _propose_site(doc, line, found.group("site"))
                return
    if not _propose_shared(doc, lines):
        _propose_first_line(doc, lines)


def _propose_shared(doc: Document, lines: Sequence[Line]) -> bool:
    """The publication and the headline between the buttons of a box that shares the post, as Substack prints it."""
    for before, house, title, after in zip(lines, lines[1:], lines[2:], lines[3:_SHARED], strict=False):
        if (
            before.label is after.label is Label.SHARE
            and house.label is title.label is None
            and " " in title.text
            and sum(line.text == title.text for line in lines) > 1
            and sum(line.text == house.text for line in lines) > 1
        ):
            rule = "repeats.shared-post"
            doc.propose("page_title", title.text, title.content, rule=rule)
            doc.propose("publisher", house.printed, house.content, rule=rule, score=0.96)
            return True
    return False


def _propose_first_line(doc: Document, lines: Sequence[Line]) -> None:
    """The first line of a dump that is printed again: a headline alone in the tab. A site's motto may be, so it is weak."""
    first = lines[0] if lines else None
    if (
        first is None
        or first.label is not None
        or len(first.text) > _TITLE
        or first.text.count(" ") < _BLANKS
    ):
        return
    if any(line.text == first.text for line in lines[1:]):
        doc.propose("page_title", first.text, first.content, rule="repeats.first-line-again", score=0.5)


def _propose_site(doc: Document, line: Line, rest: str) -> None:
    """The site that the tab's title names last: the owner's name, which stands in the footer, is the house's.

    Of 30 pages of publishers not seen before whose footer named another house ("CBS Interactive", "Vox Media"), the tab
    had the site's name on each.
    """
    site = _BETWEEN.split(rest)[-1].strip()
    if any(map(str.isalpha, site)) and not is_section(site, doc.language):
        doc.propose("publisher", site, line.content, rule="repeats.page-title", score=0.96)
