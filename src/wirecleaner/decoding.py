"""Bytes to text: byte order mark, a named encoding, UTF-8, and only then a guess."""

import codecs
from dataclasses import dataclass

from wirecleaner.errors import DecodingError

# The names with the byte order in them keep the mark as the first character of the text. The names that Python
# offers for marked files ("utf-8-sig", "utf-16") drop it, and every offset would be one less than in the file.
# Values never show it: it is read as nothing.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DROP_THE_MARK = {"utf-8-sig": "utf-8", "utf-16": "utf-16-", "utf-32": "utf-32-"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was read in, and whether that encoding was only guessed."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, *, encoding: str | None = None) -> Decoded:
    r"""The text of bytes. Line breaks and a byte order mark stay, so offsets are those of the file.

    Raises `DecodingError` if a named encoding is unknown or does not fit.

    >>> decode("Malmö".encode("latin-1"), encoding="latin-1").text
    'Malmö'
    >>> decode("Malmö".encode("utf-8-sig"))
    Decoded(text='\ufeffMalmö', encoding='utf-8', guessed=False)
    """
    marked = [name for mark, name in MARKS if data.startswith(mark)]
    if encoding is not None:
        return _named(data, encoding, marked)
    for name in [*marked, "utf-8"]:
        try:
            return Decoded(data.decode(name), name)
        except UnicodeDecodeError:
            continue
    if marked:
        # A file that was cut off or patched; its mark still says more than any guess. Of two marks that fit (the
        # one of UTF-32-LE begins with that of UTF-16-LE) the rarer encoding has just been refused.
        return Decoded(data.decode(marked[-1], "replace"), marked[-1], guessed=True)
    return _guess(data)


def _named(data: bytes, encoding: str, marked: list[str]) -> Decoded:
    try:
        begins = _DROP_THE_MARK.get(codecs.lookup(encoding).name)
        keeps_mark = next((name for name in marked if begins and name.startswith(begins)), None)
        return Decoded(data.decode(keeps_mark or encoding), encoding)
    except (LookupError, ValueError, TypeError) as error:
        raise DecodingError(
            f"the bytes cannot be read as {encoding!r} ({error}); leave the encoding out to have it detected"
        ) from error


def _guess(data: bytes) -> Decoded:
    """Windows-1252, in which most bytes that are no UTF-8 were written.

    No detector is asked: which one there is, and so what it guesses, depends on what else is installed, and the same
    bytes have to give the same article everywhere.
    """
    try:
        return Decoded(data.decode("windows-1252"), "windows-1252", guessed=True)
    except UnicodeDecodeError:
        return Decoded(data.decode("windows-1252", "replace"), "windows-1252", guessed=True)
