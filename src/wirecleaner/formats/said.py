"""Quotes as elements within the text of a paragraph: one for each stretch, nested where one lies in another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from wirecleaner.article import Article, Quote
from wirecleaner.formats.anchors import Anchors

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that encloses a stretch of a paragraph. `quote` is the index of the quote that it belongs to."""

    start: int
    end: int
    tag: str
    quote: int
    attributes: dict[str, str] = field(default_factory=dict)


def marks_of(article: Article, speakers: Sequence[str | None], prefix: str) -> Mapping[int, list[Mark]]:
    """For each paragraph with quotes: its marks, outer ones first, none across the edge of another.

    `speakers` has the id of each quote's speaker. A quote in several stretches is one chain of elements, by `next`
    and `prev`. In a mixed quote `q` encloses the words in quotation marks.
    """
    anchors = Anchors(article)
    raw: defaultdict[int, list[Mark]] = defaultdict(list)
    for number, quote in enumerate(article.quotes):
        tagged = [("said", quote.content), ("q", quote.quoted if quote.kind == "mixed" else ())]
        for tag, spans in tagged:
            for paragraph, start, end in anchors.of(spans):
                raw[paragraph].append(Mark(start, end, tag, number))
    marks = {paragraph: _uncrossed(found) for paragraph, found in sorted(raw.items())}
    chains: defaultdict[int, list[Mark]] = defaultdict(list)
    for found in marks.values():
        for mark in found:
            if mark.tag == "said":
                chains[mark.quote].append(mark)
    for number, chain in chains.items():
        _identify(chain, f"{prefix}q{number + 1}")
        for mark in chain:
            mark.attributes.update(facts_of(article.quotes[number], speakers[number]))
    return marks


def facts_of(quote: Quote, speaker: str | None) -> dict[str, str]:
    """What a `said` element says of its quote: whether it is direct, who says it, how sure that is."""
    facts = {"direct": "true" if quote.kind == "direct" else "false"}
    if speaker:
        facts["who"] = f"#{speaker}"
    return {**facts, "cert": f"{quote.confidence:g}"}


def _identify(chain: Sequence[Mark], name: str) -> None:
    """Give each stretch of a quote its id, and its neighbours where there are several."""
    names = [name, *(f"{name}.{number}" for number in range(2, len(chain) + 1))]
    for at, mark in enumerate(chain):
        mark.attributes[XML_ID] = names[at]
        if at > 0:
            mark.attributes["prev"] = f"#{names[at - 1]}"
        if at + 1 < len(chain):
            mark.attributes["next"] = f"#{names[at + 1]}"


def _uncrossed(marks: Sequence[Mark]) -> list[Mark]:
    """The marks in the order in which they open; one that crosses the edge of another is cut there."""
    waiting = [(mark.start, -mark.end, number, mark) for number, mark in enumerate(marks)]
    heapify(waiting)
    done: list[Mark] = []
    open_marks: list[Mark] = []
    while waiting:
        start, _, number, mark = heappop(waiting)
        while open_marks and open_marks[-1].end <= start:
            open_marks.pop()
        if open_marks and mark.end > (edge := open_marks[-1].end):
            heappush(waiting, (edge, -mark.end, number, replace(mark, start=edge, attributes={})))
            mark = replace(mark, end=edge, attributes={})
        open_marks.append(mark)
        done.append(mark)
    return done


def fill(element: "Element", text: str, marks: Sequence[Mark]) -> None:
    """Put a text into an element, with the marks as elements around their stretches."""
    from xml.etree.ElementTree import SubElement

    nest: list[tuple[Element, int]] = [(element, len(text))]
    at = 0
    for mark in marks:
        while nest[-1][1] <= mark.start and len(nest) > 1:
            inner, end = nest.pop()
            _append(inner, text[at:end])
            at = end
        _append(nest[-1][0], text[at : mark.start])
        at = mark.start
        nest.append((SubElement(nest[-1][0], mark.tag, mark.attributes), mark.end))
    while nest:
        inner, end = nest.pop()
        _append(inner, text[at:end])
        at = end


def _append(element: "Element", text: str) -> None:
    """Add text at the end of what an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
