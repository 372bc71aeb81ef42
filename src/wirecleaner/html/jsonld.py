"""JSON-LD as pages have it: broken, nested, in graphs; the object that describes the page's article."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

# A description of an article is a few thousand characters; with the article's text in it a hundred thousand.
_LONGEST = 2_000_000
# Objects looked at in one page: a list of hundreds of other stories is data too.
_MOST = 20_000
_COMMENT = re.compile(
    r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?://\s*)?(?:-->|\]\]>)\s*$"
)
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
    text = _COMMENT.sub("", _COMMENT.sub("", text)).strip().rstrip(";")
    decoder = json.JSONDecoder(strict=False)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), None):
        if attempt is None:
            attempt = _MISSING_COMMA.sub(r"},\1{", _TRAILING_COMMA.sub(r"\1", text))
            attempt = f"[{attempt}]"
        try:
            yield decoder.decode(attempt)
            return
        except ValueError:
            continue
        except RecursionError:
            return


def types_of(node: Node) -> list[str]:
    """The types of an object, without their schema's address."""
    said = node.get("@type")
    names = said if isinstance(said, list) else [said]
    return [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]


def articles_in(nodes: list[Node]) -> list[Node]:
    """The objects that describe articles, in order."""
    return [node for node in nodes if any(name.endswith(_ARTICLES) for name in types_of(node))]
