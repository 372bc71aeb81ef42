"""Stage `quotes`: who said what."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("quotes", requires=["body"], provides=["quotes"])
def quotes(doc: Document) -> None:
    """Do nothing yet."""
