"""`According to X, …` and `…, according to X`."""

from wirecleaner.stages.quotes.clauses import FINITE_SOON
from wirecleaner.stages.quotes.cues import Cue
from wirecleaner.stages.quotes.marked import MarkedWords
from wirecleaner.stages.quotes.sources import subject_after
from wirecleaner.stages.quotes.subjects import FINITE, Subject

LEADING = frozenset(["But", "And", "Also", "So", "Still", "Yet", "Meanwhile", "However", "Instead"])


class AccordingTo(MarkedWords):
    """The part of reading that starts from "according to"."""

    def _according(self, cue: Cue) -> None:
        text = self.text
        if cue.start < self.inside and self.open is not None and not text[: cue.start].rstrip().endswith(","):
            return
        source = subject_after(text, cue.end, self.end)
        if source is None:
            return
        before = text[self.low : cue.start].strip(" ,")
        if not before or before in LEADING:
            self._according_first(cue, source)
        elif self.inside > cue.start:
            self._cut(cue.start)
        else:
            self._according_last(cue, source)

    def _according_last(self, cue: Cue, source: Subject) -> None:
        """`The gate was shut, according to Ann Lee`."""
        text = self.text
        begin, stop = self.low, cue.start
        while begin < cue.start and text[begin] in " ,;—–-":
            begin += 1
        while stop > begin and text[stop - 1] in " ,;—–-":
            stop -= 1
        taken = all(r.used for r in self.unit.regions if r.open >= begin)
        if stop - begin < 8 or (taken and text[begin:stop].count(" ") < 2):
            return
        quote = self._quote("indirect", cue, source, "quote.according-to")
        self._add_clause(quote, begin, stop)
        self.low = source.end
        if text.startswith(", ", source.end) and not FINITE_SOON.search(text, begin, stop):
            self.inside = self._clause_end(source.end + 2)
            self._add_clause(quote, source.end + 2, self.inside)
            self.open = quote
            return
        self._continue(quote, source.end)

    def _according_first(self, cue: Cue, source: Subject) -> None:
        """`According to Ann Lee, the gate was shut`."""
        text = self.text
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
        described = word in ("a", "an", "who", "which", "whose") or (
            word == "the" and text[source.start].isupper()
        )
        if chunk and described and chunk.count(" ") < 14 and (word[0] == "w" or not FINITE.search(chunk)):
            return Subject(source.start, second), second
        return Subject(source.start, comma), comma
