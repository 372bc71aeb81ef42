"""The options that go with a text, and what is said where a text or an option is none."""

import re
from datetime import date
from pathlib import PurePath

from wirecleaner.errors import InputTypeError, InputValueError

# The form of a BCP 47 tag, not its registry. It names a folder of the package's data, so it must not be a path.
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")


def wrong_text(text: object) -> str:
    """What to pass in the place of something that is no text."""
    if isinstance(text, (bytes, bytearray, memoryview)):
        return "the text of a page is a str, not bytes; decode first: text.decode('utf-8'), or let the command line tool detect the encoding"
    if type(text).__module__.startswith("bs4"):
        return f"the text of a page is a str, not a {type(text).__name__}; parse_html() takes it as it is"
    if isinstance(text, PurePath):
        return (
            "the text of a page is a str, not a path; read the file first: path.read_text(encoding='utf-8')"
        )
    return f"the text of a page is a str, not {type(text).__name__}"


def wrong_markup(markup: object) -> str:
    """What to pass in the place of something that is no page of HTML."""
    kind = type(markup)
    if hasattr(markup, "read"):
        return f"parse_html() takes the markup itself, not a {kind.__name__}; pass file.read()"
    if kind.__module__.partition(".")[0] in ("lxml", "selectolax"):
        return (
            f"parse_html() takes str, bytes or a tree of bs4, not a {kind.__module__}.{kind.__name__}; "
            "pass its markup: lxml.html.tostring(tree), or tree.html"
        )
    return f"parse_html() takes a page as str, bytes, BeautifulSoup or Tag, not {kind.__name__}"


def check_options(url: object, reference_date: object, language: object, repair: object) -> None:
    """Raise `InputTypeError` or `InputValueError` for an option that is none of its kind, saying what would be."""
    if repair not in (None, True, False):
        raise InputValueError(f"repair is True, False or None, not {repair!r}")
    for name, value in (("url", url), ("language", language)):
        if value is not None and not isinstance(value, str):
            raise InputTypeError(f"{name} is a str or None, not {type(value).__name__}")
    if isinstance(language, str) and not _LANGUAGE.fullmatch(language):
        raise InputValueError(f"language is a BCP 47 tag such as 'en' or 'pt-BR', not {language!r}")
    if reference_date is not None and not isinstance(reference_date, date):
        raise InputTypeError(
            f"reference_date is a date, a datetime or None, not {type(reference_date).__name__}; read text with datetime.fromisoformat"
        )
