"""Stage `roles`: what the lines are that no rule has settled: title, deck, section, captions of the head, body.

It finds the story first, the stretch of lines with most running text, and then reads the head upwards from there.
Lines inside the story that are no running text stay undecided for the stage `related`.
"""

from dataclasses import dataclass, field
from pathlib import Path

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.scoring.shape import Shape, shape_of
from wirecleaner.scoring.story import best_stretch
from wirecleaner.scoring.weights import Weights, load_weights
from wirecleaner.stages.dateline import opens_with_dateline

_HEAD_FACTS = frozenset({Label.DATE, Label.BYLINE, Label.BYLINE_NOTE, Label.CREDIT, Label.CAPTION})
_STAMPS = frozenset({Label.DATE, Label.BYLINE})
_CONTENT = frozenset({Label.BODY, Label.LIST_ITEM})
# How far above the story a headline is looked for: heads with share bars and font buttons had up to 24 lines.
_HEAD = 60
# How many lines of the story tell which words are its own.
_OPENING = 8
_ANOTHER_STORY = 8
# Lines between two paragraphs of one story: a box of another story, a post's time and heading, an advertisement.
_GAP = 7
_ENDS = frozenset({Label.RELATED_MARKER, Label.COMMENT, Label.COPYRIGHT, Label.SIGN_OFF, Label.TAGS, Label.NOTICE, Label.BYLINE_NOTE})
# What one line can take from a story: a heading in capitals between two paragraphs does not end it.
_LEAST = -1.0
# An index page: headlines and teasers, nowhere two sentences of running text under each other, no paragraph.
_HEADLINES = 4
_HEADLINE_WORDS = range(4, 25)
_LONG_PARAGRAPH = 250
_NAME = regex.compile(r"\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]*){1,3}")
_QUOTED = regex.compile(r"[\"“”«»]")
_WIRE_PREFIX = regex.compile(
    r"^(?:(?:UPDATE|WRAPUP|CORRECTED|REFILE|RPT|EXCLUSIVE|ANALYSIS|FACTBOX|INTERVIEW|BRIEF|TEXT|FEATURE|FOCUS)(?: \d+)?\s*[-:–]\s*)+"
    r"|^\((?:(?:\d(?:st|nd|rd|th) )?L(?:D|EAD)|URGENT)\)\s*|^(?:AVANCE|Urgent|BREAKING|EILMELDUNG):\s*"
)
_WIRE_SUFFIX = regex.compile(r"\s*(?:=\d|\(Part \d+\)|\+)$")


@dataclass(slots=True)
class _Page:
    """What the steps of this stage share: the lines with text, their shapes, where the story is."""

    doc: Document
    weights: Weights
    lines: list[Line]
    shapes: dict[int, Shape] = field(default_factory=dict)
    start: int = 0
    end: int = 0
    title: int | None = None

    def shape(self, here: int) -> Shape:
        found = self.shapes.get(here)
        if found is None:
            found = self.shapes[here] = shape_of(self.lines[here])
        return found

    def adjoins(self, here: int, there: int) -> bool:
        """Whether two lines stand under each other with no blank line between."""
        return 0 <= here < len(self.lines) and 0 <= there < len(self.lines) and abs(self.lines[here].index - self.lines[there].index) == 1

    def undecided(self, here: int) -> bool:
        return 0 <= here < len(self.lines) and self.lines[here].label is None


@dataclass(frozen=True, slots=True)
class Roles:
    """Labels what no rule settled, by weighed evidence. `weights` is a table of `data/weights/roles.json`'s form."""

    weights: Weights
    name: str = "roles"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("title", "deck", "section", "no_article")

    @classmethod
    def load(cls, weights: "str | Path | None" = None) -> "Roles":
        """The stage with the weights of a file, or the shipped ones. Raises `DataError`."""
        return cls(load_weights(weights))

    def __call__(self, doc: Document, /) -> None:
        """Find the story, then the head above it."""
        page = _Page(doc, self.weights, [line for line in doc.lines if line.label is not Label.BLANK])
        if not page.lines or not _find_story(page):
            return
        _find_title(page)
        _label_captions(page)
        _label_deck(page)
        _label_section(page)
        _label_leftover_caption(page)
        _label_body(page)


