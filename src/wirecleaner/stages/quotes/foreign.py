"""Quotes in languages other than English: marks with a reporting verb beside them, and "that" clauses.

Simpler than the English rules: no participles.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from wirecleaner.stages.quotes.content import Region, Unit, quoted_regions, units
from wirecleaner.stages.quotes.foreign_speakers import BEHIND, name_speaker
from wirecleaner.stages.quotes.found import FoundQuote, Piece
from wirecleaner.stages.quotes.mentions import RUN, UP
from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.speech import NEVER, Speech, speech
from wirecleaner.stages.quotes.within import Placed, cue_inside, verb_last

# A source is a noun phrase; the longest of the annotated foreign pages has 70 characters.
SOURCE_REACH = 90
# Share of quotes with the right words and speaker on the seven annotated pages, all rules together (27 of 42).
CONFIDENCE = 0.64
# The dash that opens speech, at the head of a paragraph or behind the sentence that named the speaker.
DASH = re.compile(r"[—–-]\s(?=\S)")
GOES_ON = re.compile(r"\.\s?[—–-]\s(?=\S)")
# A turn opened by a dash is a paragraph; the verb stands behind its first sentences.
SPOKEN_REACH = 600
WORD = re.compile(r"[^\s,.;:!?]+")
# A clause has at least so many words: "Ja, sagte sie" is left alone.
FEWEST = 3


def find_foreign_quotes(
    paragraphs: Sequence[str], language: str, body_start: int, beside: Sequence[str] = ()
) -> list[FoundQuote]:
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
        name_speaker(quote, cast, words)
    return quotes


class _Reader:
    def __init__(self, words: Speech, number: int, text: str, regions: list[Region]) -> None:
        self.words = words
        self.number = number
        self.text = text
        self.regions = regions
        self.made: list[FoundQuote] = []
        self.units: list[Unit] = []

    def read(self, begin: int) -> None:
        self.units = units(self.text, self.regions, begin, NEVER, self.words.language)
        spoken = self._spoken(begin)
        for unit in self.units:
            if unit.start < spoken:
                continue
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
        placed = cue_inside(self.words, text, region, self._ends) or verb_last(
            self.words, text, region, self._sentence(region, before), limit
        )
        if placed:
            self._place(placed, region)
            return
        lead = self._lead(region)
        if lead is not None and (
            text[region.close : region.close + 1] != "," or text[region.open - 2] in ":.,;!?—–-"
        ):
            return
        if match := self.words.after.match(text, region.close, limit):
            source, cue = self._behind(match, limit), Piece(self.number, *match.span("cue"))
        elif match := self.words.subject_first.match(text, region.close, limit):
            source, cue = Piece(self.number, *match.span("source")), Piece(self.number, *match.span("cue"))
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
        if lead is not None:
            quote.kind = "mixed"
            quote.content = [Piece(self.number, lead, region.close)]
        self.made.append(quote)

    def _ends(self, at: int, limit: int) -> int:
        return _source_end(self.text, at, limit, self.words)

    def _sentence(self, region: Region, before: Region | None) -> int:
        """Where the sentence begins that the marks stand in, at the earliest behind the marks before."""
        at = bisect_right(self.units, region.open, key=_unit_start) - 1
        return max(self.units[at].start if at >= 0 else 0, before.close if before else 0)

    def _place(self, placed: Placed, region: Region) -> None:
        """Take a quote whose parts are found, without the blanks and commas at their ends."""
        parts = []
        for start, end in placed.parts:
            while end > start and self.text[end - 1] in " ,\xa0":
                end -= 1
            parts.append(Piece(self.number, _skip(self.text, start), end))
        cue = Piece(self.number, *placed.cue)
        source = Piece(self.number, *placed.source) if placed.source else None
        self.made.append(
            FoundQuote("direct", parts, list(parts), cue, source, None, CONFIDENCE, "quote.foreign-marks")
        )
        region.used = True

    def _spoken(self, begin: int) -> int:
        """Read speech that a dash opens: "– Den stod ju där, säger Anna Roe. – Länge." Where it ends, or `begin`."""
        text = self.text
        dash = DASH.match(text, begin)
        if dash is None:
            return begin
        match = self.words.spoken.search(text, dash.end(), min(len(text), dash.end() + SPOKEN_REACH))
        if match is None or any(region.open < match.start() < region.close for region in self.regions):
            return begin
        source, cue = self._behind(match, len(text)), Piece(self.number, *match.span("cue"))
        parts = [Piece(self.number, dash.end(), match.start())]
        end = source.end if source else match.end()
        if more := GOES_ON.match(text, end):
            end = len(text)
            parts.append(Piece(self.number, more.end(), end))
        quote = FoundQuote("direct", parts, list(parts), cue, source, None, CONFIDENCE, "quote.foreign-dash")
        self.made.append(quote)
        for region in self.regions:
            region.used = region.used or region.open < end
        return end

    def _behind(self, match: re.Match[str], limit: int) -> Piece | None:
        """The source behind a verb; the pronoun that hangs on it by a hyphen comes first."""
        for group in ("inner", "pronoun"):
            if match.groupdict().get(group):
                return Piece(self.number, *match.span(group))
        end = _source_end(self.text, match.end(), limit, self.words)
        return Piece(self.number, _skip(self.text, match.end()), end) if end > match.end() + 1 else None

    def _lead(self, region: Region) -> int | None:
        """Where the clause begins that the marked words end: "Das Werk habe „einen eigenen Willen“"."""
        at = bisect_right(self.units, region.open, key=_unit_start) - 1
        unit = self.units[at] if at >= 0 else None
        if unit is None or not unit.regions or unit.regions[0] is not region:
            return None
        lead = self.text[unit.start : region.open].rstrip()
        # A sentence that ends before the marks is no clause: "Le chat est là. « Il n'a rien dit », regrette-t-elle."
        return unit.start if lead.count(" ") >= FEWEST - 1 and lead[-1:] not in ":.!?…" else None

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
        return source, Piece(self.number, *(verb.span("cue") if verb else (colon, colon + 1)))

    def _clause(self, start: int, end: int, regions: list[Region]) -> None:
        """`X said that …` and `According to X, …`."""
        text = self.text
        words = self.words
        if match := words.according.match(text, start, end):
            source = match.span("source") if match.group("source") else match.span("noun")
            cue = match.span("cue")
        elif match := words.according_behind.match(text, start, end):
            self._report(match.end(), end, match.span("source"), match.span("cue"), regions, BEHIND)
            return
        elif (match := self._that(start, end, regions)) is not None:
            comma = text.rfind(", ", start, match.start())
            low = max(start, comma + 2 if comma >= 0 else start, match.start() - SOURCE_REACH)
            if text[match.start() - 2 : match.start()] == ", ":
                low = start
            source, cue = (low, match.start()), match.span("cue")
            if self._is_inverted(low, match):
                source = (_skip(text, match.start("between")), match.end("between"))
        else:
            self._without_that(start, end, regions)
            return
        self._report(_skip(text, match.end()), end, source, cue, regions)

    def _is_inverted(self, low: int, match: re.Match[str]) -> bool:
        """Whether the subject stands behind the verb: "I går sa ministern att …", not "Ministern sa i går att …"."""
        ends = self.words.source_ends
        behind = match.group("between").split()
        opener = WORD.match(self.text, low)
        return (
            self.words.verb_second
            and bool(behind)
            and behind[0] not in ends
            and opener is not None
            and opener.group().lower() in ends
        )

    def _without_that(self, start: int, end: int, regions: list[Region]) -> None:
        """`X sagte, die Uhr sei stehen geblieben` and `Die Uhr sei stehen geblieben, sagte X`."""
        text, words = self.text, self.words
        match = words.reported.search(text, start, end)
        if match and not any(r.open <= match.start() < r.close for r in regions):
            if words.conjunctive.search(text, match.end(), end) and match.start() - start < SOURCE_REACH:
                self._report(match.end(), end, (start, match.start()), match.span("cue"), regions)
            return
        match = words.inverted.search(text, start, end)
        if match is None or any(r.close >= match.start() for r in regions):
            return
        stop = _source_end(text, match.end(), end, words)
        clause = text[start : match.start()]
        named = RUN.search(text, match.end(), stop) is not None
        reported = words.conjunctive.search(clause) or (stop == end and named and "," not in clause)
        if reported and clause.count(" ") >= FEWEST and stop > match.end():
            self._report(start, match.start(), (match.end(), stop), match.span("cue"), regions)

    def _report(
        self,
        begin: int,
        end: int,
        source: tuple[int, int],
        cue: tuple[int, int],
        regions: list[Region],
        rule: str = "quote.foreign-that",
    ) -> None:
        text = self.text
        if end - begin < 8 or source[1] - source[0] < 2:
            return
        if text[end : end + 1] == "." and regions and regions[-1].end == end:
            end = regions[-1].close
        piece = Piece(self.number, *source)
        while piece.end > piece.start and text[piece.end - 1] in " ,":
            piece.end -= 1
        name = RUN.match(text, piece.start, piece.end)
        if name and " " in name.group() and text.startswith(", ", name.end()):
            piece.end = name.end()
        quote = FoundQuote(
            "indirect",
            [Piece(self.number, begin, end)],
            [],
            Piece(self.number, *cue),
            piece,
            None,
            CONFIDENCE,
            rule,
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


def _source_end(text: str, at: int, limit: int, words: Speech) -> int:
    limit = _named_end(text, at, min(limit, at + SOURCE_REACH), words)
    match = words.source_stop.search(text, at, limit)
    end = match.start() if match else limit
    if (
        match
        and match.group() == ","
        and (name := re.compile(rf", ({UP}\w+(?: {UP}[\w’.-]+)+)").match(text, end))
    ):
        end = name.end()
        if text[end - 1] == "." and text[end - 3 : end - 2] not in " .":
            end -= 1
    while end > at and text[end - 1] in " \xa0":
        end -= 1
    return end


def _named_end(text: str, at: int, limit: int, words: Speech) -> int:
    """Where a word stands behind a name that no longer names: "Anna Roe in Kiel", "Göte Ek och visar"."""
    named = False
    for match in WORD.finditer(text, at, limit):
        word = match.group()
        joins = word in words.joints and text[match.end() + 1 : match.end() + 2].islower()
        if named and (joins or word in words.source_ends):
            return match.start()
        named = named or word[0].isupper()
    return limit


def _unit_start(unit: Unit) -> int:
    return unit.start
