"""The name behind an office that has a name or words of its own: "Secretary of State Ann Lee", "minister of mines Ann Lee"."""

import re
from typing import NamedTuple

from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.titles import honorific_words, is_office, is_role_noun, strip_titles
from wirecleaner.stages.quotes.words import given_names, grammar, is_body

# "Secretary of State Ann Lee", "University of Holm law professor Ann Lee"
OFFICE_OF = re.compile(
    rf"(?:[Tt]he )?(?P<office>(?:{UP}[\w.’'-]* ){{0,3}}(?P<head>{UP}[\w’'-]*) (?:of|for|to)(?: the)?) "
    rf"(?P<run>{UP}[\w’'.-]*(?: (?:of |and )?{UP}[\w’'.-]*)*)(?: (?P<trade>(?:[a-z][\w’'-]* ){{0,3}}[a-z]+) (?P<name>{UP}[\w’'.-]*(?: {UP}[\w’'.-]*)+))?"
)
# "minister of mines and energy Ann Lee"
SMALL_OFFICE_OF = re.compile(
    rf"(?:[Tt]he |[Aa]n? )?(?P<role>(?:[\w’'-]+ ){{0,3}}(?P<head>[a-z-]+) (?:of|for) (?:[a-z’'-]+ ){{0,5}}(?P<last>[a-z’'-]+) )"
    rf"(?P<name>{UP}[\w’'-]+(?: {UP}[\w’'.-]+)+)"
)


# "Housing and Urban Development"
_DEPARTMENT = 4


class Named(NamedTuple):
    """A name with what stands before it."""

    name: str
    honorific: str | None
    role: str
    head: str  # the noun of the office, in lower case


def name_behind_office(text: str, language: str) -> Named | None:
    """The name behind an office that has a name in it: "Secretary of State Ann Lee", "Archbishop of York Ben Roe"."""
    match = OFFICE_OF.fullmatch(text.partition(", ")[0])
    if match is None:
        return _behind_small_office(text.partition(", ")[0], language)
    head, words, trade = match.group("head"), match.group("run").split(" "), match.group("trade")
    if trade:
        # "University of Holm professor Ann Lee": a trade in small letters behind the house
        if not (is_body([head], language) and is_role_noun(trade.rsplit(" ", 1)[-1], language)):
            return None
        first = 0
        words = match.group("name").split(" ")
    else:
        first = _name_behind_place(words, head, language)
        if not first:
            return None
    name, honorific, role = strip_titles(words[first:], language)
    if len(name) < 2 and not honorific:
        return None
    said = (
        [match.group("office"), *words[:first], trade or "", *role]
        if not trade
        else [text[: match.start("name")].strip()]
    )
    return Named(" ".join(name), honorific, " ".join(filter(None, said)), head.lower())


def _behind_small_office(text: str, language: str) -> Named | None:
    """The name behind an office in small letters: "minister of mines and energy Ann Lee"; not "a friend of actress Ann Lee"."""
    match = SMALL_OFFICE_OF.fullmatch(text)
    if match is None or not is_role_noun(match["head"], language) or is_role_noun(match["last"], language):
        return None
    if match["name"].split(" ", 1)[0] not in given_names(language):
        return None
    return Named(match["name"], None, match["role"].strip(), match["head"])


def _department(words: list[str], language: str) -> int:
    """How many words are what an office is over: two of "Homeland Security Ann Lee"; 0 if they are nothing known."""
    known = grammar(language, "departments")
    return next((n for n in range(min(len(words), _DEPARTMENT), 0, -1) if " ".join(words[:n]) in known), 0)


def _name_behind_place(words: list[str], head: str, language: str) -> int:
    """Which of the words behind "Archbishop of", "Bank of" is the first of a name; 0 if none is."""
    names, ranks = given_names(language), honorific_words(language)
    if (over := _department(words, language)) and len(words) > over + 1:
        return over
    is_plain = words[1:] and all(word[0].isupper() for word in words)
    if is_plain and len(words) > 2 and words[0] in grammar(language, "bodies") and is_office(head, language):
        return 1  # "Ambassador to Japan Ann Lee"
    if "and" in words:
        return 0  # "Archbishop of York and Ann Lee"
    if words[0] in names or head.lower().startswith("spokes"):
        return 0
    offices = [k for k, word in enumerate(words) if is_office(word, language)]
    if not is_office(head, language):  # "House of Commons Speaker Ann Lee"
        return offices[-1] + 1 if offices and offices[0] and is_body([head], language) else 0
    if offices and not offices[0]:  # "Mother of President Ann Lee"
        return 0
    return next((k for k, word in enumerate(words) if k and (word in names or word in ranks)), 0)