# The story


def _find_story(page: _Page) -> bool:
    """Set the stretch of lines that is the story; False if the page has none."""
    scores = [_story_score(page, here) for here in range(len(page.lines))]
    ended = False
    for here, line in enumerate(page.lines):
        if line.label is Label.RELATED_MARKER and _opens_another_story(page, here):
            scores[here] += page.weights["story"]["another_story"]
        if ended and line.label is None and scores[here] < 0:
            scores[here] += page.weights["story"]["after_end"]
        ended = ended or line.label in (Label.COMMENT, Label.COPYRIGHT)
    stretch = best_stretch(scores)
    if stretch is None:
        return _take_longest(page)
    if _is_index(page):
        page.doc.propose("no_article", "a list of headlines and teasers", None, rule="roles.index-page", score=0.8)
        return False
    page.start, page.end = stretch
    _extend(page)
    while page.start < page.end and (page.lines[page.start].label not in (None, *_CONTENT) or scores[page.start] <= 0):
        page.start += 1
    return True


def _extend(page: _Page) -> None:
    """Take in paragraphs that follow close behind the story, where nothing between says that it has ended."""
    here = page.end
    while here < min(page.end + _GAP, len(page.lines)):
        label = page.lines[here].label
        if label in _ENDS:
            return
        if label is None and page.shape(here).prose >= 2:
            page.end = here + 1
        here += 1


def _story_score(page: _Page, here: int) -> float:
    label = page.lines[here].label
    if label is None or label is Label.BODY:
        return max(page.shape(here).prose, _LEAST)
    weights = page.weights["story"]
    return weights.get(label.value, weights["settled"])


def _opens_another_story(page: _Page, marker: int) -> bool:
    """Whether a whole article follows a marker: a headline, then a name and a date, then running text."""
    named = dated = False
    for here in range(marker + 1, min(marker + 1 + _ANOTHER_STORY, len(page.lines))):
        line = page.lines[here]
        named = named or line.label is Label.BYLINE or (line.label is None and bool(_NAME.fullmatch(line.text)))
        dated = dated or line.label is Label.DATE
        if line.label is None and page.shape(here).prose >= 2 and named and dated:
            return True
    return False


def _is_index(page: _Page) -> bool:
    """Whether the page is a list of headlines and teasers and no article."""
    together = prose = headlines = 0
    for here, line in enumerate(page.lines):
        if line.label is not None:
            continue
        shape = page.shape(here)
        if shape.prose > 0.4:
            together, prose = together + 1, prose + 1
            if together > 1 or shape.length >= _LONG_PARAGRAPH:
                return False
        else:
            together = 0
            headlines += shape.words in _HEADLINE_WORDS
    return headlines >= max(_HEADLINES, prose + 1)


def _take_longest(page: _Page) -> bool:
    """A page without one sentence of running text: its longest line is the story, if it is no mere menu."""
    open_lines = [here for here in range(len(page.lines)) if page.lines[here].label is None]
    if not open_lines or (len(open_lines) > 3 and max(page.shape(here).length for here in open_lines) < 60):
        return False
    longest = max(open_lines, key=lambda here: (page.shape(here).length, -here))
    if len(open_lines) > 1 and longest == open_lines[0]:
        longest = max(open_lines[1:], key=lambda here: page.shape(here).length)
    page.doc.decide(page.lines[longest], Label.BODY, rule="roles.longest-line", score=0.3)
    page.start, page.end = longest, longest + 1
    return True


# The head


def _find_title(page: _Page) -> None:
    """The headline: the best line above the story."""
    if page.doc.proposed("title"):
        return
    story_words = set().union(*(line.words for line in page.lines[page.start : page.start + _OPENING]))
    first = max(0, page.start - _HEAD)
    counts: dict[str, int] = {}
    for line in page.lines[first : page.end]:
        counts[line.text] = counts.get(line.text, 0) + 1
    best, best_score = None, 0.0
    for here in range(first, page.start):
        if page.undecided(here):
            score = _title_score(page, here, story_words, counts)
            if score > best_score:
                best, best_score = here, score
    if best is None:
        return
    line = page.lines[best]
    page.title = best
    page.doc.decide(line, Label.TITLE, rule="roles.title", score=min(0.99, best_score / 8))
    _propose_title(page.doc, line)


