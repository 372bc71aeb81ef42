"""Stage `profiles`: what is known of the page's publisher, if a profile fits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

import regex

from wirecleaner.document import Document
from wirecleaner.labels import Label
from wirecleaner.profiles import Profile

_DIGITS = regex.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Profiles:
    """Proposes what the fitting profile says: the publisher and the order of its dates; labels its furniture.

    A profile fits by the URL's host, or by a line that only its site prints. Of several the first in the list counts.
    """

    profiles: tuple[Profile, ...] = ()
    name: str = "profiles"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("publisher", "day_first", "language")

    def __call__(self, doc: Document, /) -> None:
        """Look for the profile and say what it knows."""
        profile = next(matching(doc, self.profiles), None)
        if profile is None:
            return
        rule = "profiles.fits"
        doc.propose(
            "publisher", profile.publisher, None, rule=rule, score=0.98, via="url" if doc.url else "text"
        )
        if profile.day_first is not None:
            doc.propose("day_first", profile.day_first, None, rule=rule)
        if profile.language is not None and doc.language is None:
            doc.language = profile.language
            doc.propose("language", profile.language, None, rule=rule, score=0.95)
        _label_furniture(doc, frozenset(profile.furniture))


def matching(doc: Document, profiles: tuple[Profile, ...]) -> Iterator[Profile]:
    """The profiles that fit a document: its URL's host, or lines that only this site prints."""
    host = _host(doc.url) if doc.url else ""
    texts: frozenset[str] | None = None
    for profile in profiles:
        fits = bool(host) and any(host == own or host.endswith("." + own) for own in profile.hosts)
        if not fits and profile.signs:
            texts = texts or frozenset(line.text for line in doc.lines)
            fits = not texts.isdisjoint(profile.signs)
        if fits and _in_force(profile, doc.reference_date):
            yield profile


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # "http://[x" is no address, but it may still be what the caller has
        return ""


def _in_force(profile: Profile, reference: datetime | date | None) -> bool:
    """Whether a page saved on that day can have what the profile describes; a page of an unknown day can."""
    day = reference.date() if isinstance(reference, datetime) else reference
    if day is None:
        return True
    return (profile.valid_from or day) <= day <= (profile.valid_until or day)


def _label_furniture(doc: Document, texts: frozenset[str]) -> None:
    for line in doc.undecided() if texts else ():
        if line.text in texts or _DIGITS.sub("{n}", line.text) in texts:
            doc.decide(line, Label.FURNITURE, rule="profiles.furniture", score=0.95)
