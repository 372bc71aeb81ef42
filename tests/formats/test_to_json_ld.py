"""JSON-LD holds what schema.org has properties for, and reads back from it alone."""

import json
from pathlib import Path
from typing import Any

import any_articles
from fixture_articles import articles_of, each_dump
from hypothesis import given

from wirecleaner import Article
from wirecleaner.formats import write
from wirecleaner.formats.common import uri_of


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(thing: dict[str, Any] | None) -> str | None:
    return thing["name"] if thing else None


def _read(data: dict[str, Any]) -> dict[str, Any]:
    """The fields of an article that a NewsArticle holds."""
    return {
        "url": data.get("url"),
        "title": data.get("headline"),
        "deck": data.get("description"),
        "published": data.get("datePublished"),
        "updated": data.get("dateModified"),
        "authors": [_author(one) for one in data.get("author", [])],
        "publisher": _name(data.get("publisher")),
        "agencies": [one["name"] for one in data.get("sourceOrganization", [])],
        "section": data.get("articleSection"),
        "tags": data.get("keywords", []),
        "language": data.get("inLanguage"),
        "places": [one["name"] for one in data.get("locationCreated", [])],
        "text": data.get("articleBody", ""),
        "photos": [_photo(one) for one in data.get("image", [])],
        "corrections": [one["text"] for one in data.get("correction", [])],
        "copyright": _listed(data.get("copyrightNotice")),
        "makers": _listed(data.get("creditText")),
        "quotes": [(one["text"], _speaker(one.get("spokenByCharacter"))) for one in data.get("citation", [])],
        "related": [
            (one["headline"], *map(_photo, one.get("image", [{}]))) for one in data.get("mentions", [])
        ],
    }


def _author(data: dict[str, Any]) -> tuple[str | None, ...]:
    if data["@type"] == "Person":
        houses, places = data.get("affiliation"), data.get("workLocation")
        return "person", data["name"], data.get("jobTitle"), _name(houses), _name(places)
    houses, places = data.get("parentOrganization"), data.get("location")
    return "organization", data["name"], data.get("description"), _name(houses), _name(places)


def _photo(data: dict[str, Any]) -> tuple[str | None, ...]:
    creator, agency = _name(data.get("creator")), _name(data.get("sourceOrganization"))
    return data.get("caption"), data.get("creditText"), creator, agency


def _speaker(data: dict[str, Any] | None) -> tuple[str | None, ...] | None:
    if data is None:
        return None
    if data["@type"] == "Organization":
        return "organization", data["name"], None, None, None
    kind, name = ("person", data["name"]) if "name" in data else ("anonymous", data["description"])
    return kind, name, data.get("honorificPrefix"), data.get("jobTitle"), _name(data.get("affiliation"))


def _held(article: Article) -> dict[str, Any]:
    """The same fields of the article itself."""

    def notices(*kinds: str) -> list[str]:
        return [one.text for one in article.notices if one.kind in kinds]

    def shown(photo: Any) -> tuple[str | None, ...]:
        credit = photo.credit
        return photo.caption, *(
            (credit.line, credit.creator, credit.agency) if credit else (None, None, None)
        )

    def said_by(quote: Any) -> tuple[str | None, ...] | None:
        one = quote.speaker
        if one is None:
            return None
        if one.kind == "organization":
            return one.kind, one.name, None, None, None
        return one.kind, one.name, one.honorific, one.role, one.organization

    return {
        "url": uri_of(article.url),
        "title": article.title,
        "deck": article.deck,
        "published": article.published.isoformat() if article.published else None,
        "updated": article.updated.isoformat() if article.updated else None,
        "authors": [(one.kind, one.name, one.role, one.organization, one.place) for one in article.authors],
        "publisher": article.publisher,
        "agencies": list(article.agencies),
        "section": article.section,
        "tags": list(article.tags),
        "language": article.language,
        "places": list(article.dateline.places) if article.dateline else [],
        "text": article.text,
        "photos": [shown(photo) for photo in article.photos],
        "corrections": notices("correction"),
        "copyright": notices("copyright"),
        "makers": notices("sign_off", "contributors"),
        "quotes": [(one.text, said_by(one)) for one in article.quotes if one.kind != "indirect"],
        "related": [(story.title, shown(story)) for story in article.related],
    }


@each_dump
def test_every_fixture_reads_back(dump: Path) -> None:
    for article in articles_of(dump):
        data = json.loads(write(article, "json-ld"))
        assert (data["@context"], data["@type"]) == ("https://schema.org", "NewsArticle")
        assert _read(data) == _held(article)


@given(any_articles.articles)
def test_any_article_reads_back(article: Article) -> None:
    text = write(article, "json-ld")
    assert "<" not in text
    assert _read(json.loads(text)) == _held(article)
