"""What the elements around a line say of it, worked out when somebody asks."""

from wirecleaner.document import Markup
from wirecleaner.html.boxes import HEADING, IMAGE, ITEM, QUOTE, Box
from wirecleaner.html.render import Piece


class ElementMarkup(Markup):
    """The markup of a line of HTML. Most is worked out when it is read: most lines are links of menus."""

    __slots__ = ()

    def __init__(self, piece: Piece) -> None:
        keep = object.__setattr__
        keep(self, "box", piece.box)
        keep(self, "parts", piece.parts)
        keep(self, "link_share", piece.linked / len(piece.text))

    @property
    def heading(self) -> int:
        """The level of the heading around the line, or 0."""
        return _level(self.box) if self.box is not None and self.box.nature & HEADING else 0

    @property
    def list_item(self) -> bool:
        """Whether the line stands in an item of a list."""
        return self.box is not None and bool(self.box.nature & ITEM)

    @property
    def block_quote(self) -> bool:
        """Whether the line stands in a quotation set apart."""
        return self.box is not None and bool(self.box.nature & QUOTE)

    @property
    def image(self) -> bool:
        """Whether the line stands in a figure."""
        return self.box is not None and bool(self.box.nature & IMAGE)

    @property
    def path(self) -> str:
        """The names of the elements from the page down to the line's."""
        return self.box.path if self.box is not None else ""

    @property
    def classes(self) -> frozenset[str]:
        """The words of the class and id of its element."""
        return self.box.words if self.box is not None else frozenset()


def _level(box: Box) -> int:
    """The level of the heading around a box."""
    return next(
        int(outer.name[1]) for outer in box.chain() if len(outer.name) == 2 and outer.name[1] in "123456"
    )
