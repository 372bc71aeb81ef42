"""Stage `dateline`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("dateline", requires=["body"], provides=["dateline", "agencies"])
def dateline(doc: Document) -> None:
    """Do nothing yet."""
