"""How the characters of a source are read: white space folded, invisible characters dropped, damage repaired.

A `Reading` is decided once for a whole source and then reads any slice of it, so that a value read from its
span is the same value again. It is the only place that knows the difference between the characters of the
page and the characters of a value.
"""

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from wirecleaner import markdown

# One to one: every character of white space that a page uses for a plain blank, and what UTF-8 cannot hold.
_BLANKS = "\t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_SURROGATE = regex.compile(r"[\ud800-\udfff]")

# Dropped: zero-width space, direction marks, word joiner, byte order mark, soft hyphen. The zero-width joiner and
# non-joiner stay: they spell words in Persian and the languages of India, and join emoji.
DROPPED = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_DROPPED = regex.compile(f"[{DROPPED}]")
_GAP = rf"[\s{DROPPED}]+"

_ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_ENTITY_SEEN = regex.compile(_ENTITY)
# UTF-8 read as Windows-1252: a lead byte and its continuation bytes, each shown as one character. The bytes that
# Windows-1252 leaves undefined (81 8d 8f 90 9d) come through as C1 controls.
_C = "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
_MOJIBAKE = rf"[\u00c2-\u00df]{_C}|[\u00e0-\u00ef]{_C}{{2}}|[\u00f0-\u00f4]{_C}{{3}}"
# `re` finds a character class four times as fast as `regex`; the lead alone is sought first.
_MOJIBAKE_LEAD = re.compile("[\u00c2-\u00f4]")
_MOJIBAKE_SEEN = re.compile(_MOJIBAKE)
# Two characters as damage are almost never text on purpose; one may be (a page about encodings, an odd name).
_MOJIBAKE_ENOUGH = 2


def fold(text: str) -> str:
    r"""The text with every blank as a space and lone surrogates as U+FFFD: as many characters as before.

    >>> fold("Paris\u00a0: 12\tjuin")
    'Paris : 12 juin'
    """
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    if not text.isascii() and _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    return text


@dataclass(slots=True)
class Slice:
    """A slice of the source as read: its text, and for each character where it starts and ends in the source.

    `starts` and `ends` are None where the text stands in the source one for one, from `start` on.
    """

    text: str
    start: int
    starts: list[int] | None = None
    ends: list[int] | None = None


