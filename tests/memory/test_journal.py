"""The journal: a second copy of all that was learned, which the first one can be made of."""

from __future__ import annotations

import functools
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from click.testing import CliRunner
from faults.tables import contents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from memory.notebook import Card, Notebook

from recall.cli import recall
from recall.collection import rebuilding
from recall.collection.caring import Care
from recall.collection.doctor import Grade
from recall.errors import UnwritableFileError
from recall.journal import compare, lines, outbox, replay
from recall.journal.comparing import Differences, drifted
from recall.journal.following import follow_all, follow_news
from recall.journal.lines import CUT, DAMAGED, TORN, Fault, lacking
from recall.migrations import migrate
from recall.reviews import EventId, Rating
from recall.scheduling import Forgetting
from recall.store import derived, entries, kinship
from recall.store.database import Writer
from recall.store.entries import Entry
from recall.store.scratch import in_memory

DECK = (
    "# Raft\n\n- Lease :: a lock that expires\n- Quorum ::: a majority\n- The ==leader== decides.\n"
)


class Study(Notebook):
    """A notebook whose journal can be looked at."""

    @property
    def state(self) -> Path:
        return self.folder / ".recall"

    @property
    def journal(self) -> Path:
        (journal,) = (self.state / "journal").glob("*.jsonl")
        return journal

    def close(self) -> None:
        self.collection.__exit__()

    def reopen(self) -> list[str]:
        """Open the collection again, take in what there is, and return what was told."""
        told: list[str] = []
        self.collection = type(self.collection).open(
            self.folder, self.settings, lambda: self.now, told.append
        )
        self.collection.refresh()
        return told

    def lose_database(self) -> None:
        for file in self.state.glob("recall.db*"):
            file.unlink()

    def differences(self) -> Differences:
        return compare(self.base.db, self.state)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three notes, some answers, a decision, and one answer taken back; closed."""
    study = Study(tmp_path / "notes")
    study.after(DECK)
    study.learn()
    first, second, *_ = study.cards()
    study.collection.set_suspended([first.card_id], True)  # type: ignore[list-item]
    study.collection.answer(second.card_id, Rating.AGAIN)  # type: ignore[arg-type]
    study.collection.undo()
    study.after(DECK.replace("a majority", "more than half"))
    study.close()
    return study


# What a line is -----------------------------------------------------------------------------


def test_a_line_is_json_that_says_whether_it_is_whole(study: Study):
    """Any tool can read it, and none can change it unseen."""
    head, first, *_ = study.journal.read_bytes().splitlines()

    machine = study.journal.stem
    assert json.loads(head) | {"crc": ""} == {
        "prev": "", "journal": 1, "machine": machine, "crc": "",
    }  # fmt: skip
    entry = json.loads(first)
    assert list(entry) == [
        "prev", "id", "at", "offset", "day", "kind", "subject", "body", "crc",
    ]  # fmt: skip
    assert entry["prev"] == lines.digest(head)
    assert entry["kind"] == "prompt-added"


def test_every_flipped_bit_is_seen(study: Study):
    """One wrong bit in years of answers is named with its line."""
    whole = study.journal.read_bytes()
    last = whole.rstrip(b"\n").rfind(b"\n") + 1
    number = whole.count(b"\n")

    for place in range(last, len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        faults = [line for line in lines.read(bytes(flipped).splitlines(True)) if line.fault]
        assert faults, (place, flipped[last:])
        assert {line.number for line in faults} <= {number, number + 1}


def test_a_line_that_was_taken_out_is_missed(study: Study):
    """A checksum sees what is there; only the chain sees what is not."""
    all_lines = study.journal.read_bytes().splitlines(True)

    found = [line.fault for line in lines.read([*all_lines[:4], *all_lines[5:]])]

    assert found == [None] * 4 + [TORN] + [None] * (len(all_lines) - 6)


ANSWERED: dict[str, object] = {
    "rating": 3, "took_ms": 0, "state_before": "new", "state_after": "review", "stability": 1.0,
    "difficulty": 5.0, "step": 0, "due_day": "2026-12-01", "due_at": None,
}  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "no ulid"},
        {"at": -1},
        {"day": "today"},
        {"kind": "review", "body": {"rating": 5}},
        {"body": []},
        {"subject": None},
        {"subject": "half a character: \ud800"},
        {"body": {"answer": "half a character: \ud800"}},
        {"body": {"line": float("nan")}},
        {"kind": "review", "body": ANSWERED | {"stability": float("nan")}},
        {"kind": "review", "body": ANSWERED | {"took_ms": 1 << 70}},
    ],
)
def test_what_no_entry_can_say_is_none(study: Study, changed: dict[str, object]):
    """A checksum can be made by anybody who brings a journal along with the notes."""
    line = study.journal.read_bytes().splitlines()[1]
    values = json.loads(line) | changed
    del values["crc"]
    forged = lines._seal(json.dumps(values, separators=(",", ":"))[:-1].encode())

    (read,) = lines.read([forged], prev=values["prev"])

    assert (read.entry, read.fault) == (None, DAMAGED)


# What is in it ------------------------------------------------------------------------------


def test_both_copies_agree_when_a_command_has_ended(study: Study):
    study.reopen()

    assert study.differences().agree
    assert study.differences().waiting == 0


def test_what_is_not_written_yet_only_waits(study: Study):
    """In the middle of a session the journal lacks the last answers, and the database knows it."""
    study.reopen()
    study.learn()
    found = study.differences()

    assert found.waiting == 4
    assert found.agree


def test_a_kill_before_the_journal_was_written_loses_nothing(study: Study, tmp_path: Path):
    """The answer is stored when the next card comes; its copy follows."""
    study.reopen()
    study.learn()
    killed = tmp_path / "killed"
    shutil.copytree(study.folder, killed)

    again = Study(killed)
    again.collection.__exit__()
    again.reopen()

    assert again.differences().waiting == 0
    assert again.differences().agree
    assert contents(again.collection) == contents(study.collection)


def test_a_kill_after_the_journal_was_written_writes_nothing_twice(study: Study, tmp_path: Path):
    """The database has not heard that the journal has it."""
    study.reopen()
    study.learn()
    killed = tmp_path / "killed"
    shutil.copytree(study.folder, killed)
    study.close()
    shutil.copy(study.journal, killed / ".recall" / "journal")

    again = Study(killed)
    again.collection.__exit__()

    ids = [json.loads(line).get("id") for line in again.journal.read_bytes().splitlines()]
    assert len(ids) == len(set(ids))
    assert again.journal.read_bytes() == study.journal.read_bytes()


def test_a_journal_that_cannot_be_written_stops_nobody(study: Study):
    """What was done is stored; the second copy waits."""
    shutil.rmtree(study.state / "journal")
    (study.state / "journal").write_text("in the way")
    told = study.reopen()
    study.learn()
    study.close()
    (study.state / "journal").unlink()

    assert set(told) == {
        "The journal, the second copy of what you learned, could not be brought up to date."
        f" Cannot write {study.state}/journal: File exists. Move away what stands there."
        " Everything is in the database; the next command tries again."
    }
    study.reopen()
    assert study.differences().agree
    assert study.differences().waiting == 0


# One of the two is lost ---------------------------------------------------------------------


def test_a_database_that_was_deleted_comes_back(study: Study):
    """The journal and the notes are enough for everything."""
    study.reopen()
    before = contents(study.collection)
    study.close()
    study.lose_database()

    told = study.reopen()

    assert contents(study.collection) == before
    count = len(before["events"]) + len(before["reviews"])  # type: ignore[arg-type]
    assert told == [
        f"There was no database: it was made of {count} entries from the journal of"
        f" {study.journal.stem}."
    ]


def test_an_older_copy_of_the_database_gets_back_what_it_lacks_and_says_so(study: Study):
    """As a backup of the disk, or somebody who copied it by hand, puts it in place."""
    older = study.base.db.path.read_bytes()
    study.reopen()
    for card in study.live():
        study.collection.answer(card.card_id, Rating.GOOD)  # type: ignore[arg-type]
    answered = len(study.live())
    before = contents(study.collection)
    study.close()
    study.base.db.path.write_bytes(older)

    told = study.reopen()

    assert contents(study.collection) == before
    assert told == [
        f"The database lacked {answered} entries of this machine's journal, as an older copy of it"
        " does. They were put back."
    ]
    study.close()
    assert study.reopen() == []


@pytest.mark.parametrize("place", [100, 5000, 20000, 50000])
def test_a_database_that_is_damaged_is_made_anew(study: Study, place: int):
    """The damaged one is kept: nothing that can still be read of it is thrown away."""
    study.reopen()
    before = contents(study.collection)
    study.close()
    database = study.state / "recall.db"
    data = bytearray(database.read_bytes())
    data[place : place + 8192] = b"\x5a" * 8192
    database.write_bytes(bytes(data))

    made = rebuilding.rebuild_database(study.folder, study.state, study.settings, lambda: study.now)

    study.reopen()
    assert contents(study.collection) == before
    assert made.faults == ()
    assert study.differences().agree
    if made.kept is not None:
        assert (made.kept / "recall.db").read_bytes() == bytes(data)


def test_what_only_the_damaged_database_had_is_rescued(study: Study):
    """Its last answers had not reached the journal."""
    study.reopen()
    study.close()
    lines_before = study.journal.read_bytes()
    study.reopen()
    study.learn()
    before = contents(study.collection)
    study.close()
    study.journal.write_bytes(lines_before)
    database = study.state / "recall.db"
    data = bytearray(database.read_bytes())
    # The page of the files, which the log does not need.
    data[4096 * 2 : 4096 * 3] = bytes(4096)
    database.write_bytes(bytes(data))

    made = rebuilding.rebuild_database(study.folder, study.state, study.settings, lambda: study.now)

    study.reopen()
    assert contents(study.collection)["reviews"] == before["reviews"]
    assert made.entries == len(before["events"]) + len(before["reviews"])  # type: ignore[arg-type]


def test_a_journal_that_was_deleted_comes_back(study: Study):
    before = study.journal.read_bytes()
    shutil.rmtree(study.state / "journal")

    told = study.reopen()
    study.close()

    assert study.journal.read_bytes() == before
    assert told == [f"{study.journal.name} is gone. It was written anew from the database."]
    assert study.reopen() == []


def test_a_journal_cut_at_any_byte_is_filled_up_again(study: Study):
    """As a full disk or a sync tool in a hurry leaves it."""
    whole = study.journal.read_bytes()
    third_last = whole.rstrip(b"\n").rsplit(b"\n", 3)[0]
    journal = study.journal
    for size in range(len(third_last), len(whole), 7):
        journal.write_bytes(whole[:size])

        told = study.reopen()
        study.close()

        assert journal.read_bytes() == whole
        cut = Fault(journal.name, whole[:size].count(b"\n") + 1, CUT)
        less = Fault(journal.name, 0, lacking(whole[size:].count(b"\n")))
        found = less if whole[:size].endswith(b"\n") else cut
        assert told == [f"{found}. What it lost was put back from the database."]


@pytest.mark.parametrize(
    ("lost", "said"),
    [(1, "lacks 1 entry that it had"), (3, "lacks 3 entries that it had")],
)
def test_an_older_copy_of_the_journal_is_told_of_and_filled_up(study: Study, lost: int, said: str):
    """As a backup of the disk brings it, or another commit of the notes: with whole lines."""
    whole = study.journal.read_bytes()
    study.journal.write_bytes(b"".join(whole.splitlines(True)[:-lost]))

    told = study.reopen()
    study.close()

    assert told == [f"{study.journal.name} {said}. What it lost was put back from the database."]
    assert study.journal.read_bytes() == whole
    assert study.reopen() == []


def test_a_damaged_line_is_named_and_written_anew(study: Study):
    """What was there is kept beside it: a person may want to look."""
    whole = study.journal.read_bytes()
    damaged = whole.replace(b"a lock that expires", b"a lock that expired", 1)
    journal = study.journal
    journal.write_bytes(damaged)

    told = study.reopen()

    assert told == [
        f"{journal.name}:2 is damaged: its checksum does not fit."
        " What it lost was put back from the database; as it was it is kept in"
        f" {journal.name}.damaged."
    ]
    assert journal.with_name(f"{journal.name}.damaged").read_bytes() == damaged
    assert study.differences().agree
    assert study.reopen() == []


def test_a_journal_with_many_damaged_lines_is_told_of_in_one_sentence(study: Study):
    journal = study.journal
    journal.write_bytes(journal.read_bytes().replace(b'"', b"'"))

    [told] = study.reopen()

    lines = len(journal.read_bytes().splitlines())
    assert told.startswith(f"{journal.name}:1 is damaged")
    assert told.endswith(
        f"; so it is with {lines - 1} other lines. What it lost was put back from the database; as"
        f" it was it is kept in {journal.name}.damaged."
    )
    assert study.differences().agree


@pytest.fixture
def carried(study: Study, tmp_path: Path) -> Study:
    """The notes and the journal of another machine, without its database."""
    shutil.copytree(study.folder, tmp_path / "carried", ignore=shutil.ignore_patterns("recall.db*"))
    other = Study(tmp_path / "carried")
    other.close()
    other.lose_database()
    for file in (other.state / "journal").iterdir():
        if file.name != study.journal.name:
            file.unlink()
    return other


def test_other_ends_of_lines_are_no_damage(study: Study, carried: Study):
    """Git turns LF into CRLF where `core.autocrlf` says so."""
    crlf = carried.journal.read_bytes().replace(b"\n", b"\r\n")
    carried.journal.write_bytes(crlf)

    told = carried.reopen()
    study.reopen()

    count = sum(1 for _ in entries.entries(study.base.db))
    assert told == [
        f"There was no database: it was made of {count} entries from the journal of"
        f" {study.journal.stem}."
    ]
    assert contents(carried.collection) == contents(study.collection)
    assert carried.differences().agree


def test_the_journal_of_this_machine_gets_its_ends_of_lines_back(study: Study):
    whole = study.journal.read_bytes()
    study.journal.write_bytes(whole.replace(b"\n", b"\r\n"))

    assert study.reopen() == []
    assert study.journal.read_bytes() == whole
    assert study.differences().agree


def git(folder: Path, *words: str) -> str:
    own = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=true")
    done = subprocess.run(
        ["git", *own, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_git_carries_the_journal_as_it_is(study: Study, tmp_path: Path):
    """Also where it is told to change the ends of lines."""
    whole = study.journal.read_bytes()

    git(study.folder, "init")
    git(study.folder, "add", ".")
    git(study.folder, "commit", "-m", "notes")
    git(tmp_path, "clone", str(study.folder), "clone")

    carried = tmp_path / "clone" / ".recall" / "journal" / study.journal.name
    assert carried.read_bytes() == whole


@pytest.mark.parametrize("how", ["commit", "restore"])
def test_an_older_commit_of_notes_and_journal_costs_nothing(study: Study, how: str):
    """The database is not in it: so the journal is filled up again, which Git calls a change."""
    git(study.folder, "init", "-b", "main")
    git(study.folder, "add", ".")
    git(study.folder, "commit", "-m", "notes")
    before = len(study.journal.read_bytes().splitlines())
    study.reopen()
    study.after(DECK.replace("a majority", "more than half") + "- Term :: what an election has\n")
    study.learn()
    study.close()
    learned = study.journal.read_bytes()
    count = len(learned.splitlines()) - before
    git(study.folder, "commit", "-am", "more")

    git(study.folder, "checkout", "HEAD~1")
    told = study.reopen()
    study.close()

    assert told == [
        f"{study.journal.name} lacks {count} entries that it had. What it lost was put back from"
        " the database."
    ]
    assert study.journal.read_bytes().startswith(learned)
    changed = f" M .recall/journal/{study.journal.name}\n"
    assert git(study.folder, "status", "--porcelain") == changed
    git(study.folder, *(("commit", "-am", "filled up") if how == "commit" else ("restore", ".")))
    git(study.folder, "checkout", "main")
    study.reopen()
    assert study.differences().agree
    assert sorted((card.answer, card.reviews) for card in study.live()) == [
        ("Quorum", 2),
        ("a lock that expires", 2),
        ("leader", 2),
        ("more than half", 2),
        ("what an election has", 1),
    ]


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        (
            lambda whole: b"".join(b"{}\n" for _ in whole),
            ":1 is damaged: its checksum does not fit; so it is with {more} other lines. Nothing"
            " could be taken in from this file; `recall doctor` says what to do.",
        ),
        (
            lambda whole: b"".join([*whole[:-1], whole[-1][:-9]]),
            ":{last} is cut off: the end of its last line is missing. All whole lines of it were"
            " taken in; `recall doctor` says more.",
        ),
    ],
)
def test_what_was_taken_in_of_a_damaged_journal_is_told(
    carried: Study, spoiled: Callable[[list[bytes]], bytes], said: str
):
    name = carried.journal.name
    whole = carried.journal.read_bytes().splitlines(True)
    carried.journal.write_bytes(spoiled(whole))

    told = carried.reopen()

    assert told[-1] == name + said.format(more=len(whole) - 1, last=len(whole))


def test_a_journal_that_is_gone_is_written_again_page_by_page(
    study: Study, monkeypatch: pytest.MonkeyPatch
):
    """Its entries may be more than memory holds; none falls between two pages."""
    study.reopen()
    for room in (entries, outbox):
        monkeypatch.setattr(room, "PAGE", 2)
    ids = tuple(entry.entry_id for entry in entries.entries(study.base.db))
    study.journal.unlink()

    lost = study.differences().only_in_database
    with study.base.db.writing() as writer:
        outbox.await_all(writer, study.state)
    outbox.empty(study.base.db, study.state)

    assert lost == ids
    assert len(ids) > 4
    assert study.differences().agree
    assert not entries.is_waiting(study.base.db)


def test_comparing_says_what_each_copy_lacks(study: Study):
    """Both ways, with the entries and the lines by name; and nothing is changed."""
    study.reopen()
    ids = [entry.entry_id for entry in entries.entries(study.base.db)]
    whole = study.journal.read_bytes().splitlines(True)
    study.journal.write_bytes(b"".join([*whole[:3], *whole[4:-1], b"{}\n", b'{"prev']))
    with study.base.db.writing() as writer:
        writer.run("update cards set lapses = 9 where card_id = (select min(card_id) from cards)")

    found = study.differences()

    name = study.journal.name
    assert found.only_in_database == (ids[2], ids[-1])
    assert [fault.line for fault in found.faults] == [4, len(whole) - 1, len(whole)]
    assert {fault.file for fault in found.faults} == {name}
    assert [(one.table, one.column, one.stored, one.logged) for one in found.drifted] == [
        ("cards", "lapses", 9, 0)
    ]
    assert not found.agree


# Several machines ---------------------------------------------------------------------------


untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@untimed
@given(st.data())
def test_the_order_in_which_journals_are_read_does_not_matter(data: st.DataObject):
    """Commutative and idempotent: what machines share is a set of entries."""
    all_entries = data.draw(logs())
    withdrawn = {entry.subject for entry in all_entries if entry.kind == "withdrawn"}
    forgetting = Forgetting()
    told = replay.told(sorted(set(all_entries)), withdrawn, forgetting)

    shuffled = data.draw(st.permutations(all_entries))
    again = replay.told(sorted({*shuffled, *all_entries}), withdrawn, forgetting)

    assert again == told


@untimed
@given(st.data())
def test_news_alone_make_the_same_cards_as_all_of_the_log(data: st.DataObject):
    """However the entries come in parts: what is not touched by them need not be replayed."""
    all_entries = list({entry.entry_id: entry for entry in data.draw(logs())}.values())
    parts = data.draw(parted(data.draw(st.permutations(all_entries))))

    with followed(parts) as in_parts, followed([all_entries]) as at_once:
        assert derived.read(in_parts) == derived.read(at_once)
        assert list(drifted(in_parts)) == []
        follow_all(in_parts, Forgetting())
        assert derived.read(in_parts) == derived.read(at_once)


@untimed
@given(st.data())
def test_answers_alone_make_the_same_cards_where_cards_have_moved(data: st.DataObject):
    """Be it to a prompt that another machine had made of the same note."""
    moved, answered = data.draw(moves())
    parts = [[*began(), *moved], *data.draw(parted(answered))]

    with followed(parts) as in_parts, followed([[*began(), *moved, *answered]]) as at_once:
        assert derived.read(in_parts) == derived.read(at_once)
        assert list(drifted(in_parts)) == []


def test_an_answer_to_a_card_that_went_on_from_another_machines_prompt_counts():
    """Its card was made for what is the first machine's prompt; only the answer is news."""
    moved = entry(6, "card-moved", "z", {"prompt_id": "b", "slot": 1})
    answered = entry(7, "review", "z", ANSWERED | {"rating": 3})

    with followed([[*began(), moved], [answered]]) as writer:
        places = {key: [row[at] for at in PLACE] for key, row in derived.read(writer).cards.items()}

    assert places == {"x": ["a", 1, 0], "y": ["a", 2, 0], "z": ["b", 1, 1]}


