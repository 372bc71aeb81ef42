"""Reads the weights of the judge."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from wirecleaner.scoring.model import read_model
from wirecleaner.stages.quotes.judging import bound_facts, cue_facts, source_facts
from wirecleaner.stages.quotes.judging.confidence import JUDGED, Confidence, rule_key
from wirecleaner.stages.quotes.judging.judge import Judge, Models

CHOICE = ("right",)
__all__ = ["JUDGED", "Judge", "read_models", "rule_key", "shipped_judge"]


def read_models(data: Any, where: str) -> Models:
    """The models from the JSON of a weights file. Raises `DataError` naming what is missing."""
    return Models(
        read_model(data["cue"], cue_facts.GROUPS, cue_facts.LABELS, f"{where}, cue"),
        read_model(data["start"], bound_facts.START_GROUPS, CHOICE, f"{where}, start"),
        read_model(data["end"], bound_facts.END_GROUPS, CHOICE, f"{where}, end"),
        read_model(data["before_end"], bound_facts.BEFORE_END_GROUPS, CHOICE, f"{where}, before_end"),
        read_model(data["before_start"], bound_facts.BEFORE_START_GROUPS, CHOICE, f"{where}, before_start"),
        read_model(data["source"], source_facts.GROUPS, CHOICE, f"{where}, source"),
        Confidence(data["confidence"]),
    )


@cache
def shipped_judge(*, attitudes: bool = False) -> Judge:
    """The judge with the weights in the package."""
    return Judge(shipped_models(), attitudes=attitudes)


@cache
def shipped_models() -> Models:
    """The models of the weights in the package."""
    text = (files("wirecleaner") / "data" / "weights" / "quotes.json").read_text(encoding="utf-8")
    return read_models(json.loads(text), "the shipped weights")
