"""Stage `breaks`: a whole page on one line (a table cell, a dump whose line breaks became blanks) is cut into lines.

Only a dump that is mostly very long lines is looked at, and of those only a line that shows a menu, a footer or
the head of an article: several breaks close together where no sentence ends. Clean prose shows none and stays whole.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from wirecleaner.breaks.weights import Weights, gap_scores
from wirecleaner.breaks.words import BULLETS, Word, read_words
from wirecleaner.document import Document, Line, Markup
from wirecleaner.stages.language import detect
from wirecleaner.stamps import find_stamps

# Of the evaluation's paragraphs one in two hundred is longer; a flat page has two thousand characters or more.
_LONG = 1000
_SHARE = 0.5
# Scores are logarithms of odds. A cut at the end of a sentence costs nothing where it is wrong, so an even chance is not
# asked for; -1 to -3 were tried there, 0 to -1 elsewhere: the body is the same to 0.005 of F1, titles want more cuts.
_AFTER_STOP, _ELSEWHERE = -1.2, -0.8
# Breaks where no sentence ends come in company, within so many words: four surer ones are seen on 630 of the 637
# flat dumps of the evaluation and on one of its 124 articles as clean prose. A break without company must be surer.
_COMPANY = 40
_SURE, _ENOUGH = 0.5, 4
_ALONE = 1.0
# More than one blank, or a tab, in a line whose other gaps are single blanks: what is left of a break.
_WIDE = 3.0
# Inside a date stamp nothing is cut. Before "Updated" and a date a break is likelier than the words alone say.
_WITHIN, _MARKED = -9.0, 2.0
_FRONT = re.compile(rf"(?P<heading>#{{1,6}} )|[{BULLETS}] (?=\S)")


@dataclass(frozen=True, slots=True)
class Breaks:
    """Cuts a page that stands on one line into the lines that it had, as far as the evidence goes.

    `weights` are those of `data/weights/breaks.json` or others of its form.
    """

    weights: Weights | None = None
    name: str = "breaks"
    requires: tuple[str, ...] = ()
    provides: tuple[str, ...] = ()

    def __call__(self, doc: Document, /) -> None:
        """Look for lines that are whole pages and cut them."""
        if len(doc.source) < _LONG:
            return
        lines = [line for line in doc.lines if len(line.text) >= _LONG and line.label is None]
        if not lines or sum(len(line.text) for line in lines) < _SHARE * len(doc.source):
            return
        language = doc.language or detect(doc.source)
        for line in lines:
            words = read_words(line.text.split(" "), language)
            scores = gap_scores(words, language, self.weights)
            _weigh_stamps(line, words, scores, language)
            if cuts := _cuts(line, words, scores):
                for piece in doc.split(line, cuts, rule="breaks.page-on-one-line"):
                    _read_front(piece)


def _cuts(line: Line, words: Sequence[Word], scores: list[float]) -> list[int]:
    """Where the line is to be cut, as offsets of the source; nothing if it is no page."""
    starts = [0, *accumulate(len(word.text) + 1 for word in words)]
    _weigh_wide_gaps(line, starts, scores)
    stops = [word.stops for word in words[:-1]]
    loose = [0 if stop else 1 for stop in stops]
    sure = _company([is_loose * (score > _SURE) for is_loose, score in zip(loose, scores, strict=True)])
    if max(sure, default=0) < _ENOUGH:
        return []
    company = _company(
        [is_loose * (score > _ELSEWHERE) for is_loose, score in zip(loose, scores, strict=True)]
    )
    return [
        line.to_source(start, start + 1).start
        for start, score, stop, others in zip(starts[1:-1], scores, stops, company, strict=True)
        if score > (_AFTER_STOP if stop else _ELSEWHERE if others > 2 else _ALONE)
    ]


def _weigh_stamps(line: Line, words: Sequence[Word], scores: list[float], language: str | None) -> None:
    """Keep date stamps whole, from "Published" to the zone; a stamp that says what it is begins a line."""
    starts = [0, *accumulate(len(word.text) + 1 for word in words)]
    for stamp in find_stamps(line.text, language=language):
        first, last = bisect_left(starts, stamp.start), bisect_left(starts, stamp.end)
        for gap in range(first, min(last - 1, len(scores))):
            scores[gap] = _WITHIN
        if stamp.kind in ("published", "updated") and 0 < first < last and starts[first] == stamp.start:
            scores[first - 1] += _MARKED


def _company(marks: list[int]) -> list[int]:
    """For each gap how many marked ones lie within reach."""
    total = [0, *accumulate(marks)]
    last = len(marks)
    return [total[min(last, gap + _COMPANY + 1)] - total[max(0, gap - _COMPANY)] for gap in range(last)]


def _weigh_wide_gaps(line: Line, starts: Sequence[int], scores: list[float]) -> None:
    """Raise the score of gaps that are wider than a blank, if they are not the rule."""
    spans = [line.to_source(start - 1, start) for start in starts[1:-1]]
    wide = [gap for gap, span in enumerate(spans) if span.end - span.start > 1]
    if len(wide) * 2 < len(scores):
        for gap in wide:
            scores[gap] += _WIDE


def _read_front(piece: Line) -> None:
    """Take a bullet and the mark of a heading off the front of a line, as the reader would have done."""
    if found := _FRONT.match(piece.text):
        heading = len(found["heading"].strip()) if found["heading"] else 0
        piece.leave_out_front(found.end())
        piece.markup = Markup(heading=heading, list_item=not heading)
