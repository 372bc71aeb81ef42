"""Stage `paragraphs`: the lines of the body become paragraphs."""

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.passages import ParagraphKind, Passage
from wirecleaner.pipeline import stage
from wirecleaner.wire.agencies import wire_name

_KINDS: dict[Label, ParagraphKind] = {
    Label.BODY: "paragraph",
    Label.SUBHEADING: "subheading",
    Label.LIST_ITEM: "list_item",
    Label.PULL_QUOTE: "pull_quote",
}
# A paragraph that stops in the middle of a sentence: no stop, no closing mark, no colon before a list.
_STOPS = regex.compile(r"[.!?:;…。！？।]['\"”’»›“)\]）」』]*$|[)\]」』”»]$")
_GOES_ON = regex.compile(r"[\p{Ll},;)\]%]")


# "…until then. (AFP)": the mark of the agency that the text came from, on the last line.
_END_MARK = regex.compile(r"(?<=[.!?”\"']) ?(?P<mark>\((?P<agency>[^()]{2,30})\))$")


@stage("paragraphs", provides=["body", "agencies"])
def paragraphs(doc: Document) -> None:
    """Propose the paragraphs of the body, joining lines that broke in mid-sentence; the end mark is cut off."""
    _cut_end_mark(doc)
    run: list[Line] = []
    for line in doc.labelled(*_KINDS):
        if run and not _continues(run[-1], line):
            _propose(doc, run)
            run = []
        run.append(line)
    if run:
        _propose(doc, run)


def _cut_end_mark(doc: Document) -> None:
    body = doc.labelled(Label.BODY)
    if not body or not (found := _END_MARK.search(body[-1].text)) or not (wire := wire_name(found["agency"])):
        return
    line = body[-1]
    span = line.to_source(*found.span("mark"))
    _, mark = doc.split(line, [span.start], rule="paragraphs.end-mark")
    doc.revise(mark, Label.SIGN_OFF, rule="paragraphs.end-mark", score=0.95)
    doc.propose("agencies", wire, span, rule="paragraphs.end-mark", score=0.95)


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
