"""The fixtures, what the library says of them, and how the two are compared.

A fixture is a folder `fixtures/<kind>/<slug>/`: `dump.txt`, the page; `answer.json`, every field as a careful reader
gives it, with the options of `parse`; `labels.tsv`, the label of every line that is not blank; `notes.md`, the traps
in it. A comparison folds white space and is exact otherwise. A dump of several articles has `answers.json`, the same
for each of them; an article of it is named `<kind>/<slug>/<number>`.
"""

import difflib
import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import wirecleaner
from wirecleaner import Article, Document

HERE = Path(__file__).parent
ROOT = HERE / "fixtures"
KNOWN_FAILURES = HERE / "known_failures.toml"
FIXTURES = sorted(f"{path.parent.parent.name}/{path.parent.name}" for path in ROOT.glob("*/*/answer.json"))
DUMPS = sorted(f"{path.parent.parent.name}/{path.parent.name}" for path in ROOT.glob("*/*/answers.json"))

# Lists like "Most viewed" tell nothing of the article: their headlines may be found or left out. An answer names those
# of its page under `most_read`; the answers of these fixtures have all headlines under `related`, and their notes say so.
OPTIONAL_RELATED = frozenset(
    {
        "broadcaster/relative-date",
        "edge/appended-second-article",
        "edge/gallery",
        "edge/index-page",
        "edge/not-found",
        "edge/not-found-fr",
        "edge/paywall-stub",
        "paper/india-two-stamps",
        "web/menu-and-mostread",
    }
)
# The share of lines that must have the label of labels.tsv. Some lines are matters of taste (a kicker or a section).
LABELS_FLOOR = 0.9


@dataclass(frozen=True)
class Result:
    """One fixture with what the library made of it."""

    name: str
    answer: dict[str, Any]
    article: Article
    doc: Document


@cache
def result(name: str) -> Result:
    """Parse a fixture; its line ends are those of the file."""
    folder = ROOT / name
    text = text_of(name)
    answer = {"page_kind": "article"} | json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    options = dict(answer["options"])
    if "reference_date" in options:
        options["reference_date"] = datetime.fromisoformat(options["reference_date"])
    pipeline = wirecleaner.default_pipeline()
    doc = pipeline.run(pipeline.read(text, **options))
    return Result(name, answer, pipeline.build(doc), doc)


def text_of(name: str) -> str:
    """The dump of a fixture, with the line ends of its file."""
    with (ROOT / name / "dump.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


@cache
def answers(name: str) -> list[dict[str, Any]]:
    """The answers for all articles of a dump."""
    return list(json.loads((ROOT / name / "answers.json").read_text(encoding="utf-8"))["articles"])


@cache
def all_articles(name: str) -> tuple[Article, ...]:
    """Every article that the library finds in a dump."""
    return wirecleaner.parse_all(text_of(name))


def articles_of_dumps() -> list[str]:
    """The names of all articles of all dumps that have answers."""
    return [f"{name}/{number}" for name in DUMPS for number in range(len(answers(name)))]


def _fold(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, (list, tuple)):
        return [_fold(item) for item in value]
    if isinstance(value, dict):
        return {key: _fold(item) for key, item in value.items()}
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


def _keep(item: Any, *names: str) -> dict[str, Any]:
    """The named members of an answer's object or of a model."""
    return {name: item.get(name) if isinstance(item, dict) else getattr(item, name) for name in names}


def _photo(photo: Any) -> dict[str, Any]:
    kept = _keep(photo, "caption", "credit")
    kept["credit"] = kept["credit"] and _keep(kept["credit"], "line", "creator", "agency")
    return kept


def _notices(notices: Any) -> list[list[str]]:
    kept = (_keep(notice, "kind", "text") for notice in notices)
    return sorted([notice["kind"], _fold(notice["text"])] for notice in kept if notice["kind"] != "copyright")


def _said(quote: Any) -> dict[str, Any]:
    """A quote of an article in the form of an answer."""
    return {
        "text": quote.text,
        "kind": quote.kind,
        "cue": quote.cue and quote.cue.text,
        "source": quote.source and quote.source.text,
        "speaker": quote.speaker and quote.speaker.name,
    }


def _authors(authors: Any) -> list[dict[str, Any]]:
    return [_keep(author, "name", "kind", "role", "organization", "place") for author in authors]


def _dateline(dateline: Any) -> dict[str, Any] | None:
    return dateline and _keep(dateline, "places", "agency", "date")


# How a field is shown of an answer and of an article; the others are compared as they are.
_SHOWN: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "authors": (_authors, _authors),
    "dateline": (_dateline, _dateline),
    "body": (lambda body: body, lambda body: [_keep(part, "kind", "text") for part in body]),
    "photos": (lambda photos: [_photo(photo) for photo in photos],) * 2,
    "related": (lambda stories: [_keep(story, "title")["title"] for story in stories],) * 2,
    "notices": (_notices, _notices),
    "quotes": (
        lambda quotes: [_keep(quote, *("text", "kind", "cue", "source", "speaker")) for quote in quotes],
        lambda quotes: [_said(quote) for quote in quotes],
    ),
}
FIELDS = (
    *(
        "title",
        "deck",
        "section",
        "language",
        "publisher",
        "published",
        "updated",
        "authors",
        "agencies",
        "dateline",
    ),
    *("body", "photos", "related", "tags", "notices", "quotes", "page_kind", "labels"),
)


