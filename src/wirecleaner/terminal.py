"""What people read in a terminal: tables, and text of a dump that can do nothing to it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from wirecleaner.labels import Label

if TYPE_CHECKING:
    from wirecleaner.explanation import CandidateExplanation, Explanation, LineExplanation
    from wirecleaner.pipeline import Stage

# What moves the cursor, colours, rings, hides or turns text around. Zero-width joiners stay: they spell words.
_ACTIVE = regex.compile(
    r"[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# In the text of a JSON document these stand inside strings alone, apart from the line breaks between its lines.
_ACTIVE_IN_JSON = regex.compile(
    r"[\x7f-\x9f\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# In a file of several lines, such as XML, Markdown or YAML: line breaks and tabs are its own.
_ACTIVE_IN_FILE = regex.compile(
    r"[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]--[\n\t]]",
    regex.V1,
)
# Cut before a table measures them: no terminal shows more, and a dump may be one line of megabytes.
_CELL = 400
# A table leaves this many columns to its last one, the text, before it starts to shorten the rule ids beside it;
# these keep enough to be told apart. In a terminal of 80 columns the lines get both; in a narrower one the table
# is wider than the terminal rather than without any text.
_TEXT_WIDTH = 24
_RULE_WIDTH = 16
_LEAST_WIDTH = 10
_GAP = "  "
_STYLES = {
    "body": "none", "list_item": "none", "subheading": "bold", "title": "bold green", "deck": "green",
    "date": "cyan", "byline": "cyan", "dateline": "cyan", "section": "cyan", "tags": "cyan", "notice": "cyan",
    "caption": "magenta", "credit": "magenta", "related": "yellow", "related_marker": "yellow",
}  # fmt: skip


def inert(text: str) -> str:
    r"""The text with every character that acts on a terminal shown instead of sent.

    >>> inert("\x1b[31mred\u202e")
    '␛[31mred<U+202E>'
    """
    return _ACTIVE.sub(_shown, text)


def inert_json(text: str) -> str:
    r"""The JSON text with such characters as JSON escapes: it holds the same values.

    >>> inert_json('"a\u202eb"')
    '"a\\u202eb"'
    """
    return text if text.isascii() and "\x7f" not in text else _ACTIVE_IN_JSON.sub(_escaped, text)


def inert_markup(text: str) -> str:
    r"""The text of a file in XML or Markdown with such characters as character references.

    >>> inert_markup("a\u202eb\n")
    'a&#x202e;b\n'
    """
    return text if text.isascii() and text.isprintable() else _ACTIVE_IN_FILE.sub(_referred, text)


def inert_yaml(text: str) -> str:
    r"""The text of a YAML file with such characters as escapes; they have to stand within double quotes.

    >>> inert_yaml('"a\u202eb"\n')
    '"a\\u202eb"\n'
    """
    return text if text.isascii() and text.isprintable() else _ACTIVE_IN_FILE.sub(_escaped_in_yaml, text)


def _referred(match: "regex.Match[str]") -> str:
    return f"&#x{ord(match.group()):x};"


def _escaped_in_yaml(match: "regex.Match[str]") -> str:
    return f"\\U{ord(match.group()):08x}" if ord(match.group()) > 0xFFFF else f"\\u{ord(match.group()):04x}"


def _shown(match: "regex.Match[str]") -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode has a picture of each of the old control characters
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _escaped(match: "regex.Match[str]") -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


class _Row(NamedTuple):
    """The cells of one row of a table and the style it is written in."""

    cells: tuple[str, ...]
    style: str = "none"


def explanation_tables(explanation: "Explanation", *, width: int, color: bool) -> str:
    """The lines and the fields of an explanation as two tables, one under the other."""
    lines = _table(
        ("line", "label", "stage", "rule", "score", "text"), _line_rows(explanation.lines), width, color
    )
    fields = _table(
        ("field", "", "stage", "rule", "score", "where", "value"), _field_rows(explanation), width, color
    )
    nothing = [inert(field) for field, found in explanation.fields.items() if not found]
    return f"{lines}\n{fields}" + (
        f"\n{_wrapped('nothing proposed for: ' + ', '.join(nothing), width)}" if nothing else ""
    )


def stage_table(stages: Sequence["Stage"], *, width: int, color: bool) -> str:
    """The stages of a pipeline in their order, with what each requires and provides."""
    rows = [
        _Row(
            (
                str(number),
                inert(stage.name),
                inert(", ".join(stage.requires)),
                inert(", ".join(stage.provides)),
            )
        )
        for number, stage in enumerate(stages, 1)
    ]
    return _table(("", "stage", "requires", "provides"), rows, width, color)


def _line_rows(lines: Iterable["LineExplanation"]) -> Iterator[_Row]:
    for first, last in _runs(lines):
        number = str(first.index) if first is last else f"{first.index}–{last.index}"
        label = first.label.value if first.label else "undecided"
        yield _Row(
            (
                number,
                label,
                inert(first.stage or ""),
                inert(first.rule or ""),
                _score(first.score),
                _cell(first.text),
            ),
            _STYLES.get(label, "dim"),
        )
        for verdict in reversed(first.overruled):
            cells = (
                "",
                verdict.label.value,
                inert(verdict.stage),
                inert(verdict.rule),
                _score(verdict.score),
                "(overruled)",
            )
            yield _Row(cells, "dim")
        if first.cut:
            yield _Row(("", "", "", inert(first.cut), "", "(cut out of a longer line)"), "dim")


def _runs(lines: Iterable["LineExplanation"]) -> Iterator[tuple["LineExplanation", "LineExplanation"]]:
    """First and last line of each row: one line, or a run of blank ones of which there is nothing more to say."""
    first: LineExplanation | None = None
    last: LineExplanation | None = None
    for line in lines:
        if first is not None and last is not None:
            if _is_plain_blank(line) and _is_plain_blank(first):
                last = line
                continue
            yield first, last
        first = last = line
    if first is not None and last is not None:
        yield first, last


def _is_plain_blank(line: "LineExplanation") -> bool:
    return line.label is Label.BLANK and not line.overruled and not line.cut


def _field_rows(explanation: "Explanation") -> Iterator[_Row]:
    for field, found in explanation.fields.items():
        for candidate in found:
            mark, style = ("✓", "none") if candidate.chosen else ("✗", "dim")
            value = _cell(" · ".join(words_of(candidate.value)))
            rule, stage = inert(candidate.rule), inert(candidate.stage)
            yield _Row(
                (inert(field), mark, stage, rule, _score(candidate.score), _where(candidate), value), style
            )


def _where(candidate: "CandidateExplanation") -> str:
    if candidate.span is None:
        return "" if candidate.via == "text" else candidate.via
    return f"{candidate.span.start}–{candidate.span.end}"


def words_of(value: Any) -> Iterator[str]:
    """The words of a value, without offsets, scores and what is not known."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from words_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from words_of(item)


