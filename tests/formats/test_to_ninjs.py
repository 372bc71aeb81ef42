"""Every article is valid ninjs 3.1, formats checked, and what ninjs holds can be read back from it alone."""

import json
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from re import DOTALL, findall
from typing import Any

import any_articles
import pytest
from fixture_articles import articles_of, each_dump
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

import wirecleaner
from wirecleaner import Article
from wirecleaner.errors import InputValueError
from wirecleaner.formats import to_ninjs, write
from wirecleaner.formats.common import credited

SCHEMA = json.loads((Path(__file__).parents[1] / "ninjs-schema_3.1.json").read_text(encoding="utf-8"))
CHECK = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
KINDS = {"p": "paragraph", "h2": "subheading", "li": "list_item", "blockquote": "pull_quote"}


def _read(data: dict[str, Any]) -> dict[str, Any]:
    """The fields of an article that an object of ninjs holds."""
    people, bodies = data.get("people", []), data.get("organisations", [])
    descriptions = data.get("descriptions", [])
    notes = dict(line.split(": ", 1) for line in data.get("edNote", "").splitlines())
    first, last = data.get("firstCreated"), data.get("versionCreated")
    html = next((one["value"] for one in data.get("bodies", []) if one["contentType"] == "text/html"), "")
    return {
        "title": next((one["value"] for one in data.get("headlines", [])), None),
        "deck": next((one["value"] for one in descriptions if one["role"] == "summary"), None),
        "notices": sorted(
            [(one["role"], one["value"]) for one in descriptions if one["role"] != "summary"]
            + [("copyright", text) for text in data.get("copyrightNotice", "").split("\n") if text]
        ),
        "published": notes.get("published", first),
        "updated": notes.get("updated", None if last == first else last),
        "body": [
            (KINDS[tag], unescape(text)) for tag, text in findall(r"<(p|h2|li|blockquote)>(.*?)</\1>", html, DOTALL)
        ],
        "text": next((one["value"] for one in data.get("bodies", [])), ""),
        "authors": sorted(one["name"] for one in [*people, *bodies] if one["rel"] == "author"),
        "speakers": sorted(one["name"] for one in people if one["rel"] == "quoted"),
        "quoting bodies": sorted(one["name"] for one in bodies if one["rel"] == "quoted"),
        "by": data.get("by", ""),
        "places": [one["name"] for one in data.get("places", [])],
        "section": next((one["name"] for one in data.get("subjects", []) if one["rel"] == "section"), None),
        "tags": [one["name"] for one in data.get("subjects", []) if one["rel"] == "tag"],
        "agencies": [one["name"] for one in data.get("infoSources", []) if one["role"] == "agency"],
        "publisher": next((one["name"] for one in data.get("infoSources", []) if one["role"] == "publisher"), None),
        "language": data.get("language"),
        "photos": [_photo(one) for one in data.get("associations", []) if one["name"] == "photo"],
        "related": [
            (one["headlines"][0]["value"], *map(_photo, one.get("associations", [{}])))
            for one in data.get("associations", [])
            if one["name"] == "related"
        ],
    }  # fmt: skip


def _photo(data: dict[str, Any]) -> tuple[str | None, ...]:
    captions = [one["value"] for one in data.get("descriptions", [])]
    creators = [one["name"] for one in data.get("people", [])]
    houses = [one["name"] for one in data.get("infoSources", [])]
    return (captions or [None])[0], data.get("by"), (creators or [None])[0], (houses or [None])[0]


def _shown(photo: Any) -> tuple[str | None, ...]:
    credit = photo.credit
    return photo.caption, *((credit.line, credit.creator, credit.agency) if credit else (None, None, None))