def _title_score(page: _Page, here: int, story_words: set[str], counts: dict[str, int]) -> float:
    line, shape, weights = page.lines[here], page.shape(here), page.weights["title"]
    own = [word for word in line.words if len(word) > 3]
    shared = sum(word in story_words for word in own) / len(own) if own else 0.0
    facts = next((there for there in range(here + 1, page.start) if page.lines[there].label in _STAMPS), page.start)
    score = weights["bias"] + weights["distance"] * min(facts - here - 1, 20)
    score += weights["long_enough"] * (25 <= shape.length <= 150) + weights["many_words"] * (shape.words >= 4)
    score += weights["few_words"] * (shape.words < 3) + weights["too_long"] * (shape.length > 180)
    score += weights["stops"] * (line.text.endswith(".") and shape.stops)
    score += weights["title_case"] * (shape.title_case >= 0.75 and shape.words >= 4)
    score += weights["words_of_story"] * shared * min(1.0, len(own) / 3)
    score += weights["before_facts"] * (facts == here + 1)
    score += weights["no_word_of_story"] * (shared == 0.0 and len(own) > 1)
    score += weights["under_headline"] * _is_under_headline(page, here) * (1.0 + page.adjoins(here, here - 1))
    score += weights["printed_again"] * (counts[line.text] > 1) + weights["first_line"] * (here == 0)
    if line.markup is not None:
        score += weights["heading"] * (line.markup.heading == 1) + weights["list_item"] * line.markup.list_item
        score += weights["link"] * ((line.markup.link_share or 0.0) > 0.6 or line.markup.image)
    return score


def _is_under_headline(page: _Page, here: int) -> bool:
    """Whether the line above could be the headline, so that this one would be its deck."""
    above = here - 1
    return page.undecided(above) and 25 <= page.shape(above).length <= 180 and page.shape(above).words >= 5


def _propose_title(doc: Document, line: Line) -> None:
    """The headline without the wire's prefix and take number."""
    start = prefix.end() if (prefix := _WIRE_PREFIX.search(line.text)) else 0
    end = suffix.start() if (suffix := _WIRE_SUFFIX.search(line.text)) else len(line.text)
    if start < end:
        doc.propose("title", line.printed[start:end], line.to_source(start, end), rule="roles.title")


def _label_captions(page: _Page) -> None:
    """Lines that stand directly on or under a credit that has no caption yet."""
    for here, line in enumerate(page.lines[: page.end]):
        if line.label is not Label.CREDIT:
            continue
        above, below = here - 1, here + 1
        if page.adjoins(here, above) and _may_be_caption(page, above):
            # Caption, credit and a headline in one block inside the story: another story's, for `related`.
            if page.start < here and page.adjoins(here, below) and page.undecided(below) and page.shape(below).prose < 0.5:
                continue
            page.doc.decide(page.lines[above], Label.CAPTION, rule="roles.caption-over-credit", score=0.8)
        elif page.adjoins(here, below) and _may_be_caption(page, below) and not page.adjoins(here, above):
            page.doc.decide(page.lines[below], Label.CAPTION, rule="roles.caption-under-credit", score=0.7)


def _may_be_caption(page: _Page, here: int) -> bool:
    return page.undecided(here) and page.shape(here).words >= 4 and page.shape(here).length < 400


def _label_deck(page: _Page) -> None:
    """The standfirst: between title and body, or the first lines of the story where the head goes on after them."""
    if page.doc.proposed("deck"):
        return
    if page.title is not None:
        after = page.title + 1
        if page.undecided(after) and after < page.start and page.shape(after).words >= 5 and not _is_item(page.lines[after]):
            several = page.undecided(after + 1) and after + 1 < page.start and page.shape(after + 1).words >= 5
            if not several or page.shape(after).stops:
                _take_deck(page, after, "roles.deck-under-title")
                return
    here = page.start
    if here < page.end and page.undecided(here) and _deck_score(page, here) >= page.weights["deck"]["threshold"]:
        _take_deck(page, here, "roles.deck-apart-from-body")
        page.start = _next_prose(page, here + 1)


