"""Stage `photos`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("photos")
def photos(doc: Document) -> None:
    """Do nothing yet."""
