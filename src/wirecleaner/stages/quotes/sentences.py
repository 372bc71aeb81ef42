"""Reading one sentence: its cues from left to right, each takes what it reports."""

import re

from wirecleaner.stages.quotes.according import AccordingTo
from wirecleaner.stages.quotes.called import Called, called
from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.clauses import ADVERBIALS, FINITE_SOON, Clause, clause_after
from wirecleaner.stages.quotes.content import Region
from wirecleaner.stages.quotes.cues import Cue, inscription_pattern
from wirecleaner.stages.quotes.found import Piece
from wirecleaner.stages.quotes.marked import INSCRIPTION, NOT_CONTINUED
from wirecleaner.stages.quotes.sources import leading_subject, subject_after
from wirecleaner.stages.quotes.subjects import FINITE, INTRO, Subject, subject_before
from wirecleaner.stages.quotes.words import grammar

INTERPOSED = re.compile(
    r", (?:and|but|or|that|is|are|was|were|has|have|had|will|would|could|can|should|may|might|if|because)\b"
)
INSCRIPTIONS_END = inscription_pattern("en")
PARTICIPLES = frozenset(("announce", "declare", "reveal", "report", "describe"))
PROGRESSIVE = frozenset(["is", "are", "was", "were"])
NOT_DONE = re.compile(
    r"\b(?:declined|refused|not|never|failed|unable|wants?|wanted|like|able|likes?|need|going) to $"
)
# "Ann Lee of Holm Bank"
HOUSE = rf"(?: (?:of|at|from|with) (?:the )?{UP}[\w&.’'-]*(?: {UP}[\w&.’'-]*){{0,3}})?"
# The name behind its verb ends the sentence or goes on with an apposition: no verb of its own follows.
SAID_NAME = re.compile(
    rf" {UP}[\w.’'-]*(?: {UP}[\w.’'-]*){{0,4}}{HOUSE}(?:$|[.;]$|, (?:who|whose|an?|the|\d\d,)\b)"
)
# "Repairs to take weeks, company says": the telegram style of headlines and their bullets.
HEADLINE_BODIES = grammar("en", "org_words") - {"police"}


