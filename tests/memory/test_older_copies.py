"""Both copies of the log are older ones, and a backup has more: that is seen, and put back."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from memory.notebook import Notebook

from recall import backup
from recall.cli import recall
from recall.collection import Collection, backing_up, rescuing
from recall.collection.caring import Care
from recall.collection.doctor import Grade
from recall.collection.remains import LostError
from recall.errors import NothingToUndoError
from recall.journal import compare, lines
from recall.reviews import Rating

DECK = "# Raft\n\n- Lease :: a lock that expires\n- Quorum :: a majority\n- Term :: an epoch\n"


class Study(Notebook):
    """A notebook whose files are lost, cut and copied back by hand."""

    @property
    def state(self) -> Path:
        return self.folder / ".recall"

    @property
    def database(self) -> Path:
        return self.state / "recall.db"

    def journals(self) -> list[Path]:
        return sorted((self.state / "journal").glob("*.jsonl"))

    def close(self) -> None:
        self.collection.__exit__()

    def next_day(self) -> None:
        self.close()
        self.now += timedelta(days=1)
        self.collection = self.open()
        self.collection.refresh()

    def lose_database(self) -> None:
        for file in self.state.glob("recall.db*"):
            file.unlink()

    def say(self, *words: str) -> Result:
        """Run a command a minute later."""
        self.now += timedelta(minutes=1)
        env = {"RECALL_NOW": self.now.isoformat(), "TZ": "UTC"}
        return CliRunner().invoke(recall, ["-C", str(self.folder), *words], env=env)

    def answers(self) -> set[str]:
        """Return the ids of the answers of the database."""
        return answers_in(self.database)

    def wrong(self) -> list[str]:
        """Return what doctor finds that was learned and is not as it was."""
        found = Care(self.folder, lambda: self.now).examine()
        return [f"{each.what} {each.todo}" for each in found.of(Grade.DAMAGE)]

    def remarks(self) -> list[str]:
        found = Care(self.folder, lambda: self.now).examine().of(Grade.REMARK)
        return [each.what for each in found if each.about == "backups"]


def answers_in(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {row[0] for row in db.execute("select review_id from reviews")}


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three cards, answered on three days; a backup of all of it, asked for; closed."""
    study = Study(tmp_path / "notes")
    study.after(DECK)
    for _ in range(3):
        study.learn()
        study.next_day()
    study.collection.back_up()
    study.close()
    return study


def gone_and_cut(study: Study) -> str:
    """The database is lost, and of the journal all but its beginning."""
    study.lose_database()
    [journal] = study.journals()
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:10]))
    return f"There was no database: it was made of 9 entries from the journal of {journal.stem}.\n"


def copied_and_gone(study: Study) -> str:
    """An old backup is copied to the place of the database, and the journal deleted."""
    study.lose_database()
    [journal] = study.journals()
    journal.unlink()
    first, *_ = backup.backups(study.state)
    shutil.copy(first.path, study.database)
    return f"{journal.name} is gone. It was written anew from the database.\n"


@pytest.mark.parametrize("lose", [gone_and_cut, copied_and_gone])
def test_what_only_a_backup_has_is_seen_at_once_and_put_back_later(
    study: Study, lose: Callable[[Study], str]
):
    """Beside what was learned since, which restoring the backup would take back."""
    held = "6 answers"
    given = study.answers()
    [newest] = [each.name for each in backup.backups(study.state) if each.why == "asked"]
    told = lose(study)
    missed = (
        f"The backup {newest} has {held} that neither the database nor the journal has. `recall"
        " rebuild` puts back what a backup has, beside what was learned since."
    )

    assert study.say("due").stderr.startswith(f"{told}{missed}\n")
    assert study.say("due").stderr == ""
    assert study.wrong() == [missed]
    study.now += timedelta(days=1)
    study.collection = study.open()
    study.learn()
    study.close()
    since = study.answers() - given
    assert len(since) == 3

    said = study.say("rebuild")

    assert f"\nOnly the backup {newest} had {held}; they were put back.\n" in said.stdout
    assert study.answers() == given | since
    assert study.wrong() == []
    assert study.say("rebuild").stdout.count("backup") == 0
    study.collection = study.open()
    assert compare(study.base.db, study.state).agree
    assert [card.reviews for card in study.live()] == [4, 4, 4]


def test_a_restore_somebody_wants_is_no_loss(study: Study):
    """It is told to the log, which goes on having all that the backups have."""
    keeper = Care(study.folder, lambda: study.now)
    first, *_ = backup.backups(study.state)
    report = keeper.restore(keeper.plan_restore(first.name))
    study.collection = study.open()
    study.learn()
    study.collection.undo()
    study.collection.back_up()
    study.collection.undo(2)
    study.next_day()
    study.close()

    assert report.before is not None
    assert study.wrong() == []
    assert study.remarks() == []
    assert "backup" not in study.say("rebuild").stdout


