"""What people read in a terminal: tables, and text of a dump that can do nothing to it."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

import regex

from wirecleaner.labels import Label

if TYPE_CHECKING:
    from rich.table import Table

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
# Cut before a table measures them: no terminal shows more, and a dump may be one line of megabytes.
_CELL = 400
_COLORS = {
    "body": "default", "list_item": "default", "subheading": "bold", "title": "bold green", "deck": "green",
    "date": "cyan", "byline": "cyan", "dateline": "cyan", "section": "cyan", "tags": "cyan", "notice": "cyan",
    "caption": "magenta", "credit": "magenta", "related": "yellow", "related_marker": "yellow",
}  # fmt: skip


def inert(text: str) -> str:
    """The text with every character that acts on a terminal shown instead of sent.

    >>> inert("\\x1b[31mred\\u202e")
    '␛[31mred<U+202E>'
    """
    return _ACTIVE.sub(_shown, text)


def inert_json(text: str) -> str:
    """The JSON text with such characters as JSON escapes: it holds the same values.

    >>> inert_json('"a\\u202eb"')
    '"a\\\\u202eb"'
    """
    return text if text.isascii() and "\x7f" not in text else _ACTIVE_IN_JSON.sub(_escaped, text)


def _shown(match: "regex.Match[str]") -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode has a picture of each of the old control characters
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _escaped(match: "regex.Match[str]") -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def explanation_tables(explanation: "Explanation", *, width: int, color: bool) -> str:
    """The lines and the fields of an explanation as two tables, one under the other."""
    nothing = [field for field, found in explanation.fields.items() if not found]
    tables = [_render(_line_table(explanation.lines), width, color), _render(_field_table(explanation), width, color)]
    if nothing:
        tables.append(_wrapped(f"nothing proposed for: {', '.join(nothing)}", width))
    return "\n".join(tables)


def stage_table(stages: Sequence["Stage"], *, width: int, color: bool) -> str:
    """The stages of a pipeline in their order, with what each requires and provides."""
    table = _table(("", "right"), ("stage", "left"), ("requires", "left"), ("provides", "left"))
    for number, stage in enumerate(stages, 1):
        table.add_row(str(number), *map(inert, (stage.name, ", ".join(stage.requires), ", ".join(stage.provides))))
    return _render(table, width, color)


def _line_table(lines: Iterable["LineExplanation"]) -> "Table":
    table = _table(("line", "right"), ("label", "left"), ("stage", "left"), ("rule", "left"), ("score", "right"), ("text", "last"))
    for first, last in _rows(lines):
        number = str(first.index) if first is last else f"{first.index}–{last.index}"
        label = first.label.value if first.label else "undecided"
        style = "dim" if label not in _COLORS else _COLORS[label]
        table.add_row(number, label, first.stage or "", first.rule or "", _score(first.score), _cell(first.text), style=style)
        for verdict in reversed(first.overruled):
            table.add_row("", f"not {verdict.label.value}", verdict.stage, verdict.rule, _score(verdict.score), "", style="dim")
        if first.cut:
            table.add_row("", "cut out", "", first.cut, "", "", style="dim")
    return table


def _rows(lines: Iterable["LineExplanation"]) -> Iterator[tuple["LineExplanation", "LineExplanation"]]:
    """First and last line of each row: one line, or a run of blank ones."""
    first = last = None
    for line in lines:
        if first and last and line.label is Label.BLANK is first.label and not (line.overruled or line.cut or first.overruled or first.cut):
            last = line
            continue
        if first and last:
            yield first, last
        first = last = line
    if first and last:
        yield first, last


def _field_table(explanation: "Explanation") -> "Table":
    table = _table(("field", "left"), ("", "left"), ("stage", "left"), ("rule", "left"), ("score", "right"), ("where", "left"), ("value", "last"))
    for field, found in explanation.fields.items():
        for candidate in found:
            style = "default" if candidate.chosen else "dim"
            mark = "✓" if candidate.chosen else "✗"
            value = _cell(" · ".join(_leaves(candidate.value)))
            table.add_row(
                inert(field), mark, candidate.stage, candidate.rule, _score(candidate.score), _where(candidate), value, style=style
            )
    return table


def _where(candidate: "CandidateExplanation") -> str:
    if candidate.span is None:
        return "" if candidate.via == "text" else candidate.via
    return f"{candidate.span.start}–{candidate.span.end}"


def _leaves(value: Any) -> Iterator[str]:
    """The words of a value, without offsets and what is not known."""
    if isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, int):
                yield from _leaves(item)
    elif value is not None and not isinstance(value, float):
        yield str(value)


def _score(score: float | None) -> str:
    return "" if score is None else f"{score:.2f}"


def _cell(text: str) -> str:
    return inert(text[:_CELL]) + ("…" if len(text) > _CELL else "")


def _table(*columns: tuple[str, str]) -> "Table":
    """A table without frame. The column told to be last takes what room is left, cut to one row."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="underline", expand=False)
    for name, place in columns:
        if place == "last":
            table.add_column(name, no_wrap=True, overflow="ellipsis", ratio=1, min_width=12)
        else:
            table.add_column(name, justify="right" if place == "right" else "left", overflow="fold")
    return table


def _render(table: "Table", width: int, color: bool) -> str:
    """The table as text. Everything about the terminal is an argument: the environment is not asked."""
    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        width=max(width, 40),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    console.print(table)
    text = out.getvalue()
    return text if color else "\n".join(line.rstrip() for line in text.split("\n"))


def _wrapped(text: str, width: int) -> str:
    from textwrap import fill

    return fill(inert(text), width=max(width, 40), subsequent_indent="  ") + "\n"
