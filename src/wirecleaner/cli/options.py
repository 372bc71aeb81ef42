"""The options that several commands share."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from wirecleaner.errors import WirecleanerError

if TYPE_CHECKING:
    from wirecleaner.article import Article
    from wirecleaner.pipeline import Pipeline


def day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """The day, or the day and time, that an option names in ISO form."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no date; write 2024-03-12, or 2024-03-12T09:15+01:00 for a time"
        ) from None


def known_encoding(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """The name of an encoding that Python knows."""
    try:
        b" ".decode(value or "utf-8")
    except UnicodeDecodeError:
        pass  # known; one byte is just too few for it
    except (LookupError, ValueError) as error:
        raise click.BadParameter(f"{error}; examples: utf-8, windows-1252, utf-16") from error
    return value


ENCODING = click.option(
    "--encoding",
    metavar="NAME",
    callback=known_encoding,
    help="How the files are encoded. [default: found out]",
)
LANGUAGE = click.option(
    "--language", metavar="TAG", help="The language of the text, as BCP 47: en, de-AT. [default: detected]"
)


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """The argument and options of every command that reads dumps."""
    for add in (
        ENCODING,
        LANGUAGE,
        click.option(
            "--profile",
            metavar="FILE",
            help="The profile of the site that all files come from; `wirecleaner learn` makes one.",
        ),
        click.option("--url", help="Where the page came from; may tell the publisher and the day."),
        click.option(
            "--reference-date",
            metavar="DATE",
            callback=day,
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


def pipeline_of(profile: str | None, options: dict[str, Any]) -> "Pipeline[Article]":
    """The pipeline for all files. Refuses what the library refuses before any file is read: it would fail them all."""
    from wirecleaner.api import default_pipeline

    try:
        pipeline = default_pipeline(profile=profile)
        pipeline.read("", **options)
    except WirecleanerError as error:
        raise click.UsageError(str(error)) from error
    return pipeline
