"""A linear model as tables of whole numbers: one look-up and one addition for each fact of a line.

The weights of all labels for one fact are packed into one integer, a field of 32 bits for each label. Adding such
integers adds all fields at once, exactly and the same on every machine; no array library is needed.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat, zip_longest
from math import exp
from typing import Any

from wirecleaner.errors import DataError

# Weights are kept in thousandths: a hundred of them, each off by half a step, move a score by a twentieth at most.
SCALE = 1000
_FIELD = 32
_BYTES = _FIELD // 8
_MIDDLE = 1 << (_FIELD - 1)

Value = int | str
Row = tuple[Value, ...]
_EMPTY: dict[Value, int] = {}
_weight_in: Callable[[dict[Value, int], Value, int], int] = dict.get


@dataclass(frozen=True, slots=True)
class Model:
    """The tables of a model, one for each group of facts in order, and the labels that its fields stand for."""

    labels: tuple[str, ...]
    groups: tuple[str, ...]
    tables: tuple[dict[Value, int], ...]

    def total(self, values: Iterable[Value], first: int = 0) -> int:
        """The packed sum of the weights of values, one for each group from `first` on."""
        return sum(map(_weight_in, self.tables[first:] if first else self.tables, values, repeat(0)))

    def totals(self, rows: Iterable[Iterable[Value]], groups: Iterable[int]) -> list[int]:
        """The packed sums of many rows, each with a value for each of some groups."""
        tables = [self.tables[group] for group in groups]
        return [sum(map(_weight_in, tables, row, repeat(0))) for row in rows]

    def total_of(self, values: Iterable[Value], group: int) -> int:
        """The packed sum of the weights of many values of one group."""
        table = self.tables[group]
        return sum([table[value] for value in values if value in table])

    def scores(self, total: int) -> list[float]:
        """The score of each label in a packed sum."""
        return self.reader(0, len(self.labels))(total)

    def reader(self, first: int, end: int) -> Callable[[int], list[float]]:
        """What reads the scores of the labels from `first` to `end` in packed sums."""
        size, centre = len(self.labels) * _BYTES, _centre(len(self.labels))
        unpack, start = _fields(end - first).unpack_from, first * _BYTES

        def scores(total: int) -> list[float]:
            # A field above zero differs from the same one with a sign in its upper bit alone.
            raw = ((total + centre) ^ centre).to_bytes(size, "little")
            return [field / SCALE for field in unpack(raw, start)]

        return scores

    def beside(self, other: "Model") -> "Model":
        """One model that adds up both at once: the fields of the other one stand behind those of this one.

        The groups are those of the model that has more of them, which begin with all those of the other.
        """
        shift = _FIELD * len(self.labels)
        tables = []
        for ours, theirs in zip_longest(self.tables, other.tables, fillvalue=_EMPTY):
            table = {value: packed << shift for value, packed in theirs.items()}
            for value, packed in ours.items():
                table[value] = table.get(value, 0) + packed
            tables.append(table)
        groups = max(self.groups, other.groups, key=len)
        return Model(self.labels + other.labels, groups, tuple(tables))


def softmax(scores: Sequence[float]) -> list[float]:
    """The probability of each label by its score.

    >>> softmax([0.0, 0.0])
    [0.5, 0.5]
    """
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


@cache
def _fields(count: int) -> struct.Struct:
    """How so many fields are packed and unpacked."""
    return struct.Struct(f"<{count}i")


@cache
def _centre(count: int) -> int:
    """The middle of so many fields: added to a packed number, it makes every field a number above zero."""
    return sum(_MIDDLE << (_FIELD * at) for at in range(count))


def pack(weights: Sequence[int]) -> int:
    """The weights of one fact for all labels as one integer, each a whole number below 2**31.

    >>> pack([1, -2]) + pack([3, 2]) == pack([4, 0])
    True
    """
    centre = _centre(len(weights))
    return (int.from_bytes(_fields(len(weights)).pack(*weights), "little") ^ centre) - centre


def read_model(data: Any, groups: Sequence[str], labels: Sequence[str], where: str) -> Model:
    """A model from its JSON form: for each group a table of values with a weight for each label.

    Raises `DataError` naming what is missing or no whole number.
    """
    tables: list[dict[Value, int]] = []
    for name in groups:
        group = data.get(name) if isinstance(data, dict) else None
        if not isinstance(group, dict):
            raise DataError(f"{where} lacks the group {name!r}; the groups are {', '.join(groups)}")
        table: dict[Value, int] = {}
        for value, weights in group.items():
            try:
                table[_value_of(value)] = pack(weights)
            except (struct.error, TypeError, ValueError) as error:
                raise DataError(
                    f"{where}: {name}.{value} has the weights {weights!r}; {len(labels)} whole numbers are wanted, "
                    f"one for each of {', '.join(labels)}"
                ) from error
            if len(weights) != len(labels):
                raise DataError(
                    f"{where}: {name}.{value} has {len(weights)} weights; {len(labels)} are wanted, "
                    f"one for each of {', '.join(labels)}"
                )
        tables.append(table)
    return Model(tuple(labels), tuple(groups), tuple(tables))


def _value_of(key: str) -> Value:
    """A value from its key in JSON: words are written with a mark in front, numbers as they are."""
    return key[1:] if key.startswith("=") else int(key)
