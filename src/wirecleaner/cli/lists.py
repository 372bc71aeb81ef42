"""The commands that list what the library has: `wirecleaner stages` and `wirecleaner schema`."""

import click

from wirecleaner.cli.outputs import has_color, width, write


@click.command()
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
        return write(stage_table(steps, width=width(), color=has_color()))
    return write(
        json.dumps(
            [{"name": step.name, "requires": step.requires, "provides": step.provides} for step in steps],
            indent=2,
        )
        + "\n"
    )


@click.command()
def schema() -> int:
    """Print the JSON Schema of the objects that `parse` prints."""
    from wirecleaner.schema import schema_text

    return write(schema_text())
