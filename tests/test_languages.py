"""Every language folder against the same yardstick: its files, its whole pages, its near misses."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fixture_answers import FIXTURES, ROOT

import wirecleaner
from wirecleaner import Label
from wirecleaner.data import base_language, languages, load_table, load_words

DATA = Path(str(files("wirecleaner"))) / "data"
PAGES = ROOT / "languages"
# The same names in every folder. A file that a language has no use for does not exist: whoever adds a name here adds
# it to all languages, whoever adds a language writes them all.
FILES = frozenset(
    """
    function_words.txt months.txt dates.toml bylines.toml byline_roles.txt byline_not_names.txt credits.toml
    notices.toml tags.toml related.toml furniture.toml menus.toml buttons.toml offers.toml markers.toml kickers.txt
    titles.txt honorifics.txt speech.toml
    """.split()
)
# Compared with lines in lower case; an entry with a capital would never be found.
LOWER = ("function_words", "byline_roles", "byline_not_names", "kickers", "titles")
# The shortest whole page of a real dump has some thirty lines; a shorter fixture shows an article, not a page.
WHOLE_PAGE = 30


def lists_of(table: Any) -> list[list[Any]]:
    """All lists in a table, however deep."""
    if isinstance(table, list):
        return [table, *(found for item in table for found in lists_of(item))]
    if isinstance(table, dict):
        return [found for value in table.values() for found in lists_of(value)]
    return []


@pytest.mark.parametrize("code", languages())
def test_a_folder_has_the_same_files_as_all_others(code: str) -> None:
    assert {path.name for path in (DATA / code).iterdir() if path.is_file()} == FILES


@pytest.mark.parametrize("code", languages())
def test_no_file_is_empty(code: str) -> None:
    for path in (DATA / code).glob("*.txt"):
        assert load_words(code, path.stem), path.name
    for path in (DATA / code).glob("*.toml"):
        assert any(lists_of(load_table(code, path.stem))), path.name


@pytest.mark.parametrize("code", languages())
def test_an_entry_of_a_word_list_can_be_found_and_stands_once(code: str) -> None:
    for path in (DATA / code).glob("*.txt"):
        entries = [line.split("#", 1)[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
        entries = [entry for entry in entries if entry]
        assert len(entries) == len(set(entries)), [entry for entry in entries if entries.count(entry) > 1]
        if path.stem in LOWER:
            forms = [entry.partition("=")[0] for entry in entries]
            assert [form for form in forms if form != form.lower()] == []


@pytest.mark.parametrize("code", languages())
def test_a_language_has_the_words_for_quotes(code: str) -> None:
    table = load_table(code, "speech")
    needed = {"verbs", "according", "he", "she"}
    if code != "en":  # its clauses are read by rules of their own
        needed |= {"auxiliaries", "that", "articles", "conjunctive"}
    assert needed <= set(table)
    lists = [words for words in table.values() if isinstance(words, list)]
    assert all(isinstance(word, str) and word for words in lists for word in words)
    assert table["verbs"]
    assert table["according"] or table["according_behind"]


# Whole pages


@cache
def answer(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / name / "answer.json").read_text(encoding="utf-8"))
    return found


def pages_in(code: str) -> list[str]:
    """The fixtures of a language, those of its own folder first."""
    own = [name for name in FIXTURES if base_language(answer(name)["language"]) == code]
    return sorted(own, key=lambda name: not name.startswith("languages/"))


@pytest.mark.parametrize("code", languages())
def test_a_language_has_two_pages_with_their_answers(code: str) -> None:
    assert len(pages_in(code)) >= 2


@pytest.mark.parametrize("name", [name for name in FIXTURES if name.startswith("languages/")])
def test_a_page_bears_the_code_of_its_language_and_is_whole(name: str) -> None:
    assert base_language(answer(name)["language"]) == name.removeprefix("languages/").split("-")[0]
    lines = (ROOT / name / "dump.txt").read_text(encoding="utf-8").splitlines()
    assert sum(bool(line.strip()) for line in lines) >= WHOLE_PAGE


# Near misses: lines that look like something and are something else


def near_misses(code: str) -> list[dict[str, str]]:
    path = PAGES / "near_misses" / f"{code}.toml"
    found: list[dict[str, str]] = (
        tomllib.loads(path.read_text(encoding="utf-8"))["line"] if path.exists() else []
    )
    return found


def labels_in_place(code: str, text: str, place: str) -> set[str]:
    """The labels that a line gets in a small page of its language, laid around it from one of the fixtures."""
    page = answer(pages_in(code)[0])
    body = [part["text"] for part in page["body"] if part["kind"] == "paragraph"]
    first = {"head": 1, "body": 2, "end": len(body) + 1}[place]
    lines = [page["title"], *body]
    lines.insert(first, text)
    pipeline = wirecleaner.default_pipeline()
    doc = pipeline.run(pipeline.read("\n\n".join(lines), language=code))
    start = doc.source.index(text)
    return {
        line.label.value
        for line in doc.lines
        if line.label and line.start < start + len(text) and line.end > start and line.text
    }


LINES = [
    pytest.param(code, entry, id=f"{code}-{entry['not']}-{number}")
    for code in languages()
    for number, entry in enumerate(near_misses(code))
]


@pytest.mark.parametrize("code", languages())
def test_a_language_has_three_near_misses(code: str) -> None:
    lines = near_misses(code)
    assert len({entry["text"] for entry in lines}) >= 3
    for entry in lines:
        assert {"text", "not"} <= set(entry) <= {"text", "not", "like", "place"}, entry
        assert entry["not"] in {label.value for label in Label}, entry
        assert entry.get("place", "body") in ("head", "body", "end"), entry


@pytest.mark.parametrize(("code", "entry"), LINES)
def test_a_near_miss_is_not_taken_for_what_it_looks_like(code: str, entry: dict[str, str]) -> None:
    """`like` is a line that is what the other only looks like: in the same place it gets the label."""
    place = entry.get("place", "body")
    assert entry["not"] not in labels_in_place(code, entry["text"], place)
    if "like" in entry:
        assert entry["not"] in labels_in_place(code, entry["like"], place)
