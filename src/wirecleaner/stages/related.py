"""Stage `related`: runs of lines that belong to another story, and the other islands inside the story.

An island is a run of lines between two paragraphs. Other stories are announced by a marker, carry a date or a
credit of their own, or are a caption, a credit and a headline in one block. What is left is a subheading, a pull
quote or a caption.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import regex

from wirecleaner.document import Document, Line, Span
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.scoring.shape import shape_of
from wirecleaner.stages.furniture import marker_kind
from wirecleaner.wire.latin import latin_words
from wirecleaner.wire.marked_stories import MarkedStories

_CONTENT = frozenset({Label.BODY, Label.LIST_ITEM})
# A photo over a heading, or a share button under it, does not make it a box.
_BESIDE_HEADING = frozenset(
    {
        None,
        Label.CAPTION,
        Label.CREDIT,
        Label.SHARE,
        Label.SUBHEADING,
        Label.LIST_ITEM,
        Label.DATE,
        Label.BODY,
    }
)
# Headlines of other stories seen: 20 to 140 characters.
_SHORTEST, _LONGEST = 16, 200
# The last entry of an index page may have no date; its footer stands further off.
_AFTER_LAST_DATE = 6
# Subheadings seen are shorter than 60 characters; a longer line without a stop is a caption.
_SUBHEADING = 60
# A pull quote leaves out the cue inside it ("she said"), so not every run of its words is in the body.
_DISPLAYED = 0.7
_RUNS = 3
# Words of the body over a paragraph are a heading ("More punctual than the bulletin"); a pull quote is longer or stops.
_HEADING_WORDS = 6
_WORD = regex.compile(r"[^\W_]+")
_CLOCK = regex.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:[ap]\.?m\.?|Uhr|h))?", regex.IGNORECASE)
_ALL_QUOTED = regex.compile(r"[\"“”«„][^\"“”«»„]{20,200}[\"“”»]")
# Posts of a live blog: stamped headings that recur. Two boxes with a date are still two boxes.
_POSTS = 3


_Credits = dict[Span | None, dict[str, Any]]


@stage("related", requires=["title"], provides=["related", "captions"])
def related(doc: Document) -> None:
    """Propose the other stories that the page shows with this one; settle what stands between the paragraphs."""
    lines = doc.written
    inside = [here for here, line in enumerate(lines) if line.label in _CONTENT]
    first, last = (inside[0], inside[-1]) if inside else (len(lines), len(lines))
    if doc.proposed("no_article"):
        _take_index(doc, lines)
        return
    for headline in MarkedStories(doc, lines, last, marker_kind).take(first):
        _propose(doc, headline, None, None, "related.after-story-marker")
    if not inside:
        return
    islands = list(_islands(lines, first, last))
    is_live = sum(1 for island in islands if any(_is_stamp(line) for line in island)) >= _POSTS
    is_live = is_live or any(decision.stage == "posts" for decision in doc.decisions)
    words = _WordsOfBody([line for line in lines[first : last + 1] if line.label in _CONTENT])
    _revise_displayed(doc, lines, first, last, words)
    credits = {candidate.span: candidate.value for candidate in doc.proposed("credits")}
    for island in islands:
        _settle(doc, island, is_live, words, credits)


def _take_index(doc: Document, lines: Sequence[Line]) -> None:
    """The headlines of a page that is a list of them, up to its footer."""
    open_lines = [line for line in lines if line.label is None]
    last = max((line.index for line in lines if line.label in (Label.DATE, Label.BYLINE)), default=0)
    for line in open_lines:
        shape = shape_of(line)
        if line.index <= last + _AFTER_LAST_DATE and shape.words >= 4 and shape.length <= _LONGEST:
            doc.decide(line, Label.RELATED, rule="related.entry-of-index", score=0.7)
            if not shape.stops or shape.prose < 0:
                _propose(doc, line, None, None, "related.entry-of-index")


class _WordsOfBody:
    """The runs of three words of the body, to know again what is printed twice. Made when first asked."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.counts: Counter[tuple[str, str, str]] | None = None

    def holds(self, line: Line, times: int = 1) -> bool:
        """Whether most runs of a line's words stand in the body, at least so many times."""
        runs = _runs(line)
        if len(runs) < _RUNS:
            return False
        if self.counts is None:
            self.counts = Counter(chain.from_iterable(map(_runs, self.lines)))
        return sum(self.counts[run] >= times for run in runs) >= _DISPLAYED * len(runs)


def _runs(line: Line) -> list[tuple[str, str, str]]:
    text = line.text.lower()
    words = latin_words(text)
    if words is None:
        words = _WORD.findall(text)
    return list(zip(words, words[1:], words[2:], strict=False))


def _revise_displayed(
    doc: Document, lines: Sequence[Line], first: int, last: int, words: _WordsOfBody
) -> None:
    """Sentences that were taken for running text and are words of the body in display: a name stands under them."""
    for here in range(first, last):
        line, under = lines[here], lines[here + 1]
        if line.label is Label.BODY and _ALL_QUOTED.fullmatch(line.text) and words.holds(line, 2):
            doc.revise(line, Label.PULL_QUOTE, rule="related.words-of-the-body", score=0.85)
            continue
        if (
            line.label is Label.BODY
            and under.label is None
            and under.index <= line.index + 2
            and len(line.text) <= _LONGEST
            and words.holds(line, 2)
        ):
            doc.revise(line, Label.PULL_QUOTE, rule="related.words-of-the-body", score=0.9)
            if not shape_of(under).stops and len(under.text) <= _SUBHEADING:
                doc.decide(under, Label.FURNITURE, rule="related.name-under-pull-quote", score=0.7)