# `labels` are compared for a whole dump only, and every article of a dump that has several is an article.
FIELDS_OF_ARTICLE = tuple(field for field in FIELDS if field not in ("page_kind", "labels"))


def difference(name: str, field: str) -> str:
    """What is wrong with one field of one fixture, as a diff to read; empty if nothing is."""
    found = result(name)
    if field == "labels":
        return _label_difference(found)
    return _difference(found.answer, field, getattr(found.article, field), name in OPTIONAL_RELATED)


def difference_of_article(name: str, field: str) -> str:
    """The same for one article of a dump that has several: "many/ap-two/1"."""
    dump, _, number = name.rpartition("/")
    found = all_articles(dump)
    if int(number) >= len(found):
        return f"{len(found)} articles were found"
    answer = answers(dump)[int(number)]
    return _difference(answer, field, getattr(found[int(number)], field), dump in OPTIONAL_RELATED)


def _difference(answer: dict[str, Any], field: str, got: Any, is_optional: bool) -> str:
    wanted = answer.get(field, "article") if field == "page_kind" else answer[field]
    if field in _SHOWN:
        of_answer, of_article = _SHOWN[field]
        wanted, got = of_answer(wanted), of_article(got)
    wanted, got = _fold(wanted), _fold(got)
    if field == "related":
        # Headlines of a list of the whole site may be given or left out one by one: "most_read" of an answer, or
        # its related stories with "of_site".
        optional = _fold(answer.get("most_read", []))
        optional += [_fold(item["title"]) for item in answer[field] if item.get("of_site")]
        wanted = sorted(title for title in wanted if title not in optional)
        got = sorted(title for title in got if title not in optional)
        if is_optional and set(got) <= set(wanted):
            return ""
    return "" if wanted == got else _diff(_rows(wanted), _rows(got))


def _rows(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [json.dumps(item, ensure_ascii=False) for item in items]


def _diff(wanted: list[str], got: list[str]) -> str:
    return "\n".join(
        line.rstrip("\n") for line in difflib.unified_diff(wanted, got, "answer", "library", n=1, lineterm="")
    )


def _label_difference(found: Result) -> str:
    rows = [
        row.split("\t", 1)
        for row in (ROOT / found.name / "labels.tsv").read_text(encoding="utf-8").split("\n")
        if row
    ]
    given = _labels(found.doc)
    assert len(rows) == len(given), (
        f"labels.tsv has {len(rows)} lines, the dump {len(given)} that are not blank"
    )
    wrong = [
        f"{label} -> {'/'.join(sorted(labels))}\t{text[:90]}"
        for (label, text), labels in zip(rows, given, strict=True)
        if label not in labels
    ]
    share = 1 - len(wrong) / len(rows)
    return "" if share >= LABELS_FLOOR else f"{share:.2f} of the lines have their label\n" + "\n".join(wrong)


def _labels(doc: Document) -> list[set[str]]:
    """For each physical line with text the labels of the lines that it is part of or was cut into."""
    labels: list[set[str]] = []
    lines = iter(doc.lines)
    line = next(lines, None)
    at = 0
    for raw in doc.source.split("\n"):
        end = at + len(raw)
        here: set[str] = set()
        while line and line.start <= end:
            if line.end > at and line.label:
                here.add(line.label.value)
            if line.end > end + 1:
                break
            line = next(lines, None)
        if doc.value((at, end)):
            labels.append(here - {"blank"} or {"blank"})
        at = end + 1
    return labels


def known_failures() -> set[tuple[str, str]]:
    """The pairs of fixture and field that are known to fail."""
    table = tomllib.loads(KNOWN_FAILURES.read_text(encoding="utf-8"))
    return {(name, field) for name, fields in table.items() for field in fields}
