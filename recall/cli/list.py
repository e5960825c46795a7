"""`recall list`: every card, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from recall.cli.fresh import refreshed
from recall.cli.output import say, say_json
from recall.screen.text import one_line

if TYPE_CHECKING:
    from recall.collection.listing import CardRow


@click.command()
@click.argument("deck", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON: all that is known of each.")
@click.pass_context
def list(ctx: click.Context, deck: str | None, as_json: bool) -> None:
    """List all cards, or those of one DECK, in the order of the notes.

    \b
    Examples:
      recall list
      recall list "Geoffrey Hinton" --json
    """
    with ctx.obj() as collection:
        refreshed(collection)
        rows = collection.cards(deck)
    if as_json:
        say_json([row._asdict() for row in rows])
        return
    for row in rows:
        say(f"{row.id}  {standing(row):10}  {one_line(row.front)}")


def standing(row: CardRow) -> str:
    """Return in one word or day where a card stands."""
    if row.orphan:
        return "orphan"
    if row.tier == "draft":
        return "draft"
    if row.suspended:
        return "suspended"
    return row.due_day or row.state
