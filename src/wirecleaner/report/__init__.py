"""The report: explanations as one HTML file that needs nothing else, to look at with the eyes or a screen reader.

`report.html`, `report.css` and `report.js` beside this file are what it is made of. Nothing of a dump is ever markup
there: all of it is escaped, and the page's own policy lets no script run but the one that ships.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from wirecleaner.report.counts import overview
from wirecleaner.report.page import document_html, heading_of
from wirecleaner.report.words import safe

if TYPE_CHECKING:
    from wirecleaner.explanation import Explanation

_SLOT = re.compile(r"\{\{(\w+)\}\}")


def report_html(explanations: "Mapping[str, Explanation]", *, title: str | None = None) -> str:
    """One HTML page for all explanations, each under its name; with more than one, an overview comes first.

    >>> import wirecleaner
    >>> page = report_html({"ferry.txt": wirecleaner.explain("<script>alert(1)</script>")})
    >>> "<script>alert" in page, "&lt;script&gt;alert" in page
    (False, True)
    """
    named = list(explanations.items())
    if title is None:
        title = heading_of(*named[0]) if len(named) == 1 else f"{len(named)} documents"
    parts = [overview(named)] if len(named) != 1 else []
    parts += [document_html(number, name, explanation) for number, (name, explanation) in enumerate(named, 1)]
    style, script = _asset("report.css"), _asset("report.js")
    slots = {
        "title": safe(title),
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "documents": "".join(parts),
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _asset("report.html"))


@cache
def _asset(name: str) -> str:
    return files("wirecleaner.report").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _hash(text: str) -> str:
    """The fingerprint by which the page's policy knows a script or style."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
