"""Stage `bylines`: who wrote it. Lines that say so ("By Jane Roe") and names that stand alone beside the date."""

from bisect import bisect_right

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules import Hit
from wirecleaner.wire.agencies import wire_name
from wirecleaner.wire.bare_names import bare_signatures
from wirecleaner.wire.byline_page import Page
from wirecleaner.wire.house_names import house_signature
from wirecleaner.wire.signatures import Part, Signature, cut_closing_names, printed_signatures

# From a signature to the first paragraph: share bars, captions and key points take up to 40 lines.
_TO_STORY = 45
# Running text between the headline and the byline: a deck, a summary, a cookie notice.
_BEFORE = 5
_WINDOW = 14
# A signature under a story has at least this much text over it.
_STORY = 3
# A signature belongs to the story if at least this share of the longest text under any signature follows it.
_SHARE = 0.4
# A name with its job and address needs no paragraph right over it: a box of other stories may stand between.
_ADDRESSED = frozenset({"byline.mail-brackets", "byline.gija-with-address", "byline.mail-after-name"})
# A box that names "the author of this article" needs no story beside it.
_OF_THIS_ARTICLE = "byline.of-this-article"
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
    cut_closing_names(doc)
    page = Page(doc)
    printed, asides = printed_signatures(page)
    signature = _of_the_story(page, printed)
    # A byline that says so near the top settles it; one further down may be another story's.
    if signature is None or page.prose_between(0, signature.first) > _BEFORE:
        signature = _of_the_story(page, [*printed, *bare_signatures(page, asides)])
    signature = signature or house_signature(page, asides.sources)
    if signature is None:
        return
    for line, label, rule in signature.labels:
        if line.label is None:
            doc.decide(line, label, rule=rule, score=signature.score)
    _propose(doc, signature)
    _settle_boxes(page, signature, asides.about)


def _of_the_story(page: Page, signatures: list[Signature]) -> Signature | None:
    """The signature of the page's story; of two in one head the one that says "By"."""
    ordered = sorted(signatures, key=lambda signature: signature.first)
    if not ordered:
        return None
    follows = _followers(page, ordered)
    least = max(1, _SHARE * max(follows))
    for number, signature in enumerate(ordered):
        if follows[number] >= least and _opens_a_story(page, signature, follows[number]):
            return _closest(page, signature, ordered[number + 1 :])
    under = (
        other
        for other in ordered
        if any(page.prose[max(0, other.first - 2) : other.first]) or other.rule in _ADDRESSED
    )
    closing = next(
        (other for other in under if page.prose_between(other.first - _WINDOW, other.first) >= _STORY), None
    )
    return closing or next((other for other in ordered if other.rule == _OF_THIS_ARTICLE), None)


def _followers(page: Page, ordered: list[Signature]) -> list[int]:
    """How many lines of running text follow each signature, up to the next one that opens another text.

    A bare name cuts off only what follows other bare names: inside a story many lines have the form of a name.
    """
    # A page prints its bylines in one style: "by" in lower case, inside a story a torn sentence, does not cut off a "By".
    printed = {
        style: [other.first for other in ordered if other.is_printed and _is_lower(page, other) <= style]
        for style in (False, True)
    }
    openers = [other.first for other in ordered if other.rule != "byline.name-under-story"]
    follows = []
    for signature in ordered:
        text = page.next_prose(signature.last + 1)
        cutters = printed[_is_lower(page, signature)] if signature.is_printed else openers
        at = bisect_right(cutters, text)
        end = cutters[at] if at < len(cutters) else len(page.lines)
        follows.append(page.prose_between(text, end) if text - signature.last <= _TO_STORY else 0)
    return follows


def _is_lower(page: Page, signature: Signature) -> bool:
    return page.lines[signature.first].text[0].islower()


def _opens_a_story(page: Page, signature: Signature, follows: int) -> bool:
    """Whether no story stands over the signature: it would be that of another one."""
    if page.prose_between(signature.first - _WINDOW, signature.first) > _BEFORE:
        return False
    before = page.prose_between(0, signature.first)
    start = page.story[0]
    return before <= _BEFORE or before <= follows or start - _SAME_HEAD <= signature.first <= start + _NEXT_TO


def _closest(page: Page, signature: Signature, later: list[Signature]) -> Signature:
    """The signature itself, or a later one over the same text: the last of a list of teasers, or one that says "By"."""
    text = page.next_prose(signature.last + 1)
    for other in later:
        if other.first > text or (signature.is_printed and not other.is_printed):
            break
        if _is_lower(page, other) and not _is_lower(page, signature):
            continue
        gap = other.first - signature.last
        says_so = other.is_printed and not signature.is_printed and gap <= _SAME_HEAD
        if says_so or (gap > _NEXT_TO and other.score >= signature.score):
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
    for line, start, end in [
        *signature.houses,
        *([signature.organization] if signature.organization else []),
    ]:
        if wire := wire_name(line.printed[start:end]):
            doc.propose(
                "agencies", wire, line.to_source(start, end), rule=signature.rule, score=signature.score
            )


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
    if not about:
        return
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
