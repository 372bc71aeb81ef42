"""Offices, trades and ranks: which words of a name are its bearer's job."""

from functools import cache, lru_cache

from wirecleaner.data import load_table, words_for
from wirecleaner.stages.quotes.words import first_names, given_names, grammar, word_set
from wirecleaner.wire.agencies import agencies

PERSON_ENDINGS = ("man", "woman", "person", "ologist", "ist", "ian", "year-old", "keeper", "monger")
# Endings of a capitalised word before a full name that make it an occupation: no given name ends so.
OFFICE_ENDINGS = ("ologist", "woman", "person", "ist", "master", "keeper", "monger", "wright")
# What stands before an office and a hyphen.
PREFIXES = frozenset(["co", "ex", "then", "sub", "vice", "non"])


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
    words = words[houses_before(words, language) :]
    ranks = honorific_words(language)
    named = words[0] in first_names("en")  # then an office further on is a surname: "Ann Baker Lee"
    cut = 0
    rank_from = rank_to = 0
    for k, word in enumerate(words[:-1] if len(words) > 1 else words):
        if word in ranks:
            if rank_to != k:
                rank_from = k
            rank_to = cut = k + 1
        elif _is_office_before(words, k, language) and not (named and k and not cut):
            cut = k + 1
    if cut == 0 and len(words) > 2 and _is_role_word(words[0], language):
        cut = 1
    honorific = " ".join(words[rank_from:rank_to]) if rank_to and rank_to == cut else None
    role = words[: rank_from if honorific else cut]
    return words[cut:], honorific, role


@cache
def _houses() -> dict[str, list[tuple[list[str], bool]]]:
    """The names of papers and agencies of several words, by the first of them; whether they sell pictures alone."""
    found: dict[str, list[tuple[list[str], bool]]] = {}
    for agency in agencies():
        for name in agency.names:
            words = name.removeprefix("The ").split(" ")
            if len(words) > 1:
                found.setdefault(words[0], []).append((words, agency.kind == "photo"))
    return found


def houses_before(words: list[str], language: str) -> int:
    """How many words before a full name are a paper's or an agency's, run into it from a credit, or a state's.

    >>> houses_before("Getty Images Ann Lee".split(), "en"), houses_before("Getty Images".split(), "en")
    (2, 0)
    """
    for house, pictures in _houses().get(words[0], ()) if len(words) > 3 else ():
        rest = words[len(house) :]
        if words[: len(house)] == house and len(rest) > 1:
            return len(house) if rest[0] in given_names(language) or (pictures and len(rest) == 2) else 0
    # "Ambassador to Japan Mike Lee"
    is_state = (
        len(words) > 2 and words[0] in grammar(language, "bodies") and words[1] in given_names(language)
    )
    return int(is_state and words[0] not in first_names(language))


def _is_office_before(words: list[str], k: int, language: str) -> bool:
    """Whether a word of several is an office before a name; letters ("MP", "PC") are where a given name follows."""
    word = words[k]
    if is_office(word, language) or is_office_with_prefix(word.lower(), language):
        return True
    if k + 1 == len(words):
        return False
    if word in grammar(language, "office_capitals"):
        return words[k + 1] in given_names(language) and len(words) - k > 2
    if word not in grammar(language, "office_letters"):
        return False
    return words[k + 1] in given_names(language) or len(words) - k > 2


def is_office_with_prefix(word: str, language: str) -> bool:
    """Whether a word is an office behind a small word and a hyphen: "co-author", "ex-footballer"."""
    prefix, hyphen, noun = word.partition("-")
    return hyphen != "" and prefix in PREFIXES and noun in word_set(language, "titles")


def _is_role_word(word: str, language: str) -> bool:
    low = word.lower()
    return (low.endswith(OFFICE_ENDINGS) or "-of-" in low) and word not in first_names(language)


def is_role_noun(noun: str, language: str) -> bool:
    """Whether a lower-case noun names a person by office, job or kinship."""
    return (
        noun in word_set(language, "titles")
        or noun.endswith(PERSON_ENDINGS)
        or ("-" in noun and is_office_with_prefix(noun, language))
    )
