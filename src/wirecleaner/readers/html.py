"""HTML: the page is rendered to lines of text, each with its markup beside it; what its head says is kept as facts."""

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

from wirecleaner.document import Document, Line
from wirecleaner.errors import InputTypeError
from wirecleaner.html.charset import decode_page
from wirecleaner.html.events import Tree, tree_of_soup, tree_of_text
from wirecleaner.html.facts import facts_of
from wirecleaner.html.markup import ElementMarkup
from wirecleaner.html.render import Piece, render
from wirecleaner.html.scripts import add_story, shows_no_story
from wirecleaner.options import wrong_markup
from wirecleaner.reading import Reading, Slice

if TYPE_CHECKING:
    from bs4.element import Tag


def read_html(
    markup: "str | bytes | Tag",
    *,
    url: str | None = None,
    encoding: str | None = None,
    reference_date: datetime | date | None = None,
    language: str | None = None,
    repair: bool | None = None,
) -> Document:
    """The page as a document: rendered lines that tile its source, and what the page says about itself."""
    rendering = render(tree := _tree(markup, encoding))
    if shows_no_story(rendering):
        add_story(rendering, tree.scripts(), tree.data)
    rows: list[str] = []
    for piece in rendering.pieces:
        rows.append(f"\n{piece.text}\n" if piece.apart and rows else f"{piece.text}\n")
    source = "".join(rows)
    reading = Reading.of(source, repair=repair, rendered=True)
    lines = _lines(reading, rows, rendering.pieces)
    doc = Document(source, reading, lines, url=url, reference_date=reference_date, language=language)
    doc.page = facts_of(rendering, tree.data)
    return doc


def _lines(reading: Reading, rows: list[str], pieces: list[Piece]) -> list[Line]:
    """The lines of the rendered page. What stands in it one for one is not read again."""
    lines: list[Line] = []
    add, is_plain = lines.append, reading.is_plain
    at = 0
    for row, piece in zip(rows, pieces, strict=True):
        end = at + len(row)
        if row[0] == "\n":
            add(Line(len(lines), at, at + 1, Slice("", at)))
            at += 1
        read = Slice(piece.text, at) if is_plain else reading.read(at, end)
        add(Line(len(lines), at, end, read, markup=ElementMarkup(piece)))
        at = end
    return lines


def _tree(markup: "str | bytes | Tag", encoding: str | None) -> Tree:
    if isinstance(markup, str):
        return tree_of_text(markup)
    if isinstance(markup, (bytes, bytearray)):
        return tree_of_text(decode_page(bytes(markup), encoding=encoding))
    if _is_soup(markup):
        return tree_of_soup(markup)
    raise InputTypeError(wrong_markup(markup))


def _is_soup(markup: object) -> bool:
    # Whoever holds a soup has loaded bs4; nobody else should have to wait for it.
    element = sys.modules.get("bs4.element")
    return element is not None and isinstance(markup, element.Tag)
