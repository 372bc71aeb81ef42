"""`wirecleaner batch`."""

import json
from pathlib import Path

import pytest

from wirecleaner import Failure, Page
from wirecleaner.cli import main
from wirecleaner.cli.batch import KIND_NAMES
from wirecleaner.sources import Options, open_pages
from wirecleaner.sources.kinds import KINDS

STORY = "Clock {n} runs slow\n\nBy Ann Roe\n\n3 March 2021\n\nThe clock of the harbour has been slow since 1990, said Ann Roe."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(5):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{number}.txt").write_text(STORY.format(n=number))
    return tmp_path


def test_records_in_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "out.jsonl"
    assert main(["batch", str(folder / "in"), "-o", str(out), "--processes", "1"]) == 0
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["id"] for row in rows] == [str(folder / "in" / f"{n}.txt") for n in range(5)]
    assert rows[0]["authors"][0]["name"] == "Ann Roe"
    assert capsys.readouterr().err == f"5 documents, 0 failed in this run: {out}\n"


def test_what_fails_is_a_record(folder: Path) -> None:
    table = folder / "in.jsonl"
    table.write_text(json.dumps({"id": "a", "text": STORY}) + "\nno json\n")
    out = folder / "out.jsonl"
    assert main(["batch", str(table), "-o", str(out), "--processes", "1"]) == 1
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert rows[0]["id"] == "a"
    assert rows[1].keys() == {"id", "error", "message"}
    assert (rows[1]["id"], rows[1]["error"]) == (f"{table}#2", "SourceError")


def test_an_export_gives_all_its_articles(folder: Path) -> None:
    export = Path(__file__).parent / "fixtures" / "many" / "lexisnexis-three" / "dump.txt"
    out = folder / "out.jsonl"
    assert main(["batch", str(export), "-o", str(out), "--processes", "1"]) == 0
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["id"] for row in rows] == [f"{export}#{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.txt", "-o", "{out}"], "nothing.txt is no file and no folder"),
        (["{in}", "-o", "{there}"], "is there already; name another file, or give --overwrite"),
        (["{in}", "-o", "{out}", "--profile", "no.toml"], "no.toml"),
        (["{in}", "-o", "{out}", "--time-limit", "0"], "--time-limit"),
        (["{in}"], "--output"),
    ],
)
def test_what_is_not_understood(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    there = folder / "there.jsonl"
    there.write_text("")
    places = {"in": folder / "in", "out": folder / "out.jsonl", "there": there}
    assert main(["batch", *(argument.format(**places) for argument in arguments)]) == 2
    assert said in capsys.readouterr().err
    assert not (folder / "out.jsonl").exists()


def test_parquet(folder: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra: pip install 'wirecleaner[batch]'")
    import pyarrow.parquet as pq

    out = folder / "out.parquet"
    assert main(["batch", str(folder / "in"), "-o", str(out), "--processes", "1", "--part", "2"]) == 0
    table = pq.read_table(out)
    assert table.column("title").to_pylist() == [f"Clock {n} runs slow" for n in range(5)]
    assert table.column("error").null_count == 5


def test_parquet_without_its_extra_is_told_before_the_work(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecleaner.cli.batch.find_spec", lambda name: None)
    assert main(["batch", str(folder / "in"), "-o", str(folder / "out.parquet")]) == 2
    assert "pip install 'wirecleaner[batch]' writes it, or name a .jsonl" in capsys.readouterr().err
    assert not (folder / "out.parquet.parts").exists()


def test_the_kinds_of_the_command_are_those_of_the_sources() -> None:
    assert sorted(KINDS) == sorted(KIND_NAMES)


def test_a_row_of_parquet_that_is_too_large_is_refused(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra: pip install 'wirecleaner[batch]'")
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": ["a" * 5000, "short"]}), tmp_path / "a.parquet")
    large, small = open_pages(tmp_path / "a.parquet", Options(largest=1000))
    assert isinstance(large, Failure)
    assert "has more than 1,000 bytes" in large.message
    assert isinstance(small, Page)
