"""Whom a sentence names as the speaker before a cue: the subject of the verb."""

import re
from collections import deque
from dataclasses import dataclass

from wirecleaner.data import load_words
from wirecleaner.stages.quotes.capitals import UP

# How far a source is looked for on either side of its cue. The longest of 19,831 annotated
# sources that a name can be taken from has about 250 characters; a bound keeps the time linear.
REACH = 320

AUXILIARIES = load_words("en/grammar", "auxiliaries")
DETERMINERS = frozenset(
    "the a an his her its their my your our this that any no these those each every such".split()
)
TIME_ENDS = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "week",
        "month",
        "year",
        "ago",
        "morning",
        "afternoon",
        "evening",
        "night",
    ]
)
TIME_TAIL = re.compile(
    r"(?:^|,? )(?:(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|"
    r"(?:earlier |late |later )?(?:last|this|that) (?:week|month|year)|(?:\w+|less than \w+) (?:days|weeks|months|years) ago)$"
)
NEGATIONS = load_words("en/grammar", "negations")
PASSIVES = frozenset(["was", "is", "are", "were", "been", "being", "be"])
JOINTS = load_words("en/grammar", "conjunctions") | {"-", "--", "–", "—"}
CONJUNCTIONS = re.compile(
    r"(?<![\w’'-])(?:that|because|while|whereas|although|though|if|unless|until|since|and|but|or|nor|so|yet|what|"
    r"how|why|whether|where|when|as|than|which)\s+|[;:—]\s*|\s[-–]{1,2}\s"
)
LEADS = load_words("en/grammar", "sentence_leads")
INTRO = load_words("en/grammar", "phrase_openers")
FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|should|may|might|must|do|does|did|[\w]+n[’']t|"
    r"went|came|made|took|gave|got|left|met|held|saw|won|lost|became|began|kept|knew|thought|felt|said|told|says|"
    r"wants|makes|means|goes|comes|gets|seems|needs|looks|takes|gives)\b"
)
FINITE_WORDS = frozenset(
    "is are was were am has have had will would can could should may might must do does did went came made took gave got "
    "left met held saw won lost became began kept knew thought felt said told says wants makes means goes comes gets "
    "seems needs looks takes gives".split()
)
PRONOUN_END = re.compile(r"(?:^|\s)(he|she|they|it|we|I|you|who|He|She|They|It|We|You|Who)$")
NAME_END = re.compile(
    rf"(?:^|(?<=\s)){UP}[\w’'.-]*(?:\s(?:(?:de|la|van|von|der|bin|al|el|di|da|du|of|the|for|&)\s){{0,2}}{UP}[\w’'.-]*){{0,6}}$"
)
DET_NP = re.compile(r"(?:^|\s)((?:the|a|an|his|her|its|their|one|another|some)\s[^,]*)$", re.I)
NAME_START = re.compile(
    rf"\s*((?:{UP}[\w’'.&-]*)(?:\s(?:(?:de|la|van|von|der|bin|al|el|di|da|du|of|the|&)\s){{0,2}}{UP}[\w’'.-]*)*)"
)
APPOSED = re.compile(rf"[a-z\d“\"‘']|(?:[DRI]-|Jr|Sr)|{UP}[\w.’'-]*[’']s\s|{UP}[\w.]*$")
PARTICIPLE = re.compile(r"[a-z]+(?:ing|ed)\b")


def is_finite(chunk: str) -> bool:
    """Whether a stretch has a finite verb; the pattern is tried only where a word or an apostrophe calls for it."""
    if FINITE_WORDS.isdisjoint(chunk.split(" ")) and not (
        "'" in chunk or "’" in chunk or "," in chunk or "-" in chunk
    ):
        return False
    return FINITE.search(chunk) is not None


@dataclass(slots=True)
class Subject:
    """A source mention: [start, end) in its paragraph. `comma` tells that a comma stands before it."""

    start: int
    end: int
    comma: bool = False


