"""Stage `rest`: what nothing claimed is furniture, so that every line is accounted for."""

from wirecleaner.document import Document
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage


@stage("rest")
def rest(doc: Document) -> None:
    """Label what is left: the section that a publisher profile named is one, all else furniture."""
    sections = {one.span for one in doc.proposed("section") if one.stage == "profiles"}
    for line in doc.undecided():
        if line.content in sections:
            doc.decide(line, Label.SECTION, rule="rest.section-of-profile", score=0.85)
            continue
        doc.decide(line, Label.FURNITURE, rule="rest.outside-the-story", score=0.5)
