"""What the surface proves to be nobody's words, whatever the weights say."""

import re
from typing import TYPE_CHECKING

from wirecleaner.data import load_words
from wirecleaner.stages.quotes.clauses import FINITE_SOON
from wirecleaner.stages.quotes.draft import NICKNAME
from wirecleaner.stages.quotes.judging.scene import Candidate
from wirecleaner.stages.quotes.judging.words import Words
from wirecleaner.stages.quotes.subjects import PASSIVES

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.draft import Draft

# Reported words without marks are so many or more.
FEWEST = 3
# "Told of that remark, Ann Lee smiled": what a participle opens is what happened, and nobody's words.
OPENERS = ("Asked ", "Told of ", "Told about ", "Told that ", "Pressed ", "Reached ", "Questioned ")
LABELS = load_words("en/grammar", "labels")
# With such a word, and without a verb, what follows a colon tells a place or a time.
PLACES = ("At ", "In ", "On ", "From ", "By ", "Vs", "vs")
HINT = re.compile(
    r"(?:nothing|little|much|a lot|more|less|something|anything|enough) "
    r"(?:of|about|on|to)\b|this (?:at|in|on|during|while|when|through|to|today|yesterday|after|before|via)\b"
)
WHEN = re.compile(r"(?:today|yesterday|here|there|in|on|at|by|last|this|earlier|below|above)\b")
DENIALS = load_words("en/grammar", "denials")
SMALL = load_words("en/grammar", "small_words")
QUESTIONS = load_words("en/grammar", "question_words")


def is_denied(words: Words, cue: Candidate) -> bool:
    """Whether the clause says that nothing was said: "did not say", "declined to say", "was said to be", "was claimed by"."""
    last = cue.first
    for at in range(last - 1, max(-1, last - 5), -1):
        if words.marks[at]:
            break
        if words.raw[at] in DENIALS:
            return True
    passive = last > 0 and words.raw[last - 1] in PASSIVES
    return passive and cue.form == "past" and words.raw[cue.last + 1 : cue.last + 2] in (["to"], ["by"])


def is_scrap(draft: "Draft", words: Words, cue: Candidate) -> bool:
    """Whether the content is nobody's words: "announced a plan", "asked them to wait", `called "the Long Quay"`."""
    if cue.form == "colon" and _is_label(draft, cue):
        return True
    marked = [r for r in draft.unit.regions if any(start <= r.open < end for start, end in cue.pieces)]
    if draft.text.startswith(OPENERS, cue.pieces[0][0]):
        return True
    if not marked:
        if _is_hint(said := draft.text[slice(*cue.pieces[0])]) or (
            _follows_comma(draft, cue) and WHEN.match(said)
        ):
            return True
        short = sum(draft.text.count(" ", start, end) + 1 for start, end in cue.pieces) < FEWEST
        return (
            short
            or "call" in cue.cue.tags
            or (cue.lemma == "ask" and cue.side == "after" and not _is_question(words, cue))
        )
    if "call" in cue.cue.tags and cue.side != "after":
        return True
    [(start, end), *more], name = cue.pieces, marked[0]
    if more or start < name.open - 1 or end > name.close + 1:
        return False
    return (
        is_name(draft.text[name.start : name.end])
        and NICKNAME.search(draft.text[max(0, start - 40) : start]) is not None
    )


def _follows_comma(draft: "Draft", cue: Candidate) -> bool:
    """Whether a past participle describes a thing: "The specimen, described today in Nature, was found"."""
    return cue.form == "past" and draft.text[cue.start - 2 : cue.start] == ", " and "as" in cue.cue.tags


def _is_hint(said: str) -> bool:
    """Whether the content only hints at words: "said nothing of the third", "disclosed this at a briefing"."""
    hint = HINT.match(said)
    return hint is not None and not FINITE_SOON.search(said, hint.end())


def _is_label(draft: "Draft", cue: Candidate) -> bool:
    """Whether what stands before a colon is a label: "Update: …"; or what follows it a fixture: "Jazz: At Denver on Friday."."""
    if cue.source is None:
        return False
    source = draft.text[cue.source.start : cue.source.end]
    label = source.lower().capitalize()
    said = draft.text[slice(*cue.pieces[0])]
    return label in LABELS or (said.startswith(PLACES) and not FINITE_SOON.search(said))


def is_name(text: str) -> bool:
    """Whether marked words are written as a name or a title: "Old Rusty", "The Jewel of the Bay"."""
    words = text.rstrip(" ,.").split(" ")
    return all(word[:1].isupper() or word in SMALL for word in words)


def _is_question(words: Words, cue: Candidate) -> bool:
    return not QUESTIONS.isdisjoint(words.raw[cue.last + 1 : cue.last + 8])
