"""From probabilities to a page: one title, one story with islands, a deck under the title.

A line is judged alone by the model; what a page is as a whole is decided here: inside the stretch of the story a
line is its text from a lower probability on than outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from wirecleaner.document import Line
from wirecleaner.labels import Label
from wirecleaner.scoring.judgement import LABELS, Judgement
from wirecleaner.scoring.page import is_item
from wirecleaner.scoring.sheet import STAMPS, Sheet
from wirecleaner.scoring.standing import story_stretch
from wirecleaner.wire.titles import likeness

BODY, TITLE, DECK, HEADING, CAPTION, CREDIT, BYLINE, TAGS = (
    LABELS.index(name)
    for name in ("body", "title", "deck", "subheading", "caption", "credit", "byline", "tags")
)
_OF_STORY = (BODY, DECK, HEADING)
# Tried on the evaluation's folds: .3 to .5 inside changes body F1 by less than .001 and moves what leaks against what is
# lost (.100 and .045 to .086 and .062); .7, .8 and .9 outside give .951, .953 and .954 in English, but .9 loses the last
# paragraphs of short pages (the fixtures).
# A paragraph within three lines behind the story: 1 to .03 were tried, the lower the better by .002 of body F1.
# Between title and story, where decks stand, .3 to .7 were tried: .4 and .3 give the highest body F1 (.942 to .940).
# A shorter sentence there is the story's from .4 on; over .3 to .8, and within three or five lines, body F1 stays the
# same, but last paragraphs of short pages ("A decision is due in May.") and those behind a box are kept.
# A line behind the stretch that is this sure is where the story goes on, behind a box; lines close to it are close again.
INSIDE, OUTSIDE, CLOSE, CLOSE_SENTENCE, SURE = 0.4, 0.8, 0.1, 0.4, 0.9
_CLOSE, _PARAGRAPH = 3, 2.0
_CLOSE_BY, _SENTENCE = 5, 0.5
# A line of topics that is less sure is left to the stage `topics`, which asks whether the story names them.
_TOPIC, _SURE_TOPIC = 0.5, 0.7
# A label of two long words, "Präsidentschaftswahlen 2024", is shorter.
_LABEL = 30
# What is more surely nothing than this is not asked what else it may be: all bounds for the others are higher.
_NOTHING = 1 - CLOSE
# What is this surely nothing is no headline either: a page that shows none has none.
_NO_TITLE = 0.99
# Of the evaluation's titles the choice alone finds .844, the line alone .853, both together from 1 to 2 on .86.
_ALONE = 1.5
# A deck has six words at least: tried over the folds, any length lets kickers and captions in (leak .093 to .091).
_DECK_WORDS = 6
# A title stands above the story (inside it a sentence is none) or, where the deck was taken for its first line, within so many lines of it.
_WITHIN = 3
# A line of more characters is a paragraph, on a page that shows no headline.
_LONGEST = 300
# What a rule has taken for a byline or a date needs so much of a chance.
_REVISED = 0.3
# A headline that shares so many of its words with the tab's is the same story's.
_ALIKE = 0.3


@dataclass(slots=True)
class Verdicts:
    """The label of each line that the model speaks of, with its probability; the title; where the story is."""

    labels: dict[int, tuple[int, float]]
    title: int | None
    start: int
    end: int


def decode(judgement: Judgement, tab: str = "", sure: float = 1.0) -> Verdicts:
    """The verdicts on a page's lines. `tab` is the headline that the page's title in its tab names, and how sure that is."""
    probabilities = judgement.probabilities
    start, end = story_stretch(
        [one[BODY] + one[DECK] + one[HEADING] for one in probabilities], judgement.sheet
    )
    while end > start and _is_label(judgement.sheet, end - 1):
        end -= 1  # behind its last sentence a story is over: a word or two have to prove themselves
    settled = settled_title(judgement.sheet.lines)
    title = _title(judgement, start, end, tab, sure) if settled is None else settled
    labels: dict[int, tuple[int, float]] = {}
    behind = end  # the last line of the story so far; boxes may stand between it and the stretch
    for here in judgement.judged:
        one = probabilities[here]
        if one[0] > _NOTHING and here != title:
            labels[here] = 0, one[0]
            continue
        if title is not None and here == title + 1 and judgement.sheet.shapes[here].words >= _DECK_WORDS:
            one = _under_title(one)
        story = _story(one)
        options: Sequence[int]
        head = title is not None and title < here < start  # where a deck stands
        if story >= (INSIDE if head else _threshold(judgement, here, start, end, behind)):
            options = _OF_STORY
            if story >= SURE:
                behind = max(behind, here + 1)
        else:
            options = (0, CAPTION, CREDIT, BYLINE, TAGS)
        best = max(options, key=one.__getitem__)
        if best == TAGS and one[TAGS] < _TOPIC:
            best = 0
        if here == title:
            best = TITLE
        elif best == DECK and title is not None and here < title:
            best = 0 if one[DECK] < OUTSIDE else DECK
        labels[here] = best, story if best == BODY else one[best]
    if any(label == TAGS for label, _ in labels.values()):
        _drop_strays(judgement, labels)
    inside = [here for here, (label, _) in labels.items() if label == BODY]
    last = max(inside, default=end - 1)
    for here, (label, score) in labels.items():
        if label == HEADING and here > last:
            labels[here] = 0, score  # a subheading has text under it
    return Verdicts(labels, title, min(inside, default=start), last + 1)


def settled_title(lines: Sequence[Line]) -> int | None:
    """The line that an earlier stage has found to be the headline."""
    return next((here for here, line in enumerate(lines) if line.label is Label.TITLE), None)


def _under_title(one: Sequence[float]) -> Sequence[float]:
    """The probabilities of the line under the title: what speaks for a second headline there speaks for a deck."""
    return (*one[:TITLE], 0.0, one[DECK] + one[TITLE], *one[DECK + 1 :])


def _drop_strays(judgement: Judgement, labels: dict[int, tuple[int, float]]) -> None:
    """Take back doubtful topics that the story does not name, among the items of a list most of which are none."""
    lines = judgement.sheet.lines
    items: list[int] = []
    for here in range(len(lines) + 1):
        if here < len(lines) and is_item(lines[here]):
            items.append(here)
            continue
        topics = [item for item in items if labels.get(item, (0, 0.0))[0] == TAGS]
        named = sum(lines[item].text.lower() in judgement.sheet.story for item in topics)
        doubtful = all(labels[item][1] < _SURE_TOPIC for item in topics)
        if doubtful and 2 * named <= len(topics) and 2 * len(topics) <= len(items):
            labels.update((item, (0, labels[item][1])) for item in topics)
        items = []


def _is_label(sheet: Sheet, here: int) -> bool:
    """Whether a line is a word or two that stand for themselves."""
    shape = sheet.shapes[here]
    return shape.words <= 2 and shape.length < _LABEL and not shape.stops and not sheet.torn[here]


def _threshold(judgement: Judgement, here: int, start: int, end: int, behind: int) -> float:
    """From which probability on a line is the story's: a paragraph close behind the last sure line most easily."""
    if start <= here < end:
        return INSIDE
    prose = judgement.sheet.prose[here]
    if end <= here < behind + _CLOSE and prose >= _PARAGRAPH:
        return CLOSE
    return CLOSE_SENTENCE if end <= here < behind + _CLOSE_BY and prose >= _SENTENCE else OUTSIDE


