"""The command line, `wirecleaner`. `main` runs it."""

from wirecleaner.cli.program import main

__all__ = ["main"]
