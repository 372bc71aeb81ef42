"""How far a run over several files is, and what is said of them, on standard error."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from rich.progress import Progress as _Bar


class Progress:
    """A bar on standard error while several files are read, if that is a terminal; otherwise nothing."""

    def __init__(self, total: int) -> None:
        self._bar: _Bar | None = None
        if total > 1 and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import MofNCompleteColumn
            from rich.progress import Progress as Bar

            columns = (*Bar.get_default_columns(), MofNCompleteColumn())
            self._bar = Bar(
                *columns,
                console=Console(stderr=True),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._task = self._bar.add_task("reading", total=total)

    def __enter__(self) -> "Progress":
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar:
            self._bar.stop()

    @contextmanager
    def out_of_the_way(self, stream: TextIO) -> Iterator[None]:
        """Take the bar away while something else is written to the same terminal."""
        bar = self._bar if stream.isatty() else None
        if bar:
            bar.stop()
        yield
        if bar:
            bar.start()

    def complain(self, name: str, message: str) -> None:
        """Say on standard error what is wrong with an input."""
        from wirecleaner.terminal import inert

        where = "standard input" if name == "-" else click.format_filename(name)
        with self.out_of_the_way(sys.stderr):
            click.echo(inert(f"wirecleaner: {where}: {message}"), err=True)

    def advance(self) -> None:
        """Count one input as done."""
        if self._bar:
            self._bar.advance(self._task)


class BatchProgress:
    """How far a batch is: documents, rate and, where the number is known, the time left; on a terminal as a bar."""

    def __init__(self, total: int | None, done: int) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as Bar

        self.done = done
        self._console = Console(stderr=True)
        self._bar = Bar(
            SpinnerColumn(),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]} a second"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("documents", total=total, completed=done, rate="?")
        self._began = time.monotonic()
        self._at_start = done

    def __enter__(self) -> "BatchProgress":
        self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.stop()

    def advance(self, count: int) -> None:
        """Count documents as done."""
        self.done += count
        spent = time.monotonic() - self._began
        rate = f"{(self.done - self._at_start) / spent:.0f}" if spent > 1 else "?"
        self._bar.update(self._task, advance=count, rate=rate)

    def say(self, message: str) -> None:
        """Print a line under the bar."""
        self._bar.stop()
        click.echo(message, err=True)
