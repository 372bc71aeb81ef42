"""Stage `exports`: files whose form is printed with the text: archive fields with codes, the stamps of agency feeds.

Archives that print the names of their fields, and the rest of a feed, are read by `notices`.
"""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage
from wirecleaner.wire.factiva import read_factiva
from wirecleaner.wire.feeds import read_stamps


@stage("exports", provides=["title", "section", "authors", "published", "publisher"])
def exports(doc: Document) -> None:
    """Read the fields of a Factiva export and the transmission stamps of an AP feed."""
    if "HD" in doc.source and "PD" in doc.source:
        read_factiva(doc)
    if "GMT" in doc.source:
        read_stamps(doc)
