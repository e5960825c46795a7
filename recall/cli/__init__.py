"""The command line: words in, one call of the collection, words out."""

from __future__ import annotations

import importlib
import os
import sys
from typing import cast

import click

from recall import __version__
from recall.cli.opening import OpenCollection, clock_from
from recall.cli.output import complain
from recall.errors import RecallError

# Name of each command, and the module below `recall.cli` that has a function of that name.
# A module is imported only when its command runs, so that `recall due` stays quick.
COMMANDS: dict[str, str] = {
    "export": "export",
    "init": "init",
    "add": "add",
    "jot": "jot",
    "check": "check",
    "config": "config",
}


class Commands(click.Group):
    """The commands of Recall, each loaded when it is asked for; the one place that shows errors."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"recall.cli.{COMMANDS[cmd_name]}")
        return cast("click.Command", getattr(module, cmd_name.replace("-", "_")))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except RecallError as error:
            complain(str(error))
            ctx.exit(error.exit_code)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option("-C", "--collection", "folder", metavar="DIR", help="The collection to use.")
@click.option("--no-color", is_flag=True, help="Write plain text.")
@click.version_option(__version__, prog_name="recall")
@click.pass_context
def recall(ctx: click.Context, folder: str | None, no_color: bool) -> None:
    """Study what you noted from talks: cards from your Markdown, back before you forget.

    \b
    Examples:
      recall review            today's cards
      recall explain talk.md   which cards a file gives, and why
      recall export            the same cards for Anki on the phone
    """
    if no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False
    ctx.obj = OpenCollection(folder, clock_from(os.environ))


def main() -> None:
    """Run the command line as a program."""
    try:
        recall(prog_name="recall")
    except BrokenPipeError:
        # The reader of a pipe has gone, as `recall list | head` does: no word about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
