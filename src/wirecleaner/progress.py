"""How far a run over several files is, and what is said of them, on standard error."""

import sys
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
