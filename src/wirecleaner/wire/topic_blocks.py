"""Where topic labels without a marker stand on a page: short lines behind the story that the story itself names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from wirecleaner.data import LINGUA_FRANCA, base_language, load_words
from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.rules import load_rules
from wirecleaner.rules.phrases import Phrases, load_phrases
from wirecleaner.wire.topic_lists import Story, is_step, is_topic

_LETTER = regex.compile(r"\p{L}")
_STORY = frozenset({Label.BODY, Label.TITLE, Label.DECK, Label.CAPTION})
# What a marker may have been taken for that was not read before the story was found.
_MARKED = frozenset({None, Label.FURNITURE, Label.RELATED_MARKER, Label.TAGS})
# What a line may have been called before it is seen that the story names it.
_OPEN = frozenset({None, Label.FURNITURE, Label.RELATED, Label.SUBHEADING, Label.LIST_ITEM, Label.TAGS})
# How many of a list the story must name, by the number of lines between the story's last paragraph and the list.
_NEXT, _SHORT = 2, 4
_FEW_BULLETS = 8
_NEAR, _NEAR_NAMED = 6, 2
_FAR, _FAR_NAMED = 16, 3
_FARTHEST, _FARTHEST_NAMED = 60, 4
# A list has company of its kind in no story: at most this share of the story's text stands behind it.
# Lists without bullets look like subheadings, and like sentences that the dump tore at their links.
_BEHIND, _BEHIND_FLAT = 0.4, 0.1
# A list of which the story names this many, and this share, is one of topics wherever it stands behind it.
_PROVEN, _PROVEN_SHARE = 5, 0.6
# Running text that the story was torn from, by a box or an offer, is no shorter than this.
_PROSE = 100
_STOPS = '.!?…”"»。！？'
# The longest list seen has 20 labels.
_MOST = 24
# What an item of a list without clear ends counts: one that the story names, one it does not, a word of menus.
_NAMED, _UNNAMED, _MENU = 1.0, -0.7, -1.5
# A label at the title stands at most so many lines from it.
_AT_TITLE = 3
_LABELS = frozenset({Label.SECTION, Label.KICKER})
# The first letters of words inside sentences. Of English and Spanish ones .05 to .2 are capitals, of German ones .3 to .4.
_INSIDE = regex.compile(r"(?<=[\p{Ll},] )\p{L}")
_CAPITAL_NOUNS = 0.25
# Between topics that are known, and at either end of them, up to as many others are taken as are known, or so many.
_FEWEST_REST = 2


@dataclass(slots=True, frozen=True)
class Block:
    """Some lines of one label each, and how many of them the story names."""

    lines: Sequence[Line]
    named: float


@dataclass(frozen=True)
class TopicPage:
    """The lines of a page with text, what the story says, and where it ends."""

    lines: Sequence[Line]
    story: Story
    phrases: Phrases
    authors: frozenset[str]
    doc: Document
    behind: Sequence[int]
    """For each line the number of the story's characters that stand behind it."""
    distance: Sequence[int]
    """For each line how many lines before it the last one of the story stands."""

    @classmethod
    def of(cls, doc: Document) -> "TopicPage | None":
        """What has to be known of a document; None if it has no story."""
        # Commas between the labels, and numbers of stories behind them, may stand on lines of their own.
        lines = [line for line in doc.written if line.text[0].isalpha() or _LETTER.search(line.text)]
        body = [at for at, line in enumerate(lines) if line.label is Label.BODY]
        if not body:
            return None
        own = base_language(doc.language) or LINGUA_FRANCA
        # A list at the end may have been taken for the story's last line.
        first, last = body[0], body[-1]
        told = (
            line.text
            for at, line in enumerate(lines)
            if (line.label in _STORY and (at != last or line.text[-1] in _STOPS)) or _is_prose(line)
        )
        story = Story(told, load_words(own, "function_words"))
        lines = lines[first:]
        left = sum([len(line.text) for line in lines if line.label is Label.BODY])
        behind, distance, last = [], [], 0
        for at, line in enumerate(lines):
            if line.label is Label.BODY:
                left, last = left - len(line.text), at
            behind.append(left)
            distance.append(at - last)
        authors = frozenset(candidate.value["name"] for candidate in doc.proposed("authors"))
        phrases = load_phrases(doc.language)
        return cls(lines, story, phrases, authors, doc, behind, distance)

    @cached_property
    def short_lines(self) -> frozenset[str]:
        """What stands on lines of their own, in lower case, as far as it can be a topic."""
        return frozenset(line.text.lower() for line in self.doc.written if is_topic(line.text))

    @cached_property
    def _has_shape(self) -> Sequence[bool]:
        """Whether each line can be a topic label by its shape."""
        return [is_topic(line.text) for line in self.lines]

    @cached_property
    def _is_known(self) -> dict[str, bool]:
        """What was asked of the labels so far, for `is_topic`: a list is looked at from several sides."""
        return {}

    def blocks(self) -> Iterator[Block]:
        """The lists of one label a line that stand where topic labels stand and that the story names."""
        total = self.behind[0] + len(self.lines[0].text)
        for start, end in self._runs():
            if self._is_out_of_reach(start, end, total):
                continue
            named = [line.label is Label.TAGS or self.is_topic(line.text) for line in self.lines[start:end]]
            block = self._whole(start, end, named) or self._part(start, end, named)
            if block is None:
                continue
            share = block.named / len(block.lines)
            is_proven = (
                block.named >= _PROVEN and share >= _PROVEN_SHARE and self.distance[start] <= _FARTHEST
            )
            if is_proven or (
                self.behind[start] <= _BEHIND * total and block.named >= self._wanted(start, block)
            ):
                yield block

    def first_bullets(self) -> Block | None:
        """A list with bullets right behind the story's last sentence, of a word or two each, though none is named.

        Half of its labels at least are no words of menus, and one stands elsewhere on the page.
        """
        source = ""
        for start, end in self._runs():
            lines = self.lines[start:end]
            source = source or self.doc.source.lower()
            if (
                lines[0].bullet
                and self.behind[start] == 0
                and self.distance[start] <= _NEXT
                and 3 <= len(lines) <= _FEW_BULLETS
                and all(line.text.count(" ") <= 1 for line in lines)
                and 2 * sum(map(self._is_menu, range(start, end))) <= len(lines)
                and any(source.count(line.text.lower()) > 1 for line in lines)
            ):
                return Block(lines, 1)
        return None

    def lines_of_lists(self) -> Iterator[Line]:
        """The lines behind the story that may hold several labels."""
        total = self.behind[0] + len(self.lines[0].text)
        for at, line in enumerate(self.lines):
            is_last = line.label is Label.BODY and not self.behind[at] and line.text[-1] not in _STOPS
            if (
                (line.label in _OPEN or is_last)
                and self.behind[at] <= _BEHIND * total
                and self.distance[at] <= _FARTHEST
                and len(line.text) <= 400
            ):
                yield line

    def announced(self) -> Iterator[Sequence[Line]]:
        """The short lists behind the story under a marker, one label a line, if the story names one; without buttons."""
        total = self.behind[0] + len(self.lines[0].text)
        rules = load_rules("tags", self.doc.language)
        for at, line in enumerate(self.lines[:-1]):
            if (
                line.label not in _MARKED
                or self.lines[at + 1].label is Label.TAGS
                or self.behind[at] > _BEHIND * total
                or self.distance[at] > _FARTHEST
                or (hit := rules.match(line)) is None
                or hit.rule.kind == "inline"
            ):
                continue
            items = self.lines[at + 1 : self._end_of_list(at + 1)]
            kept = [item for item in items if self.is_topic(item.text) or not self._is_phrase(item)]
            named = sum(self.is_topic(item.text) for item in kept)
            if named and len(items) <= 2 * len(kept):
                yield kept

    def _end_of_list(self, start: int) -> int:
        """Where a list of one label a line ends that begins at a line: its items are alike and evenly spaced."""
        lines, step = self.lines, 0
        for at in range(start, len(lines)):
            if at - start > _FEW_BULLETS:
                return start
            if not self._is_open(at) or bool(lines[at].bullet) != bool(lines[start].bullet):
                return at
            apart = lines[at].index - lines[at - 1].index if at > start else 0
            if at > start and not is_step(step, apart):
                # Closer to the next line than to the one before: that list begins with the line above.
                return at - (apart < step)
            step = apart
        return len(lines)

    def _is_phrase(self, line: Line) -> bool:
        return self.phrases.look_up(line.text) is not None

    def lone_bullet(self) -> Line | None:
        """The only item of a list right behind the story, in words of the story: a list of one topic."""
        lines = self.lines
        titles = {line.text for line in self.doc.labelled(Label.TITLE)}
        for at, line in enumerate(lines):
            if (
                line.bullet
                and self.behind[at] == 0
                and 0 < self.distance[at] <= _NEXT
                and self._is_open(at)
                and not any(lines[beside].bullet and self._is_open(beside) for beside in self._beside(at))
                and not self._is_phrase(line)
                and line.text not in self.authors
                and line.text not in titles
                and self.story.says(line.text)
            ):
                return line
        return None

    def _beside(self, at: int) -> Sequence[int]:
        """The places of the lines right before and behind a line."""
        return [beside for beside in (at - 1, at + 1) if 0 <= beside < len(self.lines)]

    def _is_open(self, at: int) -> bool:
        """Whether a line may be a topic label by its shape and by what it has been called so far."""
        return self.lines[at].label in _OPEN and self._has_shape[at]

    def name_at_title(self) -> Line | None:
        """The label next to the title, if the story prints its words inside a sentence and with their capitals.

        So "Lower Pell" is a topic and "Politics" a part of the paper. Where all nouns have capitals, as in German,
        the words of menus are none.
        """
        lines = self.doc.written
        title = next((at for at, line in enumerate(lines) if line.label is Label.TITLE), None)
        if title is None:
            return None
        for line in lines[max(0, title - _AT_TITLE) : title + _AT_TITLE + 1]:
            if line.label in _LABELS and is_topic(line.text) and line.text[0].isupper():
                inside = regex.compile(rf"(?<=[\p{{Ll}},] ){regex.escape(line.text)}(?!\w)")
                body = [other.text for other in lines if other.label is Label.BODY]
                if any(map(inside.search, body)) and not (self._is_phrase(line) and _has_capital_nouns(body)):
                    return line
        return None

    def strays(self) -> Iterator[Line]:
        """The lines labelled as topics that have none next to them, and that the story does not name."""
        marked = self._marked()
        places = frozenset(marked)
        for at in marked:
            text = self.lines[at].text
            if places.isdisjoint((at - 1, at + 1)) and self._has_shape[at] and not self.is_topic(text):
                yield self.lines[at]

    def _marked(self) -> Sequence[int]:
        """The places of the lines labelled as topics, in order."""
        return [at for at, line in enumerate(self.lines) if line.label is Label.TAGS]

    def rest_of_lists(self) -> Iterator[Line]:
        """What stands among known topics in a run of lines of their kind, or between them and the end of the run."""
        for start, end in self._runs() if self._marked() else ():
            known = [at for at in range(start, end) if self.lines[at].label is Label.TAGS]
            if not known or not self._counts(known):
                continue
            capitals = {self.lines[at].text[0].isupper() for at in known}
            first, last = known[0], known[-1] + 1
            for a, b in ((start, first), (first, last), (last, end)):
                other = [at for at in range(a, b) if self.lines[at].label is not Label.TAGS]
                if len(other) <= max(_FEWEST_REST, len(known)) and all(
                    self._may_be_rest(at, capitals) for at in other
                ):
                    yield from (self.lines[at] for at in other if self.lines[at].text not in self.authors)

    def _counts(self, known: Sequence[int]) -> bool:
        """Whether known topics show that their whole run is a list of such: two of them, or one that is named."""
        return len(known) > 1 or self.is_topic(self.lines[known[0]].text)

    def _may_be_rest(self, at: int, capitals: set[bool]) -> bool:
        """Whether a line among topics may be one: the story names it, or it begins as they do and no menu has it."""
        text = self.lines[at].text
        if self.is_topic(text):
            return text[0].isalpha()
        return text[0].isalpha() and text[0].isupper() in capitals and not self._is_menu(at)

    def is_topic(self, text: str) -> bool:
        """Whether the story names a label that is no button and no link of a menu."""
        if (answer := self._is_known.get(text)) is None:
            known = self.phrases.look_up(text)
            answer = self._is_known[text] = (known is None or known.weak) and self.story.names(text)
        return answer

    def _wanted(self, at: int, block: Block) -> float:
        """How many labels of a list the story must name: more the farther it stands from it, and without bullets."""
        distance = self.distance[at]
        if self.lines[at - 1].label is Label.RELATED_MARKER and distance <= _FARTHEST:
            return _NEAR_NAMED
        if block.lines[0].bullet:
            if distance <= _NEXT and len(block.lines) <= _SHORT:
                return 1
        elif self.behind[at] > _BEHIND_FLAT * self.behind[0]:
            return _FARTHEST_NAMED
        elif distance <= _NEAR:
            return _FAR_NAMED
        if distance <= _NEAR:
            return _NEAR_NAMED
        if distance <= _FAR:
            return _FAR_NAMED
        return max(_FARTHEST_NAMED, _PROVEN_SHARE * len(block.lines)) if distance <= _FARTHEST else _MOST

    def _is_out_of_reach(self, start: int, end: int, total: int) -> bool:
        """Whether a run is too far from the story for any number of its labels that the story may name."""
        if self.distance[start] <= _FARTHEST:
            return False
        is_set_off = bool(self.lines[start].bullet) or self.behind[start] <= _BEHIND_FLAT * self.behind[0]
        return self.behind[start] > _BEHIND * total or (is_set_off and end - start < _MOST)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """The runs of short open lines, evenly spaced, all with bullets or all without."""
        lines = self.lines
        is_open = [line.label in _OPEN and shape for line, shape in zip(lines, self._has_shape, strict=True)]
        at = 0
        while at < len(lines):
            start, at = at, at + 1
            if not is_open[start]:
                continue
            step = 0
            while at < len(lines) and is_open[at] and bool(lines[at].bullet) == bool(lines[start].bullet):
                apart = lines[at].index - lines[at - 1].index
                if not is_step(step, apart):
                    # Closer to the next line than to the one before: the list begins here.
                    at -= apart < step
                    break
                step = apart
                at += 1
            if at - start > 1:
                yield start, at

    def _whole(self, start: int, end: int, named: list[bool]) -> Block | None:
        """The run without words of menus at its ends, if the story names half of what is left.

        Where neither bullets nor blank lines tell a list from what stands around it, its ends are what is named.
        """
        lines = self.lines
        step = lines[start + 1].index - lines[start].index
        clear = bool(lines[start].bullet) or (
            (start == 0 or lines[start].index - lines[start - 1].index > step)
            and (end == len(lines) or lines[end].index - lines[end - 1].index > step)
        )
        first, last = start, end
        while last > start and not named[last - 1 - start]:
            last -= 1
        while first < last and not named[first - start]:
            first += 1
        if clear:
            # What the story does not name is kept at the ends, up to the first word of menus.
            while last < end and not self._is_menu(last):
                last += 1
            while first > start and not self._is_menu(first - 1):
                first -= 1
        end = last
        found = sum(named[first - start : end - start])
        is_next = (
            bool(lines[start].bullet)
            and self.distance[start] <= _NEXT
            and end - first <= _SHORT
            and not any(map(self._is_menu, range(first, end)))
        )
        if not 2 <= end - first <= _MOST or found * (3 if is_next else 2) < end - first:
            return None
        return self._block(first, end, named[first - start : end - start])

    def _part(self, start: int, end: int, named: list[bool]) -> Block | None:
        """The part of a run that the story names most of: the list runs on into a menu without a sign of its end."""
        best, best_sum, total, first = (0, 0), 0.0, 0.0, start
        for at in range(start, end):
            total += _NAMED if named[at - start] else _MENU if self._is_menu(at) else _UNNAMED
            if total <= 0:
                total, first = 0.0, at + 1
            elif total > best_sum:
                best, best_sum = (first, at + 1), total
        found = sum(named[best[0] - start : best[1] - start])
        # Half a run proves less than a whole one.
        if found < _NEAR_NAMED + 1 or best[1] - best[0] > _MOST:
            return None
        return self._block(*best, named[best[0] - start : best[1] - start])

    def _block(self, start: int, end: int, named: list[bool]) -> Block | None:
        """The lines of a list, less its authors; None if buttons are among them. Words of menus prove half as much."""
        known = [self.phrases.look_up(line.text) for line in self.lines[start:end]]
        if sum(phrase is not None and not phrase.weak for phrase in known) * 4 > end - start:
            return None
        proofs = sum(name and phrase is None for name, phrase in zip(named, known, strict=True))
        if proofs < min(2, sum(named)):
            return None
        halves = sum(name and phrase is not None for name, phrase in zip(named, known, strict=True)) / 2
        lines = [line for line in self.lines[start:end] if line.text not in self.authors]
        return Block(lines, proofs + halves)

    def _is_menu(self, at: int) -> bool:
        return self.phrases.look_up(self.lines[at].text) is not None


def _has_capital_nouns(texts: Sequence[str]) -> bool:
    """Whether so many words inside sentences have capitals that names alone cannot be the reason."""
    words = capitals = 0
    for text in texts:
        for match in _INSIDE.finditer(text):
            words += 1
            capitals += match.group().isupper()
    return capitals > _CAPITAL_NOUNS * words


def _is_prose(line: Line) -> bool:
    return len(line.text) > _PROSE and line.text[-1] in '.!?…”"»'
