"""`recall export`: the cards as a package for Anki."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from recall.cli.fresh import refreshed
from recall.cli.opening import OpenCollection
from recall.cli.output import done, say, say_json
from recall.cli.preview import counted
from recall.naming import from_home

if TYPE_CHECKING:
    from recall.anki.package import ExportReport


@click.command()
@click.argument("file", default="recall.apkg")
@click.option("--dry-run", is_flag=True, help="Only say what the package would hold.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@click.pass_obj
def export(open_collection: OpenCollection, file: str, dry_run: bool, as_json: bool) -> None:
    """Write all ready cards into FILE (recall.apkg), a package for Anki.

    Export again after changing notes, and import again: Anki then updates the notes it
    has, keeps their history, and leaves alone what you edited on the phone.

    \b
    Examples:
      recall export
      recall export ~/phone/recall.apkg
    """
    target = from_home(file)
    if file != "-" and not target.suffix and not os.path.lexists(target):
        target = target.with_suffix(".apkg")
    with open_collection() as collection:
        refreshed(collection)
        report = collection.plan_export(target) if dry_run else collection.export(target)
    with done("" if dry_run else f"{report.path} is written."):
        if as_json:
            say_json(_plain(report))
        else:
            _say(report, dry_run=dry_run)


def _say(report: ExportReport, *, dry_run: bool) -> None:
    say(_outcome(report, "would go into" if dry_run else "in"))
    if report.gone:
        say(_gone(report.gone))
    if not dry_run:
        if not report.remembered:
            say(_NOT_REMEMBERED)
        say(_HISTORY)
        say("Next: open the file in AnkiDroid, or in Anki with File > Import.")


_NOT_REMEMBERED = (
    "The collection cannot be written, so it will not know of this export: the next one counts"
    " the same notes as new or changed again."
)
_HISTORY = (
    "It carries no history yet: cards that are new to the phone start there as new ones. What"
    " you review here and there stays apart; a package can never give history to a card that"
    " is already on the phone."
)


def _outcome(report: ExportReport, into: str) -> str:
    parts = [f"{report.new} new"] * bool(report.new)
    parts += [f"{report.changed} changed"] * bool(report.changed)
    news = ", ".join(parts) or "nothing new since the last export"
    cards = f"{counted(report.notes, 'note')}, {counted(report.cards, 'card')}"
    return f"{cards} {into} {report.path}: {news}."


def _gone(number: int) -> str:
    notes = "note of earlier exports is" if number == 1 else "notes of earlier exports are"
    return f"{number} {notes} no longer among your cards; a package cannot delete on the phone."


def _plain(report: ExportReport) -> dict[str, object]:
    return {
        "file": str(report.path),
        "notes": report.notes,
        "cards": report.cards,
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "gone": report.gone,
        "decks": list(report.decks),
        "history": False,
        "remembered": report.remembered,
    }
