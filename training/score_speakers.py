"""Whether "he" and "she" are resolved to the right person, and whether named sources are: a table on standard output.

    python training/score_speakers.py EVALUATION [--wrong HALF]

EVALUATION is the folder with `quotes/dev.jsonl.gz` and `quotes/score.py`, whose rules of what is right are used. Two
ways of measuring: *given* hands the annotated content and sources to the resolver, so that it alone is judged; *found*
runs the library from the text on and judges the pairs of found and annotated quotes, as the evaluation's scorer does
(a quote that is not found is no error of the speakers; how many were found is printed). Labels: the evaluation's own,
and `data/pronouns.jsonl` in two halves, one to look at (`--wrong tune` lists its errors), one not.
"""

import argparse
import gzip
import importlib.util
import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import wirecleaner
from wirecleaner.stages.quotes.content import quoted_regions
from wirecleaner.stages.quotes.finder import FoundQuote, Piece, name_speakers
from wirecleaner.stages.quotes.names import Resolver

LABELS = Path(__file__).parent / "data" / "pronouns.jsonl"
Attribution = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("--wrong", choices=["evaluation", "tune"], default="", help="list the errors on it")
    options = parser.parse_args()
    scorer = _scorer(options.evaluation / "quotes" / "score.py")
    tables = {"given": Table(), "found": Table()}
    labels = _labels()
    for record in _records(options.evaluation / "quotes" / "dev.jsonl.gz"):
        tokens = scorer.Tokens(record["text"])
        for way, table in tables.items():
            resolve = _given if way == "given" else _found
            for attribution, name in resolve(record, tokens, scorer):
                for what, right in _judge(attribution, name, record, tokens, scorer, labels):
                    table.count(what, right)
                    if not right and what == options.wrong:
                        print(
                            f"{way} {record['id']} {attribution['source']} {_asked(record, attribution, labels)} "
                            f"but {name}: {_show(record['text'], attribution)}"
                        )
    for way, table in tables.items():
        table.show(way)


class Table:
    """Right answers of each kind of label."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def count(self, what: str, right: bool) -> None:
        """One more answer."""
        row = self.counts.setdefault(what, [0, 0])
        row[0] += right
        row[1] += 1

    def show(self, way: str) -> None:
        """Print the shares."""
        for what in sorted(self.counts):
            right, of = self.counts[what]
            print(f"{way:6} {what:30} {right:5} of {of:5}  {right / of:.3f}")


def _judge(
    attribution: Attribution, name: str | None, record: Attribution, tokens: Any, scorer: Any, labels: Any
) -> Iterator[tuple[str, bool]]:
    """What is asked of an attribution, and whether the name answers it."""
    if attribution.get("speaker"):
        yield "evaluation", scorer.same_person(attribution["speaker"], name)
    label = labels.get((record["id"], tuple(attribution["source"][0]))) if attribution["source"] else None
    if label is not None and label["half"] == "hard":
        yield "hard (learnt from)", scorer.same_person(label["speaker"], name)
    elif label is not None and label["speaker"]:
        right = scorer.same_person(label["speaker"], name)
        yield label["half"], right
        yield "tune and held-out", right
    elif label is not None:
        yield "nameless", name is None
    surname = scorer.surname(tokens, scorer.head_tokens(tokens, attribution["source"]))
    if surname:
        said = [re.sub(r"['\u2019]s$", "", word) for word in scorer.WORD.findall((name or "").lower())]
        yield "surname of a named source", surname in said


def _given(
    record: Attribution, tokens: Any, scorer: Any, resolver: type[Resolver] = Resolver
) -> Iterator[tuple[Attribution, str | None]]:
    """The annotated quotes with what the resolver makes of their sources."""
    begins, paragraphs = _lines(record["text"])

    def pieces(spans: list[list[int]]) -> list[Piece]:
        made = []
        for start, end in spans:
            number, at = place_of(start, begins)
            made.append(Piece(number, at, min(end - begins[number], len(paragraphs[number]))))
        return made

    quotes = []
    for attribution in record["attributions"]:
        source, cue = pieces(attribution["source"]), pieces(attribution["cue"])
        kind = attribution["kind"]
        content = pieces(attribution["content"])
        quotes.append(
            FoundQuote(
                kind,
                content,
                content if kind != "indirect" else [],
                cue[0] if cue else None,
                source[0] if source else None,
                None,
                1.0,
                "given",
            )
        )
    order = sorted(
        range(len(quotes)), key=lambda n: (quotes[n].content[0].paragraph, quotes[n].content[0].start)
    )
    name_speakers([quotes[n] for n in order], resolver(paragraphs, quoted_regions(paragraphs), "en"))
    for attribution, quote in zip(record["attributions"], quotes, strict=True):
        speaker = quote.speaker
        yield attribution, speaker.name if speaker and speaker.kind != "anonymous" else None


def place_of(offset: int, begins: list[int]) -> tuple[int, int]:
    """The paragraph of an offset in the text, and the offset in it."""
    number = bisect_right(begins, offset) - 1
    return number, offset - begins[number]


def _lines(text: str) -> tuple[list[int], list[str]]:
    """The paragraphs of a text that are not blank, and where each begins."""
    begins, paragraphs, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            begins.append(at)
            paragraphs.append(line)
        at += len(line) + 1
    return begins, paragraphs


def _found(record: Attribution, tokens: Any, scorer: Any) -> Iterator[tuple[Attribution, str | None]]:
    """The annotated quotes that the library finds, with the speaker that it gives."""
    regions = [tokens.of([region]) for region in scorer.quoted_regions(record["text"])]
    words = set().union(*regions) if regions else set()
    found = [_as_predicted(quote) for quote in wirecleaner.extract_quotes(record["text"], language="en")]
    gold = [(a, scorer._prepare(tokens, a, words, a["kind"])) for a in record["attributions"]]
    gold = [(a, g) for a, g in gold if g["words"]]
    predicted = [p for p in (scorer._prepare(tokens, quote, words) for quote in found) if p["words"]]
    for i, j, _ in scorer.match([g for _, g in gold], predicted):
        yield gold[i][0], predicted[j]["speaker"]


def _as_predicted(quote: wirecleaner.Quote) -> Attribution:
    def spans(values: Any) -> list[list[int]]:
        return [[value.start, value.end] for value in values if value]

    speaker = quote.speaker
    return {
        "content": spans(quote.content),
        "cue": spans([quote.cue.span] if quote.cue else []),
        "source": spans([quote.source.span] if quote.source else []),
        "speaker": speaker.name if speaker and speaker.kind != "anonymous" else None,
        "kind": quote.kind,
    }


def _asked(record: Attribution, attribution: Attribution, labels: Any) -> str:
    return attribution.get("speaker") or labels[record["id"], tuple(attribution["source"][0])]["speaker"]


def _show(text: str, attribution: Attribution) -> str:
    start, end = attribution["source"][0]
    before, after = text[max(0, start - 500) : start], text[end : end + 100]
    return f"{before}[[{text[start:end]}]]{after}".replace("\n", " / ") + "\n"


def _labels() -> dict[tuple[str, tuple[int, int]], Attribution]:
    rows = map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    return {(row["id"], (row["source"][0], row["source"][1])): row for row in rows}


def _records(path: Path) -> Iterator[Attribution]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
