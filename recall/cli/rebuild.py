"""`recall rebuild`: each copy of what was learned, made anew from the other."""

from __future__ import annotations

from collections.abc import Iterator

import click

from recall.cli.opening import OpenCollection
from recall.cli.output import complain, patience, say, say_json
from recall.cli.preview import counted
from recall.collection import losses, rescuing
from recall.collection.rebuilding import Rebuilt, RebuiltJournal
from recall.screen.text import one_line


@click.command()
@click.option("--journal", is_flag=True, help="Make the journal from the database instead.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def rebuild(open_collection: OpenCollection, journal: bool, as_json: bool) -> None:
    """Make the database anew from the journal and your notes.

    All you learned is kept twice: in the database, .recall/recall.db, and in the journal, the
    files in .recall/journal. Where one is lost or damaged, the other has it all; where both are
    older copies, what the backups have besides is put back. A damaged database is kept beside
    the backups. `recall doctor` says whether there is a need.

    \b
    Examples:
      recall rebuild             the database from the journal
      recall rebuild --journal   the journal from the database
    """
    if journal:
        with open_collection() as collection, patience("Writing the journal …"):
            made = collection.rebuild_journal()
        _show_journal(made, as_json)
        return
    with patience("Reading the journal and the notes …"):
        rebuilt = open_collection.care().rebuild(complain)
    _show(rebuilt, as_json)


def _show(rebuilt: Rebuilt, as_json: bool) -> None:
    contents = rebuilt.contents
    if as_json:
        say_json(
            {
                "cards": contents.cards,
                "answers": contents.answers,
                "answers_without_card": rebuilt.strays,
                "cards_made_again": list(rebuilt.recarded.known),
                "cards_made_anew": list(rebuilt.recarded.anew),
                "entries": rebuilt.entries,
                "rescued": rebuilt.rescued,
                "from_backups": [each._asdict() for each in rebuilt.backups.held],
                "strange_backups": list(rebuilt.backups.strange),
                "journals": rebuilt.journals,
                "faults": [str(fault) for fault in rebuilt.faults],
                "kept": None if rebuilt.kept is None else str(rebuilt.kept),
            }
        )
        return
    say(
        f"The database has {counted(contents.cards, 'card')} and"
        f" {counted(contents.answers, 'answer')} again, from"
        f" {_entries(rebuilt.entries)} in"
        f" {counted(rebuilt.journals, 'journal')}."
    )
    if rebuilt.rescued:
        what = _entries(rebuilt.rescued)
        say(f"{what} of them only the damaged database had.")
    for held in rebuilt.backups.held:
        were = "it was" if held.entries == 1 else "they were"
        say(f"Only the backup {held.name} had {rescuing.told(held)}; {were} put back.")
    for fault in rebuilt.faults:
        complain(f"{fault}.")
    for line in _missing(rebuilt):
        say(line)
    if rebuilt.kept:
        say(f"The damaged one is kept in {rebuilt.kept}.")
    if rebuilt.scan is not None and not rebuilt.scan.applied:
        lost = rebuilt.scan.losses
        say(f"{losses.sentence(lost)} That was not taken in. {losses.ways_on(lost)}")


def _missing(rebuilt: Rebuilt) -> Iterator[str]:
    """Yield what did not come back, as far as that is known, and where it may be had."""
    known, anew = rebuilt.recarded
    if known:
        cards = "1 card" if len(known) == 1 else f"{len(known):,} cards"
        yield f"The log had lost that {cards} had been made; made again with what was answered."
    if anew:
        yield "These cards the log had lost. They are made anew, and their answers are missing:"
        yield from (f"  {one_line(front)}" for front in anew)
    if rebuilt.strays == 1:
        yield (
            "1 answer more came back without its card and counts for nothing: what the log said of"
            " the card is lost."
        )
    elif rebuilt.strays:
        yield (
            f"{rebuilt.strays:,} answers more came back without their cards and count for nothing:"
            " what the log said of the cards is lost."
        )
    if rebuilt.backups.strange:
        yield rescuing.strange(rebuilt.backups.strange)


def _show_journal(made: RebuiltJournal, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "file": str(made.path),
                "before": made.before,
                "entries": made.entries,
                "faults": [str(fault) for fault in made.faults],
            }
        )
        return
    for fault in made.faults:
        complain(f"{fault}.")
    there = _entries(made.entries)
    if made.before == made.entries and not made.faults:
        say(f"{made.path.name} has all it should: {there}.")
    else:
        say(f"{made.path.name} has {there} again; it had {made.before:,}.")


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"
