"""What a reporting verb reports, if it stands behind it."""

import re
from dataclasses import dataclass

from wirecleaner.stages.quotes.content import Region
from wirecleaner.stages.quotes.cues import Cue

# How far behind a cue its "that" or its addressee may stand ("told a packed news conference
# in the capital late on Thursday that"): 99 of 100 on the annotated articles lie within 120.
WINDOW = 120


@dataclass(slots=True)
class Clause:
    """What follows a cue: kind "that", "bare", "to", "whether", "call" or "quote", starting at `start`."""

    kind: str
    start: int


TIME = (
    r"(?:(?:late|early|later|earlier)? ?(?:on |this |last |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?|(?:late |earlier |later )?(?:this|last|that|next) "
    r"(?:week|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening|night)|yesterday|today|tonight|"
    r"recently|later|earlier|again|repeatedly|simply|flatly|then|here|there|also|only|bluntly|afterwards?|"
    r"publicly|privately|quietly|separately|first|in part|in [12]\d{3}|on [A-Z]\w+ \d{1,2}|in (?:January|February|March|April|May|June|July|August|September|October|November|December))"
)
ADVERBIALS = re.compile(rf"(?: {TIME}(?![\w’'])){{1,3}}")
# The words that an adverbial begins with, for a quick look before its pattern.
ADVERBIAL_WORDS = frozenset(
    f"{word}{mark}"
    for word in "late early later earlier on this last next that Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "yesterday today tonight recently again repeatedly simply flatly then here there also only bluntly afterward "
    "afterwards publicly privately quietly separately first in".split()
    for mark in ("", ",", ".", ":", ";")
)
STATEMENT = re.compile(
    r" in (?:an?|his|her|its|their|the) (?:[\w-]+ ){0,3}(?:statement|interview|e-?mail|speech|tweet|letter|report|"
    r"note|post|message|memo|filing|release|release|briefing|address|article|column|blog|video|text)"
    r"(?: (?:on|to|with|for|from|by|at) (?:the )?(?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*|[\w-]+))?(?![\w’'])"
)
THAT = re.compile(r"[,;]? that ")
PREPOSITION = re.compile(
    r" (?:on|in|at(?! (?:least|most) )|during|after|before|by|via|through|from|to|with|of|about|for|when|while|as|since|over|amid|"
    r"under|outside|following|because|if|and|but|or|against|upon|until|into|without|like|out|up|down|off|back)\b"
)
PRONOUN_CLAUSE = re.compile(r" (?=(?:he|she|it|they|we|I|there|you) [a-z’']+)")
NO_CLAUSE = re.compile(
    r" (?:so|no|nothing|little|much|more|less|goodbye|hello|thanks|thank|yes|enough|something|anything|otherwise|"
    r"a few|a lot|his|her|one thing|the same|too|themselves|himself|herself)(?: (?:about|on|of|to|for|in|at|before|during|when|prayers?)\b|[.,;]|$)"
)
QUESTION = re.compile(r" (?:whether|if|how|why|what|where|who) ")
ASKING = frozenset(
    ["ask", "wonder", "explain", "recall", "describe", "reveal", "inquire", "recount", "say", "tell", "note"]
)
GENERIC_OBJECT = re.compile(
    r" (?:him|her|them|us|me|you|[a-z]+s|everyone|people|anyone|parliament|congress)(?= )"
)
NAMED_OBJECT = re.compile(
    r" (?:[^\W\d_a-zß-öø-ÿ][\w.’'&-]*)(?: (?:[^\W\d_a-zß-öø-ÿ][\w.’'&-]*|of|the(?= [^\W\d_a-z])|&))*(?= )"
)
CLAUSE_HEAD = re.compile(
    r" (?=(?:he|she|it|they|we|I|there|the|his|her|its|their|a|an|all|no|some|most|this|these|those|more|at least|"
    r"[^\W\d_a-zß-öø-ÿ][\w’'-]*|\d[\d,.]*) )"
)
FINITE_SOON = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|will|would|can|could|should|may|might|must|do|does|did|"
    r"[a-z]{2,}ed|[a-z]+n[’']t|went|came|made|took|gave|got|left|met|held|saw|won|lost|became|began|kept|knew|"
    r"thought|felt|makes|means|goes|comes|gets|seems|needs|looks|takes|gives|wants|ran|fell|rose|cost|costs|put|set|"
    r"[a-z]{3,}[^s\W]s)\b|[’'](?:s|re|d|ll|ve)\b"
)


