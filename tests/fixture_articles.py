"""The articles of all fixtures, read once: what tests of exports write and read back."""

from functools import cache
from pathlib import Path

import pytest

import wirecleaner
from wirecleaner import Article

DUMPS = sorted((Path(__file__).parent / "fixtures").glob("*/*/dump.txt"))
each_dump = pytest.mark.parametrize("dump", DUMPS, ids=lambda path: path.parent.name)


@cache
def articles_of(dump: Path) -> tuple[Article, ...]:
    """The article of one fixture, and every article of its dump; every other page has an address."""
    text = dump.read_bytes().decode()
    url = f"https://example.com/{dump.parent.name}" if len(dump.parent.name) % 2 else None
    return wirecleaner.parse(text, url=url), *wirecleaner.parse_all(text)
