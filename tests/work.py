"""How much work a call does, in counts that are the same on every machine: no clock."""

import sys
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any, NamedTuple

import pytest

from wirecleaner import Document


class Work(NamedTuple):
    """Functions called, Python's and C's; characters that patterns looked at; lines and candidates handed out."""

    calls: int
    characters: int
    items: int


class CountedPattern:
    """A compiled pattern that tells a meter how many characters it passed over."""

    def __init__(self, pattern: Any, meter: "Meter") -> None:
        self._pattern = pattern
        self._meter = meter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def search(self, text: str, *limits: int, **options: Any) -> Any:
        start, end = _limits(text, limits)
        found = self._pattern.search(text, *limits, **options)
        self._meter.characters += (found.end() if found else end) - start
        return found

    def match(self, text: str, *limits: int, **options: Any) -> Any:
        return self._anchored("match", text, limits, options)

    def fullmatch(self, text: str, *limits: int, **options: Any) -> Any:
        return self._anchored("fullmatch", text, limits, options)

    def finditer(self, text: str, *limits: int, **options: Any) -> Iterator[Any]:
        at, end = _limits(text, limits)
        for found in self._pattern.finditer(text, *limits, **options):
            self._meter.characters += max(found.end() - at, 0)
            at = found.end()
            yield found
        self._meter.characters += max(end - at, 0)

    def findall(self, text: str, *limits: int) -> Any:
        self._meter.characters += len(text)
        return self._pattern.findall(text, *limits)

    def split(self, text: str, *rest: Any) -> Any:
        self._meter.characters += len(text)
        return self._pattern.split(text, *rest)

    def sub(self, new: Any, text: str, *rest: Any) -> Any:
        self._meter.characters += len(text)
        return self._pattern.sub(new, text, *rest)

    def _anchored(self, how: str, text: str, limits: tuple[int, ...], options: dict[str, Any]) -> Any:
        # What an anchored pattern read before it gave up is not known; the benchmark's clock sees it.
        found = getattr(self._pattern, how)(text, *limits, **options)
        self._meter.characters += found.end() - found.start() if found else 1
        return found


def _limits(text: str, limits: tuple[int, ...]) -> tuple[int, int]:
    start = limits[0] if limits else 0
    return start, min(limits[1], len(text)) if len(limits) > 1 else len(text)


class CountedList(list[Any]):
    """A list that tells a meter how many of its items were walked over or copied."""

    def __init__(self, items: Iterable[Any], meter: "Meter") -> None:
        super().__init__(items)
        self._meter = meter

    def __iter__(self) -> Iterator[Any]:
        for item in super().__iter__():
            self._meter.items += 1
            yield item

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        self._meter.items += len(found) if isinstance(key, slice) else 1
        return found


class Meter:
    """Counts the work of calls. The patterns of the loaded modules and the lists of documents are counted meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        self.characters = 0
        self.items = 0
        self._count_lists(monkeypatch)
        for name, module in list(sys.modules.items()):
            if name.split(".")[0] == "wirecleaner":
                for attribute, value in list(vars(module).items()):
                    if type(value).__name__ == "Pattern":
                        monkeypatch.setattr(module, attribute, CountedPattern(value, self))

    def _count_lists(self, monkeypatch: pytest.MonkeyPatch) -> None:
        make, lay_cuts = Document.__init__, Document._lay_cuts

        def counted(doc: Document) -> None:
            doc._lines = CountedList(doc._lines, self)

        def make_counted(doc: Document, *arguments: Any, **options: Any) -> None:
            make(doc, *arguments, **options)
            doc.candidates = CountedList(doc.candidates, self)
            counted(doc)

        def lay_counted(doc: Document) -> None:
            lay_cuts(doc)
            counted(doc)

        monkeypatch.setattr(Document, "__init__", make_counted)
        monkeypatch.setattr(Document, "_lay_cuts", lay_counted)

    def of(self, function: Callable[[], object]) -> Work:
        """The work of one call."""
        self.calls = self.characters = self.items = 0
        before = sys.getprofile()
        sys.setprofile(self._profile)
        try:
            function()
        finally:
            sys.setprofile(before)
        return Work(self.calls, self.characters, self.items)

    def _profile(self, frame: FrameType, event: str, argument: Any) -> None:
        if event in ("call", "c_call"):
            self.calls += 1