def clause_after(
    text: str, cue: Cue, high: int, regions: list[Region], stop: int | None = None
) -> Clause | None:
    """What the cue reports if it stands behind it; None if nothing follows but "on Thursday".

    Marks behind `stop`, where the next cue stands, belong to that one.
    """
    region = None
    for candidate in regions:
        if candidate.open >= cue.end:
            region = None if stop is not None and candidate.open > stop else candidate
            break
    limit = region.open if region else high
    at = cue.end
    if region and (direct := _leads_to_marks(text, cue, region)):
        return direct
    if "call" in cue.tags or "as" in cue.tags:
        return _description(text, cue, region, high) if region else None
    if text.startswith(" that ", at):
        return Clause("that", at + 6)
    word = text[at + 1 : at + 14].partition(" ")[0]
    if word in ADVERBIAL_WORDS and (match := ADVERBIALS.match(text, at, limit)):
        at = match.end()
    if text.startswith(" in ", at) and (match := STATEMENT.match(text, at, limit)):
        at = match.end()
        if match := ADVERBIALS.match(text, at, limit):
            at = match.end()
    if match := THAT.match(text, at, high):
        return Clause("that", match.end())
    if cue.verb is None or at >= high or text[at] != " ":
        return None
    if cue.verb.lemma in ASKING and (match := QUESTION.match(text, at, high)):
        return Clause("whether", match.start() + 1)
    if "tell" in cue.tags:
        return _after_addressee(text, cue, at, high, limit)
    if PREPOSITION.match(text, at, high):
        return _behind_phrase(text, at, min(limit, at + WINDOW), cue)
    if "to" in cue.tags and (match := re.compile(r" (?=to [a-z])").match(text, at, high)):
        return Clause("to", match.end())
    return _bare(text, cue, at, high)


def _leads_to_marks(text: str, cue: Cue, region: Region) -> Clause | None:
    """A quotation that the cue opens: `said: "`, `told reporters, "`, `said "`, `said that "`."""
    if region.open - cue.end > WINDOW:
        return None
    gap = text[cue.end : region.open]
    plain = gap.strip()
    if plain in ("that", ", that"):
        return Clause("that", region.open)
    if "call" in cue.tags and plain not in (":", ","):
        return None
    if plain in ("", ":", ",", "—", "–", "-", "--", "…"):
        return Clause("quote", region.open)
    if plain[-1] == ":" or (plain[-1] == "," and plain.count(" ") < 14):
        if "bare" in cue.tags and FINITE_SOON.search(gap) and (" that " in gap or _is_clause(gap, cue)):
            return None
        return Clause("quote", region.open)
    if "tell" in cue.tags and (GENERIC_OBJECT.fullmatch(gap) or NAMED_OBJECT.fullmatch(gap.rstrip() and gap)):
        return Clause("quote", region.open)
    return None


def _is_clause(gap: str, cue: Cue) -> bool:
    """Whether a clause of its own stands between the verb and the marks."""
    if "tell" in cue.tags:
        return False
    return gap[1:2].isalnum() and not PREPOSITION.match(gap) and not ADVERBIALS.match(gap)


AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|did|do)\b"
)


def _description(text: str, cue: Cue, region: Region | None, high: int) -> Clause | None:
    """`called the plan "mad"`, `described it as "mad"`: an object of a few words, then the marks."""
    if region is None or region.open - cue.end > WINDOW:
        return None
    gap = text[cue.end : region.open]
    words = gap.split()
    if not words or len(words) > 16 or gap[-1:] != " " or any(mark in gap for mark in ".;:"):
        return None
    if "as" in cue.tags and "as" not in words:
        return None
    if (
        words[0] in ("itself", "himself", "herself", "themselves", "for", "on", "in", "at", "off", "a", "an")
        or "," in gap
    ):
        return None
    if AUXILIARY.search(gap) and not re.search(r"\b(?:who|which|that)\b", gap):
        return None
    return Clause("call", cue.end + 1)


