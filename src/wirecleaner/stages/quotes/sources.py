"""Whom a sentence names as the speaker behind a cue, and the subject at its head."""

import re

from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.subjects import (
    APPOSED,
    FINITE,
    INTRO,
    LEADS,
    NAME_START,
    PARTICIPLE,
    REACH,
    Subject,
    after_leads,
)

VERBISH = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|did|do|[a-z]+ed|also|"
    r"went|came|made|took|gave|got|left|met|held|saw|won|lost|became|began|kept|wrote|said|told|ran|sent|spoke|"
    r"says|calls|wants|makes|put|set|cut|shot|fell|rose|drew|[a-z]+ly|who|which|that|and then)\b|\s[a-z]{3,}[^s\W]s (?:to|the|a|an|it|his|her|that)\b|[,;:(—]| [–-] "
)


NAME_STOP = re.compile(
    r"\s(?:in|on|at|after|before|during|when|while|as|by|via|through|last|this|late|earlier|recently|later|who|"
    r"yesterday|today|with|from|to|about|of the|and|if|outside|because|upon|following|over|for|without|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
ROLE_STOP = re.compile(
    r"\s(?:(?:on|last|late|this)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|week|month|year)\w*|after|before|during|"
    r"when|while|as|via|through|yesterday|today|in (?:a|an) \w+|because|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def _describes(chunk: str) -> bool:
    """Whether a chunk behind a comma goes on describing the source: "a nurse", "52", "who runs it"."""
    if FINITE.match(chunk) or PARTICIPLE.match(chunk) or chunk.split(" ", 1)[0] in NOT_APPOSED:
        return False
    return APPOSED.match(chunk) is not None


NOT_APPOSED = LEADS | INTRO
CLAUSE_STOP = re.compile(r"[;:!?\"“”«»—]|''| [–-]{1,2} ")
WHO_WORDS = frozenset(["who", "and", "also", "has", "had", "later", "then"])
WHO_TAIL = re.compile(r",? (?:who|and|also|has|had|later|then)(?: (?:also|has|had|later|then))*$")
HAS_NAME = re.compile(rf"(?:^|\s){UP}[\w’'-]+")


def subject_after(text: str, at: int, high: int) -> Subject | None:
    """The noun phrase that starts at `at`: the subject after its verb ("said Ann Lee, a nurse")."""
    high = min(high, at + REACH)
    start = at
    while start < high and text[start] == " ":
        start += 1
    stop = CLAUSE_STOP.search(text, start, high)
    limit = stop.start() if stop else high
    while limit > start and text[limit - 1] in " .,":
        limit -= 1
    last = text[text.rfind(" ", start, limit) + 1 : limit]
    if last in WHO_WORDS and (tail := WHO_TAIL.search(text, max(start, limit - 30), limit)):
        limit = tail.start()
    if limit <= start:
        return None
    first = text[start:limit].split(" ", 1)[0].rstrip(",")
    if first in INTRO or first in ("that", "so") or not first[:1].isalnum():
        return None
    if first in ("he", "she", "they", "it", "we", "I", "you"):
        return Subject(start, start + len(first))
    return _grown(text, start, limit)


def _grown(text: str, start: int, limit: int) -> Subject | None:
    """The phrase from `start`, with the appositions that follow it."""
    comma = text.find(", ", start, limit)
    end = comma if comma >= 0 else limit
    head = text[start:end]
    named = NAME_START.match(head)
    if named and named.start() == 0:
        cut = NAME_STOP.search(head, named.end(1))
        if cut is None and named.end(1) < len(head):
            cut = NAME_STOP.search(head)
    else:
        match = re.search(rf"\s{UP}", head)
        cut = (
            NAME_STOP.search(head, match.end())
            if match and not re.search(r"\b(?:for|of|at|with)\b", head[: match.start() + 1])
            else ROLE_STOP.search(head)
        )
    if cut:
        return Subject(start, start + cut.start())
    if comma < 0 or not HAS_NAME.search(text[start:limit]):
        return Subject(start, end)
    while comma >= 0:
        follow = text.find(", ", comma + 2, limit)
        chunk = text[comma + 2 : follow if follow >= 0 else limit]
        if not _describes(chunk) and (HAS_NAME.search(head) or not HAS_NAME.match(chunk)):
            break
        end = follow if follow >= 0 else limit
        comma = follow
    return Subject(start, end)


APPOSED_NAME = re.compile(rf", (?:[A-Z][a-z]{{0,3}}\. )?{UP}[\w’'-]+(?: {UP}[\w’'.-]+){{1,4}}(?=,)")


def leading_subject(text: str, start: int, high: int) -> Subject | None:
    """The subject of the sentence that starts at `start`, for what its participles report."""
    high = min(high, start + REACH)
    while start < high and text[start] in " \"“‘'-–—(":
        start += 1
    start = after_leads(text, start, high)
    for _ in range(3):
        first = text[start:high].split(" ", 1)[0]
        if first not in INTRO and not PARTICIPLE.match(first):
            break
        comma = text.find(", ", start, high)
        if comma < 0:
            return None
        start = comma + 2
    stop = VERBISH.search(text, start, high)
    end = stop.start() if stop else high
    if end <= start or not text[start].isalpha():
        return None
    if text.startswith(", ", end) and (match := APPOSED_NAME.match(text, end, high)):
        end = match.end()
    return Subject(start, end)
