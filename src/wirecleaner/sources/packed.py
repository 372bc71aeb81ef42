"""Files as they are or packed with gzip or Zstandard, read as a stream of bytes."""

import gzip
from pathlib import Path
from typing import IO, cast

from wirecleaner.errors import InputValueError

_ZSTD_MAGIC, _GZIP_MAGIC = b"\x28\xb5\x2f\xfd", b"\x1f\x8b"


def open_packed(path: Path) -> IO[bytes]:
    """A file's bytes, unpacked where its first bytes say that it is packed."""
    with path.open("rb") as raw:
        magic = raw.read(4)
    if magic.startswith(_GZIP_MAGIC):
        return cast(IO[bytes], gzip.open(path))
    if magic == _ZSTD_MAGIC:
        try:
            import zstandard
        except ImportError:
            raise InputValueError(
                f"{path} is packed with Zstandard; pip install 'wirecleaner[batch]' reads it"
            ) from None
        return cast(IO[bytes], zstandard.open(path))
    return path.open("rb")
