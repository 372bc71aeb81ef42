"""Stage `roles`: what the lines are that no rule has settled: title, deck, section, captions of the head, body.

It finds the story first, the stretch of lines with most running text, and then reads the head upwards from there.
Lines inside the story that are no running text stay undecided for the stage `related`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wirecleaner.data import words_for
from wirecleaner.document import Document
from wirecleaner.labels import Label
from wirecleaner.scoring.deck import deck_score
from wirecleaner.scoring.page import PROSE, Page, is_item
from wirecleaner.scoring.story import find_story
from wirecleaner.scoring.title import find_title, headline_of
from wirecleaner.scoring.weights import Weights, load_weights

_BETWEEN_SECTION_AND_TITLE = frozenset(
    {Label.FURNITURE, Label.MEASURE, Label.SHARE, Label.DATE, Label.BYLINE}
)
# A photo at the end of a story stands one or two lines after its last paragraph.
_AFTER_STORY = 3


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
        page = Page.of(doc, self.weights)
        if not page.lines:
            return
        if not find_story(page):
            if page.title is not None:
                _take_title(page, page.title, 0.4, "roles.heading-of-index")
            return
        _label_title(page)
        _label_captions(page)
        _label_deck(page)
        _label_names(page)
        _label_section(page)
        _label_summary(page)
        _label_leftover_caption(page)
        _label_body(page)


def _label_title(page: Page) -> None:
    """The headline: the best line above the story, without the wire's marks around it."""
    if page.doc.proposed("title") or (found := find_title(page)) is None:
        return
    page.title, score = found
    # The best headlines of the dumps score 7 to 8.
    _take_title(page, page.title, min(0.99, score / 8), "roles.title")


def _take_title(page: Page, here: int, certainty: float, rule: str) -> None:
    line = page.lines[here]
    page.doc.decide(line, Label.TITLE, rule=rule, score=certainty)
    start, end = headline_of(line)
    page.doc.propose("title", line.printed[start:end], line.to_source(start, end), rule=rule, score=certainty)


def _label_captions(page: Page) -> None:
    """Lines that stand directly on or under a credit that has no caption yet."""
    for here, line in enumerate(page.lines[: page.end + _AFTER_STORY]):
        if line.label is not Label.CREDIT:
            continue
        above, below = here - 1, here + 1
        over = page.adjoins(here, above) and _may_be_caption(page, above)
        under = page.adjoins(here, below) and _may_be_caption(page, below)
        if page.adjoins(here, below) and page.lines[below].label is Label.CAPTION:
            continue
        # A sentence over the credit is the story where the line under it is none: the caption follows its credit.
        if (
            over
            and under
            and page.shape(above).prose >= PROSE > page.shape(below).prose
            and page.start <= above
        ):
            over = False
        if over:
            # Caption, credit and a headline in one block inside the story: another story's, for `related`.
            if not (
                page.start < here
                and page.adjoins(here, below)
                and page.undecided(below)
                and page.shape(below).prose < PROSE
            ):
                page.doc.decide(page.lines[above], Label.CAPTION, rule="roles.caption-over-credit", score=0.8)
        elif under and (not page.adjoins(here, above) or page.lines[above].label is None):
            page.doc.decide(page.lines[below], Label.CAPTION, rule="roles.caption-under-credit", score=0.7)


def _may_be_caption(page: Page, here: int) -> bool:
    return page.undecided(here) and page.shape(here).words >= 4 and page.shape(here).length < 400


def _label_deck(page: Page) -> None:
    """The standfirst: between title and body, or the first lines of the story where the head goes on after them."""
    if page.doc.proposed("deck"):
        return
    if (found := _deck_in_head(page)) is not None:
        _take_deck(page, *found)
        return
    here = page.start
    if (
        here < page.end
        and page.undecided(here)
        and deck_score(page, here) >= page.weights["deck"]["threshold"]
    ):
        _take_deck(page, here, "roles.deck-apart-from-body")
        page.start = page.next_prose(here + 1)


def _deck_in_head(page: Page) -> tuple[int, str] | None:
    """The deck between title and story, with the rule: right under the title, or the head's only sentence."""
    if page.title is None:
        return None
    open_lines = [here for here in range(page.title + 1, page.start) if _may_be_deck(page, here)]
    under = open_lines[:1] == [page.title + 1]
    # Several open lines in a row are a summary, unless the first is a sentence.
    if under and (open_lines[1:2] != [page.title + 2] or page.shape(open_lines[0]).stops):
        return open_lines[0], "roles.deck-under-title"
    for here in open_lines:
        if page.shape(here).prose >= 1:
            return here, "roles.deck-in-head"
    return None


