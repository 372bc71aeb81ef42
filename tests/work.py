"""How much work a call does, in counts that are the same on every machine: no clock."""

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any, NamedTuple

import pytest


class Work(NamedTuple):
    """Functions called, Python's and C's, and characters that patterns looked at."""

    calls: int
    characters: int


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


class Meter:
    """Counts the work of calls. The patterns of all loaded modules of the package are counted ones meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        self.characters = 0
        for name, module in list(sys.modules.items()):
            if name.split(".")[0] == "wirecleaner":
                for attribute, value in list(vars(module).items()):
                    if type(value).__name__ == "Pattern":
                        monkeypatch.setattr(module, attribute, CountedPattern(value, self))

    def of(self, function: Callable[[], object]) -> Work:
        """The work of one call."""
        self.calls = self.characters = 0
        before = sys.getprofile()
        sys.setprofile(self._profile)
        try:
            function()
        finally:
            sys.setprofile(before)
        return Work(self.calls, self.characters)

    def _profile(self, frame: FrameType, event: str, argument: Any) -> None:
        if event in ("call", "c_call"):
            self.calls += 1
