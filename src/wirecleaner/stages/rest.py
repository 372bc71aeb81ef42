"""Stage `rest`: what nothing claimed is furniture, so that every line is accounted for."""

from wirecleaner.document import Document
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage


@stage("rest")
def rest(doc: Document) -> None:
    """Label what is left."""
    for line in doc.undecided():
        doc.decide(line, Label.FURNITURE, rule="rest.outside-the-story", score=0.5)
