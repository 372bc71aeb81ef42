"""The capitalised names of running text, with the rank or role before each."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.content import Region, short_forms
from wirecleaner.stages.quotes.mentions import GIVEN_MONTHS, NOT_NAMES, RUN
from wirecleaner.stages.quotes.titles import honorific_words, is_office, is_role_noun, strip_titles
from wirecleaner.stages.quotes.words import given_names

# Up to this many words may stand between a sentence's start and the name that is its subject
# ("Deputy Harbour Minister", "In his short and cheerful memoir … the retired pilot").
SUBJECT_REACH = 45


# "In the port of Holm, Ann Lee shook her head": a phrase of place or time before its subject.
PLACE_OPENERS = frozenset(["In", "At", "On", "Near", "Outside", "Inside", "Across", "From"])


# "HOLM, Oregon — Ann Lee": the story begins behind the dateline.
DATELINE_ENDS = ("— ", "– ", "-- ", ") - ")
FAR_DATELINE = 60


# "A woman", "One of the party's officials" is not: the noun follows within four words.
NAMELESS = re.compile(r"(?:An?|One|Another) ((?!of )[\w’-]+(?: [\w’-]+){0,3})")
HEAD = re.compile(r"(?:\A|[.?!][’”\"']? )\Z")
# "Secretary of ", "Minister for the "
OFFICE_OF = re.compile(rf"({UP}[\w-]+) (?:of|for) (?:the )?$")
# What makes such a noun somebody with a name: "a nurse, Ann Lee,", "a man named Ben Roe".
NAMED = re.compile(rf"(?:,|,? (?:named|called))? {UP}")


# "CNN’s", "Fox News’": what such a word owns is another name.
OWNED = ("’s", "'s", "s’", "s'")


@dataclass(slots=True, eq=False)
class Found:
    """A capitalised name in running text."""

    paragraph: int
    start: int
    end: int
    words: list[str]
    honorific: str | None
    role: list[str]
    quoted: bool
    text: str
    head: int  # where the name begins with its rank and role
    opens: bool | None = None  # whether it stands at the head of its sentence; None while nobody has asked

    @property
    def subject(self) -> bool:
        """Whether the name stands at the head of its sentence."""
        if self.opens is None:
            self.opens = _starts_sentence(self.text, self.head)
        return self.opens


def read_names(
    number: int, text: str, regions: list[Region], language: str, proper: Container[str]
) -> list[Found]:
    """The names of one paragraph, in order."""
    found: list[Found] = []
    for match in RUN.finditer(text):
        run, at = match.group(), match.start()
        if " " not in run:
            # A word alone is whole as it is: "Deacon" is an office, or the surname of somebody.
            if not _is_no_name(run) or run in proper:
                found.append(Found(number, at, match.end(), [_bare(run)], None, [], False, text, at))
            continue
        for part in _parted(run, language):
            words = part.split(" ")
            start = at
            at += len(part) + 1
            while (
                words
                and _is_no_name(words[0])
                and words[0] not in proper
                and not _is_given(text, start, words)
            ):
                start += len(words[0]) + 1
                del words[0]
            if words and (one := _read_name(number, text, start, at - 1, words, language)) is not None:
                found.append(one)
    _join_couples(found, text, language)
    if regions:
        opened = [region.open for region in regions]
        for one in found:
            k = bisect_right(opened, one.start) - 1
            one.quoted = k >= 0 and one.start < regions[k].close
    return found


def _join_couples(found: list[Found], text: str, language: str) -> None:
    """Give the first of "Derek and Janet Lee" the surname of both."""
    given = given_names(language)
    for one, other in itertools.pairwise(found):
        if (
            len(one.words) != 1
            or len(other.words) != 2
            or text[one.end : other.start] not in (" and ", " & ")
        ):
            continue
        if one.words[0] in given and other.words[0] in given and not other.honorific:
            one.words = [one.words[0], other.words[1]]


def _is_given(text: str, start: int, words: list[str]) -> bool:
    """Whether a month at the head of its sentence is a given name: "April Lund said"."""
    if len(words) < 2 or words[0] not in GIVEN_MONTHS or words[1] in honorific_words("en"):
        return False
    return start == 0 or text[max(0, start - 2) : start] in (". ", "? ", "! ", "” ", '" ')


@lru_cache(maxsize=1 << 12)
def _is_no_name(word: str) -> bool:
    return word.rstrip(".") in NOT_NAMES or (word.isupper() and word.capitalize() in NOT_NAMES)


def _bare(word: str) -> str:
    """The last word of a name without an owner's "s" and the stop of its sentence; "Jr." keeps its own."""
    if word.isalpha() or len(word) < 3 or word in ("Jr.", "Sr."):
        return word
    return word.removesuffix("’s").removesuffix("'s").rstrip("’'.")


