"""JSON-LD as pages have it: broken, nested, in graphs; the object that describes the page's article."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

# A description of an article is a few thousand characters; with the article's text in it a hundred thousand.
_LONGEST = 2_000_000
# Objects looked at in one page: a list of hundreds of other stories is data too.
_MOST = 20_000
# Scripts are wrapped in comments for browsers of long ago; `//` hides the wrapping from those of today.
_OPENS = re.compile(r"\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)")
_CLOSERS = ("-->", "]]>")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r"}(\s*){")
_ARTICLES = ("Article", "BlogPosting", "Report", "Review", "LiveBlogPosting")
# Under these stand other stories.
_OTHERS = frozenset(["itemListElement", "hasPart", "relatedLink", "citation", "liveBlogUpdate", "mentions", "isPartOf",
                     "subjectOf", "about", "comment", "publisher"])  # fmt: skip
Node = Mapping[str, Any]


def nodes_of(text: str) -> list[Node]:
    """All objects of one script, outer before inner, those of other stories left out; none if it cannot be read."""
    if len(text) > _LONGEST:
        return []
    found: list[Node] = []
    for value in _values(text):
        waiting = [value]
        while waiting and len(found) < _MOST:
            here = waiting.pop()
            if isinstance(here, list):
                waiting.extend(reversed(here))
            elif isinstance(here, dict):
                found.append(here)
                inner = [value for name, value in here.items() if name not in _OTHERS]
                waiting.extend(value for value in reversed(inner) if isinstance(value, (dict, list)))
    return found


def _values(text: str) -> Iterator[Any]:
    """The JSON values of a script, mended where that is plain to do."""
    decoder = json.JSONDecoder(strict=False)
    text = _unwrapped(text)
    for mended in (str, _without_last_commas, _as_list):
        try:
            yield decoder.decode(mended(text))
            return
        except ValueError:
            continue
        except RecursionError:
            return


def _unwrapped(text: str) -> str:
    """The text of a script without the comment around it."""
    if opening := _OPENS.match(text):
        text = text[opening.end() :]
    text = text.strip()
    if text.endswith(_CLOSERS):
        text = text[:-3].rstrip().removesuffix("//")
    return text.strip().rstrip(";")


def _without_last_commas(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", text)


def _as_list(text: str) -> str:
    with_commas = _MISSING_COMMA.sub(r"},\1{", _without_last_commas(text))
    return f"[{with_commas}]"


def types_of(node: Node) -> list[str]:
    """The types of an object, without their schema's address."""
    said = node.get("@type")
    names = said if isinstance(said, list) else [said]
    return [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]


def articles_in(nodes: list[Node]) -> list[Node]:
    """The objects that describe articles, in order."""
    return [node for node in nodes if any(name.endswith(_ARTICLES) for name in types_of(node))]
