"""`recall decks`: what there is to study, and what today holds of each."""

from __future__ import annotations

import click

from recall.cli.fresh import refreshed
from recall.cli.looking import Looking
from recall.cli.output import say, say_json
from recall.screen.text import one_line


@click.command(cls=Looking)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def decks(ctx: click.Context, as_json: bool) -> None:
    """List the decks, and how many cards today still holds of each.

    \b
    Example:
      recall decks
    """
    with ctx.obj() as collection:
        refreshed(collection)
        names = collection.decks()
        counts = collection.due_counts()
    held = {name: counts[name].cards if name in counts else 0 for name in names}
    if as_json:
        say_json([{"deck": name, "today": today} for name, today in held.items()])
        return
    for name, today in held.items():
        say(f"{today:5}  {one_line(name)}")
