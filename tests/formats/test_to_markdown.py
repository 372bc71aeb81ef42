"""The front matter is YAML that reads back; the body reads back through a parser of CommonMark."""

import re
from pathlib import Path
from typing import Any

import any_articles
import yaml
from fixture_articles import articles_of, each_dump
from hypothesis import given
from markdown_it import MarkdownIt

from wirecleaner import Article
from wirecleaner.formats import to_markdown

FACTS = (
    "title", "deck", "section", "authors", "agencies", "dateline", "published", "updated", "publisher", "url",
    "language", "page_kind", "tags", "photos", "notices", "quotes", "speakers", "related",
)  # fmt: skip
OPENERS = {"paragraph_open": "paragraph", "heading_open": "subheading"}
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
READER = MarkdownIt("commonmark")


def _facts(text: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(text.split("\n---\n", 1)[0])
    return data


def _body(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    found, around = [], ["paragraph"]
    for token in READER.parse(text.split("\n---\n", 1)[1]):
        if token.type in ("list_item_open", "blockquote_open"):
            around.append("list_item" if token.type == "list_item_open" else "pull_quote")
        elif token.type in ("list_item_close", "blockquote_close"):
            around.pop()
        elif token.type == "heading_open":
            assert token.tag == "h2"
            around.append("subheading")
        elif token.type == "heading_close":
            around.pop()
        elif token.type == "inline":
            assert {child.type for child in token.children or ()} <= {"text", "text_special"}, token.content
            found.append((around[-1], "".join(child.content for child in token.children or ())))
        else:
            assert token.type.startswith(("paragraph", "bullet_list")), token
    return found


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        left_out = ("span", "spans", "caption_span", "content", "quoted", "mentions")
        items = {key: _known(item) for key, item in value.items() if key not in left_out}
        return {key: item for key, item in items.items() if item not in (None, [], {})}
    return [_known(item) for item in value] if isinstance(value, (list, tuple)) else value


def _read_back(article: Article) -> None:
    text = to_markdown(article)
    assert _facts(text) == _known({name: article.model_dump()[name] for name in FACTS})
    assert _body(text) == [(one.kind, CONTROL.sub("\ufffd", one.text)) for one in article.body]


@each_dump
def test_every_fixture_reads_back(dump: Path) -> None:
    for article in articles_of(dump):
        _read_back(article)


@given(any_articles.articles)
def test_any_article_reads_back(article: Article) -> None:
    _read_back(article)


def test_days_stay_days() -> None:
    facts = _facts(to_markdown(Article.model_validate({"published": "2024-03-04", "title": "2024-03-04"})))
    assert facts["published"].isoformat() == "2024-03-04"
    assert facts["title"] == "2024-03-04"
