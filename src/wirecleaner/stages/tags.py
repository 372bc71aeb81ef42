"""Stage `tags`: the topic labels that a marker announces ("Topics"), on its line, on the next, or one a line."""

from collections.abc import Iterator
from itertools import islice, pairwise, takewhile

import regex

from wirecleaner.data import LINGUA_FRANCA, base_language, load_words
from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules import Hit, load_rules
from wirecleaner.rules.phrases import load_phrases
from wirecleaner.wire.topic_lists import (
    LONGEST_TOPIC,
    Story,
    count_at_end,
    is_step,
    is_topic,
    pieces_of,
    split_by_story,
)

_STOP = regex.compile(r"[.!?…。！？؟।](?:['\"”’)」』]|$)")
# Behind a marker alone up to this many lines are tags, one each: the longest list seen has 20.
_MOST_LINES = 24
_PROSE = 60
# A page has one or two blocks of tags; a dump of many pages in one is not read to its end.
_MOST_MARKERS = 20
# The share of the labels under a marker that the page's running text must name. Lists of parts of the site stand
# under the same words ("Topics") and are named now and then; above the story only the menu uses them.
_NAMED, _NAMED_IN_HEAD, _NAMED_OF_STORIES = 0.25, 0.6, 0.5
# A marker so few lines behind running text heads a list of topics though the text names none, if the list is short.
_NEAR, _FEW = 4, 8
# What an item of a list without a clear end counts: one that the text names, a word of menus, another.
_COUNTS_NAMED, _COUNTS_MENU, _COUNTS_OTHER = 1.0, -1.5, -0.3
# What a label may have been taken for: a share button's name ("Instagram"), a part of the site.
_INSIDE = frozenset({Label.FURNITURE, Label.SHARE, Label.SECTION})


@stage("tags", provides=["tags"])
def tags(doc: Document) -> None:
    """Label the lines of topic labels behind a marker and propose each label once."""
    rules = load_rules("tags", doc.language)
    page = _Page(doc)
    markers = 0
    for line in doc.undecided():
        if line.label is None and markers < _MOST_MARKERS and (hit := rules.match(line)):
            markers += 1
            _read(page, line, hit)


def propose_tags(doc: Document, line: Line, *, rule: str, score: float = 0.9) -> int:
    """Propose the topic labels that a line shows; how many were found. The line's label is left to the caller.

    For stages that know by other means that a line has topic labels. A marker before them is left out, and so is the
    name of an author; a line that is nothing but a marker has none.
    """
    pieces = _labels_of(doc, line)
    _propose(doc, line, pieces, rule, score)
    return len(pieces)


def shows_tags(doc: Document, line: Line) -> bool:
    """Whether a line that is known to hold topic labels shows any: a marker alone and an author's name are none."""
    return bool(_labels_of(doc, line))


def _labels_of(doc: Document, line: Line) -> list[tuple[int, int]]:
    """Where the single labels of a line of labels stand, without the marker before them and the names of authors."""
    hit = load_rules("tags", doc.language).match(line)
    start, end = 0, len(line.text)
    if hit is not None:
        if hit.rule.kind != "inline":
            return []
        start, end = hit.match.span("tags")
    authors = {candidate.value["name"] for candidate in doc.proposed("authors")}
    return [(a, b) for a, b in _Page(doc).pieces(line, start, end) if line.printed[a:b] not in authors]


