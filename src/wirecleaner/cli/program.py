"""The command line: `wirecleaner parse`, `explain`, `batch`, `learn`, `stages`, `schema`, one file a command.

Whatever is heavy (the pipeline, its stages and tables) is imported in the functions that need it.
"""

from collections.abc import Sequence

import click

from wirecleaner import __version__
from wirecleaner.cli.batch import batch
from wirecleaner.cli.explain import explain
from wirecleaner.cli.inputs import SOME_INPUT_FAILED
from wirecleaner.cli.learn import learn
from wirecleaner.cli.lists import schema, stages
from wirecleaner.cli.parse import parse

INTERRUPTED = 130  # 128 + SIGINT, as shells report it


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wirecleaner")
def commands() -> None:
    """Turn news pages, as plain text or HTML, into articles.

    Exit codes: 0 all went well, 1 some input failed, 2 the command was not understood.
    """


for command in (parse, explain, batch, learn, stages, schema):
    commands.add_command(command)


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
