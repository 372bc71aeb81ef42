import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import invented_sites
import pytest

import wirecleaner
from wirecleaner import Article
from wirecleaner.cli import main
from wirecleaner.formats import to_markdown, to_tei, to_tei_corpus, write
from wirecleaner.report import report_html
from wirecleaner.schema import article_schema

STORY = "Café Clock Runs Slow\n\nMALMÖ (AP) — The café clock is 22 minutes slow, Mayor Ann Roe said on Monday.\n\n“Nobody has asked for them back,” she said.\n"
SHORT = "LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday.\n"
EXAMPLE = Path(__file__).parents[1] / "examples" / "island-bus.txt"


def file_in(folder: Path, name: str, text: str, encoding: str = "utf-8") -> str:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return str(path)


def _objects(printed: str) -> list[dict[str, Any]]:
    """The JSON objects that stand one after the other in what was printed."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(printed.rstrip()):
        value, at = decoder.raw_decode(printed, at)
        found.append(value)
        while at < len(printed) and printed[at].isspace():
            at += 1
    return found


def run(*arguments: str, data: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """The command in a process of its own, with a locale that knows no UTF-8."""
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHON", "COV"))
    }
    command = [sys.executable, "-m", "wirecleaner", *arguments]
    return subprocess.run(
        command, input=data, capture_output=True, env={**env, "LC_ALL": "C", **environment}, check=False
    )


# The report


def test_html_writes_the_report_of_one_dump(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, report = file_in(tmp_path, "one.txt", STORY), tmp_path / "report.html"
    assert main(["explain", "--html", str(report), file]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"wirecleaner: {report} is written; open it in a browser\n"
    assert report.read_text(encoding="utf-8") == report_html({file: wirecleaner.explain(STORY)})
    assert main(["explain", "--html", "-", file]) == 0
    assert capsys.readouterr().out == report.read_text(encoding="utf-8")


def test_html_writes_one_report_of_several_dumps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = file_in(tmp_path, "one.txt", STORY), file_in(tmp_path, "two.txt", SHORT)
    lost, report = str(tmp_path / "lost.txt"), tmp_path / "report.html"
    assert main(["explain", one, lost, two, one, "--html", str(report)]) == 1
    assert "lost.txt: No such file" in capsys.readouterr().err
    texts = {one: STORY, two: SHORT, f"{one} (again)": STORY}
    expected = report_html({name: wirecleaner.explain(text) for name, text in texts.items()})
    assert report.read_text(encoding="utf-8") == expected


def test_no_report_is_written_of_nothing(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    assert main(["explain", "--html", str(report), str(tmp_path / "lost.txt")]) == 1
    assert not report.exists()


def test_a_report_that_cannot_be_is_refused_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = file_in(tmp_path, "one.txt", STORY)
    assert main(["explain", "--html", str(tmp_path / "no" / "report.html"), file]) == 2
    assert "there is no folder" in capsys.readouterr().err
    assert main(["explain", "--html", "-", "--format", "json", file]) == 2
    assert "give one of them" in capsys.readouterr().err


# What is printed


def test_parse_prints_one_object_per_input_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [
        file_in(tmp_path, "one.txt", STORY),
        file_in(tmp_path, "two.txt", SHORT),
        file_in(tmp_path, "three.txt", ""),
    ]
    assert main(["parse", *files]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("{\n  ")
    assert [Article.model_validate(one) for one in _objects(printed)] == [
        wirecleaner.parse(text) for text in (STORY, SHORT, "")
    ]


def test_jsonl_is_one_line_an_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [file_in(tmp_path, "one.txt", STORY), file_in(tmp_path, "two.txt", SHORT)]
    assert main(["parse", "--format", "jsonl", *files]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [Article.model_validate_json(line) for line in lines] == [
        wirecleaner.parse(STORY),
        wirecleaner.parse(SHORT),
    ]


def test_text_is_title_deck_and_body(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "--format", "text", str(EXAMPLE)]) == 0
    article = wirecleaner.parse(EXAMPLE.read_text(encoding="utf-8"))
    assert capsys.readouterr().out == f"{article.title}\n\n{article.deck}\n\n{article.text}\n"


def test_texts_are_set_off_by_a_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            [
                "parse",
                "--format",
                "text",
                file_in(tmp_path, "one.txt", SHORT),
                file_in(tmp_path, "two.txt", SHORT),
            ]
        )
        == 0
    )
    text = wirecleaner.parse(SHORT).text
    assert capsys.readouterr().out == f"{text}\n\n---\n\n{text}\n"


def test_all_prints_every_article_of_every_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feed = file_in(
        tmp_path,
        "feed.txt",
        f"ZCZC\n{STORY}NNNN\n\nZCZC\nFerry Loses Its Horn on the Way Home\n\n{SHORT}NNNN\n",
    )
    files = [feed, file_in(tmp_path, "lost.txt", "Page not found\n"), file_in(tmp_path, "one.txt", SHORT)]
    expected = [article for name in files for article in wirecleaner.parse_all(Path(name).read_text("utf-8"))]
    assert len(expected) == 3
    assert main(["parse", "--all", *files]) == 0
    assert [Article.model_validate(found) for found in _objects(capsys.readouterr().out)] == expected
    assert main(["parse", "--all", "--format", "jsonl", *files]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [Article.model_validate_json(line) for line in lines] == expected
    assert main(["parse", "--all", "--format", "text", *files]) == 0
    texts = capsys.readouterr().out.split("\n---\n\n")
    assert all(article.text in text for article, text in zip(expected, texts, strict=True))
    assert len(texts) == 3


def test_with_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = file_in(tmp_path, "one.txt", STORY)
    assert main(["parse", "--with-source", file]) == 0
    assert json.loads(capsys.readouterr().out)["source"] == STORY
    assert main(["parse", file]) == 0
    assert "source" not in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("given", "meant"),
    [("2024-03-12", date(2024, 3, 12)), ("2024-03-12T09:15+00:00", datetime(2024, 3, 12, 9, 15, tzinfo=UTC))],
)
def test_options_reach_the_parser(
    given: str, meant: date, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"Published 2 hours ago\n\n{STORY}"
    url = "https://example.com/a"
    options = ["--reference-date", given, "--url", url, "--language", "en-GB"]
    assert main(["parse", *options, file_in(tmp_path, "one.txt", text)]) == 0
    expected = wirecleaner.parse(text, reference_date=meant, url=url, language="en-GB")
    assert Article.model_validate_json(capsys.readouterr().out) == expected
    assert expected.published_day == date(2024, 3, 12)


@pytest.mark.parametrize("form", ["ninjs", "json-ld"])
def test_json_formats_are_one_object_an_input(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [file_in(tmp_path, "one.txt", STORY), file_in(tmp_path, "two.txt", SHORT)]
    assert main(["parse", "--format", form, *files]) == 0
    printed = capsys.readouterr().out
    assert printed == "".join(write(wirecleaner.parse(text), form) for text in (STORY, SHORT))
    assert len(_objects(printed)) == 2


def test_tei_of_one_dump_is_a_document_and_of_several_a_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = file_in(tmp_path, "one.txt", STORY), file_in(tmp_path, "two.txt", SHORT)
    assert main(["parse", "--format", "tei", one]) == 0
    assert capsys.readouterr().out == to_tei(wirecleaner.parse(STORY))
    for options in (["--format", "tei"], ["--all", "--format", "tei"]):
        assert main(["parse", *options, one, two]) == 0
        assert capsys.readouterr().out == to_tei_corpus(map(wirecleaner.parse, (STORY, SHORT)))
    assert main(["parse", "--format", "tei", one, str(tmp_path / "lost.txt")]) == 1
    assert capsys.readouterr().out == to_tei_corpus([wirecleaner.parse(STORY)])


def test_markdown_files_are_set_off_by_a_blank_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [file_in(tmp_path, "one.txt", STORY), file_in(tmp_path, "two.txt", SHORT)]
    assert main(["parse", "--format", "markdown", *files]) == 0
    assert capsys.readouterr().out == "\n".join(
        to_markdown(wirecleaner.parse(text)) for text in (STORY, SHORT)
    )


def test_the_source_goes_with_json_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "--with-source", "--format", "tei", file_in(tmp_path, "one.txt", STORY)]) == 2
    assert "--with-source goes with --format json or jsonl" in capsys.readouterr().err


def test_explain_prints_the_table_of_each_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = file_in(tmp_path, "one.txt", STORY), file_in(tmp_path, "two.txt", SHORT)
    assert main(["explain", one]) == 0
    assert capsys.readouterr().out == wirecleaner.explain(STORY).to_table()
    assert main(["explain", one, two]) == 0
    assert (
        capsys.readouterr().out
        == f"{one}\n\n{wirecleaner.explain(STORY)}\n{two}\n\n{wirecleaner.explain(SHORT)}"
    )


def test_explain_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--format", "json", file_in(tmp_path, "one.txt", STORY)]) == 0
    assert json.loads(capsys.readouterr().out) == wirecleaner.explain(STORY).to_dict()


def test_stages_are_listed_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    steps = wirecleaner.default_pipeline().stages
    assert main(["stages"]) == 0
    rows = capsys.readouterr().out.splitlines()[1:]
    assert [row.split()[1] for row in rows] == [step.name for step in steps]
    assert main(["stages", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(one["name"], tuple(one["requires"]), tuple(one["provides"])) for one in listed] == [
        (step.name, tuple(step.requires), tuple(step.provides)) for step in steps
    ]


def test_the_schema_describes_what_parse_prints(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")

    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema == article_schema()
    for options in ([], ["--with-source"]):
        assert main(["parse", *options, str(EXAMPLE)]) == 0
        jsonschema.Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert wirecleaner.__version__ in capsys.readouterr().out
    assert main(["--help"]) == 0
    assert {"parse", "explain", "stages", "schema"} <= set(capsys.readouterr().out.split())


# What is read


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-32", None),
        ("latin-1", "latin-1"),
        ("cp1251", "cp1251"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_encodings(
    encoding: str, named: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        STORY if encoding.startswith("utf") else STORY.replace("“", '"').replace("”", '"').replace("—", "-")
    )
    text = text.replace("é", "e").replace("Ö", "O") if encoding == "cp1251" else text
    file = file_in(tmp_path, "one.txt", text, encoding)
    assert main(["parse", *(["--encoding", named] if named else []), file]) == 0
    printed = capsys.readouterr()
    article = Article.model_validate_json(printed.out)
    assert printed.err == ""
    assert article.text == wirecleaner.parse(text).text


def test_a_guess_is_noted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = file_in(
        tmp_path, "one.txt", "Café clock runs slow, says the mayor of Malmö on Monday morning.\n", "latin-1"
    )
    assert main(["parse", "--format", "text", file]) == 0
    printed = capsys.readouterr()
    assert printed.out == "Café clock runs slow, says the mayor of Malmö on Monday morning.\n"
    assert (
        printed.err
        == f"wirecleaner: {file}: note: read as windows-1252, which is a guess; --encoding names the right one\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("named", [False, True])
def test_a_byte_order_mark_counts_as_the_character_that_it_is(
    encoding: str, named: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = file_in(tmp_path, "one.txt", STORY, encoding)
    options = ["--encoding", encoding] if named else []
    assert main(["parse", "--with-source", *options, file]) == 0
    article = Article.model_validate_json(capsys.readouterr().out)
    assert article.source == "\ufeff" + STORY
    assert article.title is not None
    assert not article.title.startswith("\ufeff")
    _check_offsets(article, article.source)


def test_line_ends_are_those_of_thefile_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = STORY.replace("\n", "\r\n")
    assert main(["parse", file_in(tmp_path, "one.txt", text)]) == 0
    article = Article.model_validate_json(capsys.readouterr().out)
    assert article.body
    _check_offsets(article, text)


def _check_offsets(article: Article, text: str) -> None:
    [origin] = article.origins["title"]
    assert [text[slice(*span)] for span in origin.spans] == [article.title]
    for paragraph in article.body:
        assert "".join(text[slice(*span)] for span in paragraph.spans) == paragraph.text


@pytest.mark.parametrize("arguments", [["parse"], ["parse", "-"]])
def test_standard_input(arguments: list[str]) -> None:
    done = run(*arguments, "--with-source", data=STORY.replace("\n", "\r\n").encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["source"] == STORY.replace("\n", "\r\n")


def test_what_is_printed_is_utf_8_whatever_the_locale() -> None:
    text = wirecleaner.parse(STORY)
    done = run("parse", "--format", "text", data=STORY.encode(), PYTHONIOENCODING="latin-1")
    assert done.stdout.decode() == f"{text.title}\n\n{text.text}\n"
    assert (
        "Café".encode() in run("explain", data=STORY.encode(), PYTHONUTF8="0", PYTHONCOERCECLOCALE="0").stdout
    )


# What goes wrong


def test_a_missing_file_does_not_stop_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = file_in(tmp_path, "one.txt", STORY), file_in(tmp_path, "two.txt", SHORT)
    missing = str(tmp_path / "missing.txt")
    assert main(["parse", one, missing, str(tmp_path), two]) == 1
    printed = capsys.readouterr()
    assert [one["title"] for one in _objects(printed.out)] == [
        wirecleaner.parse(STORY).title,
        wirecleaner.parse(SHORT).title,
    ]
    assert printed.err.splitlines() == [
        f"wirecleaner: {missing}: No such file or directory",
        f"wirecleaner: {tmp_path}: Is a directory",
    ]


def test_bytes_that_do_not_fit_the_named_encoding_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", "--encoding", "ascii", file_in(tmp_path, "one.txt", STORY)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "cannot be read as 'ascii'" in printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["pasre"],
        ["parse", "--format", "xml"],
        ["parse", "--reference-date", "yesterday"],
        ["parse", "--language", "no such tag"],
        ["explain", "--language", "no such tag"],
        ["parse", "--encoding", "utf-9"],
        ["parse", "--encoding", "hex"],
        ["explain", "--with-source"],
    ],
)
def test_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Usage:" in printed.err


@pytest.mark.parametrize(
    "command",
    [["parse"], ["parse", "--format", "jsonl"], ["explain"], ["explain", "--format", "json"], ["schema"]],
)
def test_a_reader_that_stops_is_no_failure(command: list[str], tmp_path: Path) -> None:
    file = file_in(tmp_path, "one.txt", STORY * 500)
    files = [] if command == ["schema"] else [file, file]
    process = subprocess.Popen(
        [sys.executable, "-m", "wirecleaner", *command, *files],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), complaint) == (0, b"")


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_path: Path) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "read_bytes", interrupted)
    assert main(["parse", "any.txt"]) == 130
    printed = capsys.readouterr()
    assert (printed.out, printed.err.strip()) == ("", "")


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(_text: str) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wirecleaner.cli.lists.write", full)
    assert main(["schema"]) == 1
    assert capsys.readouterr().err == "wirecleaner: cannot write: No space left on device\n"


# Profiles of sites


def site_files(folder: Path) -> list[str]:
    site = invented_sites.sites()[2]
    return [file_in(folder, f"page-{at}.txt", dump) for at, dump in enumerate(site.dumps)]


def test_learn_prints_a_profile_that_parse_and_explain_take(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages, output = site_files(tmp_path), tmp_path / "courier.toml"
    learned = [
        "learn",
        "--publisher",
        "Kettle Point Courier",
        "--url",
        "https://www.kettlepointcourier.example/a",
    ]
    assert main([*learned, *pages[::2]]) == 0
    printed = capsys.readouterr().out
    assert main([*learned, "-o", str(output), *pages[::2]]) == 0
    assert capsys.readouterr().out == ""
    assert output.read_text(encoding="utf-8") == printed
    profile = wirecleaner.read_profile(printed)
    assert profile.hosts == ("kettlepointcourier.example",)
    assert profile.furniture
    assert main(["parse", "--profile", str(output), pages[1]]) == 0
    expected = wirecleaner.parse(Path(pages[1]).read_text(encoding="utf-8"), profile=profile)
    assert Article.model_validate_json(capsys.readouterr().out) == expected
    assert main(["explain", "--format", "json", "--profile", str(output), pages[1]]) == 0
    assert "profiles.furniture" in capsys.readouterr().out


def test_learn_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = site_files(tmp_path)
    assert main(["learn", pages[0]]) == 1
    assert "different stories, 2 at least; there were 1" in capsys.readouterr().err
    assert main(["learn", *pages[:2], str(tmp_path / "no-such-file.txt")]) == 1
    captured = capsys.readouterr()
    assert "no-such-file.txt" in captured.err
    assert captured.out == ""
    assert main(["learn"]) == 2


def test_a_profile_that_cannot_be_read_fails_before_any_file_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = site_files(tmp_path)[0]
    broken = file_in(tmp_path, "broken.toml", 'publisher = "x"\nmenus = []\n')
    for profile, complaint in ((broken, "unknown keys ['menus']"), ("missing.toml", "cannot be read")):
        assert main(["parse", "--profile", profile, page]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert complaint in captured.err


# Pages of HTML

HTML = "<title>Clock is slow again | The Example</title><h1>Clock is slow again</h1><p>It is <b>very</b> late, Mayor Ann Roe said on Monday.</p>"


@pytest.mark.parametrize(
    ("name", "options"), [("page.html", []), ("page.txt", []), ("page.dat", ["--as-html"])]
)
def test_html_is_told_by_name_and_by_its_first_tag_or_forced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, options: list[str]
) -> None:
    text = HTML if name != "page.dat" else f"Ann: {HTML}"
    assert main(["parse", *options, file_in(tmp_path, name, text)]) == 0
    [article] = _objects(capsys.readouterr().out)
    assert article["title"] == "Clock is slow again"
    assert article["body"][-1]["text"] == "It is very late, Mayor Ann Roe said on Monday."


def test_text_can_be_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "--as-text", "--with-source", file_in(tmp_path, "page.html", HTML)]) == 0
    [article] = _objects(capsys.readouterr().out)
    assert article["source"] == HTML


def test_the_charset_of_a_page_is_read_from_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = file_in(tmp_path, "page.html", f"<meta charset=iso-8859-2>{HTML} łódź", "iso-8859-2")
    assert main(["explain", page]) == 0
    assert "łódź" in capsys.readouterr().out
