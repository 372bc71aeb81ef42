"""Where the marks of Markdown stand in a source: links, images, emphasis, headings, quote bars.

Only the inline marks and line openers that page-to-Markdown converters write are known; nothing is parsed into
a tree. Every pattern is bounded, so that a megabyte of opening brackets costs no more than its length.
"""

from collections.abc import Iterator

import regex

_EVIDENCE = regex.compile(
    r"\]\((?:https?:|/|\#)|^\[[^\]\n]{1,60}\]:\s*<?(?:https?:|/)|^\#{1,6} \S|(?<!\S)\*\*[^\s*][^*\n]{0,200}\*\*|^\s{0,8}\d{1,4}\\\.(?= )|(?<= )\\[-+](?= )",
    regex.M,
)
# A heading alone may be a hashtag or a note; a page written in Markdown shows more than one sign of it.
_ENOUGH = 2

_IMAGE = regex.compile(
    r"!\[(?P<text>[^\[\]\n]{0,400})\](?P<target>\([^()\s]{0,600}(?:\s\"[^\"\n]{0,300}\")?\)|\[[^\[\]\n]{0,60}\])"
)
_LINKED = regex.compile(
    r"\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]{0,60}\]){0,400})\](?P<target>\((?:https?:|/|\#|mailto:)?[^()\s]{0,600}(?:\s\"[^\"\n]{0,300}\")?\)|\[[^\[\]\n]{1,60}\])"
)
_STRONG = regex.compile(r"(?P<open>\*\*|__)(?=[^\s*_])[^\n]{0,600}?(?<=[^\s*_])(?P<close>(?P=open))")
_EMPHASIS = regex.compile(
    r"(?<![\w*_])(?P<open>[*_])(?=[^\s*_])[^\n*_]{0,600}(?<=[^\s*_])(?P<close>(?P=open))(?![\w*_])"
)
_OPENER = regex.compile(r"[ \t]*(?P<mark>(?:>[ \t]?)+(?:\#{1,6}[ \t]+)?|\#{1,6}[ \t]+)")
_ESCAPE = regex.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>|])")
HEADING = regex.compile(r"[ \t]*(?:>[ \t]?)*(\#{1,6})[ \t]+\S")
RULE_LINE = regex.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
IMAGE_LINE = regex.compile(
    r"[ \t]*\[?!\[[^\]\n]{0,400}\](?:\([^)\n]{0,700}\)|\[[^\]\n]{0,60}\])(?:\](?:\([^)\n]{0,700}\)|\[[^\]\n]{0,60}\]))?[ \t]*$"
)


def is_markdown(source: str) -> bool:
    r"""Whether a source shows enough marks of Markdown to be read as such.

    >>> is_markdown("# A title\n\nSome [linked](https://example.com) words.")
    True
    >>> is_markdown("The #1 reason, he said [in a letter].")
    False
    """
    if (
        "](" not in source
        and "]: " not in source
        and "**" not in source
        and "# " not in source
        and "\\" not in source
    ):
        return False
    return any(seen >= _ENOUGH for seen, _ in enumerate(_EVIDENCE.finditer(source), 1))


def marks(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the marks in a stretch of whole lines, sorted; marks may hold marks. What is left is the text.

    >>> text = "See [the report](https://example.com/a)."
    >>> [text[a:b] for a, b in marks(text, 0, len(text))]
    ['[', '](https://example.com/a)']
    """
    found: list[tuple[int, int]] = []
    for line_start, line_end in _lines(source, start, end):
        if opener := _OPENER.match(source, line_start, line_end):
            found.append(opener.span("mark"))
    for match in _IMAGE.finditer(source, start, end):
        found += [(match.start(), match.start("text")), (match.end("text"), match.end())]
    for match in _LINKED.finditer(source, start, end):
        found += [(match.start(), match.start("text")), (match.end("text"), match.end())]
    for pattern in (_STRONG, _EMPHASIS):
        for match in pattern.finditer(source, start, end):
            found += [match.span("open"), match.span("close")]
    found += [match.span() for match in _ESCAPE.finditer(source, start, end)]
    return sorted(found)


def link_share(source: str, start: int, end: int) -> float:
    """The share of a line's letters and digits that stand inside links, 0 to 1."""
    text = source[start:end]
    if ("](" not in text and "][" not in text) or not (total := _letters(text)):
        return 0.0
    shown = targets = 0
    for match in _LINKED.finditer(source, start, end):
        shown += _letters(match.group("text"))
        targets += _letters(match.group("target"))
    return shown / (total - targets) if total > targets else 1.0


def _letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))


def _lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for raw in source[start:end].splitlines(keepends=True):
        yield start, start + len(raw)
        start += len(raw)
