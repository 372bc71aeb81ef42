"""Quotes in Japanese, Korean and Chinese: words between marks with a reporting verb behind or before them.

Japanese and Korean put the subject first and the verb last ("町長は「…」と述べた"), Chinese says "市长说：“…”" or, behind
the words, "“…”，市长说". The verbs are in the language's `speech.toml`, offices in `titles.txt`, forms of address in
`honorifics.txt`. Of reported clauses it reads those that say so at one end: "漁協によると、…", "시에 따르면 …",
"북항시는 …고 밝혔다", "市政府表示，…". A subject in another sentence names nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wirecleaner.data import load_table, load_words
from wirecleaner.stages.quotes.found import FoundQuote, Piece
from wirecleaner.stages.quotes.persons import Person
from wirecleaner.stages.quotes.words import alternation
from wirecleaner.wire.makers import is_east_asian_body

LANGUAGES = frozenset({"ja", "ko", "zh"})
# Not measured on annotated pages: the score of the other languages without English grammar.
CONFIDENCE = 0.64
_MARKED = {
    "ja": r"「(?P<content>[^「」]{4,400})」",
    "zh": r"[“「](?P<content>[^“”「」]{4,400})[”」]",
    "ko": r"[“\"](?P<content>[^“”\"]{4,400})[”\"]",
}
# Between mark and verb: the particle of speech, then at most a place or a time ("本会議で").
_BEHIND = {
    "ja": r"と(?:[^。「」]{0,24}?)(?P<cue>VERBS)",
    "zh": r"[，,]? ?(?P<source>[^，。！？：；“”「」、]{1,24}?)(?P<cue>VERBS)(?=[。，：,]|$)",
    "ko": r"(?:이?라고|이?라며|이?라면서|고|며) ?(?:[^.\"“”]{0,24}?)(?P<cue>VERBS)",
}
# The subject in front of the mark, from the end of the sentence before.
_SUBJECT = {
    "ja": re.compile(
        r"(?P<source>[^、。「」『』（）]{1,30}?)(?:（[^（）]{1,12}）)?(?:は|も)(?:[^。「」]{0,30})$"
    ),
    "ko": re.compile(r"(?P<source>[^.,\"“”]{1,30}?)(?:께서는|은|는|이|가)(?: [^.\"“”]{0,24})? $"),
    "zh": re.compile(r"(?P<source>[^，。！？：；“”「」、]{1,24}?)(?P<cue>VERBS)[：:，,]? ?$"),
}
# A whole sentence that is a reported clause with its source.
_REPORTED = {
    "ja": r"(?P<source>[^、。「」]{1,24})(?P<cue>ACCORDING)、(?P<content>[^「」]{6,200})",
    "ko": r"(?P<source>[^,\"“”]{1,24}?)(?P<cue>ACCORDING) (?P<content>[^\"“”]{6,200})"
    r"|(?P<source2>[^,\"“”]{1,24}?)(?:은|는) (?:\d{1,2}일 )?(?P<content2>[^\"“”]{6,200}다)고 (?P<cue2>VERBS)",
    "zh": r"(?P<source>[^，。！？：；“”「」、]{1,16}?)(?P<cue>(?:补充|補充)?VERBS)，(?P<content>[^“”「」]{6,200})",
}
_SENTENCE = re.compile(r"[^。！？]+[。！？]|[^。！？]+$")
_KOREAN_SENTENCE = re.compile(r".+?(?:다\.(?= |$)|$)")
# A day between subject and verb is no part of either: "北港市政府5日宣布".
_DAY = re.compile(r"\d{1,2}日$")
_SENTENCE_END = re.compile(r"[。！？!?]|(?<=다)\.")
_SUBJECT_REACH = 80
_NAME = re.compile(r"[\u4e00-\u9fff々\u30a0-\u30ff\u3041-\u309f]{2,8}|[\uac00-\ud7a3]{2,4}")
# Japanese surnames have one to three signs.
_SURNAME = 3
# An office of at least so many signs is one body and not any: 市政府交通局, not 公司.
_BODY = 4
_PRONOUNS = frozenset({"他", "她", "他们", "彼", "彼女", "그", "그녀"})


@dataclass(slots=True, frozen=True)
class _Patterns:
    marked: re.Pattern[str]
    behind: re.Pattern[str]
    subject: re.Pattern[str]
    reported: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    table = load_table(language, "speech")
    verbs = alternation(table["verbs"])
    according = alternation([*table["according"], *table.get("according_behind", ())])
    subject = _SUBJECT[language]
    return _Patterns(
        re.compile(_MARKED[language]),
        re.compile(_BEHIND[language].replace("VERBS", verbs)),
        re.compile(subject.pattern.replace("VERBS", verbs)),
        re.compile(_REPORTED[language].replace("VERBS", verbs).replace("ACCORDING", according)),
    )


@cache
def _suffixes(language: str) -> tuple[str, ...]:
    """Offices and forms of address, the longest first."""
    words = load_words(language, "titles") | load_words(language, "honorifics")
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def find_east_asian_quotes(paragraphs: Sequence[str], language: str, body_start: int = 0) -> list[FoundQuote]:
    """The quotes of an article in one of `LANGUAGES`, in reading order."""
    patterns = _patterns(language)
    quotes: list[FoundQuote] = []
    last: Person | None = None
    for number, text in enumerate(paragraphs):
        found = [_read(patterns, language, number, text, marked) for marked in patterns.marked.finditer(text)]
        found += _reported(patterns, language, number, text, 0 if number else body_start)
        for quote in sorted(filter(None, found), key=lambda quote: quote.content[0].start):
            # Where the subject stands in another sentence nobody is named: the one before is as often somebody else.
            if quote.source is not None:
                source = text[quote.source.start : quote.source.end]
                quote.speaker = last if source in _PRONOUNS else speaker_of(source, language)
                _lengthen(quote.speaker, paragraphs)
            last = quote.speaker or last
            quotes.append(quote)
    return quotes


def _read(
    patterns: _Patterns, language: str, number: int, text: str, marked: re.Match[str]
) -> FoundQuote | None:
    """The quote between two marks, if a reporting verb stands beside it."""
    behind = patterns.behind.match(text, marked.end())
    start = max(0, marked.start() - _SUBJECT_REACH)
    for stop in _SENTENCE_END.finditer(text, start, marked.start()):
        start = stop.end()
    before = patterns.subject.search(text[start : marked.start()])
    if language == "zh":
        found, shift = (before, start) if before else (behind, 0)
    else:
        found, shift = behind, 0
    if found is None:
        return None
    cue = Piece(number, found.start("cue") + shift, found.end("cue") + shift)
    source = None
    if language == "zh":
        source = Piece(number, found.start("source") + shift, found.end("source") + shift)
    elif before is not None:
        source = Piece(number, before.start("source") + start, before.end("source") + start)
    content = Piece(number, *marked.span("content"))
    rule = "quote.east-asian-marks"
    return FoundQuote("direct", [content], [content], cue, source, None, CONFIDENCE, rule)


def _reported(patterns: _Patterns, language: str, number: int, text: str, begin: int) -> Iterator[FoundQuote]:
    """The sentences of a paragraph that are reported clauses with their source."""
    sentences = _KOREAN_SENTENCE if language == "ko" else _SENTENCE
    for sentence in sentences.finditer(text, begin):
        start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
        end = sentence.start() + len(sentence.group().rstrip("。！？!?. "))
        found = patterns.reported.fullmatch(text, start, end)
        if found is None:
            continue
        second = "2" if language == "ko" and found["source"] is None else ""
        place = {name: found.span(name + second) for name in ("source", "content", "cue")}
        first, last = place["source"]
        if day := _DAY.search(text, first, last):
            last = day.start()
        content, cue = Piece(number, *place["content"]), Piece(number, *place["cue"])
        yield FoundQuote(
            "indirect",
            [content],
            [],
            cue,
            Piece(number, first, last),
            None,
            CONFIDENCE,
            "quote.east-asian-reported",
        )


def _lengthen(speaker: Person | None, paragraphs: Sequence[str]) -> None:
    """Give a surname the full name that the article prints elsewhere: 浜野さん, 浜野大海さん."""
    if speaker is None or speaker.kind != "person" or len(speaker.name) > _SURNAME:
        return
    fuller = re.compile(
        re.escape(speaker.name)
        + r"[\u4e00-\u9fff々\u3041-\u309f]{1,3}?(?=さん|氏|（|町長|市長|村長|知事|社長|会長)"
    )
    for text in paragraphs:
        if found := fuller.search(text):
            speaker.name = found.group()
            return


def speaker_of(source: str, language: str) -> Person | None:
    """Who a source names, without office and form of address; None if it names none.

    >>> speaker_of("組合長の浜野さん", "ja").name
    '浜野'
    """
    if len(source) >= _BODY and is_east_asian_body(source):
        return Person(source, "organization")
    if language == "zh":
        return _behind_office(source, language)
    name = source.rsplit("の", 1)[-1] if language == "ja" else source
    words = name.split()
    for suffix in _suffixes(language):
        if not name.endswith(suffix):
            continue
        # Korean: the office is a word of its own behind the name ("이구름 북항시장"), the form of address is not.
        if (
            language == "ko"
            and len(words) > 1
            and words[-1].endswith(suffix)
            and len(words[-1]) - len(suffix) != 3
        ):
            name = words[-2]
        else:
            name = name[: -len(suffix)].split(" ")[-1]
        return Person(name, "person") if _NAME.fullmatch(name) and name not in _suffixes(language) else None
    return None


def _behind_office(source: str, language: str) -> Person | None:
    """A Chinese name stands behind the office: 渡船船长何大海."""
    cut = max((source.rfind(word) + len(word) for word in _suffixes(language) if word in source), default=0)
    name = source[cut:].strip()
    return Person(name, "person") if cut and 2 <= len(name) <= 4 and _NAME.fullmatch(name) else None
