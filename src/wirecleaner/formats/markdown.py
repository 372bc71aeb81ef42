"""Markdown with front matter: the body to read, everything else as YAML above it.

The YAML is written by PyYAML. It is a normal dependency: small, without dependencies of its own, with wheels for
every platform; a format of the command line must not need a second installation.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from wirecleaner.article import Article, Paragraph
from wirecleaner.terminal import inert_markup, inert_yaml

# What opens markup inside a line, and what does at its start alone. "_" within a word is text.
_INLINE = re.compile(r"[\\`*\[\]<~]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_OPENER = re.compile(r"(?P<sign>[#>+=-])|(?P<number>\d{1,9})(?P<dot>[.)])")
# Control characters have no form in CommonMark: it reads even references to them as U+FFFD.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_CLOSING = re.compile(r"#+$")
# The facts of an article, in the order in which they are written; the body stands below.
_FIELDS = (
    "title", "deck", "section", "authors", "agencies", "dateline", "published", "updated", "publisher", "url",
    "language", "page_kind", "tags", "photos", "notices", "quotes", "speakers", "related",
)  # fmt: skip
# Offsets into a dump that is not there say nothing.
_OFFSETS = frozenset({"span", "spans", "caption_span", "content", "quoted", "mentions"})


def to_markdown(article: Article) -> str:
    r"""The article as Markdown (CommonMark) with YAML front matter.

    >>> import wirecleaner
    >>> print(to_markdown(wirecleaner.parse("Clock *slow*\n\nThe clock is 22 minutes *slow*, Ann Roe said.")))
    ---
    title: Clock *slow*
    language: en
    page_kind: article
    quotes:
    ...
    ---
    <BLANKLINE>
    The clock is 22 minutes \*slow\*, Ann Roe said.
    <BLANKLINE>
    """
    body = "\n".join(_blocks(article.body))
    return f"---\n{_front_matter(article)}---\n" + (f"\n{inert_markup(body)}" if body else "")


def _front_matter(article: Article) -> str:
    """What is known, as YAML; what is not is left out. Days and times are YAML's own."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes text with characters that act on a terminal in double quotes, where they can be escaped."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = '"' if inert_yaml(value) != value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    data = article.model_dump(include=set(_FIELDS))
    facts = {name: _known(data[name]) for name in _FIELDS}
    facts = {name: value for name, value in facts.items() if value not in (None, [], {})}
    return inert_yaml(
        yaml.dump(facts, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))
    )


def _known(value: Any) -> Any:
    """A value in the types of YAML, without offsets and what is None."""
    if isinstance(value, dict):
        items = ((key, _known(item)) for key, item in value.items() if key not in _OFFSETS)
        return {key: item for key, item in items if item not in (None, [], {})}
    if isinstance(value, (list, tuple)):
        return [_known(item) for item in value]
    return value


def _blocks(body: Iterable[Paragraph]) -> Iterable[str]:
    """The lines of each block, a blank line between blocks."""
    first = True
    for kind, run in groupby(body, key=lambda paragraph: paragraph.kind):
        texts = [_escaped(paragraph.text) for paragraph in run]
        if kind == "list_item":
            texts = ["\n".join(f"- {text}" for text in texts)]
        elif kind == "subheading":
            texts = [f"## {_CLOSING.sub(_backslashed, text)}" for text in texts]
        elif kind == "pull_quote":
            texts = [f"> {text}" for text in texts]
        for text in texts:
            yield f"{'' if first else chr(10)}{text}"
            first = False
    if not first:
        yield ""


def _escaped(text: str) -> str:
    """Text with a backslash before whatever Markdown would take for markup."""
    text = _INLINE.sub(_backslashed, _CONTROL.sub("\ufffd", text))
    opener = _OPENER.match(text)
    if opener is None:
        return text
    at = opener.start("sign") if opener["sign"] else opener.start("dot")
    return f"{text[:at]}\\{text[at:]}"


def _backslashed(match: "re.Match[str]") -> str:
    return "".join(f"\\{char}" for char in match.group())
