"""A page's events as lines of text, laid out as browsers and good text renderers do, each with what its markup says."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from wirecleaner.html.boxes import Box
from wirecleaner.html.events import VOID, Attributes, Tree, attributes_of

# How elements are laid out: on lines of their own, with a margin (a blank line before and after), as they are written,
# as links, as signs that hold nothing.
_PRE, _BLOCK, _SPACED, _LINK, _VOID = 1, 2, 4, 8, 16
_BLOCKS = """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav
    ol optgroup option p pre search section summary table tbody td tfoot th thead title tr ul"""
_MARGINS = "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure pre table hr"
_WAYS = dict.fromkeys(_BLOCKS.split(), _BLOCK) | dict.fromkeys(_MARGINS.split(), _BLOCK | _SPACED)
_WAYS |= {"pre": _BLOCK | _SPACED | _PRE, "a": _LINK} | dict.fromkeys(VOID, _VOID)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Hidden lines this long that make up this many characters are a story's, not a menu's or a dialog's.
_SENTENCES, _STORY = 120, 1000


Part = tuple[int, Box]


@dataclass(slots=True)
class Piece:
    """One rendered line: its text, the innermost box around all of it, how many of its characters are links'.

    `parts` says from which character on the text stands in which box, where that is not the same one throughout.
    """

    text: str
    box: Box
    linked: int
    apart: bool  # a blank line stands before it
    parts: tuple[Part, ...] = ()


@dataclass(slots=True)
class Rendering:
    """The lines of a page and what stands in its head."""

    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    metas: list[Attributes] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)  # those that may name the page's own address
    properties: list[Box] = field(default_factory=list)  # microdata: boxes with `itemprop`
    language: str = ""


class _Builder:
    """Lays out text pieces as lines."""

    def __init__(self) -> None:
        self.rendering = Rendering()
        self.box = Box("", "", None)
        self.texts: list[str] = []
        self.length = 0
        self.parts: list[Part] = []
        self.cover = self.box  # the innermost box around what the line has so far
        self.lowest = self.box  # the outermost box reached since the last text
        self.linked = 0
        self.links = 0  # open links
        self.apart = False
        self.preformatted = 0
        self.joints: list[
            tuple[int, Box]
        ] = []  # where elements stand side by side without a blank, in which box

    def text(self, text: str) -> None:
        """Text in the open box. Of white space between words one blank is left."""
        if text.isspace():
            if self.texts and not self.preformatted and self.texts[-1][-1] != " ":
                self._add(" ")
            return
        if self.preformatted and "\n" in text:
            for number, row in enumerate(text.split("\n")):
                if number:
                    self.end_line()
                self._append(row)
            return
        self._append(text)

    def _append(self, text: str) -> None:
        words = text.split()
        has_blank = not self.texts or self.texts[-1][-1] == " "
        if not words:
            if not has_blank and text:
                self._add(" ")
            return
        folded = " ".join(words)
        box = self.box
        if not self.texts:
            self.cover = box
        else:
            if not has_blank and text[0].isspace():
                folded = " " + folded
            if self.lowest.depth < self.cover.depth:
                self.cover = self.lowest
            if (
                not has_blank
                and folded[0] != " "
                and self.lowest is not box
                and self.lowest is not self.parts[-1][1]
            ):
                self.joints.append((self.length, self.lowest))
        self.lowest = box
        if text[-1].isspace():
            folded += " "
        if not self.parts or self.parts[-1][1] is not box:
            self.parts.append((self.length, box))
        if self.links:
            self.linked += len(folded)
        self._add(folded)

    def _add(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)

    def end_line(self) -> None:
        """What follows stands on a new line."""
        if self.texts:
            text = "".join(self.texts).rstrip()
            if self.joints and (cuts := self._cuts(text)):
                self._add_pieces(text, cuts)
            else:
                parts = tuple(self.parts) if len(self.parts) > 1 else ()
                self.rendering.pieces.append(
                    Piece(text, self.cover, min(self.linked, len(text)), self.apart, parts)
                )
            self.apart = False
            self.drop()

    def drop(self) -> None:
        """Forget the line that was begun."""
        self.texts, self.parts, self.joints = [], [], []
        self.length = self.linked = 0

    def _cuts(self, text: str) -> list[int]:
        """Where a line is cut: between elements side by side, in a box that has no text of its own beside them.

        Such a box is laid out by a style sheet: a name and a date, the entries of a menu. A box with text of its own
        is a sentence, and a single letter in an element of its own is an initial: those are never torn.
        """
        own = {id(box) for _, box in self.parts}
        edges = [0, *(at for at, _ in self.joints), len(text)]
        return [
            at
            for (at, box), before, after in zip(self.joints, edges[:-2], edges[2:], strict=True)
            if id(box) not in own
            and at - before > 1
            and after - at > 1
            and (not text[at].islower() or not text[at - 1].isalpha())
        ]

    def _add_pieces(self, text: str, cuts: list[int]) -> None:
        share = min(1.0, self.linked / len(text))
        apart = self.apart
        first = 0
        for start, end in pairwise([0, *cuts, len(text)]):
            piece = text[start:end]
            last = bisect_left(self.parts, end, first, key=_place)
            inside, first = self.parts[first:last], last
            cover = _around([box for _, box in inside]) if inside else self.cover
            trimmed = piece.strip()
            if trimmed:
                parts = tuple((at - start, box) for at, box in inside) if len(inside) > 1 else ()
                self.rendering.pieces.append(Piece(trimmed, cover, round(share * len(trimmed)), apart, parts))
                apart = False

    def open(self, box: Box, ways: int) -> None:
        """What follows stands in this box, which is laid out in these ways."""
        if ways & _BLOCK:
            self._break(ways)
            self.preformatted += ways & _PRE
        elif ways & _LINK:
            self.links += 1
        self.box = box

    def close(self, ways: int) -> None:
        """What follows stands in the box around the open one."""
        if ways & _BLOCK:
            self._break(ways)
            self.preformatted -= ways & _PRE
        elif ways & _LINK:
            self.links -= 1
        outer = self.box.parent
        if outer is not None:
            self.box = outer
            if outer.depth < self.lowest.depth:
                self.lowest = outer

    def _break(self, ways: int) -> None:
        """End the line where a block begins or ends; some stand apart from what is around them."""
        if self.texts:
            self.end_line()
        if ways & _SPACED:
            self.apart = True


def _place(part: Part) -> int:
    return part[0]


def _around(boxes: list[Box]) -> Box:
    """The innermost box around all of these."""
    common = boxes[0]
    for box in boxes[1:]:
        other = box
        while other is not common:
            if common.depth > other.depth:
                common = common.parent or common
            elif other.parent is not None:
                other = other.parent
    return common


def render(tree: Tree) -> Rendering:
    """The lines of a page, hidden ones left out, and what its head holds."""
    builder = _Builder()
    rendering = builder.rendering
    hidden: list[tuple[Box, int]] = []  # the outermost hidden box that is open, and the lines before it
    ways_of = _WAYS.get
    for text, closes, name, attributes in tree.events:
        # White space that begins a line is nothing: half of all texts.
        if text and (builder.texts or not text.isspace()):
            builder.text(unescape(text) if tree.has_entities and "&" in text else text)
        if not name:
            continue
        ways = ways_of(name, 0)
        if closes:
            if name == "title" and not rendering.title:
                rendering.title = "".join(builder.texts).strip()
                builder.drop()
            if hidden and builder.box is hidden[-1][0]:
                builder.end_line()
                _leave_out(rendering.pieces, hidden.pop()[1])
            builder.close(ways)
        elif ways & _VOID:
            _sign(builder, name, attributes)
        else:
            box = Box(name, attributes, builder.box)
            if (attributes or name == "dialog") and not hidden and _is_hidden(name, attributes):
                builder.end_line()
                hidden.append((box, len(rendering.pieces)))
            if "itemprop" in attributes:
                rendering.properties.append(box)
            if name == "html":
                rendering.language = box.attributes.get("lang", "")
            builder.open(box, ways)
    builder.end_line()
    return rendering


def _sign(builder: _Builder, name: str, attributes: Attributes) -> None:
    """An element that holds nothing: a break, a rule, something that the head says."""
    if name == "br":
        builder.end_line()
    elif name == "hr":
        builder.end_line()
        builder.apart = True
    elif name == "meta":
        builder.rendering.metas.append(attributes)
    elif name == "link" and (not isinstance(attributes, str) or "canonical" in attributes):
        builder.rendering.links.append(attributes_of(attributes))


def _leave_out(pieces: list[Piece], since: int) -> None:
    """Leave out the lines of a hidden box, if they are no running text.

    Pages hide whole stories: behind a wall, or until a script has put them in their place.
    """
    running = sum(
        len(piece.text) for piece in pieces[since:] if len(piece.text) >= _SENTENCES and not piece.linked
    )
    if running < _STORY:
        del pieces[since:]


def _is_hidden(name: str, attributes: Attributes) -> bool:
    """Whether an element is not shown: the attribute `hidden`, or its own style says so; a dialog that is not open."""
    if (
        name != "dialog"
        and isinstance(attributes, str)
        and "hidden" not in attributes
        and "none" not in attributes
    ):
        return False
    found = attributes_of(attributes)
    if "hidden" in found or (name == "dialog" and "open" not in found):
        return True
    style = found.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))
