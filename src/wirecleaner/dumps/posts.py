"""The posts of a live blog: where each begins, and the time and the heading that it carries.

A post opens with its time: alone on a line ("19:05"), before the heading on one line ("19:05 Uhr: Pier treibt ab"), or
with the day ("2 February 2022, 19:05"). A page is divided by the form that most of its posts have. Lists of other
stories and readers' comments carry days and times as well, so days count only under a headline that says "live", and
most of the text must stand in the posts.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.rules import Hit, RuleSet, load_rules

# Three times with text under them are posts; two are enough where the headline says "live".
FEWEST = 3
CONTENT = frozenset({Label.BODY, Label.LIST_ITEM, Label.PULL_QUOTE})
_TEXT = CONTENT | {Label.SUBHEADING, Label.EMBED, Label.CAPTION}
_TIME = r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d|時[0-5]\d分)(?: ?(?:[ap]\.?m\.?|uhr|uur|hod\.?|h|kl\.?))?(?: ?(?:GMT|UTC|BST|CET|CEST|E[DS]T|P[DS]T|C[DS]T|[AN]?E[DS]T|IST|MSK|МСК))?"
_CLOCK = regex.compile(rf"(?:kl\.? ?|um )?{_TIME}\.?", regex.IGNORECASE)
_TICK = regex.compile(
    rf"(?P<time>(?:kl\.? ?)?{_TIME})(?:(?: ?[-–—|•:] ?| )(?=[\p{{L}}\"“«„‘'¿¡])|(?=(?-i:\p{{Lu}})))",
    regex.IGNORECASE,
)
# What may hold the time of a post: whatever took it for the site's, nothing that took it for text of another story.
_STAMPED = frozenset({None, Label.DATE, Label.FURNITURE})
# What a time begins with: a digit, or "kl." and "um".
TIME_OPENERS = frozenset("0123456789kKuU")
_TICKED = CONTENT | {None, Label.SUBHEADING}
_STAMP_LENGTH = 60
_HEADING_LENGTH = 160
# A blog runs one way, and over midnight once; a timetable or a list of shows does not.
_TURNS = 1
# An article with a list of other stories under it has less than half of its text there.
_SHARE = 0.6

Form = Literal["clock", "tick", "date"]


class Post(NamedTuple):
    """One post: the line of its time and where in it the time stands, its heading, its lines.

    `lines` are places among the lines with text, half-open. `recurring` is what stands at the head of several posts
    and is no heading: a reporter's name, "Key event".
    """

    stamp: Line
    time: tuple[int, int]
    heading: Line | None
    lines: tuple[int, int]
    recurring: frozenset[str]


class _Stamp(NamedTuple):
    here: int
    form: Form
    time: tuple[int, int]


def live_words(doc: Document) -> tuple[Line, Hit] | None:
    """The headline that says "live", with the rule."""
    line = next((line for line in doc.lines if line.label is Label.TITLE), None)
    hit = says_live(line) if line else None
    return (line, hit) if line and hit else None


def says_live(line: Line) -> Hit | None:
    """The rule by which the words of a line announce a live blog."""
    return _live().match(line)


def is_time(line: Line, *, or_measure: bool = False) -> bool:
    """Whether a line is a time of day and nothing else, and nothing took it for text or for another story's.

    `or_measure`: also where a rule took it for the length of a recording ("00:40" is both).
    """
    if line.text[:1] not in TIME_OPENERS or len(line.text) > _STAMP_LENGTH:
        return False
    if line.label not in _STAMPED and not (or_measure and line.label is Label.MEASURE):
        return False
    return bool(_CLOCK.fullmatch(line.text))


def time_before_heading(line: Line) -> str | None:
    """The time that opens a line which goes on with a heading ("19:05 Uhr: Pier treibt ab"); None for other lines."""
    if line.text[:1] not in TIME_OPENERS or not len(line.text) <= _HEADING_LENGTH or line.text[-1] in ".!…。":
        return None
    found = _TICK.match(line.text)
    return found["time"] if found else None


def behind_time(line: Line, time: tuple[int, int]) -> str:
    """What stands behind the time on its line, without the marks between."""
    return line.text[time[1] :].lstrip(" :-–—|•")


def times_turn(texts: Sequence[str]) -> bool:
    """Whether times run to and fro: a timetable, a list of shows."""
    return _turns([_minutes(text) for text in texts]) > _TURNS + len(texts) // 10


@cache
def _live() -> RuleSet:
    return RuleSet(rule for rule in load_rules("page_kinds").rules if rule.kind == "live")


def find_posts(doc: Document) -> tuple[Sequence[Line], list[Post]]:
    """The lines with text, and the posts among them in their order; no posts if the page is no live blog."""
    is_live = live_words(doc) is not None
    lines = doc.written
    inside = [here for here, line in enumerate(lines) if line.label in CONTENT]
    fewest = FEWEST - is_live
    if len(inside) < fewest:
        return lines, []
    stamps = _of_one_form(lines, inside, is_live)
    if len(stamps) < fewest or times_turn([lines[stamp.here].text[slice(*stamp.time)] for stamp in stamps]):
        return lines, []
    end = inside[-1] + 1
    while end < len(lines) and lines[end].label in _TEXT | {Label.CREDIT}:
        end += 1
    over = _headings_stand_over(lines, stamps)
    starts = [stamp.here - (over and _is_heading(lines, stamp.here - 1)) for stamp in stamps]
    outside = sum(len(lines[here].text) for here in inside if here < starts[0])
    if outside > (1 - _SHARE) * sum(len(lines[here].text) for here in inside):
        return lines, []
    recurring = _recurring(lines, stamps)
    extents = zip(stamps, pairwise([*starts, end]), strict=True)
    return lines, [_post(lines, stamp, start, stop, recurring) for stamp, (start, stop) in extents]


def _recurring(lines: Sequence[Line], stamps: list[_Stamp]) -> frozenset[str]:
    """What stands under more than one time is no heading: a reporter's name, "Key event"."""
    under = Counter(
        lines[here].text
        for stamp in stamps
        for here in range(stamp.here + 1, min(stamp.here + 4, len(lines)))
    )
    under.update(behind_time(lines[stamp.here], stamp.time) for stamp in stamps if stamp.form == "tick")
    return frozenset(text for text, times in under.items() if times > 1)


