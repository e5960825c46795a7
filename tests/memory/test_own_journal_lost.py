"""A journal that no machine writes any more, as after a lost database, and that is damaged."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from memory.test_older_copies import DECK, Study

from recall.collection.caring import Care
from recall.collection.doctor import Grade
from recall.journal import compare


def found(study: Study) -> list[str]:
    faults = Care(study.folder, lambda: study.now).examine().of(Grade.FAULT)
    return [f"{each.what} {each.todo}" for each in faults]


def test_a_damaged_journal_of_a_machine_that_is_no_more_can_be_taken_away(tmp_path: Path):
    """It may be this machine's own, from before its database was lost: nobody has another copy."""
    study = Study(tmp_path / "notes")
    study.after(DECK)
    study.learn()
    study.close()
    study.lose_database()
    [former] = study.journals()
    lines = former.read_bytes().splitlines(keepends=True)
    former.write_bytes(b"".join([*lines[:-2], b"{}\n", lines[-1]]))
    study.say("due")
    study.now += timedelta(days=10)
    study.collection = study.open()
    study.learn()
    study.close()
    given = study.answers()

    assert len(given) == 5
    assert found(study) == [
        f"{former.name}:9 is damaged: its checksum does not fit. It is the journal of another"
        " machine. Get the file again: from Git, or from that machine. What this database has taken"
        " in of it before is kept; `recall rebuild --journal` writes that into this machine's own"
        " journal. If that machine is no more, or is this one before its database was lost, take"
        " the file away then."
    ]
    study.say("rebuild", "--journal")
    former.unlink()

    said = study.say("due")
    assert said.stderr == ""
    assert found(study) == []
    study.collection = study.open()
    assert compare(study.base.db, study.state).agree
    cards = study.cards()
    study.close()
    study.lose_database()
    study.collection = study.open()
    study.collection.refresh()
    assert study.cards() == cards
    assert study.answers() == given


def test_whose_file_is_taken_away_at_once_loses_nothing_either(tmp_path: Path):
    """And is not told that this machine's own journal has lost what it never had."""
    study = Study(tmp_path / "notes")
    study.after(DECK)
    study.learn()
    study.close()
    study.lose_database()
    [former] = study.journals()
    study.collection = study.open()
    study.collection.refresh()
    study.learn()
    study.close()
    former.unlink()

    assert study.say("due").stderr == ""
    assert found(study) == []
    study.collection = study.open()
    assert compare(study.base.db, study.state).agree
