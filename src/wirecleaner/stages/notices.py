"""Stage `notices`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("notices")
def notices(doc: Document) -> None:
    """Do nothing yet."""
