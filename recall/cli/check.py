"""`recall check`: faults in the notes, for people and for programs."""

from __future__ import annotations

from pathlib import Path

import click

from recall.cli.opening import OpenCollection
from recall.cli.output import say, say_json
from recall.cli.preview import counted
from recall.collection.care import problems_of
from recall.notes import Problem

PROBLEMS = 3


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """Show every fault in the notes as path:line: message; exit code 3 when there is any.

    \b
    Examples:
      recall check
      recall check talk.md
    """
    problems = _problems(ctx.obj, [Path(file) for file in files])
    if as_json:
        say_json([{"file": p.path, "line": p.span.first, "message": p.message} for p in problems])
    else:
        for problem in problems:
            say(str(problem))
        say(f"{counted(len(problems), 'problem')}." if problems else "No problems.")
    ctx.exit(PROBLEMS if problems else 0)


def _problems(open_collection: OpenCollection, files: list[Path]) -> list[Problem]:
    if files:
        return problems_of(files)
    with open_collection() as collection:
        return collection.problems()
