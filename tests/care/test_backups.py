"""Backups: made without being asked for, thinned, looked into, put back, and put back again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory.notebook import Notebook
from rights import said_without_rights

from recall import backup
from recall.backup import Backup, Why
from recall.collection import restoring
from recall.collection.backing_up import ThereAlreadyError
from recall.collection.caring import Care
from recall.collection.doctor import Grade
from recall.collection.remains import LostError
from recall.collection.restoring import NoBackupsError, UnknownBackupError
from recall.errors import BusyError, DamagedError, NewerCollectionError, UnwritableFileError
from recall.journal import compare
from recall.reviews import Rating
from recall.store import copying, damage, waiting
from recall.store.copying import Contents, DamagedCopyError
from recall.store.database import SCHEMA, Database

DAY = timedelta(days=1)
NOTES = "# T\n\n- WAL makes commits :: durable\n- Quorum :: more than half\n"


@pytest.fixture
def studied(tmp_path: Path) -> Notebook:
    """Two cards, answered on two days, with a terminal opened anew on the second."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after(NOTES)
    notebook.learn()
    return next_day(notebook)


def next_day(notebook: Notebook) -> Notebook:
    notebook.collection.__exit__()
    notebook.now += DAY
    notebook.collection = notebook.open()
    return notebook


def care(notebook: Notebook) -> Care:
    return Care(notebook.folder, lambda: notebook.now)


def answer(notebook: Notebook, rating: Rating = Rating.GOOD) -> None:
    notebook.collection.answer(notebook.card("Quorum").card_id, rating)  # type: ignore[arg-type]


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table that learning writes to, but who wrote which journal."""
    tables = ("files", "notes", "prompts", "cards", "events", "reviews", "undecided", "exports")
    with closing(sqlite3.connect(path)) as db:
        return {name: db.execute(f"select * from {name}").fetchall() for name in tables}


# Making them ----------------------------------------------------------------------------------


def test_what_was_learned_before_a_day_is_kept_before_its_first_write(studied: Notebook):
    """Whatever the day does to the cards, yesterday evening can be had back."""
    evening = everything(studied.base.db.path)
    studied.collection.due_counts()
    assert [each.day for each in backup.backups(studied.base.state)] == []

    answer(studied)
    answer(studied)

    [made] = backup.backups(studied.base.state)
    assert (made.day, made.why) == (date(2026, 11, 24), Why.DAY)
    assert everything(made.path) == evening
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]


def test_the_backup_of_the_day_is_made_while_the_first_card_is_read(studied: Notebook):
    """So that nobody waits for it: neither for the card, nor after the answer."""
    session = studied.collection.start_session()
    session.start(studied.now)
    assert backup.backups(studied.base.state) == []

    session.rest()

    assert [each.why for each in backup.backups(studied.base.state)] == [Why.DAY]
    assert studied.base.db.before_writing is None


def test_one_day_makes_one_backup_however_often_recall_is_started(studied: Notebook):
    for _ in range(3):
        answer(studied)
        studied.collection.__exit__()
        studied.collection = studied.open()

    assert len(backup.backups(studied.base.state)) == 1


def test_where_nothing_was_learned_nothing_is_backed_up(tmp_path: Path):
    notebook = Notebook(tmp_path / "notes")
    notebook.after(NOTES)

    assert backup.backups(notebook.base.state) == []


def test_a_backup_that_cannot_be_made_keeps_nobody_from_studying(studied: Notebook):
    """What was answered is worth more than a copy of what was known before."""
    told: list[str] = []
    studied.collection._base = studied.base._replace(tell=told.append)
    studied.collection.__exit__()
    (studied.folder / ".recall" / "backups").write_text("in the way")
    studied.collection = studied.collection.open(
        studied.folder, studied.settings, lambda: studied.now, told.append
    )

    answer(studied)

    assert told == [
        "No backup could be made today (something other than a folder has its name)."
        " What you do now is stored all the same; `recall backup FILE` makes one elsewhere."
    ]
    assert studied.card("Quorum").reviews == 2


def test_a_backup_needs_no_file_beside_it_and_no_right_to_write(studied: Notebook):
    """It may lie on a stick that is read-only."""
    made = studied.collection.back_up()

    def look() -> str:
        return str(copying.contents(made.path))

    said = said_without_rights(made.path.parent, look)
    assert said == str(Contents(SCHEMA, cards=2, answers=2, last_day="2026-11-23"))


def test_a_file_that_is_there_is_not_written_over(studied: Notebook, tmp_path: Path):
    target = tmp_path / "thesis.db"
    target.write_text("years of work")

    with pytest.raises(ThereAlreadyError) as refused:
        studied.collection.back_up(target)

    assert str(refused.value) == (
        f"{target} is there already, and was left alone. Name a file that is not."
    )
    assert target.read_text() == "years of work"


def test_a_backup_to_a_folder_that_is_not_there_says_so(studied: Notebook, tmp_path: Path):
    with pytest.raises(UnwritableFileError, match="No such file or directory"):
        studied.collection.back_up(tmp_path / "stick" / "recall.db")


def test_a_backup_holds_what_was_answered_just_now(studied: Notebook, tmp_path: Path):
    """Answers stand in SQLite's log first; a plain copy of the file would lack them."""
    answer(studied)

    made = studied.collection.back_up(tmp_path / "now.db")

    assert made.contents == Contents(SCHEMA, cards=2, answers=3, last_day="2026-11-24")
    assert everything(made.path) == everything(studied.base.db.path)


