"""Stage `markup`: what the elements of a page of HTML prove of its lines: the headline, captions and their credits.

A document of plain text has no markup, and nothing is done.
"""

from collections.abc import Iterator
from typing import NamedTuple

from wirecleaner.document import Document, Line, Span
from wirecleaner.html.boxes import MENU, NO_MENU, Box, words_for
from wirecleaner.html.heads import Shown, deck_of, section_of
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.stages.credits import propose_caption, propose_credit
from wirecleaner.wire.captions import Reader, reader_of
from wirecleaner.wire.picture_lines import Around
from wirecleaner.wire.titles import KICKER_ENDS, is_headline, letters, likeness, variants

# From the text of a picture to the element that says it is one.
_NEAR = 4
_LINKED = 0.9
# From there to the element that holds the picture too.
_FAR = 7
# Headings and titles looked at: the headline is among the first, and a page says its title in a few ways.
_HEADINGS, _TITLES = 200, 12
# Headlines seen have up to 200 characters.
_HEADLINE = 250
# Longer lines are no names.
_NAME = 80
# How many words a shown headline shares with what the page says its title is.
_ALIKE = 0.4


@stage("markup", provides=["title", "deck", "section", "captions", "credits"])
def markup(doc: Document) -> None:
    """Label the headline that the page shows and says it has, its deck, and what stands in the elements of captions."""
    if doc.page is None:
        return
    _headline(doc)
    _section(doc)
    _menus(doc)
    _captions(doc)
    _deck(doc)


# Menus


def _is_linked(line: Line) -> bool:
    """Whether a line is links and the blanks between them."""
    share = line.markup.link_share if line.markup is not None else None
    return share is not None and share * len(line.text) > _LINKED * len(line.text.replace(" ", ""))


def _menus(doc: Document) -> None:
    """Links in the elements of menus: the site's, whatever they say."""
    author, menu = words_for("author"), words_for("menu")
    known: dict[Box, bool] = {}
    for line in doc.undecided():
        mark = line.markup
        if mark is None or mark.box is None or not _is_linked(line) or mark.heading:
            continue
        is_menu = mark.box.nature & MENU or _is_in_menu(mark.box, menu, known)
        if is_menu and not _names_author(mark.box, author):
            doc.decide(line, Label.FURNITURE, rule="markup.link-in-menu", score=0.95)


def _is_in_menu(box: Box, menu: frozenset[str], known: dict[Box, bool]) -> bool:
    """Whether the class of an element, or of one around it within the article, says that it is a menu."""
    asked: list[Box] = []
    answer = False
    for outer in box.chain():
        if outer in known:
            answer = known[outer]
            break
        asked.append(outer)
        if outer.name in NO_MENU or (answer := outer.is_for(menu)):
            break
    known.update(dict.fromkeys(asked, answer))
    return answer


def _names_author(box: Box, author: frozenset[str]) -> bool:
    """Whether an element or the one around it is the link to an author."""
    return box.is_for(author) or (box.parent is not None and box.parent.is_for(author))


# The headline


class _Shown(NamedTuple):
    """A heading as it is printed: one or more lines of one element."""

    lines: list[Line]
    level: int

    @property
    def text(self) -> str:
        return " ".join(line.printed for line in self.lines)


def _headings(doc: Document) -> list[_Shown]:
    """The headings of a page: first those of the first level, each group in order."""
    found: list[_Shown] = []
    last: Box | None = None
    for line in doc.written:
        if line.markup is None or not line.markup.heading or line.markup.box is None:
            continue
        box = next(box for box in line.markup.box.chain() if box.name[:1] == "h" and box.name[1:].isdigit())
        if box is last and len(found[-1].lines) < 4:
            found[-1].lines.append(line)
        else:
            found.append(_Shown([line], line.markup.heading))
        last = box
    found.sort(key=lambda shown: shown.level > 1)
    return found[:_HEADINGS]


def _headline(doc: Document) -> None:
    assert doc.page is not None
    said = list(dict.fromkeys(one.text for one in doc.page.of("title") if len(one.text) < _HEADLINE))[
        :_TITLES
    ]
    titles = variants(said)
    headings = _headings(doc)
    known = {letters(title) for title in titles}
    for shown in headings:
        # A title without the kicker says that it is one, even where another title has it too.
        if found := _behind_kicker(shown, said):
            return _take(doc, found, "markup.heading-with-kicker", 0.98)
    for shown in headings:
        if letters(shown.text) in known:
            return _take(doc, shown.lines, "markup.heading-of-that-title", 0.99)
    for shown in headings:
        if found := _behind_kicker(shown, titles):
            return _take(doc, found, "markup.heading-with-kicker", 0.97)
    first = [shown for shown in headings if shown.level == 1 and is_headline(shown.text)]
    alike = [shown for shown in first if any(likeness(shown.text, title) >= _ALIKE for title in said)]
    if len(alike) == 1 or (len(first) == 1 and not said):
        return _take(doc, (alike or first)[0].lines, "markup.first-heading", 0.93)
    for line in doc.written:
        if is_headline(line.text) and len(line.text) < _HEADLINE:
            if found := _behind_kicker(_Shown([line], 0), said):
                return _take(doc, found, "markup.line-with-kicker", 0.95)
            if letters(line.text) in known:
                return _take(doc, [line], "markup.line-of-that-title", 0.95)
    return None


