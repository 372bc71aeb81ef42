"""Reported clauses in languages other than English: "X said that …", "According to X, …", "…, said X."."""

import re
from bisect import bisect_right

from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.content import Region, Unit
from wirecleaner.stages.quotes.foreign_sources import SOURCE_REACH, WORD, source_end, source_start
from wirecleaner.stages.quotes.foreign_speakers import BEHIND
from wirecleaner.stages.quotes.found import FoundQuote, Piece
from wirecleaner.stages.quotes.mentions import RUN
from wirecleaner.stages.quotes.speech import Speech
from wirecleaner.stages.quotes.titles import honorific_words, is_office, opens_with_office

# Share of quotes with the right words and speaker on the seven annotated pages, all rules together (27 of 42).
CONFIDENCE = 0.64
# Between the source and marks that go on with what it says: whom it speaks to, and a comma.
_ADDRESS = re.compile(r"[^.!?:;,]{0,40}, ")
# A clause has at least so many words: "Ja, sagte sie" is left alone.
FEWEST = 3
# "değerlendirmesinde bulundu" and longer
_LONGEST_VERB = 60
# As far behind the head of its sentence stands a verb whose clause follows at once, and so long is its subject.
CLAUSE_REACH = 160
_LONGEST_SUBJECT = 7
_FULL_NAME = re.compile(rf"\S+ (?:\w{{1,3}} )*{UP}")
# A name in marks ("Завод «Красный фонтан»") has but few words and begins with a capital.
TITLE_WORDS = 3

THAT = "quote.foreign-that"

Place = tuple[int, int]


