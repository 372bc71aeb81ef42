"""find_quotes: what is said in the paragraphs of an article, and by whom."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from wirecleaner.stages.quotes.content import Region, Unit, quoted_regions, units
from wirecleaner.stages.quotes.cues import ADVERBIALS, FINITE_SOON, Clause, Cue, attribution_pattern, clause_after, find_cues, inscription_pattern
from wirecleaner.stages.quotes.names import Cast, Person
from wirecleaner.stages.quotes.sources import FINITE, INTRO, Subject, leading_subject, subject_after, subject_before


@dataclass(slots=True)
class Piece:
    """Offsets into one paragraph, half-open."""

    paragraph: int
    start: int
    end: int


@dataclass(slots=True)
class FoundQuote:
    """One turn of one speaker. `content` leaves the outer marks out, `quoted` is what stands verbatim."""

    kind: str  # "direct", "indirect", "mixed"
    content: list[Piece]
    quoted: list[Piece]
    cue: Piece | None
    source: Piece | None
    speaker: Person | None
    confidence: float
    rule: str


# Share of right answers (content and source) of each rule on the 840 annotated articles.
CONFIDENCE = {
    "quote.marks-then-said": 0.95,
    "quote.said-then-marks": 0.92,
    "quote.clause-then-said": 0.85,
    "quote.said-that": 0.9,
    "quote.said-clause": 0.8,
    "quote.called": 0.8,
    "quote.according-to": 0.85,
    "quote.question": 0.7,
    "quote.promise": 0.6,
    "quote.colon": 0.6,
    "quote.alone": 0.6,
}


def find_quotes(
    paragraphs: Sequence[str],
    *,
    language: str | None = "en",
    proper: Container[str] = (),
    body_start: int = 0,
) -> list[FoundQuote]:
    """The quotes of an article's body paragraphs, in reading order.

    `body_start` is the offset in the first paragraph where the text after the dateline begins.
    `proper` holds words that the caller knows to be names.
    """
    finder = _Finder(paragraphs, "en", proper, body_start)
    return finder.run()


# What follows a source after its verb and still belongs to the cue: "on Thursday", "told reporters".
TAIL_GAP = re.compile(r"[^.!?:]{0,160}[,.:!?—–-]\s*$|[^.!?:]{0,40}$")
INTERPOSED = re.compile(r", (?:and|but|or|that|is|are|was|were|has|have|had|will|would|could|can|should|may|might|if|because)\b")
NICKNAME = re.compile(
    r"(?:\b(?:nicknamed|dubbed|so-called|titled|entitled|named|called|call|calls|known(?: locally)? as|billed as|"
    r"(?:book|film|movie|song|album|show|series|magazine|novel|play|exhibition|reads|reading|slogan|chanting|labelled|labeled|"
    r"the (?:word|term|phrase|name|hashtag))),?) $",
)
LEAD_WORDS = re.compile(r"^(?:But|And|So|Still|Yet|Then|Now|Or|Also|Again|Indeed|Instead|However|Meanwhile)?,? ?$")
INSCRIPTIONS_END = inscription_pattern("en")
SENTENCE_LIKE = re.compile(r"[.?!,…—–-]$")


class _Finder:
    """The state of one run: the paragraphs' regions, the quotes found so far, the cast."""

    def __init__(self, paragraphs: Sequence[str], language: str, proper: Container[str], body_start: int) -> None:
        self.paragraphs = paragraphs
        self.language = language
        self.body_start = body_start
        self.regions = quoted_regions(paragraphs)
        self.cast = Cast(paragraphs, self.regions, language, proper)
        self.quotes: list[FoundQuote] = []
        self.owner: dict[int, FoundQuote] = {}  # id of a region -> the quote that holds it
        self.says = attribution_pattern(language)

    def run(self) -> list[FoundQuote]:
        for number, text in enumerate(self.paragraphs):
            _Paragraph(self, number, text).run()
        self._name_speakers()
        return self.quotes

    # ------------------------------------------------------------ speakers

    def _name_speakers(self) -> None:
        previous: FoundQuote | None = None
        for quote in self.quotes:
            at = quote.content[0]
            if quote.source is not None:
                source = quote.source
                text = self.paragraphs[source.paragraph][source.start : source.end]
                quote.speaker = self.cast.resolve(text, (source.paragraph, source.start))
            elif previous is not None and at.paragraph - previous.content[-1].paragraph <= 1:
                quote.speaker = previous.speaker
            previous = quote


