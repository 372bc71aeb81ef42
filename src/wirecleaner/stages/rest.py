"""Stage `rest`: what nothing claimed is furniture, so that every line is accounted for.

A publisher profile has the last word here on two things that are told by their place: its menu, and its sections.
"""

from wirecleaner.document import Document
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage

_TEXT = frozenset({None, Label.BODY, Label.LIST_ITEM, Label.SUBHEADING})


@stage("rest")
def rest(doc: Document) -> None:
    """Label what is left; take the menu that a profile knows out of the text."""
    menu = frozenset(start for one in doc.proposed("menu_lines") for start in one.value)
    if menu:
        for line in doc.lines:
            if line.start in menu and line.label in _TEXT:
                doc.revise(line, Label.FURNITURE, rule="rest.menu-of-profile", score=0.95)
    sections = {one.span for one in doc.proposed("section") if one.stage == "profiles"}
    for line in doc.undecided():
        if line.content in sections:
            doc.decide(line, Label.SECTION, rule="rest.section-of-profile", score=0.85)
            continue
        doc.decide(line, Label.FURNITURE, rule="rest.outside-the-story", score=0.5)
