"""Stage `profiles`: what is known of the page's publisher, if a profile fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from wirecleaner.document import Document, Line, Via
from wirecleaner.labels import Label
from wirecleaner.profiles import DIGITS_SLOT, Profile, digits_as_slot

# A section over a headline: with so many lines between at most (a kicker, a day). Menu entries are shorter than this.
_NEAR_HEADLINE, _HEADLINE = 2, 20


@dataclass(frozen=True, slots=True)
class Profiles:
    """Proposes what the fitting profile says: the publisher and the order of its dates; labels its furniture.

    A profile fits by the URL's host, or by a line that only its site prints. Of several the first in the list counts.
    `given` is one that the caller says is right, whatever its signs and days.
    """

    profiles: tuple[Profile, ...] = ()
    given: Profile | None = None
    name: str = "profiles"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("publisher", "day_first", "language", "section", "menu_lines")

    def __call__(self, doc: Document, /) -> None:
        """Look for the profile and say what it knows."""
        profile = self.given or next(matching(doc, self.profiles), None)
        if profile is None:
            return
        rule = "profiles.given" if self.given else "profiles.fits"
        via: Via = "argument" if self.given else "url" if doc.url else "text"
        doc.propose("publisher", profile.publisher, None, rule=rule, score=0.98, via=via)
        if profile.day_first is not None:
            doc.propose("day_first", profile.day_first, None, rule=rule)
        if profile.language is not None and doc.language is None:
            doc.language = profile.language
            doc.propose("language", profile.language, None, rule=rule, score=0.95)
        _label_lines(doc, _shapes(profile))


def matching(doc: Document, profiles: tuple[Profile, ...]) -> Iterator[Profile]:
    """The profiles that fit a document: its URL's host, or lines that only this site prints."""
    host = _host(doc.url) if doc.url else ""
    texts: frozenset[str] | None = None
    shapes: frozenset[str] | None = None
    for profile in profiles:
        fits = bool(host) and any(host == own or host.endswith("." + own) for own in profile.hosts)
        if not fits and profile.signs:
            texts = texts or frozenset([line.text for line in doc.written])
            fits = not texts.isdisjoint(profile.signs)
            if not fits and any(DIGITS_SLOT in sign for sign in profile.signs):
                shapes = shapes or frozenset(map(digits_as_slot, texts))
                fits = not shapes.isdisjoint(profile.signs)
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


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The lines of a profile as lines of a page are compared with them: without case, `{n}` for digits."""

    furniture: frozenset[str]
    menu: frozenset[str]
    sections: frozenset[str]

    def has(self, shapes: frozenset[str], line: Line) -> bool:
        text = line.text.casefold()
        return text in shapes or digits_as_slot(text) in shapes


@lru_cache(maxsize=64)
def _shapes(profile: Profile) -> _Shapes:
    def folded(*texts: str) -> frozenset[str]:
        return frozenset(text.casefold().replace("’", "'") for text in texts)

    return _Shapes(
        folded(*profile.furniture), folded(*profile.menu, *profile.sections), folded(*profile.sections)
    )


def _label_lines(doc: Document, shapes: _Shapes) -> None:
    """Label what the profile knows; name the short lines of the menu that stand between other lines of the profile.

    "Sport" in the menu is furniture; over the headline it is the section, and in the story it may be a subheading. The
    menu is told without a profile nearly always, and what stages think of a page hangs on its undecided lines: so the
    stage `rest` has the last word on it.
    """
    if not (shapes.furniture or shapes.menu):
        return
    lines = doc.written
    whole = [shapes.has(shapes.furniture, line) for line in lines]
    short = [not whole[at] and shapes.has(shapes.menu, line) for at, line in enumerate(lines)]
    known = [True, *(one or other for one, other in zip(whole, short, strict=True)), True]
    menu: list[int] = []
    alone: list[int] = []
    for at, line in enumerate(lines):
        if line.label is not None:
            continue
        if whole[at]:
            doc.decide(line, Label.FURNITURE, rule="profiles.furniture", score=0.95)
        elif short[at] and known[at] and known[at + 2]:
            menu.append(at)
        elif short[at] and shapes.has(shapes.sections, line):
            alone.append(at)
    if menu:
        starts = tuple(lines[at].start for at in menu)
        doc.propose("menu_lines", starts, None, rule="profiles.menu", score=0.95)
    if alone:
        _find_section(doc, lines, alone[0], menu, known[1:-1])


def _find_section(
    doc: Document, lines: Sequence[Line], first: int, menu: list[int], known: list[bool]
) -> None:
    """The first name of a section that stands for itself over a headline, and in the menu too."""
    line = lines[first]
    is_in_menu = any(lines[at].text.casefold() == line.text.casefold() for at in menu if at < first)
    after = range(first + 1, min(first + 2 + _NEAR_HEADLINE, len(lines)))
    if is_in_menu and any(not known[at] and len(lines[at].text) >= _HEADLINE for at in after):
        doc.propose("section", line.printed, line.content, rule="profiles.section", score=0.85)
