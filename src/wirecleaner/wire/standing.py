"""The choice among the dates of a page: how sure each is the article's, by its words and by where it stands.

A page shows more days than that of its article: its own clock, the days of other stories, of comments and of embedded
posts. What is printed beside a date counts first (a marker, a time), then its place: the article's stamp stands right
over the story or among its first lines. All weights stand here; the builder takes the candidate with the highest.
"""

from collections.abc import Sequence
from datetime import datetime

from wirecleaner.stamps import Stamp
from wirecleaner.wire.running import RunningText

# A marker or a companion ("updated") proves what a date is; a bare date may be a clock's or a box's.
_MARKED, _BARE = 0.95, 0.8
# Of two bare dates the one with a time is the article's: a page's clock shows the day.
_TIMED = 0.02
# Over the story the nearest date is the article's, however far it is: galleries and share bars of 50 lines stand
# between the two. Every line further up counts against a date, and every paragraph between the story's first and it.
_PER_LINE, _FURTHEST = 0.002, 0.1
_PER_PARAGRAPH = 0.01
# The first lines of a page hold its clock, not the stamp of a story that begins far below.
_TOP, _FAR_BELOW = 4, 15
_CLOCK = 0.06
# Every other line a date: a list of other stories.
_IN_LIST = 0.1
# A deck and two paragraphs may come before the stamp.
_OPENING = 3
# What belongs to the story under its last paragraph: a sign-off, a stamp, a share bar.
FOOT_LINES = 8
_AT_FOOT, _INSIDE, _AFTER = 0.12, 0.2, 0.3


class Standing:
    """How sure the dates of a page are, each by the place of its line. `places`: where date lines stand, in order."""

    def __init__(self, running: RunningText, places: Sequence[int]) -> None:
        self._running = running
        self._start, self._end = running.story
        self._nearest = max((place for place in places if place <= self._start), default=0)
        self._opening = self._end
        prose = running.next_prose(self._start)
        for _ in range(_OPENING - 1):
            prose = running.next_prose(prose + 1)
        self._opening = min(prose, self._end)
        self._listed = _in_lists(running, places)

    def score(self, stamp: Stamp, place: int, *, has_update: bool) -> float:
        """How sure a stamp is the article's; `has_update`: a stamp beside it says when the article was updated."""
        score = _MARKED if stamp.kind or has_update else _BARE
        score += _TIMED if isinstance(stamp.value, datetime) else 0.0
        return round(score - self._distance(place), 3)

    def _distance(self, place: int) -> float:
        start, end = self._start, self._end
        if start == end:
            return 0.0
        if place >= end:
            return _AT_FOOT if place < end + FOOT_LINES else _AFTER
        if place > self._opening:
            return _INSIDE
        if place > start:
            return _PER_PARAGRAPH * self._running.prose_between(start, place)
        distance = min(_FURTHEST, _PER_LINE * (self._nearest - place))
        if place < _TOP and start - place > _FAR_BELOW:
            distance += _CLOCK
        return distance + (_IN_LIST if place in self._listed else 0.0)


def _in_lists(running: RunningText, places: Sequence[int]) -> frozenset[int]:
    """The places of dates that follow each other at equal steps without running text between them, three or more."""
    listed: set[int] = set()
    for first, second, third in zip(places, places[1:], places[2:], strict=False):
        step = second - first
        if step == third - second and 1 < step <= 6 and not running.prose_between(first, third):
            listed |= {first, second, third}
    return frozenset(listed)
