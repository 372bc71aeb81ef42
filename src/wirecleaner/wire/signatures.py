"""Lines that say who wrote the story, "By Jane Roe", with the lines under them that belong to them.

Nothing is decided here: the stage `bylines` chooses among these and the names of `bare_names`.
"""

from dataclasses import dataclass, field

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.rules import Hit, load_rules
from wirecleaner.wire.agencies import agency_named, carriers
from wirecleaner.wire.author_words import is_house, is_plain_name, is_role
from wirecleaner.wire.authors import Byline, Named, house_before_role
from wirecleaner.wire.byline_page import HANDLE, Page
from wirecleaner.wire.running import DENSE_SENTENCE

# A byline with five names, roles and addresses had 210 characters; a line with one name and its job 70.
_LONGEST = 220
SHORT = 100
_CASELESS = regex.compile(r"\p{Lo}")
JOINTS = frozenset(
    {
        ",",
        "and",
        "&",
        "with",
        "|",
        "/",
        ";",
        "und",
        "et",
        "y",
        "e",
        "og",
        "och",
        "en",
        "и",
        "ve",
        "i",
        "mit",
        "avec",
        "con",
    }
)
# A line that ends with one of these goes on in the next.
_RUNS_ON = frozenset(
    "the a an of to and or was were is are be been in on at for with said that der die das und war ist le la les et est il lo un una è e o que de del".split()
)
HOUSE_AND_PLACE = regex.compile(
    r"(?P<house>\p{Lu}[^,]{2,40}), (?:(?:reporting )?(?:in|from) )?(?P<place>\p{Lu}[\p{L} .'-]{2,30})"
)
# How many lines a starter alone ("By") looks ahead: four authors with a job title and a comma each.
_AHEAD = 14
_ADDRESS = regex.compile(r"[\s|,·–-]*\S++@\S++$")
_NOTES = 4
# A name alone on a line.
_NAME = 40


@dataclass(slots=True)
class Part:
    """One author with the line that names him or her."""

    line: Line
    named: Named


@dataclass(slots=True, eq=False)
class Signature:
    """A possible byline: its authors, the lines it takes (as places among the lines with text) and what they are.

    `is_printed`: a line says that these are the authors ("By"); a bare name is not.
    """

    first: int
    last: int
    rule: str
    score: float
    is_printed: bool = False
    parts: list[Part] = field(default_factory=list)
    houses: list[tuple[Line, int, int]] = field(default_factory=list)
    labels: list[tuple[Line, Label, str]] = field(default_factory=list)
    role: tuple[Line, int, int] | None = None
    organization: tuple[Line, int, int] | None = None
    place: tuple[Line, int, int] | None = None

    def add(self, line: Line, offset: int, byline: Byline) -> None:
        """Take the authors and houses that were read in `line.text[offset:]`."""
        for named in byline.authors:
            self.parts.append(Part(line, _moved(named, offset)))
        self.houses += [(line, a + offset, b + offset) for a, b in byline.houses]

    @property
    def names(self) -> list[str]:
        """The names as printed."""
        return [part.line.printed[part.named.start : part.named.end] for part in self.parts]


def cut_closing_names(doc: Document) -> None:
    """Cut the names off a paragraph that ends with them: "鐘は今も鳴る。【北潮・小川みどり】".

    Only rules of kind "closing" are asked, and only paragraphs: a name behind a short line is that of a photographer.
    """
    closing = [rule for rule in load_rules("bylines", doc.language).rules if rule.kind == "closing"]
    if not closing:
        return
    for line in doc.undecided():
        if len(line.text) < DENSE_SENTENCE:
            continue
        for rule in closing:
            if found := rule.search(line.text):
                at = found.start("tail")
                doc.split(line, [line.to_source(at, at).start], rule=rule.id)
                break


@dataclass(slots=True)
class Asides:
    """What else a page says of its authors: sentences about them, headings of boxes about them, the source it names."""

    about: list[Hit] = field(default_factory=list)
    boxes: list[int] = field(default_factory=list)
    sources: list[Hit] = field(default_factory=list)
    notes: set[int] = field(
        default_factory=set
    )  # lines that say what the name over them does: "writes from Oslo"

    def described(self, page: Page) -> set[str]:
        """The names that sentences and boxes about authors give, and who stands under the heading of such a box."""
        names = {name for hit in self.about if (name := hit.group("name"))}
        for here in self.boxes:
            names.update(line.printed for line in page.lines[here + 1 : here + 3] if len(line.text) <= _NAME)
        return names


