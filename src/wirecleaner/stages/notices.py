"""Stage `notices`: what is said about the article, not in it: corrections, sign-offs, advisories, copyright.

A notice is proposed as printed, label word included ("Correction: ..."), without brackets around the whole and
without the bullet. A heading alone and the line under it are one notice. End marks and slugs only label their line.
"""

from functools import cache

import regex

from wirecleaner.agencies import agency_named, find_agencies
from wirecleaner.document import Document, Line, Span
from wirecleaner.exports import read_export
from wirecleaner.feeds import read_feed
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules import Hit, load_rules

# Slugs and sign-offs have at most 80 characters in the catalogue; a rule of theirs may be tried on 160.
_SLUG_LENGTH = 160
# What a slug or a sign-off of initials starts with, or has: a plain sentence starts upper-case and goes on in letters.
_ODD = regex.compile(r"^[\p{Ll}\p{P}\p{S}\d]|^\S{1,12}$|\d{4}|^\p{Lu}[a-z](?: [a-z]{2})+$|^(?:EFE|ANSA|LUSA|Lusa|ATS|AFP|APA|PTI|IANS|ANI|UNI|End|END|BC|\([A-Z])\b")
_TAIL = regex.compile(r"(?:[)\]/）][.。]?|\p{Lu}{2}|[a-z]/[a-z]{2,4}|Enditem|-30-|###|report\.?|BERNAMA)$")
_RESERVED = regex.compile(r"(?i:all rights reserved|tous droits réservés|alle rechte vorbehalten)\.?")
_SHORTEST_NOTE = 20
# The rest of the page behind an AP rule line ("___") holds contributors and links, in up to six lines.
_AP_RULE = regex.compile(r"_{2,}\.?")
_REPORTED = regex.compile(r"\p{Lu}[^.]{2,120} reported from \p{Lu}")


@stage("notices", provides=["notices", "agencies", "title", "deck", "section", "captions", "publisher"])
def notices(doc: Document) -> None:
    """Label notices, sign-offs, advisories and copyright lines; propose notices and the agencies that signed."""
    read_export(doc)
    tables = _tables(doc.language)
    slugs: list[tuple[Line, str]] = []
    heading: tuple[Line, Hit] | None = None
    undecided = doc.undecided()
    last_prose = next((line for line in reversed(undecided) if len(line.text) > 80 and line.text[-1] in ".!?”\")。/"), None)
    for line in undecided:
        hit = _find(tables, line, doc)
        if hit is None and heading and len(line.text) >= _SHORTEST_NOTE:
            _propose_pair(doc, *heading, line)
        elif hit is None:
            if line is last_prose or len(line.text) > _SLUG_LENGTH:
                _cut_tail(doc, tables, line, line is last_prose)
        elif hit.rule.id.endswith("-heading"):
            doc.decide(line, hit.rule.label, rule=hit.rule.id, score=hit.rule.score)
            heading = line, hit
            continue
        else:
            doc.decide(line, hit.rule.label, rule=hit.rule.id, score=hit.rule.score)
            _propose(doc, line, hit)
            if hit.rule.id.startswith("advisory."):
                slugs.append((line, hit.rule.id))
        heading = None
    if slugs:
        read_feed(doc, slugs)
    if "__" in doc.source:
        _read_ap_end(doc)


class _Tables:
    """The rule tables of one language, each with the guard under which it is asked."""

    __slots__ = ("copyrights", "notices", "signoffs", "slugs", "tails")

    def __init__(self, language: str | None) -> None:
        self.notices = load_rules("notices", language)
        self.slugs = load_rules("slugs", language)
        self.signoffs = load_rules("signoffs", language)
        self.copyrights = load_rules("copyrights", language)
        self.tails = load_rules("tails", language)


@cache
def _tables(language: str | None) -> _Tables:
    return _Tables(language)


def _find(tables: _Tables, line: Line, doc: Document) -> Hit | None:
    """The best rule for a whole line, each table asked only where its marks stand."""
    text = line.text
    if len(text) <= _SLUG_LENGTH and _ODD.search(text):
        if hit := tables.slugs.match(line):
            return hit
        if (hit := tables.signoffs.match(line)) and _is_signed(doc, hit):
            return hit
    if ("©" in text or "(c)" in text or "opyright" in text or "(C)" in text or "OPYRIGHT" in text) and (hit := tables.copyrights.match(line)):
        return hit
    return tables.notices.match(line)


def _is_signed(doc: Document, hit: Hit) -> bool:
    """Whether the agency that a sign-off claims is one; initials alone need an agency anywhere on the page."""
    if hit.rule.kind == "needs-agency":
        return _closes(doc, hit.line) and bool(find_agencies(doc.source[:1500]))
    name = hit.group("agency")
    return name is None or any(mention.agency.kind == "wire" for mention in find_agencies(name))


