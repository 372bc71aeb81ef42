"""Quotes in languages other than English: marks with a reporting verb beside them, and "that" clauses.

Simpler than the English rules: no participles.
"""

import itertools
import re
from collections.abc import Sequence

from wirecleaner.stages.quotes.content import Region, quoted_regions, units
from wirecleaner.stages.quotes.foreign_clauses import CONFIDENCE, FEWEST, TITLE_WORDS, ClauseReader, skip
from wirecleaner.stages.quotes.foreign_people import People
from wirecleaner.stages.quotes.foreign_sources import SOURCE_REACH, WORD, source_end, source_start
from wirecleaner.stages.quotes.foreign_speakers import Speakers
from wirecleaner.stages.quotes.found import FoundQuote, Piece
from wirecleaner.stages.quotes.mentions import RUN
from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.speech import ADDRESSED, NEVER, Speech, speech
from wirecleaner.stages.quotes.titles import is_office
from wirecleaner.stages.quotes.within import Placed, cue_inside, verb_last
from wirecleaner.wire.agencies import is_agency

# The dash that opens speech, at the head of a paragraph or behind the sentence that named the speaker.
DASH = re.compile(r"[—–-]\s(?=\S)|[—–](?=\w|[¿¡])")
TO_A_PAPER = re.compile(rf"\s(?:[^\W\d_A-Z]{{2,5}}\s)?(?=[«“„\"]){ADDRESSED}(?=\w)")
# Up to the dash behind the speaker, at most a phrase: "säger Anna Roe till tidningen. – …", "dijo Ana Roe—. …".
GOES_ON = re.compile(r"[^.!?—–]{0,60}?(?:\.\s?[—–-]\s|(?<=\w)—[.,;:]?\s)(?=\S)")
# A turn opened by a dash is a paragraph; the verb stands behind its first sentences.
SPOKEN_REACH = 600
# From a verb of calling to the marks stand its object and whom the sentence is about.
CALL_REACH = 120
# "Landrätin Silke Roe (parteilos)", "L’associazione Quiete, invece,": behind more words it is somebody else's name.
LONGEST_CALLER = 6
CALLED = "quote.foreign-called"
# A sentence with more marks than this is none: what stands beyond is left alone, so that the time stays linear.
MOST = 40


def find_foreign_quotes(
    paragraphs: Sequence[str], language: str, start: tuple[int, int], beside: Sequence[str] = ()
) -> list[FoundQuote]:
    """The quotes of an article in a language that has a `speech.toml`; none if it has no such file."""
    words = speech(language)
    if words is None:
        return []
    regions = quoted_regions(paragraphs)
    quotes: list[FoundQuote] = []
    for number, text in enumerate(paragraphs):
        reader = _Reader(words, number, text, regions[number])
        reader.read(start[1] if number == start[0] else 0)
        quotes += sorted(reader.made, key=lambda quote: quote.content[0].start)
    if not quotes:
        return []
    everything = [_as_named(text, words) for text in (*paragraphs, *beside)]
    cast = Resolver(everything, [*regions, *([] for _ in beside)], "en", ())
    speakers = Speakers(cast, People(cast, words), words)
    for quote in quotes:
        speakers.name(quote)
    speakers.finish()
    return [quote for quote in quotes if _is_sure(quote)]


def _is_sure(quote: FoundQuote) -> bool:
    """Whether the speaker of a quote without a verb is known, and somebody with a full name calls a thing something.

    What "the town" calls a thing is its nickname.
    """
    if quote.rule == CALLED:
        return quote.speaker is not None and " " in quote.speaker.name
    return quote.speaker is not None or quote.cue is not None


def _as_named(text: str, words: Speech) -> str:
    """A text of the same length whose names stand by themselves.

    The words that open its sentences are in small letters, for "Segundo Sarmento" would read as one name, and what is
    written in one with a name is blank: "uThemba Mpongo".
    """
    text = words.openers.sub(_small, f". {text}")[2:]
    return text if words.name_prefix is NEVER else words.name_prefix.sub(_blank, text)


def _blank(prefix: re.Match[str]) -> str:
    return " " * len(prefix.group())


def _small(opener: re.Match[str]) -> str:
    return opener.group().lower()


def _cue_end(quote: FoundQuote) -> int:
    return quote.cue.end if quote.cue else 0


