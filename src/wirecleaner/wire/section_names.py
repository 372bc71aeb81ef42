"""Names of sections: "World", "Science & Space", "Home / Local / Crime".

The names are those of the lists with `kind = "section"` in the `menus.toml` of the languages. A page prints many
other short lines over its headline (buttons, programmes, names of pictures): what no list knows is a section only where
the place of the line says so (`scoring/section.py`).
"""

import regex

from wirecleaner.labels import Label
from wirecleaner.rules.phrases import load_phrases

_LONGEST_PATH = 60
# "Health Care News", "Law and Justice": longer lines that hold the name of a section are headings or links.
_MOST_WORDS = 4
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}.'’-]+")
# Words of three letters and fewer join names ("and", "y", "und", "i"); "UK" and "Art" are asked as whole lines too.
_JOINING = 3


def section_in(text: str) -> tuple[int, int]:
    """Where the section stands in a line: the last part of a path, the first of three labels or more.

    >>> text = "Home / Local / Crime"
    >>> start, end = section_in(text)
    >>> text[start:end]
    'Crime'
    """
    if len(text) > _LONGEST_PATH or text.count(". "):
        return 0, len(text)
    end = len(text.rstrip("•|/>›» "))
    marks = [at + len(mark) for mark in ("•", "|", " / ", " > ") if (at := text.rfind(mark, 0, end)) > 0]
    start = max(marks, default=0)
    if text.count(", ", start, end) > 1:
        end = text.index(", ", start)
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def is_section(text: str, language: str | None) -> bool:
    """Whether a text is the name of a section, or several of them joined.

    >>> is_section("Science & Environment", "en"), is_section("Story Tools", "en")
    (True, False)
    """
    if _is_known(text, language):
        return True
    words = _WORD.findall(text)
    telling = [word for word in words if len(word) > _JOINING]
    return 0 < len(words) <= _MOST_WORDS and bool(telling) and all(_is_known(w, language) for w in telling)


def holds_section(text: str, language: str | None) -> bool:
    """Whether one word of a short text is the name of a section.

    >>> holds_section("Provincial News", "en"), holds_section("More sharing", "en")
    (True, False)
    """
    words = _WORD.findall(text)
    return len(words) <= _MOST_WORDS and any(_is_known(word, language) for word in words)


def may_be_section(text: str, language: str | None) -> bool:
    """Whether a text that stands where sections do has letters and is no button everywhere.

    >>> may_be_section("Harbour", "en"), may_be_section("Register", "en"), may_be_section("24", "en")
    (True, False, False)
    """
    return any(char.isalpha() for char in text) and not is_button(text, language)


def is_button(text: str, language: str | None) -> bool:
    """Whether a text is one of the words that pages print for their machinery: "Register", "Text Size".

    >>> is_button("Text Size", "en"), is_button("Harbour", "en")
    (True, False)
    """
    phrase = load_phrases(language).look_up(text)
    return phrase is not None and not phrase.weak and phrase.label is not Label.RELATED_MARKER


def _is_known(text: str, language: str | None) -> bool:
    phrase = load_phrases(language).look_up(text)
    return phrase is not None and phrase.kind == "section"