def _score(score: float | None) -> str:
    return "" if score is None else f"{score:.2f}"


def _cell(text: str) -> str:
    return inert(text[:_CELL]) + ("…" if len(text) > _CELL else "")


def _table(header: tuple[str, ...], rows: Iterable[_Row], width: int, color: bool) -> str:
    """A table without frame, `width` columns wide: the last column takes what room is left, cut to one row.

    Not rich's own `Table`: it takes 2 ms a row, and a dump may have a million lines. Its cells and styles serve.
    """
    from rich.cells import cell_len, set_cell_size
    from rich.color import ColorSystem
    from rich.style import Style

    table = [_Row(header, "underline"), *rows]
    widths = _widths([[cell_len(row.cells[at]) for row in table] for at in range(len(header))], width)
    right = [name in ("", "line", "score") for name in header]
    lines = []
    for row in table:
        cells = []
        for cell, room, is_right in zip(row.cells, widths, right, strict=True):
            length = cell_len(cell)
            if length > room:
                cells.append(set_cell_size(cell, room - 1) + "…")
            else:
                cells.append(" " * (room - length) + cell if is_right else cell + " " * (room - length))
        line = _GAP.join(cells).rstrip()
        lines.append(
            Style.parse(row.style).render(line, color_system=ColorSystem.STANDARD) if color else line
        )
    return "\n".join(lines) + "\n"


def _widths(lengths: list[list[int]], width: int) -> list[int]:
    """The width of each column. If the text has too little room, the widest of the others gives some of its own."""
    widths = [max(column) for column in lengths]
    gaps = len(_GAP) * (len(widths) - 1)
    room = width - gaps - sum(widths[:-1])
    wanted = min(_TEXT_WIDTH, widths[-1])
    if room < wanted:
        widest = max(range(len(widths) - 1), key=lambda at: widths[at])
        given = min(wanted - room, max(widths[widest] - _RULE_WIDTH, 0))
        widths[widest] -= given
        room += given
    widths[-1] = min(widths[-1], max(room, _LEAST_WIDTH))
    return widths


def _wrapped(text: str, width: int) -> str:
    from textwrap import fill

    return fill(text, width=max(width, _TEXT_WIDTH), subsequent_indent=_GAP) + "\n"
