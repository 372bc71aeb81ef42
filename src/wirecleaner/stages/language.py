"""Stage `language`: which language the article is written in, by its commonest words and its script."""

from functools import cache

import regex

from wirecleaner.data import languages, load_words
from wirecleaner.document import Document
from wirecleaner.pipeline import stage

# The first words decide: 400 of them hold the menu and some paragraphs. Below two function words nothing is known.
_SAMPLE = 60_000
_WORDS_READ = 3_000
_FEWEST = 2
_WORD = regex.compile(r"[\p{L}']+")
_SCRIPTS = (
    ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]")),
    ("ko", regex.compile(r"\p{Hangul}")),
    ("zh", regex.compile(r"\p{Han}")),
    ("ar", regex.compile(r"\p{Arabic}")),
    ("el", regex.compile(r"\p{Greek}")),
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
    if not sample.isascii():
        letters = len(_WORD.findall(sample)) or 1
        for code, script in _SCRIPTS:
            # A page in another script still has some Latin names; a Latin page has a stray word of another script.
            if len(script.findall(sample)) > letters:
                return code
    counts: dict[str, int] = {}
    owners = _owners()
    for number, match in enumerate(_WORD.finditer(sample.lower())):
        if number >= _WORDS_READ:
            break
        for code in owners.get(match.group(), ()):
            counts[code] = counts.get(code, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= _FEWEST else None


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """For each function word the languages that have it."""
    owners: dict[str, list[str]] = {}
    for code in languages():
        for word in load_words(code, "function_words"):
            owners.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in owners.items()}
