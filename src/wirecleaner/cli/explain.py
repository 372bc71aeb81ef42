"""The command `wirecleaner explain`: what every line was taken for and why, as a table, JSON or a report to look at."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wirecleaner.cli.inputs import print_each
from wirecleaner.cli.options import pipeline_of, reading_options
from wirecleaner.cli.outputs import has_color, width, write

if TYPE_CHECKING:
    from wirecleaner.article import Article
    from wirecleaner.explanation import Explanation
    from wirecleaner.pipeline import Pipeline


@click.command()
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
@reading_options
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

    pipeline = pipeline_of(profile, options)
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
        return heading + explanation.to_table(width=width(), color=has_color())

    return print_each(files, encoding, show, show_page=show_page, is_html=is_html)


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

    code = print_each(
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
        write(page)
    else:
        Path(output).write_text(page, encoding="utf-8", newline="\n")
        click.echo(f"wirecleaner: {output} is written; open it in a browser", err=True)
    return code
