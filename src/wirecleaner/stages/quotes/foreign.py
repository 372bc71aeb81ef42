"""Quotes in languages other than English: marks with a reporting verb beside them, and "that" clauses.

Simpler than the English rules: no inverted clause without marks, no participles, no verb-final languages.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from wirecleaner.data import load_table
from wirecleaner.stages.quotes.content import Region, quoted_regions, units
from wirecleaner.stages.quotes.found import FoundQuote, Piece
from wirecleaner.stages.quotes.mentions import RUN, UP, Mention, strip_titles
from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.words import alternation

# The words between the marks and the verb: "a-t-il", "ha", "se", a comma, a dash.
BETWEEN = r"[,.;]?\s?[—–-]?\s?(?:(?:a|ha|hat|has|han|haben|se|lo|le|l’|m’|nous|avait|había|havia|ha’)\s)?"
# A source is a noun phrase; the longest of the annotated foreign pages has 70 characters.
SOURCE_REACH = 90
# Share of quotes with the right words and speaker on the seven annotated pages, all rules together (27 of 42).
CONFIDENCE = 0.64
SOURCE_END = re.compile(
    r"[,.;:!?()«»„“”\"—]|\s[–-]\s|\s(?:que|qui|che|die|der|das|dat|som|которая|который)\s"
)
NEVER = re.compile(r"(?!)")


@dataclass(slots=True, frozen=True)
class Speech:
    """The patterns of one language."""

    after: re.Pattern[str]  # the verb behind a closing mark, the source behind the verb
    subject_first: re.Pattern[str]  # the source, then the verb
    verb: re.Pattern[str]
    that: re.Pattern[str]
    according: re.Pattern[str]
    pronouns: dict[str, str]


@cache
def speech(language: str) -> Speech | None:
    """The patterns of a language; None if there is no word list for it."""
    table = load_table(language, "speech")
    if not table:
        return None
    verbs = alternation(table["verbs"])
    that = alternation(table["that"])
    openers = alternation(table["according"])
    return Speech(
        re.compile(rf"{BETWEEN}({verbs})(?!\w)"),
        re.compile(rf"[,.]?\s([^\s,.;:«»„“”\"]+(?:\s[^\s,.;:«»„“”\"]+){{0,6}}?)\s({verbs})(?!\w)"),
        re.compile(rf"(?<!\w)({verbs})(?!\w)"),
        re.compile(rf"(?<!\w)({verbs})(?:\s\w+){{0,3}}?{that}(?:\s|(?<=[’'])|$)"),
        re.compile(rf"({openers})\s([^,.;:]{{2,90}}),\s"),
        {word: pronoun for pronoun in ("he", "she") for word in table[pronoun]},
    )


def find_foreign_quotes(paragraphs: Sequence[str], language: str, body_start: int, beside: Sequence[str] = ()) -> list[FoundQuote]:
    """The quotes of an article in a language that has a `speech.toml`; none if it has no such file."""
    words = speech(language)
    if words is None:
        return []
    regions = quoted_regions(paragraphs)
    cast = Resolver([*paragraphs, *beside], [*regions, *([] for _ in beside)], "en", ())
    quotes: list[FoundQuote] = []
    for number, text in enumerate(paragraphs):
        reader = _Reader(words, number, text, regions[number])
        reader.read(0 if number else body_start)
        quotes += sorted(reader.made, key=lambda quote: quote.content[0].start)
    for quote in quotes:
        _name(quote, cast, words)
    return quotes


class _Reader:
    def __init__(self, words: Speech, number: int, text: str, regions: list[Region]) -> None:
        self.words = words
        self.number = number
        self.text = text
        self.regions = regions
        self.made: list[FoundQuote] = []

    def read(self, begin: int) -> None:
        for unit in units(self.text, self.regions, begin, NEVER, "en"):
            end = unit.end
            while end > unit.start and self.text[end - 1] in " .\n":
                end -= 1
            self._clause(unit.start, end, unit.regions)
        for k, region in enumerate(self.regions):
            if not region.used:
                limit = self.regions[k + 1].open if k + 1 < len(self.regions) else len(self.text)
                self._marked(k, region, min(limit, region.close + 160))

    def _marked(self, k: int, region: Region, limit: int) -> None:
        text = self.text
        before = self.regions[k - 1] if k else None
        if match := self.words.after.match(text, region.close, limit):
            end = _source_end(text, match.end(), limit)
            source = Piece(self.number, _skip(text, match.end()), end) if end > match.end() + 1 else None
            cue = Piece(self.number, *match.span(1))
        elif match := self.words.subject_first.match(text, region.close, limit):
            source, cue = Piece(self.number, *match.span(1)), Piece(self.number, *match.span(2))
        elif text[max(0, region.open - 4) : region.open].rstrip().endswith(":"):
            found = self._before_colon(region)
            if found is None:
                return
            source, cue = found
        else:
            if before is not None and self.made and self._goes_on(before, region):
                self._add(self.made[-1], region)
            return
        quote = FoundQuote("direct", [], [], cue, source, None, CONFIDENCE, "quote.foreign-marks")
        self._add(quote, region)
        self.made.append(quote)

    def _goes_on(self, before: Region, region: Region) -> bool:
        """Whether the marks go on with the direct quote just before them: only its cue stands between."""
        last = self.made[-1]
        gap = self.text[before.close : region.open]
        joined = last.content[-1].end <= before.close <= last.content[-1].end + 3
        return joined and last.kind == "direct" and len(gap) < 200 and gap.rstrip()[-1:] in ".,:—–-"

    def _before_colon(self, region: Region) -> tuple[Piece | None, Piece] | None:
        stop = self.text.rfind(". ", max(0, region.open - 160), region.open)
        start = max(stop + 2 if stop >= 0 else 0, region.open - 160)
        verb = self.words.verb.search(self.text, start, region.open)
        colon = self.text.rfind(":", start, region.open)
        if verb is None and region.end - region.start < 12:
            return None
        name = RUN.search(self.text, start, colon)
        edge = verb.start() if verb else colon
        source = Piece(self.number, start, edge) if verb and edge - start < SOURCE_REACH else None
        if source is None and name:
            source = Piece(self.number, name.start(), name.end())
        return source, Piece(self.number, *(verb.span(1) if verb else (colon, colon + 1)))

    def _clause(self, start: int, end: int, regions: list[Region]) -> None:
        """`X said that …` and `According to X, …`."""
        text = self.text
        if match := self.words.according.match(text, start, end):
            source, cue = match.span(2), match.span(1)
        elif (match := self._that(start, end, regions)) is not None:
            comma = text.rfind(", ", start, match.start())
            low = max(start, comma + 2 if comma >= 0 else start, match.start() - SOURCE_REACH)
            if text[match.start() - 2 : match.start()] == ", ":
                low = start
            source, cue = (low, match.start()), match.span(1)
        else:
            return
        begin = _skip(text, match.end())
        if end - begin < 8 or source[1] - source[0] < 2:
            return
        if text[end : end + 1] == "." and regions and regions[-1].end == end:
            end = regions[-1].close
        piece = Piece(self.number, *source)
        while piece.end > piece.start and text[piece.end - 1] in " ,":
            piece.end -= 1
        quote = FoundQuote(
            "indirect",
            [Piece(self.number, begin, end)],
            [],
            Piece(self.number, *cue),
            piece,
            None,
            CONFIDENCE,
            "quote.foreign-that",
        )
        for region in regions:
            if begin <= region.open and region.close <= end + 1:
                region.used = True
                quote.kind = "mixed"
                quote.quoted.append(Piece(self.number, region.start, region.end))
        self.made.append(quote)

    def _that(self, start: int, end: int, regions: list[Region]) -> re.Match[str] | None:
        for match in self.words.that.finditer(self.text, start, end):
            if not any(region.open <= match.start() < region.close for region in regions):
                return match
        return None

    def _add(self, quote: FoundQuote, region: Region) -> None:
        start, end = region.start, region.end
        start = _skip(self.text, start)
        while end > start and self.text[end - 1] in " ,\xa0":
            end -= 1
        region.used = True
        quote.content.append(Piece(self.number, start, end))
        quote.quoted.append(Piece(self.number, start, end))


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " ,\xa0":
        at += 1
    return at


def _source_end(text: str, at: int, limit: int) -> int:
    limit = min(limit, at + SOURCE_REACH)
    match = SOURCE_END.search(text, at, limit)
    end = match.start() if match else limit
    if (
        match
        and match.group() == ","
        and (name := re.compile(rf", ({UP}\w+(?: {UP}[\w’.-]+)+)").match(text, end))
    ):
        end = name.end()
    while end > at and text[end - 1] in " \xa0":
        end -= 1
    return end


def _name(quote: FoundQuote, cast: Resolver, words: Speech) -> None:
    """Who speaks: a name in the source, else a pronoun or a role that was named with one."""
    if quote.source is None:
        quote.speaker = cast.last.person if cast.last else None
        return
    place = (quote.source.paragraph, quote.source.start)
    text = cast.paragraphs[place[0]][place[1] : quote.source.end]
    first = text.split(" ", 1)[0].lower()
    character = None
    names = [
        m.group() for m in RUN.finditer(text) if m.start() or " " in m.group() or first not in words.pronouns
    ]
    names = [name for name in names if not cast.is_plain_word(name)]
    if first.lstrip("-") in words.pronouns:
        character = cast.last_person
    elif names:
        parts, honorific, role = strip_titles(max(names, key=lambda name: name.count(" ")).split(), "en")
        if parts:
            character = cast.enter(
                Mention(" ".join(parts), honorific, " ".join(role) or None, "person", ""), place
            )
    else:
        head = text.rsplit(" ", 1)[-1].lower()
        character = cast.by_role(text, Mention("", None, text, "role", head), place)
    if character is not None:
        cast.spoke(character, place)
        quote.speaker = character.person