def test_a_backup_of_another_collection_is_left_alone(study: Study, tmp_path: Path):
    """Histories of other cards are worth less than nothing here."""
    other = Study(tmp_path / "other")
    other.after("# Paxos\n\n- Ballot :: a numbered round\n")
    other.learn()
    made = other.collection.back_up().path
    other.close()
    name = "2026-11-23-asked-20261123T230000Z"
    shutil.copy(made, study.state / "backups" / f"{name}.db")
    given = study.answers()

    said = study.say("rebuild")

    strange = (
        f"The backup {name} has nothing in common with what was learned here, as one of another"
        f" collection. It is left alone; `recall restore {name}` would go back to what it has."
    )
    assert said.stdout.splitlines()[-1] == strange
    assert study.answers() == given
    assert study.wrong() == []
    assert study.remarks() == [strange]


@pytest.mark.parametrize("place", range(2, 40, 3))
def test_a_damaged_backup_is_no_sign_of_a_loss(study: Study, place: int):
    """Ids that damage has changed are no entries that were lost."""
    path = backup.backups(study.state)[-1].path
    data = bytearray(path.read_bytes())
    start = min(place * 1024, len(data) - 1024)
    for at in range(start, start + 1024, 37):
        data[at] ^= 1 << at % 8
    path.write_bytes(bytes(data))

    assert study.wrong() == []
    with closing(study.open()._base.db) as db:
        assert rescuing.in_backups(db, study.state).held == ()


def test_where_hardly_a_line_is_left_a_backup_of_this_machine_counts(study: Study):
    """The new log has nothing in common with it, but for the name of a journal."""
    given = study.answers()
    study.lose_database()
    [journal] = study.journals()
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])
    study.say("due")

    study.say("rebuild")

    assert study.answers() == given
    assert study.wrong() == []
    study.collection = study.open()
    assert [(card.front, card.reviews) for card in study.live()] == [
        ("Lease", 3),
        ("Quorum", 3),
        ("Term", 3),
    ]


def test_questions_whose_cards_are_in_no_copy_are_told(study: Study):
    """Else nobody would miss them: the notes stand, and nothing is due."""
    study.lose_database()
    shutil.rmtree(study.state / "backups")
    [journal] = study.journals()
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(line for line in lines if b'"kind":"card-added"' not in line))
    told = (
        "3 questions are not asked: the log lost that the cards had been made. `recall rebuild`"
        " makes them again, with what was answered as far as that is known."
    )

    assert told in study.say("due").stderr.splitlines()
    found = Care(study.folder, lambda: study.now).examine().of(Grade.FAULT)
    assert told in [f"{each.what} {each.todo}" for each in found]

    study.say("rebuild")
    study.collection = study.open()
    assert [card.front for card in study.live()] == ["Lease", "Quorum", "Term"]
    assert study.wrong() == []


def both_put_back(study: Study, to: Path) -> None:
    """Database and journal are an older state again; the backups stay as they are."""
    shutil.rmtree(study.state / "journal")
    study.lose_database()
    shutil.copytree(to, study.state, dirs_exist_ok=True)


@pytest.fixture
def put_back(study: Study, tmp_path: Path) -> Study:
    """Both copies are those of an evening two days before that of the last daily backup; closed."""
    shutil.copytree(study.state, tmp_path / "then", ignore=shutil.ignore_patterns("backups"))
    for path in (study.state / "backups").iterdir():
        path.unlink()
    study.collection = study.open()
    for _ in range(3):
        study.learn()
        study.next_day()
    study.close()
    both_put_back(study, tmp_path / "then")
    return study


ONLY_A_BACKUP = (
    "The backup 2026-11-28-day-20261128T090340Z has 6 answers that neither the database nor the"
    " journal has. `recall rebuild` puts back what a backup has, beside what was learned since."
)


def test_what_only_a_daily_backup_has_is_told_by_the_first_command_that_makes_another(
    put_back: Study,
):
    """Once a day, and where a screen is up only when it is left."""
    told: list[str] = []
    put_back.now += timedelta(days=1)
    collection = Collection.open(
        put_back.folder, put_back.settings, lambda: put_back.now, told.append
    )
    session = collection.start_session()
    session.start(put_back.now)
    session.rest()
    assert told == []

    collection.__exit__()

    assert told == [ONLY_A_BACKUP]
    assert put_back.say("jot", "Raft needs a majority").stderr == ""


