"""One rule, and a set of rules that is asked for the first that fits a line."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import regex

from wirecleaner.document import Line, Span
from wirecleaner.labels import Label

# Lines longer than this are paragraphs; a rule that reads paragraphs says so with `longest`.
LONGEST = 300


@dataclass(frozen=True)
class Counterexample:
    """A line that shares a literal with the rule's pattern and must not get its label, but `label` ("" = none)."""

    text: str
    label: str


@dataclass(frozen=True)
class Rule:
    """A pattern with its proof beside it.

    What a line has that the pattern is tried on: one of `words` among its words, one of the characters of `signs`, or
    one of `starts` at its beginning, where the words of a pattern are glued to others. With none of these the pattern
    is tried on every line. `longest`: lines of more characters are not tried. `kind` refines the label where a stage
    asks.
    """

    id: str
    label: Label
    pattern: str
    score: float = 0.9
    words: tuple[str, ...] = ()
    signs: str = ""
    starts: tuple[str, ...] = ()
    kind: str | None = None
    ignore_case: bool = False
    longest: int = LONGEST
    seen_in: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[Counterexample, ...] = field(default=())

    @property
    def asks_all(self) -> bool:
        """Whether the pattern is tried on every line."""
        return not (self.words or self.signs or self.starts)

    @cached_property
    def compiled(self) -> "regex.Pattern[str]":
        """The compiled pattern, made when it is first needed."""
        return regex.compile(self.pattern, regex.IGNORECASE if self.ignore_case else 0)

    def search(self, text: str) -> "regex.Match[str] | None":
        """The first match in a line's text, if the line is not too long for the rule."""
        return self.compiled.search(text) if len(text) <= self.longest else None


@dataclass(slots=True, frozen=True)
class Hit:
    """A rule that fits a line, with its match in the line's text."""

    rule: Rule
    match: "regex.Match[str]"
    line: Line

    def group(self, name: str) -> str | None:
        """What a named group caught, as printed on the page; None if the rule has no such group or it is empty."""
        if name not in self.match.re.groupindex:
            return None
        start, end = self.match.span(name)
        return self.line.printed[start:end].strip() or None if start >= 0 else None

    def span(self, name: str | int = 0) -> Span:
        """The span of the source that the match, or one group of it, was read from."""
        return self.line.to_source(*self.match.span(name))


class RuleSet:
    """Rules in order of their score, then of their place in the tables."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: Sequence[Rule] = sorted(rules, key=lambda rule: -rule.score)
        # Per length up to which some rule is tried, the rules that are still tried at that length.
        self._lengths = sorted({rule.longest for rule in self.rules})
        self._bands = [
            _Band([rule for rule in self.rules if rule.longest >= length]) for length in self._lengths
        ]
        self.longest = self._lengths[-1] if self._lengths else 0
        # Most lines of a page have no word of any rule: one look at these tells.
        self._words = frozenset(word for rule in self.rules for word in rule.words)
        self._starts = frozenset(start[0] for rule in self.rules for start in rule.starts)
        self._asks_all = any(rule.asks_all or rule.signs for rule in self.rules)

    def match(self, line: Line) -> Hit | None:
        """The best rule that fits the line, or None."""
        text = line.text
        if not (self._asks_all or not self._words.isdisjoint(line.words) or text[:1] in self._starts):
            return None
        at = bisect_left(self._lengths, len(text))
        if at == len(self._lengths):
            return None
        for rule in self._bands[at].of(line):
            if found := rule.compiled.search(text):
                return Hit(rule, found, line)
        return None


class _Band:
    """The rules of a set for lines of one range of lengths, by their words, by their signs and by what they start with."""

    __slots__ = (
        "_always",
        "_by_sign",
        "_by_start",
        "_by_word",
        "_numbers",
        "_of_one_word",
        "_rules",
        "_signs",
        "_words",
    )

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._by_word = _index(rule.words for rule in rules)
        self._by_sign = _index(rule.signs for rule in rules)
        self._by_start = _index({start[0] for start in rule.starts} for rule in rules)
        self._words, self._signs = frozenset(self._by_word), frozenset(self._by_sign)
        self._numbers = [number for number, rule in enumerate(rules) if rule.asks_all]
        self._always = self._sorted(())
        # Most lines that have a word of the table have but one: its rules, once it is asked for.
        self._of_one_word: dict[str, Sequence[Rule]] = {}

    def of(self, line: Line) -> Sequence[Rule]:
        """The rules to be tried on a line, in their order."""
        words = self._words & line.words
        found = [*self._by_start.get(line.text[:1], ())] if self._by_start else []
        if self._signs:
            found += [at for sign in self._signs.intersection(line.text) for at in self._by_sign[sign]]
        if found or len(words) > 1:
            found += [at for word in words for at in self._by_word[word]]
            return self._sorted(found)
        for word in words:
            if word not in self._of_one_word:
                self._of_one_word[word] = self._sorted(self._by_word[word])
            return self._of_one_word[word]
        return self._always

    def _sorted(self, numbers: Iterable[int]) -> Sequence[Rule]:
        """The rules of some numbers and those that are tried on every line."""
        return [self._rules[number] for number in sorted({*self._numbers, *numbers})]


def _index(keys: Iterable[Iterable[str]]) -> dict[str, tuple[int, ...]]:
    """The numbers of the rules by their words, or by their signs.

    Words with the same rules share one tuple: a list for each would be most of what the garbage collector looks at.
    """
    index: dict[str, list[int]] = {}
    for number, of_rule in enumerate(keys):
        for key in of_rule:
            index.setdefault(key, []).append(number)
    shared: dict[tuple[int, ...], tuple[int, ...]] = {}
    return {key: shared.setdefault(found := tuple(numbers), found) for key, numbers in index.items()}
