"""What a page says about itself outside its text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wirecleaner.html.render import Rendering


@dataclass(slots=True)
class PageFacts:
    """The facts of a page's head."""

    rendering: Rendering
    data: Sequence[str] = field(default_factory=list)


def facts_of(rendering: Rendering, data: Sequence[str]) -> PageFacts:
    """The facts of a page."""
    return PageFacts(rendering, data)