def _behind_kicker(shown: _Shown, titles: list[str]) -> list[Line] | tuple[Line, int] | None:
    """The part of a heading that the page says is its title, where a kicker stands before it in the same heading."""
    for title in titles:
        wanted, whole = letters(title), letters(shown.text)
        if len(whole) > _HEADLINE or not is_headline(title) or whole == wanted or not whole.endswith(wanted):
            continue
        for at in range(1, len(shown.lines)):
            if letters(" ".join(line.printed for line in shown.lines[at:])) == wanted:
                return shown.lines[at:]
        last = shown.lines[-1]
        for at, char in enumerate(last.printed):
            if char in KICKER_ENDS and letters(last.printed[at:]) == wanted:
                return last, at + 1
    return None


def _take(doc: Document, lines: list[Line] | tuple[Line, int], rule: str, score: float) -> None:
    if isinstance(lines, tuple):
        line, at = lines
        start = at + len(line.printed[at:]) - len(line.printed[at:].lstrip())
        doc.revise(line, Label.TITLE, rule=rule, score=score)
        span = line.to_source(start, len(line.printed))
        doc.propose("title", line.printed[start:], span, rule=rule, score=score)
        return
    for line in lines:
        doc.revise(line, Label.TITLE, rule=rule, score=score)
    span = Span(lines[0].content.start, lines[-1].content.end)
    doc.propose("title", " ".join(line.printed for line in lines), span, rule=rule, score=score)


def _section(doc: Document) -> None:
    titles = doc.labelled(Label.TITLE)
    if titles and (section := section_of(doc, titles[0])) is not None:
        _take_shown(doc, section, "section", Label.SECTION)


def _deck(doc: Document) -> None:
    titles = doc.labelled(Label.TITLE)
    if titles and (deck := deck_of(doc, titles[-1])) is not None:
        _take_shown(doc, deck, "deck", Label.DECK)


def _take_shown(doc: Document, shown: Shown, field: str, label: Label) -> None:
    line, rule, score, start, end = shown
    doc.decide(line, label, rule=rule, score=score)
    doc.propose(field, line.printed[start:end], line.to_source(start, end), rule=rule, score=score)


# Captions


def _captions(doc: Document) -> None:
    reader, page = reader_of(doc.language), Around(doc)
    caption, picture = words_for("caption"), words_for("picture")
    last: Box | None = None
    for line in doc.undecided():
        mark = line.markup
        if mark is None or mark.box is None or not (place := _picture(mark.box, caption, picture)):
            continue
        if mark.heading:
            continue
        for piece, label in _pieces(doc, line, place):
            _say(doc, piece, label, reader, page, is_second=place is last)
            last = place


def _say(doc: Document, line: Line, label: Label, reader: Reader, page: Around, *, is_second: bool) -> None:
    """Say what a line under a picture is: what its words prove, else what its element says."""
    seen = reader.look(line, page) if label is Label.CAPTION else None
    if seen is not None and seen.credit is not None:
        label = Label.CAPTION if seen.caption else Label.CREDIT
        doc.decide(line, label, rule="markup.picture-with-credit", score=0.95)
        seen.propose_values(doc, line)
        return
    if label is Label.CAPTION and is_second and len(line.text) < _NAME:
        # Under a caption a bare name is a credit.
        label = Label.CREDIT if reader.known_credit(line, page).makers is not None else label
    if label is Label.CREDIT:
        doc.decide(line, label, rule="markup.credit-element", score=0.9)
        propose_credit(doc, line, rule="markup.credit-element", score=0.9)
    else:
        doc.decide(line, label, rule="markup.caption-element", score=0.9)
        propose_caption(doc, line, rule="markup.caption-element", score=0.9)


def _picture(box: Box, caption: frozenset[str], picture: frozenset[str]) -> Box | None:
    """The element around a line that holds the words under a picture."""
    named: Box | None = None
    for distance, around in enumerate(box.chain()):
        name = around.name
        if name == "figcaption":
            return around
        if named is None and distance < _NEAR and around.is_for(caption):
            named = around
        if named is not None and (name == "figure" or around.is_for(picture)):
            return named
        if distance >= _FAR or name in ("article", "main", "body") or (named is None and distance >= _NEAR):
            return None
    return None


def _pieces(doc: Document, line: Line, place: Box) -> Iterator[tuple[Line, Label]]:
    """A line under a picture, cut where elements say that a part of it is the credit."""
    assert line.markup is not None
    assert line.markup.box is not None
    if _is_credit(line.markup.box, place):
        yield line, Label.CREDIT
        return
    kinds = [(at, _is_credit(box, place)) for at, box in line.markup.parts]
    edges = [at for (at, now), (_, before) in zip(kinds[1:], kinds, strict=False) if now != before]
    if not edges:
        yield line, Label.CAPTION
        return
    cuts = [line.to_source(at, at + 1).start for at in edges]
    is_credit = kinds[0][1]
    for piece in doc.split(line, cuts, rule="markup.credit-in-caption"):
        if piece.text:
            yield piece, Label.CREDIT if is_credit else Label.CAPTION
        is_credit = not is_credit


def _is_credit(box: Box, place: Box) -> bool:
    """Whether an element inside a caption says that it holds the credit."""
    credit = words_for("credit")
    for around in box.chain():
        if around is place:
            return False
        if around.is_for(credit):
            return True
    return False
