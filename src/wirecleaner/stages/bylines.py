"""Stage `bylines`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("bylines")
def bylines(doc: Document) -> None:
    """Do nothing yet."""
