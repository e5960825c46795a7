"""`recall check`: faults in the notes, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from recall.cli.fresh import tell_of_questions, warn_of_the_future
from recall.cli.looking import Looking
from recall.cli.output import patience, say, say_json
from recall.cli.preview import counted
from recall.cli.wording import problem_line
from recall.collection.checking import problems_of
from recall.collection.doctor.decks import NO_NOTES
from recall.notes import Problem

PROBLEMS = 3


@click.command(cls=Looking)
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """Show every fault in the notes as path:line: message; exit code 3 when there is any.

    Remarks, such as that a section has no bullets, are shown too and are no faults. Without
    a FILE the database is looked through as well: exit code 5 when it is damaged. A folder
    stands for the Markdown files in it.

    \b
    Examples:
      recall check
      recall check talk.md
    """
    if files:
        folder, damage, has_notes = Path(), None, True
        problems = problems_of([ctx.obj.named(file) for file in files])
    else:
        with ctx.obj() as collection, patience("Reading the notes …"):
            folder, damage = collection.folder, collection.damage()
            problems, has_notes = collection.problems(), collection.has_notes()
            if not damage:
                warn_of_the_future(collection)
                if not as_json:
                    tell_of_questions(collection)
    if as_json:
        say_json([_as_data(problem, folder) for problem in problems])
    else:
        for problem in problems:
            say(problem_line(problem, folder))
        if problems or not damage:
            say(_outcome(problems))
        if not has_notes:
            say(NO_NOTES)
    if damage:
        raise damage
    ctx.exit(PROBLEMS if any(not problem.remark for problem in problems) else 0)


def _outcome(problems: Sequence[Problem]) -> str:
    remarks = sum(problem.remark for problem in problems)
    faults = len(problems) - remarks
    said = counted(faults, "problem") if faults else "No problems"
    return f"{said}, {counted(remarks, 'remark')}." if remarks else f"{said}."


def _as_data(problem: Problem, folder: Path) -> dict[str, object]:
    return {
        "file": problem.path,
        "path": str((folder / problem.path).absolute()),
        "line": problem.span.first,
        "message": problem.message,
        "remark": problem.remark,
    }
