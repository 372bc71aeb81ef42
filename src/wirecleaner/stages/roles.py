"""Stage `roles`: what the lines are that no rule has settled: title, deck, section, captions, body.

A trained model gives each line a probability of being title, deck, body and so on (`scoring/judgement.py`); what a
page is as a whole decides among them (`scoring/decoding.py`). Lines inside the story that are nothing of this
article stay undecided for the stage `related`.
"""

from dataclasses import dataclass
from pathlib import Path

from wirecleaner.document import Document
from wirecleaner.html.heads import is_at_picture
from wirecleaner.html.story import is_beside
from wirecleaner.labels import Label
from wirecleaner.scoring.decoding import (
    BODY,
    CAPTION,
    CREDIT,
    DECK,
    HEADING,
    TAGS,
    Verdicts,
    decode,
    settled_title,
)
from wirecleaner.scoring.headline import headline_of, printed_alone
from wirecleaner.scoring.judgement import LABELS, Judge, Judgement, judge, load_judge, strongest
from wirecleaner.scoring.page import PROSE, Page, is_item
from wirecleaner.scoring.section import label_section, take_breadcrumb
from wirecleaner.scoring.sheet import Sheet
from wirecleaner.scoring.story import heading_of_index, is_index, openings
from wirecleaner.stages.credits import propose_caption, propose_credit
from wirecleaner.stages.related import is_triplet
from wirecleaner.stages.tags import shows_tags
from wirecleaner.wire.datelines import opens_with_dateline
from wirecleaner.wire.makers import Part, read_makers

# A photo at the end of a story stands one or two lines after its last paragraph.
_AFTER_STORY = 3
# A caption that nothing but a credit proves has so many words, one away from its credit has more.
_FEW_WORDS = 4
# Between a deck and the story stand a picture, a name, a date.
_UNDER_DECK = 8
# From this probability of body on a line over a credit is no caption.
_SURE = 0.85
# A sentence that is so little likely the title is none.
_HARDLY = 0.05


@dataclass(frozen=True, slots=True)
class Roles:
    """Labels what no rule settled. `models` are the trained weights of `data/weights/roles.json`'s form."""

    models: Judge
    name: str = "roles"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("title", "deck", "section", "captions", "credits", "no_article")

    @classmethod
    def load(cls, weights: "str | Path | None" = None) -> "Roles":
        """The stage with the weights of a file, or the shipped ones. Raises `DataError`."""
        return cls(load_judge(weights))

    def __call__(self, doc: Document, /) -> None:
        """Judge the lines, then label the head, the photos and the body."""
        sheet = Sheet.of(doc)
        page = Page.of(doc, sheet)
        if not page.lines:
            return
        if is_index(page):
            _take_index(page)
            return
        if others := openings(page):
            sheet.confine(others)
        judgement = judge(sheet, self.models)
        tab = next(((str(one.value), one.score) for one in doc.proposed("page_title")), ("", 0.0))
        found = decode(judgement, *tab)
        speaker = _Speaker(page, judgement, found, self.models)
        page.start, page.end = found.start, found.end
        if found.title is not None and _is_paragraph(page, found, found.title, judgement):
            found.labels[found.title] = BODY, 0.5
        elif not doc.proposed("title") and found.title is not None:
            page.title = printed_alone(page.lines[: max(page.end, found.title + 1)], found.title)
            speaker.title(page.title, tab)
        elif page.title is None:
            page.title = settled_title(page.lines)
        _label_captions(page, judgement)
        speaker.deck()
        _label_names(page)
        take_breadcrumb(page)
        label_section(page)
        speaker.rest()
        _label_leftover_caption(page)
        if doc.reasons is not None:
            speaker.give_reasons(doc.reasons)
        if not any(line.label is Label.BODY for line in page.lines):
            _take_longest(page)


def _is_paragraph(page: Page, found: Verdicts, here: int, judgement: Judgement) -> bool:
    """Whether the line found for the title is text: the only sentence of a page, or one that is hardly a title."""
    if page.shape(here).prose < PROSE:
        return False
    chances = judgement.probabilities[here]
    is_hardly = chances[LABELS.index("title")] < _HARDLY and chances[LABELS.index("body")] > 0.5
    return is_hardly or not any(label == BODY for label, _ in found.labels.values())


