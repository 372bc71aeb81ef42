"""Words in marks, and the clauses behind a cue: which cue takes which."""

import re

from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.clauses import Clause, clause_after
from wirecleaner.stages.quotes.content import Region
from wirecleaner.stages.quotes.cues import Cue, inscribed_pattern
from wirecleaner.stages.quotes.draft import NICKNAME, Draft
from wirecleaner.stages.quotes.found import CONFIDENCE, FoundQuote
from wirecleaner.stages.quotes.sources import leading_subject, subject_after
from wirecleaner.stages.quotes.subjects import INTRO, Subject, subject_before

# What follows a source after its verb and still belongs to the cue: "on Thursday", "told reporters".
TAIL_GAP = re.compile(r"[^.!?:]{0,160}[,.:!?—–-]\s*$|[^.!?:]{0,40}$")
LEAD_WORDS = re.compile(
    r"^(?:But|And|So|Still|Yet|Then|Now|Or|Also|Again|Indeed|Instead|However|Meanwhile)?,? ?$"
)
INSCRIPTION = inscribed_pattern("en")
SENTENCE_LIKE = re.compile(r"[.?!,…—–-]$")
CLEAR_CLAUSES = ("he ", "she ", "it ", "they ", "there ", "the ", "his ", "her ", "its ", "their ", "that ")
NOT_CONTINUED = frozenset(
    [
        "in",
        "on",
        "at",
        "after",
        "before",
        "during",
        "when",
        "while",
        "as",
        "by",
        "from",
        "with",
        "to",
        "adding",
        "saying",
        "according",
        "referring",
        "citing",
        "who",
        "a",
        "an",
        "the",
        "which",
        "where",
        "whose",
        "noting",
        "according",
        "about",
        "for",
        "of",
        "via",
        "through",
    ]
)
# A pull quote stands within so many paragraphs of the words that it repeats: a page is not longer.
PULLED_FROM = 40
# "she laughed", "Ann Lee deadpanned", "the mayor shot back"
TAG = re.compile(
    rf" (?P<source>[Hh]e|[Ss]he|[Tt]hey|[Tt]he (?:[\w-]+ )?[\w-]+|(?:{UP}[\w’'.-]* ){{0,3}}{UP}[\w’'-]*) (?P<cue>[a-z]+ed|shot back|began|went on)(?=[ .,;]|$)"
)
NO_DEEDS = frozenset(
    ["starred", "appeared", "released", "directed", "wanted", "needed", "loved", "featured", "lived", "died"]
)
RULES = {
    "that": "quote.said-that",
    "bare": "quote.said-clause",
    "call": "quote.called",
    "whether": "quote.question",
    "to": "quote.promise",
}


