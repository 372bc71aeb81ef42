"""How an article and an explanation show themselves in a notebook."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from wirecleaner.report.words import number, safe, value_words

if TYPE_CHECKING:
    from wirecleaner.article import Article


def framed(page: str) -> str:
    """A whole page within another: in a frame that shares nothing with it.

    >>> framed("<p>")
    '<iframe title="wirecleaner report" sandbox="allow-scripts" width="100%" height="600" srcdoc="&lt;p&gt;"></iframe>'
    """
    attributes = 'title="wirecleaner report" sandbox="allow-scripts" width="100%" height="600"'
    return f'<iframe {attributes} srcdoc="{escape(page)}"></iframe>'


def article_table(article: "Article") -> str:
    """Title and deck, the facts as a table, the body to unfold."""
    title = safe(article.title or "no title")
    deck = f"<p><em>{safe(article.deck)}</em></p>" if article.deck else ""
    rows = "".join(f'<tr><th scope="row">{name}</th><td>{text}</td></tr>' for name, text in _facts(article))
    return (
        f"<div><h3>{title}</h3>{deck}<table>{rows}</table>"
        f"{_unfolded('paragraph', [safe(one.text) for one in article.body])}"
        f"{_unfolded('quote', list(_quotes(article)))}</div>"
    )


def _facts(article: "Article") -> Iterator[tuple[str, str]]:
    """Each field that says something, apart from those that have a place of their own."""
    data: dict[str, Any] = article.model_dump(
        mode="json", exclude={"title", "deck", "body", "quotes", "origins", "source"}
    )
    for name, value in data.items():
        if value not in (None, [], {}):
            items = value if isinstance(value, list) else [value]
            yield safe(name), "<br>".join(safe(value_words(item)) for item in items)


def _quotes(article: "Article") -> Iterator[str]:
    for quote in article.quotes:
        speaker = safe(quote.speaker.name) if quote.speaker else "nobody named"
        yield f"<b>{speaker}</b> ({quote.kind}): {safe(quote.text)}"


def _unfolded(noun: str, items: list[str]) -> str:
    if not items:
        return ""
    paragraphs = "".join(f"<p>{item}</p>" for item in items)
    return f"<details><summary>{number(len(items), noun)}</summary>{paragraphs}</details>"
