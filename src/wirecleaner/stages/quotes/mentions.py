"""Reading one mention: which words of "guild chairman Col. Ann Lee, 52," are role, rank and name."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from wirecleaner.data import load_words
from wirecleaner.stages.quotes.behind_offices import name_behind_office
from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.titles import honorific_words, is_office, is_role_noun, strip_titles
from wirecleaner.stages.quotes.words import given_names, grammar, is_body, pronouns

PARTICLES = "de|del|della|la|le|van|von|zu|der|den|bin|ibn|al|el|bu|ben|di|da|do|dos|du|ter|ten|wa|y|e"
# One word of a name: "Lee", "O’Brien", "d’Entremont", "al-Amin", "Col.", "P.V.", "U.S."; a rank may have a number ("Capt. 2nd Rank").
WORD = rf"(?:{UP}\.(?:{UP}\.?)+|(?:d[’']|[ae][lnrst]h?-)?{UP}[\w’'-]*\.?(?:(?:\.{UP}\.?)+)?)"
# The first word of a run. What may not stand before it is looked for behind its first letter: most letters of a text are
# small, and are passed by at one look so.
_ALONE = r"(?<![\w’'.&].)"
FIRST_WORD = (
    rf"(?:{UP}{_ALONE}(?:\.(?:{UP}\.?)+|[\w’'-]*\.?(?:(?:\.{UP}\.?)+)?)"
    rf"|d{_ALONE}[’']{UP}[\w’'-]*\.?(?:(?:\.{UP}\.?)+)?)"
)
RUN = re.compile(
    rf"{FIRST_WORD}(?:(?: (?:(?:{PARTICLES}) ){{1,2}}| | & |-| (?:1st|2nd|3rd) (?=Rank|Class)){WORD})*"
    rf"(?: \d{{1,4}}(?![\w.,]\d))?"
)
OF_RUN = re.compile(rf" (?:of|for)(?: the)? (?=({UP}[\w’'-]*(?: (?:(?:and|&|of|the) ){{0,2}}{UP}[\w’'-]*)*))")
PHRASE_WORDS = frozenset(
    "of for at in on from with who that which near outside about inside under to by and via whose where published filed "
    "released issued conducted led obtained seen reviewed signed posted unsealed submitted familiar briefed".split()
)
PHRASE_END = re.compile(rf" (?:and(?! [A-Z])|{'|'.join(sorted(PHRASE_WORDS - {'and'}))}) |, | \(")
NOT_NAMES = load_words("en/grammar", "not_names")
# Months that are given names: "April Lund said".
GIVEN_MONTHS = frozenset(["April", "August", "June"])
# What may stand with a capital before a name: "After Hewitt", "Even Ben Roe"; a form of address is a part of it.
OPENING_WORDS = NOT_NAMES - GIVEN_MONTHS - {"Mr", "Mrs", "Ms"}
# What they open cannot be the speaker.
BESIDE = frozenset(["About", "At", "By", "For", "From", "In", "Of", "On", "To", "With"])
# Newspapers whose names end as an office does.
NEWSPAPERS = ("Examiner", "Advocate", "Union Leader")
# Nouns that are a house or a job: "its operator" is a house, "a crane operator" a man.
HOUSE_OR_JOB = frozenset(
    ["operator", "developer", "distributor", "supplier", "retailer", "maker", "contractor"]
)
# Who speaks in a paper: "a statement from the commissioners' office".
ISSUED = re.compile(
    r" (?:from|by|(?:issued|released|signed|published|posted|sent|shared|compiled|prepared) by) (?=\S)"
)
INDEFINITE = frozenset(["a", "an", "another"])
PAPERS = frozenset(
    ["statement", "report", "letter", "release", "document", "e-mail", "email", "post", "tweet", "filing"]
)
POSSESSIVES = {"his": "he", "him": "he", "her": "she"}
# "He’s predicting": the verb hangs on the pronoun.
CONTRACTED = re.compile(r"\(?([a-z]+)(?:['’](?:s|d|ve|ll|re))?")
# "Current and former officials": what they are stands behind the pair.
PAIR_OPENERS = ("Current", "Former", "Past", "Present", "Serving", "Active", "Local", "State", "Federal")
ADJECTIVE_PAIR = re.compile(r"[A-Z][a-z]+,? (?:and|or) [a-z]+ (?=[a-z])")
# Articles that Arab names join to a surname.
JOINED_ARTICLES = frozenset("al el ad an ar as ash at az".split())
ARTICLES = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "one"])
DEFINITE = frozenset(["the", "his", "her", "its", "their"])
# "Analysts at Halvorsen & Thiel": nameless people who speak for the house that pays them.
HOUSE_VOICE = re.compile(
    rf"(?:[A-Za-z-]+ ){{0,2}}(?:[Aa]nalysts|[Ee]conomists|[Ss]trategists) at (?:the )?({UP}.*)"
)


# "Edward “Big Ed” Lee": the name that is used stands between the others.
NICKNAME_MARKS = frozenset("\"“‘'(")
NICKNAMED = re.compile(rf"(\b{UP}[\w’'.-]*) [\"“‘'(][^\"”’')]{{1,30}}[\"”’')] (?={UP})")
# "Capital Economics' Ann Lee", "CNN’s Ben Roe"
OWNER_AND_NAME = re.compile(rf"(.*(?:[’']s|s[’'])) ({UP}.*)")


@dataclass(slots=True)
class Mention:
    """One naming of somebody. `name` is empty if only a role is given ("the spokesman")."""

    name: str
    honorific: str | None
    role: str | None
    kind: str  # "person", "organization", "role", "pronoun", "anonymous", "spokes", "body", "paper"
    head: str  # the noun that stands for the role, in lower case


def issuer(text: str) -> str:
    """Who speaks in a paper that is named as the source; any other source as it is.

    >>> issuer("a statement from the commissioners' office")
    "the commissioners' office"
    """
    found = ISSUED.search(text) if " " in text else None
    if found is None or text[: found.start()].rsplit(" ", 1)[-1].lower() not in PAPERS:
        return text
    return text[found.end() :]


def read_mention(text: str, language: str) -> Mention:
    """What kind of naming a source is, and its parts."""
    first = text.split(" ", 1)[0]
    low = text.lower()
    low = POSSESSIVES.get(low, low)
    if " " not in low and (held := CONTRACTED.fullmatch(low)):
        low = held.group(1)
    if low in pronouns(language):
        return Mention("", None, None, "pronoun", low)
    if text.isalpha() and text.istitle() and not _is_common(text, low, language):
        return Mention(text, None, None, "person", "")
    if " at " in text and (house := HOUSE_VOICE.fullmatch(text)):
        return Mention(house.group(1), None, None, "organization", "")
    if not NICKNAME_MARKS.isdisjoint(text):
        text = NICKNAMED.sub(r"\1 ", text)
    if (" of " in text or " for " in text or " to " in text) and (
        named := name_behind_office(text, language)
    ):
        return Mention(named.name, named.honorific, named.role, "person", named.head)
    if text.startswith(PAIR_OPENERS) and (pair := ADJECTIVE_PAIR.match(text)):
        text = text[pair.end() :]
    head_text, apposed = _head_and_rest(text)
    article = first.lower() in ARTICLES
    core = head_text.split(" ", 1)[1] if article and " " in head_text else head_text
    if "self" in core:
        core = core.replace(" himself", "").replace(" herself", "").replace(" itself", "")
    if core.lower() in grammar(language, "anonymous"):
        return Mention("", None, None, "anonymous", core.lower())
    if article and core in grammar(language, "demonyms"):
        return Mention("", None, core, "role", core.lower())
    if article and core.endswith(("Republican", "Democrat")):
        kind = "role" if first.lower() in DEFINITE else "anonymous"
        return Mention("", None, core, kind, core.rsplit(" ", 1)[-1].lower())
    run = _last_run(core)
    if run is not None and run.end() >= len(core.rstrip(" ,")):
        found = _named(core, run, text, apposed, language)
        if found is not None:
            return found
    return _apposed_name(core, apposed, language) or _unnamed(text, core, first, language)


def _is_common(word: str, low: str, language: str) -> bool:
    """Whether a single capitalised word is more than a surname: an office, a body, a nameless group."""
    return (
        word in NOT_NAMES
        or word in honorific_words(language)
        or word in grammar(language, "office_capitals")
        or low in grammar(language, "anonymous")
        or low in grammar(language, "org_words")
        or is_role_noun(low, language)
    )


def _last_run(core: str) -> re.Match[str] | None:
    last = None
    for match in RUN.finditer(core):
        if match.group() not in NOT_NAMES:
            last = match
    return last


def _apposed_name(core: str, apposed: str, language: str) -> Mention | None:
    """The name behind a role and a comma: "its owner, Basil Thackray"."""
    match = RUN.match(apposed)
    if match is None or match.group() in NOT_NAMES:
        return None
    words, honorific, role = strip_titles(match.group().split(), language)
    head = core.rsplit(" ", 1)[-1].lower()
    given = words and words[0] in given_names(language) and is_role_noun(head, language)
    if not words or not (len(words) > 1 or honorific or given):
        return None
    body = is_body(words, language) or head in grammar(language, "org_words") or "&" in words
    return Mention(
        " ".join(words),
        honorific,
        core if not role else " ".join(role),
        "organization" if body else "person",
        head,
    )


def _head_and_rest(text: str) -> tuple[str, str]:
    """The noun phrase up to its first modifier, and what follows the first comma."""
    if " " not in text:
        return text, ""
    comma = text.find(", ")
    head = text
    if comma >= 0 or " (" in text or not PHRASE_WORDS.isdisjoint(text.split(" ")):
        match = PHRASE_END.search(text)
        head = text[: match.start()] if match else text
    return head.rstrip(" ,"), text[comma + 2 :] if comma >= 0 else ""


def _named(core: str, run: re.Match[str], text: str, apposed: str, language: str) -> Mention | None:
    group = run.group()
    if group.endswith(("’s", "'s")):
        group = group[:-2]
    before = core[: run.start()].strip()
    if " " in group and (owner := OWNER_AND_NAME.match(group)):
        before, group = f"{before} {owner.group(1)}".strip(), owner.group(2)
    words = group.split()
    if len(words) > 1 and words[0] in OPENING_WORDS and not before:
        if words[0] in BESIDE:  # "Of Carson, he said": spoken of, not speaking
            return Mention("", None, None, "anonymous", words[0].lower())
        words = _without_openers(words)
    words, honorific, role = strip_titles(words, language)
    joined = before.rsplit(" ", 1)[-1]
    if joined.endswith("-") and joined[:-1].lower() in JOINED_ARTICLES:
        words[0], before = joined + words[0], before.removesuffix(joined).rstrip()
    if not words:
        return None
    alone = not honorific and not before and not text.endswith(NEWSPAPERS)
    if alone and len(words) == 2 and words[0] in grammar(language, "state_letters"):
        if is_office(words[1], language):
            return None  # "U.S. Ambassador"
        return _organization(core, words, text, language)  # "U.S. Steel"
    if alone and (
        is_office(" ".join(words), language) or words[-1] == core in grammar(language, "office_capitals")
    ):
        return None
    if len(words) == 1 and core in grammar(language, "nobles") and f" {core} of " in text:
        return None  # "The Duke of Sussex"
    if _is_titled_role(text, words, honorific, language) or words[0] in ("No", "No."):
        return None
    if before.endswith(" the") and _may_name(before) and words[-1].lower() in grammar(language, "anonymous"):
        return Mention(
            f"{before} {group}", None, None, "organization", words[-1].lower()
        )  # "Save the Children"
    if words[-1].lower() in grammar(language, "anonymous") and not honorific:
        if is_body(group.split()[:-1], language):  # "Senate Republicans"
            return Mention(group, None, None, "organization", words[-1].lower())
        return Mention("", None, None, "anonymous", words[-1].lower())
    lowered = before.rsplit(" ", 1)[-1].lower() if before else ""
    roles = " ".join([before, *role]).strip()
    if honorific and roles in grammar(language, "state_letters"):
        roles = ""  # "U.S. Rep. Ann Lee"
    if _is_organization(words, text, apposed, _Around(lowered, honorific, role, roles), language):
        return _organization(core, words, text, language)
    if words[-1].isupper() and len(words) == 1 and len(words[0]) > 1 and not roles:
        return Mention(words[0], None, None, "organization", words[0].lower())
    return Mention(" ".join(words), honorific, roles or None, "person", lowered)


class _Around(NamedTuple):
    """What stands around a name: the word before it, in small letters, its honorific, its role by word and as text."""

    before: str
    honorific: str | None
    role: list[str]
    roles: str


def _is_organization(words: list[str], text: str, apposed: str, around: _Around, language: str) -> bool:
    """Whether a name is a body's, by its words and by what stands around it: "the agency Reuters", "Roe & Lind"."""
    bodies, honorific, roles = grammar(language, "org_words"), around.honorific, around.roles
    house = around.before in HOUSE_OR_JOB and not honorific
    named = around.before in bodies and not honorific
    person = (
        honorific
        or is_role_noun(around.before, language)
        or (around.role and is_office(around.role[-1], language))
    )
    body = (
        is_body(words[-1:], language)
        or (is_body(words, language) and not roles and not honorific)
        or "&" in words
        or (
            apposed != ""
            and text.partition(", ")[0].endswith(" ".join(words))
            and is_described_body(apposed, language)
        )
        or (named and not house)
    )
    if text.lower().startswith("the ") and not person and not roles and " of " not in text[:60]:
        body = body or len(words) > 1 or words[0].isupper()
    return bool((body and not person) or (house and named and not apposed))