class _Page:
    """What a page says in running text and in all its lines; looked up when first asked."""

    __slots__ = ("_all", "_first_prose", "_rules", "_story", "doc")

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._rules = load_rules("tags", doc.language)
        self._all: Story | None = None
        self._story: Story | None = None
        self._first_prose = 0

    def has(self, topic: str) -> bool:
        """Whether a piece of a run-together line stands elsewhere on the page, as words of their own."""
        if self._all is None:
            self._all = Story(line.text for line in self.doc.written)
        return self._all.names(topic)

    def names(self, topic: str) -> bool:
        """Whether the running text names a topic."""
        return self._read().names(topic)

    def pieces(self, line: Line, start: int, end: int) -> list[tuple[int, int]]:
        """The single labels in part of a line."""
        found = pieces_of(line, start, end, self.has, hashes=True)
        if len(found) == 1 and line.text.count(" ", start, end) > 1:
            return split_by_story(line.text, *found[0], self._read())
        return found

    def distance(self, line: Line) -> int:
        """How many lines with text stand between a line and the running text above it."""
        lines, apart = self.doc.lines, 0
        for at in range(line.index - 1, -1, -1):
            if len(lines[at].text) > _PROSE or apart > _NEAR:
                break
            apart += bool(lines[at].text)
        return apart

    def repeats(self, line: Line) -> bool:
        """Whether the page has a line three times or more: the labels of boxes with other stories."""
        return sum(other.text == line.text for other in self.doc.lines) > 2

    def is_marker(self, line: Line) -> bool:
        """Whether a line is a marker of labels itself: of the next list ("Places", then "Topics")."""
        return line.label is None and self._rules.match(line) is not None

    def is_named_button(self, line: Line) -> bool:
        """Whether a line that is known as a button or a part of the site names what the text is about."""
        return line.label in _INSIDE and is_topic(line.text) and self.names(line.text)

    def is_head(self, line: Line) -> bool:
        """Whether no running text stands above a line."""
        self._read()
        return line.index < self._first_prose

    def _read(self) -> Story:
        if self._story is None:
            prose = [
                line
                for line in self.doc.lines
                if len(line.text) > _PROSE and line.label is None and _STOP.search(line.text[-3:])
            ]
            self._first_prose = prose[0].index if prose else len(self.doc.lines)
            own = base_language(self.doc.language) or LINGUA_FRANCA
            self._story = Story((line.text for line in prose), load_words(own, "function_words"))
        return self._story


def _read(page: _Page, line: Line, hit: Hit) -> None:
    """The labels behind a marker: on its line, or below it."""
    rule = hit.rule
    if rule.kind != "inline":
        _read_below(page, line, hit)
        return
    start, end = hit.match.span("tags")
    pieces = page.pieces(line, start, end)
    if (
        not pieces
        or page.repeats(line)
        or any(b - a > LONGEST_TOPIC + 15 for a, b in pieces)
        or _STOP.search(line.text[start:end])
    ):
        return
    page.doc.decide(line, Label.TAGS, rule=rule.id, score=rule.score)
    _propose(page.doc, line, pieces, rule.id)


def _read_below(page: _Page, line: Line, hit: Hit) -> None:
    """The list under a marker: all labels on the next line, or one a line."""
    doc, rule = page.doc, hit.rule
    near = doc.lines[line.index + 1 : line.index + 1 + 8 * _MOST_LINES]
    # Commas between the labels, and numbers of stories behind them, may stand on lines of their own.
    lettered = (other for other in near if any(map(str.isalpha, other.text)))
    following = list(islice(lettered, _MOST_LINES + 1))
    if not following or not (following[0].label is None or page.is_named_button(following[0])):
        return
    first = following[0]
    pieces = page.pieces(first, 0, len(first.text))
    if (
        len(pieces) > 1
        and all(b - a <= LONGEST_TOPIC for a, b in pieces)
        and not _STOP.search(first.text)
        and not first.text.endswith(",")
        and first.label is None
        and not page.is_head(first)
    ):
        doc.decide(line, Label.TAGS, rule=rule.id, score=rule.score)
        doc.decide(first, Label.TAGS, rule=f"{rule.id}-next-line", score=rule.score)
        _propose(doc, first, pieces, rule.id)
        return
    items = list(_items(following, page))
    items = _without_menu(page, items, is_clear=_ends_clearly(items, following))
    if not items or not _are_topics(page, line, items, rule.kind):
        return
    doc.decide(line, Label.TAGS, rule=rule.id, score=rule.score)
    counted = len(items) > 1 and all(count_at_end(item.text) < len(item.text) for item in items)
    for item in items:
        doc.revise(item, Label.TAGS, rule=f"{rule.id}-item", score=0.85)
        end = count_at_end(item.text) if counted else len(item.text)
        _propose(doc, item, pieces_of(item, 0, end, page.has), rule.id)


