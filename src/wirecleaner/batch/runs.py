"""A run over many documents whose output is whole or not there: parts are written, then joined.

Beside OUT stands the folder `OUT.parts` while a run goes on. A part is written under another name and renamed when it
is complete, so a killed run loses the part in hand and nothing else. The names of the parts say which inputs they hold;
a second run goes on behind the last one. When all is done the parts are joined to OUT, again under another name first.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Literal

from wirecleaner.errors import InputValueError

Form = Literal["jsonl", "parquet"]
_SETTINGS = "run.json"


class Run:
    """The output of one run. `done` is the number of inputs that earlier runs have finished."""

    def __init__(
        self, out: Path, form: Form, settings: Mapping[str, Any], *, overwrite: bool = False
    ) -> None:
        self.out = out
        self.form = form
        self.folder = out.with_name(f"{out.name}.parts")
        if out.exists() and not overwrite:
            raise InputValueError(f"{out} is there already; name another file, or give --overwrite")
        self._open(settings)
        self.done = self._check_parts()

    def _open(self, settings: Mapping[str, Any]) -> None:
        """Begin anew, or go on with what is there if it was begun with the same inputs and options."""
        wanted = json.dumps({"form": self.form, **settings}, indent=1, sort_keys=True)
        path = self.folder / _SETTINGS
        if path.exists():
            if path.read_text(encoding="utf-8") != wanted:
                raise InputValueError(
                    f"{self.folder} holds a run that was begun with other inputs or options; give the same ones to go on "
                    "with it, or remove the folder to begin anew"
                )
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        with _whole(path) as file:
            file.write(wanted.encode())

    def _check_parts(self) -> int:
        """Remove what was never finished; the number of inputs that the parts hold without a gap."""
        for left in self.folder.glob("*.unfinished"):
            left.unlink()
        done = 0
        for part in self.parts():
            first, end = _inputs(part)
            if first != done:
                raise InputValueError(
                    f"{self.folder} lacks the part that begins with input {done}; remove the folder to begin anew"
                )
            done = end
        return done

    def parts(self) -> list[Path]:
        """The finished parts in order."""
        return sorted(self.folder.glob(f"*.{self.form}"))

    def write(self, first: int, end: int, records: Sequence[Any]) -> None:
        """Write the records of the inputs from `first` to `end` as one part."""
        with _whole(self.folder / f"{first:012}-{end:012}.{self.form}") as file:
            if self.form == "parquet":
                _write_parquet(file, records)
            else:
                file.writelines(record.encode() + b"\n" for record in records)

    def finish(self) -> None:
        """Join the parts to the output and remove them."""
        parts = self.parts()
        with _whole(self.out) as file:
            if self.form == "parquet":
                _join_parquet(file, parts)
            else:
                for part in parts:
                    with part.open("rb") as piece:
                        shutil.copyfileobj(piece, file, 1 << 20)
        shutil.rmtree(self.folder)


def _inputs(part: Path) -> tuple[int, int]:
    first, _, end = part.stem.partition("-")
    return int(first), int(end)


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that gets its name when all of it is on the disk."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    with unfinished.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _write_parquet(file: IO[bytes], records: Sequence[Mapping[str, Any]]) -> None:
    import pyarrow.parquet as pq

    from wirecleaner.arrow import SCHEMA, to_batch

    with pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
        writer.write_batch(to_batch(records))


def _join_parquet(file: IO[bytes], parts: Iterable[Path]) -> None:
    import pyarrow.parquet as pq

    from wirecleaner.arrow import SCHEMA

    with pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
        for part in parts:
            piece = pq.ParquetFile(part)
            for group in range(piece.num_row_groups):
                writer.write_table(piece.read_row_group(group))
