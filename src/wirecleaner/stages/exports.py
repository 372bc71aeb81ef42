"""Stage `exports`: news archives that print their fields with codes; other archives are read by `notices`."""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage
from wirecleaner.wire.factiva import read_factiva


@stage("exports", provides=["title", "section", "authors", "published", "publisher"])
def exports(doc: Document) -> None:
    """Read the fields of a Factiva export."""
    if "HD" in doc.source and "PD" in doc.source:
        read_factiva(doc)