def test_what_cannot_stand_beside_the_tables_lets_them_be_made_anew(
    monkeypatch: pytest.MonkeyPatch,
):
    """All or nothing: a card whose prompt is not there is no reason to take in nothing at all."""
    answered = entry(6, "review", "z", ANSWERED | {"rating": 3})

    def put_nowhere(writer: Writer, *_: object) -> set[str]:
        writer.run("update cards set slot = slot + 10")
        writer.run("update cards set slot = 1, prompt_id = 'a'")
        return set()

    monkeypatch.setattr(derived, "write_answers", put_nowhere)
    with followed([began(), [answered]]) as writer:
        assert derived.read(writer).cards["z"]["reviews"] == 1
        assert list(drifted(writer)) == []


PLACE = ("prompt_id", "slot", "reviews")


@st.composite
def parted(draw: st.DrawFn, entries: list[Entry]) -> list[list[Entry]]:
    """Return the entries in one to four parts."""
    cuts = draw(st.lists(st.integers(0, len(entries)), max_size=3))
    edges = [0, *sorted(cuts), len(entries)]
    return [entries[start:end] for start, end in pairwise(edges)]


@functools.cache
def nothing_learned() -> bytes:
    """Return the file of a database in which there is nothing."""
    with in_memory() as db:
        migrate(db)
        return db.serialize()