def _items(lines: list[Line], page: _Page) -> Iterator[Line]:
    """The lines right behind a marker that are one tag each, evenly spaced and all with bullets or all without.

    With commas at their ends, the first without is the last.
    """
    commas = lines[0].text.endswith(",")
    step = lines[1].index - lines[0].index if len(lines) > 1 else 0
    for at, (before, line) in enumerate(pairwise([lines[0], *lines])):
        if not is_topic(line.text) or (at and not is_step(step, line.index - before.index)):
            return
        if bool(line.bullet) != bool(lines[0].bullet) or page.is_marker(line):
            return
        if line.label is not None and not (
            page.is_named_button(line) or (at and line.label is Label.SHARE and _goes_on(lines, at))
        ):
            return
        yield line
        if commas and not line.text.endswith(","):
            return


def _goes_on(lines: list[Line], at: int) -> bool:
    """Whether a list with bullets goes on behind a button's name: a topic as well ("Instagram")."""
    after = lines[at + 1 : at + 2]
    return bool(
        lines[at].bullet and after and after[0].bullet and after[0].label is None and is_topic(after[0].text)
    )


def _ends_clearly(items: list[Line], following: list[Line]) -> bool:
    """Whether a list is set off from what follows: by bullets, by blank lines, or, if it is short, by a known line."""
    if not items:
        return False
    if items[0].bullet or (len(items) > 1 and items[1].index - items[0].index > 1):
        return True
    after = following[len(items) : len(items) + 1]
    return len(items) <= _FEW and (
        not after or after[0].label is not None or after[0].index - items[-1].index > 1
    )


def _without_menu(page: _Page, items: list[Line], *, is_clear: bool) -> list[Line]:
    """The items up to where the list runs on into something else.

    Where its end is clear, that is the end of the list, less the buttons there. Elsewhere it is where the text
    names most of what is before, and least of what is behind.
    """
    phrases = load_phrases(page.doc.language)
    named = [page.names(item.text) for item in items]
    if is_clear:
        while (
            items and (known := phrases.look_up(items[-1].text)) and not (known.weak or named[len(items) - 1])
        ):
            items.pop()
        return items
    best = total = 0.0
    size = 0
    for at, item in enumerate(items):
        total += _COUNTS_NAMED if named[at] else _COUNTS_MENU if phrases.look_up(item.text) else _COUNTS_OTHER
        if total > best:
            best, size = total, at + 1
    if not size and len(items) <= _FEW:
        items = list(takewhile(lambda item: item.label is None, items))
        while items and phrases.look_up(items[-1].text):
            items.pop()
        return items
    return items[:size]


def _are_topics(page: _Page, marker: Line, items: list[Line], kind: str | None) -> bool:
    """Whether short lines are topics of the story: enough of them are named in running text, none is a headline."""
    named = sum(page.names(item.text) for item in items)
    if page.is_head(items[0]):
        phrases = load_phrases(page.doc.language)
        return sum(
            not phrases.look_up(item.text) and page.names(item.text) for item in items
        ) > 1 and named >= _NAMED_IN_HEAD * len(items)
    if not named:
        return len(items) <= _FEW and page.distance(marker) <= _NEAR and all(map(_is_short, items))
    if kind == "maybe":
        return named >= _NAMED_OF_STORIES * len(items) or all(map(_is_short, items))
    return named >= _NAMED * len(items)


def _is_short(line: Line) -> bool:
    """Whether a line has no more words than topics have; headlines have five and more."""
    return line.text.count(" ") <= 3


def _propose(doc: Document, line: Line, pieces: list[tuple[int, int]], rule: str, score: float = 0.9) -> None:
    for start, end in pieces:
        doc.propose("tags", line.printed[start:end], line.to_source(start, end), rule=rule, score=score)
