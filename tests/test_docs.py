"""The pages under docs/ say what the code does: their examples run, their links lead somewhere, no name is missing.

A page is run and written again with what came out; the test compares that with the page. What is run:

- a ```python block with `>>>` prompts, as in an interpreter; blocks of one page share their names, in order;
- any other ```python block as a whole; a ```text block right below it shows what it prints;
- a ```console block: its `$ wirecleaner …` lines, and `$ echo $?` for the exit code.

A block with a title, as in ```text title="ferry.txt", is a file that the page's examples find beside them. The
files of docs/index.md are there for every page. In shown output a line `...` stands for any lines, and a very long
line may end in `…`.

After a change that alters what the pages show, `python tests/test_docs.py` writes them anew; read the diff.
"""

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
import traceback
from collections.abc import Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

import wirecleaner
from wirecleaner import Label, default_pipeline
from wirecleaner.data import languages, load_table
from wirecleaner.profiles import Profile
from wirecleaner.rules.rule import Rule

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
# The modules that the examples of a page need beyond what the package installs.
EXTRAS = {"columns.md": ("pyarrow",), "tools.md": ("pandas", "polars", "spacy")}
_FENCE = re.compile(r"^```(?P<language>\w+)?(?: title=\"(?P<title>[^\"]+)\")?$")
_LINK = re.compile(r"\]\((?P<target>[^()\s]+)\)")
_PROMPT = re.compile(r"^\$ (?P<command>.*)$", re.MULTILINE)
_CUT = "..."
_VERY_LONG = 160
MODELS = (
    wirecleaner.Article, wirecleaner.Author, wirecleaner.Dateline, wirecleaner.Paragraph, wirecleaner.Photo,
    wirecleaner.Credit, wirecleaner.RelatedStory, wirecleaner.Notice, wirecleaner.Quote, wirecleaner.Cue,
    wirecleaner.Mention, wirecleaner.Speaker, wirecleaner.Origin,
)  # fmt: skip


class Block:
    """One stretch of a page: prose (`language` None) or what stands between two fences."""

    def __init__(
        self, text: str, language: str | None = None, title: str | None = None, opener: str = ""
    ) -> None:
        self.text, self.language, self.title, self.opener = text, language, title, opener

    def __str__(self) -> str:
        return f"{self.opener}\n{self.text}```\n" if self.opener else self.text


def blocks_of(page: str) -> Iterator[Block]:
    """The blocks of a page in order; joined again they are the page."""
    text, fence, opener = "", None, ""
    for line in page.splitlines(keepends=True):
        found = _FENCE.match(line.rstrip())
        if fence is None and found:
            yield Block(text)
            text, fence, opener = "", found, line.rstrip()
        elif fence is not None and line.rstrip() == "```":
            yield Block(text, fence["language"] or "", fence["title"], opener)
            text, fence, opener = "", None, ""
        else:
            text += line
    assert fence is None, f"the fence {opener} is never closed"
    yield Block(text)


def as_it_runs(page: str) -> str:
    """A page with what its examples give today. Runs in the current directory."""
    names: dict[str, Any] = {"__name__": "__main__"}
    printed: str | None = None
    done: list[Block] = []
    for block in blocks_of(page):
        if block.title:
            Path(block.title).write_text(block.text, encoding="utf-8", newline="")
        elif block.language == "python" and ">>> " in block.text:
            block.text = _session(block.text, names)
        elif block.language == "python":
            printed = _printed(block.text, "exec", names)
        elif block.language == "text" and printed is not None:
            block.text = _cut_alike(block.text, printed)
        elif block.language == "console":
            block.text = _console(block.text)
        if block.language is not None and block.language != "python":
            printed = None
        elif block.language is None and block.text.strip():
            printed = None  # output stands right below its code
        done.append(block)
    return "".join(map(str, done))


def _session(text: str, names: dict[str, Any]) -> str:
    """An interpreter session with the output that its lines give."""
    written = []
    for part in doctest.DocTestParser().parse(text):
        if isinstance(part, str):
            written.append(part)
            continue
        first, *rest = part.source.splitlines()
        written.append(f">>> {first}\n" + "".join(f"... {line}".rstrip() + "\n" for line in rest))
        output = _printed(part.source, "single", names)
        written.append("".join(f"{line or '<BLANKLINE>'}\n" for line in output.splitlines()))
    return "".join(written)