def _parted(run: str, language: str) -> list[str]:
    """The names of a run: an owner ends one ("CNN’s Jake Tapper"), and so does a sentence ("in Holm. Ann Lee")."""
    if ". " not in run and "s " not in run and "s’ " not in run and "s' " not in run:
        return [run]
    short = short_forms(language)
    parts: list[str] = []
    first = at = 0
    for word in run.split(" ")[:-1]:
        at += len(word) + 1
        if _ends_sentence(word, short) or word.endswith(OWNED):
            parts.append(run[first : at - 1])
            first = at
    parts.append(run[first:])
    return parts


def cut_at_stop(words: list[str], language: str) -> list[str]:
    """The words up to one whose full stop ends a sentence rather than an abbreviation."""
    short = short_forms(language)
    for k, word in enumerate(words[:-1]):
        if _ends_sentence(word, short):
            return [*words[:k], word[:-1]]
    return words


def _ends_sentence(word: str, short: Container[str]) -> bool:
    """Whether a word's full stop is that of a sentence, and of no abbreviation or initial."""
    return word.endswith(".") and len(word) > 2 and "." not in word[:-1] and word[:-1] not in short


def _read_name(number: int, text: str, start: int, end: int, words: list[str], language: str) -> Found | None:
    """One name, without its rank and role, its end and an owner's "s"; None if nothing else is there."""
    name, honorific, role = (words, None, []) if len(words) == 1 else strip_titles(words, language)
    if not name or (len(words) > 1 and _is_office_alone(text, start, name, language)):
        return None
    if len(name) > 2 and text[max(0, start - 8) : start].endswith((" of ", " for ", " of the ")):
        start, name, role = _behind_office(text, start, name, role, language)
    name[-1] = _bare(name[-1])
    return Found(number, start, end, name, honorific, role, False, text, start)


def _is_office_alone(text: str, start: int, name: list[str], language: str) -> bool:
    """Whether capitals behind "the" write an office and no name: "the Chief Minister", "the Lagos State Governor"."""
    return (
        text[max(0, start - 4) : start].lower() == "the "
        and is_office(name[-1], language)
        and name[0] not in given_names(language)
    )


def _behind_office(
    text: str, start: int, name: list[str], role: list[str], language: str
) -> tuple[int, list[str], list[str]]:
    """A name without the place of the office before it: "Archbishop of York Ben Roe" names Ben Roe."""
    office = OFFICE_OF.search(text[max(0, start - 30) : start])
    given = given_names(language)
    if office is None or name[0] in given or not is_office(office.group(1), language):
        return start, name, role
    first = next((k for k, word in enumerate(name) if word in given), 0)
    if not first or first == len(name) - 1:
        return start, name, role
    return start + sum(len(word) + 1 for word in name[:first]), name[first:], [office.group(1)]


def _starts_sentence(text: str, at: int) -> bool:
    """Whether a name stands at the head of its sentence, roles and an opening phrase before it allowed."""
    before = text[max(0, at - SUBJECT_REACH) : at]
    if at < FAR_DATELINE and before.endswith(DATELINE_ENDS):
        return True
    if len(before) < SUBJECT_REACH and "," not in before and before.count(" ") < 5:
        return True
    cut = max(
        before.rfind(". "), before.rfind("? "), before.rfind("” "), before.rfind('" '), before.rfind("! ")
    )
    if before.endswith(", ") and (cut >= 0 or len(before) < SUBJECT_REACH):
        return before[cut + 2 if cut >= 0 else 0 :].split(" ", 1)[0] in PLACE_OPENERS
    return cut >= 0 and before.count(" ", cut) < 5 and "," not in before[cut:]


def read_nameless(number: int, text: str, regions: list[Region], language: str) -> list[Found]:
    """The people without a name at the head of a sentence: "One local woman met …"; the noun is their name."""
    found = []
    for match in NAMELESS.finditer(text):
        if not HEAD.search(text[max(0, match.start() - 3) : match.start()]):
            continue
        words = match.group(1).split(" ")
        count = next((k for k, word in enumerate(words, 1) if is_role_noun(word.lower(), language)), 0)
        if not count:
            continue
        end = match.start(1) + sum(map(len, words[:count])) + count - 1
        if NAMED.match(text, end) or any(region.open <= match.start(1) < region.close for region in regions):
            continue
        start = match.start()
        found.append(Found(number, start, end, [words[count - 1]], None, [], False, text, start, True))
    return found