class ClauseReader:
    """One paragraph, with the quotes that were found in it so far."""

    def __init__(self, words: Speech, number: int, text: str, regions: list[Region]) -> None:
        self.words = words
        self.number = number
        self.text = text
        self.regions = regions
        self.made: list[FoundQuote] = []
        self.units: list[Unit] = []

    def clause(self, start: int, end: int, regions: list[Region]) -> None:
        """Read a sentence that may be a reported clause with its source; marks in it are of its regions."""
        text, words = self.text, self.words
        if self._opens_with_source(start, end, regions):
            return
        if match := self._that(start, end, regions):
            self._said_that(match, start, end, regions)
        elif match := words.clause_behind.search(text, start, min(end, start + CLAUSE_REACH)):
            self._clause_behind(start, match, end, regions)
        elif (match := words.verb_at_end.search(text, max(start, end - _LONGEST_VERB), end)) and (
            text[start : match.start()].endswith(words.clause_endings)
        ):
            self._clause_last(match, start, regions)
        elif text.find(",", start, end) < 0:
            return  # a comma parts all others from their source
        elif match := words.as_last.search(text, start, end):
            self._closed_by(start, match, match.span("source"), regions)
        elif match := self._trailing(start, end):
            self._closed_by(start, match, (match.end(), source_end(text, match.end(), end, words)), regions)
        else:
            self._without_that(start, end, regions)

    def _opens_with_source(self, start: int, end: int, regions: list[Region]) -> bool:
        """Take a sentence that opens with "according to X" or its like, or with a verb whose subject is dropped."""
        text, words = self.text, self.words
        source: Place | None
        rule = THAT
        if match := words.said_by.match(text, start, end):
            _, first, last = words.oblique[match["cue"]]
            source, begin = (start + first, start + last), skip(text, match.end())
        elif match := words.according.match(text, start, end):
            source = next(match.span(name) for name in ("plain", "source", "noun") if match[name])
            if match["source"]:
                source, begin = self._with_name(source, end)
            else:
                begin = match.end()
            rule = self._rule(match["cue"])
        elif (match := words.opinion.match(text, start, end)) and is_office(match["noun"], words.language):
            source, begin = match.span("source"), match.end()
        elif match := words.according_behind.match(text, start, end):
            source, begin, rule = match.span("source"), match.end(), self._rule(match["cue"])
        elif match := words.as_last_first.match(text, start, end):
            source, begin = match.span("source"), match.end()
        elif match := words.opening_that.match(text, start, end):
            source, begin = None, match.end()
            end = self._joined(begin, end, regions)
        else:
            return False
        self.report(begin, end, source, match.span("cue"), regions, rule)
        return True

    def _with_name(self, source: Place, end: int) -> tuple[Place, int]:
        """A source with the name behind its office, and where its clause begins: "Secondo il sindaco, Luca Barca, …"."""
        named = self.words.apposed_name.match(self.text, source[1], end)
        is_office_alone = RUN.search(self.text, *source) is None and self._has_office_in(*source)
        if named and is_office_alone and self.text.startswith(", ", named.end()):
            source = (source[0], named.end())
        return source, self._behind_office(skip(self.text, source[1]), end)

    def _behind_office(self, at: int, end: int) -> int:
        """Where a clause begins behind what its source is: "Según Ana Roe, alcaldesa de Almadra, la fuente …"."""
        comma = self.text.find(", ", at, min(end, at + SOURCE_REACH))
        said = self.text[at:comma].split() if comma >= 0 else []
        if said and said[0] in self.words.articles:
            said = said[1:]
        return comma + 2 if said and opens_with_office(said, self.words.language) else at

    def _clause_last(self, match: re.Match[str], start: int, regions: list[Region]) -> None:
        """A clause known by its ending, its subject in front of it: "Rıza Çınar, kapının kapalı olduğunu söyledi"."""
        name = RUN.match(self.text, start)
        at = self.text.find(", ", start, match.start("cue"))
        source = (start, at)
        if at < 0 or at - start > SOURCE_REACH or name is None or name.end() > at + 1:
            return
        if self.text[start:at].split()[-1][0].isupper():
            self.report(at + 2, match.start(), source, match.span("cue"), regions)

    def _clause_behind(self, start: int, match: re.Match[str], end: int, regions: list[Region]) -> None:
        """A clause right behind its verb: "Ông Bình, chủ tịch xã, cho biết cây cầu đã cũ"."""
        if any(region.open < match.end() for region in regions):
            return
        phrases = self._phrases(start, match.start())
        named = [phrase for phrase in phrases if self._is_named(*phrase)]
        if named:
            source = named[0]
            before = [phrase for phrase in phrases if phrase[1] < source[0]]
            if before and self._has_office_in(*before[-1]):  # "Juru bicara kepolisian, Siti Aminah,"
                source = (before[-1][0], source[1])
        elif len(phrases) == 1 and self.text.count(" ", *phrases[0]) <= _LONGEST_SUBJECT:
            source = phrases[0]
        else:
            return
        self.report(match.end(), end, source, match.span("cue"), regions)

    def _phrases(self, start: int, end: int) -> list[Place]:
        """What stands between commas."""
        found = []
        while start < end:
            comma = self.text.find(", ", start, end)
            found.append((start, end if comma < 0 else comma))
            start = end if comma < 0 else comma + 2
        return found

    def _is_named(self, start: int, end: int) -> bool:
        """Whether a phrase is a full name, or a form of address and a name."""
        first = WORD.match(self.text, start, end)
        addressed = first is not None and (
            first.group() in honorific_words(self.words.language)
            or self.text[first.end() : first.end() + 1] == "."
        )
        if first and addressed:  # "BS.CK2 Cao Thị Hồng"
            blank = self.text.find(" ", first.end(), end)
            start = blank + 1 if blank >= 0 else end
        name = RUN.match(self.text, start, end)
        return name is not None and (addressed or bool(_FULL_NAME.match(name.group())))

    def _has_office_in(self, start: int, end: int) -> bool:
        return any(is_office(word, self.words.language) for word in self.text[start:end].split())

    def _said_that(self, match: re.Match[str], start: int, end: int, regions: list[Region]) -> None:
        text = self.text
        comma = text.rfind(", ", start, match.start())
        low = max(start, comma + 2 if comma >= 0 else start, match.start() - SOURCE_REACH)
        if text[match.start() - 2 : match.start()] == ", ":
            low = start
        source = (low, match.start())
        if self._is_inverted(low, match):
            source = (skip(text, match.start("between")), match.end("between"))
        if text[source[0] : source[1]].strip().lower() in self.words.object_pronouns:
            return  # "Se dijo que": nobody in particular
        begin = skip(text, match.end())
        self.report(begin, self._joined(begin, end, regions), source, match.span("cue"), regions)

    def _joined(self, begin: int, end: int, regions: list[Region]) -> int:
        """Where a clause ends before "and" with a second verb of the same speaker."""
        joined = self.words.joined.search(self.text, begin, end)
        if joined and not any(region.open < joined.start() < region.close for region in regions):
            return joined.start()
        return end

    def _that(self, start: int, end: int, regions: list[Region]) -> re.Match[str] | None:
        if not any(word in self.text for word in self.words.that_words):
            return None
        for match in self.words.that.finditer(self.text, start, end):
            if not any(region.open <= match.start() < region.close for region in regions):
                return match
        return None

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

    def _trailing(self, start: int, end: int) -> re.Match[str] | None:
        """The "according to" behind a clause: "O cano é velho, segundo Luís Barca."."""
        for match in self.words.trailing.finditer(self.text, start, end):
            stop = source_end(self.text, match.end(), end, self.words)
            if stop == end and self._says_who(match.end(), stop):
                return match
        return None

    def _says_who(self, start: int, end: int) -> bool:
        """Whether a source has a name, an office or the noun of a body: not so ", según lo previsto"."""
        words = self.words
        said = self.text[start:end].split()
        return (
            words.trailing_alone
            or RUN.search(self.text, start, end) is not None
            or any(
                word in words.bodies or word in words.according_nouns or is_office(word, words.language)
                for word in said
            )
        )

    def _closed_by(self, start: int, match: re.Match[str], source: Place, regions: list[Region]) -> None:
        """A reported clause with its source behind it."""
        clause = self.text[start : match.start()]
        apart = not any(region.open < match.end() and region.close >= match.start() for region in regions)
        if apart and clause.count(" ") >= FEWEST - 1:
            rule = self._rule(match["cue"])
            self.report(start, match.start(), source, match.span("cue"), regions, rule)

    def _rule(self, cue: str) -> str:
        """The rule of a source beside "according to", which puts endings to names in some languages; a verb does not."""
        return BEHIND if self.words.inflected and not self.words.verb.search(cue) else THAT

    def _without_that(self, start: int, end: int, regions: list[Region]) -> None:
        """`X sagte, die Uhr sei stehen geblieben` and `Die Uhr sei stehen geblieben, sagte X`."""
        text, words = self.text, self.words
        match = words.reported.search(text, start, end)
        if match and not any(r.open <= match.start() < r.close for r in regions):
            if words.conjunctive.search(text, match.end(), end) and match.start() - start < SOURCE_REACH:
                self.report(match.end(), end, (start, match.start()), match.span("cue"), regions)
            return
        for match in words.inverted.finditer(text, start, end):
            who = source_start(text, match.end(), end, words)
            stop = source_end(text, who, end, words)
            if self._goes_on_in_marks(start, match, stop, regions):
                return
            if any(r.open < match.end() and r.close >= match.start() for r in regions):
                continue
            named = self._ends_source(stop, end) and self._says_who(match.end(), stop)
            if stop > who and self._is_reported(text[start : match.start()], named=named):
                self.report(start, match.start(), (who, stop), match.span("cue"), regions)
                return

    def _ends_source(self, stop: int, end: int) -> bool:
        """Whether a source closes its sentence, at most a place or time behind it: "a annoncé la SNCF mardi"."""
        rest = self.text[stop:end].split()
        return not rest or (
            rest[0] in self.words.source_ends
            and len(rest) <= _LONGEST_SUBJECT
            and not any(sign in word for word in rest for sign in ',:;«»„“”"')
        )

    def _is_reported(self, clause: str, *, named: bool) -> bool:
        """Whether what stands before ", said X" is what X said, not a clause or phrase before a main clause."""
        words = self.words
        if clause.count(" ") < FEWEST:
            return False
        opener = clause.split(" ", 1)[0].lower()
        leads = opener in words.subordinators or opener in words.source_ends
        if conjunctive := words.conjunctive.search(clause):
            # "Auf die Frage, ob er gehe, sagte sie": the form is of the clause that the phrase brings along.
            return not leads or "," not in clause[: conjunctive.start()]
        # There the same order has another sense: "In dem Haus, das alle kennen, erzählt Anna Roe".
        return named and not ("," in clause and (leads or words.verb_second))

    def _goes_on_in_marks(self, start: int, match: re.Match[str], stop: int, regions: list[Region]) -> bool:
        """Take a clause that goes on in marks behind its cue: "Das koste viel, sagte sie dem Blatt, „zu viel“"."""
        following = next((region for region in regions if region.open >= stop), None)
        if following is None or not _ADDRESS.fullmatch(self.text, stop, following.open):
            return False
        if any(region.open < match.start() for region in regions):
            return False
        if self.text.count(" ", start, match.start()) < FEWEST - 1 or stop <= match.end():
            return False
        self.report(start, match.start(), (match.end(), stop), match.span("cue"), regions)
        quote = self.made[-1]
        quote.kind = "mixed"
        quote.content.append(Piece(self.number, following.start, following.end))
        quote.quoted.append(Piece(self.number, following.start, following.end))
        following.used = True
        return True

    def report(
        self,
        begin: int,
        end: int,
        source: Place | None,
        cue: Place,
        regions: list[Region],
        rule: str = THAT,
    ) -> None:
        """Add a reported clause, mixed if some of its words stand in marks; without a source the verb has none."""
        text = self.text
        if end - begin < 8 or (source and source[1] - source[0] < 2) or " " not in text[begin:end]:
            return
        if text.startswith(self.words.points_back or "\n", begin):
            return
        regions = [region for region in regions if region.open < end]
        if text[end : end + 1] == "." and regions and regions[-1].end == end:
            end = regions[-1].close
        piece = self._source(source) if source else None
        content = Piece(self.number, begin, end)
        quote = FoundQuote("indirect", [content], [], Piece(self.number, *cue), piece, None, CONFIDENCE, rule)
        for region in regions:
            if begin <= region.open and region.close <= end + 1:
                region.used = True
                if not self._is_title(region, begin):
                    quote.kind = "mixed"
                    quote.quoted.append(Piece(self.number, region.start, region.end))
        self.made.append(quote)

    def _source(self, place: Place) -> Piece:
        """A source without commas at its end and what is told about a name: "Anna Roe, die Chefin,"."""
        text = self.text
        piece = Piece(self.number, *place)
        if clause := self.words.relative_clause.search(text, piece.start, piece.end):
            piece.end = clause.start()
        while piece.end > piece.start and text[piece.end - 1] in " ,":
            piece.end -= 1
        name = RUN.match(text, piece.start, piece.end)
        if name and " " in name.group() and text.startswith(", ", name.end()):
            piece.end = name.end()
        return piece

    def _is_title(self, region: Region, begin: int) -> bool:
        """Whether marks hold a name: "Завод «Красный фонтан»". Not asked where all nouns have capitals."""
        words = self.text[region.start : region.end]
        few = words.count(" ") < TITLE_WORDS and words[-1:] not in ".!?…"
        return few and region.open > begin and words[:1].isupper() and not self.words.nouns_have_capitals

    def unit_at(self, place: int) -> Unit | None:
        """The sentence in which a place stands."""
        at = bisect_right(self.units, place, key=_unit_start) - 1
        return self.units[at] if at >= 0 else None


def skip(text: str, at: int) -> int:
    """Where the words begin behind blanks and commas."""
    while at < len(text) and text[at] in " ,\xa0":
        at += 1
    return at


def _unit_start(unit: Unit) -> int:
    return unit.start
