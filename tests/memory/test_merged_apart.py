"""One machine edits a bullet that another one moves, and Git keeps both: no word waits for ever."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from memory.machines import Machine, assert_one_collection, deck

LEASE = "- Lease :: a lock that expires by itself"
QUORUM = "- Quorum :: a majority of all servers"
CLOCKS = "- Clocks of two servers drift apart by ==200 ms== a day unless the admin sets them."
SLIP = CLOCKS.replace("the admin", "teh admin")
FASTER = CLOCKS.replace("200", "300")


@pytest.mark.parametrize("merged_first", [False, True])
@pytest.mark.parametrize("heard", ["never", "before", "after"])
@pytest.mark.parametrize("edited", [SLIP, FASTER])
def test_a_bullet_that_one_machine_edited_and_another_moved_is_two_with_their_own_words(
    desk: Machine, lap: Machine, edited: str, heard: str, *, merged_first: bool
):
    """Both stand when the notes are merged. What was learned goes on in one of them, the other one
    is a new card, and each asks what its bullet says, on both machines."""
    moved = {"talk.md": deck(QUORUM, CLOCKS), "other.md": deck(LEASE)}
    both = {"talk.md": deck(QUORUM, CLOCKS), "other.md": deck(LEASE, edited)}
    after(desk, {"talk.md": deck(QUORUM), "other.md": deck(LEASE, CLOCKS)})
    desk.learn()
    desk.give(lap)
    lap.scan()
    lap.now = desk.now
    assert (
        merged(lap.folder.parent, deck(LEASE, CLOCKS), both["other.md"], moved["other.md"])
        == (both["other.md"])
    )

    after(desk, both | {"talk.md": deck(QUORUM)})
    if heard == "before":
        hear(desk, lap)
    after(lap, moved)
    if heard == "after":
        hear(desk, lap)
        hear(lap, desk)
    for machine in (lap, desk) if merged_first else (desk, lap):
        after(machine, both)
        if merged_first:
            hear(lap, desk)
    for _ in range(2):
        hear(desk, lap)
        hear(lap, desk)

    words = [(path, note) for path, note, _ in asked(desk)]
    assert words == [("other.md", edited), ("talk.md", CLOCKS)]
    assert sorted(reviews for *_, reviews in asked(desk)) == [0, 1]
    assert asked(lap) == asked(desk)
    assert_one_collection(desk, lap)
    lap.scan()
    assert asked(lap) == asked(desk)


def test_a_bullet_of_which_three_versions_stand_has_three_cards_with_their_own_words(
    desk: Machine, lap: Machine
):
    """A merge by lines may leave the bullet where it was as well."""
    after(desk, {"talk.md": deck(QUORUM), "other.md": deck(LEASE, CLOCKS)})
    desk.learn()
    desk.give(lap)
    lap.scan()
    lap.now = desk.now
    after(desk, {"other.md": deck(LEASE, SLIP)})
    hear(desk, lap)
    after(desk, {"other.md": deck(LEASE, SLIP, CLOCKS)})
    after(lap, {"talk.md": deck(QUORUM, CLOCKS), "other.md": deck(LEASE)})
    hear(lap, desk)

    for machine in (lap, desk):
        after(machine, {"talk.md": deck(QUORUM, CLOCKS), "other.md": deck(LEASE, SLIP, CLOCKS)})
    for _ in range(2):
        hear(desk, lap)
        hear(lap, desk)

    words = [(path, note) for path, note, _ in asked(desk)]
    assert words == [("other.md", SLIP), ("other.md", CLOCKS), ("talk.md", CLOCKS)]
    assert sorted(reviews for *_, reviews in asked(desk)) == [0, 0, 1]
    assert asked(lap) == asked(desk)
    assert_one_collection(desk, lap)


@pytest.fixture
def desk(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "desk")


@pytest.fixture
def lap(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "lap")


def after(machine: Machine, notes: dict[str, str]) -> None:
    for path, text in notes.items():
        machine.write(text, path)
    machine.scan()


def hear(one: Machine, other: Machine) -> None:
    """Let the other have the journal of the one."""
    one.give_journal(other)
    other.now = max(one.now, other.now)
    other.scan()


def asked(machine: Machine) -> list[tuple[str, str, int]]:
    """Return what is asked of clocks: the file, the bullet that the card shows, its answers."""
    return sorted(
        (card.path, "- " + card.front.replace("[…]", f"=={card.answer}=="), card.reviews)
        for card in machine.live()
        if "Clocks" in card.front
    )


def merged(folder: Path, base: str, ours: str, theirs: str) -> str:
    """Return what Git makes of two versions by union."""
    names = {"ours.md": ours, "base.md": base, "theirs.md": theirs}
    for name, text in names.items():
        (folder / name).write_text(text)
    words = ["git", "merge-file", "--union", "-p", *names]
    return subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True).stdout
