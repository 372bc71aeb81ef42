"""Work in several processes: order, what hangs, what dies."""

import os
import subprocess
import sys
import time
from itertools import count

import pytest

from wirecleaner import Document, Failure, PipelineError, StageError, WirecleanerError, parse_many, stage
from wirecleaner.api import default_pipeline
from wirecleaner.batch.workers import Lost, spread


def double(number: int) -> int:
    return 2 * number


def troubled(number: int) -> int:
    if number == 5:
        time.sleep(60)
    if number == 11:
        os._exit(3)
    return number


@stage("hanging")
def hanging(doc: Document) -> None:
    if "hang" in doc.source:
        time.sleep(60)


def test_results_come_in_order_however_many_there_are() -> None:
    assert list(spread(double, range(100), processes=2)) == [2 * number for number in range(100)]
    assert list(spread(double, [], processes=2)) == []


def test_items_are_taken_only_a_little_ahead() -> None:
    taken = count()
    results = spread(double, (next(taken) for _ in range(10_000)), processes=1)
    assert next(results) == 0
    assert next(taken) < 100
    results.close()  # type: ignore[attr-defined]


def test_what_hangs_and_what_kills_its_worker_is_lost_alone() -> None:
    found = list(spread(troubled, range(14), processes=1, time_limit=0.5))
    lost = [one for one in found if isinstance(one, Lost)]
    assert [one for one in found if not isinstance(one, Lost)] == [n for n in range(14) if n not in (5, 11)]
    assert [(one.item, one.error) for one in lost] == [(5, "TimeLimit"), (11, "WorkerDied")]
    assert found.index(lost[0]) == 5
    assert lost[0].message == "not done after 0.5 seconds; its worker was stopped"
    assert "exit code 3" in lost[1].message


def test_a_document_that_hangs_a_stage_is_cut_off_and_reported() -> None:
    pipeline = default_pipeline().after("quotes", hanging)
    texts = ["One.", "This will hang.", "Three."]
    one, two, three = pipeline.parse_many(texts, on_error="return", time_limit=3.0)
    assert two == Failure(None, 1, "TimeLimit", "not done after 3 seconds; its worker was stopped")
    assert not isinstance(one, Failure)
    assert not isinstance(three, Failure)
    with pytest.raises(StageError, match="document 1: not done after 3 seconds"):
        list(pipeline.parse_many(texts, time_limit=3.0))


def test_what_cannot_be_sent_is_told_at_once() -> None:
    with pytest.raises(PipelineError, match="cannot be sent to other processes"):
        next(spread(lambda number: number, [1], processes=2))


@pytest.mark.parametrize("limit", [0, -1.0])
def test_a_limit_is_above_zero(limit: float) -> None:
    with pytest.raises(WirecleanerError, match="time_limit is a number of seconds above 0"):
        parse_many(["One."], time_limit=limit)


def test_what_is_typed_in_is_told_that_workers_cannot_import_it() -> None:
    code = "import wirecleaner\nlist(wirecleaner.parse_many(['One.'], processes=2))\n"
    done = subprocess.run([sys.executable, "-"], input=code, capture_output=True, text=True, timeout=60)
    assert "PipelineError: workers cannot import <stdin>; put the code into a file" in done.stderr
