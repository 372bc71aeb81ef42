"""Where a page may say who wrote the story: lines that say "By", and bare names that their neighbours prove.

Nothing is decided here; the stage `bylines` chooses.
"""

from dataclasses import dataclass, field

import regex

from wirecleaner.agencies import agency_named, wire_name
from wirecleaner.authors import Byline, Named, is_given_name, is_house, is_plain_name, is_role, read_byline, role_words
from wirecleaner.datelines import is_filing_place
from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.rules import Hit, load_rules
from wirecleaner.stamps.tables import fold, tables

# A byline with five names, roles and addresses had 210 characters; a line with one name and its job 70.
_LONGEST = 220
_BARE = 100
# Running text: a sentence of this length, or this many characters without a stop (a dump may break at links).
_SENTENCE, _LONG = 60, 160
_UNSPACED_SENTENCE = 40
_STOP = regex.compile(r"[.!?…。！？][\"'”’»)\]」]*$")
_UNSPACED = regex.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_JOINTS = frozenset({",", "and", "&", "with", "|", "/", ";", "und", "et", "y", "e", "og", "och", "en", "и", "ve", "i", "mit", "avec", "con"})
# A line that ends with one of these goes on in the next.
_RUNS_ON = frozenset("the a an of to and or was were is are be been in on at for with said that der die das und war ist le la les et est il lo un una è e o que de del".split())
_IN = frozenset("in at near aus nach bei en à a em i".split())
_HANDLE = regex.compile(r"@\w{2,30}|\S+@\S+\.\p{L}{2,}|\+?[\d() -]{8,20}", regex.IGNORECASE)
_HOUSE_AND_PLACE = regex.compile(r"(?P<house>\p{Lu}[^,]{2,40}), (?:(?:reporting )?(?:in|from) )?(?P<place>\p{Lu}[\p{L} .'-]{2,30})")
# Scripts without capitals: a button has the form of a name. Papers of Japan and China end their names so.
_NO_BARE = regex.compile(r"[\p{Hangul}\p{Arabic}\p{Han}\u3040-\u30ff]")
# Two words with capitals, or a word in a script that has none.
_NAME_BEGINS = regex.compile(r"\p{Lu}[^\s,]*+ (?:\p{Ll}{1,4} ){0,2}(?:d'|al-|el-)?\p{Lu}|\p{Lo}")
_PAPER = regex.compile(r"(?:新聞|新闻|通信|通讯|日報|日报|社|テレビ|放送|ニュース|編集部|网|報)$")
_MEASURE = regex.compile(r"\d{1,3} ?(?:min|mins|minutes?|views?|comments?|shares?)\b.{0,12}", regex.IGNORECASE)
# How many lines a starter alone ("By") looks ahead: four authors with a job title and a comma each.
_AHEAD = 14
_NOTES = 4
# The score of a bare name with its job title or house on the same line.
_ATTACHED = 0.8


@dataclass(slots=True)
class Part:
    """One author with the line that names him or her."""

    line: Line
    named: Named


@dataclass(slots=True)
class Signature:
    """A possible byline: its authors, the lines it takes (as places among the lines with text) and what they are."""

    first: int
    last: int
    rule: str
    score: float
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
        return [part.line.printed[part.named.start : part.named.end] for part in self.parts]


