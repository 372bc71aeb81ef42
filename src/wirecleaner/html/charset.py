"""Bytes of a page to text: byte order mark, a named encoding, what the page declares, and only then a guess.

Any bytes give a text: what does not fit its encoding becomes U+FFFD. Bytes that are valid UTF-8 are UTF-8 whatever the
page declares, for no other encoding looks like it by chance.
"""

import re

from wirecleaner.decoding import MARKS
from wirecleaner.errors import DecodingError

# Browsers look at the first 1024 bytes; pages with long comments at their top have it later.
_LOOKED_AT = 4096
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w:.-]{2,40})",
    re.I,
)
# What pages call by the name of a part: the whole of it is meant.
_WHOLE = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "x-gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "shift_jis": "cp932", "shift-jis": "cp932",
    "x-sjis": "cp932", "windows-31j": "cp932", "x-mac-roman": "mac-roman", "big5": "big5hkscs",
}  # fmt: skip
# They write every character with the bytes of ASCII, so such a page is valid UTF-8 and would be read as gibberish.
_SEVEN_BITS = frozenset(["iso-2022-jp", "iso2022_jp", "hz", "hz-gb-2312"])
# A byte in so many that is broken is damage, not another encoding.
_DAMAGE = 500


def decode_page(data: bytes, *, encoding: str | None = None) -> str:
    r"""The text of a page. Raises `DecodingError` if a named encoding is unknown.

    >>> decode_page('<meta charset="iso-8859-2"><p>łódź'.encode("iso-8859-2"))[-4:]
    'łódź'
    """
    for mark, name in MARKS:
        if data.startswith(mark) and (text := _whole(data, name)) is not None:
            return text.removeprefix("\ufeff")
    if encoding is not None:
        return data.decode(_known(encoding), "replace")
    found = _DECLARED.search(data, 0, _LOOKED_AT)
    declared = (found[1] or found[2]).decode("ascii").lower() if found else None
    if declared not in _SEVEN_BITS and (text := _whole(data, "utf-8")) is not None:
        return text
    names = [_WHOLE.get(declared, declared)] if declared else []
    for name in (*names, "utf-8"):
        if (text := _nearly_whole(data, name)) is not None:
            return text
    return _guessed(data, names)


def _known(encoding: str) -> str:
    try:
        b" ".decode(name := _WHOLE.get(encoding.lower(), encoding), "replace")
    except (LookupError, ValueError, TypeError) as error:
        raise DecodingError(
            f"the bytes cannot be read as {encoding!r} ({error}); leave the encoding out to have it detected"
        ) from error
    return name


def _whole(data: bytes, name: str) -> str | None:
    """The text in an encoding that all bytes fit."""
    try:
        return data.decode(name)
    except (LookupError, ValueError):
        return None


def _nearly_whole(data: bytes, name: str) -> str | None:
    """The text in an encoding that all but a few bytes fit."""
    try:
        text = data.decode(name, "replace")
    except (LookupError, ValueError):
        return None
    odd = sum(map(data.count, [bytes([value]) for value in range(0x80, 0x100)])) if "\ufffd" in text else 0
    broken = text.count("\ufffd")
    return text if broken * _DAMAGE <= len(data) and broken * 10 <= odd else None


def _guessed(data: bytes, names: list[str]) -> str:
    """The text in what the page declares, or in windows-1252: no detector is asked, see `decoding`."""
    for name in (*names, "windows-1252"):
        if (text := _whole(data, name)) is not None:
            return text
    return data.decode("windows-1252", "replace")
