"""Quotes where a language says by patterns of its own how they are built: Japanese, Korean, Chinese and Arabic.

Japanese and Korean put the subject first and the verb last ("町長は「…」と述べた"), Chinese says "市长说：“…”" or, behind
the words, "“…”，市长说". The patterns and verbs are in the language's `speech.toml`, offices in `titles.txt`, forms of
address in `honorifics.txt`. Of reported clauses these read those that say so at one end: "漁協によると、…",
"시에 따르면 …", "북항시는 …고 밝혔다", "市政府表示，…". A subject in another sentence names nobody, unless the language
drops pronouns, as Arabic does, which puts the verb first and has no capitals to tell a name by.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wirecleaner.data import load_table, load_words
from wirecleaner.stages.quotes.found import FoundQuote, Piece
from wirecleaner.stages.quotes.persons import Person
from wirecleaner.stages.quotes.speech import NEVER
from wirecleaner.stages.quotes.titles import is_office
from wirecleaner.stages.quotes.words import alternation, pronouns
from wirecleaner.wire.author_words import is_given_name
from wirecleaner.wire.makers import is_east_asian_body

# Not measured on annotated pages: the score of the other languages without English grammar.
CONFIDENCE = 0.64
_SUBJECT_REACH = 80
# So many surnames are looked up in the whole article; one with more is a list of names.
_LOOKUPS = 200
# Words of an Arabic name: given name, the father's or two, the family's.
_LONGEST_NAME = 4
# An age behind a name: 山本和夫さん（72）, 김도훈(58) 씨.
_AGE = re.compile(r"[(（]\d{1,3}[^()（）]{0,8}[)）]")
# Surnames have one to three signs.
_SURNAME = 3
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
    behind: tuple[re.Pattern[str], ...]
    subject: re.Pattern[str]
    reported: tuple[re.Pattern[str], ...]
    sentence: re.Pattern[str]
    sentence_end: re.Pattern[str]
    day: re.Pattern[str]
    name: re.Pattern[str]
    full_name: str
    joint: str
    link: re.Pattern[str]  # between two marks of one turn, whose verb stands behind the second
    surname: re.Pattern[str]  # what a name begins with, where the office does not stand right behind it
    job_and_name: re.Pattern[str]  # a name behind a job that no list has
    clause_before_name: re.Pattern[str]  # 近くに住む山本和夫: the clause that ends in front of a name
    body_ends: tuple[str, ...]
    shortest_body: int  # an office of at least so many signs is one body and not any: 市政府交通局, not 公司
    office_first: bool
    office_apart: bool
    language_has_given_names: bool  # known ones, and no capitals
    drops_pronouns: bool
    bodies: tuple[str, ...]
    pronouns: frozenset[str]
    small_words: frozenset[str]
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
        tuple(map(read, written["behind"])),
        read(written["subject"]),
        tuple(map(read, written["reported"])),
        read(written["sentence"]),
        read(written["sentence_end"]),
        read(written["day"]) if "day" in written else NEVER,
        read(written["name"]),
        written.get("full_name", ""),
        written.get("joint", ""),
        read(written["link"]) if "link" in written else NEVER,
        read(written.get("surname", "")),
        read(written["job_and_name"]) if "job_and_name" in written else NEVER,
        read(written["clause_before_name"]) if "clause_before_name" in written else NEVER,
        tuple(written.get("body_ends", ())),
        written.get("shortest_body", 4),
        written.get("office_first", False),
        written.get("office_apart", False),
        written.get("given_names", False),
        bool(table.get("drops_pronouns")),
        tuple(f"{noun} " for noun in table.get("bodies", ())),
        pronouns(language),
        load_words(language, "function_words"),
        tuple(sorted(words, key=lambda word: (-len(word), word))),
    )


def find_east_asian_quotes(
    paragraphs: Sequence[str], language: str, start: tuple[int, int] = (0, 0)
) -> list[FoundQuote]:
    """The quotes of an article in one of `LANGUAGES`, in reading order."""
    patterns = _patterns(language)
    quotes: list[FoundQuote] = []
    voices = _Voices(patterns, paragraphs)
    for number, text in enumerate(paragraphs):
        found = _marked(patterns, number, text)
        found += _reported(patterns, number, text, start[1] if number == start[0] else 0)
        for quote in sorted(found, key=_start):
            voices.name(quote)
            quotes.append(quote)
    return quotes


def _start(quote: FoundQuote) -> int:
    return quote.content[0].start


class _Voices:
    """Who speaks, quote by quote in reading order."""

    def __init__(self, patterns: _Patterns, paragraphs: Sequence[str]) -> None:
        self.patterns = patterns
        self.paragraphs = paragraphs
        self.last: Person | None = None
        self.last_at = 0  # the paragraph where they spoke
        self.full_names: dict[str, str] = {}
        self.known: dict[str, Person] = {}  # the last word of a full name -> who has it

    def name(self, quote: FoundQuote) -> None:
        """Name the speaker; where the subject stands in another sentence, only if the language drops pronouns."""
        number = quote.content[0].paragraph
        near = self.last if number - self.last_at <= 1 else None
        if quote.source is not None:
            source = _AGE.sub("", self.paragraphs[number][quote.source.start : quote.source.end])
            if source in self.patterns.pronouns:
                quote.speaker = near
            else:
                quote.speaker = (
                    self.known.get(source)
                    or speaker_of(source, self.patterns.language)
                    or self._body_of(source)
                    or self._of_surname(source)
                )
            if quote.speaker is not None and quote.speaker.kind == "person":
                quote.speaker.name = self._full_name(quote.speaker.name)
        elif self.patterns.drops_pronouns:
            quote.speaker = near
        if quote.speaker is not None:
            self.last, self.last_at = quote.speaker, number
            self.known[quote.speaker.name.rsplit(" ", 1)[-1]] = quote.speaker

    def _body_of(self, noun: str) -> Person | None:
        """The body that spoke before and whose name ends with a noun: 시 of 북항시. None of several."""
        bodies = [p for p in self.known.values() if p.kind == "organization" and p.name.endswith(noun)]
        return bodies[0] if len(bodies) == 1 else None

    def _of_surname(self, source: str) -> Person | None:
        """Who spoke before and has the surname that stands alone before an office: 정 원내대표 of 정우진. None of several."""
        surname, _, office = source.partition(" ")
        if len(surname) != 1 or not office.endswith(self.patterns.suffixes):
            return None
        people = [p for p in self.known.values() if p.kind == "person" and p.name.startswith(surname)]
        return people[0] if len(people) == 1 else None

    def _full_name(self, name: str) -> str:
        """The full name of a surname that the article prints elsewhere: 浜野さん, 浜野大海さん."""
        if not self.patterns.full_name or len(name) > _SURNAME:
            return name
        if name not in self.full_names:
            fuller = re.compile(re.escape(name) + self.patterns.full_name)
            texts = self.paragraphs if len(self.full_names) < _LOOKUPS else ()
            found = next(filter(None, map(fuller.search, texts)), None)
            self.full_names[name] = found.group() if found else name
        return self.full_names[name]


def _marked(patterns: _Patterns, number: int, text: str) -> list[FoundQuote]:
    """The quotes between marks that have a reporting verb beside them, in order."""
    made: list[FoundQuote] = []
    waiting: list[Piece] = []  # parts whose verb stands behind the next marks
    for marked in patterns.marked.finditer(text):
        content = Piece(number, *marked.span("content"))
        if waiting and not patterns.link.fullmatch(text, waiting[-1].end + 1, marked.start()):
            waiting = []
        quote = _read(patterns, number, text, marked)
        if quote is None and made and _goes_on(text, made[-1], marked.start()):
            _join(made[-1], [content])
        elif quote is None:
            waiting.append(content)
        elif made and made[-1].cue == quote.cue:
            _join(made[-1], [content])
        else:
            if quote.source is None and waiting:
                quote.source = _subject_before(patterns, number, text, waiting[0].start - 1)
            elif quote.source is None and made:
                quote.source = _subject_of_sentence(patterns, text, made[-1], marked.start())
            _join(quote, waiting, in_front=True)
            waiting = []
            made.append(quote)
    return made


def _join(quote: FoundQuote, parts: list[Piece], *, in_front: bool = False) -> None:
    """Add parts to a turn; those in front bring the subject that stands before them."""
    quote.content = [*parts, *quote.content] if in_front else [*quote.content, *parts]
    quote.quoted = list(quote.content)


def _goes_on(text: str, quote: FoundQuote, at: int) -> bool:
    """Whether marks follow right upon a sentence that closed with the verb of the quote before."""
    gap = text[quote.cue.end : at].strip() if quote.cue else "…"
    return gap in ("。", "") and quote.content[-1].end < at


def _subject_of_sentence(patterns: _Patterns, text: str, before: FoundQuote, at: int) -> Piece | None:
    """The subject that two quotes of one sentence share, 森田さん in 森田さんは「…」と話し、「…」と笑った."""
    apart = patterns.sentence_end.search(text, before.content[-1].end + 1, at)
    return None if apart else before.source


def _read(patterns: _Patterns, number: int, text: str, marked: re.Match[str]) -> FoundQuote | None:
    """The quote between two marks, if a reporting verb stands beside it."""
    before, start = _in_front(patterns, text, marked.start())
    tried = (pattern.match(text, marked.end()) for pattern in patterns.behind)
    behind = next(filter(None, tried), None)
    subject, verb = _places(before, start), _places(behind, 0)
    # A verb before the marks has its own subject there; a subject behind them belongs to the verb behind.
    places = subject if "cue" in subject else subject | verb
    if "cue" not in places:
        return None
    cue = Piece(number, *places["cue"])
    source = _source(patterns, number, text, *places["source"]) if "source" in places else None
    content = Piece(number, *marked.span("content"))
    rule = "quote.east-asian-marks"
    return FoundQuote("direct", [content], [content], cue, source, None, CONFIDENCE, rule)


def _in_front(patterns: _Patterns, text: str, at: int) -> tuple[re.Match[str] | None, int]:
    """The subject in front of marks, and where the text begins that it was looked for in."""
    start = max(0, at - _SUBJECT_REACH)
    for stop in patterns.sentence_end.finditer(text, start, at):
        start = stop.end()
    start += len(text[start:at]) - len(text[start:at].lstrip())
    # Cut off, because the pattern ends with "$" and may look behind.
    return patterns.subject.search(text[start:at]), start


def _subject_before(patterns: _Patterns, number: int, text: str, at: int) -> Piece | None:
    match, start = _in_front(patterns, text, at)
    places = _places(match, start)
    return Piece(number, *places["source"]) if "source" in places else None


def _places(match: re.Match[str] | None, shift: int) -> dict[str, tuple[int, int]]:
    """Where the groups of a match stand that took part in it."""
    if match is None:
        return {}
    taken = [name for name, said in match.groupdict().items() if said is not None]
    return {name: (match.start(name) + shift, match.end(name) + shift) for name in taken}


def _source(patterns: _Patterns, number: int, text: str, first: int, last: int) -> Piece:
    """A source without the day or place behind it: 北港市政府5日宣布."""
    day = patterns.day.search(text, first, last)
    return Piece(number, first, day.start() if day else last)


def _reported(patterns: _Patterns, number: int, text: str, begin: int) -> Iterator[FoundQuote]:
    """The sentences of a paragraph that are reported clauses with their source."""
    for sentence in patterns.sentence.finditer(text, begin):
        start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip('”」』"» '))
        end = sentence.start() + len(sentence.group().rstrip("。！？!?.؟ "))
        tried = (pattern.fullmatch(text, start, end) for pattern in patterns.reported)
        found = next(filter(None, tried), None)
        if found is None:
            continue
        places = _places(found, 0)
        yield FoundQuote(
            "indirect",
            [Piece(number, *places["content"])],
            [],
            Piece(number, *places["cue"]),
            _source(patterns, number, text, *places["source"]) if "source" in places else None,
            None,
            CONFIDENCE,
            "quote.east-asian-reported",
        )


def speaker_of(source: str, language: str) -> Person | None:
    """Who a source names, without office and form of address; None if it names none.

    >>> speaker_of("組合長の浜野さん", "ja").name
    '浜野'
    """
    patterns = _patterns(language)
    if _is_body(source, patterns):
        return Person(source, "organization")
    if patterns.language_has_given_names:
        return _with_given_name(source)
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
            # "김상욱 무소속 의원": the party may stand between.
            named = [w for w in words[:-1] if patterns.surname.match(w) and w not in patterns.small_words]
            name = named[-1] if named else ""
        else:
            name = name[: -len(suffix)].split(" ")[-1]
        name = patterns.clause_before_name.sub("", name)
        if not patterns.name.fullmatch(name) or name in patterns.suffixes or _is_body(name, patterns):
            return None
        office = source[source.find(name) + len(name) :].strip()
        return Person(name, "person", role=office if is_office(suffix, language) else None)
    return None


def _is_body(name: str, patterns: _Patterns) -> bool:
    ends = is_east_asian_body(name) or (name.endswith(patterns.body_ends) and name not in patterns.body_ends)
    return name.startswith(patterns.bodies) or (
        ends and " " not in name and len(name) >= patterns.shortest_body
    )


def _behind_office(source: str, patterns: _Patterns) -> Person | None:
    """A Chinese name stands behind the office (渡船船长何大海), or behind a job that ends as jobs do."""
    cut = max((source.rfind(word) + len(word) for word in patterns.suffixes if word in source), default=0)
    name = source[cut:].strip()
    if cut and patterns.name.fullmatch(name):
        return Person(name, "person", role=source[:cut])
    job = patterns.job_and_name.search(source)
    return Person(job["name"], "person", role=source[: job.start("name")]) if job else None


def _with_given_name(source: str) -> Person | None:
    """An Arabic name is known by its given name: قبطان العبارة ياسر النجار."""
    words = source.split()
    at = next((n for n, word in enumerate(words) if is_given_name(word)), len(words))
    name = words[at : at + _LONGEST_NAME]
    if len(name) < 2 or at + len(name) < len(words):
        return None
    return Person(" ".join(name), "person", role=" ".join(words[:at]) or None)
