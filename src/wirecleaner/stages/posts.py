"""Stage `posts`: the times and headings of a live blog, where the page says that it is one.

Posts are short: to a stage that looks for paragraphs, a page of them looks like a list of headlines. Under a headline
that says "live", times with running text under each are posts, and what stands between time and text, or behind the time
on its line, is a heading. Other live blogs are left to `roles`, as is the text of all.
"""

from collections.abc import Sequence
from itertools import pairwise

from wirecleaner.document import Document, Line
from wirecleaner.dumps.posts import FEWEST, TIME_OPENERS, is_time, says_live, time_before_heading, times_turn
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.scoring.page import PROSE
from wirecleaner.scoring.shape import shape_of

# Between the headline and the first post stood byline, dates, buttons, a summary.
_HEAD = 30
# The last post has no time behind it to end it; posts seen have up to a dozen lines.
_LAST = 12
_HEADING = 160
_ENDS = frozenset(
    {Label.RELATED_MARKER, Label.COMMENT, Label.COPYRIGHT, Label.TAGS, Label.NOTICE, Label.NEWSLETTER}
)


@stage("posts")
def posts(doc: Document) -> None:
    """Label the times of posts and their headings."""
    found = {
        line.index: text
        for line in doc.lines
        if line.text[:1] in TIME_OPENERS and (text := _time(line)) is not None
    }
    if len(found) < FEWEST or times_turn(list(found.values())):
        return
    lines = doc.written
    times = [here for here, line in enumerate(lines) if line.index in found]
    head = lines[max(0, times[0] - _HEAD) : times[0]]
    if not any(line.label is None and line.text.count(" ") >= 2 and says_live(line) for line in head):
        return
    extents = list(pairwise([*times, min(times[-1] + _LAST, len(lines))]))
    pieces = [_until_end(lines[start:end]) for start, end in extents]
    with_text = [post for post in pieces if any(_is_text(line) for line in post[1:])]
    if len(with_text) < FEWEST or len(with_text) * 2 <= len(times):
        return
    for post in with_text:
        _label(doc, post)
    # The first post's text is no deck, though a time and a heading part it from the rest.
    first = next(line for line in with_text[0][1:] if _is_text(line))
    doc.decide(first, Label.BODY, rule="posts.text-under-time", score=0.85)


def _time(line: Line) -> str | None:
    """The time that a line is, or that stands before its heading."""
    if is_time(line, or_measure=True):
        return line.text
    return time_before_heading(line) if line.label is None else None


def _until_end(post: Sequence[Line]) -> Sequence[Line]:
    end = next((here for here, line in enumerate(post) if line.label in _ENDS), len(post))
    return post[:end]


def _is_text(line: Line) -> bool:
    return line.label is None and shape_of(line).prose >= PROSE


def _label(doc: Document, post: Sequence[Line]) -> None:
    time, *rest = post
    if not is_time(time, or_measure=True):
        doc.decide(time, Label.SUBHEADING, rule="posts.time-and-heading", score=0.85)
        return
    if time.label is not Label.DATE:
        doc.revise(time, Label.DATE, rule="posts.time", score=0.85)
    for here, line in enumerate(rest[:-1]):
        if _is_text(line):
            return
        if line.label is None and 2 <= len(line.text) <= _HEADING:
            if any(_is_text(other) for other in rest[here + 1 :]):
                doc.decide(line, Label.SUBHEADING, rule="posts.heading-under-time", score=0.8)
            return
