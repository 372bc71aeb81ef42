"""The command `wirecleaner parse`: the article of each page, in one of several formats."""

from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING, Any

import click

from wirecleaner.cli.inputs import print_each
from wirecleaner.cli.options import pipeline_of, reading_options
from wirecleaner.cli.outputs import has_color, write

if TYPE_CHECKING:
    from wirecleaner.article import Article

# The names in `wirecleaner.formats.FORMATS`, which is not imported for the sake of a help text; a test compares.
FORMATS = ("text", "markdown", "ninjs", "json-ld", "tei")


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["json", "jsonl", *FORMATS]), default="json", show_default=True,
    help="The article as it is, indented or one a line; or as a format that other tools read.",
)  # fmt: skip
@click.option(
    "--with-source", is_flag=True, help="Put the dump itself, which all offsets point into, into the JSON."
)
@click.option(
    "--all", "every", is_flag=True,
    help="Print every article of each dump: of exports and feeds, second stories, posts of live blogs.",
)  # fmt: skip
@reading_options
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
    from wirecleaner.batch import Page
    from wirecleaner.formats.tei import CORPUS_END, CORPUS_START

    if with_source and form not in ("json", "jsonl"):
        raise click.UsageError(
            f"--with-source goes with --format json or jsonl; {form} has no place for the dump"
        )
    pipeline = pipeline_of(profile, options)
    many = every or len(files) > 1
    numbers = count(1)

    def show(text: str, _number: int) -> str:
        return written(pipeline.parse_all(text, **options) if every else [pipeline.parse(text, **options)])

    def show_page(data: bytes, _number: int) -> str:
        if every:
            return written(pipeline.parse_all(Page(data, encoding=encoding, format="html"), **options))
        return written([pipeline.parse_html(data, encoding=encoding, **options)])

    def written(articles: "Iterable[Article]") -> str:
        return "".join(
            _written(article, form, with_source=with_source, number=next(numbers) if many else 0)
            for article in articles
        )

    if form == "tei" and many:
        write(CORPUS_START)
    code = print_each(files, encoding, show, show_page=show_page, is_html=is_html)
    if form == "tei" and many:
        write(CORPUS_END)
    return code


def _written(article: "Article", form: str, *, with_source: bool, number: int) -> str:
    """An article in the format asked for. `number` counts those of a run that prints several, from 1; else it is 0."""
    from wirecleaner.formats import tei
    from wirecleaner.formats import write as write_as
    from wirecleaner.terminal import inert_json

    if form in ("json", "jsonl"):
        indent = 2 if form == "json" else None
        return inert_json(article.model_dump_json(with_source=with_source, indent=indent)) + "\n"
    if form == "text":
        return _readable(article, max(number - 1, 0))
    if form == "tei" and number:
        return tei.document(article, f"a{number}-")
    return ("\n" if form == "markdown" and number > 1 else "") + write_as(article, form)


def _readable(article: "Article", number: int) -> str:
    """Title, deck and body with blank lines between; articles after the first are set off by a rule."""
    from wirecleaner.formats.text import text_parts

    parts = text_parts(article)
    if article.title and has_color():
        parts[0] = click.style(parts[0], bold=True)
    return ("\n---\n\n" if number else "") + "".join(f"{part}\n\n" for part in parts)[:-1]
