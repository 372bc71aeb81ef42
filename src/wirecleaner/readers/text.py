"""Plain text and Markdown: a dump is cut into lines, wrapped paragraphs being one line each."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import regex

from wirecleaner import markdown
from wirecleaner.document import Document, Line, Markup
from wirecleaner.reading import Reading, Slice

# Bullets of text renderers. `+`, `o` and `-` are bullets only where a renderer nests lists (indented) or in Markdown:
# at the left edge they open headlines, names and dialogue.
_BULLET = regex.compile(r"(?:[*•·▪◦●■‣][ ]+)+(?=\S)")
_NESTED_BULLET = regex.compile(r"(?:[*•·▪◦●■‣+o-][ ]+)+(?=\S)")
_NUMBER = regex.compile(r"(\d{1,2})[.)] (?=\S)")
_NESTED = 4
# What an agency's machine prints under a story: "AP-WF-05-05-09 2102GMT<".
_TRANSMISSION = regex.compile(
    r"[A-Z]{2,3}-[A-Z]{2}-\d\d-\d\d-\d\d |\d{6} (?:GMT|UTC) |NNNN$|ZCZC\b", regex.MULTILINE
)

# Fixed widths seen: 64 (agency feeds) to 79 (archive exports, html2text); 100 leaves room. Under 40 columns a text
# is a menu. At least half of the neighbours must be full: in a dump of unwrapped lines hardly any pair is.
_WRAP_WIDTHS = range(40, 101)
_WRAP_SHARE = 0.5
_WRAP_LINES = 4
# Scripts without blanks are broken after any character, and a mark that may not open a line is drawn to the end of
# the one before: a wrapped line is full to within two characters. Else every short line would pass for a full one.
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}「『（【〈《“]")
_UNSPACED_STEP = 2


@dataclass(slots=True)
class _Row:
    """A physical line: where it stands, the columns where its text begins and ends, its first word's length."""

    start: int
    end: int
    indent: int
    width: int
    first_word: int
    block_closes: bool = False


def read_text(
    source: str,
    *,
    url: str | None = None,
    reference_date: datetime | date | None = None,
    language: str | None = None,
    repair: bool | None = None,
    reading: Reading | None = None,
    width: int | None = None,
) -> Document:
    """The dump as a document: lines that tile it, each read with its characters' offsets known.

    `reading` and `width` are how a part of a larger source is read: `repair`, and the column at which the text is
    wrapped, have been decided for the whole.
    """
    if reading is None:
        reading = Reading.of(source, repair=repair)
    lines = [_line(reading, index, start, end) for index, (start, end) in enumerate(_cut(reading, width))]
    _leave_out_numbers(lines)
    return Document(source, reading, lines, url=url, reference_date=reference_date, language=language)


def wrap_width(reading: Reading) -> int:
    """The column at which a source is wrapped, or 0 if its lines are as long as their text."""
    edges = _edges(reading)
    longest = max(map(int.__sub__, edges[1:], edges), default=0)
    return _wrap_width(reading, edges) if longest <= 1000 or len(edges) > 20 else 0


def _edges(reading: Reading) -> list[int]:
    """Where the physical lines begin, and where the last one ends."""
    edges = [0]
    for raw in reading.source.splitlines(keepends=True):
        edges.append(edges[-1] + len(raw))
    return edges


def _cut(reading: Reading, width: int | None) -> Iterator[tuple[int, int]]:
    """The spans of the lines: physical lines, or paragraphs where the text is wrapped at a fixed width."""
    edges = _edges(reading)
    if width is None:
        width = wrap_width(reading)
    if not width:
        yield from itertools.pairwise(edges)
        return
    yield from _joined(
        [_row(reading.folded, a, b) for a, b in itertools.pairwise(edges)], reading.folded, width
    )


def _row(folded: str, start: int, end: int) -> _Row:
    raw = folded[start:end].rstrip()
    if not raw:
        return _Row(start, end, 0, 0, 0)
    text = raw.lstrip()
    space = text.find(" ")
    word = len(text) if space < 0 else space
    if word > _UNSPACED_STEP and not text.isascii() and _UNSPACED.match(text):
        word = _UNSPACED_STEP
    return _Row(start, end, len(raw) - len(text), len(raw), word)


def _wrap_width(reading: Reading, edges: list[int]) -> int:
    """The column at which the source is wrapped, or 0 if its lines are as long as their text."""
    if len(edges) <= _WRAP_LINES:
        return 0
    long_lines = sum(1 for a, b in itertools.pairwise(edges) if b - a > _WRAP_WIDTHS.stop)
    # Wrapped dumps hold a stray long line (an address, a table row); unwrapped ones have one in every paragraph.
    if long_lines * 50 > len(edges):
        return 0
    rows = [_row(reading.folded, a, b) for a, b in itertools.pairwise(edges)]
    pairs = [
        (a, b)
        for a, b in itertools.pairwise(rows)
        if a.first_word and b.first_word and b.indent <= a.indent and a.width < _WRAP_WIDTHS.stop
    ]
    width = _commonest_width(pairs)
    long_pairs = sum(1 for a, _ in pairs if a.width * 2 > width)
    full = sum(1 for a, b in pairs if _is_full(a, b, width))
    return width if full >= _WRAP_LINES and full >= _WRAP_SHARE * long_pairs else 0


