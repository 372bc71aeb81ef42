"""One rule, and a set of rules that is asked for the first that fits a line."""

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

    `words`: one of them must be among the line's words, or the pattern is not tried; without words it is tried on
    every line. `longest`: lines of more characters are not tried. `kind` refines the label where a stage asks.
    """

    id: str
    label: Label
    pattern: str
    score: float = 0.9
    words: tuple[str, ...] = ()
    kind: str | None = None
    ignore_case: bool = False
    longest: int = LONGEST
    seen_in: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[Counterexample, ...] = field(default=())

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
        index: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for word in rule.words:
                index.setdefault(word, []).append(number)
        self._by_word = {word: tuple(numbers) for word, numbers in index.items()}
        self._words = frozenset(index)
        self._always = tuple(number for number, rule in enumerate(self.rules) if not rule.words)
        self.longest = max((rule.longest for rule in self.rules), default=0)

    def match(self, line: Line) -> Hit | None:
        """The best rule that fits the line, or None."""
        text = line.text
        if len(text) > self.longest:
            return None
        known = line.words & self._words
        if not known:
            numbers: Iterable[int] = self._always
        elif len(known) == 1 and not self._always:
            numbers = self._by_word[next(iter(known))]
        else:
            numbers = sorted({*self._always, *(number for word in known for number in self._by_word[word])})
        for number in numbers:
            rule = self.rules[number]
            if found := rule.search(text):
                return Hit(rule, found, line)
        return None
