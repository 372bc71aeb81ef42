"""Captions that the lines around them prove: over a credit, under a gallery's button, alike in their ends."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.rules.phrases import key_of
from wirecleaner.wire.author_words import is_given_name
from wirecleaner.wire.captions import Reader
from wirecleaner.wire.makers import Part
from wirecleaner.wire.picture_lines import STORY_LINE, Around, Seen

# A caption over its credit has 3 words at least ("The village of Ruden"), and no more than two sentences.
_FEWEST_WORDS, _LONGEST = 3, 260
_LONGEST_IN_STORY = 120
_PROSE = 60
_FEWEST_PRINTED_TWICE = 5
_FEWEST_UNDER, _LONGEST_HEADING = 6, 100
_LONGEST_OPENER = 40
# Over a credit of a page that has captions there, texts of up to 308 characters were captions.
_LONGEST_AS_TEXT, _IN_HEAD = 320, 8
# Pull quotes of so few words are items of a list; a person's name has at most so many.
_FEWEST_AGAIN, _NAME_WORDS = 7, 3
# A byline stands at most so many lines over the story.
_FEW_OVER_STORY = 40
_TEXT = frozenset({Label.BODY, Label.FURNITURE, Label.PULL_QUOTE})
_TORN = frozenset({"(", "[", "|", "–", "-"})
_SENTENCE = regex.compile(r"[.!?…]['\"”’»)]? +[\p{Lu}\"“«]")
_FOOTER = regex.compile(r"©|(?i:copyright|rights reserved)")
_QUOTE = regex.compile(r"[\"“”„«»]")
_STOP = regex.compile(r"[.!?…]['\"”’»)]?$")
# A name or house in brackets behind a full stop, or without brackets.
_IN_BRACKETS = regex.compile(r"(?<=[.!?]['\"”’]? ?)\([\p{Lu}@][^()]{1,60}\)$")
_AT_END = regex.compile(r"(?<=\.['\"”’]? )[\p{Lu}@][^.!?:;,\"“”()]{1,40}$")
# The labels of what stands around a picture at the head of a story, and of what the story's body is never under.
_HEAD = frozenset({Label.DATE, Label.BYLINE, Label.BYLINE_NOTE, Label.SHARE, Label.MEASURE, Label.COMMENT})
# A rule that names the source of a picture before its caption: "Image source, Getty Images".
_BEFORE_CAPTION = frozenset({"credit.image-source"})


class CaptionPlaces:
    """The lines of a page with text, and where a caption may stand among them."""

    def __init__(self, doc: Document, reader: Reader, page: Around) -> None:
        self._doc = doc
        self._reader = reader
        self._page = page
        self._lines = doc.written
        self._short = [line for line in self._lines if line.label is None and _is_short(line)]
        self._again = {
            text for text, times in Counter(line.text for line in self._short).items() if times > 1
        }
        self._credited = {
            candidate.span for candidate in doc.proposed("captions") if candidate.value["credit"] is not None
        }
        self._first_story = next(
            (at for at, line in enumerate(self._lines) if _is_story(line)), len(self._lines)
        )

    def captions(self) -> Iterator[tuple[Line, Seen, str]]:
        """The lines that their place proves to be captions, with what they show and the rule."""
        for line in self._over_credits():
            yield self._seen(line, "caption.over-its-credit")
        for at, line in enumerate(self._lines):
            if line.text in self._again and self._is_printed_again(at):
                yield self._seen(line, "caption.printed-twice")
            elif (
                len(line.text) <= _LONGEST_OPENER
                and at + 1 < len(self._lines)
                and key_of(line) in self._reader.openers
                and _is_short(self._lines[at + 1])
            ):
                yield self._seen(self._lines[at + 1], "caption.under-gallery-button")
        for line in self._alike():
            yield self._seen(line, "caption.name-at-end-as-others")

    def _over_credits(self) -> Iterator[Line]:
        """The lines over credits; less proof is wanted where a page has shown that its captions stand there."""
        places = list(self._places_over_credits())
        shown = {rule for at, rule, is_sure in places if is_sure and at > self._first_story}
        for at, rule, is_sure in places:
            # In the head a headline without a full stop may stand in the same place.
            if is_sure or (rule in shown and (at > self._first_story or _STOP.search(self._lines[at].text))):
                yield self._lines[at]

    def _places_over_credits(self) -> Iterator[tuple[int, str, bool]]:
        """Where a caption may stand over a credit, the credit's rule, and whether its own place proves it."""
        credits = [at for at, line in enumerate(self._lines) if line.label is Label.CREDIT]
        rules = {decision.start: decision.rule for decision in self._doc.decisions} if credits else {}
        for at in credits:
            line = self._lines[at]
            rule = rules.get(line.start, "")
            if rule not in _BEFORE_CAPTION:
                # A bracket torn from the credit may stand between: "… in May", "(", "Image:", "Jane Roe/AFP)".
                over = at - 2 if at > 1 and self._lines[at - 1].text in _TORN else at - 1
                if over > 0 and self._may_be_over_credit(over):
                    yield over, rule, self._is_over_credit(over, in_brackets=line.text[0] in "([")

    def _seen(self, line: Line, rule: str) -> tuple[Line, Seen, str]:
        return line, self._reader.known_caption(line, self._page), rule

    def _is_printed_again(self, at: int) -> bool:
        """Whether a line is the alternative text of a picture, which the caption right behind it repeats.

        Headlines are printed twice as well, but without a full stop.
        """
        line = self._lines[at]
        if not _is_short(line) or len(line.text) >= STORY_LINE or not _STOP.search(line.text):
            return False
        if line.text.count(" ") + 1 < _FEWEST_PRINTED_TWICE:
            return False
        return self._page.story_follows(line) and any(
            other.text == line.text for other in self._lines[at + 1 : at + 3]
        )

    def _may_be_over_credit(self, at: int) -> bool:
        line = self._lines[at]
        if not _is_short(line) or (at + 2 < len(self._lines) and self._takes_credit(at, at + 2)):
            return False
        return self._page.story_follows(line)

    def _is_over_credit(self, at: int, *, in_brackets: bool) -> bool:
        """Whether the line over a credit is its caption: in the story, or in the head with a date or byline over it."""
        line, over = self._lines[at], self._lines[at - 1]
        # Over the story a deck stands in the same place; under a date or a byline it does not.
        if over.label in _HEAD or (in_brackets and _STOP.search(line.text)):
            return True
        # In the story a photo without a caption stands under a paragraph: that is long, or has more than one sentence.
        if len(line.text) >= (_LONGEST_IN_STORY if _SENTENCE.search(line.text) else STORY_LINE):
            return False
        is_prose = len(over.text) >= _PROSE and bool(_STOP.search(over.text))
        return at > self._first_story and (is_prose or over.label is not None)

    def _takes_credit(self, over: int, under: int) -> bool:
        """Whether the line under a credit is its caption: a known one, or one without a full stop under prose."""
        above, below = self._lines[over], self._lines[under]
        if below.label is not None:
            return below.label is Label.CAPTION and below.content not in self._credited
        words = below.text.count(" ") + 1
        is_open = words >= _FEWEST_UNDER and len(below.text) <= _LONGEST and below.text[-1] not in ".!?:"
        return is_open and bool(_STOP.search(above.text)) and len(above.text) >= _LONGEST_HEADING

    def _alike(self) -> Iterator[Line]:
        """Lines of one sentence that end in names as others do, one of them a house or two of them the same."""
        for pattern, sign, brackets in ((_IN_BRACKETS, "(", True), (_AT_END, ".", False)):
            found = [
                (line, match)
                for line in self._short
                if sign in line.text
                and line.label is None
                and line.text[-1] not in ".!?"
                and (match := pattern.search(line.text))
            ]
            found = [(line, match) for line, match in found if self._is_name(line, match)]
            names = Counter(match.group() for _, match in found)
            houses = sum(self._has_house(line, match) for line, match in found)
            for line, match in found:
                if (brackets and len(found) > 1 and houses) or names[match.group()] > 1:
                    yield line

    def _is_name(self, line: Line, match: "regex.Match[str]") -> bool:
        caption = line.text[: match.start()].rstrip()
        if (
            caption.count(" ") < _FEWEST_WORDS
            or _FOOTER.search(line.text)
            or _SENTENCE.search(caption)
            or _QUOTE.search(caption)
        ):
            return False
        seen = self._reader.known_caption(line, self._page)
        return seen.makers is not None and seen.credit is not None and not _goes_on(self._lines, line)

    def _has_house(self, line: Line, match: "regex.Match[str]") -> bool:
        seen = self._reader.known_caption(line, self._page)
        return seen.makers is not None and seen.makers.has(Part.HOUSE)


