"""`recall list`: every card, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recall.cli.fresh import refreshed
from recall.cli.looking import Looking
from recall.cli.output import place, say, say_json
from recall.screen.text import one_line

if TYPE_CHECKING:
    from recall.collection.listing import CardRow


@click.command(cls=Looking)
@click.argument("deck", required=False)
@click.option("--drafts", is_flag=True, help="List the drafts instead, and where they stand.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: all that is known of each.")
@click.pass_context
def list(ctx: click.Context, deck: str | None, drafts: bool, as_json: bool) -> None:
    """List all cards, or those of one DECK, in the order of the notes.

    A draft is a card that is not sure enough to be asked; --drafts shows them.

    \b
    Examples:
      recall list
      recall list "Geoffrey Hinton" --json
      recall list --drafts
    """
    with ctx.obj() as collection:
        refreshed(collection)
        rows = [*filter(is_draft if drafts else is_card, collection.cards(deck))]
    if drafts:
        rows = [row for row in rows if not row.orphan]
    if as_json:
        say_json([as_data(row, collection.folder) for row in rows])
    elif drafts:
        _show_drafts(rows, collection.folder)
    else:
        for row in rows:
            say(f"{row.id}  {standing(row):10}  {one_line(row.front)}")


def _show_drafts(rows: Sequence[CardRow], folder: Path) -> None:
    for row in rows:
        say(f"{place(folder, row.file, row.line)}: {one_line(row.front)}")
    if rows:
        say()
        say("`recall inbox` shows them one by one, to be accepted, worded or rejected.")
    else:
        say("No drafts.")


def is_draft(row: CardRow) -> bool:
    """Return whether the card is not sure enough to be asked."""
    return row.tier == "draft" and not row.refused


def is_card(row: CardRow) -> bool:
    """Return whether the card is no draft, and was none that a person left out for another.

    One whose note is gone, or that a regeneration made which was taken back, is a card only
    where something is known of it.
    """
    return not (is_draft(row) or row.left_out or (row.orphan and _is_blank(row)))


def _is_blank(row: CardRow) -> bool:
    """Return whether nobody ever answered the card, or marked it."""
    return not (row.reviews or row.flagged or row.suspended)


def as_data(row: CardRow, folder: Path) -> dict[str, object]:
    """Return all that is known of a card, and where its file is on this machine."""
    return {**row._asdict(), "path": str(folder.absolute() / row.file)}


def standing(row: CardRow) -> str:
    """Return in one word or day where a card stands."""
    if row.orphan:
        return "orphan"
    if row.refused:
        return "rejected"
    if row.tier == "draft":
        return "draft"
    if row.suspended:
        return "suspended"
    return row.due_day or row.state
