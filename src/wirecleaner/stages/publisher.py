"""Stage `publisher`: which site carries the page."""

from dataclasses import dataclass

from wirecleaner.document import Document
from wirecleaner.profiles import Profile


@dataclass(frozen=True, slots=True)
class Publisher:
    """Proposes the publisher."""

    profiles: tuple[Profile, ...] = ()
    name: str = "publisher"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("publisher",)

    def __call__(self, doc: Document, /) -> None:
        """Do nothing yet."""
