"""Sentences to somebody who fears for their memory: what has become of it, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from recall.cli.restore import NotAgreedError
from recall.collection.handwriting import NotWrittenError
from recall.collection.scan import NotScannedError
from recall.errors import BusyError, UnwritableFileError


def test_nobody_is_told_to_say_again_what_is_written_already():
    """A second `recall jot` would write the bullet a second time."""
    full = UnwritableFileError(Path("recall.db"), "the disk is full")
    busy = BusyError(Path("recall.db"), "sqlite3, process 7")

    assert str(NotScannedError(full)) == (
        "Your notes are written; the next `recall scan` makes their cards, so do not say it again."
        " Cannot write recall.db: the disk is full. Make room on the disk."
    )
    assert str(NotScannedError(busy)) == (
        "Your notes are written; the next `recall scan` makes their cards, so do not say it again."
        " recall.db is in use by another program (sqlite3, process 7)."
    )


def test_a_restore_that_takes_answers_away_says_that_it_can_be_taken_back():
    assert str(NotAgreedError("3 answers given since would no longer count.")) == (
        "3 answers given since would no longer count. Nothing was changed. If that is what you"
        " want, say --yes: what there is now becomes a backup, and can be restored again."
    )


def test_a_card_that_cannot_stand_below_its_bullet_is_not_lost_in_silence():
    assert str(NotWrittenError("talk.md:3")) == (
        "talk.md:3: no card can be put under this bullet, so nothing was written; write it there"
        " yourself, as `<!-- recall question :: answer -->`."
    )


@pytest.mark.parametrize(
    ("why", "todo"),
    [
        ("File exists", " Move away what stands there."),
        ("it is no ordinary file", " Move away what stands there."),
        ("File name too long", " Give it a shorter name."),
        ("Input/output error", " `recall doctor` looks what is still whole."),
        (
            "it or a file beside it cannot be opened",
            " `recall doctor` looks what is still whole.",
        ),
    ],
)
def test_what_stands_in_the_way_of_writing_says_what_to_do(why: str, todo: str):
    """Whatever the system says, its words alone help nobody."""
    refused = UnwritableFileError(Path("notes/recall.db"), why)

    assert str(refused) == f"Cannot write notes/recall.db: {why}. Nothing was changed.{todo}"
