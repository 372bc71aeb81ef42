"""Stage `dateline`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage


@stage("dateline", requires=["body"], provides=["dateline", "agencies"])
def dateline(doc: Document) -> None:
    """Do nothing yet."""


def opens_with_dateline(text: str) -> bool:
    """Whether a line opens with a dateline."""
    return False
