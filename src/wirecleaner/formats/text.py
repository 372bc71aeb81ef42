"""Plain text, as a person reads it."""

from wirecleaner.article import Article
from wirecleaner.terminal import inert


def to_text(article: Article) -> str:
    r"""Title, deck and body with blank lines between.

    >>> import wirecleaner
    >>> to_text(wirecleaner.parse("Harbour clock runs slow\n\nThe clock is 22 minutes slow, the mayor said."))
    'Harbour clock runs slow\n\nThe clock is 22 minutes slow, the mayor said.\n'
    """
    return "".join(f"{part}\n\n" for part in text_parts(article))[:-1]


def text_parts(article: Article) -> list[str]:
    """Title, deck and the paragraphs of the text, without characters that act on a terminal."""
    body = (paragraph.text for paragraph in article.body if paragraph.kind != "pull_quote")
    return [inert(part) for part in (article.title, article.deck, *body) if part]
