"""From Markdown to the phone: what an export sends, again and again, as the notes change."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from phone.handset import Imported, Phone
from rights import said_by_somebody

from recall.anki.package import ExportReport
from recall.cli import recall
from recall.collection import Collection
from recall.errors import NotAPackageError, NothingToExportError, UnwritableFileError
from recall.settings import Settings

# In the past: the phone goes by the machine's own clock.
NOW = datetime(2025, 11, 24, 9, 0, tzinfo=UTC)

DECK = """---
title: Compilers
tags: [deep dives, compilers]
cards: explicit
---

# Ada Rowe

https://www.youtube.com/watch?v=abc123

- Dominator :: a block on every path to another
- Pass ::: one walk over the program
- A compiler has a ==front end== and a ==back end==.
- Why is `std::vector<int>` contiguous? :: Because $a_i$ lies at $a_0 + i$

# Bruno Lind

- Spill :: a value kept in memory for want of registers
"""


class Desk:
    """A collection of one deck and the package it exports, with a clock to move by hand."""

    def __init__(self, folder: Path) -> None:
        self.notes = folder / "notes"
        self.notes.mkdir()
        self.deck = self.notes / "compilers.md"
        self.package = folder / "out" / "recall.apkg"
        self.package.parent.mkdir()
        self.now = NOW
        self.write(DECK)

    def write(self, text: str) -> None:
        self.deck.write_text(text, encoding="utf-8")

    def edit(self, old: str, new: str) -> None:
        """Change the notes, a day later."""
        text = self.deck.read_text(encoding="utf-8")
        assert old in text
        self.now += timedelta(days=1)
        self.write(text.replace(old, new))

    def export(self, target: Path | None = None) -> ExportReport:
        """Do what `recall export` does: read the notes that changed, then export."""
        with Collection.open(self.notes, Settings(), lambda: self.now) as collection:
            collection.refresh()
            return collection.export(target or self.package)

    def counts(self) -> tuple[int, int, int]:
        """Export and return how many notes were new, changed and unchanged."""
        report = self.export()
        return report.new, report.changed, report.unchanged


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_every_ready_card_is_on_the_phone(desk: Desk, phone: Phone):
    """One command, one file, and the cards of every talk are in its deck."""
    report = desk.export()

    assert report == ExportReport(
        path=desk.package,
        notes=5,
        cards=7,
        new=5,
        changed=0,
        unchanged=0,
        decks=("Compilers::Ada Rowe", "Compilers::Bruno Lind"),
        gone=0,
    )
    assert phone.take(desk.package) == Imported(new=5, updated=0, duplicate=0, refused=0)
    assert phone.decks() == {
        "Compilers": 0,
        "Compilers::Ada Rowe": 6,
        "Compilers::Bruno Lind": 1,
    }
    assert phone.is_sound()
    assert set(phone.collection.tags.all()) == {"compilers", "deep_dives"}


def test_an_edited_bullet_changes_its_note_and_adds_none(desk: Desk, phone: Phone):
    """The phone keeps the history of a card whose wording was mended."""
    desk.export()
    phone.take(desk.package)
    before = set(phone.cards())

    desk.edit("a block on every path to another", "the block on every path to another block")
    assert desk.counts() == (0, 1, 4)

    assert phone.take(desk.package) == Imported(new=0, updated=1, duplicate=4, refused=0)
    assert set(phone.cards()) == before
    assert any(
        "the block on every path to another block" in c.answer for c in phone.cards().values()
    )


def test_an_unchanged_note_keeps_its_modification_time(desk: Desk, phone: Phone):
    """Only so does Anki leave alone what was edited on the phone."""
    desk.export()
    phone.take(desk.package)
    before = phone.mods()

    desk.edit("one walk over the program", "one walk over the whole program")
    desk.export()
    phone.take(desk.package)

    after = phone.mods()
    (moved,) = [guid for guid in before if after[guid] != before[guid]]
    assert phone.fields(moved)["Front"] == "Pass"
    assert after[moved] == int((NOW + timedelta(days=1)).timestamp())


def test_an_edit_on_the_phone_outlives_the_next_import(desk: Desk, phone: Phone):
    """A note that did not change here has no reason to overwrite the one there."""
    desk.export()
    phone.take(desk.package)
    (guid,) = [guid for guid in phone.mods() if phone.fields(guid).get("Front") == "Spill"]
    phone.edit(guid, "Back", "my own words")

    desk.edit("one walk over the program", "a walk over the program")
    desk.export()
    imported = phone.take(desk.package)

    assert (imported.updated, phone.fields(guid)["Back"]) == (1, "my own words")


def test_two_edits_in_one_second_both_arrive(desk: Desk, phone: Phone):
    """Anki takes a note only if its time is later than its own."""
    desk.export()
    phone.take(desk.package)

    for words in ("a block on each path to another", "any block on each path to another"):
        desk.edit(desk.deck.read_text().partition("Dominator :: ")[2].partition("\n")[0], words)
        desk.now = NOW
        desk.export()
        assert phone.take(desk.package).updated == 1


def test_nothing_changed_gives_the_same_file(desk: Desk):
    """Exporting every evening makes no noise in a synchronised folder."""
    desk.export()
    first = desk.package.read_bytes()
    desk.now += timedelta(days=30)

    assert desk.counts() == (0, 0, 5)
    assert desk.package.read_bytes() == first


def test_the_log_remembers_what_was_sent(desk: Desk):
    """Without it a rebuilt collection would overwrite what was edited on the phone."""
    desk.export()
    desk.edit("a block on every path", "a node on every path")
    desk.export()
    desk.export()

    with Collection.open(desk.notes, Settings(), lambda: desk.now) as collection:
        exported = [entry["body"] for entry in collection.log() if entry["kind"] == "exported"]
        stored = collection._base.db.rows("select * from exports")
    assert [len(body) for body in exported] == [5, 1, 0]
    assert {**exported[0], **exported[1]} == {row[0]: [row[1], row[2]] for row in stored}


def test_what_is_written_while_a_package_is_packed_is_in_it(desk: Desk):
    """Otherwise the change would be taken for sent, and never come to the phone."""
    with Collection.open(desk.notes, Settings(), lambda: desk.now) as collection:
        collection.refresh()

    def clock() -> datetime:
        text = desk.deck.read_text(encoding="utf-8")
        if "SECOND" not in text:
            desk.write(text.replace("- Dominator", "- SECOND :: added meanwhile\n- Dominator"))
            with Collection.open(desk.notes, Settings(), lambda: desk.now) as other:
                other.refresh()
        return desk.now

    with Collection.open(desk.notes, Settings(), clock) as collection:
        report = collection.export(desk.package)

    assert report.notes == 6
    assert desk.counts() == (0, 0, 6)


def test_new_bullets_are_added_and_old_cards_stay(desk: Desk, phone: Phone):
    """A journal grows; the phone grows with it."""
    desk.export()
    phone.take(desk.package)

    desk.edit("- Spill ::", "- Coalescing :: joining two live ranges\n- Spill ::")

    assert desk.counts() == (1, 0, 5)
    assert phone.take(desk.package) == Imported(new=1, updated=0, duplicate=5, refused=0)


def test_a_bullet_that_is_gone_is_left_out_and_counted(desk: Desk, phone: Phone):
    """A package cannot delete; the person hears that Anki still has it."""
    desk.export()
    phone.take(desk.package)

    desk.edit("- Pass ::: one walk over the program\n", "")
    report = desk.export()

    assert (report.notes, report.gone) == (4, 1)
    assert phone.take(desk.package) == Imported(new=0, updated=0, duplicate=4, refused=0)
    assert len(phone.cards()) == 7


def test_a_bullet_that_comes_to_be_asked_both_ways_gets_its_second_card(desk: Desk, phone: Phone):
    """And its first card stays the same card."""
    desk.export()
    phone.take(desk.package)
    before = set(phone.cards())

    desk.edit("Spill :: a", "Spill ::: a")
    desk.export()

    assert phone.take(desk.package) == Imported(new=0, updated=1, duplicate=4, refused=0)
    assert len(set(phone.cards()) - before) == 1
    assert before <= set(phone.cards())


def test_a_failed_export_is_not_taken_for_one(desk: Desk):
    """What the phone never got is sent with the next export."""
    desk.export()
    desk.edit("one walk over the program", "one walk over the whole program")

    with pytest.raises(UnwritableFileError):
        desk.export(desk.package.parent / "missing" / "recall.apkg")

    assert desk.counts() == (0, 1, 4)


def test_targets_that_are_no_packages_are_refused(desk: Desk):
    """A slip of the hand overwrites nobody's notes."""
    before = desk.deck.read_bytes()

    with pytest.raises(NotAPackageError) as markdown:
        desk.export(desk.deck)
    with pytest.raises(NotAPackageError) as folder:
        desk.export(desk.notes)

    assert str(markdown.value) == (
        f"{desk.deck} has no name that Anki knows packages by."
        " Name a file that ends in .apkg; nothing was written."
    )
    assert str(folder.value) == (
        f"{desk.notes} is a folder. Name a file that ends in .apkg; nothing was written."
    )
    assert desk.deck.read_bytes() == before


