"""The rules engine, phrases, and the order of rules within a table; tests/rules/ holds the tables against each other."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from wirecleaner import DataError, Label, Line
from wirecleaner.data import languages, load_table
from wirecleaner.readers.text import read_text
from wirecleaner.rules import Rule, RuleSet, load_rules, rules_in
from wirecleaner.rules.phrases import Phrase, Phrases, phrase_key, phrases_in

FOLDERS = ("common", *languages())
TABLES = sorted(
    {
        entry.name[:-5]
        for folder in FOLDERS
        for entry in (files("wirecleaner") / "data" / folder).iterdir()
        if entry.name.endswith(".toml")
    }
)


def shipped() -> Iterator[tuple[str, str, Rule]]:
    for folder in FOLDERS:
        for name in TABLES:
            for rule in rules_in(folder, name) if "rule" in load_table(folder, name) else ():
                yield folder, name, rule


SHIPPED = list(shipped())


def line_of(text: str) -> Line:
    return next(line for line in read_text(text).lines if line.text)


def label_in(name: str, folder: str, text: str) -> str:
    """The label that the best rule of a table gives a line, "" for none."""
    hit = load_rules(name, None if folder == "common" else folder).match(line_of(text))
    return hit.rule.label.value if hit else ""


@pytest.mark.parametrize(
    ("folder", "name", "rule"), [pytest.param(*item, id=f"{item[0]}-{item[2].id}") for item in SHIPPED]
)
def test_no_other_rule_of_the_table_takes_an_example(folder: str, name: str, rule: Rule) -> None:
    got = {text: label_in(name, folder, text) for text in rule.examples}
    assert got == dict.fromkeys(rule.examples, rule.label.value)


# The engine

STRONG = Rule("test.strong", Label.CREDIT, r"^Photo: (?P<creator>.+)$", score=0.95, words=("photo",))
WEAK = Rule("test.weak", Label.CAPTION, r"Photo", score=0.5, words=("photo", "picture"))
ALWAYS = Rule("test.always", Label.SHARE, r"^\d+$", score=0.7)
LONG = Rule("test.long", Label.NOTICE, r"(?i:correction)", score=0.6, words=("correction",), longest=1000)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Photo: Ann Roe", "test.strong"),
        ("A Photo of it", "test.weak"),
        ("A photo of it", None),
        ("Photograph", None),
        ("36", "test.always"),
        ("Correction: " + "x " * 200, "test.long"),
        ("Correction: " + "x " * 600, None),
        ("Photo: " + "x " * 200, None),
        ("nothing", None),
        ("", None),
    ],
)
def test_the_best_rule_that_fits(text: str, rule: str | None) -> None:
    rules = RuleSet([WEAK, ALWAYS, STRONG, LONG])
    lines = read_text(text or "\n").lines
    hit = rules.match(lines[0])
    assert (hit.rule.id if hit else None) == rule


def test_a_hit_tells_what_a_group_caught_and_where() -> None:
    text = "  Photo:\xa0Ann’s Roe "
    hit = RuleSet([STRONG]).match(read_text(text).lines[0])
    assert hit
    assert hit.group("creator") == "Ann’s Roe"
    assert text[slice(*hit.span("creator"))] == "Ann’s Roe"
    assert hit.group("agency") is None


def test_rules_of_a_language_stand_beside_english_and_common_ones() -> None:
    english = {rule.id for rule in load_rules("credits").rules}
    assert english == {rule.id for folder in ("common", "en") for rule in rules_in(folder, "credits")}
    assert english <= {rule.id for rule in load_rules("credits", "pt-BR").rules}
    assert load_rules("no-such-table").rules == []


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        (
            {"id": "a.b", "label": "credit", "pattern": "x", "patern": "y"},
            r"rule a.b has unknown keys \['patern'\]; the keys are",
        ),
        ({"id": "a.b", "label": "credit"}, r"rule a.b lacks \['pattern'\]"),
        ({"label": "credit", "pattern": "x"}, r"rule number 1 lacks \['id'\]"),
        ({"id": "a.b", "label": "kredit", "pattern": "x"}, "rule a.b has the unknown label 'kredit'"),
    ],
)
def test_a_broken_table_is_told_what_is_wrong(
    table: dict[str, Any], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecleaner.rules.tables.load_table", lambda folder, name: {"rule": [table]})
    with pytest.raises(DataError, match=complaint):
        rules_in.__wrapped__("xx", "test")


# Phrases


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_phrase_of_a_folder_stands_in_two_lists_that_disagree(folder: str) -> None:
    phrases = Phrases(phrases_in(folder))
    for phrase, lines in phrases_in(folder):
        for line in lines:
            found = phrases.look_up(line)
            assert found
            assert (found.label, found.weak) == (phrase.label, phrase.weak), (line, found.id, phrase.id)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("▸ Comments (1,204)", "comments {n}"),
        ("SHARE", "share"),
        ("4 min read", "{n} min read"),
        ("[Sign in]", "sign in"),
        ("ΟΡΟΙ ΧΡΗΣΗΣ", "οροι χρησης"),
        ("Όροι χρήσης", "οροι χρησης"),
        ("Citeşte şi:", "citeste si"),
        ("CITEȘTE ȘI", "citeste si"),
        ("  ", ""),
    ],
)
def test_what_counts_of_a_phrase(line: str, key: str) -> None:
    assert phrase_key(line) == key


def test_weak_phrases_prove_something_in_a_run() -> None:
    strong = Phrase("test.login", Label.FURNITURE)
    weak = Phrase("test.menu", Label.FURNITURE, weak=True)
    phrases = Phrases([(strong, ["log in", "sign up"]), (weak, ["news", "sport", "money", "matters"])])
    assert phrases.match(read_text("Log in").lines[0]) is strong
    assert phrases.match(read_text("News").lines[0]) is None
    assert phrases.look_up("News") is weak
    assert phrases.run("News | Sport | Money") is weak
    assert phrases.run("Sign upLog in") is strong
    assert phrases.run("Sign up Log in") is strong
    assert phrases.run("Money Matters") is None
    assert phrases.run("Log in to the harbour clock") is None
