"""The command line: `wirecleaner parse`, `explain`, `batch`, `learn`, `stages`, `schema`.

Whatever is heavy (the pipeline, its stages and tables) is imported in the functions that need it.
"""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wirecleaner import __version__
from wirecleaner.batch_command import batch
from wirecleaner.errors import WirecleanerError
from wirecleaner.html.sniff import is_page
from wirecleaner.progress import Progress

if TYPE_CHECKING:
    from wirecleaner.article import Article
    from wirecleaner.explanation import Explanation
    from wirecleaner.pipeline import Pipeline

SOME_INPUT_FAILED = 1
INTERRUPTED = 130  # 128 + SIGINT, as shells report it
# The names in `wirecleaner.formats.FORMATS`, which is not imported for the sake of a help text; a test compares.
_FORMATS = ("text", "markdown", "ninjs", "json-ld", "tei")
# Where standard output is no terminal: what fits a page of documentation and most mail.
_PLAIN_WIDTH = 100


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """The day, or the day and time, that an option names in ISO form."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no date; write 2024-03-12, or 2024-03-12T09:15+01:00 for a time"
        ) from None


def _known_encoding(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    try:
        b" ".decode(value or "utf-8")
    except UnicodeDecodeError:
        pass  # known; one byte is just too few for it
    except (LookupError, ValueError) as error:
        raise click.BadParameter(f"{error}; examples: utf-8, windows-1252, utf-16") from error
    return value


_ENCODING = click.option(
    "--encoding",
    metavar="NAME",
    callback=_known_encoding,
    help="How the files are encoded. [default: found out]",
)
_LANGUAGE = click.option(
    "--language", metavar="TAG", help="The language of the text, as BCP 47: en, de-AT. [default: detected]"
)


def _reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """The argument and options of every command that reads dumps."""
    for add in (
        _ENCODING,
        _LANGUAGE,
        click.option(
            "--profile",
            metavar="FILE",
            help="The profile of the site that all files come from; `wirecleaner learn` makes one.",
        ),
        click.option("--url", help="Where the page came from; may tell the publisher and the day."),
        click.option(
            "--reference-date",
            metavar="DATE",
            callback=_day,
            help="When the page was saved, for '3 hours ago' and dates without a year.",
        ),
        click.option(
            "--as-html/--as-text",
            "is_html",
            default=None,
            help="Read the files as HTML, or as text. [default: HTML if named .html or .htm, or if it begins with <]",
        ),
        click.argument("files", nargs=-1, metavar="[FILES or -]"),
    ):
        command = add(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wirecleaner")
def commands() -> None:
    """Turn news pages, as plain text or HTML, into articles.

    Exit codes: 0 all went well, 1 some input failed, 2 the command was not understood.
    """


commands.add_command(batch)


@commands.command()
@click.option(
    "--format", "form", type=click.Choice(["json", "jsonl", *_FORMATS]), default="json", show_default=True,
    help="The article as it is, indented or one a line; or as a format that other tools read.",
)  # fmt: skip
@click.option(
    "--with-source", is_flag=True, help="Put the dump itself, which all offsets point into, into the JSON."
)
@click.option(
    "--all", "every", is_flag=True,
    help="Print every article of each dump: of exports and feeds, second stories, posts of live blogs.",
)  # fmt: skip
@_reading_options
def parse(
    files: tuple[str, ...],
    form: str,
    with_source: bool,
    every: bool,
    encoding: str | None,
    profile: str | None,
    is_html: bool | None,
    **options: Any,
) -> int:
    """Print the article in each page, in order: one JSON object per input, or per article with --all.

    Reads standard input if no file is named. Offsets are code points of the decoded file, line ends as they are.
    """
    from wirecleaner.formats.tei import CORPUS_END, CORPUS_START

    if with_source and form not in ("json", "jsonl"):
        raise click.UsageError(
            f"--with-source goes with --format json or jsonl; {form} has no place for the dump"
        )
    pipeline = _pipeline(profile, options)
    many = every or len(files) > 1
    numbers = count(1)

    def show(text: str, number: int) -> str:
        articles = pipeline.parse_all(text, **options) if every else (pipeline.parse(text, **options),)
        return "".join(
            _written(article, form, with_source=with_source, number=next(numbers) if many else 0)
            for article in articles
        )

    def show_page(data: bytes, number: int) -> str:
        article = pipeline.parse_html(data, encoding=encoding, **options)
        return _written(article, form, with_source=with_source, number=next(numbers) if many else 0)

    if form == "tei" and many:
        _write(CORPUS_START)
    code = _print_each(files, encoding, show, show_page=show_page, is_html=is_html)
    if form == "tei" and many:
        _write(CORPUS_END)
    return code


def _written(article: "Article", form: str, *, with_source: bool, number: int) -> str:
    """An article in the format asked for. `number` counts those of a run that prints several, from 1; else it is 0."""
    from wirecleaner.formats import tei, write
    from wirecleaner.terminal import inert_json

    if form in ("json", "jsonl"):
        indent = 2 if form == "json" else None
        return inert_json(article.model_dump_json(with_source=with_source, indent=indent)) + "\n"
    if form == "text":
        return _readable(article, max(number - 1, 0))
    if form == "tei" and number:
        return tei.document(article, f"a{number}-")
    return ("\n" if form == "markdown" and number > 1 else "") + write(article, form)


@commands.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="To read, or for programs.",
)
@click.option(
    "--html", "report", metavar="FILE",
    help="Write one HTML page for all dumps instead, to open in a browser; '-' prints it.",
)  # fmt: skip
@_reading_options
def explain(
    files: tuple[str, ...],
    form: str,
    report: str | None,
    encoding: str | None,
    profile: str | None,
    is_html: bool | None,
    **options: Any,
) -> int:
    """Show every line of each page with its label and the rule that decided, and all candidates of every field."""
    from wirecleaner.terminal import inert, inert_json

    pipeline = _pipeline(profile, options)
    if report is not None:
        _check_report(report, form)
        return _report(pipeline, files, report, encoding, is_html, options)

    def show(text: str, number: int) -> str:
        return show_one(pipeline.explain(text, **options), number)

    def show_page(data: bytes, number: int) -> str:
        return show_one(pipeline.explain_html(data, encoding=encoding, **options), number)

    def show_one(explanation: "Explanation", number: int) -> str:
        if form == "json":
            return inert_json(explanation.to_json(indent=2)) + "\n"
        heading = f"{'' if number == 0 else chr(10)}{inert(files[number])}\n\n" if len(files) > 1 else ""
        return heading + explanation.to_table(width=_width(), color=_has_color())

    return _print_each(files, encoding, show, show_page=show_page, is_html=is_html)


def _check_report(output: str, form: str) -> None:
    """Refuse what cannot be written before any dump is read."""
    if form != "table":
        raise click.UsageError(f"--html and --format {form} are two outputs; give one of them")
    folder = Path(output).parent
    if output != "-" and not folder.is_dir():
        raise click.UsageError(f"--html {output}: there is no folder {str(folder)!r}; make it first")


def _report(
    pipeline: "Pipeline[Article]",
    files: Sequence[str],
    output: str,
    encoding: str | None,
    is_html: bool | None,
    options: dict[str, Any],
) -> int:
    """Write the report of all inputs that can be read. The exit code."""
    from wirecleaner.report import report_html

    explanations: dict[str, Explanation] = {}

    def keep(explanation: "Explanation", number: int) -> str:
        name = files[number] if files and files[number] != "-" else "standard input"
        while name in explanations:
            name += " (again)"
        explanations[name] = explanation
        return ""

    code = _print_each(
        files,
        encoding,
        lambda text, number: keep(pipeline.explain(text, **options), number),
        show_page=lambda data, number: keep(
            pipeline.explain_html(data, encoding=encoding, **options), number
        ),
        is_html=is_html,
    )
    if not explanations:
        return code
    page = report_html(explanations)
    if output == "-":
        _write(page)
    else:
        Path(output).write_text(page, encoding="utf-8", newline="\n")
        click.echo(f"wirecleaner: {output} is written; open it in a browser", err=True)
    return code


@commands.command()
@_ENCODING
@_LANGUAGE
@click.option("--publisher", metavar="NAME", help="The name of the site. [default: found out]")
@click.option("--url", help="The address of the site or of one of its pages.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where the profile goes; one that is there is replaced. [default: printed]",
)
@click.argument("files", nargs=-1, required=True, metavar="FILES")
def learn(
    files: tuple[str, ...],
    output: str | None,
    encoding: str | None,
    **options: Any,
) -> int:
    """Learn the profile of one site from several dumps of its pages: three at least, ten are better.

    The profile is TOML: what the site prints on every page. Read it before you use or share it.
    """
    from wirecleaner.learning import learn_site
    from wirecleaner.terminal import inert

    dumps: list[str] = []

    def keep(text: str, _number: int) -> str:
        dumps.append(text)
        return ""

    if failed := _print_each(files, encoding, keep):
        return failed
    try:
        profile = learn_site(dumps, **options)
    except WirecleanerError as error:
        raise click.ClickException(inert(str(error))) from error
    if output is None:
        return _write(profile.to_toml())
    Path(output).write_text(profile.to_toml(), encoding="utf-8")
    return 0


@commands.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="To read, or for programs.",
)
def stages(form: str) -> int:
    """List the stages of the default pipeline in their order, with what each requires and provides."""
    import json

    from wirecleaner.api import default_pipeline
    from wirecleaner.terminal import stage_table

    steps = default_pipeline().stages
    if form == "table":
        return _write(stage_table(steps, width=_width(), color=_has_color()))
    return _write(
        json.dumps(
            [{"name": step.name, "requires": step.requires, "provides": step.provides} for step in steps],
            indent=2,
        )
        + "\n"
    )


@commands.command()
def schema() -> int:
    """Print the JSON Schema of the objects that `parse` prints."""
    from wirecleaner.schema import schema_text

    return _write(schema_text())


def _pipeline(profile: str | None, options: dict[str, Any]) -> "Pipeline[Article]":
    """The pipeline for all files. Refuses what the library refuses before any file is read: it would fail them all."""
    from wirecleaner.api import default_pipeline

    try:
        pipeline = default_pipeline(profile=profile)
        pipeline.read("", **options)
    except WirecleanerError as error:
        raise click.UsageError(str(error)) from error
    return pipeline


def _readable(article: "Article", number: int) -> str:
    """Title, deck and body with blank lines between; articles after the first are set off by a rule."""
    from wirecleaner.formats.text import text_parts

    parts = text_parts(article)
    if article.title and _has_color():
        parts[0] = click.style(parts[0], bold=True)
    return ("\n---\n\n" if number else "") + "".join(f"{part}\n\n" for part in parts)[:-1]


def _print_each(
    files: Sequence[str],
    encoding: str | None,
    show: Callable[[str, int], str],
    *,
    show_page: Callable[[bytes, int], str] | None = None,
    is_html: bool | None = None,
) -> int:
    """Read each input and write what `show` makes of its text, or `show_page` of its markup. The exit code."""
    from wirecleaner.decoding import decode

    failed = False
    names = files or ["-"]
    with Progress(len(names)) as progress:
        for number, name in enumerate(names):
            try:
                data = _bytes(name)
                if show_page and (is_page(name, data) if is_html is None else is_html):
                    shown = show_page(data, number)
                else:
                    decoded = decode(data, encoding=encoding)
                    if decoded.guessed:
                        guess = f"note: read as {decoded.encoding}, which is a guess; --encoding names the right one"
                        progress.complain(name, guess)
                    shown = show(decoded.text, number)
            except (OSError, WirecleanerError) as error:
                progress.complain(name, (isinstance(error, OSError) and error.strerror) or str(error))
                failed = True
            else:
                with progress.out_of_the_way(sys.stdout):
                    _write(shown)
            progress.advance()
    return SOME_INPUT_FAILED if failed else 0


def _bytes(name: str) -> bytes:
    """What a file holds, or standard input for "-"."""
    if name != "-":
        return Path(name).read_bytes()
    if sys.stdin.isatty():
        click.echo("wirecleaner: reading from the terminal; end with Ctrl-D", err=True)
    return sys.stdin.buffer.read()


def _write(text: str) -> int:
    """Write UTF-8 to standard output, whatever the locale; 0, as an exit code."""
    out = sys.stdout.buffer
    try:
        out.write(text.encode("utf-8", "backslashreplace"))
        out.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`), which is no failure. What is still buffered goes nowhere, or the
        # interpreter would complain about it when it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        raise click.exceptions.Exit(0) from None
    return 0


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _has_color() -> bool:
    return _is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return shutil.get_terminal_size().columns if _is_terminal() else _PLAIN_WIDTH


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. The exit code."""
    try:
        code: int | None = commands.main(arguments, prog_name="wirecleaner", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OSError as error:
        click.echo(f"wirecleaner: cannot write: {error.strerror or error}", err=True)
        return SOME_INPUT_FAILED
    return code or 0
