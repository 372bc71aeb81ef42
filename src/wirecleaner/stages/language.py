"""Stage `language`: which language the article is written in, by its commonest words and its script.

A language without a folder that looks like one with a folder (Slovak, Bulgarian, Persian) is told from it by words of
its own (`data/common/neighbours.toml`).
"""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from wirecleaner.data import languages, load_table, load_words
from wirecleaner.document import Document
from wirecleaner.pipeline import stage

# The first words decide: 60,000 characters reach past the longest menu seen (250 lines) into the article.
_SAMPLE = 60_000
# Menus, consent boxes and lists are often in another language than the article; lines from 60 characters on that end as
# sentences do, and from 100 on any, are mostly its own. They alone are asked where they hold forty words, two sentences;
# else all lines are.
_PROSE, _LONG = 60, 100
_PROSE_WORDS = 40
_STOPS = tuple('.!?…"”“»’)')
# A word that few languages have counts more: one over the number of languages. Below one such word nothing is known.
_FEWEST = 1.0
# One word again and again tells little: "y" is "and" in Spanish and "the" in Welsh. So many different ones are needed
# from twenty words on, two below.
_KINDS, _KINDS_FROM = 3, 20
# Per word, pages of a language known here score 0.06 to 0.41 (one Xhosa page 0.05); without its folder the
# same pages score mostly less than 0.05 in any other language, 0.06 to 0.19 in a close neighbour.
_LEAST_SHARE = 0.05
# Words of a page in another script still have some Latin names between them; a Latin page has a stray foreign word.
_OTHER_SCRIPT = 0.3
_FOREIGN = re.compile("[\u0370-\u1fff\u2e80-\ud7ff\uf900-\uffef]")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("pa", re.compile("[\u0a00-\u0a7f]")),
    ("gu", re.compile("[\u0a80-\u0aff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("kn", re.compile("[\u0c80-\u0cff]")),
    ("ml", re.compile("[\u0d00-\u0d7f]")),
    ("si", re.compile("[\u0d80-\u0dff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("lo", re.compile("[\u0e80-\u0eff]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
# A language without a folder needs so many of its words among all where none with a folder fits: the languages with one
# score up to .05 on pages that are in none of those known here.
_LEAST_STRANGER = 0.1
# Below this score, all are asked and not only those that look like the one found.
_SURE = 0.8


class Judgement(NamedTuple):
    """A language with the rule that found it and its share of the evidence for the best two: 1.0 if no other has any."""

    code: str
    rule: str
    score: float


@stage("language", provides=["language"])
def language(doc: Document) -> None:
    """Propose the language, unless the caller named it."""
    if doc.language is not None:
        doc.propose("language", doc.language, None, rule="argument.language", via="argument")
        return
    if found := judge(doc.source):
        doc.language = found.code
        doc.propose("language", found.code, None, rule=found.rule, score=found.score)


def detect(text: str) -> str | None:
    """The language of a text as its two-letter code, or None if too little of it is a language known here.

    >>> detect("The mayor said that the clock was slow and would stay so.")
    'en'
    """
    found = judge(text)
    return found.code if found else None


def judge(text: str) -> Judgement | None:
    """The language of a text and what tells it: a script that only one has, or the commonest words.

    >>> judge("Die Uhr geht nach, sagte der Bürgermeister, und sie wird nicht mehr gestellt.")
    Judgement(code='de', rule='language.function-words', score=0.93)
    """
    sample = text[:_SAMPLE]
    if (foreign := _foreign(sample)) and len(foreign) > _OTHER_SCRIPT * len(sample):
        for code, script in _SCRIPTS:
            if (share := len(script.findall(foreign)) / len(foreign)) > _OTHER_SCRIPT / 2:
                found = Judgement(code, "language.script", round(max(share, 0.5), 2))
                return found if code not in _sought_near() else _neighbour(found, _words_of(sample)) or found
    words = _words_of(sample)
    found_by_words = _by_words(words)
    return _neighbour(found_by_words, words) or found_by_words


def _words_of(sample: str) -> list[str]:
    words = _words(" ".join(filter(_is_prose, sample.split("\n"))))
    return words if len(words) >= _PROSE_WORDS else _words(sample)


def _is_prose(line: str) -> bool:
    return len(line) >= _LONG or (len(line) >= _PROSE and line.rstrip().endswith(_STOPS))


def _words(text: str) -> list[str]:
    return text.lower().replace(",", " ").replace(".", " ").split()


def _by_words(words: list[str]) -> Judgement | None:
    scores: dict[str, float] = {}
    # Counted by the languages that share a word first: a loop over all words would cost ten times as much.
    for codes, times in Counter(map(_owners().get, words)).items():
        for code in codes or ():
            scores[code] = scores.get(code, 0.0) + times / len(codes or ())
    first, second = (*sorted(scores, key=lambda code: -scores[code]), "", "")[:2]
    best = scores.get(first, 0.0)
    if best < max(_FEWEST, _LEAST_SHARE * len(words)):
        return None
    if len(load_words(first, "function_words").intersection(words)) < (
        _KINDS if len(words) >= _KINDS_FROM else 2
    ):
        return None
    return Judgement(first, "language.function-words", round(best / (best + scores.get(second, 0.0)), 2))


def _neighbour(found: Judgement | None, words: list[str]) -> Judgement | None:
    """The language without a folder that has more of the words than the one that was found; None if none has."""
    is_sure = found is not None and found.score >= _SURE
    asked = _sought_near().get(found.code if found and is_sure else "", ())
    if not asked:
        return None
    counts = Counter(words)
    own = _words_that_tell(found.code) if found else frozenset()
    # Words that the one found has not, and words of that one which this has not.
    scores: dict[str, tuple[int, int]] = {}
    for code in asked:
        theirs = _words_that_tell(code)
        mine = [word for word in theirs - own if word in counts]
        signs = frozenset(load_table("common", "neighbours")[code].get("signs", ""))
        signed = [word for word in counts if not signs.isdisjoint(word)] if signs else []
        if len(mine) + min(len(signed), _KINDS - 1) >= _KINDS:
            has = sum(counts[word] for word in {*mine, *signed})
            scores[code] = has, sum(counts[word] for word in own - theirs)
    best = max(scores, key=lambda code: scores[code][0], default="")
    if not best or [has for has, _ in scores.values()].count(scores[best][0]) > 1:
        return None
    has, lacks = scores[best]
    if has <= lacks or (found is None and has < max(_KINDS, _LEAST_STRANGER * len(words))):
        return None
    return Judgement(best, "language.neighbour", round(has / (has + lacks), 2))


@cache
def _sought_near() -> dict[str, tuple[str, ...]]:
    """For each language with a folder those without one that are taken for it; for none, all of them."""
    table = load_table("common", "neighbours")
    near: dict[str, list[str]] = {"": list(table)}
    for code, row in table.items():
        for known in row["near"]:
            near.setdefault(known, []).append(code)
    return {known: tuple(codes) for known, codes in near.items()}


@cache
def _words_that_tell(code: str) -> frozenset[str]:
    """The commonest words of a language, with a folder or without."""
    table = load_table("common", "neighbours")
    return frozenset(table[code]["words"]) if code in table else load_words(code, "function_words")


def _foreign(sample: str) -> str:
    """The letters of a sample that are not Latin; "" if it can hold but few of them."""
    if sample.isascii() or len(sample.encode("latin-1", "ignore")) > (1 - _OTHER_SCRIPT) * len(sample):
        return ""
    return "".join(_FOREIGN.findall(sample))


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """For each function word the languages that have it."""
    owners: dict[str, list[str]] = {}
    for code in languages():
        for word in load_words(code, "function_words"):
            owners.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in owners.items()}
