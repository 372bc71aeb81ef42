"""Stage `credits`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("credits")
def credits(doc: Document) -> None:
    """Do nothing yet."""