# Thinning -------------------------------------------------------------------------------------


def of_day(day: date, why: Why = Why.DAY) -> Backup:
    made_at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Backup(Path(f"{day}-{why}.db"), made_at, day, why)


def after_days(count: int, start: date = date(2026, 1, 1)) -> list[date]:
    """Return the days of which a backup is left when one was made and thinned each day."""
    kept: list[Backup] = []
    for number in range(count):
        kept.append(of_day(start + number * DAY))
        gone = backup.superfluous(kept)
        kept = [each for each in kept if each not in gone]
    return [each.day for each in kept]


def test_a_year_and_a_half_leaves_seven_days_four_weeks_and_twelve_months():
    assert [f"{day:%y-%m-%d}" for day in after_days(547)] == (
        "26-08-31 26-09-30 26-10-31 26-11-30 26-12-31 27-01-31 27-02-28 27-03-31 27-04-30 27-05-31"
        " 27-06-13 27-06-20 27-06-25 27-06-26 27-06-27 27-06-28 27-06-29 27-06-30 27-07-01"
    ).split()


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), unique=True, max_size=80))
def test_thinning_twice_is_thinning_once_and_keeps_the_last_of_all(days: list[date]):
    found = [of_day(day) for day in days]

    gone = backup.superfluous(found)
    kept = [each for each in found if each not in gone]

    assert backup.superfluous(kept) == []
    assert len(kept) <= backup.DAYS + backup.WEEKS + backup.MONTHS
    assert {each.day for each in kept} >= set(sorted(days)[-backup.DAYS :])
    months = sorted({(day.year, day.month) for day in days})[-backup.MONTHS :]
    assert {(each.day.year, each.day.month) for each in kept} >= set(months)


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), unique=True, max_size=60))
def test_what_was_thinned_away_would_not_have_been_wanted_later(days: list[date]):
    """Thinned each day or once at the end: the same backups are left."""
    kept: list[Backup] = []
    for day in sorted(days):
        kept.append(of_day(day))
        gone = backup.superfluous(kept)
        kept = [each for each in kept if each not in gone]

    at_once = backup.superfluous([of_day(day) for day in days])
    assert {each.day for each in kept} == set(days) - {each.day for each in at_once}


def test_what_a_person_asked_for_stays():
    asked = [of_day(date(2020, 1, 1) + 40 * number * DAY, Why.ASKED) for number in range(50)]
    others = [of_day(date(2020, 1, 1) + number * DAY, Why.RESTORE) for number in range(7)]

    assert backup.superfluous([*asked, *others]) == others[:2]