def _take_index(page: Page) -> None:
    page.title = heading_of_index(page)
    take_breadcrumb(page)
    page.doc.propose(
        "no_article", "a list of headlines and teasers", None, rule="roles.index-page", score=0.8
    )
    if page.title is not None:
        _take_title(page, page.title, 0.4, "roles.heading-of-index")


@dataclass(slots=True)
class _Speaker:
    """Says the model's verdicts on the document."""

    page: Page
    judgement: Judgement
    found: Verdicts
    models: Judge

    def title(self, here: int, tab: tuple[str, float]) -> None:
        """Label and propose the title; it may be a line that a rule took for furniture, printed twice."""
        if self.page.lines[here].text == tab[0]:
            _take_title(self.page, here, min(0.95, tab[1]), "roles.title-of-the-tab")
            return
        score = self.judgement.probabilities[here][LABELS.index("title")]
        if self.page.lines[here].label is not None:
            self.page.doc.revise(self.page.lines[here], Label.TITLE, rule="roles.title", score=score)
        _take_title(self.page, here, min(0.99, max(0.05, score)), "roles.title")

    def give_reasons(self, reasons: dict[int, tuple[str, ...]]) -> None:
        """Note for explain what spoke most for each verdict."""
        for here, (label, _) in self.found.labels.items():
            if label:
                facts = strongest(self.judgement, here, label, self.models)
                reasons[self.page.lines[here].start] = tuple(facts)

    def deck(self) -> None:
        """Label the deck; where it has several lines the first is proposed and the others go with the body."""
        page = self.page
        lines = {
            here: score
            for here, (label, score) in self.found.labels.items()
            if label == DECK and page.undecided(here) and not self._is_point(here)
        }
        if not lines or page.doc.proposed("deck"):
            return
        first = max(lines, key=lines.__getitem__)
        while first - 1 in lines:
            first -= 1
        line, score = page.lines[first], lines[first]
        if self._is_first_paragraph(first) or is_at_picture(line):
            return
        page.doc.decide(line, Label.DECK, rule="roles.deck", score=score)
        page.doc.propose("deck", line.printed, line.content, rule="roles.deck", score=score)

    def _is_first_paragraph(self, here: int) -> bool:
        """Whether a line opens with a dateline, or a page of HTML prints it as it does the text right under it."""
        if opens_with_dateline(self.page.lines[here].text, self.page.doc.language):
            return True
        under = range(here + 1, min(here + 1 + _UNDER_DECK, len(self.page.lines)))
        return any(
            self.found.labels.get(there, (0, 0.0))[0] == BODY
            and is_beside(self.page.lines[here], self.page.lines[there])
            for there in under
        )

    def _is_point(self, here: int) -> bool:
        """Whether a line is one of a list of the story's points, which say the news in short and are its text."""
        lines, labels = self.page.lines, self.found.labels
        return is_item(lines[here]) and any(
            0 <= there < len(lines)
            and is_item(lines[there])
            and labels.get(there, (0, 0.0))[0] in (BODY, DECK)
            for there in (here - 1, here + 1)
        )

    def _names_maker(self, here: int) -> bool:
        """Whether a credit may be a name, or stands by a caption: "Learn more" or "Video" alone are neither."""
        lines, labels = self.page.lines, self.found.labels
        makers = read_makers(text := lines[here].text)
        if not makers.is_credit or makers.has(Part.PERSON, Part.HOUSE, Part.BODY):
            return True
        if makers.has(Part.UNKNOWN) and text == text.title():
            return True
        return any(
            0 <= there < len(lines)
            and (lines[there].label is Label.CAPTION or labels.get(there, (0, 0.0))[0] == CAPTION)
            for there in (here - 1, here + 1)
        )

    def rest(self) -> None:
        """Label body, subheadings, captions and credits as the model sees them."""
        doc, boxed = self.page.doc, _boxed(self.page)
        # A list behind a marker is whole; what else looks like one is a stray.
        listed = bool(doc.proposed("tags"))
        for here, (label, score) in self.found.labels.items():
            line = self.page.lines[here]
            if line.label is not None or not label or here in boxed:
                continue
            if label in (BODY, DECK):
                kind = Label.LIST_ITEM if is_item(line) else Label.BODY
                doc.decide(line, kind, rule="roles.body", score=score)
            elif label == HEADING:
                doc.decide(line, Label.SUBHEADING, rule="roles.subheading", score=score)
            elif label == CAPTION:
                doc.decide(line, Label.CAPTION, rule="roles.caption", score=score)
                propose_caption(doc, line, rule="roles.caption", score=score)
            elif label == CREDIT and self._names_maker(here):
                doc.decide(line, Label.CREDIT, rule="roles.credit", score=score)
                propose_credit(doc, line, rule="roles.credit", score=score)
            elif label == TAGS and not listed and shows_tags(doc, line):
                # What it shows is proposed by the stage `topics`, which knows what the story names.
                doc.decide(line, Label.TAGS, rule="roles.tags", score=score)


