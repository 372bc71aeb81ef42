"""Stage `bylines`: who wrote it. Lines that say so ("By Jane Roe") and names that stand alone beside the date."""

from wirecleaner.agencies import wire_name
from wirecleaner.bare_names import bare_signatures
from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules import Hit
from wirecleaner.signatures import Page, Part, Signature, printed_signatures

# From a signature to the first paragraph: share bars, captions and key points take up to 40 lines.
_TO_STORY = 45
# Running text between the headline and the byline: a deck, a summary, a cookie notice.
_BEFORE = 5
_WINDOW = 14
# A signature belongs to the story if at least this share of the longest text under any signature follows it.
_SHARE = 0.4
# Names this close are two of one head; further apart they are those of two teasers.
_NEXT_TO = 2
# A line that says "By" this far below a bare name still belongs to the same head.
_SAME_HEAD = 14


@stage("bylines", provides=["authors", "agencies"])
def bylines(doc: Document) -> None:
    """Label the byline of the story and propose its authors.

    Names beside teasers and under other stories stay undecided: only a byline that running text follows, or a
    signature right under it, is the story's. Misses a name that nothing on the page shows to be one.
    """
    page = Page(doc)
    printed, about = printed_signatures(page)
    signature = _of_the_story(page, printed, [])
    # A byline that says so near the top settles it; one further down may be another story's.
    if signature is None or page.prose_between(0, signature.first) > _BEFORE:
        signature = _of_the_story(page, printed, bare_signatures(page, about))
    if signature is None:
        return
    for line, label, rule in signature.labels:
        if line.label is None:
            doc.decide(line, label, rule=rule, score=signature.score)
    _propose(doc, signature)
    _settle_boxes(page, signature, about)


def _of_the_story(page: Page, printed: list[Signature], bare: list[Signature]) -> Signature | None:
    """The signature of the page's story; of two in one head the one that says "By"."""
    ordered = sorted([*printed, *bare], key=lambda signature: signature.first)
    if not ordered:
        return None
    follows = []
    for number, signature in enumerate(ordered):
        others = [other for other in ordered[number + 1 :] if other in printed or (signature in bare and other.rule != "byline.name-under-story")]
        after = (other.first for other in others if page.prose_between(signature.last + 1, other.first))
        end = min(next(after, len(page.lines)), len(page.lines))
        near = any(page.prose[signature.last + 1 : signature.last + 1 + _TO_STORY])
        follows.append(page.prose_between(signature.last + 1, end) if near else 0)
    least = max(1, _SHARE * max(follows))
    for number, signature in enumerate(ordered):
        if follows[number] < least or not _opens_a_story(page, signature, follows[number]):
            continue
        return _closest(page, signature, ordered[number + 1 :], printed)
    under = [other for other in ordered if other.first and page.prose[other.first - 1] and page.prose_between(other.first - _WINDOW, other.first) >= 3]
    return under[0] if under else None


def _opens_a_story(page: Page, signature: Signature, follows: int) -> bool:
    """Whether no story stands over the signature: it would be that of another one."""
    if page.prose_between(signature.first - _WINDOW, signature.first) > _BEFORE:
        return False
    before = page.prose_between(0, signature.first)
    return before <= _BEFORE or before <= follows


def _closest(page: Page, signature: Signature, later: list[Signature], printed: list[Signature]) -> Signature:
    """The signature itself, or a later one over the same text: the last of a list of teasers, or one that says "By"."""
    for other in later:
        gap = other.first - signature.last
        if page.prose_between(signature.last + 1, other.first) or (signature in printed and other not in printed):
            break
        if (other in printed and signature not in printed and gap <= _SAME_HEAD) or (gap > _NEXT_TO and other.score >= signature.score):
            signature = other
    return signature


def _propose(doc: Document, signature: Signature) -> None:
    seen: set[str] = set()
    for part in signature.parts:
        name = part.line.printed[part.named.start : part.named.end]
        if name.casefold() in seen:
            continue
        seen.add(name.casefold())
        span = part.line.to_source(part.named.start, part.named.end)
        author = {"name": name, "kind": part.named.kind, "span": span, **_beside(signature, part)}
        doc.propose("authors", author, span, rule=signature.rule, score=signature.score)
    for line, start, end in [*signature.houses, *([signature.organization] if signature.organization else [])]:
        if wire := wire_name(line.printed[start:end]):
            doc.propose("agencies", wire, line.to_source(start, end), rule=signature.rule, score=signature.score)


def _beside(signature: Signature, part: Part) -> dict[str, str | None]:
    """Role, house and place of a person, from the same line or the notes under it."""
    if part.named.kind == "organization":
        return {}
    beside: dict[str, str | None] = {}
    for field in ("role", "organization", "place"):
        own = getattr(part.named, field)
        noted = getattr(signature, field)
        if own:
            beside[field] = part.line.printed[own[0] : own[1]]
        elif noted:
            beside[field] = _slice(*noted)
    return beside


def _slice(line: Line, start: int, end: int) -> str:
    return line.printed[start:end]


def _settle_boxes(page: Page, signature: Signature, about: list[Hit]) -> None:
    """Sentences about the authors, and their names over these, wherever they stand."""
    names = {name.casefold() for name in signature.names}
    places = {id(line): here for here, line in enumerate(page.lines)}
    for hit in about:
        name = (hit.group("name") or "").casefold()
        if hit.line.label is not None or name not in names:
            continue
        page.doc.decide(hit.line, Label.BYLINE_NOTE, rule=hit.rule.id, score=0.8)
        here = places[id(hit.line)]
        for line in page.lines[max(0, here - 3) : here]:
            if line.label is None and line.text.casefold() == name:
                page.doc.decide(line, Label.BYLINE, rule="byline.name-over-box", score=0.8)