def test_old_backups_go_when_a_new_one_is_made(studied: Notebook):
    folder = studied.base.state / "backups"
    folder.mkdir()
    for number in range(1, 60):
        at = studied.now - number * DAY
        backup.path_for(studied.base.state, at, at.date(), Why.DAY).write_bytes(b"old")
    (folder / "mine.txt").write_text("kept")
    left = folder / ".copying-abcdefgh.db"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))

    answer(studied)

    days = [each.day for each in backup.backups(studied.base.state)]
    assert days[-7:] == [date(2026, 11, 18) + number * DAY for number in range(7)]
    assert len(days) == 11
    assert (folder / "mine.txt").read_text() == "kept"
    assert not left.exists()


# Going back -----------------------------------------------------------------------------------


def learned(path: Path) -> tuple[list[tuple[object, ...]], ...]:
    """Return the cards, and the answers that count, whatever became of them in between."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        cards = [dict(row) for row in db.execute("select * from cards order by card_id")]
        live = db.execute(
            "select card_id, study_day, rating, took_ms, state_before, due_day from reviews"
            " where review_id not in (select subject from events where kind = 'withdrawn')"
            " order by card_id, review_id"
        )
        return (
            [tuple(value for name, value in card.items() if name != "rev") for card in cards],
            [tuple(row) for row in live],
        )


def test_a_restore_gives_back_what_was_and_can_itself_be_taken_back(studied: Notebook):
    """Also while another terminal is open: it sees the change."""
    answer(studied)
    quorum = studied.card("Quorum").card_id
    studied.collection.set_suspended([quorum], True)  # type: ignore[list-item]
    evening = learned(backup.backups(studied.base.state)[0].path)
    now = learned(studied.base.db.path)
    keeper = care(studied)
    plan = keeper.plan_restore("2026-11-24-day")

    report = keeper.restore(plan)

    assert learned(studied.base.db.path) == evening
    assert studied.card("Quorum").reviews == 1
    assert report.contents == plan.then
    assert report.contents == Contents(SCHEMA, cards=2, answers=2, last_day="2026-11-23")
    assert report.before is not None
    assert report.taken == 0
    assert compare(studied.base.db, studied.base.state).agree

    keeper.restore(keeper.plan_restore(report.before.name))

    assert learned(studied.base.db.path) == now
    assert compare(studied.base.db, studied.base.state).agree


def test_a_restore_travels_to_other_machines_and_so_does_taking_it_back(
    studied: Notebook, tmp_path: Path
):
    """Its log only grows, as that of any other day: Git sees no file deleted."""
    shutil.copytree(studied.folder, tmp_path / "other", ignore=shutil.ignore_patterns("recall.db*"))
    shutil.rmtree(tmp_path / "other" / ".recall" / "backups", ignore_errors=True)
    other = Notebook(tmp_path / "other")
    other.now = studied.now

    def carry(source: Notebook, target: Notebook) -> None:
        for file in (source.base.state / "journal").glob("*.jsonl"):
            shutil.copy(file, target.base.state / "journal")
        target.collection.refresh()

    def close(notebook: Notebook) -> None:
        notebook.collection.__exit__()
        notebook.collection = notebook.open()

    other.collection.refresh()
    answer(studied)
    other.now += timedelta(minutes=1)
    wal = other.card("WAL makes commits").card_id
    other.collection.answer(wal, Rating.AGAIN)  # type: ignore[arg-type]
    other.collection.set_suspended([wal], True)  # type: ignore[list-item]
    for notebook in (studied, other):
        close(notebook)
    carry(other, studied)
    carry(studied, other)
    both = learned(studied.base.db.path)
    assert learned(other.base.db.path) == both
    before = {
        file.name: file.read_bytes() for file in (studied.base.state / "journal").glob("*.jsonl")
    }
    keeper = care(studied)
    evening = learned(backup.backups(studied.base.state)[-1].path)

    report = keeper.restore(keeper.plan_restore("2026-11-24-day"))
    carry(studied, other)

    assert learned(studied.base.db.path) == evening != both
    assert learned(other.base.db.path) == evening
    assert report.before is not None
    for name, data in before.items():
        assert (studied.base.state / "journal" / name).read_bytes().startswith(data)

    keeper.restore(keeper.plan_restore(report.before.name))
    carry(studied, other)
    assert learned(studied.base.db.path) == both
    assert learned(other.base.db.path) == both
    assert compare(other.base.db, other.base.state).agree


def test_two_machines_that_go_back_by_themselves_agree_in_the_end(
    studied: Notebook, tmp_path: Path
):
    """Neither can know of the other; what was taken back before counts again, and once."""
    made = studied.collection.back_up()
    then = learned(made.path)
    studied.collection.undo()
    answer(studied, Rating.AGAIN)
    studied.collection.set_suspended([studied.card("Quorum").card_id], True)  # type: ignore[list-item]
    studied.collection.__exit__()
    studied.collection = studied.open()
    shutil.copytree(studied.folder, tmp_path / "other", ignore=shutil.ignore_patterns("recall.db*"))
    other = Notebook(tmp_path / "other")
    other.collection.refresh()
    other.now = studied.now + timedelta(minutes=5)
    for notebook in (studied, other):
        notebook.collection.__exit__()
        keeper = care(notebook)
        keeper.restore(keeper.plan_restore(made.path.stem))
        notebook.collection = notebook.open()
        assert learned(notebook.base.db.path) == then

    journals = [notebook.base.state / "journal" for notebook in (studied, other)]
    for source, target in (journals, journals[::-1]):
        for file in source.glob("*.jsonl"):
            if file.stat().st_size > size_of(target / file.name):
                shutil.copy(file, target)
    for notebook in (studied, other):
        notebook.collection.refresh()
        assert learned(notebook.base.db.path) == then
        assert compare(notebook.base.db, notebook.base.state).agree
    logs = [{entry["id"] for entry in one.collection.log()} for one in (studied, other)]
    assert logs[0] == logs[1]


def size_of(file: Path) -> int:
    return file.stat().st_size if file.exists() else -1


def test_an_answer_that_was_taken_back_since_counts_again(studied: Notebook):
    """In its place: an answer given instead does not count any more."""
    made = studied.collection.back_up()
    then = learned(made.path)
    studied.collection.undo()
    answer(studied, Rating.AGAIN)
    assert learned(studied.base.db.path) != then

    keeper = care(studied)
    keeper.restore(keeper.plan_restore(made.path.stem))

    assert learned(studied.base.db.path) == then
    assert compare(studied.base.db, studied.base.state).agree


def test_a_restore_stays_when_the_journal_is_read_again(studied: Notebook):
    """The second copy must not bring back what a person went away from."""
    answer(studied)
    studied.collection.__exit__()
    keeper = care(studied)
    keeper.restore(keeper.plan_restore("2026-11-24-day"))

    with studied.open() as collection:
        collection.refresh()
    with studied.open() as collection:
        studied.collection = collection
        assert studied.card("Quorum").reviews == 1


@pytest.mark.parametrize("how", ["garbled", "a page", "cut", "empty", "gone", "remembered"])
def test_a_damaged_database_comes_back_from_a_backup_and_the_journal(studied: Notebook, how: str):
    """Of what was answered since the backup nothing is lost either."""
    answer(studied)
    studied.collection.__exit__()
    path = studied.base.db.path
    before = everything(path)
    spoil(path, how)
    keeper = care(studied)

    report = keeper.restore(keeper.plan_restore("2026-11-24-day"))

    assert report.before is None
    assert (report.kept is None) == (how == "gone")
    assert report.contents.answers == 3
    with closing(Database(path)) as db:
        assert compare(db, path.parent).agree
        assert db.damage is None
    assert everything(path)["reviews"] == before["reviews"]
    assert everything(path)["cards"] == before["cards"]


def spoil(path: Path, how: str) -> None:
    data = bytearray(path.read_bytes())
    if how == "garbled":
        path.write_bytes(b"no database" * 500)
    elif how == "a page":
        with closing(sqlite3.connect(path)) as db:
            (page,) = db.execute(
                "select rootpage from sqlite_schema where name = 'cards'"
            ).fetchone()
        data[(page - 1) * 4096 : page * 4096] = b"\xaa" * 4096
        path.write_bytes(data)
    elif how == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "gone":
        path.unlink()
    else:
        damage.remember(path, "something")


def test_where_only_backups_are_left_nothing_is_begun_anew(studied: Notebook):
    """Else the next command would show every card as new, and say that all is well."""
    answer(studied)
    studied.collection.__exit__()
    state = studied.folder / ".recall"
    shutil.rmtree(state / "journal")
    for file in state.glob("recall.db*"):
        file.unlink()
    name = "2026-11-24-day-20261124T090120Z"

    with pytest.raises(LostError) as refused:
        studied.open()

    assert str(refused.value) == (
        f"{state}/recall.db and its journal are gone, but a backup is there: {name} (2 answers,"
        f" the last on 2026-11-23). `recall restore {name}` brings it back, `recall restore` shows"
        f" all. Nothing was begun anew; if you want that, move the folder {state}/backups away"
        " first."
    )
    [damaged] = care(studied).examine().of(Grade.DAMAGE)
    assert (damaged.what, damaged.todo) == (
        f"The database and its journal are gone, but a backup is there: {name} (2 answers, the last"
        " on 2026-11-23).",
        f"`recall restore {name}` brings it back, `recall restore` shows all.",
    )
    assert not (state / "recall.db").exists()

    keeper = care(studied)
    assert keeper.restore(keeper.plan_restore(name)).contents.answers == 2
    with studied.open() as collection:
        assert collection.stats().total_reviews == 2


def test_whoever_takes_the_backups_away_begins_anew(studied: Notebook):
    studied.collection.__exit__()
    state = studied.folder / ".recall"
    for path in state.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    with studied.open() as collection:
        assert collection.stats().total_reviews == 0


def test_a_backup_that_is_damaged_is_not_put_in_the_place_of_anything(studied: Notebook):
    made = studied.collection.back_up()
    spoil(made.path, "a page")
    before = studied.base.db.path.read_bytes()

    with pytest.raises(DamagedCopyError) as refused:
        care(studied).plan_restore(made.path.stem)

    assert str(refused.value).startswith(f"{made.path} is not whole (")
    assert str(refused.value).endswith(
        "). Nothing was changed. Take another one: `recall restore` shows them."
    )
    assert studied.base.db.path.read_bytes() == before


def test_a_backup_of_a_newer_recall_is_refused(studied: Notebook):
    made = studied.collection.back_up()
    with closing(sqlite3.connect(made.path)) as db:
        db.execute(f"pragma user_version = {SCHEMA + 1}")

    with pytest.raises(NewerCollectionError, match="written by a newer Recall"):
        care(studied).plan_restore(made.path.stem)


def test_a_restore_waits_for_nobody_for_ever(studied: Notebook, monkeypatch: pytest.MonkeyPatch):
    """Another program that holds the database makes it busy, and nothing is changed."""
    monkeypatch.setattr(waiting, "BUSY_MS", 100)
    made = studied.collection.back_up()
    answer(studied)
    now = everything(studied.base.db.path)
    with closing(sqlite3.connect(studied.base.db.path, isolation_level=None)) as holder:
        holder.execute("begin immediate")
        with pytest.raises(BusyError):
            copying.put_back(made.path, studied.base.db.path)

    assert everything(studied.base.db.path) == now


def test_backups_are_named_by_the_beginning_of_their_name(studied: Notebook):
    with pytest.raises(NoBackupsError):
        restoring.chosen(studied.base.state, "2026")
    answer(studied)
    made = studied.collection.back_up()

    assert restoring.chosen(studied.base.state, "2026-11-24-asked") == made.path
    assert restoring.chosen(studied.base.state, str(made.path)) == made.path
    with pytest.raises(UnknownBackupError, match="Which one is '2026-11-24'"):
        restoring.chosen(studied.base.state, "2026-11-24")
    with pytest.raises(UnknownBackupError, match="No backup is called 'tuesday'"):
        restoring.chosen(studied.base.state, "tuesday")


def test_a_backup_is_taken_by_every_name_it_is_shown_by(
    studied: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Copied from what `recall backup` or `recall restore` said, with or without its ending."""
    answer(studied)
    made = studied.collection.back_up().path
    monkeypatch.chdir(tmp_path)
    there = made.relative_to(tmp_path)
    own = made.relative_to(studied.folder)

    names = (
        *(made.stem, made.name, f"{made.name}.", f"{made.stem}."),
        *(str(made), str(made.with_suffix("")), f"{made}."),
        *(str(there), str(there.with_suffix("")), f"./{there}"),
        *(str(own), str(own.with_suffix("")), f"backups/{made.name}", f"backups/{made.stem}"),
    )
    assert {care(studied).plan_restore(name).source.resolve() for name in names} == {made}