def _printed(source: str, mode: Literal["exec", "single"], names: dict[str, Any]) -> str:
    """What a piece of Python prints; an exception is shown as doctest shows it."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        try:
            exec(compile(source, "<docs>", mode), names)
        except Exception as error:
            if mode == "exec":
                raise
            last = traceback.format_exception_only(error)[-1]
            output.write(f"Traceback (most recent call last):\n  {_CUT}\n{last}")
    return output.getvalue()


def _console(text: str) -> str:
    """A terminal session with the output that its commands give."""
    written, code = [], 0
    parts = _PROMPT.split(text)
    for command, shown in zip(parts[1::2], parts[2::2], strict=True):
        if command == "echo $?":
            output = f"{code}\n"
        else:
            code, output = _run(command)
        written.append(f"$ {command}\n{_cut_alike(shown.removeprefix(chr(10)), output)}")
    return parts[0] + "".join(written)


def _run(command: str) -> tuple[int, str]:
    """The exit code and the output of `wirecleaner …`, with `< FILE` read as a shell reads it."""
    name, *arguments = shlex.split(command)
    assert name == "wirecleaner", f"only wirecleaner is run here, not {command!r}"
    given = b""
    if "<" in arguments:
        at = arguments.index("<")
        given = Path(arguments[at + 1]).read_bytes()
        del arguments[at : at + 2]
    done = subprocess.run(
        [sys.executable, "-m", "wirecleaner", *arguments],
        input=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode("utf-8").replace("\r\n", "\n")


def _cut_alike(shown: str, output: str) -> str:
    """The output, cut where the shown one is: a line `...` with as many lines before and after it as are shown."""
    lines = shown.splitlines()
    actual = [line.rstrip() for line in output.splitlines()]
    for at, line in enumerate(lines[: len(actual)]):
        if line.endswith("…") and len(actual[at]) > _VERY_LONG:
            actual[at] = f"{actual[at][: len(line) - 1]}…"
    if _CUT in (line.strip() for line in lines):
        at = next(at for at, line in enumerate(lines) if line.strip() == _CUT)
        after = len(lines) - at - 1
        if at + after < len(actual):
            actual = [*actual[:at], lines[at], *actual[len(actual) - after :]]
    return "".join(f"{line}\n" for line in actual)


def _lay_files_of_index() -> None:
    for block in blocks_of((ROOT / "docs" / "index.md").read_text(encoding="utf-8")):
        if block.title:
            Path(block.title).write_text(block.text, encoding="utf-8", newline="")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_give_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for extra in EXTRAS.get(page.name, ()):
        pytest.importorskip(extra, reason=f"{page.name} is about an extra, which is not installed")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "displayhook", sys.__displayhook__)
    _lay_files_of_index()
    shown = page.read_text(encoding="utf-8")
    assert as_it_runs(shown) == shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    prose = "".join(
        block.text for block in blocks_of(page.read_text(encoding="utf-8")) if block.language is None
    )
    for target in _LINK.findall(prose):
        if target.startswith(("https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.name}: {target}"
        assert not anchor or anchor in anchors(file), (
            f"{page.name}: {target}; there are {sorted(anchors(file))}"
        )


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    prose = "".join(
        block.text for block in blocks_of(page.read_text(encoding="utf-8")) if block.language is None
    )
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_index_leads_to_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.name != "index.md" and f"]({page.name}" not in index] == []


def sections(name: str) -> dict[str, str]:
    """The sections of a page by heading, marks of code left out of the heading."""
    parts = re.split(r"^#{2,3} (.+)$", (ROOT / "docs" / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {heading.replace("`", ""): text for heading, text in zip(parts[1::2], parts[2::2], strict=True)}


def rows(text: str) -> set[str]:
    """What stands in code marks in the first column of the tables of a section."""
    return set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))


@pytest.mark.parametrize("label", Label, ids=str)
def test_every_label_is_described(label: Label) -> None:
    section = sections("labels.md")[label.value]
    assert label.definition in section
    assert f"`{label.example}`" in section or not label.example


def test_no_label_is_made_up() -> None:
    assert [name for name in sections("labels.md") if name.islower() and name not in set(Label)] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_described(model: type[BaseModel]) -> None:
    section = sections("fields.md")[model.__name__]
    assert rows(section) == set(model.model_fields)
    for field in model.model_fields.values():
        if get_origin(field.annotation) is Literal:
            assert [member for member in get_args(field.annotation) if f"`{member}`" not in section] == []


def test_every_stage_and_room_is_described() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for name in default_pipeline().names if f"`{name}`" not in page] == []
    package = Path(str(files("wirecleaner")))
    rooms = {
        path.name for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    named = set(re.findall(r"^  (?:[\w.]+/?  ?)*", page, re.MULTILINE))
    words = {word.rstrip("/") for line in named for word in line.split()}
    assert sorted(rooms - words - {"__pycache__"}) == []


def test_every_key_of_a_rule_and_of_a_profile_is_described() -> None:
    assert rows(sections("add-a-rule.md")["The keys"]) == set(Rule.__dataclass_fields__)
    assert rows(sections("add-a-profile.md")["The keys"]) == set(Profile.__dataclass_fields__)


def test_every_file_of_the_language_folders_is_described() -> None:
    data = Path(str(files("wirecleaner"))) / "data"
    own = {path.name for language in languages() for path in (data / language).iterdir() if path.is_file()}
    assert rows(sections("add-a-language.md")["The files"]) == own
    assert rows(sections("add-a-language.md")["English grammar"]) == {
        path.name for path in (data / "en" / "grammar").iterdir()
    }
    assert rows(sections("add-a-language.md")["What is shared"]) == {
        path.name for path in (data / "common").iterdir()
    }


def test_the_rule_that_is_shown_is_one_that_ships() -> None:
    page = (ROOT / "docs" / "add-a-rule.md").read_text(encoding="utf-8")
    shown = [block.text for block in blocks_of(page) if block.language == "toml" and not block.title]
    [rule] = tomllib.loads(shown[0])["rule"]
    assert rule in load_table("en", "credits")["rule"]


def write_pages() -> None:
    """Write every page anew, with what its examples give today."""
    for page in PAGES:
        if missing := [extra for extra in EXTRAS.get(page.name, ()) if find_spec(extra) is None]:
            print(f"{page.name} left as it is: {', '.join(missing)} not installed")
            continue
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            _lay_files_of_index()
            shown = page.read_text(encoding="utf-8")
            runs = as_it_runs(shown)
        if runs != shown:
            page.write_text(runs, encoding="utf-8", newline="\n")
            print(f"{page.name} written anew; read the diff")


if __name__ == "__main__":
    write_pages()
