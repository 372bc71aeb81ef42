"""Stage `dates`: lines that say when the article was published and updated."""

import re
from collections.abc import Iterator
from datetime import date, datetime

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.stamps import (
    Stamp,
    date_order,
    filed_words,
    find_stamps,
    relative_words,
    remainder,
)
from wirecleaner.wire.date_lines import (
    DateLine,
    before_joint,
    date_line,
    filed_line,
    joined,
    leading_line,
    may_tell_of_day,
    torn_line,
    torn_run,
)
from wirecleaner.wire.running import RunningText
from wirecleaner.wire.standing import FOOT_LINES, Standing

# Date lines seen are up to 150 characters, with share buttons and places; longer lines are prose that names a day.
_LONGEST = 200
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
_OF_URL = 0.4
# From this score on an update stands over the story with its marker.
_SURE = 0.85
# A date glued to a caption or a paragraph is looked for this close to the first line of the story.
_GLUED_NEAR = 4


@stage("dates", provides=["published", "updated"])
def dates(doc: Document) -> None:
    """Label date lines and propose when the article was published and updated.

    A date inside a sentence is left alone. Relative dates and dates without a year are read only with
    `reference_date`; a numeric date whose order nothing proves is not read.
    """
    running = RunningText(doc)
    reader = _Reader(doc)
    found = list(_date_lines(doc, running, reader))
    if reader.day is None and (leading := _leading(doc, running, reader)):
        found.append(leading)
    standing = Standing(running, [one.place for one in found])
    for one in found:
        for line in one.lines:
            doc.decide(line, Label.DATE, rule=one.stamps[0].rule, score=0.95)
    _propose(doc, found, standing)
    if doc.url and (match := _URL_DAY.search(doc.url)):
        _propose_url_day(doc, match)