def _without_openers(words: list[str]) -> list[str]:
    """The words from the first on that may begin a name: "After Hewitt", "Even Ben Roe"."""
    first = next((k for k, word in enumerate(words) if word not in OPENING_WORDS), len(words) - 1)
    return words[first:]


def _may_name(before: str) -> bool:
    first = before.split(" ", 1)[0]
    return first[0].isupper() and first not in NOT_NAMES


def _is_titled_role(text: str, words: list[str], honorific: str | None, language: str) -> bool:
    """Whether capitals write an office and no name: "the Chief Minister", "the Lagos State Governor"."""
    if text.split(" ", 1)[0].lower() not in ARTICLES or not is_office(words[-1], language):
        return False
    if text.endswith(NEWSPAPERS):
        return False
    if len(words) == 1:
        return honorific is not None and honorific.isalpha() and text.startswith(("The ", "the "))
    return not honorific and words[0] not in given_names(language)


def _organization(core: str, words: list[str], text: str, language: str) -> Mention:
    name = core if is_body(words[-1:], language) else " ".join(words)
    after = text.find(core) + len(core)
    tail = OF_RUN.match(text, after)
    of = text[after : tail.end(1)] if tail else ""
    return Mention(name + of, None, None, "organization", words[-1].lower())


def is_described_body(apposed: str, language: str) -> bool:
    """Whether an apposition calls what it follows a body: "its operator", "a bank that …", "the company behind …"."""
    first = apposed.partition(" ")[0]
    if first not in ("a", "an", "the", "its", "their", "another"):
        return False
    noun = _head_and_rest(apposed)[0].rsplit(" ", 1)[-1].lower()
    if noun in HOUSE_OR_JOB:
        return first == "its"
    return noun in grammar(language, "org_words")


def _unnamed(text: str, core: str, first: str, language: str) -> Mention:
    """A mention without a name of its own: a body, a role, or nobody in particular."""
    noun = core.rstrip(" ,").rsplit(" ", 1)[-1].lower().strip("’'”\"")
    definite = first.lower() in DEFINITE or "’s " in core or "'s " in core
    if noun in grammar(language, "anonymous") and noun not in ("man", "woman", "resident", "visitor"):
        return Mention("", None, None, "anonymous", noun)
    if noun.startswith("spokes") or (noun == "representative" and not definite):
        return Mention("", None, core, "spokes", noun)
    if is_role_noun(noun, language):
        return Mention("", None, core, "role" if definite else "anonymous", noun)
    if noun in grammar(language, "org_words"):
        return Mention("", None, core, "body", noun)
    if noun in PAPERS:
        # "A report" is a new one; "the report" and "its statement" are somebody's of whom the text has spoken.
        kind = "anonymous" if first.lower() in INDEFINITE else "paper"
        return Mention("", None, core, kind, noun)
    return Mention("", None, core, "role" if definite else "anonymous", noun)
