"""Stage `galleries`: pictures with a number over or under them ("3 of 12"), and the captions that stand at them.

Three numbers in a row of the same total prove a gallery, whatever else the page holds. The lines between two numbers
are one picture's: its caption, its credit, the buttons around it.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules import RuleSet, load_rules
from wirecleaner.wire.chains import LONGEST_CREDIT
from wirecleaner.wire.makers import read_makers
from wirecleaner.wire.picture_lines import Seen

# Two numbers may be a score or two parts of a series; three that count on are pictures.
FEWEST = 3
_COUNTER_LENGTH = 30
# Captions seen have 4 words to 600 characters; a longer line is the text of the article.
_CAPTION_WORDS = 4
# Between headline and first picture stood deck, byline, day, buttons and a paragraph or two.
_HEAD_LINES = 16
_DECK = 200
_CAPTION_LENGTH = 700
# The pictures end where the page goes on with something else.
_ENDS = frozenset({Label.RELATED_MARKER, Label.COMMENT, Label.COPYRIGHT, Label.TAGS, Label.NEWSLETTER})


class Counter(NamedTuple):
    """The number at one picture of a gallery."""

    line: Line
    number: int
    total: int


@stage("galleries", provides=["title", "deck", "section", "credits"])
def galleries(doc: Document) -> None:
    """Label the numbers of a gallery's pictures and the captions that stand at them; propose a headline that says so.

    A gallery without text has nothing by which the stage `roles` could tell its headline from an entry of a menu.
    """
    if not any(_may_count(line) for line in doc.lines):
        return
    lines = doc.written
    run = counters(lines)
    if not run:
        return
    places = {line.index: here for here, line in enumerate(lines)}
    edges = [places[counter.line.index] for counter in run]
    for counter in run:
        if counter.line.label is not Label.MEASURE:
            doc.revise(counter.line, Label.MEASURE, rule="gallery.counter", score=0.9)
    _take_title(doc, lines[: edges[0]])
    longest = max(after - before for before, after in pairwise(edges))
    if _stands_under(lines, edges[0]):
        edges = [max(edges[0] - longest, -1), *edges]
    else:
        edges = [*edges, min(edges[-1] + longest, len(lines))]
    for before, after in pairwise(edges):
        _take_caption(doc, lines[before + 1 : after])


def counters(lines: Sequence[Line]) -> list[Counter]:
    """The longest run of numbers of pictures among lines with text: one total, each number one more than the last."""
    runs: list[list[Counter]] = [[]]
    for line in lines:
        if not _may_count(line) or not (hit := _rules().match(line)):
            continue
        counter = Counter(line, int(hit.match["number"]), int(hit.match["total"]))
        last = runs[-1][-1] if runs[-1] else None
        if not last or (counter.total, counter.number) != (last.total, last.number + 1):
            runs.append([])
        runs[-1].append(counter)
    best = max(runs, key=len)
    return best if len(best) >= FEWEST else []


def _may_count(line: Line) -> bool:
    return bool(line.text) and len(line.text) <= _COUNTER_LENGTH and line.text[-1].isdigit()


@cache
def _rules(kind: str = "counter") -> RuleSet:
    return RuleSet(rule for rule in load_rules("page_kinds").rules if rule.kind == kind)


def _take_title(doc: Document, over: Sequence[Line]) -> None:
    """The headline over the first picture, if its words say that it is a gallery's, with its deck and section."""
    over = over[-_HEAD_LINES:]
    for here in range(len(over) - 1, -1, -1):
        line = over[here]
        if line.label is not None or line.text.count(" ") < 2 or not (hit := _rules("gallery").match(line)):
            continue
        doc.decide(line, Label.TITLE, rule=hit.rule.id, score=hit.rule.score)
        doc.propose("title", line.printed, line.content, rule=hit.rule.id, score=hit.rule.score)
        above, under = over[here - 1 : here], over[here + 1 : here + 2]
        if (
            above
            and above[0].label is None
            and above[0].text.count(" ") < 3
            and not _adjoins(doc, above[0], -1)
        ):
            _take(doc, above[0], Label.SECTION)
        if under and under[0].label is None and under[0].text.count(" ") >= 3 and len(under[0].text) <= _DECK:
            _take(doc, under[0], Label.DECK)
        return


def _take(doc: Document, line: Line, label: Label) -> None:
    rule = f"galleries.{label.value}-at-headline"
    doc.decide(line, label, rule=rule, score=0.7)
    doc.propose(label.value, line.printed, line.content, rule=rule, score=0.7)


def _adjoins(doc: Document, line: Line, step: int) -> bool:
    """Whether the next line has text: a word in a menu stands among others, a section alone."""
    at = line.index + step
    return 0 <= at < len(doc.lines) and doc.lines[at].label is not Label.BLANK


def _stands_under(lines: Sequence[Line], first: int) -> bool:
    """Whether the first number stands right under a caption or credit: the page numbers its pictures from below."""
    above = lines[first - 1] if first else None
    if above is None or above.index + 1 != lines[first].index:
        return False
    return above.label in (Label.CREDIT, Label.CAPTION) or _may_be_caption(above)


def _may_be_caption(line: Line) -> bool:
    words = (
        line.text.count(" ") + 1
        if line.text.isascii()
        else max(line.text.count(" ") + 1, len(line.text) // 4)
    )
    return line.label is None and words >= _CAPTION_WORDS and len(line.text) <= _CAPTION_LENGTH


def _take_caption(doc: Document, slide: Sequence[Line]) -> None:
    """The caption of one picture: the longest line that may be one; a headline over it is left to the others."""
    end = next((here for here, line in enumerate(slide) if line.label in _ENDS), len(slide))
    found = [line for line in slide[:end] if _may_be_caption(line)]
    if found and not any(line.label is Label.CAPTION for line in slide):
        caption = max(found, key=lambda line: len(line.text))
        doc.decide(caption, Label.CAPTION, rule="galleries.caption-at-number", score=0.85)
        _take_credit(doc, slide, caption)


def _take_credit(doc: Document, slide: Sequence[Line], caption: Line) -> None:
    """A line of names right under the caption: no other line of a gallery is one."""
    under = next((line for line in slide if line.index == caption.index + 1), None)
    if under is None or under.label is not None or len(under.text) > LONGEST_CREDIT:
        return
    makers = read_makers(under.text)
    if makers.is_credit:
        Seen("galleries.names-under-caption", 0.8, None, (0, len(under.text)), makers).propose(doc, under)