def _closes(doc: Document, line: Line) -> bool:
    """Whether a short line stands behind the text: prose right before it, none after it."""
    lines = doc.lines
    before = next((other for other in reversed(lines[: line.index]) if other.label is not Label.BLANK), None)
    after = (other for other in lines[line.index + 1 :] if other.label is None)
    return before is not None and len(before.text) > 60 and not any(len(other.text) > 120 for other in after)


def _propose(doc: Document, line: Line, hit: Hit) -> None:
    """Propose the notice that a line is, and the agencies that signed it."""
    kind = hit.rule.kind
    if kind == "copyright":
        _propose_copyright(doc, line, hit)
    elif kind and kind != "needs-agency":
        start, end = hit.match.span("text") if "text" in hit.match.re.groupindex else _unbracketed(line.text)
        _add(doc, kind, line.to_source(start, end), hit.rule.id, hit.rule.score)
    if "agency" in hit.match.re.groupindex and hit.match["agency"]:
        _propose_agencies(doc, line, *hit.match.span("agency"), rule=hit.rule.id)
    elif hit.rule.id == "notice.with-files-from":
        _propose_agencies(doc, line, 0, len(line.text), rule=hit.rule.id)


def _propose_pair(doc: Document, first: Line, hit: Hit, second: Line) -> None:
    """A heading and the line under it: one notice."""
    doc.decide(second, hit.rule.label, rule=hit.rule.id, score=hit.rule.score)
    span = Span(first.content.start, second.content.end)
    _add(doc, hit.rule.kind or "editors_note", span, hit.rule.id, hit.rule.score)


def _propose_copyright(doc: Document, line: Line, hit: Hit) -> None:
    """A claim of copyright, once; "All rights reserved" on the line below belongs to it."""
    known = doc.proposed("notices")
    last = known[-1] if known else None
    if _RESERVED.fullmatch(line.text) and last and last.value["kind"] == "copyright" and last.span:
        if not doc.source[last.span.end : line.content.start].strip():
            doc.candidates.remove(last)
            _add(doc, "copyright", Span(last.span.start, line.content.end), last.rule, last.score)
        return
    if all(candidate.value["text"] != line.printed for candidate in known):
        _add(doc, "copyright", line.content, hit.rule.id, hit.rule.score)


def _add(doc: Document, kind: str, span: Span, rule: str, score: float) -> None:
    doc.propose("notices", {"kind": kind, "text": doc.value(span), "span": span}, span, rule=rule, score=score)


def _unbracketed(text: str) -> tuple[int, int]:
    """Where a notice starts and ends: without brackets around the whole, asterisks and dashes before it."""
    start, end = 0, len(text)
    while start < end and text[start] in "*_-–— ":
        start += 1
    if start < end and text[start] in "([" and text[end - 1] in ")]" and text.find(")]"["[" in text[start]], start) == end - 1:
        start, end = start + 1, end - 1
    return start, end


def _propose_agencies(doc: Document, line: Line, start: int, end: int, *, rule: str) -> None:
    """The wire services named in part of a line, each once under whichever name."""
    known = {agency_named(candidate.value) for candidate in doc.proposed("agencies")}
    for mention in find_agencies(line.text[start:end]):
        if mention.agency.kind == "wire" and mention.agency not in known:
            a, b = start + mention.start, start + mention.end
            doc.propose("agencies", line.printed[a:b], line.to_source(a, b), rule=rule, score=0.9)
            known.add(mention.agency)


def _cut_tail(doc: Document, tables: _Tables, line: Line, is_last: bool) -> None:
    """Cut an end mark off the last paragraph, or a sign-off off any, and label it."""
    if not _TAIL.search(line.text[-12:]):
        return
    hit = tables.tails.match(line)
    if hit is None or (hit.rule.label is Label.SIGN_OFF and not is_last) or not _is_signed(doc, hit):
        return
    at = line.to_source(*hit.match.span("tail")).start
    _, tail = doc.split(line, [at], rule=hit.rule.id)
    doc.decide(tail, hit.rule.label, rule=hit.rule.id, score=hit.rule.score)
    if hit.rule.kind:
        start, end = _unbracketed(tail.text)
        _add(doc, hit.rule.kind, tail.to_source(start, end), hit.rule.id, hit.rule.score)
    if agency := hit.group("agency"):
        start = tail.text.find(agency)
        _propose_agencies(doc, tail, start, start + len(agency), rule=hit.rule.id)


def _read_ap_end(doc: Document) -> None:
    """Who reported from where, behind the rule line of an AP story."""
    behind = 0
    for line in doc.lines:
        if line.label is Label.BLANK:
            continue
        if _AP_RULE.fullmatch(line.text):
            behind = 6
        elif behind and line.label is None and _REPORTED.match(line.text):
            doc.decide(line, Label.NOTICE, rule="notice.reported-from", score=0.95)
            _add(doc, "contributors", line.content, "notice.reported-from", 0.95)
        behind = max(0, behind - 1) if not _AP_RULE.fullmatch(line.text) else behind


