"""A note that one machine has moved, another edits where it still stands: it is one card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple

import pytest
from memory.machines import Machine, assert_alike, assert_one_collection, say

from recall.collection.caring import Care

LEADER = "- Raft elects one leader per term, because two leaders could overwrite each other."
QUORUM = "- Quorum :: a majority of all servers"
ENTRY = "- A log entry is committed once 3 of 5 servers have stored it."
ETCD = "- Etcd needs less memory than ZooKeeper, because it keeps only an index in memory."
CLOCKS = "- The clocks of two servers drift apart by 200 ms a day unless somebody sets them."
NOTES = (LEADER, ENTRY, QUORUM, ETCD)

Files = Mapping[str, str]


def talk(title: str, *bullets: str) -> str:
    return "\n".join([f"# {title}", "", *bullets, ""])


BEFORE: Files = {"raft.md": talk("Raft", *NOTES), "other.md": talk("Other", CLOCKS)}

MOVES: Mapping[str, Files] = {
    "renamed": {"consensus.md": talk("Raft", *NOTES), "other.md": BEFORE["other.md"]},
    "another title": {"consensus.md": talk("Consensus", *NOTES), "other.md": BEFORE["other.md"]},
    "down": BEFORE | {"raft.md": talk("Raft", QUORUM, ETCD, LEADER, ENTRY)},
    "to another file": {
        "raft.md": talk("Raft", QUORUM, ETCD),
        "other.md": talk("Other", LEADER, CLOCKS, ENTRY),
    },
    "split": {
        "raft.md": talk("Raft", QUORUM, ETCD),
        "log.md": talk("Log", ENTRY, LEADER),
        "other.md": BEFORE["other.md"],
    },
    "a heading": BEFORE | {"raft.md": talk("Consensus", *NOTES)},
}
"""What one machine makes of its notes, while the other one has not heard of it."""


class Edit(NamedTuple):
    old: str
    new: str
    asks: str
    """What the card asks for since."""
    is_due: bool
    """Whether what was learned may hold no longer."""

    def of(self, files: Files) -> dict[str, str]:
        return {path: text.replace(self.old, self.new) for path, text in files.items()}


NUMBER = Edit(ENTRY, ENTRY.replace("3 of 5", "4 of 7"), "4", True)
NEGATION = Edit(
    LEADER,
    LEADER.replace("could overwrite", "could not overwrite"),
    "Because two leaders could not overwrite each other",
    True,
)
WORDS = Edit(
    QUORUM,
    QUORUM.replace("all servers", "all the servers there are"),
    "a majority of all the servers there are",
    False,
)
EDITS = {"number": NUMBER, "negation": NEGATION, "words": WORDS}


def write(machine: Machine, files: Files) -> None:
    for path in machine.folder.glob("*.md"):
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        path = machine.folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            machine.write(text, name)


def learned_by_both(desk: Machine, lap: Machine) -> None:
    write(desk, BEFORE)
    desk.scan()
    desk.learn()
    desk.give(lap)
    lap.scan()
    lap.now = desk.now = desk.now + timedelta(days=3)


def cards(machine: Machine) -> list[tuple[str, int, bool]]:
    """Return what each card asks for, how often it was answered, and if it is due for an edit."""
    return sorted((card.answer, card.reviews, card.changed) for card in machine.live())


def expected(edit: Edit) -> list[tuple[str, int, bool]]:
    """Return the cards as they are where the edit was made before anything was moved."""
    asked = {LEADER: "Because two leaders could overwrite each other", ENTRY: "3",
             QUORUM: "a majority of all servers",
             ETCD: "Because it keeps only an index in memory", CLOCKS: "200"}  # fmt: skip
    same = [(answer, 1, False) for note, answer in asked.items() if note != edit.old]
    return sorted([*same, (edit.asks, 1, edit.is_due)])


Arrival = Callable[[Machine, Machine, Edit, Files], None]
"""How the edit is made on the second machine and what the first one did comes to it."""


def journal_first(desk: Machine, lap: Machine, edit: Edit, moved: Files) -> None:
    desk.give_journal(lap)
    say(lap, "due")
    write(lap, edit.of(BEFORE))
    say(lap, "scan")
    assert cards(lap) == expected(edit)
    write(lap, edit.of(moved))
    say(lap, "scan")


def notes_first(desk: Machine, lap: Machine, edit: Edit, moved: Files) -> None:
    write(lap, edit.of(BEFORE))
    say(lap, "scan")
    write(lap, edit.of(moved))
    say(lap, "scan")
    desk.give_journal(lap)
    say(lap, "scan")


def at_once(desk: Machine, lap: Machine, edit: Edit, moved: Files) -> None:
    write(lap, edit.of(BEFORE))
    say(lap, "scan")
    write(lap, edit.of(moved))
    desk.give_journal(lap)
    say(lap, "scan")


def assert_both_have(desk: Machine, lap: Machine, edit: Edit, moved: Files) -> None:
    """See that the second machine is right by itself, and the first one once it has the notes."""
    assert cards(lap) == expected(edit)
    assert lap.collection.undecided() == []
    findings = Care(lap.folder, lambda: lap.now).examine().findings
    assert [one.what for one in findings if one.about == "notes"] == []
    desk.now = lap.now
    lap.give_journal(desk)
    say(desk, "due")
    write(desk, edit.of(moved))
    say(desk, "scan")
    assert cards(desk) == expected(edit)
    assert_alike(desk, lap)
    assert_one_collection(desk, lap)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("moved", MOVES.values(), ids=MOVES)
def test_an_edit_where_a_note_stood_is_one_of_its_card(
    machines: tuple[Machine, Machine], moved: Files, edit: Edit
):
    """The journal that tells of the move came before, and the notes come after."""
    desk, lap = machines
    learned_by_both(desk, lap)
    write(desk, moved)
    say(desk, "scan")

    journal_first(desk, lap, edit, moved)

    assert_both_have(desk, lap, edit, moved)


@pytest.mark.parametrize("arrive", [notes_first, at_once])
@pytest.mark.parametrize("move", ["another title", "to another file", "split"])
def test_whatever_comes_first_it_is_one_card(
    machines: tuple[Machine, Machine], move: str, arrive: Arrival
):
    desk, lap = machines
    learned_by_both(desk, lap)
    moved = MOVES[move]
    write(desk, moved)
    say(desk, "scan")

    arrive(desk, lap, NUMBER, moved)

    assert_both_have(desk, lap, NUMBER, moved)


def test_an_edit_that_the_machine_made_which_moved_the_note_comes_with_it(
    machines: tuple[Machine, Machine],
):
    """Each machine edited it, the one where it stood and the other where it stands."""
    desk, lap = machines
    learned_by_both(desk, lap)
    moved = NUMBER.of(MOVES["another title"])
    write(desk, moved)
    say(desk, "scan")

    journal_first(desk, lap, NUMBER, MOVES["another title"])

    assert_both_have(desk, lap, NUMBER, MOVES["another title"])


@pytest.mark.parametrize("move", ["renamed", "another title", "to another file"])
def test_an_edit_taken_back_where_a_note_stood_is_one_of_its_card(
    machines: tuple[Machine, Machine], move: str
):
    """It says again what it said once, but this machine has seen it as it was since."""
    desk, lap = machines
    learned_by_both(desk, lap)
    for one in machines:
        write(one, NUMBER.of(BEFORE))
        say(one, "scan")
        one.give_journal(lap if one is desk else desk)
    write(desk, NUMBER.of(MOVES[move]))
    say(desk, "scan")
    desk.give_journal(lap)
    say(lap, "due")

    write(lap, MOVES[move])
    assert say(lap, "scan") == "1 edited (kept).\n"

    back = Edit(ENTRY, ENTRY, "3", False)
    assert_both_have(desk, lap, back, MOVES[move])


AGAIN = "- Two leaders at a time might undo what the other wrote, so Raft has one in each term."
REWORDED = Edit(LEADER, AGAIN, "", False)


@pytest.mark.parametrize("first", ["journal", "notes"])
def test_what_was_reworded_where_it_stood_is_asked_about_once(
    machines: tuple[Machine, Machine], first: str
):
    """And on both machines it is the same question."""
    desk, lap = machines
    learned_by_both(desk, lap)
    moved = MOVES["another title"]
    write(desk, moved)
    say(desk, "scan")
    if first == "journal":
        desk.give_journal(lap)
        say(lap, "due")
    write(lap, REWORDED.of(BEFORE))
    say(lap, "scan")
    write(lap, REWORDED.of(moved))
    say(lap, "scan")
    desk.give_journal(lap)
    say(lap, "due")
    desk.now = lap.now
    lap.give_journal(desk)
    say(desk, "due")

    write(desk, REWORDED.of(moved))
    say(desk, "scan")

    assert_alike(desk, lap)
    (question,) = desk.collection.undecided()
    assert lap.collection.undecided() == [question]
    assert [card.reviews for card in lap.live() if card.reviews] == [1, 1, 1, 1]
    lap.collection.decide(question, same=True)
    assert_alike(desk, lap)
    assert cards(desk) == cards(lap)
    assert [card.reviews for card in desk.live() if card.reviews] == [1, 1, 1, 1, 1]


def test_a_card_is_shown_where_its_note_stands_here(machines: tuple[Machine, Machine]):
    """Until the file comes that another machine has told of, nobody finds it."""
    desk, lap = machines
    learned_by_both(desk, lap)
    write(desk, MOVES["renamed"])
    say(desk, "scan")
    desk.give_journal(lap)
    say(lap, "due")

    places = {(card.file, card.line) for card in lap.collection.cards(None)}
    asked = {lap.collection.card(card.id).file for card in lap.collection.cards(None)}  # type: ignore[arg-type]

    assert places == {
        ("raft.md", 3),
        ("raft.md", 4),
        ("raft.md", 5),
        ("raft.md", 6),
        ("other.md", 3),
    }
    assert asked == {"raft.md", "other.md"}
    assert "raft.md:3" in say(lap, "show", lap.card("Raft").card_id)


def test_a_rebuild_asks_before_the_one_card_goes_whose_note_never_came(
    machines: tuple[Machine, Machine],
):
    """The other machine is lost, and only its journal came."""
    desk, lap = machines
    learned_by_both(desk, lap)
    write(desk, BEFORE | {"raft.md": BEFORE["raft.md"] + "- Lease :: a lock that expires\n"})
    say(desk, "scan")
    desk.collection.answer(desk.card("Lease").card_id, 4)  # type: ignore[arg-type]
    desk.give_journal(lap)
    lap.now = desk.now
    say(lap, "due")

    said = say(lap, "rebuild")

    asked = "1 of 5 cards of Raft (raft.md) would be suspended, because its note is gone."
    assert f"{asked} That was not taken in." in said
    assert ("a lock that expires", 1, False) in cards(lap)
    say(lap, "due")
    assert ("a lock that expires", 1, False) in cards(lap)
    assert say(lap, "scan", "--yes") == "1 gone (suspended).\n"
