"""Bullets that stand twice, on machines that share: each has its own cards, the same everywhere."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from memory.machines import Machine, assert_one_collection, deck, shared
from memory.notebook import Card

LEASE = "- Lease :: a lock that expires by itself"
QUORUM = "- Quorum :: a majority of all servers"
CLOCKS = "- Clocks of two servers drift apart by ==200 ms== a day."
KAFKA = "- Kafka keeps messages for 7 days by default, because disks are cheap."
RAFT = "- Raft elects a leader ==once per term== in every cluster."
HEARTBEATS = "- The ==leader== sends ==heartbeats== to its followers."
TERM = "- Term :: what an election begins"
ABOVE = (LEASE, QUORUM, *(f"- Log {n} :: what server {n} writes down" for n in range(3)))
BELOW = (CLOCKS, *(f"- Ballot {n} :: what server {n} says" for n in range(4)))
WAYS = "- Three ways to lose data:\n  - delete it\n  - overwrite it\n  - forget where it is"


@pytest.fixture
def desk(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "desk")


@pytest.fixture
def lap(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "lap")


@pytest.mark.parametrize("bullet", [RAFT, HEARTBEATS, TERM, KAFKA, WAYS])
def test_a_bullet_that_each_machine_moved_is_one_and_its_copy_on_both(
    desk: Machine, lap: Machine, tmp_path: Path, bullet: str
):
    """Git has it in both places, without a conflict: what was learned is in one of them, and the
    copy is the same new card to both."""
    base = deck(*ABOVE, bullet, *BELOW)
    up, down = deck(bullet, *ABOVE, *BELOW), deck(*ABOVE, *BELOW, bullet)
    both = deck(bullet, *ABOVE, *BELOW, bullet)
    assert merged(tmp_path, base, up, down) == both
    shared(desk, lap, base)
    each_after(desk, lap, up, down)

    each_after(desk, lap, both, both)

    assert_at_rest(desk, lap)
    lines = (3, both.splitlines().index(BELOW[-1]) + 2)
    reviews = [{card.reviews for card in of_line(desk, line)} for line in lines]
    assert sorted(map(sorted, reviews)) == [[0], [1]]
    assert_one_collection(desk, lap)


@pytest.mark.parametrize("bullet", [RAFT, HEARTBEATS, TERM, KAFKA, WAYS])
def test_a_bullet_that_stands_three_times_has_three_cards_on_both(
    desk: Machine, lap: Machine, bullet: str
):
    """One machine copied it above, the other one below."""
    shared(desk, lap, deck(LEASE, bullet, QUORUM))
    each_after(desk, lap, deck(bullet, LEASE, bullet, QUORUM), deck(LEASE, bullet, QUORUM, bullet))

    thrice = deck(bullet, LEASE, bullet, QUORUM, bullet)
    each_after(desk, lap, thrice, thrice)

    assert_at_rest(desk, lap)
    lines = [at for at, line in enumerate(thrice.splitlines(), 1) if bullet.startswith(line or "?")]
    reviews = [{card.reviews for card in of_line(desk, line)} for line in lines]
    assert sorted(map(sorted, reviews)) == [[0], [0], [1]]
    assert_one_collection(desk, lap)


def test_answers_to_a_copy_are_to_the_same_card_whichever_machine_asked(
    desk: Machine, lap: Machine
):
    """Neither had heard that the other one has the copy as well."""
    shared(desk, lap, deck(LEASE, RAFT, QUORUM))
    each_after(desk, lap, deck(RAFT, LEASE, QUORUM), deck(LEASE, QUORUM, RAFT))
    each_after(desk, lap, *[deck(RAFT, LEASE, QUORUM, RAFT)] * 2)

    desk.learn()
    lap.now = desk.now
    lap.learn()

    assert_at_rest(desk, lap)
    assert sorted(card.reviews for line in (3, 6) for card in of_line(desk, line)) == [2, 3]
    assert_one_collection(desk, lap)


def test_a_copy_that_is_taken_out_and_put_back_has_its_card_again_on_both(
    desk: Machine, lap: Machine
):
    """What was learned stays on the one that is left, and the copy is no other card than before."""
    shared(desk, lap, deck(LEASE, RAFT, QUORUM))
    each_after(desk, lap, deck(RAFT, LEASE, QUORUM), deck(LEASE, QUORUM, RAFT))
    twice = deck(RAFT, LEASE, QUORUM, RAFT)
    each_after(desk, lap, twice, twice)
    assert_at_rest(desk, lap)
    before = placed(desk)

    each_after(desk, lap, *[deck(LEASE, QUORUM, RAFT)] * 2)
    assert_at_rest(desk, lap)
    assert [card.reviews for card in of_line(desk, 5)] == [1]
    each_after(desk, lap, twice, twice)

    assert_at_rest(desk, lap)
    assert sorted(one[2:] for one in placed(desk)) == sorted(one[2:] for one in before)
    assert_one_collection(desk, lap)


def test_a_bullet_that_each_machine_moved_to_another_file_is_at_rest(desk: Machine, lap: Machine):
    """The copy is a draft: what another file asks already is asked only if somebody accepts it."""
    shared(desk, lap, deck(LEASE, RAFT, QUORUM))
    for machine, path in ((desk, "locks.md"), (lap, "terms.md")):
        machine.write(deck(LEASE, QUORUM))
        machine.after(deck(RAFT), path)
    for machine, path in ((desk, "terms.md"), (lap, "locks.md")):
        machine.after(deck(RAFT), path)

    assert_at_rest(desk, lap)
    assert [card.reviews for card in desk.live()] == [1, 1, 1]
    assert_one_collection(desk, lap)


@pytest.mark.parametrize("heard", [False, True])
@pytest.mark.parametrize("left", [deck(LEASE, QUORUM, RAFT), deck(RAFT, LEASE, QUORUM)])
def test_a_copy_that_was_deleted_by_mistake_is_back_on_both_with_its_card(
    desk: Machine, lap: Machine, left: str, *, heard: bool
):
    """`recall undo` gives the bullet back, be it that the other machine had heard it was gone."""
    twice = deck(RAFT, LEASE, QUORUM, RAFT)
    desk.after(deck(RAFT, LEASE, QUORUM))
    desk.learn()
    desk.after(twice)
    desk.give(lap)
    lap.scan()
    before = sorted(one[2:] for one in placed(desk))
    kept = desk.collection.keep("talk.md")
    desk.write(left)
    desk.collection.edited(kept, "an edit")
    if heard:
        desk.bring_notes(lap)
        exchange(desk, lap)

    desk.now = lap.now = max(desk.now, lap.now) + timedelta(minutes=1)
    desk.collection.undo()
    desk.bring_notes(lap)

    assert_at_rest(desk, lap)
    assert (lap.folder / "talk.md").read_text() == twice
    assert sorted(one[2:] for one in placed(desk)) == before
    assert_one_collection(desk, lap)


def each_after(desk: Machine, lap: Machine, here: str, there: str) -> None:
    """Let each have its notes, and not hear of the other."""
    desk.after(here)
    lap.after(there)
    desk.now = lap.now = max(desk.now, lap.now)


def merged(folder: Path, base: str, ours: str, theirs: str) -> str:
    """Return what Git makes of two versions that have no conflict."""
    names = {"ours.md": ours, "base.md": base, "theirs.md": theirs}
    for name, text in names.items():
        (folder / name).write_text(text)
    words = ["git", "merge-file", "-p", *names]
    return subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True).stdout


def assert_at_rest(desk: Machine, lap: Machine) -> None:
    """Let each hear of the other twice, and see that after that nothing more is said."""
    for _ in range(2):
        exchange(desk, lap)
    told, there = (told_by(desk), told_by(lap)), placed(desk)
    assert placed(lap) == there

    for _ in range(3):
        exchange(desk, lap)

    assert (told_by(desk), told_by(lap)) == told
    assert placed(desk) == placed(lap) == there


def exchange(desk: Machine, lap: Machine) -> None:
    desk.give_journal(lap)
    lap.scan()
    lap.give_journal(desk)
    desk.scan()


def told_by(machine: Machine) -> int:
    return int(machine.base.db.rows("select count(*) from events")[0][0])


def placed(machine: Machine) -> list[tuple[object, ...]]:
    """Return where each card stands that is in the queue."""
    return sorted((c.path, c.line, c.card_id, c.answer, c.reviews) for c in machine.live())


def of_line(machine: Machine, line: int) -> list[Card]:
    return [card for card in machine.live() if card.line == line]
