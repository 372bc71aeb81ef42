"""Stage `language`: which language the article is written in, by its commonest words and its script."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from wirecleaner.data import languages, load_words
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
)


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
                return Judgement(code, "language.script", round(max(share, 0.5), 2))
    words = _words(" ".join(filter(_is_prose, sample.split("\n"))))
    return _by_words(words if len(words) >= _PROSE_WORDS else _words(sample))


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
