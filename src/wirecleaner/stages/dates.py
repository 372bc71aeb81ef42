"""Stage `dates`: lines that say when the article was published and updated."""

import re
from datetime import date, datetime

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.stamps import Stamp, date_order, find_stamps, relative_words, remainder

# Date lines seen are up to 150 characters, with share buttons and places; longer lines are prose that names a day.
_LONGEST = 200
# What may stand beside a date in one line and is cut off: a name, a section, a place. Five words held all seen.
_BESIDE = 5
_CAPITALS = regex.compile(r"[\p{Lu}\p{Lo}@|•·–—\-/(\[][^\s]*")
_BYLINE = regex.compile(r"(?:by|von|par|por|di|av|door|posted by|written by) ", regex.IGNORECASE)
_PLACE = regex.compile(r"[\p{Lu}][\p{Lu} .,'-]*")
# Scripts without blanks: kana right at the date are a particle ("3月20日に"), and a comma or stop makes a sentence.
_PARTICLE_AT_DATE = regex.compile(r"[\p{Hiragana}「」『』]")
_CLAUSE_SIGN = regex.compile(r"[、。，]")
# A name, a section or a place has up to a dozen characters in a script without blanks ("ヴァンサン・デュポン" has ten).
_UNSPACED_BESIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー・]{13,}")
# Words of the site's own frame: a bare day beside them is its clock or its address, not the article's.
_FRAME = frozenset(
    {
        "register",
        "login",
        "signin",
        "signup",
        "logout",
        "anmelden",
        "registrieren",
        "connexion",
        "inscription",
    }
)
_URL_DAY = regex.compile(r"/(20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
# A date line without a digit is as short as "Updated an hour ago"; longer lines need a digit to be looked at.
_SHORT = 30
_DIGIT = re.compile(r"\d")

# Scores: a marker or a companion ("updated") proves what a date is; a bare date may be a clock's or a box's.
_MARKED, _BARE, _OF_URL = 0.95, 0.8, 0.4
# Of two bare dates the one with a time is the article's: a page's clock shows the day.
_TIMED = 0.02
_AFTER_THE_STORY = 0.3
_STORY_LINES = 3
_PARAGRAPH = 200


@stage("dates", provides=["published", "updated"])
def dates(doc: Document) -> None:
    """Label date lines and propose when the article was published and updated.

    A date inside a sentence is left alone. Relative dates and dates without a year are read only with
    `reference_date`; a numeric date whose order nothing proves is not read.
    """
    order = _Order(doc)
    day: date | None = None
    paragraphs = 0
    for line in doc.undecided():
        text = line.text
        if len(text) > _LONGEST:
            paragraphs += len(text) >= _PARAGRAPH
            continue
        if not _DIGIT.search(text) and (len(text) > _SHORT or line.words.isdisjoint(relative_words())):
            continue
        stamps = find_stamps(
            text, language=doc.language, day_first=order.known, reference=doc.reference_date, day=day
        )
        if not stamps:
            continue
        if any(stamp.ambiguous and stamp.value is None for stamp in stamps) and order.find() is not None:
            stamps = find_stamps(
                text, language=doc.language, day_first=order.known, reference=doc.reference_date, day=day
            )
        if _is_frame(line, stamps):
            doc.decide(line, Label.FURNITURE, rule="date.beside-login", score=0.9)
            continue
        for piece, own in _date_lines(doc, line, stamps):
            doc.decide(piece, Label.DATE, rule=own[0].rule, score=0.95)
            day = _propose(doc, line, own, paragraphs >= _STORY_LINES) or day
    if doc.url and (found := _URL_DAY.search(doc.url)):
        _propose_url_day(doc, found)


def _is_frame(line: Line, stamps: list[Stamp]) -> bool:
    """Whether a day stands among the words of a login bar: no time, no second date, nothing about the article."""
    return (
        len(stamps) == 1 and not isinstance(stamps[0].value, datetime) and not _FRAME.isdisjoint(line.words)
    )


class _Order:
    """Day or month first, looked up on the page when a date first needs it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        said = doc.proposed("day_first")
        self.known: bool | None = said[0].value if said else None
        self.sought = bool(said)

    def find(self) -> bool | None:
        if not self.sought:
            self.sought = True
            texts = [line.text for line in self.doc.lines if len(line.text) <= _LONGEST]
            self.known = date_order(texts, language=self.doc.language, url=self.doc.url)
        return self.known


def _date_lines(doc: Document, line: Line, stamps: list[Stamp]) -> list[tuple[Line, list[Stamp]]]:
    """The line, or the piece of it, that is a date line, with its stamps; nothing if it is a sentence."""
    rest = remainder(line.text, stamps)
    if not rest or (
        _PLACE.fullmatch(rest) and len(rest.split()) <= 3 and line.text.rstrip(" .)").endswith(rest)
    ):
        return [(line, stamps)]
    if all(stamp.kind == "other" for stamp in stamps):
        return []
    if not _is_segment(line.text, stamps) and (len(rest.split()) > _BESIDE + 3 or not _stands_beside(rest)):
        return []
    if _runs_through(line.text, stamps, rest):
        return []
    cuts = _cuts(line, stamps)
    if not cuts:
        return []
    pieces = doc.split(line, [line.to_source(at, at).start for at in cuts], rule="date.beside-other-words")
    start, end = line.to_source(stamps[0].start, stamps[-1].end)
    return [
        (piece, stamps)
        for piece in pieces
        if piece.start <= start and end <= piece.end and piece.label is None
    ]


def _runs_through(text: str, stamps: list[Stamp], rest: str) -> bool:
    """Whether a sentence in a script without blanks goes on through its dates: "3月20日に控える"."""
    if text.isascii() or stamps[0].kind:
        return False
    before, after = text[: stamps[0].start], text[stamps[-1].end :]
    at_date = before[-1:] + after[:1]
    if _PARTICLE_AT_DATE.search(at_date) or _UNSPACED_BESIDE.search(rest):
        return True
    return _CLAUSE_SIGN.search(rest) is not None and not before.endswith((" ", "　"))


def _is_segment(text: str, stamps: list[Stamp]) -> bool:
    """Whether upright bars set the stamps apart: "Source: Example | 2019-08-15 21:07 | Editor: Roe"."""
    before, after = text[: stamps[0].start].rstrip(), text[stamps[-1].end :].lstrip()
    return "|" in text and before[-1:] in ("", "|") and after[:1] in ("", "|")


def _stands_beside(rest: str) -> bool:
    """Whether words beside a date are a name, a section or a byline, and not the rest of a sentence."""
    if _BYLINE.match(rest):
        return True
    words = rest.split()
    return (
        len(words) <= _BESIDE
        and all(_CAPITALS.match(word) for word in words)
        and not rest.endswith((".", ":"))
    )


def _cuts(line: Line, stamps: list[Stamp]) -> list[int]:
    """Where the words before and after the stamps are cut off, as offsets in the line's text."""
    text = line.text
    start, end = stamps[0].start, stamps[-1].end
    while end < len(text) and text[end] in " ])|":
        end += 1
    cuts = []
    if any(char.isalpha() for char in text[:start]):
        cuts.append(start)
    if any(char.isalpha() for char in text[end:]):
        cuts.append(end)
    return cuts


def _propose(doc: Document, line: Line, stamps: list[Stamp], is_late: bool) -> date | None:
    """Propose what the stamps of one line say; the day they name, for times that stand alone later."""
    day: date | None = None
    has_update = any(stamp.kind == "updated" for stamp in stamps)
    for stamp in stamps:
        if stamp.value is None or stamp.kind == "other":
            continue
        field = "updated" if stamp.kind == "updated" else "published"
        score = _MARKED if stamp.kind or has_update else _BARE
        score += _TIMED if isinstance(stamp.value, datetime) else 0.0
        if is_late:
            score -= _AFTER_THE_STORY
        span = line.to_source(stamp.start, stamp.end)
        day = stamp.value.date() if isinstance(stamp.value, datetime) else stamp.value
        doc.propose(field, stamp.value, span, rule=stamp.rule, score=score)
    return day


def _propose_url_day(doc: Document, found: "regex.Match[str]") -> None:
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        return
    doc.propose("published", day, None, rule="date.of-url", score=_OF_URL, via="url")
