"""One document of a report: the dump in its own order, the article beside it, why each line is what it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from wirecleaner.labels import Label
from wirecleaner.report.counts import label_of, line_counts
from wirecleaner.report.places import Places, Stretch, Value, segments
from wirecleaner.report.words import number as counted
from wirecleaner.report.words import safe, safe_json, safe_lines, value_words

if TYPE_CHECKING:
    from wirecleaner.explanation import CandidateExplanation, Explanation, LineExplanation

# Lines are laid out in blocks of so many, and only those near the window: a dump may have a hundred thousand.
_BLOCK = 100


def heading_of(name: str, explanation: "Explanation") -> str:
    """What a document is called: the headline of its article, else the name of its file."""
    return explanation.article.title or name


def document_html(number: int, name: str, explanation: "Explanation") -> str:
    """One document as a section of the report."""
    prefix = f"d{number}"
    places = Places(explanation, prefix)
    kept = sum(line.index in places.kept for line in explanation.lines)
    blank = sum(line.label is Label.BLANK for line in explanation.lines)
    removed = len(explanation.lines) - kept - blank
    summary = f"{counted(kept, 'line')} kept, {removed} removed, {blank} blank"
    return "".join(
        [
            f'<section class="document" id="{prefix}" aria-labelledby="{prefix}h">\n<header><h1 id="{prefix}h">',
            f"{safe(heading_of(name, explanation))}</h1>\n<p>{safe(name)}: {summary}</p>\n",
            line_counts(explanation.lines),
            '</header>\n<div class="columns">\n<section class="dump" aria-label="The dump"><h2>The dump</h2>\n',
            '<p class="tools"><button type="button" class="fold" aria-pressed="false">Fold removed lines</button>',
            " <span>Arrow keys walk through the lines.</span></p>\n",
            *_dump(explanation, places, prefix),
            '</section>\n<section class="article" aria-label="The article"><h2>The article</h2>\n',
            *_article(explanation, places, prefix),
            f'</section>\n</div>\n<script type="application/json" class="data">{_data(explanation, places)}</script>',
            "\n</section>\n",
        ]
    )


def _dump(explanation: "Explanation", places: Places, prefix: str) -> Iterator[str]:
    """The lines in blocks; a run of lines of which the article has nothing can be folded."""
    cut = segments(explanation.lines, places.stretches(explanation.article.quotes))
    lines = [
        (line, _line(line, pieces, explanation, places, prefix))
        for line, pieces in cut
    ]  # fmt: skip
    for is_removed, run in groupby(_blocks(lines, places), key=lambda block: block[0]):
        for _, block in run:
            html = "".join(text for _, text in block)
            if is_removed:
                yield f'<details class="run out" open><summary>{_run_words(block)}</summary>\n{html}</details>\n'
            else:
                yield f'<div class="run">\n{html}</div>\n'


_Lines = list[tuple["LineExplanation", str]]


def _blocks(lines: _Lines, places: Places) -> Iterator[tuple[bool, _Lines]]:
    """Runs of removed and of other lines; blank lines go with what stands above them."""
    run: _Lines = []
    is_removed = False
    for line, html in lines:
        removed = line.index not in places.kept
        if line.label is Label.BLANK:
            removed = is_removed
        if run and (removed != is_removed or len(run) >= _BLOCK):
            yield is_removed, run
            run = []
        is_removed = removed
        run.append((line, html))
    if run:
        yield is_removed, run


def _run_words(run: _Lines) -> str:
    counts = Counter(label_of(line) for line, _ in run if line.label is not Label.BLANK)
    kinds = ", ".join(f"{label} {count}" for label, count in counts.most_common())
    return f"{counted(sum(counts.values()), 'line')} removed: {kinds}" if counts else "blank lines"


def _line(
    line: "LineExplanation",
    pieces: Sequence[tuple[int, int, list[Stretch]]],
    explanation: "Explanation",
    places: Places,
    prefix: str,
) -> str:
    label = label_of(line)
    text = "".join(
        _piece(explanation, places, start, end, covering, line.end) for start, end, covering in pieces
    )
    focus = ' tabindex="0"' if line.index == 0 else ""
    return (
        f'<p class="line {label}" id="{prefix}L{line.index}"{focus}>'
        f"<b>{line.index}</b><i>{label}</i>{text}</p>\n"
    )


def _piece(
    explanation: "Explanation",
    places: Places,
    start: int,
    end: int,
    covering: Sequence[Stretch],
    line_end: int,
) -> str:
    text = explanation.source[start:end]
    # The break that ends a line is the end of its element; one within a line, where it was wrapped, is shown.
    text = safe_lines(text.removesuffix("\n").removesuffix("\r") if end == line_end else text)
    if not covering:
        return text
    classes = " ".join(dict.fromkeys(stretch.classes for stretch in covering))
    attributes = {"class": classes}
    for stretch in covering:
        for name, value in stretch.attributes.items():
            if name == "id":
                # Where a stretch goes on behind a line break or another edge, its first piece has the id.
                if stretch.start == start:
                    attributes["id"] = value
            else:
                attributes[f"data-{name}"] = f"{attributes.get(f'data-{name}', '')} {value}".strip()
    shown = "".join(f' {name}="{safe(value)}"' for name, value in attributes.items())
    return f"<span{shown}>{text}</span>" + "".join(_jumps(explanation, places, end, covering))


def _jumps(
    explanation: "Explanation", places: Places, end: int, covering: Sequence[Stretch]
) -> Iterator[str]:
    """Behind the last part of a quote, an arrow to whom its sentence names."""
    for stretch in covering:
        if stretch.end != end or "q" not in stretch.attributes:
            continue
        quote = explanation.article.quotes[int(stretch.attributes["q"])]
        if quote.source and quote.source.span and quote.content[-1].end == end:
            words = safe(f"to the source: {quote.source.text}")
            yield f'<a class="jump" href="#{places.mentions[quote.source.span]}" title="{words}" aria-label="{words}">↗</a>'


def _article(explanation: "Explanation", places: Places, prefix: str) -> Iterator[str]:
    """Each field with its values, each value linked to its first line, and what lost beside them."""
    empty = []
    by_field = {name: list(values) for name, values in groupby(places.values, key=lambda value: value.field)}
    inner = set(explanation.fields) - set(type(explanation.article).model_fields) - set(by_field)
    for name in dict.fromkeys([*explanation.fields, *by_field]):
        if name in inner:
            continue
        values = by_field.get(name, [])
        lost = [candidate for candidate in explanation.fields.get(name, ()) if not candidate.chosen]
        if not values and not lost:
            empty.append(name)
            continue
        items = "".join(
            _value(value, number, explanation, places, prefix) for number, value in enumerate(values)
        )
        yield f'<section class="field"><h3>{safe(name)}</h3>\n<ul>\n{items}</ul>\n{_lost(lost)}</section>\n'
    if empty:
        yield f'<p class="empty">nothing for: {safe(", ".join(empty))}</p>\n'


def _value(value: Value, number: int, explanation: "Explanation", places: Places, prefix: str) -> str:
    text, classes, quote = _shown(value, number, explanation, places)
    origin = value.origin
    rule = f" <small>{safe(origin.rule)} {origin.score:.2f}{_via(origin.via)}</small>" if origin else ""
    if not value.lines:
        return f"<li><span>{text}</span>{rule}</li>\n"
    lines = " ".join(f"{first}-{last}" for first, last in value.lines)
    return (
        f'<li><a class="{classes}" href="#{prefix}L{value.lines[0][0]}" data-lines="{lines}" data-f="{safe(value.key)}"'
        f"{quote}>{text}</a>{rule}</li>\n"
    )


def _via(via: str) -> str:
    return "" if via == "text" else f", by {safe(via)}"


def _shown(value: Value, number: int, explanation: "Explanation", places: Places) -> tuple[str, str, str]:
    """The words of a value, the classes of its link, and the quote it stands for."""
    if value.field == "quotes":
        quote = explanation.article.quotes[number]
        colour = places.speakers[number]
        speaker = quote.speaker.name if quote.speaker else "nobody named"
        words = f"{safe(quote.text)} <em>{safe(speaker)}, {quote.kind}, {quote.confidence:.2f}</em>"
        return words, "value q" + (f" s{colour}" if colour is not None else ""), f' data-q="{number}"'
    if value.field == "body":
        paragraph = explanation.article.body[number]
        return safe(paragraph.text), f"value {paragraph.kind}", ""
    colour = places.colours.get(value.value.name) if value.field == "speakers" else None
    return (
        safe(value_words(_plain(value.value))),
        "value" + (f" q s{colour}" if colour is not None else ""),
        "",
    )


def _plain(value: Any) -> Any:
    from pydantic_core import to_jsonable_python

    return to_jsonable_python(value, fallback=str)


def _lost(candidates: "Sequence[CandidateExplanation]") -> str:
    if not candidates:
        return ""
    items = "".join(
        f"<li>{safe(value_words(one.value))} <small>{safe(one.rule)} {one.score:.2f}{_via(one.via)}</small></li>"
        for one in candidates
    )
    return (
        f"<details><summary>{len(candidates)} more proposed, not taken</summary><ul>{items}</ul></details>\n"
    )


def _data(explanation: "Explanation", places: Places) -> str:
    """What the page tells of a line when it is asked: rules once, lines as numbers into them."""
    rules: dict[tuple[str, str, str], int] = {}
    reasons: dict[str, int] = {}

    def at(label: str, stage: str | None, rule: str | None) -> int:
        return rules.setdefault((label, stage or "", rule or ""), len(rules))

    lines: list[list[Any]] = []
    for line in explanation.lines:
        overruled = [
            [at(one.label.value, one.stage, one.rule), round(one.score, 2)] for one in line.overruled
        ]
        score = None if line.score is None else round(line.score, 2)
        why = [reasons.setdefault(reason, len(reasons)) for reason in line.reasons]
        entry = [at(label_of(line), line.stage, line.rule), score, overruled, line.cut, why]
        while len(entry) > 2 and not entry[-1]:
            entry.pop()
        lines.append(entry)
    quotes = [
        [
            quote.text[:200],
            quote.speaker.name if quote.speaker else None,
            quote.kind,
            round(quote.confidence, 2),
            places.mentions.get(quote.source.span) if quote.source and quote.source.span else None,
            quote.source.text if quote.source else None,
        ]
        for quote in explanation.article.quotes
    ]
    tables = {"rules": list(rules), "reasons": list(reasons), "lines": lines, "quotes": quotes}
    return safe_json({name: _inert(table) for name, table in tables.items()})


def _inert(value: Any) -> Any:
    """The texts of a value as they are shown; the page writes them as text, never as markup."""
    from wirecleaner.terminal import inert

    if isinstance(value, str):
        return inert(value)
    return [_inert(item) for item in value] if isinstance(value, Iterable) else value
