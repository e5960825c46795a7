"""`recall stats`: today, true retention, and the days to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from recall.cli.fresh import refreshed
from recall.cli.looking import Looking
from recall.cli.output import say, say_json
from recall.screen.wording import cards
from recall.stats import Forecast, Rate, Retention, States, Stats

SHOWN_DAYS = 10
BAR_CELLS = 40


@click.command(cls=Looking)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def stats(ctx: click.Context, as_json: bool) -> None:
    """Show today's work, how much you really remember, and the days to come.

    True retention is the share of review cards that were remembered at the first
    answer of a day. A card is mature from an interval of 21 days on.

    \b
    Example:
      recall stats
    """
    with ctx.obj() as collection:
        refreshed(collection)
        found = collection.stats()
    if as_json:
        say_json(found.plain())
        return
    for line in _lines(found):
        say(line)


def _lines(found: Stats) -> Iterator[str]:
    yield _today(found)
    yield _states(found.states)
    yield ""
    if found.retention[-1].both.answers:
        yield f"True retention (goal {found.goal:.0%})"
        yield from _retention(found.retention)
    else:
        yield f"True retention: no card has come back yet (goal {found.goal:.0%})."
    yield ""
    yield f"Coming back, the next {SHOWN_DAYS} days"
    yield from _forecast(found.forecast[:SHOWN_DAYS], found.backlog)


def _today(found: Stats) -> str:
    effort = found.today
    if not effort.reviews:
        line = "Today: no answers yet."
    else:
        line = f"Today: {cards(effort.cards)}, {max(1, round(effort.seconds / 60))} min"
        line += f", {effort.again} again."
    if not found.longest_streak:
        return line
    return f"{line} Streak: {_days(found.streak)} (longest {_days(found.longest_streak)})."


def _states(states: States) -> str:
    parts = [
        f"{states.new} new",
        f"{states.learning + states.relearning} being learned",
        f"{states.young} young",
        f"{states.mature} mature",
    ]
    aside = [
        (states.suspended, "suspended"),
        (states.drafts, "drafts"),
        (states.orphans, "without a note"),
    ]
    parts += [f"{number} {what}" for number, what in aside if number]
    return f"Cards: {', '.join(parts)}."


def _retention(rows: Sequence[Retention]) -> Iterator[str]:
    yield f"  {'':10}{'young':>16}{'mature':>16}{'all':>16}"
    for row in rows:
        rates = "".join(f"{_rate(rate):>16}" for rate in (row.young, row.mature, row.both))
        yield f"  {row.window:10}{rates}"
    widest = rows[-1].both
    if widest.low is not None and widest.high is not None:
        yield f"  95 % interval of the last: {widest.low:.0%} to {widest.high:.0%}."


def _rate(rate: Rate) -> str:
    return "–" if rate.share is None else f"{rate.share:.1%} of {rate.answers}"


def _forecast(days: Sequence[Forecast], backlog: int) -> Iterator[str]:
    most = max([day.cards for day in days] + [backlog, 1])
    if backlog:
        yield f"  {'overdue':10}{_bar(backlog, most)}"
    for day in days:
        yield f"  {day.day:%a %d %b}{_bar(day.cards, most)}"


def _bar(number: int, most: int) -> str:
    return f"{number:5}  {'█' * -(-BAR_CELLS * number // most)}"


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"
