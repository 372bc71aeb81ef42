"""Word lists of a language, loaded once, and the patterns made from them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from wirecleaner.data import load_table, load_words


def alternation(words: Iterable[str]) -> str:
    """One pattern for all the words, with shared beginnings written once; the longest word wins.

    A plain `a|b|c` of 500 words is tried word by word at every place of the text.
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    parts = [re.escape(letter) + _branch(rest) for letter, rest in sorted(node.items()) if letter]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
    return f"(?:{body})?" if "" in node else body


@dataclass(slots=True, frozen=True)
class Verb:
    """One form of a reporting verb. `form` is "base", "s", "past" or "ing"."""

    lemma: str
    form: str
    tags: frozenset[str]


FORMS = ("base", "s", "past", "ing")
JUDGED = "judged"


@cache
def speech_verbs(language: str) -> dict[str, Verb]:
    """Every form of every reporting verb, from the `speech.toml` of English."""
    verbs: dict[str, Verb] = {}
    for line in sorted(load_table(language, "speech")["verbs"]):
        head, _, tags = line.partition(":")
        forms = [form.replace("_", " ") for form in head.split()]
        for form, word in zip(FORMS, forms, strict=True):
            # "read" and the like: the past form is the one that reports.
            verbs[word] = Verb(forms[0], form, frozenset(tags.split()))
    return verbs


@cache
def judged_words(language: str) -> dict[str, Verb]:
    """Every form of the words that report only where the trained weights say so; nouns have the form "noun"."""
    table = load_table(language, "speech")
    found: dict[str, Verb] = {}
    for line in sorted(table.get("judged_verbs", ())):
        head, _, tags = line.partition(":")
        forms = [form.replace("_", " ") for form in head.split()]
        for form, word in zip(FORMS, forms, strict=True):
            found[word] = Verb(forms[0], form, frozenset([*tags.split(), JUDGED]))
    for noun in table.get("judged_nouns", ()):
        found.setdefault(noun, Verb(noun, "noun", frozenset([JUDGED])))
    return found


@cache
def word_set(language: str, name: str) -> frozenset[str]:
    """The entries of a list, what follows "=" left out."""
    return frozenset(entry.partition("=")[0].strip() for entry in load_words(language, name))


@cache
def grammar(language: str, name: str) -> frozenset[str]:
    """The entries of a list in the language's room of grammar; only English has one."""
    return load_words(f"{language}/grammar", name)


@cache
def pronouns(language: str) -> frozenset[str]:
    """Pronouns that can stand for a speaker."""
    table = load_table(language, "speech")
    return frozenset(word for kind in ("he", "she", "others") for word in table.get(kind, ()))


@cache
def title_synonyms(language: str) -> dict[str, tuple[str, ...]]:
    """Role noun -> the short forms before a name that mean the same ("senator": "Sen.")."""
    pairs = (entry.partition("=") for entry in load_words(language, "titles"))
    return {noun.strip(): tuple(short.split()) for noun, mark, short in pairs if mark}


@cache
def first_names(language: str) -> dict[str, str]:
    """Given name -> "he" or "she"; empty for a name of either."""
    table: dict[str, str] = {}
    for name in ("first_names", "further_names"):
        for line in sorted(load_words(f"{language}/grammar", name)):
            pronoun, *names = line.split()
            table.update(dict.fromkeys(names, pronoun if pronoun != "either" else ""))
    return table


@cache
def given_names(language: str) -> frozenset[str]:
    """Every given name that is known: those of the language, and common ones of many."""
    return load_words("common", "given_names") | first_names(language).keys()


def is_body(words: list[str], language: str) -> bool:
    """Whether a noun phrase names an organisation: one of its last words says so."""
    bodies = grammar(language, "org_words")
    for word in words:
        low = word.lower()
        if low in bodies or low.strip(".,’'") in bodies or (low[-1:] == "s" and low[:-1] in bodies):
            return True
    return False
