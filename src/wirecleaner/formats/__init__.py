"""What other people's tools read: an article as ninjs, JSON-LD, TEI, Markdown or text.

One format a file. `write` is what the command line calls; each `to_…` gives the same as a value of Python. What of
an article goes where, and what is lost, stands in docs/exports.md.

>>> import wirecleaner
>>> article = wirecleaner.parse("LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday.")
>>> print(write(article, "text"), end="")
LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from wirecleaner.article import Article
from wirecleaner.errors import InputTypeError, InputValueError
from wirecleaner.formats.json_ld import to_json_ld
from wirecleaner.formats.markdown import to_markdown
from wirecleaner.formats.ninjs import to_ninjs
from wirecleaner.formats.tei import to_tei, to_tei_corpus
from wirecleaner.formats.text import to_text
from wirecleaner.terminal import inert_json

__all__ = ["FORMATS", "to_json_ld", "to_markdown", "to_ninjs", "to_tei", "to_tei_corpus", "to_text", "write"]


def _json(data: Mapping[str, Any]) -> str:
    """JSON text that may stand inside `<script>`: no `<`, and nothing that acts on a terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return inert_json(text).replace("<", "\\u003c") + "\n"


FORMATS: Mapping[str, Callable[[Article], str]] = {
    "ninjs": lambda article: _json(to_ninjs(article)),
    "json-ld": lambda article: _json(to_json_ld(article)),
    "tei": to_tei,
    "markdown": to_markdown,
    "text": to_text,
}


def write(article: Article, form: str) -> str:
    r"""The article as the text of a file, in one of `FORMATS`.

    >>> import wirecleaner
    >>> write(wirecleaner.parse("x"), "word")
    Traceback (most recent call last):
      ...
    wirecleaner.errors.InputValueError: no format 'word'; the formats are: ninjs, json-ld, tei, markdown, text
    """
    if not isinstance(article, Article):
        raise InputTypeError(f"write() takes an Article, not {type(article).__name__}; parse the text first")
    if form not in FORMATS:
        raise InputValueError(f"no format {form!r}; the formats are: {', '.join(FORMATS)}")
    return FORMATS[form](article)
