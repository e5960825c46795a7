"""Entries that no cards can be made of: well formed, and yet such as no Recall would write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result
from faults.tables import contents
from memory.notebook import Notebook

from recall.cli import recall
from recall.journal import lines
from recall.journal.comparing import drifted
from recall.reviews import EventId, Rating
from recall.store import columns, prompts
from recall.store.entries import Entry
from recall.store.log import behind

DECK = "# Raft\n\n- Lease :: a lock that expires\n- Quorum ::: a majority\n"
STRANGER = "lap-222222"


class Ids(NamedTuple):
    """What the first card is called, and what it is of."""

    prompt: str
    card: str
    slot: int


class Study(Notebook):
    """A notebook beside whose journal stands one that somebody wrote by hand."""

    @property
    def state(self) -> Path:
        return self.folder / ".recall"

    @property
    def database(self) -> Path:
        return self.state / "recall.db"

    def ids(self) -> Ids:
        row = self.base.db.row("select prompt_id, card_id, slot from cards order by position")
        assert row is not None
        return Ids(*row)

    def body_of(self, kind: str) -> dict[str, object]:
        """Return what the first event of a kind says."""
        text = self.base.db.scalar("select min(body) from events where kind = ?", (kind,))
        return dict(json.loads(str(text)))

    def forge(self, *said: tuple[str, str, dict[str, object]]) -> None:
        """Write a journal with entries of which every checksum fits."""
        last = self.base.db.scalar(
            "select max(id) from (select max(event_id) as id from events"
            " union all select max(review_id) from reviews)"
        )
        at, day = int(self.now.timestamp() * 1000), self.now.date().isoformat()
        found = [
            Entry(behind(EventId(str(last)), n), at + n, 0, day, kind, subject, json.dumps(body))
            for n, (kind, subject, body) in enumerate(said, start=1)
        ]
        head = lines.head(STRANGER)
        data = [head, *lines.lines_of(found, lines.digest(head[:-1]))]
        (self.state / "journal" / f"{STRANGER}.jsonl").write_bytes(b"".join(data))

    def learned(self) -> dict[str, object]:
        """Return all that is known of the cards and what they are of."""
        tables = contents(self.collection)
        return {name: tables[name] for name in ("cards", "prompts", "settled", "fates", "exports")}

    def say(self, *words: str) -> Result:
        env = {"RECALL_NOW": self.now.isoformat(), "TZ": "UTC"}
        return CliRunner().invoke(recall, ["-C", str(self.folder), *words], env=env)

    def close(self) -> None:
        self.collection.__exit__()

    def reopen(self) -> list[str]:
        told: list[str] = []
        self.collection = type(self.collection).open(
            self.folder, self.settings, lambda: self.now, told.append
        )
        self.collection.refresh()
        return told

    def lose_database(self) -> None:
        for file in self.state.glob("recall.db*"):
            file.unlink()

    def backups(self) -> list[str]:
        return sorted(path.name for path in (self.state / "backups").iterdir())


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Two notes, and an answer to each of their cards."""
    study = Study(tmp_path / "notes")
    study.after(DECK)
    study.learn()
    study.collection.back_up()
    study.close()
    study.reopen()
    return study


PROMPT = "prompt-added"
CARD = {"slot": 7, "answer": "A", "card_ms": 77, "position": 9}
ANSWER = {
    "rating": 3, "took_ms": 0, "state_before": "review", "state_after": "review", "stability": 1.0,
    "difficulty": 5.0, "step": 0, "due_day": "2026-12-01", "due_at": None,
}  # fmt: skip
NOTE = {"path": "a.md", "section": [], "anchor": None, "note_text": "F", "line": 3, "prompts": {}}