def test_a_collection_without_ready_cards_says_so(desk: Desk):
    """An empty package would only puzzle."""
    desk.write("Words without a bullet.\n")

    with pytest.raises(NothingToExportError) as nothing:
        desk.export()

    assert str(nothing.value) == (
        "There is nothing to export: no card of this collection is ready yet."
        " `recall explain FILE` shows what became of each bullet."
    )
    assert not desk.package.exists()


# The command ------------------------------------------------------------------------------------


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with nobody's settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("RECALL_NOW", "2025-11-24T09:00:00Z")
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path / "home")
    return tmp_path / "home"


HISTORY = (
    "It carries no history yet: cards that are new to the phone start there as new ones. What"
    " you review here and there stays apart; a package can never give history to a card that"
    " is already on the phone."
)


def test_the_outcome_comes_first(desk: Desk, at_home: Path):
    """What is in the file, what it cannot carry, and where it goes next."""
    result = CliRunner().invoke(recall, ["-C", str(desk.notes), "export"])

    assert result.stdout == (
        "5 notes, 7 cards in recall.apkg: 5 new.\n"
        f"{HISTORY}\n"
        "Next: open the file in AnkiDroid, or in Anki with File > Import.\n"
    )
    assert (result.exit_code, [path.name for path in at_home.iterdir()]) == (0, ["recall.apkg"])

    again = CliRunner().invoke(recall, ["-C", str(desk.notes), "export", "phone"])
    assert again.stdout.splitlines()[0] == (
        "5 notes, 7 cards in phone.apkg: nothing new since the last export."
    )


