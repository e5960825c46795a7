"""Going back to a backup as a person does it: on a new disk, after a change of mind, by a day."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from memory.notebook import Notebook

from recall.cli import recall
from recall.collection import restoring
from recall.collection.caring import Care
from recall.collection.doctor import Grade
from recall.collection.restoring import UnknownBackupError
from recall.errors import RestoredLastError
from recall.reviews import Rating

DAY = timedelta(days=1)


@pytest.fixture
def studied(tmp_path: Path) -> Notebook:
    """Two cards that were answered on three days; the last backup has those of two."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after("# T\n\n- WAL makes commits :: durable\n- Quorum :: more than half\n")
    for _ in range(3):
        notebook.learn()
        next_day(notebook)
    return notebook


def next_day(notebook: Notebook) -> None:
    notebook.collection.__exit__()
    notebook.now += DAY
    notebook.collection = notebook.open()


def care(notebook: Notebook) -> Care:
    return Care(notebook.folder, lambda: notebook.now)


def names(notebook: Notebook) -> list[str]:
    return [each.backup.name for each in care(notebook).backups()]


def test_a_backup_on_a_stick_brings_everything_back_where_there_is_nothing_else(
    studied: Notebook, tmp_path: Path
):
    """A new disk: the notes came with Git, the memory on a stick."""
    stick = tmp_path / "stick.db"
    studied.collection.back_up(stick)
    (tmp_path / "new").mkdir()
    shutil.copy(studied.folder / "talk.md", tmp_path / "new")
    (tmp_path / "new" / "recall.toml").write_text("# mine\n", "utf-8")
    keeper = Care(tmp_path / "new", lambda: studied.now)

    report = keeper.restore(keeper.plan_restore(str(stick)))

    assert (report.contents.cards, report.contents.answers) == (2, 6)
    there = Notebook(tmp_path / "new")
    there.now = studied.now
    there.collection.refresh()
    assert there.live() == studied.live()
    assert (tmp_path / "new" / ".recall").stat().st_mode & 0o777 == 0o700


def test_answers_given_since_a_restore_are_not_taken_away_without_a_question(studied: Notebook):
    """Though the backup has as many as there are: they are others."""
    keeper = care(studied)
    keeper.restore(keeper.plan_restore("2026-11-24-day"))
    studied.learn()
    studied.learn()
    before = next(name for name in names(studied) if "-restore-" in name)

    plan = keeper.plan_restore(before)

    assert plan.now is not None
    assert (plan.now.answers, plan.then.answers) == (6, 6)
    assert plan.lost == 4


def test_a_restore_that_takes_nothing_away_asks_nothing(studied: Notebook):
    """Going back and forth: each answer that stands now stood then, be it logged once more."""
    keeper = care(studied)
    first = keeper.plan_restore("2026-11-24-day")
    report = keeper.restore(first)
    assert report.before is not None

    forth = keeper.plan_restore(report.before.name)

    assert (first.lost, forth.lost) == (4, 0)
    keeper.restore(forth)
    assert keeper.plan_restore(report.before.name).lost == 0


def test_a_backup_you_choose_where_nothing_else_is_left_is_no_damage(studied: Notebook):
    """What the others have more is gone back on: no loss, and nothing for a rebuild to undo."""
    fullest, chosen = names(studied)
    lose_both(studied)
    keeper = care(studied)

    report = keeper.restore(keeper.plan_restore(chosen))

    assert (report.contents.answers, report.before is not None) == (2, True)
    studied.collection = studied.open()
    next_day(studied)
    assert keeper.examine().of(Grade.DAMAGE) == []
    assert answers_after_a_rebuild(studied) == 2
    assert report.before is not None
    keeper.restore(keeper.plan_restore(report.before.name))
    assert answers_after_a_rebuild(studied) == 4
    keeper.restore(keeper.plan_restore(chosen))
    keeper.restore(keeper.plan_restore(fullest))
    assert answers_after_a_rebuild(studied) == 4


def test_the_fullest_backup_is_only_the_way_to_all_that_can_be_had(studied: Notebook):
    """So what another one has besides is not gone back on, and a rebuild puts it back."""
    (last, first), state = names(studied), studied.folder / ".recall"
    lose_both(studied)
    shutil.copy(state / "backups" / f"{first}.db", state / "recall.db")
    studied.collection = studied.open()
    studied.learn()
    studied.learn()
    fullest = studied.collection.back_up().path.stem
    lose_both(studied)
    keeper = care(studied)

    report = keeper.restore(keeper.plan_restore(fullest))

    assert (report.contents.answers, report.before) == (6, None)
    assert [each.what for each in keeper.examine().of(Grade.DAMAGE)] == [
        f"The backup {last} has 2 answers that neither the database nor the journal has."
    ]
    assert answers_after_a_rebuild(studied) == 8


