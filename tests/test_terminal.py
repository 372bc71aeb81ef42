"""What reaches a terminal: a dump that can do nothing to it, colours and a progress bar only where they belong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import SHORT, STORY, file_in, run

from wirecleaner.cli import main
from wirecleaner.terminal import inert, inert_json

ACTIVE = "\x1b[31mred\x1b[0m \u202eback \x07\x9b5m [red]markup[/red]"


@pytest.mark.parametrize(
    "form",
    [
        ["parse", "--with-source"],
        ["parse", "--with-source", "--format", "jsonl"],
        ["parse", "--format", "text"],
        ["parse", "--format", "ninjs"],
        ["parse", "--format", "json-ld"],
        ["parse", "--format", "tei"],
        ["explain"],
        ["explain", "--format", "json"],
        ["explain", "--html", "-"],
    ],
)
def test_a_dump_does_nothing_to_the_terminal(
    form: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = file_in(
        tmp_path, "one.txt", f"Clock {ACTIVE} Runs Slow\n\nThe clock {ACTIVE} is slow, the mayor said.\n"
    )
    assert main([*form, file]) == 0
    printed = capsys.readouterr().out
    assert not set(printed) & set("\x1b\x07\x9b\u202e")
    assert "[red]markup[/red]" in printed or "explain" in form


def test_escapes_do_not_change_what_the_json_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"The clock {ACTIVE} \x7f\U000e0041 is slow.\n"
    assert main(["parse", "--with-source", file_in(tmp_path, "one.txt", text)]) == 0
    assert json.loads(capsys.readouterr().out)["source"] == text


def test_the_name_of_a_file_does_nothing_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "no\x1b[31mfile"]) == 1
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
@pytest.mark.parametrize(("files", "has_bar"), [(1, False), (3, True)])
def test_a_bar_only_for_several_files_in_a_terminal(files: int, has_bar: bool, tmp_path: Path) -> None:
    shown = _in_terminal(
        "parse", *[file_in(tmp_path, f"{number}.txt", SHORT) for number in range(files)], only_errors=True
    )
    assert (f"{files}/{files}" in shown) is has_bar
    quiet = run("parse", *[str(tmp_path / f"{number}.txt") for number in range(files)])
    assert (quiet.returncode, quiet.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_colour_only_in_a_terminal(tmp_path: Path) -> None:
    file = file_in(tmp_path, "one.txt", STORY)
    assert "\x1b[" in _in_terminal("explain", file)
    assert "\x1b[" not in _in_terminal("explain", file, NO_COLOR="1")
    assert b"\x1b[" not in run("explain", file).stdout


def _in_terminal(*arguments: str, only_errors: bool = False, **environment: str) -> str:
    """What a terminal is sent: standard output and standard error, or the latter alone."""
    import pty

    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    process = subprocess.Popen(
        [sys.executable, "-m", "wirecleaner", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if only_errors else theirs,
        stderr=theirs,
        env={**env, "TERM": "xterm", **environment},
    )
    os.close(theirs)
    sent = b""
    try:
        while piece := os.read(ours, 65536):
            sent += piece
    except OSError:
        pass  # Linux reports the end of a terminal as an error
    os.close(ours)
    assert process.wait() == 0
    return sent.decode()


@pytest.mark.parametrize("text", ["plain", "Émile “said” — ок 東京", "نیم\u200cفاصله", "👩\u200d🚒"])
def test_what_only_spells_words_stays(text: str) -> None:
    assert inert(text) == text
    assert inert_json(json.dumps(text, ensure_ascii=False)) == json.dumps(text, ensure_ascii=False)


def test_the_lines_of_json_stay_lines() -> None:
    assert inert_json('{\n  "é": 1\n}') == '{\n  "é": 1\n}'
