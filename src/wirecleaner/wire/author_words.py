"""What a piece of a byline is: a job title, a house, a person's name. Judged by its words alone.

Job titles are in `data/<language>/byline_roles.txt`, given names in `data/common/given_names.txt`, words of sections
and buttons, which no name has, in `data/<language>/byline_not_names.txt`.
"""

from functools import cache

import regex

from wirecleaner.data import base_language, load_table, load_words, words_for
from wirecleaner.wire.agencies import agencies, desk_words, house_heads, house_parts, house_words, is_agency

_WORD = r"(?:\p{Lu}[\p{L}\p{M}'’]*+\.?|\p{Lu}\.(?:\p{Lu}\.)*)(?:-?[\p{Lu}\p{Ll}][\p{L}\p{M}'’]*+)*\.?"
_PARTICLE = r"(?:de|da|do|dos|das|del|della|di|du|la|le|los|las|van|von|vom|zu|zur|der|den|het|'t|ter|ten|te|el|al|bin|ibn|bint|abu|af|av|d'|y|e|i|mac)"
_NAME = regex.compile(
    rf"(?:{_WORD}|al-\p{{Lu}}[\p{{L}}'’-]*)(?: (?:(?:{_PARTICLE} ){{0,2}}(?:d'|al-|el-)?{_WORD}|\"\p{{Lu}}[\p{{L}}]+\")){{1,4}}"
)
_UNSPACED = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}ー々]{2,8}|\p{Han}{1,3}[々]? [\p{Han}\p{Hiragana}\p{Katakana}]{1,4}|\p{Hangul}{2,5}|\p{Arabic}{2,}(?: \p{Arabic}{2,}){1,3}"
)
_SITE = regex.compile(
    r"[\w-]{2,30}\.(?:com|org|net|de|ch|at|fr|es|it|tv|news|ru|ua|tr|co\.uk|ca|co|is|uk|nl|se|no|dk|pl|br|in|jp|info|online)",
    regex.IGNORECASE,
)
_TITLE_WORDS = frozenset({"the", "le", "la", "il", "el", "der", "die", "das", "o", "de", "los", "les"})
_OF = frozenset("de da do das dos del della delle di du des la le".split())
_LETTERS = regex.compile(r"[\p{L}'-]+")
# Job titles have up to six words: "Deputy Digital News Desk Director".
_ROLE_WORDS = 7
# Shorter words with these endings are also surnames: "Hartung", "Jung".
_LONG_NOUN = 8
# Nouns that end compounds: "Wirtschaftsredakteur", "utenrikskorrespondent".
_COMPOUNDS = (
    "redakteur", "redakteurin", "redaktør", "redaktör", "redacteur", "korrespondent", "korrespondentin", "reporter",
    "reporterin", "journalist", "journalistin", "verslaggever", "correspondent",
)  # fmt: skip


def is_role(text: str, language: str | None = None) -> bool:
    """Whether this is a job title as bylines print it: "Staff Writer", "Redakteurin für Finanzen"."""
    # "is a senior reporter at the Example.": the end of a sentence about an author
    if text.count(" ") > _ROLE_WORDS or (text[-1:] == "." and text.startswith(_verbs(language))):
        return False
    words = _LETTERS.findall(text)
    nouns, forms = _roles(language), role_words(language)
    for number, word in enumerate(words):
        low = word.lower()
        if low in forms or low.endswith(_COMPOUNDS):
            # Behind the noun only a phrase: "Editor at Large", "Journalist i Paris".
            rest = words[number + 1 :]
            if (
                not rest
                or word[0].islower()
                or rest[0].lower() in nouns
                or rest[0][0].islower()
                or text[text.find(word) + len(word) :].lstrip()[:1] in "(,-–/|&"
            ):
                return True
    return False


def is_house(text: str) -> bool:
    """Whether this is the name of an agency, a paper, a site or a desk."""
    if is_agency(text) or ("." in text and _SITE.fullmatch(text)) or is_desk(text):
        return True
    if (
        "," in text
        or not 2 <= len(printed := text.split()) <= 6
        or not (text[0].isupper() or text.startswith("the "))
    ):
        return False
    words = [word.strip(".,'’").lower() for word in printed]
    if words[-1] in house_parts() and printed[0].endswith(("'s", "’s")) and is_agency(printed[0][:-2]):
        return True
    # The Romance languages put the noun first: "Portal do Cerradinho", "Corriere della Sera".
    heads = len(words) > 2 and words[1] in _OF and words[0] in house_heads()
    return heads or not house_words().isdisjoint(words[1:]) or (words[0] in _TITLE_WORDS and len(words) <= 4)


