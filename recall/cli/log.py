"""`recall log`: everything that ever happened to the cards."""

from __future__ import annotations

from collections.abc import Mapping

import click

from recall.cli.output import say, say_json
from recall.screen.text import one_line


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.pass_context
def log(ctx: click.Context, as_json: bool) -> None:
    """Show every answer and decision, oldest first.

    \b
    Examples:
      recall log | tail
      recall log --json > history.jsonl
    """
    with ctx.obj() as collection:
        entries = collection.log()
    for entry in entries:
        if as_json:
            say_json(entry, indent=None)
        else:
            say(_line(entry))


def _line(entry: Mapping[str, object]) -> str:
    at = str(entry["at"])[:19].replace("T", " ")
    kind = str(entry["kind"])
    if kind == "review":
        back = entry.get("due_day") or entry.get("due_at")
        return f"{at}  {kind:14}  {entry['card']}  {entry['rating']}, back {back}"
    return f"{at}  {kind:14}  {one_line(str(entry['subject']))}"