def _held(article: Article) -> dict[str, Any]:
    """The same fields of the article itself."""
    speakers = [one.speaker for one in article.quotes if one.speaker]
    published, updated = (
        moment.isoformat() if moment else None for moment in (article.published, article.updated)
    )
    return {
        "title": article.title,
        "deck": article.deck,
        "notices": sorted((one.kind, one.text) for one in article.notices),
        "published": published,
        "updated": None if updated == published and "T" in (updated or "") and _zoned(article) else updated,
        "body": [(one.kind, one.text) for one in article.body],
        "text": article.text,
        "authors": sorted(one.name for one in article.authors),
        "speakers": sorted({one.name for one in speakers if one.kind == "person"}),
        "quoting bodies": sorted({one.name for one in speakers if one.kind == "organization"}),
        "by": "; ".join(map(credited, article.authors)),
        "places": list(article.dateline.places) if article.dateline else [],
        "section": article.section,
        "tags": list(article.tags),
        "agencies": list(article.agencies),
        "publisher": article.publisher,
        "language": article.language,
        "photos": [_shown(photo) for photo in article.photos],
        "related": [(story.title, _shown(story)) for story in article.related],
    }


def _zoned(article: Article) -> bool:
    return isinstance(article.updated, datetime) and article.updated.tzinfo is not None


@each_dump
def test_every_fixture_is_valid_and_reads_back(dump: Path) -> None:
    for article in articles_of(dump):
        data = json.loads(write(article, "ninjs"))
        CHECK.validate(data)
        assert _read(data) == _held(article)


@given(any_articles.articles)
def test_any_article_is_valid_and_reads_back(article: Article) -> None:
    data = json.loads(write(article, "ninjs"))
    CHECK.validate(data)
    assert _read(data) == _held(article)


def test_the_check_checks() -> None:
    """Formats and unknown properties are refused by the validator that the other tests trust."""
    for wrong in (
        {"uri": "no uri"},
        {"uri": "x:y", "firstCreated": "2024-03-04"},
        {"uri": "x:y", "headline": "x"},
    ):
        assert not CHECK.is_valid(wrong)
    assert CHECK.is_valid({"uri": "x:y", "firstCreated": "2024-03-04T00:00:00Z"})


def test_the_uri_is_the_argument_then_the_address_then_made_of_the_text() -> None:
    text = "Harbour clock runs slow\n\nThe clock is 22 minutes slow, the mayor said."
    here = wirecleaner.parse(text, url="https://example.com/fähre")
    assert to_ninjs(here, uri="urn:x:1")["uri"] == "urn:x:1"
    assert to_ninjs(here)["uri"] == "https://example.com/f%C3%A4hre"
    made = to_ninjs(wirecleaner.parse(text))["uri"]
    assert made.startswith("urn:uuid:")
    assert made == to_ninjs(wirecleaner.parse(text, url="no address"))["uri"]
    assert made != to_ninjs(wirecleaner.parse(text + " Nobody minds."))["uri"]
    with pytest.raises(InputValueError, match="absolute address"):
        to_ninjs(here, uri="ferry")


@pytest.mark.parametrize(
    ("published", "created", "note"),
    [
        (date(2024, 3, 4), None, "published: 2024-03-04"),
        (datetime(2024, 3, 4, 9, 15), None, "published: 2024-03-04T09:15:00"),
        (datetime(2024, 3, 4, 9, 15, tzinfo=UTC), "2024-03-04T09:15:00+00:00", None),
        (None, None, None),
    ],
)
def test_no_time_and_no_zone_is_invented(
    published: date | None, created: str | None, note: str | None
) -> None:
    data = to_ninjs(Article(published=published))
    assert (data.get("firstCreated"), data.get("versionCreated"), data.get("edNote")) == (
        created,
        created,
        note,
    )


def test_with_a_zone_every_moment_is_exact() -> None:
    article = Article(published=date(2024, 3, 4), updated=datetime(2024, 3, 4, 9, 15))
    data = to_ninjs(article, zone=UTC)
    assert data["firstCreated"] == "2024-03-04T00:00:00+00:00"
    assert data["versionCreated"] == "2024-03-04T09:15:00+00:00"
    assert "edNote" not in data