def test_a_backup_that_alone_has_something_is_not_thinned_away(put_back: Study):
    """Else the last that is known of those answers would go, and doctor call all well."""
    learned_for(80, put_back)
    assert put_back.wrong() == [ONLY_A_BACKUP]
    assert days_of_november(put_back) == [28, 30]

    put_back.say("rebuild")
    learned_for(2, put_back)

    assert put_back.wrong() == []
    assert days_of_november(put_back) == [30]


def test_what_a_journal_may_have_that_cannot_be_read_is_not_called_lost(
    put_back: Study, monkeypatch: pytest.MonkeyPatch
):
    """Nor is a backup deleted then that may be the only one."""
    put_back.collection = put_back.open()
    put_back.next_day()
    told: list[str] = []
    put_back.collection._base = put_back.base._replace(tell=told.append)
    with monkeypatch.context() as later:
        later.setattr(lines, "VERSION", 9)
        (put_back.state / "journal" / "other.jsonl").write_bytes(lines.head("other"))

    backing_up.ahead(put_back.base)
    put_back.close()

    assert told == []
    assert days_of_november(put_back) == [26, 27, 28, 30]


def learned_for(days: int, study: Study) -> None:
    study.collection = study.open()
    for _ in range(days):
        study.next_day()
        study.learn()
    study.close()


def days_of_november(study: Study) -> list[int]:
    """Return the days of it that have a backup."""
    return [each.day.day for each in backup.backups(study.state) if each.day.month == 11]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_lost_every_answer_that_is_anywhere_comes_back(tmp_path: Path, seed: int):
    """Days of study, with copies lost, cut, and put back by hand in any order."""
    dice = random.Random(seed)
    study = Study(tmp_path / "notes")
    study.after(DECK)
    study.close()
    for _ in range(14):
        act = dice.choice([learn, learn, learn, back_up, undo, go_back, lose, cut, old_copy, look])
        act(study, dice)
    there = anywhere(study)

    begun(study)
    said = study.say("rebuild")

    assert (said.exit_code, said.stderr) == (0, "")
    assert there <= study.answers()
    assert study.wrong() == []
    study.collection = study.open()
    found = compare(study.base.db, study.state)
    assert (found.only_in_database, found.only_in_journal, found.waiting) == ((), (), 0)
    schedule = study.cards()
    study.close()
    study.lose_database()
    study.collection = study.open()
    study.collection.refresh()
    assert study.cards() == schedule


def anywhere(study: Study) -> set[str]:
    """Return the ids of all answers that a database, a journal or a backup has."""
    files = [each.path for each in backup.backups(study.state)]
    files += [study.database] if study.database.exists() else []
    found = set().union(*map(answers_in, files)) if files else set()
    for journal in study.journals():
        for line in journal.read_text("utf-8").splitlines():
            if '"kind":"review"' in line:
                found.add(line.partition('"id":"')[2][:26])
    return found


def begun(study: Study) -> None:
    """Let there be a database; where nothing but backups is left the newest is restored."""
    study.now += timedelta(days=1)
    try:
        study.collection = study.open()
    except LostError:
        keeper = Care(study.folder, lambda: study.now)
        keeper.restore(keeper.plan_restore(backup.backups(study.state)[-1].name))
        study.collection = study.open()
    study.collection.refresh()
    study.close()


def learn(study: Study, dice: random.Random) -> None:
    begun(study)
    study.collection = study.open()
    for card in dice.sample(study.live(), min(2, len(study.live()))):
        study.now += timedelta(seconds=dice.randrange(1, 60))
        study.collection.answer(card.card_id, Rating(dice.randrange(1, 5)))  # type: ignore[arg-type]
    study.close()


def back_up(study: Study, _: random.Random) -> None:
    begun(study)
    study.collection = study.open()
    study.collection.back_up()
    study.close()


def undo(study: Study, _: random.Random) -> None:
    begun(study)
    study.collection = study.open()
    with suppress(NothingToUndoError):
        study.collection.undo(earlier=True)
    study.close()


def go_back(study: Study, dice: random.Random) -> None:
    begun(study)
    keeper = Care(study.folder, lambda: study.now)
    if found := backup.backups(study.state):
        keeper.restore(keeper.plan_restore(dice.choice(found).name))


def lose(study: Study, _: random.Random) -> None:
    study.lose_database()


def cut(study: Study, dice: random.Random) -> None:
    for journal in study.journals():
        lines = journal.read_bytes().splitlines(keepends=True)
        journal.write_bytes(b"".join(lines[: dice.randrange(1, len(lines) + 1)]))


def old_copy(study: Study, dice: random.Random) -> None:
    if found := backup.backups(study.state):
        study.lose_database()
        shutil.copy(dice.choice(found).path, study.database)
        for journal in study.journals():
            journal.unlink()


def look(study: Study, _: random.Random) -> None:
    begun(study)
    study.say("due")
