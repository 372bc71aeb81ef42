"""What somebody calls a thing, the marks right behind the verb: "in what she called “a good year”", "which he described as “mad”"."""

import re
from dataclasses import dataclass

from wirecleaner.stages.quotes.content import Region
from wirecleaner.stages.quotes.cues import Cue
from wirecleaner.stages.quotes.judging.proofs import is_name
from wirecleaner.stages.quotes.subjects import AUXILIARIES, Subject

# "what the minister, Ann Lee, has since called": the last of the words that may open it.
WHAT = re.compile(r".*(?<![\w’'-])what (?P<source>[^.;:“”\"]{1,120})$")
WHICH = re.compile(r".*(?<![\w’'-])(?:which|whom|who) (?P<source>[^.;:“”\"]{1,120})$")
PRONOUN = re.compile(r"[a-z] (?P<source>he|she|they)$")
# A small word between the verb and the marks: "what she called a “witch hunt”".
ARTICLES = frozenset(["a", "an", "the"])
REACH = 140
# Words before "he called" that make it a clause of its own.
CLAUSE_OPENERS = frozenset(
    "that because when while if after before as and but or so until since though although said says".split()
)


@dataclass(slots=True)
class Called:
    """Who calls a thing so, and the words."""

    source: Subject
    region: Region


def called(text: str, low: int, cue: Cue, region: Region) -> Called | None:
    """What a verb of naming reports if the thing named stands before it; None if it does not, or nobody names it."""
    between = text[cue.end : region.open].split(" ")
    words = [word for word in between if word]
    as_verb = "as" in cue.tags
    if cue.form == "ing" or (words[:1] == ["as"]) != as_verb:
        return None
    articles = words[1:] if as_verb else words
    if len(articles) > 1 or not ARTICLES.issuperset(articles):
        return None
    before = _without_auxiliaries(text[max(low, cue.start - REACH) : cue.start].rstrip())
    what = WHAT.match(before)
    if cue.form == "base" and not what:
        return None
    if not what and (articles or is_name(text[region.start : region.end])):
        return None
    found = what or WHICH.match(before)
    if found is None:
        found = PRONOUN.search(before)
        if found and before[: found.start() + 1].rsplit(" ", 1)[-1] in CLAUSE_OPENERS:
            return None
    if found is None or found.group("source").split(" ", 1)[0] in AUXILIARIES:
        return None
    start = max(low, cue.start - REACH) + found.start("source")
    return Called(Subject(start, start + len(found.group("source").rstrip(" ,"))), region)


def _without_auxiliaries(before: str) -> str:
    while (word := before.rsplit(" ", 1)[-1]) in AUXILIARIES or (word.endswith("ly") and word.islower()):
        if " " not in before:
            return ""
        before = before[: -len(word)].rstrip()
    return before
