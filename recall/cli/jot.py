"""`recall jot`: one insight, one bullet, its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from recall.cards import Tier
from recall.cli.opening import OpenCollection
from recall.cli.output import complain, done, piped, place, say
from recall.cli.preview import card_lines
from recall.cli.wording import scan_line
from recall.collection.changes import CardFate

if TYPE_CHECKING:
    from recall.collection.adding import JotReport


class Words(click.Command):
    """A command whose words may begin like an option: a bullet does."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if any(word.startswith("-") and word.lstrip("-")[:1].isspace() for word in args):
            args = ["--", *args]
        return super().parse_args(ctx, args)


@click.command(cls=Words)
@click.argument("words", nargs=-1, metavar="TEXT…")
@click.pass_obj
def jot(open_collection: OpenCollection, words: tuple[str, ...]) -> None:
    """Add one insight to the inbox and show the card it gives. `-` reads it from a pipe.

    \b
    Examples:
      recall jot "Raft uses random timeouts because split votes are costly."
      pbpaste | recall jot -
    """
    text = piped("What struck you, in one line or more") if words == ("-",) else _typed(words)
    with open_collection() as collection:
        report = collection.jot(text)
    where = place(collection.folder, report.path, report.line)
    with done(f"The note is stored: {where}."):
        _show(report, where)


def _typed(words: tuple[str, ...]) -> str:
    """Return the words, also where the machine takes all but ASCII for bytes."""
    text = " ".join(words)
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return text


def _show(report: JotReport, where: str) -> None:
    say(f"{where}: {_outcome(report)}")
    for note in report.notes:
        for card in note.cards(Tier.READY, Tier.DRAFT):
            for line in card_lines(card):
                say(line)
    if not report.scan.applied or CardFate.GONE in report.scan.counts:
        # What else changed in the notes is told where a person has to hear of it.
        complain(scan_line(report.scan) or "")


def _outcome(report: JotReport) -> str:
    if not report.notes:
        return "noted, but it cannot be read there; `recall check` says why"
    ready = sum(len(note.cards(Tier.READY)) for note in report.notes)
    if ready:
        return "noted, with a card" if ready == 1 else f"noted, with {ready} cards"
    reason = report.notes[0].outcome.reason
    return f"noted, without a ready card{': ' + reason if reason else ''}"
