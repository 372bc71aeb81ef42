"""The phrases that may be the source of a reporting word, and what is seen at each."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wirecleaner.stages.quotes.judging.cue_facts import STEPS, TRUTH
from wirecleaner.stages.quotes.judging.words import EDGE, FINITE, Words
from wirecleaner.stages.quotes.sources import leading_subject, subject_after
from wirecleaner.stages.quotes.subjects import REACH, Subject

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.judging.scene import Candidate

GROUPS = (
    "way",
    "way-form",
    "way-verb",
    "way-before",
    "way-next",
    "way-side",
    "first-way",
    "first-last",
    "distance-way",
    "between",
    "way-rule",
    "length-way",
    "finite-between",
    "behind",
)
RELATIVE = frozenset(["whom", "which", "that", "what", "whose", "where", "when"])
PRONOUN = re.compile(r"(?<![\w’'])(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|who|[Ii]t)(?![\w’'-])")
# What may not stand before a name is looked for behind its first letter: so the scan goes from capital to capital.
NAMES = re.compile(r"[A-Z](?<![\w.’'-].)[\w.’-]*(?: (?:(?:of|the|de|van|von|and) )?[A-Z][\w.’-]*)*")
OWNER = re.compile(
    r"(?:(?:[A-Z][\w.-]*\s)*[\w.-]+(?:['’]s|s['’])|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur))(?=(?:\s[\w-]+){0,3}\s$)"
)


def source_places(
    text: str, low: int, high: int, cue: "Candidate", before: "Candidate | None"
) -> list[tuple[str, Subject]]:
    """The phrases that may be the source, each with the ways in which it was found; the empty phrase is the last."""
    found: dict[tuple[int, int], str] = {}  # a phrase, and the ways in which it was found

    def add(way: str, start: int, end: int) -> None:
        if start < end:
            start = _behind_relative(text, start, end)
            found[start, end] = found.get((start, end), "") + way

    def add_subject(way: str, subject: Subject | None) -> None:
        if subject is not None:
            add(way, subject.start, subject.end)

    quote = cue.quote
    if quote is not None and quote.source is not None:
        add("r", quote.source.start, quote.source.end)
    add_subject("b", cue.subject)
    if text.startswith(" by ", cue.end):
        add_subject("y", subject_after(text, cue.end + 3, high))
    add_subject("a", subject_after(text, cue.end, high))
    add_subject("l", leading_subject(text, low, cue.start))
    if before is not None:
        add_subject("p", before.source)
    near = max(low, cue.start - REACH)
    # "Roe's claim": only a form that may be a noun has an owner
    if cue.form not in ("past", "ing") and (match := OWNER.search(text[near : cue.start])):
        add("o", near + match.start(), near + match.end())
    pronouns = [match.span() for match in PRONOUN.finditer(text, near, cue.start)]
    for start, end in pronouns[-1:]:
        add("n", start, end)
    names = [match.span() for match in NAMES.finditer(text, near, cue.start)]
    for turn, (start, end) in enumerate(names[:-3:-1]):
        add(f"c{turn}", start, end)
    places = [(ways, Subject(*span)) for span, ways in found.items()]
    places.append(("-", Subject(cue.start, cue.start)))
    return places


def _behind_relative(text: str, start: int, end: int) -> int:
    """Where a phrase begins behind "whom", "which": "whom the crews call the Met man"."""
    blank = text.find(" ", start, end)
    return blank + 1 if blank >= 0 and text[start:blank] in RELATIVE else start


def source_facts(
    words: Words, cue: "Candidate", places: Sequence[tuple[str, Subject]]
) -> list[list[int | str]]:
    """For each phrase one value for each of `GROUPS`."""
    tags, marks, form, lemma, side, rule = words.tags, words.marks, cue.form, cue.lemma, cue.side, cue.rule
    count, cue_first, cue_behind = len(tags), cue.first, cue.last + 1
    before = tags[cue_first - 1] if cue_first else EDGE
    after = tags[cue_behind] if cue_behind < count else EDGE
    rows: list[list[int | str]] = []
    for way, place in places:
        row: list[int | str] = [
            way,
            f"{way} {form}",
            f"{way} {lemma}",
            f"{way} {before}",
            f"{way} {after}",
            f"{way} {side}",
        ]
        rows.append(row)
        if way == "-":
            row += [0] * (len(GROUPS) - len(row))
            continue
        first, last = words.at(place.start), words.at(place.end - 1)
        is_behind = place.start > cue.start
        gap = tags[cue_behind:first] if is_behind else tags[last + 1 : cue_first]
        stops = "".join(marks[cue.last : first] if is_behind else marks[last:cue_first])
        behind = TRUTH[is_behind]
        opening, closing = tags[first] if first < count else "", tags[last] if last < count else ""
        row += [
            f"{opening} {way}",
            f"{opening} {closing} {TRUTH[first == last]}",
            f"{STEPS[len(gap)]} {behind} {way}",
            f"{stops[:3]} {TRUTH[not gap]} {behind}",
            f"{way} {rule}",
            f"{STEPS[last - first + 1]} {way}",
            f"{TRUTH[not FINITE.isdisjoint(gap)]} {gap[-1] if gap else ''} {behind}",
            f"{tags[last + 1] if last + 1 < count else EDGE} {closing}",
        ]
    return rows