def _of_one_form(lines: Sequence[Line], inside: list[int], is_live: bool) -> list[_Stamp]:
    """The times of the commonest form that have text under them before the next, from the head of the story on."""
    first, last = inside[0], inside[-1]
    forms: dict[Form, list[_Stamp]] = {"clock": [], "tick": [], "date": []}
    title = next((here for here, line in enumerate(lines) if line.label is Label.TITLE), -1)
    for here in range(title + 1, last + 1):
        if (stamp := _stamp(lines, here)) and (
            stamp.form != "date" or here > first or _opens(lines, here, first)
        ):
            forms[stamp.form].append(stamp)
    found = []
    if not is_live:
        forms["date"] = []
    for stamps in filter(None, forms.values()):
        with_text = [
            stamp
            for stamp, following in zip(
                stamps, [*(other.here for other in stamps[1:]), last + 1], strict=True
            )
            if bisect_left(inside, following) > bisect_left(inside, stamp.here)
        ]
        # Where many times have no text under them, they are a timetable or a list of headlines.
        found.append(with_text if len(with_text) * 2 > len(stamps) else [])
    return max(found, key=len, default=[])


def _stamp(lines: Sequence[Line], here: int) -> _Stamp | None:
    line = lines[here]
    text = line.text
    if text[:1] not in TIME_OPENERS and line.label is not Label.DATE:
        return None
    if line.label in _STAMPED and len(text) <= _STAMP_LENGTH:
        if is_time(line):
            return _Stamp(here, "clock", (0, len(text)))
        if line.label is Label.DATE:
            return _Stamp(here, "date", (0, len(text)))
    if line.label not in _TICKED:
        return None
    if found := _TICK.match(text):
        return _Stamp(here, "tick", found.span("time"))
    return None


def _opens(lines: Sequence[Line], here: int, first: int) -> bool:
    """Whether a dated line over the story is its first post's: nothing but its heading stands between."""
    return all(lines[at].label in (Label.SUBHEADING, Label.SHARE) for at in range(here + 1, first))


def _minutes(text: str) -> int | None:
    """The minute of the day that a time names."""
    digits = regex.findall(r"\d+", text)
    if not digits:
        return None
    hour = int(digits[0])
    if "p" in text.lower() and hour < 12:
        hour += 12
    return hour * 60 + int(digits[1]) if len(digits) > 1 else None


def run_one_way(posts: Sequence[Post]) -> bool:
    """Whether the times of posts go up, or down, throughout: they are of one day."""
    times = (post.stamp.text[slice(*post.time)] for post in posts)
    return _turns([_minutes(text) for text in times if text[:1].isdigit()]) == 0


def _turns(times: Sequence[int | None]) -> int:
    """How often times turn back on the way that most of them go."""
    minutes = [minute for minute in times if minute is not None]
    ups = sum(before < after for before, after in pairwise(minutes))
    downs = sum(before > after for before, after in pairwise(minutes))
    return min(ups, downs)


def _headings_stand_over(lines: Sequence[Line], stamps: list[_Stamp]) -> bool:
    """Whether most posts print their heading over their time."""
    over = sum(
        _is_heading(lines, stamp.here - 1) and not _is_heading(lines, stamp.here + 1) for stamp in stamps
    )
    return over * 2 > len(stamps)


def _is_heading(lines: Sequence[Line], here: int) -> bool:
    return 0 <= here < len(lines) and lines[here].label is Label.SUBHEADING


def _is_captionlike_heading(lines: Sequence[Line], here: int) -> bool:
    """Whether a line that was taken for a caption has no credit and no stop, and text right under it."""
    if here + 1 >= len(lines) or lines[here].label is not Label.CAPTION:
        return False
    text = lines[here].text
    return lines[here + 1].label in CONTENT and len(text) <= _HEADING_LENGTH and text[-1] not in ".!?…。)"


def _post(lines: Sequence[Line], stamp: _Stamp, start: int, stop: int, recurring: frozenset[str]) -> Post:
    heading = lines[start] if start < stamp.here else None
    rest = behind_time(lines[stamp.here], stamp.time) if stamp.form == "tick" else ""
    if rest and rest not in recurring:
        if lines[stamp.here].label is Label.SUBHEADING or (
            stop > stamp.here + 1 and len(rest) <= _HEADING_LENGTH and rest[-1] not in ".!…。"
        ):
            heading = lines[stamp.here]
    elif heading is None:
        for here in range(stamp.here + 1, stop):
            if lines[here].text in recurring:
                continue
            if _is_heading(lines, here) or _is_captionlike_heading(lines, here):
                heading = lines[here]
            if lines[here].label in _TEXT:
                break
    return Post(lines[stamp.here], stamp.time, heading, (start, stop), recurring)
