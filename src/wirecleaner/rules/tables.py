"""Rules from TOML tables: `data/common/<name>.toml` and `data/<language>/<name>.toml`."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from wirecleaner.data import folders_for, load_table
from wirecleaner.errors import DataError
from wirecleaner.labels import Label
from wirecleaner.rules.rule import Counterexample, Rule, RuleSet

_KEYS = frozenset(Rule.__dataclass_fields__)


@cache
def load_rules(name: str, language: str | None = None) -> RuleSet:
    """The rules of one name: those of every page, of English, and of the language given (`de`, `pt-BR`)."""
    return RuleSet(rule for folder in folders_for(language) for rule in rules_in(folder, name))


@cache
def rules_in(folder: str, name: str) -> tuple[Rule, ...]:
    """The rules of one table, in its order. Raises `DataError` naming the table and the rule that breaks the format."""
    return tuple(_rules(load_table(folder, name).get("rule", ()), f"data/{folder}/{name}.toml"))


def _rules(tables: Iterable[dict[str, Any]], where: str) -> Iterable[Rule]:
    for number, table in enumerate(tables, 1):
        name = table.get("id", f"number {number}")
        unknown = set(table) - _KEYS
        if unknown:
            raise DataError(
                f"{where}: rule {name} has unknown keys {sorted(unknown)}; the keys are {sorted(_KEYS)}"
            )
        missing = {"id", "label", "pattern"} - set(table)
        if missing:
            raise DataError(f"{where}: rule {name} lacks {sorted(missing)}")
        if table["label"] not in {label.value for label in Label}:
            raise DataError(f"{where}: rule {name} has the unknown label {table['label']!r}")
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in table.items()
        }
        values["label"] = Label(table["label"])
        values["counterexamples"] = tuple(Counterexample(**item) for item in table.get("counterexamples", ()))
        yield Rule(**values)