class Sentence(AccordingTo):
    """One sentence, read."""

    def run(self) -> None:
        """Reads the sentence; its quotes are then in `paragraph.made`."""
        before = len(self.paragraph.made)
        for k, cue in enumerate(self.cues):
            following = self.cues[k + 1] if k + 1 < len(self.cues) else None
            self.stop = following.start if following else self.end
            self._read(cue)
        if self.paragraph.article.judge is not None:
            self.paragraph.article.judge.review(self, self.paragraph.made[before:])
        self._leftover()

    def _read(self, cue: Cue) -> None:
        if cue.verb is None:
            self._according(cue)
            return
        if cue.start < self.inside and not self._breaks_out(cue):
            if self._called(cue) is not None:  # "said he was appalled by what he called “mad”" is one quote
                self.refused.add(cue.start)
            return
        left = self._region_before(cue)
        if left is not None and not left.used and self._after_marks(cue, left):
            return
        if cue.form == "ing":
            self._participle(cue)
        elif not self._calls(cue):
            self._finite(cue)

    def _called(self, cue: Cue) -> Called | None:
        """What is called so right behind the verb, the thing before it: `in what Ann Lee called "a good year"`."""
        region = self._region_after(cue.end) if "call" in cue.tags or "as" in cue.tags else None
        if region is None or region.open - cue.end > len(" as the "):
            return None
        return called(self.text, self.unit.start, cue, region)

    def _calls(self, cue: Cue) -> bool:
        """Takes what somebody calls a thing as a quote of its own."""
        found = self._called(cue)
        if found is None:
            return False
        quote = self._quote("direct", cue, found.source, "quote.called")
        self._add_region(quote, found.region)
        return True

    def _region_after(self, at: int) -> Region | None:
        return next((region for region in self.unit.regions if region.open >= at), None)

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
        if word in ("and", "but") and cue.form in ("past", "s") and "quote" not in cue.tags:
            return self._cut(begin - len(word))
        window = text.rfind(", ", max(self.low, cue.start - 90), cue.start)
        if window > 0 and text.startswith(
            (", and ", ", but ", ", while ", ", whereas ", ", though ", ", although "), window
        ):
            subject = subject_before(text, window + 1, cue.start)
            if (
                subject
                and subject.end - subject.start < 60
                and clause_after(text, cue, self.end, self.unit.regions, self.stop)
            ):
                return self._cut(window)
        return False

    def _finite(self, cue: Cue) -> None:
        text = self.text
        subject = None if self._names_after(cue) else self._own_subject(cue)
        if subject is None:
            if not self._after_to(cue):
                self._inverted(cue)
            return
        if text.startswith(" by ", cue.end) and cue.form == "past":
            return
        clause = clause_after(text, cue, self.end, self.unit.regions, self.stop)
        if clause is not None and clause.kind in ("quote", "call") and self._is_written(cue, subject, clause):
            self.refused.add(cue.start)
            if clause.kind == "call" and (region := self._region_after(clause.start)):
                region.used = True
            return
        if cue.form == "s" and text[subject.start : subject.end] in HEADLINE_BODIES:
            return
        # "a plan announced in May" is a plan, not somebody who announces
        thing = text.startswith(("a ", "an ", "the ", "as "), subject.start)
        if clause is None and thing and cue.verb and cue.verb.lemma in PARTICIPLES:
            return
        weak = cue.form in ("base", "s") and "noun" in cue.tags
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

    def _is_written(self, cue: Cue, subject: Subject, clause: Clause) -> bool:
        """Whether what "says" is a sign, a poster, a T-shirt: an inscription is no quote, nor is a nickname."""
        if clause.kind == "call" and (region := self._region_after(clause.start)):
            words = self.text[region.start : region.end].split(" ")
            if len(words) > 1 and all(word[:1].isupper() or word in ("the", "of") for word in words):
                return True
        if INSCRIPTION.match(self.text, subject.start, subject.end):
            return True
        return INSCRIPTIONS_END.search(self.text, max(self.unit.start, cue.start - 40), cue.start) is not None

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
        if text[cue.start - 2 : cue.start] != ", " or cue.form not in ("past", "s") or "quote" in cue.tags:
            return
        source = subject_after(text, cue.end, self.end)
        if source is None or text[source.end : source.end + 1] not in (",", ".", ";", ""):
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

    def _names_after(self, cue: Cue) -> bool:
        """Whether a clause and a comma stand before the verb and a name that nothing is said of behind it."""
        text = self.text
        if text[cue.start - 2 : cue.start] != ", " or cue.form not in ("past", "s") or "quote" in cue.tags:
            return False
        match = SAID_NAME.match(text, cue.end, self.end)
        if match is None:
            return False
        comma = text.rfind(", ", self.low, cue.start - 2)
        return FINITE.search(text, comma + 2 if comma >= 0 else self.low, cue.start - 2) is not None

    def _own_subject(self, cue: Cue) -> Subject | None:
        text = self.text
        begin = cue.start
        while begin > self.unit.start and text[begin - 1] == " ":
            begin -= 1
        word = text[text.rfind(" ", self.unit.start, begin) + 1 : begin]
        if word in ("and", "but", "or", "then", "and,") and cue.form in ("past", "s"):
            return self.subject or leading_subject(text, self.unit.start, cue.start)
        subject = self.subject_before(self.low, cue.start)
        if subject is not None and text[subject.start : subject.end] in ("which", "that"):
            return None
        return subject

    def _is_verb_here(self, subject: Subject, cue: Cue, clause: Clause | None) -> bool:
        """Tells "Roe notes that" from "the campaign notes that": the form must fit its subject."""
        word = self.text[subject.start : subject.end].rsplit(" ", 1)[-1].rstrip(",")
        if cue.form == "base":
            plural = word.endswith("s") or word.lower() in (
                "they",
                "we",
                "i",
                "you",
                "people",
                "who",
                "police",
            )
            return clause is not None and clause.kind in ("that", "bare", "quote") and plural
        first = self.text[subject.start : subject.end].split(" ", 1)[0].lower()
        named = word[:1].isupper() or word.lower() in ("he", "she", "it", "who")
        named = named or (
            first[:1] != ""
            and self.text[subject.start].isupper()
            and "," in self.text[subject.start : subject.end]
        )
        noun = first in ("the", "a", "an", "his", "her", "its", "one") and not word.endswith(
            ("ed", "ing", "s")
        )
        marked = clause is not None and clause.kind == "quote" and self.text[cue.end] in ",:"
        return clause is not None and (named or marked or (noun and clause.kind in ("that", "call", "quote")))

    def _is_whole(self, begin: int, stop: int) -> bool:
        """Whether a stretch before ", X said" is a sentence by itself, not only "In May" or "If he wins"."""
        chunk = self.text[begin:stop]
        opened = chunk.split(" ", 1)[0].rstrip(",") in INTRO
        if not FINITE_SOON.search(chunk):
            return chunk.count(" ") > 7 and not opened
        if not opened:
            return True
        while chunk.split(" ", 1)[0].rstrip(",") in INTRO and not chunk.startswith(("At least", "At most")):
            comma = chunk.find(", ")
            if comma < 0:
                return False
            chunk = chunk[comma + 2 :]
        return FINITE_SOON.search(chunk) is not None

    def _take_before(self, cue: Cue, subject: Subject, begin: int, stop: int) -> None:
        after = cue.end
        if match := ADVERBIALS.match(self.text, after):
            after = match.end()
        whole = self._is_whole(begin, stop)
        if not whole and not self.text.startswith(", ", after):
            return
        interposed = INTERPOSED.match(self.text, after)
        if interposed is None and not whole and self.text.startswith(", ", after):
            word = self.text[after + 2 : self.end].split(" ", 1)[0]
            if word.islower() and not word.endswith(("ing", "ed")) and word not in NOT_CONTINUED:
                interposed = re.compile(", ").match(self.text, after)
        if not whole and interposed is None:
            return
        quote = self._quote("indirect", cue, subject, "quote.clause-then-said")
        self._add_clause(quote, begin, stop)
        self.low = after
        if interposed is not None:
            start = interposed.start() + 2
            self.inside = self.end
            self.open = quote
            self._add_clause(quote, start, self._clause_end(start))

    def _participle(self, cue: Cue) -> None:
        text = self.text
        begin = cue.start
        while begin > self.unit.start and text[begin - 1] == " ":
            begin -= 1
        if begin <= self.unit.start:
            return
        word = text[text.rfind(" ", self.unit.start, begin) + 1 : begin]
        apart = word[-1:] in (",", "—", "–", "-", "”", '"', "’", "'") or word.lower() in (
            "and",
            "as",
            "statement",
            "while",
            "later",
            "before",
            "then",
        )
        clause = clause_after(text, cue, self.end, self.unit.regions, self.stop)
        if clause is None or not (apart or clause.kind == "quote" or word in PROGRESSIVE):
            return
        if not apart and INSCRIPTIONS_END.search(text, max(self.unit.start, begin - 30), begin):
            self.refused.add(cue.start)
            return
        if word in PROGRESSIVE:
            self.subject = subject_before(text, self.low, begin - len(word)) or self.subject
        subject = self.subject or leading_subject(text, self.unit.start, begin)
        if subject is None and not self.paragraph.made:
            return
        self._take_clause(cue, subject, clause)
