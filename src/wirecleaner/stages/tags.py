"""Stage `tags`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("tags")
def tags(doc: Document) -> None:
    """Do nothing yet."""
