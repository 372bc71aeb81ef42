"""Stage `exports`: files whose form is printed with the text: the fields of archives, the stamps of agency feeds.

LexisNexis, whose names of fields stand over the text, and the rest of a feed are read by `notices`.
"""

from wirecleaner.document import Document
from wirecleaner.pipeline import stage
from wirecleaner.wire.databases import read_database
from wirecleaner.wire.factiva import read_factiva
from wirecleaner.wire.feeds import read_stamps


@stage("exports", provides=["title", "section", "authors", "published", "publisher"])
def exports(doc: Document) -> None:
    """Read the fields of exports of Factiva, ProQuest and EBSCO and the transmission stamps of an AP feed."""
    if "HD" in doc.source and "PD" in doc.source:
        read_factiva(doc)
    if "Document type:" in doc.source or "Document Type:" in doc.source:
        read_database(doc)
    if "GMT" in doc.source:
        read_stamps(doc)
