"""Where a source begins and ends behind its verb, in languages other than English: "sagte Anna Roe in Kiel"."""

import itertools
import re

from wirecleaner.stages.quotes.content import is_short_form
from wirecleaner.stages.quotes.speech import Speech
from wirecleaner.stages.quotes.titles import is_office
from wirecleaner.wire.agencies import is_agency
from wirecleaner.wire.author_words import is_given_name

# A source is a noun phrase; the longest of the annotated foreign pages has 70 characters.
SOURCE_REACH = 90
WORD = re.compile(r"[^\s,.;:!?]+")
# "řekl Podhorským listům starosta": the words of a paper's name before the office.
_LONGEST_PAPER = 4


def source_start(text: str, at: int, limit: int, words: Speech) -> int:
    """Where a source begins behind its verb: what comes first may be whom it was told, "disse à Lusa o reformado …"."""
    if between := words.interposed_time.match(text, at, limit):
        at = between.end()
    while at < limit and text[at] in " \xa0":
        at += 1
    if told := words.told.match(text, at, limit):
        return told.end()
    if words.inflected and words.bare_offices and text[at : at + 1].isupper():
        return _behind_paper(text, at, min(limit, at + SOURCE_REACH), words)
    return at


def _behind_paper(text: str, at: int, limit: int, words: Speech) -> int:
    """Where an office and a name stand behind the paper that was spoken to: "řekl Podhorským listům starosta …"."""
    found = WORD.finditer(text, at, limit)
    first = next(found, None)
    if first is None or is_given_name(first.group()):
        return at
    for match in itertools.islice(found, _LONGEST_PAPER):
        if text[match.start() - 1] != " " or (match.group()[0].isupper() and is_given_name(match.group())):
            return at
        if match.group()[0].islower() and is_office(match.group(), words.language):
            named = words.apposed_name.match(f", {text[match.end() + 1 : limit]}")
            return match.start() if named else at
    return at


def source_end(text: str, at: int, limit: int, words: Speech) -> int:
    """Where a source ends that begins behind its verb."""
    limit = _named_end(text, at, min(limit, at + SOURCE_REACH), words)
    stops = words.source_stop.finditer(text, at, limit)
    match = next((stop for stop in stops if not _is_short(text, stop, words.language)), None)
    end = match.start() if match else limit
    if match and match.group() == "," and (name := words.apposed_name.match(text, end)):
        end = name.end()
    while end > at and text[end - 1] in " \xa0":
        end -= 1
    return end


def _is_short(text: str, stop: re.Match[str], language: str) -> bool:
    """Whether a full stop belongs to a short form or initials: "sagte Dr. Anna Roe", "C.Q. Brown"."""
    if stop.group() != ".":
        return False
    glued = text[stop.end() : stop.end() + 1].isalpha()
    return glued or is_short_form(text, stop.start(), stop.end() + 1, language)


def _named_end(text: str, at: int, limit: int, words: Speech) -> int:
    """Where a word stands behind a name that no longer names: "Anna Roe in Kiel", "Göte Ek och visar"."""
    named = is_office_before = False
    for match in WORD.finditer(text, at, limit):
        word = match.group()
        if is_office_before and _ends_office(text, match, limit, words):
            return match.start()
        is_office_before = not named and is_office(word, words.language)
        if not named and word in words.pronouns and not text[match.end() + 1 : match.end() + 2].isupper():
            return match.end()
        if named and words.told.match(text, match.start(), limit):
            return match.start()
        joins = word in words.joints and text[match.end() + 1 : match.end() + 2].islower()
        if named and (
            joins or (word in words.source_ends and not _is_named_behind(text, match.end(), limit, words))
        ):
            return match.start()
        named = named or (word[0].isupper() and not is_agency(word))
    return limit


def _ends_office(text: str, match: re.Match[str], limit: int, words: Speech) -> bool:
    """Whether a word behind an office goes on with the sentence: "dit la maire devant la presse", no name behind it."""
    word = match.group()
    if word not in words.source_ends and word not in words.articles:
        return False
    return text[match.start() - 1] == " " and not _is_named_behind(text, match.end(), limit, words)


def _is_named_behind(text: str, at: int, limit: int, words: Speech) -> bool:
    """Whether a name follows behind the phrase and a comma: "die Sprecherin von Foodwatch in Kiel, Anna Roe"."""
    comma = text.find(",", at, limit)
    return comma >= 0 and words.apposed_name.match(text, comma) is not None
