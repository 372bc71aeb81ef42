"""Stage `roles`: what the lines are that no rule has settled."""

from dataclasses import dataclass
from pathlib import Path

from wirecleaner.document import Document
from wirecleaner.labels import Label


@dataclass(frozen=True, slots=True)
class Roles:
    """Labels the undecided lines."""

    name: str = "roles"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ("title", "deck", "section")

    @classmethod
    def load(cls, weights: "str | Path | None" = None) -> "Roles":
        """The stage with its weights."""
        return cls()

    def __call__(self, doc: Document, /) -> None:
        """Take long lines for the body."""
        for line in doc.undecided():
            doc.decide(line, Label.BODY if len(line.text) > 80 else Label.FURNITURE, rule="roles.length")