def _after_addressee(text: str, cue: Cue, at: int, high: int, limit: int) -> Clause | None:
    near = min(high, at + WINDOW)
    comma = text.find(",", at, near)
    if match := THAT.search(text, at, near if comma < 0 else comma):
        return Clause("that", match.end())
    match = NAMED_OBJECT.match(text, at, near) or GENERIC_OBJECT.match(text, at, near)
    if match is None:
        match = re.compile(
            r" (?:the|a|an|his|her|its|their|our)(?: [\w’'-]+){1,4}?(?= (?:he|she|it|they|we|I|there|the|his|her|its|their) )"
        ).match(text, at, near)
    if match is None:
        return _bare(text, cue, at, high) if "bare" in cue.tags and cue.word.startswith("warn") else None
    after = match.end()
    if found := ADVERBIALS.match(text, after, high):
        after = found.end()
    if "to" in cue.tags and text.startswith(" to ", after):
        return Clause("to", after + 1)
    if QUESTION.match(text, after, high):
        return Clause("whether", after + 1)
    if PREPOSITION.match(text, after, high):
        return _behind_phrase(text, after, min(limit, after + WINDOW), cue)
    head = CLAUSE_HEAD.match(text, after, high)
    if head and FINITE_SOON.search(text, head.end(), min(high, head.end() + WINDOW)):
        return Clause("bare", head.end())
    return None


def _behind_phrase(text: str, at: int, near: int, cue: Cue) -> Clause | None:
    """A clause behind "in a statement", "at a rally on Monday": after "that", or from its pronoun on."""
    if text[at + 1 : at + 5] in ("when", "whil", "if ", "as h") or text.startswith(
        (" as ", " if ", " and ", " but "), at
    ):
        return None
    comma = text.find(",", at, near)
    stop = near if comma < 0 else comma
    if match := THAT.search(text, at, stop):
        return Clause("that", match.end())
    if "bare" not in cue.tags:
        return None
    match = PRONOUN_CLAUSE.search(text, at + 1, stop)
    before = text[: match.start()].rsplit(" ", 1)[-1] if match and match.start() < 400 else ""
    if match and not PREPOSITION.fullmatch(" " + before):
        before = text[max(0, match.start() - 12) : match.start()].rsplit(" ", 1)[-1]
        if PREPOSITION.fullmatch(" " + before) or before in ("that", "what", "which", "who", "where", "than"):
            return None
        return Clause("bare", match.end())
    return None


def _bare(text: str, cue: Cue, at: int, high: int) -> Clause | None:
    """A clause without "that". All verbs but "say" must be followed by a finite verb soon."""
    if "bare" not in cue.tags or NO_CLAUSE.match(text, at, high):
        return None
    end = min(high, at + WINDOW)
    if text.count(" ", at, end) < 3:
        return None
    assert cue.verb is not None
    if not FINITE_SOON.search(text, at, end) and cue.verb.lemma != "say":
        return None
    if cue.verb.lemma in (
        "claim",
        "announce",
        "report",
        "recall",
        "predict",
        "stress",
        "declare",
        "note",
        "explain",
        "warn",
    ):
        return _strict(text, at, end)
    return Clause("bare", at + 1)


def _strict(text: str, at: int, end: int) -> Clause | None:
    """For verbs that also take a plain object ("announced a plan that …"): the verb must come first."""
    verb = FINITE_SOON.search(text, at + 1, end)
    if verb is None:
        return None
    first = text[at + 1 : end].split(" ", 1)[0]
    if first in ("he", "she", "it", "they", "we", "I", "there"):
        return Clause("bare", at + 1)
    bind = re.compile(r" (?:that|which|who|whose|as|to) ").search(text, at, verb.start() + 1)
    aux = re.compile(
        r"(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|did|do)$"
    )
    if bind or not aux.match(verb.group()):
        return None
    return Clause("bare", at + 1)
