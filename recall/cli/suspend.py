"""`recall suspend` and `recall unsuspend`: cards out of the queue until told, and back."""

from __future__ import annotations

from collections.abc import Sequence

import click

from recall.cards import CardId
from recall.cli.output import done, piped, say
from recall.errors import UsageError
from recall.screen.wording import cards


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.pass_context
def suspend(ctx: click.Context, ids: tuple[str, ...]) -> None:
    """Take the cards out of the queue until you say otherwise; `-` reads ids from a pipe.

    \b
    Examples:
      recall suspend k3tq9wm2xahe
      recall find raft --ids | recall suspend -
    """
    _set(ctx, ids, suspended=True)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.pass_context
def unsuspend(ctx: click.Context, ids: tuple[str, ...]) -> None:
    """Put suspended cards back into the queue; `-` reads ids from a pipe.

    \b
    Example:
      recall unsuspend k3tq9wm2xahe
    """
    _set(ctx, ids, suspended=False)


def _set(ctx: click.Context, ids: Sequence[str], *, suspended: bool) -> None:
    words = [word for given in ids for word in (_piped() if given == "-" else [given])]
    if not words:
        raise UsageError("No id was given. `recall list` and `recall find WORDS --ids` have them.")
    with ctx.obj() as collection:
        changed = collection.set_suspended([CardId(word) for word in words], suspended)
    verb = "suspended" if suspended else "back in the queue"
    outcome = f"{cards(changed)} {verb}." if changed else f"Nothing changed: already {verb}."
    with done(outcome):
        say(outcome)


def _piped() -> list[str]:
    return piped("Ids of cards, one a line").split()