class MarkedWords(Draft):
    """The part of reading that starts from quotation marks."""

    def _after_marks(self, cue: Cue, left: Region) -> bool:
        if "call" in cue.tags or "as" in cue.tags or cue.form == "ing":
            return False
        if cue.form == "base" and "noun" in cue.tags:
            return False
        if self.text[left.close : cue.start].strip(" ,—–-'\"’") == "":
            return self._marks_then_verb(cue, left)
        return self._marks_then_name(cue, left)

    def _marks_then_verb(self, cue: Cue, left: Region) -> bool:
        """`"The gate is shut," said Ann Lee`."""
        text = self.text
        gap = text[left.close : cue.start]
        # `the "water war" goes on`: the marked words are the subject, unless they are many
        few = text.count(" ", left.start, left.end) < 4 or cue.form != "past"
        if few and gap[:1] != "," and text[left.start : left.end].rstrip()[-1:] not in ".?!,…—–-":
            return False
        source = subject_after(text, cue.end, self._next_stop(cue))
        lead = text[max(self.low, self.unit.start) : left.open].strip(" ,;—–-")
        if " " in lead and not lead.endswith(":") and self._said_by_lead(cue):
            return True
        if source is None and (
            "noun" in cue.tags
            or not gap.startswith((" ", ","))
            or clause_after(text, cue, self.end, self.unit.regions, self.stop)
        ):
            return False
        if source is not None and self._is_inscription(cue, left, source):
            return True
        self._take_marks(cue, left, source, max(cue.end, source.end if source else cue.end))
        return True

    def _marks_then_name(self, cue: Cue, left: Region) -> bool:
        """`"The gate is shut," Ann Lee said`."""
        text = self.text
        source = subject_before(text, left.close, cue.start)
        if source is None:
            return False
        if text[left.close : source.start].strip(" ,—–-'\"’") not in ("", "as", "but", "and"):
            return False
        comma = text.startswith(",", left.close)
        ended = SENTENCE_LIKE.search(text[max(left.start, left.end - 2) : left.end].rstrip())
        if not ended and not comma and source.start - left.close > 2:
            return False
        clause = clause_after(text, cue, self.end, self.unit.regions, self.stop)
        if not ended and not comma and (source.end - source.start > 40 or clause):
            return False
        if clause and clause.kind in ("that", "bare", "whether") and not ended:
            return False
        if not self._is_inscription(cue, left, source):
            self._take_marks(cue, left, source, cue.end)
        return True

    def _is_inscription(self, cue: Cue, left: Region, source: Subject) -> bool:
        """Whether the marked words stand on a sign, and nobody says them: `"No Entry," a sign reads`."""
        if not INSCRIPTION.match(self.text, source.start, source.end):
            return False
        left.used = True
        self.refused.add(cue.start)
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
        lead = text[lead_from : left.open].lstrip(' “"')
        earlier = [r for r in self.unit.regions if r.open < left.open and r.open >= lead_from and not r.used]
        plain_lead = LEAD_WORDS.match(lead.strip()) or lead.rstrip().endswith((":", ".", "?", "!"))
        if (plain_lead and not earlier) or (not lead.strip() and earlier):
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
            elif LEAD_WORDS.match(before) and region.open >= self.low:
                self._tagged(region)

    def _tagged(self, region: Region) -> None:
        """`"I ran," she laughed`: behind a comma inside the marks any deed of somebody's says who spoke."""
        inner = self.text[region.start : region.end].rstrip()
        tag = TAG.match(self.text, region.close, self.end)
        if tag is None or inner[-1:] not in ",?!" or inner.count(" ") < 2 or tag["cue"] in NO_DEEDS:
            return
        low, high = tag.span("source")
        cue = Cue(*tag.span("cue"), None, tag["cue"])
        quote = self._quote("direct", cue, Subject(low, high), "quote.marks-then-said")
        self._add_region(quote, region)
        self.low = tag.end()
        self._continue(quote, tag.end())

    def _alone(self, region: Region) -> None:
        made = self.paragraph.made
        inner = self.text[region.start : region.end]
        last = self._said_last(region)
        if last is not None and not region.follows:
            if last.kind == "indirect":
                last.kind = "mixed"
            self._add_region(last, region)
            return
        chained = self._chain(region)
        if not chained and self._is_pulled(inner):
            return
        if not chained and (inner.count(" ") < 2 or not SENTENCE_LIKE.search(inner)):
            return
        quote = FoundQuote("direct", [], [], None, None, None, CONFIDENCE["quote.alone"], "quote.alone")
        if not chained:
            made.append(quote)
        self._add_region(quote, region)

    def _is_pulled(self, inner: str) -> bool:
        """Whether marked words alone in their paragraph repeat what another one says: a pull quote, no quote."""
        if len(self.text) > len(inner) + 4 or inner.count(" ") < 2:
            return False
        words = inner.rstrip(" .,")
        number = self.paragraph.number
        near = self.paragraph.article.texts[max(0, number - PULLED_FROM) : number + PULLED_FROM]
        return any(words in text for text in near if text is not self.text)

    def _chain(self, region: Region) -> bool:
        return region.follows and self._left_open() is not None

    def _said_last(self, region: Region) -> FoundQuote | None:
        """The quote that a sentence of nothing but marked words goes on with.

        It is the last one of the paragraph; at its head the last one before, if that ended in marks. Of 330 such
        sentences in the annotated articles one in ten is a quote by itself.
        """
        words = self.text[region.start : region.end]
        whole = words.count(" ") >= 2 and SENTENCE_LIKE.search(words) is not None
        before = [quote for quote in self.paragraph.made if quote.content[-1].start < region.start]
        if before:
            last = max(before, key=lambda quote: quote.content[-1].start)
            goes_on = last.kind == "direct" and self._adjoins(last)
            return last if whole or goes_on else None
        held, article = self.paragraph.held, self.paragraph.article
        if held is not None:
            return held
        said = article.last
        if said is None or region.open or said.kind != "direct" or not whole:
            return None
        return said if said.content[-1].paragraph == self.paragraph.number - 1 else None

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
