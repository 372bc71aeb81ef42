"""Stage `notices`: what is said about the article, not in it: corrections, sign-offs, advisories, copyright.

A notice is proposed as printed, label word included ("Correction: ..."), without brackets around the whole and
without the bullet. A heading alone and the line under it are one notice. End marks and slugs only label their line.
"""

import re
from dataclasses import dataclass
from functools import cache

import regex

from wirecleaner.document import Document, Line, Span
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules import Hit, load_rules
from wirecleaner.wire.agencies import AgencyMention, agency_named, find_agencies
from wirecleaner.wire.exports import read_export
from wirecleaner.wire.feeds import read_feed

# Slugs and sign-offs have at most 80 characters in the catalogue; a rule of theirs may be tried on 160.
_SLUG_LENGTH = 160
_SLUG_DIGITS_LENGTH = 60
# What slugs and end marks have: a sign in front, three digits, or nothing but capitals; what sign-offs of initials have:
# a bracket or slash in front, small letters, or a house's capitals. Plain words have neither.
_SLUG_SIGNS = frozenset("^/([#=–—-（")
_SLUG_DIGITS = re.compile(r"\d{3}")
_SIGNED = regex.compile(
    r"[(/\[（–—―-]|[a-z]{2,5}[ /,;]|\p{Lu}[a-z] [a-z]{2}\b|(?:EFE|ANSA|LUSA|Lusa|ATS|AFP|APA|PTI|IANS|ANI|UNI)\b|[\p{L}.-]{2,20}, (?:[a-z]{2,5}[/,;]){1,4}"
)
_TAIL = regex.compile(r"(?:[)\]/）][.。]?|\p{Lu}{2}|[a-z]/[a-z]{2,4}|Enditem|-30-|###|report\.?|BERNAMA)$")
# What a line has that `_SIGNED` may fit, and what the end of prose has that `_TAIL` cannot fit: looks before the patterns.
_SIGNED_SIGNS = frozenset("(/[（-–—―")
_DASHES = "-–—―"
_SIGNED_HOUSES = ("EFE", "ANSA", "LUSA", "Lusa", "ATS", "AFP", "APA", "PTI", "IANS", "ANI", "UNI")
_SIGNED_FRONTS = frozenset(house[:3] for house in _SIGNED_HOUSES)
_SIGNED_NAME = 22
_TAIL_BRACKETS = (").", "].", "/.", "）.", "report.")
_TAILLESS = frozenset("\"”’',!?:;»")
_PROSE = 80
# The dateline, which names the agency, stands within the first 1,500 characters of all dumps with initials seen.
_HEAD = 1500
_PROSE_END = regex.compile(rf"[.!?。…]['\"”’)»]*$|{_TAIL.pattern}")
_RESERVED = regex.compile(r"(?i:all rights reserved|tous droits réservés|alle rechte vorbehalten)\.?")
_SHORTEST_NOTE = 20
# The rest of the page behind an AP rule line ("___") holds contributors and links, in up to six lines.
_AP_END = 6
_AP_RULE = regex.compile(r"_{2,}\.?")
_REPORTED = regex.compile(r"\p{Lu}[^.]{2,120} reported from \p{Lu}")


# "Correction: Feb. 13, 2018" reads as a date line too; over the text of a correction it is its heading.
_DATED_HEADING = regex.compile(r"(?i:corrections?|clarifications?)\b")


@dataclass(slots=True)
class _Note:
    kind: str
    span: Span
    rule: str
    score: float


@stage("notices", provides=["notices", "agencies", "title", "deck", "section", "captions", "publisher"])
def notices(doc: Document) -> None:
    """Label notices, sign-offs, advisories and copyright lines; propose notices and the agencies that signed."""
    read_export(doc)
    tables = _tables(doc.language)
    notes: list[_Note] = []
    slugs: list[tuple[Line, str]] = []
    heading: tuple[Line, Hit] | None = None
    undecided = doc.undecided()
    last_prose = next(
        (
            line
            for line in reversed(undecided)
            if len(line.text) > _PROSE and _PROSE_END.search(line.text[-12:])
        ),
        None,
    )
    for line in undecided:
        hit = _find(tables, line, doc, last_prose)
        if hit is None and heading and len(line.text) >= _SHORTEST_NOTE:
            doc.decide(line, heading[1].rule.label, rule=heading[1].rule.id, score=heading[1].rule.score)
            notes.append(_paired(*heading, line))
        elif hit is None:
            if line is last_prose or len(line.text) > _SLUG_LENGTH:
                _cut_tail(doc, tables, line, line is last_prose, notes)
        elif hit.rule.id.endswith("-heading"):
            doc.decide(line, hit.rule.label, rule=hit.rule.id, score=hit.rule.score)
            heading = line, hit
            continue
        else:
            doc.decide(line, hit.rule.label, rule=hit.rule.id, score=hit.rule.score)
            _note(doc, line, hit, notes)
            if hit.rule.id.startswith("advisory."):
                slugs.append((line, hit.rule.id))
        heading = None
    if slugs:
        notes += (_Note(kind, span, rule, 0.95) for kind, span, rule in read_feed(doc, slugs))
    if "__" in doc.source:
        _read_ap_end(doc, notes)
    for note in sorted(notes, key=lambda note: note.span):
        value = {"kind": note.kind, "text": doc.value(note.span), "span": note.span}
        doc.propose("notices", value, note.span, rule=note.rule, score=note.score)