@contextmanager
def followed(parts: list[list[Entry]]) -> Iterator[Writer]:
    """Give a database that took in one part after the other."""
    with in_memory() as db:
        db.deserialize(nothing_learned())
        db.isolation_level, db.row_factory = None, sqlite3.Row
        writer = Writer(db, Path(), [])
        for part in parts:
            kinship.begin(writer)
            entries.put(writer, part)
            kinship.came(writer, [entry.entry_id for entry in part])
            follow_news(writer, Forgetting())
        yield writer


BODY: dict[str, object] = {
    "note_ms": 5, "kind": "basic", "wording": {"front": "F", "answer": "A"}, "front": "F",
    "answer": "A", "extra": "", "pattern": "definition", "tier": "ready", "deck": "D",
    "context": "", "speaker": None, "source": None, "language": "en", "tags": [],
    "path": "a.md", "line": 3, "end_line": 3, "section": [], "anchor": None, "note_line": 3,
    "note_text": "F :: A", "pin": "p", "fingerprint": "f",
}  # fmt: skip


@st.composite
def logs(draw: st.DrawFn) -> list[Entry]:
    """Make up a log that no machine would write, of a few prompts and cards.

    Only names are as in life, where they are 60 random bits: no card has that of a prompt, for so
    named it would belong to two families.
    """
    found: list[Entry] = []
    kinds = [
        "prompt-added", "card-added", "review", "suspended", "withdrawn", "prompt-orphaned",
        "prompt-moved", "undecided", "decided", "skipped", "note-moved", "notes-read", "accepted",
    ]  # fmt: skip
    of_cards = ("card-added", "review", "suspended")
    for number in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(kinds))
        who = draw(st.sampled_from("xyz" if kind in of_cards else "abc"))
        said: dict[str, object] = {"to": 1, "before": 0, "whole": True, "tier": "ready"}
        if kind == "prompt-added":
            said = BODY | {
                "machine": draw(st.sampled_from(["desk", "lap"])),
                "note_ms": draw(st.integers(4, 6)),
                "fingerprint": draw(st.sampled_from("ffg")),
            }
        elif kind == "card-added":
            said = {
                "prompt_id": draw(st.sampled_from("abc")), "slot": 1, "answer": "A",
                "card_ms": 7, "position": 1,
            }  # fmt: skip
        elif kind == "review":
            said = ANSWERED | {"rating": draw(st.integers(1, 4))}
        elif kind == "prompt-moved":
            said = {"path": draw(st.sampled_from(["a.md", "b.md"]))}
        elif kind == "undecided":
            said = {"candidate": draw(st.sampled_from("abc"))}
        elif kind == "skipped":
            said = {
                "path": "a.md", "section": [], "anchor": None, "note_text": "F", "line": 3,
                "prompts": {draw(st.sampled_from("abc")): None},
            }  # fmt: skip
        elif kind == "note-moved":
            said = {"ended": True}
        elif kind == "notes-read":
            who = "a.md"
            said = {draw(st.sampled_from("pq")): draw(st.sampled_from([None, [3, "skipped", "x"]]))}
        before = f"{number - draw(st.integers(1, 3)):026}"
        subject = before if kind in ("withdrawn", "note-moved") else who
        found.append(entry(number, kind, subject, said))
    return found


