"""Text of a dump as HTML shows it: escaped, and every character that acts on a display shown instead."""

import json
from html import escape
from typing import Any

from wirecleaner.terminal import inert, words_of


def safe(text: str) -> str:
    r"""Text for HTML, also within an attribute in double quotes.

    >>> safe('<a href="x">\x1b\u202e')
    '&lt;a href=&quot;x&quot;&gt;␛&lt;U+202E&gt;'
    """
    return escape(inert(text.replace("\t", " ")))


def safe_lines(text: str) -> str:
    r"""As `safe`, for a stretch of a dump that may go over line breaks: those are kept.

    >>> safe_lines("a\r\nb\x0c")
    'a\nb␌'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(map(safe, text.split("\n"))) if "\n" in text else safe(text)


def safe_json(data: Any) -> str:
    r"""JSON for a `<script>`: nothing in it opens or closes an element, or is no ASCII.

    >>> safe_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(data, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def value_words(value: Any) -> str:
    """The words of a value: its texts, without offsets and what is not known."""
    return " · ".join(words_of(value))


def number(count: int, noun: str) -> str:
    """A count with its noun.

    >>> number(1, "line"), number(2, "line")
    ('1 line', '2 lines')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"
