"""`recall undo`: the last answers taken back, also those of yesterday."""

from __future__ import annotations

import click

from recall.cli.output import done, say
from recall.cli.preview import counted
from recall.errors import UsageError
from recall.screen.text import one_line
from recall.screen.wording import cards
from recall.session import Undone, UndoneKind


class Steps(click.IntRange):
    """How many steps to take back."""

    name = "number of steps"


@click.command()
@click.argument("count", type=Steps(min=1), default=1, metavar="[N]")
@click.option("--earlier", is_flag=True, help="Also take back N steps of earlier days.")
@click.option("--future", is_flag=True, help="Take back what is dated in the future, that alone.")
@click.pass_context
def undo(ctx: click.Context, count: int, earlier: bool, future: bool) -> None:
    """Take back the last answer or decision, or the last N of today.

    What you decided in the inbox or in a scan, what `recall regenerate` took, and what
    `recall add`, `jot`, `tag` and `edit` wrote into the notes are steps like these. --future
    takes back the answers that a wrong clock dated in the future, whatever you did since.
    A restore is taken back by another one: `recall restore`.

    \b
    Examples:
      recall undo
      recall undo 3
    """
    if future and (count > 1 or earlier):
        raise UsageError("`--future` takes back all of them: leave out the number and --earlier.")
    with ctx.obj() as collection:
        taken_back = collection.undo_future() if future else collection.undo(count, earlier=earlier)
        is_asked = bool(collection.count_undecided())
    with done(f"{counted(len(taken_back), 'step')} undone."):
        for undone in taken_back:
            say(_line(undone))
        if is_asked and any(undone.kind is UndoneKind.SAME_FACT for undone in taken_back):
            say("`recall scan` asks again whether they are the same.")
        if len(taken_back) < count:
            rest = "" if earlier else " today. `--earlier` goes on with the days before"
            say(f"{len(taken_back)} of {count}: nothing more was done{rest}.")


def _line(undone: Undone) -> str:
    more = "" if undone.cards == 1 else " …"
    return f"Undone: {_what(undone)}, {one_line(undone.front)}{more}"


def _what(undone: Undone) -> str:
    if undone.kind is UndoneKind.ANSWER and undone.rating is not None:
        return undone.rating.name.title()
    return undone.kind.value if undone.cards == 1 else f"{undone.kind} of {cards(undone.cards)}"
