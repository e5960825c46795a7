"""`recall find`: cards by the words in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recall.cli.fresh import refreshed
from recall.cli.list import as_data, is_card, is_draft
from recall.cli.looking import Looking
from recall.cli.output import complain, place, say, say_json
from recall.cli.preview import counted
from recall.screen.text import one_line

if TYPE_CHECKING:
    from recall.collection.listing import CardRow

NOTHING_FOUND = 1


@click.command(cls=Looking)
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--ids", is_flag=True, help="Print ids alone, for a pipe.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def find(ctx: click.Context, words: tuple[str, ...], ids: bool, as_json: bool) -> None:
    """Find cards that have all the WORDS, or their beginnings, best first.

    The words may stand in the question, the answer or the note. The exit code is 1
    when no card has them.

    \b
    Examples:
      recall find raft leader
      recall find raft --ids | recall suspend -
    """
    wanted = " ".join(words)
    with ctx.obj() as collection:
        refreshed(collection)
        drafts, found = _apart(collection.find(wanted))
        silent = found or as_json or ids
        close = [] if silent else _apart(collection.close_to(wanted))[1]
    if as_json:
        say_json([as_data(row, collection.folder) for row in found])
    elif ids:
        for row in found:
            say(row.id)
    else:
        for row in found:
            say(_line(row, collection.folder))
    if not found and not as_json:
        complain(_nothing(wanted, len(drafts)) + (" Close to it:" if close else ""))
        for row in close:
            complain(f"  {_line(row, collection.folder)}")
    ctx.exit(0 if found else NOTHING_FOUND)


def _apart(rows: Sequence[CardRow]) -> tuple[list[CardRow], list[CardRow]]:
    """Return the drafts, and the cards that are none."""
    return [row for row in rows if is_draft(row)], [row for row in rows if is_card(row)]


def _line(row: CardRow, folder: Path) -> str:
    return f"{place(folder, row.file, row.line)}  {one_line(row.front)}"


def _nothing(wanted: str, drafts: int) -> str:
    said = f"No card has {one_line(wanted)!r}"
    if not drafts:
        return f"{said}."
    return f"{said}, but {counted(drafts, 'draft')}: recall list --drafts."
