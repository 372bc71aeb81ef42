"""Reading one mention: which words of "guild chairman Col. Ann Lee, 52," are role, rank and name."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wirecleaner.data import load_table, load_words, words_for
from wirecleaner.stages.quotes.words import first_names, given_names, grammar, pronouns, word_set

# A capital letter: any letter that is not a small one of the Latin, Greek or Cyrillic alphabets.
_SMALL = "".join(
    letter
    for first, last in ((0x100, 0x250), (0x370, 0x530), (0x1E00, 0x1F00))
    for letter in map(chr, range(first, last))
    if letter.islower()
)
UP = rf"[^\W\d_a-zß-öø-ÿ{_SMALL}]"
PARTICLES = "de|del|della|la|le|van|von|zu|der|den|bin|ibn|al|el|bu|ben|di|da|do|dos|du|ter|ten|y|e"
# One word of a name: "Lee", "O’Brien", "d’Entremont", "Col.", "P.V.", "U.S."; a rank may have a number ("Capt. 2nd Rank").
WORD = rf"(?:{UP}\.(?:{UP}\.?)+|(?:d[’'])?{UP}[\w’'-]*\.?(?:(?:\.{UP}\.?)+)?)"
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
    "of for at in on from with who that which near outside about inside under to by and via whose where".split()
)
PHRASE_END = re.compile(
    r" (?:of|for|at|in|on|from|with|who|that|which|near|outside|about|inside|under|to|by|and(?! [A-Z])|via|whose|where) |, | \("
)
NOT_NAMES = load_words("en/grammar", "not_names")
PERSON_ENDINGS = ("man", "woman", "person", "ologist", "ist", "ian", "year-old", "keeper", "monger")
# Endings of a capitalised word before a full name that make it an occupation: no given name ends so.
OFFICE_ENDINGS = ("ologist", "woman", "person", "ist", "master", "keeper", "monger", "wright")
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
ARTICLES = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "one"])
DEFINITE = frozenset(["the", "his", "her", "its", "their"])
# "Analysts at Halvorsen & Thiel": nameless people who speak for the house that pays them.
HOUSE_VOICE = re.compile(
    rf"(?:[A-Za-z-]+ ){{0,2}}(?:[Aa]nalysts|[Ee]conomists|[Ss]trategists) at (?:the )?({UP}.*)"
)


@dataclass(slots=True)
class Mention:
    """One naming of somebody. `name` is empty if only a role is given ("the spokesman")."""

    name: str
    honorific: str | None
    role: str | None
    kind: str  # "person", "organization", "role", "pronoun", "anonymous", "spokes", "body", "paper"
    head: str  # the noun that stands for the role, in lower case


@cache
def honorific_words(language: str) -> frozenset[str]:
    """The single words of all forms of address and ranks: "Lt." and "Col." of "Lt. Col."."""
    return frozenset(part for entry in words_for(language, "honorifics") for part in entry.split())


@cache
def _compound_ends(language: str) -> tuple[str, ...]:
    # Some languages write an office as one word with what it is over: "Ortsvorsteherin", "partisekreterare".
    if not load_table(language, "speech").get("compounds", False):
        return ()
    # Shorter ones end ordinary names too: "Hofer" would be a "fer".
    return tuple(title for title in word_set(language, "titles") if len(title) > 4)


@lru_cache(maxsize=1 << 12)
def is_office(word: str, language: str) -> bool:
    """Whether a word, in capitals or not, is an office or occupation of the language."""
    low = word.rstrip(",").lower()
    return low in word_set(language, "titles") or low.endswith(_compound_ends(language))


# The longest office has three words: "direktur jenderal pajak", "chủ tịch nước".
_LONGEST_OFFICE = 3


def opens_with_office(words: list[str], language: str) -> int:
    """How many words at the head of a phrase are one office: two of "giám đốc bảo tàng", of "Wali Kota Rini Lestari"."""
    if words and is_office(words[0], language) and len(words) == 1:
        return 1
    known = word_set(language, "titles")
    low = [word.lower() for word in words[:_LONGEST_OFFICE]]
    longest = next((n for n in range(len(low), 1, -1) if " ".join(low[:n]) in known), 0)
    return longest or int(bool(words) and is_office(words[0], language))


def strip_titles(words: list[str], language: str) -> tuple[list[str], str | None, list[str]]:
    """Splits capitalised words into name, honorific and the role before them."""
    ranks = honorific_words(language)
    named = words[0] in first_names("en")  # then an office further on is a surname: "Ann Baker Lee"
    cut = 0
    rank_from = rank_to = 0
    for k, word in enumerate(words[:-1] if len(words) > 1 else words):
        if word in ranks:
            if rank_to != k:
                rank_from = k
            rank_to = cut = k + 1
        elif is_office(word, language) and not (named and k and not cut):
            cut = k + 1
    if cut == 0 and len(words) > 2 and _is_role_word(words[0], language):
        cut = 1
    honorific = " ".join(words[rank_from:rank_to]) if rank_to and rank_to == cut else None
    role = words[: rank_from if honorific else cut]
    return words[cut:], honorific, role


def _is_role_word(word: str, language: str) -> bool:
    return word.lower().endswith(OFFICE_ENDINGS) and word not in first_names(language)


def is_role_noun(noun: str, language: str) -> bool:
    """Whether a lower-case noun names a person by office, job or kinship."""
    return noun in word_set(language, "titles") or noun.endswith(PERSON_ENDINGS)


def is_body(words: list[str], language: str) -> bool:
    """Whether a noun phrase names an organisation: one of its last words says so."""
    bodies = grammar(language, "org_words")
    for word in words:
        low = word.lower()
        if low in bodies or low.strip(".,’'") in bodies or (low[-1:] == "s" and low[:-1] in bodies):
            return True
    return False


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
    if low in pronouns(language):
        return Mention("", None, None, "pronoun", low)
    if text.isalpha() and text.istitle() and not _is_common(text, low, language):
        return Mention(text, None, None, "person", "")
    if " at " in text and (house := HOUSE_VOICE.fullmatch(text)):
        return Mention(house.group(1), None, None, "organization", "")
    head_text, apposed = _head_and_rest(text)
    article = first.lower() in ARTICLES
    core = head_text.split(" ", 1)[1] if article and " " in head_text else head_text
    if "self" in core:
        core = core.replace(" himself", "").replace(" herself", "").replace(" itself", "")
    if core.lower() in grammar(language, "anonymous"):
        return Mention("", None, None, "anonymous", core.lower())
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
    words, honorific, role = strip_titles(group.split(), language)
    before = core[: run.start()].strip()
    if not words or (not honorific and not before and is_office(" ".join(words), language)):
        return None
    if words[-1].lower() in grammar(language, "anonymous") and not honorific:
        if is_body(group.split()[:-1], language):  # "Senate Republicans"
            return Mention(group, None, None, "organization", words[-1].lower())
        return Mention("", None, None, "anonymous", words[-1].lower())
    lowered = before.rsplit(" ", 1)[-1].lower() if before else ""
    roles = " ".join([before, *role]).strip()
    bodies = grammar(language, "org_words")
    house = lowered in HOUSE_OR_JOB and not honorific
    person = honorific or is_role_noun(lowered, language) or (role and is_office(role[-1], language))
    body = is_body(words[-1:], language) or (is_body(words, language) and not roles and not honorific)
    body = body or "&" in words or (apposed != "" and is_described_body(apposed, language))
    if text.lower().startswith("the ") and not person and not roles and " of " not in text[:60]:
        body = body or len(words) > 1 or words[0].isupper()
    body = body or (lowered in bodies and not honorific and not house)
    if (body and not person) or (house and lowered in bodies and not apposed):
        return _organization(core, words, text, language)
    if words[-1].isupper() and len(words) == 1 and len(words[0]) > 1 and not roles:
        return Mention(words[0], None, None, "organization", words[0].lower())
    return Mention(" ".join(words), honorific, roles or None, "person", lowered)


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
