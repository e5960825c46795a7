"""`recall edit`: the note of a card in the person's own editor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from recall.cli.fresh import refreshed
from recall.cli.output import complain, place, say
from recall.cli.wording import kept_back_line, scan_line
from recall.errors import RecallError, UnknownCardError, UsageError
from recall.screen import editing
from recall.screen.text import one_line

if TYPE_CHECKING:
    from recall.collection import Collection
    from recall.collection.listing import CardRow
    from recall.collection.writes import Kept

NOT_DONE = 1
"""Exit code where the words mean no card, or several, and where the edit was not taken in."""


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="ID|WORDS…")
@click.pass_context
def edit(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Open the note of a card in your editor, at its line, and read it again.

    The card is named by its id, or by words that no other card has. VISUAL or EDITOR
    says which editor. `recall undo` gives the file back what it had.

    \b
    Examples:
      recall edit k3tq9wm2xahe
      recall edit raft leader
    """
    with ctx.obj() as collection:
        refreshed(collection)
        found = _meant(collection, words)
        if len(found) != 1:
            _ask_for_one(found, collection, " ".join(words))
            ctx.exit(NOT_DONE)
        ctx.exit(0 if _edited(collection, found[0]) else NOT_DONE)


def _meant(collection: Collection, words: Sequence[str]) -> list[CardRow]:
    """Return the cards that are meant, one for each note."""
    if len(words) == 1:
        from recall.cards import CardId

        try:
            return [collection.card(CardId(words[0]))]
        except UnknownCardError:
            pass
    rows = [row for row in collection.find(" ".join(words)) if not row.orphan]
    return [*{(row.file, row.line): row for row in reversed(rows)}.values()][::-1]


def _ask_for_one(found: Sequence[CardRow], collection: Collection, words: str) -> None:
    if not found:
        complain(
            f"No card has {one_line(words)!r}. `recall find WORDS` looks for one, `recall list`"
            " shows all."
        )
        return
    complain(f"{len(found)} notes have {one_line(words)!r}. Name one by its id:")
    for row in found:
        where = place(collection.folder, row.file, row.line)
        complain(f"  {row.id}  {where}  {one_line(row.front)}")


def _edited(collection: Collection, row: CardRow) -> bool:
    """Let the note be edited, and return whether what came of it was taken in."""
    if row.orphan:
        raise NoNoteError(row.id)
    kept = collection.keep(row.file)
    try:
        editing.edit(collection.folder / row.file, row.line)
    except UsageError:
        # No editor was started.
        raise
    except BaseException:
        # An editor that fails may have saved something all the same.
        _told(collection, kept, row)
        raise
    return _told(collection, kept, row)


def _told(collection: Collection, kept: Kept, row: CardRow) -> bool:
    """Say what came of an edit, and return whether it was taken in."""
    report = collection.edited(kept, f"{row.file}: {row.front}")
    if report is None:
        say("The notes are as they were.")
        return True
    if not report.applied:
        complain(kept_back_line(report))
        return False
    where = place(collection.folder, row.file)
    say(scan_line(report) or f"{where} changed, and no card with it.")
    return True


class NoNoteError(RecallError):
    """The note of a card is gone."""

    def __init__(self, card_id: str) -> None:
        super().__init__(card_id)
        self.card_id = card_id

    def __str__(self) -> str:
        return (
            f"The note of card {self.card_id} is gone from the notes. Its history is kept, and it"
            " comes back with its text."
        )