def test_a_file_of_that_name_where_one_stands_comes_before_a_backup(
    studied: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """On a stick the copy of a backup may have the name of one that is here."""
    answer(studied)
    made = studied.collection.back_up().path
    copy = tmp_path / made.name
    copy.write_bytes(made.read_bytes())
    monkeypatch.chdir(tmp_path)

    assert care(studied).plan_restore(made.name).source.resolve() == copy
    assert care(studied).plan_restore(f"./{made.stem}").source.resolve() == copy
    assert care(studied).plan_restore(made.stem).source == made


def test_a_file_that_is_not_there_is_no_backup(studied: Notebook, tmp_path: Path):
    """Another file of that name is another backup: it may be older."""
    answer(studied)
    made = studied.collection.back_up().path
    missing = tmp_path / "stick" / made.name

    with pytest.raises(UnknownBackupError) as raised:
        care(studied).plan_restore(str(missing))

    assert str(raised.value) == (
        f"There is no file {missing}. `recall restore` alone shows the backups that are here."
    )


def test_what_is_in_each_backup_is_told(studied: Notebook):
    answer(studied)
    made = studied.collection.back_up()
    made.path.with_name("2026-11-22-day-20261122T090000Z.db").write_bytes(b"spoilt")

    assert [
        (each.backup.day.day, each.backup.why, each.contents) for each in care(studied).backups()
    ] == [
        (24, Why.ASKED, Contents(SCHEMA, 2, 3, "2026-11-24")),
        (24, Why.DAY, Contents(SCHEMA, 2, 2, "2026-11-23")),
        (22, Why.DAY, None),
    ]


# Damage ---------------------------------------------------------------------------------------


def test_damage_is_found_before_the_first_write_of_a_day_and_stops_it(studied: Notebook):
    """Writing on would spread it, and thinning would let the last whole copy go."""
    studied.collection.__exit__()
    spoil(studied.base.db.path, "a page")
    # Nothing that a session reads first stands on that page.
    studied.collection = studied.open()
    before = studied.base.db.path.read_bytes()

    for _ in range(2):
        with pytest.raises(DamagedError), studied.base.db.writing():
            pytest.fail("it was written to")
        studied.collection.__exit__()
        told: list[str] = []
        studied.collection = studied.collection.open(
            studied.folder, studied.settings, lambda: studied.now, told.append
        )
        assert told == [str(studied.base.db.damage)]
        assert studied.collection.read_only

    assert studied.base.db.path.read_bytes() == before
    assert studied.collection.decks() == ["T"]
    assert backup.backups(studied.base.state) == []
    with pytest.raises(DamagedError):
        studied.collection.start_session()


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from recall.store import copying
from recall.store.database import Database

setattr(copying, sys.argv[3], lambda path: os.kill(os.getpid(), 9))
copying.copy(Database(Path(sys.argv[1])), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("where", ["_flush", "flush_folder"])
def test_a_kill_leaves_a_whole_backup_or_none(studied: Notebook, tmp_path: Path, where: str):
    target = tmp_path / "out" / "b.db"
    target.parent.mkdir()

    subprocess.run(
        [sys.executable, "-c", KILLED, str(studied.base.db.path), str(target), where], check=False
    )

    assert target.exists() == (where == "flush_folder")
    if target.exists():
        copying.must_be_whole(target)
