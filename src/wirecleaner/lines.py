"""Lines: what a document is cut into, the spans of the source they stand at, and what markup says of them."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from wirecleaner.labels import Label
from wirecleaner.reading import Slice

if TYPE_CHECKING:
    from wirecleaner.html.boxes import Box
    from wirecleaner.scoring.shape import Shape

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# A rule looks for its words at both ends of a long line; what stands in the middle of a paragraph is prose.
# 160 characters hold the longest phrase of the shipped rule tables (112) with room to spare.
LONG_LINE = 240
LINE_ENDS = 100


class Span(NamedTuple):
    """A stretch of the source: `start` and `end` in code points, half-open.

    >>> Span(3, 5)
    Span(start=3, end=5)
    """

    start: int
    end: int

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take a Span as it is and build one from two whole numbers; an instance is the fast path."""
        number = core_schema.int_schema(ge=0)
        pair = core_schema.tuple_positional_schema([number, number])
        built = core_schema.no_info_after_validator_function(lambda two: cls(*two), pair)
        return core_schema.json_or_python_schema(
            json_schema=built,
            python_schema=core_schema.union_schema(
                [core_schema.is_instance_schema(cls), built], mode="left_to_right"
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe a span as an array of two whole numbers."""
        return {
            "type": "array",
            "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
            "minItems": 2,
            "maxItems": 2,
            "description": "start and end in code points of the source, half-open",
        }


# The signs of Latin text as blanks, its letters in lower case: it is cut at blanks, three times as fast as by WORD.
_LATIN = bytes(ord(char.lower()) if char.isalnum() or char == "'" else 32 for char in map(chr, range(256)))
_TYPESET = "“”„—–…"
_LOOSE_APOSTROPHE = re.compile(r"'(?![^\W_])|(?<![^\W_])'")


def _words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, as WORD finds them."""
    if not text.isascii():
        for mark in _TYPESET:
            text = text.replace(mark, " ")
    try:
        plain = text.encode("latin-1").translate(_LATIN).decode("latin-1")
    except UnicodeEncodeError:
        low = text.lower()
        return frozenset(low.split() if low.replace(" ", "").isalnum() else WORD.findall(low))
    if "'" in plain:
        plain = _LOOSE_APOSTROPHE.sub(" ", plain)
    return frozenset(plain.split())


@dataclass(slots=True, frozen=True)
class Markup:
    """What the markup of a page says of one line. Evidence only: a stage must work where a line has none.

    `path` is the chain of element names, `heading` 1 to 6 or 0, `link_share` the share of the line's characters
    inside links (None: unknown), `classes` the words of class and id attributes. `box` is the innermost element
    around the whole line, with its attributes and the elements around it; `parts` says from which character on the
    line's text stands in which element inside it, if it does.
    """

    path: str = ""
    heading: int = 0
    list_item: bool = False
    block_quote: bool = False
    image: bool = False
    link_share: float | None = None
    classes: frozenset[str] = frozenset()
    box: "Box | None" = None
    parts: "tuple[tuple[int, Box], ...]" = ()


class Line:
    """One line of the source, from `start` to `end`, its line break included.

    `text` is the line as read for rules: trimmed, white space folded, apostrophes straightened, a bullet in front
    left out (`bullet` has it). `printed` is the same, character for character, with the page's apostrophes: values
    are slices of it. A paragraph that the page wrapped at a fixed width is one line over several line breaks.
    """

    __slots__ = (
        "_ends",
        "_key",
        "_origin",
        "_starts",
        "_words",
        "bullet",
        "end",
        "index",
        "is_cut",
        "label",
        "markup",
        "printed",
        "shape",
        "start",
        "text",
    )

    def __init__(
        self, index: int, start: int, end: int, read: Slice, bullet: str = "", markup: Markup | None = None
    ) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.printed = read.text
        self.text = read.text.replace("’", "'") if "’" in read.text else read.text
        self.bullet = bullet
        self.markup = markup
        self.label: Label | None = None if read.text else Label.BLANK
        self.is_cut = False  # cut in pieces, which stand in the document in its place
        self._key: str | None = None  # by which phrases are looked up (`rules/phrases.py`)
        self.shape: Shape | None = None  # of the text; measured when a stage first asks (`scoring/shape.py`)
        self._origin = read.start
        self._starts = read.starts
        self._ends = read.ends
        self._words: frozenset[str] | None = None

    def __repr__(self) -> str:
        return f"<Line {self.index} {self.label or 'undecided'} {self.text[:60]!r}>"

    def to_source(self, start: int, end: int) -> Span:
        """The span of the source that `text[start:end]` was read from."""
        if self._starts is None or self._ends is None:
            return Span(self._origin + start, self._origin + end)
        if start >= end:
            at = self._starts[start] if start < len(self._starts) else self.end
            return Span(at, at)
        return Span(self._starts[start], self._ends[end - 1])

    @property
    def content(self) -> Span:
        """The span of the line without the white space around it, its bullet and its line break."""
        return self.to_source(0, len(self.text))

    def move(self, by: int) -> None:
        """Count the line's offsets from another point: where its source stands in a larger one."""
        self.start += by
        self.end += by
        self._origin += by
        if self._starts is not None and self._ends is not None:
            self._starts = [at + by for at in self._starts]
            self._ends = [at + by for at in self._ends]

    def leave_out_front(self, length: int) -> None:
        """Take the first characters of the text for a bullet. For readers; `length` counts characters of `text`."""
        self.bullet = self.printed[:length]
        self.text, self.printed = self.text[length:], self.printed[length:]
        self._origin += length
        self._key = self.shape = None
        if self._starts is not None and self._ends is not None:
            self._starts, self._ends = self._starts[length:], self._ends[length:]

    @property
    def words(self) -> frozenset[str]:
        """The words of the line in lower case; of a long line only those near its two ends."""
        if self._words is None:
            text = self.text
            if len(text) > LONG_LINE:
                text = f"{text[:LINE_ENDS]} {text[-LINE_ENDS:]}"
            self._words = _words_of(text)
        return self._words
