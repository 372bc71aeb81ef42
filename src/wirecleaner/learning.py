"""Learning a site: from several dumps of its pages to a profile of what recurs on them.

The profile holds what the library does not know by itself. Lines that read like a headline are left out: what is
promoted on every page today is the title of a page of its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from wirecleaner.errors import InputTypeError, InputValueError
from wirecleaner.labels import Label
from wirecleaner.profiles import MOST_LINES, Profile
from wirecleaner.recurring import (
    ReadPage,
    Recurring,
    ends_like_sentence,
    in_lists_of_stories,
    is_short,
    of_different_stories,
    recurring,
)
from wirecleaner.stamps.order import date_order
from wirecleaner.wire.agencies import agency_named

if TYPE_CHECKING:
    from wirecleaner.article import Article
    from wirecleaner.batch import Page
    from wirecleaner.pipeline import Pipeline

Found = TypeVar("Found")
_FEWEST = 2
# A sign is proof by itself, so it stands on nearly all pages and says more than the name.
_SIGNS, _SIGN_SHARE, _SIGN_LENGTH, _BESIDE_NAME = 3, 0.8, 25, 8


def learn_site(
    dumps: "Iterable[str | Page]",
    *,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    pipeline: "Pipeline[Article] | None" = None,
) -> Profile:
    r"""A profile of one site, from several dumps of its pages: three do, ten are better, more than fifty add nothing.

    A dump is a text, or a `Page` where it is HTML or has a language or an address of its own.

    It holds the lines that stand on most of the pages and belong to the site, its sections, its language, the order of
    its dates, and lines that only this site prints. `publisher` is the site's name; it is found out if the pages say it.
    `url` is the address of the site or of one of its pages. All dumps should be made by the same tool. `pipeline` reads
    them; by default the one that `parse` runs, without profiles.

    Raises `InputValueError` if there are not two different stories to compare, or if nothing names the site.

    >>> import wirecleaner
    >>> story = "{}\n\nThe {} is slow, Mayor Ann Roe said on Monday, and it will stay so until spring.\n\n"
    >>> box = "Our tide table comes by post every Friday, with a stamp of your choice.\n"
    >>> dumps = [story.format(f"Harbour {what} runs slow", what) + box for what in ("clock", "crane", "ferry")]
    >>> wirecleaner.learn_site(dumps, publisher="The Tide").furniture
    ('Our tide table comes by post every Friday, with a stamp of your choice.',)
    """
    pages = of_different_stories(_read(dumps, language, pipeline))
    if len(pages) < _FEWEST:
        raise InputValueError(
            f"learn_site() compares pages with different stories, {_FEWEST} at least; there were {len(pages)}"
        )
    name = publisher or _publisher(pages)
    found = recurring(pages)
    lines = _lines(found, pages, name)
    host = _host(url)
    return Profile(
        name,
        hosts=(host,) if host else (),
        signs=_signs(found, name, len(pages)),
        sections=lines["sections"],
        furniture=lines["furniture"],
        menu=lines["menu"],
        day_first=_day_first(pages),
        language=language or _unanimous(page.article.language for page in pages),
        seen=max((day for page in pages if (day := page.article.published_day)), default=None),
    )


def _read(
    dumps: "Iterable[str | Page]", language: str | None, pipeline: "Pipeline[Article] | None"
) -> list[ReadPage]:
    """Each dump as the library reads it without a profile."""
    from wirecleaner.api import default_pipeline
    from wirecleaner.batch import document_of

    if isinstance(dumps, (str, bytes)):
        raise InputTypeError("learn_site() takes several dumps, not one text; pass a list of them")
    pipeline = pipeline or default_pipeline(profiles=()).without("quotes")
    pages = []
    for dump in dumps:
        doc = pipeline.run(document_of(pipeline, dump, language=language))
        pages.append(ReadPage.of(doc, pipeline.build(doc)))
    return pages


def _publisher(pages: Sequence[ReadPage]) -> str:
    """The name that most of the pages carry."""
    names = Counter(page.article.publisher for page in pages if page.article.publisher)
    name, count = names.most_common(1)[0] if names else ("", 0)
    if count * 2 <= len(pages):
        raise InputValueError(
            f"the pages do not agree on the site's name ({', '.join(names) or 'none was found'}); pass publisher="
        )
    return name


def _lines(found: dict[str, Recurring], pages: Sequence[ReadPage], name: str) -> dict[str, tuple[str, ...]]:
    """The lines that recur and are the site's, by the key of the profile that they belong to."""
    teasers = in_lists_of_stories(found, pages)
    named: frozenset[str] = frozenset().union(*map(_sections, pages))
    authors = {author.name.casefold() for page in pages for author in page.article.authors}
    kept: dict[str, list[str]] = {"sections": [], "furniture": [], "menu": []}
    for shape, line in found.items():
        if shape in named and is_short(line.text):
            kept["sections"].append(line.text)
        elif line.is_own or shape in authors:
            continue
        elif is_short(line.text):
            if line.is_menu:
                kept["menu"].append(line.text)
        elif not line.is_known and shape not in teasers and _is_of_site(line, name):
            kept["furniture"].append(line.text)
    return {key: tuple(texts[:MOST_LINES]) for key, texts in kept.items()}


def _sections(page: ReadPage) -> frozenset[str]:
    """The section of a page that stands in the menu and over the story: once alone it may be the menu's last entry."""
    section = (page.article.section or "").casefold()
    return frozenset({section} if page.shapes.count(section) > 1 else ())


def _is_of_site(line: Recurring, name: str) -> bool:
    """Whether a longer line is the site's: it is no headline, and it does not speak of what the story speaks of."""
    return (
        ends_like_sentence(line.text) or name.casefold() in line.text.casefold()
    ) and not line.is_about_story


def _signs(found: dict[str, Recurring], name: str, pages: int) -> tuple[str, ...]:
    """Lines that only this site prints, for they name it. An agency's name stands on the pages of its clients too."""
    if agency_named(name):
        return ()
    return tuple(
        line.text
        for line in found.values()
        if line.pages >= _SIGN_SHARE * pages
        and name.casefold() in line.text.casefold()
        and len(line.text) >= max(_SIGN_LENGTH, len(name) + _BESIDE_NAME)
        and not line.is_own
    )[:_SIGNS]


def _day_first(pages: Sequence[ReadPage]) -> bool | None:
    """The order of numeric dates that the pages prove, if none proves the other."""
    return _unanimous(
        order
        for page in pages
        if (order := date_order(line.text for line in page.doc.labelled(Label.DATE))) is not None
    )


def _unanimous(values: Iterable[Found | None]) -> Found | None:
    """What all say, if they say the same."""
    said = set(values)
    return said.pop() if len(said) == 1 else None


def _host(url: str | None) -> str | None:
    """The host of an address, without "www."."""
    if url is None:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        host = None
    if not host:
        raise InputValueError(f"url is the address of the site or one of its pages, not {url!r}")
    return host.removeprefix("www.")