def test_a_dry_run_writes_nothing(desk: Desk, at_home: Path):
    """One can look before."""
    arguments = ["-C", str(desk.notes), "export", "--dry-run"]

    first, second = (CliRunner().invoke(recall, arguments) for _ in range(2))

    line = "5 notes, 7 cards would go into recall.apkg: 5 new.\n"
    assert (first.stdout, second.stdout) == (line, line)
    assert list(at_home.iterdir()) == []
    program = CliRunner().invoke(recall, [*arguments, "--json"])
    assert json.loads(program.stdout)["remembered"] is False


def test_programs_get_json(desk: Desk, at_home: Path):
    """Nothing else is on standard output."""
    result = CliRunner().invoke(recall, ["-C", str(desk.notes), "export", "--json"])

    assert json.loads(result.stdout) == {
        "file": "recall.apkg",
        "notes": 5,
        "cards": 7,
        "new": 5,
        "changed": 0,
        "unchanged": 0,
        "gone": 0,
        "decks": ["Compilers::Ada Rowe", "Compilers::Bruno Lind"],
        "history": False,
        "remembered": True,
    }


NAME_ONE = "Name a file that ends in .apkg; nothing was written.\n"


@pytest.mark.parametrize(
    ("target", "code", "words"),
    [
        (
            "nowhere/x.apkg",
            1,
            "Cannot write nowhere/x.apkg: there is no folder nowhere. Nothing was changed. Make"
            " it, or name another one.\n",
        ),
        ("notes.md", 2, f"notes.md has no name that Anki knows packages by. {NAME_ONE}"),
        ("-", 2, f"- has no name that Anki knows packages by. {NAME_ONE}"),
        (".", 2, f". is a folder. {NAME_ONE}"),
        ("/dev/null", 2, f"/dev/null is no ordinary file. {NAME_ONE}"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    desk: Desk, at_home: Path, target: str, code: int, words: str
):
    """No traceback for anything a person can cause."""
    result = CliRunner().invoke(recall, ["-C", str(desk.notes), "export", target])

    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr == f"Notes changed: 7 new.\n{words}"


def test_a_package_that_may_not_be_written_is_named(desk: Desk):
    """The person can mend the rights, or choose another folder."""
    desk.package.parent.chmod(0)

    with Collection.open(desk.notes, Settings(), lambda: desk.now) as collection:

        def look() -> str:
            with pytest.raises(UnwritableFileError) as refused:
                collection.export(desk.package)
            return str(refused.value)

        said = said_by_somebody(desk.package.parent, look)

    assert said == (
        f"Cannot write {desk.package}: Permission denied. Nothing was changed. Give yourself the"
        " right to write there."
    )


# Faults -----------------------------------------------------------------------------------------

MANY = "---\ntitle: Many\ncards: explicit\n---\n\n" + "".join(
    f"- term {n} :: what term {n} means, at some length\n" for n in range(300)
)


EXPORTER = """
import sys
from datetime import datetime
from pathlib import Path
from recall.collection import Collection, phone
from recall.settings import Settings

notes, package = Path(sys.argv[1]), Path(sys.argv[2])
now = datetime.fromisoformat("2025-11-26T09:00:00+00:00")
with Collection.open(notes, Settings(), lambda: now) as collection:
    collection.plan_export(package)
    print("ready", flush=True)
    collection.export(package)
    print("done", flush=True)
"""


def test_a_kill_leaves_the_old_package_or_the_new_one(desk: Desk):
    """Half a package would be refused on the phone, and the good one would be lost."""
    desk.write(MANY)
    desk.export()
    old = desk.package.read_bytes()
    desk.edit("term 7 means, at some", "term 7 means, at no")
    with Collection.open(desk.notes, Settings(), lambda: desk.now) as collection:
        collection.refresh()
    outcomes = set()

    for trial in range(8):
        desk.package.write_bytes(old)
        with subprocess.Popen(
            [sys.executable, "-c", EXPORTER, str(desk.notes), str(desk.package)],
            stdout=subprocess.PIPE,
        ) as running:
            assert running.stdout is not None
            assert running.stdout.readline() == b"ready\n"
            time.sleep(0.006 * trial)
            running.kill()

        found = desk.package.read_bytes()
        outcomes.add(found == old)
        if found != old:
            with zipfile.ZipFile(desk.package) as package:
                assert package.testzip() is None

    assert True in outcomes
    desk.export()
    assert [path.name for path in desk.package.parent.iterdir()] == ["recall.apkg"]


def test_what_a_killed_export_left_is_cleared_by_the_next(desk: Desk):
    """Nothing piles up in the folder that the phone reads from."""
    folder = desk.package.parent
    (folder / ".recall.apkg.x_0a9zzz").write_bytes(b"half")
    (folder / ".recall.apkg.mine.txt").write_bytes(b"kept")

    desk.export()

    assert {path.name for path in folder.iterdir()} == {"recall.apkg", ".recall.apkg.mine.txt"}