def _boxed(page: Page) -> frozenset[int]:
    """The lines of other stories' photos inside the story: caption, credit and headline in one block of three."""
    found: set[int] = set()
    for here in range(page.start + 1, page.end - 3):
        block = page.lines[here : here + 3]
        if (
            block[0].index - page.lines[here - 1].index > 1
            and block[2].index - block[0].index == 2
            and page.lines[here + 3].index - block[2].index > 1
            and all(page.shape(there).prose < PROSE for there in range(here, here + 3))
            and is_triplet(block)
        ):
            found.update(range(here, here + 3))
    return frozenset(found)


def _take_longest(page: Page) -> None:
    """A page without any body: its longest open line is one, if it is no mere menu."""
    open_lines = [here for here in range(len(page.lines)) if page.undecided(here)]
    if not open_lines or (len(open_lines) > 3 and max(page.shape(here).length for here in open_lines) < 60):
        return
    longest = max(open_lines, key=lambda here: (page.shape(here).length, -here))
    page.doc.decide(page.lines[longest], Label.BODY, rule="roles.longest-line", score=0.3)


def _take_title(page: Page, here: int, certainty: float, rule: str) -> None:
    line = page.lines[here]
    if line.label is None:
        page.doc.decide(line, Label.TITLE, rule=rule, score=certainty)
    start, end = headline_of(line)
    page.doc.propose("title", line.printed[start:end], line.to_source(start, end), rule=rule, score=certainty)


def _label_captions(page: Page, judgement: Judgement) -> None:
    """Lines that stand directly on or under a credit that has no caption yet."""
    for here, line in enumerate(page.lines[: page.end + _AFTER_STORY]):
        if line.label is not Label.CREDIT:
            continue
        above, below = here - 1, here + 1
        over = page.adjoins(here, above) and _may_be_caption(page, above)
        under = page.adjoins(here, below) and _may_be_caption(page, below) and not _goes_on(page, below)
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
        if over and judgement.probabilities[above][BODY] >= _SURE:
            continue
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
    line, shape = page.lines[here], page.shape(here)
    if not page.undecided(here) or shape.words < _FEW_WORDS or shape.length >= 400:
        return False
    if line.text[0].islower():
        return False  # torn from the line above
    return page.title is None or page.lines[page.title].text not in line.text


def _goes_on(page: Page, here: int) -> bool:
    """Whether a line asks, announces or breaks off, as headings and torn sentences do and captions do not."""
    return page.lines[here].text[-1] in "?:,"


def _label_names(page: Page) -> None:
    """An author's name that stands in the head once more: beside a portrait, over the byline."""
    names = {candidate.value["name"].casefold() for candidate in page.doc.proposed("authors")}
    if not names or page.title is None:
        return
    for here in range(max(0, page.title - 6), page.start):
        if page.undecided(here) and page.lines[here].printed.casefold() in names:
            page.doc.decide(page.lines[here], Label.BYLINE, rule="roles.name-of-author", score=0.9)


def _label_leftover_caption(page: Page) -> None:
    """A line of the head that is nothing else, where a credit stands that has no caption."""
    if page.title is None:
        return
    head = range(max(0, page.title - 6), page.start)
    lone = next((here for here in head if page.lines[here].label is Label.CREDIT), None)
    if lone is None or any(page.lines[here].label is Label.CAPTION for here in head):
        return
    # The nearest one, and of two as near the one over the credit.
    for here in sorted(head, key=lambda here: (abs(here - lone), here)):
        is_deck = here > page.title and not page.doc.proposed("deck") and page.shape(here).stops
        if not is_deck and _may_be_caption(page, here) and page.shape(here).words > _FEW_WORDS:
            page.doc.decide(page.lines[here], Label.CAPTION, rule="roles.caption-of-lone-credit", score=0.6)
            return