class Page:
    """The lines with text of a document, which of them are running text, and what reads names on them."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.language = doc.language
        self.lines = [line for line in doc.lines if line.label is not Label.BLANK]
        self.prose = [_is_prose(line) for line in self.lines]
        self.rules = load_rules("bylines", doc.language)
        self.role_words = role_words(doc.language)

    def prose_between(self, start: int, end: int) -> int:
        return sum(self.prose[max(start, 0) : max(end, 0)])

    def read(self, text: str) -> Byline | None:
        return read_byline(text, self.language, is_place=self.is_place)

    def is_place(self, name: str) -> bool:
        """Whether the page uses the name for a place: "die Kirche von Klein Wutzlow"."""
        if is_filing_place(name):
            return True
        if len(name) > 40 or is_given_name(name.split(" ")[0]):
            return False
        source = self.doc.source
        at = source.find(f" {name}")
        while at >= 0:
            if source[source.rfind(" ", 0, at) + 1 : at] in _IN:
                return True
            at = source.find(f" {name}", at + 1)
        return False

    def is_note(self, here: int) -> bool:
        """Whether this line is a job title or an address of an author."""
        if not 0 <= here < len(self.lines):
            return False
        line = self.lines[here]
        if line.label is not None or len(line.text) > 60 or line.text[-1] in ".:?!":
            return False
        if "@" in line.text and _HANDLE.fullmatch(line.text):
            return True
        return not self.role_words.isdisjoint(line.words) and is_role(line.text, self.language)


def _is_prose(line: Line) -> bool:
    text = line.text
    if len(text) < _UNSPACED_SENTENCE or line.label is not None:
        return False
    if len(text) < _SENTENCE:
        return _UNSPACED.match(text) is not None and text[-1] in "。」"
    return len(text) >= _LONG or _STOP.search(text) is not None


def printed_signatures(page: Page) -> tuple[list[Signature], list[Hit]]:
    """The bylines that say so, in order, and the sentences about authors ("Jane Roe covers ...")."""
    found: list[Signature] = []
    about: list[Hit] = []
    taken = -1
    for here, line in enumerate(page.lines):
        if line.label is not None or here <= taken:
            continue
        hit = page.rules.match(line)
        if hit is None:
            continue
        if hit.rule.kind == "about":
            about.append(hit)
        elif len(line.text) <= _LONGEST:
            signature = _starting(page, here, hit) if hit.rule.kind == "starter" else _naming(page, here, hit)
            if signature:
                found.append(signature)
                taken = signature.last
    return merged(found), about


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
    signature = Signature(here, here, hit.rule.id, hit.rule.score)
    signature.add(line, start, byline)
    signature.labels.append((line, Label.BYLINE, hit.rule.id))
    _take_notes(page, signature)
    return signature


def _is_torn(page: Page, here: int) -> bool:
    """Whether the line is a piece of a sentence that the dump broke at a link."""
    line = page.lines[here]
    if not line.text[0].islower():
        return False
    after = page.lines[here + 1].text[0] if here + 1 < len(page.lines) else ""
    before = page.lines[here - 1] if here else line
    return after.islower() or after in ",.;)" or (before.label is None and before.text[-1] in ",(") or before.text.rsplit(" ", 1)[-1] in _RUNS_ON


def _is_credible(page: Page, byline: Byline, text: str, kind: str | None) -> bool:
    """Whether what was read is a byline: a single word must be a house, and little may be left unread."""
    if byline.sure or kind == "field":
        return True
    first = byline.authors[0]
    name = text[first.start : first.end]
    if first.kind == "person":
        return is_plain_name(name) and len(text) < 120
    site = "".join(char for char in name.lower() if char.isalnum())
    if page.doc.url and site in page.doc.url.lower():
        return True
    return sum(name in line.text for line in page.lines if len(line.text) < 60) > 2 and not is_filing_place(name)


def _starting(page: Page, here: int, hit: Hit) -> Signature | None:
    """A starter alone on its line; the names stand on the next ones."""
    if _is_torn(page, here):
        return None
    signature = Signature(here, here, hit.rule.id, hit.rule.score)
    signature.labels.append((page.lines[here], Label.BYLINE, hit.rule.id))
    joined = True
    for there in range(here + 1, min(here + _AHEAD, len(page.lines))):
        line = page.lines[there]
        if line.label is not None or len(line.text) > _BARE:
            break
        if line.text.lower() in _JOINTS:
            joined = True
            signature.labels.append((line, Label.BYLINE, hit.rule.id))
            continue
        byline = page.read(line.printed)
        if signature.parts and page.is_note(there) and not _is_attached(byline):
            _note(page, signature, there)
            continue
        if byline is None or not all(_stands_alone(line, named, joined) for named in byline.authors):
            break
        signature.add(line, 0, byline)
        signature.labels.append((line, Label.BYLINE, hit.rule.id))
        signature.last, joined = there, line.text[-1] in ",&"
    if not signature.parts:
        return None
    # What was looked at behind the last name is not part of it.
    end = page.lines[signature.last].index
    signature.labels = [entry for entry in signature.labels if entry[0].index <= end or entry[1] is Label.BYLINE_NOTE]
    _take_notes(page, signature)
    return signature


def _is_attached(byline: Byline | None, *, by_role: bool = False) -> bool:
    """Whether the line names a person with a job title or (not with `by_role`) a house: proof enough of a name."""
    if byline is None or not byline.sure:
        return False
    return any(named.kind == "person" and (named.role or (named.organization and not by_role)) for named in byline.authors)


def _stands_alone(line: Line, named: Named, joined: bool) -> bool:
    name = line.printed[named.start : named.end]
    if named.kind == "organization":
        return joined
    return is_plain_name(name)


def _take_notes(page: Page, signature: Signature) -> None:
    """The lines under a byline that belong to it: job title, house, address."""
    for here in range(signature.last + 1, min(signature.last + 1 + _NOTES, len(page.lines))):
        if not _note(page, signature, here):
            if page.lines[here].label is Label.DATE:
                continue
            return
        signature.last = here


def _note(page: Page, signature: Signature, here: int) -> bool:
    line = page.lines[here]
    text = line.text.strip("^=<* ")
    if line.label is not None or len(text) > 80 or _is_attached(page.read(line.printed)) or page.rules.match(line):
        return False
    at = line.text.find(text)
    if page.is_note(here) or is_role(text, page.language):
        if signature.role is None and not _HANDLE.fullmatch(text):
            signature.role = (line, at, at + len(text))
        signature.labels.append((line, Label.BYLINE_NOTE, "byline.note"))
        return True
    if (found := _HOUSE_AND_PLACE.fullmatch(text)) and _is_news_house(found["house"]):
        signature.organization = (line, at + found.start("house"), at + found.end("house"))
        signature.place = (line, at + found.start("place"), at + found.end("place"))
        signature.labels.append((line, Label.BYLINE_NOTE, "byline.house-and-place"))
        return True
    if _is_news_house(text) and signature.organization is None:
        signature.organization = (line, at, at + len(text))
        signature.labels.append((line, Label.BYLINE_NOTE, "byline.house"))
        return True
    return False


def _is_news_house(text: str) -> bool:
    agency = agency_named(text)
    return agency.kind != "photo" if agency else is_house(text) and len(text) < 40


# Names without a starter


def bare_signatures(page: Page, about: list[Hit]) -> list[Signature]:
    """Names on lines of their own, with the evidence that the lines beside them give."""
    described = {name for hit in about if (name := hit.group("name"))}
    found: dict[int, Signature] = {}
    for here, line in enumerate(page.lines):
        if line.label is Label.DATE:
            _beside_date(page, here, found)
        elif line.label is None and len(line.text) <= _BARE:
            if not page.role_words.isdisjoint(line.words) and _dated_near(page, here) and _is_attached(page.read(line.printed)):
                _bare(page, here, "byline.name-with-role", 0.85, found)
            elif page.is_note(here) or (", " in line.text and line.text[-1] != "." and _HOUSE_AND_PLACE.fullmatch(line.text) and _is_news_house(line.text.partition(",")[0])):
                _bare(page, here - 1, "byline.name-over-note", 0.85, found)
            elif line.text in described or line.printed in described:
                _bare(page, here, "byline.name-described", 0.85, found)
            elif here + 1 < len(page.lines) and page.prose[here + 1] and page.prose_between(here - 8, here) == 0 and _date_above(page, here):
                _bare(page, here, "byline.name-over-story", 0.6, found, doubtful=True)
            elif here and page.prose[here - 1] and page.prose_between(here - 10, here) >= 3 and _recurs(page, here):
                _bare(page, here, "byline.name-under-story", 0.6, found, doubtful=True)
    return merged([found[here] for here in sorted(found)])


def _beside_date(page: Page, here: int, found: dict[int, Signature]) -> None:
    source = page.doc.source
    same_line = here > 0 and "\n" not in source[page.lines[here - 1].content.end : page.lines[here].start]
    if same_line and _bare(page, here - 1, "byline.name-in-date-line", 0.85, found):
        return
    if here and _agency_over_date(page, here - 1, found):
        return
    for step in (-1, 1):
        there = here + step
        while 0 <= there < len(page.lines) and abs(there - here) < 5 and _stands_between(page, page.lines[there]):
            there += step
        if _bare(page, there, "byline.name-beside-date", 0.7, found, doubtful=True):
            return


def _stands_between(page: Page, line: Line) -> bool:
    """Whether a line may stand between a name and the date: part of the date, a house, a place, a measure."""
    if line.label is Label.DATE:
        return True
    text = line.text.strip("/|•·- :")
    if line.label is not None or len(text) > 40:
        return not text
    if not text or text.lower() in _JOINTS or fold(text) in tables().markers or _MEASURE.fullmatch(text):
        return True
    return page.is_place(text) or _is_news_house(text)


def _agency_over_date(page: Page, here: int, found: dict[int, Signature]) -> bool:
    """A wire service alone over the date, where no caption is close that it may be the credit of."""
    line = page.lines[here]
    if line.label is not None or len(line.text) > 40 or not wire_name(line.text) or (here and (page.prose[here - 1] or len(page.lines[here - 1].text) > _SENTENCE)):
        return False
    signature = Signature(here, here, "byline.agency-over-date", 0.6, [Part(line, Named(0, len(line.text), "organization"))], [(line, 0, len(line.text))])
    signature.labels.append((line, Label.BYLINE, signature.rule))
    found[here] = signature
    return True


def _dated_near(page: Page, here: int) -> bool:
    return any(line.label is Label.DATE for line in page.lines[max(0, here - 3) : here + 4])


def _date_above(page: Page, here: int) -> bool:
    return any(line.label is Label.DATE for line in page.lines[max(0, here - 8) : here])


def _recurs(page: Page, here: int) -> bool:
    text = page.lines[here].text
    return is_plain_name(text) and sum(line.text == text for line in page.lines[here + 1 : here + 10]) > 0


def _bare(page: Page, here: int, rule: str, score: float, found: dict[int, Signature], *, doubtful: bool = False) -> bool:
    """Note a signature if this line is a name; with `doubtful` also its words must speak for one."""
    if not 0 <= here < len(page.lines):
        return False
    if here in found:
        return True
    line = page.lines[here]
    if line.label is not None or len(line.text) > _BARE or page.prose[here] or (line.markup and line.markup.heading):
        return False
    after = page.lines[here + 1].text[0] if here + 1 < len(page.lines) else ""
    if after.islower() or not _NAME_BEGINS.match(line.text):  # a piece of a sentence, a button
        return False
    byline = page.read(line.printed)
    if byline is None or not byline.sure or byline.authors[0].kind != "person":
        return False
    people = [line.printed[named.start : named.end] for named in byline.authors if named.kind == "person"]
    if not all(map(is_plain_name, people)):
        return False
    if doubtful and not _is_attached(byline, by_role=page.language == "de") and not all(_looks_like_person(page, name, strict=score < 0.65) for name in people):
        return False
    if rule != "byline.name-in-date-line" and any(map(_NO_BARE.match, people)):
        return False
    if any(map(_PAPER.search, people)):
        return False
    signature = Signature(here, here, rule, max(score, _ATTACHED) if _is_attached(byline) else score)
    signature.add(line, 0, byline)
    signature.labels.append((line, Label.BYLINE, rule))
    _take_notes(page, signature)
    found[here] = signature
    return True


def _looks_like_person(page: Page, name: str, *, strict: bool) -> bool:
    """Whether a name is one: by its given name, or (not if `strict`) because nothing speaks against it."""
    words = name.split()
    if is_given_name(words[0]):
        return True
    # In German every noun has a capital, so only a known given name tells.
    if strict or page.language in ("de", None) or not 2 <= len(words) <= 4 or page.is_place(name):
        return False
    source = page.doc.source
    return not any(f" {word.lower()} " in source for word in words if word[0].isupper() and len(word) > 2)


def _moved(named: Named, by: int) -> Named:
    def move(part: tuple[int, int] | None) -> tuple[int, int] | None:
        return (part[0] + by, part[1] + by) if part else None

    return Named(named.start + by, named.end + by, named.kind, move(named.role), move(named.organization), move(named.place))
