"""Stage `photos`: captions and credits are paired to photos."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from wirecleaner.document import Candidate, Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.wire.caption_places import (
    caption_over_byline,
    captions_taken_for_text,
    name_over_byline,
    sentences_printed_again,
)
from wirecleaner.wire.captions import reader_of
from wirecleaner.wire.picture_lines import Around

# Between a caption and its credit stood at most the title and a kicker.
_APART = 3
# A caption that nothing but its place speaks for, and that has no credit, is no photo: 33 of 650 such lines of the
# evaluation's dumps were captions.
_SURE = 0.55
# One that only a credit elsewhere in the head speaks for stands next to the title or the credit.
_LIKELY = 0.65
_CONTENT = frozenset({Label.BODY, Label.LIST_ITEM})
_PAGE_ENDS = frozenset({Label.RELATED_MARKER, Label.COMMENT, Label.COPYRIGHT})


@stage("photos", provides=["photos"])
def photos(doc: Document) -> None:
    """Propose the article's photos: a caption, a credit, or both."""
    lines = doc.written
    _take_back(doc, lines)
    end = _end_of_article(lines)
    credits = {candidate.span: candidate for candidate in doc.proposed("credits")}
    captions = {candidate.span: candidate for candidate in doc.proposed("captions")}
    in_order = sorted(captions.values(), key=_start)
    reader, page = reader_of(doc.language), Around(doc)
    captioned = [here for here, line in enumerate(lines[:end]) if line.label is Label.CAPTION]
    scores = {decision.start: decision.score for decision in doc.decisions} if captioned else {}
    used: set[int] = set()

    def read_credit(line: Line) -> dict[str, Any] | None:
        known = credits.get(line.content)
        return known.value if known else reader.known_credit(line, page).credit_value(line)

    found: list[tuple[int, dict[str, Any], Candidate | None]] = []
    for here in captioned:
        line = lines[here]
        known = captions.get(line.content) or _inside(line, in_order)
        photo = dict(known.value) if known else reader.known_caption(line, page).caption_value(line)
        score = scores.get(line.start, 1.0)
        if score < _LIKELY and not _stands_by(lines, here):
            continue
        is_sure = score >= _SURE
        # Over the title stands the caption of the picture whose credit stands under it.
        over_title = lines[here + 1 : here + 2]
        reach = _APART if is_sure else 1 + any(line.label is Label.TITLE for line in over_title)
        if photo.get("credit") is None and (near := _nearest_credit(lines, here, used, reach)) is not None:
            used.add(near)
            photo["credit"] = read_credit(lines[near])
        if photo["credit"] is not None or is_sure:
            found.append((here, photo, known))
    for here, line in enumerate(lines[:end]):
        if line.label is Label.CREDIT and here not in used and (credit := read_credit(line)) is not None:
            found.append((here, {"caption": None, "caption_span": None, "credit": credit}, None))
    _propose(doc, lines, sorted(found, key=lambda item: item[0]))


def _take_back(doc: Document, lines: Sequence[Line]) -> None:
    """Label as captions what was taken for something else and what its place, now that the story is known, proves."""
    authors = {candidate.value["name"] for candidate in doc.proposed("authors")}
    found = [
        *((line, "photos.over-a-credit-as-others", 0.75) for line in captions_taken_for_text(lines)),
        *((line, "photos.sentences-printed-again", 0.7) for line in sentences_printed_again(lines)),
        (caption_over_byline(lines), "photos.between-deck-and-byline", _LIKELY),
        (name_over_byline(lines, authors), "photos.name-over-byline", _LIKELY),
    ]
    for line, rule, score in found:
        if line is not None:
            doc.revise(line, Label.CAPTION, rule=rule, score=score)


def _stands_by(lines: Sequence[Line], here: int) -> bool:
    """Whether the title or a credit stands next to a line."""
    beside = lines[max(0, here - 1) : here + 2]
    return any(line.label in (Label.TITLE, Label.CREDIT) for line in beside)


def _inside(line: Line, captions: list[Candidate]) -> Candidate | None:
    """The caption proposed for a part of a line: a field of an archive export holds its name too."""
    start, end = line.content
    at = bisect_left(captions, start, key=_start)
    known = captions[at] if at < len(captions) else None
    return known if known is not None and known.span is not None and known.span.end <= end else None


def _start(candidate: Candidate) -> int:
    return candidate.span.start if candidate.span is not None else -1


def _end_of_article(lines: Sequence[Line]) -> int:
    """The first line after the body that opens other stories, comments or the footer."""
    last = max((here for here, line in enumerate(lines) if line.label in _CONTENT), default=-1)
    return next((here for here in range(last + 1, len(lines)) if lines[here].label in _PAGE_ENDS), len(lines))


def _nearest_credit(lines: Sequence[Line], here: int, used: set[int], reach: int) -> int | None:
    """The credit that stands closest to a caption; below it before above it."""
    for apart in range(1, reach + 1):
        for there in (here + apart, here - apart):
            if (
                0 <= there < len(lines)
                and there not in used
                and lines[there].label is Label.CREDIT
                and lines[there].text[-1] not in ":："
            ):
                between = lines[min(here, there) + 1 : max(here, there)]
                if not any(line.label in _CONTENT or line.label is Label.CAPTION for line in between):
                    return there
    return None


def _propose(
    doc: Document, lines: Sequence[Line], found: list[tuple[int, dict[str, Any], Candidate | None]]
) -> None:
    """Propose each photo once: of a caption printed as alternative text and as caption, the one with a credit.

    A credit alone whose makers made a photo with a caption is that photo's, printed again.
    """
    credited = {photo["caption"] for _, photo, _ in found if photo["credit"]}
    makers = {_makers(photo) for _, photo, _ in found if photo["caption"]}
    seen: set[str] = set()
    for here, photo, known in found:
        caption = photo["caption"]
        if caption is None and _makers(photo) in makers:
            continue
        if caption and (caption in seen or (caption in credited and not photo["credit"])):
            continue
        seen.add(caption or "")
        rule = known.rule if known else "photos.caption" if caption else "photos.credit-alone"
        doc.propose("photos", photo, lines[here].content, rule=rule, score=0.9 if photo["credit"] else 0.6)


def _makers(photo: dict[str, Any]) -> tuple[str | None, ...]:
    credit = photo["credit"] or {}
    names = (credit.get("creator"), credit.get("agency"))
    return tuple(name and name.casefold() for name in names if name) or (credit.get("line"),)
