"""Stage `related`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("related")
def related(doc: Document) -> None:
    """Do nothing yet."""
