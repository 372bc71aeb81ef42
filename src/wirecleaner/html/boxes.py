"""Elements as the lines see them: a chain of boxes from a line's own element up to the page."""

import re
from collections.abc import Iterator

from wirecleaner.html.events import Attributes, attributes_of

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# Attributes whose words name what an element is for.
_NAMING = ("class", "id", "itemprop", "role", "rel", "data-testid", "data-component", "data-qa", "data-type")


ITEM, QUOTE, IMAGE, HEADING, MENU = 1, 2, 4, 8, 16
_NATURES = (
    {"li": ITEM, "blockquote": QUOTE, "figure": IMAGE, "figcaption": IMAGE}
    | {f"h{level}": HEADING for level in range(1, 7)}
    | dict.fromkeys(("nav", "menu", "footer", "header"), MENU)
)
# The head and the foot of an article name its authors and topics.
_NO_MENU = frozenset(["article", "main"])


class Box:
    """An open element: its name, its attributes, the box around it."""

    __slots__ = ("_attributes", "_lower", "_path", "_raw", "_words", "depth", "name", "nature", "parent")

    def __init__(self, name: str, raw: Attributes, parent: "Box | None") -> None:
        self.name = name
        self.parent = parent
        self.depth: int = 0
        self.nature = _NATURES.get(name, 0)  # of the elements around it too: HEADING and the like
        if parent is not None:
            self.depth = parent.depth + 1
            self.nature |= parent.nature & ~MENU if name in _NO_MENU else parent.nature
        self._raw = raw
        self._attributes: dict[str, str] | None = None
        self._words: frozenset[str] | None = None
        self._path: str | None = None
        self._lower: str | None = None

    def __repr__(self) -> str:
        return f"<Box {self.path}>"

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes, names in lower case."""
        if self._attributes is None:
            self._attributes = attributes_of(self._raw)
        return self._attributes

    @property
    def words(self) -> frozenset[str]:
        """The words of its class, its id and their like, in lower case and cut at case: "ArticleBody" is two."""
        if self._words is None:
            found = self.attributes
            text = " ".join([found[name] for name in _NAMING if name in found])
            self._words = frozenset([word.lower() for word in _WORD.findall(text)]) if text else frozenset()
        return self._words

    def is_for(self, words: frozenset[str]) -> bool:
        """Whether one of these is among its words. Quick to say no: attributes are read only if one of them may hold it."""
        if self._words is None and isinstance(self._raw, str):
            raw = self._lower
            if raw is None:
                raw = self._lower = self._raw.lower()
            for word in words:
                if word in raw:
                    break
            else:
                return False
        return not self.words.isdisjoint(words)

    def chain(self) -> Iterator["Box"]:
        """The box itself and those around it, from the inside out."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    @property
    def path(self) -> str:
        """The names of the elements from the page down to it."""
        if self._path is None:
            self._path = "/".join([box.name for box in self.chain()][-2::-1])
        return self._path
