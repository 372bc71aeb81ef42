"""How much speaks for somebody being the one that a pronoun means: the weights of `data/weights/antecedents.json`."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import repeat


@cache
def shipped() -> Mapping[str, int]:
    """The shipped weights in hundredths, one for each fact; their card stands beside them."""
    path = files("wirecleaner") / "data" / "weights" / "antecedents.json"
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def antecedent_score(facts: Iterable[str]) -> int:
    """The sum of the weights of facts.

    >>> antecedent_score(["gender known", "last speaker 0"]) > antecedent_score(["gender unknown", "silent"])
    True
    """
    return sum(map(shipped().get, facts, repeat(0)))
