"""What a command writes to standard output, and how wide and coloured that may be."""

import os
import shutil
import sys

import click

# Where standard output is no terminal: what fits a page of documentation and most mail.
_PLAIN_WIDTH = 100


def write(text: str) -> int:
    """Write UTF-8 to standard output, whatever the locale; 0, as an exit code."""
    out = sys.stdout.buffer
    try:
        out.write(text.encode("utf-8", "backslashreplace"))
        out.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`), which is no failure. What is still buffered goes nowhere, or the
        # interpreter would complain about it when it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        raise click.exceptions.Exit(0) from None
    return 0


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def has_color() -> bool:
    """Whether standard output shows colours."""
    return _is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How many characters a line of standard output has."""
    return shutil.get_terminal_size().columns if _is_terminal() else _PLAIN_WIDTH