class _Reader(ClauseReader):
    def read(self, begin: int) -> None:
        self.units = units(self.text, self.regions, begin, NEVER, self.words.language)
        spoken = self._spoken(begin)
        for unit in self.units:
            if unit.start > max(begin, spoken) and DASH.match(self.text, unit.start):
                spoken = max(spoken, self._spoken(unit.start))
            if unit.start < spoken:
                continue
            sentence = self.text[unit.start : unit.end].rstrip(" .\n")
            self.clause(unit.start, unit.start + len(sentence), unit.regions[:MOST])
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
            self._called(region)
            return
        if match := self.words.after.match(text, region.close, limit):
            source, cue = self._behind(match, limit), Piece(self.number, *match.span("cue"))
            if self._is_title_before(region, match, source):
                return
        elif (
            match := self.words.subject_first.match(text, region.close, limit)
        ) and not self._is_verb_second(match):
            source, cue = Piece(self.number, *match.span("source")), Piece(self.number, *match.span("cue"))
            if is_agency(match["source"].strip("–— ")):  # "„…“, – BNS sakė Ona Liepa": whom it was told
                source = self._behind(match, limit)
        elif text[max(0, region.open - 4) : region.open].rstrip().endswith(":"):
            found = self._before_colon(region)
            if found is None:
                return
            source, cue = found
        else:
            if before is not None and self.made and self._goes_on(before, region):
                self._add(self.made[-1], region)
            elif spoken := self._spoken_before(region):
                same = FoundQuote(
                    "direct", [], [], None, spoken.source, None, CONFIDENCE, "quote.foreign-marks"
                )
                self._add(same, region)
                self.made.append(same)
            else:
                self._called(region)
            return
        quote = FoundQuote("direct", [], [], cue, source, None, CONFIDENCE, "quote.foreign-marks")
        self._add(quote, region)
        if lead is not None:
            quote.kind = "mixed"
            quote.content = [Piece(self.number, lead, region.close)]
        self.made.append(quote)

    def _is_verb_second(self, match: re.Match[str]) -> bool:
        """Whether something else than the subject stands before the verb: "„…“ Heute lacht sie darüber"."""
        behind = WORD.match(self.text, skip(self.text, match.end()))
        return behind is not None and behind.group() in self.words.pronouns

    def _is_title_before(self, region: Region, match: re.Match[str], source: Piece | None) -> bool:
        """Whether marks hold the subject of the verb behind them: "Das „Holmer Blatt“ berichtet seit Tagen"."""
        between = self.text[region.end - 1 : match.start("cue")]
        if self.words.verb_last or any(sign in between for sign in ",.!?…—–-"):
            return False
        if source is None:
            return True
        few = self.text.count(" ", region.start, region.end) < TITLE_WORDS
        if few and self.text[region.start].isupper() and self._sentence(region, None) < region.open:
            return True  # "Об этом «Интерфаксу» сообщили в мэрии"
        return self.words.verb_second and few and RUN.match(self.text, source.start) is None

    def _ends(self, at: int, limit: int) -> int:
        return source_end(self.text, at, limit, self.words)

    def _sentence(self, region: Region, before: Region | None) -> int:
        """Where the sentence begins that the marks stand in, at the earliest behind the marks before."""
        unit = self.unit_at(region.open)
        return max(unit.start if unit else 0, before.close if before else 0)

    def _place(self, placed: Placed, region: Region) -> None:
        """Take a quote whose parts are found, without the blanks and commas at their ends."""
        parts = []
        for start, end in placed.parts:
            while end > start and self.text[end - 1] in " ,\xa0":
                end -= 1
            parts.append(Piece(self.number, skip(self.text, start), end))
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
        begin = match.end()
        if addressed := TO_A_PAPER.match(self.text, begin):
            begin = addressed.end()
            limit = max(limit, min(len(self.text), begin + SOURCE_REACH))
            for region in self.regions:
                region.used = region.used or addressed.start() < region.open < begin
        begin = source_start(self.text, begin, limit, self.words)
        end = source_end(self.text, begin, limit, self.words)
        return Piece(self.number, begin, end) if end > begin else None

    def _lead(self, region: Region) -> int | None:
        """Where the clause begins that the marked words end: "Das Werk habe „einen eigenen Willen“"."""
        unit = self.unit_at(region.open)
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

    def _spoken_before(self, region: Region) -> FoundQuote | None:
        """The reported clause in the sentence before, if marks hold a sentence of their own: the same speaker goes on."""
        unit = self.unit_at(region.open)
        if unit is None or unit.start != region.open or self.text[region.end - 1] not in ".!?…":
            return None
        before = self.unit_at(unit.start - 1)
        inside = (q for q in self.made if before and q.cue and before.start <= q.cue.start < unit.start)
        last = max(inside, key=_cue_end, default=None)
        return last if last and last.kind != "direct" and last.content[-1].end < region.open else None

    def _called(self, region: Region) -> None:
        """Take words in marks by which somebody calls something: "Anna Roe nannte das Tor „ein Tier“"."""
        unit = self.unit_at(region.open)
        start = max(unit.start if unit else 0, region.open - CALL_REACH)
        match = self.words.calls.search(self.text, start, region.open)
        if unit is None or match is None or unit.regions[:1] != [region]:
            return
        caller = self.text[unit.start : match.start()].partition(",")[0]
        if caller.count(" ") > LONGEST_CALLER:
            return
        self.report(
            match.end(), region.close, (unit.start, match.start()), match.span("cue"), [region], CALLED
        )

    def _before_colon(self, region: Region) -> tuple[Piece | None, Piece] | None:
        stop = self.text.rfind(". ", max(0, region.open - 160), region.open)
        start = max(stop + 2 if stop >= 0 else 0, region.open - 160, self._marks_end(region))
        verb = self.words.verb.search(self.text, start, region.open)
        colon = self.text.rfind(":", start, region.open)
        if verb is None and region.end - region.start < 12:
            return None
        name = self._name_before(start, colon)
        edge = verb.start() if verb else colon
        names = edge - start < SOURCE_REACH and any(map(str.isalpha, self.text[start:edge]))
        source = Piece(self.number, start, edge) if verb and names else None
        if verb and (behind := self._subject(verb.end(), colon)):
            source = behind
        if source is None and name:
            source = name
        return source, Piece(self.number, *(verb.span("cue") if verb else (colon, colon + 1)))

    def _marks_end(self, region: Region) -> int:
        """Where the marks before end, with the verb behind them: "« … », lance Anne Leroy, avant d’ajouter : « … »"."""
        at = self.regions.index(region)
        close = self.regions[at - 1].close if at else 0
        cue = self.made[-1].cue if self.made and at else None
        colon = self.text.rfind(":", close, region.open)
        return cue.end + 1 if cue and close <= cue.end < colon else close

    def _name_before(self, start: int, colon: int) -> Piece | None:
        """The name, of two words or more, or the pronoun at the head of what stands before a colon."""
        first = self.text[start:colon].split(" ", 1)[0]
        if first.lower() in self.words.pronouns:
            return Piece(self.number, start, start + len(first))
        names = (match for match in RUN.finditer(self.text, start, colon) if " " in match.group())
        name = next((Piece(self.number, match.start(), match.end()) for match in names), None)
        return name or self._office_at(start, colon)

    def _office_at(self, start: int, colon: int) -> Piece | None:
        """The office that opens what stands before a colon: "La sindaca non cede: «…»"."""
        for match in itertools.islice(WORD.finditer(self.text, start, colon), 2):
            if is_office(match.group(), self.words.language):
                return Piece(self.number, start, match.end())
        return None

    def _subject(self, begin: int, colon: int) -> Piece | None:
        """The source between a verb and the colon behind it: "…, zegt hij: „…“"."""
        begin = skip(self.text, begin)
        end = source_end(self.text, begin, colon, self.words)
        said = self.text[begin:end]
        if end < colon or not said:
            return None
        is_pronoun = said.lower() in self.words.pronouns
        return (
            Piece(self.number, begin, end)
            if is_pronoun or RUN.match(said) or self._has_office(said)
            else None
        )

    def _has_office(self, said: str) -> bool:
        return any(is_office(word, self.words.language) for word in said.split())

    def _add(self, quote: FoundQuote, region: Region) -> None:
        start, end = region.start, region.end
        start = skip(self.text, start)
        while end > start and self.text[end - 1] in " ,\xa0":
            end -= 1
        region.used = True
        quote.content.append(Piece(self.number, start, end))
        quote.quoted.append(Piece(self.number, start, end))