def printed_signatures(page: Page) -> tuple[list[Signature], Asides]:
    """The bylines that say so, in order, and what else the page says of authors ("Jane Roe covers ...")."""
    found: list[Signature] = []
    asides = Asides()
    taken = -1
    for here, line in enumerate(page.lines):
        if line.label is not None or here <= taken:
            continue
        hit = page.rules.match(line)
        if hit is None or hit.rule.kind == "closing":
            continue
        if hit.rule.kind == "about":
            asides.about.append(hit)
        elif hit.rule.kind == "box":
            asides.boxes.append(here)
        elif hit.rule.kind == "source":
            asides.sources.append(hit)
        elif hit.rule.kind == "note":
            asides.notes.add(here)
        elif len(line.text) <= _LONGEST:
            signature = _starting(page, here, hit) if hit.rule.kind == "starter" else _naming(page, here, hit)
            if signature:
                found.append(signature)
                taken = signature.last
    return merged(found), asides


def merged(signatures: list[Signature]) -> list[Signature]:
    """Signatures right under each other as one: four reporters, each on a line."""
    joined: list[Signature] = []
    for signature in signatures:
        if joined and signature.first == joined[-1].last + 1:
            last = joined[-1]
            last.last = signature.last
            last.parts += signature.parts
            last.houses += signature.houses
            last.labels += signature.labels
        else:
            joined.append(signature)
    return joined


def _naming(page: Page, here: int, hit: Hit) -> Signature | None:
    """A line that holds the names."""
    line = page.lines[here]
    if _is_torn(page, here):
        return None
    start, end = hit.match.span("names")
    byline = page.read(line.printed[start:end].rstrip("=<^ "))
    if byline is None or not _is_credible(page, byline, line.printed[start:end], hit.rule.kind):
        return None
    signature = Signature(here, here, hit.rule.id, hit.rule.score, is_printed=True)
    signature.add(line, start, byline)
    if (house := _group(hit, "house")) is not None:
        signature.organization = (line, *house)
    if (place := _group(hit, "place")) is not None:
        signature.place = (line, *place)
    signature.labels.append((line, Label.BYLINE, hit.rule.id))
    while signature.last + 1 < len(page.lines) and _goes_on_with_name(page.lines[signature.last + 1].text):
        signature.last += 1
        more = page.lines[signature.last]
        start = more.text.find(" ") + 1
        if more.label is None and (byline := page.read(more.printed[start:])):
            signature.add(more, start, byline)
            signature.labels.append((more, Label.BYLINE, hit.rule.id))
    take_notes(page, signature)
    return signature


def _group(hit: Hit, name: str) -> tuple[int, int] | None:
    """Where a group that a rule may have caught something, in the line's text."""
    if name not in hit.match.re.groupindex or hit.match.start(name) < 0:
        return None
    return hit.match.span(name)


def _is_torn(page: Page, here: int) -> bool:
    """Whether the line is a piece of a sentence that the dump broke at a link."""
    line = page.lines[here]
    if not line.text[0].islower():
        return False
    follower = page.lines[here + 1].text if here + 1 < len(page.lines) else ""
    after = follower[:1]
    before = page.lines[here - 1] if here else line
    return (
        (after.islower() and not _goes_on_with_name(follower))
        or after in ",.;)"
        or (before.label is None and before.text[-1] in ",(")
        or before.text.rsplit(" ", 1)[-1] in _RUNS_ON
    )


def _goes_on_with_name(text: str) -> bool:
    """Whether a line goes on the byline over it: "and Tom Lind"."""
    joint, _, name = text.partition(" ")
    return joint in JOINTS and is_plain_name(name)


def _is_credible(page: Page, byline: Byline, text: str, kind: str | None) -> bool:
    """Whether what was read is a byline: a single word must be a house, and little may be left unread."""
    if byline.sure or kind == "field":
        return True
    first = byline.authors[0]
    name = text[first.start : first.end]
    if first.kind == "person":
        return is_plain_name(name, page.language) and len(text) < 120
    site = "".join(char for char in name.lower() if char.isalnum())
    if page.doc.url and site in page.doc.url.lower():
        return True
    return page.doc.source.count(name) > 2 and not page.is_place(name)