def is_desk(text: str) -> bool:
    """Whether this is a desk of a paper: "Redaktion", "Web Desk", "IN-Redaktion", "Agencies"."""
    printed = text.split()
    words = [word.strip(".,'’").lower() for word in printed]
    if not 0 < len(words) <= 6 or "," in text:
        return False
    if len(words) == 1:
        return words[0] in desk_words().alone or words[0].partition("-")[2] in desk_words().alone
    any_desk = desk_words().any
    if words[-1] not in any_desk and words[0] not in any_desk:
        return False
    # "News from our staff" is a heading, "the Echo staff" a desk.
    return all(
        word[0].isupper() or low in any_desk or low in _TITLE_WORDS
        for word, low in zip(printed, words, strict=True)
    )


def is_person(text: str) -> bool:
    """Whether this has the form of a person's name; whether it is one, the page must tell."""
    if _UNSPACED.fullmatch(text):
        return True
    return _NAME.fullmatch(text) is not None and len(text) <= 60


def is_unspaced(text: str) -> bool:
    """Whether this has the form of a name in a script without capitals."""
    return _UNSPACED.fullmatch(text) is not None


def is_given_name(word: str) -> bool:
    """Whether this is a common given name; of a double one ("Anna-Lena") the first part counts."""
    return word.partition("-")[0].capitalize() in _given_names()


def is_plain_name(text: str, language: str | None = None) -> bool:
    """Whether this has the form of a person's name and none of its words is one that pages use for sections and buttons."""
    if not is_person(text) or is_house(text):
        return False
    words = (word.strip(".,'").lower() for word in text.split() if len(word.rstrip(".")) > 1)
    return words_for(language, "byline_not_names").isdisjoint(words)


def ends_as_no_name(words: list[str], language: str | None) -> bool:
    """Whether words with capitals, none a common given name, end as nouns and adjectives do: "Rostiger Glockenturm"."""
    folder = base_language(language) or "en"
    if words[0].endswith(_endings(folder, "adjective_endings")):
        return True
    nouns = _endings(folder, "noun_endings")
    return any(len(word) >= _LONG_NOUN and word.lower().endswith(nouns) for word in words)


@cache
def _roles(language: str | None) -> frozenset[str]:
    return words_for(language, "byline_roles")


@cache
def _given_names() -> frozenset[str]:
    """A line of the English list opens with the pronoun that its names take."""
    named = (name for entry in load_words("en/grammar", "first_names") for name in entry.split()[1:])
    return load_words("common", "given_names") | frozenset(named)


@cache
def _endings(language: str, kind: str) -> tuple[str, ...]:
    return tuple(load_table(language, "bylines").get("words", {}).get(kind, ()))


@cache
def _verbs(language: str | None) -> tuple[str, ...]:
    folder = base_language(language) or "en"
    return tuple(f"{verb} " for verb in load_table(folder, "bylines").get("words", {}).get("is", ()))


@cache
def unnamed(language: str | None) -> frozenset[str]:
    """Words for others who had a hand in a text and are nobody by name: "and agencies"."""
    folder = base_language(language) or "en"
    return frozenset(load_table(folder, "bylines").get("words", {}).get("unnamed", ()))


@cache
def tail_words(language: str | None) -> frozenset[str]:
    """Words of which one stands in every role or house that goes on behind a name without a mark."""
    firsts = {word for agency in agencies() for name in agency.names for word in name.lower().split()[:1]}
    return role_words(language) | firsts | {"the"} | frozenset(_COMPOUNDS)


@cache
def lower_roles(language: str | None) -> "regex.Pattern[str]":
    """Job titles of six letters and more, in lower case, glued to a name."""
    nouns = sorted((noun for noun in _roles(language) if len(noun) > 5), key=len, reverse=True)
    return regex.compile(rf"(?<=\p{{Ll}})(?:{'|'.join(nouns)})")


@cache
def role_words(language: str | None) -> frozenset[str]:
    """Words of which one stands in most job titles: a quick test before `is_role`."""
    nouns = _roles(language)
    return nouns | {f"{noun}s" for noun in nouns}
