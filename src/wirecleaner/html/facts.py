"""What a page says about itself outside its text: its title, meta tags, JSON-LD and microdata."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from wirecleaner.document import Via
from wirecleaner.html.events import Attributes, attributes_of
from wirecleaner.html.jsonld import Node, articles_in, nodes_of, types_of
from wirecleaner.html.render import Rendering
from wirecleaner.wire.titles import letters


class Said(NamedTuple):
    """One thing that the page says of a field: as text, where, and how far that place is to be trusted."""

    field: str
    text: str
    rule: str
    score: float
    via: Via


# name or property of a meta tag -> field, score. What several tags say of one field is in this order.
_METAS: dict[str, tuple[str, float]] = {
    "article:published_time": ("published", 0.96),
    "og:published_time": ("published", 0.94),
    "datepublished": ("published", 0.95),
    "parsely-pub-date": ("published", 0.95),
    "sailthru.date": ("published", 0.9),
    "cxenseparse:recs:publishtime": ("published", 0.93),
    "article.published": ("published", 0.93),
    "pubdate": ("published", 0.92),
    "publishdate": ("published", 0.92),
    "publish-date": ("published", 0.92),
    "publication_date": ("published", 0.92),
    "published_time": ("published", 0.92),
    "originalpublicationdate": ("published", 0.92),
    "dcterms.created": ("published", 0.9),
    "dcterms.date": ("published", 0.9),
    "dc.date.issued": ("published", 0.92),
    "dc.date": ("published", 0.9),
    "dc.date.created": ("published", 0.9),
    "date": ("published", 0.88),
    "last-modified": ("updated", 0.8),
    "article:modified_time": ("updated", 0.95),
    "og:updated_time": ("updated", 0.9),
    "datemodified": ("updated", 0.94),
    "dcterms.modified": ("updated", 0.9),
    "article:author": ("authors", 0.9),
    "author": ("authors", 0.92),
    "parsely-author": ("authors", 0.93),
    "sailthru.author": ("authors", 0.93),
    "cxenseparse:author": ("authors", 0.92),
    "dc.creator": ("authors", 0.91),
    "dcterms.creator": ("authors", 0.91),
    "byl": ("authors", 0.9),
    "og:title": ("title", 0.6),
    "twitter:title": ("title", 0.55),
    "dc.title": ("title", 0.58),
    "parsely-title": ("title", 0.58),
    "headline": ("title", 0.61),
    "article:section": ("section", 0.5),
    "parsely-section": ("section", 0.5),
    "og:description": ("deck", 0.3),
    "description": ("deck", 0.25),
    "article:tag": ("tags", 0.8),
    "news_keywords": ("tags", 0.75),
    "parsely-tags": ("tags", 0.6),
    "sailthru.tags": ("tags", 0.6),
    "keywords": ("tags", 0.7),
    "og:site_name": ("publisher", 0.97),
    "og:locale": ("language", 0.3),
}


_META_NAME = re.compile(r"(?:property|name|itemprop)=\"([^\"]*)\"", re.IGNORECASE)
# Longer entries of a path are headlines.
_SECTION = 40
# Templates that were never filled in stand there too.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")


@dataclass(slots=True)
class PageFacts:
    """What a page says of itself, field by field, in the order of trust."""

    said: list[Said] = field(default_factory=list)
    authors: list[dict[str, Any]] = field(default_factory=list)
    title: str = ""
    language: str | None = None
    body: str = ""  # the text of its article, white space folded, its markup left in

    def of(self, name: str) -> list[Said]:
        """What is said of a field."""
        return [one for one in self.said if one.field == name]


def facts_of(rendering: Rendering, data: Sequence[str]) -> PageFacts:
    """The facts of a page."""
    facts = PageFacts(title=" ".join(rendering.title.split()))
    nodes = [node for text in data for node in nodes_of(text)]
    articles = articles_in(nodes)
    if articles:
        named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 2}
        _add_article(facts, _of_the_page(articles, rendering), named)
    for node in nodes:
        if "BreadcrumbList" in types_of(node):
            _add_path(facts, node)
    for tag in rendering.metas:
        _add_meta(facts, tag)
    _add_properties(facts, rendering)
    if facts.title:
        facts.said.append(Said("title", facts.title, "meta.title-element", 0.4, "meta"))
    language = rendering.language.replace("_", "-")
    facts.language = language if _LANGUAGE.fullmatch(language) else None
    facts.said.sort(key=lambda one: -one.score)
    return facts


def _of_the_page(articles: list[Node], rendering: Rendering) -> Node:
    """The article that the page is about: the one with the page's own address, else the fullest."""
    if len(articles) == 1:
        return articles[0]
    own = {
        link["href"].rstrip("/")
        for link in rendering.links
        if link.get("rel") == "canonical" and "href" in link
    }
    for node in articles:
        page = node.get("mainEntityOfPage")
        said = [node.get("url"), page.get("@id") if isinstance(page, dict) else page]
        if any(isinstance(url, str) and url.rstrip("/") in own for url in said) and "headline" in node:
            return node
    return max(
        articles, key=lambda node: ("datePublished" in node) + ("headline" in node) + ("author" in node)
    )


