"""Every rule of every table against the tables of all stages: the page has one reader, not one a table."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pytest
import regex

from wirecleaner.data import languages, load_table
from wirecleaner.readers.text import read_text
from wirecleaner.rules import Rule, load_rules, rules_in

# In the order in which the stages ask them; a table that is not listed here comes last.
ORDER = (
    "dates",
    "bylines",
    "slugs",
    "notices",
    "signoffs",
    "copyrights",
    "tails",
    "credits",
    "furniture",
    "figures",
    "related",
    "tags",
)
FOLDERS = ("common", *languages())
# A pattern that looks at every pair of characters needs 10^10 steps for these; a linear one is done in milliseconds.
FLOODS = ("a " * 50_000, "(" * 50_000, "Aa. " * 25_000, "/ | " * 25_000)
# Seconds. The slowest shipped pattern takes 0.2 for a flood; a machine ten times slower still passes.
PATIENCE = 5


@cache
def table_names() -> tuple[str, ...]:
    found = {
        entry.name[:-5]
        for folder in FOLDERS
        for entry in (files("wirecleaner") / "data" / folder).iterdir()
        if entry.name.endswith(".toml")
    }
    with_rules = {name for name in found if any("rule" in load_table(folder, name) for folder in FOLDERS)}
    return tuple(
        sorted(with_rules, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    )


def shipped() -> Iterator[tuple[str, str, Rule]]:
    for folder in FOLDERS:
        for name in table_names():
            if "rule" in load_table(folder, name):
                for rule in rules_in(folder, name):
                    yield folder, name, rule


EVERY_RULE = [
    pytest.param(folder, name, rule, id=f"{folder}-{name}-{rule.id}") for folder, name, rule in shipped()
]


def label_on_the_page(folder: str, text: str) -> str:
    """The label of the first table, in stage order, that has a rule for the line."""
    line = next(line for line in read_text(text).lines if line.text)
    for name in table_names():
        if hit := load_rules(name, None if folder == "common" else folder).match(line):
            return hit.rule.label.value
    return ""


@pytest.mark.parametrize(("folder", "name", "rule"), EVERY_RULE)
def test_a_rule_has_its_proof_beside_it(folder: str, name: str, rule: Rule) -> None:
    assert rule.examples
    assert rule.counterexamples
    for text in rule.examples:
        assert len(text) <= rule.longest
        assert rule.search(next(line for line in read_text(text).lines if line.text).text), text


@pytest.mark.parametrize(("folder", "name", "rule"), EVERY_RULE)
def test_a_counterexample_gets_its_label_from_the_page(folder: str, name: str, rule: Rule) -> None:
    """A named label is what the first table with a rule for the line gives; "" is only not to get the rule's label."""
    for counter in rule.counterexamples:
        label = label_on_the_page(folder, counter.text)
        assert label == counter.label or (not counter.label and label != rule.label), counter.text


@pytest.mark.parametrize(("folder", "name", "rule"), EVERY_RULE)
def test_a_counterexample_is_a_near_miss(folder: str, name: str, rule: Rule) -> None:
    """It shares a word with the pattern, the rule's words or its examples; patterns of bare numbers have no words."""
    known = {
        word
        for text in (*rule.words, rule.pattern, *rule.examples)
        for word in regex.findall(r"\p{L}{2,}|[©(\[*_/\d]|[\p{Han}\p{Kana}\p{Hira}\p{Hangul}]", text.lower())
    }
    for counter in rule.counterexamples:
        assert not rule.words or any(word in counter.text.lower() for word in known), counter.text


@pytest.mark.parametrize(("folder", "name", "rule"), EVERY_RULE)
def test_a_pattern_is_linear(folder: str, name: str, rule: Rule) -> None:
    words = " ".join(rule.words or ("a",))
    for flood in (
        *FLOODS,
        f"{words} " * (100_000 // len(words)),
        rule.examples[0] * (100_000 // len(rule.examples[0])),
    ):
        rule.compiled.search(flood, timeout=PATIENCE)


def test_an_id_names_one_rule_of_a_folder() -> None:
    seen: set[tuple[str, str]] = set()
    for folder, _, rule in shipped():
        assert (folder, rule.id) not in seen
        seen.add((folder, rule.id))