@st.composite
def moves(draw: st.DrawFn) -> tuple[list[Entry], list[Entry]]:
    """Make up what comes after `began`: cards that take each other's places, and the answers and
    decisions that come then, some of them from before."""
    said: dict[str, st.SearchStrategy[dict[str, object]]] = {
        "card-moved": st.fixed_dictionaries(
            {"prompt_id": st.sampled_from("abc"), "slot": st.integers(1, 2)}
        ),
        "card-retired": st.fixed_dictionaries({"prompt": st.sampled_from("abc")}),
        "review": st.integers(1, 4).map(lambda rating: ANSWERED | {"rating": rating}),
        "suspended": st.just({"to": 1, "before": 0}),
    }
    kinds = draw(st.lists(st.sampled_from([*said, "card-moved"]), min_size=1, max_size=8))
    found = [
        entry(number, kind, draw(st.sampled_from("xyz")), draw(said[kind]))
        for number, kind in enumerate(kinds, start=len(began()))
    ]
    is_light = {one: one.kind in ("review", "suspended") for one in found}
    return [one for one in found if not is_light[one]], [one for one in found if is_light[one]]


def began() -> list[Entry]:
    """Return how a log begins in which two machines made one prompt, each with a card of it."""
    prompts = [("a", "desk", "p"), ("b", "desk", "q"), ("c", "lap", "p")]
    cards = [("x", "a", 1), ("y", "b", 1), ("z", "c", 2)]
    added = [("prompt-added", who, BODY | {"machine": by, "pin": pin}) for who, by, pin in prompts]
    for position, (who, prompt_id, slot) in enumerate(cards, start=1):
        place = {"prompt_id": prompt_id, "slot": slot, "position": position}
        added.append(("card-added", who, {"answer": "A", "card_ms": 6 + position, **place}))
    return [entry(number, *one) for number, one in enumerate(added)]


