"""Stage `furniture`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("furniture")
def furniture(doc: Document) -> None:
    """Do nothing yet."""