def lose_both(notebook: Notebook) -> None:
    """Let the database and its journal be gone, and the backups stay."""
    notebook.collection.__exit__()
    shutil.rmtree(notebook.folder / ".recall" / "journal")
    for file in (notebook.folder / ".recall").glob("recall.db*"):
        file.unlink()


def answers_after_a_rebuild(notebook: Notebook) -> int:
    keeper = care(notebook)
    answers = keeper.rebuild(print).contents.answers
    assert keeper.examine().of(Grade.DAMAGE) == []
    return answers


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-22", "The first after it is {0}."),
        ("2026-11-26", "The last before it is {1}."),
    ],
)
def test_a_day_without_a_backup_names_those_next_to_it(studied: Notebook, day: str, said: str):
    """A person knows the day on which all was well, and not the names of files."""
    known = sorted(names(studied))

    with pytest.raises(UnknownBackupError) as refused:
        restoring.chosen(studied.base.state, day)

    assert str(refused.value) == (
        f"There is no backup of {day}. {said.format(*known)} `recall restore` alone shows all."
    )


def test_undo_right_after_a_restore_says_how_that_is_taken_back(studied: Notebook):
    """It would take back an answer of days ago, which nobody has in mind then."""
    keeper = care(studied)
    report = keeper.restore(keeper.plan_restore("2026-11-24-day"))
    assert report.before is not None
    learned = studied.cards()

    with pytest.raises(RestoredLastError) as refused:
        studied.collection.undo()

    assert str(refused.value) == (
        f"The last thing you did was to go back to {report.source.stem}. To take that back: recall"
        f" restore {report.before.name}. `recall undo --earlier` takes back the answer or decision"
        " before it. Nothing was changed."
    )
    assert studied.cards() == learned

    [undone] = studied.collection.undo(earlier=True)
    assert undone.rating is Rating.EASY
    studied.now += timedelta(minutes=1)
    studied.collection.answer(studied.card("Quorum").card_id, Rating.HARD)  # type: ignore[arg-type]
    [undone] = studied.collection.undo()
    assert undone.rating is Rating.HARD


def test_a_look_at_a_restore_says_what_it_would_take_away(studied: Notebook, tmp_path: Path):
    """Before anything is agreed to, and also where there is nothing to be taken away."""
    stick = tmp_path / "stick.db"
    studied.collection.back_up(stick)
    day = next(name for name in names(studied) if name.startswith("2026-11-25-day"))
    rest = (
        "Your notes, the words of their cards, and what you answered when a scan asked stay as they"
        " are.\n"
    )

    assert dry_run(studied, "2026-11-25") == (
        f"{day}.db would be restored: 4 answers in the place of 6. 2 answers given since would no"
        f" longer count. {rest}"
    )
    studied.collection.__exit__()
    shutil.rmtree(studied.folder / ".recall")
    assert dry_run(studied, str(stick)) == (
        "stick.db would be restored (2 cards, 6 answers); there is no database now.\n"
    )


def test_cards_that_were_accepted_since_are_said_to_be_drafts_again(
    studied: Notebook, tmp_path: Path
):
    """They leave the list, and only the inbox shows them."""
    fact = "Why do queues smooth load? :: bursts wait their turn until workers are free"
    studied.after(f"# Q\n\n- {fact}\n", "q.md")
    studied.after(f"# Again\n\n- {fact.replace('load', 'the load')}\n", "again.md")
    stick = tmp_path / "stick.db"
    studied.collection.back_up(stick)
    words = ["-C", str(studied.folder), "inbox", "--plain"]
    assert CliRunner().invoke(recall, words, input="a\nq\n").exit_code == 0
    said = dry_run(studied, str(stick))
    studied.collection.__exit__()

    words = ["-C", str(studied.folder), "restore", str(stick)]
    refused = CliRunner().invoke(recall, words)
    done = CliRunner().invoke(recall, [*words, "--yes"])

    assert " 1 card you accepted since would be a draft again. Your notes, " in said
    assert (refused.exit_code, refused.stderr) == (
        2,
        "1 card you accepted since would be a draft again. Nothing was changed. If that is what you"
        " want, say --yes: what there is now becomes a backup, and can be restored again.\n",
    )
    assert done.stdout.splitlines()[1] == "1 card you accepted since is a draft again."
    studied.collection = studied.open()


def dry_run(notebook: Notebook, name: str) -> str:
    words = ["-C", str(notebook.folder), "restore", "--dry-run", name]
    found = CliRunner().invoke(recall, words)
    assert found.exit_code == 0
    return found.stdout
