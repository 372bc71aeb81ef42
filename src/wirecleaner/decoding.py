"""Bytes to text: byte order mark, a named encoding, UTF-8, and only then a guess."""

import codecs
from dataclasses import dataclass

from wirecleaner.errors import DecodingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was read in, and whether that encoding was only guessed."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, *, encoding: str | None = None) -> Decoded:
    """The text of bytes. Line breaks stay as they are, so offsets are those of the file.

    Raises `DecodingError` if a named encoding is unknown or does not fit.

    >>> decode("Malmö".encode("latin-1"), encoding="latin-1").text
    'Malmö'
    """
    if encoding is not None:
        try:
            return Decoded(data.decode(encoding), encoding)
        except (LookupError, UnicodeDecodeError) as error:
            raise DecodingError(f"the bytes cannot be read as {encoding!r} ({error}); leave the encoding out to have it detected") from error
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(name), name)
            except UnicodeDecodeError:
                break
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> Decoded:
    from bs4.dammit import UnicodeDammit  # costs 60 ms to import, and almost all files are UTF-8

    found = UnicodeDammit(data, ["windows-1252"] if len(data) < 64 else [], is_html=False)
    if found.unicode_markup is not None and found.original_encoding:
        return Decoded(data.decode(found.original_encoding, "replace"), found.original_encoding, guessed=True)
    return Decoded(data.decode("windows-1252", "replace"), "windows-1252", guessed=True)
