"""`recall due`: how much today still holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import click

from recall import queues
from recall.cli.fresh import refreshed, tell_of_questions, warn_of_the_future
from recall.cli.looking import Looking
from recall.cli.output import say, say_json
from recall.queues import DueCounts

NONE_DUE = 1


@click.command(cls=Looking)
@click.argument("deck", required=False)
@click.option("--count", is_flag=True, help="Print one number: all cards, new ones too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--exit-code", is_flag=True, help="End with 1 when nothing is due.")
@click.pass_context
def due(ctx: click.Context, deck: str | None, count: bool, as_json: bool, exit_code: bool) -> None:
    """Show how many cards today still holds, deck by deck.

    \b
    Examples:
      recall due
      recall due --count                      for a shell prompt
      recall due --exit-code && recall review
    """
    with ctx.obj() as collection:
        is_told = refreshed(collection)
        warn_of_the_future(collection)
        if not (is_told or count or as_json):
            tell_of_questions(collection)
        by_deck = collection.due_counts(deck)
    total = queues.total(by_deck.values())
    if as_json:
        say_json(_as_json(total))
    elif count:
        say(str(total.cards))
    else:
        for line in _lines(by_deck, total):
            say(line)
    ctx.exit(NONE_DUE if exit_code and not total.cards else 0)


def counts_line(total: DueCounts) -> str:
    """Return what today holds in one line, the outcome first."""
    if not total.cards:
        return "Nothing is due."
    parts = [f"{total.due} due (~{total.minutes} min)" if total.due else f"~{total.minutes} min"]
    if total.learning:
        parts.append(f"{total.learning} being learned")
    if total.new:
        parts.append(f"{total.new} new")
    return " · ".join(parts if total.due else [*parts[1:], parts[0]])


def _lines(by_deck: Mapping[str, DueCounts], total: DueCounts) -> Iterable[str]:
    if len(by_deck) > 1:
        for name, counts in sorted(by_deck.items()):
            yield f"{counts.cards:5}  {name}"
    yield counts_line(total)


def _as_json(total: DueCounts) -> dict[str, int]:
    return {
        "due": total.due,
        "new": total.new,
        "learning": total.learning,
        "minutes": total.minutes,
    }