IMPOSSIBLE: list[tuple[str, dict[str, object]]] = [
    ("card-added", CARD | {"prompt_id": "nowhere"}),
    ("card-added", CARD | {"answer": None}),
    ("card-added", CARD | {"answer": {"a": 1}}),
    ("card-added", CARD | {"slot": 1 << 70}),
    ("card-added", CARD | {"slot": 1.5}),
    ("card-added", CARD | {"position": None}),
    ("card-added", CARD | {"card_ms": None}),
    (PROMPT, {"tier": "perhaps"}),
    (PROMPT, {"kind": "song"}),
    (PROMPT, {"front": None}),
    (PROMPT, {"wording": "no JSON"}),
    (PROMPT, {"wording": []}),
    (PROMPT, {"section": "no JSON"}),
    (PROMPT, {"line": "third"}),
    (PROMPT, {"note_ms": None}),
    ("prompt-changed", {"pin": None}),
    ("prompt-changed", {"prompt_id": "another", "orphan": 7, "verdict": "maybe"}),
    ("prompt-changed", {"tier": "perhaps"}),
    ("prompt-changed", {"wording": "no JSON"}),
    ("prompt-changed", {"line": 1 << 70}),
    ("prompt-moved", {"path": None}),
    ("prompt-orphaned", {"line": None, "whole": True}),
    ("rejected", {"tier": "perhaps"}),
    ("rejected", {"tier": "ready", "answers": "none"}),
    ("card-moved", {"prompt_id": {}, "slot": 1}),
    ("suspended", {"to": 5, "before": 0}),
    ("suspended", {"to": [], "before": 0}),
    ("buried", {"to": {}, "before": None}),
    ("review", ANSWER | {"due_day": None}),
    ("review", ANSWER | {"state_after": "new"}),
    ("skipped", NOTE | {"path": None}),
    ("skipped", NOTE | {"line": None}),
    ("notes-read", {"p": [None, "skipped", None]}),
    ("notes-read", {"p": [3, "lost", None]}),
    ("notes-read", {"p": [3, "skipped", {}]}),
    ("exported", {"p": ["digest", 1 << 70]}),
]
"""Kinds of events, each with something that no table can hold, or that names what is nowhere."""


