"""The command `wirecleaner batch`: files, folders, tables and archives in, one file of records out."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wirecleaner.errors import InputValueError, WirecleanerError

if TYPE_CHECKING:
    from wirecleaner.batch import Failure, Page
    from wirecleaner.batch.records import Record, Recorder
    from wirecleaner.batch.runs import Run
    from wirecleaner.batch.workers import Lost
    from wirecleaner.sources import Options

# A part is what a killed run may lose: about half a minute of one core, and 30 MB of memory.
_PART, _PART_SIZE = 500, 32_000_000
KIND_NAMES = ["text", "html", "export", "jsonl", "parquet", "warc", "wet"]


@click.command()
@click.option(
    "-o", "--output", required=True, metavar="OUT", help="Where the records go: .jsonl or .parquet."
)
@click.option(
    "--kind", type=click.Choice(KIND_NAMES), help="What the inputs are. [default: found out for each file]"
)
@click.option(
    "--column", metavar="NAME", help="The column of texts in tables. [default: text, content, html ...]"
)
@click.option("--id-column", metavar="NAME", help="The column of ids. [default: id, if there is one]")
@click.option("--url-column", metavar="NAME", help="The column of addresses. [default: url, if there is one]")
@click.option("--encoding", metavar="NAME", help="How the files are encoded. [default: found out]")
@click.option("--profile", metavar="FILE", help="The profile of the site that all documents come from.")
@click.option(
    "--processes", type=click.IntRange(1), metavar="N", help="How many workers. [default: one a core]"
)
@click.option(
    "--time-limit", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True, metavar="SECONDS",
    help="How long one document may take.",
)  # fmt: skip
@click.option("--no-quotes", is_flag=True, help="Leave the quotes out.")
@click.option(
    "--part", type=click.IntRange(1), default=_PART, show_default=True, metavar="N",
    help="How many documents a killed run may lose.",
)  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Replace OUT if it is there.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
def batch(output: str, inputs: tuple[str, ...], **options: Any) -> int:
    """Parse all documents of the inputs with several processes; one record a document, in order.

    A run that was stopped goes on where it was when the same command is given again. A document that cannot be read
    gives a record with `error` and `message`. Exit codes: 0 all went well, 1 some document failed or the run could not
    go on, 2 the command was not understood.
    """
    try:
        return _batch(Path(output), inputs, options)
    except WirecleanerError as error:
        raise click.UsageError(str(error)) from error


def _batch(out: Path, inputs: tuple[str, ...], options: dict[str, Any]) -> int:
    from wirecleaner.batch.records import Recorder, is_failure
    from wirecleaner.batch.runs import Form, Run
    from wirecleaner.batch.workers import spread
    from wirecleaner.cli.progress import BatchProgress
    from wirecleaner.sources import Options, open_pages

    form: Form = "parquet" if out.suffix == ".parquet" else "jsonl"
    if form == "parquet" and find_spec("pyarrow") is None:
        raise InputValueError(
            f"{out} is Parquet; pip install 'wirecleaner[batch]' writes it, or name a .jsonl"
        )
    processes = options.pop("processes") or _cores()
    overwrite, limit, size = (options.pop(name) for name in ("overwrite", "time_limit", "part"))
    recorder = Recorder(_pipeline(options), form)
    reading = Options(
        **{name: options[name] for name in ("kind", "encoding", "column", "id_column", "url_column")}
    )
    opened = [open_pages(path, reading) for path in inputs]
    run = Run(out, form, {"inputs": inputs, **options}, overwrite=overwrite)
    failed = 0
    with BatchProgress(_total(inputs, reading), run.done) as progress:
        pages = islice(chain.from_iterable(opened), run.done, None)
        for records in _parts(
            run, spread(recorder, pages, processes=processes, time_limit=limit), recorder, size
        ):
            failed += sum(map(is_failure, records))
            progress.advance(1)
        run.finish()
        documents = "1 document" if progress.done == 1 else f"{progress.done} documents"
        progress.say(f"{documents}, {failed} failed in this run: {out}")
    return 1 if failed else 0


def _parts(
    run: "Run", results: "Iterable[list[Record] | Lost[Page | Failure]]", recorder: "Recorder", most: int
) -> "Iterator[list[Record]]":
    """Write the results in parts of so many documents; gives the records of each document as they come."""
    from wirecleaner.batch.workers import Lost

    first = end = run.done
    part: list[Record] = []
    size = 0
    for result in results:
        records = recorder.of_lost(result) if isinstance(result, Lost) else result
        part += records
        size += sum(
            len(record) if isinstance(record, str) else len(record.get("text") or "") * 4
            for record in records
        )
        end += 1
        yield records
        if end - first >= most or size >= _PART_SIZE:
            run.write(first, end, part)
            first, part, size = end, [], 0
    if end > first:
        run.write(first, end, part)


def _pipeline(options: dict[str, Any]) -> Any:
    from wirecleaner.api import default_pipeline

    pipeline = default_pipeline(profile=options["profile"])
    return pipeline.without("quotes") if options["no_quotes"] else pipeline


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _total(inputs: Iterable[str], reading: "Options") -> int | None:
    """How many documents there are, if that is told by counting files."""
    if reading.kind not in (None, "text", "html"):
        return None
    files = [file for path in map(Path, inputs) for file in ([path] if path.is_file() else path.rglob("*"))]
    many = {".jsonl", ".ndjson", ".parquet", ".warc", ".wet", ".gz", ".zst"}
    return (
        None if any(file.suffix.lower() in many for file in files) else sum(file.is_file() for file in files)
    )