def entry(number: int, kind: str, subject: str, said: dict[str, object]) -> Entry:
    body = json.dumps(said)
    return Entry(EventId(f"{number:026}"), number, 0, "2026-11-23", kind, subject, body)


def test_two_machines_that_read_the_same_notes_apart_have_one_card_each(tmp_path: Path):
    """The notes came by a sync tool before the journal did; answers on both sides count."""
    desk, lap = Study(tmp_path / "desk"), Study(tmp_path / "lap")
    for number, one in enumerate((desk, lap)):
        one.write("# Raft\n\n- Lease :: a lock that expires\n")
        one.now = one.now.replace(hour=9 + number)
        one.scan()
        one.learn()
        one.close()
    journals = {one.journal for one in (desk, lap)}

    for one in (desk, lap):
        for journal in journals:
            if journal.parent != one.state / "journal":
                shutil.copy(journal, one.state / "journal")
        one.reopen()
        one.scan()

    assert [len(one.cards()) for one in (desk, lap)] == [1, 1]
    assert desk.cards() == lap.cards()
    assert desk.cards()[0].reviews == 2
    assert desk.differences().agree
    assert lap.differences().agree


@pytest.mark.parametrize("order", list(permutations(range(3)))[:4])
def test_journals_may_come_in_any_order(tmp_path: Path, order: tuple[int, ...]):
    """A sync tool brings them as it likes, and some of them twice."""
    machines = [Study(tmp_path / name) for name in ("desk", "lap", "tower")]
    for number, one in enumerate(machines):
        one.write(f"# Talk {number}\n\n- Term {number} :: meaning {number}\n", f"t{number}.md")
        one.scan()
        one.learn()
        one.close()
    target = Study(tmp_path / "new")
    for number in order:
        shutil.copy(machines[number].journal, _made(target.state / "journal"))
        shutil.copy(machines[number].folder / f"t{number}.md", target.folder)
        target.collection.refresh()
        target.collection.refresh()

    assert sorted(card.reviews for card in target.cards()) == [1, 1, 1]
    assert target.differences().agree


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def test_a_journal_from_elsewhere_is_never_followed_out_of_its_folder(study: Study, tmp_path: Path):
    """It comes with the notes, and those may come from anybody."""
    secret = tmp_path / "secret"
    secret.write_text("mine\n")
    (study.state / "journal" / "evil.jsonl").symlink_to(secret)

    assert study.reopen() == []
    assert secret.read_text() == "mine\n"


