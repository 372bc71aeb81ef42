"""schema.org NewsArticle as JSON-LD."""

from collections.abc import Iterable
from typing import Any

from wirecleaner.article import Article, Author, Credit, Dateline, Photo, Quote, RelatedStory, Speaker
from wirecleaner.formats.common import uri_of


def to_json_ld(article: Article) -> dict[str, Any]:
    r"""The article as a schema.org NewsArticle.

    >>> import wirecleaner
    >>> data = to_json_ld(wirecleaner.parse("LONDON (AP) — “It is slow,” said Ann Roe, the mayor."))
    >>> data["@type"], data["citation"][0]["text"], data["citation"][0]["spokenByCharacter"]["name"]
    ('NewsArticle', 'It is slow', 'Ann Roe')
    """
    return _thing(
        "NewsArticle",
        {
            "url": uri_of(article.url),
            "headline": article.title,
            "description": article.deck,
            "datePublished": article.published.isoformat() if article.published else None,
            "dateModified": article.updated.isoformat() if article.updated else None,
            "author": [_author(author) for author in article.authors],
            "publisher": _organization(article.publisher),
            "sourceOrganization": [_organization(name) for name in article.agencies],
            "articleSection": article.section,
            "keywords": list(article.tags),
            "inLanguage": article.language,
            **_dateline(article.dateline),
            "articleBody": article.text,
            "wordCount": len(article.text.split()) or None,
            "image": [_image(photo) for photo in article.photos],
            "correction": [
                _thing("CorrectionComment", {"text": notice.text})
                for notice in article.notices
                if notice.kind == "correction"
            ],
            "copyrightNotice": _notices(article, "copyright"),
            "creditText": _notices(article, "sign_off", "contributors"),
            "citation": [_quotation(quote) for quote in article.quotes if quote.kind != "indirect"],
            "mentions": [_related(story) for story in article.related],
        },
        context=True,
    )


def _thing(kind: str, properties: dict[str, Any], *, context: bool = False) -> dict[str, Any]:
    """An object of a schema.org type with the properties that say something."""
    head = {"@context": "https://schema.org"} if context else {}
    filled = {key: value for key, value in properties.items() if value not in (None, "", [], {})}
    return {**head, "@type": kind, **filled}


def _organization(name: str | None) -> dict[str, Any] | None:
    return _thing("Organization", {"name": name}) if name else None


def _place(name: str | None) -> dict[str, Any] | None:
    return _thing("Place", {"name": name}) if name else None


def _author(author: Author) -> dict[str, Any]:
    house, place = _organization(author.organization), _place(author.place)
    if author.kind == "organization":
        return _thing(
            "Organization",
            {
                "name": author.name,
                "description": author.role,
                "parentOrganization": house,
                "location": place,
            },
        )
    return _thing(
        "Person",
        {"name": author.name, "jobTitle": author.role, "affiliation": house, "workLocation": place},
    )


def _dateline(dateline: Dateline | None) -> dict[str, Any]:
    """The places one by one, and the dateline as a line of text."""
    if dateline is None:
        return {}
    parts = [
        " / ".join(dateline.places),
        f"({dateline.agency})" if dateline.agency else "",
        dateline.date.isoformat() if dateline.date else "",
    ]
    return {
        "dateline": " ".join(part for part in parts if part),
        "locationCreated": [_place(place) for place in dateline.places],
    }


def _image(photo: Photo) -> dict[str, Any]:
    return _thing("ImageObject", {"caption": photo.caption, **_credit(photo.credit)})


def _credit(credit: Credit | None) -> dict[str, Any]:
    if credit is None:
        return {}
    maker = _thing("Person", {"name": credit.creator}) if credit.creator else None
    return {"creditText": credit.line, "creator": maker, "sourceOrganization": _organization(credit.agency)}


def _notices(article: Article, *kinds: str) -> list[str] | str:
    """One text, or several as a list, as JSON-LD writes them."""
    texts = [notice.text for notice in article.notices if notice.kind in kinds]
    return texts[0] if len(texts) == 1 else texts


def _quotation(quote: Quote) -> dict[str, Any]:
    speaker = _speaker(quote.speaker) if quote.speaker else None
    return _thing("Quotation", {"text": quote.text, "spokenByCharacter": speaker})


def _speaker(speaker: Speaker) -> dict[str, Any]:
    """Who said it. Someone unnamed has a description and no name."""
    if speaker.kind == "organization":
        return _thing("Organization", {"name": speaker.name})
    named = "name" if speaker.kind == "person" else "description"
    return _thing(
        "Person",
        {
            named: speaker.name,
            "honorificPrefix": speaker.honorific,
            "jobTitle": speaker.role,
            "affiliation": _organization(speaker.organization),
        },
    )


def _related(story: RelatedStory) -> dict[str, Any]:
    has_photo = story.caption or story.credit
    images: Iterable[dict[str, Any]] = (
        [_image(Photo(caption=story.caption, credit=story.credit))] if has_photo else []
    )
    return _thing("CreativeWork", {"headline": story.title, "image": list(images)})