def strip_auxiliaries(text: str, low: int, at: int) -> int | None:
    """Where the subject before a verb ends, adverbs and auxiliaries taken off; None if denied or passive."""
    end = at
    passive = False
    for _ in range(6):
        while end > low and text[end - 1] == " ":
            end -= 1
        begin = text.rfind(" ", low, end) + 1 or low
        word = text[begin:end]
        bare = word.rstrip(",").lower()
        if bare in NEGATIONS or bare in DETERMINERS:
            return None
        if bare in AUXILIARIES or (bare.endswith("ly") and word[:1].islower() and len(bare) > 4):
            passive = passive or bare in PASSIVES
            end = begin
            continue
        break
    if passive:
        return None
    if bare[:1] and word in TIME_ENDS and (match := TIME_TAIL.search(text, max(low, end - 32), end)):
        end = max(low, match.start())
    return end


def subject_before(text: str, low: int, at: int) -> Subject | None:
    """The noun phrase that ends before `at`: the subject of a verb that starts there."""
    low = max(low, at - REACH)
    word = text[low:at].strip()
    if (
        word.isalpha() and word[0].isupper() and word not in NO_NAME
    ):  # a surname and its verb: the commonest case
        start = text.index(word, low)
        return Subject(start, start + len(word))
    end = strip_auxiliaries(text, low, at)
    if end is None or end <= low:
        return None
    while low < end and text[low] in " ,.;:—–-\"”“'":
        low += 1
    if text.endswith((" that", " which", " what", " whose"), low, end):
        return None
    if text[end - 1] == ",":
        return _with_apposition(text, low, end - 1)
    if text[end - 1] in "\"”’'»–—-;:(":
        return None
    cut = _last_comma(text, low, end)
    start = low if cut < 0 else cut + 2
    return _phrase(text, start, end, cut >= 0)


def _last_comma(text: str, low: int, end: int) -> int:
    """The last comma with a blank after it and outside brackets; -1 if there is none."""
    cut = text.rfind(", ", low, end)
    if cut < 0:
        return cut
    bracket = text.rfind(")", low, end)
    if bracket > cut:
        opened = text.rfind("(", low, bracket)
        if 0 <= opened < cut:
            cut = text.rfind(", ", low, opened)
    return cut


def _phrase(text: str, start: int, end: int, comma: bool) -> Subject | None:
    """The subject inside [start, end), a stretch without commas."""
    if text.find(" ", start, end) < 0:
        word = text[start:end]
        if not word or word in NO_SUBJECT or word.isdigit() or word.endswith(NOT_LAST):
            return None
        return Subject(start, end, comma)
    words = text[start:end].split(" ")
    # The pattern is tried only where one of its words stands: most subjects are a name.
    whole = text[start:end]
    jointed = not JOINTS.isdisjoint(words) or ";" in whole or ":" in whole or "—" in whole
    last = deque(CONJUNCTIONS.finditer(text, start, end), 1) if jointed else None
    if last and last[0].end() < end and not _joins_names(text, last[0], start):
        word = last[0].group().strip(" ,")
        comma = last[0].start() > start or comma
        if word in ("what", "how", "why", "which", "whether"):
            return None
        start = last[0].end()
    start = after_leads(text, start, end)
    chunk = text[start:end]
    if not chunk or chunk.endswith(NOT_LAST) or (chunk[-1].isdigit() and not AGED_NAME.search(chunk)):
        return None
    first = chunk.split(" ", 1)[0]
    if first in INTRO or chunk.count(" ") > 16 or is_finite(chunk):
        return _tail(text, start, end, comma)
    if not chunk[0].isupper() and not _may_begin(first):
        return _tail(text, start, end, comma)
    return Subject(start, end, comma)


def _joins_names(text: str, match: re.Match[str], start: int) -> bool:
    """Whether "and" stands between two names or nouns of one subject."""
    if match.group().strip(" ,") not in ("and", "or") or "," in match.group():
        return False
    left = text[start : match.start()]
    return not FINITE.search(left) and left.split(" ", 1)[0] not in INTRO and left.count(" ") < 8


def after_leads(text: str, start: int, end: int) -> int:
    """Where a phrase begins behind "But", "Meanwhile" and the like."""
    for _ in range(3):
        stop = text.find(" ", start, end)
        if stop < 0 or text[start:stop].rstrip(",") not in LEADS:
            break
        start = stop + 1
    return start