def captions_taken_for_text(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines over credits of a story that were taken for its text, though its other captions stand in such places.

    A credit right under a paragraph belongs to a picture without a caption, or the paragraph is the caption: the page
    shows which by its other credits. What stands closer to the text above than to its credit is text.
    """
    if not {line.label for line in lines} >= {Label.CREDIT, Label.CAPTION}:
        return
    lines = [line for line in lines if any(map(str.isalpha, line.text))]
    story = [at for at, line in enumerate(lines) if line.label is Label.BODY]
    if not story:
        return
    head = max(1, story[0] - _IN_HEAD)
    places = [
        at - 1 for at in range(head + 1, story[-1] + 3) if at < len(lines) and lines[at].label is Label.CREDIT
    ]
    if not any(lines[over].label is Label.CAPTION for over in places):
        return
    for over in places:
        line = lines[over]
        above, below = line.index - lines[over - 1].index, lines[over + 1].index - line.index
        if line.label in _TEXT and above >= below and _may_be_over(line):
            yield line


def caption_over_byline(lines: Sequence[Line]) -> Line | None:
    """The one line between deck and byline that was taken for text: a picture's caption, since a story follows its byline."""
    title = next((at for at, line in enumerate(lines) if line.label is Label.TITLE), None)
    if title is None or len(lines) < title + 4:
        return None
    deck, line, byline = lines[title + 1 : title + 4]
    is_between = deck.label is Label.DECK and byline.label is Label.BYLINE
    is_caption = (
        line.label in (Label.BODY, Label.SUBHEADING)
        and len(line.text) <= STORY_LINE
        and _may_be_over(line)
        and not _QUOTE.search(line.text)
    )
    return line if is_between and is_caption else None


def sentences_printed_again(lines: Sequence[Line]) -> Iterator[Line]:
    """Sentences of the story printed again inside it, two or more in a row: the captions of a row of pictures.

    A pull quote stands alone, or in quotation marks.
    """
    if sum(line.label is Label.PULL_QUOTE for line in lines) < 2:
        return
    row: list[Line] = []
    for line in (*lines, None):
        if line is not None and line.label is Label.PULL_QUOTE:
            row.append(line)
            continue
        if len(row) > 1 and all(
            not other.bullet and not _QUOTE.search(other.text) and other.text.count(" ") >= _FEWEST_AGAIN
            for other in row
        ):
            yield from row
        row = []


def name_over_byline(lines: Sequence[Line], authors: Collection[str]) -> Line | None:
    """A person's name that stands alone right over the byline, if the story tells of that person: a portrait's caption."""
    start = next((at for at, line in enumerate(lines) if line.label is Label.BODY), 0)
    title = next((at for at, line in enumerate(lines) if line.label is Label.TITLE), start)
    for at in range(max(title + 2, start - _FEW_OVER_STORY), start):
        line, words = lines[at - 1], lines[at - 1].text.split()
        if (
            lines[at].label is Label.BYLINE
            and line.label in (Label.FURNITURE, Label.SECTION)
            and 2 <= len(words) <= _NAME_WORDS
            and all(word[0].isupper() for word in words)
            and is_given_name(words[0])
            and line.text not in authors
            and any(line.text in other.text for other in lines[start:] if other.label is Label.BODY)
        ):
            return line
    return None


def _may_be_over(line: Line) -> bool:
    """Whether a line has the length of a caption, and begins and ends as one."""
    text = line.text
    return (
        text.count(" ") + 1 >= _FEWEST_PRINTED_TWICE
        and len(text) <= _LONGEST_AS_TEXT
        and text[-1] not in ":?,"
        and not text[0].islower()
    )


def _is_story(line: Line) -> bool:
    return len(line.text) >= STORY_LINE and bool(_STOP.search(line.text)) and line.label is None


def _is_short(line: Line) -> bool:
    """Whether an open line has the length of a caption, and neither opens with a quote nor announces what follows."""
    text = line.text
    return (
        line.label is None
        and text.count(" ") + 1 >= _FEWEST_WORDS
        and len(text) <= _LONGEST
        and text[-1] not in ":?"
        and not _QUOTE.match(text)
        and len(_SENTENCE.findall(text)) < 2
    )


def _goes_on(lines: Sequence[Line], line: Line) -> bool:
    """Whether the line below begins within a sentence: the dump has torn a paragraph at its links."""
    at = bisect_right(lines, line.index, key=lambda other: other.index)
    return at < len(lines) and (lines[at].text[0].islower() or lines[at].text[0] in ",.;:")
