"""`recall backup`: a copy of everything that was learned."""

from __future__ import annotations

import click

from recall.cli.opening import OpenCollection
from recall.cli.output import done, patience, say, say_json
from recall.cli.preview import counted
from recall.naming import from_home


@click.command()
@click.argument("file", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@click.pass_obj
def backup(open_collection: OpenCollection, file: str | None, as_json: bool) -> None:
    """Copy everything that was learned to FILE, or beside the backups Recall makes itself.

    Recall makes one before the first change of each day, and keeps the last of 7 days, 4
    weeks and 12 months; those you ask for stay. Your notes are not in it. It may be made
    while you study elsewhere.

    \b
    Examples:
      recall backup
      recall backup /media/stick/recall-2026-11.db
    """
    target = from_home(file) if file else None
    with open_collection() as collection, patience("Copying …"):
        made = collection.back_up(target)
    with done(f"{made.path} is written."):
        if as_json:
            about = made.contents
            say_json(
                {
                    "file": str(made.path),
                    "bytes": made.size,
                    "cards": about.cards,
                    "answers": about.answers,
                }
            )
            return
        held = f"{counted(made.contents.cards, 'card')}, {counted(made.contents.answers, 'answer')}"
        say(f"{held} in {made.path}.")