def _may_begin(first: str) -> bool:
    return first.isalpha() or first[:1].isdigit() or "-" in first or "’" in first or "'" in first


def _tail(text: str, start: int, end: int, comma: bool) -> Subject | None:
    """The subject at the end of a longer stretch: a pronoun, a name, "the spokesman"."""
    chunk = text[start:end]
    for pattern in (PRONOUN_END, NAME_END, DET_NP):
        match = pattern.search(chunk)
        if match is None:
            continue
        begin = match.start(1) if pattern.groups else match.start()
        if pattern is DET_NP and FINITE.search(match.group(1)):
            return None
        return Subject(start + begin, end, comma and begin == 0)
    return None


def _with_apposition(text: str, low: int, end: int) -> Subject | None:
    """A subject that ends with a comma: "Jane Roe, chair of the board,"."""
    starts = [low]
    at = text.find(", ", low, end)
    while at >= 0:
        starts.append(at + 2)
        at = text.find(", ", at + 2, end)
    for k in range(len(starts) - 1, -1, -1):
        begin = starts[k]
        stop = starts[k + 1] - 2 if k + 1 < len(starts) else end
        chunk = text[begin:stop]
        if k and _is_apposed(text, starts, k, chunk, stop):
            continue
        if k + 1 == len(starts):
            return None if PARTICIPLE.match(chunk) else _phrase(text, begin, stop, k > 0)
        head = _phrase(text, begin, stop, k > 0)
        if head is None:
            return None
        tail = text[starts[k + 1] : end]
        if PARTICIPLE.match(tail) or tail.split(" ", 1)[0] in INTRO:
            return head
        return Subject(head.start, end, head.comma)
    return None


AGED_NAME = re.compile(
    r"[A-Z][\w’'-]* \d{1,4}$"
)  # "Channel 4", "Unit 731": a number is no subject, a name with one is
OWN_ROLE = ("its ", "his ", "her ", "their ", "the ")


def _is_apposed(text: str, starts: list[int], k: int, chunk: str, stop: int) -> bool:
    """Whether a chunk between commas describes what stands before it."""
    if chunk.startswith(("and ", "but ", "he ", "she ", "they ", "it ")):
        return False
    if chunk.startswith(OWN_ROLE) and k + 1 < len(starts) and NAME_START.match(text, starts[k + 1]):
        # "The shop sold them all, its owner, Ann Lee, said": the role begins the subject if a clause stands before it
        return _is_noun_phrase(text[starts[k - 1] : starts[k] - 2])
    if APPOSED.match(chunk):
        return not chunk.startswith("the ") or _is_noun_phrase(text[starts[k - 1] : starts[k] - 2])
    before = text[starts[k - 1] : starts[k] - 2]
    return NAME_END.match(chunk) is not None and _is_noun_phrase(before)


def _is_noun_phrase(chunk: str) -> bool:
    first, last = chunk.split(" ", 1)[0], chunk.rsplit(" ", 1)[-1]
    if last.endswith("ing") and last.islower():  # "Also speaking, the chairman, Ben Roe, said"
        return False
    if (
        first in LEADS and chunk.removeprefix(first).lstrip().split(" ", 1)[0] in INTRO
    ):  # "Earlier in her speech, the"
        return False
    return first not in INTRO and chunk.count(" ") < 10 and not FINITE.search(chunk)


NOT_LAST = (" and", " or", " but", " that", " to", "'d", "’d", "'ll", "’ll", "'m", "’m", " of", " by", " in")
NO_SUBJECT = LEADS | INTRO | {"what", "which", "whether", "there", "There", "that", "That", "This"}
# Words with a capital that are no subject by themselves, although nothing else stands before the verb.
NO_NAME = (
    NO_SUBJECT
    | TIME_ENDS
    | frozenset(
        word.capitalize()
        for word in NEGATIONS
        | DETERMINERS
        | AUXILIARIES
        | INTRO
        | LEADS
        | JOINTS
        | {"that", "which", "what", "whose"}
    )
)