class _Tables:
    """The rule tables of one language, each with the guard under which it is asked."""

    __slots__ = ("copyrights", "footnotes", "notices", "signoffs", "slugs", "tails")

    def __init__(self, language: str | None) -> None:
        self.notices = load_rules("notices", language)
        self.slugs = load_rules("slugs", language)
        self.signoffs = load_rules("signoffs", language)
        self.copyrights = load_rules("copyrights", language)
        self.tails = load_rules("tails", language)
        self.footnotes = load_rules("footnotes", language)


@cache
def _tables(language: str | None) -> _Tables:
    return _Tables(language)


def _find(tables: _Tables, line: Line, doc: Document, last_prose: Line | None) -> Hit | None:
    """The best rule for a whole line, each table asked only where its marks stand."""
    text = line.text
    if len(text) <= _SLUG_LENGTH:
        if _may_be_slug(text) and (hit := tables.slugs.match(line)):
            return hit
        if (
            _may_be_signed(text)
            and _SIGNED.match(text)
            and (hit := tables.signoffs.match(line))
            and _is_signed(doc, hit, last_prose)
        ):
            return hit
    if ("©" in text or "(c)" in text or "opyright" in text or "(C)" in text or "OPYRIGHT" in text) and (
        hit := tables.copyrights.match(line)
    ):
        return hit
    if line.bullet[:1] == "*" and (hit := tables.footnotes.match(line)):
        return hit
    return tables.notices.match(line)


def _may_be_slug(text: str) -> bool:
    """The quick test before the rules of slugs and end marks."""
    if (
        text[0] in _SLUG_SIGNS
        or text[-1] == "<"
        or (len(text) <= 20 and (text.isupper() or text.startswith("End")))
    ):
        return True
    return len(text) <= _SLUG_DIGITS_LENGTH and bool(_SLUG_DIGITS.search(text))


def _may_be_signed(text: str) -> bool:
    """The quick test before the pattern of sign-offs."""
    first = text[0]
    return (
        first.islower()
        or first in _SIGNED_SIGNS
        or text[2:3] == " "
        or ", " in text[:_SIGNED_NAME]
        or (text[:3] in _SIGNED_FRONTS and text.startswith(_SIGNED_HOUSES))
    )


def _may_have_tail(text: str) -> bool:
    """The quick test before the pattern of end marks: most prose ends in a letter and a full stop, or in a quote mark."""
    if text[-1] == ".":
        return text.endswith(_TAIL_BRACKETS)
    return text[-1] not in _TAILLESS


def _is_signed(doc: Document, hit: Hit, last_prose: Line | None) -> bool:
    """Whether the agency that a sign-off claims is one.

    Initials alone stand right behind the last paragraph, on a page that names an agency at its head.
    """
    if hit.rule.kind == "needs-agency":
        return (
            last_prose is not None
            and _before(doc, hit.line) is last_prose
            and bool(find_agencies(doc.source[:_HEAD]))
        )
    name = hit.group("agency")
    if hit.line.text[0] in _DASHES and (last_prose is None or _before(doc, hit.line) is not last_prose):
        return False  # "— AFP" under a picture is its credit
    return name is None or any(mention.agency.kind == "wire" for mention in find_agencies(name))


def _before(doc: Document, line: Line) -> Line | None:
    """The line before, over up to three blank ones."""
    lines = doc.lines
    for at in range(line.index - 1, max(line.index - 5, -1), -1):
        if lines[at].label is not Label.BLANK:
            return lines[at]
    return None


