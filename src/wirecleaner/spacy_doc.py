"""An article as a spaCy `Doc` over its text, with spans for quotes, cues, sources. Needs `wirecleaner[spacy]`."""

from typing import TYPE_CHECKING

from wirecleaner.article import Article, Quote
from wirecleaner.document import Span as Place
from wirecleaner.places import TextMap

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span


def to_doc(article: Article, nlp: "Language") -> "Doc":
    """The article's text as tokens, not yet run through the pipeline: `nlp(to_doc(article, nlp))` does that.

    `doc.spans` has the groups "quotes" (one span a part, labelled direct, indirect or mixed), "cues" and "sources"; the
    `kb_id_` of each is the name of the speaker, "" if there is none, and its `id_` the place of the quote in
    `article.quotes`. Spans grow to whole tokens. Raises `InputValueError` for an article without its source.
    """
    doc = nlp.make_doc(article.text)
    places = TextMap(article)
    groups: dict[str, list[Span]] = {"quotes": [], "cues": [], "sources": []}
    for number, quote in enumerate(article.quotes):
        for group, span in _spans(quote):
            found = places.to_text(span)
            if found is None:
                continue
            placed = doc.char_span(
                *found,
                label=quote.kind,
                kb_id=quote.speaker.name if quote.speaker else "",
                span_id=str(number),
                alignment_mode="expand",
            )
            if placed is not None:
                groups[group].append(placed)
    for name, spans in groups.items():
        doc.spans[name] = spans
    return doc


def _spans(quote: Quote) -> list[tuple[str, Place]]:
    found: list[tuple[str, Place]] = [("quotes", span) for span in quote.content]
    if quote.cue is not None and quote.cue.span is not None:
        found.append(("cues", quote.cue.span))
    if quote.source is not None and quote.source.span is not None:
        found.append(("sources", quote.source.span))
    return found
