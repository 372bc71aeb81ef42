"""Stage `language`: which language the article is written in, by its commonest words and its script."""

import re
from collections import Counter
from functools import cache

from wirecleaner.data import languages, load_words
from wirecleaner.document import Document
from wirecleaner.pipeline import stage

# The first words decide: 60,000 characters reach past the longest menu seen (250 lines) into the article.
# Below two function words nothing is known.
_SAMPLE = 60_000
_FEWEST = 2
# On the evaluation pages a language known here has 3 to 40 % function words, one unknown here mostly less than 3.
_LEAST_SHARE = 0.03
# A page of a small language carries the menus, footers and boxes of a large one: its sentences tell which it is. Lines
# of eighty characters that end as sentences do are such; on fewer than sixty words of them the whole page decides.
_SENTENCE = 80
_FEWEST_WORDS = 60
_STOPS = tuple('.!?…"”»')
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


@stage("language", provides=["language"])
def language(doc: Document) -> None:
    """Propose the language, unless the caller named it."""
    if doc.language is not None:
        doc.propose("language", doc.language, None, rule="argument.language", via="argument")
        return
    if found := detect(doc.source):
        doc.language = found
        doc.propose("language", found, None, rule="language.function-words", score=0.9)


def detect(text: str) -> str | None:
    """The language of a text as its two-letter code, or None if too little of it is a language known here.

    >>> detect("The mayor said that the clock was slow and would stay so.")
    'en'
    """
    sample = text[:_SAMPLE]
    if (foreign := _foreign(sample)) and len(foreign) > _OTHER_SCRIPT * len(sample):
        for code, script in _SCRIPTS:
            if len(script.findall(foreign)) > len(foreign) * _OTHER_SCRIPT / 2:
                return code
    words = _running_words(sample)
    counts: dict[str, int] = {}
    # Counted by the languages that share a word first: a loop over all words would cost ten times as much.
    for codes, times in Counter(map(_owners().get, words)).items():
        for code in codes or ():
            counts[code] = counts.get(code, 0) + times
    if not counts:
        return None
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= max(_FEWEST, _LEAST_SHARE * len(words)) else None


def _ends_sentence(line: str) -> bool:
    return len(line) >= _SENTENCE and line.rstrip()[-1:] in _STOPS


def _running_words(sample: str) -> list[str]:
    """The words of the long lines in lower case; of all lines where these are too few, or the page is one line."""
    lower = sample.lower()
    words = [word for line in lower.splitlines() if _ends_sentence(line) for word in line.split()]
    return words if len(words) >= _FEWEST_WORDS else lower.split()


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