@dataclass(slots=True, frozen=True)
class Reading:
    """How one source is read. Made by `Reading.of`; the same source and argument give the same reading."""

    source: str
    folded: str
    entities: bool = False
    mojibake: bool = False
    markdown: bool = False
    # Where the marks of Markdown stand: found once, since a slice of "[a](b) c" from the "a" on shows no link.
    marks: Sequence[tuple[int, int]] = ()

    @classmethod
    def of(cls, source: str, *, repair: bool | None = None, rendered: bool = False) -> "Reading":
        """Look at the whole source once and decide what has to be repaired.

        `repair=None` repairs leftover entities and mojibake where there is evidence of them; True repairs
        whatever looks like it, False nothing. Markdown is unwrapped wherever a source is written in it, unless it was
        `rendered` from HTML: marks are then what the page shows.
        """
        entities = repair is not False and "&" in source and bool(_ENTITY_SEEN.search(source))
        mojibake = repair is not False and _is_mojibake(source, sure=repair is True)
        is_markdown = not rendered and markdown.is_markdown(source)
        marks = _merged(markdown.marks(source, 0, len(source))) if is_markdown else ()
        return cls(source, fold(source), entities, mojibake, is_markdown, marks)

    @property
    def is_plain(self) -> bool:
        """Whether every trimmed line of the source is read one for one."""
        plain = self.folded.replace("\n", "")
        return not self.marks and self.folded == self.source and not self._is_odd(plain)

    def part(self, start: int, end: int) -> "Reading":
        """How a stretch is read when it is taken for a source of its own: as it was read within the whole."""
        marks = [
            (max(a, start) - start, min(b, end) - start)
            for a, b in self.marks[
                bisect_right(self.marks, start, key=_end) : bisect_left(self.marks, end, key=_begin)
            ]
        ]
        source, folded = self.source[start:end], self.folded[start:end]
        return Reading(source, folded, self.entities, self.mojibake, self.markdown, marks)

    def read(self, start: int, end: int) -> Slice:
        r"""The slice as read: trimmed, white space folded, repaired.

        >>> Reading.of("  Trois\u00a0Ponts \n").read(0, 15).text
        'Trois Ponts'
        """
        raw = self.folded[start:end]
        text = raw.strip()
        if not text:
            return Slice("", start)
        first = start + len(raw) - len(raw.lstrip())
        if (self.marks and self._is_marked(start, end)) or self._is_odd(text):
            return self._read_slowly(first, first + len(text))
        return Slice(text, first)

    def _is_odd(self, text: str) -> bool:
        """Whether a stretch, its marks aside, may not be read one for one: wide gaps, characters to drop or repair."""
        # What is not printable is a line break or a character to drop, if it is not one that stays (a joiner).
        return (
            "  " in text
            or not text.isprintable()
            or (self.entities and "&" in text)
            or (self.mojibake and _MOJIBAKE_LEAD.search(text) is not None)
        )

    def _is_marked(self, start: int, end: int) -> bool:
        """Whether marks of Markdown stand in a stretch."""
        at = bisect_right(self.marks, start, key=_end)
        return at < len(self.marks) and self.marks[at][0] < end

    def value(self, start: int, end: int) -> str:
        """The text of a span of the source, as it stands in a value."""
        return self.read(start, end).text

    def _read_slowly(self, start: int, end: int) -> Slice:
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for piece, a, b in self._pieces(start, end):
            if piece[0] == " " and (not text or text[-1] == " "):
                piece, a = piece[1:], a + (len(piece) == b - a)
            text.extend(piece)
            if len(piece) == b - a:
                starts.extend(range(a, b))
                ends.extend(range(a + 1, b + 1))
            else:
                starts.extend([a] * len(piece))
                ends.extend([b] * len(piece))
        if text and text[-1] == " ":
            text.pop(), starts.pop(), ends.pop()
        return Slice("".join(text), starts[0] if starts else start, starts, ends)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """What is read, piece by piece, with the span of the source that each piece was read from."""
        pattern = _pattern(self.mojibake, self.entities)
        for a, b in self._kept(start, end):
            if not self._is_odd(plain := self.folded[a:b]):
                yield plain, a, b
                continue
            at = a
            for match in pattern.finditer(self.source, a, b):
                if match.start() > at:
                    yield self.folded[at : match.start()], at, match.start()
                at = match.end()
                piece = _repaired(match)
                if piece:
                    yield piece, match.start(), at
            if at < b:
                yield self.folded[at:b], at, b

    def _kept(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches between the marks of Markdown."""
        if not self.markdown:
            yield start, end
            return
        at = start
        for here in range(bisect_right(self.marks, start, key=_end), len(self.marks)):
            a, b = self.marks[here]
            if a >= end:
                break
            if a > at:
                yield at, a
            at = b
        if at < end:
            yield at, end


def _begin(mark: tuple[int, int]) -> int:
    return mark[0]


def _end(mark: tuple[int, int]) -> int:
    return mark[1]


def _merged(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans without overlap: a linked image has marks within marks."""
    merged: list[tuple[int, int]] = []
    for start, end in marks:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


@cache
def _pattern(mojibake: bool, entities: bool) -> "regex.Pattern[str]":
    """What is not read one for one: white space, and what has to be repaired."""
    repairs = [_GAP]
    if mojibake:
        repairs.append(f"(?P<mojibake>{_MOJIBAKE})")
    if entities:
        repairs.append(f"(?P<entity>{_ENTITY})")
    return regex.compile("|".join(repairs))


def _repaired(match: "regex.Match[str]") -> str:
    """What one match of the repair pattern is read as: a space, nothing, or the character meant."""
    raw = match.group()
    kind = match.lastgroup
    if kind == "entity":
        meant = _DROPPED.sub("", fold(html.unescape(raw)))
        return meant if meant.strip() or not meant else " "
    if kind == "mojibake":
        return _DROPPED.sub("", fold(_decoded(raw)))
    return " " if raw.strip(DROPPED) else ""


def _is_mojibake(source: str, *, sure: bool) -> bool:
    """Whether the source shows UTF-8 that was read as Windows-1252."""
    if source.isascii() or not _MOJIBAKE_LEAD.search(source):
        return False
    seen = _MOJIBAKE_SEEN.findall(source)
    if not seen:
        return False
    if sure:
        return True
    if len(seen) < _MOJIBAKE_ENOUGH:
        return False
    from ftfy.badness import is_bad  # costs 20 ms to import, and almost no source is damaged

    return bool(is_bad(" ".join(seen[:200])))


def _decoded(raw: str) -> str:
    from ftfy.fixes import decode_inconsistent_utf8

    meant: str = decode_inconsistent_utf8(raw)
    if meant != raw:
        return meant
    try:
        return b"".join(_byte(char) for char in raw).decode("utf-8")
    except UnicodeDecodeError:
        return raw


def _byte(char: str) -> bytes:
    return bytes([ord(char)]) if ord(char) < 0x100 else char.encode("cp1252")
