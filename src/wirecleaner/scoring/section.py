"""The section that a page prints at its headline, and the kicker ("Exclusive", "Watch") that is none."""

from collections.abc import Iterator

from wirecleaner.data import words_for
from wirecleaner.html.heads import is_control, is_site
from wirecleaner.labels import Label
from wirecleaner.scoring.page import Page
from wirecleaner.wire.agencies import is_agency
from wirecleaner.wire.author_words import is_desk, is_given_name, is_role
from wirecleaner.wire.section_names import holds_section, is_section, may_be_section, section_in

_BETWEEN_SECTION_AND_TITLE = frozenset(
    {Label.FURNITURE, Label.MEASURE, Label.SHARE, Label.DATE, Label.BYLINE}
)
# A section is four words at most.
_MOST_BLANKS, _LONGEST = 3, 40
_MOST_UNDER_TITLE = 2


def take_breadcrumb(page: Page) -> None:
    """The section of the breadcrumb nearest to the title, or of the first one where there is no title.

    Menus and footers have lines that look like breadcrumbs: those below the head of the story are none, and what is
    a button everywhere ("Register") is no section.
    """
    found = [
        one
        for one in page.doc.proposed("breadcrumbs")
        if one.span and may_be_section(one.value, page.doc.language)
    ]
    if found and page.title is not None:
        title, story = page.lines[page.title], page.lines[min(page.start, len(page.lines) - 1)]
        head = [one for one in found if one.span and one.span.start < max(title.end, story.start)]
        found = sorted(head, key=lambda one: abs(one.span.start - title.start) if one.span else 0)
    if found:
        first = found[0]
        page.doc.propose("section", first.value, first.span, rule=first.rule, score=first.score)


def label_section(page: Page) -> None:
    """The name of a section right above the title, or between the title and the story.

    Of pages of eighty publishers, three in four short lines at the headline that no list of sections knows were
    buttons, programmes, names of pictures or words of menus: they are taken only where their place says more.
    """
    if page.doc.proposed("section") or page.title is None:
        return
    over = _over_title(page, page.title)
    printed = [line.text for line in page.lines[: page.title]]
    over.sort(key=lambda here: printed.count(page.lines[here].text) < 2)
    under = list(_under_title(page, page.title))
    if sum(is_section(page.lines[here].text, page.doc.language) for here in under) > _MOST_UNDER_TITLE:
        under = []  # the entries of a menu
    places = [here for here in (*over, *under) if _may_be_section(page, here)]
    for here in places:
        if _is_section(page, here, page.title):
            start, end = section_in(page.lines[here].text)
            _take(page, here, start, end)
            return
    if places:
        page.doc.decide(page.lines[places[0]], Label.KICKER, rule="roles.label-at-title", score=0.5)


def _is_section(page: Page, here: int, title: int) -> bool:
    """Whether a line at the title is a section: by its words, as part of a path, by a menu, as a line set apart."""
    line, language = page.lines[here], page.doc.language
    start, end = section_in(line.text)
    name = line.text[start:end]
    if is_section(name, language) or (", " in line.text and holds_section(name, language)):
        return True
    if "." in name or abs(here - title) > 1:
        return here < title and holds_section(name, language)
    if here > title:
        return start > 0  # a path
    return start > 0 or holds_section(name, language) or _is_in_menu(page, here) or _stands_apart(page, here)


def _is_in_menu(page: Page, here: int) -> bool:
    """Whether a line is printed further up once more: alone, or in a line of menu entries."""
    text = page.lines[here].text
    return any(
        line.text == text or (line.label is Label.FURNITURE and text in line.text)
        for line in page.lines[:here]
    )


def _stands_apart(page: Page, here: int) -> bool:
    """Whether a line stands alone between blank lines, under lines that do not: no entry of a menu."""
    return (
        not page.adjoins(here - 1, here)
        and not page.adjoins(here, here + 1)
        and page.adjoins(here - 2, here - 1)
    )


def _take(page: Page, here: int, start: int, end: int) -> None:
    line, rule = page.lines[here], "roles.section-at-title"
    page.doc.decide(line, Label.SECTION, rule=rule, score=0.6)
    page.doc.propose("section", line.printed[start:end], line.to_source(start, end), rule=rule, score=0.6)


def _may_be_section(page: Page, here: int) -> bool:
    """Whether a line has the form of a section's name and not that of somebody's."""
    start, end = section_in(page.lines[here].text)
    text = page.lines[here].text[start:end]
    return (
        text.count(" ") <= _MOST_BLANKS
        and len(text) <= _LONGEST
        and not page.shape(here).stops
        and any(char.isalpha() for char in text)
        and not _names_somebody(text, page.doc.language)
        and not is_control(page.lines[here])
        and not is_site(page.doc, text)
    )


def _names_somebody(text: str, language: str | None) -> bool:
    """Whether a line at the title is who wrote and no section: an address, a role, a house, a person."""
    front, _, rest = text.partition(" ")
    return (
        not {"@", "(", "["}.isdisjoint(text)
        or ": " in text
        or (bool(rest) and is_role(text, language))  # "Columnists" is a section
        or is_desk(text)
        or is_agency(text.partition(",")[0])
        or (bool(rest) and rest[0].isupper() and is_given_name(front))
    )


def _over_title(page: Page, title: int) -> list[int]:
    """Where a section may stand over the title, with kickers, furniture and dates between."""
    kickers = words_for(page.doc.language, "kickers")
    over: list[int] = []
    for above in range(title - 1, max(title - 6, -1), -1):
        line = page.lines[above]
        # "Video" further up is an entry of the menu.
        is_next = above + 1 == title or page.lines[above + 1].label in (Label.KICKER, Label.DATE)
        if line.label is None and is_next and line.text.lower() in kickers:
            page.doc.decide(line, Label.KICKER, rule="roles.kicker-over-title", score=0.8)
        elif line.label is None:
            if _stands_at_title(page, above):
                over.append(above)
            if page.adjoins(above, above - 1):
                break
        elif line.label not in _BETWEEN_SECTION_AND_TITLE:
            break
    return over


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
