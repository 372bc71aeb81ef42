"""Reading one mention: which words of "guild chairman Col. Ann Lee, 52," are role, rank and name."""

import re
from dataclasses import dataclass
from functools import cache

from wirecleaner.data import load_words
from wirecleaner.stages.quotes.words import first_names, word_set

# A capital letter: any letter that is not a small one of the Latin, Cyrillic or Greek alphabets in use.
UP = r"[^\W\d_a-zß-öø-ÿа-яёіїєґα-ωά-ώąćčďęěğılłńňőřśšşţťůűźżžășț]"
PARTICLES = "de|del|della|la|le|van|von|zu|der|den|bin|ibn|al|el|bu|ben|di|da|do|dos|du|ter|ten|y|e"
RUN = re.compile(
    rf"(?<![\w’'.&]){UP}[\w’'-]*\.?(?:(?:\.{UP}\.?)+)?"
    rf"(?:(?: (?:(?:{PARTICLES}) ){{1,2}}| | & |-){UP}[\w’'-]*\.?(?:(?:\.{UP}\.?)+)?)*(?: \d{{1,4}}(?![\w.,]\d))?"
)
OF_RUN = re.compile(rf" (?:of|for)(?: the)? (?=({UP}[\w’'-]*(?: (?:(?:and|&|of|the) ){{0,2}}{UP}[\w’'-]*)*))")
PHRASE_END = re.compile(
    r" (?:of|for|at|in|on|from|with|who|that|which|near|outside|about|inside|under|to|by|and(?! [A-Z])|via|whose|where) |, | \("
)
NOT_NAMES = load_words("en", "not_names")
PERSON_ENDINGS = ("man", "woman", "person", "ologist", "ist", "ian", "year-old", "keeper", "monger")


@dataclass(slots=True)
class Mention:
    """One naming of somebody. `name` is empty if only a role is given ("the spokesman")."""

    name: str
    honorific: str | None
    role: str | None
    kind: str  # "person", "organization", "role", "pronoun", "anonymous"
    head: str  # the noun that stands for the role, in lower case


@cache
def honorific_words(language: str) -> frozenset[str]:
    """The single words of all forms of address and ranks: "Lt." and "Col." of "Lt. Col."."""
    return frozenset(part for entry in word_set(language, "honorifics") for part in entry.split())


def strip_titles(words: list[str], language: str) -> tuple[list[str], str | None, list[str]]:
    """Splits capitalised words into name, honorific and the role before them."""
    ranks = honorific_words(language)
    titles = word_set(language, "titles")
    cut = 0
    rank_from = rank_to = 0
    for k, word in enumerate(words[:-1] if len(words) > 1 else words):
        if word in ranks:
            if rank_to != k:
                rank_from = k
            rank_to = cut = k + 1
        elif word.rstrip(",").lower() in titles:
            cut = k + 1
    if len(words) > 1 and cut == 0 and len(words) > 2 and _is_role_word(words[0], language):
        cut = 1
    honorific = " ".join(words[rank_from:rank_to]) if rank_to and rank_to == cut else None
    role = words[: rank_from if honorific else cut]
    return words[cut:], honorific, role


def _is_role_word(word: str, language: str) -> bool:
    low = word.lower()
    return low in word_set(language, "titles") or (
        low.endswith(("ologist", "woman", "person", "ist")) and word not in first_names(language)
    )


def is_role_noun(noun: str, language: str) -> bool:
    """Whether a lower-case noun names a person by office, job or kinship."""
    return noun in word_set(language, "titles") or noun.endswith(PERSON_ENDINGS)


def is_body(words: list[str], language: str) -> bool:
    """Whether a noun phrase names an organisation: one of its last words says so."""
    bodies = word_set(language, "org_words")
    return any(word.strip(".,’'").lower() in bodies for word in words)


