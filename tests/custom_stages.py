"""Stages and an article type as a user would write them, at the top of a module so that processes can import them."""

from datetime import datetime

from wirecleaner import Article, Document, stage


class WireArticle(Article):
    """An article that knows until when it must not be printed."""

    embargo: datetime | None = None
    slugs: tuple[str, ...] = ()


@stage("embargo", provides=["embargo"])
def embargo(doc: Document) -> None:
    for line in doc.lines:
        if line.text.startswith("EMBARGO "):
            doc.propose("embargo", datetime.fromisoformat(line.text[8:]), line.content, rule="embargo.line")


@stage("slugs", provides=["slugs"])
def slugs(doc: Document) -> None:
    for line in doc.lines:
        if line.text.startswith("SLUG "):
            doc.propose("slugs", line.printed[5:], line.to_source(5, len(line.text)), rule="slugs.line")


@stage("fussy")
def fussy(doc: Document) -> None:
    for line in doc.lines:
        if "poison" in line.text:
            raise ValueError("cannot stand this line")