def _story(one: Sequence[float]) -> float:
    return one[BODY] + one[DECK] + one[HEADING]


def _title(judgement: Judgement, start: int, end: int, tab: str, sure: float) -> int | None:
    """The likeliest headline above the story, or the one that the tab names, where that is another story's."""
    reach = min(end, start + _WITHIN) if end else len(judgement.probabilities)
    shapes, lines = judgement.sheet.shapes, judgement.sheet.lines
    above = [
        here
        for here in judgement.headline
        if here < reach
        and shapes[here].length <= _LONGEST
        and not (here > start and shapes[here].stops)
        and (lines[here].label not in STAMPS or judgement.probabilities[here][TITLE] >= _REVISED)
    ]
    best = max(above, key=lambda here: _headline(judgement, here), default=None)
    probable = judgement.probabilities[best][TITLE] if best is not None else 0.0
    if tab and probable < sure and (best is None or likeness(lines[best].text, tab) <= _ALIKE):
        # The last line that is the headline alone: further up it stands in the tab, in menus and lists, and over a
        # button in a box that shares the page.
        named = [here for here in range(1, reach) if lines[here].label is None and lines[here].text == tab]
        shown = [
            here for here in named if lines[here + 1 : here + 2] and lines[here + 1].label is not Label.SHARE
        ]
        if named:
            return max(shown or named)
    return best if best is not None and judgement.probabilities[best][0] < _NO_TITLE else None


def _headline(judgement: Judgement, here: int) -> float:
    """How likely a line is the page's headline: by the choice among lines, and by what the line is alone."""
    return judgement.headline[here] + _ALONE * log(judgement.probabilities[here][TITLE] + 1e-6)