def _may_be_deck(page: Page, here: int) -> bool:
    return page.undecided(here) and page.shape(here).words >= 5 and not is_item(page.lines[here])


def _take_deck(page: Page, here: int, rule: str) -> None:
    line = page.lines[here]
    page.doc.decide(line, Label.DECK, rule=rule, score=0.8)
    page.doc.propose("deck", line.printed, line.content, rule=rule, score=0.8)


def _label_names(page: Page) -> None:
    """An author's name that stands in the head once more: beside a portrait, over the byline."""
    names = {candidate.value["name"].casefold() for candidate in page.doc.proposed("authors")}
    if not names or page.title is None:
        return
    for here in range(max(0, page.title - 6), page.start):
        if page.undecided(here) and page.lines[here].printed.casefold() in names:
            page.doc.decide(page.lines[here], Label.BYLINE, rule="roles.name-of-author", score=0.9)


def _label_section(page: Page) -> None:
    """A word or three at the article: right above the title, or between the title and the story."""
    if page.doc.proposed("section"):
        return
    for here in _section_places(page):
        line, shape = page.lines[here], page.shape(here)
        if (
            shape.words <= 4
            and shape.length <= 40
            and not shape.stops
            and any(char.isalpha() for char in line.text)
        ):
            page.doc.decide(line, Label.SECTION, rule="roles.section-at-title", score=0.6)
            page.doc.propose("section", line.printed, line.content, rule="roles.section-at-title", score=0.6)
            return


def _section_places(page: Page) -> list[int]:
    """Where a section may stand: over the title, with kickers, furniture and dates between; then under it.

    A menu entry that is printed again over the title is the section.
    """
    if page.title is None:
        return []
    kickers = words_for(page.doc.language, "kickers")
    over: list[int] = []
    for above in range(page.title - 1, max(page.title - 6, -1), -1):
        line = page.lines[above]
        if line.label is None and line.text.lower() in kickers:
            page.doc.decide(line, Label.KICKER, rule="roles.kicker-over-title", score=0.8)
        elif line.label is None:
            if _stands_at_title(page, above):
                over.append(above)
            if page.adjoins(above, above - 1):
                break
        elif line.label not in _BETWEEN_SECTION_AND_TITLE:
            break
    printed = [line.text for line in page.lines[: page.title]]
    over.sort(key=lambda here: printed.count(page.lines[here].text) < 2)
    return over + list(_under_title(page, page.title))


def _under_title(page: Page, title: int) -> Iterator[int]:
    """The open lines between title and story, up to the first button."""
    for here in range(title + 1, page.start):
        if page.lines[here].label in (Label.SHARE, Label.COMMENT):
            return
        if page.undecided(here):
            yield here


def _stands_at_title(page: Page, above: int) -> bool:
    """Whether a line over the title is no last entry of a menu: it adjoins the head, or stands alone."""
    below = page.lines[above + 1]
    at_head = page.adjoins(above, above + 1) and (
        above + 1 == page.title or below.label in (Label.DATE, Label.KICKER)
    )
    return at_head or not (page.undecided(above - 1) and page.adjoins(above, above - 1))


def _label_summary(page: Page) -> None:
    """The bulleted summary between title and story: two items at least, more than menu words."""
    if page.title is None:
        return
    items = [
        here
        for here in range(page.title + 1, page.start)
        if page.undecided(here) and is_item(page.lines[here]) and page.shape(here).words >= 4
    ]
    for here in items if len(items) > 1 else ():
        page.doc.decide(page.lines[here], Label.LIST_ITEM, rule="roles.summary", score=0.7)


def _label_leftover_caption(page: Page) -> None:
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


def _label_body(page: Page) -> None:
    """Running text inside the story."""
    for here in range(page.start, page.end):
        if page.undecided(here) and page.shape(here).prose >= PROSE:
            line = page.lines[here]
            label = Label.LIST_ITEM if is_item(line) else Label.BODY
            page.doc.decide(line, label, rule="roles.running-text", score=_confidence(page.shape(here).prose))


def _confidence(prose: float) -> float:
    """A prose score as a share of certainty: a lone short sentence 0.55, a full paragraph 0.95."""
    return min(0.95, 0.45 + prose / 6)
