"""`recall find`: cards by the words in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from recall.cli.fresh import refreshed
from recall.cli.output import complain, say, say_json
from recall.screen.text import one_line

if TYPE_CHECKING:
    from recall.collection.listing import CardRow

NOTHING_FOUND = 1


@click.command()
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
        found = collection.find(wanted)
        close = [] if found or as_json or ids else collection.close_to(wanted)
    if as_json:
        say_json([row._asdict() for row in found])
    elif ids:
        for row in found:
            say(row.id)
    else:
        _show(found)
    if not found and not as_json:
        _nothing(wanted, close)
    ctx.exit(0 if found else NOTHING_FOUND)


def _show(rows: Sequence[CardRow]) -> None:
    for row in rows:
        say(f"{one_line(row.file)}:{row.line}  {one_line(row.front)}")


def _nothing(wanted: str, close: Sequence[CardRow]) -> None:
    complain(f"No card has {one_line(wanted)!r}." + (" Close to it:" if close else ""))
    for row in close:
        complain(f"  {one_line(row.file)}:{row.line}  {one_line(row.front)}")