def _add_article(facts: PageFacts, node: Node, named: dict[str, Node]) -> None:
    def say(name: str, key: str, score: float) -> None:
        for text in _texts(node.get(key)):
            facts.said.append(Said(name, text, f"json-ld.{key}", score, "json-ld"))

    say("title", "headline", 0.62)
    say("published", "datePublished", 0.97)
    say("updated", "dateModified", 0.96)
    say("section", "articleSection", 0.52)
    say("tags", "keywords", 0.78)
    say("deck", "description", 0.28)
    facts.body = max(_texts(node.get("articleBody")), key=len, default="")
    for author in _named(node.get("author") or node.get("creator"), named):
        facts.authors.append(author)
    for house in _named(node.get("publisher"), named):
        facts.said.append(Said("publisher", house["name"], "json-ld.publisher", 0.88, "json-ld"))


def _add_path(facts: PageFacts, node: Node) -> None:
    """The last entry of the path from the front page that is no headline, which may follow: the section."""
    entries = node.get("itemListElement")
    names = [
        text
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, dict)
        for text in (*_texts(entry.get("name")), *_texts(entry.get("item")))[:1]
    ]
    titles = {letters(one.text) for one in facts.said if one.field == "title"}
    parts = [name for name in names[1:] if len(name) <= _SECTION and letters(name) not in titles]
    if parts:
        facts.said.append(Said("section", parts[-1], "json-ld.breadcrumb", 0.51, "json-ld"))


def _texts(value: Any) -> Iterator[str]:
    """The texts of a property: one or several, or objects that have names."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name") or one.get("@value")
        if isinstance(one, str) and (text := clean(one)):
            yield text


def clean(text: str) -> str:
    """The text of a value: entities read, white space folded. Written twice as entities it is read twice."""
    for _ in range(2):
        if "&" not in text:
            break
        text = html.unescape(text)
    return " ".join(text.split())


def _named(value: Any, named: dict[str, Node]) -> Iterator[dict[str, Any]]:
    """The persons and houses of a property, by name, as an author is proposed."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "name" not in one and "@id" in one:
            one = named.get(str(one["@id"]), one)
        if isinstance(one, dict):
            kind = (
                "organization" if any(name.endswith("Organization") for name in types_of(one)) else "person"
            )
            for text in _texts(one.get("name")):
                yield {"name": text, "kind": kind}
        else:
            for text in _texts(one):
                yield {"name": text, "kind": "person"}


def _add_meta(facts: PageFacts, attributes: Attributes) -> None:
    # Most tags are for machines: of those only the names are looked at.
    if isinstance(attributes, str) and not any(
        name.lower() in _METAS for name in _META_NAME.findall(attributes)
    ):
        return
    tag = attributes_of(attributes)
    content = tag.get("content")
    name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
    known = _METAS.get(name)
    if known and content and (text := clean(content)):
        facts.said.append(Said(known[0], text, f"meta.{name}", known[1], "meta"))


_PROPERTIES = {"datepublished": ("published", 0.95), "datemodified": ("updated", 0.94)}


def _add_properties(facts: PageFacts, rendering: Rendering) -> None:
    """Microdata whose values stand in attributes; what is printed is read from the lines."""
    for box in rendering.properties:
        found = box.attributes
        for name in found.get("itemprop", "").lower().split():
            known = _PROPERTIES.get(name)
            text = found.get("content") or found.get("datetime")
            if known and text:
                facts.said.append(Said(known[0], clean(text), f"microdata.{name}", known[1], "meta"))
