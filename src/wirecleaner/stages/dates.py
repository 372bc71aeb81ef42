"""Stage `dates`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("dates")
def dates(doc: Document) -> None:
    """Do nothing yet."""
