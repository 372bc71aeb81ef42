"""Quotes where a language says by patterns of its own how they are built: Japanese, Korean and Chinese.

Japanese and Korean put the subject first and the verb last ("町長は「…」と述べた"), Chinese says "市长说：“…”" or, behind
the words, "“…”，市长说". The patterns and verbs are in the language's `speech.toml`, offices in `titles.txt`, forms of
address in `honorifics.txt`. Of reported clauses these read those that say so at one end: "漁協によると、…",
"시에 따르면 …", "북항시는 …고 밝혔다", "市政府表示，…". A subject in another sentence names nobody.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wirecleaner.data import load_table, load_words
from wirecleaner.stages.quotes.found import FoundQuote, Piece
from wirecleaner.stages.quotes.persons import Person
from wirecleaner.stages.quotes.speech import NEVER
from wirecleaner.stages.quotes.words import alternation, pronouns
from wirecleaner.wire.makers import is_east_asian_body

# Not measured on annotated pages: the score of the other languages without English grammar.
CONFIDENCE = 0.64
_SUBJECT_REACH = 80
# Surnames have one to three signs.
_SURNAME = 3
# An office of at least so many signs is one body and not any: 市政府交通局, not 公司.
_BODY = 4
# A Korean name has three signs, so an office with three more in front is not apart from it.
_WHOLE_NAME = 3


class _WithPatterns(Container[str]):
    """The languages with patterns of their own, looked up one by one: reading all tables takes 50 ms."""

    def __contains__(self, language: object) -> bool:
        return "patterns" in load_table(str(language), "speech")


LANGUAGES: Container[str] = _WithPatterns()


@dataclass(slots=True, frozen=True)
class _Patterns:
    """How a language builds its quotes: the comments in its `speech.toml` say what each pattern finds."""

    language: str
    marked: re.Pattern[str]
    behind: re.Pattern[str]
    subject: re.Pattern[str]
    reported: tuple[re.Pattern[str], ...]
    sentence: re.Pattern[str]
    sentence_end: re.Pattern[str]
    day: re.Pattern[str]
    name: re.Pattern[str]
    full_name: str
    joint: str
    office_first: bool
    office_apart: bool
    pronouns: frozenset[str]
    suffixes: tuple[str, ...]  # offices and forms of address, the longest first


@cache
def _patterns(language: str) -> _Patterns:
    table = load_table(language, "speech")
    verbs = alternation(table["verbs"])
    according = alternation([*table["according"], *table.get("according_behind", ())])
    written = table["patterns"]

    def read(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.replace("VERBS", verbs).replace("ACCORDING", according))

    words = load_words(language, "titles") | load_words(language, "honorifics")
    return _Patterns(
        language,
        read(written["marked"]),
        read(written["behind"]),
        read(written["subject"]),
        tuple(map(read, written["reported"])),
        read(written["sentence"]),
        read(written["sentence_end"]),
        read(written["day"]) if "day" in written else NEVER,
        read(written["name"]),
        written.get("full_name", ""),
        written.get("joint", ""),
        written.get("office_first", False),
        written.get("office_apart", False),
        pronouns(language),
        tuple(sorted(words, key=lambda word: (-len(word), word))),
    )


def find_east_asian_quotes(paragraphs: Sequence[str], language: str, body_start: int = 0) -> list[FoundQuote]:
    """The quotes of an article in one of `LANGUAGES`, in reading order."""
    patterns = _patterns(language)
    quotes: list[FoundQuote] = []
    last: Person | None = None
    for number, text in enumerate(paragraphs):
        found = [_read(patterns, number, text, marked) for marked in patterns.marked.finditer(text)]
        found += _reported(patterns, number, text, 0 if number else body_start)
        for quote in sorted(filter(None, found), key=lambda quote: quote.content[0].start):
            # Where the subject stands in another sentence nobody is named: the one before is as often somebody else.
            if quote.source is not None:
                source = text[quote.source.start : quote.source.end]
                quote.speaker = last if source in patterns.pronouns else speaker_of(source, language)
                _lengthen(quote.speaker, patterns, paragraphs)
            last = quote.speaker or last
            quotes.append(quote)
    return quotes


def _read(patterns: _Patterns, number: int, text: str, marked: re.Match[str]) -> FoundQuote | None:
    """The quote between two marks, if a reporting verb stands beside it."""
    start = max(0, marked.start() - _SUBJECT_REACH)
    for stop in patterns.sentence_end.finditer(text, start, marked.start()):
        start = stop.end()
    # Cut off, because the pattern ends with "$" and may look behind.
    before = patterns.subject.search(text[start : marked.start()])
    behind = patterns.behind.match(text, marked.end())
    places: dict[str, tuple[int, int]] = {}
    for match, shift in ((behind, 0), (before, start)):
        for name in match.groupdict() if match else ():
            first, last = match.span(name) if match else (0, 0)
            places[name] = (first + shift, last + shift)
    if "cue" not in places:
        return None
    cue = Piece(number, *places["cue"])
    source = Piece(number, *places["source"]) if "source" in places else None
    content = Piece(number, *marked.span("content"))
    rule = "quote.east-asian-marks"
    return FoundQuote("direct", [content], [content], cue, source, None, CONFIDENCE, rule)


def _reported(patterns: _Patterns, number: int, text: str, begin: int) -> Iterator[FoundQuote]:
    """The sentences of a paragraph that are reported clauses with their source."""
    for sentence in patterns.sentence.finditer(text, begin):
        start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
        end = sentence.start() + len(sentence.group().rstrip("。！？!?. "))
        tried = (pattern.fullmatch(text, start, end) for pattern in patterns.reported)
        found = next(filter(None, tried), None)
        if found is None:
            continue
        first, last = found.span("source")
        if day := patterns.day.search(text, first, last):
            last = day.start()
        yield FoundQuote(
            "indirect",
            [Piece(number, *found.span("content"))],
            [],
            Piece(number, *found.span("cue")),
            Piece(number, first, last),
            None,
            CONFIDENCE,
            "quote.east-asian-reported",
        )


def _lengthen(speaker: Person | None, patterns: _Patterns, paragraphs: Sequence[str]) -> None:
    """Give a surname the full name that the article prints elsewhere: 浜野さん, 浜野大海さん."""
    if not patterns.full_name or speaker is None:
        return
    if speaker.kind != "person" or len(speaker.name) > _SURNAME:
        return
    fuller = re.compile(re.escape(speaker.name) + patterns.full_name)
    for text in paragraphs:
        if found := fuller.search(text):
            speaker.name = found.group()
            return


def speaker_of(source: str, language: str) -> Person | None:
    """Who a source names, without office and form of address; None if it names none.

    >>> speaker_of("組合長の浜野さん", "ja").name
    '浜野'
    """
    patterns = _patterns(language)
    if len(source) >= _BODY and is_east_asian_body(source):
        return Person(source, "organization")
    if patterns.office_first:
        return _behind_office(source, patterns)
    name = source.rsplit(patterns.joint, 1)[-1] if patterns.joint else source
    words = name.split()
    for suffix in patterns.suffixes:
        if not name.endswith(suffix):
            continue
        # "이구름 북항시장": the name stands in front of the word that ends with the office.
        apart = patterns.office_apart and len(words) > 1 and words[-1].endswith(suffix)
        if apart and len(words[-1]) - len(suffix) != _WHOLE_NAME:
            name = words[-2]
        else:
            name = name[: -len(suffix)].split(" ")[-1]
        is_name = patterns.name.fullmatch(name) and name not in patterns.suffixes
        return Person(name, "person") if is_name else None
    return None


def _behind_office(source: str, patterns: _Patterns) -> Person | None:
    """A Chinese name stands behind the office: 渡船船长何大海."""
    cut = max((source.rfind(word) + len(word) for word in patterns.suffixes if word in source), default=0)
    name = source[cut:].strip()
    return Person(name, "person") if cut and patterns.name.fullmatch(name) else None