def _note(doc: Document, line: Line, hit: Hit, notes: list[_Note]) -> None:
    """Note what a line says, and propose the agencies that signed it."""
    kind = hit.rule.kind
    if kind == "copyright":
        _note_copyright(doc, line, hit, notes)
    elif kind and kind != "needs-agency":
        start, end = hit.match.span("text") if "text" in hit.match.re.groupindex else _unbracketed(line.text)
        span = line.to_source(start, end)
        before = _before(doc, line)
        if (
            kind == "correction"
            and before
            and before.label is Label.DATE
            and _DATED_HEADING.match(before.text)
        ):
            doc.revise(before, hit.rule.label, rule="notice.dated-heading", score=0.9)
            span = Span(before.content.start, span.end)
        notes.append(_Note(kind, span, hit.rule.id, hit.rule.score))
    if "agency" in hit.match.re.groupindex and hit.match["agency"]:
        _propose_agencies(doc, line, *hit.match.span("agency"), rule=hit.rule.id)
    elif hit.rule.id == "notice.with-files-from" or hit.rule.id.startswith("sign-off.source"):
        _propose_agencies(doc, line, 0, len(line.text), rule=hit.rule.id)


def _paired(first: Line, hit: Hit, second: Line) -> _Note:
    """A heading and the line under it: one notice."""
    return _Note(
        hit.rule.kind or "editors_note",
        Span(first.content.start, second.content.end),
        hit.rule.id,
        hit.rule.score,
    )


def _note_copyright(doc: Document, line: Line, hit: Hit, notes: list[_Note]) -> None:
    """A claim of copyright, once; "All rights reserved" on the line below belongs to it."""
    last = notes[-1] if notes and notes[-1].kind == "copyright" else None
    if last and _RESERVED.fullmatch(line.text) and not doc.source[last.span.end : line.content.start].strip():
        last.span = Span(last.span.start, line.content.end)
    elif all(doc.value(note.span) != line.printed for note in notes if note.kind == "copyright"):
        notes.append(_Note("copyright", line.content, hit.rule.id, hit.rule.score))


def _unbracketed(text: str) -> tuple[int, int]:
    """Where a notice starts and ends: without brackets around the whole, asterisks and dashes before it."""
    start, end = 0, len(text)
    while start < end and text[start] in "*_-–— ":
        start += 1
    if (
        start < end
        and text[start] in "(["
        and text[end - 1] in ")]"
        and text.find(")]"["[" in text[start]], start) == end - 1
    ):
        start, end = start + 1, end - 1
    return start, end


def _propose_agencies(doc: Document, line: Line, start: int, end: int, *, rule: str) -> None:
    """The wire services named in part of a line, each once under whichever name."""
    known = {agency_named(candidate.value) for candidate in doc.proposed("agencies")}
    piece = line.text[start:end]
    whole = agency_named(piece)  # a name that is a word elsewhere ("TT") counts where nothing else stands
    for mention in [AgencyMention(whole, 0, len(piece))] if whole else find_agencies(piece):
        if mention.agency.kind == "wire" and mention.agency not in known:
            a, b = start + mention.start, start + mention.end
            doc.propose("agencies", line.printed[a:b], line.to_source(a, b), rule=rule, score=0.9)
            known.add(mention.agency)


def _cut_tail(doc: Document, tables: _Tables, line: Line, is_last: bool, notes: list[_Note]) -> None:
    """Cut an end mark off the last paragraph, or a sign-off off any, and label it."""
    if not _may_have_tail(line.text) or not _TAIL.search(line.text[-12:]):
        return
    hit = tables.tails.match(line)
    if hit is None or (hit.rule.label is Label.SIGN_OFF and not is_last) or not _is_signed(doc, hit, None):
        return
    at = line.to_source(*hit.match.span("tail")).start
    _, tail = doc.split(line, [at], rule=hit.rule.id)
    doc.decide(tail, hit.rule.label, rule=hit.rule.id, score=hit.rule.score)
    if hit.rule.kind:
        start, end = _unbracketed(tail.text)
        notes.append(_Note(hit.rule.kind, tail.to_source(start, end), hit.rule.id, hit.rule.score))
    if agency := hit.group("agency"):
        start = tail.text.find(agency)
        _propose_agencies(doc, tail, start, start + len(agency), rule=hit.rule.id)


def _read_ap_end(doc: Document, notes: list[_Note]) -> None:
    """Who reported from where, behind the rule line of an AP story."""
    behind = 0
    for line in doc.lines:
        if line.label is Label.BLANK:
            continue
        if _AP_RULE.fullmatch(line.text):
            behind = _AP_END + 1
        elif behind and line.label is None and _REPORTED.match(line.text):
            doc.decide(line, Label.NOTICE, rule="notice.reported-from", score=0.95)
            notes.append(_Note("contributors", line.content, "notice.reported-from", 0.95))
        behind = max(0, behind - 1)
