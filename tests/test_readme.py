"""The README says what the code does: it is run as the pages under docs/ are (see test_docs.py), beside its examples.

After a change of output `python tests/test_readme.py` writes what its examples show anew; read the diff.
"""

import contextlib
import re
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from test_docs import as_it_runs, blocks_of

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
EXAMPLE = ROOT / "examples" / "island-bus.txt"
LEFT_OUT = "[…]\n"


def _lay_examples(folder: Path) -> None:
    """The examples where the README's commands find them; what those write stays out of the checkout."""
    shutil.copytree(ROOT / "examples", folder / "examples")


def _readme() -> str:
    return README.read_text(encoding="utf-8")


def test_every_example_gives_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _lay_examples(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "displayhook", sys.__displayhook__)
    assert as_it_runs(_readme()) == _readme()


def test_the_dump_shown_is_the_dump_that_ships() -> None:
    [shown] = [block.text for block in blocks_of(_readme()) if block.language == "text"]
    dump, at = EXAMPLE.read_text(encoding="utf-8"), 0
    for stretch in shown.split(LEFT_OUT):
        at = dump.index(stretch, at) + len(stretch)


def test_the_first_run_is_shown_right_below_its_command() -> None:
    """The command that installs ends in the one whose output the README shows."""
    commands = [block.text.strip() for block in blocks_of(_readme()) if block.language == "sh"]
    shown = [line for line in _readme().splitlines() if line.startswith("$ ")]
    assert commands[0].split(" && ")[-1] == shown[0].removeprefix("$ ")
    assert commands[1].split(" && ")[-1] == "pytest"


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", _readme())
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _lay_examples(Path(folder))
        README.write_text(as_it_runs(_readme()), encoding="utf-8", newline="\n")