class _Paragraph:
    """One paragraph being read, sentence by sentence."""

    def __init__(self, finder: _Finder, number: int, text: str) -> None:
        self.finder = finder
        self.number = number
        self.text = text
        self.regions = finder.regions[number]
        self.made: list[FoundQuote] = []
        self.unit_number = 0
        self.made_in: dict[int, int] = {}  # id of a quote -> the last sentence that holds a part of it
        self.held: FoundQuote | None = None  # a quote of the paragraph before that goes on here

    def run(self) -> None:
        text, finder = self.text, self.finder
        begin = finder.body_start if self.number == 0 else 0
        cues = find_cues(text, self.regions, finder.language)
        if not cues and not self.regions:
            return
        k = 0
        for unit in units(text, self.regions, begin, finder.says, finder.language):
            self.unit_number += 1
            mine: list[Cue] = []
            while k < len(cues) and cues[k].start < unit.end:
                if cues[k].start >= unit.start:
                    mine.append(cues[k])
                k += 1
            if mine or unit.regions:
                _Sentence(self, unit, mine).run()
        self.made.sort(key=lambda quote: (quote.content[0].start))
        finder.quotes.extend(self.made)


class _Sentence:
    """One sentence: its cues are read left to right, each takes what it reports."""

    def __init__(self, paragraph: _Paragraph, unit: Unit, cues: list[Cue]) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.unit = unit
        self.cues = cues
        self.low = unit.start  # where text that no quote has taken begins
        self.inside = -1  # up to here reaches the clause that an earlier cue reports
        self.subject: Subject | None = None
        self.stop = unit.end  # where the next cue stands
        self.open: FoundQuote | None = None  # the clause quote that may still be cut
        end = unit.end
        while end > unit.start and self.text[end - 1] in " \n\t":
            end -= 1
        self.end = end

    def run(self) -> None:
        for k, cue in enumerate(self.cues):
            following = self.cues[k + 1] if k + 1 < len(self.cues) else None
            self.stop = following.start if following else self.end
            self._read(cue)
        self._leftover()

    # ------------------------------------------------------------ one cue

    def _read(self, cue: Cue) -> None:
        if cue.verb is None:
            self._according(cue)
            return
        if cue.start < self.inside and not self._breaks_out(cue):
            return
        left = self._region_before(cue)
        if left is not None and not left.used and self._after_marks(cue, left):
            return
        if cue.form == "ing":
            self._participle(cue)
            return
        self._finite(cue)

    def _region_before(self, cue: Cue) -> Region | None:
        best = None
        for region in self.unit.regions:
            if region.close <= cue.start:
                best = region
        return best

    def _breaks_out(self, cue: Cue) -> bool:
        """Whether a cue inside a reported clause starts a report of its own; the clause then ends there."""
        text = self.text
        begin = cue.start
        while begin > self.low and text[begin - 1] == " ":
            begin -= 1
        word = text[text.rfind(" ", 0, begin) + 1 : begin]
        if word in ("also", "then", "later", "again"):
            begin -= len(word) + 1
            word = text[text.rfind(" ", 0, begin) + 1 : begin]
        if cue.form == "ing":
            return begin > 0 and text[begin - 1] in ",—" and self._cut(begin - 1)
        if word in ("and", "but") and cue.form in ("past", "s") and not cue.has("quote"):
            return self._cut(begin - len(word))
        window = text.rfind(", ", max(self.low, cue.start - 90), cue.start)
        if window > 0 and text.startswith((", and ", ", but ", ", while ", ", whereas ", ", though ", ", although "), window):
            subject = subject_before(text, window + 1, cue.start)
            if subject and subject.end - subject.start < 60 and clause_after(text, cue, self.end, self.unit.regions, self.stop):
                return self._cut(window)
        return False

    def _cut(self, at: int) -> bool:
        """Ends the open clause at `at`; nothing is cut that would leave it without words."""
        quote = self.open
        if quote is None:
            return False
        last = quote.content[-1]
        while at > last.start and self.text[at - 1] in " ,;—–-":
            at -= 1
        if at - last.start < 3:
            return False
        last.end = min(last.end, at)
        quote.quoted = [piece for piece in quote.quoted if piece.end <= at + 1]
        for region in self.unit.regions:
            if region.open >= at and self.paragraph.finder.owner.get(id(region)) is quote:
                region.used = False
                del self.paragraph.finder.owner[id(region)]
        if not quote.quoted and quote.kind == "mixed":
            quote.kind = "indirect"
        self.low = at
        self.inside = -1
        return True

    # ------------------------------------------------------------ "…," X said

    def _after_marks(self, cue: Cue, left: Region) -> bool:
        text = self.text
        gap = text[left.close : cue.start]
        if cue.has("call") or cue.has("as") or cue.form == "ing":
            return False
        if cue.form == "base" and "noun" in (cue.verb.tags if cue.verb else ()):
            return False
        if gap.strip(" ,—–-'\"’") == "":
            source = subject_after(text, cue.end, self._next_stop(cue))
            lead = text[max(self.low, self.unit.start) : left.open].strip(" ,;—–-")
            if " " in lead and not lead.endswith(":") and self._said_by_lead(cue):
                return True
            if source is None and cue.verb and "noun" in cue.verb.tags:
                return False
            if source is None and not gap.startswith((" ", ",")):
                return False
            if source is None and clause_after(text, cue, self.end, self.unit.regions, self.stop):
                return False
            after = max(cue.end, source.end if source else cue.end)
        else:
            source = subject_before(text, left.close, cue.start)
            if source is None or text[left.close : source.start].strip(" ,—–-'\"’") not in ("", "as", "but", "and"):
                return False
            ended = SENTENCE_LIKE.search(text[max(left.start, left.end - 2) : left.end].rstrip())
            if not ended and not gap.startswith(",") and source.start - left.close > 2:
                return False
            if not ended and not gap.startswith(","):
                if source.end - source.start > 40 or clause_after(text, cue, self.end, self.unit.regions, self.stop):
                    return False
            clause = clause_after(text, cue, self.end, self.unit.regions, self.stop)
            if clause and clause.kind in ("that", "bare", "whether") and not ended:
                return False
            after = cue.end
        self._take_marks(cue, left, source, after)
        return True

    def _next_stop(self, cue: Cue) -> int:
        """Where the source behind a verb must end: at the next cue that is not part of a relative clause."""
        return self.stop if self.stop > cue.end else self.end

    def _said_by_lead(self, cue: Cue) -> bool:
        """`Ann Lee, citing "the storm," said the road was shut`: the subject stands before the marks."""
        text = self.text
        clause = clause_after(text, cue, self.end, self.unit.regions, self.stop)
        if clause is None or clause.kind not in ("that", "bare"):
            return False
        if clause.kind == "bare" and not text[clause.start : clause.start + 40].startswith(CLEAR_CLAUSES):
            return False
        subject = self.subject or leading_subject(text, self.unit.start, cue.start)
        if subject is None:
            return False
        self.subject = subject
        self._take_clause(cue, subject, clause)
        return True

    def _take_marks(self, cue: Cue, left: Region, source: Subject | None, after: int) -> None:
        text = self.text
        lead_from = max(self.low, self.unit.start)
        lead = text[lead_from : left.open].lstrip(" “\"")
        earlier = [r for r in self.unit.regions if r.open < left.open and r.open >= lead_from and not r.used]
        plain_lead = LEAD_WORDS.match(lead.strip()) or lead.rstrip().endswith((":", ".", "?", "!"))
        if plain_lead and not earlier:
            quote = self._quote("direct", cue, source, "quote.marks-then-said")
            self._add_region(quote, left)
        elif not lead.strip() and earlier:
            quote = self._quote("direct", cue, source, "quote.marks-then-said")
            self._add_region(quote, left)
        else:
            start = lead_from
            while start < left.open and text[start] in " ,;—–-":
                start += 1
            quote = self._quote("mixed", cue, source, "quote.marks-then-said")
            self._add_clause(quote, start, left.close)
        self.low = after
        self.subject = source or self.subject
        self.open = None
        self._continue(quote, after)

    def _continue(self, quote: FoundQuote, after: int) -> None:
        """Joins the next marked words of the same sentence: `"A," X said, "B"`."""
        for region in self.unit.regions:
            if region.open < after or region.used:
                continue
            gap = self.text[after : region.open]
            if any(after <= cue.start < region.open for cue in self.cues):
                return
            if not TAIL_GAP.match(gap) or NICKNAME.search(gap[-30:]) or gap.rstrip()[-1:] not in ",:—–-.":
                return
            self._add_region(quote, region)
            after = region.close
            self.low = after

    # ------------------------------------------------------------ X said …

    def _finite(self, cue: Cue) -> None:
        text = self.text
        subject = self._own_subject(cue)
        if subject is None:
            if not self._after_to(cue):
                self._inverted(cue)
            return
        if INSCRIPTIONS_END.search(text[max(self.unit.start, cue.start - 40) : cue.start]):
            return
        clause = clause_after(text, cue, self.end, self.unit.regions, self.stop)
        weak = cue.form in ("base", "s") and cue.has("noun")
        if weak and not self._is_verb_here(subject, cue, clause):
            return
        before = self._clause_before(cue, subject) if clause is None else None
        if clause is not None:
            self.subject = subject
            self._take_clause(cue, subject, clause)
        elif before is not None:
            self.subject = subject
            self._take_before(cue, subject, *before)
        else:
            self.subject = self.subject or subject

    def _after_to(self, cue: Cue) -> bool:
        """`went on to say, "…"`: an infinitive reports only if the marks follow at once."""
        text = self.text
        if cue.form != "base" or not text.endswith("to ", 0, cue.start):
            return False
        clause = clause_after(text, cue, self.end, self.unit.regions, self.stop)
        before = text[max(self.unit.start, cue.start - 60) : cue.start]
        if clause is None or clause.kind != "quote" or text[cue.end] not in ",:" or NOT_DONE.search(before):
            return False
        subject = self.subject or leading_subject(text, self.unit.start, cue.start)
        if subject is not None:
            self._take_clause(cue, subject, clause)
        return subject is not None

    def _inverted(self, cue: Cue) -> None:
        """A clause, then the verb, then who said it: `…, said the people`."""
        text = self.text
        if text[cue.start - 2 : cue.start] != ", " or cue.form not in ("past", "s") or cue.has("quote"):
            return
        source = subject_after(text, cue.end, self.end)
        if source is None or text[source.end : source.end + 1] not in (",", ".", ";", "") :
            return
        stop = cue.start - 2
        begin = self.low
        while begin < stop and text[begin] in " ,;—–-":
            begin += 1
        if stop - begin < 12 or not FINITE_SOON.search(text, begin, stop):
            return
        self.subject = source
        self._take_before(Cue(cue.start, source.end, cue.verb, cue.word), source, begin, stop)
        self.paragraph.made[-1].cue = Piece(self.paragraph.number, cue.start, cue.end)

    def _own_subject(self, cue: Cue) -> Subject | None:
        text = self.text
        begin = cue.start
        while begin > self.unit.start and text[begin - 1] == " ":
            begin -= 1
        word = text[text.rfind(" ", self.unit.start, begin) + 1 : begin]
        if word in ("and", "but", "or", "then", "and,") and cue.form in ("past", "s"):
            return self.subject or leading_subject(text, self.unit.start, cue.start)
        low = self.low
        subject = subject_before(text, low, cue.start)
        if subject is not None and text[subject.start : subject.end] in ("who", "which", "that"):
            if text[subject.start : subject.end] != "who":
                return None
        return subject

    def _is_verb_here(self, subject: Subject, cue: Cue, clause: Clause | None) -> bool:
        """Tells "Roe notes that" from "the campaign notes that": the form must fit its subject."""
        word = self.text[subject.start : subject.end].rsplit(" ", 1)[-1].rstrip(",")
        if cue.form == "base":
            plural = word.endswith("s") or word.lower() in ("they", "we", "i", "you", "people", "who", "police")
            return clause is not None and clause.kind in ("that", "bare", "quote") and plural
        first = self.text[subject.start : subject.end].split(" ", 1)[0].lower()
        named = word[:1].isupper() or word.lower() in ("he", "she", "it", "who")
        named = named or (first[:1] != "" and self.text[subject.start].isupper() and "," in self.text[subject.start : subject.end])
        noun = first in ("the", "a", "an", "his", "her", "its", "one") and not word.endswith(("ed", "ing", "s"))
        marked = clause is not None and clause.kind == "quote" and self.text[cue.end] in ",:"
        return clause is not None and (named or marked or (noun and clause.kind in ("that", "call", "quote")))

    def _clause_before(self, cue: Cue, subject: Subject) -> tuple[int, int] | None:
        """The clause that stands before ", X said"."""
        text = self.text
        if not subject.comma or cue.has("quote") or cue.has("call") or cue.has("as") or cue.has("to"):
            return None
        begin = self.low
        while begin < subject.start and text[begin] in " ,;—–-\n":
            begin += 1
        stop = subject.start
        while stop > begin and text[stop - 1] in " ,;—–-":
            stop -= 1
        if stop - begin < 8 or text.count(" ", begin, stop) < 1:
            return None
        if text[stop:subject.start].strip() not in (",", ";", "—", "–", "-", "--"):
            return None
        return begin, stop

    def _intro_only(self, begin: int, stop: int) -> bool:
        chunk = self.text[begin:stop]
        return not FINITE.search(chunk) and chunk.count(" ") < 8

    def _take_before(self, cue: Cue, subject: Subject, begin: int, stop: int) -> None:
        quote = self._quote("indirect", cue, subject, "quote.clause-then-said")
        self._add_clause(quote, begin, stop)
        after = cue.end
        if match := ADVERBIALS.match(self.text, after):
            after = match.end()
        self.low = after
        interposed = INTERPOSED.match(self.text, after)
        if interposed is None and self._intro_only(begin, stop) and self.text.startswith(", ", after):
            word = self.text[after + 2 : self.end].split(" ", 1)[0]
            if word.islower() and not word.endswith(("ing", "ed")) and word not in NOT_CONTINUED:
                interposed = re.compile(", ").match(self.text, after)
        if interposed is not None:
            start = interposed.start() + 2
            self.inside = self.end
            self.open = quote
            self._add_clause(quote, start, self._clause_end(start))

    def _take_clause(self, cue: Cue, subject: Subject | None, clause: Clause) -> None:
        if clause.kind == "quote":
            self._take_following(cue, subject, clause)
            return
        rule = RULES[clause.kind]
        if clause.kind == "call":
            region = next(r for r in self.unit.regions if r.open >= clause.start)
            quote = self._quote("mixed", cue, subject, rule)
            self._add_clause(quote, clause.start, region.close)
            self.low = region.close
            self.open = None
            return
        end = self._clause_end(clause.start)
        if end - clause.start < 3:
            return
        quote = self._quote("indirect", cue, subject, rule)
        self._add_clause(quote, clause.start, end)
        self.inside = end
        self.low = cue.end
        self.open = quote

    def _take_following(self, cue: Cue, subject: Subject | None, clause: Clause) -> None:
        """`X said: "…"`; words that go on behind the marks make it a clause with a quotation in it."""
        text = self.text
        region = next(r for r in self.unit.regions if r.open == clause.start)
        rest = text[region.close : self.end]
        word = rest.strip().split(" ", 1)[0] if rest.strip() else ""
        inner = text[region.start : region.end].rstrip()
        goes_on = bool(word) and word[0].islower() and inner[-1:] not in ",.?!" and word not in NOT_CONTINUED
        if goes_on and text[clause.start - 2 : clause.start - 1] not in ":":
            end = self._clause_end(clause.start)
            quote = self._quote("mixed", cue, subject, "quote.said-then-marks")
            self._add_clause(quote, clause.start, end)
            self.inside, self.open, self.low = end, quote, cue.end
            return
        quote = self._quote("direct", cue, subject, "quote.said-then-marks")
        before = self._clause_before(cue, subject) if subject and text[region.start].islower() else None
        if before and text[before[0] : before[1]].split(" ", 1)[0] not in INTRO and text[cue.end] == ",":
            self._add_clause(quote, *before)
            quote.kind = "mixed"
        self._add_region(quote, region)
        self.low = region.close
        self.open = None
        self._continue(quote, region.close)

    def _clause_end(self, start: int) -> int:
        """The end of a reported clause: the sentence's end, its full stop left out unless inside marks."""
        text, end = self.text, self.end
        while end > start and text[end - 1] in " .;:—–-":
            if text[end - 1] == "." and any(r.open < end - 1 < r.close for r in self.unit.regions):
                break
            if text[end - 1] == "." and (text[end - 3 : end - 2] == "." or text[end - 2 : end - 1].isupper() and text[end - 3 : end - 2] == "."):
                break
            end -= 1
        return end

    # ------------------------------------------------------------ saying, according to, colon

    def _participle(self, cue: Cue) -> None:
        text = self.text
        begin = cue.start
        while begin > self.unit.start and text[begin - 1] == " ":
            begin -= 1
        if begin <= self.unit.start:
            return
        word = text[text.rfind(" ", self.unit.start, begin) + 1 : begin]
        apart = word[-1:] in (",", "—", "–", "-", "”", '"', "’", "'") or word.lower() in ("and", "as", "statement", "while", "later", "before", "then")
        clause = clause_after(text, cue, self.end, self.unit.regions, self.stop)
        if clause is None or not (apart or clause.kind == "quote" or word in PROGRESSIVE):
            return
        if not apart and INSCRIPTIONS_END.search(text, max(self.unit.start, begin - 30), begin):
            return
        if word in PROGRESSIVE:
            self.subject = subject_before(text, self.low, begin - len(word)) or self.subject
        subject = self.subject or leading_subject(text, self.unit.start, begin)
        if subject is None and not self.paragraph.made:
            return
        self._take_clause(cue, subject, clause)

    def _according(self, cue: Cue) -> None:
        text = self.text
        if cue.start < self.inside and self.open is not None and not text[: cue.start].rstrip().endswith(","):
            return
        source = subject_after(text, cue.end, self.end)
        if source is None:
            return
        before = text[self.low : cue.start].strip(" ,")
        if before and before not in LEADING:
            if self.inside > cue.start:
                self._cut(cue.start)
                return
            begin = self.low
            while begin < cue.start and text[begin] in " ,;—–-":
                begin += 1
            stop = cue.start
            while stop > begin and text[stop - 1] in " ,;—–-":
                stop -= 1
            if stop - begin < 8 or all(r.used for r in self.unit.regions if r.open >= begin) and text[begin:stop].count(" ") < 2:
                return
            quote = self._quote("indirect", cue, source, "quote.according-to")
            self._add_clause(quote, begin, stop)
            self.low = source.end
            self._continue(quote, source.end)
            return
        source, comma = self._fronted(source)
        if comma < 0:
            return
        start = comma + 1
        while start < self.end and text[start] == " ":
            start += 1
        region = next((r for r in self.unit.regions if r.open == start), None)
        end = self._clause_end(start)
        if region is not None and region.close >= end:
            quote = self._quote("direct", cue, source, "quote.according-to")
            self._add_region(quote, region)
            return
        if end - start < 8:
            return
        quote = self._quote("indirect", cue, source, "quote.according-to")
        self._add_clause(quote, start, end)
        self.subject = source
        self.inside, self.open = end, quote

    def _fronted(self, source: Subject) -> tuple[Subject, int]:
        """The source of "According to X, …" and the comma behind it: an apposition may stand between."""
        text = self.text
        comma = text.find(",", source.start, self.end)
        if comma < 0:
            return source, -1
        second = text.find(", ", comma + 2, self.end)
        chunk = text[comma + 2 : second] if second > 0 else ""
        word = chunk.split(" ", 1)[0]
        described = word in ("a", "an", "who", "which", "whose") or (word == "the" and text[source.start].isupper())
        if chunk and described and chunk.count(" ") < 14 and (word[0] == "w" or not FINITE.search(chunk)):
            return Subject(source.start, second), second
        return Subject(source.start, comma), comma

    def _leftover(self) -> None:
        """Marked words that no cue has taken: after a colon, or a sentence of their own."""
        text = self.text
        for region in self.unit.regions:
            if region.used:
                continue
            if region.follows:
                self._alone(region)
                continue
            before = text[self.unit.start : region.open].strip()
            after = text[region.close : self.end].strip(" .")
            if not before and not after:
                self._alone(region)
            elif before.endswith(":") and not after and region.end - region.start > 12:
                self._colon(region)

    def _alone(self, region: Region) -> None:
        made = self.paragraph.made
        inner = self.text[region.start : region.end]
        last = made[-1] if made else self.paragraph.held
        if last is not None and last.quoted and last.kind == "direct" and self._adjoins(last):
            self._add_region(last, region)
            return
        chained = self._chain(region)
        if not chained and (inner.count(" ") < 2 or not SENTENCE_LIKE.search(inner)):
            return
        quote = FoundQuote("direct", [], [], None, None, None, CONFIDENCE["quote.alone"], "quote.alone")
        if last is not None and last.source is not None:
            quote.source = last.source
        if not chained:
            made.append(quote)
        self._add_region(quote, region)

    def _chain(self, region: Region) -> bool:
        return region.follows and self._left_open() is not None

    def _left_open(self) -> FoundQuote | None:
        finder = self.paragraph.finder
        if not self.paragraph.number:
            return None
        previous = finder.regions[self.paragraph.number - 1]
        return finder.owner.get(id(previous[-1])) if previous else None

    def _adjoins(self, quote: FoundQuote) -> bool:
        """Whether this sentence follows at once on one that holds words of the quote."""
        return self.paragraph.unit_number - self.paragraph.made_in.get(id(quote), -9) <= 1

    def _colon(self, region: Region) -> None:
        colon = self.text.rfind(":", self.unit.start, region.open)
        subject = leading_subject(self.text, self.unit.start, colon)
        if subject is None:
            return
        quote = self._quote("direct", Cue(colon, colon + 1, None, ":"), subject, "quote.colon")
        self._add_region(quote, region)

    # ------------------------------------------------------------ building

    def _quote(self, kind: str, cue: Cue, source: Subject | None, rule: str) -> FoundQuote:
        number = self.paragraph.number
        piece = Piece(number, source.start, source.end) if source else None
        quote = FoundQuote(kind, [], [], Piece(number, cue.start, cue.end), piece, None, CONFIDENCE[rule], rule)
        self.paragraph.made.append(quote)
        return quote

    def _add_region(self, quote: FoundQuote, region: Region) -> None:
        """Adds words in marks; a quote that the paragraph before left open is carried on."""
        text, number, owner = self.text, self.paragraph.number, self.paragraph.finder.owner
        region.used = True
        if region.follows and (held := self._left_open()) is not None and held is not quote:
            if held.source is None:
                held.source, held.cue, held.rule = quote.source, quote.cue, quote.rule
                held.confidence = quote.confidence
            if quote in self.paragraph.made:
                self.paragraph.made.remove(quote)
            self.paragraph.held = held
            quote = held
        start, end = region.start, region.end
        while start < end and text[start] in " ":
            start += 1
        while end > start and text[end - 1] in " ,":
            end -= 1
        quote.content.append(Piece(number, start, end))
        quote.quoted.append(Piece(number, start, end))
        owner[id(region)] = quote
        self.paragraph.made_in[id(quote)] = self.paragraph.unit_number

    def _add_clause(self, quote: FoundQuote, start: int, end: int) -> None:
        """Adds a reported clause; marked words in it that are no name or title make it mixed."""
        number, owner = self.paragraph.number, self.paragraph.finder.owner
        quote.content.append(Piece(number, start, end))
        for region in self.unit.regions:
            if region.open >= start and region.close <= end:
                region.used = True
                owner[id(region)] = quote
                if NICKNAME.search(self.text[max(0, region.open - 32) : region.open]) and quote.rule != "quote.called":
                    continue
                quote.quoted.append(Piece(number, region.start, region.end))
        if quote.quoted:
            quote.kind = "mixed"


PROGRESSIVE = frozenset("is are was were".split())
NOT_DONE = re.compile(r"\b(?:declined|refused|not|never|failed|unable|wants?|wanted|like|able|likes?|need|going) to $")
CLEAR_CLAUSES = ("he ", "she ", "it ", "they ", "there ", "the ", "his ", "her ", "its ", "their ", "that ")
NOT_CONTINUED = frozenset(
    "in on at after before during when while as by from with to adding saying according referring citing who a an "
    "the which where whose noting according about for of via through".split()
)
LEADING = frozenset("But And Also So Still Yet Meanwhile However Instead".split())
RULES = {
    "that": "quote.said-that",
    "bare": "quote.said-clause",
    "call": "quote.called",
    "whether": "quote.question",
    "to": "quote.promise",
}