def _starting(page: Page, here: int, hit: Hit) -> Signature | None:
    """A starter alone on its line; the names stand on the next ones."""
    if _is_torn(page, here):
        return None
    signature = Signature(here, here, hit.rule.id, hit.rule.score, is_printed=True)
    signature.labels.append((page.lines[here], Label.BYLINE, hit.rule.id))
    joined, is_contributor = True, False
    for there in range(here + 1, min(here + _AHEAD, len(page.lines))):
        line = page.lines[there]
        if line.label is not None or len(line.text) > SHORT:
            break
        if line.text.lower() in JOINTS:
            joined = True
            is_contributor = is_contributor or line.text.lower() in page.with_words
            signature.labels.append((line, Label.BYLINE, hit.rule.id))
            continue
        if signature.parts and not joined and _CASELESS.match(line.text):
            break  # without capitals every short line below the name has the form of a name
        byline = page.read(line.printed)
        if signature.parts and page.is_note(there) and not is_attached(byline):
            _note(page, signature, there)
            continue
        if byline is None or not all(_stands_alone(page, line, named, joined) for named in byline.authors):
            break
        if not is_contributor:
            signature.add(line, 0, byline)
        signature.labels.append((line, Label.BYLINE, hit.rule.id))
        signature.last, joined = there, line.text[-1] in ",&"
    if not signature.parts:
        return None
    # What was looked at behind the last name is not part of it.
    end = page.lines[signature.last].index
    signature.labels = [
        entry for entry in signature.labels if entry[0].index <= end or entry[1] is Label.BYLINE_NOTE
    ]
    take_notes(page, signature)
    return signature


def is_attached(byline: Byline | None, *, by_role: bool = False) -> bool:
    """Whether the line names a person with a job title or (not with `by_role`) a house: proof enough of a name."""
    if byline is None or not byline.sure:
        return False
    return any(
        named.kind == "person" and (named.role or (named.organization and not by_role))
        for named in byline.authors
    )


def _stands_alone(page: Page, line: Line, named: Named, joined: bool) -> bool:
    name = line.printed[named.start : named.end]
    if named.kind == "organization":
        return joined
    return is_plain_name(name, page.language)


def take_notes(page: Page, signature: Signature) -> None:
    """Add the lines under a byline that belong to it: job title, house, address."""
    for here in range(signature.last + 1, min(signature.last + 1 + _NOTES, len(page.lines))):
        if not _note(page, signature, here):
            if page.lines[here].label is Label.DATE:
                continue
            return
        signature.last = here


def _note(page: Page, signature: Signature, here: int) -> bool:
    line = page.lines[here]
    text = line.text.strip("^=<*|,- ")
    if line.label is not None or len(text) > 80:
        return False
    if hit := page.rules.match(line):
        if hit.rule.kind != "note":
            return False
        if signature.place is None and hit.group("place"):
            signature.place = (line, *hit.match.span("place"))
        signature.labels.append((line, Label.BYLINE_NOTE, hit.rule.id))
        return True
    if is_attached(page.read(line.printed)):
        return False
    at = line.text.find(text)
    if page.is_note(here) or is_role(text, page.language):
        if signature.role is None and not HANDLE.fullmatch(text):
            if (house := house_before_role(text, page.language)) and signature.organization is None:
                signature.organization = (line, at, at + house)
                at, text = at + house + 1, text[house + 1 :]
            # "Redactora de Política  ruiz@diario.example": the address behind the job is no part of it.
            job = _ADDRESS.sub("", text) or text
            signature.role = (line, at, at + len(job))
        signature.labels.append((line, Label.BYLINE_NOTE, "byline.note"))
        return True
    if (found := HOUSE_AND_PLACE.fullmatch(text)) and is_news_house(found["house"]):
        signature.organization = (line, at + found.start("house"), at + found.end("house"))
        signature.place = (line, at + found.start("place"), at + found.end("place"))
        signature.labels.append((line, Label.BYLINE_NOTE, "byline.house-and-place"))
        return True
    if is_news_house(text) and signature.organization is None:
        signature.organization = (line, at, at + len(text))
        signature.labels.append((line, Label.BYLINE_NOTE, "byline.house"))
        return True
    return False


def is_news_house(text: str) -> bool:
    """Whether this is the name of a house that texts come from, not one of pictures alone or of a person's credit."""
    if "/" in text or ":" in text or text.lower() in carriers():
        return False
    agency = agency_named(text)
    return agency.kind != "photo" if agency else is_house(text) and len(text) < 40


def _moved(named: Named, by: int) -> Named:
    def move(part: tuple[int, int] | None) -> tuple[int, int] | None:
        return (part[0] + by, part[1] + by) if part else None

    return Named(
        named.start + by,
        named.end + by,
        named.kind,
        move(named.role),
        move(named.organization),
        move(named.place),
    )
