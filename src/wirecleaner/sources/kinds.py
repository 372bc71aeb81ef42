"""What kind of file a source is, by its name and its first bytes."""

from pathlib import Path
from typing import Literal, get_args

import regex

from wirecleaner.errors import InputValueError
from wirecleaner.html.sniff import SUFFIXES, begins_as_page
from wirecleaner.sources.packed import open_packed

Kind = Literal["text", "html", "export", "jsonl", "parquet", "warc", "wet"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_PACKED = frozenset({".gz", ".zst"})
_BY_NAME: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    **dict.fromkeys(SUFFIXES, "html"),
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "wet",
}
_FIRST = 4096
# The counters and fields of archive exports: "3 of 500 DOCUMENTS", "LENGTH: 512 words", Factiva's "Document ABC0000020…".
_EXPORT = regex.compile(
    rb"^\s*(?:Dokument |Document )?\d{1,5} (?:of|von|de) \d{1,5} (?:DOCUMENTS?|DOKUMENTEN?)\b|^LENGTH: +[\d,]+ words|^Document [A-Z0-9]{20,28}\s*$",
    regex.MULTILINE,
)


def kind_of(path: Path) -> Kind:
    """The kind of a file. Its name decides where it says one; a `.txt` that is an archive's export is read as that.

    Raises `InputValueError` for bytes that are none of the kinds.
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    while suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    if suffixes[-2:] == [".warc", ".wet"]:
        return "wet"
    named = _BY_NAME.get(suffixes[-1]) if suffixes else None
    if named is not None and named != "text":
        return named
    with open_packed(path) as stream:
        first = stream.read(_FIRST)
    return _by_content(first, path, named)


def _by_content(first: bytes, path: Path, named: Kind | None) -> Kind:
    if first.startswith(b"PAR1"):
        return "parquet"
    if first.startswith(b"WARC/"):
        return "wet" if b"WARC-Type: conversion" in first or b".wet" in path.name.encode() else "warc"
    if _EXPORT.search(first):
        return "export"
    if named is None and begins_as_page(first):
        return "html"
    if (
        named is None
        and first.lstrip()[:1] == b"{"
        and first.rstrip(b"\r\n").split(b"\n")[0].rstrip()[-1:] in b"}"
    ):
        return "jsonl"
    if named is None and b"\0" in first and not first.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputValueError(f"{path} is none of the kinds of file that can be read: {', '.join(KINDS)}")
    return "text"