class _Reader:
    """Reads the stamps of lines with what the page has shown so far: the order of its dates, the last day."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        said = doc.proposed("day_first")
        self.order: bool | None = said[0].value if said else None
        self.sought = bool(said)
        self.day: date | None = None
        # A short line is read for itself and as a piece of the lines around it.
        self._known: dict[str, list[Stamp]] = {}

    def read(self, text: str) -> list[Stamp]:
        if len(text) <= _LONGEST and not _DIGIT.search(text) and len(text) > _SHORT:
            return []
        stamps = self._find(text)
        if not self.sought and any(stamp.ambiguous and stamp.value is None for stamp in stamps):
            self.sought = True
            texts = [line.text for line in self.doc.lines if len(line.text) <= _LONGEST]
            self.order = date_order(texts, language=self.doc.language, url=self.doc.url)
            if self.order is not None:
                self._known.clear()
                stamps = self._find(text)
        return stamps

    def _find(self, text: str) -> list[Stamp]:
        if (stamps := self._known.get(text)) is None:
            doc = self.doc
            stamps = self._known[text] = find_stamps(
                text, language=doc.language, day_first=self.order, reference=doc.reference_date, day=self.day
            )
        return stamps

    def day_kind(self, line: Line) -> str | None:
        """What a line is that is nothing but a date: "day", or "moment" if it has its time; None for any other."""
        if not _DIGIT.search(line.text):
            return None
        stamps = self.read(line.text)
        if all(stamp.rule == "date.time-only" for stamp in stamps) or remainder(line.text, stamps):
            return None
        return "moment" if isinstance(stamps[-1].value, datetime) or stamps[-1].relative else "day"

    def note(self, stamps: list[Stamp]) -> None:
        """Keep the day that a date line names, for times that stand alone later."""
        for stamp in stamps:
            if stamp.value is not None and stamp.kind != "other":
                self.day = _day(stamp)
                self._known.clear()


def _date_lines(doc: Document, running: RunningText, reader: _Reader) -> Iterator[DateLine]:
    """The date lines of a page in order, cut free of what shares their lines."""
    taken = -1
    for place, line in enumerate(running.lines):
        if place <= taken or line.label is not None or not may_tell_of_day(line):
            continue
        if found := _date_line_at(doc, running, reader, place):
            reader.note(found.stamps)
            taken = place + len(found.lines) - 1
            yield found


def _date_line_at(doc: Document, running: RunningText, reader: _Reader, place: int) -> DateLine | None:
    line = running.lines[place]
    if not line.words.isdisjoint(filed_words()):
        found = filed_line(doc, place, line, reader.read(line.text[:_LONGEST]))
        if found or line.is_cut:
            return found
    if len(line.text) > _LONGEST:
        return None
    # Behind the story stand the dates of others, which are left in their boxes.
    foot = running.story[1] + FOOT_LINES
    if (foot == FOOT_LINES or place < foot) and (run := torn_run(running, place, reader.day_kind)):
        text, starts = joined(run)
        if stamps := reader.read(text):
            return torn_line(place, run, starts, stamps)
    if not _may_hold_date(line) or not (stamps := reader.read(line.text)):
        return None
    if _is_frame(line, stamps):
        doc.decide(line, Label.FURNITURE, rule="date.beside-login", score=0.9)
        return None
    if (before := before_joint(running, place)) and _is_of_another(reader, before, line):
        return None
    return date_line(doc, place, line, stamps)


def _leading(doc: Document, running: RunningText, reader: _Reader) -> DateLine | None:
    """The date glued to the front of a line near the beginning of the story, on a page that has no other."""
    start, end = running.story
    for place in range(max(0, start - _GLUED_NEAR), min(end, start + _GLUED_NEAR)):
        line = running.lines[place]
        if line.label is not None or line.is_cut or not line.text[:1].isdigit():
            continue
        if found := leading_line(doc, place, line, reader.read(line.text[:_LONGEST])):
            return found
    return None


def _is_of_another(reader: _Reader, before: str, line: Line) -> bool:
    """Whether the words on the lines over a date say that it is not the article's."""
    stamps = reader.read(f"{before} {line.text}")
    return bool(stamps) and stamps[0].kind == "other"


def _may_hold_date(line: Line) -> bool:
    if _DIGIT.search(line.text):
        return True
    return len(line.text) <= _SHORT and not line.words.isdisjoint(relative_words())


def _is_frame(line: Line, stamps: list[Stamp]) -> bool:
    """Whether a day stands among the words of a login bar: no time, no second date, nothing about the article."""
    return (
        len(stamps) == 1 and not isinstance(stamps[0].value, datetime) and not _FRAME.isdisjoint(line.words)
    )


def _propose(doc: Document, found: list[DateLine], standing: Standing) -> None:
    """Propose what the stamps of all date lines say. A bare day after the last update is not the article's first."""
    scored = [
        (
            stamp,
            span,
            standing.score(stamp, one.place, has_update=any(s.kind == "updated" for s in one.stamps)),
        )
        for one in found
        for stamp, span in zip(one.stamps, one.spans, strict=True)
        if stamp.value is not None and stamp.kind != "other"
    ]
    updates = [
        (score, _day(stamp)) for stamp, _, score in scored if stamp.kind == "updated" and score >= _SURE
    ]
    last = max(updates, key=lambda update: update[0])[1] if updates else None
    for stamp, span, score in scored:
        if last and stamp.kind is None and _day(stamp) > last:
            continue
        field = "updated" if stamp.kind == "updated" else "published"
        doc.propose(field, stamp.value, span, rule=stamp.rule, score=score)


def _day(stamp: Stamp) -> date:
    assert stamp.value is not None
    return stamp.value.date() if isinstance(stamp.value, datetime) else stamp.value


def _propose_url_day(doc: Document, found: "regex.Match[str]") -> None:
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        return
    doc.propose("published", day, None, rule="date.of-url", score=_OF_URL, via="url")
