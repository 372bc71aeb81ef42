"""Bytes to text: marks, named encodings, UTF-8, and guesses."""

import codecs

import pytest

from wirecleaner import DecodingError
from wirecleaner.decoding import decode

TEXT = "Malmö — “tåget” går\r\n\tigen\r"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_stays(mark: bytes, encoding: str) -> None:
    found = decode(mark + TEXT.encode(encoding))
    assert found.text == "\ufeff" + TEXT
    assert not found.guessed


def test_utf_8_without_a_mark() -> None:
    assert decode(TEXT.encode()).text == TEXT
    assert decode(b"").text == ""


def test_a_named_encoding_is_taken_at_its_word() -> None:
    assert decode(TEXT.encode("windows-1252"), encoding="windows-1252").text == TEXT
    assert decode("żółw".encode("iso-8859-2"), encoding="iso-8859-2").text == "żółw"


@pytest.mark.parametrize(
    "encoding", ["no-such-encoding", "ascii", "rot13", "hex", "", "a\0b", "undefined", "idna"]
)
def test_a_named_encoding_that_does_not_fit(encoding: str) -> None:
    with pytest.raises(
        DecodingError, match=r"cannot be read as .*; leave the encoding out to have it detected"
    ):
        decode("Malmö..x".encode("latin-1") + b"\xff" * 80, encoding=encoding)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("windows-1252"),
        "Malmö".encode("latin-1") * 40,
        b"\xff\xfe\x00",
        b"\x80\x81\x8d",
        bytes(range(256)) * 3,
        b"\xef\xbb\xbf\xff",
    ],
)
def test_anything_else_is_a_guess(data: bytes) -> None:
    found = decode(data)
    assert found.guessed
    assert isinstance(found.text, str)


def test_a_guess_of_a_short_western_text_is_right() -> None:
    assert decode(TEXT.encode("windows-1252")).text == TEXT
