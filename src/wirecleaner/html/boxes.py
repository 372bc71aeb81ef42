"""Elements as the lines see them: a chain of boxes from a line's own element up to the page."""

import re
from collections.abc import Iterator
from functools import cache

from wirecleaner.data import load_table
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
NO_MENU = frozenset(["article", "main"])


@cache
def words_for(kind: str) -> frozenset[str]:
    """The words that say that an element is for something: "caption", "credit" and the like."""
    return frozenset(load_table("common", "markup")[kind])


@cache
def _stems(words: frozenset[str]) -> tuple[str, ...]:
    """Of some words those that hold no other one of them: "nav" stands in "navbar" and "subnav"."""
    return tuple(word for word in sorted(words) if not any(other in word for other in words - {word}))


class Box:
    """An open element: its name, its attributes, the box around it."""

    __slots__ = ("_answers", "_attributes", "_raw", "_words", "depth", "name", "nature", "parent")

    def __init__(self, name: str, raw: Attributes, parent: "Box | None") -> None:
        self.name = name
        self.parent = parent
        nature = _NATURES.get(name, 0)
        if parent is None:
            self.depth, self.nature = 0, nature
        else:
            self.depth = parent.depth + 1
            # Of the elements around it too: HEADING and the like.
            self.nature = nature | (parent.nature & ~MENU if name in NO_MENU else parent.nature)
        self._raw = raw
        self._attributes: dict[str, str] | None = None
        self._words: frozenset[str] | None = None
        self._answers: dict[frozenset[str], bool] | None = None

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
        """Whether one of these is among its words. Asked of the same elements for line after line, answered once."""
        if not self._raw:
            return False
        answers = self._answers
        if answers is None:
            answers = self._answers = {}
        answer = answers.get(words)
        if answer is None:
            answer = answers[words] = self._may_hold(words) and not self.words.isdisjoint(words)
        return answer

    def _may_hold(self, words: frozenset[str]) -> bool:
        """Whether one of these stands anywhere in its attributes. Only then are they read."""
        if self._words is not None or not isinstance(self._raw, str):
            return True
        return any(map(self._raw.lower().__contains__, _stems(words)))

    def chain(self) -> Iterator["Box"]:
        """The box itself and those around it, from the inside out."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    @property
    def path(self) -> str:
        """The names of the elements from the page down to it."""
        return "/".join([box.name for box in self.chain()][-2::-1])
