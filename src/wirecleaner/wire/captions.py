"""How a caption and its credit share a line: what its words prove, and what the lines around it must show.

What only the neighbours could tell is left alone: a caption whose credit stands on another line, a bare name.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

import regex

from wirecleaner.data import folders_for, load_table
from wirecleaner.document import Line
from wirecleaner.labels import Label
from wirecleaner.rules import Hit, Rule, RuleSet, load_rules
from wirecleaner.rules.phrases import phrase_key
from wirecleaner.wire.agencies import agency_words, may_name_house
from wirecleaner.wire.chains import LONGEST_CREDIT, Found, credit_at_end, credit_line
from wirecleaner.wire.makers import Part, read_makers
from wirecleaner.wire.picture_lines import STORY_LINE, Around, Seen

# Captions of up to 610 characters were seen (with a date, a place and two sentences of background).
LONGEST_CAPTION = 900
_COUNT = regex.compile(
    r"^(?:\[ ?\d{1,3} ?(?:/|of) ?\d{1,3} ?\] ?|\d{1,3} ?/ ?\d{1,3} (?=\p{Lu}))|\s?[\[(] ?\d{1,3} ?(?:/|of) ?\d{1,3} ?[\])]$"
)
_NOT_FOR_SALE = regex.compile(r" ?\((?:PHOTO )?NOT FOR SALE\)$")
_BAR_END = regex.compile(r"[\s|/,、＝–—(\[-]+$")
_YEAR = regex.compile(
    r"\b(?:on|in) (?:\p{L}+ )?\p{Lu}[\p{L}.]{2,9} \d{1,2}, (?:19|20)\d\d\b|\b\d{1,2} \p{Lu}\p{L}{2,9} (?:19|20)\d\d\b"
)
_DATED = regex.compile(r"\b(?:19|20)\d\d\b")
# Behind a caption's full stop, or in brackets: up to five words that begin with a capital.
_LOOSE_END = regex.compile(
    r"(?<=[.!?…][\"”’»)]? ?)(?P<makers>[\p{Lu}@](?:[^\s.!?:;\"“”()]|(?<=\b\p{Lu})\.)*+(?: [^\s!?:;\"“”()]++){0,4})$"
    r"|(?<=\S ?)[(\[](?P<makers>\p{Lu}[^()\[\]!?\"“”]{1,70})[)\]]\.?$"
)
# "Photo: ", "Isithombe: ": a word or two and a colon before the makers.
_ANNOUNCED = regex.compile(r"[(\[]?(?:\p{L}{3,16} ?){1,2}[:：] ?(?=\S)")
# "… in Birmingham, Alabama, April 14, 2024.", "… on April 14, 2024, in Birmingham, Ala."
_ENDS_IN_DAY = regex.compile(
    r"\b(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}\p{Ll}{2,8}),? (?:19|20)\d\d(?:, (?:in|at) \p{Lu}[^.!?\"]{2,50}|\.)?\.?$"
)
# The marks of a chain, the sign of a claim, a year: the quick test for what no word of a rule proves.
_TELLING = re.compile(r"[:/|)\]）©Ⓒ\d]")
_YEAR_NEAR_END = regex.compile(r" (?:19|20)\d\d\b")
_LONGEST_OF_A_DAY = 320
_INNER_STOP = re.compile(r"[.!?][\"”')]? ")
_SENTENCE = regex.compile(r"[.!?] +[\p{Lu}\"“]")


@dataclass(frozen=True)
class Reader:
    """What is known of one language's credits and captions."""

    rules: RuleSet
    signed: RuleSet
    caption_words: frozenset[str]
    prose_words: frozenset[str]
    chrome: tuple[str, ...]
    fronts: tuple[str, ...]
    openers: frozenset[str]
    """What stands alone on the line above a caption."""

    def look(self, line: Line, page: Around) -> Seen | None:
        """What a line shows, or None."""
        text = line.text
        is_signed = not text.isascii() and ("©" in text or "Ⓒ" in text)
        hit = (self.signed if is_signed else self.rules).match(line)
        if hit is None and not _may_show_credit(line):
            return None
        if text.endswith(self.chrome):
            button = next(button for button in self.chrome if text.endswith(button))
            text = text[: -len(button)].rstrip(" ,|")
        tail = text[-LONGEST_CREDIT:]
        if hit is not None and hit.group("makers") is not None:
            if seen := self._marked(hit.rule.id, hit.rule.kind, hit.rule.score, hit.match, line, page):
                return seen
            hit = self._by_words.match(line)
        elif (
            hit is None
            and (":" in tail or " by " in tail)
            and self._marker.search(text, len(text) - len(tail))
            and (seen := self._marked_tail(text, line, page))
        ):
            # The marker is run together with the caption's last word: "… the stormImage: Jane Roe/AFP".
            return seen
        if _may_end_in_chain(line, tail) and (found := self._found(text, line, page)) is not None:
            return self._seen(found, text)
        if hit is not None and hit.rule.kind == "marker":
            return self._torn(hit, line, page)
        if hit is not None and hit.rule.label is Label.CAPTION:
            if seen := self._marked_tail(text, line, page):
                return seen
            return Seen(hit.rule.id, hit.rule.score, self._caption(text, 0, len(text)), None)
        if _YEAR_NEAR_END.search(text, max(0, len(text) - 60)) and self._tells_of_a_day(text):
            return Seen("caption.present-tense-and-day", 0.8, self._caption(text, 0, len(text)), None)
        return None

    def _tells_of_a_day(self, text: str) -> bool:
        """Whether a sentence tells in the present tense of a day in a year, which only captions do."""
        if len(text) > _LONGEST_OF_A_DAY or not _ENDS_IN_DAY.search(text) or _SENTENCE.search(text):
            return False
        words = {word.strip(".,;:'()").lower() for word in text.split()}
        return bool(words & self.caption_words) and not words & self.prose_words and '"' not in text

    def known_caption(self, line: Line, page: Around) -> Seen:
        """What a line shows that is known to be a caption: the credit at its end needs no further proof."""
        text = line.text
        if seen := self._marked_tail(text, line, page):
            return seen
        if (found := credit_at_end(text)) is not None:
            return self._seen(found, text)
        if match := _LOOSE_END.search(text):
            makers = read_makers(text, *match.span("makers"))
            if makers.is_credit and makers.has(Part.HOUSE, Part.PERSON, Part.BODY, Part.UNKNOWN):
                caption = self._caption(text, 0, match.start("makers"))
                return Seen("caption.name-at-end", 0.7, caption, match.span("makers"), makers)
        return Seen("caption.whole-line", 0.7, self._caption(text, 0, len(text)), None)

    def known_credit(self, line: Line, page: Around) -> Seen:
        """What a line shows that is known to be a credit: all of it but the word that announces it."""
        text = line.text
        hit = self.rules.match(line) or self.signed.match(line)
        if hit is not None and hit.group("makers") is not None:
            seen = self._marked(hit.rule.id, None, hit.rule.score, hit.match, line, page)
            if seen is not None and seen.caption is None:
                return seen
        if (found := credit_line(text)) is not None and not found.caption_end:
            return self._seen(found, text)
        if text[-1] in ":：":
            # Nothing but the word that announces it: the makers stand on another line.
            return Seen("credit.marker-alone", 0.7, None, None)
        front = _ANNOUNCED.match(text)
        start, end = front.end() if front else 0, len(text)
        start, end = (start + 1, end - 1) if text[start] in "([" and text[-1] in ")]" else (start, end)
        makers = read_makers(text, start, end)
        return Seen("credit.whole-line", 0.7, None, (start, end), makers if makers.is_credit else None)

    def _marked_tail(self, text: str, line: Line, page: Around) -> Seen | None:
        """A marked credit at the end of a text, tried without a look at the line's words."""
        for rule in self._tails:
            if (
                len(text) <= rule.longest
                and (match := rule.compiled.search(text))
                and (seen := self._marked(rule.id, rule.kind, rule.score, match, line, page))
            ):
                return seen
        return None

    def _torn(self, hit: Hit, line: Line, page: Around) -> Seen | None:
        """A marker whose makers stand on the next line: "(Image:", then "Jane Roe via Getty Images)"."""
        makers_line = page.neighbour(line, 1)
        if makers_line is None or makers_line.label is not None or len(makers_line.text) > LONGEST_CREDIT:
            return None
        end = len(makers_line.text.rstrip(")].")) or 1
        makers = read_makers(makers_line.text, 0, end)
        if not makers.is_credit or not makers.has(Part.HOUSE, Part.PERSON, Part.BODY):
            return None
        Seen(hit.rule.id, hit.rule.score, None, (0, end), makers).propose(page.doc, makers_line)
        start = hit.match.start()
        return Seen(hit.rule.id, hit.rule.score, self._caption(line.text, 0, start) if start else None, None)

    @cached_property
    def _tails(self) -> tuple[Rule, ...]:
        """The rules that find a marked credit at the end of a caption."""
        return tuple(
            rule
            for rule in self.rules.rules
            if rule.label is Label.CAPTION and "makers" in rule.compiled.groupindex
        )

    @cached_property
    def _marker(self) -> "regex.Pattern[str]":
        words = sorted(
            {word.capitalize() for rule in self._tails for word in rule.words}, key=lambda word: -len(word)
        )
        return regex.compile(rf"(?<=\p{{Ll}})(?:{'|'.join(map(regex.escape, words))})")

    def _marked(
        self, rule: str, kind: str | None, score: float, match: "regex.Match[str]", line: Line, page: Around
    ) -> Seen | None:
        """A credit that a rule found, if its words can be makers."""
        text = line.text
        courtesy = "ourtesy" in match.group("credit")
        makers = read_makers(text, *match.span("makers"), courtesy=courtesy)
        if text[0] in "([" and text[-1] in ")]" and match.start("credit") == 1 and not makers.is_credit:
            # Marker and brackets around all of it prove a credit, though it tells how the picture was made.
            return Seen(rule, score, None, match.span("makers"), None)
        # A rule of kind "role" names in its pattern what gave the picture: a press office, an archive, a reader.
        if kind != "role" and not (
            makers.is_credit and makers.has(Part.HOUSE, Part.PERSON, Part.BODY, Part.ROLE, Part.UNKNOWN)
        ):
            return None
        if kind == "holder" and not (
            makers.has(Part.HOUSE, Part.PERSON, Part.ROLE) and page.story_follows(line)
        ):
            return None
        if kind == "house" and not makers.has(Part.HOUSE, Part.PERSON, Part.ROLE):
            return None
        if kind == "source" and not (makers.has(Part.PERSON) and makers.has(Part.HOUSE)):
            return None
        start, end = match.span("credit")
        before = text[:start].rstrip(" |/([（【［〔—–-")
        # The word that announces the makers is no part of what is proposed; the sign © belongs to the name, and so
        # does what a slash joins to it.
        joined = text[start] in "©Ⓒ" or text[match.start("makers") - 1] == "/"
        names = (start if joined else match.start("makers"), end)
        return Seen(rule, score, self._caption(text, 0, len(before)) if before else None, names, makers)

    def _found(self, text: str, line: Line, page: Around) -> Found | None:
        """A credit without a marker, if the page shows what it needs."""
        found = credit_line(text) or credit_at_end(text)
        if found is None or not found.needs:
            return found
        if found.needs == "caption":
            if found.caption_end:
                return found if self._reads_as_caption(text[: found.caption_end]) else None
            return found if self._follows_caption(page, line) else None
        if found.needs == "caption above":
            return found if self._under_caption(page, line) else None
        if not page.story_follows(line) or _SENTENCE.search(text, 0, max(found.caption_end, 0)):
            return None
        if found.needs in ("sole mention", "one sentence"):
            if found.caption_end > 200 or '"' in text:
                return None
            named = found.needs == "sole mention" and not page.is_sole_mention(
                line.printed[found.start : found.end]
            )
            return None if named else found
        return found if self._stands_by_a_caption(page, line) else None

    def _seen(self, found: Found, text: str) -> Seen:
        if not found.caption_end:
            return Seen(found.rule, found.score, None, (found.start, found.end), found.makers)
        return Seen(
            found.rule,
            found.score,
            self._caption(text, 0, found.caption_end),
            (found.start, found.end),
            found.makers,
        )

    def _caption(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The range of the caption without gallery counts, fronts and the marks that led to the credit."""
        if text[start : start + 1] == "[" and "]" not in text[start:end]:
            start += 1
        for front in self.fronts:
            if text.startswith(front, start):
                start += len(front)
                break
        start += len(text[start:end]) - len(text[start:end].lstrip())
        for _ in range(2):
            if count := _COUNT.search(text[start:end]):
                start, end = (
                    (start + count.end(), end) if not count.start() else (start, start + count.start())
                )
            if sale := _NOT_FOR_SALE.search(text[start:end]):
                end = start + sale.start()
            if mark := _BAR_END.search(text[start:end]):
                end = start + mark.start()
        return start, max(start, end)

    @cached_property
    def _by_words(self) -> RuleSet:
        """The rules that know a caption by its own words."""
        return RuleSet(
            rule
            for rule in self.rules.rules
            if rule.label is Label.CAPTION and "makers" not in rule.compiled.groupindex
        )

    def _reads_as_caption(self, text: str) -> bool:
        """Whether a text that a house in brackets follows is a caption and no paragraph."""
        if len(text) > 400 or any(mark in text for mark in '"“”'):
            return False
        words = {word.strip(".,;:'()").lower() for word in text.split()}
        if words & self.prose_words:
            return False
        if _YEAR.search(text) or any(rule.search(text) for rule in self._by_words.rules):
            return True
        return not _SENTENCE.search(text) and bool(words & self.caption_words)

    def _follows_caption(self, page: Around, line: Line) -> bool:
        before = page.neighbour(line, -1)
        return before is not None and (
            before.label is Label.CAPTION or (before.label is None and self._reads_as_caption(before.text))
        )

    def _under_caption(self, page: Around, line: Line) -> bool:
        """Whether a caption stands above a house's bare name, and no date below it, as below a byline."""
        before, after = page.neighbour(line, -1), page.neighbour(line, 1)
        if before is None or before.label not in (None, Label.CAPTION) or not page.story_follows(line):
            return False
        text = before.text
        if after is not None and (
            after.label is Label.DATE
            or (len(after.text) < STORY_LINE and _DATED.search(after.text))
            or after.text[0].islower()
        ):
            return False
        return text.endswith(".") and text.count(" ") >= 4 and len(text) <= 200 and not _SENTENCE.search(text)

    def _stands_by_a_caption(self, page: Around, line: Line) -> bool:
        """Whether a line of at least five words, no longer than captions are, stands next to it."""
        for step in (-1, 1):
            beside = page.neighbour(line, step)
            if (
                beside is not None
                and beside.text.count(" ") >= 4
                and len(beside.text) < 300
                and beside.label in (None, Label.CAPTION)
            ):
                return True
        return False


def _may_show_credit(line: Line) -> bool:
    """The quick test for a line that no rule fits: most lines have no mark, joint or agency either."""
    text = line.text
    return (
        " by " in text
        or " for " in text
        or _TELLING.search(text) is not None
        or not line.words.isdisjoint(agency_words())
    )


def _may_end_in_chain(line: Line, tail: str) -> bool:
    """A quick look at the end of a line for the marks and names without which no chain of makers is found."""
    if tail[-1:] in ")]）" or "/" in tail or " | " in tail:
        return True
    if " for " in tail and ("|" in tail or _INNER_STOP.search(tail)):
        return True
    # A bar without blanks may join names that no table has.
    return may_name_house(line) or ("|" in tail and not line.words.isdisjoint(agency_words()))


@cache
def reader_of(language: str | None) -> Reader:
    """What is known of a language's credits and captions, with what is printed alike everywhere."""
    tables = [load_table(folder, "credits") for folder in folders_for(language)]

    def entries(key: str) -> tuple[str, ...]:
        return tuple(entry for table in tables for entry in table.get(key, ()))

    rules = load_rules("credits", language)
    # The rules of the copyright sign have no word to be found by; one look for the sign saves trying them.
    unsigned = RuleSet(rule for rule in rules.rules if rule.words or "©" not in rule.pattern)
    fronts = tuple(sorted(entries("fronts"), key=lambda front: -len(front)))
    return Reader(
        unsigned,
        rules,
        frozenset(entries("caption_words")),
        frozenset(entries("prose_words")),
        entries("chrome"),
        fronts,
        frozenset(map(phrase_key, entries("openers"))),
    )
