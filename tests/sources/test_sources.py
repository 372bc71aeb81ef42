"""Files, folders, tables and archives as streams of pages; what is damaged costs itself and nothing else."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wirecleaner import Failure, InputValueError, Page
from wirecleaner.sources import Options, open_pages
from wirecleaner.sources.kinds import kind_of

TEXT = "Clock runs slow\n\nThe clock is slow, the mayor said.\n"
HTML = "<!DOCTYPE html><title>x</title><p>The clock is slow.</p>"
EXPORT = "1 of 2 DOCUMENTS\n\nThe Paper\n\nLENGTH: 5 words\n\nOne.\n\n2 of 2 DOCUMENTS\n\nThe Paper\n\nLENGTH: 5 words\n\nTwo.\n"


def pages(path: Path, **options: Any) -> list[Page | Failure]:
    return list(open_pages(path, Options(**options)))


def messages(found: list[Page | Failure]) -> list[str]:
    return [one.message for one in found if isinstance(one, Failure)]


def contents(found: list[Page | Failure]) -> list[str | bytes]:
    return [one.content for one in found if isinstance(one, Page)]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", TEXT, "text"),
        ("a.md", "# Clock\n", "text"),
        ("a.html", TEXT, "html"),
        ("a", HTML, "html"),
        ("a", "<?xml version='1.0'?>\n<!-- saved --><html>", "html"),
        ("a.txt", HTML, "text"),
        ("a.txt", EXPORT, "export"),
        ("a", '{"text": "x"}\n', "jsonl"),
        ("a.jsonl", TEXT, "jsonl"),
        ("a", "WARC/1.0\r\nWARC-Type: response\r\n", "warc"),
        ("a.warc.wet", "WARC/1.0\r\n", "wet"),
        ("a", "PAR1....", "parquet"),
        ("a", "", "text"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_kind_of_a_file(tmp_path: Path, name: str, content: str, kind: str, packed: bool) -> None:
    path = tmp_path / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(content.encode()) if packed else content.encode())
    assert kind_of(path) == kind


def test_a_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    with pytest.raises(InputValueError, match="is none of the kinds of file that can be read: text, html"):
        open_pages(path)
    with pytest.raises(InputValueError, match="is no file and no folder"):
        open_pages(tmp_path / "nothing")


def test_a_folder_gives_its_files_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("c.txt", "b/a.txt", "a.html", ".hidden/x.txt"):
        (tmp_path / name).write_text(name)
    found = pages(tmp_path)
    assert contents(found) == [b"a.html", b"b/a.txt", b"c.txt"]
    assert [one.format for one in found if isinstance(one, Page)] == ["html", "text", "text"]
    assert found[0].id == str(tmp_path / "a.html")


def test_what_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    bomb = tmp_path / "a.txt.gz"
    bomb.write_bytes(gzip.compress(b"a" * 10_000_000))
    assert messages(pages(bomb, largest=1000)) == [
        f"{bomb} has more than 1,000 bytes; `largest` sets another limit"
    ]
    table = tmp_path / "a.jsonl"
    table.write_text(json.dumps({"text": "a" * 5000}) + '\n{"text": "short"}\n')
    found = pages(table, largest=1000)
    assert contents(found) == ["short"]
    assert messages(found) == [f"{table}#1 has more than 1,000 bytes; `largest` sets another limit"]


def test_rows_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = ['{"id": 7, "url": "https://a.example/x", "text": "One."}', "", "no json", "[1]", '{"title": "x"}',
            '{"html": "<p>Two.</p>"}', "[" * 100_000, '{"text": null}']  # fmt: skip
    path.write_text("\n".join(rows))
    found = pages(path)
    first = found[0]
    assert isinstance(first, Page)
    assert (first.id, first.url, first.content, first.format) == ("7", "https://a.example/x", "One.", "text")
    assert [(one.id, one.format) for one in found if isinstance(one, Page)][1:] == [(f"{path}#6", "html")]
    said = messages(found)
    assert len(said) == 5
    assert "#3 is no JSON" in said[0]
    assert "#4 is a JSON list; an object is wanted" in said[1]
    assert "the columns are title; name the column" in said[2]
    assert "#7 is no JSON" in said[3]


def test_a_named_column_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "no", "story": "yes", "key": "k", "at": "https://b.example"}\n{"text": "no", "story": 5}\n'
    )
    found = pages(path, column="story", id_column="key", url_column="at")
    assert contents(found) == ["yes"]
    assert (found[0].id, found[0].url) == ("k", "https://b.example")  # type: ignore[union-attr]
    assert "has no text in story: 'story' holds int" in messages(found)[0]


def test_of_a_file_that_is_cut_short_the_front_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = "".join(
        json.dumps({"text": f"{number} {number * 7919} is slow."}) + "\n" for number in range(5000)
    )
    whole = gzip.compress(lines.encode())
    path.write_bytes(whole[: len(whole) // 2])
    found = pages(path)
    assert 100 < len(contents(found)) < 5000
    assert len(messages(found)) == 1
    assert "is cut short or damaged" in messages(found)[0]


def test_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="needs the extra: pip install 'wirecleaner[batch]'")
    path = tmp_path / "a.txt.zst"
    path.write_bytes(zstandard.compress(TEXT.encode()))
    assert contents(pages(path)) == [TEXT.encode()]


def test_rows_of_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra: pip install 'wirecleaner[batch]'")
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["One.", None], "n": [1, 2], "url": ["https://a.example", None]}), path)
    found = pages(path)
    assert contents(found) == ["One."]
    assert found[0].url == "https://a.example"  # type: ignore[union-attr]
    assert "#2 has no text in text: 'text' holds NoneType" in messages(found)[0]
    with pytest.raises(InputValueError, match="has no column 'story'; its columns are text, n, url"):
        open_pages(path, Options(column="story"))
    with pytest.raises(InputValueError, match="the column 'n' holds int64; text or bytes are wanted"):
        open_pages(path, Options(column="n"))
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(InputValueError, match="is no readable Parquet file"):
        open_pages(path)


def record(kind: str, head: str, body: bytes, number: int = 1) -> bytes:
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"
        f"WARC-Target-URI: https://a.example/{number}\r\n{head}Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body + b"\r\n\r\n"  # fmt: skip


def response(body: str, kind: str = "text/html; charset=iso-8859-1") -> bytes:
    encoded = body.encode("latin-1")
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(encoded)}\r\n\r\n"
    return head.encode() + encoded


def test_pages_of_a_web_archive(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="needs the extra: pip install 'wirecleaner[batch]'")
    head = "Content-Type: application/http; msgtype=response\r\n"
    records = [
        record("warcinfo", "", b"software: x"),
        record("response", head, response("<p>Malmö</p>"), 1),
        record("response", head, response("GIF", "image/gif"), 2),
        record("conversion", "Content-Type: text/plain\r\n", b"The clock is slow.", 3),
        record("response", head, response("<p>" + "a" * 5000 + "</p>"), 4),
    ]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, records)))
    first, second, third = pages(path, largest=1000)
    assert isinstance(first, Page)
    assert (first.content, first.format, first.encoding) == (
        "<p>Malmö</p>".encode("latin-1"),
        "html",
        "iso-8859-1",
    )
    assert (first.id, first.url) == ("urn:uuid:1", "https://a.example/1")
    assert first.reference_date == datetime(2024, 3, 5, 10, tzinfo=UTC)
    assert isinstance(second, Page)
    assert (second.content, second.format) == (b"The clock is slow.", "text")
    assert isinstance(third, Failure)


def test_an_archive_that_is_cut_short_or_damaged(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="needs the extra: pip install 'wirecleaner[batch]'")
    head = "Content-Type: application/http; msgtype=response\r\n"
    records = [record("response", head, response(f"<p>{'slow ' * 400}{n}</p>"), n) for n in range(20)]
    for name, packed in (("a.warc.gz", [gzip.compress(one) for one in records]), ("a.warc", records)):
        path = tmp_path / name
        path.write_bytes(b"".join(packed))
        assert len(contents(pages(path))) == len(pages(path)) == 20
        path.write_bytes(b"".join(packed[:15]) + packed[15][:100])
        found = pages(path)
        assert len(contents(found)) == 15
        assert len(messages(found)) == 1
        assert "cut short or damaged (the file ends within a record)" in messages(found)[0]
        path.write_bytes(b"".join(packed[:5]) + b"\x1f\x8b damaged" + b"".join(packed[6:]))
        found = pages(path)
        assert len(contents(found)) == 19
        assert len(messages(found)) == 1