def read_mention(text: str, language: str) -> Mention:
    """What kind of naming a source is, and its parts."""
    first = text.split(" ", 1)[0]
    low = text.lower()
    if low in word_set(language, "pronouns"):
        return Mention("", None, None, "pronoun", low)
    head_text, apposed = _head_and_rest(text)
    article = first.lower() in ("the", "a", "an", "his", "her", "its", "their", "our", "one")
    core = head_text.split(" ", 1)[1] if article and " " in head_text else head_text
    core = core.replace(" himself", "").replace(" herself", "").replace(" itself", "")
    if core.lower() in word_set(language, "anonymous"):
        return Mention("", None, None, "anonymous", core.lower())
    if article and core.rsplit(" ", 1)[-1] in ("Republican", "Democrat"):
        return Mention("", None, core, "role", core.rsplit(" ", 1)[-1].lower())
    runs = [m for m in RUN.finditer(core) if m.group() not in NOT_NAMES]
    ends_named = bool(runs) and runs[-1].end() >= len(core.rstrip(" ,"))
    if ends_named:
        found = _named(core, runs[-1], text, apposed, language)
        if found is not None:
            return found
    if apposed and (match := RUN.match(apposed)) and match.group() not in NOT_NAMES:
        words, honorific, role = strip_titles(match.group().split(), language)
        if words and (len(words) > 1 or honorific):
            head = core.rsplit(" ", 1)[-1].lower()
            kind = (
                "organization"
                if is_body(words, language) or (head in word_set(language, "org_words"))
                else "person"
            )
            return Mention(" ".join(words), honorific, core if not role else " ".join(role), kind, head)
    return _unnamed(text, core, first, language)


def _head_and_rest(text: str) -> tuple[str, str]:
    """The noun phrase up to its first modifier, and what follows the first comma."""
    match = PHRASE_END.search(text)
    head = text[: match.start()] if match else text
    comma = text.find(", ")
    return head.rstrip(" ,"), text[comma + 2 :] if comma >= 0 else ""


def _named(core: str, run: re.Match[str], text: str, apposed: str, language: str) -> Mention | None:
    group = run.group()
    if group.endswith(("’s", "'s")):
        group = group[:-2]
    words, honorific, role = strip_titles(group.split(), language)
    before = core[: run.start()].strip()
    if not words or (
        not honorific and not before and " ".join(words).lower() in word_set(language, "titles")
    ):
        return None
    lowered = before.rsplit(" ", 1)[-1].lower() if before else ""
    roles = " ".join([before, *role]).strip()
    body = is_body(words[-1:], language) or (is_body(words, language) and not roles and not honorific)
    person = (
        honorific
        or is_role_noun(lowered, language)
        or (role and role[-1].lower() in word_set(language, "titles"))
    )
    if text.lower().startswith("the ") and not person and not roles and " of " not in text[:60]:
        body = body or len(words) > 1 or words[0].isupper()
    if (
        lowered in word_set(language, "org_words")
        and not honorific
        and lowered not in ("operator", "developer")
    ):
        body = True
    if (body and not person) or (
        lowered in ("operator", "developer", "retailer", "maker")
        and not honorific
        and len(words) > 0
        and not apposed
    ):
        name = core if is_body(words[-1:], language) else " ".join(words)
        tail = OF_RUN.match(text, text.find(core) + len(core))
        return Mention(
            name + (text[text.find(core) + len(core) : tail.end(1)] if tail else ""),
            None,
            None,
            "organization",
            words[-1].lower(),
        )
    if words[-1].isupper() and len(words) == 1 and len(words[0]) > 1 and not roles:
        return Mention(words[0], None, None, "organization", words[0].lower())
    return Mention(" ".join(words), honorific, roles or None, "person", lowered)


def _unnamed(text: str, core: str, first: str, language: str) -> Mention:
    """A mention without a name of its own: a body, a role, or nobody in particular."""
    noun = core.rstrip(" ,").rsplit(" ", 1)[-1].lower().strip("’'”\"")
    definite = first.lower() in ("the", "his", "her", "its", "their") or "’s " in core or "'s " in core
    if noun in word_set(language, "anonymous") and noun not in ("man", "woman", "resident", "visitor"):
        return Mention("", None, None, "anonymous", noun)
    if noun.startswith("spokes") or (noun == "representative" and not definite):
        return Mention("", None, core, "spokes", noun)
    if is_role_noun(noun, language):
        return Mention("", None, core, "role" if definite else "anonymous", noun)
    if noun in word_set(language, "org_words"):
        return Mention("", None, core, "body", noun)
    if noun in (
        "statement",
        "report",
        "letter",
        "release",
        "document",
        "e-mail",
        "email",
        "post",
        "tweet",
        "filing",
    ):
        return Mention("", None, core, "paper", noun)
    return Mention("", None, core, "role" if definite else "anonymous", noun)
