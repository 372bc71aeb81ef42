"""Where documents come from: files, folders, tables and archives, each read as a stream of `Page`s.

One kind of source a file. A source never stops at a bad document: what cannot be read comes as a `Failure` in its
place, and the rest is read.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from wirecleaner.batch import Failure, Page
from wirecleaner.errors import InputValueError
from wirecleaner.sources import files, jsonl, parquet, warc
from wirecleaner.sources.files import Options
from wirecleaner.sources.kinds import Kind, kind_of

_READERS: dict[Kind, Callable[[Path, Options], Iterator[Page | Failure]]] = {
    "text": files.read_text,
    "html": files.read_html,
    "export": files.read_export,
    "jsonl": jsonl.read,
    "parquet": parquet.read,
    "warc": warc.read,
    "wet": warc.read,
}

__all__ = ["Kind", "Options", "open_pages"]


def open_pages(path: str | Path, options: Options | None = None) -> Iterator[Page | Failure]:
    """The documents of a file, or of all files in a folder in the order of their names.

    The kind of each file is told by its name and first bytes, or named in `options`: plain text or Markdown, HTML,
    an export of LexisNexis or Factiva (many articles a file), JSON Lines and Parquet (a column of texts), WARC and
    WET archives; each but Parquet also packed as `.gz` or `.zst`. Ids are the file's name, with `#` and the place
    for files of many documents. Raises `InputValueError` for a path that is not there or a kind that is none.
    """
    options = options or Options()
    path = Path(path)
    if path.is_dir():
        return _of_folder(path, options)
    if not path.is_file():
        raise InputValueError(f"{path} is no file and no folder")
    return _READERS[options.kind or kind_of(path)](path, options)


def _of_folder(folder: Path, options: Options) -> Iterator[Page | Failure]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            try:
                yield from open_pages(path, options)
            except InputValueError as error:
                yield Failure(str(path), 0, type(error).__name__, str(error))