def impossible(ids: Ids, prompt: dict[str, object]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield the entries, each about the first card, its prompt, or what it adds."""
    for number, (kind, said) in enumerate(IMPOSSIBLE):
        if kind == PROMPT:
            yield kind, f"{number:012}", prompt | {"pin": f"{number:016}"} | said
        elif kind == "card-added":
            yield kind, f"{number:012}", {"prompt_id": ids.prompt} | said
        else:
            of_card = ("card-moved", "suspended", "buried", "review")
            yield kind, ids.card if kind in of_card else ids.prompt, said


def test_what_no_table_can_hold_is_passed_over(study: Study):
    """Anybody can bring a journal along with the notes. No command may stop at what a line of it
    says, and no card may become another one."""
    before = study.learned()
    study.forge(*impossible(study.ids(), study.body_of(PROMPT)))
    study.close()
    (backup,) = study.backups()

    for words in (["due"], ["rebuild"], ["restore", "--yes", backup], ["doctor"]):
        done = study.say(*words)
        assert (done.exit_code, done.exception) == (0, None), done.output
    study.lose_database()
    assert study.say("rebuild").exit_code == 0

    study.reopen()
    assert study.learned() == before
    assert list(drifted(study.base.db)) == []


def test_two_cards_at_one_place_are_one(study: Study):
    """Two machines made it of one gap: whatever is answered to either counts."""
    ids = study.ids()
    place = {"prompt_id": ids.prompt, "slot": ids.slot}
    study.forge(("card-added", "c" * 12, CARD | place), ("review", "c" * 12, ANSWER))
    study.close()

    for words in (["due"], ["rebuild"]):
        assert study.say(*words).exit_code == 0
        study.reopen()
        assert [card.reviews for card in study.cards()] == [2, 1, 1]
        study.close()


def test_what_stands_in_the_way_of_a_rebuild_is_cleared_away(study: Study):
    """A card that the database has below what the log never heard of: the log alone counts."""
    before = study.learned()
    ids = study.ids()
    with study.base.db.writing() as writer:
        columns_of = [row[1] for row in writer.rows("pragma table_info(prompts)")][2:]
        others = ", ".join(name for name in columns_of if name != "note_ms")
        writer.run(
            f"insert into prompts (prompt_id, note_ms, {others}) select 'stranger', 1, {others}"
            " from prompts where prompt_id = ?",
            (ids.prompt,),
        )
        prompts.index(writer, ["stranger"])
        writer.run("update cards set prompt_id = 'stranger' where card_id = ?", (ids.card,))
    study.close()

    said = study.say("rebuild")

    assert (said.exit_code, said.stderr) == (0, "")
    study.reopen()
    assert study.learned() == before
    assert list(drifted(study.base.db)) == []


# Through a fault of ours ------------------------------------------------------------------------


@pytest.fixture
def stopped(study: Study, monkeypatch: pytest.MonkeyPatch) -> Study:
    """A line of another machine's journal that this Recall does not see through; closed."""
    monkeypatch.setattr(columns, "check", lambda *_: None)
    ids = study.ids()
    study.forge(
        ("suspended", ids.card, {"to": 1, "before": 0}),
        ("card-added", "c" * 12, CARD | {"prompt_id": ids.prompt, "answer": None}),
        ("unsuspended", ids.card, {"to": 0, "before": 1}),
    )
    study.close()
    return study


WHAT = f"{STRANGER}.jsonl:3 says what cannot be followed (NOT NULL constraint failed: cards.answer)"
TODO = (
    f"Try it with a newer Recall, or move {STRANGER}.jsonl out of the folder of journals for now,"
    " and keep it."
)


def test_what_cannot_be_followed_keeps_nobody_from_what_is_here(stopped: Study):
    """It is named with its line, and all else goes on as if it had not come."""
    told = stopped.reopen()

    card = stopped.live()[0]
    stopped.collection.answer(card.card_id, Rating.GOOD)  # type: ignore[arg-type]
    assert stopped.card(card.front).reviews == 2
    assert told == [
        f"The journals of other machines could not be taken in: {WHAT}. Nothing was changed. {TODO}"
    ]


def test_a_rebuild_that_cannot_follow_names_the_line_and_changes_nothing(stopped: Study):
    """Be the database whole or damaged: what can still be had of it is not put at risk."""
    whole = stopped.database.read_bytes()
    damaged = whole[:20000] + b"\x5a" * 8192 + whole[28192:]
    backups = stopped.backups()

    for there in (whole, damaged):
        stopped.lose_database()
        stopped.database.write_bytes(there)
        said = stopped.say("rebuild")
        assert (said.exit_code, said.output) == (5, f"{WHAT}. Nothing was changed. {TODO}\n")
        assert stopped.database.read_bytes() == there
        assert stopped.backups() == backups
    assert sorted(path.name for path in stopped.state.glob(".copying*")) == []


def test_without_a_database_no_card_is_made_beside_those_that_cannot_be_followed(stopped: Study):
    """They would be new ones, with nothing learned."""
    stopped.lose_database()

    for words in (["rebuild"], ["due"], ["scan"]):
        said = stopped.say(*words)
        assert (said.exit_code, said.output) == (5, f"{WHAT}. Nothing was changed. {TODO}\n")

    (stopped.state / "journal" / f"{STRANGER}.jsonl").rename(stopped.folder / "kept")
    stopped.reopen()
    assert [card.reviews for card in stopped.cards()] == [1, 1, 1]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_restore_that_cannot_follow_ends_as_if_it_had_not_begun(stopped: Study, is_there: bool):
    """No backup is left of what there was before, as if there were something to take back."""
    backups = stopped.backups()
    if not is_there:
        stopped.lose_database()
    before = stopped.database.read_bytes() if is_there else None

    said = stopped.say("restore", "--yes", backups[0])

    assert said.exit_code == 5
    assert said.output == f"Not restored: {WHAT}; nothing was changed. {TODO}\n"
    assert stopped.backups() == backups
    assert (stopped.database.read_bytes() if stopped.database.exists() else None) == before
    assert sorted(path.name for path in stopped.state.glob(".copying*")) == []
