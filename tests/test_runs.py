"""Runs that are stopped and go on."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wirecleaner import InputValueError
from wirecleaner.batch.runs import Run

STORY = "Clock {n} runs slow\n\nBy Ann Roe\n\n3 March 2021\n\n" + "\n\n".join(
    f"The clock of the harbour has been slow since the year {year}, said the mayor, and nobody minds it at all."
    for year in range(1990, 2000)
)


def records(first: int, end: int) -> list[str]:
    return [json.dumps({"n": number}) for number in range(first, end)]


def test_parts_are_joined_in_order_and_removed(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run = Run(out, "jsonl", {})
    run.write(0, 3, records(0, 3))
    run.write(3, 5, records(3, 5))
    assert not out.exists()
    run.finish()
    assert [json.loads(line)["n"] for line in out.read_text().splitlines()] == [0, 1, 2, 3, 4]
    assert list(tmp_path.iterdir()) == [out]


def test_a_stopped_run_goes_on_behind_its_last_part(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    Run(out, "jsonl", {"inputs": ["a"]}).write(0, 3, records(0, 3))
    torn = tmp_path / "out.jsonl.parts" / "000000000003-000000000005.jsonl.unfinished"
    torn.write_text('{"n": 3}\n{"n"')
    again = Run(out, "jsonl", {"inputs": ["a"]})
    assert again.done == 3
    assert not torn.exists()


def test_other_settings_are_refused(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    Run(out, "jsonl", {"inputs": ["a"]})
    with pytest.raises(InputValueError, match="begun with other inputs or options"):
        Run(out, "jsonl", {"inputs": ["b"]})


def test_a_lost_part_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run = Run(out, "jsonl", {})
    run.write(0, 2, records(0, 2))
    run.write(2, 4, records(2, 4))
    run.parts()[0].unlink()
    with pytest.raises(InputValueError, match="lacks the part that begins with input 0"):
        Run(out, "jsonl", {})


def test_an_output_is_not_replaced_unasked(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine")
    with pytest.raises(InputValueError, match="is there already"):
        Run(out, "jsonl", {})
    run = Run(out, "jsonl", {}, overwrite=True)
    run.write(0, 1, records(0, 1))
    assert out.read_text() == "mine"
    run.finish()
    assert out.read_text() == '{"n": 0}\n'


def test_a_run_killed_anywhere_gives_what_an_undisturbed_one_gives(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(
        "".join(json.dumps({"id": str(n), "text": STORY.format(n=n)}) + "\n" for n in range(400))
    )

    def start(out: Path) -> "subprocess.Popen[bytes]":
        command = [
            sys.executable,
            "-m",
            "wirecleaner",
            "batch",
            str(source),
            "-o",
            str(out),
            "--processes",
            "1",
            "--no-quotes",
            "--part",
            "40",
        ]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL)

    whole, killed = tmp_path / "whole.jsonl", tmp_path / "killed.jsonl"
    assert start(whole).wait() == 0
    for pause in (0.9, 1.6, 2.3):
        process = start(killed)
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
    if not killed.exists():  # the last one may have been quick
        assert start(killed).wait() == 0
    assert killed.read_bytes() == whole.read_bytes()
    assert len(whole.read_text().splitlines()) == 400
