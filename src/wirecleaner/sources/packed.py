"""Files as they are or packed with gzip or Zstandard, read as a stream of bytes."""

import gzip
from pathlib import Path
from typing import IO, cast

from wirecleaner.errors import InputValueError

_ZSTD_MAGIC, _GZIP_MAGIC = b"\x28\xb5\x2f\xfd", b"\x1f\x8b"


def open_packed(path: Path) -> IO[bytes]:
    """A file's bytes, unpacked where its first bytes say that it is packed."""
    raw = path.open("rb")
    magic = raw.read(4)
    raw.seek(0)
    if magic.startswith(_GZIP_MAGIC):
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw))
    if magic == _ZSTD_MAGIC:
        try:
            import zstandard
        except ImportError:
            raw.close()
            raise InputValueError(
                f"{path} is packed with Zstandard; pip install 'wirecleaner[batch]' reads it"
            ) from None
        return cast(IO[bytes], zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True))
    return raw
