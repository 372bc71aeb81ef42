"""Stage `paragraphs`: the lines of the body become paragraphs."""

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.passages import ParagraphKind, Passage
from wirecleaner.pipeline import stage

_KINDS: dict[Label, ParagraphKind] = {
    Label.BODY: "paragraph",
    Label.SUBHEADING: "subheading",
    Label.LIST_ITEM: "list_item",
    Label.PULL_QUOTE: "pull_quote",
}
# A paragraph that stops in the middle of a sentence: no stop, no closing mark, no colon before a list.
_STOPS = regex.compile(r"[.!?:;…。！？।]['\"”’»›“)\]）」』]*$|[)\]」』”»]$")
_GOES_ON = regex.compile(r"[\p{Ll},;)\]%]")


@stage("paragraphs", provides=["body"])
def paragraphs(doc: Document) -> None:
    """Propose the paragraphs of the body, joining lines that broke in mid-sentence."""
    run: list[Line] = []
    for line in doc.labelled(*_KINDS):
        if run and not _continues(run[-1], line):
            _propose(doc, run)
            run = []
        run.append(line)
    if run:
        _propose(doc, run)


@stage("prose")
def prose(doc: Document) -> None:
    """Take every line for a paragraph of the body."""
    for line in doc.undecided():
        doc.decide(line, Label.BODY, rule="prose.every-line")


def _continues(line: Line, following: Line) -> bool:
    """Whether a sentence runs over from one line to the next: cut short, and going on in lower case."""
    return (
        line.label is Label.BODY is following.label
        and not _STOPS.search(line.text[-12:])
        and bool(_GOES_ON.match(following.text))
    )


def _propose(doc: Document, run: list[Line]) -> None:
    label = run[0].label
    assert label is not None
    passage = Passage.of(_KINDS[label], run)
    rule = "paragraphs.joined" if len(run) > 1 else "paragraphs.line"
    doc.propose("body", passage, run[0].content, rule=rule)
