"""The inputs of a command: files, or standard input, each read and shown in turn."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from wirecleaner.cli.outputs import write
from wirecleaner.cli.progress import Progress
from wirecleaner.errors import WirecleanerError
from wirecleaner.html.sniff import is_page

SOME_INPUT_FAILED = 1


def print_each(
    files: Sequence[str],
    encoding: str | None,
    show: Callable[[str, int], str],
    *,
    show_page: Callable[[bytes, int], str] | None = None,
    is_html: bool | None = None,
) -> int:
    """Read each input and write what `show` makes of its text, or `show_page` of its markup. The exit code."""
    from wirecleaner.decoding import decode

    failed = False
    names = files or ["-"]
    with Progress(len(names)) as progress:
        for number, name in enumerate(names):
            try:
                data = _bytes(name)
                if show_page and (is_page(name, data) if is_html is None else is_html):
                    shown = show_page(data, number)
                else:
                    decoded = decode(data, encoding=encoding)
                    if decoded.guessed:
                        guess = f"note: read as {decoded.encoding}, which is a guess; --encoding names the right one"
                        progress.complain(name, guess)
                    shown = show(decoded.text, number)
            except (OSError, WirecleanerError) as error:
                progress.complain(name, (isinstance(error, OSError) and error.strerror) or str(error))
                failed = True
            else:
                with progress.out_of_the_way(sys.stdout):
                    write(shown)
            progress.advance()
    return SOME_INPUT_FAILED if failed else 0


def _bytes(name: str) -> bytes:
    """What a file holds, or standard input for "-"."""
    if name != "-":
        return Path(name).read_bytes()
    if sys.stdin.isatty():
        click.echo("wirecleaner: reading from the terminal; end with Ctrl-D", err=True)
    return sys.stdin.buffer.read()
