"""Markup as a run of events: an element opens, text, an element closes. The same for strings and for soups.

A string is parsed by lexbor and its tree written out again: well-formed markup, which one regular expression reads
three times as fast as the tree can be walked from Python. A soup that the caller holds is walked as it is.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bs4.element import Tag

Attributes = str | dict[str, Any]
# A text and the tag behind it, either of which may be missing: the text, "/" if an element ends, its name and its
# attributes. A plain tuple, as a page has thousands.
Event = tuple[str, str, str, Attributes]

# What lexbor writes: `<`, `>` in texts and values, and quotes in values, are always entities (from selectolax 0.4 on).
_TOKEN = re.compile(r"([^<]*+)<(?:(/?)([A-Za-z][^\s/>]*+)([^>]*+)>|!--(?:[^-]++|-(?!->))*+(?:-->)?|[^>]*+>?)")
_ATTRIBUTE = re.compile(r"([^\s=]++)=\"([^\"]*+)\"")
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
     "basefont", "bgsound", "frame", "keygen"]
)  # fmt: skip
# What a browser that runs scripts shows nothing of, or draws.
NEVER_SHOWN = frozenset(
    ["script", "style", "svg", "noscript", "template", "iframe", "object", "canvas", "audio", "video", "select",
     "datalist", "textarea", "noembed", "noframes", "xmp", "plaintext"]
)  # fmt: skip
_NEVER_SHOWN = sorted(NEVER_SHOWN)
_DATA = "ld+json"

# Browsers stop nesting at 512; lexbor goes on, and asks at each block whether a paragraph is open above it.
_DEEPEST = 512
_MANY_TAGS = 5000
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>?")
# Their end tags may be left out: a page with a thousand of them is long, not deep.
_ENDS_ITSELF = frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "html"]
)


@dataclass(slots=True)
class Tree:
    """A page's elements in order, and the texts of its scripts that are data (JSON-LD).

    `has_entities` says that texts are as written, `&amp;` for `&`; `scripts` reads the texts of all scripts.
    """

    events: Iterable[Event]
    data: list[str]
    has_entities: bool
    scripts: Callable[[], list[str]]


def attributes_of(attributes: Attributes) -> dict[str, str]:
    """The attributes of an opening as plain text; several words of one are joined by blanks."""
    if isinstance(attributes, str):
        found = {name.lower(): value for name, value in _ATTRIBUTE.findall(attributes)}
        return {name: html.unescape(value) if "&" in value else value for name, value in found.items()}
    return {
        str(name).lower(): " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value or "")
        for name, value in attributes.items()
    }


def tree_of_text(markup: str) -> Tree:
    """The tree of markup, repaired as browsers do."""
    from selectolax.lexbor import LexborHTMLParser

    flat = _flattened(markup)
    tree = LexborHTMLParser(flat)
    data = [script.text() for script in tree.css("script") if _DATA in (script.attributes.get("type") or "")]
    tree.strip_tags(_NEVER_SHOWN, recursive=True)

    def scripts() -> list[str]:
        # Few pages are asked for them: those are read a second time.
        return [script.text() for script in LexborHTMLParser(flat).css("script")]

    # The last `<` ends what follows the last tag.
    return Tree(_TOKEN.findall(f"{tree.html or ''}<"), data, True, scripts)


def tree_of_soup(soup: "Tag") -> Tree:
    """The tree of bs4 as it is."""
    data: list[str] = []

    def scripts() -> list[str]:
        return ["".join(map(str, script.contents)) for script in soup.find_all("script")]

    return Tree(_events_of_soup(soup, data), data, False, scripts)


def _events_of_soup(soup: "Tag", data: list[str]) -> Iterator[Event]:
    """The events of a soup, walked without recursion."""
    from bs4.element import CData, NavigableString, PreformattedString, Tag

    open_: list[tuple[str, Iterator[Any]]] = [("", iter([soup]))]
    while open_:
        name, children = open_[-1]
        child = next(children, None)
        if child is None:
            open_.pop()
            if name:
                yield "", "/", name, ""
        elif isinstance(child, Tag):
            inner = child.name.lower()
            if inner in NEVER_SHOWN:
                if inner == "script" and _DATA in str(child.get("type") or ""):
                    data.append("".join(map(str, child.contents)))
            elif inner == "[document]" or len(open_) > _DEEPEST:
                open_.append(("", iter(child.contents)))
            else:
                yield "", "", inner, child.attrs
                open_.append(("" if inner in VOID else inner, iter(child.contents)))
        elif isinstance(child, NavigableString) and (
            isinstance(child, CData) or not isinstance(child, PreformattedString)
        ):
            yield str(child), "", "", ""


def _flattened(markup: str) -> str:
    """The markup without the tags that nest deeper than browsers go; untouched in all but broken pages."""
    if markup.count("<") < _MANY_TAGS:
        return markup
    depth = over = 0
    pieces: list[str] = []
    at = 0
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if name in VOID or name in _ENDS_ITSELF:
            continue
        if not tag[1]:
            if depth < _DEEPEST:
                depth += 1
                continue
            over += 1
        elif over:
            over -= 1
        else:
            depth = max(0, depth - 1)
            continue
        pieces.append(markup[at : tag.start()])
        at = tag.end()
    return "".join([*pieces, markup[at:]]) if pieces else markup