def _islands(lines: Sequence[Line], first: int, last: int) -> Iterator[list[Line]]:
    island: list[Line] = []
    for line in lines[first : last + 1]:
        if line.label in _CONTENT:
            if island:
                yield island
            island = []
        else:
            island.append(line)


def _settle(
    doc: Document, island: Sequence[Line], is_live: bool, body: _WordsOfBody, credits: _Credits
) -> None:
    """Label the undecided lines of an island."""
    for block in _blocks(island):
        if not any(line.label is None for line in block):
            continue
        if is_triplet(block):
            _take_triplet(doc, block, credits)
        elif is_live and any(_is_stamp(line) for line in block):
            _take_post(doc, block)
        elif any(line.label is Label.DATE for line in block):
            _take_box(doc, block)
        else:
            _settle_lines(doc, block, island, body)


def _is_stamp(line: Line) -> bool:
    return line.label is Label.DATE or (
        line.label in (None, Label.MEASURE, Label.FURNITURE) and bool(_CLOCK.fullmatch(line.text))
    )


def _take_post(doc: Document, block: Sequence[Line]) -> None:
    """The head of a post of a live blog: its time, and its heading."""
    for line in block:
        if _is_stamp(line) and line.label is not Label.DATE:
            doc.revise(line, Label.DATE, rule="related.time-of-post", score=0.8)
        elif line.label is None and shape_of(line).prose >= 1:
            doc.decide(line, Label.BODY, rule="related.text-of-post", score=0.7)
        elif line.label is None:
            doc.decide(line, Label.SUBHEADING, rule="related.heading-of-post", score=0.8)


def _blocks(island: Sequence[Line]) -> Iterator[list[Line]]:
    """The runs of lines of an island with no blank line between them."""
    block: list[Line] = []
    for line in island:
        if block and block[-1].index + 1 != line.index:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def is_triplet(block: Sequence[Line]) -> bool:
    """Caption, credit, headline: three short lines in one block, the last a headline longer than the credit."""
    if len(block) != 3 or block[2].label is not None or block[0].label not in (None, Label.CAPTION):
        return False
    if block[1].label not in (None, Label.CREDIT):
        return False
    caption, credit, headline = (line.text for line in block)
    shape = shape_of(block[2])
    return (
        len(headline) > len(credit)
        and len(credit) <= 80
        and shape.words >= 4
        and not (shape.stops and headline.endswith("."))
        and not caption.endswith((".", ":"))
    )


def _take_triplet(doc: Document, block: Sequence[Line], credits: _Credits) -> None:
    rule = "related.caption-credit-headline"
    caption, credit_line, headline = block
    credit = credits.get(credit_line.content)
    if credit is None:
        credit = {"line": credit_line.printed, "creator": None, "agency": None, "span": credit_line.content}
    for line in block:
        doc.revise(line, Label.RELATED, rule=rule, score=0.9)
    _propose(doc, headline, caption.printed, credit, rule, Span(caption.content.start, headline.content.end))


def _take_box(doc: Document, block: Sequence[Line]) -> None:
    """A box with a date of its own: its longest line is the headline."""
    open_lines = [line for line in block if line.label is None]
    headline = max(open_lines, key=lambda line: (not line.text.isupper(), len(line.text)))
    for line in block:
        if line.label in (None, Label.DATE):
            doc.revise(line, Label.RELATED, rule="related.box-with-date", score=0.8)
    if len(headline.text) >= _SHORTEST:
        _propose(doc, headline, None, None, "related.box-with-date")


def _propose(
    doc: Document,
    line: Line,
    caption: str | None,
    credit: dict[str, Any] | None,
    rule: str,
    span: Span | None = None,
) -> None:
    value = {"title": line.printed, "caption": caption, "credit": credit, "span": span or line.content}
    doc.propose("related", value, span or line.content, rule=rule, score=0.85)


def _settle_lines(doc: Document, block: Sequence[Line], island: Sequence[Line], body: _WordsOfBody) -> None:
    displayed = False
    for line in block:
        if line.label is not None:
            continue
        shape = shape_of(line)
        if body.holds(line) and (shape.stops or shape.words > _HEADING_WORDS):
            doc.decide(line, Label.PULL_QUOTE, rule="related.words-of-the-body", score=0.9)
            displayed = True
        elif displayed or _follows_display(island, line):
            doc.decide(line, Label.FURNITURE, rule="related.name-under-pull-quote", score=0.7)
        elif shape.title_case >= 0.75 and shape.words >= 9 and not _is_in_box(block, line):
            doc.decide(line, Label.RELATED, rule="related.headline-alone", score=0.6)
            _propose(doc, line, None, None, "related.headline-alone")
        else:
            doc.decide(line, Label.FURNITURE, rule="related.no-part-of-the-story", score=0.6)


def _is_in_box(block: Sequence[Line], line: Line) -> bool:
    """Whether a line has company that no heading has: other open lines, a player, an offer."""
    others = [other for other in block if other is not line]
    open_lines = sum(1 for other in others if other.label is None)
    return open_lines > 1 or any(other.label not in _BESIDE_HEADING for other in others)


def _follows_display(island: Sequence[Line], line: Line) -> bool:
    """Whether a line stands in the same island after a pull quote: the name and office of its speaker."""
    return any(other.label is Label.PULL_QUOTE for other in island if other.index < line.index)
