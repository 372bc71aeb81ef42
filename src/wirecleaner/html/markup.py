"""What the elements around a line say of it, worked out when somebody asks."""

from wirecleaner.document import Markup
from wirecleaner.html.boxes import HEADING, IMAGE, ITEM, QUOTE, Box
from wirecleaner.html.render import Piece


class ElementMarkup(Markup):
    """The markup of a line of HTML. Path and classes are made when they are read: most lines are links of menus."""

    __slots__ = ()

    def __init__(self, piece: Piece) -> None:
        keep = object.__setattr__
        box = piece.box
        nature = box.nature
        keep(self, "box", box)
        keep(self, "parts", piece.parts)
        keep(self, "link_share", piece.linked / len(piece.text))
        keep(self, "heading", _level(box) if nature & HEADING else 0)
        keep(self, "list_item", bool(nature & ITEM))
        keep(self, "block_quote", bool(nature & QUOTE))
        keep(self, "image", bool(nature & IMAGE))

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
