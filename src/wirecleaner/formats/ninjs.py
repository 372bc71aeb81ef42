"""IPTC ninjs 3.1: news in JSON (https://www.iptc.org/std/ninjs/)."""

from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from html import escape
from itertools import groupby
from typing import Any

from wirecleaner.article import Article, Credit, Paragraph, Photo, RelatedStory
from wirecleaner.errors import InputValueError
from wirecleaner.formats.common import child_uri, credited, made_uri, uri_of

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
_TAGS = {"paragraph": "p", "subheading": "h2", "list_item": "li", "pull_quote": "blockquote"}


def to_ninjs(article: Article, *, uri: str | None = None, zone: tzinfo | None = None) -> dict[str, Any]:
    r"""The article as an object of ninjs 3.1.

    ninjs wants a URI: it is `uri`, else the article's `url`, else one made of headline, days and text
    (`urn:uuid:…`), the same for the same article.

    ninjs knows no day without a time and no time without a zone. With `zone` such a moment is read there, a day as
    its first minute. Without it nothing is invented: the moment stands in `edNote`, as it is known.

    >>> import wirecleaner
    >>> article = wirecleaner.parse("Published 4 March 2024\n\nThe clock is slow, Mayor Ann Roe said on Monday.")
    >>> to_ninjs(article)["edNote"]
    'published: 2024-03-04'
    >>> from datetime import UTC
    >>> to_ninjs(article, zone=UTC)["firstCreated"]
    '2024-03-04T00:00:00+00:00'
    """
    own = uri_of(uri if uri is not None else article.url)
    if uri is not None and own is None:
        raise InputValueError(f"uri is an absolute address such as 'https://example.com/ferry', not {uri!r}")
    own = own or made_uri(article)
    return _filled(
        {
            "uri": own,
            "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
            "type": "text",
            "language": article.language,
            **_moments(article, zone),
            "headlines": _texts([("main", article.title)]),
            "descriptions": _texts(
                [
                    ("summary", article.deck),
                    *((one.kind, one.text) for one in article.notices if one.kind != "copyright"),
                ]
            ),
            "bodies": _bodies(article),
            "by": "; ".join(map(credited, article.authors)),
            "copyrightNotice": "\n".join(
                notice.text for notice in article.notices if notice.kind == "copyright"
            ),
            **_names(article),
            "located": "; ".join(article.dateline.places) if article.dateline else None,
            "associations": [
                *(_photo(photo, own, number) for number, photo in enumerate(article.photos, 1)),
                *(_related(story, own, number) for number, story in enumerate(article.related, 1)),
            ],
        }
    )


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """The entries that say something."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def _texts(pairs: Iterable[tuple[str, str | None]]) -> list[dict[str, str]]:
    return [{"role": role, "contentType": "text/plain", "value": value} for role, value in pairs if value]


def _moments(article: Article, zone: tzinfo | None) -> dict[str, str]:
    """`firstCreated` and `versionCreated` as far as they are known to the second and zone; the rest as a note."""
    known: dict[str, str] = {}
    noted: list[str] = []
    for name, moment in (("published", article.published), ("updated", article.updated)):
        if moment is None:
            continue
        exact = _exact(moment, zone)
        if exact is None:
            noted.append(f"{name}: {moment.isoformat()}")
        else:
            known["firstCreated" if name == "published" else "versionCreated"] = exact
    if article.updated is None and "firstCreated" in known:
        known["versionCreated"] = known["firstCreated"]
    return {**known, "edNote": "\n".join(noted)}


def _exact(moment: datetime | date, zone: tzinfo | None) -> str | None:
    """The moment as RFC 3339 has it: with a time, and a zone in whole minutes."""
    if not isinstance(moment, datetime):
        if zone is None:
            return None
        moment = datetime.combine(moment, time())
    if moment.tzinfo is None:
        if zone is None:
            return None
        moment = moment.replace(tzinfo=zone)
    offset = moment.utcoffset()
    return moment.isoformat() if offset is not None and not offset.total_seconds() % 60 else None


def _bodies(article: Article) -> list[dict[str, Any]]:
    """The body twice: as text to search, and as HTML, which knows subheadings, lists and pull quotes."""
    if not article.body:
        return []
    text = article.text
    html = {"role": "main", "contentType": "text/html", "value": "\n".join(_html(article.body))}
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    return [{"role": "main", "contentType": "text/plain", **counts, "value": text}, html]


def _html(body: Iterable[Paragraph]) -> Iterable[str]:
    for kind, run in groupby(body, key=lambda paragraph: paragraph.kind):
        tag = _TAGS.get(kind, "p")
        elements = [f"<{tag}>{escape(paragraph.text, quote=False)}</{tag}>" for paragraph in run]
        yield from ["<ul>", *elements, "</ul>"] if tag == "li" else elements


def _names(article: Article) -> dict[str, list[dict[str, str]]]:
    """People, organisations, places, subjects and sources, each with what it is to the article."""
    people = [{"name": one.name, "rel": "author"} for one in article.authors if one.kind == "person"]
    bodies = [{"name": one.name, "rel": "author"} for one in article.authors if one.kind == "organization"]
    for quote in article.quotes:
        speaker = quote.speaker
        if speaker is not None and speaker.kind != "anonymous":
            listed = people if speaker.kind == "person" else bodies
            if (entry := {"name": speaker.name, "rel": "quoted"}) not in listed:
                listed.append(entry)
    sources = [{"name": name, "role": "agency"} for name in article.agencies]
    if article.publisher:
        sources.append({"name": article.publisher, "role": "publisher"})
    subjects = [{"name": tag, "rel": "tag"} for tag in article.tags]
    if article.section:
        subjects.insert(0, {"name": article.section, "rel": "section"})
    return {
        "people": people,
        "organisations": bodies,
        "places": [
            {"name": place, "rel": "dateline"}
            for place in (article.dateline.places if article.dateline else ())
        ],
        "subjects": subjects,
        "infoSources": sources,
    }


def _credit(credit: Credit | None) -> dict[str, Any]:
    if credit is None:
        return {}
    return {
        "by": credit.line,
        "people": [{"name": credit.creator, "rel": "creator"}] if credit.creator else [],
        "infoSources": [{"name": credit.agency, "role": "agency"}] if credit.agency else [],
    }


def _photo(photo: Photo, uri: str, number: int) -> dict[str, Any]:
    return _filled(
        {
            "name": "photo",
            "uri": child_uri(uri, f"photo-{number}"),
            "type": "picture",
            "descriptions": _texts([("caption", photo.caption)]),
            **_credit(photo.credit),
        }
    )


def _related(story: RelatedStory, uri: str, number: int) -> dict[str, Any]:
    own = child_uri(uri, f"related-{number}")
    photo = _photo(Photo(caption=story.caption, credit=story.credit), own, number)
    photo["uri"] = f"{own}-photo"
    has_photo = story.caption or story.credit
    return _filled(
        {
            "name": "related",
            "rel": "related",
            "uri": own,
            "type": "text",
            "headlines": _texts([("main", story.title)]),
            "associations": [photo] if has_photo else [],
        }
    )