def test_a_journal_folder_that_is_a_link_is_not_written_through(tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    study = Study(tmp_path / "notes")
    (study.state / "journal").symlink_to(elsewhere)
    study.after(DECK)

    with pytest.raises(UnwritableFileError, match="it is a link"):
        outbox.empty(study.base.db, study.state)

    assert list(elsewhere.iterdir()) == []


# The command --------------------------------------------------------------------------------


def test_rebuild_says_what_came_back(study: Study):
    study.lose_database()

    said = CliRunner().invoke(recall, ["-C", str(study.folder), "rebuild"])

    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout == (
        "The database has 4 cards and 4 answers again, from 15 entries in 1 journal.\n"
    )


def test_rebuild_counts_no_answer_whose_card_is_lost(study: Study):
    """Both copies are damaged: of the journal the beginning, with the cards, is cut away."""
    study.reopen()
    prompt = study.cards()[0].prompt_id.encode()
    study.close()
    shutil.rmtree(study.state / "backups", ignore_errors=True)
    lines = study.journal.read_bytes().splitlines(keepends=True)
    added = (b'"kind":"prompt-added"', b'"kind":"card-added"')
    lines = [ln for ln in lines if prompt not in ln or not any(kind in ln for kind in added)]
    study.journal.write_bytes(b"".join(lines))
    (study.state / "recall.db").write_bytes(b"no database" * 500)

    said = CliRunner().invoke(recall, ["-C", str(study.folder), "rebuild"])

    [kept] = (study.state / "backups").glob("*.damaged")
    assert said.exit_code == 0
    assert said.stdout == (
        "The database has 4 cards and 3 answers again, from 15 entries in 2 journals.\n"
        "1 answer more came back without its card and counts for nothing: what the log said of"
        " the card is lost.\n"
        f"The damaged one is kept in {kept}.\n"
    )
    diagnosis = Care(study.folder, lambda: study.now).examine()
    faults = [each for each in diagnosis.of(Grade.FAULT) if each.about == "cards"]
    assert [(each.what, each.todo) for each in faults] == [
        (
            "1 answer counts for nothing: no copy of the log here has its card.",
            "It counts once the journal of the machine that has the card is here. If none has it,"
            " `recall restore` shows the backups.",
        )
    ]


def without_cards(study: Study, fronts: Sequence[str]) -> list[Card]:
    """Lose the database, and of the journal the lines that made some cards; return the cards."""
    study.reopen()
    lost = [card for card in study.cards() if card.answer in fronts]
    before = study.cards()
    study.close()
    lines = study.journal.read_bytes().splitlines(keepends=True)
    marks = [f'"kind":"card-added","subject":"{card.card_id}"'.encode() for card in lost]
    left = [line for line in lines if not any(mark in line for mark in marks)]
    assert len(lines) - len(left) == len(lost) == len(fronts)
    study.journal.write_bytes(b"".join(left))
    study.lose_database()
    return before


def test_a_card_whose_line_the_journal_lost_is_made_again_with_its_answers(study: Study):
    """Its prompt tells what it asks, and the answers which card it was."""
    before = without_cards(study, ["a lock that expires"])

    said = CliRunner().invoke(recall, ["-C", str(study.folder), "rebuild"])

    assert said.stdout == (
        "The database has 4 cards and 4 answers again, from 15 entries in 2 journals.\n"
        "The log had lost that 1 card had been made; made again with what was answered.\n"
    )
    study.reopen()
    assert sorted(study.cards()) == sorted(before)
    found = study.differences()
    assert (found.only_in_database, found.only_in_journal, found.unlike) == ((), (), ())


def test_cards_whose_lines_the_journal_lost_are_named_where_nobody_knows_their_answers(
    study: Study,
):
    """A history is given to no card it may not be of; but each fact is asked."""
    before = without_cards(study, ["a lock that expires", "leader"])

    said = CliRunner().invoke(recall, ["-C", str(study.folder), "rebuild"])

    assert said.stdout == (
        "The database has 4 cards and 2 answers again, from 15 entries in 2 journals.\n"
        "These cards the log had lost. They are made anew, and their answers are missing:\n"
        "  Lease\n"
        "  The […] decides.\n"
        "2 answers more came back without their cards and count for nothing: what the log said of"
        " the cards is lost.\n"
    )
    study.reopen()
    assert sorted(card.answer for card in study.cards()) == sorted(one.answer for one in before)


def test_cards_whose_lines_the_journal_lost_are_found_in_a_backup(study: Study):
    study.reopen()
    study.collection.back_up()
    study.close()
    before = without_cards(study, ["a lock that expires", "leader"])

    said = CliRunner().invoke(recall, ["-C", str(study.folder), "rebuild"])

    assert said.stdout == (
        "The database has 4 cards and 4 answers again, from 15 entries in 2 journals.\n"
        "Only the backup 2026-11-23-asked-20261123T090240Z had 2 entries of the log; they were put"
        " back.\n"
    )
    study.reopen()
    assert sorted(study.cards()) == sorted(before)
    found = study.differences()
    assert (found.only_in_database, found.only_in_journal, found.unlike) == ((), (), ())


def test_rebuild_without_anything_to_rebuild_from_says_so(tmp_path: Path):
    (tmp_path / "recall.toml").write_text("")

    said = CliRunner().invoke(recall, ["-C", str(tmp_path), "rebuild"])

    assert said.exit_code == 1
    assert said.stderr.startswith("There is no journal to rebuild the database from")
