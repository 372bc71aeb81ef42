"""Whether a file is a page of HTML, by its name or its first bytes."""

import re

SUFFIXES = (".html", ".htm", ".xhtml")
# The first tag of a page. A dump may begin with "<" too: a transmission mark, a quotation in angle brackets.
_FIRST_TAG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|!--[^>]*--|\?xml|html|head|body|title|meta|div|main|article|section|p|h1)[\s>]",
    re.IGNORECASE,
)


def begins_as_page(data: bytes) -> bool:
    """Whether bytes begin with a tag of HTML.

    >>> begins_as_page(b"<!DOCTYPE html><title>"), begins_as_page(b"<ZCZC 1234")
    (True, False)
    """
    return _FIRST_TAG.match(data) is not None


def is_page(name: str, data: bytes) -> bool:
    """Whether a file is a page of HTML: its name says so, or it begins as one."""
    return name.lower().endswith(SUFFIXES) or begins_as_page(data)