def _take_deck(page: _Page, here: int, rule: str) -> None:
    line = page.lines[here]
    page.doc.decide(line, Label.DECK, rule=rule, score=0.8)
    page.doc.propose("deck", line.printed, line.content, rule=rule, score=0.8)


def _deck_score(page: _Page, here: int) -> float:
    """The evidence that the first line of running text is a standfirst and not the body's first paragraph."""
    line, shape, weights = page.lines[here], page.shape(here), page.weights["deck"]
    if opens_with_dateline(line.text) or _is_item(line):
        return weights["dateline"]
    following = _next_prose(page, here + 1)
    if following >= page.end:
        return weights["dateline"]  # the only paragraph of a page is its body
    between = {item.label for item in page.lines[here + 1 : following]}
    score = weights["byline_or_date_after"] * bool(between & _STAMPS)
    score += weights["furniture_after"] * bool(between & {Label.SHARE, Label.MEASURE, Label.FURNITURE, Label.EMBED, Label.COMMENT})
    score += weights["caption_after"] * bool(between & {Label.CAPTION, Label.CREDIT})
    score += weights["advertisement_after"] * (Label.ADVERTISEMENT in between)
    score += weights["no_stop"] * (not shape.stops) + weights["quoted"] * bool(_QUOTED.search(line.text))
    score += weights["short"] * (shape.length < 200) + weights["long"] * (shape.length > 300)
    score += weights["dateline_next"] * opens_with_dateline(page.lines[following].text)
    score += weights["one_block_with_head"] * _is_one_block_with_head(page, here, following)
    return score


def _is_one_block_with_head(page: _Page, here: int, following: int) -> bool:
    """Whether a line adjoins the lines of the head while the paragraphs after it stand apart."""
    return page.adjoins(here, here - 1) and not page.adjoins(here, here + 1) and not page.adjoins(following, following + 1)


def _next_prose(page: _Page, here: int) -> int:
    while here < page.end and not (page.lines[here].label in _CONTENT or (page.undecided(here) and page.shape(here).prose >= 0.4)):
        here += 1
    return here


def _is_item(line: Line) -> bool:
    return line.markup is not None and line.markup.list_item


def _label_section(page: _Page) -> None:
    """A word or three at the article: right above the title, or between the title and the story."""
    if page.doc.proposed("section"):
        return
    places: list[int] = []
    if page.title is not None:
        above = page.title - 1
        if page.undecided(above) and not (page.undecided(above - 1) and page.adjoins(above, above - 1)):
            places.append(above)
        places += [here for here in range(page.title + 1, page.start) if page.undecided(here)]
    for here in places:
        line, shape = page.lines[here], page.shape(here)
        if shape.words <= 4 and shape.length <= 40 and not shape.stops and any(char.isalpha() for char in line.text):
            page.doc.decide(line, Label.SECTION, rule="roles.section-at-title", score=0.6)
            page.doc.propose("section", line.printed, line.content, rule="roles.section-at-title", score=0.6)
            return


def _label_leftover_caption(page: _Page) -> None:
    """A line of the head that is nothing else, where a credit stands that has no caption."""
    if page.title is None:
        return
    head = range(max(0, page.title - 6), page.start)
    lone = any(page.lines[here].label is Label.CREDIT for here in head)
    if not lone or any(page.lines[here].label is Label.CAPTION for here in head):
        return
    for here in head:
        if _may_be_caption(page, here):
            page.doc.decide(page.lines[here], Label.CAPTION, rule="roles.caption-of-lone-credit", score=0.6)
            return


# The body


def _label_body(page: _Page) -> None:
    """Running text inside the story."""
    for here in range(page.start, page.end):
        if page.undecided(here) and page.shape(here).prose >= 0.4:
            line = page.lines[here]
            label = Label.LIST_ITEM if _is_item(line) else Label.BODY
            page.doc.decide(line, label, rule="roles.running-text", score=_confidence(page.shape(here).prose))


def _confidence(prose: float) -> float:
    """A prose score as a share of certainty: a lone short sentence 0.55, a full paragraph 0.95."""
    return min(0.95, 0.45 + prose / 6)
