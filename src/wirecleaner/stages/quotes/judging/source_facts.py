"""The phrases that may be the source of a reporting word, and what is seen at each."""

import re
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
    found: dict[tuple[int, int], list[str]] = {}

    def add(way: str, subject: Subject | None) -> None:
        if subject is not None and subject.start < subject.end:
            subject = Subject(_behind_relative(text, subject), subject.end)
            found.setdefault((subject.start, subject.end), []).append(way)

    quote = cue.quote
    if quote is not None and quote.source is not None:
        add("r", Subject(quote.source.start, quote.source.end))
    add("b", cue.subject)
    if text.startswith(" by ", cue.end):
        add("y", subject_after(text, cue.end + 3, high))
    add("a", subject_after(text, cue.end, high))
    add("l", leading_subject(text, low, cue.start))
    if before is not None:
        add("p", before.source)
    near = max(low, cue.start - REACH)
    # "Roe's claim": only a form that may be a noun has an owner
    if cue.form not in ("past", "ing") and (match := OWNER.search(text[near : cue.start])):
        add("o", Subject(near + match.start(), near + match.end()))
    pronouns = [match.span() for match in PRONOUN.finditer(text, near, cue.start)]
    if pronouns:
        add("n", Subject(*pronouns[-1]))
    names = [match.span() for match in NAMES.finditer(text, near, cue.start)]
    for turn, (start, end) in enumerate(names[:-3:-1]):
        add(f"c{turn}", Subject(start, end))
    places = [("".join(ways), Subject(*span)) for span, ways in found.items()]
    places.append(("-", Subject(cue.start, cue.start)))
    return places


def _behind_relative(text: str, subject: Subject) -> int:
    """Where a phrase begins behind "whom", "which": "whom the crews call the Met man"."""
    first, blank, _ = text[subject.start : subject.end].partition(" ")
    return subject.start + len(first) + 1 if blank and first in RELATIVE else subject.start


def source_facts(words: Words, cue: "Candidate", way: str, place: Subject) -> list[int | str]:
    """One value for each of `GROUPS`."""
    tags, marks, count = words.tags, words.marks, len(words.tags)
    before = tags[cue.first - 1] if cue.first else EDGE
    after = tags[cue.last + 1] if cue.last + 1 < count else EDGE
    head = [
        way,
        f"{way} {cue.form}",
        f"{way} {cue.lemma}",
        f"{way} {before}",
        f"{way} {after}",
        f"{way} {cue.side}",
    ]
    if way == "-":
        return [*head, *([0] * (len(GROUPS) - len(head)))]
    first, last = words.at(place.start), words.at(place.end - 1)
    is_behind = place.start > cue.start
    gap = tags[cue.last + 1 : first] if is_behind else tags[last + 1 : cue.first]
    stops = "".join(marks[cue.last : first] if is_behind else marks[last : cue.first])
    behind = TRUTH[is_behind]
    opening, closing = tags[first] if first < count else "", tags[last] if last < count else ""
    return [
        *head,
        f"{opening} {way}",
        f"{opening} {closing} {TRUTH[first == last]}",
        f"{STEPS[len(gap)]} {behind} {way}",
        f"{stops[:3]} {TRUTH[not gap]} {behind}",
        f"{way} {cue.rule}",
        f"{STEPS[last - first + 1]} {way}",
        f"{TRUTH[not FINITE.isdisjoint(gap)]} {gap[-1] if gap else ''} {behind}",
        f"{tags[last + 1] if last + 1 < count else EDGE} {closing}",
    ]
