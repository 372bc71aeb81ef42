"""The command `wirecleaner learn`: the profile of a site from dumps of its pages."""

from pathlib import Path
from typing import Any

import click

from wirecleaner.cli.inputs import print_each
from wirecleaner.cli.options import ENCODING, LANGUAGE
from wirecleaner.cli.outputs import write
from wirecleaner.errors import WirecleanerError


@click.command()
@ENCODING
@LANGUAGE
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
    """Learn the profile of one site from several of its pages, as text or HTML: three at least, ten are better.

    The profile is TOML: what the site prints on every page. Read it before you use or share it.
    """
    from wirecleaner.batch import Page
    from wirecleaner.learning import learn_site
    from wirecleaner.terminal import inert

    dumps: list[str | Page] = []

    def keep(text: str, _number: int) -> str:
        dumps.append(text)
        return ""

    def keep_page(data: bytes, _number: int) -> str:
        dumps.append(Page(data, format="html", encoding=encoding))
        return ""

    if failed := print_each(files, encoding, keep, show_page=keep_page):
        return failed
    try:
        profile = learn_site(dumps, **options)
    except WirecleanerError as error:
        raise click.ClickException(inert(str(error))) from error
    if output is None:
        return write(profile.to_toml())
    Path(output).write_text(profile.to_toml(), encoding="utf-8")
    return 0
