"""What was decided of every line and every field, by which stage and rule: as objects, JSON, a table or a page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from wirecleaner.article import Article, fold_surrogates
from wirecleaner.build import best, by_field
from wirecleaner.document import Candidate, Decision, Document, Line, Span, Via
from wirecleaner.labels import Label
from wirecleaner.passages import Passage

# Not filled by candidates: the first two are made of what the others hold, the source is given.
_NOT_PROPOSED = frozenset({"speakers", "origins", "extra", "source"})
_TABLE_WIDTH = 100

_Extent = tuple[int, int]
_OriginKey = tuple[tuple[_Extent, ...], str, float, str]


class Verdict(NamedTuple):
    """One label that a line was given: by which stage and rule, and how sure."""

    label: Label
    stage: str
    rule: str
    score: float


# The reader is no stage, but it settles the lines without text before any stage runs.
_BLANK = Verdict(Label.BLANK, "reader", "reader.blank", 1.0)


@dataclass(frozen=True, slots=True)
class LineExplanation:
    """One line of the dump and why it is what it is.

    `text` is the line as read, bullet included; `source[start:end]` has it as it came. `label`, `stage`, `rule`
    and `score` are None for a line that no stage settled. `overruled` holds the earlier verdicts, oldest first.
    `cut` is the rule that cut the line out of a longer one. `reasons` are, where the trained model decided (rules
    `roles.…`), the facts that spoke most for its label, the strongest first; `score` is then a probability.
    """

    index: int
    start: int
    end: int
    text: str
    label: Label | None
    stage: str | None
    rule: str | None
    score: float | None
    overruled: tuple[Verdict, ...] = ()
    cut: str | None = None
    reasons: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The line as JSON can hold it."""
        return {
            "index": self.index,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "label": self.label.value if self.label else None,
            "stage": self.stage,
            "rule": self.rule,
            "score": self.score,
            "overruled": [verdict._asdict() for verdict in self.overruled],
            "cut": self.cut,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class CandidateExplanation:
    """One value proposed for a field, and whether the article has it.

    `value` is as JSON can hold it. `span` is where it stands in the source, None if it came from elsewhere.
    """

    value: Any
    span: Span | None
    stage: str
    rule: str
    score: float
    via: Via
    chosen: bool

    def to_dict(self) -> dict[str, Any]:
        """The candidate as JSON can hold it."""
        return {
            "value": self.value,
            "span": list(self.span) if self.span else None,
            "stage": self.stage,
            "rule": self.rule,
            "score": self.score,
            "via": self.via,
            "chosen": self.chosen,
        }


@dataclass(frozen=True, repr=False)
class Explanation:
    """Every line of a dump with the verdict on it, and every field of its article with all candidates.

    `fields` has every field of the article type, with `()` where nothing was proposed, then whatever else stages
    proposed. Printing an explanation prints its table.

    >>> import wirecleaner
    >>> explanation = wirecleaner.explain("LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday.")
    >>> [line.label.value for line in explanation.lines]
    ['body']
    >>> [candidate.value for candidate in explanation.fields["language"] if candidate.chosen]
    ['en']
    """

    source: str
    lines: tuple[LineExplanation, ...]
    fields: Mapping[str, tuple[CandidateExplanation, ...]]
    article: Article

    def __repr__(self) -> str:
        return f"<Explanation of {len(self.lines)} lines>"

    def __str__(self) -> str:
        return self.to_table()

    def to_dict(self) -> dict[str, Any]:
        r"""The explanation as JSON can hold it: `lines`, `fields`, `article`; the source is left out.

        >>> import wirecleaner
        >>> data = wirecleaner.explain("\n").to_dict()
        >>> data["lines"][0]["label"], data["fields"]["title"]
        ('blank', [])
        """
        return {
            "lines": [line.to_dict() for line in self.lines],
            "fields": {
                field: [candidate.to_dict() for candidate in found] for field, found in self.fields.items()
            },
            "article": self.article.model_dump(mode="json"),
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON text.

        >>> import json, wirecleaner
        >>> json.loads(wirecleaner.explain("").to_json())["lines"]
        []
        """
        from pydantic_core import to_json

        return to_json(self.to_dict(), indent=indent, inf_nan_mode="null").decode()

    def to_table(self, *, width: int = _TABLE_WIDTH, color: bool = False) -> str:
        r"""The explanation as tables of plain text, `width` columns wide; with ANSI colours if asked.

        Long lines are cut to fit; runs of blank lines share a row. Control and direction characters of the dump
        are shown, not sent.

        >>> import wirecleaner
        >>> print(wirecleaner.explain("\n").to_table(width=60).splitlines()[1].rstrip())
           0  blank  reader  reader.blank   1.00
        """
        from wirecleaner.terminal import explanation_tables

        return explanation_tables(self, width=width, color=color)

    def to_html(self, *, title: str | None = None) -> str:
        r"""The explanation as a page to look at: one HTML file that needs nothing else, and no network.

        The dump in its own order, each line in the colour of its label; what decided, for the line that is pointed
        at; the article beside it, each value linked to where it was printed. Everything of the dump is text there.
        For several documents see `wirecleaner.report.report_html`.

        >>> import wirecleaner
        >>> wirecleaner.explain("Harbour clock runs slow\n").to_html(title="ferry.txt").splitlines()[0]
        '<!DOCTYPE html>'
        """
        from wirecleaner.report import report_html

        return report_html({title or "the dump": self}, title=title)

    def _repr_html_(self) -> str:
        """The report in a frame, for notebooks."""
        from wirecleaner.report.notebook import framed

        return framed(self.to_html())


def explain(doc: Document, article: Article) -> Explanation:
    """What was decided of a document that all stages have seen, and of the article that was built from it."""
    return Explanation(doc.source, tuple(_lines(doc)), _fields(doc, article), article)


def _lines(doc: Document) -> Iterable[LineExplanation]:
    decided: dict[_Extent, list[Decision]] = {}
    for decision in doc.decisions:
        decided.setdefault((decision.start, decision.end), []).append(decision)
    inherited, cuts = _pieces(doc, decided)
    for line in doc.lines:
        extent = (line.start, line.end)
        own = decided.get(extent)
        verdicts = inherited.get(extent, ())
        if own:
            verdicts = (*verdicts, *_verdicts(own))
        yield _line(line, verdicts, cuts.get(extent), (doc.reasons or {}).get(line.start, ()))


def _pieces(
    doc: Document, decided: Mapping[_Extent, Sequence[Decision]]
) -> tuple[dict[_Extent, tuple[Verdict, ...]], dict[_Extent, str]]:
    """For each piece of a line that was cut: the verdicts on what it was cut from, and the rule that cut it.

    Cuts are logged in their order, so what a piece was cut from has been seen before the piece.
    """
    inherited: dict[_Extent, tuple[Verdict, ...]] = {}
    rules: dict[_Extent, str] = {}
    for cut in doc.cuts:
        whole = (cut.start, cut.end)
        verdicts = (*inherited.get(whole, ()), *_verdicts(decided.get(whole, ())))
        edges = [cut.start, *cut.at, cut.end]
        for piece in pairwise(edges):
            inherited[piece] = verdicts
            rules[piece] = cut.rule
    return inherited, rules


def _verdicts(decisions: Sequence[Decision]) -> tuple[Verdict, ...]:
    verdicts = tuple(
        Verdict(decision.label, decision.stage, decision.rule, decision.score) for decision in decisions
    )
    return (_BLANK, *verdicts) if decisions and decisions[0].overruled is Label.BLANK else verdicts


def _line(
    line: Line, verdicts: tuple[Verdict, ...], cut: str | None, reasons: tuple[str, ...]
) -> LineExplanation:
    text = line.bullet + line.printed
    if line.label is Label.BLANK and (not verdicts or verdicts[-1].label is not Label.BLANK):
        # Never decided, or a blank piece of a line with text: the verdicts on the whole were not about it.
        verdicts = (_BLANK,)
    if not verdicts or verdicts[-1].label != line.label:
        # Undecided, or a custom stage wrote to `line.label` past the log: nobody has signed for it.
        return LineExplanation(
            line.index, line.start, line.end, text, line.label, None, None, None, verdicts, cut
        )
    last = verdicts[-1]
    return LineExplanation(
        line.index,
        line.start,
        line.end,
        text,
        last.label,
        last.stage,
        last.rule,
        last.score,
        verdicts[:-1],
        cut,
        reasons if last.stage == "roles" else (),
    )


def _fields(doc: Document, article: Article) -> dict[str, tuple[CandidateExplanation, ...]]:
    proposed = by_field(doc.candidates)
    names = [name for name in type(article).model_fields if name not in _NOT_PROPOSED]
    names += [name for name in proposed if name not in names]
    return {name: _candidates(name, proposed.get(name, []), article) for name in names}


def _candidates(
    field: str, proposed: Sequence[Candidate], article: Article
) -> tuple[CandidateExplanation, ...]:
    """The candidates of a field; the article's own origins tell which it took, so nothing is decided twice."""
    if not proposed:
        return _given(field, article)
    taken = Counter(
        _key(origin.spans, origin.rule, origin.score, origin.via) for origin in article.origins.get(field, ())
    )
    if field not in article.origins and field not in type(article).model_fields:
        taken.update(_key_of(candidate) for candidate in _handed_on(proposed, article))
    found = []
    for candidate in proposed:
        key = _key_of(candidate)
        chosen = taken[key] > 0
        taken[key] -= chosen
        found.append(_candidate(candidate, chosen))
    return tuple(found)


def _given(field: str, article: Article) -> tuple[CandidateExplanation, ...]:
    """A value that the article has although no stage proposed it: an argument that no stage handles (the URL)."""
    value = _as_json(getattr(article, field, None))
    origins = article.origins.get(field, ())
    return tuple(
        CandidateExplanation(value, None, "caller", one.rule, one.score, one.via, True)
        for one in origins
        if value
    )


def _candidate(candidate: Candidate, chosen: bool) -> CandidateExplanation:
    value = candidate.value
    if isinstance(value, Passage):
        value = {"text": value.text, "kind": value.kind, "spans": value.spans}
    span = None if candidate.span is None else Span(*candidate.span)
    return CandidateExplanation(
        _as_json(value), span, candidate.stage, candidate.rule, candidate.score, candidate.via, chosen
    )


def _as_json(value: Any) -> Any:
    """A value as JSON can hold it, written as the article writes it."""
    from pydantic_core import to_jsonable_python

    return _folded(to_jsonable_python(value, bytes_mode="base64", fallback=str))


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return fold_surrogates(value)
    if isinstance(value, dict):
        return {fold_surrogates(key): _folded(item) for key, item in value.items()}
    return [_folded(item) for item in value] if isinstance(value, list) else value


def _handed_on(proposed: Sequence[Candidate], article: Article) -> Iterable[Candidate]:
    """Of what stages hand to each other: the captions and credits that came into the article, else the best."""
    shown = {photo.caption_span for photo in article.photos}
    shown |= {photo.credit.span for photo in article.photos if photo.credit}
    shown |= {story.credit.span for story in article.related if story.credit}
    shown |= {
        span
        for field in ("photos", "related")
        for one in article.origins.get(field, ())
        for span in one.spans
    }
    if any(candidate.span for candidate in proposed):
        return [candidate for candidate in proposed if candidate.span in shown]
    return [best(list(proposed))]


def _spans(candidate: Candidate) -> Sequence[_Extent]:
    """The spans of a candidate, as `build` writes them into the article's origins."""
    if isinstance(candidate.value, Passage):
        return candidate.value.spans
    return () if candidate.span is None else (candidate.span,)


def _key_of(candidate: Candidate) -> _OriginKey:
    return _key(_spans(candidate), candidate.rule, candidate.score, candidate.via)


def _key(spans: Sequence[_Extent], rule: str, score: float, via: str) -> _OriginKey:
    return tuple((start, end) for start, end in spans), rule, score, via