def _commonest_width(pairs: list[tuple[_Row, _Row]]) -> int:
    """The column that most rows end at or before while the next row's first word would pass it.

    Not simply the longest row: a table row or an address may be longer than the text is wide.
    """
    fits = [0] * (_WRAP_WIDTHS.stop + 1)
    for row, following in pairs:
        fits[row.width] += 1
        fits[min(row.width + following.first_word, _WRAP_WIDTHS.stop - 1) + 1] -= 1
    best = total = most = 0
    for width in range(_WRAP_WIDTHS.stop):
        total += fits[width]
        if total > most and width in _WRAP_WIDTHS:
            best, most = width, total
    return best


def _is_full(row: _Row, following: _Row, width: int) -> bool:
    """Whether the next row's first word would not have fitted on this row: the mark of a wrapped line."""
    return row.width <= width < row.width + 1 + following.first_word


def _joined(rows: list[_Row], folded: str, width: int) -> Iterator[tuple[int, int]]:
    _mark_closing_blocks(rows, folded)
    start = 0
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        if following is None or not _continues(row, following, folded, width):
            yield start, row.end
            start = row.end


def _mark_closing_blocks(rows: list[_Row], folded: str) -> None:
    """Note of each row whether its block, up to the next blank row, ends with a closing bracket."""
    closes = False
    after: _Row | None = None
    for row in reversed(rows):
        if after is None or not after.first_word:
            closes = folded[row.start : row.start + row.width].endswith(")")
        row.block_closes, after = closes, row


def _is_bracketed(row: _Row, folded: str) -> bool:
    """Whether a row is one remark in brackets: "(MORE)"."""
    return folded[row.start : row.end].rstrip().endswith(")")


def _continues(row: _Row, following: _Row, folded: str, width: int) -> bool:
    """Whether a row of a wrapped text goes on in the next one."""
    if not row.first_word or not following.first_word or following.indent > row.indent + 2:
        return False
    opener = folded[following.start + following.indent]
    before = folded[row.start + row.indent : row.start + row.width]
    if following.indent > row.indent and not _BULLET.match(before) and not before.startswith("- "):
        return False
    if (
        opener in "*•#=_^"
        or before[0] in "#=_^"
        or _TRANSMISSION.match(folded, following.start + following.indent)
    ):
        return False
    if opener == "(" and (following.block_closes or _is_bracketed(following, folded)):
        return False  # an end mark, or an advisory that fills the rest of the block
    if _is_full(row, following, width):
        return True
    # A wrapped headline is narrower than the body: half-full, no end of sentence, and going on in lower case.
    return row.width * 2 > width and opener.islower() and before[-1] not in ".!?:;\"'”’)"


def _line(reading: Reading, index: int, start: int, end: int) -> Line:
    if reading.folded[start:end].isspace():
        return Line(index, start, end, Slice("", start))
    read = reading.read(start, end)
    text = read.text
    if not text or (text[0] not in "*•·▪◦●■‣+o-" and not reading.markdown):
        return Line(index, start, end, read)
    mark = _markup(reading, start, end) if reading.markdown else None
    indented = reading.markdown or (text[0] != "o" and _indent(reading.folded, start, end) >= _NESTED)
    indented = indented or _indent(reading.folded, start, end) >= 2 * _NESTED
    found = (_NESTED_BULLET if indented else _BULLET).match(text)
    if not found or markdown.RULE_LINE.match(text):
        return Line(index, start, end, read, markup=mark)
    mark = Markup(
        list_item=True, heading=mark.heading if mark else 0, link_share=mark.link_share if mark else None
    )
    return Line(index, start, end, _without_front(read, found.end()), found.group(), mark)


def _indent(folded: str, start: int, end: int) -> int:
    raw = folded[start:end]
    return len(raw) - len(raw.lstrip(" "))


def _without_front(read: Slice, length: int) -> Slice:
    if read.starts is None or read.ends is None:
        return Slice(read.text[length:], read.start + length)
    return Slice(read.text[length:], read.starts[length], read.starts[length:], read.ends[length:])


def _markup(reading: Reading, start: int, end: int) -> Markup | None:
    source = reading.source
    heading = markdown.HEADING.match(source, start, end)
    raw = source[start:end].rstrip()
    image = bool(markdown.IMAGE_LINE.match(raw))
    quote = raw.lstrip().startswith(">")
    share = markdown.link_share(source, start, end)
    if not (heading or image or quote or share):
        return None
    return Markup(
        heading=len(heading.group(1)) if heading else 0, image=image, block_quote=quote, link_share=share
    )


def _leave_out_numbers(lines: list[Line]) -> None:
    """Take the numbers of a numbered list as bullets: only where the next or the last number is close by."""
    numbered = [
        (line, int(found.group(1)), found.end())
        for line in lines
        if line.text[:1].isdigit() and (found := _NUMBER.match(line.text))
    ]
    for here, (line, number, length) in enumerate(numbered):
        near = [
            n for other, n, _ in numbered[max(0, here - 1) : here + 2] if abs(other.index - line.index) <= 6
        ]
        if number + 1 in near or number - 1 in near:
            line.leave_out_front(length)
